package progress

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

// Contrasts handles a clause that shares its predicate with the one before, which has none: "… ist telefonisch, nicht aber
// per E-Mail erreichbar". It reports whether c is one, and done with.
func (m *State) Contrasts(c *split.Chunk, v *judge.Verdict) bool {
	if m.sparesThing(c, v) {
		return true
	}
	if len(m.Ways) == 0 || len(c.Mentions) == 0 || !m.R.BeginsDenied(c) || v.Status != notice.Unavailable || len(m.Readings) > 0 {
		return false
	}
	own := m.R.Fit(c, *v)
	plain := *v
	plain.Status, plain.Rule = notice.Available, strings.TrimPrefix(v.Rule, "not-")
	both := split.Chunk{Span: split.Span{First: m.Ways[0].First, Last: c.Last}, Cues: c.Cues, Mentions: m.Ways, Marks: c.Marks}
	before := m.R.Fit(&both, plain)
	if len(own) == 0 || len(before) == 0 {
		return false
	}
	m.Readings = append(m.Readings,
		said.Reading{Mentions: before, Status: plain.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + plain.Rule, First: before[0].First, Last: c.Last},
		said.Reading{Mentions: own, Status: v.Status, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + v.Rule, First: c.First, Last: c.Last})
	m.Pending, m.Ways = nil, nil
	return true
}

// sparesThing handles a clause that shares its predicate with the one before and denies it of a thing that no list knows, or of more of the same
// service: that goes in part ("Mitgenommen wird zwar der Restmüll, nicht aber das Papier"). It reports whether c is one.
func (m *State) sparesThing(c *split.Chunk, v *judge.Verdict) bool {
	before := split.Usable(m.Ways)
	if len(before) == 0 || len(m.Readings) > 0 || v.Status != notice.Unavailable || !m.R.BeginsDenied(c) || !m.R.Concedes(m.First, c.First) || split.Several(before) {
		return false
	}
	if len(c.Mentions) == 0 && !m.R.NamesThing(c.First, c.Last) || slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Service != before[0].Service }) {
		return false
	}
	m.Add(said.Reading{Mentions: before, Status: notice.Limited, Kind: v.Kind, Confidence: v.Conf, Rule: "contrast>" + v.Rule + ">in-part", First: before[0].First, Last: c.Last})
	m.Pending, m.Ways = nil, nil
	return true
}

// Exception drops the services after "außer"; those before stay.
func (m *State) Exception(c *split.Chunk) bool {
	kept, out, after := m.R.Excepted(c)
	if after.First == 0 {
		return false
	}
	c.Mentions, m.Excepted = kept, append(m.Excepted, out...)
	m.Partly = m.exceptsPart(c) || len(m.Excepted) == 0 && (m.R.NamesThing(after.First, after.Last) || m.R.NamesDeed(after.First, after.Last)) && !m.R.NamesBody(after.First, after.Last)
	return len(kept) == 0 && m.spares(c, after.First, out)
}

// spares lets a clause that but excepts something, from token i on, limit what the one before refused. It is false if the clause says more.
func (m *State) spares(c *split.Chunk, i int, excepted []grammar.Mention) bool {
	if slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited }) {
		return false
	}
	given := m.Spares(c, excepted, m.R.NamesThing(i, c.Last) && !m.R.NamesBody(i, c.Last))
	return given || len(c.Cues) == 0
}

// OfExcepted says the contrary of the offices that the sentence leaves out of those of the whole house, unless it says itself how they fare ("Alle
// Ämter sind geöffnet, bis auf das Bauamt").
func (m *State) OfExcepted() {
	const belief = 0.75
	whole := slices.IndexFunc(m.Readings, func(rd said.Reading) bool {
		return (rd.Kind == grammar.Open || rd.Kind == grammar.Shut || rd.Kind == grammar.Work) && rd.Status != notice.Limited && cohesion.OnlyHouses(rd.Mentions)
	})
	if whole < 0 || m.Ctx.Ahead != nil && m.Ctx.Ahead(m.First, m.Last) {
		return
	}
	rd := m.Readings[whole]
	rd.Mentions, rd.Confidence, rd.Rule = nil, belief, "excepted>"+rd.Rule
	if rd.Status == notice.Available {
		rd.Status = notice.Unavailable
	} else {
		rd.Status = notice.Available
	}
	for _, x := range m.Excepted {
		own := func(of said.Reading) bool { return split.Has(of.Mentions, x.Service) }
		if x.Role == grammar.Office && !x.Place && !slices.ContainsFunc(m.Readings, own) {
			rd.Mentions = append(rd.Mentions, x)
		}
	}
	if len(rd.Mentions) > 0 {
		m.Readings = append(m.Readings, rd)
	}
}

// exceptsPart reports whether what was excepted is a part of what the clause names, or goes on about.
func (m *State) exceptsPart(c *split.Chunk) bool {
	whole := c.Mentions
	if cohesion.NamesNoService(whole) {
		whole = m.over()
	}
	return slices.ContainsFunc(m.Excepted, func(x grammar.Mention) bool {
		return x.Role != grammar.Named && split.Has(whole, x.Service) || x.Role == grammar.Matter && (fit.HasContainer(whole) || m.R.DeniesAll(c))
	})
}

// over is what a clause without a service goes on about: the label, what the clause before said something of, or the topic of the structure.
func (m *State) over() []grammar.Mention {
	switch prev := m.Latest(); {
	case len(m.Label) > 0:
		return m.Label
	case prev != nil:
		return prev.Mentions
	case m.Ctx.Structural:
		return m.Ctx.Topic
	}
	return nil
}

// ByWays handles a clause that but names the ways by which the body before it can or cannot be reached ("Werl ist nicht erreichbar, weder
// per Telefon noch per Mail"). It reports whether c is one, and done with.
func (m *State) ByWays(c *split.Chunk) bool {
	if m.Res.Loose == nil || !m.R.ListsWays(c, m.Res.Loose) {
		return false
	}
	rd := *m.Res.Loose
	rd.Mentions, rd.Last, rd.Rule = cohesion.Channels(c.Mentions), c.Last, "contrast>"+rd.Rule
	m.Res.Loose = nil
	m.Add(rd)
	return true
}

// Hung is what becomes of the verdict on a clause by what it hangs on; framed: the clause before gave it.
func (m *State) Hung(c *split.Chunk, v judge.Verdict, framed bool) judge.Verdict {
	if m.R.SentElsewhere(c, v, m.First) {
		return judge.Verdict{} // "Wer einen Pass braucht, geht ein Zimmer weiter"
	}
	if prev := m.BeforeInfinitive(c); prev != nil && v.Status != "" {
		v.Status, v.Kind, v.Rule = prev.Status, prev.Kind, prev.Rule
	}
	if !framed && (v.Status == notice.Available && m.Edge == 0 && m.onlyAimedAt(c) || m.R.Forgone(c, v)) {
		return judge.Verdict{}
	}
	if v.Kind.IsDeed() && m.R.IsInfinitiveClause(c) && (m.Res.Lead != nil || !framed && m.R.OnlyConsiders(c, v)) {
		return judge.Verdict{} // "Möglich bleibt: einen Pass zu beantragen"
	}
	if m.R.AnswersOnly(c, v) {
		return judge.Verdict{} // that one can ask is no work done
	}
	return v
}

// onlyAimedAt reports whether the clause is the infinitive of what somebody but strives for, and hangs on a clause that says nothing by itself.
func (m *State) onlyAimedAt(c *split.Chunk) bool {
	from := c.First
	if len(m.Pending) > 0 {
		from = m.From // "Damit sind Pässe, Ausweise … wieder zu bekommen"
	}
	return c.First > m.First && len(m.Readings) == 0 && len(m.Label) == 0 && m.R.OnlyAims(c, m.First, from)
}

// Frames reports whether the clause says of an infinitive to come how that is: "Es ist nicht möglich, …".
func (m *State) Frames(c *split.Chunk, v judge.Verdict) bool {
	return v.Status != "" && len(m.Pending) == 0 && len(m.Readings) == 0 && m.R.FramesInfinitive(c, v)
}

// Awaits handles a sentence that says what has to happen first: what it calls possible before and after is to come. It
// reports whether c is done with.
func (m *State) Awaits(c *split.Chunk, v judge.Verdict) bool {
	if m.R.Awaits(c) {
		m.Awaiting = true
		if prev := m.Latest(); prev == nil || prev.Kind != grammar.Accept || prev.Status != notice.Limited || !m.R.Text.Is(m.R.Opening(c), "bis") {
			m.Postpone() // but not of "werden angenommen und bleiben liegen, bis die Verbindung steht"
		}
		return false
	}
	if m.Awaiting && v.Status != "" && v.Status != notice.Unavailable {
		m.Why(c, silence.Conditional)
		m.Pending = nil
		return true
	}
	return false
}

// Heard is the verdict of a clause, unless the clauses before it silence it.
func (m *State) Heard(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if m.R.Supposes(c, m.First, m.Before) || v.Status == notice.Available && m.R.Denied(c, m.First, m.Before) || m.R.Refuted(c) || m.R.OnlyThought(c) {
		m.Why(c, silence.Wish)
		return judge.Verdict{}
	}
	if v.Status != "" && (m.R.Avoids(c, v) || v.Kind != grammar.Usual && m.R.OnlySeems(c)) {
		m.Why(c, silence.Conditional)
		return judge.Verdict{}
	}
	if m.Silenced && (c.Sub || m.R.IsInfinitiveClause(c)) && !m.R.Excuses(c, m.Before) {
		m.Why(c, silence.Silenced)
		return judge.Verdict{}
	}
	if m.Ctx.Asked && len(m.Label) == 0 && v.Kind == grammar.Short && m.R.At[m.R.Begins(c.Span)]&(grammar.Yes|grammar.No) != 0 {
		return judge.Verdict{}
	}
	return m.LikeBefore(c, v)
}

// Cleft handles a sentence that says first how something fares and then what ("Was noch nicht geht, sind Pässe und Trauungen"). It
// reports whether c is one of its clauses, and done with.
func (m *State) Cleft(c *split.Chunk) bool {
	if v := m.CleftSays; v != nil {
		m.CleftSays = nil
		if about := split.Usable(c.Mentions); len(about) > 0 && m.R.IsCopula(c.First) && c.Marks&(grammar.Negation|grammar.Cause) == 0 && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Noun }) {
			rd := *v
			rd.Mentions, rd.First, rd.Last, rd.Rule = about, m.First, c.Last, "cleft>"+v.Rule
			m.Add(rd)
			m.Said = true // an enumeration may go on
			return true
		}
		return false
	}
	if c.First != m.First || !m.R.Text.Is(c.First, "was") || len(c.Mentions) > 0 || c.Label || !m.R.Text.Is(c.Last+1, ",") || !m.R.IsCopula(c.Last+2) {
		return false
	}
	toks := m.R.Text.Tokens
	m.CleftSays = m.R.Polarity(toks[c.First].Start, toks[c.Last].End, false)
	return m.CleftSays != nil
}
