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
	if prev == nil || d.Silenced || prev.Status == notice.Limited || c.Marks&(grammar.Negation|grammar.Only|grammar.Except) != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun && q.Kind != grammar.Do && q.Kind != grammar.Accept }) {
		return false
	}
	named := slices.DeleteFunc(split.Usable(c.Mentions), func(x grammar.Mention) bool { return split.Has(prev.Mentions, x.Service) })
	if len(named) == 0 || !d.ties.TellsParts(c) {
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

// BeforeInfinitive is what an infinitive without a subject of its own takes from the clause before it that says that
// something cannot be done ("… ist außerstande, Anzeigen entgegenzunehmen"); nil if there is none.
func (d *Course) BeforeInfinitive(c *split.Chunk) *said.Reading {
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || prev.Kind != grammar.Fail && prev.Kind != grammar.Work && !d.ties.Text.Is(prev.Last, "lage") || c.Marks&grammar.Able != 0 || !d.ties.IsInfinitiveClause(c) {
		return nil
	}
	return prev
}
