package cohesion

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// A sentence often names what is lacking of what the one before granted as a whole.

// LeavesOut are the services that a sentence says is lacking of what the one before granted ("Neue Anträge können nicht
// gestellt werden.", "Nicht dabei sind Reisepässe."); ok is false if it is no such sentence.
func (t *Ties) LeavesOut(s split.Span, chunks []split.Chunk) (of []grammar.Mention, ok bool) {
	if len(chunks) == 0 || t.IsHypothetical(s) {
		return nil, false
	}
	c := &chunks[0]
	if c.Sub || t.Conditional(c) || c.Marks&(grammar.Advice|grammar.Past|grammar.Elsewhere) != 0 || c.Marks&grammar.Modal != 0 && c.Marks&grammar.Negation == 0 {
		return nil, false
	}
	if !t.beginsWithRest(c) && !t.beginsWithNot(c) && !t.beginsWithDeed(c) {
		return nil, false
	}
	return split.Usable(c.Mentions), true
}

// beginsWithRest reports whether the clause begins with what was left over, and says that it fails.
func (t *Ties) beginsWithRest(c *split.Chunk) bool {
	i := t.Opening(c)
	if i < c.Last && t.At[i]&grammar.Only != 0 {
		i++ // "Nur neue Anmeldungen …"
	}
	switch string(t.Text.Folded(i)) {
	case "neue", "neuer", "neues", "andere", "anderes", "weitere", "weiteres", "uebrige", "sonstige", "erstantraege", "neuantraege", "neuanmeldungen", "neufaelle",
		"anmeldungen", "antraege", "aenderungen", "aenderungsantraege", "erhoehungsantraege", "verlaengerungen", "formulare", "anhaenge", "bescheide", "genehmigungen", "auskuenfte", "bearbeitungen", "ausleihen":
	case "alles", "alle":
		if next := min(i+1, c.Last); t.At[next]&grammar.Rest == 0 && !t.Text.Is(next, "andere") && !t.Text.Is(next, "anderen") {
			return false
		}
	default:
		return false
	}
	return c.Marks&grammar.Negation != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Status() == notice.Unavailable })
}

// beginsWithNot reports whether the clause begins with "nicht" and how something belongs to what is granted ("Nicht einbezogen
// sind …").
func (t *Ties) beginsWithNot(c *split.Chunk) bool {
	i := t.Opening(c)
	for i < c.Last && (t.Text.Is(i, "noch") || t.Text.Is(i, "weiterhin") || t.Text.Is(i, "derzeit")) {
		i++
	}
	if t.Text.Is(i, "ausgenommen") {
		return true
	}
	if !t.Text.Is(i, "nicht") || i == c.Last {
		return false
	}
	switch string(t.Text.Folded(i + 1)) {
	case "einbezogen", "enthalten", "dabei", "eingeschlossen", "inbegriffen", "dazu", "umfasst", "moeglich", "darunter":
		return true
	}
	return false
}

// beginsWithDeed reports whether the clause begins with a deed and names the only things that it is done for ("Bearbeitet
// werden nur Verluste").
func (t *Ties) beginsWithDeed(c *split.Chunk) bool {
	i := t.Opening(c)
	if c.Marks&grammar.Only == 0 && !t.alone(c) || i+2 > c.Last || t.MarkAt(i+1)&grammar.Able == 0 {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.First == i && (q.Kind.IsDeed() || q.Kind == grammar.Work)
	})
}

// DoesNothing reports whether the clause says of the subject before it that nothing is done there ("…, kann aber nichts
// bearbeiten").
func (t *Ties) DoesNothing(c *split.Chunk) bool {
	if begin := t.Opening(c); split.HasUsable(c.Mentions) || !t.SameSubject(c) && (t.MarkAt(begin+1)&grammar.Able == 0 || t.Text.Tokens[begin].Upper) { // "tun kann es aber nichts"
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "nichts", "nix", "keinerlei":
		case "kein", "keine":
			if !t.IsAnything(i+1) && !t.Text.Is(i+1, "einziges") {
				continue
			}
		default:
			continue
		}
		return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
			return q.Kind == grammar.Do || q.Kind == grammar.Work || q.Kind == grammar.Fail
		})
	}
	return false
}

// DoesNoOther reports whether the deed of which the clause says that nothing comes is but one of several ("bucht Eingänge, zahlt jedoch nichts
// aus"), not work as such ("kann aber nichts erledigen").
func (t *Ties) DoesNoOther(c *split.Chunk) bool {
	return !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		switch string(t.Text.Folded(q.Last)) {
		case "erledigt", "erledigen", "bearbeitet", "bearbeiten", "helfen", "hilft", "leisten", "leistet":
			return true
		}
		return q.Kind != grammar.Do
	})
}

// DeniesAll reports whether the clause says that nothing is done ("… kann das Ordnungsamt nichts leisten").
func (t *Ties) DeniesAll(c *split.Chunk) bool { return t.NamesNothing(c.First, c.Last) }

// NamesNothing reports whether "nichts" is among the tokens.
func (t *Ties) NamesNothing(first, last int) bool {
	for i := first; i <= last; i++ {
		if t.Text.Is(i, "nichts") || t.Text.Is(i, "nix") {
			return true
		}
	}
	return false
}

// alone reports whether "allein" stands right before a noun.
func (t *Ties) alone(c *split.Chunk) bool {
	for i := c.First; i < c.Last; i++ {
		if t.Text.Is(i, "allein") && t.Text.Tokens[i+1].Upper {
			return true
		}
	}
	return false
}

// Doubts reports whether a sentence that says nothing itself sets something against the one before.
func (t *Ties) Doubts(chunks []split.Chunk) bool {
	if len(chunks) == 0 {
		return false
	}
	c := &chunks[0]
	if c.Marks&(grammar.Elsewhere|grammar.Past) != 0 {
		return false
	}
	if slices.ContainsFunc(chunks, func(c split.Chunk) bool { return c.Marks&grammar.Scant != 0 }) {
		return true
	}
	if t.Text.Is(t.Opening(c), "bitte") {
		return false // "Bitte bringen Sie nur Kleingeld mit"
	}
	return c.Marks&(grammar.Adversative|grammar.Only|grammar.Rest) != 0 || c.Marks&grammar.Negation != 0 && c.Marks&grammar.Able != 0
}

// Grudging reports whether the clause grants something with a grudge ("wenn auch langsam").
func (t *Ties) Grudging(c *split.Chunk) bool {
	i := t.Opening(c)
	return t.Text.Is(i, "wenn") && t.Text.Is(i+1, "auch") || t.Text.Is(i, "wenngleich") || t.Text.Is(i, "obschon")
}

// OffersAnswers reports whether the clause but offers somebody to ask ("Für Rückfragen steht das Ordnungsamt zur Verfügung").
func (t *Ties) OffersAnswers(c *split.Chunk) bool {
	for i := c.First + 1; i <= c.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "fragen", "rueckfragen", "auskuenfte", "auskuenften":
			return t.Text.Is(i-1, "fuer") || t.Text.Is(i-1, "bei") || t.Text.Is(i-2, "fuer") || t.Text.Is(i-2, "bei")
		}
	}
	return false
}

// LacksSight reports whether the clause says that somebody cannot look into something that is no service ("keinen Zugriff auf die Akten").
func (t *Ties) LacksSight(c *split.Chunk) bool {
	if c.Marks&grammar.Negation == 0 || split.HasUsable(c.Mentions) {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "zugang", "zugriff", "einblick", "einsicht":
			return true
		}
	}
	return false
}
