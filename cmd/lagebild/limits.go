package main

import (
	"net/http"
	"net/netip"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/web/limit"
)

// limitSettings are the flags that keep one visitor from taking the pages away from all others.
type limitSettings struct {
	rate    float64
	burst   int
	proxies string
}

func (s *limitSettings) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Float64Var(&s.rate, "client-rate", 20, "pages that one visitor may ask for each second; a negative number sets no limit")
	f.IntVar(&s.burst, "client-burst", 200, "pages that one visitor may ask for at once")
	f.StringVar(&s.proxies, "proxies", "", "networks of proxies whose X-Forwarded-For is believed, for instance 10.0.0.0/8,fd00::/8, or none (default: all private networks)")
}

// wrap puts the limits before h.
func (s *limitSettings) wrap(h http.Handler) (http.Handler, error) {
	proxies, err := readProxies(s.proxies)
	if err != nil {
		return nil, err
	}
	l, err := limit.New(limit.Config{Rate: s.rate, Burst: s.burst, Proxies: proxies})
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
