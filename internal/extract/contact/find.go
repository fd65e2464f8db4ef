package contact

import (
	"strings"

	"github.com/nyaruka/phonenumbers"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Found is one way to reach somebody: its place in the text and what it is as a detour.
type Found struct {
	Start, End int // bytes of the text
	notice.Detour
}

// Find finds the contacts in tokens first to last of t, appended to out. areaCode is the local area code ("02921") for
// numbers that are given without one; "" = such numbers are left out.
func Find(t *lexicon.Text, first, last int, areaCode string, out []Found) []Found {
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		switch tok.Kind {
		case lexicon.Addr:
			if d, ok := address(t.Src[tok.Start:tok.End]); ok {
				out = append(out, Found{tok.Start, tok.End, d})
			}
		case lexicon.Number:
			end := numberEnd(t.Src, tok.Start, t.Tokens[last].End)
			if d, ok := phone(t.Src, tok.Start, end, areaCode); ok {
				out = append(out, Found{start(t.Src, tok.Start), end, d})
				for i < last && t.Tokens[i+1].Start < end {
					i++
				}
			}
		}
	}
	return out
}

// address reads an e-mail or web address. Names of accounts ("@stadt") and tags are none.
func address(s string) (notice.Detour, bool) {
	s = strings.TrimRight(s, "./:-")
	switch at := strings.IndexByte(s, '@'); {
	case at > 0 && strings.Count(s, "@") == 1 && strings.Contains(s[at:], "."):
		return notice.Detour{Kind: notice.DetourEmail, Value: strings.ToLower(s), Text: s}, true
	case at >= 0 || strings.HasPrefix(s, "#"):
		return notice.Detour{}, false
	}
	low := strings.ToLower(s)
	switch {
	case strings.HasPrefix(low, "https://"), strings.HasPrefix(low, "http://"):
		return notice.Detour{Kind: notice.DetourURL, Value: s, Text: s}, true
	case strings.HasPrefix(low, "www."), hasDomain(low):
		return notice.Detour{Kind: notice.DetourURL, Value: "https://" + low, Text: s}, true
	}
	return notice.Detour{}, false
}

// hasDomain reports whether the host ends in a top-level domain that German notices use.
func hasDomain(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	for _, tld := range []string{".de", ".nrw", ".org", ".com", ".net", ".info", ".eu", ".online"} {
		if strings.HasSuffix(host, tld) && len(host) > len(tld)+1 {
			return true
		}
	}
	return false
}

// start moves back over a "(" or "+" that belongs to the number.
func start(src string, at int) int {
	for at > 0 && (src[at-1] == '+' || src[at-1] == '(') {
		at--
	}
	return at
}

// numberEnd is where the run of digits and the signs between them ends.
func numberEnd(src string, at, limit int) int {
	end := at
	for i := at; i < limit; i++ {
		switch c := src[i]; {
		case c >= '0' && c <= '9':
			end = i + 1
		case c == ' ' || c == '-' || c == '/' || c == ')':
			if i-end > 2 {
				return end
			}
		default:
			return end
		}
	}
	return end
}

func phone(src string, at, end int, areaCode string) (notice.Detour, bool) {
	from := start(src, at)
	text := src[from:end]
	digits := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			digits++
		}
	}
	number := text
	switch {
	case digits < 4 || digits > 15:
		return notice.Detour{}, false
	case strings.HasPrefix(strings.Trim(text, "( "), "0"), strings.HasPrefix(text, "+"):
	case areaCode != "" && strings.ContainsAny(text, "-/") && digits >= 5 && digits <= 8:
		number = areaCode + " " + text
	default:
		return notice.Detour{}, false
	}
	if open := strings.Count(text, "("); open > strings.Count(text, ")") {
		text = strings.TrimLeft(text, "(")
	}
	n, err := phonenumbers.Parse(number, "DE")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return notice.Detour{}, false
	}
	return notice.Detour{Kind: notice.DetourPhone, Value: phonenumbers.Format(n, phonenumbers.E164), Text: strings.TrimSpace(text)}, true
}

// AreaCode is the area code of the first telephone number in src that has one in front ("02921/30-0" gives "02921"); "" if
// there is none.
func AreaCode(t *lexicon.Text) string {
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind != lexicon.Number || t.Src[tok.Start] != '0' || tok.End-tok.Start < 4 || tok.End-tok.Start > 5 || tok.End >= len(t.Src) {
			continue
		}
		if c := t.Src[tok.End]; (c == ' ' || c == '/' || c == '-' || c == ')') && digitsAfter(t.Src, tok.End) >= 2 {
			return t.Src[tok.Start:tok.End]
		}
	}
	return ""
}

func digitsAfter(src string, at int) int {
	n := 0
	for i := at; i < len(src) && i < at+12; i++ {
		switch c := src[i]; {
		case c >= '0' && c <= '9':
			n++
		case c != ' ' && c != '/' && c != '-' && c != ')':
			return n
		}
	}
	return n
}
