package walk

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/notice"
)

// bodyList reads block i where it is but names of bodies ("Altena, Balve und Halver", each on its own line or together)
// and what governs it says something: the bodies take that. It reports whether it is such a list.
func (w *walk) bodyList(i int) bool {
	b := &w.Doc.Blocks[i]
	if b.Kind == notice.BlockHeading || b.Kind == notice.BlockTerm || b.Kind == notice.BlockEntry {
		return false
	}
	over := w.over(i)
	if over < 0 {
		return false
	}
	says := w.info[over].says
	if len(says) == 0 || !w.OnlyNames(b) {
		return false
	}
	var names []string
	for _, n := range w.Named(b.Start, b.End) {
		if !n.Area && !n.Domain && !slices.Contains(names, n.AGS) {
			names = append(names, n.AGS)
		}
	}
	sentences := w.Reader.Sentences(b.Start, b.End, nil)
	if len(names) == 0 || len(sentences) == 0 {
		return false
	}
	for k := w.info[over].found[0]; k < w.info[over].found[1]; k++ {
		w.found[k].Void = true
	}
	w.whose.Force = names
	defer func() { w.whose.Force = nil }()
	s := split.Span{First: sentences[0].First, Last: sentences[len(sentences)-1].Last}
	for _, rd := range says {
		rd.First, rd.Last, rd.Rule = s.First, s.Last, "bodies>"+rd.Rule
		w.keepReading(i, s, rd, true, s.First)
	}
	return true
}

// over is the lead-in of block i, or the block before it if that ends with a colon, or its heading; −1 if it has none.
func (w *walk) over(i int) int {
	b := &w.Doc.Blocks[i]
	if b.Lead >= 0 {
		return b.Lead
	}
	if i > 0 && w.Given[i-1].Colon {
		return i - 1
	}
	if n := len(b.Under); n > 0 && b.Under[n-1] == i-1 && b.Kind != notice.BlockParagraph {
		return i - 1
	}
	return -1
}

// takenOver completes a sentence that but says that another body does by agreement what it names ("Die Beurkundungen übernimmt vertretungsweise
// die Stadt Werl").
func (w *walk) takenOver(s split.Span, res *said.Result) {
	const silent = grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition | grammar.Negation | grammar.Elsewhere
	says := len(res.Readings) > 0 || res.Asked || res.Loose != nil || res.Lead != nil
	if says || !w.Reader.HasMark(s.First, s.Last, grammar.StandIn) || w.Reader.HasMark(s.First, s.Last, silent) || !w.whose.ByAgreement(s) {
		return
	}
	ms := slices.DeleteFunc(slices.Clone(w.Reader.MentionsIn(s.First, s.Last)), func(m grammar.Mention) bool { return m.Service == "rathaus" || m.Role == grammar.Soft || m.Weak })
	if len(ms) > 0 {
		res.Readings = append(res.Readings, said.Reading{Mentions: ms, Status: notice.Limited, Kind: grammar.Limited, Confidence: 0.75, Rule: "limited", First: s.First, Last: s.Last, StandIn: true})
	}
}

// takenUp completes a sentence that only says whom or what the one before is about ("Betroffen sind Werl und Ense", "Das
// gilt auch für das Standesamt"): it takes that one's status.
func (w *walk) takenUp(s split.Span, res *said.Result, ctx *said.Context) {
	if res.Asked || res.Label && !w.Reader.TakesUpStatus(s) {
		return // "Standesamt:", "Standesamt?", before "dito"
	}
	before := w.last
	w.last = res.Readings
	if len(w.last) == 0 && res.Loose != nil {
		w.last = []said.Reading{*res.Loose}
	}
	if rd := w.contrary(s, before, res); rd != nil {
		res.Readings = append(res.Readings, *rd)
		return
	}
	if len(before) == 0 || slices.ContainsFunc(res.Readings, func(rd said.Reading) bool { return rd.Confidence >= evidence.ReviewBelow && !rd.GrantsDeed() }) || !w.Reader.TakesUpStatus(s) {
		return
	}
	prev := before[len(before)-1]
	if prev.Status == "" {
		return
	}
	rd := prev
	rd.TakenUp, rd.Others = w.when.Announced(prev.First, prev.Last), true
	if !prev.Kind.Stops() && amount.Share(&w.Reader.Text, prev.First, prev.Last) {
		rd.Status = notice.Available // "Von 24 Leistungen stehen 19 bereit. Dazu zählen …"
	}
	rd.First, rd.Last, rd.Rule, rd.Confidence = s.First, s.Last, "taken-up>"+prev.Rule, min(prev.Confidence, 0.8)
	if topic := res.Topic; len(topic) > 0 || ctx.Structural && len(ctx.Topic) > 0 {
		rd.Mentions, res.Readings = said.OrTopic(topic, ctx.Topic), nil
	} else if len(w.NamesOf(s)) == 0 {
		return
	}
	rd.Mentions = slices.DeleteFunc(slices.Clone(rd.Mentions), func(m grammar.Mention) bool { return m.Weak })
	if len(rd.Mentions) == 0 {
		return
	}
	res.Readings = append(res.Readings, rd)
	w.last = res.Readings
}

// contrary is what a sentence that but names a body says of it against what the one before said of another ("Werl nicht.", "Ense schon.");
// nil if it is no such sentence.
func (w *walk) contrary(s split.Span, before []said.Reading, res *said.Result) *said.Reading {
	const few = 5 // tokens
	turn := w.Reader.Turns(s)
	if turn == 0 || len(before) == 0 || s.Last-s.First > few || len(res.Readings) > 0 || len(w.NamesOf(s)) == 0 {
		return nil
	}
	return before[len(before)-1].Contrary(turn, s)
}
