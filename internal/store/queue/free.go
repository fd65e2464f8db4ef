package queue

import (
	"context"

	"github.com/lagebild/lagebild/internal/store/pg"
)

// FreeLeases gives back all leases. It is for a process that has the database to itself and has just started: whoever
// held them is dead, and waiting for them to run out would only delay the picture.
func (s *Scheduler) FreeLeases(ctx context.Context) error {
	const op = "giving back leases"
	if err := s.db.Exec(ctx, `UPDATE hosts SET lease_token = NULL, lease_until = NULL WHERE lease_token IS NOT NULL`); err != nil {
		return pg.Translate(op, err)
	}
	return pg.Translate(op, s.db.Exec(ctx, `
UPDATE sources SET lease_token = NULL, lease_until = NULL, lease_worker = NULL WHERE lease_token IS NOT NULL`))
}
