package attribution

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// besidePlaceLine puts the district in the place of the towns that the place line of block i gives to mention m, where that is the
// district's own and the block has spoken of it up to byte end.
func (f *Finder) besidePlaceLine(i int, named []string, m grammar.Mention, end int) []string {
	b := &f.Doc.Blocks[i]
	if m.Service != "notruf" || f.PlaceLine(b) == nil {
		return named
	}
	if first, last := f.Reader.Range(b.Start, end); !f.Reader.NamesDistrict(first, last) {
		return named
	}
	return f.DistrictsOf(named)
}

// ofDistrictBefore reports whether mention m, of which a sentence of block i that names nobody speaks, is the district's that block named last:
// the place line, which gives named, tells but where that was written ("ALTENA. Beim Märkischen Kreis fallen … aus. Elterngeld wird gezahlt").
func (f *Finder) ofDistrictBefore(i int, named []string, m *grammar.Mention) bool {
	b := &f.Doc.Blocks[i]
	line := f.PlaceLine(b)
	if line == nil || len(named) != 1 || named[0] != line.AGS || m.Role == grammar.House || slices.Contains(townsOwn, m.Service) {
		return false
	}
	return len(f.carried) == 1 && f.carriedAt > b.Start && f.IsDistrict(f.carried[0]) && slices.Equal(f.DistrictsOf(named), f.carried)
}

// areAmong reports whether all of the few are among the many.
func areAmong(few, many []string) bool {
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

// headBodies are the bodies of the innermost heading or label that is but a name ("Iserlohn").
func (f *Finder) headBodies(i int) []string {
	for _, u := range slices.Backward(f.Doc.Blocks[i].Under) {
		b := &f.Doc.Blocks[u]
		if bodies := f.Over[u]; len(bodies) == 1 && b.End-b.Start < 40 && f.IsName(b) && (b.Kind == notice.BlockHeading || b.Kind == notice.BlockTerm) {
			return bodies
		}
	}
	return nil
}

// UnderName reports whether block i stands under a heading or label that is but the name of a body.
func (f *Finder) UnderName(i int) bool { return len(f.headBodies(i)) > 0 }

// enter notes whose section block b begins or belongs to.
func (f *Finder) enter(b *notice.Block) {
	switch {
	case f.IsLine(b):
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

// byLabel are the bodies of a reading at text[start:end], which names names, by the label or place line that opens its sentence or
// block i; nil if neither has one.
func (f *Finder) byLabel(i, sentence, start, end int, names []string) []string {
	b := &f.Doc.Blocks[i]
	name := f.labelled(b, sentence)
	if name == nil {
		return nil
	}
	line := f.PlaceLine(b)
	if line == nil {
		if own := f.Opens(sentence, end, name[0]); own != nil && sentence > f.TextStart(b) {
			return own
		}
		return name
	}
	if line.AGS == name[0] {
		if own := f.ActingBeside(start, end, name[0]); own != nil {
			return own
		}
	}
	if sentence > line.End && len(names) == 0 {
		if names = f.NamesIn(sentence, end); len(names) != 1 {
			return name
		}
	}
	if sentence > line.End && len(names) > 0 && !slices.Contains(names, name[0]) {
		return names // a later sentence of the block names its own
	}
	return name
}

// labelled is the body whose name opens block b or the sentence as its label, or the only district that the text knows where its label is but
// "Kreis:"; nil if there is neither.
func (f *Finder) labelled(b *notice.Block, sentence int) []string {
	if name := f.Labelled(b, sentence); name != nil {
		return name
	}
	of := f.District
	if f.Own == "" && f.sole[1] == len(f.Doc.Text) {
		of = f.district
	}
	if i, _ := f.Reader.Range(f.TextStart(b), b.End); of != "" && f.Reader.Text.Is(i+1, ":") {
		switch string(f.Reader.Text.Folded(i)) {
		case "kreis", "landkreis", "kreisverwaltung", "kreishaus":
			return []string{of}
		}
	}
	return nil
}

// spokenFor are other bodies that the label or lead-in of block i speaks for: "Balve: …", "Für die Rathäuser in … gilt:".
func (f *Finder) spokenFor(i, sentence int) []string {
	b := &f.Doc.Blocks[i]
	if name := f.labelled(b, sentence); len(name) == 1 && name[0] != f.Own && (!f.oneDateline || f.PlaceLine(b) == nil) {
		return name
	}
	if head := f.headBodies(i); len(head) == 1 && head[0] != f.Own {
		return head
	}
	if f.section != "" && f.section != f.Own {
		return []string{f.section}
	}
	if b.Lead >= 0 {
		if group := f.Over[b.Lead]; len(group) > 1 && !slices.Contains(group, f.Own) {
			return group
		}
	}
	return nil
}
