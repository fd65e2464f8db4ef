package amount

import (
	"strconv"

	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Share reports whether tokens first to last of the text count how many of a number of things are meant, and they are not all ("15 der 60 Dienste",
// "von dreißig Diensten sind zwei zurück").
func Share(t *lexicon.Text, first, last int) bool {
	const near = 5 // tokens of "von 60 Diensten derzeit erst"
	for i := first; i < last; i++ {
		if percentage(t, i, last) {
			return true
		}
		switch string(t.Folded(i)) {
		case "von", "der", "aller", "ihrer", "seiner", "unserer":
		default:
			continue
		}
		whole := count(t, i+1)
		if whole == 0 && !t.Tokens[i+1].Upper && !isClock(t, i+2) {
			whole = count(t, i+2) // "der ehemals 60"
		}
		if whole < 2 || isClock(t, i+1) {
			continue
		}
		if n := part(t, first, i); n > 0 {
			return n < whole
		}
		if n := count(t, i-2); i > first+1 && n > 0 && t.Is(i, "von") && t.Tokens[i-1].Upper {
			return n < whole // "ein Schalter von fünf"
		}
		for j := i + 2; t.Is(i, "von") && j <= min(i+2+near, last); j++ {
			if n := count(t, j); n > 0 && !isClock(t, j) {
				return n < whole
			}
			if isOne(t, j, last) {
				return true
			}
		}
	}
	return false
}

// percentage reports whether a percentage of less than all stands at token i, with "zu" before it ("läuft zu 60 Prozent").
func percentage(t *lexicon.Text, i, last int) bool {
	const all = 100
	if !t.Is(i, "zu") || i+2 > last || !t.Is(i+2, "%") && !t.Is(i+2, "prozent") {
		return false
	}
	n := count(t, i+1)
	return n > 0 && n < all
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
	switch string(t.Folded(i - 2)) {
	case "ein", "eine":
		return 1
	}
	return count(t, i-2)
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

// isOne reports whether token i is "eine", "eines" or the like at the end of the clause, which ends with token last ("Von zehn Leitungen
// geht eine").
func isOne(t *lexicon.Text, i, last int) bool {
	return i == last && (t.Is(i, "eine") || t.Is(i, "einer") || t.Is(i, "eines") || t.Is(i, "eins"))
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
	case "ein", "eine", "einer", "einem", "einen", "eines":
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
