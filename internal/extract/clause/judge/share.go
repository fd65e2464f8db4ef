package judge

import (
	"strconv"

	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// share reports whether the clause counts how many of a number of things are meant, and they are not all ("15 der 60 Dienste",
// "von dreißig Diensten sind zwei zurück").
func (r *Judge) share(c *split.Chunk) bool {
	const near = 5 // tokens of "von 60 Diensten derzeit erst"
	for i := c.First; i < c.Last; i++ {
		if !r.Text.Is(i, "von") && !r.Text.Is(i, "der") && !r.Text.Is(i, "aller") {
			continue
		}
		whole := r.count(i + 1)
		if whole == 0 && r.Text.Is(i, "von") && !r.Text.Tokens[i+1].Upper && !r.isClock(i+2) {
			whole = r.count(i + 2)
		}
		if whole < 2 || r.isClock(i+1) {
			continue
		}
		if n := r.count(i - 1); i > c.First && n > 0 && !r.isClock(i-1) {
			return n < whole
		}
		for j := i + 2; r.Text.Is(i, "von") && j <= min(i+2+near, c.Last); j++ {
			if n := r.count(j); n > 0 && !r.isClock(j) {
				return n < whole
			}
		}
	}
	return false
}

// count is the number that token i stands for; 0 if it is none that counts things.
func (r *Judge) count(i int) int {
	if i < 0 || i >= len(r.Text.Tokens) {
		return 0
	}
	t := &r.Text.Tokens[i]
	if t.Kind == lexicon.Number {
		n, err := strconv.Atoi(r.Text.Src[t.Start:t.End])
		if err != nil {
			return 0
		}
		return n
	}
	if t.Kind != lexicon.Word {
		return 0
	}
	for n, w := range [...]string{2: "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwoelf"} {
		if w != "" && r.Text.Is(i, w) {
			return n
		}
	}
	for n, w := range [...]string{2: "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"} {
		if w != "" && r.Text.Is(i, w) {
			return n * 10
		}
	}
	return 0
}

// isClock reports whether the number at token i is a time of day or the day of a month ("von 8 bis 12 Uhr", "von 4. November").
func (r *Judge) isClock(i int) bool {
	if i+1 >= len(r.Text.Tokens) {
		return false
	}
	return r.Text.Is(i+1, "uhr") || r.Text.Is(i+1, "bis") || r.Text.Is(i+1, ".") || r.Text.Is(i+1, ":") || r.Text.Is(i+1, "monaten") || r.Text.Is(i+1, "wochen") || r.Text.Is(i+1, "tagen") || r.Text.Is(i+1, "staedten") || r.Text.Is(i+1, "gemeinden") || r.Text.Is(i+1, "kommunen")
}
