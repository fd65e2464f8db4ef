package clause

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// heard is the verdict of a clause, unless the clauses before it silence it.
func (m *machine) heard(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if m.r.Supposes(c, m.first, m.Before) || v.Status == notice.Available && m.r.Denied(c, m.first, m.Before) || m.r.Refuted(c) {
		m.why(c, silence.Wish)
		return judge.Verdict{}
	}
	if v.Status != "" && (m.r.Avoids(c, v) || v.Kind != grammar.Usual && m.r.OnlySeems(c)) {
		m.why(c, silence.Conditional)
		return judge.Verdict{}
	}
	if m.Silenced && (c.Sub || m.r.IsInfinitiveClause(c)) && !m.r.Excuses(c, m.Before) {
		m.why(c, silence.Silenced)
		return judge.Verdict{}
	}
	if m.ctx.Asked && len(m.label) == 0 && v.Kind == grammar.Short && m.r.At[m.r.Begins(c.Span)]&(grammar.Yes|grammar.No) != 0 {
		return judge.Verdict{}
	}
	return m.LikeBefore(c, v)
}
