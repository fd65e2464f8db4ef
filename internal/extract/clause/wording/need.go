package wording

import "github.com/lagebild/lagebild/internal/extract/clause/grammar"

// AsksNeed reports whether the question, up to token last, asks for the need of the appointment m ("Brauche ich einen Termin?", "Muss ich einen
// Termin machen?").
func (r *Reader) AsksNeed(m grammar.Mention, last int) bool {
	const near = 12 // tokens of "Brauche ich für die Anmeldung meines Wohnsitzes einen Termin"
	for i := max(0, m.First-near); i < m.First; i++ {
		switch string(r.Text.Folded(i)) {
		case "brauche", "brauchen", "braucht", "brauch", "benoetige", "benoetigen", "benoetigt":
			return true
		}
	}
	for i := m.Last + 1; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "machen", "ausmachen", "vereinbaren", "buchen", "reservieren", "haben", "noetig", "erforderlich", "notwendig", "pflicht", "brauchen":
			return true
		}
	}
	return false
}
