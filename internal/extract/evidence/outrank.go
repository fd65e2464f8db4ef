package evidence

import (
	"github.com/lagebild/lagebild/internal/notice"
)

// Outrank voids what some parts of the evidence on a row of a table, each the numbers [from, to), call of the status where another part of it
// says how the same service fares, or that it is so as other says if that is not "": that one can ask, or hand something in, is no work done.
func Outrank(row []Evidence, some [][2]int, status, other notice.Status) {
	inSome := func(i int) bool {
		for _, c := range some {
			if c[0] <= i && i < c[1] {
				return true
			}
		}
		return false
	}
	for _, c := range some {
		for i := c[0]; i < c[1]; i++ {
			e := &row[i]
			for k := 0; k < len(row) && !e.Void && e.Status == status; k++ {
				o := &row[k]
				e.Void = !inSome(k) && (other == "" || o.Status == other) && o.Service == e.Service && o.Body == e.Body && o.From.Equal(e.From)
			}
		}
	}
}
