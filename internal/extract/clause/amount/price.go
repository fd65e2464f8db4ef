package amount

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// measures are the ends of nouns for what is counted in money or by an instrument: that it is less says nothing of a service.
var measures = [...]string{
	"gebuehr", "gebuehren", "etat", "etats", "budget", "budgets", "kosten", "preis", "preise", "preisen", "zuschuss", "zuschuesse", "beitrag", "beitraege",
	"steuer", "steuern", "steuersatz", "hebesatz", "hebesaetze", "miete", "mieten", "pacht", "ausgaben", "einnahmen", "haushaltsansatz", "ansatz",
	"eintritt", "entgelt", "entgelte", "tarif", "tarife", "gehalt", "gehaelter", "honorar", "honorare", "zinsen", "schulden", "defizit", "foerderung",
	"verbrauch", "tempo", "geschwindigkeit", "hoechstgeschwindigkeit", "ausstoss", "emissionen", "laerm", "temperatur", "temperaturen", "bussgeld",
	"bussgelder", "strafe", "strafen", "freigrenze", "freibetrag", "lautstaerke",
}

// OfPrice reports whether the tokens name a sum of money or a measure that somebody pays, takes or keeps ("die Bearbeitungsgebühr", "ihren
// Stromverbrauch"), not one that is but the cause of something ("wegen der Kosten").
func OfPrice(t *lexicon.Text, first, last int) bool {
	for i := first; i <= last; i++ {
		if !t.Tokens[i].Upper || !slices.ContainsFunc(measures[:], func(end string) bool { return bytes.HasSuffix(t.Folded(i), []byte(end)) }) {
			continue
		}
		if !t.Is(i-1, "wegen") && !t.Is(i-2, "wegen") && !t.Is(i-1, "aus") && !t.Is(i-2, "aufgrund") && !t.Is(i-2, "trotz") && !t.Is(i-1, "fuer") && !t.Is(i-1, "von") {
			return true
		}
	}
	return false
}
