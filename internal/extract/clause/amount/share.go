package amount

import (
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Share reports whether tokens first to last of the text count how many of a number of things are meant, and they are not all ("15 der 60 Dienste",
// "von dreißig Diensten sind zwei zurück").
func Share(t *lexicon.Text, first, last int) bool {
	const near = 8 // tokens of "Anträgen im Netz lassen sich derzeit wieder"
	for i := first; i < last; i++ {
		if inPart(t, i) {
			return true
		}
		switch string(t.Folded(i)) {
		case "zu":
			if p, ok := Percent(t, i+1, last); ok && 0 < p && p < Whole {
				return true // "läuft zu 60 Prozent"
			}
			continue
		case "von", "der", "aller", "ihrer", "seiner", "unserer":
		default:
			continue
		}
		at := i + 1
		whole := count(t, at)
		if whole == 0 && !t.Tokens[at].Upper && !isClock(t, i+2) {
			at = i + 2 // "der ehemals 60"
			whole = count(t, at)
		}
		if whole < 2 || isClock(t, i+1) {
			continue
		}
		if n := part(t, first, i); n > 0 {
			return n < whole
		}
		for j := at + 1; t.Is(i, "von") && j <= min(at+near, last); j++ {
			if n := count(t, j); n > 0 && !isClock(t, j) {
				return n < whole
			}
		}
	}
	return false
}

// inPart reports whether token i is the part, named without a number, of what follows ("Ein Teil der Leitungen ist gestört").
func inPart(t *lexicon.Text, i int) bool {
	if i == 0 || !t.Is(i, "teil") && !t.Is(i, "grossteil") {
		return false
	}
	switch string(t.Folded(i - 1)) {
	case "ein", "der", "grosser", "kleiner", "groesste", "groesserer", "guter", "erheblicher":
	default:
		return false
	}
	switch string(t.Folded(i + 1)) {
	case "der", "des", "unserer", "ihrer", "seiner", "von":
		return true
	}
	return false
}

// Staff reports whether the tokens tell how many people work somewhere ("64 Menschen", "rund dreißig fest angestellte Kräfte").
func Staff(t *lexicon.Text, first, last int) bool {
	const near = 3 // tokens of "fest angestellte Kräfte"
	for i := first; i < last; i++ {
		if count(t, i) < 2 || isClock(t, i) {
			continue
		}
		for j := i + 1; j <= min(i+near, last) && t.Tokens[j].Kind == lexicon.Word; j++ {
			if t.Tokens[j].Upper {
				if word.IsStaff(string(t.Folded(j))) {
					return true
				}
				break
			}
		}
	}
	return false
}

// AtMost reports whether tokens first to last of the text say that it is not more than they name ("Mehr als Auskünfte ist nicht drin", "Mehr als
// zwanzig Fälle am Tag schafft sie nicht").
func AtMost(t *lexicon.Text, first, last int) bool {
	if t.Is(first, "viel") {
		first++
	}
	if !t.Is(first, "mehr") || !t.Is(first+1, "als") {
		return false
	}
	for i := first + 2; i <= last; i++ {
		switch string(t.Folded(i)) {
		case "nicht", "kaum", "niemand":
			return true
		}
	}
	return false
}

// Whole is all of a thing, in percent.
const Whole = 100

// Percent is the percentage at token i, in numerals and not beyond token last ("40 %", "99,5 Prozent"); false if there is none.
func Percent(t *lexicon.Text, i, last int) (float64, bool) {
	if i >= last || t.Tokens[i].Kind != lexicon.Number || !t.Is(i+1, "%") && !t.Is(i+1, "prozent") {
		return 0, false
	}
	p, err := strconv.ParseFloat(strings.Replace(string(t.Folded(i)), ",", ".", 1), 64)
	return p, err == nil
}

// part is the number right before the join at i, with what it counts between or not ("zwei von", "ein Schalter von"); 0 if there is none.
func part(t *lexicon.Text, first, i int) int {
	if i <= first {
		return 0
	}
	if n := count(t, i-1); n > 0 && !isClock(t, i-1) {
		return n
	}
	if i-2 < first || !t.Is(i, "von") || !t.Tokens[i-1].Upper || t.Tokens[i-2].Kind != lexicon.Word {
		return 0
	}
	return count(t, i-2)
}

// Hardly reports whether "kaum" stands right before token i, or hardly one is meant ("kaum arbeitsfähig", "Kaum ein Bus fährt").
func Hardly(t *lexicon.Text, first, last, i int) bool {
	for j := first; j < last; j++ {
		if t.Is(j, "kaum") && (j == i-1 || strings.HasPrefix(string(t.Folded(j+1)), "ein") || t.Is(j+1, "noch") || t.Is(j+1, "jemand")) {
			return true
		}
	}
	return false
}

// None reports whether tokens first to last of the text count none of a number of things ("0 von 80 Postfächern").
func None(t *lexicon.Text, first, last int) bool {
	for i := first; i+2 <= last; i++ {
		if (t.Is(i, "0") || t.Is(i, "null") || t.Is(i, "keine") || t.Is(i, "keiner") || t.Is(i, "keines")) && (t.Is(i+1, "von") || t.Is(i+1, "der")) && max(count(t, i+2), count(t, min(i+3, last))) > 1 {
			return true
		}
	}
	return false
}

// count is the number that token i stands for; 0 if it is none that counts things.
func count(t *lexicon.Text, i int) int {
	if i < 0 || i >= len(t.Tokens) {
		return 0
	}
	w := &t.Tokens[i]
	if w.Kind == lexicon.Number {
		n, err := strconv.Atoi(t.Src[w.Start:w.End])
		if err != nil {
			return 0
		}
		return n
	}
	if w.Kind != lexicon.Word {
		return 0
	}
	switch w := string(t.Folded(i)); w {
	case "ein", "eine", "einer", "einem", "einen", "eines", "eins":
		return 1
	default:
		if n := word.Count(w); n > 0 {
			return n
		}
	}
	for n, w := range [...]string{2: "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"} {
		if w != "" && t.Is(i, w) {
			return n * 10
		}
	}
	return 0
}

// isClock reports whether the number at token i is a time of day or the day of a month ("von 8 bis 12 Uhr", "von 4. November").
func isClock(t *lexicon.Text, i int) bool {
	if i+1 >= len(t.Tokens) {
		return false
	}
	return t.Is(i+1, "uhr") || t.Is(i+1, "bis") || t.Tokens[i].Kind == lexicon.Number && t.Is(i+1, ".") || t.Is(i+1, ":") || t.Is(i+1, "monaten") || t.Is(i+1, "wochen") || t.Is(i+1, "tagen") || t.Is(i+1, "staedten") || t.Is(i+1, "gemeinden") || t.Is(i+1, "kommunen")
}
