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
	if m.silenced && (c.Sub || m.r.IsInfinitiveClause(c)) {
		m.why(c, judge.Silenced)
		return judge.Verdict{}
	}
	if m.ctx.Asked && v.Kind == grammar.Short && m.r.At[c.First]&(grammar.Yes|grammar.No) != 0 {
		return judge.Verdict{}
	}
	return m.likeBefore(c, v)
}

// likeBefore completes a verdict that only negates by the kind of the one before ("…, das Rathaus dagegen nicht"), and by its
// status where it negates the same ("… ist nicht betroffen, das Bad ebenso wenig").
func (m *machine) likeBefore(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if n := len(m.res.Readings); v.Rule == judge.Absent && n > 0 {
		v.Kind = m.res.Readings[n-1].Kind
		if m.r.AsLittle(c) {
			v.Status = m.res.Readings[n-1].Status
		}
	}
	if v.Status == "" && len(c.Mentions) > 0 && m.answersNot(c) {
		v = judge.Verdict{Status: notice.Unavailable, Kind: grammar.Short, Conf: 0.85, Rule: "short"}
	}
	return v
}

// answersNot reports whether the clause ends with the "nicht" that answers what was granted before it ("Trauungen ja, Urkunden
// nicht").
func (m *machine) answersNot(c *split.Chunk) bool {
	prev := m.granted()
	return prev != nil && prev.Kind == grammar.Short && len(c.Cues) == 0 && m.r.Text.Is(c.Last, "nicht") && c.Last > c.First
}
