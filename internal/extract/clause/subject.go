package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// absorb gives the parts that many services have to the service that the clause, its label or its topic names.
func (m *machine) absorb(ms []grammar.Mention) []grammar.Mention {
	if !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.Thing }) {
		return ms
	}
	holders := m.label
	if prev := m.Latest(); len(holders) == 0 && prev != nil {
		holders = prev.Mentions
	}
	if len(holders) == 0 && len(m.pending) > 0 {
		holders = m.pending
	}
	if len(holders) == 0 && m.ctx.Structural {
		holders = m.ctx.Topic
	}
	return cohesion.TakenUp(ms, holders)
}

// answersAsked gives the appointments of an answer to what was asked about ("Sind Trauungen möglich? Alle Termine finden statt.").
func (m *machine) answersAsked(ms []grammar.Mention) []grammar.Mention {
	if !m.ctx.Asked || len(m.ctx.Topic) == 0 || len(m.Readings) > 0 || len(ms) == 0 || slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Service != "termine" }) {
		return ms
	}
	if slices.ContainsFunc(m.ctx.Topic, func(x grammar.Mention) bool { return x.Role != grammar.Matter }) {
		return ms
	}
	return m.ctx.Topic
}

// within finds whose "viele Leistungen" the clause speaks of: those of the office just spoken of, else of the house.
func (m *machine) within(c *split.Chunk, ms []grammar.Mention) []grammar.Mention {
	around := m.ctx.Topic
	if len(m.pending) > 0 {
		around = m.pending // "Das Standesamt (Markt 3) erledigt alle Anliegen"
	} else if prev := m.Latest(); prev != nil {
		around = prev.Mentions
	} else if !m.ctx.Structural && !m.r.TakesUp(c) || len(around) > 1 {
		around = nil
	}
	return cohesion.InOffice(ms, around, c.Marks)
}
