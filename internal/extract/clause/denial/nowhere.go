package denial

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// SparesAllPlaces reports whether q is the "nirgends" of a clause that says what fails, so that it denies that ("Nirgends fällt die Abfuhr aus"), and
// does not fail itself ("Mails kommen nirgends an").
func (r *Denier) SparesAllPlaces(c *split.Chunk, q *grammar.CueAt) bool {
	if q.First != q.Last || !bytes.HasPrefix(r.Text.Folded(q.First), []byte("nirgend")) {
		return false
	}
	fails := false
	for k := range c.Cues {
		switch o := &c.Cues[k]; {
		case o.First == q.First, o.Kind == grammar.Short, o.HasNegation:
		case r.isFailing(o):
			fails = true
		case o.Cue.Status == notice.Available && o.Kind != grammar.Usual:
			return false
		}
	}
	return fails
}

// isFailing reports whether the cue says that something fails, in whole or in part.
func (r *Denier) isFailing(q *grammar.CueAt) bool {
	return q.Kind.Stops() && q.Cue.Status == notice.Unavailable || q.Kind == grammar.Trouble || q.Kind == grammar.Limited
}

// negateEverywhere turns round what a "nirgends" at token i says to fail nowhere, and reports whether it did.
func (r *Denier) negateEverywhere(c *split.Chunk, i int) bool {
	for k := range c.Cues {
		if q := &c.Cues[k]; q.First == i && r.SparesAllPlaces(c, q) {
			for n := range c.Cues {
				o := &c.Cues[n]
				o.Negated = o.First != i && !o.HasNegation && r.isFailing(o)
			}
			return true
		}
	}
	return false
}

// firstFailing is the first cue of the clause that says that something fails; -1 if none does.
func (r *Denier) firstFailing(c *split.Chunk) int {
	return slices.IndexFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind.Stops() && q.Cue.Status == notice.Unavailable })
}

// failsRightBehind reports whether the clause begins with the "kein" at i and its noun, with a preposition before it or not, and q is the verb right
// behind them ("An keiner Soester Schule fällt der Unterricht aus", "Kein Kurs entfällt wegen der Störung").
func (r *Denier) failsRightBehind(c *split.Chunk, i int, q *grammar.CueAt) bool {
	const near = 4 // tokens of "keiner einzigen Soester Schule"
	if o := r.Opening(c); i != o && (i != o+1 || r.At[o]&grammar.Place == 0) {
		return false
	}
	if q.HasNegation || q.Noun || q.First < i+2 || q.First > i+near || r.Text.Tokens[q.First].Upper || !r.Text.Tokens[q.First-1].Upper || !r.IsFinite(q.First) {
		return false
	}
	for j := i + 1; j < q.First; j++ {
		if r.Text.Tokens[j].Kind != lexicon.Word {
			return false
		}
	}
	return true
}

// deniesElse reports whether what the negation at i, the last word but one of its clause, denies is but something that no list knows ("hat keinen
// Fahrstuhl", "wurde niemand verletzt"), and nothing that an office cannot work without.
func (r *Denier) deniesElse(c *split.Chunk, i int) bool {
	if i != c.Last-1 || r.Covered[c.Last] || r.Inside[c.Last]&(grammar.Tool|grammar.OfficeWord) != 0 || word.IsOfficeWork(string(r.Text.Folded(c.Last))) {
		return false
	}
	if r.Text.Tokens[i].First == 'k' {
		return r.Text.Tokens[c.Last].Upper && r.hasVerbBefore(c, i) && !isVital(r.Text.Folded(c.Last))
	}
	w := r.Text.Folded(c.Last)
	return !r.Text.Tokens[c.Last].Upper && (lexicon.IsVerb(w, true) || word.IsCopula(string(r.Text.Folded(i-1))) && isQuality(w))
}

// isQuality reports whether the folded word is by its ending an adjective that tells what something is like, at any time ("barrierefrei").
func isQuality(w []byte) bool {
	for _, end := range []string{"frei", "isch", "haft", "los", "voll", "gross", "klein", "alt", "neu", "billig", "teuer", "schoen"} {
		if bytes.HasSuffix(w, []byte(end)) && len(w) > len(end) {
			return !bytes.HasSuffix(w, []byte("stoerungsfrei")) && !bytes.HasSuffix(w, []byte("telefonisch")) && !bytes.HasSuffix(w, []byte("elektronisch"))
		}
	}
	return false
}

// hasVerbBefore reports whether a verb in the present or the past stands right before token i.
func (r *Denier) hasVerbBefore(c *split.Chunk, i int) bool {
	if i-1 <= c.First || r.Text.Tokens[i-1].Kind != lexicon.Word || r.Text.Tokens[i-1].Upper {
		return false
	}
	switch w := string(r.Text.Folded(i - 1)); w {
	case "haben", "hatten":
		return true
	case "kennt":
		return false // "kennt keine Pause": it goes on
	default:
		return strings.HasSuffix(w, "t") || strings.HasSuffix(w, "te")
	}
}

// isVital reports whether an office that lacks what the folded noun names cannot work.
func isVital(w []byte) bool {
	for _, end := range []string{"verkehr", "betrieb", "dienst", "zeit", "zeiten", "stunde", "stunden", "tag", "zugriff", "zugang", "zutritt", "strom", "internet", "netz", "verbindung", "empfang", "anschluss", "personal", "server", "einlass", "annahme", "ausgabe"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}
