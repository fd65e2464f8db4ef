package sentence

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// NamesMore reports whether the words at bytes [start, end) hold a noun beside what says how something fares.
func (r *Reader) NamesMore(start, end int) bool {
	first, last := r.Range(start, end)
	if last < first {
		return false
	}
	c := r.Chunk(split.Span{First: first, Last: last}, false)
	for i := first; i <= last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Number || r.Text.Is(i, "?") && !r.Text.Is(first, "was") || r.Text.Is(first, "was") && (r.Text.Is(i, "wo") || r.Text.Is(i, "wie")) {
			return true
		}
	}
	return r.Stranger(&c)
}

// PointsOn reports whether the clause points to what is listed after it ("… bedienen wir Sie in diesen Bereichen:").
func (r *Reader) PointsOn(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "diesen", "diese", "folgenden", "folgende", "folgendes", "hier":
			return true
		}
	}
	return false
}

// NamesStock reports whether the words at bytes [start, end) say what is to be had, not who can be reached ("Nicht verfügbar").
func (r *Reader) NamesStock(start, end int) bool {
	first, last := r.Range(start, end)
	return slices.ContainsFunc(r.CuesIn(first, last), func(q grammar.CueAt) bool { return r.Text.Is(q.Last, "verfuegbar") })
}

// Enumerates reports whether the words at bytes [start, end) do nothing but name things: there is no verb and no status.
func (r *Reader) Enumerates(start, end int) bool {
	first, last := r.Range(start, end)
	if ms := r.MentionsIn(first, last); last < first || !split.HasUsable(ms) && (!r.OnlyWays(ms, first) || cohesion.NamesNoService(ms)) {
		return false
	}
	for _, q := range r.CuesIn(first, last) {
		if !q.Noun {
			return false
		}
	}
	for i := first; i <= last; i++ {
		w := &r.Text.Tokens[i]
		if w.Kind != lexicon.Word || w.Upper || r.Covered[i] || r.At[i]&(grammar.Join|grammar.Place) != 0 {
			continue
		}
		switch string(r.Text.Folded(i)) {
		case "die", "der", "das", "den", "dem", "des", "alle", "sowie", "staedtische", "staedtischen", "unsere", "samt", "auch", "jeder", "aller", "saemtliche", "saemtlicher", "ausserdem", "ferner", "einschliesslich", "inklusive":
		default:
			return false
		}
	}
	return true
}

// NamesAll reports whether the clause but says that all of a kind of thing is meant ("alle Beurkundungen und Trauungen").
func (r *Reader) NamesAll(c *split.Chunk) bool {
	const most = 6 // tokens behind it
	if !r.Text.Is(c.First, "alle") && !r.Text.Is(c.First, "saemtliche") || c.First == c.Last || c.Last > c.First+most || c.Label || c.Marks&(grammar.Negation|grammar.Able|grammar.Except|grammar.Rest|grammar.Past|grammar.Modal) != 0 {
		return false
	}
	for i := c.First + 1; i <= c.Last; i++ {
		if t := &r.Text.Tokens[i]; t.Kind != lexicon.Word || !t.Upper && (!r.Text.Is(i, "und") || i == c.Last) {
			return false
		}
	}
	return !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun })
}

// HasLabel reports whether the sentence has a label, and what is said of that behind a colon ("Gutachten: nein").
func (r *Reader) HasLabel(s split.Span) bool {
	for i := s.First + 1; i < s.Last; i++ {
		if r.Text.Is(i, ":") {
			return true
		}
	}
	return false
}

// NamesStaff reports whether the sentence names those who work in an office, in the dative of those to whom something is allowed ("nur
// Beschäftigten gestattet").
func (r *Reader) NamesStaff(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "beschaeftigten", "beschaeftigte", "mitarbeitern", "mitarbeitenden", "bediensteten", "personal", "belegschaft", "befugten", "befugte", "einsatzkraeften", "handwerkern":
			return true
		}
	}
	return false
}

// HadTo reports whether the tokens tell what had to be done ("Das Bad musste schließen").
func (r *Reader) HadTo(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.Text.Is(i, "musste") || r.Text.Is(i, "mussten") {
			return true
		}
	}
	return false
}

// TellsOfItself reports whether who speaks in the clause says of itself what the next clause says ("Das Amt versichert, dass es offen ist").
func (r *Reader) TellsOfItself(c *split.Chunk) bool {
	if !r.Text.Is(c.Last+1, ",") || !r.Text.Is(c.Last+2, "dass") || slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role != grammar.Office || m.Place }) {
		return false
	}
	switch string(r.Text.Folded(c.Last + 3)) {
	case "es", "sie", "er", "dort":
		return true
	}
	return false
}

// OfStaff reports whether the clause is about those who work in an office ("Die Mitarbeitenden kümmern sich nur um Eilfälle").
func (r *Reader) OfStaff(c *split.Chunk) bool {
	i := r.Opening(c)
	if i+1 > c.Last || r.Text.Tokens[i+1].Kind != lexicon.Word || !r.OnlyOfOffice(c) {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "die", "das", "unsere", "unser", "ihre":
	default:
		return false
	}
	switch string(r.Text.Folded(i + 1)) {
	case "kolleginnen", "kollegen", "mitarbeiterinnen", "mitarbeiter", "mitarbeitenden", "beschaeftigten", "belegschaft", "team", "personal",
		"bediensteten", "angestellten", "fachkraefte", "sachbearbeiter", "sachbearbeiterinnen", "aerzte", "aerztinnen", "amtsaerzte", "standesbeamten":
		return true
	}
	return false
}

// FrontsObject reports whether the clause begins with a pronoun that is no subject, since one with an article stands behind the verb ("Die stellt
// das Rathaus nicht aus").
func (r *Reader) FrontsObject(c *split.Chunk) bool {
	i := r.Opening(c)
	switch string(r.Text.Folded(i)) {
	case "die", "den", "das", "diese", "diesen", "dieses", "solche":
	default:
		return false
	}
	if i+3 > c.Last || r.Text.Tokens[i+1].Upper || !r.Text.Tokens[i+3].Upper {
		return false
	}
	switch string(r.Text.Folded(i + 2)) {
	case "die", "das", "der", "unser", "unsere":
		return true
	}
	return false
}

// MeansSame reports whether the clause is about the thing that was just told of, by a noun for all such ("Diesen Service bietet das Amt nicht an").
func (r *Reader) MeansSame(c *split.Chunk) bool {
	for i := c.First; i < c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "diese", "diesen", "dieser", "dieses":
		default:
			continue
		}
		switch string(r.Text.Folded(i + 1)) {
		case "service", "dienst", "dienstleistung", "leistung", "angebot", "aufgabe":
			return true
		}
	}
	return false
}

// TakesUp reports whether the clause begins with a pronoun.
func (r *Reader) TakesUp(c *split.Chunk) bool {
	for i, n := c.First, 0; i <= c.Last && n < 4; i++ {
		if r.Inside[i]&grammar.Pronoun != 0 {
			return true
		}
		if !r.TellsTime(i) {
			n++ // "Vom 4. Dezember an ist es …"
		}
	}
	return false
}

// NamesBoth reports whether the clause is about two offices that were just told of ("Beide Ämter sind geschlossen").
func (r *Reader) NamesBoth(c *split.Chunk) bool {
	for i := c.First; i < c.Last; i++ {
		if r.Text.Is(i, "beide") && r.Text.Tokens[i+1].Upper {
			switch string(r.Text.Folded(i + 1)) {
			case "aemter", "stellen", "haeuser", "bueros", "behoerden", "dienststellen", "abteilungen", "fachbereiche", "fachdienste", "einrichtungen", "bereiche", "dienste":
				return true
			}
		}
	}
	return false
}

// TakesUpAt reports whether a clause from token i goes on about what was just said ("Nichts geht mehr im Rathaus: Es ist …", "…: So beschreibt …").
func (r *Reader) TakesUpAt(i int) bool {
	if i+1 >= len(r.Text.Tokens) || r.Text.Tokens[i+1].Upper || r.Text.Tokens[i+1].Kind != lexicon.Word {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "sie", "er", "es", "so":
		return true
	}
	return false
}

// Introduces reports whether the sentence but tells who speaks to those who ring or come ("Hier ist das Standesamt", "Sie sind verbunden mit …").
func (r *Reader) Introduces(s split.Span) bool {
	for i := s.First; i < s.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "hier":
			if r.Text.Is(i+1, "ist") || r.Text.Is(i+1, "spricht") || r.Text.Is(i+1, "meldet") {
				return true
			}
		case "willkommen":
			return r.Text.Is(i+1, "beim") || r.Text.Is(i+1, "bei") || r.Text.Is(i+1, "im")
		case "sie", "ihr":
			if r.Text.Is(i+1, "sind") || r.Text.Is(i+1, "seid") || r.Text.Is(i+1, "haben") || r.Text.Is(i+1, "habt") || r.Text.Is(i+1, "sprechen") {
				return r.calls(i+2, s.Last)
			}
		}
	}
	return false
}

// NamesTeller reports whether the sentence, from token first, but tells by ms who signs, says so or was asked ("Ihre Stadtverwaltung", "Nach Angaben
// der drei Rathäuser, abgefragt am Dienstag").
func (r *Reader) NamesTeller(first int, ms []grammar.Mention) bool {
	for first < ms[0].First && r.Text.Tokens[first].Kind != lexicon.Word {
		first++
	}
	switch string(r.Text.Folded(first)) {
	case "ihr", "ihre", "euer", "eure":
		return first+1 == ms[0].First && ms[0].Role != grammar.Matter && ms[0].Role != grammar.Channel
	case "laut", "quelle", "quellen":
		return true
	case "nach", "gemaess":
		switch string(r.Text.Folded(first + 1)) {
		case "angabe", "angaben", "auskunft", "auskuenften", "aussage", "aussagen", "information", "informationen", "mitteilung", "mitteilungen":
			return true
		}
	}
	return false
}

// calls reports whether one of the tokens is the participle of a call that got through, or "mit" and an answering machine.
func (r *Reader) calls(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "verbunden", "gewaehlt", "angerufen", "erreicht", "anrufbeantworter", "bandansage":
			return true
		}
	}
	return false
}

// OnlyWays reports whether the sentence begins with but a way to reach somebody ("per Mail").
func (r *Reader) OnlyWays(ways []grammar.Mention, first int) bool {
	if len(ways) == 0 || split.HasUsable(ways) {
		return false
	}
	i := first
	for i < ways[0].First && r.Text.Tokens[i].Kind != lexicon.Word {
		i++
	}
	return ways[0].First <= i+1
}
