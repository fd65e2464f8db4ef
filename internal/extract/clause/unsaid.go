package clause

import (
	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// What a clause says, and what is not said by it.

// unsaid reports whether what the clause says is not said: it only tells whose it is not, what is to come, or why.
func (m *machine) unsaid(c *split.Chunk, v judge.Verdict) bool {
	switch {
	case v.Rule == judge.Absent && m.R.Text.Is(c.First, "nicht") && m.R.Text.Is(c.First+1, "wir"): // "Das macht der Kreis, nicht wir"
		m.Readings = m.Readings[:max(len(m.Readings)-1, 0)]
	case m.R.DeniesFailure(m.Prev, c, v) && m.Latest() == nil: // "Das Fest ist abgesagt, der Markt nicht"
	case v.Rule == judge.Absent && m.Silenced && cohesion.NamesNoService(c.Mentions): // "Zuständig ist der Kreis, nicht die Stadt"
	case m.Awaits(c, v), m.Ctx.Status != "" && len(m.Pending) > 0 && cohesion.AllOf(c, v): // "Geschlossen: Sozialamt (alle Leistungen)"
	default:
		why := m.passesOver(c, v)
		if why != "" {
			m.Why(c, why)
		}
		return why != ""
	}
	return true
}

// passesOver is why the clause says nothing of how things are, though it has a verdict; "" if it does.
func (m *machine) passesOver(c *split.Chunk, v judge.Verdict) silence.Why {
	switch {
	case v.Kind == grammar.Open && v.Status == notice.Available && cohesion.OnlyChannels(c.Mentions) && m.R.AtHours(c.First, c.Last) && !m.R.HasMark(c.First, c.Last, grammar.Able|grammar.Askable):
		return silence.Standing // "Telefon 02922 800-0, geöffnet Mo-Fr 8-12 Uhr"
	case v.Status != "" && m.R.HoldsAlways(m.Prev, c, m.First, m.Last, v.Status, v.Kind):
		return silence.Standing
	case c.Who && m.tellsOfWhom(c, v), v.Status == notice.Unavailable && m.R.OfWhomever(c):
		return silence.Conditional
	case v.Status == notice.Available && m.R.OnlyTellsWhy(c) && !m.R.TellsReturn(c) && !m.R.Reassures(m.Prev):
		if m.takenUp(c) {
			m.Name(c, false)
		}
		return silence.Cause // how things are is said of what follows from it
	case v.Status != "" && (m.putsInWhy(c) || m.R.LeavesCause(c)):
		return silence.Cause
	}
	return ""
}

// tellsOfWhom reports whether a "wer" clause with the verdict but tells who is meant ("… dankte allen, die das Amt arbeitsfähig halten wollen").
func (m *machine) tellsOfWhom(c *split.Chunk, v judge.Verdict) bool {
	return (v.Status == notice.Available || v.Status == notice.Limited && m.Prev != nil && m.R.Silence(m.Prev) != "" || v.Rule == judge.Absent) && c.First > m.First || v.Kind == grammar.Accept && v.Status == notice.Limited || v.Kind == grammar.Limited && c.First == m.First
}

// putsInWhy reports whether the clause is but a cause in the midst of another ("Das Bad darf, weil Personal fehlt, …").
func (m *machine) putsInWhy(c *split.Chunk) bool {
	return len(m.Pending) > 0 && len(c.Mentions) == 0 && c.Last+1 < m.Last && m.R.OnlyTellsWhy(c)
}
