package attribution

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// actor is whose statement a source's own reading is by the one who acts in it: the district beside the source, or the
// towns that a district's own notice is about; else the source's body itself.
func (f *Finder) actor(s split.Span, rd *said.Reading, m grammar.Mention, prevEnd int) []string {
	if f.District == f.Own {
		if group := f.groupIn(rd, prevEnd); len(group) > 0 {
			return group
		}
		if others := f.membersIn(s, rd, prevEnd, m); len(others) > 0 {
			return others
		}
		return f.only
	}
	if f.District != "" && m.Role != grammar.House && m.Role != grammar.Soft && f.actsIn(rd, prevEnd) {
		return []string{f.District}
	}
	return f.only
}

// actsIn reports whether the words of the reading name the district as the one who acts.
func (f *Finder) actsIn(rd *said.Reading, prevEnd int) bool {
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
func (f *Finder) groupIn(rd *said.Reading, prevEnd int) []string {
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

// membersIn are the towns of a district's own notice that the reading is about: several that are named together, or one that is named as the
// one who acts or that stands as the place of a service that is a town's.
func (f *Finder) membersIn(s split.Span, rd *said.Reading, prevEnd int, m grammar.Mention) []string {
	if slices.Contains(districtsOwn, m.Service) {
		return nil
	}
	toks := f.Reader.Text.Tokens
	first := min(prevEnd, rd.First)
	named := f.Named(toks[first].Start, toks[rd.Last].End)
	if slices.ContainsFunc(named, func(n region.Mention) bool { return n.AGS == f.Own && !n.Domain && !n.Dateline }) {
		return nil
	}
	towns := slices.DeleteFunc(slices.Clone(named), func(n region.Mention) bool { return !f.IsOther(&n) || n.Dateline })
	var out []string
	for k := range towns {
		if !slices.Contains(out, towns[k].AGS) {
			out = append(out, towns[k].AGS)
		}
	}
	switch {
	case len(out) == 0 && f.StartsIn(s):
		return f.NamesOf(s) // "In Werl …, derzeit ist das dort nicht möglich"
	case len(out) == 0:
		return f.BeforeColon(s, rd.First)
	case len(out) != 1, rd.Others, f.onlyNamed(rd, &towns[0]), f.ofTown(s, &towns[0], &m):
		return out
	}
	return nil
}

// townsOwn are services that are a town's, not a district's.
var townsOwn = []notice.Service{"buergerbuero", "standesamt", "meldewesen", "ausweise", "gewerbe", "rat"}

// ofTown reports whether what a district's own notice says of mention m in sentence s is of the town that n names in it.
func (f *Finder) ofTown(s split.Span, n *region.Mention, m *grammar.Mention) bool {
	i, _ := f.Reader.Range(n.Start, n.End)
	if i <= s.First {
		return true // "Ense hat …"
	}
	before := string(f.Reader.Text.Folded(i - 1))
	if before != "in" && before != "im" {
		return n.Strong || f.Acts(i, n) || before == "fuer" && i-1 == s.First
	}
	if !n.Strong || m.Last+1 != i-1 {
		return slices.Contains(townsOwn, m.Service) || f.OfTownHall(m) || m.Service == "rathaus" && m.Last > 0
	}
	return m.Role == grammar.House || slices.Contains(townsOwn, m.Service) || f.OfTownHall(m) // "das Museum in Soest" may be the district's
}

// onlyNamed reports whether the reading's words but name the town and whether it is so or not ("…, nur Werl nicht").
func (f *Finder) onlyNamed(rd *said.Reading, n *region.Mention) bool {
	const few = 3 // tokens
	i, _ := f.Reader.Range(n.Start, n.End)
	return rd.Carried && i >= rd.First && rd.Last-rd.First <= few
}

// servedBy are the bodies for whom somebody stands in, as reading rd of sentence s in block i has it: those that it says it is for, else those
// that the block or the text before it is about; nil if it is about none but those that it names.
func (f *Finder) servedBy(i int, s split.Span, rd *said.Reading, prevEnd int) []string {
	if sent := f.Sent(s); sent != nil {
		return sent
	}
	toks := f.Reader.Text.Tokens
	first := min(prevEnd, rd.First)
	names := f.Named(toks[first].Start, toks[rd.Last].End)
	served, _ := f.Listed(names, func(i int) bool { return f.Reader.Text.Is(i-1, "fuer") })
	switch {
	case len(served) > 0:
		return served
	case len(names) == 0:
		return nil
	case f.Own != "":
		return f.only
	}
	if before := f.NamesIn(toks[s.First].Start, toks[first].Start); len(before) > 0 {
		return before
	}
	if name := f.Labelled(&f.Doc.Blocks[i], toks[s.First].Start); name != nil && !slices.Contains(f.NamesOf(s), name[0]) {
		return name
	}
	if len(f.carried) > 0 && f.carriedAt >= f.Doc.Blocks[i].Start && !slices.ContainsFunc(f.NamesOf(s), func(b string) bool { return slices.Contains(f.carried, b) }) {
		return f.carried
	}
	return nil
}
