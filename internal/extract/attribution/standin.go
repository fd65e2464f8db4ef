package attribution

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/region"
)

// Where one body stands in for another, what is said is said of the one whose people it serves.

// Sent are the bodies whose people sentence s sends to another town ("Bürger aus Ense können in Werl Ausweise beantragen"); nil if it sends
// nobody.
func (f *Finder) Sent(s split.Span) (served []string) {
	toks := f.Reader.Text.Tokens
	names := f.Named(toks[s.First].Start, toks[s.Last].End)
	last := -1 // the last token of a name of those who are sent
	for k := range names {
		n := &names[k]
		if n.Area || n.Domain || n.Dateline || f.isDistrict(n.AGS) {
			continue
		}
		i, end := f.Reader.Range(n.Start, n.End)
		switch {
		case f.sends(s, i) || last >= 0 && f.joined(last, i):
			served, last = append(served, n.AGS), end
		case len(served) > 0 && f.isPlace(i) && !slices.Contains(served, n.AGS):
			return served
		}
	}
	for i := last + 2; len(served) > 0 && i <= s.Last; i++ {
		if f.Reader.At[i]&grammar.Far != 0 && f.asPlace(i) {
			return served
		}
	}
	return nil
}

// sends reports whether the name at token i is of the body whose people the sentence is about.
func (f *Finder) sends(s split.Span, i int) bool {
	text := &f.Reader.Text
	switch {
	case i >= s.First+2 && (text.Is(i-1, "aus") || text.Is(i-1, "von")):
		return f.people(i - 2)
	case i == s.First+2 && text.Is(i-1, "in"):
		return text.Is(s.First, "wer")
	case i == s.First:
		for k := i + 1; k < s.Last; k++ {
			if (text.Is(k, "seine") || text.Is(k, "ihre") || text.Is(k, "seinen") || text.Is(k, "ihren")) && f.people(k+1) {
				return true // "Ense schickt seine Bürger nach Werl"
			}
		}
	}
	return false
}

// people reports whether token i names the people of a place.
func (f *Finder) people(i int) bool {
	w := string(f.Reader.Text.Folded(i))
	return strings.HasPrefix(w, "buerger") && !strings.HasPrefix(w, "buergerme") && !strings.HasPrefix(w, "buergerb") || strings.HasPrefix(w, "einwohner") || strings.HasPrefix(w, "kund") || w == "menschen" || w == "leute"
}

// joined reports whether the name at token i goes on the list of names that token last ends.
func (f *Finder) joined(last, i int) bool {
	for k := last + 1; k < i; k++ {
		if !f.Reader.Joins(k) && !f.namesKind(k) {
			return false
		}
	}
	return true
}

// isPlace reports whether the name at token i stands as the place of something ("in Werl", "im benachbarten Werl", "bei der Stadt Werl").
func (f *Finder) isPlace(i int) bool {
	for k := i - 1; k >= max(i-3, 0); k-- {
		switch w := string(f.Reader.Text.Folded(k)); {
		case w == "in", w == "im", w == "bei", w == "beim", w == "nach":
			return true
		case w != "der" && w != "dem" && !strings.HasPrefix(w, "nachbar") && !strings.HasPrefix(w, "benachbart"):
			return false
		}
	}
	return false
}

// ByAgreement reports whether sentence s names a body that does something for another, and says that it is by agreement, for a time, or for
// whom.
func (f *Finder) ByAgreement(s split.Span) bool {
	toks := f.Reader.Text.Tokens
	names := f.Named(toks[s.First].Start, toks[s.Last].End)
	if !slices.ContainsFunc(names, func(n region.Mention) bool { return f.isOther(&n) && !n.Dateline }) {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		w := string(f.Reader.Text.Folded(i))
		switch {
		case strings.HasPrefix(w, "vereinbarung"), strings.HasPrefix(w, "vertretung"), w == "amtshilfe", w == "stellvertretend", w == "voruebergehend", w == "einstweilen", w == "vorerst":
			return true
		case w == "fuer" && (f.Reader.Text.Is(i+1, "uns") || f.inName(i+1)):
			return true
		}
	}
	return false
}

// servedBy are the bodies for whom somebody stands in, as reading rd of sentence s in block i has it: those that it says it is for, else those
// that the block or the text before it is about; nil if it is about none but those that it names.
func (f *Finder) servedBy(i int, s split.Span, rd *discourse.Reading, prevEnd int) []string {
	if sent := f.Sent(s); sent != nil {
		return sent
	}
	toks := f.Reader.Text.Tokens
	first := min(prevEnd, rd.First)
	names := f.Named(toks[first].Start, toks[rd.Last].End)
	var served []string
	last := -1
	for k := range names {
		n := &names[k]
		at, end := f.Reader.Range(n.Start, n.End)
		if n.Area || n.Domain || n.Dateline {
			continue
		}
		if f.Reader.Text.Is(at-1, "fuer") || last >= 0 && f.joined(last, at) {
			served, last = append(served, n.AGS), end
		}
	}
	switch {
	case len(served) > 0:
		return served
	case len(names) == 0:
		return nil
	case f.Own != "":
		return []string{f.Own}
	}
	if before := f.NamesIn(toks[s.First].Start, toks[first].Start); len(before) > 0 {
		return before
	}
	if name := f.labelled(&f.Doc.Blocks[i], toks[s.First].Start); name != nil && !slices.Contains(f.NamesOf(s), name[0]) {
		return name
	}
	if len(f.carried) > 0 && f.carriedAt >= f.Doc.Blocks[i].Start && !slices.ContainsFunc(f.NamesOf(s), func(b string) bool { return slices.Contains(f.carried, b) }) {
		return f.carried
	}
	return nil
}
