package judge

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// Particles at the end of a clause: they belong to its verb, and make it another one.

// parts reports whether the cue is a verb of working that the clause's last word makes another one ("Die Meinungen gehen auseinander", "arbeitet
// mit der Polizei zusammen", "läuft die Frist ab").
func (r *Judge) parts(c *split.Chunk, q *grammar.CueAt) bool {
	if q.First != q.Last || q.Last >= c.Last {
		return false
	}
	switch string(r.Text.Folded(q.First)) {
	case "geht", "gehen", "ging", "gingen", "laeuft", "laufen", "arbeitet", "arbeiten":
	default:
		return false
	}
	switch string(r.Text.Folded(c.Last)) {
	case "auseinander", "hervor", "um", "ab", "aus", "zurueck", "vor", "unter", "davon", "schief", "zusammen", "hinterher", "einher", "zugrunde", "entgegen":
		return true
	}
	return false
}
