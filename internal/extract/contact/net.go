package contact

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// net reads an e-mail or web address at token i. Names of accounts ("@stadt") and tags are none.
func (f *stretch) net(i int) (Found, bool) {
	tok := &f.Text.Tokens[i]
	from, end := f.whole(tok.Start, tok.End)
	s := f.Text.Src[from:end]
	d, ok := address(s)
	return Found{from, from + len(d.Text), d}, ok
}

// whole is the address around the bytes from to end: an initial with a dot before a name ("m.muster@…"), and the query
// and path behind a host.
func (f *stretch) whole(from, end int) (start, stop int) {
	src, first := f.Text.Src, f.floor
	s := src[from:end]
	if strings.IndexByte(s, '@') > 0 {
		for from > first && isMail(src[from-1]) {
			from--
		}
		return from, end
	}
	if from-first >= 4 && strings.EqualFold(src[from-4:from], "www.") { // "www.Stadt.de"
		from -= 4
		s = src[from:end]
	}
	if low := strings.ToLower(s); strings.HasPrefix(low, "http") || strings.HasPrefix(low, "www.") || strings.Contains(s, "/") {
		for end < f.limit() && isURL(src[end]) {
			end++
		}
	}
	return from, end
}

// isMail reports whether the sign can stand in the first part of an e-mail address.
func isMail(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '+'
}

func isURL(c byte) bool { return isMail(c) || strings.IndexByte("/?&=%#~:,;@!", c) >= 0 }

// isMailbox reports whether s is made of the bytes of a mailbox's name.
func isMailbox(s string) bool {
	for i := range len(s) {
		if !isMail(s[i]) {
			return false
		}
	}
	return true
}

// address reads an e-mail or web address.
func address(s string) (notice.Detour, bool) {
	s = strings.TrimRight(s, "./:-,;?!&#")
	s = strings.TrimLeft(s, ".-+")
	switch at := strings.IndexByte(s, '@'); {
	case at > 0 && strings.Count(s, "@") == 1 && strings.Contains(s[at:], ".") && isMailbox(s[:at]) && !strings.ContainsAny(s, "/:"):
		return notice.Detour{Kind: notice.DetourEmail, Value: strings.ToLower(s), Text: s}, true
	case at == 0 || at > 0 && !strings.Contains(s, "://") || strings.HasPrefix(s, "#"):
		return notice.Detour{}, false
	}
	low := strings.ToLower(s)
	switch {
	case strings.HasPrefix(low, "https://"), strings.HasPrefix(low, "http://"):
		scheme, rest, _ := strings.Cut(s, "://")
		if rest == "" {
			return notice.Detour{}, false
		}
		return notice.Detour{Kind: notice.DetourURL, Value: strings.ToLower(scheme) + "://" + lowerHost(rest), Text: s}, true
	case strings.HasPrefix(low, "www.") && strings.Count(low, ".") > 1, hasDomain(low):
		return notice.Detour{Kind: notice.DetourURL, Value: "https://" + lowerHost(s), Text: s}, true
	}
	return notice.Detour{}, false
}

// lowerHost writes the host of an address without its scheme in lower case; paths stay as they are.
func lowerHost(s string) string {
	n := strings.IndexAny(s, "/?#")
	if n < 0 {
		n = len(s)
	}
	return strings.ToLower(s[:n]) + s[n:]
}

// hasDomain reports whether the host ends in a top-level domain that German notices use.
func hasDomain(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	for _, tld := range []string{".de", ".nrw", ".org", ".com", ".net", ".info", ".eu", ".online", ".digital", ".ruhr", ".koeln"} {
		if strings.HasSuffix(host, tld) && len(host) > len(tld)+1 {
			return true
		}
	}
	return false
}

// spelledMail reads an address that is spelled so that robots do not find it: "info (at) stadt.de", "info[at]stadt.de".
func (f *stretch) spelledMail(i int) (Found, bool) {
	if w := f.word(i + 2); w != "at" && w != "ät" && w != "aet" || f.word(i+1) != "(" && f.word(i+1) != "[" || f.word(i+3) != ")" && f.word(i+3) != "]" {
		return Found{}, false
	}
	if !f.is(i+4, lexicon.Addr) {
		return Found{}, false
	}
	from := f.Text.Tokens[i].Start
	for from > f.floor && isMail(f.Text.Src[from-1]) {
		from--
	}
	tok := &f.Text.Tokens[i+4]
	name := strings.TrimLeft(f.Text.Src[from:f.Text.Tokens[i].End], ".-+")
	host := strings.TrimRight(f.Text.Src[tok.Start:tok.End], "./:-")
	if !hasDomain(strings.ToLower(host)) || strings.ContainsAny(host, "/@") || name == "" {
		return Found{}, false
	}
	end := tok.Start + len(host)
	return Found{from, end, notice.Detour{Kind: notice.DetourEmail, Value: strings.ToLower(name + "@" + host), Text: f.Text.Src[from:end]}}, true
}
