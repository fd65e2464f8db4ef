package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// comesBack is the verdict on a clause that no word list reads, but that says "wieder" of a day to come ("Ab Montag sind wir wieder im
// Rathaus zu finden"): what it names, or what the sentence before was about, works again from then on. It says nothing if it has other
// subjects, or hedges.
func (m *machine) comesBack(c *split.Chunk) judge.Verdict {
	const belief = 0.75
	const hedges = grammar.Negation | grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition | grammar.Cause | grammar.Only | grammar.Elsewhere | grammar.Except | grammar.Late | grammar.Scant | grammar.Mostly
	switch {
	case len(c.Cues) > 0, c.Label, c.Sub, c.Who, m.Silenced, c.Marks&grammar.Again == 0, c.Marks&hedges != 0:
	case m.ctx.Ahead == nil || !m.ctx.Ahead(c.First, c.Last) || m.r.Reserved(c.Span):
	case len(c.Mentions) == 0 && len(m.ctx.Topic) == 0 && m.Latest() == nil, !m.r.OnlyOfOffice(c):
	case slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Way || x.Role == grammar.Named }):
	default:
		return judge.Verdict{Status: notice.Available, Kind: grammar.Open, Conf: belief, Rule: "comes-back"}
	}
	return judge.Verdict{}
}
