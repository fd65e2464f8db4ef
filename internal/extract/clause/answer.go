package clause

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// answersOnly reports whether the clause but offers somebody to ask.
func (m *machine) answersOnly(c *split.Chunk, v judge.Verdict) bool {
	switch v.Kind {
	case grammar.Open:
		return v.Status == notice.Available && m.r.OffersAnswers(c)
	case grammar.Do, grammar.Limited:
		return v.Status != notice.Unavailable && m.r.OnlyAnswers(c)
	}
	return false
}

// heard is the verdict of a clause, unless the clauses before it silence it.
func (m *machine) heard(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if m.Silenced && (c.Sub || m.r.IsInfinitiveClause(c)) && !m.r.Excuses(c, m.Before) {
		m.why(c, judge.Silenced)
		return judge.Verdict{}
	}
	if m.ctx.Asked && v.Kind == grammar.Short && m.r.At[c.First]&(grammar.Yes|grammar.No) != 0 {
		return judge.Verdict{}
	}
	return m.LikeBefore(c, v)
}
