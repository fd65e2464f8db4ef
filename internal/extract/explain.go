package extract

import (
	"cmp"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/extract/walk"
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
const noBody silence.Why = "no body is named that it could be said of, or the words only introduce others"

// Explain reads doc as Extract does, and says of every sentence that names a service what came of it, in the order of
// the text: first the statements (those for review too), each with its evidence, then, by their place among them, the
// sentences that yielded none, each with its Reason. A document of a kind that makes no statements gives one Explained
// with a Reason alone.
func (x *Extractor) Explain(doc notice.Document, opt Options) []Explained {
	r := x.reader()
	defer x.readers.Put(r)
	p := page.New(&doc, r, x.region, opt.Body, opt.Date)
	if !p.WorthReading() {
		return []Explained{{Reason: "the text names no service, or is of a kind that makes no statements (advertisement, exercise, look back)"}}
	}
	p.FindNames()
	read := walk.Read(p, true)
	asFound := read
	asFound.Found = slices.Clone(read.Found)
	out := explained(p, &asFound, settled(p, &read))
	slices.SortStableFunc(out, func(a, b Explained) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// explained joins statements with their evidence, and adds the sentences that yielded none.
func explained(p *page.Page, read *walk.Result, statements []notice.Statement) []Explained {
	var out []Explained
	for i := range statements {
		s := &statements[i]
		e := Explained{Start: s.Start, End: s.End, Sentence: s.Quote, Statement: s}
		for _, f := range read.Found {
			if f.Body != s.Body || f.Service != s.Service || evidence.Day(f.From) != s.From {
				continue
			}
			e.Evidence = append(e.Evidence, Reason{
				Quote: p.Doc.Text[f.Start:f.End], Start: f.Start, End: f.End, Status: f.Status, Rule: f.Rule, Confidence: f.Conf,
				Dropped: dropped(&f, s),
			})
			if f.Start == s.Start || f.Sentence[0] == s.Start {
				e.Start, e.End = f.Sentence[0], f.Sentence[1]
				e.Sentence = p.Doc.Text[e.Start:e.End]
			}
		}
		e.Services = servicesIn(p, e.Start, e.End)
		out = append(out, e)
	}
	for _, t := range read.Sentences {
		if t.Says {
			continue
		}
		start, end := p.Reader.Text.Tokens[t.Span.First].Start, p.Reader.Text.Tokens[t.Span.Last].End
		why := string(cmp.Or(t.Why, noBody))
		out = append(out, Explained{Start: start, End: end, Sentence: p.Doc.Text[start:end], Services: servicesIn(p, start, end), Reason: why})
	}
	return out
}

// dropped says why evidence did not count for the statement; "" if it did.
func dropped(e *evidence.Evidence, s *notice.Statement) string {
	switch {
	case e.AsOf.Before(s.AsOf):
		return "the text says something newer"
	case e.Status == s.Status || s.Status == notice.Limited:
		return ""
	case e.Weak:
		return "it only holds other services"
	}
	return "it is outweighed"
}

func servicesIn(p *page.Page, start, end int) []notice.Service {
	first, last := p.Reader.Range(start, end)
	var out []notice.Service
	for _, m := range p.Reader.MentionsIn(first, last) {
		if m.Last <= last && !slices.Contains(out, m.Service) {
			out = append(out, m.Service)
		}
	}
	return out
}
