package deed

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// TakesZu reports whether token i is an infinitive with "zu" ("zu öffnen", "anzunehmen").
func (r *Finder) TakesZu(i int) bool {
	const short = 7 // letters: a verb with its particle and "zu" has more
	w := r.Text.Folded(i)
	switch {
	case r.Text.Tokens[i].Upper:
		return false
	case r.Text.Is(i-1, "zu"):
		return true
	}
	return len(w) > short && bytes.Contains(w[2:], []byte("zu")) && bytes.HasSuffix(w, []byte("en"))
}

// SoundsVerb reports whether token i, which follows a subject, may be a verb that no list knows ("Das Amt zögert"): what is said next is not said
// of that subject.
func (r *Finder) SoundsVerb(i int) bool {
	const short = 5 // letters of "lahmt"
	t := &r.Text.Tokens[i]
	w := r.Text.Folded(i)
	return t.Kind == lexicon.Word && !t.Upper && r.Inside[i] == 0 && !r.Covered[i] && len(w) >= short && !lexicon.IsVerb(w, true) && (w[len(w)-1] == 't' || bytes.HasSuffix(w, []byte("te")))
}

// OfMind reports whether the verb at token i tells what one sees, thinks or says, or what comes to pass: that is no service.
func (r *Finder) OfMind(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "benennen", "einschaetzen", "abschaetzen", "absehen", "erklaeren", "verstehen", "sehen", "nachvollziehen", "sagen", "erkennen", "verraten", "hoffen",
		"warten", "dauern", "kommen", "vorkommen", "passieren", "geschehen":
		return true
	}
	return false
}

// IsImpersonal reports whether the tokens begin with a deed of which it is told without a subject that it is done ("geimpft wird weiterhin", "…,
// geheiratet wird aber"): whatever the verb is.
func (r *Finder) IsImpersonal(first, last int) bool {
	if first+1 > last || !r.Text.Is(first+1, "wird") || r.Text.Tokens[first].Upper || !lexicon.IsVerb(r.Text.Folded(first), true) {
		return false
	}
	switch string(r.Text.Folded(first)) {
	case "gearbeitet", "gesucht", "gehofft", "gerechnet", "vermutet", "ermittelt", "befuerchtet", "berichtet", "gewarnt", "gestreikt", "verhandelt", "untersucht", "gemeldet", "repariert", "gebaut", "saniert", "geloescht":
		return false
	}
	return true
}
