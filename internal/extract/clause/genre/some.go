package genre

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/word"
)

// IsPartOf reports whether token i, the number of several, stands where but a part of them is spoken of ("zwei der sieben Kommunen", "von den
// drei Orten").
func (r *Teller) IsPartOf(i int) bool {
	switch {
	case i > 1 && r.Text.Is(i-1, "den") && (r.Text.Is(i-2, "von") || r.Text.Is(i-2, "unter")):
		return true
	case i > 1 && (r.Text.Is(i-1, "der") || r.Text.Is(i-1, "von")):
		return isSome(r.Text.Spelled(i-2)) && !r.inAny(i-2)
	}
	return false
}

// OfSome reports whether the tokens speak of some of several bodies, and do not tell of which ("in vier Kommunen", "in einem der sieben Rathäuser").
func (r *Teller) OfSome(first, last int) bool {
	const near = 4 // tokens of "der sieben betroffenen" and the like
	for i := first; i < last; i++ {
		w := r.Text.Spelled(i)
		if !isSome(w) || r.inAny(i) || i > first && isDefinite(r.Text.Spelled(i-1)) {
			continue
		}
		ofAll := r.Text.Is(i+1, "der") || r.Text.Is(i+1, "von")
		if !ofAll && strings.HasPrefix(w, "ein") && !strings.HasPrefix(w, "einig") {
			continue
		}
		for j := i + 1; j <= min(i+near, last); j++ {
			if !r.Text.Tokens[j].Upper {
				continue
			}
			if word.IsBodies(r.Text.Spelled(j)) {
				return true
			}
			break
		}
	}
	return false
}

// inAny reports whether the "einer" at token i stands for any of them ("wer in einer der …", "Mails, die an eine der … gehen").
func (r *Teller) inAny(i int) bool {
	const far = 8 // tokens of "E-Mails, die seit Sonntagabend, 29. Oktober, an"
	if w := r.Text.Spelled(i); !strings.HasPrefix(w, "eine") {
		return false
	}
	for j := i - 1; j >= max(i-far, 0); j-- {
		switch r.Text.Spelled(j) {
		case "wer", "wem", "wenn", "falls", "sofern", "ob":
			return true
		case "die", "der", "das":
			if r.Text.Is(j-1, ",") {
				return true
			}
		}
	}
	return false
}

// isSome reports whether the folded word is a number or a share of several.
func isSome(w string) bool {
	switch w {
	case "eine", "einer", "einem", "eines", "einige", "einigen", "mehrere", "mehreren", "manche", "manchen", "wenige", "wenigen", "viele", "vielen",
		"haelfte", "drittel", "viertel", "teil", "teilen", "grossteil", "mehrheit", "mehrzahl":
		return true
	}
	return word.Count(w) > 0
}

// isDefinite reports whether a number behind the folded word is that of all.
func isDefinite(w string) bool {
	switch w {
	case "die", "der", "den", "saemtliche", "saemtlichen", "saemtlicher", "unsere", "unseren", "unserer", "wir", "uns", "beide":
		return true
	}
	return word.TakesUpAll(w) || word.IsNoneOrEach(w)
}
