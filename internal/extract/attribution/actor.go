package attribution

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// actor is whose statement a source's own reading is by the one who acts in it: the district beside the source, or the
// towns that a district's own notice is about; else the source's body itself.
func (f *Finder) actor(s split.Span, rd *discourse.Reading, m grammar.Mention, prevEnd int) []string {
	if f.District == f.Own {
		if group := f.groupIn(rd, prevEnd); len(group) > 0 {
			return group
		}
		if others := f.membersIn(s, rd, prevEnd, m); len(others) > 0 {
			return others
		}
		return []string{f.Own}
	}
	if f.District != "" && m.Role != grammar.House && m.Role != grammar.Soft && f.actsIn(rd, prevEnd) {
		return []string{f.District}
	}
	return []string{f.Own}
}

// actsIn reports whether the words of the reading name the district as the one who acts.
func (f *Finder) actsIn(rd *discourse.Reading, prevEnd int) bool {
	toks := f.Reader.Text.Tokens
	for _, n := range f.Named(toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End) {
		if n.AGS == f.District && !n.Area && !n.Dateline && !n.Domain {
			return true
		}
	}
	return false
}

// groupIn are the members of the group that the reading names ("alle sieben Kommunen"), and the district where it is
// named beside them ("des Kreises und aller …").
func (f *Finder) groupIn(rd *discourse.Reading, prevEnd int) []string {
	toks := f.Reader.Text.Tokens
	first := min(prevEnd, rd.First)
	for _, g := range f.Groups {
		if g.Start < toks[first].Start || g.End > toks[rd.Last].End {
			continue
		}
		if at, _ := f.Reader.Range(g.Start, g.End); f.Reader.NamesDistrict(first, at-1) {
			return append(slices.Clone(g.Members), f.Own)
		}
		return g.Members
	}
	return nil
}

// membersIn are the towns of a district's own notice that the reading is about: several that are named together, or one
// that stands as the place of a service that is a town's.
func (f *Finder) membersIn(s split.Span, rd *discourse.Reading, prevEnd int, m grammar.Mention) []string {
	if slices.Contains(districtServices, m.Service) || m.Service == "auslaenderwesen" || m.Service == "gesundheit" {
		return nil
	}
	toks := f.Reader.Text.Tokens
	start, end := toks[min(prevEnd, rd.First)].Start, toks[rd.Last].End
	var out []string
	for _, n := range f.Named(start, end) {
		if n.AGS == f.Own {
			return nil
		}
		if !n.Area && !n.Domain && !n.Dateline && !n.Ort && !slices.Contains(out, n.AGS) {
			out = append(out, n.AGS)
		}
	}
	if len(out) == 0 && f.startsIn(s) {
		return f.NamesOf(s) // "In Werl …, derzeit ist das dort nicht möglich"
	}
	if len(out) != 1 {
		return out
	}
	first, _ := f.Reader.Range(f.Named(start, end)[0].Start, end)
	if first > s.First && first-1 <= min(prevEnd, rd.First)+2 && f.Reader.Text.Is(first-1, "in") && m.Service == "rat" || f.Named(start, end)[0].Strong {
		return out
	}
	return nil
}
