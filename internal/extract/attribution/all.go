package attribution

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// A sentence may speak of several bodies all together, named before it or not at all ("in allen drei Orten außer in Werl").

// takenAll are the bodies that reading rd of sentence s, whose clause names names, takes up all together; nil if it takes up none.
func (f *Finder) takenAll(s split.Span, rd *said.Reading, names []string, prevEnd int) []string {
	left, first := f.Excepted(s), s.First
	if len(names) > 0 {
		first = min(prevEnd, rd.First)
	}
	if all := f.membersTaken(s, names, first); all != nil {
		return minus(all, left)
	}
	if names = minus(names, left); len(names) == 0 {
		first = s.First
	}
	for _, all := range [][]string{f.plural, f.placed} {
		if len(all) > 1 && areAmong(names, all) && (f.Reader.TakesAll(first, rd.Last, len(all)) || len(minus(f.NamesOf(s), left)) == 0 && f.Everywhere(s.First, rd.Last)) {
			return minus(all, left)
		}
	}
	return nil
}

// less are the bodies without those that sentence s leaves out.
func (f *Finder) less(bodies []string, s split.Span) []string { return minus(bodies, f.Excepted(s)) }

func minus(all, without []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(b string) bool { return slices.Contains(without, b) })
}

// membersTaken are all towns of the one district that the text has named, if sentence s, from token first on, speaks of as many as it has ("in
// allen sieben Städten und Gemeinden"), even if it names some behind that ("…, in Wenden ebenso wie in Olpe"); nil if it does not.
func (f *Finder) membersTaken(s split.Span, names []string, first int) []string {
	const fewest = 4 // bodies that a text may just have named are taken up otherwise
	start, end := f.Reader.Text.Tokens[s.First].Start, f.Reader.Text.Tokens[s.Last].End
	members, last := f.Region.Members(f.district), s.Last
	if len(names) > 0 {
		last, _ = f.Reader.Range(f.Named(start, end)[0].Start, end)
	}
	if len(f.only) > 1 || end <= f.sole[0] || end > f.sole[1] || len(members) < fewest || !f.Reader.TakesAll(first, last, len(members)) {
		return nil
	}
	out := make([]string, len(members))
	for k := range members {
		out[k] = members[k].AGS
	}
	return out
}

// SpeaksOfAll reports whether sentence s speaks of a group, or of n bodies named before, all together.
func (f *Finder) SpeaksOfAll(s split.Span, n int) bool {
	toks := f.Reader.Text.Tokens
	return f.Grouped(toks[s.First].Start, toks[s.Last].End) || f.Reader.TakesAll(s.First, s.Last, n)
}

// together are the bodies named before, with own, that the sentence takes up ("alle drei Städte"); nil if it takes up none.
func (f *Finder) together(s split.Span) []string {
	if len(f.plural) < 2 {
		return nil
	}
	with := f.plural
	if f.District == f.Own && len(with) > 2 && slices.Contains(with, f.Own) && f.Reader.TakesAll(s.First, s.Last, len(with)-1) {
		return slices.DeleteFunc(slices.Clone(with), func(b string) bool { return b == f.Own }) // "die drei Gemeinden", beside their district
	}
	if !slices.Contains(with, f.Own) {
		if f.Reader.TakesAll(s.First, s.Last, len(with)) {
			if f.District == f.Own && f.Reader.NamesDistrict(s.First, s.Last) {
				return append(slices.Clone(with), f.Own)
			}
			return with
		}
		with = append(slices.Clone(with), f.Own)
	}
	if f.Reader.TakesAll(s.First, s.Last, len(with)) {
		return with
	}
	return nil
}
