package silence

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
)

// What says nothing of a service though it has a word of a status: that there is no makeshift, what it comes after.

// IsAfter reports whether the cue is a noun, or hangs on one, that only tells after what or since when something is so ("Nach der Zwangspause ist
// das Amt wieder da", "… seit der Trennung vom Netz nicht").
func (r *Listener) IsAfter(q *grammar.CueAt) bool {
	const near, far = 3, 7 // tokens of "nach einer langen", "seit der Trennung aller Rechner des Hauses"
	if q.HasNegation || q.First == q.Last && !r.Text.Tokens[q.First].Upper || q.First != q.Last && (r.MarkAt(q.First)&grammar.Place == 0 || !r.Text.Tokens[max(q.First-1, 0)].Upper) {
		return false
	}
	reach := near
	if q.First != q.Last {
		reach = far
	}
	for i := q.First - 1; i >= max(q.First-reach, 0); i-- {
		if q.First != q.Last && !r.Text.Tokens[i].Upper && !word.IsArticle(string(r.Text.Folded(i))) {
			return r.opensAfter(i)
		}
		if r.opensAfter(i) {
			return true
		}
	}
	return false
}

// TakesPlaceOf reports whether the cue is a noun that only tells what is no more so ("nicht mehr die Notlösung", "statt der Ersatzseite").
func (r *Listener) TakesPlaceOf(q *grammar.CueAt) bool {
	const near = 3 // tokens of "statt der bisherigen"
	if q.HasNegation || !r.Text.Tokens[q.First].Upper {
		return false
	}
	for i := q.First - 1; i >= max(q.First-near, 0); i-- {
		switch string(r.Text.Folded(i)) {
		case "statt", "anstatt", "anstelle":
			return true
		case "mehr":
			w := r.Text.Folded(i + 1)
			return i > 0 && r.Text.Is(i-1, "nicht") && len(w) == 3 && w[0] == 'd' // "nicht mehr die", but "nicht mehr als"
		}
		if r.Text.Tokens[i].Upper {
			return false
		}
	}
	return false
}

// opensAfter reports whether token i begins words that tell after what something is so ("nach der", but not "nach wie vor").
func (r *Listener) opensAfter(i int) bool {
	if !r.Text.Is(i, "nach") && !r.Text.Is(i, "seit") && !r.Text.Is(i, "trotz") {
		return false
	}
	w := string(r.Text.Folded(i + 1))
	return word.IsArticle(w) || w == "langer" || w == "langem"
}

// LacksMakeshift reports whether the clause says that there is no makeshift, the limited cue ("Es gibt auch kein Ersatzverfahren", "Einen
// Notdienst hat das Amt nicht"): that is no news of the service, unless the makeshift is over.
func (r *Listener) LacksMakeshift(c *split.Chunk, q *grammar.CueAt) bool {
	denied := q.Negated || r.Text.Is(c.Last, "nicht") && bytes.HasPrefix(r.Text.Folded(r.Opening(c)), []byte("ein"))
	if !denied || q.HasNegation || !r.Text.Tokens[q.Last].Upper || r.NoMore(c) {
		return false
	}
	w := r.Text.Folded(q.Last)
	if bytes.HasPrefix(w, []byte("notf")) && q.First < q.Last {
		return false // "nicht nur für Notfälle"
	}
	return slices.ContainsFunc([]string{"ersatz", "not", "behelf", "ausweich", "zwischenloes", "uebergangsloes", "provisori"}, func(stem string) bool { return bytes.HasPrefix(w, []byte(stem)) })
}

// NoMore reports whether the clause says that something is over ("nicht mehr", "keinen Notdienst mehr").
func (r *Listener) NoMore(c *split.Chunk) bool {
	none := false // "kein" and the like, which may stand far before
	for i := c.First; i <= c.Last; i++ {
		denies := i > c.First && r.MarkAt(i-1)&grammar.Negation != 0
		if (r.Text.Is(i, "mehr") || r.Text.Is(i, "laenger")) && (denies || none && i == c.Last) {
			return true
		}
		none = none || r.MarkAt(i)&grammar.Negation != 0 && !r.Text.Is(i, "nicht")
	}
	return false
}
