package walk

import (
	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// A page that says of its body's site that it is gone, and of itself that one is informed here, stands in for that site.

// standsInHere adds to the readings of sentence s that the page stands in for the site, where it says so only by the time or the
// cause for which it does ("Solange www.werl.de fehlt, finden Sie hier das Wichtigste").
func (w *walk) standsInHere(s split.Span, res *clause.Result) {
	if w.Own == "" || len(res.Readings) > 0 || res.Asked {
		return
	}
	toks := w.Reader.Text.Tokens
	for _, m := range w.Reader.MentionsIn(s.First, s.Last) {
		if m.Service != "website" || m.Role != grammar.Channel || w.SpeaksOfItself(toks[m.First].Start, toks[m.Last].End) {
			continue
		}
		switch string(w.Reader.Text.Folded(s.First)) {
		case "bis", "solange", "da", "weil", "waehrend", "wenn":
		default:
			return
		}
		if w.SpeaksOfItself(toks[s.First].Start, toks[s.Last].End) {
			res.Readings = append(res.Readings, discourse.Reading{Mentions: []grammar.Mention{m}, Status: notice.Limited, Kind: grammar.Limited, Confidence: 0.8, Rule: "limited", First: s.First, Last: s.Last})
		}
		return
	}
}

// replaced limits what the evidence from number from on says of the site of the page's own body, where the page goes on to
// speak of itself.
func (w *walk) replaced(from int) {
	const before, after = 150, 250 // bytes around the sentence
	for n := from; n < len(w.found); n++ {
		e := &w.found[n]
		if e.Service != "website" || e.Status != notice.Unavailable || w.Own == "" || e.Body != w.Own {
			continue
		}
		start, end := max(e.Sentence[0]-before, 0), min(e.Sentence[1]+after, len(w.Doc.Text))
		if w.SpeaksOfItself(start, e.Start) || w.SpeaksOfItself(e.End, end) {
			e.Status, e.Rule = notice.Limited, e.Rule+">other-way"
		}
	}
}
