package overview

import (
	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/display"
)

// shown are the classes of cells, worst first.
var shown = display.WorstFirst()

// tally counts cells by the place of their class in shown.
type tally [6]int

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

// Place is the place of a cell's class among those that cells are shown as, worst first: one that is out of date does not
// count as its old status.
func Place(c *notice.Cell, known bool) uint8 {
	switch {
	case !known || !c.Status.Valid():
		return placeUnknown
	case c.Stale:
		return placeStale
	case c.Contradicted:
		return placeContradicted
	case c.Status == notice.Unavailable:
		return placeUnavailable
	case c.Status == notice.Limited:
		return placeLimited
	default:
		return placeAvailable
	}
}

// The places of classes in shown; a test holds them to display.ClassOf.
const (
	placeUnavailable uint8 = iota
	placeContradicted
	placeLimited
	placeStale
	placeUnknown
	placeAvailable
)

// Services are the keys of the catalogue in its order, which is that of the places in a picture.
func Services(cat *catalog.Catalog) (keys []notice.Service) {
	for _, info := range cat.Services() {
		keys = append(keys, info.Key)
	}
	return keys
}
