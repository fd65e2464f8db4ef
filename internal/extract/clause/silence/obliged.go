package silence

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// unobliged reports whether the clause says what people need not do, and not that they cannot ("Führerscheine müssen der Polizei nicht gemeldet
// werden", "Kein Gewerbe anmelden muss, wer …", "Sie brauchen nicht anzurufen").
func (r *Listener) unobliged(c *split.Chunk) bool {
	if c.Marks&grammar.Negation == 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Kind != grammar.Do && q.Kind != grammar.Accept && q.Kind != grammar.Reach
	}) {
		return false
	}
	must := -1
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "muss", "muessen":
			must = i
		case "brauchen", "braucht":
			if r.TakesZu(c.Last) {
				must = i
			}
		case "kann", "koennen", "darf", "duerfen", "wird", "weil", "da":
			return false
		}
	}
	for i := c.First; i <= c.Last && must >= 0; i++ {
		if r.At[i]&grammar.Negation != 0 && (i > must || i == r.Opening(c)) && r.Inside[i]&grammar.NoNegation == 0 {
			return !r.Text.Is(i, "nichts")
		}
	}
	return false
}
