package walk

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/otherway"
	"github.com/lagebild/lagebild/internal/notice"
)

// keep turns the readings of a sentence into evidence.
func (w *walk) keep(i int, s split.Span, res *said.Result, ask *said.Reading) {
	before := len(w.found)
	switch {
	case ask == nil, w.Reader.SinglesOut(ask, res.Readings, res.Answer):
	case ask.Again:
		w.keepDay(i, s, res, ask)
	case ask.Which, ask.How, res.Answer == 0 && ask.Status == notice.Unavailable && !ask.Why: // "Fallen Trauungen aus? Keine einzige."
		w.keepShare(i, s, res, ask)
	case ask.Why:
		if (w.Reader.NamesCause(s) || w.Reader.IsUntil(s.First)) && len(ask.Mentions) > 0 {
			w.keepReading(i, s, ask.Answered(1, s), false, s.First)
		}
	case res.Answer != 0:
		w.keepAnswer(i, s, res, ask)
	}
	if w.granted[0] < before && !res.Asked {
		w.weigher.Weigh(w.found[w.granted[0]:w.granted[1]], s, res)
	}
	w.spoken, w.spokenBefore = w.spokenBefore[:0], w.spoken
	prevEnd := s.First
	w.granted = [2]int{len(w.found), len(w.found)}
	for k := range res.Readings {
		w.granted[0] = len(w.found)
		if rd := &res.Readings[k]; rd.Since > prevEnd {
			prevEnd = rd.Since
		}
		w.keepReading(i, s, res.Readings[k], len(res.Readings) == 1, prevEnd)
		prevEnd = res.Readings[k].Last + 1
	}
	if res.Lead != nil && len(res.Readings) == 0 {
		w.leadsNames(i, s, res)
	}
	w.granted[1] = len(w.found)
	for k := before; k < len(w.found) && w.Reader.Corrects(s); k++ {
		w.found[k].Later = true
	}
	w.note(s, res.Why, before)
	w.whose.Sentence(s)
	w.whose.Spoken(evidence.BodiesIn(w.found[before:]))
}

// keepAnswer keeps what the "ja" or "nein" of a sentence says to a question.
func (w *walk) keepAnswer(i int, s split.Span, res *said.Result, ask *said.Reading) {
	rd := ask.Answered(res.Answer, s)
	if rd.Kind == grammar.Trouble && res.Answer > 0 {
		// That it is affected says nothing of how it fares, nor what is done about it ("Ja, auch dort wird geprüft").
		rd.Confidence = 0
		res.Readings = slices.DeleteFunc(res.Readings, func(own said.Reading) bool { return own.Topical && own.GrantsPlainDeed() })
	}
	no := res.Answer < 0 && rd.Status == notice.Unavailable
	if no && (w.Reader.NotBefore(s.First, s.Last) || w.Reader.PutsOff(s.First-1, s.Last) > 0 || said.Grants(res.Readings)) {
		rd.Last = rd.First // "Nein, erst am Montag", "Noch nicht, ab Montag wieder": that day is not when it fails
	}
	if rd.Status == notice.Available && (w.Reader.HalfYes(s) || w.Reader.Qualifies(s)) {
		rd.Status, rd.Rule = notice.Limited, rd.Rule+">reserved"
		res.Readings = slices.DeleteFunc(res.Readings, func(own said.Reading) bool { return own.Topical && own.Kind == grammar.Short }) // "Wenn …: ja"
	}
	if no && w.otherWay(s, res) {
		rd.Status, rd.Rule = notice.Limited, rd.Rule+">other-way"
	}
	const few = 5                                                                // tokens of "in gar keiner Weise"
	res.Readings = slices.DeleteFunc(res.Readings, func(own said.Reading) bool { // "Nein, keineswegs"
		return res.Answer < 0 && own.Topical && own.Last-own.First < few && strings.HasSuffix(own.Rule, judge.Absent)
	})
	if rd.Kind != grammar.Accept || !slices.ContainsFunc(res.Readings, func(own said.Reading) bool { return own.Status == notice.Available }) {
		w.keepReading(i, s, rd, false, s.First) // else "ja, wie gewohnt" says more than that it is taken in
	}
	w.keepLater(i, s, res, ask)
}

// keepLater keeps from when what a "no" denies is so after all ("Nein, erst ab Montag").
func (w *walk) keepLater(i int, s split.Span, res *said.Result, ask *said.Reading) {
	if from := w.Reader.PutsOff(s.First-1, s.Last); res.Answer < 0 && ask.Status == notice.Available && from > 0 && len(res.Readings) == 0 && w.when.Ahead(from, s.Last) {
		later := *ask
		later.First, later.Last = from, s.Last
		w.keepReading(i, s, later, false, from)
	}
}

// keepShare keeps what a sentence says that answers which of many it is with but how many ("Alle.", "Keine.", "Neun von siebzig.").
func (w *walk) keepShare(i int, s split.Span, res *said.Result, ask *said.Reading) {
	share := w.Reader.ShareOf(s)
	if share == "" || len(ask.Mentions) == 0 || ask.How && (share != notice.Unavailable || s.Last-s.First < 2 && w.Reader.Text.Is(s.First, "nichts")) {
		return
	}
	rd := ask.Answered(1, s)
	switch {
	case share == notice.Unavailable:
		rd = ask.Answered(-1, s)
	case share == notice.Limited || w.Reader.Qualifies(s):
		rd.Status, rd.Rule = notice.Limited, rd.Rule+">reserved"
	}
	res.Readings = nil
	w.keepReading(i, s, rd, false, s.First)
}

// keepDay keeps what a sentence says that answers since when something works again.
func (w *walk) keepDay(i int, s split.Span, res *said.Result, ask *said.Reading) {
	if rd := w.Reader.AnswersWhen(ask, s, w.when.Ahead(s.First, s.Last)); rd != nil && len(res.Readings) == 0 {
		w.keepReading(i, s, *rd, true, s.First)
	}
}

// otherWay reports whether a sentence that begins with "nein" goes on with the only way that is left ("Nein, nur telefonisch"), and drops
// what it would say of that way.
func (w *walk) otherWay(s split.Span, res *said.Result) bool {
	if !w.Reader.HasMark(s.First, s.Last, grammar.Only) || w.Reader.NamesStaff(s) || slices.ContainsFunc(w.Reader.MentionsIn(s.First, s.Last), func(m grammar.Mention) bool { return m.Role != grammar.Way && m.Role != grammar.Channel }) {
		return false
	}
	res.Readings = nil
	return true
}

// leadsNames keeps what a sentence says before a colon of the bodies that it names after it ("Rathaus geschlossen: Werl").
func (w *walk) leadsNames(i int, s split.Span, res *said.Result) {
	rd := *res.Lead
	if names := w.NamesIn(w.Reader.Text.Tokens[rd.Last].End, w.Reader.Text.Tokens[s.Last].End); len(names) > 0 && len(w.whose.Force) == 0 && len(res.Topic) > 0 {
		w.whose.Force = names
		rd.Mentions = res.Topic
		w.keepReading(i, s, rd, true, s.First)
		w.whose.Force = nil
	}
}

// keepReading keeps what one reading of sentence s in block i says of each of its services and their bodies.
func (w *walk) keepReading(i int, s split.Span, rd said.Reading, sole bool, prevEnd int) {
	b := &w.Doc.Blocks[i]
	rd.First, rd.Last = max(rd.First, s.First), min(rd.Last, s.Last)
	if b.Kind == notice.BlockTerm && w.Reader.TermNamesDeed(s, &rd) {
		return
	}
	rd.StandIn = rd.StandIn || rd.Status != notice.Unavailable && len(w.whose.Sent(s)) > 0
	ev := evidence.Of(w.Page, i, s, &rd)
	ev.AsOf, ev.Rank = w.times.AsOf(i), w.times.Rank(i)
	extra, ok := w.when.Apply(&ev, &rd, w.Days(i), s, sole, prevEnd)
	if !ok {
		return
	}
	lacking := w.Reader.Lacking(&rd)
	for _, m := range rd.Mentions {
		one := ev
		if ev.Status == notice.Unavailable && (m.Service == "website" && w.Reader.LacksOn(&m) && !w.Reader.NamesNothing(rd.First, rd.Last) || slices.Contains(lacking, m.Service)) {
			one.Status, one.Rule = notice.Limited, ev.Rule+">in-part" // "Auf der Homepage fehlen die Formulare"
		}
		if otherway.NamesAddress(w.Page, &m, &ev, b.End) {
			one.Status, one.Rule = notice.Limited, ev.Rule+">address"
		}
		one.Service, one.Weak, one.Matter = m.Service, m.Weak, m.Role == grammar.Matter || m.Role == grammar.Thing
		bodies, conf := w.bodiesOf(i, s, &rd, m, prevEnd)
		one.Conf += conf
		for _, body := range bodies {
			one.Body, one.Order = body, len(w.found)
			one.General, one.Alone = len(bodies) > 1 && w.whose.SpeaksOfAll(s, len(bodies)), len(bodies) == 1 && (w.Own == "" || len(w.NamesOf(s)) > 0)
			w.found = append(w.found, one)
			if !m.Weak {
				w.keepMore(extra, m.Service, body)
			}
		}
	}
}

// keepMore keeps what a reading says of the service of a body for further days, or but implies.
func (w *walk) keepMore(extra []evidence.Evidence, service notice.Service, body string) {
	for _, more := range extra {
		more.Service, more.Body, more.Order = service, body, len(w.found)
		w.found = append(w.found, more)
	}
}

// bodiesOf finds whose statement the reading makes of m, and how much confidence that costs.
func (w *walk) bodiesOf(i int, s split.Span, rd *said.Reading, m grammar.Mention, prevEnd int) ([]string, float64) {
	if there := w.whose.Where(rd); there != nil {
		return there, 0
	}
	toks := w.Reader.Text.Tokens
	bodies, conf := w.whose.Of(i, s, rd, m, prevEnd)
	if before := evidence.SpokenOf(w.spoken, m.Service); rd.Carried && len(before) > 0 && len(w.Named(toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End)) == 0 && !w.whose.Ours(prevEnd, rd.Last) {
		bodies = before // "…; bis dahin ist dies nirgends möglich" goes on about the same
	}
	if before := evidence.SpokenOf(w.spokenBefore, m.Service); len(before) > 1 && len(w.NamesOf(s)) == 0 && w.whose.TakesUp(before, s, rd, m) {
		bodies = before // "Das gemeinsame Standesamt von … ist zu. Morgen öffnet es."
	}
	w.spoken = append(w.spoken, evidence.Speaker{Service: m.Service, Bodies: bodies})
	if m.Inside {
		bodies = evidence.AlsoOf(w.found, m.Service, bodies)
	}
	return bodies, conf
}
