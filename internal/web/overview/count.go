package overview

import (
	"slices"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
)

// shown are the classes of cells, worst first.
var shown = display.WorstFirst()

// tally counts cells by the place of their class in shown.
type tally [6]int

func (t *tally) add(class string) { t[max(slices.Index(shown, class), 0)]++ }

func (t *tally) plus(o tally) {
	for i, n := range o {
		t[i] += n
	}
}

// worse orders by the number of cells that are out of order, then disputed, limited, out of date, unknown.
func (t tally) worse(o tally) int {
	for i := range t {
		if t[i] != o[i] {
			return o[i] - t[i]
		}
	}
	return 0
}

// worst is the worst class that was counted.
func (t tally) worst() string {
	for i, n := range t {
		if n > 0 {
			return shown[i]
		}
	}
	return string(catalog.Unknown)
}

// count counts the cells of a row by what they are shown as: one that is out of date does not count as its old status.
func count(row store.BodyRow, services []catalog.Info) tally {
	var t tally
	for _, info := range services {
		c, ok := row.Cells[info.Key]
		t.add(display.ClassOf(c, ok))
	}
	return t
}
