package genre

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Falters reports whether q is a verb of faltering that the "nicht" at i, the last word of the clause, denies ("Die Auszahlung stockt
// entgegen allen Gerüchten nicht").
func (r *Teller) Falters(q *grammar.CueAt, i int) bool {
	if q.First != q.Last || !r.Tells(grammar.Hitch, q.First, q.First) || i+1 < len(r.Text.Tokens) && r.Text.Tokens[i+1].Kind == lexicon.Word {
		return false
	}
	for j := q.Last + 1; j < i; j++ {
		if r.At[j]&(grammar.Join|grammar.Adversative) != 0 {
			return false // "stockt und geht nicht voran"
		}
	}
	return true
}
