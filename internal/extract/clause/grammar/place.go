package grammar

import (
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// isPlace looks for a preposition of place before token i, past an article and up to two other words.
func (r *Marked) isPlace(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if r.Text.Tokens[j].Kind != lexicon.Word || r.begins[j+1] || r.Text.Is(j, "uns") || r.Text.Is(j, "ihnen") || r.Text.Is(j, "worten") || r.Text.Is(j, "angaben") {
			return false // "bei uns laufen alle Ämter", "nach eigenen Worten Bauanträge"
		}
		if r.At[j]&Place != 0 {
			return !r.standsFor(j-1) && !r.Text.Is(j-1, "wie") // "nach wie vor ist die Website …"
		}
		if r.Text.Tokens[j].Upper && j < i-1 && !r.Text.IsCut(j) {
			return isRoom(r.Text.Spelled(j)) && r.isPlace(j)
		}
	}
	return false
}

// isRoom reports whether the folded noun is a part of a building that anybody goes through or sees: what is in that of an office is not the
// office ("der Automat im Foyer des Rathauses").
func isRoom(w string) bool {
	switch w {
	case "foyer", "flur", "fluren", "keller", "eingang", "eingangsbereich", "eingangshalle", "vorraum", "treppenhaus", "erdgeschoss", "obergeschoss",
		"untergeschoss", "dachgeschoss", "stock", "stockwerk", "etage", "hof", "innenhof", "garten", "wartebereich", "wartezimmer", "warteraum", "teekueche",
		"dach", "fassade", "turm", "giebel", "wand":
		return true
	}
	return false
}

// standsFor reports whether the noun at token i stands for the office that follows it ("der Betrieb im Rathaus").
func (r *Marked) standsFor(i int) bool {
	if i < 0 {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "betrieb", "dienstbetrieb", "publikumsverkehr", "besucherverkehr", "besuchsverkehr", "kundenverkehr", "besuch", "besuche", "vorsprachen", "vorsprache", "sprechzeiten", "sprechzeit", "sprechstunden", "sprechstunde", "sprechtage", "notdienst", "notbesetzung", "notbetrieb", "zutritt", "zugang", "einlass", "geld", "arbeit", "abfertigung":
		return true
	}
	return false
}
