package walk

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// ofContact reports whether cell j stands in a column that says whether one can come or ask ("Besuch", "Auskunft"), not
// what is done.
func (w *walk) ofContact(j int) bool {
	b := &w.Doc.Blocks[j]
	for _, h := range b.Heads {
		c := &w.Doc.Blocks[h]
		if c.Row == b.Row || c.Col != b.Col {
			continue
		}
		if first, last := w.Reader.Range(c.Start, c.End); first <= last && w.Reader.At[first]&grammar.Contact != 0 {
			return true
		}
	}
	return false
}

// outrank voids what contact cells of a row call available where another cell of it, from evidence number from on, says
// how the same service fares: that one can ask is no work done.
func (w *walk) outrank(contact [][2]int, from int) {
	inContact := func(i int) bool {
		for _, c := range contact {
			if c[0] <= i && i < c[1] {
				return true
			}
		}
		return false
	}
	for _, c := range contact {
		for i := c[0]; i < c[1]; i++ {
			e := &w.found[i]
			for k := from; k < len(w.found) && !e.Void && e.Status == notice.Available; k++ {
				o := &w.found[k]
				e.Void = !inContact(k) && o.Service == e.Service && o.Body == e.Body && o.From.Equal(e.From)
			}
		}
	}
}
