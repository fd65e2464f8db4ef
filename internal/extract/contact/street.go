package contact

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// streetEnds are what names of streets end in.
var streetEnds = []string{"strasse", "str", "weg", "platz", "allee", "ring", "gasse", "ufer", "damm", "markt", "pfad", "chaussee", "promenade", "wall", "steig", "tor"}

// streetBegins are the words that begin names of streets of several words ("Am Markt", "An der Stadtkirche").
var streetBegins = map[string]bool{"am": true, "an": true, "im": true, "in": true, "zum": true, "zur": true, "auf": true, "hinter": true, "unter": true, "vor": true, "beim": true}

// numberAhead reports whether a number follows as near as a house number follows the first word of its street.
func (f *stretch) numberAhead(i int) bool {
	const near = 4
	if f.digits <= i {
		f.digits = i + 1
		for f.digits <= f.last && (f.Text.Tokens[f.digits].First < '0' || f.Text.Tokens[f.digits].First > '9') {
			f.digits++
		}
	}
	return f.digits <= min(i+near, f.last)
}

// street reads "Hoher Weg 1–3, 59494 Soest" or "Am Markt 5" at the capitalised word i. A place alone is no address.
func (f *stretch) street(i int) (Found, bool) {
	j, ok := f.streetName(i)
	if !ok {
		return Found{}, false
	}
	end, ok := f.houseNumber(j)
	if !ok {
		return Found{}, false
	}
	last := f.town(end)
	text := f.original(i, last)
	return Found{f.Text.Tokens[i].Start, f.Text.Tokens[last].End, notice.Detour{Kind: notice.DetourAddress, Value: tidy(text), Text: text}}, true
}

// noStreets are words after "am", "im" and the like that are followed by numbers and are no streets.
var noStreets = map[string]bool{
	"raum": true, "zimmer": true, "schalter": true, "tag": true, "jahr": true, "gebaeude": true, "haus": true, "ebene": true, "etage": true,
	"punkt": true, "fall": true, "alter": true, "monat": true, "teil": true, "quartal": true, "obergeschoss": true, "thema": true, "absatz": true,
}

// streetAdjectives are first words of names of streets that do not end in "er".
var streetAdjectives = map[string]bool{
	"grosse": true, "kleine": true, "alte": true, "neue": true, "lange": true, "kurze": true, "hohe": true, "obere": true, "untere": true, "breite": true,
}

// streetName reads the name of a street at token i, and gives the token after it.
func (f *stretch) streetName(i int) (int, bool) {
	if streetBegins[f.word(i)] {
		return f.streetPhrase(i + 1)
	}
	j := i
	for n := 0; n < 3 && f.is(j, lexicon.Word) && f.Text.Tokens[j].Upper; n++ {
		w := f.word(j)
		j++
		for _, e := range streetEnds {
			if strings.HasSuffix(w, e) && (len(w) > len(e)+1 || n > 0 || w == "markt") {
				if f.word(j) == "." {
					j++
				}
				return j, f.isHouse(j)
			}
		}
		if !streetAdjectives[w] && !strings.HasSuffix(w, "er") {
			break
		}
	}
	return 0, false
}

// streetPhrase reads what follows "Am", "An der": a name and a number.
func (f *stretch) streetPhrase(j int) (int, bool) {
	if w := f.word(j); w == "der" || w == "den" || w == "dem" {
		j++
	}
	w := f.word(j)
	if names.EveryWeekday(w) >= 0 || noStreets[w] {
		return 0, false
	}
	return j + 1, f.is(j, lexicon.Word) && f.Text.Tokens[j].Upper && f.isHouse(j+1)
}

// isHouse reports whether the token begins with a digit.
func (f *stretch) isHouse(i int) bool {
	w := f.word(i)
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// houseNumber reads "1", "1a", "1 a", "1–3" at token j, and gives its last token.
func (f *stretch) houseNumber(j int) (int, bool) {
	n := strings.TrimSuffix(f.word(j), ".")
	if f.is(j, lexicon.Word) { // "23a"
		digits := strings.TrimRight(n, "abcdef")
		return j, len(n)-len(digits) <= 1 && len(digits) > 0 && len(digits) <= 3 && strings.Trim(digits, "0123456789") == ""
	}
	if len(n) > 3 || strings.ContainsAny(n, ".:") || n == "" || n[0] == '0' {
		return 0, false
	}
	switch f.word(j + 1) {
	case "uhr", "euro", "%":
		return 0, false
	case "-", "–":
		if f.is(j+2, lexicon.Number) && len(f.word(j+2)) <= 3 && f.word(j+3) != "uhr" {
			return j + 2, true
		}
	}
	if f.is(j+1, lexicon.Word) && f.Text.Tokens[j+1].End-f.Text.Tokens[j+1].Start == 1 && strings.Contains("abcdef", f.word(j+1)) {
		return j + 1, true
	}
	return j, true
}

// town reads ", 59494 Soest" after token j; without one the address ends there.
func (f *stretch) town(j int) int {
	k := j + 1
	for f.word(k) == "," || f.is(k, lexicon.Dash) || f.word(k) == "in" || f.is(k, lexicon.Break) {
		k++
	}
	if !f.is(k, lexicon.Number) || len(f.word(k)) != 5 || !f.is(k+1, lexicon.Word) || !f.Text.Tokens[k+1].Upper {
		return j
	}
	k++
	if f.word(k) == "bad" && f.is(k+1, lexicon.Word) && f.Text.Tokens[k+1].Upper {
		k++
	}
	return k
}

// tidy writes an address in one line, with plain hyphens.
func tidy(s string) string {
	s = strings.NewReplacer("–", "-", " · ", ", ", "|", ",").Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	return strings.ReplaceAll(s, " ,", ",")
}
