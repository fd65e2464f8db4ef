package snapshot

import (
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// Judge says what a cell counts as, in numbers of its own; known is false for one of which nothing stands.
type Judge func(c *notice.Cell, known bool) uint8

// Judged is what judge says of the cells of each row, by the services given. That a picture brings it along spares each page
// a look at every cell.
func Judged(rows []store.BodyRow, services []notice.Service, judge Judge) [][]uint8 {
	out, see := judging(len(rows), services, judge)
	for i := range rows {
		for service, c := range rows[i].Cells {
			see(i, service, &c)
		}
	}
	return out
}

// judging is Judged of n rows whose cells are still to be seen.
func judging(n int, services []notice.Service, judge Judge) (out [][]uint8, see func(row int, service notice.Service, c *notice.Cell)) {
	places := make(map[notice.Service]int, len(services))
	for i, s := range services {
		places[s] = i
	}
	all := make([]uint8, n*len(services))
	unknown := judge(&notice.Cell{}, false)
	for i := range all {
		all[i] = unknown
	}
	out = make([][]uint8, n)
	for i := range out {
		out[i], all = all[:len(services):len(services)], all[len(services):]
	}
	return out, func(row int, service notice.Service, c *notice.Cell) {
		if at, ok := places[service]; ok {
			out[row][at] = judge(c, true)
		}
	}
}
