package cohesion

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// NamesMore reports whether the words at bytes [start, end) hold a noun beside what says how something fares.
func (t *Ties) NamesMore(start, end int) bool {
	first, last := t.Range(start, end)
	if last < first {
		return false
	}
	c := t.Chunk(split.Span{First: first, Last: last}, false)
	for i := first; i <= last; i++ {
		if t.Text.Tokens[i].Kind == lexicon.Number || t.Text.Is(i, "?") {
			return true
		}
	}
	return t.Stranger(&c)
}

// NamesStock reports whether the words at bytes [start, end) say what is to be had, not who can be reached ("Nicht verfügbar").
func (t *Ties) NamesStock(start, end int) bool {
	first, last := t.Range(start, end)
	return slices.ContainsFunc(t.CuesIn(first, last), func(q grammar.CueAt) bool { return t.Text.Is(q.Last, "verfuegbar") })
}

// SpeaksOfAll reports whether the sentence speaks of everything or nothing, and of no thing that no list knows ("läuft alles
// normal", "geht gar nichts").
func (t *Ties) SpeaksOfAll(s split.Span) bool {
	all := false
	for i := s.First; i <= s.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "alles", "nichts", "nix":
			all = true
		}
	}
	c := t.Chunk(s, false)
	return all && c.Marks&(grammar.Elsewhere|grammar.Past|grammar.Modal|grammar.Advice|grammar.Cause|grammar.Condition) == 0 && !t.Stranger(&c)
}

// Enumerates reports whether the words at bytes [start, end) do nothing but name things: there is no verb and no status.
func (t *Ties) Enumerates(start, end int) bool {
	first, last := t.Range(start, end)
	if last < first || len(split.Usable(t.MentionsIn(first, last))) == 0 {
		return false
	}
	for _, q := range t.CuesIn(first, last) {
		if !q.Noun {
			return false
		}
	}
	for i := first; i <= last; i++ {
		w := &t.Text.Tokens[i]
		if w.Kind != lexicon.Word || w.Upper || t.Covered[i] || t.At[i]&(grammar.Join|grammar.Place) != 0 {
			continue
		}
		switch string(t.Text.Folded(i)) {
		case "die", "der", "das", "den", "dem", "des", "alle", "sowie", "staedtische", "staedtischen", "unsere", "samt", "auch":
		default:
			return false
		}
	}
	return true
}
