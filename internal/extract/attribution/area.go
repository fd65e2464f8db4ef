package attribution

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Where a text or a part of it is about a district, its towns are spoken of in it by their names, or all together.

// ofItsTowns reports whether sentence s in block i, under the name of the district head, is about one of its towns: it names one, or goes on
// about the one that the block named last.
func (f *Finder) ofItsTowns(i int, s split.Span, head string, m grammar.Mention) bool {
	if !f.IsDistrict(head) || f.Reader.NamesDistrict(s.First, s.Last) || slices.Contains(districtsOwn, m.Service) {
		return false
	}
	if names := f.NamesOf(s); len(names) > 0 {
		return !slices.Contains(names, head)
	}
	return f.carriedAt >= f.Doc.Blocks[i].Start && len(f.carried) > 0 && !slices.Contains(f.carried, head)
}

// counted reports whether mention m is of an unknown few of many ("Sechs Rathäuser zu, eines auf").
func (f *Finder) counted(m *grammar.Mention) bool {
	if m.First == 0 || m.Role != grammar.House && m.Role != grammar.Office || !f.Reader.Counts(m.First-1) {
		return false
	}
	if m.First == 1 || f.Reader.Text.Tokens[m.First-2].Kind != lexicon.Word {
		return true
	}
	switch string(f.Reader.Text.Folded(m.First - 2)) {
	case "die", "alle", "allen", "aller", "den", "der", "beide", "unsere", "unseren", "ihre", "seine":
		return false
	}
	return true
}
