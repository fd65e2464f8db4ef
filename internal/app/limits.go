package app

import (
	"net/http"
	"net/netip"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/web/limit"
)

// Limits keep one visitor from taking the pages away from all others.
type Limits struct {
	Rate    float64 // pages that one visitor may ask for each second; negative: no limit
	Burst   int     // pages that one visitor may ask for at once
	Proxies string  // networks whose X-Forwarded-For is believed, with commas between; "" = all private ones, "none"
}

// wrap puts the limits before h.
func (s Limits) wrap(h http.Handler) (http.Handler, error) {
	proxies, err := readProxies(s.Proxies)
	if err != nil {
		return nil, err
	}
	l, err := limit.New(limit.Config{Rate: s.Rate, Burst: s.Burst, Proxies: proxies})
	if err != nil {
		return nil, err
	}
	return l.Wrap(h), nil
}

// readProxies reads a list of networks; nil for the default.
func readProxies(text string) ([]netip.Prefix, error) {
	switch text = strings.TrimSpace(text); text {
	case "":
		return nil, nil
	case "none":
		return []netip.Prefix{}, nil
	}
	var out []netip.Prefix
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		p, err := netip.ParsePrefix(part)
		if err != nil {
			a, e := netip.ParseAddr(part)
			if e != nil {
				return nil, &fault.Error{Kind: fault.Invalid, Op: "reading --proxies", Err: err, Remedy: "give networks such as 10.0.0.0/8, or none"}
			}
			p = netip.PrefixFrom(a, a.BitLen())
		}
		out = append(out, p)
	}
	return out, nil
}
