package judge

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// Particles at the end of a clause: they belong to its verb, and make it another one.

// isParticle reports whether the one-word answer at the end of the clause is but the particle of the verb that somebody is asked with ("Heben
// Sie Ihre Bescheide auf").
func (r *Judge) isParticle(c *split.Chunk, q *grammar.CueAt) bool {
	if q.First != c.Last || !r.Text.Is(q.First, "auf") && !r.Text.Is(q.First, "zu") && !r.Text.Is(q.First, "aus") {
		return false
	}
	const near = 3 // tokens of "und heben Sie"
	for i := r.Opening(c); i < min(r.Opening(c)+near, c.Last); i++ {
		if w := r.Text.Folded(i); r.Text.Tokens[i+1].Upper && r.Text.Is(i+1, "sie") && bytes.HasSuffix(w, []byte("n")) {
			return true
		}
	}
	return false
}

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
