package genre

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// IsStrange reports whether token i is a noun that no list knows, and names no time.
func (r *Teller) IsStrange(i int) bool {
	t := &r.Text.Tokens[i]
	if t.Kind != lexicon.Word || !t.Upper || r.Covered[i] || r.isOwner(i) || r.Inside[i]&^grammar.Apart != 0 || word.IsTime(string(r.Text.Folded(i))) {
		return false
	}
	if r.shouts(i) && (r.shouts(i-1) || r.shouts(i+1)) || r.IsCause(i) {
		return false // among capitals a noun looks like any other word
	}
	return !r.isProperName(i)
}

// isProperName reports whether token i is but the name of what stands before it, by one word or two ("Volkshochschule Volmetal", "Museum Wilhelm
// Morgner").
func (r *Teller) isProperName(i int) bool {
	const most = 2 // words of a name
	for j := i - 1; j >= max(i-most, 0) && r.Text.Tokens[j].Upper; j-- {
		if r.Covered[j] {
			return len(r.MentionsIn(j, j)) > 0
		}
	}
	return false
}

// isOwner reports whether token i is the body that has what stands before it ("im Standesamt der Stadt").
func (r *Teller) isOwner(i int) bool {
	genitive := r.Text.Is(i-1, "der") && word.IsKindOfBody(string(r.Text.Folded(i))) || r.Text.Is(i-1, "des") && r.Text.Is(i, "kreises")
	return genitive && i > 1 && r.Covered[i-2]
}

// shouts reports whether token i is a word in capital letters.
func (r *Teller) shouts(i int) bool {
	if i < 0 || i >= len(r.Text.Tokens) || r.Text.Tokens[i].Kind != lexicon.Word {
		return false
	}
	t := &r.Text.Tokens[i]
	w := r.Text.Src[t.Start:t.End]
	return t.Upper && len(w) > 1 && strings.ToUpper(w) == w
}
