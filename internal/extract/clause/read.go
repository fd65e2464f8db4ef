package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Reader reads one text. It is not safe for concurrent use; its buffers serve the next text too.
type Reader struct{ judge.Judge }

// NewReader makes a reader of texts with the words of g.
func NewReader(g *grammar.Grammar) *Reader {
	return &Reader{judge.Judge{Splitter: split.Splitter{Marked: g.Marks()}}}
}

// Reading is what one clause says of some services.
type Reading struct {
	Mentions    []grammar.Mention
	Status      notice.Status
	Kind        grammar.Kind
	Confidence  float64
	Rule        string
	First, Last int  // tokens that say so
	Carried     bool // the services were taken from the topic
	Again       bool // "wieder": it was otherwise before
	Whole       bool // "wieder alle", "wieder normal": before, it may have gone in part
	StandIn     bool // somebody else does it
	Was         bool // it tells of a return in the past that holds since: its days are over
	Since       int  // first token that may belong to it: what stands before is about something else
}

// Office reports whether the reading is about an office or a building.
func (rd *Reading) Office() bool {
	for _, m := range rd.Mentions {
		if m.Role == grammar.Office || m.Role == grammar.House || m.Role == grammar.Soft {
			return true
		}
	}
	return false
}

// Context is what a sentence can take from around it.
type Context struct {
	Topic      []grammar.Mention // services of the label, table row, heading or sentence before
	Structural bool              // the topic stands as a label: the sentence is about it even without a pronoun
	Asked      bool              // the sentence answers a question: "ja" and "nein" are said of that
	Terse      bool              // one-word answers count
	Status     notice.Status     // of the lead-in that governs the sentence ("Nicht betroffen sind:")
	Confidence float64           // of Status
	Rule       string            // of Status
}

// Result is what a sentence gives.
type Result struct {
	Readings []Reading
	Topic    []grammar.Mention // services that the next sentence may take up
	Lead     *Reading          // what the sentence says of the list after it, if it ends with ":" and names no service of its own
	Loose    *Reading          // what the sentence says without naming a service; nil if it names one or says nothing
	Question *Reading          // a question that "ja" answers with this reading; its Mentions are the topic
	Asked    bool              // the sentence is a question
	Answer   int               // +1 if it begins with "ja", −1 with "nein"
	Label    bool              // the sentence is but the name of services
	Why      judge.Why         // why the sentence yielded no reading, if it names a service and yielded none
}

// Sentence reads one sentence.
func (r *Reader) Sentence(s split.Span, ctx Context) Result {
	var res Result
	chunks := r.Chunks(s, nil)
	if len(chunks) == 0 {
		return res
	}
	if r.isHypothetical(s) {
		res.Why = judge.Hypothetical
		return res
	}
	last := r.Text.Tokens[s.Last]
	if last.Kind == lexicon.Punct && last.First == '?' {
		return r.question(s, chunks, &ctx)
	}
	res.Answer = r.answer(s)
	m := machine{r: r, ctx: ctx, res: &res}
	for i := range chunks {
		m.step(&chunks[i], i == len(chunks)-1)
	}
	m.finish(last.Kind == lexicon.Punct && last.First == ':')
	return res
}

// isHypothetical reports whether the sentence says what would be ("Sollte es …") or explains signs ("✔ = läuft").
func (r *Reader) isHypothetical(s split.Span) bool {
	if w := string(r.Text.Folded(s.First)); w == "sollte" || w == "sollten" || w == "falls" {
		return true
	}
	for i := s.First; i <= s.Last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Symbol && r.Text.Tokens[i].First == '=' {
			return true
		}
	}
	return false
}

// answer reports whether the sentence begins with "ja" or "nein".
func (r *Reader) answer(s split.Span) int {
	first := s.First
	for i := first; i <= min(first+4, s.Last-1) && !r.Covered[i]; i++ {
		if r.Text.Is(i, ":") { // "Seit gestern: ja, …"
			first = i + 1
			break
		}
	}
	switch {
	case r.At[first]&grammar.Yes != 0:
		return 1
	case r.At[first]&grammar.No != 0:
		return -1
	}
	return 0
}

// question finds what the sentence asks about, and what a yes to it would say.
func (r *Reader) question(s split.Span, chunks []split.Chunk, ctx *Context) Result {
	res := Result{Asked: true, Why: judge.Question}
	var marks grammar.Mark
	for i := range chunks {
		res.Topic = append(res.Topic, split.Usable(chunks[i].Mentions)...)
		marks |= chunks[i].Marks
	}
	if slices.ContainsFunc(res.Topic, func(x grammar.Mention) bool { return x.Role != grammar.Thing }) {
		res.Topic = slices.DeleteFunc(res.Topic, func(x grammar.Mention) bool { return x.Role == grammar.Thing })
	}
	first := s.First
	for first < s.Last && (r.At[first]&(grammar.Join|grammar.Yes) != 0 || r.Text.Tokens[first].Kind == lexicon.Punct) {
		first++
	}
	if len(res.Topic) == 0 && marks&grammar.Pronoun != 0 && len(calls(chunks)) == 0 {
		res.Topic = ctx.Topic
	}
	if len(res.Topic) == 0 {
		res.Topic = calls(chunks)
		if len(res.Topic) > 0 && r.At[first]&grammar.Askable != 0 && marks&grammar.Unaskable == 0 {
			res.Question = &Reading{Mentions: res.Topic, Status: notice.Available, Kind: grammar.Reach, Confidence: 0.75, Rule: "question>way", First: s.First, Last: s.Last}
		}
		return res
	}
	if q := r.troubled(chunks); q != nil && r.At[first]&grammar.Askable != 0 && marks&(grammar.Modal|grammar.Past) == 0 {
		res.Question = &Reading{Mentions: res.Topic, Status: notice.Unavailable, Kind: grammar.Trouble, Confidence: 0.75, Rule: "question>trouble", First: s.First, Last: s.Last}
		return res
	}
	if marks&(grammar.Unaskable|grammar.Modal|grammar.Past) != 0 || r.At[first]&grammar.Askable == 0 {
		return res
	}
	res.Question = r.whether(s, chunks, res.Topic)
	return res
}

// whether is what a yes would say of the topic ("Kann ich meinen Ausweis abholen?"); nil if nothing.
func (r *Reader) whether(s split.Span, chunks []split.Chunk, topic []grammar.Mention) *Reading {
	var out *Reading
	for i := range chunks {
		c := &chunks[i]
		c.Marks |= grammar.Able
		v := r.Weigh(c, true)
		if v.Status == "" || v.Status == notice.Limited && v.Kind != grammar.Accept {
			continue
		}
		out = &Reading{Mentions: topic, Status: v.Status, Kind: v.Kind, Confidence: 0.75, Rule: "question>" + v.Rule, First: s.First, Last: s.Last}
	}
	return out
}

// troubled is the cue by which the question asks whether something is affected; nil if it asks for something else.
func (r *Reader) troubled(chunks []split.Chunk) *grammar.CueAt {
	for i := range chunks {
		for k := range chunks[i].Cues {
			if q := &chunks[i].Cues[k]; q.Kind == grammar.Trouble {
				return q
			}
		}
	}
	return nil
}

// calls are the ways among the mentions ("Kann ich anrufen?").
func calls(chunks []split.Chunk) []grammar.Mention {
	var out []grammar.Mention
	for i := range chunks {
		for _, m := range chunks[i].Mentions {
			if m.Role == grammar.Way {
				out = append(out, m)
			}
		}
	}
	return out
}

// Polarity is what the words at bytes [start, end) say without naming a service ("Was ist nicht möglich?"); nil if
// nothing.
func (r *Reader) Polarity(start, end int, short bool) *Reading {
	first, last := r.Range(start, end)
	if last < first {
		return nil
	}
	c := r.Chunk(split.Span{First: first, Last: last}, false)
	if len(split.Usable(c.Mentions)) > 0 || r.Text.Is(last, "?") && c.Marks&grammar.Unaskable != 0 {
		return nil
	}
	c.Marks |= grammar.Able
	v := r.Weigh(&c, short)
	if v.Status == "" {
		return nil
	}
	return &Reading{Status: v.Status, Kind: v.Kind, Confidence: 0.85, Rule: v.Rule, First: first, Last: last}
}
