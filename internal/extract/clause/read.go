package clause

import (
	"github.com/lagebild/lagebild/internal/extract/clause/ask"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Reader reads one text. It is not safe for concurrent use; its buffers serve the next text too.
type Reader struct{ ask.Asker }

// NewReader makes a reader of texts with the words of g.
func NewReader(g *grammar.Grammar) *Reader {
	r := new(Reader)
	r.Marked = g.Marks()
	return r
}

// Context is what a sentence can take from around it.
type Context struct {
	Topic      []grammar.Mention          // services of the label, table row, heading or sentence before
	Down       []grammar.Mention          // services that the sentence before said to fail: a sentence may tell from when they are back
	Structural bool                       // the topic stands as a label: the sentence is about it even without a pronoun
	Close      bool                       // the topic stands right over the sentence
	Asked      bool                       // the sentence answers a question: "ja" and "nein" are said of that
	Terse      bool                       // one-word answers count
	Ready      bool                       // the topic is of what is finished ("Fertige Pässe")
	Ahead      func(first, last int) bool // reports whether the tokens name a day to come; nil if no day is known
	Today      func(first, last int) bool // reports whether the tokens name the day of the text; nil if no day is known
	Listed     bool                       // the sentence is an item of the list that a lead-in with a status governs
	Status     notice.Status              // of the lead-in that governs the sentence ("Nicht betroffen sind:")
	Confidence float64                    // of Status
	Rule       string                     // of Status
}

// Result is what a sentence gives.
type Result struct {
	Readings []said.Reading
	Topic    []grammar.Mention // services that the next sentence may take up
	Lead     *said.Reading     // what the sentence says of the list after it, if it ends with ":" and names no service of its own
	Listed   *said.Reading     // what the sentence said before its colon of what it names behind it; nil if it did not
	Loose    *said.Reading     // what the sentence says without naming a service; nil if it names one or says nothing
	Question *said.Reading     // a question that "ja" answers with this reading; its Mentions are the topic
	Asked    bool              // the sentence is a question
	When     bool              // the question asks since when: a day answers it, "ja" does not
	Answer   int               // +1 if it begins with "ja", −1 with "nein"
	Label    bool              // the sentence is but the name of services
	Labelled []grammar.Mention // the services before its colon that it goes on about ("Wohngeld: …"); nil if there are none
	Why      silence.Why       // why the sentence yielded no reading, if it names a service and yielded none
}

// Sentence reads one sentence.
func (r *Reader) Sentence(s split.Span, ctx Context) Result {
	var res Result
	chunks := r.Chunks(s)
	if len(chunks) == 0 {
		return res
	}
	if r.IsHypothetical(s) {
		res.Why = silence.Hypothetical
		return res
	}
	last := r.Text.Tokens[s.Last]
	if last.Kind == lexicon.Punct && last.First == '?' {
		return r.question(s, r.Question(s, chunks, ctx.Topic))
	}
	res.Answer = r.Answer(s)
	r.Present(s, chunks, ctx.Today)
	m := machine{Course: discourse.New(&r.Ties, ctx.Ahead), r: r, ctx: ctx, res: &res, first: s.First, last: s.Last}
	for i := range chunks {
		m.step(&chunks[i], i == len(chunks)-1)
	}
	m.finish(last.Kind == lexicon.Punct && last.First == ':')
	res.Readings = m.Readings
	return res
}

// question is the result of a sentence that asks.
func (r *Reader) question(s split.Span, q ask.Question) Result {
	res := Result{Asked: true, Why: silence.Question, Topic: q.Topic}
	if q.Yes.Status != "" {
		res.When = q.When
		res.Question = &said.Reading{Mentions: q.About, Status: q.Yes.Status, Kind: q.Yes.Kind, Confidence: q.Yes.Conf, Rule: "question>" + q.Yes.Rule, First: s.First, Last: s.Last, Which: q.Which, How: q.How, Why: q.Why}
	}
	return res
}
