package otherway

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// A page that says of its body's site that it is gone, and of itself that one is informed here, stands in for that site.

// StandsIn adds to what was read in sentence s that p stands in for the site of its body, where it says so only by the time or
// the cause for which it does ("Solange www.werl.de fehlt, finden Sie hier das Wichtigste").
func StandsIn(p *page.Page, s split.Span, res *said.Result) {
	if p.Own == "" || len(res.Readings) > 0 || res.Asked {
		return
	}
	toks := p.Reader.Text.Tokens
	for _, m := range p.Reader.MentionsIn(s.First, s.Last) {
		if m.Service != "website" || m.Role != grammar.Channel || speaksOfItself(p, toks[m.First].Start, toks[m.Last].End) {
			continue
		}
		switch string(p.Reader.Text.Folded(s.First)) {
		case "bis", "solange", "da", "weil", "waehrend", "wenn":
		default:
			return
		}
		if speaksOfItself(p, toks[s.First].Start, toks[s.Last].End) {
			res.Readings = append(res.Readings, said.Reading{Mentions: []grammar.Mention{m}, Status: notice.Limited, Kind: grammar.Limited, Confidence: 0.8, Rule: "limited", First: s.First, Last: s.Last})
		}
		return
	}
}

// IsSubstitute reports whether a heading, which reads as res, but says that the page under it stands in for a site ("Ersatzseite der Stadt
// Werl"): what stands there is not about that.
func IsSubstitute(res *said.Result) bool {
	return len(res.Readings) > 0 && !slices.ContainsFunc(res.Readings, func(rd said.Reading) bool {
		return rd.Status != notice.Limited || slices.ContainsFunc(rd.Mentions, func(m grammar.Mention) bool { return m.Service != "website" })
	})
}

// Limit limits what found says of the site of p's own body, where p goes on to speak of itself, and of appointments and the council, where
// only the way over the internet to them fails and block i, which found is from, names another ("Die Online-Buchung ruht. Termine
// vergeben wir am Telefon.").
func Limit(p *page.Page, i int, found []evidence.Evidence) {
	for n := range found {
		e := &found[n]
		if e.Status == notice.Unavailable && (p.Own != "" && e.Body == p.Own && replaced(p, e) || booked(p, i, e) || onPaper(p, i, e)) {
			e.Status, e.Rule = notice.Limited, e.Rule+">other-way"
		}
	}
}

// replaced reports whether e says of a site that it is gone, and p speaks of itself beside.
func replaced(p *page.Page, e *evidence.Evidence) bool {
	const before, after = 150, 250 // bytes around the sentence
	if e.Service != "website" {
		return false
	}
	start, end := max(e.Sentence[0]-before, 0), min(e.Sentence[1]+after, len(p.Doc.Text))
	return speaksOfItself(p, start, e.Start) || speaksOfItself(p, e.End, end)
}
