package naught

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// NamesNoDay reports whether the clause but says that nobody has told a day yet ("Für das Gewerberegister ist noch kein Termin genannt worden", "Ein
// Datum steht noch nicht fest").
func (r *Teller) NamesNoDay(c *split.Chunk) bool {
	const near = 2 // tokens of "kein genaues Datum"
	for i := c.First + 1; i < c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "termin", "datum", "zeitpunkt", "zeitplan":
		default:
			continue
		}
		for j := i - 1; j >= max(i-near, c.First); j-- {
			if bytes.HasPrefix(r.Text.Folded(j), []byte("kein")) {
				return r.isTold(i+1, c.Last)
			}
		}
	}
	return false
}

// isTold reports whether one of the tokens says of a day that it is told or fixed.
func (r *Teller) isTold(i, last int) bool {
	for ; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "genannt", "nennen", "bekannt", "bekanntgegeben", "mitgeteilt", "absehbar", "angekuendigt", "abzusehen", "sicht", "fest", "festgelegt", "bestimmt", "benannt":
			return true
		}
	}
	return false
}

// BringsNews reports whether the clause but says that there is news of something, or none ("Nichts Neues gibt es vom Bürgerbüro zu berichten: …",
// "Gute Nachrichten gibt es aus dem Hallenbad").
func (r *Teller) BringsNews(c *split.Chunk) bool {
	if slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !r.Text.Is(q.First, "gibt") && !r.Text.Is(q.Last, "neues") }) {
		return false
	}
	gives, news := false, false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "gibt", "geben", "gab", "bleibt", "ist":
			gives = true
		case "neues", "neuigkeiten", "neuigkeit", "nachrichten", "nachricht", "meldungen", "berichten", "vermelden":
			news = true
		case "per", "keine", "keinen", "telefonisch", "weder":
			return false
		}
	}
	return gives && news
}
