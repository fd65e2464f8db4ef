package discourse

import (
	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// OfStranger lets a clause about something that no list knows take from what was granted before.
func (d *Course) OfStranger(c *split.Chunk, rd *said.Reading) {
	if rd.Status != notice.Available {
		d.Reserve(c)
		d.LacksPart(c)
		d.Beside(rd)
	}
}

// GoesOn gives the clause, of the verdict v, the services of the reading before it.
func (d *Course) GoesOn(c *split.Chunk, v judge.Verdict, rd, prev *said.Reading) {
	if rd.Status == notice.Unavailable && d.LacksPart(c) {
		return // "…, nur der Samstag entfällt"
	}
	rd.Mentions, rd.Rule = d.Ties.Filter(cohesion.Doors(prev.Mentions, v), v, c), "clause>"+rd.Rule
	rd.Confidence -= 0.1
	if len(rd.Mentions) == 0 && rd.Status != notice.Available {
		d.Reserve(c) // what an open office cannot do
		d.LacksPart(c)
	}
}
