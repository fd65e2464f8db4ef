package wording

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// What a clause is by its wording, to the one that walks them.

// AnswersOnly reports whether the clause but offers somebody to ask.
func (r *Reader) AnswersOnly(c *split.Chunk, v judge.Verdict) bool {
	switch v.Kind {
	case grammar.Open:
		return v.Status == notice.Available && r.OffersAnswers(c)
	case grammar.Accept:
		return v.Status == notice.Limited && r.NamesAnswers(c)
	case grammar.Do, grammar.Limited:
		return v.Status != notice.Unavailable && r.OnlyAnswers(c)
	}
	return false
}

// Supposes reports whether the clause before calls what this one says possible, or something to be done ("Möglich, dass das Amt öffnet", "Es
// gilt, das Amt zu öffnen").
func (r *Reader) Supposes(c *split.Chunk, first int, before grammar.Mark) bool {
	i := c.First - 2 // before the comma
	if i < first || r.Text.Is(c.First-1, ":") {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "moeglich", "denkbar", "vorstellbar", "sein":
		return r.Text.Is(c.First, "dass") && before&grammar.Negation == 0
	case "gilt", "es":
		return r.IsInfinitiveClause(c) && (r.Text.Is(i-1, "es") || r.Text.Is(i-1, "gilt"))
	}
	return false
}

// Denied reports whether the clause is but what another denies, doubts or calls possible ("Noch kann niemand bestätigen, dass die Seite
// läuft", "Dass die Ausfälle dauern, ist möglich").
func (r *Reader) Denied(c *split.Chunk, first int, before grammar.Mark) bool {
	if r.Text.Is(c.First, "dass") {
		return c.First > first && before&grammar.Negation != 0
	}
	return len(c.Mentions) == 0 && r.Text.Is(first, "dass")
}

// TellsReturn reports whether a clause that names a cause tells the news itself: what an office or a matter of its own can do again ("…, weil
// das Standesamt wieder Urkunden ausstellt").
func (r *Reader) TellsReturn(c *split.Chunk) bool {
	return c.Marks&grammar.Again != 0 && slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool {
		return !m.Place && (m.Role == grammar.Office || m.Role == grammar.Matter || m.Role == grammar.Channel)
	})
}

// IsCopula reports whether token i is a form of "sein" or "bleiben".
func (r *Reader) IsCopula(i int) bool {
	return word.IsCopula(string(r.Text.Folded(i)))
}

// OnlyTellsWhy reports whether the clause begins with a cause and says nothing that follows from it: a phrase with the finite verb behind it
// ("Infolge eines Angriffs ist …") leads a main clause.
func (r *Reader) OnlyTellsWhy(c *split.Chunk) bool {
	first := r.Opening(c)
	if r.At[first]&grammar.Cause == 0 {
		return false
	}
	switch string(r.Text.Folded(first)) {
	case "wegen", "aufgrund", "infolge":
	case "da":
		return first < c.Last && !r.IsFinite(first+1) // "Da erreichen Sie uns", "Strom: da"
	default:
		return true
	}
	for i := first + 1; i < c.Last; i++ {
		if r.At[i]&grammar.Able != 0 && r.Text.Tokens[i-1].Kind == lexicon.Word && r.Text.Tokens[i-1].Upper {
			return false
		}
	}
	return true
}

// LeavesCause takes from the clause the utilities that it names but as the cause of what another clause says ("Das Amt ist zu, weil der Strom
// ausgefallen ist"), and reports whether it names nothing else.
func (r *Reader) LeavesCause(c *split.Chunk) bool {
	utility := func(m grammar.Mention) bool {
		w := r.Text.Folded(m.Last)
		form := bytes.HasSuffix(w, []byte("antrag")) || bytes.HasSuffix(w, []byte("formular")) || bytes.HasSuffix(w, []byte("formulare"))
		return m.Service == "versorgung" || m.Service == "online-dienste" && form // the form is that of a service
	}
	if first := r.Opening(c); !slices.ContainsFunc(c.Mentions, utility) || !r.OnlyTellsWhy(c) || !r.Text.Is(first, "weil") && !r.Text.Is(first, "da") {
		return false
	}
	c.Mentions = slices.DeleteFunc(slices.Clone(c.Mentions), utility)
	return len(c.Mentions) == 0
}

// SparesBesideTrouble reports whether the clause but denies of its services the trouble that the clauses from token first on say others have
// ("Das Sozialamt ist betroffen, nicht aber das Standesamt").
func (r *Reader) SparesBesideTrouble(c *split.Chunk, v judge.Verdict, first int) bool {
	if v.Rule != judge.Absent || len(c.Cues) > 0 || !r.Text.Is(c.First, "nicht") && !r.Text.Is(c.Last, "nicht") {
		return false
	}
	return slices.ContainsFunc(r.CuesIn(first, c.First-1), func(q grammar.CueAt) bool {
		return q.Kind == grammar.Trouble && q.Cue.Status == "" && !r.HasMark(first, q.First, grammar.Negation)
	})
}

// NamesBody reports whether one of the tokens begins the name of a body.
func (r *Reader) NamesBody(first, last int) bool {
	return slices.ContainsFunc(r.MentionsIn(first, last), func(m grammar.Mention) bool { return m.Role == grammar.Named && m.First >= first && m.First <= last })
}

// SentElsewhere reports whether the clause only says where those go whom the one before is about.
func (r *Reader) SentElsewhere(c *split.Chunk, v judge.Verdict, first int) bool {
	if v.Kind != grammar.Work || v.Status != notice.Available || !r.Text.Is(first, "wer") || len(c.Cues) == 0 || c.Cues[0].First != c.First || r.Text.Is(c.Cues[0].Last, "durch") || r.Text.Is(c.Cues[0].Last, "dran") {
		return false
	}
	switch string(r.Text.Folded(c.First)) {
	case "geht", "kommt", "laeuft", "faehrt":
		return true
	}
	return false
}

// Told is how sure it is that a deed that a label's clause but tells of is done now ("Elterngeld: Anträge werden bearbeitet").
func (r *Reader) Told(first int, rd *said.Reading) float64 {
	const sure, few = 0.75, 8 // tokens
	if rd.Last-first > few || rd.Confidence < 0.4 {
		return 0
	}
	belief := 0.0
	for i := rd.First; i <= rd.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "automatisch":
			return 0 // as it always is
		case "werden", "wird":
			belief = sure
		}
	}
	return belief
}

// Relative reports whether the clause only says which of the things just named are meant ("Links zu den Diensten, die
// verfügbar sind").
func (r *Reader) Relative(c *split.Chunk, pending []grammar.Mention) bool {
	n := len(pending)
	if n == 0 || c.First-pending[n-1].Last > 2 || r.At[c.Last]&grammar.Able == 0 {
		return false
	}
	switch string(r.Text.Folded(c.First)) {
	case "die", "der", "das", "welche", "welcher", "welches":
		return true
	}
	return false
}

// Restricts reports whether the relative clause tells which of many are meant, not what the one that was just named does ("…, das wieder
// arbeitet").
func (r *Reader) Restricts(c *split.Chunk, pending []grammar.Mention) bool {
	if !r.Relative(c, pending) {
		return false
	}
	m := &pending[len(pending)-1]
	matter := m.Role != grammar.Office && m.Role != grammar.House && m.Role != grammar.Channel
	some := m.First > 0 && strings.HasPrefix(string(r.Text.Folded(m.First-1)), "ein") // "ein Rathaus, das geöffnet ist"
	return some || !r.isSingular(c.Last) || matter && c.Marks&(grammar.Again|grammar.GoesOn) == 0
}

// ServesSome reports whether a relative clause behind the clause says whom of many an office serves ("bedient Menschen, deren Titel abläuft").
func (r *Reader) ServesSome(c *split.Chunk) bool {
	if !r.Text.Is(c.Last+1, ",") || c.Last+3 >= len(r.Text.Tokens) {
		return false
	}
	switch string(r.Text.Folded(c.Last + 2)) {
	case "die", "deren", "denen", "welche":
	default:
		return false
	}
	i := c.Last
	if !r.Text.Tokens[i].Upper {
		i-- // "ist für Menschen da, deren …"
	}
	if !isCustomer(r.Text.Folded(i)) {
		return false
	}
	if i-2 > c.First && r.Text.Is(i-1, "und") {
		i -= 2 // "Kundinnen und Kunden"
	}
	switch string(r.Text.Folded(i - 1)) {
	case "die", "alle", "allen", "den", "der", "unsere", "jene", "diese", "viele":
		return false
	}
	verb := c.Last + 2
	for verb+1 < len(r.Text.Tokens) && r.Text.Tokens[verb+1].Kind != lexicon.Punct {
		verb++
	}
	if r.Text.Is(verb, "hatten") || r.Text.Is(verb, "waren") || r.Text.Is(c.Last+2, "die") && r.isSingular(verb) {
		return false // it tells more of them, or of others ("…, die Bücherei öffnet")
	}
	return i > c.First
}

// isCustomer reports whether w is the plural of those who come to an office.
func isCustomer(w []byte) bool {
	switch string(w) {
	case "menschen", "personen", "leute", "leuten", "kunden", "kundinnen", "buerger", "buergern", "buergerinnen", "besucher", "besuchern", "besucherinnen",
		"einwohner", "einwohnern", "einwohnerinnen", "antragsteller", "antragstellern", "antragstellerinnen", "halter", "haltern", "halterinnen",
		"fahrzeughalter", "fahrzeughaltern", "haendler", "haendlern", "autohaeuser", "autohaeusern", "betriebe", "betrieben", "firmen", "eltern", "familien",
		"paare", "paaren", "faelle", "faellen", "antragstellende", "antragstellenden":
		return true
	}
	return false
}

// Antecedent are those of the pending services that the clause is about: behind a relative pronoun and before a verb in the singular, the last,
// wherever it stood.
func (r *Reader) Antecedent(c *split.Chunk, pending []grammar.Mention) []grammar.Mention {
	if !r.Relative(c, pending) || !r.isSingular(c.Last) {
		return pending
	}
	return cohesion.NoPlaces(pending[len(pending)-1:])
}

// isSingular reports whether token i, a verb, has the form of the singular.
func (r *Reader) isSingular(i int) bool {
	w := r.Text.Folded(i)
	return !bytes.HasSuffix(w, []byte("en")) && !bytes.HasSuffix(w, []byte("sind"))
}

// CueFirst reports whether the clause's services come after its cue, so that an enumeration may go on.
func CueFirst(c *split.Chunk) bool {
	if len(c.Mentions) == 0 {
		return false
	}
	end := c.Mentions[len(c.Mentions)-1].Last
	for i := range c.Cues {
		if c.Cues[i].Last > end && c.Cues[i].Kind != grammar.Short {
			return false
		}
	}
	return true
}

// Continues reports whether the pending services and those of c are one enumeration ("Nicht nur das Bad, sondern auch die Halle ist …"); before
// are the markers of the clause before.
func (r *Reader) Continues(c *split.Chunk, pending []grammar.Mention, before grammar.Mark) bool {
	const joint = 3 // tokens of ", und das"
	if last := pending[len(pending)-1].Last; len(c.Cues) == 0 || c.First-last > joint || r.SoundsVerb(last+1) {
		return false
	}
	first := c.First
	if (r.Text.Is(first, "sondern") || r.Text.Is(first, "aber")) && r.Text.Is(first+1, "auch") && before&grammar.Negation == 0 {
		first++
	}
	return c.Mentions[0].First-first <= 2 && c.Mentions[len(c.Mentions)-1].Last < c.Cues[len(c.Cues)-1].Last
}

// Weaken adds the label's own service as the one that holds those the clause is about.
func Weaken(label, ms []grammar.Mention) []grammar.Mention {
	for _, l := range label {
		if l.Role != grammar.Office && l.Role != grammar.House || split.Has(ms, l.Service) {
			continue
		}
		l.Weak = true
		ms = append(ms, l)
	}
	return ms
}

// ListsDeeds reports whether the clause, in a list behind a colon, is but a deed in its infinitive ("Geht nicht: Hund anmelden, …") or its noun
// ("Nicht möglich: Beantragung von Pässen").
func (r *Reader) ListsDeeds(c *split.Chunk, lead *said.Reading) bool {
	if lead == nil || !r.Text.Is(lead.Last+1, ":") || len(c.Cues) == 0 {
		return false
	}
	if !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun }) {
		return true
	}
	end := c.Last
	for end > c.First && r.Text.Tokens[end].Kind == lexicon.Punct {
		end--
	}
	return c.Cues[len(c.Cues)-1].Last == end && (r.Text.Tokens[end].Upper || bytes.HasSuffix(r.Text.Folded(end), []byte("en")))
}

// onlyDeeds reports whether the clause is but deeds in the infinitive, which share the verb of the clause before ("…, abholen und einreichen").
func (r *Reader) onlyDeeds(c *split.Chunk) bool {
	n := len(c.Cues)
	if n == 0 || len(c.Mentions) > 0 || c.Cues[0].First != r.Opening(c) || c.Cues[n-1].Last != c.Last || c.Marks&(grammar.Negation|grammar.Only) != 0 {
		return false
	}
	return !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Noun || q.First != q.Last || !q.Kind.IsDeed() || !lexicon.IsVerb(r.Text.Folded(q.Last), false)
	})
}

// StaysWith reports whether the nouns of the clause that no list knows are no other subject: they are but of what an office has, or a pronoun goes
// on about what was named.
func (r *Reader) StaysWith(c *split.Chunk, rd *said.Reading) bool {
	return (rd.Again || rd.Kind == grammar.Usual) && r.OnlyOfOffice(c) || rd.Again && r.TakesUp(c)
}

// ListsWays reports whether the clause but names the ways by which the body that rd calls reachable or not is so ("weder per Telefon noch per
// Mail").
func (r *Reader) ListsWays(c *split.Chunk, rd *said.Reading) bool {
	if rd.Kind != grammar.Reach || len(c.Mentions) == 0 || slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way }) {
		return false
	}
	both := r.Text.Is(c.First, "sowohl")
	return (both || r.Text.Is(c.First, "weder")) && both == (rd.Status == notice.Available)
}

// PapersReady reports whether the clause only tells of the papers named before it that they are finished ("Ausweise, die vor dem 20. Oktober
// bestellt wurden, …").
func (r *Reader) PapersReady(c *split.Chunk, of []grammar.Mention) bool {
	return r.TellsReady(c) && slices.ContainsFunc(of, func(m grammar.Mention) bool {
		return m.Service == "ausweise" || m.Service == "fuehrerschein" || m.Service == "kfz-zulassung" || m.Service == "auslaenderwesen"
	})
}
