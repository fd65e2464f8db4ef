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
	if len(named) == 0 || !m.lists(c) {
		return false
	}
	rd := *prev
	rd.Mentions, rd.First, rd.Last, rd.Rule, rd.Carried = named, c.First, c.Last, "details>"+prev.Rule, false
	m.Readings = append(m.Readings, rd)
	m.said = true // an enumeration may go on
	return true
}

// lists reports whether the clause opens as one that tells what belongs to something.
func (m *machine) lists(c *split.Chunk) bool {
	t := &m.r.Text
	i := c.First
	switch string(t.Folded(i)) {
	case "darunter", "einschliesslich", "inklusive", "samt", "mitsamt", "etwa", "beispielsweise", "insbesondere", "namentlich":
		return true
	case "zum", "zb":
		return t.Is(i+1, "beispiel") || t.Is(i, "zb")
	case "ob", "egal", "sei", "gleich":
		return m.follows(c, "oder")
	case "vom", "von", "angefangen":
		return m.follows(c, "bis")
	}
	return t.Is(c.Last, "eingeschlossen") || t.Is(c.Last, "inbegriffen") || t.Is(c.Last, "inklusive")
}

// follows reports whether the word stands in the clause or a few words after it.
func (m *machine) follows(c *split.Chunk, word string) bool {
	const near = 8
	for i := c.First; i <= c.Last+near && i < len(m.r.Text.Tokens); i++ {
		if m.r.Text.Is(i, word) {
			return true
		}
	}
	return false
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
