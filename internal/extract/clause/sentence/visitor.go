package sentence

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// OfVisitors reports whether the clause names nobody and nothing but those who come to an office that does what the topic names ("Benutzer
// müssen draußen bleiben", "Dort werden Eltern vertröstet").
func (r *Reader) OfVisitors(c *split.Chunk, topic []grammar.Mention) bool {
	people := false
	for i := c.First; i <= c.Last; i++ {
		w := string(r.Text.Folded(i))
		switch {
		case c.Marks&grammar.Negation != 0 && (w == "muss" || w == "muessen" || w == "braucht" || w == "brauchen"):
			return false // "Besucher müssen nichts bezahlen"
		case r.Text.Tokens[i].Kind != lexicon.Word || !r.Text.Tokens[i].Upper || r.Covered[i] || r.TellsTime(i):
		case word.IsPeople(w):
			if some := i > r.Opening(c) && bytes.HasSuffix(r.Text.Folded(i-1), []byte("e")) && !r.Text.Is(i-1, "die"); some {
				return false // "neue Paare"
			}
			if s := visits(w); s != "" && !split.Has(topic, s) {
				return false
			}
			people = true
		case i > c.First:
			return false
		}
	}
	return people
}

// visits is the service that brings the people named w to an office; "" if that may be any.
func visits(w string) notice.Service {
	switch w {
	case "autofahrer", "halter", "fahrzeughalter", "autohaeuser", "haendler":
		return "kfz-zulassung"
	case "bauherren":
		return "bauen"
	case "gewerbetreibende", "gewerbetreibenden", "unternehmer":
		return "gewerbe"
	case "paare", "brautpaare", "brautleute", "hochzeitspaare", "hinterbliebene", "hinterbliebenen":
		return "standesamt"
	case "schueler", "kinder", "eltern":
		return "kita-schule"
	case "fahrgaeste":
		return "versorgung"
	}
	return ""
}
