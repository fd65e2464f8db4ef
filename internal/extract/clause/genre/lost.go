package genre

import "strings"

// LosesThing reports whether the sentence of the tokens begins, the verb first, with what anybody may lose, and tells behind the comma what becomes
// of it then ("Geht der Führerschein verloren, hilft eine Versicherung an Eides statt").
func (r *Teller) LosesThing(first, last int) bool {
	lost := false
	switch r.Text.Spelled(first) {
	case "geht", "gehen", "wird", "werden", "kommt", "kommen", "ist", "sind", "hat", "haben":
	default:
		return false
	}
	for i := first + 1; i < last; i++ {
		switch r.Text.Spelled(i) {
		case "verloren", "gestohlen", "abhanden", "abhandengekommen", "entwendet", "geklaut", "verschwunden", "unauffindbar", "beschaedigt", "zerstoert", "unleserlich":
			lost = true
		case ",":
			return lost && !r.OfToday(first, i) && !r.Text.Tokens[i+1].Upper && (r.IsFinite(i+1) || strings.HasSuffix(r.Text.Spelled(i+1), "t"))
		}
	}
	return false
}
