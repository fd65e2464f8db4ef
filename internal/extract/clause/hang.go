package clause

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// contrasts handles a clause that shares its predicate with the one before, which has none: "… ist telefonisch, nicht aber
// per E-Mail erreichbar". It reports whether c is one, and done with.
func (m *machine) contrasts(c *split.Chunk, v *judge.Verdict) bool {
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
		discourse.Reading{Mentions: before, Status: plain.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + plain.Rule, First: before[0].First, Last: c.Last},
		discourse.Reading{Mentions: own, Status: v.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + v.Rule, First: c.First, Last: c.Last})
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
	m.partly = m.exceptsPart(c) || len(m.excepted) == 0 && m.r.NamesThing(after.First, after.Last) && !m.r.NamesBody(after.First, after.Last)
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
	said := m.res.Loose
	if said == nil || said.Kind != grammar.Reach || len(c.Mentions) == 0 || slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way }) {
		return false
	}
	if both := m.r.Text.Is(c.First, "sowohl"); !both && !m.r.Text.Is(c.First, "weder") || both == (said.Status != notice.Available) {
		return false
	}
	rd := *said
	rd.Mentions, rd.Last, rd.Rule = cohesion.Channels(c.Mentions), c.Last, "contrast>"+said.Rule
	m.res.Loose = nil
	m.add(rd)
	return true
}
