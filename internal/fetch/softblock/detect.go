package softblock

import (
	"bytes"
	"strings"
)

// Detect reports whether an HTML page is a challenge, a default page or a placeholder, and by which sign. body is in the
// page's own charset, any that contains ASCII. It reads a page once, and of a page with much text only the beginning.
func Detect(body []byte) (reason string, yes bool) {
	p := read(body)
	if !p.long {
		p.markup = markup.find(body) // a page with much text shows none of them
	}
	score, best := 0, signal{}
	for i, s := range signals {
		if !p.shows(i, s) {
			continue
		}
		if s.weight > best.weight {
			best = s
		}
		score += s.weight
	}
	switch {
	case best.weight >= certain:
		return best.needle, true
	case score >= certain && !p.official():
		return best.needle, true
	case p.emptyShell() && !p.official():
		return "nothing is shown without JavaScript", true
	default:
		return "", false
	}
}

// shows reports whether p carries s, which is the i-th of the table.
func (p *page) shows(i int, s signal) bool {
	if s.maxText != 0 && (p.long || len(p.text) > s.maxText) {
		return false
	}
	switch s.in {
	case titleIs:
		return titleMatches(p.title, s.needle)
	case titleHas:
		return bytes.Contains(p.title, []byte(s.needle))
	case markupHas:
		return p.markup[i]
	case textStarts:
		return bytes.HasPrefix(p.text, []byte(s.needle))
	default:
		return bytes.Contains(p.text, []byte(s.needle))
	}
}

// titleMatches reports whether title is needle, or needle and the name of the site around a separator.
func titleMatches(title []byte, needle string) bool {
	if !bytes.Contains(title, []byte(needle)) {
		return false
	}
	t := string(title)
	if t == needle || strings.TrimRight(t, ".!… ") == needle {
		return true
	}
	for _, sep := range []string{" | ", " - ", " : ", ": ", "  "} {
		if strings.HasPrefix(t, needle+sep) || strings.HasSuffix(t, sep+needle) {
			return true
		}
	}
	return needle == "index of /" && strings.HasPrefix(t, needle)
}

// official reports whether p says something that an administration would say, or gives a telephone number.
func (p *page) official() bool {
	for _, w := range official {
		if bytes.Contains(p.text, []byte(w)) || bytes.Contains(p.title, []byte(w)) {
			return true
		}
	}
	return hasPhone(p.text)
}

// hasPhone reports whether text holds a German telephone number: a zero or +49 and at least six more digits, with the usual
// signs between them.
func hasPhone(text []byte) bool {
	for i := range text {
		if text[i] != '0' && !bytes.HasPrefix(text[i:], []byte("+49")) || i > 0 && isNumeric(text[i-1]) {
			continue
		}
		digits, j := 0, i
		for ; j < len(text) && digits < 7; j++ {
			switch c := text[j]; {
			case c >= '0' && c <= '9':
				digits++
			case c != ' ' && c != '/' && c != '-' && c != '(' && c != ')' && c != '+':
				j = len(text)
			}
		}
		if digits >= 7 {
			return true
		}
	}
	return false
}

// isNumeric reports whether c may stand inside a date, an address or an identifier, so that a zero after it begins nothing.
func isNumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '.' || c == ':' || c == ',' || c == '-'
}

// emptyShell reports whether p shows next to nothing and asks for JavaScript.
func (p *page) emptyShell() bool {
	const nextToNothing = 120
	if p.long || len(p.text) > nextToNothing || p.scripts == 0 || p.frames > 0 {
		return false
	}
	return len(p.text) == 0 || bytes.Contains(p.text, []byte("javascript")) || bytes.Contains(p.noscript, []byte("javascript"))
}
