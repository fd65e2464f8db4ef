package clause

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// contrasts handles a clause that shares its predicate with the one before, which has none: "… ist telefonisch, nicht aber
// per E-Mail erreichbar". It reports whether c is one, and done with.
func (m *machine) contrasts(c *split.Chunk, v *judge.Verdict) bool {
	if m.sparesThing(c, v) {
		return true
	}
	if len(m.ways) == 0 || len(c.Mentions) == 0 || !m.r.BeginsDenied(c) || v.Status != notice.Unavailable || len(m.Readings) > 0 {
		return false
	}
	own := m.r.Fit(c, *v)
	plain := *v
	plain.Status, plain.Rule = notice.Available, strings.TrimPrefix(v.Rule, "not-")
	both := split.Chunk{Span: split.Span{First: m.ways[0].First, Last: c.Last}, Cues: c.Cues, Mentions: m.ways, Marks: c.Marks}
	before := m.r.Fit(&both, plain)
	if len(own) == 0 || len(before) == 0 {
		return false
	}
	m.Readings = append(m.Readings,
		said.Reading{Mentions: before, Status: plain.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + plain.Rule, First: before[0].First, Last: c.Last},
		said.Reading{Mentions: own, Status: v.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + v.Rule, First: c.First, Last: c.Last})
	m.pending, m.ways = nil, nil
	return true
}

// sparesThing handles a clause that shares its predicate with the one before and denies it of a thing that no list knows, or of more of the same
// service: that goes in part ("Mitgenommen wird zwar der Restmüll, nicht aber das Papier"). It reports whether c is one.
func (m *machine) sparesThing(c *split.Chunk, v *judge.Verdict) bool {
	before := split.Usable(m.ways)
	if len(before) == 0 || len(m.Readings) > 0 || v.Status != notice.Unavailable || !m.r.BeginsDenied(c) || !m.r.Concedes(m.first, c.First) || split.Several(before) {
		return false
	}
	if len(c.Mentions) == 0 && !m.r.NamesThing(c.First, c.Last) || slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Service != before[0].Service }) {
		return false
	}
	m.add(said.Reading{Mentions: before, Status: notice.Limited, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + v.Rule + ">in-part", First: before[0].First, Last: c.Last})
	m.pending, m.ways = nil, nil
	return true
}

// exception drops the services after "außer"; those before stay.
func (m *machine) exception(c *split.Chunk) bool {
	kept, out, after := m.r.Excepted(c)
	if after.First == 0 {
		return false
	}
	c.Mentions, m.excepted = kept, append(m.excepted, out...)
	m.partly = m.exceptsPart(c) || len(m.excepted) == 0 && (m.r.NamesThing(after.First, after.Last) || m.r.NamesDeed(after.First, after.Last)) && !m.r.NamesBody(after.First, after.Last)
	return len(kept) == 0 && m.spares(c, after.First, out)
}

// spares lets a clause that but excepts something, from token i on, limit what the one before refused. It is false if the clause says more.
func (m *machine) spares(c *split.Chunk, i int, excepted []grammar.Mention) bool {
	if slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited }) {
		return false
	}
	given := m.Spares(c, excepted, m.r.NamesThing(i, c.Last) && !m.r.NamesBody(i, c.Last))
	return given || len(c.Cues) == 0
}

// exceptsPart reports whether what was excepted is a part of what the clause names, or goes on about.
func (m *machine) exceptsPart(c *split.Chunk) bool {
	whole := c.Mentions
	if cohesion.NamesNoService(whole) {
		whole = m.over()
	}
	return slices.ContainsFunc(m.excepted, func(x grammar.Mention) bool {
		return x.Role != grammar.Named && split.Has(whole, x.Service) || x.Role == grammar.Matter && (fit.HasContainer(whole) || m.r.DeniesAll(c))
	})
}

// over is what a clause without a service goes on about: the label, what the clause before said something of, or the topic of the structure.
func (m *machine) over() []grammar.Mention {
	switch prev := m.Latest(); {
	case len(m.label) > 0:
		return m.label
	case prev != nil:
		return prev.Mentions
	case m.ctx.Structural:
		return m.ctx.Topic
	}
	return nil
}

// byWays handles a clause that but names the ways by which the body before it can or cannot be reached ("Werl ist nicht erreichbar, weder
// per Telefon noch per Mail"). It reports whether c is one, and done with.
func (m *machine) byWays(c *split.Chunk) bool {
	if m.res.Loose == nil || !m.r.ListsWays(c, m.res.Loose) {
		return false
	}
	rd := *m.res.Loose
	rd.Mentions, rd.Last, rd.Rule = cohesion.Channels(c.Mentions), c.Last, "contrast>"+rd.Rule
	m.res.Loose = nil
	m.add(rd)
	return true
}

// hung is what becomes of the verdict on a clause by what it hangs on; framed: the clause before gave it.
func (m *machine) hung(c *split.Chunk, v judge.Verdict, framed bool) judge.Verdict {
	if m.r.SentElsewhere(c, v, m.first) {
		return judge.Verdict{} // "Wer einen Pass braucht, geht ein Zimmer weiter"
	}
	if prev := m.BeforeInfinitive(c); prev != nil && v.Status != "" {
		v.Status, v.Kind, v.Rule = prev.Status, prev.Kind, prev.Rule
	}
	if !framed && (v.Status == notice.Available && m.edge == 0 && m.onlyAimedAt(c) || m.r.Forgone(c, v)) {
		return judge.Verdict{}
	}
	if (v.Kind == grammar.Do || v.Kind == grammar.Accept) && m.r.IsInfinitiveClause(c) && (m.res.Lead != nil || !framed && m.r.OnlyConsiders(c, v)) {
		return judge.Verdict{} // "Möglich bleibt: einen Pass zu beantragen"
	}
	if m.r.AnswersOnly(c, v) {
		return judge.Verdict{} // that one can ask is no work done
	}
	return v
}

// onlyAimedAt reports whether the clause is the infinitive of what somebody but strives for, and hangs on a clause that says nothing by itself.
func (m *machine) onlyAimedAt(c *split.Chunk) bool {
	from := c.First
	if len(m.pending) > 0 {
		from = m.from // "Damit sind Pässe, Ausweise … wieder zu bekommen"
	}
	return c.First > m.first && len(m.Readings) == 0 && len(m.label) == 0 && m.r.OnlyAims(c, m.first, from)
}

// frames reports whether the clause says of an infinitive to come how that is: "Es ist nicht möglich, …".
func (m *machine) frames(c *split.Chunk, v judge.Verdict) bool {
	return v.Status != "" && len(m.pending) == 0 && len(m.Readings) == 0 && m.r.FramesInfinitive(c, v)
}

// awaits handles a sentence that says what has to happen first: what it calls possible before and after is to come. It
// reports whether c is done with.
func (m *machine) awaits(c *split.Chunk, v judge.Verdict) bool {
	if m.r.Awaits(c) {
		m.awaiting = true
		m.Postpone()
		return false
	}
	if m.awaiting && v.Status != "" && v.Status != notice.Unavailable {
		m.why(c, silence.Conditional)
		m.pending = nil
		return true
	}
	return false
}

// heard is the verdict of a clause, unless the clauses before it silence it.
func (m *machine) heard(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if m.r.Supposes(c, m.first, m.Before) || v.Status == notice.Available && m.r.Denied(c, m.first, m.Before) || m.r.Refuted(c) {
		m.why(c, silence.Wish)
		return judge.Verdict{}
	}
	if v.Status != "" && (m.r.Avoids(c, v) || v.Kind != grammar.Usual && m.r.OnlySeems(c)) {
		m.why(c, silence.Conditional)
		return judge.Verdict{}
	}
	if m.Silenced && (c.Sub || m.r.IsInfinitiveClause(c)) && !m.r.Excuses(c, m.Before) {
		m.why(c, silence.Silenced)
		return judge.Verdict{}
	}
	if m.ctx.Asked && len(m.label) == 0 && v.Kind == grammar.Short && m.r.At[m.r.Begins(c.Span)]&(grammar.Yes|grammar.No) != 0 {
		return judge.Verdict{}
	}
	return m.LikeBefore(c, v)
}

// cleft handles a sentence that says first how something fares and then what ("Was noch nicht geht, sind Pässe und Trauungen"). It
// reports whether c is one of its clauses, and done with.
func (m *machine) cleft(c *split.Chunk) bool {
	if v := m.cleftSays; v != nil {
		m.cleftSays = nil
		if about := split.Usable(c.Mentions); len(about) > 0 && m.r.IsCopula(c.First) && c.Marks&(grammar.Negation|grammar.Cause) == 0 && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun }) {
			rd := *v
			rd.Mentions, rd.First, rd.Last, rd.Rule = about, m.first, c.Last, "cleft>"+v.Rule
			m.add(rd)
			m.said = true // an enumeration may go on
			return true
		}
		return false
	}
	if c.First != m.first || !m.r.Text.Is(c.First, "was") || len(c.Mentions) > 0 || c.Label || !m.r.Text.Is(c.Last+1, ",") || !m.r.IsCopula(c.Last+2) {
		return false
	}
	toks := m.r.Text.Tokens
	m.cleftSays = m.r.Polarity(toks[c.First].Start, toks[c.Last].End, false)
	return m.cleftSays != nil
}
