package attribution

import (
	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// farAway reports whether what the sentence grants, it grants in a town far away, which no comma and no "und" parts from it ("In Dortmund
// läuft der Betrieb normal").
func (f *Finder) farAway(s split.Span, rd *discourse.Reading) bool {
	if rd.Status != notice.Available {
		return false
	}
	const before = 6 // tokens of "Die Stadt Münster meldet:"
	first := max(s.First, 1)
	if f.Reader.Text.Is(s.First-1, ":") {
		first = max(s.First-before, 1)
	}
	far := false
	for i := first; i <= rd.Last; i++ {
		switch {
		case f.Reader.At[i]&grammar.Far != 0 && f.asPlace(i):
			far = true
		case f.Reader.Text.Is(i, ",") && i < rd.First, f.Reader.Text.Is(i, "und") && f.Reader.At[i+1]&grammar.Able != 0:
			far = false
		}
	}
	return far
}

// asPlace reports whether the town at token i stands as the place of something, or as the label of what follows.
func (f *Finder) asPlace(i int) bool {
	switch string(f.Reader.Text.Folded(i - 1)) {
	case "in", "aus", "von", "bei", "nach", "stadt", "kreis":
		return true
	}
	before := &f.Reader.Text.Tokens[i-1]
	return f.Reader.Text.Is(i+1, ":") || before.Upper && f.Reader.Covered[i-1] // "Die Stadtverwaltung Hamm"
}

// namesUnknown reports whether sentence s names a town that nobody knows. Of all that a sentence says it is asked again, so it is kept.
func (f *Finder) namesUnknown(s split.Span) bool {
	if f.strange != s {
		f.strange, f.isStrange = s, f.Reader.NamesUnknown(s)
	}
	return f.isStrange
}
