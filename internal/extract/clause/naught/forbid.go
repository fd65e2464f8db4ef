package naught

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
)

// Forbids reports whether the clause but says what must not be done, or come in, where it names an office as the place ("Im Standesamt darf nicht
// geraucht werden", "Hunde dürfen nicht ins Rathaus"), and nothing of the work that is done there, or of who comes for it.
func (r *Teller) Forbids(c *split.Chunk) bool {
	if c.Marks&grammar.Negation == 0 || c.Marks&(grammar.Cause|grammar.Again|grammar.GoesOn|grammar.All) != 0 || r.Now(c.First, c.Last) || len(c.Mentions) == 0 {
		return false
	}
	for k := range c.Mentions {
		if m := &c.Mentions[k]; !m.Place || m.Role != grammar.Office && m.Role != grammar.House {
			return false
		}
	}
	must := false
	for i := c.First; i <= c.Last; i++ {
		switch w := string(r.Text.Folded(i)); w {
		case "darf", "duerfen":
			must = true
		case "man", "niemand", "keiner", "sie", "wir", "ihr", "er", "nichts", "mehr":
			return false
		default:
			if word.IsPeople(w) || word.IsStaff(w) || word.IsOfficeWork(w) || bytes.HasSuffix([]byte(w), []byte("verkehr")) {
				return false
			}
		}
	}
	return must
}
