package limit

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Private lists the networks that no visitor from outside comes from: loopback, private and link-local addresses.
func Private() []netip.Prefix { return slices.Clone(private) }

var private = []netip.Prefix{
	netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"),
	netip.MustParsePrefix("192.168.0.0/16"), netip.MustParsePrefix("169.254.0.0/16"), netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("::1/128"), netip.MustParsePrefix("fc00::/7"), netip.MustParsePrefix("fe80::/10"),
}

// clientOf is the network that a request is charged to; false if it came from a proxy that does not say for whom: many
// visitors may share it, and all of them would be shut out for one.
func (l *Limiter) clientOf(r *http.Request) (key netip.Prefix, ok bool) {
	addr := peer(r)
	if l.isProxy(addr) {
		given := r.Header.Values("X-Forwarded-For")
		if len(given) == 0 {
			return netip.Prefix{}, false
		}
		hops := strings.Split(strings.Join(given, ","), ",")
		for _, hop := range slices.Backward(hops) {
			a, err := parse(strings.TrimSpace(hop))
			if err != nil {
				break // what stands left of it cannot be trusted either
			}
			if addr = a; !l.isProxy(a) {
				break
			}
		}
	}
	bits := 32
	if addr.Is6() {
		bits = 64
	}
	p, err := addr.Prefix(bits)
	if err != nil {
		return netip.Prefix{}, true // an address that is none: all such share one budget
	}
	return p, true
}

// peer is the address at the other end of the connection; the zero Addr if it has none.
func peer(r *http.Request) netip.Addr {
	ap, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return plain(ap.Addr())
}

// parse reads an entry of X-Forwarded-For, which may carry a port.
func parse(s string) (netip.Addr, error) {
	if ap, err := netip.ParseAddrPort(s); err == nil {
		return plain(ap.Addr()), nil
	}
	a, err := netip.ParseAddr(strings.Trim(s, "[]"))
	return plain(a), err
}

// plain is an address without zone, IPv4 as IPv4.
func plain(a netip.Addr) netip.Addr { return a.Unmap().WithZone("") }

func (l *Limiter) isProxy(a netip.Addr) bool {
	return slices.ContainsFunc(l.cfg.Proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}
