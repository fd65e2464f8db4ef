package silence

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// What is told of others than the office: of places elsewhere, of any such thing, of somebody who did something there, of what people need not do.

// ofOthers reports whether the clause tells how it is anywhere else ("Anderswo streiken die Server", "…, weil andernorts die Netze ruhen"), and is
// no comparison with that ("Anders als anderswo ist das Rathaus offen").
func (r *Listener) ofOthers(c *split.Chunk) bool {
	i := r.Opening(c)
	if r.At[i]&(grammar.Cause|grammar.Adversative|grammar.Condition|grammar.Only) != 0 || r.Text.Is(i, "dass") || r.Text.Is(i, "waehrend") {
		i++
	}
	if i < c.Last && r.Text.Is(i, "weil") {
		i++ // "nur weil …"
	}
	switch string(r.Text.Folded(min(i, c.Last))) {
	case "anderswo", "andernorts", "anderenorts", "woanders", "sonstwo", "anderwaerts":
		return i < c.Last
	}
	return false
}

// sortsOut reports whether the clause but tells which of the things are meant that the sentence begins with, any that fail or get lost
// ("Hundemarken, die verloren gehen, ersetzt die Kasse").
func (r *Listener) sortsOut(c *split.Chunk) bool {
	i, next := c.First, c.Last+2
	if i < 2 || next >= len(r.Text.Tokens) || !r.Text.Is(i-1, ",") || !r.Text.Is(i, "die") || !r.Text.Is(c.Last+1, ",") || !r.Covered[i-2] || !r.Text.Tokens[i-2].Upper {
		return false
	}
	if bare := i == 2 || r.OpensBlock(i-2) || r.Text.Tokens[i-3].Kind != lexicon.Word; !bare || r.Text.Tokens[next].Upper || len(r.Text.Folded(next)) < 4 {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Last == c.Last && (q.Kind == grammar.Fail || q.Kind == grammar.Cancelled)
	})
}

// didThere reports whether the clause but tells what somebody has done, or not, at an office ("Ein Nachfolger hat sich im Gewerbeamt noch nicht
// gemeldet"), and not how things there have turned.
func (r *Listener) didThere(c *split.Chunk) bool {
	at := slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return !m.Place || m.First < c.First })
	if at || len(c.Mentions) == 0 || c.Marks&grammar.Negation == 0 || !lexicon.IsVerb(r.Text.Folded(c.Last), true) || !r.Stranger(c) && !r.BeginsStrange(c) {
		return false
	}
	switch string(r.Text.Folded(c.Last)) {
	case "geaendert", "veraendert", "gebessert", "verbessert", "verschlechtert", "normalisiert", "entspannt", "beruhigt", "erholt", "getan", "gelegt", "aufgeloest",
		"gebildet", "angesammelt", "angestaut", "verlaengert", "verzoegert", "stabilisiert", "gestaut", "erledigt", "eingependelt", "eingespielt", "verkuerzt":
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if r.Text.Is(i, "sich") && (r.Text.Is(i-1, "hat") || r.Text.Is(i-1, "haben")) {
			return true
		}
	}
	return false
}

// unobliged reports whether the clause says what people need not do, and not that they cannot ("Führerscheine müssen der Polizei nicht gemeldet
// werden", "Kein Gewerbe anmelden muss, wer …", "Sie brauchen nicht anzurufen").
func (r *Listener) unobliged(c *split.Chunk) bool {
	if c.Marks&grammar.Negation == 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return !q.Kind.IsDeed() && q.Kind != grammar.Reach
	}) {
		return false
	}
	must := -1
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "muss", "muessen":
			must = i
		case "brauchen", "braucht":
			if r.TakesZu(c.Last) {
				must = i
			}
		case "kann", "koennen", "darf", "duerfen", "wird", "weil", "da", "hinnehmen", "verkraften":
			return false
		}
	}
	for i := c.First; i <= c.Last && must >= 0; i++ {
		if r.At[i]&grammar.Negation != 0 && (i > must || i == r.Opening(c)) && r.Inside[i]&grammar.NoNegation == 0 {
			return !r.Text.Is(i, "nichts")
		}
	}
	return false
}
