package sentence

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Restriction is what the restriction means that a sentence without a verb names ("die Schließung des Stadtarchivs"); "" if it names none.
func (r *Reader) Restriction(s split.Span) notice.Status {
	i := r.noun(s)
	if i > s.Last || r.HasMark(s.First, s.Last, grammar.Able) {
		return ""
	}
	w := r.Text.Folded(i)
	switch string(w) {
	case "beschraenkung", "einschraenkung", "reduzierung", "verkuerzung", "verringerung", "begrenzung", "kuerzung", "terminpflicht":
		return notice.Limited
	case "schliessung", "sperrung", "sperre", "abschaltung", "aussetzung", "einstellung", "unterbrechung", "untersagung", "stilllegung", "absage":
		return notice.Unavailable
	}
	if bytes.HasSuffix(w, []byte("verbot")) || bytes.HasSuffix(w, []byte("stopp")) {
		return notice.Unavailable
	}
	return ""
}

// noun is the first token of the sentence that is a noun, past articles and adjectives.
func (r *Reader) noun(s split.Span) int {
	i := s.First
	for i <= s.Last && (r.Text.Is(i, "die") || r.Text.Is(i, "das") || r.Text.Is(i, "der") || !r.Text.Tokens[i].Upper) {
		i++
	}
	return i
}

// Lifts is +1 if the tokens tell that restrictions named beside them are over ("Aufgehoben sind:"), −1 if they go on to hold ("Weiterhin
// gelten:"), else 0.
func (r *Reader) Lifts(first, last int) int {
	over, holds, denied := false, false, false
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "aufgehoben", "entfallen", "entfaellt", "beendet", "zurueckgenommen", "weggefallen", "gestrichen":
			over = true
		case "fortbestehen", "bestehen", "gelten", "gilt", "gueltig", "kraft", "bleiben", "bleibt", "aufrecht", "aufrechterhalten":
			holds = true
		case "nicht", "keine", "keinen":
			denied = true
		}
	}
	switch {
	case over && !denied, holds && denied && !over:
		return 1
	case holds || over:
		return -1
	}
	return 0
}
