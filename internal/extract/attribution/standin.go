package attribution

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// Where one body stands in for another, what is said is said of the one whose people it serves.

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
