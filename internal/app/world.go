package app

import (
	"context"
	"crypto/x509"
	"fmt"
	"net/netip"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// WorldConfig says how a process deals with the web, and whose clock counts. The zero value asks nobody and takes the
// system's clock.
type WorldConfig struct {
	Contact    string        // web or mailto address in our User-Agent
	UserAgent  string        // whole User-Agent header; "" = one with the contact address
	Gap        time.Duration // least time between two requests to one host
	Allow      []string      // networks that may be asked although they are not public, such as 127.0.0.0/8
	AnyPort    bool          // ask ports other than 80 and 443
	Simulation string        // address of a simulated region; "" = none
	Origin     string        // scheme and host in addresses of the site; "" = as visitors name it
}

// World is what a process takes from the world around it: the time, and which addresses it trusts.
type World struct {
	Clock  clock.Clock
	Fetch  fetch.Config
	Lease  time.Duration     // of a run
	Idle   time.Duration     // between two looks for work
	Note   string            // on every page; "" = none
	Origin string            // scheme and host in addresses of the site; "" = as visitors name it
	Tracer *telemetry.Tracer // nil: none; see Trace
}

// World resolves the configuration; a simulated region is asked for its clock.
func (c WorldConfig) World(ctx context.Context) (World, error) {
	w := World{Clock: clock.System{}, Lease: scrape.DefaultLease, Idle: time.Second, Origin: c.Origin}
	w.Fetch = fetch.Config{ContactURL: c.Contact, UserAgent: c.UserAgent, Gap: c.Gap, AnyPort: c.AnyPort}
	for _, text := range c.Allow {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return w, &fault.Error{Kind: fault.Invalid, Op: "reading --allow-net", Err: err, Remedy: "write a network like 127.0.0.0/8"}
		}
		w.Fetch.Allow = append(w.Fetch.Allow, p)
	}
	if c.Simulation != "" {
		sim, err := joinSimulation(ctx, c.Simulation)
		if err != nil {
			return w, err
		}
		w.Simulate(sim.clock, sim.pool)
		if !sim.address.IsLoopback() { // in a cluster: its sites are on that machine, under the same names
			w.Fetch.Localhost = sim.address
			w.Fetch.Allow = append(w.Fetch.Allow, netip.PrefixFrom(sim.address, sim.address.BitLen()))
		}
		w.Note = fmt.Sprintf("Simulierte Region / simulated region (Faktor %g)", sim.clock.Factor)
	}
	w.Fetch.Clock = w.Clock
	return w, nil
}

// Simulate puts the process on the clock of a simulated region on this machine, whose certificates pool has.
func (w *World) Simulate(c clock.Scaled, pool *x509.CertPool) {
	w.Clock = c
	w.Fetch.Clock = c
	w.Fetch.AnyPort = true
	w.Fetch.Allow = append(w.Fetch.Allow, netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128"))
	w.Fetch.Roots = pool
	// Time-outs are real: a simulated host that does not answer must not hold a worker for weeks of its clock.
	w.Fetch.RequestTimeout, w.Fetch.HeaderTimeout, w.Fetch.DialTimeout = 2*time.Second, 2*time.Second, time.Second
	// A run takes real time, however fast the clock goes, and its lease must outlast it.
	w.Lease = max(w.Lease, time.Duration(float64(30*time.Second)*c.Factor))
	w.Idle = 50 * time.Millisecond
}
