package clause

import (
	"cmp"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/progress"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/clause/wording"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// machine walks the clauses of a sentence from left to right.
type machine struct{ progress.State }

func (m *machine) step(c *split.Chunk, last bool) {
	defer func() {
		m.Prev, m.Before, m.Answers = c, c.Marks, m.R.OnlyAnswers(c) || c.Marks&grammar.Only != 0 && m.R.NamesAnswers(c)
	}()
	c.Marks |= m.R.Shared(c, m.Ways, m.Before)
	if m.Wishes = m.R.OpensWish(c, m.Before) || m.Wishes && m.R.GoesOnSubordinate(c); m.Wishes {
		c.Marks |= grammar.Modal
	}
	if c.Marks&(grammar.Modal|grammar.Advice|grammar.Past) != 0 {
		m.Edge = c.Last + 1
	}
	if len(m.Pending) == 0 {
		m.From = c.First
	}
	m.Dated = m.Dated || c.Label && c.First == m.First && m.R.IsDay(c.First, c.Last)
	if m.conditional(c) || m.prefaces(c, last) {
		return
	}
	v := m.decide(c)
	if v.Status == "" {
		v = m.ComesBack(c, len(m.Ctx.Topic) > 0, m.Ctx.Down, m.labelAt(c))
	}
	if len(m.Readings) == 0 && m.R.SparesBesideTrouble(c, v, m.First) {
		v = judge.Verdict{Status: notice.Available, Kind: grammar.Trouble, Conf: 0.75, Rule: "echo>not-trouble"}
		m.Pending, m.Ways = nil, nil
	}
	if m.unsaid(c, v) {
		return
	}
	if m.Finished && v.Status == notice.Available {
		v.Status, v.Rule, v.Conf = notice.Limited, "ready>"+v.Rule, max(v.Conf, 0.75)
		m.Finished = false
	}
	if m.namesDeed(c, v) {
		v = judge.Verdict{}
	}
	m.take(c, v, last)
}

// conditional reports whether the clause goes on with the condition that the one before names ("wenn der Strom ausfällt und das Telefon tot ist").
func (m *machine) conditional(c *split.Chunk) bool {
	goesOn := m.When && m.R.GoesOnSubordinate(c) || m.R.TellsOn(m.Prev, c)
	if m.When = goesOn || m.R.Conditional(c); goesOn {
		m.Why(c, silence.Conditional)
	}
	return goesOn
}

// namesDeed reports whether the clause but names a deed, of which another clause or the lead-in says something ("Die Annahme von Anträgen,
// die Ausgabe … müssen unterbleiben").
func (m *machine) namesDeed(c *split.Chunk, v judge.Verdict) bool {
	if m.R.OnlyNamesDeed(c, v) && !m.terse(c) || m.R.LabelsDeed(c, v) {
		return true
	}
	if m.Ctx.Status == "" && !m.R.ListsDeeds(c, m.Res.Lead) || !v.Kind.IsDeed() || c.Marks&(grammar.Able|grammar.Negation) != 0 {
		return false
	}
	m.Fetches = m.R.Fetches(c, m.Fetches)
	return true
}

// take takes what the clause says, or names.
func (m *machine) take(c *split.Chunk, v judge.Verdict, last bool) {
	switch {
	case v.Status != "" && m.Contrasts(c, &v):
	case m.R.OfFixture(c, m.Pending), m.ByWays(c), m.GivesPart(c, v):
	case v.Status == notice.Limited && v.Kind != grammar.Accept && len(m.R.Apart(m.Prev, c)) == 0 && m.OnlyLimits(c):
	case v.Status != "":
		m.speak(c, v)
	case c.Label && m.R.Stranger(c) && !m.Ctx.Structural && len(c.Mentions) == 0:
		m.Foreign = true // a label of something that no list knows
	case len(c.Mentions) > 0:
		m.Why(c, cmp.Or(m.R.Silence(c), silence.Wordless))
		if cohesion.NamesNoService(c.Mentions) || m.GoesOnAbout(c) {
			m.Reserve(c)
		}
		m.Name(c, last)
		if len(m.Ways) == 0 || !c.Mentions[0].Dialled {
			m.Ways = c.Mentions // "Anrufe (02924 981-0)"
		}
	case m.Echo(c):
	default:
		m.pass(c)
	}
}

// pass takes a clause that names and says nothing: it may silence the next one, or take from what was said.
func (m *machine) pass(c *split.Chunk) {
	if c.Marks&grammar.Scant == 0 && !m.R.PutIn(c) {
		m.Silenced = c.Marks&(grammar.Modal|grammar.Advice|grammar.Past) != 0
	}
	m.Reserve(c)
}

// prefaces handles the clauses that say nothing of their own: they take back or give back what was said, except something,
// or only say whom the next one is about. It reports whether c is one, and done with.
func (m *machine) prefaces(c *split.Chunk, last bool) bool {
	switch {
	case m.DeniesOn(c), m.Turns(c):
	case m.Details(c):
		m.Said = true // an enumeration may go on
	case m.Cleft(c), m.Latter(c), m.OnlyReady(c), m.AlsoReady(c), m.BesideChannel(c), !m.deniesPending(c) && m.TakesBack(c), m.GivesBack(c), m.Requires(c), c.Marks&grammar.Except != 0 && m.Exception(c):
	case c.Who && len(c.Mentions) > 0 && !last:
		if !m.R.Text.Is(c.Last+1, ";") { // "Dran kommt, wer einen Termin hat; …"
			m.Pending = append(m.Pending, m.Absorb(cohesion.Meant(c.Mentions))...)
		}
	case last && m.EndsWithWhom(c):
	case len(c.Mentions) > 0 && m.R.NamesSpeaker(c):
	case !last && m.R.PapersReady(c, m.Pending):
		m.Finished = true
	case m.bracketsPart(c):
		m.Partly = true
	case m.Whether && m.R.Text.Is(c.Last, "offen") && len(c.Mentions) == 0: // "ob …, ist offen"
	default:
		return false
	}
	return true
}

// deniesPending reports whether the clause is but the "nicht" of what was named before a bracket ("…, das Bad (Hauptstraße 3) nicht").
func (m *machine) deniesPending(c *split.Chunk) bool {
	return c.First == c.Last && m.R.Text.Is(c.First, "nicht") && len(m.Pending) > 0 && m.R.Text.Is(c.First-1, ")")
}

// bracketsPart reports whether the clause is but the part of what was named before it that alone is meant ("Das Standesamt (nur Sterbefälle) ist
// offen"); not within an enumeration.
func (m *machine) bracketsPart(c *split.Chunk) bool {
	const few = 3 // tokens of "nur dringende Sterbefälle"
	t := &m.R.Text
	return c.Marks&grammar.Only != 0 && c.Last-c.First <= few && len(c.Cues) == 0 && len(m.Pending) > 0 && !split.Several(m.Pending) &&
		t.Is(c.First-1, "(") && t.Is(c.Last+1, ")") && !t.Is(c.Last+2, ",") && !t.Is(c.Last+2, "und")
}

// decide finds what the clause says, by itself and by the clauses before it.
func (m *machine) decide(c *split.Chunk) judge.Verdict {
	v := m.R.Decide(c, m.terse(c))
	if still := m.R.StillSo(m.Prev, c); still.Status != "" {
		return still
	}
	if v.Status == "" && m.Ctx.Status == "" && !m.Silenced && m.Labelled() && m.Latest() == nil && m.R.NamesAll(c) {
		v = judge.Verdict{Status: notice.Available, Kind: grammar.Do, Conf: 0.85, Rule: "short"} // "Standesamt: alle Beurkundungen"
	}
	if prev := m.Granted(); prev != nil && m.deniesPending(c) {
		v = judge.Verdict{Status: notice.Unavailable, Kind: prev.Kind, Conf: 0.75, Rule: "echo>" + prev.Rule}
	}
	frame := m.Frame
	framed := m.Res.Lead == nil && frame.Status != "" && len(c.Mentions) > 0 && m.R.IsInfinitiveClause(c)
	if framed {
		v = frame // "es ist nicht möglich, Ausweise zu beantragen"
		if v.Status == notice.Available && m.R.OnlyGivesOut(c) {
			v.Status = notice.Limited
		}
	}
	v = m.Hung(c, v, framed)
	m.Frame = judge.Verdict{}
	if framed && m.Res.Lead == nil {
		m.Frame = frame // the next infinitive may hang on the same
	} else if m.Frames(c, v) {
		m.Frame = v
	}
	return m.Heard(c, v)
}

// terse reports whether one-word answers count in the clause.
func (m *machine) terse(c *split.Chunk) bool {
	const few = 3 // tokens of "Heute zu:"
	return m.Ctx.Terse || m.Dated || len(m.Label) > 0 || len(m.Named) > 0 || c.Label && c.Last-c.First < few && len(c.Mentions) == 0 || m.SharesVerb(c)
}

// speak handles a clause that says something.
func (m *machine) speak(c *split.Chunk, v judge.Verdict) {
	if m.Processes(c, v) {
		return
	}
	m.DropNames(c, v)
	v = m.moderate(c, v)
	own := m.ofRegister(c, m.Absorb(m.Within(c, m.R.Fit(c, v))))
	if m.Ctx.Asked && len(m.Readings) == 0 {
		own = cohesion.DatesOf(own, m.Ctx.Topic)
	}
	if v.Status == notice.Unavailable && split.HasAny(m.Excepted, own) {
		v.Status, v.Rule = notice.Limited, "except>"+v.Rule
	}
	rd := said.Reading{Status: v.Status, Kind: v.Kind, Confidence: v.Conf, Rule: v.Rule, First: c.First, Last: c.Last, Again: c.Marks&grammar.Again != 0, Whole: cohesion.Whole(c), StandIn: c.Marks&grammar.StandIn != 0, Since: m.Edge, Was: c.Marks&grammar.Past != 0 && m.R.HoldsSince(c)}
	if v.Status == notice.Available && m.R.Restricts(c, m.Pending) {
		rd.Confidence = min(rd.Confidence, 0.4)
	}
	if m.opensList(c) && (v.Kind != grammar.Short || m.R.Text.Tokens[c.First].Kind != lexicon.Symbol) { // "✗ Rathaus: zu" is a label
		lead := rd
		lead.Mentions = m.opened(c, v, own)
		m.Res.Lead, m.Res.Topic = &lead, split.Usable(c.Mentions)
		return
	}
	if part := m.OtherPart(c, v); part != nil {
		m.Add(*part)
		return
	}
	if !m.attach(c, v, own, &rd) {
		m.misfits(c, rd)
		return
	}
	m.Said = false
	if len(rd.Mentions) == 0 {
		m.InPlace(c, rd)
		loose := rd
		m.Res.Loose = &loose
		if c.Label {
			m.Res.Lead = &loose
		}
		return
	}
	if rd.Status == notice.Unavailable && m.R.OnlineOnly(c, rd.Mentions) {
		rd.Status, rd.Rule = notice.Limited, "online>"+rd.Rule
	}
	m.Said = len(own) > 0 && wording.CueFirst(c)
	m.Add(rd)
}

// misfits takes a reading that is not said of what its clause names.
func (m *machine) misfits(c *split.Chunk, rd said.Reading) {
	m.Why(c, silence.Misfit)
	m.InPlace(c, rd)
	if named := split.Usable(c.Mentions); len(m.Res.Topic) == 0 && cohesion.OnlyChannels(named) {
		m.Res.Topic = named // "Die Anlage wurde erneuert. Sie funktioniert wieder."
	}
}

// opensList reports whether the clause says of a list after it how that fares.
func (m *machine) opensList(c *split.Chunk) bool {
	if !m.R.Text.Is(c.Last+1, ":") || len(m.Pending) > 0 || len(m.Label) > 0 || m.R.TakesUpAt(c.Last+2) {
		return false
	}
	return fit.OnlyHolders(c.Mentions) || c.Last+1 == m.Last && cohesion.NamesNoService(c.Mentions) && m.R.PointsOn(c)
}

// opened are the offices that the clause says to be open, closed or at work, if it has said all when its colon comes ("Das Rathaus ist
// wieder geöffnet: Türen auf, Licht an"): that holds of them if nothing is listed after it.
func (m *machine) opened(c *split.Chunk, v judge.Verdict, own []grammar.Mention) []grammar.Mention {
	if n := len(c.Cues); n == 0 || c.Cues[n-1].Last != c.Last && !m.R.Text.Is(c.Last, "wieder") {
		return nil
	}
	switch v.Kind {
	case grammar.Open, grammar.Shut, grammar.Reach, grammar.Work, grammar.Usual:
	default:
		return nil
	}
	if slices.ContainsFunc(own, func(x grammar.Mention) bool { return x.Place || x.Weak }) {
		return nil
	}
	return own
}

// attach gives the reading its services: the clause's own, those named before it, or what it goes on about. It is false
// if the clause names services that its cue is not said of.
func (m *machine) attach(c *split.Chunk, v judge.Verdict, own []grammar.Mention, rd *said.Reading) bool {
	if apart := m.R.Apart(m.Prev, c); len(apart) > 0 {
		rd.Mentions, m.Apart = apart, c
		return true
	}
	switch {
	case m.isApart(c): // "Bis auf das Bad, das öffnet, ist alles zu"
	case len(m.Label) > 0 && cohesion.InsideOnly(c) && v.Status == notice.Available: // "Bürgerbüro – alle Leistungen wieder möglich"
		m.carry(c, rd)
	case len(own) > 0 && len(c.Mentions) > 0:
		rd.Mentions = own
		if len(m.Pending) > 0 && m.R.Continues(c, m.Pending, m.Before) {
			rd.Mentions = m.R.Filter(append(append([]grammar.Mention{}, m.Pending...), own...), v, c)
			rd.First = m.From
		}
	case len(m.Pending) > 0:
		rd.Mentions = m.R.Filter(m.R.Antecedent(c, m.Pending), v, c)
		rd.First = max(m.From, min(m.Edge, c.First))
	case m.ofOthers(c):
		return false
	default:
		m.carryOn(c, v, rd)
	}
	m.Pending = nil
	return true
}

// ofOthers reports whether the clause names services that what it says is not said of, and takes up nothing with a pronoun.
func (m *machine) ofOthers(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool {
		return !m.R.IsCause(x.First) && x.Role != grammar.Way && x.Role != grammar.Named && x.Role != grammar.Soft
	}) && (!cohesion.PlacesOnly(c) || m.R.Inside[m.R.Opening(c)]&grammar.Pronoun == 0)
}

// carryOn gives the reading of a clause that names nothing what it goes on about.
func (m *machine) carryOn(c *split.Chunk, v judge.Verdict, rd *said.Reading) {
	if others := c.Marks&grammar.Rest != 0 && c.Marks&grammar.Group != 0; !others && (!m.Foreign || rd.Kind != grammar.Short) {
		m.carry(c, rd) // "alle anderen Kommunen" are others than those just spoken of
	}
	if v.Status == notice.Available && len(c.Cues) > 0 && c.Cues[0].Noun {
		m.Orphan = c.Cues[0].Last + 1
	}
}

// isApart reports whether the clause, without a name, stands behind the relative clause of what the sentence leaves out.
func (m *machine) isApart(c *split.Chunk) bool {
	return m.Apart != nil && m.Prev == m.Apart && len(m.Pending)+len(c.Mentions) == 0
}

// moderate limits a verdict that is said of a rest, or of the part of a thing whose other part was granted.
func (m *machine) moderate(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if v.Status == notice.Available && v.Kind.IsDeed() && c.Marks&grammar.Scant != 0 && !split.HasUsable(c.Mentions) {
		v.Status, v.Rule, v.Conf = notice.Limited, "scant>"+v.Rule, max(v.Conf, 0.75)
	}
	if v.Status == notice.Available && v.Kind == grammar.Open && m.R.ServesSome(c) {
		v.Status, v.Rule = notice.Limited, "only>"+v.Rule
	}
	m.R.LeaveLess(m.Prev, c, &v)
	m.leaveOut(c, &v)
	if v.Status == notice.Unavailable {
		switch n := len(c.Mentions); {
		case c.Marks&(grammar.Mostly|grammar.Some) != 0:
			v.Status, v.Kind, v.Rule = notice.Limited, grammar.Limited, "some>"+v.Rule
		case m.Answers || m.R.OnlyAnswers(c): // "Auskünfte, sonst nichts": no work is done
		case n == 0 && c.Marks&grammar.Rest != 0, len(m.Readings) == 0 && m.R.OfRest(c):
			v.Status, v.Rule = notice.Limited, "rest>"+v.Rule
		case n > 0 && m.Orphan > 0 && slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return m.R.SharesTail(m.Orphan-1, x.Last) }):
			v.Status, v.Rule = notice.Limited, "parts>"+v.Rule
		}
	}
	return v
}

// leaveOut limits what is said beside an exception of a part; a clause that only describes what is excepted is not about the rest ("Bis auf
// das Bad, das noch zu ist, …").
func (m *machine) leaveOut(c *split.Chunk, v *judge.Verdict) {
	if m.R.Text.Is(c.First-1, ",") && word.IsRelative(string(m.R.Text.Folded(c.First))) {
		return
	}
	if m.Partly && (v.Status == notice.Available || v.Status == notice.Unavailable) {
		v.Status, v.Rule = notice.Limited, "except>"+v.Rule
	}
	m.Partly = false
}
