package demo

import (
	"cmp"
	"context"
	"crypto/x509"
	"fmt"
	"log/slog"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/demo/pages"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/sites"
	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

// What the demo does unless told otherwise.
const (
	DefaultPort   = 8471
	DefaultSeed   = 1
	DefaultFactor = 1440 // one day a minute
)

// Start is when the incident's clock starts: 30 October 2023, midnight in Berlin, an hour before the attack.
func Start() time.Time { return plan.Start() }

// End is the moment after which nothing more changes.
func End() time.Time { return plan.End() }

// NewClock is a clock that shows Start at the real moment origin and runs factor times as fast as real time; a factor of
// 0 or less means DefaultFactor.
func NewClock(origin time.Time, factor float64) clock.Scaled {
	if factor <= 0 {
		factor = DefaultFactor
	}
	return clock.Scaled{Origin: origin, Start: Start(), Factor: factor}
}

// Config is what a Region is made of.
type Config struct {
	Bodies   []notice.Body
	Seed     uint64       // 0: DefaultSeed
	Clock    clock.Clock  // required
	Listener net.Listener // where to serve; nil: 127.0.0.1 on Port
	Port     int          // 0: DefaultPort
	Log      *slog.Logger // nil: silent
}

// Region is the simulated region. It is safe for concurrent use.
type Region struct {
	plan   *plan.Plan
	server *sites.Server
	render *pages.Renderer
	clock  clock.Clock
	port   int
}

// New plans a region and opens its port. It fails with fault.Invalid if the configuration is wrong or the port is taken.
// The caller ends it by Serve with a context that ends, or by Close.
func New(cfg Config) (*Region, error) {
	const op = "starting the demo"
	if cfg.Clock == nil {
		return nil, fault.New(fault.Invalid, op, "clock is missing: give one, such as NewClock")
	}
	if len(cfg.Bodies) == 0 {
		return nil, fault.New(fault.Invalid, op, "bodies are missing: give at least one")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	p, err := plan.Build(cfg.Bodies, cmp.Or(cfg.Seed, DefaultSeed))
	if err != nil {
		return nil, err
	}
	book, err := texts.Open()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, op, err)
	}
	render, err := pages.New(book)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, op, err)
	}
	listener := cfg.Listener
	if listener == nil {
		address := net.JoinHostPort("127.0.0.1", strconv.Itoa(cmp.Or(cfg.Port, DefaultPort)))
		//nolint:noctx // binding a local port does not block, and New has no context to give
		if listener, err = net.Listen("tcp", address); err != nil {
			e := fault.New(fault.Invalid, op, "port: %w", err)
			e.Remedy = "end what listens there, or choose another port"
			return nil, e
		}
	}
	r := &Region{plan: p, render: render, clock: cfg.Clock}
	if a, ok := listener.Addr().(*net.TCPAddr); ok {
		r.port = a.Port
	}
	w := newWorld(p, render, r.port, cfg.Log)
	if r.server, err = sites.New(listener, w, cfg.Clock, cfg.Log); err != nil {
		_ = listener.Close()
		return nil, fault.Wrap(fault.Internal, op, err)
	}
	if w.simulation, err = r.simulation(); err != nil {
		_ = listener.Close()
		return nil, err
	}
	return r, nil
}

// Serve serves all hosts until ctx ends, then closes the port and all connections. It may be called once.
func (r *Region) Serve(ctx context.Context) error { return r.server.Serve(ctx) }

// Close releases the port of a Region that never served.
func (r *Region) Close() error { return r.server.Close() }

// Port is the TCP port on which all hosts are served.
func (r *Region) Port() int { return r.port }

// URL is the address of a host's first page, without a slash at its end. host is "werl.localhost", or "werl" for short.
// Resolvers send all of them to 127.0.0.1 (RFC 6761).
func (r *Region) URL(host string) string {
	if !strings.HasSuffix(host, plan.Domain) {
		host += plan.Domain
	}
	return fmt.Sprintf("http://%s:%d", host, r.port)
}

// CertPool holds the certificate of the authority that signs for all hosts, for those who ask over TLS.
func (r *Region) CertPool() *x509.CertPool { return r.server.CertPool() }

// CertPEM is that certificate in PEM.
func (r *Region) CertPEM() []byte { return r.server.CertPEM() }

// Counters are the counters of each host that was asked anything, by host name without port.
func (r *Region) Counters() map[string]sites.HostCount { return r.server.Counters() }

// Plan is the script that everything is drawn from. It must not be changed.
func (r *Region) Plan() *plan.Plan { return r.plan }

// Hosts are the names of all hosts that the region serves, sorted.
func (r *Region) Hosts() []string {
	out := []string{pages.RegionalHost, pages.PressHost}
	for _, s := range r.plan.Sites {
		for _, host := range []string{s.Host, s.Notfall, s.Moved} {
			if host != "" {
				out = append(out, host)
			}
		}
	}
	slices.Sort(out)
	return out
}
