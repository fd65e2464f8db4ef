package cohesion

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Ties tells what ties the clauses of one text. It is not safe for concurrent use.
type Ties struct{ fit.Fitter }

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

// Denies reports whether the clause calls false what was said before it.
func (t *Ties) Denies(c *split.Chunk) bool {
	i := t.Opening(c)
	if w := string(t.Text.Folded(i)); w != "das" && w != "dies" && w != "was" {
		return false
	}
	for ; i <= c.Last; i++ {
		if t.CallsFalse(i) {
			return true
		}
	}
	return false
}

// CallsFalse reports whether the word at token i calls false what stands before it or hangs on it ("stimmt so nicht", "ist unwahr", "die Stadt
// dementiert").
func (t *Ties) CallsFalse(i int) bool {
	const near = 4 // tokens of "auf das Standesamt nicht"
	switch w := string(t.Text.Folded(i)); w {
	case "stimmt", "stimme", "trifft", "treffe", "zutrifft":
		for j := i + 1; j <= min(i+near, len(t.At)-1) && t.Text.Tokens[j].Kind == lexicon.Word; j++ {
			if t.At[j]&grammar.Negation != 0 {
				return true
			}
		}
		return t.MarkAt(i-1)&grammar.Negation != 0
	case "wahr", "richtig":
		return t.MarkAt(i-1)&grammar.Negation != 0
	case "falsch", "unwahr", "unrichtig", "unzutreffend", "erfunden", "geruecht", "geruechte", "geruechten", "behauptung", "behauptungen", "falschmeldung", "falschmeldungen", "unsinn", "quatsch", "bloedsinn":
		return t.MarkAt(i-1)&grammar.Negation == 0
	default:
		said := strings.HasPrefix(w, "dementier") || strings.HasPrefix(w, "vernein") || strings.HasPrefix(w, "bestreite") || strings.HasPrefix(w, "bestritt")
		return said && t.MarkAt(i+1)&grammar.Negation == 0
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

// refutes reports whether the sentence only calls false what it begins with, or what somebody says ("Dass das Amt geschlossen sei, stimmt nicht",
// "Es ist falsch, wenn es heißt, …", "Wer sagt, das Amt sei geöffnet, irrt").
func (t *Ties) refutes(s split.Span) bool {
	i := s.First
	if t.Text.Is(i, "wer") {
		return t.Text.Is(s.Last, "irrt") || t.Text.Is(s.Last-1, "irrt")
	}
	for k := i; k+4 <= s.Last; k++ {
		if t.Text.Is(k, ",") && t.Text.Is(k+1, "wenn") && (t.CallsFalse(k-1) || t.CallsFalse(k-2)) {
			switch t.Text.Spelled(k + 3) {
			case "heisst", "sagt", "behauptet", "glaubt", "meint":
				return true
			}
		}
	}
	if t.Text.Is(i, "auch") {
		i++
	}
	if !t.Text.Is(i, "dass") {
		return false
	}
	for ; i < s.Last; i++ {
		if t.CallsFalse(i) {
			return true
		}
	}
	return false
}

// takesIn reports whether the sentence but says that something is accepted, which it supposes only with a clause behind it ("Nehmen wir an und
// prüfen wir").
func (t *Ties) takesIn(s split.Span) bool {
	return t.Text.Is(s.First, "nehmen") && (s.First+3 > s.Last || !t.Text.Is(s.First+3, ",") && !t.Text.Is(s.First+3, ":") && !t.Text.Is(s.First+3, "dass"))
}

// IsHypothetical reports whether the sentence says what would be ("Sollte es …"), tells a rumour or a tale ("Es kursiert …"), or explains
// signs ("✔ = läuft").
func (t *Ties) IsHypothetical(s split.Span) bool {
	if t.At[s.First]&grammar.Supposed != 0 && !t.takesIn(s) || t.refutes(s) {
		return true
	}
	switch string(t.Text.Folded(s.First)) {
	case "angenommen", "gesetzt", "vorausgesetzt", "unterstellt":
		for i := s.First + 1; i <= min(s.First+3, s.Last); i++ {
			if t.Text.Is(i, ",") || t.Text.Is(i, "dass") {
				return true // "Angenommen, das Rathaus fällt aus"
			}
		}
	}
	for i := s.First; i <= s.Last; i++ {
		if t.At[i]&grammar.Hearsay != 0 && t.At[i]&grammar.Speech == 0 && !t.Text.Is(i-1, "nicht") { // "kann nicht einmal angenommen werden"
			return true
		}
		if t.Text.Tokens[i].Kind == lexicon.Symbol && t.Text.Tokens[i].First == '=' {
			return true
		}
	}
	return false
}
