package discourse

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// isMeasure reports whether the clause but adds in what measure what was said holds ("öffnet am Montag wieder – mit halber Kraft").
func (d *Course) isMeasure(c *split.Chunk) bool {
	t := d.Ties.Text
	if c.First == 0 || t.Tokens[c.First-1].Kind != lexicon.Dash && !t.Is(c.First-1, ",") {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Kind == grammar.Limited && q.Status() == notice.Limited && q.First == c.First && q.Last == c.Last
	})
}

// atSome reports whether the clause, without a verb, but adds at how many of its places what prev calls open goes on ("öffnet wieder, zunächst an vier
// von elf Schaltern").
func (d *Course) atSome(c *split.Chunk, prev *said.Reading) bool {
	t, i := d.Ties.Text, c.First
	if prev.Kind != grammar.Open && prev.Kind != grammar.Work || len(c.Cues) > 0 || split.HasUsable(c.Mentions) || i == 0 || t.Tokens[i-1].Kind != lexicon.Dash && !t.Is(i-1, ",") {
		return false
	}
	switch string(t.Folded(i)) {
	case "zunaechst", "vorerst", "vorlaeufig", "derzeit", "zurzeit", "allerdings", "anfangs", "jedoch":
		i++
	}
	return (t.Is(i, "an") || t.Is(i, "mit") || t.Is(i, "auf") || t.Is(i, "in")) && t.Tokens[c.Last].Upper && amount.Share(&t, c.First, c.Last)
}

// namesMatter reports whether the clause names a matter: that is no part of a channel ("geht ans Telefon, kann in Sachen Ausweis aber
// nicht helfen").
func namesMatter(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role == grammar.Matter })
}

// hasOtherCue reports whether the clause says something else than that a thing goes but in part; the noun of a deed says nothing.
func hasOtherCue(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited && !q.Noun })
}
