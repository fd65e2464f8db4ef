package cohesion

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// TellsParts reports whether the clause opens as one that tells what belongs to something ("darunter …", "ob … oder …").
func (t *Ties) TellsParts(c *split.Chunk) bool {
	i := c.First
	switch string(t.Text.Folded(i)) {
	case "darunter", "einschliesslich", "inklusive", "samt", "mitsamt", "etwa", "beispielsweise", "insbesondere", "namentlich":
		return true
	case "zum", "zb":
		return t.Text.Is(i+1, "beispiel") || t.Text.Is(i, "zb")
	case "ob", "egal", "sei", "gleich":
		return t.follows(c, "oder")
	case "vom", "von", "angefangen":
		return t.follows(c, "bis")
	}
	return t.Text.Is(c.Last, "eingeschlossen") || t.Text.Is(c.Last, "inbegriffen") || t.Text.Is(c.Last, "inklusive")
}

// OfRest reports whether the clause begins with what is left of something, part of which fares otherwise ("Alle sonstigen Postfächer …", "Die
// übrigen Schulen …").
func (t *Ties) OfRest(c *split.Chunk) bool {
	i := t.Opening(c)
	switch string(t.Text.Folded(i)) {
	case "alle", "die", "unsere", "saemtliche":
		if t.At[i]&grammar.Rest == 0 && i < c.Last {
			i++
		}
	case "im", "weitere":
		return t.At[i]&grammar.Rest != 0 && Houses(c.Mentions) // "Im Übrigen fällt die Sitzung aus"
	}
	return t.At[i]&grammar.Rest != 0
}

// LeaveLess limits the verdict v on a clause that grants but the rest of what the clause before it says, of a thing that no list knows, to fail
// ("Auf zwei Linien fallen alle Fahrten aus, die übrigen Busse fahren").
func (t *Ties) LeaveLess(before, c *split.Chunk, v *judge.Verdict) {
	if v.Status != notice.Available || before == nil || len(before.Mentions) > 0 || !t.OfRest(c) {
		return
	}
	if t.Weigh(before, false).Status == notice.Unavailable {
		v.Status, v.Rule = notice.Limited, "rest>"+v.Rule
	}
}

// DeniesFailure reports whether the "nicht" that the clause ends with denies what the clause before it says to fail, of a thing that no list
// knows, and not what the clause names.
func (t *Ties) DeniesFailure(before, c *split.Chunk, v judge.Verdict) bool {
	return v.Rule == judge.Absent && before != nil && t.Text.Is(c.Last, "nicht") && t.Weigh(before, false).Status == notice.Unavailable
}

// follows reports whether the word stands in the clause or a few words after it.
func (t *Ties) follows(c *split.Chunk, word string) bool {
	const near = 8
	for i := c.First; i <= c.Last+near && i < len(t.Text.Tokens); i++ {
		if t.Text.Is(i, word) {
			return true
		}
	}
	return false
}

// NamesPortion reports whether the tokens name a part of what an office does, or of its hours ("Abholungen sind möglich", "der Samstag
// entfällt").
func (t *Ties) NamesPortion(first, last int) bool {
	return slices.ContainsFunc(t.Inside[first:last+1], func(m grammar.Mark) bool { return m&grammar.Portion != 0 })
}

// GivesPortion reports whether a sentence that names no service tells which part of what the one before called unavailable is done all the
// same ("Bewilligte Leistungen werden weitergezahlt.").
func (t *Ties) GivesPortion(s split.Span, chunks []split.Chunk) bool {
	if len(chunks) == 0 || t.IsHypothetical(s) {
		return false
	}
	c := &chunks[0]
	if split.HasUsable(c.Mentions) || c.Label || c.Sub || t.Conditional(c) || !t.NamesPortion(c.First, c.Last) || t.Must(c) || c.Marks&grammar.Able == 0 || c.Marks&(grammar.Modal|grammar.Advice|grammar.Past|grammar.Elsewhere|grammar.Negation|grammar.Again) != 0 {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Status() == notice.Available && !q.Noun || q.Kind == grammar.Accept
	})
}

// Excepts are the services of which a sentence tells what the one before does not hold of ("Ausnahme sind Einsatzfahrzeuge.", "Ausgenommen
// sind Sterbefälle."); ok is false if it is no such sentence.
func (t *Ties) Excepts(s split.Span) (of []grammar.Mention, ok bool) {
	switch string(t.Text.Folded(s.First)) {
	case "ausnahme", "ausnahmen", "ausgenommen", "einzige":
	default:
		return nil, false
	}
	c := t.Chunk(s, false)
	of = split.Usable(c.Mentions)
	return of, c.Marks&grammar.Negation == 0 && (len(of) > 0 || t.Stranger(&c))
}
