package naming

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// IsName reports whether the block is little more than the name of a body.
func (f *Namer) IsName(b *notice.Block) bool {
	names := f.Named(b.Start, b.End)
	return len(names) == 1 && b.End-b.Start-(names[0].End-names[0].Start) <= 8
}

// IsLine reports whether block b is a line that is but the name of a body.
func (f *Namer) IsLine(b *notice.Block) bool {
	return b.Table == 0 && (b.Kind == notice.BlockParagraph || b.Kind == notice.BlockHeading) && f.IsName(b) && !f.Named(b.Start, b.End)[0].Domain
}

// NameLines counts the bodies that stand alone on lines of the text, outside its lists and tables.
func (f *Namer) NameLines() int {
	var out []string
	for i := range f.Doc.Blocks {
		if b := &f.Doc.Blocks[i]; f.IsLine(b) {
			if n := f.Named(b.Start, b.End)[0].AGS; !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return len(out)
}

// NamesStrongly reports whether text[start:end] names a body other than but as an administration.
func (f *Namer) NamesStrongly(start, end int, but string) bool {
	for _, m := range f.Named(start, end) {
		if m.Strong && m.AGS != but && !m.Area {
			return true
		}
	}
	return false
}

// AreaBefore is the district whose area is named last in block i before byte end, after every other name; "" if none is.
func (f *Namer) AreaBefore(i, end int) string {
	n, _ := slices.BinarySearchFunc(f.Names, end, func(m region.Mention, at int) int { return m.Start - at })
	if n > 0 && f.Names[n-1].Area && f.Names[n-1].Start >= f.Doc.Blocks[i].Start {
		return f.Names[n-1].AGS
	}
	return ""
}

// Grouped reports whether text[start:end] names a group of bodies.
func (f *Namer) Grouped(start, end int) bool {
	return slices.ContainsFunc(f.Groups, func(g region.Group) bool { return g.Start >= start && g.End <= end })
}

// UnderDistrict reports whether the innermost heading of block i that names a body or speaks of the district sets what
// stands under it apart as the district's ("Kreis Olpe (Westfälische Straße)", "Was der Kreis macht").
func (f *Namer) UnderDistrict(i int) bool {
	const longest = 70 // bytes of such a heading
	for _, u := range slices.Backward(f.Doc.Blocks[i].Under) {
		b := &f.Doc.Blocks[u]
		if u == 0 || b.Kind == notice.BlockEntry || b.Kind == notice.BlockDetails {
			continue
		}
		first, last := f.Reader.Range(b.Start, b.End)
		names := f.NamesIn(b.Start, b.End)
		of := f.Reader.NamesDistrict(first, last)
		if len(names) == 0 && !of {
			continue
		}
		if b.End-b.Start > longest || len(f.Reader.MentionsIn(first, last)) > 1 || len(names) > 1 || len(names) == 1 && names[0] != f.District {
			return false
		}
		return of && !f.Reader.Text.Is(first, "im")
	}
	return false
}

// EnumerationStart is the first token of the names that lead up to token i ("Winterberg, Medebach und Hallenberg geben …"),
// not before token first.
func (f *Namer) EnumerationStart(i, first int) int {
	for j := i - 1; j >= first; j-- {
		switch {
		case f.Reader.Joins(j), f.namesKind(j):
		case f.inName(j):
			i = j
		default:
			return i
		}
	}
	return i
}

// EnumerationEnd is the last token of the names that go on behind token i, itself a name ("… in Medebach, Winterberg und
// Hallenberg"), not after token last. A name that a predicate follows begins something new.
func (f *Namer) EnumerationEnd(i, last int) int {
	if !f.inName(i) {
		return i
	}
	end, before := i, i
	for j := i + 1; j <= last; j++ {
		switch {
		case f.Reader.Joins(j), f.namesKind(j):
		case f.inName(j):
			if j > end+1 {
				before = end
			}
			end = j
		case f.Reader.Text.Tokens[j].Kind == lexicon.Punct:
			return end
		default:
			return before
		}
	}
	return end
}

// namesKind reports whether token i only tells of what kind the bodies named after it are ("sowie die Gemeinden …").
func (f *Namer) namesKind(i int) bool {
	switch string(f.Reader.Text.Folded(i)) {
	case "staedte", "staedten", "gemeinden", "stadt", "gemeinde":
		return true
	case "in":
		return i > 0 && f.Reader.Text.Is(i-1, "und") // "in Werl und in Ense"
	case "die", "den":
		return i+1 < len(f.Reader.Text.Tokens) && f.Reader.Text.Tokens[i+1].Upper && f.namesKind(i+1)
	}
	return false
}

// inName reports whether token i belongs to the name of a body.
func (f *Namer) inName(i int) bool {
	t := &f.Reader.Text.Tokens[i]
	n, _ := slices.BinarySearchFunc(f.Names, t.Start+1, func(m region.Mention, at int) int { return m.Start - at })
	return n > 0 && f.Names[n-1].End >= t.End && t.End > t.Start
}

// Excepted are the bodies that sentence s leaves out of what it says of all ("außer in Werl und Ense").
func (f *Namer) Excepted(s split.Span) []string {
	const near = 24 // bytes up to the first name
	text := &f.Reader.Text
	for i := s.First; i < s.Last; i++ {
		switch w := string(text.Folded(i)); {
		case w == "ausser", w == "ausgenommen", w == "ausnahme", w == "bis" && text.Is(i+1, "auf"), w == "anders" && text.Is(i+1, "als"), w == "nur" && text.Is(i-1, ",") && text.Is(i+1, "in"):
		default:
			continue
		}
		names := f.Named(text.Tokens[i].End, text.Tokens[s.Last].End)
		if len(names) == 0 || names[0].Start-text.Tokens[i].End > near {
			continue
		}
		_, first := f.Reader.Range(names[0].Start, names[0].End)
		return f.NamesIn(names[0].Start, text.Tokens[f.EnumerationEnd(first, s.Last)].End)
	}
	return nil
}

// Everywhere reports whether the tokens say something of all places that the text is about, not of one against them ("wie überall").
func (f *Namer) Everywhere(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(f.Reader.Text.Folded(i)) {
		case "ueberall", "nirgends", "nirgendwo":
			return i == first || !f.Reader.Text.Is(i-1, "wie")
		}
	}
	return false
}

// Datelines are the bodies that the place lines of the text name.
func (f *Namer) Datelines() (out []string) {
	for k := range f.Names {
		if n := &f.Names[k]; n.Dateline && !slices.Contains(out, n.AGS) {
			out = append(out, n.AGS)
		}
	}
	return out
}

// IsDistrict reports whether the body with the AGS is a district.
func (f *Namer) IsDistrict(ags string) bool {
	b, ok := f.Region.Body(ags)
	return ok && b.Kind == notice.District
}

// OneDistrict is the district that the text names first, by name or as an area, and the bytes at which it and a second one are named, the
// text's end if there is none; "" if it names none.
func (f *Namer) OneDistrict() (ags string, at [2]int) {
	for k := range f.Names {
		switch n := &f.Names[k]; {
		case n.AGS == ags || !f.IsDistrict(n.AGS):
		case ags != "":
			at[1] = n.Start
			return ags, at
		default:
			ags, at = n.AGS, [2]int{n.Start, len(f.Doc.Text)}
		}
	}
	return ags, at
}
