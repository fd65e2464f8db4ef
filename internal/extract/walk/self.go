package walk

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// A page that says of its body's site that it is gone, and of itself that one is informed here, stands in for that site.

// ofItself are the words by which a page speaks of itself, or of another that is used for the time being.
var ofItself = []string{
	"diese seite", "dieser seite", "diesen seiten", "diese internetseite", "dieser internetseite", "diese homepage", "dieser homepage", "diese website", "dieser website", "hier finden sie", "finden sie hier", "hier informieren wir", "informieren wir sie hier",
	"an dieser stelle", "hier das wichtigste", "hier die wichtigsten", "hier alle", "hier erfahren sie", "vorübergehend unter", "übergangsweise unter", "ersatzweise unter", "stattdessen unter", "vorläufig unter", "vorerst unter", "bis dahin unter", "solange unter",
}

// speaksOfItself reports whether the page speaks of itself in text[start:end].
func (w *walk) speaksOfItself(start, end int) bool {
	text := strings.ToLower(w.Doc.Text[start:end])
	for _, phrase := range ofItself {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// standsInHere adds to the readings of sentence s that the page stands in for the site, where it says so only by the time or the
// cause for which it does ("Solange www.werl.de fehlt, finden Sie hier das Wichtigste").
func (w *walk) standsInHere(s split.Span, res *clause.Result) {
	if w.Own == "" || len(res.Readings) > 0 || res.Asked {
		return
	}
	toks := w.Reader.Text.Tokens
	for _, m := range w.Reader.MentionsIn(s.First, s.Last) {
		if m.Service != "website" || m.Role != grammar.Channel || w.speaksOfItself(toks[m.First].Start, toks[m.Last].End) {
			continue
		}
		switch string(w.Reader.Text.Folded(s.First)) {
		case "bis", "solange", "da", "weil", "waehrend", "wenn":
		default:
			return
		}
		if w.speaksOfItself(toks[s.First].Start, toks[s.Last].End) {
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
		if w.speaksOfItself(start, e.Start) || w.speaksOfItself(e.End, end) {
			e.Status, e.Rule = notice.Limited, e.Rule+">other-way"
		}
	}
}
