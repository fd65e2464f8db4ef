package clause

import (
	"cmp"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/clause/wording"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// machine walks the clauses of a sentence from left to right.
type machine struct {
	discourse.Course
	r         *Reader
	ctx       said.Context
	res       *said.Result
	pending   []grammar.Mention // named, but nothing said of them yet
	first     int               // first token of the sentence
	last      int               // last one
	from      int               // first token of pending; -1 if none
	label     []grammar.Mention // before ":" or a dash
	dated     bool              // the sentence begins with a day as its label ("Freitag, 6. November: …")
	foreign   bool              // a label names what no list knows: the one-word answer after it is said of that
	ready     bool              // the label is of what is finished ("Fertige Pässe: …")
	ways      []grammar.Mention // what the clause before named, ways too, if it said nothing
	named     []grammar.Mention // the body that the sentence begins with as its label
	said      bool              // the clause before said something, and its cue came before its services
	frame     judge.Verdict     // what the clause before said without naming a service
	excepted  []grammar.Mention // what "außer" leaves out
	partly    bool              // what the clause excepts is a part of its service
	whether   bool              // the sentence asks "ob …"
	awaiting  bool              // a clause of the sentence says what has to happen first
	edge      int               // first token after the last clause that is a wish, a request or about the past
	cleftSays *said.Reading     // what "Was … geht," says of what follows; nil if nothing
	fetches   bool              // the lead's deeds are but to fetch what is finished
	answers   bool              // the clause before but offers answers
	wishes    bool              // the sentence tells with "dass" what is wished for
	when      bool              // the clause before is a condition, or goes on with one
	finished  bool              // the clause before told of what is named that it is finished ("Ausweise, die schon da sind, …")
	prev      *split.Chunk      // the clause before; nil if there is none
	apart     *split.Chunk      // the relative clause of what the sentence leaves out; nil if it has none
	orphan    int               // 1 + token of the deed that a clause granted without naming a service; 0 if none
}

func (m *machine) step(c *split.Chunk, last bool) {
	defer func() {
		m.prev, m.Before, m.answers = c, c.Marks, m.r.OnlyAnswers(c) || c.Marks&grammar.Only != 0 && m.r.NamesAnswers(c)
	}()
	c.Marks |= m.r.Shared(c, m.ways, m.Before)
	if m.wishes = m.r.OpensWish(c, m.Before) || m.wishes && m.r.GoesOnSubordinate(c); m.wishes {
		c.Marks |= grammar.Modal
	}
	if c.Marks&(grammar.Modal|grammar.Advice|grammar.Past) != 0 {
		m.edge = c.Last + 1
	}
	if len(m.pending) == 0 {
		m.from = c.First
	}
	m.dated = m.dated || c.Label && c.First == m.first && m.r.IsDay(c.First, c.Last)
	goesOn := m.when && m.r.GoesOnSubordinate(c)
	m.when = goesOn || m.r.Conditional(c)
	if goesOn { // "wenn der Strom ausfällt und das Telefon tot ist"
		m.why(c, silence.Conditional)
		return
	}
	if m.prefaces(c, last) {
		return
	}
	v := m.decide(c)
	if v.Status == "" {
		v = m.ComesBack(c, len(m.ctx.Topic) > 0, m.ctx.Down, m.labelAt(c))
	}
	if len(m.Readings) == 0 && m.r.SparesBesideTrouble(c, v, m.first) {
		v = judge.Verdict{Status: notice.Available, Kind: grammar.Trouble, Conf: 0.75, Rule: "echo>not-trouble"}
		m.pending, m.ways = nil, nil
	}
	if m.unsaid(c, v) {
		return
	}
	if m.finished && v.Status == notice.Available {
		v.Status, v.Rule, v.Conf = notice.Limited, "ready>"+v.Rule, max(v.Conf, 0.75)
		m.finished = false
	}
	if m.namesDeed(c, v) {
		v = judge.Verdict{}
	}
	m.take(c, v, last)
}

// unsaid reports whether what the clause says is not said: it only tells whose it is not, what is to come, or why.
func (m *machine) unsaid(c *split.Chunk, v judge.Verdict) bool {
	switch {
	case v.Rule == judge.Absent && m.r.Text.Is(c.First, "nicht") && m.r.Text.Is(c.First+1, "wir"): // "Das macht der Kreis, nicht wir"
		m.Readings = m.Readings[:max(len(m.Readings)-1, 0)]
	case m.r.DeniesFailure(m.prev, c, v) && m.Latest() == nil: // "Das Fest ist abgesagt, der Markt nicht"
	case v.Rule == judge.Absent && m.Silenced && cohesion.NamesNoService(c.Mentions): // "Zuständig ist der Kreis, nicht die Stadt"
	case m.awaits(c, v), m.ctx.Status != "" && len(m.pending) > 0 && cohesion.AllOf(c, v): // "Geschlossen: Sozialamt (alle Leistungen)"
	case c.Who && m.tellsOfWhom(c, v):
		m.why(c, silence.Conditional)
	case v.Status == notice.Available && m.r.OnlyTellsWhy(c) && !m.r.TellsReturn(c):
		m.why(c, silence.Cause) // how things are is said of what follows from it
	case v.Status != "" && m.putsInWhy(c):
	default:
		return false
	}
	return true
}

// tellsOfWhom reports whether a "wer" clause with the verdict but tells who is meant ("… dankte allen, die das Amt arbeitsfähig halten wollen").
func (m *machine) tellsOfWhom(c *split.Chunk, v judge.Verdict) bool {
	return v.Status == notice.Available && c.First > m.first || v.Kind == grammar.Limited && c.First == m.first
}

// putsInWhy reports whether the clause is but a cause in the midst of another ("Das Bad darf, weil Personal fehlt, …").
func (m *machine) putsInWhy(c *split.Chunk) bool {
	return len(m.pending) > 0 && len(c.Mentions) == 0 && c.Last+1 < m.last && m.r.OnlyTellsWhy(c)
}

// namesDeed reports whether the clause but names a deed, of which another clause or the lead-in says something ("Die Annahme von Anträgen,
// die Ausgabe … müssen unterbleiben").
func (m *machine) namesDeed(c *split.Chunk, v judge.Verdict) bool {
	if m.r.OnlyNamesDeed(c, v) && !m.terse(c) || m.r.LabelsDeed(c, v) {
		return true
	}
	if m.ctx.Status == "" && !m.r.ListsDeeds(c, m.res.Lead) || v.Kind != grammar.Do && v.Kind != grammar.Accept || c.Marks&(grammar.Able|grammar.Negation) != 0 {
		return false
	}
	m.fetches = m.r.Fetches(c, m.fetches)
	return true
}

// take takes what the clause says, or names.
func (m *machine) take(c *split.Chunk, v judge.Verdict, last bool) {
	switch {
	case v.Status != "" && m.contrasts(c, &v):
	case m.r.OfFixture(c, m.pending), m.byWays(c), m.GivesPart(c, v):
	case v.Status == notice.Limited && v.Kind != grammar.Accept && len(m.r.Apart(m.prev, c)) == 0 && m.OnlyLimits(c):
	case v.Status != "":
		m.speak(c, v)
	case c.Label && m.r.Stranger(c) && !m.ctx.Structural && len(c.Mentions) == 0:
		m.foreign = true // a label of something that no list knows
	case len(c.Mentions) > 0:
		m.why(c, cmp.Or(m.r.Silence(c), silence.Wordless))
		if cohesion.NamesNoService(c.Mentions) || m.GoesOnAbout(c) {
			m.Reserve(c)
		}
		m.name(c, last)
		if len(m.ways) == 0 || !c.Mentions[0].Dialled {
			m.ways = c.Mentions // "Anrufe (02924 981-0)"
		}
	case m.Echo(c):
	default:
		if c.Marks&grammar.Scant == 0 && !m.r.PutIn(c) {
			m.Silenced = c.Marks&(grammar.Modal|grammar.Advice|grammar.Past) != 0
		}
		m.Reserve(c)
	}
}

// prefaces handles the clauses that say nothing of their own: they take back or give back what was said, except something,
// or only say whom the next one is about. It reports whether c is one, and done with.
func (m *machine) prefaces(c *split.Chunk, last bool) bool {
	switch {
	case m.DeniesOn(c), m.Turns(c):
	case m.Details(c):
		m.said = true // an enumeration may go on
	case m.cleft(c), m.Latter(c), m.BesideChannel(c), !m.deniesPending(c) && m.TakesBack(c), m.GivesBack(c), m.Requires(c), c.Marks&grammar.Except != 0 && m.exception(c):
	case c.Who && len(c.Mentions) > 0 && !last && m.r.Text.Is(c.Last+1, ";"): // "Dran kommt, wer einen Termin hat; …"
	case c.Who && len(c.Mentions) > 0 && !last:
		m.pending = append(m.pending, m.absorb(cohesion.Meant(c.Mentions))...)
	case len(c.Mentions) > 0 && m.r.NamesSpeaker(c):
	case !last && m.r.TellsReady(c, m.pending):
		m.finished = true
	case m.whether && m.r.Text.Is(c.Last, "offen") && len(c.Mentions) == 0: // "ob …, ist offen"
	default:
		return false
	}
	return true
}

// deniesPending reports whether the clause is but the "nicht" of what was named before a bracket ("…, das Bad (Hauptstraße 3) nicht").
func (m *machine) deniesPending(c *split.Chunk) bool {
	return c.First == c.Last && m.r.Text.Is(c.First, "nicht") && len(m.pending) > 0 && m.r.Text.Is(c.First-1, ")")
}

// decide finds what the clause says, by itself and by the clauses before it.
func (m *machine) decide(c *split.Chunk) judge.Verdict {
	v := m.r.Decide(c, m.terse(c))
	if still := m.r.StillSo(m.prev, c); still.Status != "" {
		return still
	}
	if v.Status == "" && m.ctx.Status == "" && !m.Silenced && m.labelled() && m.Latest() == nil && m.r.NamesAll(c) {
		v = judge.Verdict{Status: notice.Available, Kind: grammar.Do, Conf: 0.85, Rule: "short"} // "Standesamt: alle Beurkundungen"
	}
	if prev := m.Granted(); prev != nil && m.deniesPending(c) {
		v = judge.Verdict{Status: notice.Unavailable, Kind: prev.Kind, Conf: 0.75, Rule: "echo>" + prev.Rule}
	}
	frame := m.frame
	framed := m.res.Lead == nil && frame.Status != "" && len(c.Mentions) > 0 && m.r.IsInfinitiveClause(c)
	if framed {
		v = frame // "es ist nicht möglich, Ausweise zu beantragen"
		if v.Status == notice.Available && m.r.OnlyGivesOut(c) {
			v.Status = notice.Limited
		}
	}
	v = m.hung(c, v, framed)
	m.frame = judge.Verdict{}
	if framed && m.res.Lead == nil {
		m.frame = frame // the next infinitive may hang on the same
	} else if m.frames(c, v) {
		m.frame = v
	}
	return m.heard(c, v)
}

// terse reports whether one-word answers count in the clause.
func (m *machine) terse(c *split.Chunk) bool {
	const few = 3 // tokens of "Heute zu:"
	return m.ctx.Terse || m.dated || len(m.label) > 0 || len(m.named) > 0 || c.Label && c.Last-c.First < few && len(c.Mentions) == 0 || m.SharesVerb(c)
}

// why notes the first reason for which a clause with a service said nothing of it.
func (m *machine) why(c *split.Chunk, reason silence.Why) {
	if m.res.Why == "" && len(c.Mentions) > 0 {
		m.res.Why = reason
	}
}

// speak handles a clause that says something.
func (m *machine) speak(c *split.Chunk, v judge.Verdict) {
	if m.Processes(c, v) {
		return
	}
	m.dropNames(c, v)
	v = m.moderate(c, v)
	own := m.absorb(m.within(c, m.r.Fit(c, v)))
	if m.ctx.Asked && len(m.Readings) == 0 {
		own = cohesion.DatesOf(own, m.ctx.Topic)
	}
	if v.Status == notice.Unavailable && split.HasAny(m.excepted, own) {
		v.Status, v.Rule = notice.Limited, "except>"+v.Rule
	}
	rd := said.Reading{Status: v.Status, Kind: v.Kind, Confidence: v.Conf, Rule: v.Rule, First: c.First, Last: c.Last, Again: c.Marks&grammar.Again != 0, Whole: cohesion.Whole(c), StandIn: c.Marks&grammar.StandIn != 0, Since: m.edge, Was: c.Marks&grammar.Past != 0 && m.r.HoldsSince(c)}
	if v.Status == notice.Available && m.r.Restricts(c, m.pending) {
		rd.Confidence = min(rd.Confidence, 0.4)
	}
	if m.opensList(c) && (v.Kind != grammar.Short || m.r.Text.Tokens[c.First].Kind != lexicon.Symbol) { // "✗ Rathaus: zu" is a label
		m.res.Lead, m.res.Topic = &rd, split.Usable(c.Mentions)
		return
	}
	if part := m.OtherPart(c, v); part != nil {
		m.add(*part)
		return
	}
	if !m.attach(c, v, own, &rd) {
		m.why(c, silence.Misfit)
		m.InPlace(c, rd)
		if len(m.res.Topic) == 0 && cohesion.OnlyChannels(split.Usable(c.Mentions)) {
			m.res.Topic = split.Usable(c.Mentions) // "Die Anlage wurde erneuert. Sie funktioniert wieder."
		}
		return
	}
	m.said = false
	if len(rd.Mentions) == 0 {
		m.InPlace(c, rd)
		m.res.Loose = &rd
		if c.Label {
			m.res.Lead = &rd
		}
		return
	}
	if rd.Status == notice.Unavailable && m.r.OnlineOnly(c, rd.Mentions) {
		rd.Status, rd.Rule = notice.Limited, "online>"+rd.Rule
	}
	m.said = len(own) > 0 && wording.CueFirst(c)
	m.add(rd)
}

// add keeps a reading with its services.
func (m *machine) add(rd said.Reading) {
	if rd.Carried && rd.Status == notice.Available && m.onReady() {
		rd.Status, rd.Rule = notice.Limited, "ready>"+rd.Rule
	}
	if rd.Kind == grammar.Do && rd.Status == notice.Available && rd.Carried && m.labelled() {
		rd.Confidence = max(rd.Confidence, m.r.Told(m.first, &rd))
	}
	if len(m.label) > 0 {
		m.res.Labelled = m.label
		rd.Mentions = wording.Weaken(m.label, rd.Mentions)
	}
	if prev := m.Latest(); prev != nil && prev.Status == notice.Unavailable && rd.Carried && rd.Again && rd.Status == notice.Available && m.r.HadTo(prev.First, prev.Last) && (m.Ahead == nil || !m.Ahead(rd.First, rd.Last)) {
		m.Readings = m.Readings[:len(m.Readings)-1] // "musste schließen, ist aber wieder offen"
	}
	if prev := m.Latest(); prev != nil && rd.Carried && m.answers && rd.Status == notice.Unavailable && prev.Status == notice.Limited {
		m.Readings = m.Readings[:len(m.Readings)-1] // "nur Auskünfte, bearbeitet wird nichts"
	}
	m.Readings = append(m.Readings, rd)
	if t := split.Usable(rd.Mentions); len(t) > 0 {
		m.res.Topic = t
	}
}

// opensList reports whether the clause says of a list after it how that fares.
func (m *machine) opensList(c *split.Chunk) bool {
	if !m.r.Text.Is(c.Last+1, ":") || len(m.pending) > 0 || len(m.label) > 0 || m.r.TakesUpAt(c.Last+2) {
		return false
	}
	return fit.OnlyHolders(c.Mentions) || c.Last+1 == m.last && cohesion.NamesNoService(c.Mentions) && m.r.PointsOn(c)
}

// onReady reports whether what the clause goes on about is what is finished.
func (m *machine) onReady() bool {
	return m.ready || m.ctx.Ready && len(m.label) == 0 && len(m.Readings) == 0
}

// hasSubject reports whether something was named before that the clause can be about.
func (m *machine) hasSubject() bool {
	return len(m.label) > 0 || len(m.ctx.Topic) > 0 || len(m.pending) > 0 || len(m.Readings) > 0
}

// attach gives the reading its services: the clause's own, those named before it, or what it goes on about. It is false
// if the clause names services that its cue is not said of.
func (m *machine) attach(c *split.Chunk, v judge.Verdict, own []grammar.Mention, rd *said.Reading) bool {
	if apart := m.r.Apart(m.prev, c); len(apart) > 0 {
		rd.Mentions, m.apart = apart, c
		return true
	}
	switch {
	case m.apart != nil && m.prev == m.apart && len(m.pending)+len(c.Mentions) == 0: // "Bis auf das Bad, das öffnet, ist alles zu"
	case len(own) > 0 && len(c.Mentions) > 0:
		rd.Mentions = own
		if len(m.pending) > 0 && m.r.Continues(c, m.pending, m.Before) {
			rd.Mentions = m.r.Filter(append(append([]grammar.Mention{}, m.pending...), own...), v, c)
			rd.First = m.from
		}
	case len(m.pending) > 0:
		rd.Mentions = m.r.Filter(m.r.Antecedent(c, m.pending), v, c)
		rd.First = max(m.from, min(m.edge, c.First))
	case slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way && x.Role != grammar.Named }) && (!cohesion.PlacesOnly(c) || m.r.Inside[m.r.Opening(c)]&grammar.Pronoun == 0):
		return false
	default:
		if others := c.Marks&grammar.Rest != 0 && c.Marks&grammar.Group != 0; !others && (!m.foreign || rd.Kind != grammar.Short) {
			m.carry(c, rd) // "alle anderen Kommunen" are others than those just spoken of
		}
		if v.Status == notice.Available && len(c.Cues) > 0 && c.Cues[0].Noun {
			m.orphan = c.Cues[0].Last + 1
		}
	}
	m.pending = nil
	return true
}

// moderate limits a verdict that is said of a rest, or of the part of a thing whose other part was granted.
func (m *machine) moderate(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if v.Status == notice.Available && (v.Kind == grammar.Do || v.Kind == grammar.Accept) && c.Marks&grammar.Scant != 0 && len(split.Usable(c.Mentions)) == 0 {
		v.Status, v.Rule, v.Conf = notice.Limited, "scant>"+v.Rule, max(v.Conf, 0.75)
	}
	m.r.LeaveLess(m.prev, c, &v)
	m.leaveOut(c, &v)
	if v.Status == notice.Unavailable {
		switch n := len(c.Mentions); {
		case c.Marks&(grammar.Mostly|grammar.Some) != 0:
			v.Status, v.Kind, v.Rule = notice.Limited, grammar.Limited, "some>"+v.Rule
		case m.answers || m.r.OnlyAnswers(c): // "Auskünfte, sonst nichts": no work is done
		case n == 0 && c.Marks&grammar.Rest != 0, len(m.Readings) == 0 && m.r.OfRest(c):
			v.Status, v.Rule = notice.Limited, "rest>"+v.Rule
		case n > 0 && m.orphan > 0 && slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return m.r.SharesTail(m.orphan-1, x.Last) }):
			v.Status, v.Rule = notice.Limited, "parts>"+v.Rule
		}
	}
	return v
}

// leaveOut limits what is said beside an exception of a part; a clause that only describes what is excepted is not about the rest ("Bis auf
// das Bad, das noch zu ist, …").
func (m *machine) leaveOut(c *split.Chunk, v *judge.Verdict) {
	if m.r.Text.Is(c.First-1, ",") && word.IsRelative(string(m.r.Text.Folded(c.First))) {
		return
	}
	if m.partly && (v.Status == notice.Available || v.Status == notice.Unavailable) {
		v.Status, v.Rule = notice.Limited, "except>"+v.Rule
	}
	m.partly = false
}
