package snapshot

import (
	"context"
	"sync"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// maxLeads is for how many statements one reading asks what governs their quotes, which takes the texts of their notices. A
// region has fewer; of a whole country the rest comes with the next readings.
const maxLeads = 4000

// leads are the words that govern the quotes of statements, by id; "" where nothing does. They never change.
type leads struct {
	mu    sync.RWMutex
	known map[int64]string
}

// spot is a cell whose statement's lead is not known yet.
type spot struct {
	row     int
	service notice.Service
}

// beside puts beside each quote the words that govern it: an item of a list proves nothing without the line above. Only those
// of statements that no picture showed before are read. It lets see look at each cell on the way: a country has so many that
// going through them is what takes the time.
func (l *leads) beside(ctx context.Context, rows []store.BodyRow, r Reader, see func(row int, service notice.Service, c *notice.Cell)) error {
	shown, spots, missing := l.fill(rows, see)
	if len(missing) > 0 {
		read, err := r.Leads(ctx, missing)
		if err != nil {
			return err
		}
		l.learn(missing, read)
		for _, at := range spots {
			c := rows[at.row].Cells[at.service]
			if c.Lead = read[c.Statement]; c.Lead != "" {
				rows[at.row].Cells[at.service] = c
			}
		}
	}
	l.forget(rows, shown)
	return nil
}

// fill puts the known leads in, and gives the number of statements shown and what is missing.
func (l *leads) fill(rows []store.BodyRow, see func(row int, service notice.Service, c *notice.Cell)) (shown int, spots []spot, missing []int64) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for i := range rows {
		cells := rows[i].Cells
		shown += len(cells)
		for service, c := range cells {
			see(i, service, &c)
			if c.Statement == 0 {
				continue
			}
			lead, known := l.known[c.Statement]
			switch {
			case lead != "":
				c.Lead = lead
				cells[service] = c
			case !known && len(missing) < maxLeads:
				spots, missing = append(spots, spot{i, service}), append(missing, c.Statement)
			}
		}
	}
	return shown, spots, missing
}

func (l *leads) learn(asked []int64, read map[int64]string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[int64]string{}
	}
	for _, id := range asked {
		l.known[id] = read[id]
	}
}

// forget drops the leads of statements that rows no longer show, once most of what is known is of such.
func (l *leads) forget(rows []store.BodyRow, shown int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.known) <= 2*shown+maxLeads {
		return
	}
	kept := make(map[int64]string, shown)
	for i := range rows {
		for _, c := range rows[i].Cells {
			if lead, known := l.known[c.Statement]; known {
				kept[c.Statement] = lead
			}
		}
	}
	l.known = kept
}
