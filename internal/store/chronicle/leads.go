package chronicle

import (
	"context"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Leads gives the words that govern the quotes of statements, by the statements' ids; see StatementRow. Those that nothing
// governs are left out. It reads the texts of their notices.
func (s *Chronicle) Leads(ctx context.Context, statements []int64) (map[int64]string, error) {
	var rows []struct {
		ID       int64 `db:"id"`
		NoticeID int64 `db:"notice_id"`
		Start    int   `db:"start_byte"`
	}
	const at = `SELECT id, notice_id, start_byte FROM statements WHERE id = ANY($1)`
	if err := s.db.Sel(ctx, &rows, at, pq.Array(statements)); err != nil {
		return nil, pg.Translate("reading where quotes stand", err)
	}
	quotes := make([]shape.StatementRow, len(rows))
	for i, r := range rows {
		quotes[i].ID, quotes[i].NoticeID, quotes[i].Start = r.ID, r.NoticeID, r.Start
	}
	if err := shape.AddLeads(ctx, s.db, quotes); err != nil {
		return nil, pg.Translate("reading what governs quotes", err)
	}
	out := map[int64]string{}
	for _, q := range quotes {
		if q.Lead != "" {
			out[q.ID] = q.Lead
		}
	}
	return out, nil
}
