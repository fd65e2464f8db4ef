package ask

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Answer is +1 if the sentence begins with "ja", −1 if it does with "nein", else 0.
func (r *Asker) Answer(s split.Span) int {
	first := r.Begins(s)
	for i := first; i <= min(first+4, s.Last-1) && !r.Covered[i]; i++ {
		if r.Text.Is(i, ":") { // "Seit gestern: ja, …"
			first = i + 1
			break
		}
	}
	if first < s.Last && r.At[first]&(grammar.Now|grammar.Again) != 0 && r.At[first]&grammar.No == 0 && r.At[first+1]&(grammar.Yes|grammar.No) != 0 {
		first++ // "Inzwischen ja"
	}
	switch {
	case r.At[first]&grammar.Yes != 0:
		return 1
	case r.At[first]&grammar.No != 0:
		return -1
	}
	return 0
}

// Begins is the first token of a question or answer that is no sign, dash, number or letter before a colon ("F:", "2.").
func (r *Asker) Begins(s split.Span) int {
	first := s.First
	for first < s.Last {
		switch t := &r.Text.Tokens[first]; {
		case t.Kind == lexicon.Symbol || t.Kind == lexicon.Dash || t.Kind == lexicon.Number:
			first++
		case first+1 < s.Last && r.Text.Is(first+1, ":") && (t.End-t.Start < 3 || r.Text.Is(first, "frage") || r.Text.Is(first, "antwort")):
			first += 2
		default:
			return first
		}
	}
	return first
}

// goesOn are the markers of words with which a sentence goes on about what was asked.
const goesOn = grammar.Pronoun | grammar.Negation | grammar.Able | grammar.Only | grammar.All | grammar.Again | grammar.Same

// Replies reports whether the sentence can answer a question before it: it begins as an answer does, or names nothing else
// that it could be about.
func (r *Asker) Replies(s split.Span) bool {
	if last := r.Text.Tokens[s.Last]; last.Kind == lexicon.Punct && last.First == '?' {
		return false
	}
	c, first := r.Chunk(s, false), s.First
	if first < s.Last && r.Text.Is(first, "leider") {
		first++
	}
	return r.Answer(s) != 0 || r.Begins(s) != s.First || (r.Covered[first] || r.Inside[first]&goesOn != 0) && !r.Stranger(&c)
}
