package discourse

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Details handles a clause that but names what belongs to the whole that the one before granted or denied ("… wieder jedes
// Anliegen, ob Pass oder Umzug", "… alle Leistungen, vom Ausweis bis zum Führungszeugnis"). It reports whether c is one, and
// done with.
func (d *Course) Details(c *split.Chunk) bool {
	prev := d.Latest()
	if prev != nil && prev.Status == notice.Unavailable && d.ofNobody(c) || d.ofTheirThing(c) {
		return true
	}
	if prev == nil || d.Silenced || prev.Status == notice.Limited || c.Marks&(grammar.Negation|grammar.Only|grammar.Except) != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun && !q.Kind.IsDeed() }) {
		return false
	}
	named := slices.DeleteFunc(slices.Clone(split.Usable(c.Mentions)), func(x grammar.Mention) bool { return split.Has(prev.Mentions, x.Service) })
	if len(named) == 0 || !d.Ties.TellsParts(c) {
		return false
	}
	if !slices.ContainsFunc(named, func(x grammar.Mention) bool { return x.Role != grammar.Thing || x.Service != "finanzen" }) {
		return true // "…, Auszahlungen eingeschlossen"
	}
	rd := *prev
	rd.Mentions, rd.First, rd.Last, rd.Rule, rd.Carried = named, c.First, c.Last, "details>"+prev.Rule, false
	d.Readings = append(d.Readings, rd)
	return true
}

// ofNobody reports whether the clause tells what those would do of whom there is none ("Im Standesamt ist niemand, der Urkunden ausstellt").
func (d *Course) ofNobody(c *split.Chunk) bool {
	t := &d.Ties.Text
	return t.Is(c.First-1, ",") && (t.Is(c.First-2, "niemand") || t.Is(c.First-2, "keiner")) && (t.Is(c.First, "der") || t.Is(c.First, "die"))
}

// ofTheirThing reports whether the clause tells where those get a thing that is no service who need it ("Wer einen Vordruck braucht, bekommt ihn
// mit der Post").
func (d *Course) ofTheirThing(c *split.Chunk) bool {
	const few = 8 // tokens of "Wer noch keinen Vordruck für sein Anliegen hat"
	t := &d.Ties.Text
	named := slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way })
	if named || !t.Is(c.First-1, ",") || !t.Is(c.First+1, "ihn") && !t.Is(c.First+1, "es") && !t.Is(c.First+1, "diesen") && !t.Is(c.First+1, "dieses") {
		return false
	}
	thing := false
	for i := c.First - 2; i >= max(c.First-few, 0); i-- {
		if t.Is(i, "wer") {
			return thing && len(d.Ties.MentionsIn(i, c.First-2)) == 0
		}
		thing = thing || t.Tokens[i].Upper
	}
	return false
}

// BeforeInfinitive is what an infinitive without a subject of its own takes from the clause before it that says that
// something cannot be done ("… ist außerstande, Anzeigen entgegenzunehmen"); nil if there is none.
func (d *Course) BeforeInfinitive(c *split.Chunk) *said.Reading {
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || prev.Kind != grammar.Fail && prev.Kind != grammar.Work && !d.Ties.Text.Is(prev.Last, "lage") || c.Marks&grammar.Able != 0 || !d.Ties.IsInfinitiveClause(c) {
		return nil
	}
	return prev
}
