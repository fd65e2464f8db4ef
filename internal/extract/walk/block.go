package walk

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/notice"
)

// brief is the number of tokens below which a sentence under a heading may be a one-word answer.
const brief = 6

// block reads a block sentence by sentence.
func (w *walk) block(i int) {
	b := &w.Doc.Blocks[i]
	ctx := w.context(i)
	if w.bodyList(i) {
		return
	}
	answers := w.answers(b)
	if topic := w.askedBefore(i); len(topic) > 0 {
		ctx.Topic, ctx.Structural, answers = topic, true, true
	}
	structural := ctx.Structural
	w.granted = [2]int{len(w.found), len(w.found)}
	if b.Kind != notice.BlockItem && b.Kind != notice.BlockCell {
		w.whose.NewBlock(b)
	}
	terse := ctx.Terse || b.Kind == notice.BlockItem
	ask, asked := w.question(b), false
	for n, s := range w.Reader.Sentences(b.Start, b.End, nil) {
		ctx.Terse = terse || ask != nil || asked || ctx.Structural && s.Last-s.First < brief
		if len(ctx.Topic) == 0 && len(w.whose.Force) > 0 {
			ctx.Topic, ctx.Structural = clause.Administration(), true
		}
		ctx.Asked = answers && n == 0 || asked
		res := w.Reader.Sentence(s, ctx)
		w.takenUp(s, &res)
		if b.Kind == notice.BlockHeading && w.Reader.IsOverview(s) {
			res.Readings = nil
		}
		w.keep(i, s, &res, ask)
		ask, w.info[i].asked = nil, nil
		switch {
		case res.Asked:
			asked = true
			ask, w.ask, w.info[i].asked = res.Question, res.Question, res.Topic
			ctx.Topic, ctx.Structural = orTopic(res.Topic, ctx.Topic), true
		case len(res.Topic) > 0 && !structural:
			ctx.Topic, ctx.Structural = res.Topic, false
		}
		w.learn(i, n, s, &res)
	}
	w.sum(i)
}

// askedBefore are the services that the block before i asks about at its end, if i can be the answer.
func (w *walk) askedBefore(i int) []grammar.Mention {
	if i == 0 || w.Doc.Blocks[i].Table > 0 {
		return nil
	}
	b, topic := &w.Doc.Blocks[i], w.info[i-1].asked
	if len(topic) == 0 || b.Kind != notice.BlockParagraph && b.Kind != notice.BlockItem {
		return nil
	}
	if s := w.Reader.Sentences(b.Start, b.End, nil); len(s) == 0 || !w.Reader.Replies(s[0]) {
		return nil
	}
	return topic
}

// learn keeps what sentence n of block i says for the blocks that it governs.
func (w *walk) learn(i, n int, s split.Span, res *clause.Result) {
	in, kind := &w.info[i], w.Doc.Blocks[i].Kind
	if n == 0 && kind != notice.BlockParagraph || kind == notice.BlockTerm {
		in.topic = orTopic(res.Topic, in.topic)
		in.label = res.Label || res.Asked
		in.asks = res.Asked
	}
	if w.Reader.EndsWithColon(s) {
		if res.Lead != nil {
			in.lead = res.Lead
		}
		in.days = dates.Find(&w.Reader.Text, s.First, s.Last, w.Date, nil)
	}
	in.says, in.found, in.question = res.Readings, w.granted, res.Question
}

// answers reports whether block b stands under a question.
func (w *walk) answers(b *notice.Block) bool {
	n := len(b.Under)
	about := func(i int) bool { return w.info[i].asks && (len(w.info[i].topic) > 0 || b.Table == 0) }
	return n > 0 && about(b.Under[n-1]) || b.Lead >= 0 && about(b.Lead)
}

// question is the question that block b may answer: its heading or summary.
func (w *walk) question(b *notice.Block) *clause.Reading {
	if b.Kind == notice.BlockTerm {
		return nil
	}
	if n := len(b.Under); n > 0 {
		u := b.Under[n-1]
		if q := w.info[u].question; q != nil {
			w.info[u].question = nil // answered once
			return q
		}
	}
	if q := w.ask; q != nil {
		w.ask = nil
		return q
	}
	return nil
}

// context gathers what governs block i: the innermost label, heading or lead-in that names services or says something.
func (w *walk) context(i int) clause.Context {
	b := &w.Doc.Blocks[i]
	if b.Kind == notice.BlockHeading {
		return clause.Context{}
	}
	ctx := clause.Context{Ahead: w.when.Ahead}
	for _, g := range slices.Backward(w.governors(b)) {
		in := &w.info[g]
		if len(ctx.Topic) == 0 && len(in.topic) > 0 {
			heading := w.Doc.Blocks[g].Kind == notice.BlockHeading && g != b.Lead
			ctx.Topic, ctx.Structural, ctx.Terse = in.topic, !heading || in.label && !general(in.topic), !heading
			ctx.Ready = ctx.Structural && w.Reader.NamesReady(w.Doc.Blocks[g].Start, w.Doc.Blocks[g].End)
		}
		if ctx.Status == "" && in.lead != nil && (leads(w.Doc.Blocks[g].Kind, b.Kind, in) || in.bare && w.Reader.Enumerates(b.Start, b.End)) {
			ctx.Status, ctx.Confidence, ctx.Rule = in.lead.Status, in.lead.Confidence, "lead>"+in.lead.Rule
		}
	}
	return ctx
}

// governors are the blocks that block b stands under, the innermost last: headings and labels, heads of its column and
// row, and its lead-in.
func (w *walk) governors(b *notice.Block) []int {
	out := slices.Clone(b.Under)
	if b.Lead >= 0 && b.Table > 0 {
		out = append(out, b.Lead) // its heads are nearer to a cell
	}
	for _, h := range b.Heads {
		over := &w.Doc.Blocks[h]
		if _, headed := w.columnHead[over.Col]; over.Row != b.Row || !headed {
			out = append(out, h) // else it heads no row, but stands under a head of its own
		}
	}
	if head, ok := w.columnHead[b.Col]; ok && b.Kind == notice.BlockHeadCell && len(b.Heads) == 0 && b.Row > 0 && (w.lists || len(w.info[head].topic) > 0) {
		out = append(out, head) // the first cell of a row under a head that names a service
	}
	if b.Lead >= 0 && b.Table == 0 {
		out = append(out, b.Lead)
	}
	return out
}
