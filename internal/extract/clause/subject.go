package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// absorb gives the parts that many services have to the service that the clause, its label or its topic names.
func (m *machine) absorb(ms []grammar.Mention) []grammar.Mention {
	if !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.Thing }) {
		return ms
	}
	holders := m.label
	if prev := m.Latest(); len(holders) == 0 && prev != nil {
		holders = prev.Mentions
	}
	if len(holders) == 0 && len(m.pending) > 0 {
		holders = m.pending
	}
	if len(holders) == 0 && m.ctx.Structural {
		holders = m.ctx.Topic
	}
	return cohesion.TakenUp(ms, holders)
}

// within finds whose "viele Leistungen" the clause speaks of: those of the office just spoken of, else of the house.
func (m *machine) within(c *split.Chunk, ms []grammar.Mention) []grammar.Mention {
	around := m.ctx.Topic
	if len(m.pending) > 0 {
		around = m.pending // "Das Standesamt (Markt 3) erledigt alle Anliegen"
	} else if prev := m.Latest(); prev != nil {
		around = prev.Mentions
	} else if !m.ctx.Structural && !m.r.TakesUp(c) || len(around) > 1 {
		around = nil
	}
	return cohesion.InOffice(ms, around, c.Marks)
}

// dropNames takes from the clause what it names without being about it.
func (m *machine) dropNames(c *split.Chunk, v judge.Verdict) {
	switch {
	case cohesion.OnlyNamed(c.Mentions) && m.hasSubject():
		c.Mentions = nil // the name is but who says so
	case cohesion.CallsOf(c.Mentions, m.about()), m.labelled() && m.r.OnlyRuns(c.Mentions):
		c.Mentions = nil // "112: über das Festnetz gestört", "Standesamt: kein Dienstbetrieb"
	case m.ctx.Structural && cohesion.Houses(m.ctx.Topic) && cohesion.AllOf(c, v):
		c.Mentions = nil // "Ordnungsamt: alle Leistungen"
		m.partly = m.partly || len(m.excepted) > 0
	case v.Kind != grammar.Open && v.Kind != grammar.Shut && m.onlyNamesHouse(c):
		c.Mentions = nil
	case v.Kind == grammar.Limited && m.labelled() && cohesion.OnlyMeans(c.Mentions):
		c.Mentions = nil // "Termine: Buchung nur telefonisch"
	}
}

// onlyNamesHouse reports whether the clause names a house but as the place or the doer of what it goes on about ("Führungszeugnis: im Rathaus
// nicht zu bekommen", "Im Rathaus geht das nicht", "Urkunden? Die stellt das Rathaus nicht aus").
func (m *machine) onlyNamesHouse(c *split.Chunk) bool {
	if cohesion.InHouse(c.Mentions) && (m.labelled() && !cohesion.Houses(m.label) || m.r.OfPronoun(c)) {
		return true
	}
	return len(m.Readings) == 0 && cohesion.OnlyMatters(m.ctx.Topic) && cohesion.OnlyHouses(c.Mentions) && m.r.FrontsObject(c)
}

// labelled reports whether a label names a service, no channel, that the sentence is about.
func (m *machine) labelled() bool {
	over := m.label
	if m.ctx.Terse {
		over = m.about()
	}
	return len(over) > 0 && !slices.ContainsFunc(over, func(x grammar.Mention) bool { return x.Role == grammar.Channel || x.Role == grammar.Way })
}

// about is what the label, or else the structure, makes the sentence be about.
func (m *machine) about() []grammar.Mention {
	if len(m.label) == 0 && m.ctx.Structural {
		return m.ctx.Topic
	}
	return m.label
}

// name handles a clause that names services and says nothing of them.
func (m *machine) name(c *split.Chunk, last bool) {
	unreal := c.Marks&(grammar.Modal|grammar.Advice|grammar.Past) != 0
	sub := unreal || c.Sub
	if c.Label && len(m.pending) == 0 && (!sub || !unreal && m.r.TellsParts(c)) { // "Ob Pass oder Ausweis: …"
		m.label, m.ready = m.absorb(cohesion.AsSubject(c.Mentions)), c.Marks&grammar.Ready != 0
		if cohesion.OnlyNamed(c.Mentions) {
			m.named = c.Mentions
		}
		m.res.Topic = m.label
		m.said = false
		return
	}
	if !sub && m.alike(c) {
		return
	}
	if unreal && !last {
		m.Silenced = true
	}
	if c.Marks&grammar.Speech != 0 && !last && len(c.Cues) == 0 && !m.r.TellsOfItself(c) {
		return
	}
	if m.asksWhether(c) {
		return
	}
	if m.ctx.Status != "" {
		m.fetches = m.r.Fetches(c, m.fetches)
	}
	if m.r.Text.Is(m.r.Opening(c), "nachdem") && !m.ctx.Structural {
		m.ctx.Topic = split.Usable(c.Mentions) // "Nachdem das Rathaus geschlossen war, öffnet es wieder"
	}
	if m.r.Refuted(c) {
		m.res.Topic = split.Usable(c.Mentions) // "Es stimmt nicht, dass das Amt zu hat. Es ist besetzt."
	}
	m.keepNamed(c)
}

// asksWhether notes that the sentence asks something, and reports whether the clause does so with "ob", which silences what hangs on it.
func (m *machine) asksWhether(c *split.Chunk) bool {
	switch string(m.r.Text.Folded(m.r.Opening(c))) {
	case "ob":
		m.Silenced, m.whether = true, true
		return true
	case "welche", "welcher", "welches", "welchen":
		m.whether = true // "Welche Folgen das für das Bauamt hat, ist offen"
	}
	return false
}

// alike handles a clause that names more of what the one before says something of, or another body with its service. It reports whether c is
// one.
func (m *machine) alike(c *split.Chunk) bool {
	prev := m.Latest()
	switch {
	case prev == nil:
	case m.said || c.Marks&grammar.Same != 0:
		if c.Marks&grammar.Same != 0 && cohesion.OnlyHouses(c.Mentions) && cohesion.OnlyChannels(prev.Mentions) {
			return true // "… sind per Mail nicht zu erreichen, ebenso die Kreisverwaltung"
		}
		if c.Marks&grammar.TakesUp != 0 {
			c.Mentions = cohesion.NoPlaces(c.Mentions) // "gleiches gilt für das Standesamt"
		}
		m.Join(c, m.r.Fit(c, judge.Verdict{Status: prev.Status, Kind: prev.Kind}))
		return true
	case !m.Silenced && m.r.Gapped(c):
		rd := *prev
		rd.Mentions, rd.First, rd.Last, rd.Rule = split.Usable(c.Mentions), c.First, c.Last, "gapped>"+prev.Rule
		m.add(rd)
		return true
	}
	return false
}

// keepNamed keeps the services that the clause names for the next one, but for those that only tell where something is (", das im Rathaus
// liegt,"), or what something else is done for or without ("Damit wieder Ausweise ausgestellt werden können, …").
func (m *machine) keepNamed(c *split.Chunk) {
	first := m.r.Opening(c)
	if aim := m.r.Text.Is(first, "ohne") || m.r.Text.Is(first, "um"); aim && m.r.IsInfinitiveClause(c) || m.r.Text.Is(first, "damit") && m.r.Conditional(c) || m.r.Refuted(c) {
		return
	}
	where, when := m.r.Relative(c, m.pending), m.r.Conditional(c) && m.ctx.Status == ""
	office := slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Office })
	for _, x := range split.Usable(c.Mentions) {
		if office && x.Role == grammar.Thing && m.r.At[max(x.First-1, 0)]&grammar.Join == 0 && !m.r.Text.Is(x.First-1, ",") {
			continue // "Das Jugendamt hat alle Zahlungen überwiesen und …"
		}
		if (!where || x.Role != grammar.House && x.Role != grammar.Soft) && (!when || x.Role == grammar.Matter) {
			m.pending = append(m.pending, x)
		}
	}
}
