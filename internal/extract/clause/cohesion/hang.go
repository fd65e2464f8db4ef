package cohesion

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/claim"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Ties tells what ties the clauses of one text. It is not safe for concurrent use.
type Ties struct{ claim.Checker }

// Whole reports whether the clause speaks of everything, or of how it always is.
func Whole(c *split.Chunk) bool {
	for i := range c.Cues {
		if c.Cues[i].Kind == grammar.Usual || c.Cues[i].Kind == grammar.Trouble {
			return true
		}
	}
	return c.Marks&grammar.All != 0
}

// SharesTail reports whether the last words of two enumerations end alike ("Abmeldungen …, An- und Ummeldungen"): they
// are parts of one thing.
func (t *Ties) SharesTail(a, b int) bool {
	const tail = 8
	x, y := string(t.Text.Folded(a)), string(t.Text.Folded(b))
	return len(x) > tail && len(y) > tail && strings.HasSuffix(x, y[len(y)-tail:])
}

// Awaits reports whether the clause says what has to happen first ("sobald die Systeme laufen").
func (t *Ties) Awaits(c *split.Chunk) bool {
	for i := c.First; i <= min(c.First+2, c.Last); i++ {
		switch string(t.Text.Folded(i)) {
		case "sobald":
			return true
		case "wenn", "falls", "bis":
			next := string(t.Text.Folded(min(i+1, c.Last)))
			return t.Conditional(c) && (next == "die" || next == "das" || next == "der" || next == "alle" || next == "unsere" || next == "wir") && !t.Text.Is(i-1, "auch")
		}
	}
	return false
}

// Requires reports whether the clause names what one has to do before ("wenn Sie sich vorher anmelden"), or what has to be there ("sofern sie
// fertig sind").
func (t *Ties) Requires(c *split.Chunk) bool {
	switch string(t.Text.Folded(t.Opening(c))) {
	case "wenn", "sofern", "falls", "soweit", "vorausgesetzt":
	default:
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "vorher", "vorab", "zuvor", "termin", "voranmeldung", "terminvereinbarung", "angemeldet", "vereinbart", "eingetroffen", "vorliegen", "bereitliegen",
			"fertig", "gedruckt", "geliefert", "angekommen", "da":
			return true
		}
	}
	return false
}

// AsLittle reports whether the clause negates but what the one before negated ("…, das Bad ebenso wenig").
func (t *Ties) AsLittle(c *split.Chunk) bool {
	if t.Text.Is(t.Opening(c), "auch") && t.Text.Is(c.Last, "nicht") {
		return true // "…, auch die Durchwahlen nicht"
	}
	for i := c.First; i <= c.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "ebensowenig", "genausowenig":
			return true
		case "wenig":
			return t.Text.Is(i-1, "ebenso") || t.Text.Is(i-1, "genauso")
		case "nicht":
			return t.Text.Is(i-1, "auch")
		}
	}
	return false
}

// OtherHours reports whether the clause begins with a part of the day or week ("nachmittags").
func (t *Ties) OtherHours(c *split.Chunk) bool {
	switch w := string(t.Text.Folded(t.Opening(c))); w {
	case "vormittags", "nachmittags", "mittags", "morgens", "abends":
		return true
	default:
		return strings.HasSuffix(w, "s") && word.IsDay(w)
	}
}

// OnlyAnswers reports whether the clause's deed is but to answer questions ("Auskünfte gibt es am Telefon").
func (t *Ties) OnlyAnswers(c *split.Chunk) bool {
	return t.NamesAnswers(c) && !slices.ContainsFunc(split.Usable(c.Mentions), func(m grammar.Mention) bool { return m.Role != grammar.Channel })
}

// NamesAnswers reports whether the clause speaks of questions and their answers.
func (t *Ties) NamesAnswers(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "auskunft", "auskuenfte", "fragen", "rueckfragen":
			return !t.Text.Is(i-1, "auf") // "Anträge auf Auskunft"
		}
	}
	return false
}

// OnlyGivesOut reports whether the clause's deed is but to fetch or hand out what is finished.
func (t *Ties) OnlyGivesOut(c *split.Chunk) bool {
	gives := false
	for i := c.First; i <= c.Last; i++ {
		switch string(t.Text.Folded(i)) {
		case "abholen", "abzuholen", "auszuhaendigen", "aushaendigen", "abholung", "abgeholt", "ausgehaendigt":
			gives = true
		case "beantragen", "beantragung", "bestellen", "bestellung", "verlaengern", "verlaengerung":
			return false // "Pass beantragen und abholen"
		}
	}
	return gives
}

// Fetches reports whether the deeds that a list names are but to fetch what is finished, now that it names those of clause c; before is whether
// those before it were.
func (t *Ties) Fetches(c *split.Chunk, before bool) bool {
	applies := slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Accept && !q.HasNegation })
	return t.OnlyGivesOut(c) || c.Marks&grammar.Ready != 0 || before && !applies
}

// TellsReady reports whether the clause only tells of what stands before it that it is finished ("…, die schon fertig im Schrank liegen").
func (t *Ties) TellsReady(c *split.Chunk) bool {
	if !t.Text.Is(c.First-1, ",") || !word.IsRelative(string(t.Text.Folded(c.First))) || c.Marks&(grammar.Modal|grammar.Negation|grammar.Condition) != 0 {
		return false
	}
	switch string(t.Text.Folded(c.Last)) {
	case "wurden", "wurde", "worden", "sind", "ist", "waren", "war", "hat", "haben":
		last := c.Last - 1
		if t.Text.Is(c.Last, "sind") && t.Text.Is(last, "worden") {
			last--
		}
		return word.IsReady(string(t.Text.Folded(last)))
	case "vorliegen", "bereitliegen", "vorliegt", "bereitliegt", "eintrafen", "ankamen":
		return true
	case "liegen", "liegt", "lagern", "lagert", "warten":
		return t.DoneByNow(c.First, c.Last-1)
	}
	return false
}

// IsInfinitiveClause reports whether the clause hangs on the one before with "zu" ("geplant ist, das Amt zu öffnen").
func (t *Ties) IsInfinitiveClause(c *split.Chunk) bool {
	last := c.Last
	for last > c.First && t.Text.Tokens[last].Kind == lexicon.Punct {
		last--
	}
	if t.TakesZu(last) {
		return true
	}
	for k := range c.Cues {
		const article = 3 // the longest
		if i := c.Cues[k].First; t.Text.Is(i-1, "zu") && !t.Text.Tokens[i].Upper && len(t.Text.Folded(i)) > article {
			return true
		}
	}
	return false
}
