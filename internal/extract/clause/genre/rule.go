package genre

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Rules that always hold, whatever fails today.

// StatesRule reports whether the tokens tell what a law, a statute or house rules prescribe, or where something belongs ("laut Hausordnung",
// "so will es das Gesetz", "In den Gelben Sack gehören keine Windeln").
func (r *Teller) StatesRule(first, last int) bool {
	prescribes := false
	for i := first; i <= last; i++ {
		w := r.Text.Spelled(i)
		switch {
		case r.fromNorm(first, i, last), r.belongs(i, last):
			return true
		case tellsRule(w):
			prescribes = true
		}
	}
	return prescribes && r.namesNorm(first, last)
}

// namesNorm reports whether one of the tokens behind the first names a norm by itself ("Das Gesetz …").
func (r *Teller) namesNorm(first, last int) bool {
	for i := first + 1; i <= last; i++ {
		if r.Text.Tokens[i].Upper && isNorm(r.Text.Spelled(i)) && !r.namedFrom(first, i) {
			return true
		}
	}
	return false
}

// fromNorm reports whether token i begins the words that tell by which norm something is so ("laut Hausordnung", "nach geltendem Recht"). One
// behind a noun but tells which of its kind it is ("Belehrungen nach dem Infektionsschutzgesetz"), unless it is the law as such.
func (r *Teller) fromNorm(first, i, last int) bool {
	const near = 3 // tokens of "nach der städtischen"
	attribute := i > first && r.Text.Tokens[i-1].Upper
	switch r.Text.Spelled(i) {
	case "laut", "lt", "kraft":
		attribute = false
	case "nach", "gemaess", "gem", "entsprechend":
	default:
		return false
	}
	for j := i + 1; j <= min(i+1+near, last); j++ {
		t := &r.Text.Tokens[j]
		switch w := r.Text.Spelled(j); {
		case r.Text.Src[t.Start:t.End] == "§", t.Kind == lexicon.Word && t.Upper && isNorm(w):
			return (!attribute || isLaw(w) && r.hasFinite(first, i)) && !r.precedesNoun(j+1)
		case t.Kind != lexicon.Word || t.Upper:
			return false
		}
	}
	return false
}

// hasFinite reports whether a verb stands between the tokens: before it, a clause has but one part.
func (r *Teller) hasFinite(first, end int) bool {
	for j := first; j < end; j++ {
		if w := r.Text.Spelled(j); r.IsFinite(j) || !r.Text.Tokens[j].Upper && len(w) > 3 && strings.HasSuffix(w, "t") {
			return true
		}
	}
	return false
}

// precedesNoun reports whether token i is a participle or adjective before its noun ("nach dem Passgesetz ausgestellte Ausweise").
func (r *Teller) precedesNoun(i int) bool {
	return i+1 < len(r.Text.Tokens) && r.Text.Tokens[i].Kind == lexicon.Word && !r.Text.Tokens[i].Upper && r.Text.Tokens[i+1].Upper && strings.HasSuffix(strings.TrimRight(r.Text.Spelled(i), "nrs"), "te")
}

// namedFrom reports whether the norm at token i is but named from where it stands ("Leistungen nach dem Asylbewerberleistungsgesetz").
func (r *Teller) namedFrom(first, i int) bool {
	const near = 3
	for j := i - 1; j >= max(i-near, first) && !r.Text.Tokens[j].Upper; j-- {
		switch r.Text.Spelled(j) {
		case "nach", "laut", "gemaess", "zum", "zur", "zu", "ueber", "wegen":
			return true
		}
	}
	return false
}

// belongs reports whether token i says that a thing belongs somewhere or not ("Batterien gehören nicht in die Restmülltonne").
func (r *Teller) belongs(i, last int) bool {
	const far = 6 // tokens of "keine Windeln und kein Glas in"
	if w := r.Text.Spelled(i); w != "gehoert" && w != "gehoeren" {
		return false
	}
	for j := max(i-far, 0); j <= min(i+far, last); j++ {
		switch r.Text.Spelled(j) {
		case "in", "ins", "im", "auf", "unter":
			return true
		}
	}
	return false
}

// AlwaysSo reports whether one of the tokens tells that something has ever been so, or is so everywhere ("seit jeher", "bundesweit").
func (r *Teller) AlwaysSo(first, last int) bool { return r.Tells(grammar.Always, first, last) }

// SaysNever reports whether the tokens say that something is not done at any time ("Autoreifen werden nie mitgenommen").
func (r *Teller) SaysNever(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.Text.Is(i, "nie") || r.Text.Is(i, "niemals") {
			return true
		}
	}
	return false
}

// OfToday reports whether the tokens tell of how it is now, of its cause or of a day: that is no rule ("kann derzeit grundsätzlich nicht …").
func (r *Teller) OfToday(first, last int) bool {
	for i := first; i <= last; i++ {
		w := r.Text.Spelled(i)
		switch {
		case word.IsNamedDay(w) && r.Text.Tokens[i].Upper, r.At[i]&grammar.Again != 0, r.At[i]&grammar.Now != 0 && w != "noch" && w != "bisher" && w != "bislang":
			return true
		}
		switch w {
		case "wegen", "aufgrund", "infolge", "trotz", "leider", "voruebergehend", "weiteres", "sofort", "weiterhin":
			return true
		}
	}
	return false
}

// isLaw reports whether the folded noun is the law as such, and no one of many ("nach dem Gesetz").
func isLaw(w string) bool {
	switch w {
	case "gesetz", "recht", "rechtslage", "hausordnung", "vorschrift", "vorschriften", "rechtsprechung", "satzung", "dienstanweisung":
		return true
	}
	return false
}

// norms are the nouns that name rules, by their ends.
var norms = []string{
	"gesetz", "gesetze", "gesetzes", "gesetzen", "gesetzbuch", "verordnung", "satzung", "vorschrift", "vorschriften", "richtlinie", "richtlinien",
	"leitlinie", "leitlinien", "merkblatt", "bestimmung", "bestimmungen", "regelwerk", "regeln", "erlass", "dienstanweisung", "bedingungen",
	"rechtsprechung", "rechtslage", "recht", "statut", "statuten", "kleingedruckten", "kleingedruckte", "vertrag", "bedarfsplan", "knigge",
	"entwicklungsplan", "bebauungsplan", "flaechennutzungsplan", "statistik", "norm", "paragraf", "paragraph", "paragrafen", "paragraphen", "urteil", "gesetzgeber",
}

// isNorm reports whether the folded noun names rules that somebody has set ("Badeordnung"), and no office or order of things ("Bauordnung", "Tagesordnung").
func isNorm(w string) bool {
	if orders, ok := strings.CutSuffix(w, "ordnung"); ok {
		switch orders {
		case "", "bau", "tages", "neu", "an", "zu", "un", "ein", "rang", "reihen", "unter", "ver", "ab", "groessen", "um", "bei":
			return false
		}
		return true
	}
	switch w {
	case "bgb", "stvo", "stvzo", "fzv", "fev", "pstg", "sgb", "baugb", "owig", "gewo", "bmg", "dsgvo":
		return true
	}
	if strings.HasSuffix(w, "brecht") || strings.HasSuffix(w, "besatzung") || strings.HasSuffix(w, "verlass") || w == "enorm" {
		return false
	}
	return slices.ContainsFunc(norms, func(end string) bool { return strings.HasSuffix(w, end) })
}

// tellsRule reports whether the folded verb tells what a norm does ("Das Gesetz verlangt …").
func tellsRule(w string) bool {
	switch w {
	case "will", "verlangt", "verlangen", "fordert", "fordern", "schreibt", "schreiben", "vorschreibt", "vorschreiben", "sieht", "sehen", "vorsieht", "vorsehen",
		"regelt", "regeln", "bestimmt", "bestimmen", "verbietet", "verbieten", "untersagt", "untersagen", "gestattet", "gestatten", "erlaubt", "erlauben",
		"raeumt", "einraeumt", "festlegt", "besagt", "besagen", "begrenzt", "gebietet", "steht", "stehen", "stand", "gilt", "kennt", "zulaesst", "laesst", "schliesst":
		return true
	}
	return false
}
