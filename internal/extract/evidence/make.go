package evidence

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// Of is what the reading of sentence s in block i of p says, as evidence without service, body, days and moment.
func Of(p *page.Page, i int, s split.Span, rd *said.Reading) Evidence {
	b, toks := &p.Doc.Blocks[i], p.Reader.Text.Tokens
	ev := Evidence{
		Status: rd.Status, Kind: rd.Kind, Conf: rd.Confidence, Rule: rd.Rule,
		Start: toks[rd.First].Start, End: toks[rd.Last].End, Sentence: [2]int{toks[s.First].Start, toks[s.Last].End},
		Topical: rd.Topical, Pronoun: rd.Pronoun,
		Standing: p.Reader.Stands(rd.First, rd.Last),
		Sole:     p.Reader.HasMark(rd.First, rd.Last, grammar.Only),
		Hitch:    rd.Status == notice.Limited && p.Reader.Tells(grammar.Hitch, rd.First, rd.Last),
		Heading:  b.Kind == notice.BlockHeading || b.Kind == notice.BlockDetails || b.Kind == notice.BlockEntry,
	}
	if ev.Start >= ev.End {
		ev.Start, ev.End = ev.Sentence[0], ev.Sentence[1]
	}
	if ev.Status == notice.Available && ev.InPassing(s.Last-s.First) {
		ev.Rule += ">passing"
	}
	if rd.StandIn && ev.Status == notice.Available {
		ev.Status, ev.Rule, ev.Conf = notice.Limited, ev.Rule+">stand-in", max(ev.Conf, 0.7) // it is done, whoever does it
	}
	return ev
}

// Speaker is of which bodies a sentence speaks where it speaks of one service.
type Speaker struct {
	Service notice.Service
	Bodies  []string
}

// SpokenOf are the bodies of which the last of the speakers of the service is.
func SpokenOf(all []Speaker, service notice.Service) []string {
	for i := range slices.Backward(all) {
		if all[i].Service == service {
			return all[i].Bodies
		}
	}
	return nil
}

// AlsoOf are the bodies, and those of which the evidence found so far speaks of the service too.
func AlsoOf(found []Evidence, service notice.Service, bodies []string) []string {
	out := slices.Clone(bodies)
	for i := range found {
		if e := &found[i]; e.Service == service && !e.Weak && !slices.Contains(out, e.Body) {
			out = append(out, e.Body)
		}
	}
	return out
}
