package extract

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// keep turns the readings of a sentence into evidence.
func (w *walk) keep(i int, s split.Span, res *clause.Result, ask *clause.Reading) {
	before := len(w.found)
	if res.Answer != 0 && ask != nil {
		rd := answered(*ask, res.Answer, s)
		if rd.Kind == grammar.Trouble && res.Answer > 0 {
			rd.Confidence = 0 // that it is affected says nothing of how it fares
		}
		if rd.Status == notice.Available && w.r.Qualifies(s) {
			rd.Status, rd.Rule = notice.Limited, rd.Rule+">reserved"
		}
		w.keepReading(i, s, rd, false, s.First)
	}
	if w.granted[0] < before && !res.Asked && w.r.TakesBack(s) {
		w.takeBack()
	}
	if w.granted[0] < before && !res.Asked && w.r.GivesBack(s) {
		w.giveBack()
	}
	w.coming = coming{}
	sole := len(res.Readings) == 1
	prevEnd := s.First
	w.granted = [2]int{len(w.found), len(w.found)}
	for k := range res.Readings {
		w.granted[0] = len(w.found)
		if rd := &res.Readings[k]; rd.Since > prevEnd {
			prevEnd = rd.Since
		}
		w.keepReading(i, s, res.Readings[k], sole, prevEnd)
		prevEnd = res.Readings[k].Last + 1
	}
	if res.Lead != nil && len(res.Readings) == 0 {
		w.leadsNames(i, s, res)
	}
	w.granted[1] = len(w.found)
	w.note(s, res.Why, before)
	if names := w.namesIn(w.r.Text.Tokens[s.First].Start, w.r.Text.Tokens[s.Last].End); len(names) > 0 {
		w.carried = names
		if len(names) > 1 && !within(names, w.plural) {
			w.plural = names
		}
	}
}

// leadsNames keeps what a sentence says before a colon of the bodies that it names after it ("Rathaus geschlossen: Werl").
func (w *walk) leadsNames(i int, s split.Span, res *clause.Result) {
	rd := *res.Lead
	if names := w.namesIn(w.r.Text.Tokens[rd.Last].End, w.r.Text.Tokens[s.Last].End); len(names) > 0 && len(w.force) == 0 && len(res.Topic) > 0 {
		w.force = names
		rd.Mentions = res.Topic
		w.keepReading(i, s, rd, true, s.First)
		w.force = nil
	}
}

// takeBack limits what the last clause of the sentence before called available.
func (w *walk) takeBack() {
	granted := w.found[w.granted[0]:w.granted[1]]
	if slices.ContainsFunc(granted, func(e evidence) bool { return !e.weak && e.service != granted[0].service }) {
		return // of several services, it cannot be told which it is about
	}
	for n := range granted {
		if e := &granted[n]; e.status == notice.Available {
			e.status, e.rule = notice.Limited, e.rule+">taken-back"
		}
	}
}

// giveBack limits what the last clause of the sentence before called shut.
func (w *walk) giveBack() {
	for n := w.granted[0]; n < w.granted[1]; n++ {
		if e := &w.found[n]; e.status == notice.Unavailable && e.kind == grammar.Shut && e.service != "rathaus" {
			e.status, e.rule = notice.Limited, e.rule+">other-way"
		}
	}
}

// answered is what "ja" or "nein" makes of a question.
func answered(q clause.Reading, answer int, s split.Span) clause.Reading {
	if answer < 0 {
		switch q.Status {
		case notice.Available, notice.Limited:
			q.Status = notice.Unavailable
		case notice.Unavailable:
			q.Status = notice.Available
		}
		q.Rule += ">no"
	} else {
		q.Rule += ">yes"
	}
	q.First, q.Last = s.First, s.Last
	return q
}

func (w *walk) keepReading(i int, s split.Span, rd clause.Reading, sole bool, prevEnd int) {
	b := &w.doc.Blocks[i]
	toks := w.r.Text.Tokens
	rd.First, rd.Last = max(rd.First, s.First), min(rd.Last, s.Last)
	ev := evidence{
		status: rd.Status, kind: rd.Kind, conf: rd.Confidence, rule: rd.Rule, asOf: w.asOf(i), rank: w.rank(i),
		start: toks[rd.First].Start, end: toks[rd.Last].End, sentence: [2]int{toks[s.First].Start, toks[s.Last].End},
		heading: b.Kind == notice.BlockHeading || b.Kind == notice.BlockDetails,
	}
	if ev.start >= ev.end {
		ev.start, ev.end = ev.sentence[0], ev.sentence[1]
	}
	if rd.StandIn && ev.status == notice.Available {
		ev.status, ev.rule = notice.Limited, ev.rule+">stand-in"
	}
	extra, ok := w.timed(&ev, &rd, i, s, sole, prevEnd)
	if !ok {
		return
	}
	for _, m := range rd.Mentions {
		one := ev
		if m.Service == "email" && ev.status == notice.Unavailable && w.hasAddress(b, ev.sentence[0]) {
			one.status, one.rule = notice.Limited, ev.rule+">address"
		}
		one.service, one.weak, one.matter = m.Service, m.Weak, m.Role == grammar.Matter || m.Role == grammar.Thing
		bodies, conf := w.bodiesOf(i, s, &rd, m, prevEnd)
		one.conf += conf
		if m.Inside {
			bodies = w.alsoSaid(m.Service, bodies)
		}
		for _, body := range bodies {
			one.body, one.order = body, len(w.found)
			w.found = append(w.found, one)
			if extra != nil && !m.Weak {
				more := *extra
				more.service, more.body, more.order = m.Service, body, len(w.found)
				w.found = append(w.found, more)
			}
		}
	}
}

// alsoSaid adds to bodies those of which the text has spoken of the service before.
func (w *walk) alsoSaid(service notice.Service, bodies []string) []string {
	out := slices.Clone(bodies)
	for i := range w.found {
		if e := &w.found[i]; e.service == service && !e.weak && !slices.Contains(out, e.body) {
			out = append(out, e.body)
		}
	}
	return out
}

// hasAddress reports whether the block gives an e-mail address to use instead, from the sentence on.
func (w *walk) hasAddress(b *notice.Block, from int) bool {
	first, last := w.r.Range(from, b.End)
	return w.r.HasAddress(first, last)
}
