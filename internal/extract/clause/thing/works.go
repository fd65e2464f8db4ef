package thing

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// OfWorks reports whether m is but what is built, sold or argued about, and what the clause says is said of that ("Der Neubau der Grundschule kann noch nicht
// beginnen", "Im Streit um die Musikschule ist noch nichts entschieden").
func (r *Guard) OfWorks(m *grammar.Mention, c *split.Chunk) bool {
	const near = 4 // tokens of "um die städtische alte"
	if m.First-2 < c.First {
		return false
	}
	for i := m.First - 1; i >= max(m.First-near, c.First+1); i-- {
		switch string(r.Text.Folded(i)) {
		case "des", "der":
			if r.isNoun(i - 1) {
				return r.isWorks(i-1) && !r.setsTime(i-1, c.First)
			}
		case "um", "ueber", "am", "an", "zum", "zur", "vom":
			return r.isNoun(i-1) && r.isWorks(i-1) && !r.setsTime(i-1, c.First)
		}
		if r.Text.Tokens[i].Upper {
			return false
		}
	}
	return false
}

// isWorks reports whether the noun at token i names works on a building, or what people say of it.
func (r *Guard) isWorks(i int) bool {
	w := r.Text.Folded(i)
	switch string(w) {
	case "bau", "kauf", "verkauf", "streit", "debatte", "diskussion", "zukunft", "planung", "planungen", "finanzierung", "ausschreibung", "gruendung", "geschichte":
		return true
	}
	for _, end := range []string{"neubau", "umbau", "ausbau", "anbau", "rueckbau", "abriss", "sanierung", "renovierung", "modernisierung", "erweiterung", "baubeginn", "einweihung", "grundsteinlegung"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// setsTime reports whether the noun at token i but tells why or when something else is so ("wegen des Umbaus", "bis zum Abschluss der Sanierung").
func (r *Guard) setsTime(i, first int) bool {
	const near = 4 // tokens of "bis zum Abschluss der"
	for j := i - 1; j >= max(i-near, first); j-- {
		if r.At[j]&grammar.Cause != 0 {
			return true
		}
		switch string(r.Text.Folded(j)) {
		case "waehrend", "seit", "bis", "nach", "vor", "durch", "trotz", "zuge", "rahmen", "beginn", "ende", "abschluss", "ab", "fuer", "mit":
			return true
		}
	}
	return false
}
