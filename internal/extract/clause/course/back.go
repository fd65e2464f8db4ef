package course

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// ComesBack is the verdict on a clause that no word list reads, but that says "wieder" of a day to come ("Ab Montag sind wir wieder im
// Rathaus zu finden"): what it names, or what the sentence before was about, works again from then on. It says nothing if it has other
// subjects, unless that was called down before, or hedges. first: where its label begins, if it has one ("Wiedereröffnung: 14. November").
func (d *Course) ComesBack(c *split.Chunk, topical bool, down []grammar.Mention, first int) judge.Verdict {
	const belief, firm = 0.75, 0.9
	const hedges = grammar.Negation | grammar.Modal | grammar.Advice | grammar.Past | grammar.Cause | grammar.Only | grammar.Elsewhere | grammar.Except | grammar.Late | grammar.Scant | grammar.Mostly
	switch {
	case c.Label, c.Sub, c.Who, d.Silenced, c.Marks&hedges != 0, d.Ties.Conditional(c):
	case slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Short }): // "fangen wir wieder an"
	case d.widensLater(c):
		return judge.Verdict{Status: notice.Available, Kind: grammar.Open, Conf: belief, Rule: "open"}
	case c.Marks&grammar.Again == 0 && !d.Ties.Tells(grammar.Resume, first, c.Last), d.Ahead == nil || !d.Ahead(c.First, c.Last) || d.Ties.Reserved(c.Span):
	case d.isDown(c, down) && !d.Ties.Tells(grammar.Tidings, c.First, c.Last):
		return judge.Verdict{Status: notice.Available, Kind: grammar.Open, Conf: firm, Rule: "returns"}
	case c.Marks&grammar.Again == 0:
	case len(c.Mentions) == 0 && !topical && d.Latest() == nil, !d.Ties.OnlyOfOffice(c):
	case slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Way || x.Role == grammar.Named }):
	default:
		return judge.Verdict{Status: notice.Available, Kind: grammar.Open, Conf: belief, Rule: "comes-back"}
	}
	return judge.Verdict{}
}

// widensLater reports whether the clause says from when what was just announced for some is for all.
func (d *Course) widensLater(c *split.Chunk) bool {
	prev := d.Latest()
	return d.Ahead != nil && prev != nil && d.Ties.Widens(c) && !prev.Fails() && d.Ahead(prev.First, prev.Last) && d.Ahead(c.First, c.Last)
}

// down is what the sentence said last if that fails; before, if it said nothing.
func (d *Course) down(before []grammar.Mention) []grammar.Mention {
	switch prev := d.Latest(); {
	case prev == nil:
		return before
	case prev.Status == notice.Available:
		return nil
	default:
		return prev.Mentions
	}
}

// isDown reports whether what the clause goes on about was said to fail, by its sentence or before, and all that it names is of that.
func (d *Course) isDown(c *split.Chunk, before []grammar.Mention) bool {
	down := d.down(before)
	return len(down) > 0 && !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool {
		return x.Role != grammar.Thing && x.Role != grammar.Inside && x.Role != grammar.Named && !split.Has(down, x.Service)
	})
}

// Unchanged reports whether the clause says of what failed before it that nothing changes in that ("… ist zu. Daran ändert sich auch morgen
// nichts."): what works as ever is the failure.
func (d *Course) Unchanged(c *split.Chunk, kind grammar.Kind, before []grammar.Mention) bool {
	i := d.Ties.Opening(c)
	return kind == grammar.Usual && len(d.down(before)) > 0 && (d.Ties.Text.Is(i, "daran") || d.Ties.Text.Is(i, "hieran"))
}

// Back gives rd what was said to fail, by the sentence or before, if its clause tells the day from which that is back, whatever its words ("Ab
// Montag wird dort wieder gearbeitet.", "Ab Montag: offen"). first: where the clause or its label begins. It reports whether the clause does so.
func (d *Course) Back(c *split.Chunk, rd *said.Reading, before []grammar.Mention, first int) bool {
	down := d.down(before)
	if len(down) == 0 || rd.Status == notice.Unavailable || d.Ahead == nil || !d.Ahead(first, c.Last) || d.Ties.Tells(grammar.Tidings, c.First, c.Last) {
		return false
	}
	if again := rd.Again || rd.Kind == grammar.Usual || c.Marks&grammar.When != 0; !again && first == c.First && !d.Ties.Tells(grammar.Resume, first, c.Last) {
		return false
	}
	rd.Mentions, rd.Rule, rd.Kind, rd.Again = down, "clause>"+rd.Rule, grammar.Open, true
	return true
}

// Ends gives rd what was said to work, by the sentence or before, if its clause tells the day on which that does not, with no other subject ("Am
// Montag bleiben die Türen zu."). It reports whether the clause does so.
func (d *Course) Ends(c *split.Chunk, v judge.Verdict, rd *said.Reading, up []grammar.Mention) bool {
	const wary = 0.1
	prev := d.Latest()
	if prev != nil {
		if up = nil; prev.Status == notice.Available && d.Ties.Stranger(c) {
			up = prev.Mentions
		}
	}
	if len(up) == 0 || rd.Status != notice.Unavailable || c.Marks&(grammar.Past|grammar.Only) != 0 || d.Ahead == nil || !d.Ahead(c.First, c.Last) || !d.Ties.OnlyOfOffice(c) {
		return false
	}
	if rd.Mentions = d.Ties.Filter(cohesion.Doors(up, v), v, c); len(rd.Mentions) == 0 {
		return false
	}
	rd.Rule = "clause>" + rd.Rule
	rd.Confidence -= wary
	return true
}
