package clause

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Reader reads one text. It is not safe for concurrent use; its buffers serve the next text too.
type Reader struct{ cohesion.Ties }

// NewReader makes a reader of texts with the words of g.
func NewReader(g *grammar.Grammar) *Reader {
	return &Reader{cohesion.Ties{Judge: judge.Judge{Splitter: split.Splitter{Marked: g.Marks()}}}}
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
	Topic      []grammar.Mention          // services of the label, table row, heading or sentence before
	Structural bool                       // the topic stands as a label: the sentence is about it even without a pronoun
	Asked      bool                       // the sentence answers a question: "ja" and "nein" are said of that
	Terse      bool                       // one-word answers count
	Ready      bool                       // the topic is of what is finished ("Fertige Pässe")
	Ahead      func(first, last int) bool // reports whether the tokens name a day to come; nil if no day is known
	Status     notice.Status              // of the lead-in that governs the sentence ("Nicht betroffen sind:")
	Confidence float64                    // of Status
	Rule       string                     // of Status
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
	if r.IsHypothetical(s) {
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

// answer reports whether the sentence begins with "ja" or "nein".
func (r *Reader) answer(s split.Span) int {
	first := r.opening(s)
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

// opening is the first token of a question or answer that is no sign, dash, number or letter before a colon ("F:", "2.").
func (r *Reader) opening(s split.Span) int {
	first := s.First
	for first < s.Last {
		switch t := &r.Text.Tokens[first]; {
		case t.Kind == lexicon.Symbol || t.Kind == lexicon.Dash || t.Kind == lexicon.Number:
			first++
		case first+1 < s.Last && r.Text.Is(first+1, ":") && (t.End-t.Start < 3 || r.Text.Is(first, "frage") || r.Text.Is(first, "antwort")):
			first += 2
		default:
			return first
		}
	}
	return first
}

// goesOn are the markers of words with which a sentence goes on about what was asked.
const goesOn = grammar.Pronoun | grammar.Negation | grammar.Able | grammar.Only | grammar.All | grammar.Again | grammar.Same

// Replies reports whether the sentence can answer a question before it: it begins as an answer does, or names nothing else
// that it could be about.
func (r *Reader) Replies(s split.Span) bool {
	if last := r.Text.Tokens[s.Last]; last.Kind == lexicon.Punct && last.First == '?' {
		return false
	}
	c := r.Chunk(s, false)
	return r.answer(s) != 0 || r.opening(s) != s.First || (r.Covered[s.First] || r.Inside[s.First]&goesOn != 0) && !r.Stranger(&c)
}

// reaches reports whether the clauses ask whether somebody can be reached.
func reaches(chunks []split.Chunk) bool {
	return slices.ContainsFunc(chunks, func(c split.Chunk) bool {
		return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Reach })
	})
}

// question finds what the sentence asks about, and what a yes to it would say.
func (r *Reader) question(s split.Span, chunks []split.Chunk, ctx *Context) Result {
	res := Result{Asked: true, Why: judge.Question}
	var marks grammar.Mark
	for i := range chunks {
		marks |= chunks[i].Marks
	}
	res.Topic = r.asked(chunks)
	first := r.opening(s)
	for first < s.Last && (r.At[first]&(grammar.Join|grammar.Yes) != 0 || r.Text.Tokens[first].Kind == lexicon.Punct) {
		first++
	}
	if len(res.Topic) == 0 && marks&grammar.Pronoun != 0 && len(calls(chunks)) == 0 {
		res.Topic = ctx.Topic
	}
	askable := r.At[first]&grammar.Askable != 0
	yes := func(status notice.Status, kind grammar.Kind, conf float64, rule string) Result {
		res.Question = &Reading{Mentions: res.Topic, Status: status, Kind: kind, Confidence: conf, Rule: "question>" + rule, First: s.First, Last: s.Last}
		return res
	}
	if len(res.Topic) == 0 {
		res.Topic = calls(chunks)
		if len(res.Topic) > 0 && askable && marks&grammar.Unaskable == 0 {
			return yes(notice.Available, grammar.Reach, 0.75, "way")
		}
		return res
	}
	if q := r.troubled(chunks); q != nil && askable && marks&(grammar.Modal|grammar.Past) == 0 {
		return yes(notice.Unavailable, grammar.Trouble, 0.75, "trouble")
	}
	if marks&(grammar.Unaskable|grammar.Modal|grammar.Past) != 0 || !askable {
		return res
	}
	if res.Question = r.whether(s, chunks, res.Topic); res.Question == nil && r.asksForIt(first) {
		return yes(notice.Available, grammar.Held, 0.75, "held")
	}
	return res
}

// asked are the services that a question names: its parts of many services only where it names none of its own, and the
// way where it asks whether somebody can be reached ("Ist das Rathaus telefonisch erreichbar?").
func (r *Reader) asked(chunks []split.Chunk) []grammar.Mention {
	if ways := calls(chunks); len(ways) > 0 && reaches(chunks) {
		return asSubject(ways)
	}
	var out []grammar.Mention
	for i := range chunks {
		out = append(out, split.Usable(chunks[i].Mentions)...)
	}
	if slices.ContainsFunc(out, func(x grammar.Mention) bool { return x.Role != grammar.Thing }) {
		out = slices.DeleteFunc(out, func(x grammar.Mention) bool { return x.Role == grammar.Thing })
	}
	return out
}

// asksForIt reports whether the verb that begins a question asks by itself whether a thing is to be had ("Kommt …?").
func (r *Reader) asksForIt(first int) bool {
	switch string(r.Text.Folded(first)) {
	case "bekomme", "bekommen", "bekommt", "erreiche", "erreichen", "kriege", "kriegen", "kommt", "kommen", "faehrt", "fahren", "laeuft", "laufen", "oeffnet", "gibt":
		return true
	}
	return false
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
		about := topic
		if fit := r.Filter(topic, v, c); len(fit) > 0 {
			about = fit
		}
		out = &Reading{Mentions: about, Status: v.Status, Kind: v.Kind, Confidence: 0.75, Rule: "question>" + v.Rule, First: s.First, Last: s.Last}
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
	if answersBothWays(c.Cues) {
		return nil
	}
	c.Marks |= grammar.Able
	v := r.Weigh(&c, short)
	if v.Status == "" {
		return nil
	}
	return &Reading{Status: v.Status, Kind: v.Kind, Confidence: 0.85, Rule: v.Rule, First: first, Last: last}
}

// answersBothWays reports whether the cues hold a yes and a no ("✓/✗", "ja/nein").
func answersBothWays(cues []grammar.CueAt) bool {
	says := func(s notice.Status) bool {
		return slices.ContainsFunc(cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Short && q.Cue.Status == s })
	}
	return says(notice.Available) && says(notice.Unavailable)
}

// Means are the services that a cell or label stands for: those it names, or the way that it speaks of ("Anrufen"). Of
// "Rathaus Telefon" only the telephone counts.
func (r *Reader) Means(s split.Span) []grammar.Mention {
	out := asSubject(slices.Clone(r.MentionsIn(s.First, s.Last)))
	if slices.ContainsFunc(out, func(x grammar.Mention) bool { return x.Role == grammar.Channel }) {
		out = slices.DeleteFunc(out, func(x grammar.Mention) bool { return x.Role == grammar.House || x.Role == grammar.Soft })
	}
	return out
}

// NamesMore reports whether the words at bytes [start, end) hold a noun beside what says how something fares.
func (r *Reader) NamesMore(start, end int) bool {
	first, last := r.Range(start, end)
	if last < first {
		return false
	}
	c := r.Chunk(split.Span{First: first, Last: last}, false)
	for i := first; i <= last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Number || r.Text.Is(i, "?") {
			return true
		}
	}
	return r.Stranger(&c)
}

// Enumerates reports whether the words at bytes [start, end) do nothing but name things: there is no verb and no status.
func (r *Reader) Enumerates(start, end int) bool {
	first, last := r.Range(start, end)
	if last < first || len(split.Usable(r.MentionsIn(first, last))) == 0 {
		return false
	}
	for _, q := range r.CuesIn(first, last) {
		if !q.Noun {
			return false
		}
	}
	for i := first; i <= last; i++ {
		t := &r.Text.Tokens[i]
		if t.Kind != lexicon.Word || t.Upper || r.Covered[i] || r.At[i]&(grammar.Join|grammar.Place) != 0 {
			continue
		}
		switch string(r.Text.Folded(i)) {
		case "die", "der", "das", "den", "dem", "des", "alle", "sowie", "staedtische", "staedtischen", "unsere", "samt":
		default:
			return false
		}
	}
	return true
}
