package limit

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// clientOf is the network that a request is charged to.
func (l *Limiter) clientOf(r *http.Request) netip.Prefix {
	addr := peer(r)
	if l.isProxy(addr) {
		hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
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
		return netip.Prefix{} // an address that is none: all such share one budget
	}
	return p
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
