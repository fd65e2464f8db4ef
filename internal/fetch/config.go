package fetch

import (
	"cmp"
	"crypto/x509"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/metrics"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// DefaultContact is where a webmaster can read what asks, if no other address is configured.
const DefaultContact = "https://github.com/lagebild/lagebild"

// Config is what a Fetcher is made of. Zero fields take their defaults; Hosts is needed.
type Config struct {
	Clock clock.Clock // nil: the system's
	Hosts Hosts
	Log   *slog.Logger // nil: none

	Metrics *metrics.Metrics  // nil: none
	Tracer  *telemetry.Tracer // nil: none. Hosts are told nothing of traces

	UserAgent  string // whole header; "" = "Lagebild/1 (+ContactURL)". It must name an address to complain to
	ContactURL string // http, https or mailto; "" = DefaultContact

	Gap       time.Duration // on the clock: least time between two requests to one host; 0 = 2 s
	MaxWait   time.Duration // on the clock: a turn further away than this is a RateLimited fault; 0 = 2 min
	RobotsFor time.Duration // on the clock: how long a robots.txt holds; 0 = 24 h

	RequestTimeout time.Duration // real: one request from its turn to the last byte, each redirect anew; 0 = 20 s
	DialTimeout    time.Duration // real: DNS and connecting, and the TLS handshake likewise; 0 = 10 s
	HeaderTimeout  time.Duration // real: from the request to the header of its answer; 0 = 15 s

	MaxBody      int64 // bytes, decompressed; 0 = 8 MiB
	MaxRedirects int   // 0 = 5; negative: none

	Allow      []netip.Prefix // networks opened although they are not public, for tests and the demo
	AllowPorts []uint16       // nil: 80 and 443
	AnyPort    bool           // every port
	Localhost  netip.Addr     // what names under .localhost stand for; zero: 127.0.0.1
	Resolver   *net.Resolver  // nil: the system's
	Roots      *x509.CertPool // nil: the system's
}

// withDefaults checks c and fills in what is not set.
func (c Config) withDefaults() (Config, error) {
	const op = "configuring the fetcher"
	if c.Hosts == nil {
		return c, fault.New(fault.Internal, op, "hosts is not set")
	}
	for name, d := range map[string]time.Duration{
		"gap": c.Gap, "max wait": c.MaxWait, "robots for": c.RobotsFor, "request timeout": c.RequestTimeout,
		"dial timeout": c.DialTimeout, "header timeout": c.HeaderTimeout, "max body": time.Duration(c.MaxBody),
	} {
		if d < 0 {
			return c, fault.New(fault.Invalid, op, "%s: must not be negative", name)
		}
	}
	if c.Clock == nil {
		c.Clock = clock.System{}
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	c.Gap = cmp.Or(c.Gap, 2*time.Second)
	c.MaxWait = cmp.Or(c.MaxWait, 2*time.Minute)
	c.RobotsFor = cmp.Or(c.RobotsFor, 24*time.Hour)
	c.RequestTimeout = cmp.Or(c.RequestTimeout, 20*time.Second)
	c.DialTimeout = cmp.Or(c.DialTimeout, 10*time.Second)
	c.HeaderTimeout = cmp.Or(c.HeaderTimeout, 15*time.Second)
	c.MaxBody = cmp.Or(c.MaxBody, 8<<20)
	c.MaxRedirects = cmp.Or(c.MaxRedirects, 5)
	return c, c.identity(op)
}

// identity checks and completes what we say of ourselves.
func (c *Config) identity(op string) error {
	c.ContactURL = cmp.Or(c.ContactURL, DefaultContact)
	u, err := url.Parse(c.ContactURL)
	ok := err == nil && u.User == nil && !strings.ContainsAny(c.ContactURL, " ()<>\"\r\n")
	switch {
	case ok && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
	case ok && u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
	default:
		return fault.New(fault.Invalid, op, "contact URL: give a web or mailto address where a webmaster finds you, such as %s", DefaultContact)
	}
	c.UserAgent = cmp.Or(c.UserAgent, "Lagebild/1 (+"+c.ContactURL+")")
	printable := !strings.ContainsFunc(c.UserAgent, func(r rune) bool { return r < ' ' || r > '~' })
	if !printable || !strings.Contains(c.UserAgent, "://") && !strings.Contains(c.UserAgent, "@") {
		return fault.New(fault.Invalid, op, "user agent: one line of ASCII that names an address to complain to, such as %q", "Lagebild/1 (+"+c.ContactURL+")")
	}
	return nil
}
