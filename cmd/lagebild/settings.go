package main

import (
	"context"
	"crypto/x509"
	"fmt"
	"net/netip"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/scrape"
)

// fetchSettings are the flags of every command that asks the web.
type fetchSettings struct {
	contact    string
	userAgent  string
	gap        time.Duration
	allow      []string
	anyPort    bool
	simulation string
}

func (s *fetchSettings) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.contact, "contact", fetch.DefaultContact, "web or mailto address in our User-Agent where a webmaster finds you")
	f.StringVar(&s.userAgent, "user-agent", "", "whole User-Agent header (default: Lagebild/1 with the contact address)")
	f.DurationVar(&s.gap, "gap", 2*time.Second, "least time between two requests to one host")
	f.StringSliceVar(&s.allow, "allow-net", nil, "networks that may be asked although they are not public, such as 127.0.0.0/8")
	f.BoolVar(&s.anyPort, "allow-any-port", false, "ask ports other than 80 and 443")
	f.StringVar(&s.simulation, "simulation", "", "address of a simulated region (see lagebild demo --sites-only): takes its clock and certificate and opens this machine's own addresses")
}

// outside is what the process takes from the world around it: the time, and which addresses it trusts.
type outside struct {
	clock  clock.Clock
	config fetch.Config
	lease  time.Duration
	idle   time.Duration
	note   string
}

// outside resolves the flags; hosts and log are put into the result.
func (s *fetchSettings) outside(ctx context.Context) (outside, error) {
	o := outside{clock: clock.System{}, lease: scrape.DefaultLease, idle: time.Second}
	o.config = fetch.Config{ContactURL: s.contact, UserAgent: s.userAgent, Gap: s.gap, AnyPort: s.anyPort}
	for _, text := range s.allow {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return o, &fault.Error{Kind: fault.Invalid, Op: "reading --allow-net", Err: err, Remedy: "write a network like 127.0.0.0/8"}
		}
		o.config.Allow = append(o.config.Allow, p)
	}
	if s.simulation != "" {
		sim, err := joinSimulation(ctx, s.simulation)
		if err != nil {
			return o, err
		}
		o.simulate(sim.Clock, sim.pool)
		o.note = fmt.Sprintf("Simulierte Region / simulated region (Faktor %g)", sim.Clock.Factor)
	}
	o.config.Clock = o.clock
	return o, nil
}

// simulate puts the process on the clock of a simulated region on this machine.
func (o *outside) simulate(c clock.Scaled, pool *x509.CertPool) {
	o.clock = c
	o.config.Clock = c
	o.config.AnyPort = true
	o.config.Allow = append(o.config.Allow, netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128"))
	o.config.Roots = pool
	// Time-outs are real: a simulated host that does not answer must not hold a worker for weeks of its clock.
	o.config.RequestTimeout, o.config.HeaderTimeout, o.config.DialTimeout = 2*time.Second, 2*time.Second, time.Second
	// A run takes real time, however fast the clock goes, and its lease must outlast it.
	o.lease = max(o.lease, time.Duration(float64(30*time.Second)*c.Factor))
	o.idle = 50 * time.Millisecond
}

// scrapeSettings are the flags of commands that run sources.
type scrapeSettings struct {
	workers int
	uplink  []string
}

func (s *scrapeSettings) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.IntVar(&s.workers, "workers", 8, "sources run at once")
	f.StringSliceVar(&s.uplink, "uplink", nil, "host:port of reference targets; when none of them takes a connection, failures are put down to our own side")
}

// workerName names this process in leases.
func workerName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return fmt.Sprintf("%s/%d", host, os.Getpid())
}
