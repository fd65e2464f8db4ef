package discourse

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// Latter limits the last service that the reading before grants, for a clause that says that this holds of it but in part ("…,
// letzteres allerdings nur für Trauungen"). It reports whether c is one, and done with.
func (d *Course) Latter(c *split.Chunk) bool {
	prev := d.Granted()
	if prev == nil || len(prev.Mentions) == 0 || c.Marks&grammar.Only == 0 {
		return false
	}
	switch string(d.Ties.Text.Folded(d.Ties.Opening(c))) {
	case "letztere", "letzteres", "letzterer":
	default:
		return false
	}
	d.lastAlone(prev).Limit(c, reserved)
	return true
}

// lastAlone parts the last service of the latest reading, prev, from its others, and is the reading of that service alone.
func (d *Course) lastAlone(prev *said.Reading) *said.Reading {
	at := len(prev.Mentions) - 1
	if at == 0 {
		return prev
	}
	rd := *prev
	rd.Mentions, prev.Mentions = prev.Mentions[at:], prev.Mentions[:at:at]
	d.Readings = append(d.Readings, rd)
	return d.Latest()
}
