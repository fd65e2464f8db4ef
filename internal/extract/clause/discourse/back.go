package discourse

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// ComesBack is the verdict on a clause that no word list reads, but that says "wieder" of a day to come ("Ab Montag sind wir wieder im
// Rathaus zu finden"): what it names, or what the sentence before was about, works again from then on. It says nothing if it has other
// subjects, or hedges.
func (d *Course) ComesBack(c *split.Chunk, topical bool) judge.Verdict {
	const belief, sure = 0.75, 0.9
	const hedges = grammar.Negation | grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition | grammar.Cause | grammar.Only | grammar.Elsewhere | grammar.Except | grammar.Late | grammar.Scant | grammar.Mostly
	switch {
	case len(c.Cues) > 0, c.Label, c.Sub, c.Who, d.Silenced, c.Marks&hedges != 0:
	case d.ahead != nil && d.ties.Widens(c) && d.Latest() != nil && !d.Latest().Fails() && d.ahead(d.Latest().First, d.Latest().Last) && d.ahead(c.First, c.Last):
		return judge.Verdict{Status: notice.Available, Kind: grammar.Open, Conf: belief, Rule: "open"}
	case c.Marks&grammar.Again == 0, d.ahead == nil || !d.ahead(c.First, c.Last) || d.ties.Reserved(c.Span):
	case len(c.Mentions) == 0 && !topical && d.Latest() == nil, !d.ties.OnlyOfOffice(c):
	case slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Way || x.Role == grammar.Named }):
	case len(c.Mentions) == 0 && d.ties.Text.Is(c.Last, "wieder") && d.Latest() != nil && d.Latest().Status == notice.Unavailable && d.Latest().OfDeed():
		return judge.Verdict{Status: notice.Available, Kind: grammar.Open, Conf: sure, Rule: "comes-back"} // "nehmen wir heute nicht an, ab Montag wieder"
	default:
		return judge.Verdict{Status: notice.Available, Kind: grammar.Open, Conf: belief, Rule: "comes-back"}
	}
	return judge.Verdict{}
}
