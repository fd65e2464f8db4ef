package frame

import "github.com/lagebild/lagebild/internal/extract/clause/split"

// loses reports whether the sentence begins, the verb first, with what anybody may lose, and tells behind the comma what becomes of it then ("Geht
// der Führerschein verloren, hilft eine Versicherung an Eides statt").
func (t *Teller) loses(s split.Span) bool {
	text, lost := &t.Reader.Text, false
	switch string(text.Folded(s.First)) {
	case "geht", "gehen", "wird", "werden", "kommt", "kommen", "ist", "sind", "hat", "haben":
	default:
		return false
	}
	for i := s.First + 1; i < s.Last; i++ {
		switch string(text.Folded(i)) {
		case "verloren", "gestohlen", "abhanden", "abhandengekommen", "entwendet", "geklaut", "verschwunden", "unauffindbar", "beschaedigt", "zerstoert", "unleserlich":
			lost = true
		case ",":
			return lost && t.concludes(i+1) && !t.Reader.OfToday(s.First, i)
		}
	}
	return false
}
