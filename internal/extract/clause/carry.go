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
	if m.Unchanged(c, rd.Kind, m.ctx.Down) {
		return
	}
	prev, under := m.Latest(), m.underName(c, rd)
	structural := m.ctx.Structural && len(m.ctx.Topic) > 0 && prev == nil
	if len(m.label) == 0 && !structural && (m.Back(c, rd, m.down(c), m.labelAt(c)) || m.Ends(c, v, rd, m.ctx.Up)) {
		return
	}
	switch {
	case len(m.label) > 0:
		rd.Mentions, rd.Rule = m.r.Filter(m.label, v, c), "label>"+rd.Rule
	case structural:
		rd.Mentions, rd.Rule = m.r.Filter(m.ctx.Topic, v, c), "topic>"+rd.Rule
		rd.Topical = true
		m.wary(c, rd)
	case prev == nil && len(under) > 0:
		rd.Mentions, rd.Rule = m.r.Filter(under, v, c), "label>"+rd.Rule
	case m.elides(c, rd, prev):
	case prev == nil && m.returns(c, rd) && m.r.OnlyOfOffice(c):
		m.takeUp(c, rd)
	case prev != nil && !prev.Carried && !m.labelled() && rd.Kind == grammar.Short && m.r.BeginsStrange(c): // "Mail tot, Fax ok"
	default:
		m.follow(c, v, rd, prev)
	}
}

// elides gives a clause without a subject, whose verb comes first, what the reading before it or the topic is about. It reports whether c is one.
func (m *machine) elides(c *split.Chunk, rd, prev *said.Reading) bool {
	of := m.ctx.Topic
	if prev != nil {
		of = prev.Mentions
	}
	if prev == nil && (len(of) == 0 || c.First != m.first) || !m.r.Ellipsis(c) {
		return false
	}
	rd.Mentions, rd.Rule = m.r.Filter(of, judge.Verdict{Status: rd.Status, Kind: rd.Kind}, c), "ellipsis>"+rd.Rule
	rd.Confidence -= 0.05
	return true
}

// follow gives the clause, of the verdict v, what the reading before it or the topic is about, unless it has a subject that no list knows.
func (m *machine) follow(c *split.Chunk, v judge.Verdict, rd, prev *said.Reading) {
	switch {
	case m.r.Stranger(c) && (prev == nil || !m.r.TurnsTo(c, v)) && (prev != nil || rd.Status == notice.Available || !m.r.OfStaff(c)):
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
	case len(m.named) == 0:
	case len(m.ctx.Topic) > 0 && rd.Kind <= grammar.Shut && cohesion.Houses(m.ctx.Topic):
		return m.ctx.Topic
	case len(m.ctx.Topic) == 0 && !m.r.Stranger(c):
		return m.named
	}
	return nil
}

// wary takes from the belief in what a clause grants under a label, if who works may be somebody else.
func (m *machine) wary(c *split.Chunk, rd *said.Reading) {
	if rd.Status == notice.Available && (rd.Kind != grammar.Held && rd.Kind != grammar.Work || !m.ctx.Close || m.r.BeginsStrange(c)) && !m.ctx.Terse && m.r.Stranger(c) && !m.r.StaysWith(c, rd) {
		rd.Confidence = min(rd.Confidence, 0.45)
	}
}

// takeUp gives the first clause that says something, without a subject of its own, the way that the sentence began with or the topic.
func (m *machine) takeUp(c *split.Chunk, rd *said.Reading) {
	v := judge.Verdict{Status: rd.Status, Kind: rd.Kind}
	switch {
	case m.r.OnlyWays(m.ways, m.first) && !m.Silenced && m.Before&(grammar.Advice|grammar.Modal|grammar.Past) == 0:
		rd.Mentions, rd.Rule = m.r.Filter(cohesion.Channels(m.ways), v, c), "label>"+rd.Rule // "per Telefon 02922 800-0 (geht)"
	case m.returns(c, rd):
		rd.Mentions, rd.Rule = m.r.Filter(cohesion.Doors(m.ctx.Topic, v), v, c), "clause>"+rd.Rule
		rd.Confidence -= 0.1
	case m.resumes(c, rd):
		rd.Mentions, rd.Rule = m.r.Filter(cohesion.Doors(m.ctx.Topic, v), v, c), "pronoun>"+rd.Rule
		rd.Pronoun = true
		rd.Confidence -= 0.2
		if m.r.Refers(c, m.ctx.Topic) {
			rd.Rule = "surely>" + rd.Rule
		}
	}
}

// down is what the clause may say is back: what the sentence before said to fail, or all that the block did ("Ab Montag geht beides wieder.").
func (m *machine) down(c *split.Chunk) []grammar.Mention {
	for i := c.First; i <= c.Last; i++ {
		switch string(m.r.Text.Folded(i)) {
		case "beides", "beide":
			return m.ctx.AllDown
		}
	}
	return m.ctx.Down
}

// labelAt is where the clause begins, or its label if it has one that names no service.
func (m *machine) labelAt(c *split.Chunk) int {
	if m.dated {
		return m.first
	}
	if p := m.prev; p != nil && p.Label && len(p.Mentions) == 0 {
		return p.First
	}
	return c.First
}

// returns reports whether a clause without a subject names the day from which what the sentence before was about works again ("Ab
// Montag geht's wieder los.").
func (m *machine) returns(c *split.Chunk, rd *said.Reading) bool {
	again, at := rd.Again || rd.Kind == grammar.Usual || m.dated, m.labelAt(c) // "Ab Montag: auf."
	if m.goesOnThere(c) {
		at, again = m.first, again || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Usual })
	}
	return len(m.ctx.Topic) > 0 && rd.Status == notice.Available && again && m.ctx.Ahead != nil && (m.ctx.Ahead(at, c.Last) || m.r.FromThen(c.First, c.Last)) && !m.r.Tells(grammar.Tidings, c.First, c.Last)
}

// goesOnThere reports whether the clause tells how it fares from when, or where, a pronoun before it is said to be ("Ab Montag finden Sie es
// im Anbau, dann wieder mit vollem Angebot").
func (m *machine) goesOnThere(c *split.Chunk) bool {
	if o := m.r.Opening(c); !m.r.Text.Is(o, "dann") && !m.r.Text.Is(o, "dort") && !m.r.Text.Is(o, "wo") {
		return false
	}
	for i := m.first; i < c.First; i++ {
		if m.r.Text.Is(i, "es") || m.r.Text.Is(i, "er") || m.r.Text.Is(i, "sie") && !m.r.Text.Tokens[i].Upper {
			return true
		}
	}
	return false
}

// resumes reports whether a clause without a subject goes on about the topic: the structure says so, a pronoun does, or it takes back
// part of what was said.
func (m *machine) resumes(c *split.Chunk, rd *said.Reading) bool {
	if len(m.ctx.Topic) == 0 {
		return false
	}
	return m.ctx.Structural || m.r.TakesUp(c) || m.r.OfStaff(c) || m.r.OfPronoun(c) || rd.Status != notice.Available && c.Marks&(grammar.Adversative|grammar.Rest) != 0
}

// finish closes the sentence: services left over are its topic, or get the status of the lead-in.
func (m *machine) finish(colon bool) {
	m.Settle()
	left := m.pending
	if m.ctx.Status != "" && len(m.Readings) == 0 && len(left)+len(m.label) == 0 && m.r.OnlyWays(m.ways, m.first) {
		left = cohesion.Channels(m.ways)
	}
	switch m.ctx.Status {
	case notice.Limited:
		m.LimitBracketed()
	case notice.Available, notice.Unavailable:
		if m.ctx.Listed {
			m.LimitContrary(m.ctx.Status)
		}
	}
	if len(m.Readings) == 0 && len(m.label) > 0 {
		left = append(append([]grammar.Mention{}, m.label...), left...)
	}
	if len(left) > 0 {
		m.res.Topic = m.r.WhoMoves(left)
		m.res.Label = len(m.Readings) == 0
	}
	if !colon {
		m.list(left)
	}
	if m.ctx.Status != "" && len(m.Readings) == 0 && len(left) > 0 && !m.Silenced {
		m.fromLead(left, m.ctx.Status, m.ctx.Confidence, m.ctx.Rule, left[0].First)
		m.LimitLast(left[len(left)-1].Last+1, m.last)
	}
}

// list gives what the sentence said before its colon to the services left after it.
func (m *machine) list(left []grammar.Mention) {
	toks, lead := m.r.Text.Tokens, m.res.Lead
	if lead != nil && len(left) > 0 && len(m.Readings) == 0 && !m.Silenced && (!m.r.IsWhole(lead) || m.r.Enumerates(toks[left[0].First].Start, toks[left[len(left)-1].Last].End)) {
		m.res.Listed = lead
		m.fromLead(left, lead.Status, lead.Confidence, "lead>"+lead.Rule, lead.First)
	}
	if len(left) > 0 || len(m.Readings) > 0 {
		m.res.Lead = nil
	}
}

func (m *machine) fromLead(ms []grammar.Mention, s notice.Status, conf float64, rule string, first int) {
	if s == notice.Available && m.fetches && ms[0].Service != "abfall" { // what is fetched is no paper then
		s, rule = notice.Limited, "ready>"+rule
	}
	for _, t := range m.ctx.Topic {
		if t.Role == grammar.Office && fit.IsContainer(t.Service) && !split.Has(ms, t.Service) {
			t.Weak, t.First, t.Last = true, ms[0].First, ms[0].Last
			ms = append(ms, t)
		}
	}
	m.Readings = append(m.Readings, said.Reading{Mentions: ms, Status: s, Kind: grammar.Usual, Confidence: conf, Rule: rule, First: min(first, ms[0].First), Last: ms[len(ms)-1].Last})
	m.res.Topic, m.res.Label = split.Usable(cohesion.Strong(ms)), false
}
