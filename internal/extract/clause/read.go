package clause

import (
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Reading is what one clause says of some services.
type Reading struct {
	Mentions    []Mention
	Status      notice.Status
	Kind        Kind
	Confidence  float64
	Rule        string
	First, Last int  // tokens that say so
	Carried     bool // the services were taken from the topic
	Again       bool // "wieder": it was otherwise before
	Whole       bool // "wieder alle", "wieder normal": before, it may have gone in part
	StandIn     bool // somebody else does it
	Since       int  // first token that may belong to it: what stands before is about something else
}

// Office reports whether the reading is about an office or a building.
func (rd *Reading) Office() bool {
	for _, m := range rd.Mentions {
		if m.Role == Office || m.Role == House || m.Role == Soft {
			return true
		}
	}
	return false
}

// Context is what a sentence can take from around it.
type Context struct {
	Topic      []Mention     // services of the label, table row, heading or sentence before
	Structural bool          // the topic stands as a label: the sentence is about it even without a pronoun
	Asked      bool          // the sentence answers a question: "ja" and "nein" are said of that
	Terse      bool          // one-word answers count
	Status     notice.Status // of the lead-in that governs the sentence ("Nicht betroffen sind:")
	Confidence float64       // of Status
	Rule       string        // of Status
}

// Result is what a sentence gives.
type Result struct {
	Readings []Reading
	Topic    []Mention // services that the next sentence may take up
	Lead     *Reading  // what the sentence says of the list after it, if it ends with ":" and names no service of its own
	Loose    *Reading  // what the sentence says without naming a service; nil if it names one or says nothing
	Question *Reading  // a question that "ja" answers with this reading; its Mentions are the topic
	Asked    bool      // the sentence is a question
	Answer   int       // +1 if it begins with "ja", −1 with "nein"
	Label    bool      // the sentence is but the name of services
	Why      Why       // why the sentence yielded no reading, if it names a service and yielded none
}

// Sentence reads one sentence.
func (r *Reader) Sentence(s Span, ctx Context) Result {
	var res Result
	chunks := r.chunks(s, nil)
	if len(chunks) == 0 {
		return res
	}
	if r.isHypothetical(s) {
		res.Why = Hypothetical
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
func (r *Reader) isHypothetical(s Span) bool {
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
func (r *Reader) answer(s Span) int {
	first := s.First
	for i := first; i <= min(first+4, s.Last-1) && !r.covered[i]; i++ {
		if r.Text.Is(i, ":") { // "Seit gestern: ja, …"
			first = i + 1
			break
		}
	}
	switch {
	case r.at[first]&yes != 0:
		return 1
	case r.at[first]&no != 0:
		return -1
	}
	return 0
}

func (r *Reader) question(s Span, chunks []chunk, ctx *Context) Result {
	res := Result{Asked: true, Why: Question}
	var marks mark
	for i := range chunks {
		res.Topic = append(res.Topic, usable(chunks[i].mentions)...)
		marks |= chunks[i].marks
	}
	first := s.First
	for first < s.Last && (r.at[first]&(join|yes) != 0 || r.Text.Tokens[first].Kind == lexicon.Punct) {
		first++
	}
	if len(res.Topic) == 0 && marks&pronoun != 0 && len(calls(chunks)) == 0 {
		res.Topic = ctx.Topic
	}
	if len(res.Topic) == 0 {
		res.Topic = calls(chunks)
		if len(res.Topic) > 0 && r.at[first]&askable != 0 && marks&unaskable == 0 {
			res.Question = &Reading{Mentions: res.Topic, Status: notice.Available, Kind: Reach, Confidence: 0.75, Rule: "question>way", First: s.First, Last: s.Last}
		}
		return res
	}
	if q := r.troubled(chunks); q != nil && r.at[first]&askable != 0 && marks&(modal|past) == 0 {
		res.Question = &Reading{Mentions: res.Topic, Status: notice.Unavailable, Kind: Trouble, Confidence: 0.75, Rule: "question>trouble", First: s.First, Last: s.Last}
		return res
	}
	if marks&(unaskable|modal|past) != 0 || r.at[first]&askable == 0 {
		return res
	}
	for i := range chunks {
		c := &chunks[i]
		c.marks |= able
		v := r.weigh(c, true)
		if v.status == "" || v.status == notice.Limited {
			continue
		}
		res.Question = &Reading{Mentions: res.Topic, Status: v.status, Kind: v.kind, Confidence: 0.75, Rule: "question>" + v.rule, First: s.First, Last: s.Last}
	}
	return res
}

// troubled is the cue by which the question asks whether something is affected; nil if it asks for something else.
func (r *Reader) troubled(chunks []chunk) *cueAt {
	for i := range chunks {
		for k := range chunks[i].cues {
			if q := &chunks[i].cues[k]; q.kind == Trouble {
				return q
			}
		}
	}
	return nil
}

// usable are the mentions that can be a topic.
func usable(ms []Mention) []Mention {
	var out []Mention
	for _, m := range ms {
		if m.Role != Way && m.Role != Inside && m.Role != Named {
			out = append(out, m)
		}
	}
	return out
}

// calls are the ways among the mentions ("Kann ich anrufen?").
func calls(chunks []chunk) []Mention {
	var out []Mention
	for i := range chunks {
		for _, m := range chunks[i].mentions {
			if m.Role == Way {
				out = append(out, m)
			}
		}
	}
	return out
}
