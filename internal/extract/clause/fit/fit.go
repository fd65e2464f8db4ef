package fit

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/thing"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Fitter finds what the verdicts on the clauses of one text are said of. It is not safe for concurrent use.
type Fitter struct{ thing.Guard }

// OnlineOnly reports whether what the clause says of ms is only said of the way over the internet to what is also done at a counter.
func (r *Fitter) OnlineOnly(c *split.Chunk, ms []grammar.Mention) bool {
	return len(ms) > 0 && !r.EitherWay(c) && !slices.ContainsFunc(ms, func(m grammar.Mention) bool {
		if m.Role == grammar.Channel || m.Role == grammar.Way || m.Service == "termine" || m.Service == "rat" {
			return true
		}
		return c.Marks&grammar.Online == 0 && r.At[m.First]&grammar.Online == 0
	})
}

// Fit are the clause's mentions that its verdict can be said of.
func (r *Fitter) Fit(c *split.Chunk, v judge.Verdict) []grammar.Mention {
	return r.Filter(c.Mentions, v, c)
}

// Filter drops mentions that the verdict is not said of: a building where something is done, the administration beside
// the telephone it answers, a channel in a clause about a procedure.
func (r *Fitter) Filter(ms []grammar.Mention, v judge.Verdict, c *split.Chunk) []grammar.Mention {
	var out []grammar.Mention
	ms = thing.OffRegister(ms)
	way, other := r.hasWay(c.Mentions, v), false
	for _, m := range ms {
		if r.IsCompared(m.First) || r.HasEffect(&m, v, c) {
			continue
		}
		other = other || standsAlone(&m, v)
	}
	for _, m := range ms {
		if r.owns(&m, ms) || r.isEmergencyCall(&m, ms) || r.isBilled(&m, ms) || v.Status == notice.Unavailable && r.isForm(&m, ms) {
			continue
		}
		if way && (m.Role == grammar.House || m.Role == grammar.Soft || m.Role == grammar.Office) {
			continue
		}
		if !r.byTheWay(&m, v, c) && r.fits(&m, v, c, ms, other) {
			out = append(out, m)
		}
	}
	return out
}

// standsAlone reports whether m is a matter or an office of its own.
func standsAlone(m *grammar.Mention, v judge.Verdict) bool {
	return m.Role == grammar.Matter || m.Role == grammar.Thing && (v.Kind == grammar.Do || m.Service == "meldewesen") || m.Role == grammar.Office && !m.Place && !IsContainer(m.Service)
}

// fits reports whether the verdict is said of m, one of ms, and weakens m where it is said of it only in passing. other:
// one of ms is a matter or an office of its own.
func (r *Fitter) fits(m *grammar.Mention, v judge.Verdict, c *split.Chunk, ms []grammar.Mention, other bool) bool {
	if r.workedOn(m, v, c) {
		return false
	}
	switch m.Role {
	case grammar.Inside:
		m.Weak, m.Inside = true, true
		return !besideOffice(ms) // what an office does is its own
	case grammar.Way:
		return r.wayFits(m, v, c)
	case grammar.Matter:
		return (!m.Place || r.placedFits(m, ms)) && !r.isDoer(m, v, ms)
	case grammar.Named:
		return onlyNames(ms) && r.namedFits(v, c)
	case grammar.House:
		return r.ofAllInside(m, v, c, ms) || r.isSpared(m, v) || !other && r.emptied(m, v, c) || r.ofHouse(m, v, c, ms, other)
	case grammar.Soft:
		return !r.inGeneral(m) && r.softFits(m, v, c, ms, other)
	case grammar.Channel:
		return r.ofChannel(m, v, c, ms)
	case grammar.Office:
		return r.officeFits(m, v, c, ms, other)
	}
	return true
}

// ofChannel reports whether the verdict is said of the channel m, not of equipment or of mailboxes that another of ms names.
func (r *Fitter) ofChannel(m *grammar.Mention, v judge.Verdict, c *split.Chunk, ms []grammar.Mention) bool {
	return (r.channelFits(m, v) || r.FindsAgain(m, v, c)) && !r.isEquipment(m, ms) && !r.endsMailboxes(m, ms)
}

// workedOn reports whether the clause says that somebody works on m, no office or house ("An den Ausweisen arbeiten wir noch").
func (r *Fitter) workedOn(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Work || v.Status != notice.Available || !r.Text.Is(m.First-1, "an") && !r.Text.Is(m.First-2, "an") {
		return false
	}
	switch m.Role {
	case grammar.Office, grammar.House, grammar.Soft:
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if r.Text.Is(i, "arbeiten") || r.Text.Is(i, "arbeitet") || r.Text.Is(i, "gearbeitet") {
			return true
		}
	}
	return false
}

// ofHouse reports whether the verdict is said of the house m, not of what is in it or beside it.
func (r *Fitter) ofHouse(m *grammar.Mention, v judge.Verdict, c *split.Chunk, ms []grammar.Mention, other bool) bool {
	return !r.besideHouse(m, v, c) && houseFits(*m, v, other || len(ms) > 1) && (!other || !doesDeed(c))
}

// onlyNames reports whether the mentions are but names of bodies.
func onlyNames(ms []grammar.Mention) bool {
	return !slices.ContainsFunc(ms, func(m grammar.Mention) bool { return m.Role != grammar.Named })
}

// hasInside reports whether one of the mentions is of what is done in an office.
func hasInside(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(m grammar.Mention) bool { return m.Role == grammar.Inside })
}

// offersNothing reports whether the clause says that no services at all are offered ("kann keine Dienstleistungen anbieten").
func (r *Fitter) offersNothing(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		if q.Kind != grammar.Fail || !bytes.HasPrefix(r.Text.Folded(q.First), []byte("kein")) {
			return false
		}
		return r.IsAnything(min(q.First+1, q.Last))
	})
}

// IsAnything reports whether token i, behind "keine", stands for all that an office does.
func (r *Fitter) IsAnything(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "dienstleistungen", "leistungen", "anliegen", "services", "buergeranliegen", "vorgaenge", "angelegenheiten":
		return true
	}
	return false
}

// isPaper reports whether the service is called by the papers that it issues.
func isPaper(s notice.Service) bool {
	return s == "ausweise" || s == "fuehrerschein" || s == "kfz-zulassung"
}

// onlySounds reports whether the verdict is of a word that m has in it, not of the service.
func (r *Fitter) onlySounds(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	return v.Kind == grammar.Do && v.Status == notice.Available && r.relies(c) || v.Kind == grammar.Fail && v.Status == notice.Available && r.lackedByIt(m, c) || m.Service == "notruf" && r.onlyOfEmergencies(v, c) || (v.Kind == grammar.Held || v.Kind == grammar.Cancelled) && isPaper(m.Service) && r.saysValid(c)
}

// onlyOfEmergencies reports whether what is said beside an emergency service is said of emergencies or fires, not of it.
func (r *Fitter) onlyOfEmergencies(v judge.Verdict, c *split.Chunk) bool {
	return v.Kind == grammar.Limited && r.forEmergencies(c) || v.Kind == grammar.Fail && r.putsOut(c) || v.Status == notice.Unavailable && r.putsOff(c)
}

// placedFits reports whether a matter after a preposition is more than what an appointment or a means is for.
func (r *Fitter) placedFits(m *grammar.Mention, ms []grammar.Mention) bool {
	return !afterDates(m, ms) && (!isPaper(m.Service) || !r.Text.Is(m.First-1, "im")) && // "mit Stempel im Pass"
		!r.isMeans(m, ms) && !r.isPurpose(m, ms)
}

// isPurpose reports whether m is but what another matter of ms is for ("Halteverbote für Umzüge").
func (r *Fitter) isPurpose(m *grammar.Mention, ms []grammar.Mention) bool {
	i := m.First - 1
	return r.Text.Is(i, "fuer") && slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Last == i-1 && x.Role == grammar.Matter && x.Service != m.Service && x.Service != "termine" && x.Service != "online-dienste"
	})
}

// isBilled reports whether m is but what the bills of ms are for ("Rechnungen für Strom und Wasser"). What is paid to people is its own
// service ("Zahlungen für Wohngeld").
func (r *Fitter) isBilled(m *grammar.Mention, ms []grammar.Mention) bool {
	const most = 12 // tokens of an enumeration
	if m.Service == "finanzen" || m.Service == "soziales" || m.Service == "jugend-familie" || !isService(m.Role) {
		return false
	}
	for i := m.First - 1; i >= max(m.First-most, 1); i-- {
		switch string(r.Text.Folded(i)) {
		case "fuer", "ueber":
			return slices.ContainsFunc(ms, func(x grammar.Mention) bool {
				return x.Last == i-1 && x.Service == "finanzen" && x.Role != grammar.Office
			})
		case ",", "und", "oder", "sowie", "die", "das", "den", "der":
		default:
			if !r.Text.Tokens[i].Upper {
				return false
			}
		}
	}
	return false
}

// isService reports whether the role is of an office or of what it does.
func isService(role grammar.Role) bool {
	return role == grammar.Office || role == grammar.Matter || role == grammar.Thing
}

// namedFits reports whether the verdict can be said of a body itself ("wir"), or of several.
func (r *Fitter) namedFits(v judge.Verdict, c *split.Chunk) bool {
	if !onlyNames(c.Mentions) {
		return false
	}
	return v.Kind == grammar.Trouble || v.Kind == grammar.Work && asUsual(c) || v.Kind == grammar.Shut && c.Marks&grammar.All != 0 || v.Kind == grammar.Fail && r.offersNothing(c)
}

// holdsSubject reports whether the verdict is said of a thing that no list knows, which only stands in m or leads to it ("Der Aufzug im
// Standesamt ist defekt").
func (r *Fitter) holdsSubject(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if !m.Place || m.Role != grammar.Office && m.Role != grammar.House || m.First < c.First || v.Kind == grammar.Limited || len(c.Cues) == 0 || c.Cues[0].First < m.First {
		return false
	}
	i := m.First - 2
	if i > c.First && r.Text.Tokens[i].Kind == lexicon.Word && !r.Text.Tokens[i].Upper {
		i-- // "in der", "an dem"
	}
	if inverted := r.IsFinite(i - 2); i < c.First || i > c.First+2 && !inverted || !r.IsThing(i) || r.Text.Tokens[i+1].Upper {
		return false
	}
	switch string(r.Text.Folded(i + 1)) {
	case "im", "in", "am", "zum", "zur", "vor", "vorm":
		return i == c.First || r.Text.Is(i-1, "der") || r.Text.Is(i-1, "die") || r.Text.Is(i-1, "das")
	}
	return false
}

// tellsWhere reports whether the clause only tells where the office m is to be found ("Das Jugendamt erreichen Sie beim Kreis").
func (r *Fitter) tellsWhere(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Reach || v.Status != notice.Available || m.Role != grammar.Office || m.Service == "notruf" || c.Marks&(grammar.Again|grammar.Only) != 0 || hasChannel(c.Mentions) {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Kind == grammar.Reach && (r.Text.Is(q.First, "erreichen") || r.Text.Is(q.First, "erreicht")) && (r.Text.Is(q.Last, "sie") || r.Text.Is(q.Last, "ihr") || r.Text.Is(q.Last, "man"))
	})
}

// OfPronoun reports whether the subject of the clause is a pronoun behind its verb ("Im Rathaus geht das nicht", "Tot ist sie auch bei …").
func (r *Fitter) OfPronoun(c *split.Chunk) bool {
	for i := c.First + 1; i < c.Last; i++ {
		if r.Text.Tokens[i].Upper || r.Text.Tokens[i+1].Upper || i+2 <= c.Last && r.Text.Tokens[i+2].Upper {
			continue // "das neue Programm"
		}
		verb := string(r.Text.Folded(i - 1))
		switch string(r.Text.Folded(i)) {
		case "das", "dies":
			if r.MarkAt(i-1)&grammar.Able != 0 || verb == "geht" || verb == "klappt" || verb == "funktioniert" || verb == "bleibt" {
				return true
			}
		case "sie", "er":
			if verb == "ist" || verb == "bleibt" {
				return true
			}
		}
	}
	return false
}

// officeFits reports whether the verdict is said of the office m, and weakens an office that only holds the others of ms.
func (r *Fitter) officeFits(m *grammar.Mention, v judge.Verdict, c *split.Chunk, ms []grammar.Mention, other bool) bool {
	if m.Place && (r.onlyPlace(m, v, c, other) || r.locates(m, ms) || afterDates(m, ms)) || doesFor(m, v, ms, c) && !r.coordinated(m, ms) {
		return false
	}
	m.Weak = m.Weak || other && IsContainer(m.Service) && !r.coordinated(m, ms)
	return true
}

// onlyPlace reports whether the office m is but the place of what the verdict is said of. other: the clause names a matter or an office of
// its own.
func (r *Fitter) onlyPlace(m *grammar.Mention, v judge.Verdict, c *split.Chunk, other bool) bool {
	stranger := r.hasStranger(m, v, c)
	switch {
	case stranger && r.InFront(m.First):
		return true // "Die Schlangen vor dem Bürgerbüro sind weg"
	case v.Kind == grammar.Trouble:
		return false
	case IsContainer(m.Service) && r.Text.Is(m.First-1, "im") && r.OfPronoun(c):
		return true // "Im Bürgerbüro geht das wieder"
	case (v.Kind == grammar.Fail || v.Kind == grammar.Work || v.Kind == grammar.Shut) && r.hasFixture(m, c):
		return true
	case r.halfNamed(m.First - 2):
		return false // "Im Melde- und Gewerbeamt wird gearbeitet"
	case other && !IsContainer(m.Service), stranger && v.Status == notice.Available && v.Kind != grammar.Cancelled: // "Bei der VHS fällt kein Kurs aus"
		return true
	}
	return m.First >= c.First && v.Kind == grammar.Held && v.Status == notice.Available && r.beginsWithPronoun(c) // "Er tagt im Stadttheater"
}

// isForm reports whether m is but the online form of a matter that follows it ("das Onlineportal für Bauanträge").
func (r *Fitter) isForm(m *grammar.Mention, ms []grammar.Mention) bool {
	const near = 3 // tokens of "für die Sperrmüllbestellung"
	if w := r.Text.Folded(m.Last); m.Service != "online-dienste" || !bytes.HasSuffix(w, []byte("dienst")) && !bytes.HasSuffix(w, []byte("portal")) && !bytes.HasSuffix(w, []byte("antrag")) {
		return false
	}
	switch string(r.Text.Folded(m.Last + 1)) {
	case "fuer", "zur", "zum", "„", "\"", "»":
	default:
		return false
	}
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role == grammar.Matter && x.First > m.Last && x.First <= m.Last+1+near
	})
}

// owns reports whether the building or administration m only has another of ms, which the clause is about ("Die Verwaltung öffnet ihre
// Ausländerbehörde"), or m is but the power or water of another.
func (r *Fitter) owns(m *grammar.Mention, ms []grammar.Mention) bool {
	if m.Role != grammar.House && m.Role != grammar.Soft {
		return r.isSupplied(m, ms)
	}
	const near = 3 // tokens of "ihre derzeit geschlossene"
	genitive := r.Text.Is(m.First-1, "des") || r.Text.Is(m.First-1, "der")
	if genitive && slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Last == m.First-2 && x.Role != grammar.Way }) {
		return true
	}
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		if x.Role != grammar.Office && x.Role != grammar.Matter && x.Role != grammar.Channel {
			return false
		}
		if m.Role == grammar.Soft && x.Role == grammar.Office && x.First == m.Last+2 && r.Text.Is(m.Last+1, "des") {
			return true // "der Dienstbetrieb des Bürgerbüros"
		}
		for i := x.First - 1; i > m.Last && i >= x.First-near; i-- {
			switch string(r.Text.Folded(i)) {
			case "ihr", "ihre", "ihren", "ihrem", "ihrer", "sein", "seine", "seinen", "seinem", "seiner":
				return true
			case "ein", "eine", "einen", "neue", "neuen":
				if x.Role == grammar.Channel {
					return true // "Das Rathaus hat wieder eine Telefonnummer"
				}
			}
		}
		return false
	})
}

// coordinated reports whether m stands beside another of ms, as "Bürgerbüro und Standesamt" do.
func (r *Fitter) coordinated(m *grammar.Mention, ms []grammar.Mention) bool {
	for i := range ms {
		a, b := m, &ms[i]
		if a.First > b.First {
			a, b = b, a
		}
		if b.First-a.Last < 2 || b.First-a.Last > 4 && !r.overPlace(a, b) || m.Role != ms[i].Role && m.Role != grammar.Office {
			continue
		}
		joined := r.Text.Is(a.Last+1, "(") && a == m // "Bürgerbüro (Ausweise): geschlossen"
		for j := a.Last + 1; j < b.First; j++ {
			w := string(r.Text.Folded(j))
			if w == "und" || w == "noch" || w == "sowie" || w == "oder" || w == "auch" || w == "bzw" || w == "," {
				joined = true
			} else if r.Text.Tokens[j].Upper && !r.overPlace(a, b) {
				joined = false
				break
			}
		}
		if joined {
			return true
		}
	}
	return false
}

// isReplaced reports whether the clause tells what makeshift people get for the paper m ("anstelle des Ausweises eine vorläufige Bescheinigung").
func (r *Fitter) isReplaced(m *grammar.Mention, v judge.Verdict) bool {
	if m.Role != grammar.Matter || v.Status != notice.Limited || v.Kind != grammar.Limited {
		return false
	}
	const near = 3 // tokens of "anstelle des gedruckten"
	for i := m.First - 1; i >= max(m.First-near, 0); i-- {
		if r.Text.Is(i, "anstelle") || r.Text.Is(i, "statt") || r.Text.Is(i, "anstatt") {
			return true
		}
	}
	return false
}

// ofStaff reports whether what works is the people of the office m: they are the office ("Die Mitarbeiterinnen des Standesamts arbeiten wieder").
func (r *Fitter) ofStaff(m *grammar.Mention, v judge.Verdict) bool {
	i := m.First - 2
	return v.Status == notice.Available && r.MarkAt(i)&grammar.Tool != 0 && r.MarkAt(i)&grammar.OfficeWord != 0 && !r.Text.Is(i-1, "ein") && !r.Text.Is(i-1, "eine")
}

// byTheWay reports whether m is named for something else than to say how it is, or what the clause says is said of another thing.
func (r *Fitter) byTheWay(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	return r.IsAside(m) && !r.isReplaced(m, v) && !r.ofStaff(m, v) || r.onlySounds(m, v, c) || r.holdsSubject(m, v, c) || r.tellsWhere(m, v, c) || r.OnlyUses(m, v, c) || r.Decides(m, v, c) || r.LiesBeside(m) || r.ActsOn(m, v, c) || r.OfWorks(m, c) || r.AsksItself(m, c) || r.GrantsOther(m, v, c) || r.OfSite(m, v, c) || r.TakesOther(m, v, c)
}
