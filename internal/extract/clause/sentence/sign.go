package sentence

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// IsSign reports whether the sentence is but a sign (✔, ✘, ○).
func (r *Reader) IsSign(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		if k := r.Text.Tokens[i].Kind; k == lexicon.Word || k == lexicon.Number || r.Text.Is(i, "×") {
			return false // "×" marks a box as "x" does
		}
	}
	return true
}

// IsBlank reports whether the sentence says nothing ("–", "keine").
func (r *Reader) IsBlank(s split.Span) bool {
	marked := false
	for i := s.First; i <= s.Last; i++ {
		marked = marked || r.SignAt(i)
	}
	return r.IsSign(s) && !marked || s.First == s.Last && (r.Text.Is(s.First, "keine") || r.Text.Is(s.First, "nichts"))
}

// TakesFrom reports whether the sentence limits what it names, or names beside it what there is not ("Beratung, keine
// Gutachten").
func (r *Reader) TakesFrom(s split.Span) bool {
	return r.Reserved(s) || r.Chunk(s, false).Marks&(grammar.Negation|grammar.Scant|grammar.Except) != 0
}
