package fetch

import (
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

// HostKey is the host that turns are kept for: host[:port] in lower case, the port only if it is not the scheme's own.
func HostKey(u *url.URL) string {
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return host
}

// originOf is scheme and host key: what a robots.txt speaks for.
func originOf(u *url.URL) string { return u.Scheme + "://" + HostKey(u) }
