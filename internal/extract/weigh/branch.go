package weigh

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// ofBranch limits what the sentence before said of an office whose branch fares otherwise ("Der Kreis lässt wieder Fahrzeuge zu. Die Nebenstelle
// in Lippstadt bleibt geschlossen."). It reports whether the sentence tells of a branch.
func (w *Weigher) ofBranch(s split.Span, res *said.Result) bool {
	rd := res.Loose
	if rd == nil || len(res.Readings) > 0 || rd.Kind != grammar.Shut && rd.Kind != grammar.Open || !w.namesBranch(s) || w.Ahead(s.First, s.Last) || !w.ofOne() {
		return false
	}
	for n := range w.granted {
		if e := &w.granted[n]; e.Service != "telefon" && e.From.IsZero() && e.Conf >= evidence.ReviewBelow && e.Status != rd.Status && w.within(s, e.Body) {
			e.Status, e.Rule = notice.Limited, e.Rule+">in-part"
		}
	}
	return true
}

// namesBranch reports whether sentence s begins with a branch of an office ("Die Außenstelle in …").
func (w *Weigher) namesBranch(s split.Span) bool {
	i := s.First
	if t := w.Reader.Text.Tokens[i]; t.Kind == lexicon.Word && t.End-t.Start <= len("unsere") {
		i++
	}
	switch string(w.Reader.Text.Folded(min(i, s.Last))) {
	case "nebenstelle", "nebenstellen", "aussenstelle", "aussenstellen", "zweigstelle", "zweigstellen", "zweigbuecherei", "zweigbuechereien", "filiale", "filialen":
		return true
	}
	return false
}

// within reports whether all that sentence s names are the body itself, or towns of the district that it is.
func (w *Weigher) within(s split.Span, body string) bool {
	for _, name := range w.NamesOf(s) {
		if d, ok := w.Region.District(name); name != body && (!ok || d.AGS != body) {
			return false
		}
	}
	return true
}

// tellsOfStock reports whether sentence s tells what has become of a number of things ("Etwa 2.300 alte Nachrichten wurden gelöscht."), or the
// cause of what was told ("Der Grund sei, dass …"): it says nothing of what comes now.
func (w *Weigher) tellsOfStock(s split.Span) bool {
	switch string(w.Reader.Text.Folded(s.First)) {
	case "grund", "ursache", "hintergrund", "schuld":
		return true
	case "der", "die":
		if i := min(s.First+1, s.Last); w.Reader.Text.Is(i, "grund") || w.Reader.Text.Is(i, "ursache") || w.Reader.Text.Is(i, "hintergrund") {
			return true
		}
	}
	const near = 3 // tokens of "mehr als 300"
	counts := false
	for i := s.First; i <= s.Last; i++ {
		t := &w.Reader.Text
		counts = counts || i < s.First+near && t.Tokens[i].Kind == lexicon.Number
		if counts && (t.Is(i, "wurden") || t.Is(i, "waren")) {
			return true
		}
	}
	return false
}
