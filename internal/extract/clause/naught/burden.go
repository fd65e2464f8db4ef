package naught

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/denial"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// What is lifted, or denied, and is no service: a burden, trouble wherever it is, another that would be better.

// LiftsBurden reports whether the clause but says that people need no longer pay, bring or heed something ("Ab Januar entfällt beim Wohngeld die
// Nachweispflicht", "Der Zuschlag ist weggefallen").
func (r *Teller) LiftsBurden(c *split.Chunk) bool {
	lifted := false
	for k := range c.Cues {
		if q := &c.Cues[k]; q.Kind.Stops() {
			if q.HasNegation || !r.lifts(q) {
				return false
			}
			lifted = true
		}
	}
	if !lifted {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if r.isBurden(i) && r.isSubjectAt(i, c.First) {
			return true
		}
	}
	return false
}

// lifts reports whether the cue is a verb that is said of a burden as well as of a service ("entfällt", "ist aufgehoben").
func (r *Teller) lifts(q *grammar.CueAt) bool {
	for i := q.First; i <= q.Last; i++ {
		w := r.Text.Folded(i)
		for _, stem := range []string{"entf", "wegf", "weggef", "aufgehoben", "abgeschafft", "gestrichen"} {
			if bytes.HasPrefix(w, []byte(stem)) {
				return true
			}
		}
		if i > q.First && i == q.Last && bytes.Equal(w, []byte("weg")) {
			return true
		}
	}
	return false
}

// isBurden reports whether the noun at token i is, by its ending, something that people have to pay, bring or heed.
func (r *Teller) isBurden(i int) bool {
	if t := &r.Text.Tokens[i]; t.Kind != lexicon.Word || !t.Upper {
		return false
	}
	w := r.Text.Folded(i)
	switch string(w) {
	case "stelle", "stellen", "planstelle", "planstellen", "mittel", "zuschuss", "zuschuesse", "eintritt", "immunitaet":
		return true
	}
	return slices.ContainsFunc([]string{
		"gebuehr", "gebuehren", "pflicht", "pflichten", "zuschlag", "zuschlaege", "aufschlag", "aufschlaege", "aufpreis", "zwang", "grenze", "auflage", "auflagen", "vorschrift", "vorschriften",
		"nachweis", "unterschrift", "mitgliedsbeitrag", "elternbeitrag", "elternbeitraege", "selbstbeteiligung", "kaution", "formalitaet", "formalitaeten", "hindernis", "quote", "erfordernis", "frist", "mehrkosten", "mindestalter",
		"verbot", "verbote", "kuendigung", "befristung", "ermaessigung", "foerdermittel", "foerderung", "haftbefehl",
	}, func(end string) bool { return bytes.HasSuffix(w, []byte(end)) })
}

// isSubjectAt reports whether the noun at token i can be what its clause, from token first on, is about: no preposition leads to it, and it is no
// genitive.
func (r *Teller) isSubjectAt(i, first int) bool {
	const near = 3 // tokens of "für den neuen"
	for j := i - 1; j >= max(i-near, first); j-- {
		if r.At[j]&grammar.Place != 0 || r.Text.Is(j, "des") || r.Text.Is(j, "wegen") || r.Text.Is(j, "ohne") {
			return false
		}
		if r.Text.Tokens[j].Upper && j > first {
			return r.Text.Is(i-1, "die") || r.Text.Is(i-1, "das") || r.Text.Is(i-1, "der") && j < i-1
		}
	}
	return true
}

// Surpasses reports whether the clause but praises what it names: it denies that there is a better one ("Nirgends steht ein schöneres Rathaus", "Kein
// schöneres Standesamt gibt es weit und breit").
func (r *Teller) Surpasses(c *split.Chunk) bool {
	o := r.Opening(c)
	w := r.Text.Folded(o)
	none := bytes.HasPrefix(w, []byte("kein"))
	if !none && !denial.All(w) && !bytes.Equal(w, []byte("nie")) {
		return false
	}
	if !none && o < c.Last && r.Text.Is(o+1, "sonst") {
		return true // "Nirgends sonst gibt es so viele Bücher"
	}
	for i := o + 1; none && i < c.Last; i++ {
		if r.Text.Is(i, "mehr") && !r.Text.Is(i+1, "als") && r.hasThan(i, c.Last) || r.Text.Is(i+1, "als") && r.isMore(i) {
			return true // "Kein Museum hat mehr Besucher als das unsere"
		}
	}
	return slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool {
		i := m.First - 1
		return i >= o && r.isComparative(i) && (i == o+1 && none || i > o && bytes.HasPrefix(r.Text.Folded(i-1), []byte("ein")))
	})
}

// hasThan reports whether an "als" comes soon behind token i.
func (r *Teller) hasThan(i, last int) bool {
	const near = 4 // tokens of "mehr Besucher im Jahr als"
	for j := i + 2; j <= min(i+near, last-1); j++ {
		if r.Text.Is(j, "als") {
			return true
		}
	}
	return false
}

// isMore reports whether token i is an adjective that sets one thing over others ("beliebter"), and not how late or long something is.
func (r *Teller) isMore(i int) bool {
	w := r.Text.Folded(i)
	switch string(w) {
	case "frueher", "spaeter", "laenger", "leider", "weiter", "immer", "oder", "wieder", "anders", "bisher", "eher":
		return false
	}
	return !r.Text.Tokens[i].Upper && len(w) > len("immer") && bytes.HasSuffix(w, []byte("er"))
}

// isComparative reports whether token i is an adjective that tells of more of its kind ("schöneres"), and none that only ends so.
func (r *Teller) isComparative(i int) bool {
	w := r.Text.Folded(i)
	if r.Text.Tokens[i].Upper || len(w) < len("besseres") {
		return false
	}
	for _, like := range []string{"weiter", "ander", "unser", "besonder", "mehrer", "inner", "aeusser", "ober", "unter", "naeher", "spaeter", "frueher", "leer", "schwer", "teur", "sicher", "hinter", "vorder", "mittler", "einziger", "normal", "regulaer"} {
		if bytes.HasPrefix(w, []byte(like)) {
			return false
		}
	}
	for _, end := range []string{"ere", "eres", "erer", "eren", "erem"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// DeniesTidings reports whether the clause but says that nobody knows or plans something ("Hinweise auf einen Täter gibt es nicht", "Konkrete Pläne für
// ein neues Hallenbad gibt es nicht").
func (r *Teller) DeniesTidings(c *split.Chunk) bool {
	const near = 2 // tokens of "Konkrete Pläne"
	if c.Marks&grammar.Negation == 0 {
		return false
	}
	if r.NamesNoDay(c) {
		return true
	}
	for i := c.First; i <= min(c.First+near, c.Last); i++ {
		switch string(r.Text.Folded(i)) {
		case "hinweise", "hinweis", "plaene", "plan", "beweise", "belege", "anzeichen", "erkenntnisse", "anhaltspunkte", "verdacht", "gruende", "zweifel", "bedenken", "einwaende", "beschwerden", "ideen", "ueberlegungen",
			"absichten", "vorschlaege", "kritik", "zeugen", "spuren", "zusammenhang", "zusammenhaenge", "angaben", "prognosen", "gespraeche", "verhandlungen":
			return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
				return r.Text.Is(q.First, "gibt") || r.Text.Is(q.First, "geben") || r.Text.Is(q.First, "gab")
			})
		}
	}
	return false
}
