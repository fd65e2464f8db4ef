package silence

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// What says nothing of a service though it has a word of a status: that there is no makeshift, what it comes after.

// IsAfter reports whether the cue is a noun that only tells after what something is so ("Nach der Zwangspause ist das Amt wieder da").
func (r *Listener) IsAfter(q *grammar.CueAt) bool {
	const near = 3 // tokens of "nach einer langen"
	if q.First != q.Last || !r.Text.Tokens[q.First].Upper || q.HasNegation {
		return false
	}
	for i := q.First - 1; i >= max(q.First-near, 0); i-- {
		if !r.Text.Is(i, "nach") {
			continue
		}
		switch string(r.Text.Folded(i + 1)) { // but not "nach wie vor"
		case "der", "dem", "den", "einer", "einem", "dieser", "diesem", "langer", "langem":
			return true
		}
	}
	return false
}

// LacksMakeshift reports whether the clause says that there is no makeshift, the limited cue ("Es gibt auch kein Ersatzverfahren", "Einen
// Notdienst hat das Amt nicht"): that is no news of the service, unless the makeshift is over.
func (r *Listener) LacksMakeshift(c *split.Chunk, q *grammar.CueAt) bool {
	denied := q.Negated || r.Text.Is(c.Last, "nicht") && bytes.HasPrefix(r.Text.Folded(r.Opening(c)), []byte("ein"))
	if !denied || q.HasNegation || !r.Text.Tokens[q.Last].Upper || r.NoMore(c) {
		return false
	}
	w := r.Text.Folded(q.Last)
	return slices.ContainsFunc([]string{"ersatz", "not", "behelf", "ausweich"}, func(stem string) bool { return bytes.HasPrefix(w, []byte(stem)) })
}

// NoMore reports whether the clause says that something is over ("nicht mehr", "keinen Notdienst mehr").
func (r *Listener) NoMore(c *split.Chunk) bool {
	for i := c.First + 1; i <= c.Last; i++ {
		if (r.Text.Is(i, "mehr") || r.Text.Is(i, "laenger")) && (r.MarkAt(i-1)&grammar.Negation != 0 || i == c.Last) {
			return true
		}
	}
	return false
}
