package naught

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// IsThoughtOf reports whether q is the noun of an end that is but planned, feared or argued about ("Eine Schließung der Bücherei steht nicht zur
// Debatte", "Gegen die Schließung protestierten 200 Menschen", "Die Grünen lehnen die Schließung ab").
func (r *Teller) IsThoughtOf(c *split.Chunk, q *grammar.CueAt) bool {
	const near = 3 // tokens of "gegen die geplante"
	if q.First != q.Last || !r.Text.Tokens[q.First].Upper || !isEnd(r.Text.Folded(q.First)) {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if r.Text.Is(i, "rede") {
			return true // "Von der Schließung ist seit 2019 die Rede"
		}
		if r.Text.Is(i, "gibt") || r.Text.Is(i, "geben") || r.Text.Is(i, "kommt") && r.Text.Is(i+1, "es") {
			return false // "Eine Schließung gibt es nicht"
		}
	}
	for j := q.First - 1; j >= max(q.First-near, c.First); j-- {
		switch string(r.Text.Folded(j)) {
		case "eine", "einer", "gegen", "geplante", "geplanten", "drohende", "drohenden", "moegliche", "moeglichen", "befuerchtete", "befuerchteten", "angedachte", "angedachten", "diskutierte", "diskutierten", "etwaige", "etwaigen":
			return true
		case "ueber", "um", "auf":
			return j > c.First && r.Text.Tokens[j-1].Upper // "Streit über die Schließung"
		}
		if r.Text.Tokens[j].Upper {
			break
		}
	}
	return r.rejects(c)
}

// DeniesPlan reports whether the clause but promises that something is not going to be shut or struck ("Eine Schließung wird es mit ihm nicht geben").
func (r *Teller) DeniesPlan(c *split.Chunk) bool {
	if c.Marks&grammar.Negation == 0 || !r.Text.Is(c.Last, "geben") {
		return false
	}
	will := false
	for i := c.First; i <= c.Last; i++ {
		will = will || r.Text.Is(i, "wird") || r.Text.Is(i, "werde")
	}
	return will && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.First <= r.Opening(c)+2 && q.First == q.Last && r.Text.Tokens[q.First].Upper && isEnd(r.Text.Folded(q.First))
	})
}

// isEnd reports whether the folded noun names, by its ending, how something is brought to an end.
func isEnd(w []byte) bool {
	for _, end := range []string{"schliessung", "stilllegung", "streichung", "sperrung", "abschaltung", "aussetzung", "aufloesung", "einstellung", "absage"} { //nolint:misspell // German
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// rejects reports whether the clause says that somebody is against something ("lehnen … ab", "kritisiert …").
func (r *Teller) rejects(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "lehnt", "lehnen", "lehnte", "lehnten":
			return r.Text.Is(c.Last, "ab")
		case "kritisiert", "kritisieren", "kritisierte", "kritisierten", "fordert", "fordern", "forderte", "forderten", "befuerchtet", "befuerchten", "diskutiert", "diskutieren", "protestiert", "protestieren", "protestierten":
			return true
		}
	}
	return false
}

// Adjourns reports whether the clause but says that somebody has put off what he was to decide, and no sitting ("Der Rat hat die Entscheidung über den
// Neubau vertagt").
func (r *Teller) Adjourns(c *split.Chunk) bool {
	if slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Cancelled }) {
		return false
	}
	decides := false
	for i := c.First; i <= c.Last; i++ {
		switch w := string(r.Text.Folded(i)); w {
		case "entscheidung", "entscheidungen", "beschluss", "beschluesse", "abstimmung", "beschlussfassung", "votum", "vorlage", "tagesordnungspunkt", "verabschiedung":
			decides = true
		default:
			if strings.HasSuffix(w, "sitzung") || strings.HasSuffix(w, "sitzungen") {
				return false
			}
		}
	}
	return decides
}

// OfFiles reports whether the cue but says that an administration cannot get at its files or programs ("Die Stadtverwaltung hat keinen Zugriff auf ihre
// Daten"): which of its services that stops, and whether its house is open, it does not say.
func (r *Teller) OfFiles(c *split.Chunk, q *grammar.CueAt) bool {
	if !r.Text.Is(q.Last, "zugriff") || len(c.Mentions) == 0 || !r.Text.Is(q.Last+1, "auf") {
		return false
	}
	has := false
	for i := c.First; i < q.Last; i++ {
		has = has || r.Text.Is(i, "hat") || r.Text.Is(i, "haben") || r.Text.Is(i, "habe")
	}
	return has && !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Service != "rathaus" || m.First > q.Last })
}

// MerelyPlanned reports whether the clause says of an office or a house but that something is done with it as was planned ("Die Bücherei wird wie geplant
// umgebaut"): whether it is open meanwhile it does not say.
func (r *Teller) MerelyPlanned(c *split.Chunk) bool {
	const brief = 5 // tokens of "Sprechstunde der Bücherei wie geplant"
	planned := func(q grammar.CueAt) bool {
		switch string(r.Text.Folded(q.Last)) {
		case "geplant", "vorgesehen", "angekuendigt", "vereinbart", "verabredet":
			return q.Kind == grammar.Usual && r.Text.Is(q.First, "wie")
		}
		return false
	}
	if c.Last-c.First < brief || !slices.ContainsFunc(c.Cues, planned) || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !planned(q) && !q.Noun }) {
		return false
	}
	door := func(m grammar.Mention) bool { return !m.Place && (m.Role == grammar.Office || m.Role == grammar.House) }
	matter := func(m grammar.Mention) bool { return m.Role == grammar.Matter && r.Text.Tokens[m.First].Upper } // not "umziehen"
	return slices.ContainsFunc(c.Mentions, door) && !slices.ContainsFunc(c.Mentions, matter)
}
