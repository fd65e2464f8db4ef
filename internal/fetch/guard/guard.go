package guard

import (
	"context"
	"net"
	"net/netip"
	"slices"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"github.com/lagebild/lagebild/internal/fault"
)

// Config says what a Guard lets through.
type Config struct {
	Allow     []netip.Prefix // opened although they are refused otherwise: "127.0.0.0/8" for tests and the demo
	Ports     []uint16       // nil: 80 and 443
	AnyPort   bool           // every port; Ports is not looked at
	Localhost netip.Addr     // what names under .localhost stand for, as in a simulated region on another machine; zero: 127.0.0.1
	Resolver  *net.Resolver  // nil: the system's
	Timeout   time.Duration  // real, of one connection attempt, DNS included; 0 = 10 s
}

// Guard decides which addresses may be asked. It is safe for concurrent use.
type Guard struct {
	allow        []netip.Prefix
	ports        []uint16
	tables       *ssrf.Guardian
	dialer       net.Dialer
	localhost    netip.Addr
	openLoopback bool
}

// extra are addresses that the registries call public but that are somebody's inside.
var extra = []netip.Prefix{
	netip.MustParsePrefix("168.63.129.16/32"), // Azure's platform address: DHCP, DNS, health and metadata of the host
}

// loopback is what names under .localhost stand for, unless the configuration says otherwise.
var loopback = netip.AddrFrom4([4]byte{127, 0, 0, 1})

// New gives a Guard.
func New(cfg Config) (*Guard, error) {
	g := &Guard{ports: cfg.Ports}
	for _, p := range cfg.Allow {
		if !p.IsValid() {
			return nil, fault.New(fault.Invalid, "making a guard", "allow: a prefix is not valid; write it as 127.0.0.0/8")
		}
		g.allow = append(g.allow, p.Masked())
	}
	switch {
	case cfg.AnyPort:
		g.ports = nil
	case len(g.ports) == 0:
		g.ports = []uint16{80, 443}
	}
	// Ports and opened prefixes are decided here; the tables are asked for addresses only.
	g.tables = ssrf.New(ssrf.WithAnyPort(), ssrf.WithDeniedV4Prefixes(extra...))
	g.localhost = loopback
	if cfg.Localhost.IsValid() {
		g.localhost = cfg.Localhost
	}
	g.openLoopback = g.CheckAddr(g.localhost) == nil
	if cfg.Timeout <= 0 {
		cfg.Timeout = 10 * time.Second
	}
	g.dialer = net.Dialer{Timeout: cfg.Timeout, Resolver: cfg.Resolver, Control: g.control}
	return g, nil
}

// CheckAddr is a RefusedTarget fault unless ip may be connected to.
func (g *Guard) CheckAddr(ip netip.Addr) error {
	switch {
	case !ip.IsValid():
		return refuse("no address")
	case ip.Zone() != "":
		return refuse("%s has a zone and so is local to this machine", ip)
	case ip.Is4In6():
		return refuse("%s is an IPv4 address in disguise", ip)
	}
	for _, p := range g.allow {
		if p.Contains(ip) {
			return nil
		}
	}
	if err := g.tables.SafeAddr(ip); err != nil {
		return refuse("%s is not a public address", ip)
	}
	return nil
}

// DialContext connects to address ("host:port") over TCP if the guard lets the address through that host resolves to.
// It fits http.Transport. Names under .localhost are 127.0.0.1, or what stands for it, without DNS, as RFC
// 6761 has it.
func (g *Guard) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, refuse("no host and port")
	}
	if isLocalhost(normal(host)) {
		address = net.JoinHostPort(g.localhost.String(), port)
	}
	return g.dialer.DialContext(ctx, network, address)
}

// control is called by the dialer with the address that is about to be connected to.
func (g *Guard) control(network, address string, _ syscall.RawConn) error {
	if network != "tcp4" && network != "tcp6" {
		return refuse("%s is not TCP", network)
	}
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return refuse("no address and port")
	}
	if err := g.checkPort(ap.Port()); err != nil {
		return err
	}
	return g.CheckAddr(ap.Addr())
}

func (g *Guard) checkPort(port uint16) error {
	if port == 0 || g.ports != nil && !slices.Contains(g.ports, port) {
		return refuse("port %d is not allowed", port)
	}
	return nil
}

func refuse(format string, args ...any) error {
	e := fault.New(fault.RefusedTarget, "", format, args...)
	e.Remedy = "use the public address of the site"
	return e
}
