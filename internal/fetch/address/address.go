package address

import (
	"net"
	"net/url"
	"strings"
)

// Redact is raw without user name, password, query and fragment, fit for logs, conditions and pages. It does not need raw
// to be a valid URL.
func Redact(raw string) string {
	s, _, _ := strings.Cut(raw, "#")
	s, query, hasQuery := strings.Cut(s, "?")
	scheme, rest, hasScheme := strings.Cut(s, "://")
	if !hasScheme {
		scheme, rest = "", s
	}
	host, path := rest, ""
	if i := strings.IndexAny(rest, `/\`); i >= 0 {
		host, path = rest[:i], rest[i:]
	}
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	s = host + path
	if hasScheme {
		s = scheme + "://" + s
	}
	if hasQuery && query != "" {
		s += "?…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// HostKey is the host that turns and claims are kept for: host[:port] in lower case, without the dot that may end a full name,
// the port only if it is not the scheme's own; "" if u names no host.
func HostKey(u *url.URL) string {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	port := u.Port()
	if port == "" || u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		if strings.Contains(host, ":") {
			return "[" + host + "]"
		}
		return host
	}
	return net.JoinHostPort(host, port)
}

// Origin is scheme and host key: what a robots.txt speaks for.
func Origin(u *url.URL) string { return u.Scheme + "://" + HostKey(u) }
