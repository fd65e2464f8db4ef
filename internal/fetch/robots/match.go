package robots

import "strings"

// Allowed reports whether path may be asked for. path is the escaped path of a URL with its query, beginning with "/".
func (r Rules) Allowed(path string) bool {
	if len(r.rules) == 0 {
		return true
	}
	if path == "" {
		path = "/"
	}
	if path == "/robots.txt" {
		return true // by the RFC, whatever the file says
	}
	path = escapes(path)
	best, allow := -1, true
	for _, rule := range r.rules {
		if n := len(rule.pattern); (n > best || n == best && rule.allow) && match(rule.pattern, path) {
			best, allow = n, rule.allow
		}
	}
	return allow
}

// match reports whether pattern fits the beginning of path, or all of it if the pattern ends in "$". Each "*" takes the
// earliest place where the piece after it fits, so the work is linear in the path for every piece.
func match(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	first, rest, more := strings.Cut(pattern, "*")
	if !strings.HasPrefix(path, first) {
		return false
	}
	path = path[len(first):]
	for more {
		var piece string
		piece, rest, more = strings.Cut(rest, "*")
		if !more && anchored {
			return strings.HasSuffix(path, piece)
		}
		i := strings.Index(path, piece)
		if i < 0 {
			return false
		}
		path = path[i+len(piece):]
	}
	return !anchored || path == ""
}

// escapes brings the two ways of writing one path together: bytes beyond ASCII become percent-escapes, hexadecimal digits of
// escapes become upper case, escapes of unreserved characters are undone.
func escapes(s string) string {
	const upper = "0123456789ABCDEF"
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '%' || r >= 0x80 || r <= ' ' }) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi >= 0 && lo >= 0 {
				i += 2
				if v := byte(hi<<4 | lo); unreserved(v) { //nolint:gosec // both are at most 15
					b.WriteByte(v)
				} else {
					b.WriteByte('%')
					b.WriteByte(upper[hi])
					b.WriteByte(upper[lo])
				}
				continue
			}
		}
		if c >= 0x80 || c <= ' ' {
			b.WriteByte('%')
			b.WriteByte(upper[c>>4])
			b.WriteByte(upper[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	default:
		return -1
	}
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}
