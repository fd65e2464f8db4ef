package silence

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Hardly reports whether "kaum" stands right before the cue ("kaum arbeitsfähig"), or says that Hardly one does so ("Kaum ein Bus fährt").
func (r *Listener) Hardly(c *split.Chunk, q *grammar.CueAt) bool {
	for i := c.First; i < c.Last; i++ {
		if r.Text.Is(i, "kaum") && (i == q.First-1 || bytes.HasPrefix(r.Text.Folded(i+1), []byte("ein")) || r.Text.Is(i+1, "noch") || r.Text.Is(i+1, "jemand")) {
			return true
		}
	}
	return false
}

// TellsFuture reports whether the clause only says that something will work, and names no day ("wird wieder öffnen").
func (r *Listener) TellsFuture(c *split.Chunk, q *grammar.CueAt) bool {
	if w := r.Text.Folded(q.Last); !lexicon.IsVerb(w, false) || lexicon.IsVerb(w, true) {
		return false
	}
	will := false
	for i := c.First; i < q.Last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Number || word.IsDay(string(r.Text.Folded(i))) || r.Text.Is(i, "heute") || r.Text.Is(i, "morgen") || r.Text.Is(i, "weiterhin") {
			return false
		}
		will = will || r.Text.Is(i, "wird") || r.Text.Is(i, "werden")
	}
	return will && q.Last >= c.Last-1
}

// LacksTools reports whether the clause says that the work is done without tools that an office has ("arbeitet ohne Rechner").
func (r *Listener) LacksTools(c *split.Chunk) bool {
	const near = 4 // tokens of "ohne einen großen Teil seiner"
	for i := c.First; i < c.Last; i++ {
		for j := i + 1; r.Text.Is(i, "ohne") && j <= min(i+1+near, c.Last); j++ {
			if r.At[j]&grammar.Tool != 0 {
				return true
			}
		}
	}
	return false
}

// IsInfinitive reports whether the cue is but an infinitive with "zu" ("Pässe zu beantragen ist nicht möglich").
func (r *Listener) IsInfinitive(q *grammar.CueAt) bool {
	w := r.Text.Folded(q.Last)
	return q.First == q.Last && bytes.HasSuffix(w, []byte("en")) && (r.Text.Is(q.First-1, "zu") || bytes.Contains(w[1:], []byte("zu")))
}
