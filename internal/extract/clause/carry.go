package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// carry gives the clause the services of the label, of the clause before or of the topic.
func (m *machine) carry(c *split.Chunk, rd *said.Reading) {
	v := judge.Verdict{Status: rd.Status, Kind: rd.Kind}
	rd.Carried = true
	prev, under := m.Latest(), m.underName(c, rd)
	structural := m.Ctx.Structural && len(m.Ctx.Topic) > 0 && prev == nil
	if one := m.oneOfTwo(c); len(one) > 0 {
		rd.Mentions, rd.Rule = m.R.Filter(one, v, c), "topic>"+rd.Rule
		return
	}
	if m.Unchanged(c, rd.Kind, m.Ctx.Down) || len(m.Label) == 0 && !structural && m.turns(c, v, rd) {
		return
	}
	switch {
	case len(m.Label) > 0:
		rd.Mentions, rd.Rule = m.R.Filter(m.Label, v, c), "label>"+rd.Rule
	case structural:
		rd.Mentions, rd.Rule = m.R.Filter(m.Ctx.Topic, v, c), "topic>"+rd.Rule
		rd.Topical = true
		m.wary(c, rd)
		m.answer(c, rd)
	case prev == nil && len(under) > 0:
		rd.Mentions, rd.Rule = m.R.Filter(under, v, c), "label>"+rd.Rule
	case m.elides(c, rd, prev):
	case prev == nil && (m.returns(c, rd) && m.R.OnlyOfOffice(c) || m.meansBoth(c)):
		m.takeUp(c, rd)
	case m.isStrange(c, rd, prev):
	default:
		m.follow(c, v, rd, prev)
	}
}

// ofRegister takes registrations that follow a sentence on an office with a register of its own as those of that office ("Das Gewerbeamt
// arbeitet wieder. An- und Abmeldungen werden sofort bestätigt").
func (m *machine) ofRegister(c *split.Chunk, own []grammar.Mention) []grammar.Mention {
	if same := m.R.OfCompound(own); same != nil {
		return same
	}
	if len(own) == 0 || slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Thing || x.Service != "meldewesen" }) {
		return own
	}
	if of := m.Ctx.Topic; len(of) > 0 && !split.Several(of) && of[0].Role == grammar.Office && (of[0].Service == "gewerbe" || of[0].Service == "kfz-zulassung") {
		return of
	}
	return own
}

// isStrange reports whether the clause says in short of something else how it fares ("Mail tot, Fax ok").
func (m *machine) isStrange(c *split.Chunk, rd, prev *said.Reading) bool {
	return prev != nil && !prev.Carried && !m.Labelled() && rd.Kind == grammar.Short && m.R.BeginsStrange(c)
}

// oneOfTwo is the first or the last of the services that the label or the topic names, where the clause begins with "Ersteres" or "Letzteres";
// nil if it does not.
func (m *machine) oneOfTwo(c *split.Chunk) []grammar.Mention {
	of := m.Label
	if len(of) == 0 {
		of = m.Ctx.Topic
	}
	if !split.Several(of) {
		return nil
	}
	one := of[0].Service
	switch string(m.R.Text.Folded(m.R.Opening(c))) {
	case "ersteres", "erstere", "ersterer":
	case "letzteres", "letztere", "letzterer":
		one = of[len(of)-1].Service
	default:
		return nil
	}
	return slices.DeleteFunc(slices.Clone(of), func(x grammar.Mention) bool { return x.Service != one })
}

// turns gives rd what was said to fail or to work before, if its clause tells the day from which that is otherwise.
func (m *machine) turns(c *split.Chunk, v judge.Verdict, rd *said.Reading) bool {
	return m.Back(c, rd, m.down(c), m.labelAt(c)) || m.Ends(c, v, rd, m.Ctx.Up)
}

// elides gives a clause without a subject, whose verb comes first, what the reading before it or the topic is about. It reports whether c is one.
func (m *machine) elides(c *split.Chunk, rd, prev *said.Reading) bool {
	of := m.Ctx.Topic
	if prev != nil {
		of = prev.Mentions
	}
	if prev == nil && (len(of) == 0 || c.First != m.First) || !m.R.Ellipsis(c) {
		return false
	}
	rd.Mentions, rd.Rule = m.R.Filter(of, judge.Verdict{Status: rd.Status, Kind: rd.Kind}, c), "ellipsis>"+rd.Rule
	rd.Confidence -= 0.05
	return true
}

// follow gives the clause, of the verdict v, what the reading before it or the topic is about, unless it has a subject that no list knows.
func (m *machine) follow(c *split.Chunk, v judge.Verdict, rd, prev *said.Reading) {
	switch {
	case m.R.Stranger(c) && (prev == nil || !m.R.TurnsTo(c, v)) && (prev != nil || rd.Status == notice.Available || !m.R.OfStaff(c) && !m.R.OfVisitors(c, m.Ctx.Topic)):
		m.OfStranger(c, rd)
	case prev != nil:
		m.GoesOn(c, v, rd, prev)
	default:
		m.takeUp(c, rd)
	}
}

// underName is what a clause behind the name of a body as its label is said of: what the sentence before was about ("Menden: geöffnet.", after
// "Hemer: Bürgerbüro geschlossen."), or the body's administration; nil if there is neither.
func (m *machine) underName(c *split.Chunk, rd *said.Reading) []grammar.Mention {
	switch {
	case len(m.Named) == 0:
	case len(m.Ctx.Topic) > 0 && rd.Kind <= grammar.Shut && cohesion.Houses(m.Ctx.Topic):
		return m.Ctx.Topic
	case len(m.Ctx.Topic) == 0 && !m.R.Stranger(c):
		return m.Named
	}
	return nil
}

// wary takes from the belief in what a clause grants under a label, if who works may be somebody else.
func (m *machine) wary(c *split.Chunk, rd *said.Reading) {
	if rd.Status == notice.Available && (rd.Kind != grammar.Held && rd.Kind != grammar.Work || !m.Ctx.Close || m.R.BeginsStrange(c)) && !m.Ctx.Terse && m.R.Stranger(c) && !m.R.StaysWith(c, rd) {
		rd.Confidence = min(rd.Confidence, 0.45)
	}
}

// answer lends belief to a deed that an answer begins with: it is no task that somebody has, but done for who asked ("Fischereischein? Stellen
// wir aus.").
func (m *machine) answer(c *split.Chunk, rd *said.Reading) {
	const belief = 0.7
	if m.Ctx.Asked && rd.Status == notice.Available && rd.Kind == grammar.Do && c.First == m.First && m.R.PromisesIt(c) {
		rd.Confidence = max(rd.Confidence, belief)
	}
}

// takeUp gives the first clause that says something, without a subject of its own, the way that the sentence began with or the topic.
func (m *machine) takeUp(c *split.Chunk, rd *said.Reading) {
	v := judge.Verdict{Status: rd.Status, Kind: rd.Kind}
	switch {
	case m.R.OnlyWays(m.Ways, m.First) && !m.Silenced && m.Before&(grammar.Advice|grammar.Modal|grammar.Past) == 0:
		rd.Mentions, rd.Rule = m.R.Filter(cohesion.Channels(m.Ways), v, c), "label>"+rd.Rule // "per Telefon 02922 800-0 (geht)"
	case m.returns(c, rd):
		rd.Mentions, rd.Rule = m.R.Filter(cohesion.Doors(m.Ctx.Topic, v), v, c), "clause>"+rd.Rule
		rd.Confidence -= 0.1
	case m.resumes(c, rd):
		rd.Mentions, rd.Rule = m.R.Filter(cohesion.Doors(m.Ctx.Topic, v), v, c), "pronoun>"+rd.Rule
		rd.Pronoun = true
		rd.Confidence -= 0.2
		if m.R.Refers(c, m.Ctx.Topic) {
			rd.Rule = "surely>" + rd.Rule
		}
	}
}

// down is what the clause may say is back: what the sentence before said to fail, or all that the block did ("Ab Montag geht beides wieder.").
func (m *machine) down(c *split.Chunk) []grammar.Mention {
	for i := c.First; i <= c.Last; i++ {
		switch string(m.R.Text.Folded(i)) {
		case "beides", "beide":
			return m.Ctx.AllDown
		}
	}
	return m.Ctx.Down
}

// labelAt is where the clause begins, or its label if it has one that names no service.
func (m *machine) labelAt(c *split.Chunk) int {
	if m.Dated {
		return m.First
	}
	if p := m.Prev; p != nil && p.Label && len(p.Mentions) == 0 {
		return p.First
	}
	return c.First
}

// returns reports whether a clause without a subject names the day from which what the sentence before was about works again ("Ab
// Montag geht's wieder los.").
func (m *machine) returns(c *split.Chunk, rd *said.Reading) bool {
	again, at := rd.Again || rd.Kind == grammar.Usual || m.Dated, m.labelAt(c) // "Ab Montag: auf."
	if m.goesOnThere(c) {
		at, again = m.First, again || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Usual })
	}
	return len(m.Ctx.Topic) > 0 && rd.Status == notice.Available && again && m.Ctx.Ahead != nil && (m.Ctx.Ahead(at, c.Last) || m.R.FromThen(c.First, c.Last)) && !m.R.Tells(grammar.Tidings, c.First, c.Last)
}

// goesOnThere reports whether the clause tells how it fares from when, or where, a pronoun before it is said to be ("Ab Montag finden Sie es
// im Anbau, dann wieder mit vollem Angebot").
func (m *machine) goesOnThere(c *split.Chunk) bool {
	if o := m.R.Opening(c); !m.R.Text.Is(o, "dann") && !m.R.Text.Is(o, "dort") && !m.R.Text.Is(o, "wo") {
		return false
	}
	for i := m.First; i < c.First; i++ {
		if m.R.Text.Is(i, "es") || m.R.Text.Is(i, "er") || m.R.Text.Is(i, "sie") && !m.R.Text.Tokens[i].Upper {
			return true
		}
	}
	return false
}

// resumes reports whether a clause without a subject goes on about the topic: the structure says so, a pronoun does, or it takes back
// part of what was said.
func (m *machine) resumes(c *split.Chunk, rd *said.Reading) bool {
	if len(m.Ctx.Topic) == 0 {
		return false
	}
	if rd.Status != notice.Available && (m.R.OfVisitors(c, m.Ctx.Topic) || c.Marks&(grammar.Adversative|grammar.Rest) != 0) {
		return true
	}
	return m.Ctx.Structural || m.R.TakesUp(c) || m.R.OfStaff(c) || m.R.OfPronoun(c) || m.R.MeansSame(c) || m.meansBoth(c)
}

// takenUp reports whether a pronoun behind the verb takes up what the cause c, which the sentence begins with, names ("Weil die Anlage auf eigenen
// Servern läuft, ist sie nicht betroffen").
func (m *machine) takenUp(c *split.Chunk) bool {
	const pronoun = 3 // tokens behind the cause: comma, verb, pronoun
	t, i := &m.R.Text, c.Last+pronoun
	if c.First != m.First || i > m.Last || !t.Is(c.Last+1, ",") || t.Tokens[i].Upper {
		return false
	}
	return t.Is(i, "sie") || t.Is(i, "er") || t.Is(i, "es")
}

// meansBoth reports whether the clause is about the offices of the topic together ("Beide Ämter sind geschlossen").
func (m *machine) meansBoth(c *split.Chunk) bool {
	return split.Several(m.Ctx.Topic) && m.R.NamesBoth(c)
}

// finish closes the sentence: services left over are its topic, or get the status of the lead-in.
func (m *machine) finish(colon bool) {
	m.Settle()
	m.OfExcepted()
	left := m.Pending
	if m.Ctx.Status != "" && len(m.Readings) == 0 && len(left)+len(m.Label) == 0 && m.R.OnlyWays(m.Ways, m.First) {
		left = cohesion.Channels(m.Ways)
	}
	switch m.Ctx.Status {
	case notice.Limited:
		m.LimitBracketed()
	case notice.Available, notice.Unavailable:
		if m.Ctx.Listed {
			m.LimitContrary(m.Ctx.Status)
		}
	}
	if len(m.Readings) == 0 && len(m.Label) > 0 {
		left = append(append([]grammar.Mention{}, m.Label...), left...)
	}
	if len(left) > 0 {
		m.Res.Topic = m.R.WhoMoves(left)
		m.Res.Label = len(m.Readings) == 0
	}
	if !colon {
		m.list(left)
	}
	if m.Ctx.Status != "" && len(m.Readings) == 0 && len(left) > 0 && !m.Silenced && !m.R.NamesTeller(m.First, left) {
		m.fromLead(m.R.NoSites(left), m.Ctx.Status, m.Ctx.Confidence, m.Ctx.Rule, left[0].First)
		m.LimitLast(left[len(left)-1].Last+1, m.Last)
	}
}

// list gives what the sentence said before its colon to the services left after it.
func (m *machine) list(left []grammar.Mention) {
	lead := m.Res.Lead
	if lead != nil && len(lead.Mentions) > 0 && len(left)+len(m.Readings) == 0 {
		m.Add(*lead) // nothing was listed
		m.Res.Lead = nil
		return
	}
	if lead != nil && len(left) > 0 && !m.Silenced && (len(m.Readings) == 0 && (!m.R.IsWhole(lead) || m.enumerates(left)) || m.listsOn(lead, left)) {
		m.Res.Listed = lead
		m.fromLead(left, lead.Status, lead.Confidence, "lead>"+lead.Rule, lead.First)
	}
	if len(left) > 0 || len(m.Readings) > 0 {
		m.Res.Lead = nil
	}
}

// enumerates reports whether the words from the first to the last of ms do nothing but name things.
func (m *machine) enumerates(ms []grammar.Mention) bool {
	toks := m.R.Text.Tokens
	return m.R.Enumerates(toks[ms[0].First].Start, toks[ms[len(ms)-1].Last].End)
}

// listsOn reports whether the services left end a list behind the colon, of whose items one before them has a status of its own ("Geöffnet:
// Rathaus wie gewohnt, Ordnungsamt, Archiv").
func (m *machine) listsOn(lead *said.Reading, left []grammar.Mention) bool {
	n := len(m.Readings)
	if n == 0 || m.Readings[0].First <= lead.Last || left[0].First <= m.Readings[n-1].Last || left[len(left)-1].Last != m.Last-1 && left[len(left)-1].Last != m.Last {
		return false
	}
	before := left[0].First - 1
	return (m.R.Text.Is(before, ",") || m.R.Text.Is(before, "und") || m.R.Text.Is(before, "sowie")) && m.enumerates(left)
}

func (m *machine) fromLead(ms []grammar.Mention, s notice.Status, conf float64, rule string, first int) {
	if s == notice.Available && m.Fetches && ms[0].Service != "abfall" { // what is fetched is no paper then
		s, rule = notice.Limited, "ready>"+rule
	}
	for _, t := range m.Ctx.Topic {
		if t.Role == grammar.Office && fit.IsContainer(t.Service) && !split.Has(ms, t.Service) {
			t.Weak, t.First, t.Last = true, ms[0].First, ms[0].Last
			ms = append(ms, t)
		}
	}
	m.Readings = append(m.Readings, said.Reading{Mentions: ms, Status: s, Kind: grammar.Usual, Confidence: conf, Rule: rule, First: min(first, ms[0].First), Last: ms[len(ms)-1].Last})
	m.Res.Topic, m.Res.Label = split.Usable(cohesion.Strong(ms)), false
}
