package ask

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// elliptic reports whether a question is but the deed, or the thing and the deed, that it asks for ("Neu beantragen?", "Perso
// abholen?").
func (r *Asker) elliptic(s split.Span, chunks []split.Chunk) bool {
	const few = 5 // tokens
	if s.Last-s.First > few || len(chunks) != 1 || r.At[chunks[0].First]&(grammar.Unaskable|grammar.Askable) != 0 {
		return false
	}
	c := &chunks[0]
	if r.bareThing(c) {
		return true
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Last == c.Last && (q.Kind.IsDeed() || q.Kind == grammar.Short && len(c.Mentions) > 0 || r.usesWay(c, q))
	})
}

// usesWay reports whether the cue is the infinitive of what one does with the channel that the clause begins with ("Mails empfangen?").
func (r *Asker) usesWay(c *split.Chunk, q grammar.CueAt) bool {
	return q.Kind <= grammar.Work && q.First == q.Last && lexicon.IsVerb(r.Text.Folded(q.Last), false) && len(c.Mentions) > 0 &&
		c.Mentions[0].First == c.First && c.Mentions[0].Role == grammar.Channel
}

// bareThing reports whether a question is but a thing, or several, and a place or time ("Schule morgen?", "Perso, Pass?", "Trauungen im
// Standesamt?").
func (r *Asker) bareThing(c *split.Chunk) bool {
	if len(c.Cues) > 0 || len(c.Mentions) == 0 || c.Mentions[0].Role == grammar.Thing {
		return false
	}
	first := r.Begins(split.Span{First: c.First, Last: c.Last})
	for first < c.Mentions[0].First && r.points(first) {
		first++
	}
	if c.Mentions[0].First != first {
		return false
	}
	rest := c.Last + 1 - c.Mentions[0].First
	if c.Mentions[0].Last < c.Last && r.Text.Is(c.Mentions[0].Last+1, "auch") {
		rest-- // "Müllabfuhr auch heute?"
	}
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.Place && m.Service != c.Mentions[0].Service {
			return false
		}
		rest -= m.Last + 1 - m.First
		if before := m.First - 1; i > 0 && before > c.First && (r.At[before]&(grammar.Join|grammar.Place) != 0 || r.Text.Tokens[before].Kind == lexicon.Punct) {
			rest--
		}
	}
	return rest <= 1
}

// points reports whether token i but leads on to what a question names ("Und das Standesamt?", "Auch mein Pass?", "Ins Museum?").
func (r *Asker) points(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "und", "auch", "das", "die", "der", "den", "mein", "meine", "meinen", "unser", "unsere", "unseren", "euer", "eure", "ihr", "ihre", "ins":
		return true
	}
	return false
}
