package progress

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Absorb gives the parts that many services have to the service that the clause, its label or its topic names.
func (m *State) Absorb(ms []grammar.Mention) []grammar.Mention {
	if !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.Thing }) {
		return ms
	}
	holders := m.Label
	if prev := m.Latest(); len(holders) == 0 && prev != nil {
		holders = prev.Mentions
	}
	if len(holders) == 0 && len(m.Pending) > 0 {
		holders = m.Pending
	}
	if len(holders) == 0 && m.Ctx.Structural {
		holders = m.Ctx.Topic
	}
	return cohesion.TakenUp(ms, holders)
}

// Within finds whose "viele Leistungen" the clause speaks of: those of the office just spoken of, else of the house.
func (m *State) Within(c *split.Chunk, ms []grammar.Mention) []grammar.Mention {
	around := m.Ctx.Topic
	if len(m.Pending) > 0 {
		around = m.Pending // "Das Standesamt (Markt 3) erledigt alle Anliegen"
	} else if prev := m.Latest(); prev != nil {
		around = prev.Mentions
	} else if !m.Ctx.Structural && !m.R.TakesUp(c) || len(around) > 1 {
		around = nil
	}
	return cohesion.InOffice(ms, around, c.Marks)
}

// DropNames takes from the clause what it names without being about it.
func (m *State) DropNames(c *split.Chunk, v judge.Verdict) {
	switch {
	case cohesion.OnlyNamed(c.Mentions) && m.hasSubject():
		c.Mentions = nil // the name is but who says so
	case cohesion.CallsOf(c.Mentions, m.about()), m.Labelled() && m.R.OnlyRuns(c.Mentions):
		c.Mentions = nil // "112: über das Festnetz gestört", "Standesamt: kein Dienstbetrieb"
	case m.Ctx.Structural && cohesion.Houses(m.Ctx.Topic) && cohesion.AllOf(c, v):
		c.Mentions = nil // "Ordnungsamt: alle Leistungen"
		m.Partly = m.Partly || len(m.Excepted) > 0
	case v.Kind != grammar.Open && v.Kind != grammar.Shut && m.onlyNamesHouse(c):
		c.Mentions = nil
	case v.Kind == grammar.Limited && m.Labelled() && cohesion.OnlyMeans(c.Mentions):
		c.Mentions = nil // "Termine: Buchung nur telefonisch"
	case m.ofSame(c), m.getsThere(c), v.Status == notice.Unavailable && v.Kind != grammar.Shut && m.placesTopic(c):
		c.Mentions = nil
	}
}

// getsThere reports whether the clause names an office but as the place where those get it who need what was named before ("Wer eine Erlaubnis
// braucht, bekommt sie beim Ordnungsamt vorläufig").
func (m *State) getsThere(c *split.Chunk) bool {
	switch string(m.R.Text.Folded(c.First)) {
	case "bekommt", "bekommen", "erhaelt", "erhalten", "kriegt", "kriegen", "holt", "holen", "beantragt", "beantragen":
	default:
		return false
	}
	switch string(m.R.Text.Folded(c.First + 1)) {
	case "ihn", "sie", "es", "diese", "diesen", "dieses":
		return len(m.Pending) > 0 && len(c.Mentions) > 0 && !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return !x.Place })
	}
	return false
}

// ofSame reports whether the clause names an office but as the one that does what the text was just about, which it calls "dieser Service".
func (m *State) ofSame(c *split.Chunk) bool {
	office := func(x grammar.Mention) bool {
		return x.Role == grammar.Office || x.Role == grammar.House || x.Role == grammar.Soft
	}
	return len(c.Mentions) > 0 && !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return !office(x) && x.Role != grammar.Inside }) &&
		!slices.ContainsFunc(m.Ctx.Topic, office) && m.R.MeansSame(c)
}

// placesTopic reports whether the clause names an office but as the place where what its heading names is done ("Fahrzeuge: Das Abmelden im
// Bürgerbüro entfällt").
func (m *State) placesTopic(c *split.Chunk) bool {
	if !m.Ctx.Structural || len(m.Readings)+len(m.Pending) > 0 || len(m.Ctx.Topic) == 0 || len(c.Mentions) == 0 {
		return false
	}
	return !slices.ContainsFunc(m.Ctx.Topic, func(x grammar.Mention) bool {
		return x.Role != grammar.Matter && x.Role != grammar.Office || fit.IsContainer(x.Service)
	}) && !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return !x.Place || !fit.IsContainer(x.Service) })
}

// onlyNamesHouse reports whether the clause names a house but as the place or the doer of what it goes on about ("Führungszeugnis: im Rathaus
// nicht zu bekommen", "Im Rathaus geht das nicht", "Urkunden? Die stellt das Rathaus nicht aus").
func (m *State) onlyNamesHouse(c *split.Chunk) bool {
	if cohesion.InHouse(c.Mentions) && (m.Labelled() && !cohesion.Houses(m.Label) || m.R.OfPronoun(c)) {
		return true
	}
	return len(m.Readings) == 0 && cohesion.OnlyMatters(m.Ctx.Topic) && cohesion.OnlyHouses(c.Mentions) && m.R.FrontsObject(c)
}

// Labelled reports whether a label names a service, no channel, that the sentence is about.
func (m *State) Labelled() bool {
	over := m.Label
	if m.Ctx.Terse {
		over = m.about()
	}
	return len(over) > 0 && !slices.ContainsFunc(over, func(x grammar.Mention) bool { return x.Role == grammar.Channel || x.Role == grammar.Way })
}

// about is what the label, or else the structure, makes the sentence be about.
func (m *State) about() []grammar.Mention {
	if len(m.Label) == 0 && m.Ctx.Structural {
		return m.Ctx.Topic
	}
	return m.Label
}

// Name handles a clause that names services and says nothing of them.
func (m *State) Name(c *split.Chunk, last bool) {
	unreal := c.Marks&(grammar.Modal|grammar.Advice|grammar.Past) != 0
	sub := unreal || c.Sub
	if label := c.Label && len(m.Pending) == 0; label && (!sub || !unreal && m.R.TellsParts(c)) { // "Ob Pass oder Ausweis: …"
		m.Label, m.Ready = m.Absorb(cohesion.AsSubject(c.Mentions)), c.Marks&grammar.Ready != 0
		if cohesion.OnlyNamed(c.Mentions) {
			m.Named = c.Mentions
		}
		m.Res.Topic = m.Label
		m.Said = false
		return
	}
	if m.tellsWhich(c) || !sub && (m.alike(c) || last && m.endsWithSubject(c)) {
		return
	}
	if unreal && !last {
		m.Silenced = true
	}
	if !last && m.onlySpeaks(c) || m.asksWhether(c) {
		return
	}
	if m.Ctx.Status != "" {
		m.Fetches = m.R.Fetches(c, m.Fetches)
	}
	m.keepTopic(c)
	m.keepNamed(c)
}

// tellsWhich reports whether the clause is a relative one that tells by an office which of the things just named are meant ("Alle Termine, die das
// Bürgerbüro vergeben hat, sind abgesagt").
func (m *State) tellsWhich(c *split.Chunk) bool {
	named := m.Pending
	if prev := m.Latest(); len(named) == 0 && prev != nil && m.Said {
		named = prev.Mentions
	}
	if verb := &m.R.Text.Tokens[c.Last]; verb.Kind != lexicon.Word || verb.Upper {
		return false // ", das Bad und die Bücherei"
	}
	if len(named) == 0 || !m.R.Text.Is(c.First-1, ",") || !word.IsRelative(string(m.R.Text.Folded(c.First))) {
		return false
	}
	const near = 4 // tokens of "Termine dieser Woche, die"
	head := named[len(named)-1]
	office := func(x grammar.Mention) bool {
		return x.Role == grammar.Office || x.Role == grammar.House || x.Role == grammar.Soft
	}
	return c.First-head.Last <= near && !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool {
		return !office(x) || x.Service == head.Service || office(head) && x.Role == grammar.Office // "das Standesamt, das im Rathaus sitzt"
	})
}

// EndsWithWhom handles the clause that a sentence ends with, which tells by what they want whom it is about ("Leer geht aus, wer einen Pass
// braucht"). It reports whether c is one.
func (m *State) EndsWithWhom(c *split.Chunk) bool {
	loose := m.Res.Loose
	switch {
	case loose == nil || loose.First != m.First || m.Prev == nil || loose.Last != m.Prev.Last || loose.Status == notice.Available:
		return false
	case !c.Who && !m.opensChannel(c) || len(c.Mentions) == 0 || len(m.Readings)+len(m.Pending) > 0 || c.Marks&(grammar.Negation|grammar.Only|grammar.Past) != 0 || c.Who && !word.Wants(string(m.R.Text.Folded(c.Last))):
		return false
	}
	rd := *loose
	rd.Mentions, rd.Last = cohesion.Meant(c.Mentions), c.Last
	m.Res.Loose = nil
	m.Add(rd)
	return true
}

// opensChannel reports whether the clause tells what is tried ("Es erscheint nur eine Fehlermeldung, wenn man die Website aufruft").
func (m *State) opensChannel(c *split.Chunk) bool {
	return m.R.Text.Is(m.R.Opening(c), "wenn") && cohesion.OnlyChannels(split.Usable(c.Mentions)) && word.Opens(string(m.R.Text.Folded(c.Last)))
}

// keepTopic makes a topic of what the clause names of before, or denies ("Nachdem das Rathaus geschlossen war, öffnet es wieder", "Es stimmt nicht,
// dass das Amt zu hat. Es ist besetzt.").
func (m *State) keepTopic(c *split.Chunk) {
	if m.R.Text.Is(m.R.Opening(c), "nachdem") && !m.Ctx.Structural {
		m.Ctx.Topic = split.Usable(c.Mentions)
	}
	if m.R.OnlyThought(c) && !m.Ctx.Structural && split.HasUsable(c.Mentions) && m.R.Text.Is(c.First, "dass") {
		m.Ctx.Topic = split.Usable(c.Mentions) // "Niemand muss fürchten, dass das Wohngeld ausbleibt: Es wird gezahlt"
	}
	if m.R.Refuted(c) {
		m.Res.Topic = split.Usable(c.Mentions)
	}
}

// endsWithSubject handles the subject that a sentence ends with, behind something put in after its predicate ("Geschlossen bleibt bis Freitag, also bis
// zum 17. Mai, das Museum"). It reports whether c is one.
func (m *State) endsWithSubject(c *split.Chunk) bool {
	loose, putIn := m.Res.Loose, m.Prev
	switch {
	case loose == nil || loose.First != m.First || putIn == nil || len(putIn.Cues)+len(putIn.Mentions) > 0:
		return false
	case len(m.Readings)+len(m.Pending)+len(c.Cues) > 0 || m.R.At[c.First]&grammar.Join != 0 || c.Mentions[0].Place || m.R.Stranger(c):
		return false
	}
	rd := *loose
	rd.Mentions, rd.Last = m.R.Fit(c, judge.Verdict{Status: rd.Status, Kind: rd.Kind}), c.Last
	m.Res.Loose = nil
	m.Add(rd)
	return true
}

// onlySpeaks reports whether the clause but tells who says so.
func (m *State) onlySpeaks(c *split.Chunk) bool {
	return c.Marks&grammar.Speech != 0 && len(c.Cues) == 0 && !m.R.TellsOfItself(c)
}

// asksWhether notes that the sentence asks something, and reports whether the clause does so with "ob", which silences what hangs on it.
func (m *State) asksWhether(c *split.Chunk) bool {
	switch string(m.R.Text.Folded(m.R.Opening(c))) {
	case "ob":
		m.Silenced, m.Whether = true, true
		return true
	case "welche", "welcher", "welches", "welchen":
		m.Whether = true // "Welche Folgen das für das Bauamt hat, ist offen"
	}
	return false
}

// alike handles a clause that names more of what the one before says something of, or another body with its service. It reports whether c is
// one.
func (m *State) alike(c *split.Chunk) bool {
	prev := m.Latest()
	switch {
	case prev == nil:
	case m.Said || c.Marks&grammar.Same != 0:
		if c.Marks&grammar.Same != 0 && cohesion.OnlyHouses(c.Mentions) && cohesion.OnlyChannels(prev.Mentions) {
			return true // "… sind per Mail nicht zu erreichen, ebenso die Kreisverwaltung"
		}
		if c.Marks&grammar.TakesUp != 0 {
			c.Mentions = cohesion.NoPlaces(c.Mentions) // "gleiches gilt für das Standesamt"
		}
		m.Join(c, m.R.Fit(c, judge.Verdict{Status: prev.Status, Kind: prev.Kind}))
		m.Said = m.Said || m.adds(c)
		return true
	}
	return false
}

// namesAside reports whether what the clause names is but what something is done for or without, is but thought of, or called false.
func (m *State) namesAside(c *split.Chunk) bool {
	first := m.R.Opening(c)
	if aim := m.R.Text.Is(first, "ohne") || m.R.Text.Is(first, "um"); aim && m.R.IsInfinitiveClause(c) {
		return true
	}
	return m.R.Text.Is(first, "damit") && m.R.Conditional(c) || m.R.Refuted(c) || m.R.OnlyThought(c) || m.R.DescribesOther(c, m.First)
}

// adds reports whether the clause, without a word of a status, begins an enumeration of what else is meant (", und zwar auch für Ausweise, Pässe und
// Ummeldungen"), which may go on.
func (m *State) adds(c *split.Chunk) bool {
	const near = 3 // tokens of "und zwar ausdrücklich"
	for i := c.First; i <= min(c.First+near, c.Last); i++ {
		if m.R.Text.Is(i, "auch") {
			return len(c.Cues) == 0
		}
	}
	return false
}

// keepNamed keeps the services that the clause names for the next one, but for those that only tell where something is (", das im Rathaus
// liegt,"), or what something else is done for or without ("Damit wieder Ausweise ausgestellt werden können, …").
func (m *State) keepNamed(c *split.Chunk) {
	if m.namesAside(c) {
		return
	}
	where, when := m.R.Relative(c, m.Pending), m.R.Conditional(c) && m.Ctx.Status == ""
	office := slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Office })
	for _, x := range split.Usable(c.Mentions) {
		if office && x.Role == grammar.Thing && m.R.At[max(x.First-1, 0)]&grammar.Join == 0 && !m.R.Text.Is(x.First-1, ",") {
			continue // "Das Jugendamt hat alle Zahlungen überwiesen und …"
		}
		if (!where || x.Role != grammar.House && x.Role != grammar.Soft) && (!when || x.Role == grammar.Matter || m.opensChannel(c)) {
			m.Pending = append(m.Pending, x)
		}
	}
}
