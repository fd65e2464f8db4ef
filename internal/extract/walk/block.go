package walk

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/otherway"
	"github.com/lagebild/lagebild/internal/notice"
)

// longestStatus is the length, in bytes, of a paragraph that may be but the status of what stands over it.
const longestStatus = 80

// block reads a block sentence by sentence.
func (w *walk) block(i int) {
	b := &w.Doc.Blocks[i]
	if w.bodyList(i) {
		return
	}
	ctx, answers := w.governed(i)
	structural := ctx.Structural
	w.underLine(i, &ctx)
	before := len(w.found)
	w.granted = [2]int{before, before}
	if b.Kind != notice.BlockItem && b.Kind != notice.BlockCell {
		w.whose.NewBlock(b)
	}
	terse := ctx.Terse || b.Kind == notice.BlockItem
	ask, asked, from := w.question(i), false, w.TextStart(b)
	if q := w.Asking(i); q != nil {
		ctx.Topic, ctx.Structural, structural = q.Topic, true, true
		ask, asked, from = q.Question, true, q.From
	}
	last := split.Span{First: -1, Last: -1}
	w.listed = listedBy(b, ask)
	w.sentences = w.Reader.Sentences(from, b.End, w.sentences[:0])
	for n, s := range w.sentences {
		if n > 0 && w.Reader.EndsQuote(s, ask != nil) {
			continue
		}
		ctx.Terse = terse || ask.TakesYes() || asked || w.Reader.IsBrief(s, ctx.Structural, answers && n == 0)
		w.underName(i, &ctx)
		ctx.Asked = answers && n == 0 && w.Reader.MayAnswer(b.Kind == notice.BlockItem, s, ask) || asked
		ctx.Down, ctx.Up = w.fared(i, n)
		ctx.AllDown = evidence.Failing(w.found[before:])
		res := w.framed(i, s, w.sentence(b, s, w.goesOn(ctx, last, s)))
		w.keep(i, s, &res, ask)
		ask, w.info[i].asked = nil, nil
		if res.Asked {
			asked, ask = true, w.asks(i, s, &res, before)
		}
		if w.goOn(&ctx, &res, structural || w.staysThere(s, ctx.Topic)); w.isLabel(s, &res) {
			ctx.Topic, ctx.Structural = res.Topic, true
		}
		if res.Listed != nil {
			w.listed = res.Listed
		}
		last = s
		w.learn(i, n, s, &res)
	}
	w.close(i, before)
}

// listedBy is what the question over block b lists, which the block may go on with; a cell goes on with nothing.
func listedBy(b *notice.Block, ask *said.Reading) *said.Reading {
	if b.Table != 0 {
		return nil
	}
	return ask.Names()
}

// underLine makes what the line over block i names the topic, if nothing else is.
func (w *walk) underLine(i int, ctx *said.Context) {
	if names := w.LineOver(i); len(ctx.Topic) == 0 && names != nil {
		ctx.Topic, ctx.Structural = names, true
	}
}

// close ends block i, whose evidence begins with number before.
func (w *walk) close(i, before int) {
	b := &w.Doc.Blocks[i]
	otherway.Limit(w.Page, i, w.found[before:])
	w.Sum(i)
	if b.Kind != notice.BlockParagraph || w.Given[i].Colon {
		w.whose.Over[i] = w.NamesIn(b.Start, b.End)
	}
}

// underName makes the administration the topic of what stands under a body's name and has no other.
func (w *walk) underName(i int, ctx *said.Context) {
	if len(ctx.Topic) == 0 && !w.OverList(i) && (len(w.whose.Force) > 0 || w.whose.UnderName(i)) {
		ctx.Topic, ctx.Structural = cohesion.Administration(), true
	}
}

// framed takes from what sentence s of block i says all that is of another time, place or world.
func (w *walk) framed(i int, s split.Span, res said.Result) said.Result {
	if why := w.told.Of(i, s); why != "" {
		res.Readings, res.Lead, res.Loose, res.Question, res.Answer, res.Why = nil, nil, nil, nil, 0, why
	}
	return res
}

// asks notes what sentence s of block i, whose evidence begins with number before, asks, for what answers it.
func (w *walk) asks(i int, s split.Span, res *said.Result, before int) *said.Reading {
	if w.Reader.AsksIfTrue(s) {
		evidence.Unsay(w.found[before:]) // the block asks whether that is true
	}
	w.listed = res.Question.Names()
	if res.When {
		res.Question.Again = true
	}
	w.ask, w.info[i].asked = res.Question, res.Topic
	return res.Question
}

// goOn gives the next sentence of a block what this one was about. structural: what stands over the block is its topic.
func (w *walk) goOn(ctx *said.Context, res *said.Result, structural bool) {
	if !res.Asked {
		ctx.Both = nil
	}
	switch {
	case res.Asked:
		ctx.Topic, ctx.Structural, ctx.Close, ctx.Both = said.OrTopic(res.Topic, ctx.Topic), true, true, append(ctx.Both, res.Topic...)
	case len(res.Labelled) > 0:
		ctx.Topic, ctx.Structural = res.Labelled, true
	case len(res.Topic) > 0 && !structural:
		ctx.Topic, ctx.Structural = res.Topic, false
	}
}

// staysThere reports whether sentence s tells but what there is to be had at the office that the one before was about: the next one may be about
// that ("Das Bürgerbüro zieht um. Dort gibt es Ausweise. Heute hat es geschlossen.").
func (w *walk) staysThere(s split.Span, topic []grammar.Mention) bool {
	return w.Reader.Text.Is(s.First, "dort") && len(topic) > 0 && !split.Several(topic) && topic[0].Role == grammar.Office && w.Reader.TakesUpNeuter(s.Last+1)
}

// isLabel reports whether sentence s is but the name of one service, or introduces it as the speaker: the sentences after it are about that
// ("II. Standesamt. Anträge …", "Hier ist das Standesamt. Wir …").
func (w *walk) isLabel(s split.Span, res *said.Result) bool {
	if !res.Label || len(res.Topic) == 0 || w.listed != nil || split.Several(res.Topic) || res.Topic[0].Service == "rathaus" {
		return false
	}
	toks := w.Reader.Text.Tokens
	return w.Reader.Enumerates(toks[s.First].Start, toks[s.Last].End) || w.Reader.Introduces(s)
}

// goesOn lets sentence s go on about what the one before is about, where that announces a change and s says how it is until then, or s
// puts it right.
func (w *walk) goesOn(ctx said.Context, before, s split.Span) said.Context {
	if len(ctx.Topic) > 0 && (w.when.Announced(before.First, before.Last) && w.Reader.BeginsUntil(s.First, s.Last) || w.Reader.Corrects(s) || w.pairsDeeds(s)) {
		ctx.Structural, ctx.Terse = true, true
	}
	if rd := w.listed; rd != nil && (w.Reader.Enumerates(w.Reader.Text.Tokens[s.First].Start, w.Reader.Text.Tokens[s.Last].End) || rd.Status == notice.Unavailable && w.Reader.NamesDeeds(s)) {
		ctx.Status, ctx.Confidence, ctx.Rule = rd.Status, rd.Confidence, "lead>"+rd.Rule // "Möglich sind: Trauungen. Geburten."
	} else {
		w.listed = nil
	}
	return ctx
}

// pairsDeeds reports whether sentence s but says what can be done and what cannot, of what the one before named ("Die Bauanträge liegen im Saal.
// Annehmen ja, genehmigen nein.").
func (w *walk) pairsDeeds(s split.Span) bool {
	t := &w.Reader.Text
	yes := func(i int) bool { return t.Is(i, "ja") || t.Is(i, "nein") }
	deed := func(i int) bool {
		return strings.HasSuffix(t.Spelled(i), "en") && len(w.Reader.MentionsIn(i, i)) == 0
	}
	return s.Last-s.First >= 4 && t.Is(s.First+2, ",") && yes(s.First+1) && yes(s.First+4) && deed(s.First) && deed(s.First+3) && !t.Tokens[s.First+3].Upper
}

// sentence reads one sentence of a block. A heading over an overview says nothing by itself.
func (w *walk) sentence(b *notice.Block, s split.Span, ctx said.Context) said.Result {
	w.when.NewSentence(s, b.Kind == notice.BlockEntry)
	res := w.Reader.Sentence(s, ctx)
	otherway.StandsIn(w.Page, s, &res)
	w.takenOver(s, &res)
	w.takenUp(s, &res, &ctx)
	if b.Kind == notice.BlockHeading && w.Reader.IsOverview(s) {
		res.Readings = nil
	}
	return res
}

// governed is what stands over the block i, and whether its first sentence may be an answer.
func (w *walk) governed(i int) (ctx said.Context, answers bool) {
	ctx = w.Context(i)
	if b := &w.Doc.Blocks[i]; ctx.Structural && !ctx.Terse && b.Kind == notice.BlockParagraph && split.Several(ctx.Topic) && b.End-b.Start > longestStatus {
		ctx.Structural = false // a title of several things is but the first topic of running text
	}
	ctx.Ahead, ctx.Today = w.ahead, w.today
	if topic := w.askedBefore(i); len(topic) > 0 {
		ctx.Topic, ctx.Structural, ctx.Close = topic, true, true
		return ctx, true
	}
	return ctx, w.Answers(&w.Doc.Blocks[i])
}

// askedBefore are the services that the block before i asks about at its end, if i can be the answer.
func (w *walk) askedBefore(i int) []grammar.Mention {
	before, plain := w.QuestionBefore(i)
	if before < 0 {
		return nil
	}
	topic := w.info[before].asked
	if len(topic) == 0 || !w.Replies(i, topic, plain) {
		return nil
	}
	return topic
}

// learn keeps what sentence n of block i says for the blocks that it governs.
func (w *walk) learn(i, n int, s split.Span, res *said.Result) {
	over, in, kind := &w.Given[i], &w.info[i], w.Doc.Blocks[i].Kind
	if n == 0 && (kind != notice.BlockParagraph || res.Label && w.NamesList(i, res.Topic)) || kind == notice.BlockTerm {
		if about := w.Reader.Text.Is(s.First, "betrifft") || w.Reader.Text.Is(s.First, "betreff"); !otherway.IsSubstitute(res) && (!about || !split.Several(res.Topic)) {
			over.Topic = said.OrTopic(res.Topic, over.Topic)
		}
		over.Label = res.Label || res.Asked
		over.Asks = res.Asked
	}
	if w.Reader.EndsWithColon(s) {
		if res.Lead != nil && (!w.Reader.IsWhole(res.Lead) || !w.OverText(i)) {
			over.Lead = res.Lead
		}
		over.Days = w.when.DaysOf(s)
	}
	if n == 0 && (kind == notice.BlockHeading || kind == notice.BlockDetails) && len(res.Readings) == 0 && i > 0 {
		over.Days = w.when.Heading(s)
	}
	in.says, in.found, in.question = res.Readings, w.granted, res.Question
}

// fared are the services that the sentence before sentence n of block i, or the paragraph before, ended by saying to fail, or to work.
func (w *walk) fared(i, n int) (down, up []grammar.Mention) {
	before := i
	if n == 0 {
		if before--; before < 0 || w.Doc.Blocks[i].Kind != notice.BlockParagraph || w.Doc.Blocks[before].Kind != notice.BlockParagraph {
			return nil, nil
		}
	}
	says := w.info[before].says
	if len(says) == 0 {
		return nil, nil
	}
	switch last := &says[len(says)-1]; {
	case last.Status == notice.Available:
		return nil, split.Usable(last.Mentions)
	case n > 0 || last.Status == notice.Unavailable:
		return split.Usable(last.Mentions), nil
	}
	return nil, nil
}

// question is the question that block i may answer: its heading or summary.
func (w *walk) question(i int) *said.Reading {
	b := &w.Doc.Blocks[i]
	if b.Kind == notice.BlockTerm || w.IsAnswerLabel(i) {
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
		if n := len(b.Under); n > 0 && w.Labels(b.Under[n-1]) || b.Lead >= 0 && w.Labels(b.Lead) {
			return nil // "Anrufen: ja": said of but that
		}
		return q
	}
	return nil
}
