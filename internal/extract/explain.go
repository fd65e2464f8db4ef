package extract

import (
	"cmp"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// Explained is how one statement came about, or why one sentence yielded none. Exactly one of Statement and Reason is set.
type Explained struct {
	Sentence   string            // the whole sentence, cell or list item, Text[Start:End] of the document
	Start, End int               // bytes of the document's text
	Services   []notice.Service  // what the sentence names, in its order
	Statement  *notice.Statement // what came of it; its Rule is the chain of rules; nil if nothing did
	Evidence   []Reason          // what was weighed for Statement, in the order of the text
	Reason     string            // why the sentence yielded none
}

// Reason is one piece of what was weighed for a statement.
type Reason struct {
	Quote      string        // the words, Text[Start:End] of the document
	Start, End int           // bytes of the document's text
	Status     notice.Status // what they say
	Rule       string        // by which rules
	Confidence float64       // 0–1
	Dropped    string        // why they did not count; "" if they did
}

// noBody is the reason of a sentence that says something, but nobody can tell of which body.
const noBody judge.Why = "no body is named that it could be said of, or the words only introduce others"

// trace is one sentence that names services, as it was read.
type trace struct {
	span  split.Span
	why   judge.Why
	found [2]int // its evidence in walk.found
}

// Explain reads doc as Extract does, and says of every sentence that names a service what came of it, in the order of
// the text: first the statements (those for review too), each with its evidence, then, by their place among them, the
// sentences that yielded none, each with its Reason. A document of a kind that makes no statements gives one Explained
// with a Reason alone.
func (x *Extractor) Explain(doc notice.Document, opt Options) []Explained {
	r, ok := x.readers.Get().(*clause.Reader)
	if !ok {
		r = clause.NewReader(x.grammar)
	}
	defer x.readers.Put(r)
	w := newWalk(x, r, &doc, opt)
	if !w.worthReading() {
		return []Explained{{Reason: "the text names no service, or is of a kind that makes no statements (advertisement, exercise, look back)"}}
	}
	w.traced = []trace{}
	w.blocks()
	out := w.explained(w.merge())
	slices.SortStableFunc(out, func(a, b Explained) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// explained joins statements with their evidence, and adds the sentences that yielded none.
func (w *walk) explained(statements []notice.Statement) []Explained {
	var out []Explained
	for i := range statements {
		s := &statements[i]
		e := Explained{Start: s.Start, End: s.End, Sentence: s.Quote, Statement: s}
		for _, f := range w.found {
			if f.body != s.Body || f.service != s.Service || day(f.from) != s.From {
				continue
			}
			e.Evidence = append(e.Evidence, Reason{
				Quote: w.doc.Text[f.start:f.end], Start: f.start, End: f.end, Status: f.status, Rule: f.rule, Confidence: f.conf,
				Dropped: dropped(&f, s),
			})
			if f.start == s.Start || f.sentence[0] == s.Start {
				e.Start, e.End = f.sentence[0], f.sentence[1]
				e.Sentence = w.doc.Text[e.Start:e.End]
			}
		}
		e.Services = w.servicesIn(e.Start, e.End)
		out = append(out, e)
	}
	for _, t := range w.traced {
		if t.found[0] < t.found[1] {
			continue
		}
		start, end := w.r.Text.Tokens[t.span.First].Start, w.r.Text.Tokens[t.span.Last].End
		why := string(cmp.Or(t.why, noBody))
		out = append(out, Explained{Start: start, End: end, Sentence: w.doc.Text[start:end], Services: w.servicesIn(start, end), Reason: why})
	}
	return out
}

// dropped says why evidence did not count for the statement; "" if it did.
func dropped(e *evidence, s *notice.Statement) string {
	switch {
	case e.asOf.Before(s.AsOf):
		return "the text says something newer"
	case e.status == s.Status || s.Status == notice.Limited:
		return ""
	case e.weak:
		return "it only holds other services"
	}
	return "it is outweighed"
}

func (w *walk) servicesIn(start, end int) []notice.Service {
	first, last := w.r.Range(start, end)
	var out []notice.Service
	for _, m := range w.r.MentionsIn(first, last) {
		if m.Last <= last && !slices.Contains(out, m.Service) {
			out = append(out, m.Service)
		}
	}
	return out
}

// note remembers a sentence that names a service, for Explain.
func (w *walk) note(s split.Span, why judge.Why, before int) {
	if w.traced == nil || len(w.r.MentionsIn(s.First, s.Last)) == 0 {
		return
	}
	w.traced = append(w.traced, trace{s, why, [2]int{before, len(w.found)}})
}
