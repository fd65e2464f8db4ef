package attribution

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lagebild/lagebild/internal/extract/clause/discourse"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// labelled is the body whose name opens the block as its label ("Balve: Ausweise können …", "BALVE. Ausweise …", "Balve –").
func (f *Finder) labelled(b *notice.Block, sentence int) []string {
	if own := f.labelAt(sentence, b); own != nil {
		return own
	}
	return f.labelAt(f.TextStart(b), b)
}

// placeLine is the name that opens the block if a full stop ends it, as it does a place line ("MESCHEDE. Der …"); nil if none does.
func (f *Finder) placeLine(b *notice.Block) *region.Mention {
	names := f.Named(b.Start, b.End)
	if len(names) == 0 || names[0].End >= b.End || f.Doc.Text[names[0].End] != '.' {
		return nil
	}
	return &names[0]
}

// signed is the body in brackets behind the words that block b quotes ("„Bei uns läuft alles.“ (Stadt Balve)"); nil if none stands
// there.
func (f *Finder) signed(b *notice.Block) []string {
	const longest = 60 // bytes of "(Stadt Werdohl, außer Konkurrenz)"
	text := strings.TrimRight(f.Doc.Text[b.Start:b.End], " .")
	if !strings.HasSuffix(text, ")") || !strings.ContainsAny(text[:min(4, len(text))], "„“\"»«") {
		return nil
	}
	lo := max(len(text)-longest, 0)
	open := strings.LastIndexByte(text[lo:], '(')
	if open < 0 {
		return nil
	}
	names := f.Named(b.Start+lo+open, b.End)
	if len(names) != 1 {
		return nil
	}
	return []string{names[0].AGS}
}

// Where is the body whose name stands right before a clause that tells what is so there ("außer in Werl, wo …"); nil if the reading is
// none.
func (f *Finder) Where(rd *discourse.Reading) []string {
	const longest = 4 // tokens of "Wickede (Ruhr)"
	toks, i := f.Reader.Text.Tokens, rd.First
	if i < 2 || !f.Reader.Text.Is(i, "wo") || !f.Reader.Text.Is(i-1, ",") {
		return nil
	}
	names := f.Named(toks[max(i-1-longest, 0)].Start, toks[i-1].Start)
	if n := len(names) - 1; n >= 0 && names[n].End == toks[i-2].End && !names[n].Area && !names[n].Domain {
		return []string{names[n].AGS}
	}
	return nil
}

// besidePlaceLine puts the district in the place of the towns that the place line of block i gives to mention m, where that is the
// district's own and the block has spoken of it up to byte end.
func (f *Finder) besidePlaceLine(i int, named []string, m grammar.Mention, end int) []string {
	b := &f.Doc.Blocks[i]
	if m.Service != "notruf" || f.placeLine(b) == nil {
		return named
	}
	if first, last := f.Reader.Range(b.Start, end); !f.Reader.NamesDistrict(first, last) {
		return named
	}
	return f.districtsOf(named)
}

// ofDistrictBefore reports whether mention m, of which a sentence of block i that names nobody speaks, is the district's that block named last:
// the place line, which gives named, tells but where that was written ("ALTENA. Beim Märkischen Kreis fallen … aus. Elterngeld wird gezahlt").
func (f *Finder) ofDistrictBefore(i int, named []string, m *grammar.Mention) bool {
	b := &f.Doc.Blocks[i]
	line := f.placeLine(b)
	if line == nil || len(named) != 1 || named[0] != line.AGS || m.Role == grammar.House || slices.Contains(townsOwn, m.Service) {
		return false
	}
	return len(f.carried) == 1 && f.carriedAt > b.Start && f.isDistrict(f.carried[0]) && slices.Equal(f.districtsOf(named), f.carried)
}

// placeLines counts the blocks that begin with a place line.
func (f *Finder) placeLines() int {
	n := 0
	for i := range f.Doc.Blocks {
		b := &f.Doc.Blocks[i]
		if f.placeLine(b) != nil && len(f.labelAt(b.Start, b)) > 0 {
			n++
		}
	}
	return n
}

// actingBeside is the one body that text[start:end], under a place line of another, names as the one who acts ("MESCHEDE. Der
// Hochsauerlandkreis …"); nil if it names none.
func (f *Finder) actingBeside(start, end int, place string) []string {
	var out []string
	for _, m := range f.Named(start, end) {
		if m.Strong && m.AGS != place && !m.Area && !m.Domain {
			out = append(out, m.AGS)
		}
	}
	if len(out) == 1 {
		return out
	}
	return nil
}

// labelAt is the body whose name stands as a label at the text's byte start.
func (f *Finder) labelAt(start int, b *notice.Block) []string {
	names := f.Named(start, b.End)
	if len(names) == 0 || names[0].Start > start+16 || names[0].End >= b.End || strings.ContainsFunc(f.Doc.Text[start:names[0].Start], unicode.IsLower) {
		return nil
	}
	rest := f.Doc.Text[names[0].End:b.End]
	if note := strings.IndexByte(rest, ')'); note > 0 && note < 30 && strings.HasPrefix(rest, " (") && strings.HasPrefix(rest[note+1:], ":") {
		rest = rest[note+1:] // "Balve (Rathaus): …"
	}
	switch {
	case strings.HasPrefix(rest, ":"), strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " - "), strings.HasPrefix(rest, " — "):
	case start == f.TextStart(b) && strings.HasPrefix(rest, ". ") && (len(rest) > 60 || start > b.Start) && b.Kind != notice.BlockItem:
	default:
		return nil
	}
	return []string{names[0].AGS}
}

func within(few, many []string) bool {
	return !slices.ContainsFunc(few, func(b string) bool { return !slices.Contains(many, b) })
}

// sharedText reports whether the notice was made together with other bodies.
func (f *Finder) sharedText() bool {
	return len(f.plural) > 1 && f.District != f.Own && slices.Contains(f.plural, f.Own)
}

// ofDistrict reports whether the sentence, its label or the sentence before names the district.
func (f *Finder) ofDistrict(i int, s split.Span) bool {
	b := &f.Doc.Blocks[i]
	start := max(b.Start, f.Reader.Text.Tokens[s.First].Start-250)
	for _, m := range f.Named(start, b.End) {
		if m.AGS == f.District {
			return true
		}
	}
	if first, _ := f.Reader.Range(start, b.End); f.Reader.NamesDistrict(first, s.Last) {
		return true
	}
	if n := len(b.Under); n > 0 && f.Doc.Blocks[b.Under[n-1]].Kind == notice.BlockTerm {
		term := &f.Doc.Blocks[b.Under[n-1]] // "Kfz-Zulassung (Kreis):"
		first, last := f.Reader.Range(term.Start, term.End)
		return f.Reader.NamesDistrict(first, last)
	}
	return false
}

// areaBefore is the district whose area is named last in block i before byte end, after every other name; "" if none is.
func (f *Finder) areaBefore(i, end int) string {
	n, _ := slices.BinarySearchFunc(f.Names, end, func(m region.Mention, at int) int { return m.Start - at })
	if n > 0 && f.Names[n-1].Area && f.Names[n-1].Start >= f.Doc.Blocks[i].Start {
		return f.Names[n-1].AGS
	}
	return ""
}

// grouped reports whether text[start:end] names a group of bodies.
func (f *Finder) grouped(start, end int) bool {
	return slices.ContainsFunc(f.Groups, func(g region.Group) bool { return g.Start >= start && g.End <= end })
}

// enumeration is the first token of the names that lead up to token i ("Winterberg, Medebach und Hallenberg geben …"),
// not before token first.
func (f *Finder) enumeration(i, first int) int {
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

// enumerationEnd is the last token of the names that go on behind token i, itself a name ("… in Medebach, Winterberg und
// Hallenberg"), not after token last. A name that a predicate follows begins something new.
func (f *Finder) enumerationEnd(i, last int) int {
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
func (f *Finder) namesKind(i int) bool {
	switch string(f.Reader.Text.Folded(i)) {
	case "staedte", "staedten", "gemeinden", "stadt", "gemeinde":
		return true
	case "die", "den":
		return i+1 < len(f.Reader.Text.Tokens) && f.Reader.Text.Tokens[i+1].Upper && f.namesKind(i+1)
	}
	return false
}

// inName reports whether token i belongs to the name of a body.
func (f *Finder) inName(i int) bool {
	t := &f.Reader.Text.Tokens[i]
	n, _ := slices.BinarySearchFunc(f.Names, t.Start+1, func(m region.Mention, at int) int { return m.Start - at })
	return n > 0 && f.Names[n-1].End >= t.End && t.End > t.Start
}

// headBodies are the bodies of the innermost heading or label that is but a name ("Iserlohn").
func (f *Finder) headBodies(i int) []string {
	for _, u := range slices.Backward(f.Doc.Blocks[i].Under) {
		b := &f.Doc.Blocks[u]
		if bodies := f.Over[u]; len(bodies) == 1 && b.End-b.Start < 40 && f.isName(b) && (b.Kind == notice.BlockHeading || b.Kind == notice.BlockTerm) {
			return bodies
		}
	}
	return nil
}

// UnderName reports whether block i stands under a heading or label that is but the name of a body.
func (f *Finder) UnderName(i int) bool { return len(f.headBodies(i)) > 0 }

// underDistrict reports whether the innermost heading of block i that names a body or speaks of the district sets what
// stands under it apart as the district's ("Kreis Olpe (Westfälische Straße)", "Was der Kreis macht").
func (f *Finder) underDistrict(i int) bool {
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

// isName reports whether the block is little more than the name of a body.
func (f *Finder) isName(b *notice.Block) bool {
	names := f.Named(b.Start, b.End)
	return len(names) == 1 && b.End-b.Start-(names[0].End-names[0].Start) <= 8
}

// strongly reports whether text[start:end] names a body other than but as an administration.
func (f *Finder) strongly(start, end int, but string) bool {
	for _, m := range f.Named(start, end) {
		if m.Strong && m.AGS != but && !m.Area {
			return true
		}
	}
	return false
}

// nameLines counts the bodies that stand alone on lines of the text, outside its lists and tables.
func (f *Finder) nameLines() int {
	var out []string
	for i := range f.Doc.Blocks {
		if b := &f.Doc.Blocks[i]; f.isLine(b) {
			if n := f.Named(b.Start, b.End)[0].AGS; !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return len(out)
}

// isLine reports whether block b is a line that is but the name of a body.
func (f *Finder) isLine(b *notice.Block) bool {
	return b.Table == 0 && (b.Kind == notice.BlockParagraph || b.Kind == notice.BlockHeading) && f.isName(b) && !f.Named(b.Start, b.End)[0].Domain
}

// enter notes whose section block b begins or belongs to.
func (f *Finder) enter(b *notice.Block) {
	switch {
	case f.isLine(b):
		f.section = f.Named(b.Start, b.End)[0].AGS
	case b.Kind == notice.BlockHeading:
		f.section = ""
	case f.section != "":
		first, last := f.Reader.Range(b.Start, b.End)
		if slices.ContainsFunc(f.Named(b.Start, b.End), func(n region.Mention) bool { return n.AGS == f.Own && !n.Domain }) || f.Own == f.District && f.Reader.NamesDistrict(first, last) {
			f.section = ""
		}
	}
}
