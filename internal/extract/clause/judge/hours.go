package judge

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// What makes less of a clause that grants something: an hour, half a day, a month to come, "kaum".

// hardly reports whether "kaum" stands right before the cue ("kaum arbeitsfähig"), or says that hardly one does so ("Kaum ein Bus fährt").
func (r *Judge) hardly(c *split.Chunk, q *grammar.CueAt) bool {
	for i := c.First; i < c.Last; i++ {
		if r.Text.Is(i, "kaum") && (i == q.First-1 || bytes.HasPrefix(r.Text.Folded(i+1), []byte("ein")) || r.Text.Is(i+1, "noch") || r.Text.Is(i+1, "jemand")) {
			return true
		}
	}
	return false
}

// singlesOut reports whether the "nur" at i belongs to m, the way or the only office that q is said of ("Einzig beim Wohngeld
// läuft es rund"), so that it takes nothing from what is granted.
func (r *Judge) singlesOut(c *split.Chunk, q *grammar.CueAt, i int, m *grammar.Mention) bool {
	switch {
	case m.Role == grammar.Way:
		return q.Kind == grammar.Reach || c.Marks&grammar.Able == 0
	case i == r.Opening(c) && m.First == i+2 && len(c.Mentions) == 1 && (r.Text.Is(i+1, "bei") || r.Text.Is(i+1, "beim")):
		return q.Kind != grammar.Do && q.Kind != grammar.Accept
	case m.Role == grammar.Channel && q.Last < i:
		return q.Kind == grammar.Work || q.Kind == grammar.Reach // "funktioniert nur noch das Telefon"
	case m.Role != grammar.Office && m.Role != grammar.Matter, q.Kind != grammar.Open && q.Kind != grammar.Work && q.Kind != grammar.Reach:
		return false
	}
	return q.Last < i || m.Role == grammar.Office && r.soleOffice(c, q, i, m)
}

// soleOffice reports whether the "nur" at i begins the clause and m, its only office, comes right behind it ("Lediglich das Standesamt ist
// geöffnet").
func (r *Judge) soleOffice(c *split.Chunk, q *grammar.CueAt, i int, m *grammar.Mention) bool {
	return i == r.Opening(c) && m.First <= i+2 && len(c.Mentions) == 1 && q.First > m.Last
}

// tellsFuture reports whether the clause only says that something will work, and names no day ("wird wieder öffnen").
func (r *Judge) tellsFuture(c *split.Chunk, q *grammar.CueAt) bool {
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

// lacksTools reports whether the clause says that the work is done without tools that an office has ("arbeitet ohne Rechner").
func (r *Judge) lacksTools(c *split.Chunk) bool {
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

// isWayToo reports whether the limited cue is but one way to reach somebody beside another that the clause names.
func (r *Judge) isWayToo(c *split.Chunk, q *grammar.CueAt) bool {
	return r.Text.Is(q.First, "per") && q.Last == q.First+1 && slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role == grammar.Way })
}

// isInfinitive reports whether the cue is but an infinitive with "zu" ("Pässe zu beantragen ist nicht möglich").
func (r *Judge) isInfinitive(q *grammar.CueAt) bool {
	w := r.Text.Folded(q.Last)
	return q.First == q.Last && bytes.HasSuffix(w, []byte("en")) && (r.Text.Is(q.First-1, "zu") || bytes.Contains(w[1:], []byte("zu")))
}
