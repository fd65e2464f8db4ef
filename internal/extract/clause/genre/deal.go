package genre

import "github.com/lagebild/lagebild/internal/extract/lexicon"

// What people thank each other for, or give each other in writing, tells nothing of how a service works.

// OfThanked reports whether the clause of the tokens, a relative one, but tells what those do who are thanked before it ("dankt den Vereinen, die beim
// Ausfüllen von Papierformularen helfen").
func (r *Teller) OfThanked(first, last int) bool {
	const far = 10 // tokens of "dankt allen Ehrenamtlichen der Vereine im Ort"
	if first < 2 || last <= first || !r.Text.Is(first-1, ",") || !r.Text.Is(first, "die") && !r.Text.Is(first, "der") && !r.Text.Is(first, "das") || r.Text.Tokens[last].Upper {
		return false
	}
	for i := first - 2; i >= max(first-far, 0) && r.Text.Tokens[i].Kind == lexicon.Word; i-- {
		switch string(r.Text.Folded(i)) {
		case "dankt", "danken", "dankte", "dankten", "danke", "dank", "bedankt", "bedanken", "bedankte", "bedankten":
			return true
		}
	}
	return false
}

// InWriting reports whether the tokens tell of what one party has promised the other ("Die Zusage des Dienstleisters liegt schriftlich vor").
func (r *Teller) InWriting(first, last int) bool {
	lies := false
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "liegt", "lag":
			lies = true
		case "vor":
			if lies && i == last {
				return true
			}
		case "zusage", "zusicherung", "zugesagt", "zugesichert", "versprochen", "versichert", "garantiert":
			return true
		}
	}
	return false
}
