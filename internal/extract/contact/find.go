package contact

import (
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Found is one way to reach somebody: its place in the text and what it is as a detour.
type Found struct {
	Start, End int // bytes of the text
	notice.Detour
}

// Finder finds the contacts in one text. It is not safe for concurrent use.
type Finder struct {
	Text    *lexicon.Text
	numbers map[string]string // numbers that were read before, as they stand; "" for what is none
}

// stretch is the tokens that are read.
type stretch struct {
	*Finder
	first, last int
	areaCode    string
	floor       int // byte: where the contact before ended
	digits      int // the next token that begins with a digit, where it was looked for last
}

// Find finds the contacts in tokens first to last, appended to out in the order of the text. areaCode is the local area
// code ("02921") for numbers that are given without one; "" = such numbers are left out. The values: a number in E.164
// (three-digit ones as they are), an e-mail address in lower case, an absolute URL, an address as "Hoher Weg 1-3, 59494
// Soest", hours as "Mo-Fr 08:00-12:00; Do 14:00-17:30".
func (of *Finder) Find(first, last int, areaCode string, out []Found) []Found {
	if first > last {
		return out
	}
	f := stretch{Finder: of, first: first, last: last, areaCode: areaCode, floor: of.Text.Tokens[first].Start}
	for i := first; i <= last; {
		found, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		out = append(out, found)
		f.floor = found.End
		for i <= last && of.Text.Tokens[i].Start < found.End {
			i++
		}
	}
	return out
}

// dialled is e164, remembered: one number is often a way for several services.
func (of *Finder) dialled(s string) (string, bool) {
	value, seen := of.numbers[s]
	if !seen {
		value, _ = e164(s)
		if of.numbers == nil {
			of.numbers = map[string]string{}
		}
		of.numbers[s] = value
	}
	return value, value != ""
}

// at reads the contact that begins at token i.
func (f *stretch) at(i int) (Found, bool) {
	switch f.Text.Tokens[i].Kind {
	case lexicon.Addr:
		return f.net(i)
	case lexicon.Number:
		if found, ok := f.short(i); ok {
			return found, true
		}
		return f.phone(i)
	case lexicon.Word:
		if i+4 <= f.last && f.Text.Tokens[i+1].Kind == lexicon.Punct {
			if found, ok := f.spelledMail(i); ok {
				return found, true
			}
		}
		if beginsDay(f.Text.Folded(i)) {
			if found, ok := f.hours(i); ok {
				return found, true
			}
		}
		if f.Text.Tokens[i].Upper && f.numberAhead(i) {
			return f.street(i)
		}
	case lexicon.Symbol:
		return f.phone(i) // "+49 …"
	}
	return Found{}, false
}

// beginsDay reports whether the word begins like a day of opening hours; most words do not.
func beginsDay(w []byte) bool {
	switch {
	case len(w) < 2:
		return false
	case len(w) == 2 || w[2] == '-': // "Mo", "Mo-Fr"
		switch string(w[:2]) {
		case "mo", "di", "mi", "do", "fr", "sa", "so":
			return true
		}
		return false
	case len(w) < 4:
		return false
	}
	switch string(w[:4]) {
	case "mont", "dien", "mitt", "donn", "frei", "sams", "sonn", "taeg", "werk", "woch":
		return true
	}
	return false
}

func (f *stretch) word(i int) string {
	if i < f.first || i > f.last {
		return ""
	}
	return f.Text.Spelled(i)
}

func (f *stretch) is(i int, k lexicon.Kind) bool {
	return i >= f.first && i <= f.last && f.Text.Tokens[i].Kind == k
}

// original is the text of tokens i to j as it stands.
func (f *stretch) original(i, j int) string {
	return f.Text.Src[f.Text.Tokens[i].Start:f.Text.Tokens[j].End]
}

// limit is where the stretch ends.
func (f *stretch) limit() int { return f.Text.Tokens[f.last].End }
