package guard

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// localSuffixes end names that mean something only inside a network. A name is refused even if it resolves to a public
// address, because what it resolves to depends on where we run.
var localSuffixes = []string{
	".local", // multicast DNS, and cluster.local
	".internal", ".intranet", ".private", ".corp", ".home", ".lan", ".localdomain", ".home.arpa", ".onion",
}

// CheckURL is a RefusedTarget fault unless u may be asked, as far as its text tells.
func (g *Guard) CheckURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return refuse("scheme %q is neither http nor https", u.Scheme)
	case u.User != nil:
		return refuse("it carries a user name or password")
	case u.Opaque != "" || u.Host == "" || u.Hostname() == "":
		return refuse("it names no host")
	}
	if err := g.checkURLPort(u); err != nil {
		return err
	}
	return g.checkHost(u.Hostname())
}

func (g *Guard) checkURLPort(u *url.URL) error {
	p := u.Port()
	if p == "" {
		if strings.HasSuffix(u.Host, ":") {
			return refuse("it ends in an empty port")
		}
		if p = "80"; u.Scheme == "https" {
			p = "443"
		}
	}
	n, err := strconv.ParseUint(p, 10, 16)
	if err != nil {
		return refuse("port %q is no port", p)
	}
	return g.checkPort(uint16(n))
}

func (g *Guard) checkHost(host string) error {
	if strings.ContainsAny(host, ":%") {
		ip, err := netip.ParseAddr(host)
		if err != nil {
			return refuse("%q is no address", host)
		}
		return g.CheckAddr(ip)
	}
	name := normal(host)
	if ip, err := netip.ParseAddr(name); err == nil {
		return g.CheckAddr(ip)
	}
	switch {
	case name == "" || len(name) > 253 || !plain(name):
		return refuse("%q is no host name", host)
	case endsInNumber(name):
		return refuse("%q is an address written in an unusual way", host)
	case isLocalhost(name):
		if g.openLoopback {
			return nil
		}
		return refuse("%q is this machine", host)
	case !strings.Contains(name, "."):
		return refuse("%q has no domain", host)
	}
	for _, s := range localSuffixes {
		if strings.HasSuffix(name, s) {
			return refuse("%q is a local name", host)
		}
	}
	return nil
}

// normal is host as it will be looked up: lower case, ASCII, without a final dot; "" if it cannot be.
func normal(host string) string {
	for i := range len(host) {
		if host[i] >= 0x80 {
			ascii, err := idna.Lookup.ToASCII(host)
			if err != nil {
				return ""
			}
			host = ascii
			break
		}
	}
	return strings.TrimSuffix(strings.ToLower(host), ".")
}

// plain reports whether name consists of non-empty labels of letters, digits, hyphens and underscores.
func plain(name string) bool {
	for label := range strings.SplitSeq(name, ".") {
		if label == "" || len(label) > 63 {
			return false
		}
		for i := range len(label) {
			c := label[i]
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
				return false
			}
		}
	}
	return true
}

// endsInNumber reports whether name is what browsers and C libraries read as an IPv4 address though netip does not:
// 2130706433, 0x7f.1, 0177.0.0.1. No top-level domain is a number.
func endsInNumber(name string) bool {
	last := name[strings.LastIndexByte(name, '.')+1:]
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return strings.Trim(last, "0123456789") == ""
}

func isLocalhost(name string) bool {
	return name == "localhost" || strings.HasSuffix(name, ".localhost")
}
