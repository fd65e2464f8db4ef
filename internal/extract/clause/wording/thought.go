package wording

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// What is but thought of: a proposal, a fear, the case of whoever it may be.

// OnlyThought reports whether the clause is but what somebody proposes or fears ("der Antrag, die Steuer auszusetzen", "niemand muss fürchten, dass
// sein Geld ausbleibt").
func (r *Reader) OnlyThought(c *split.Chunk) bool {
	const near = 8
	that := r.Text.Is(c.First, "dass")
	if c.First < 2 || !r.Text.Is(c.First-1, ",") || !that && !r.IsInfinitiveClause(c) {
		return false
	}
	if that && r.isFear(c.First-2) {
		return true
	}
	for j := c.First - 2; j >= max(c.First-near, 0) && r.Text.Tokens[j].Kind == lexicon.Word; j-- {
		if r.Text.Tokens[j].Upper && isProposal(string(r.Text.Folded(j))) {
			return true
		}
	}
	return false
}

// isFear reports whether the word at token i is a verb of fear, as it ends its clause.
func (r *Reader) isFear(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "fuerchten", "fuerchtet", "befuerchten", "befuerchtet", "bangen", "angst", "sorge", "befuerchtung":
		return true
	}
	return false
}

// isProposal reports whether the folded noun names what somebody wants done, and nobody has decided.
func isProposal(w string) bool {
	switch w {
	case "antrag", "plan", "plaene", "idee", "ideen", "wunsch", "appell", "aufruf", "absicht", "drohung", "vorhaben", "ansinnen", "versuch", "versuche":
		return true
	}
	return strings.HasSuffix(w, "vorschlag") || strings.HasSuffix(w, "vorschlaege") || strings.HasSuffix(w, "forderung") || strings.HasSuffix(w, "forderungen") ||
		strings.HasSuffix(w, "ueberlegung") || strings.HasSuffix(w, "ueberlegungen") || strings.HasSuffix(w, "empfehlung") || strings.HasSuffix(w, "vorstoss")
}

// OfWhomever reports whether the clause refuses something but to whom the next one tells of, at any time ("Wohngeld erhält nicht, wer Bafög bezieht").
func (r *Reader) OfWhomever(c *split.Chunk) bool {
	if c.Marks&grammar.Negation == 0 || c.Marks&(grammar.Cause|grammar.Again|grammar.GoesOn) != 0 || r.Now(c.First, c.Last) || !r.Text.Is(c.Last+1, ",") || !r.Text.Is(c.Last+2, "wer") {
		return false
	}
	i := c.Last + 3
	for i < len(r.Text.Tokens)-1 && r.Text.Tokens[i].Kind == lexicon.Word {
		i++
	}
	return !r.Text.Is(i, ",") // "…, wer mag, überweist"
}

// Reassures reports whether the clause says that nobody has to worry or to do something: what it gives as its reason is the news ("Keine Familie
// muss umplanen, denn alle Kitas haben geöffnet").
func (r *Reader) Reassures(c *split.Chunk) bool { return c != nil && r.SparesAll(c) }

// DescribesOther reports whether the clause but describes, by a service that it names, a thing that no list knows and that the sentence, from token
// first on, begins with: what that says next is said of the thing ("Der Plan, auf den sich das Bauamt stützte, ist aufgehoben").
func (r *Reader) DescribesOther(c *split.Chunk, first int) bool {
	const few = 5 // tokens of "Ein alter Bebauungsplan von 1974"
	end := c.First - 2
	if end < first || end-first >= few || !r.Text.Is(end+1, ",") || len(r.MentionsIn(first, end)) > 0 || len(r.CuesIn(first, end)) > 0 || !r.opensRelative(c.First) {
		return false
	}
	head := first
	for head < end && !r.Text.Tokens[head+1].Upper {
		head++
	}
	if head++; head > end || !r.isArticle(head-1, first) {
		return false
	}
	w := string(r.Text.Folded(head))
	return r.IsThing(head) && !r.TellsTime(head) && !word.IsOfficeWork(w) && !word.IsPeople(w)
}

// opensRelative reports whether a clause that describes a noun begins at token i ("der …", "auf den …", "dessen …").
func (r *Reader) opensRelative(i int) bool {
	if r.MarkAt(i)&grammar.Place != 0 {
		i++
	}
	return word.IsRelative(string(r.Text.Folded(i))) || r.Text.Is(i, "dessen") || r.Text.Is(i, "deren") || r.Text.Is(i, "den") || r.Text.Is(i, "dem")
}

// isArticle reports whether the words from token first to i are an article in the singular, with an adjective or not.
func (r *Reader) isArticle(i, first int) bool {
	if i > first+1 {
		return false
	}
	switch string(r.Text.Folded(first)) {
	case "der", "die", "das", "ein", "eine", "den", "dem", "einen", "einem":
		return true
	}
	return false
}
