package wording

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Invites is what the words at bytes [start, end), over a list, say of the deeds in it by a bare "können" ("Sie können zurzeit nicht")
// or by asking people to come for them ("Der Weg zu uns lohnt sich, …"); nil if nothing.
func (r *Reader) Invites(start, end int) *said.Reading {
	const belief, most = 0.8, 14 // tokens of "In unserem Bürgerbüro an der Hauptstraße können Sie bis auf Weiteres nicht"
	first, last := r.Range(start, end)
	if last < first || last-first > most {
		return nil
	}
	c := r.Chunk(split.Span{First: first, Last: last}, false)
	aboutMatter := slices.ContainsFunc(split.Usable(c.Mentions), func(m grammar.Mention) bool {
		return m.Role != grammar.Office && m.Role != grammar.House && m.Role != grammar.Soft
	})
	if aboutMatter || c.Marks&(grammar.Past|grammar.Condition|grammar.Mostly) != 0 || !r.invites(&c) {
		return nil
	}
	rd := &said.Reading{Status: notice.Available, Kind: grammar.Do, Confidence: belief, Rule: "invites", First: first, Last: last}
	if c.Marks&grammar.Negation != 0 {
		rd.Status = notice.Unavailable
	}
	return rd
}

// invites reports whether the clause asks people to come for what a list names, or leaves it to the list what they can do.
func (r *Reader) invites(c *split.Chunk) bool {
	if c.Marks&grammar.Visit != 0 {
		return true
	}
	if c.Marks&(grammar.Modal|grammar.Advice) != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun }) {
		return false
	}
	const near = 6 // tokens of "können Sie bis auf Weiteres nicht"
	for i := max(c.First, c.Last-near); i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "koennen", "kann", "koennt":
			return !r.NamesNoun(i+1, c.Last)
		}
	}
	return false
}

// NamesNoun reports whether one of the tokens is a noun.
func (r *Reader) NamesNoun(first, last int) bool {
	for i := first; i <= last; i++ {
		if t := &r.Text.Tokens[i]; t.Kind == lexicon.Word && t.Upper && !r.Text.Is(i, "sie") && !r.Text.Is(i, "ihr") && r.Inside[i] == 0 {
			return true
		}
	}
	return false
}

// IsWhole reports whether a lead is a sentence of its own ("Nichts geht mehr: …"), so that only a mere list after it takes what it says.
func (r *Reader) IsWhole(lead *said.Reading) bool {
	for i := lead.First; i <= lead.Last; i++ {
		if r.Text.Is(i, "nichts") || r.Text.Is(i, "alles") {
			return true
		}
	}
	return false
}
