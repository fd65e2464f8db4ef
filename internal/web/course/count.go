package course

import (
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
)

// series counts cells by the place of their class in display.WorstFirst, one row for each point in time.
type series [][6]int

// points are equally far apart, the last one at to.
func points(from, to time.Time, n int) []time.Time {
	out := make([]time.Time, n)
	step := to.Sub(from) / time.Duration(max(n-1, 1))
	for i := range out {
		out[i] = to.Add(-step * time.Duration(n-1-i))
	}
	return out
}

// classOf is what a stay counts as.
func classOf(st store.Stay, stale bool) string {
	return display.ClassOf(notice.Cell{Status: st.Status, Stale: stale, Contradicted: st.Contradicted}, true)
}

// tally counts, at each point, the cells that each key's stays show; cells is how many cells a key has, and those that
// show nothing are unknown.
func tally(c store.Course, at []time.Time, keyOf func(store.Stay) string, cells map[string]int) map[string]series {
	places := map[string]int{}
	for i, class := range display.WorstFirst() {
		places[class] = i
	}
	unknown := places[string(catalog.Unknown)]
	out := map[string]series{}
	for key, n := range cells {
		s := make(series, len(at))
		for i := range s {
			s[i][unknown] = n
		}
		out[key] = s
	}
	if len(at) == 0 {
		return out
	}
	for _, st := range c.Stays {
		s, ok := out[keyOf(st)]
		if !ok {
			continue
		}
		for _, part := range c.Parts(st, at[len(at)-1].Add(time.Nanosecond)) {
			place := places[classOf(st, part.Stale)]
			for i, t := range at {
				if !t.Before(part.From) && t.Before(part.To) && s[i][unknown] > 0 {
					s[i][place]++
					s[i][unknown]--
				}
			}
		}
	}
	return out
}
