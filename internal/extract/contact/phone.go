package contact

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// shortNumbers are those that are dialled without an area code everywhere.
var shortNumbers = map[string]bool{"110": true, "112": true, "115": true, "116": true, "116117": true}

// short reads "115" where a word before it says that it is a number to dial.
func (f *stretch) short(i int) (Found, bool) {
	tok := &f.Text.Tokens[i]
	number := strings.TrimSuffix(f.word(i), ".")
	if !shortNumbers[number] || f.word(i+1) == "euro" {
		return Found{}, false
	}
	end := tok.Start + len(number)
	text := number
	if number == "116" { // "116 117"
		if f.word(i+1) != "117" && f.word(i+1) != "117." {
			return Found{}, false
		}
		end = f.Text.Tokens[i+1].Start + 3
		number, text = "116117", f.Text.Src[tok.Start:end]
	}
	for j := i - 1; j >= f.first && j >= i-3; j-- {
		switch w := f.word(j); {
		case strings.HasSuffix(w, "nummer"), strings.HasSuffix(w, "ruf"), strings.HasPrefix(w, "tel"), w == "unter", w == "hotline", w == "waehlen":
			return Found{tok.Start, end, notice.Detour{Kind: notice.DetourPhone, Value: number, Text: text}}, true
		}
	}
	return Found{}, false
}

// phone reads a telephone number from token i on. The number of a fax machine is none.
func (f *stretch) phone(i int) (Found, bool) {
	src := f.Text.Src
	tok := &f.Text.Tokens[i]
	if tok.Kind == lexicon.Symbol && src[tok.Start:tok.End] != "+" || f.isFax(i) || f.isAccount(i) {
		return Found{}, false
	}
	from := max(start(src, tok.Start), f.floor)
	end := numberEnd(src, tok.Start, f.limit())
	for end > tok.Start && end < f.limit() && isMail(src[end]) && src[end] != '-' && src[end] != '.' { // digits that begin a word: "02922 800 2G"
		end = numberEnd(src, tok.Start, end-1)
	}
	if f.isPostcode(i, end) {
		return Found{}, false
	}
	d, ok := f.number(src[from:end])
	if !ok {
		return Found{}, false
	}
	if open := strings.Count(src[from:end], "("); open > strings.Count(src[from:end], ")") {
		from += strings.IndexByte(src[from:end], '(') + 1
	}
	return Found{from, end, d}, true
}

// isFax reports whether the number at i is said to be that of a fax, or is the end of one that is.
func (f *stretch) isFax(i int) bool {
	for j := i - 1; j >= f.first && j >= i-8; j-- {
		switch w := f.word(j); {
		case strings.HasSuffix(w, "fax"), strings.HasSuffix(w, "faxnummer"):
			return true
		case f.is(j, lexicon.Number), f.is(j, lexicon.Dash), w == "/", w == "(", w == ")", w == ":", w == ".", w == "-nr", w == "+":
		default:
			return false
		}
	}
	return false
}

// isAccount reports whether the number at i goes on an IBAN ("DE12 3456 …"), or another number that is not dialled.
func (f *stretch) isAccount(i int) bool {
	for j := i - 1; j >= f.first && f.is(j, lexicon.Number); j-- {
		i = j
	}
	w := f.word(i - 1)
	if w == ":" || w == "." {
		w = f.word(i - 2)
	}
	return w == "iban" || w == "bic" || w == "blz" || w == "konto" || w == "kontonummer" || w == "aktenzeichen" || w == "az" ||
		len(w) == 4 && strings.HasPrefix(w, "de") && w[2] >= '0' && w[2] <= '9'
}

// isPostcode reports whether five digits from i on stand before the name of a place.
func (f *stretch) isPostcode(i, end int) bool {
	tok := &f.Text.Tokens[i]
	return tok.End-tok.Start == 5 && end == tok.End && f.is(i+1, lexicon.Word) && f.Text.Tokens[i+1].Upper
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
		case c == '+' && i == at:
		case c == '(' && strings.HasPrefix(src[i:limit], "(0)"):
		case c == ' ' || c == '-' || c == '/' || c == ')':
			if i-end > 2 {
				return end
			}
		default:
			if n := separator(src[i:limit]); n > 0 {
				i += n - 1
				continue
			}
			return end
		}
	}
	return end
}

// separator is the length of a sign beyond ASCII that stands between digits: a no-break space or a dash.
func separator(s string) int {
	for _, sign := range []string{"\u00a0", "\u2009", "\u202f", "–", "‑", "‐"} {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

// number reads the text of a number.
func (f *stretch) number(text string) (notice.Detour, bool) {
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
	case f.areaCode != "" && strings.ContainsAny(text, "-/") && digits >= 5 && digits <= 8:
		number = f.areaCode + " " + text
	default:
		return notice.Detour{}, false
	}
	if open := strings.Count(text, "("); open > strings.Count(text, ")") {
		text = strings.TrimLeft(text, "(")
	}
	value, ok := f.dialled(number)
	return notice.Detour{Kind: notice.DetourPhone, Value: value, Text: strings.TrimSpace(text)}, ok
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
