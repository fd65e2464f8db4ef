package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// gapped reports whether the clause is but another body and its service, which share the verb of the clause before ("Ense hat das
// Bürgerbüro geöffnet, Werl das Rathaus").
func (r *Reader) gapped(c *split.Chunk) bool {
	first := r.Opening(c)
	if len(c.Cues) > 0 || len(split.Usable(c.Mentions)) == 0 || !r.namesBody(first, first) {
		return false
	}
	for i := first; i <= c.Last; i++ {
		t := &r.Text.Tokens[i]
		if t.Kind != lexicon.Word || t.Upper || r.Covered[i] || r.At[i]&(grammar.Join|grammar.Same) != 0 {
			continue
		}
		switch string(r.Text.Folded(i)) {
		case "die", "der", "das", "den", "sein", "seine", "seinen", "ihr", "ihre", "ihren":
		default:
			return false
		}
	}
	return true
}

// namesBody reports whether one of the tokens begins the name of a body.
func (r *Reader) namesBody(first, last int) bool {
	return slices.ContainsFunc(r.MentionsIn(first, last), func(m grammar.Mention) bool { return m.Role == grammar.Named && m.First >= first && m.First <= last })
}
