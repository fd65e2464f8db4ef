package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// details handles a clause that but names what belongs to the whole that the one before granted or denied ("… wieder jedes
// Anliegen, ob Pass oder Umzug", "… alle Leistungen, vom Ausweis bis zum Führungszeugnis"). It reports whether c is one, and
// done with.
func (m *machine) details(c *split.Chunk) bool {
	prev := m.Latest()
	if prev == nil || m.Silenced || prev.Status == notice.Limited || c.Marks&(grammar.Negation|grammar.Only|grammar.Except) != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun && q.Kind != grammar.Do && q.Kind != grammar.Accept }) {
		return false
	}
	named := slices.DeleteFunc(split.Usable(c.Mentions), func(x grammar.Mention) bool { return split.Has(prev.Mentions, x.Service) })
	if len(named) == 0 || !m.r.TellsParts(c) {
		return false
	}
	rd := *prev
	rd.Mentions, rd.First, rd.Last, rd.Rule, rd.Carried = named, c.First, c.Last, "details>"+prev.Rule, false
	m.Readings = append(m.Readings, rd)
	m.said = true // an enumeration may go on
	return true
}

// beforeInfinitive is what an infinitive without a subject of its own takes from the clause before it that says that
// something cannot be done ("… ist außerstande, Anzeigen entgegenzunehmen"); nil if there is none.
func (m *machine) beforeInfinitive(c *split.Chunk) *discourse.Reading {
	prev := m.Latest()
	if prev == nil || prev.Status != notice.Unavailable || prev.Kind != grammar.Fail || c.Marks&grammar.Able != 0 || !m.r.IsInfinitiveClause(c) {
		return nil
	}
	return prev
}
