package judge

import (
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// tellsEarlier reports whether the clause, put in behind what it is about, only says how that was before ("die zuletzt nur Notfälle
// annahm", "– anfangs geschlossen –").
func (r *Judge) tellsEarlier(c *split.Chunk) bool {
	i := c.First
	if i == 0 || len(c.Mentions) > 0 {
		return false
	}
	if p := &r.Text.Tokens[i-1]; p.Kind != lexicon.Dash && (p.Kind != lexicon.Punct || p.First != ',' && p.First != '(') {
		return false
	}
	if word.IsRelative(string(r.Text.Folded(i))) {
		i++
	}
	switch string(r.Text.Folded(min(i, c.Last))) {
	case "zuletzt", "anfangs", "zunaechst", "zuvor", "vorher", "frueher", "damals":
		return true
	case "bislang", "bisher":
		return i > c.First && !r.Covered[c.Last] // "die bislang nur Notfälle annahm"
	}
	return false
}
