package attribution

import (
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
)

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
