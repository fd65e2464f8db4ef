package ask

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// What stands over others: leads, heads and labels.

// Polarity is what the words at bytes [start, end) say without naming a service ("Was ist nicht möglich?"); nil if
// nothing.
func (r *Asker) Polarity(start, end int, short bool) *said.Reading {
	first, last := r.Range(start, end)
	if last < first {
		return nil
	}
	c := r.Chunk(split.Span{First: first, Last: last}, false)
	if split.HasUsable(c.Mentions) || r.Text.Is(last, "?") && c.Marks&grammar.Unaskable != 0 {
		return nil
	}
	if cohesion.AnswersBothWays(c.Cues) {
		return nil
	}
	c.Marks |= grammar.Able
	v := r.Weigh(&c, short)
	if v.Status == "" || v.Status == notice.Limited && r.Text.Is(last, "?") && r.At[first]&grammar.Askable != 0 { // "Wird auf Papier gearbeitet?"
		return nil
	}
	return &said.Reading{Status: v.Status, Kind: v.Kind, Confidence: 0.85, Rule: v.Rule, First: first, Last: last}
}

// Means are the services that a cell or label stands for: those it names, or the way that it speaks of ("Anrufen"). Of
// "Rathaus Telefon" only the telephone counts.
func (r *Asker) Means(s split.Span) []grammar.Mention {
	out := cohesion.AsSubject(slices.Clone(r.MentionsIn(s.First, s.Last)))
	if slices.ContainsFunc(out, func(x grammar.Mention) bool { return x.Role == grammar.Channel }) {
		out = slices.DeleteFunc(out, func(x grammar.Mention) bool { return x.Role == grammar.House || x.Role == grammar.Soft })
	}
	return out
}

// Turns is −1 if the sentence ends by denying what the one before said ("Werl nicht."), +1 if it grants what that denied ("Ense schon."),
// else 0.
func (r *Asker) Turns(s split.Span) int {
	last := s.Last
	if r.Text.Tokens[last].Kind == lexicon.Punct {
		last--
	}
	if last <= s.First || r.MarkAt(last-1)&grammar.Same != 0 {
		return 0 // "Werl auch nicht."
	}
	switch string(r.Text.Folded(last)) {
	case "nicht":
		return -1
	case "schon", "durchaus":
		return 1
	}
	return 0
}
