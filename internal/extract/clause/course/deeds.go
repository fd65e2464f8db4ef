package course

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// withDeed is the verdict of a clause that is but another thing and what is done with it, with the verb of the clause before ("… können keine Pässe
// beantragt, Autos zugelassen oder Umzüge gemeldet werden"); v if it is none.
func (d *Course) withDeed(c *split.Chunk, v judge.Verdict) judge.Verdict {
	prev := d.Latest()
	if prev == nil || prev.Last < c.First-2 || d.Silenced || !prev.Kind.IsDeed() || !d.sharesVerbOfDeed(c) {
		return v
	}
	switch denied := prev.Status == notice.Unavailable && strings.Contains(prev.Rule, "not-"); {
	case denied, prev.Status == notice.Available && prev.Again:
		return judge.Verdict{Status: prev.Status, Kind: grammar.Do, Conf: min(prev.Confidence, 0.8), Rule: "echo>" + prev.Rule}
	}
	return v
}

// sharesVerbOfDeed reports whether the clause begins with what it names and ends with a deed, and has no verb and no "nicht" of its own.
func (d *Course) sharesVerbOfDeed(c *split.Chunk) bool {
	const own = grammar.Negation | grammar.Adversative | grammar.Only | grammar.Modal | grammar.Past | grammar.Condition | grammar.Cause
	last, i := c.Last, d.Ties.Opening(c)
	if d.Ties.Text.Is(last, "werden") {
		last--
	}
	if c.Label || c.Sub || c.Marks&own != 0 || len(c.Mentions) == 0 || c.Mentions[0].First > i+1 || d.Ties.HasMark(c.First, last, grammar.Able|grammar.Askable) {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return (q.Kind.IsDeed() || q.Kind == grammar.Held) && !q.Noun && q.Last >= last
	})
}
