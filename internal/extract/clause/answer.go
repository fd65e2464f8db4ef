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
	if m.supposes(c) || v.Status == notice.Available && m.denied(c) {
		m.why(c, judge.Wish)
		return judge.Verdict{}
	}
	if m.Silenced && (c.Sub || m.r.IsInfinitiveClause(c)) && !m.r.Excuses(c, m.Before) {
		m.why(c, judge.Silenced)
		return judge.Verdict{}
	}
	if m.ctx.Asked && v.Kind == grammar.Short && m.r.At[c.First]&(grammar.Yes|grammar.No) != 0 {
		return judge.Verdict{}
	}
	return m.LikeBefore(c, v)
}

// supposes reports whether the clause before calls what this one says possible, or something to be done ("Möglich, dass das Amt öffnet", "Es
// gilt, das Amt zu öffnen").
func (m *machine) supposes(c *split.Chunk) bool {
	i := c.First - 2 // before the comma
	if i < m.first {
		return false
	}
	switch string(m.r.Text.Folded(i)) {
	case "moeglich", "denkbar", "vorstellbar", "sein":
		return m.r.Text.Is(c.First, "dass") && m.Before&grammar.Negation == 0
	case "gilt", "es":
		return m.r.IsInfinitiveClause(c) && (m.r.Text.Is(i-1, "es") || m.r.Text.Is(i-1, "gilt"))
	}
	return false
}

// denied reports whether the clause is but what another denies, doubts or calls possible ("Noch kann niemand bestätigen, dass die Seite
// läuft", "Dass die Ausfälle dauern, ist möglich").
func (m *machine) denied(c *split.Chunk) bool {
	if m.r.Text.Is(c.First, "dass") {
		return c.First > m.first && m.Before&grammar.Negation != 0
	}
	return len(c.Mentions) == 0 && m.r.Text.Is(m.first, "dass")
}
