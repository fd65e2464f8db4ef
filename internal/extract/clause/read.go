package clause

import (
	"github.com/lagebild/lagebild/internal/extract/clause/ask"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/progress"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Reader reads one text. It is not safe for concurrent use; its buffers serve the next text too.
type Reader struct {
	ask.Asker
	machine machine     // of the sentence in hand
	result  said.Result // … and what came of it
}

// NewReader makes a reader of texts with the words of g.
func NewReader(g *grammar.Grammar) *Reader {
	r := new(Reader)
	r.Marked = g.Marks()
	return r
}

// Sentence reads one sentence.
func (r *Reader) Sentence(s split.Span, ctx said.Context) said.Result {
	chunks := r.Chunks(s)
	if len(chunks) == 0 {
		return said.Result{}
	}
	res := &r.result
	*res = said.Result{}
	if r.IsHypothetical(s) && !r.HalfYes(s) { // "Falls er fertig ist, ja"
		if rest, ok := r.afterRumour(s); ok {
			return r.pastRumour(rest, s.First, ctx)
		}
		return said.Result{Why: silence.Hypothetical}
	}
	last := r.Text.Tokens[s.Last]
	if last.Kind == lexicon.Punct && last.First == '?' || r.AsksIf(s.First, s.Last) {
		return r.question(s, r.Question(s, chunks, ctx.Topic))
	}
	if res.Answer = r.Answer(s); len(ctx.Both) > len(ctx.Topic) && r.MeansBoth(s) {
		ctx.Topic = ctx.Both
	}
	r.Present(s, chunks, ctx.Today)
	m := &r.machine
	*m = machine{progress.State{Course: discourse.New(&r.Ties, ctx.Ahead), R: &r.Asker, Ctx: ctx, Res: res, First: s.First, Last: s.Last}}
	for i := range chunks {
		m.step(&chunks[i], i == len(chunks)-1)
	}
	m.finish(last.Kind == lexicon.Punct && last.First == ':')
	res.Readings = m.Readings
	return *res
}

// question is the result of a sentence that asks.
func (r *Reader) question(s split.Span, q ask.Question) said.Result {
	res := said.Result{Asked: true, Why: silence.Question, Topic: q.Topic}
	if q.Yes.Status != "" {
		res.When = q.When
		res.Question = &said.Reading{Mentions: q.About, Status: q.Yes.Status, Kind: q.Yes.Kind, Confidence: q.Yes.Conf, Rule: "question>" + q.Yes.Rule, First: s.First, Last: s.Last, Which: q.Which, How: q.How, Why: q.Why, All: r.HasMark(s.First, s.Last, grammar.All)}
	}
	return res
}

// EndsQuote reports whether the sentence but ends a quotation, or tells who asks what was asked before it.
func (r *Reader) EndsQuote(s split.Span, asked bool) bool {
	return r.OnlyQuotes(s) || asked && r.NamesAsker(s)
}

// IsBrief reports whether one word is enough in the sentence: it answers a question or stands, short, under a label.
func (r *Reader) IsBrief(s split.Span, labelled, answers bool) bool {
	const brief = 6 // tokens, below which it may be a one-word answer
	return answers && !r.NamesWays(s) || labelled && s.Last-s.First < brief
}
