package denial

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// frontedFailure is the cue that opens the clause, and says what the subject behind its verb, which the "kein" at i denies, is not ("Dicht ist
// keine Kita", "Ausgefallen ist heute kein einziger Kurs"); -1 if there is none.
func (r *Denier) frontedFailure(c *split.Chunk, i int) int {
	opens := r.Opening(c)
	k := slices.IndexFunc(c.Cues, func(q grammar.CueAt) bool { return q.First == opens })
	if k < 0 {
		return -1
	}
	q := &c.Cues[k]
	if !q.Kind.Stops() || q.HasNegation || q.Noun || q.Last+1 >= i || !r.hasAuxiliary(q.Last+1, q.Last+1) || len(r.MentionsIn(q.Last+1, i-1)) > 0 {
		return -1
	}
	for j := q.Last + 2; j < i; j++ {
		if r.Text.Is(j, "noch") {
			return -1 // that none has failed so far says little of how it fares
		}
		if r.Text.Tokens[j].Upper && r.At[j-1]&grammar.Place == 0 {
			return -1 // "Geschlossen ist der Saal, den keine Gruppe braucht"
		}
	}
	return k
}

// stopsNot reports whether q is the noun, of a failure, right behind the "kein" at i, of which the clause says that there is none ("Im Bauamt
// herrscht kein Stillstand", "gibt es keine Zwangspause").
func (r *Denier) stopsNot(c *split.Chunk, i int, q *grammar.CueAt) bool {
	if q.Kind != grammar.Fail || q.Cue.Status != notice.Unavailable || q.HasNegation || q.First != i+1 || q.First != q.Last || !r.Text.Tokens[q.First].Upper || bytes.HasSuffix(r.Text.Folded(q.First), []byte("meldung")) {
		return false // that there is no message of a failure says nothing of it
	}
	return q.Last == c.Last && r.exists(c.First, i-1)
}
