package cohesion

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/notice"
)

// TakesBack reports whether a sentence that grants nothing itself takes back part of what the one before granted
// ("Erledigt wird allerdings wenig.").
func (t *Ties) TakesBack(s split.Span, chunks []split.Chunk) bool {
	if len(chunks) == 0 || t.IsHypothetical(s) {
		return false
	}
	c := &chunks[0]
	if len(chunks) > 1 && c.Label && c.Marks&grammar.Adversative != 0 && c.First == c.Last {
		after := chunks[1] // "Aber: …"
		after.Marks |= grammar.Adversative
		c = &after
	}
	if namesOther(c.Mentions) || c.Sub || t.Conditional(c) || c.Marks&(grammar.Modal|grammar.Advice|grammar.Past|grammar.Elsewhere) != 0 {
		return false
	}
	return c.Marks&grammar.Scant != 0 || c.Marks&grammar.Only != 0 && c.Marks&(grammar.Able|grammar.Adversative) != 0 || t.Reserves(c) || t.denies(c)
}

// namesOther reports whether one of the mentions is more than the administration that speaks, or what is done in it.
func namesOther(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role != grammar.Named && x.Role != grammar.Inside })
}

// GivesBack reports whether a sentence that names no service tells how what the one before called shut is dealt with all
// the same ("Dringende Anliegen bearbeiten wir nach Absprache.").
func (t *Ties) GivesBack(s split.Span, chunks []split.Chunk) bool {
	if len(chunks) == 0 || t.IsHypothetical(s) {
		return false
	}
	c := &chunks[0]
	if split.HasUsable(c.Mentions) || c.Sub || t.Conditional(c) || c.Marks&(grammar.Modal|grammar.Advice|grammar.Past|grammar.Elsewhere|grammar.Negation) != 0 {
		return false
	}
	limited, deed := false, false
	for i := range c.Cues {
		limited = limited || c.Cues[i].Kind == grammar.Limited
		deed = deed || c.Cues[i].Kind.IsDeed()
	}
	return limited && (deed || t.HasVerbOfHelp(c))
}

// Qualifies reports whether an answer takes back part of its "ja" ("Ja, aber ohne Samstagsöffnung", "Ja, allerdings später").
func (t *Ties) Qualifies(s split.Span) bool {
	chunks := t.Chunks(s)
	for i := range chunks {
		if c := &chunks[i]; i > 0 && len(c.Mentions) == 0 && (t.IsWithout(c) || t.Reserves(c) || c.Marks&grammar.Adversative != 0 && c.Marks&grammar.Late != 0) {
			return true
		}
	}
	return false
}

// Reserves reports whether the clause sets against what was said that something is not so, or only in part.
func (t *Ties) Reserves(c *split.Chunk) bool {
	if c.Marks&grammar.Adversative == 0 {
		return false
	}
	if c.Marks&(grammar.Negation|grammar.Scant) != 0 {
		return true
	}
	for i := range c.Cues {
		if s := c.Cues[i].Status(); s == notice.Limited && c.Cues[i].Kind == grammar.Limited || s == notice.Unavailable || s == "" {
			return true
		}
	}
	return false
}

// denies reports whether the clause begins with what is not possible, and names a thing that no list knows ("Nicht möglich
// sind Auskünfte aus dem Register").
func (t *Ties) denies(c *split.Chunk) bool {
	const near = 3
	return t.Stranger(c) && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Last <= c.First+near && q.Status() == notice.Unavailable && (q.Kind == grammar.Work || q.Kind == grammar.Fail)
	})
}

// IsWithout reports whether the clause says what is missing: it begins with "ohne", and what follows is no trouble that
// one would want to be without.
func (t *Ties) IsWithout(c *split.Chunk) bool {
	i := t.Opening(c)
	for i < c.Last && word.IsForNow(string(t.Text.Folded(i))) {
		i++
	}
	if !t.Text.Is(i, "ohne") || t.Inside[i]&grammar.NoNegation != 0 || i == c.Last {
		return false
	}
	for k := range c.Cues {
		if !c.Cues[k].Kind.IsDeed() {
			return false
		}
	}
	return true
}

// Lacks reports whether the clause but names what there is none of ("kein Drucker").
func (t *Ties) Lacks(c *split.Chunk) bool {
	i := t.Opening(c)
	return t.At[i]&grammar.Negation != 0 && t.Text.Tokens[i].First == 'k' && len(c.Cues) == 0 && len(c.Mentions) == 0
}

// Concedes reports whether the tokens grant something only to take it back: "zwar".
func (t *Ties) Concedes(first, last int) bool {
	for i := first; i <= last; i++ {
		if t.Text.Is(i, "zwar") {
			return true
		}
	}
	return false
}

// ExceptsPart reports whether the clause excepts something that is no service of its own.
func (t *Ties) ExceptsPart(c *split.Chunk, before []grammar.Mention) bool {
	for i := c.First; i <= c.Last; i++ {
		if t.At[i]&grammar.Except != 0 && t.IsUntil(i) {
			return false
		}
	}
	for _, m := range c.Mentions {
		if m.Role != grammar.Inside && !split.Has(before, m.Service) {
			return false
		}
	}
	return len(c.Cues) == 0 && t.Stranger(c) || len(c.Mentions) > 0
}

// InsideOnly reports whether the clause names but matters in general ("die meisten Anliegen").
func InsideOnly(c *split.Chunk) bool {
	return len(c.Mentions) > 0 && !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role != grammar.Inside })
}

// PlacesOnly reports whether the clause names services only as places where something is done.
func PlacesOnly(c *split.Chunk) bool {
	return !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return !m.Place })
}

// SameSubject reports whether the clause goes on about the subject of the one before: its verb comes first.
func (t *Ties) SameSubject(c *split.Chunk) bool { return t.At[t.Opening(c)]&grammar.Able != 0 }

// NamesWay reports whether the clause names a way of doing something by hand.
func (t *Ties) NamesWay(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Limited })
}

// TellsWay reports whether the clause is but a way or place and "schon" ("vom Handy schon", "am Schalter durchaus").
func (t *Ties) TellsWay(c *split.Chunk) bool {
	const few = 4
	if len(c.Cues) > 0 || c.Last-c.First > few || !t.Text.Is(c.Last, "schon") && !t.Text.Is(c.Last, "durchaus") {
		return false
	}
	switch string(t.Text.Folded(t.Opening(c))) {
	case "vom", "von", "mit", "per", "ueber", "aus", "am":
		return true
	}
	return false
}

// HasVerbOfHelp reports whether the clause says that somebody helps.
func (t *Ties) HasVerbOfHelp(c *split.Chunk) bool {
	return t.HasMark(c.First, c.Last, grammar.Help)
}
