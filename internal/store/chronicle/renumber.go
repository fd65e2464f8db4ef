package chronicle

import (
	"context"

	"github.com/lagebild/lagebild/internal/store/pg"
)

// Renumber mends the log of changes after a restore into another server. Transaction numbers begin anew there, and rows with
// numbers that are still to come would stay hidden until the server had got that far. All rows get the number of this
// transaction: a reader with a cursor from before gets some a second time and misses none. A log in order stays as it is.
func (s *Chronicle) Renumber(ctx context.Context) error {
	const ahead = `SELECT EXISTS (SELECT 1 FROM changes WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))`
	return pg.Translate("putting the log of changes in order", s.db.InTx(ctx, nil, func(tx *pg.DB) error {
		// Whoever writes meanwhile waits, so that the numbers that are looked at are not those of running transactions.
		if err := tx.Exec(ctx, `LOCK TABLE changes IN EXCLUSIVE MODE`); err != nil {
			return err
		}
		var restored bool
		if err := tx.Get(ctx, &restored, ahead); err != nil || !restored {
			return err
		}
		return tx.Exec(ctx, `UPDATE changes SET xid = pg_current_xact_id()`)
	}))
}
