package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// cleft handles a sentence that says first how something fares and then what ("Was noch nicht geht, sind Pässe und Trauungen"). It
// reports whether c is one of its clauses, and done with.
func (m *machine) cleft(c *split.Chunk) bool {
	if v := m.cleftSays; v != nil {
		m.cleftSays = nil
		if about := split.Usable(c.Mentions); len(about) > 0 && m.r.IsCopula(c.First) && c.Marks&(grammar.Negation|grammar.Cause) == 0 && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun }) {
			rd := *v
			rd.Mentions, rd.First, rd.Last, rd.Rule = about, m.first, c.Last, "cleft>"+v.Rule
			m.add(rd)
			m.said = true // an enumeration may go on
			return true
		}
		return false
	}
	if c.First != m.first || !m.r.Text.Is(c.First, "was") || len(c.Mentions) > 0 || c.Label || !m.r.Text.Is(c.Last+1, ",") || !m.r.IsCopula(c.Last+2) {
		return false
	}
	toks := m.r.Text.Tokens
	m.cleftSays = m.r.Polarity(toks[c.First].Start, toks[c.Last].End, false)
	return m.cleftSays != nil
}
