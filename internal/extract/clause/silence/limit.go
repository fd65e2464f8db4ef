package silence

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Words of limitation that limit something else than a service.

// NoLimit reports whether the limited cue is said of a price, a stranger, a replacement or a denial, and limits no service.
func (r *Listener) NoLimit(c *split.Chunk, q *grammar.CueAt) bool {
	return r.tellsForNow(q) || r.lessensPrice(c, q) || r.ofStranger(c, q) || r.partOfNothing(c, q) || r.replacesThing(c, q) || r.wroteThen(c, q)
}

// tellsForNow reports whether the limited cue is but the adverb that tells how long a denial holds ("abgeschaltet, und zwar vorläufig ohne Ersatz").
func (r *Listener) tellsForNow(q *grammar.CueAt) bool {
	return r.Text.Is(q.Last, "vorlaeufig") && r.MarkAt(q.Last+1)&grammar.Negation != 0
}

// lessensPrice reports whether the limited cue, the only one of its clause, but tells that a sum or a measure is made less ("Die Gebühr wird auf Antrag
// reduziert", "Der Rat hat den Etat begrenzt").
func (r *Listener) lessensPrice(c *split.Chunk, q *grammar.CueAt) bool {
	switch string(r.Text.Folded(q.Last)) {
	case "reduziert", "verringert", "vermindert", "gemindert", "herabgesetzt", "halbiert", "begrenzt", "beschraenkt", "gedrosselt", "gekuerzt":
	default:
		return false
	}
	return c.Marks&grammar.Only == 0 && amount.OfPrice(&r.Text, c.First, c.Last)
}

// wares are the ends of nouns for what an office gives out or does by a makeshift.
var wares = [...]string{
	"ung", "ungen", "schein", "scheine", "scheinen", "liste", "listen", "beleg", "belege", "quittung", "nachweis", "nachweise", "seite", "auftritt", "weg",
	"wege", "weise", "form", "papier", "papiere", "vermerk", "betrieb", "verfahren", "dokument", "dokumente", "antrag", "antraege", "akten", "adresse", "nummer",
}

// ofStranger reports whether the limited cue is but the adjective of a noun that no list knows, and all that the clause says ("zeigt handschriftliche
// Briefe", "ein provisorischer Zaun"): no papers, which are provisional.
func (r *Listener) ofStranger(c *split.Chunk, q *grammar.CueAt) bool {
	w, next := r.Text.Folded(q.Last), q.Last+1
	way := r.Text.Is(q.Last, "hand") || q.First == q.Last && bytes.HasSuffix(w, []byte("schriftlich"))
	if way && next < c.Last && !r.Text.Tokens[next].Upper && lexicon.IsVerb(bytes.TrimRight(r.Text.Folded(next), "enrms"), true) {
		next++ // "per Hand bemalte Fliesen"
	} else if way = false; q.First != q.Last {
		return false
	}
	if next > c.Last || !r.Text.Tokens[next].Upper || r.Covered[next] || r.Inside[next]&^grammar.Apart != 0 {
		return false
	}
	if slices.ContainsFunc(wares[:], func(end string) bool { return bytes.HasSuffix(r.Text.Folded(next), []byte(end)) }) {
		return false
	}
	return way || slices.ContainsFunc([]string{"handschriftlich", "schriftlich", "provisorisch", "behelfsmaessig", "verspaetet", "verzoegert", "manuell"}, func(stem string) bool {
		return bytes.HasPrefix(w, []byte(stem)) && len(w) > len(stem)
	})
}

// partOfNothing reports whether the limited cue is but a word of measure, and the clause says nothing of which it is the measure ("Zum Teil sind die
// Bücher 400 Jahre alt").
func (r *Listener) partOfNothing(c *split.Chunk, q *grammar.CueAt) bool {
	switch string(r.Text.Folded(q.Last)) {
	case "teilweise", "teil", "teils":
	default:
		return false
	}
	is := false
	for i := r.Opening(c); i < c.Last && !is; i++ {
		is = word.IsCopula(string(r.Text.Folded(i)))
	}
	return is && len(c.Cues) == 1 && len(c.Mentions) > 0
}

// replacesThing reports whether the limited cue tells of what stands in for a thing or somebody, and no service ("sucht Ersatz für zwei Erzieherinnen", "als
// Ersatz für den Kopierer").
func (r *Listener) replacesThing(c *split.Chunk, q *grammar.CueAt) bool {
	const near = 4 // tokens of "zwei neue städtische Wagen"
	i := q.Last
	if r.Text.Is(i, "ersatz") {
		i++
	}
	if !r.Text.Is(i, "fuer") || !r.Text.Is(i-1, "ersatz") {
		return false
	}
	for j := i + 1; j <= min(i+near, c.Last); j++ {
		if r.Text.Tokens[j].Upper {
			return len(r.MentionsIn(j, j)) == 0
		}
	}
	return false
}

// wroteThen reports whether the limited cue is but the way by which somebody did something once ("Der Bürgermeister dankte dem Bauamt schriftlich").
func (r *Listener) wroteThen(c *split.Chunk, q *grammar.CueAt) bool {
	return bytes.HasSuffix(r.Text.Folded(q.Last), []byte("schriftlich")) && c.Marks&(grammar.Only|grammar.Now) == 0 && (r.TellsThen(q.First) || r.InWriting(c.First, c.Last))
}
