package aside

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// isHis reports whether m is but the matter of a single person of whom the sentence tells ("Ein Leser schreibt, sein Antrag auf Wohngeld sei nicht
// bearbeitet", "der Bauantrag der Familie Müller").
func (r *Teller) isHis(m *grammar.Mention) bool {
	if m.Role != grammar.Matter || m.First == 0 {
		return false
	}
	if j := m.Last + 1; j+1 < len(r.Text.Tokens) {
		switch string(r.Text.Folded(j)) {
		case "der", "des", "von", "eines", "einer":
			if r.isPerson(j + 1) {
				return true
			}
		}
	}
	i := m.First - 1
	if r.Text.Is(i, "auf") && i > 1 {
		i -= 2 // "sein Antrag auf Wohngeld"
	} else if t := &r.Text.Tokens[i]; i > 0 && t.Kind == lexicon.Word && !t.Upper && !word.IsPossessive(string(r.Text.Folded(i))) {
		i-- // "seinen neuen Pass"
	}
	return word.IsPossessive(string(r.Text.Folded(i))) && r.tellsOfPerson(i)
}

// tellsOfPerson reports whether the sentence around token i names a single person.
func (r *Teller) tellsOfPerson(i int) bool {
	for _, step := range []int{-1, 1} {
		for j := i + step; j > 0 && j < len(r.Text.Tokens) && !r.endsSentence(j); j += step {
			if r.isPerson(j) {
				return true
			}
		}
	}
	return r.isPerson(0)
}

// endsSentence reports whether token i ends a sentence.
func (r *Teller) endsSentence(i int) bool {
	return r.Text.Is(i, ".") || r.Text.Is(i, "!") || r.Text.Is(i, "?") || r.Text.Is(i, ":")
}

// isPerson reports whether token i names a single person ("ein Leser", "die 71-Jährige", "Frau Meier", "Familie Müller").
func (r *Teller) isPerson(i int) bool {
	w := string(r.Text.Folded(i))
	switch w {
	case "frau", "herr", "herrn", "familie", "ehepaar":
		return i+1 < len(r.Text.Tokens) && r.Text.Tokens[i].Upper && r.Text.Tokens[i+1].Upper && r.Text.Tokens[i+1].Kind == lexicon.Word
	}
	if i == 0 || !r.Text.Tokens[i].Upper {
		return false
	}
	if strings.HasSuffix(w, "jaehrige") || strings.HasSuffix(w, "jaehriger") || strings.HasSuffix(w, "jaehrigen") {
		return true
	}
	switch string(r.Text.Folded(i - 1)) {
	case "ein", "eine", "einem", "einen", "einer", "eines":
	default:
		return false
	}
	switch w {
	case "braeutigam", "braut", "brautpaar", "paar", "ehepaar", "mann", "mutter", "vater", "familie", "familienvater", "dame", "herr", "witwe", "witwer",
		"gastwirt", "wirt", "landwirt", "handwerker", "baecker", "friseur", "bauherr", "bauherrin", "kunde", "kundin", "kunden":
		return true
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "in"), "s")
	for _, end := range []string{"leser", "rentner", "buerger", "anwohner", "besucher", "student", "fahrer", "haendler", "unternehmer", "senior", "zuschauer", "hoerer", "spediteur", "gastronom", "antragsteller", "betreiber"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
