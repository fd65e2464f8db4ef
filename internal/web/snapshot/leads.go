package snapshot

import (
	"context"
	"maps"

	"github.com/lagebild/lagebild/internal/store"
)

// maxLeads is for how many statements one reading asks what governs their quotes, which takes the texts of their notices. A
// region has fewer; of a whole country the rest comes with the next readings.
const maxLeads = 4000

// addLeads puts beside each quote the words that govern it: an item of a list proves nothing without the line above. They
// never change, so only those of statements that the last picture did not show are read. It gives what is known now.
func (k *Keeper) addLeads(ctx context.Context, rows []store.BodyRow) (map[int64]string, error) {
	k.mu.Lock()
	before := k.leads
	k.mu.Unlock()
	leads := map[int64]string{}
	var missing []int64
	for _, row := range rows {
		for _, c := range row.Cells {
			if lead, known := before[c.Statement]; known {
				leads[c.Statement] = lead
			} else if c.Statement > 0 && len(missing) < maxLeads {
				missing = append(missing, c.Statement)
			}
		}
	}
	if len(missing) > 0 {
		read, err := k.cfg.Reader.Leads(ctx, missing)
		if err != nil {
			return nil, err
		}
		for _, id := range missing {
			leads[id] = ""
		}
		maps.Copy(leads, read)
	}
	for _, row := range rows {
		for service, c := range row.Cells {
			if c.Lead = leads[c.Statement]; c.Lead != "" {
				row.Cells[service] = c
			}
		}
	}
	return leads, nil
}
