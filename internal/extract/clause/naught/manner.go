package naught

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// How something works: what is denied may be but that.

// DeniesManner reports whether the negation of bad denies but how it works ("läuft noch nicht rund", "Ein geregelter Betrieb ist nicht
// möglich").
func (r *Teller) DeniesManner(c *split.Chunk, bad *grammar.CueAt) bool {
	if !bad.Negated && !bad.HasNegation {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "nicht":
			if i+1 >= bad.First && r.tellsManner(r.pastDegree(i+1), c.Last) {
				return true
			}
		case "ein", "eine", "einen", "kein", "keine", "keinen":
			if r.namesManner(i, bad.Last) {
				return true
			}
		case "der", "die", "das":
			if r.namesManner(i, bad.Last) && r.assures(bad.Last) {
				return true
			}
		}
	}
	return false
}

// tellsManner reports whether a word that says how something works begins at token i.
func (r *Teller) tellsManner(i, last int) bool {
	return slices.ContainsFunc(r.TraitsIn(i, i), func(t grammar.TraitAt) bool { return t.Trait == grammar.Manner && t.Last <= last })
}

// namesManner reports whether the article at i and a noun have such a word between them, all of it before the end of the verdict.
func (r *Teller) namesManner(i, end int) bool {
	return i+2 < end && r.tellsManner(i+1, i+1) && r.Text.Tokens[i+2].Upper
}

// assures reports whether token i says that something can be relied on: to deny that denies no more than its manner.
func (r *Teller) assures(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "gewaehrleistet", "gewaehrleisten", "sichergestellt", "gesichert", "garantiert", "garantieren", "gegeben":
		return true
	}
	return false
}

// pastDegree is the token at i, or the one after a word of degree there ("so", "ganz").
func (r *Teller) pastDegree(i int) int {
	switch string(r.Text.Folded(i)) {
	case "so", "ganz", "immer", "mehr", "wirklich", "besonders", "wieder", "voellig":
		return i + 1
	}
	return i
}
