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
		if !t.Is(i, "von") && !t.Is(i, "der") && !t.Is(i, "aller") {
			continue
		}
		whole := count(t, i+1)
		if whole == 0 && t.Is(i, "von") && !t.Tokens[i+1].Upper && !isClock(t, i+2) {
			whole = count(t, i+2)
		}
		if whole < 2 || isClock(t, i+1) {
			continue
		}
		if n := count(t, i-1); i > first && n > 0 && !isClock(t, i-1) {
			return n < whole
		}
		if n := count(t, i-2); i > first+1 && n > 0 && t.Is(i, "von") && t.Tokens[i-1].Upper {
			return n < whole // "ein Schalter von fünf"
		}
		for j := i + 2; t.Is(i, "von") && j <= min(i+2+near, last); j++ {
			if n := count(t, j); n > 0 && !isClock(t, j) {
				return n < whole
			}
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
