package thing

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
)

// RepliesElse reports whether the tokens tell that who writes is answered not at all, later, or by another way than the one he wrote by
// ("Antworten können nicht verschickt werden", "wir antworten jedoch mit der Post"). That answers are in a place says nothing ("Antworten auf
// häufige Fragen").
func (r *Guard) RepliesElse(first, last int) bool {
	const near = 5 // tokens before the reply: "eine", "beantworten können wir"
	for i := first; i <= min(first+near, last); i++ {
		if w := r.Text.Folded(i); !bytes.HasPrefix(w, []byte("antwort")) && !bytes.HasPrefix(w, []byte("beantwort")) && !bytes.HasPrefix(w, []byte("zurueckschreib")) {
			continue
		}
		if r.Text.Is(i+1, "auf") {
			return false
		}
		return r.HasMark(first, last, grammar.Negation|grammar.Late) || r.namesMail(i+1, last)
	}
	return false
}

// namesMail reports whether one of the tokens is a way that is no e-mail.
func (r *Guard) namesMail(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "post", "briefpost", "brief", "briefe", "briefen", "brieflich", "postalisch", "postkarte", "telefon", "telefonisch", "fax", "schriftlich", "muendlich", "papier":
			return true
		}
	}
	return false
}
