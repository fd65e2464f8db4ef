package extract

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// actor is whose statement a source's own reading is by the one who acts in it: the district beside the source, or the
// towns that a district's own notice is about; else the source's body itself.
func (w *walk) actor(s split.Span, rd *clause.Reading, m grammar.Mention, prevEnd int) []string {
	if w.district == w.opt.Body {
		if group := w.groupIn(rd, prevEnd); len(group) > 0 {
			return group
		}
		if others := w.membersIn(s, rd, prevEnd, m); len(others) > 0 {
			return others
		}
		return []string{w.opt.Body}
	}
	if w.district != "" && m.Role != grammar.House && m.Role != grammar.Soft && w.actsIn(rd, prevEnd) {
		return []string{w.district}
	}
	return []string{w.opt.Body}
}

// actsIn reports whether the words of the reading name the district as the one who acts.
func (w *walk) actsIn(rd *clause.Reading, prevEnd int) bool {
	toks := w.r.Text.Tokens
	for _, n := range w.named(toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End) {
		if n.AGS == w.district && !n.Area && !n.Dateline && !n.Domain {
			return true
		}
	}
	return false
}

// groupIn are the members of the group that the reading names ("alle sieben Kommunen"), and the district where it is
// named beside them ("des Kreises und aller …").
func (w *walk) groupIn(rd *clause.Reading, prevEnd int) []string {
	toks := w.r.Text.Tokens
	first := min(prevEnd, rd.First)
	for _, g := range w.groups {
		if g.Start < toks[first].Start || g.End > toks[rd.Last].End {
			continue
		}
		if at, _ := w.r.Range(g.Start, g.End); w.r.NamesDistrict(first, at-1) {
			return append(slices.Clone(g.Members), w.opt.Body)
		}
		return g.Members
	}
	return nil
}

// membersIn are the towns of a district's own notice that the reading is about: several that are named together, or one
// that stands as the place of a service that is a town's.
func (w *walk) membersIn(s split.Span, rd *clause.Reading, prevEnd int, m grammar.Mention) []string {
	if slices.Contains(districtServices, m.Service) || m.Service == "auslaenderwesen" || m.Service == "gesundheit" {
		return nil
	}
	toks := w.r.Text.Tokens
	start, end := toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End
	var out []string
	for _, n := range w.named(start, end) {
		if n.AGS == w.opt.Body {
			return nil
		}
		if !n.Area && !n.Domain && !n.Dateline && !n.Ort && !slices.Contains(out, n.AGS) {
			out = append(out, n.AGS)
		}
	}
	if len(out) != 1 {
		return out
	}
	first, _ := w.r.Range(w.named(start, end)[0].Start, end)
	if first > s.First && first-1 <= min(prevEnd, rd.First)+2 && w.r.Text.Is(first-1, "in") && m.Service == "rat" || w.named(start, end)[0].Strong {
		return out
	}
	return nil
}
