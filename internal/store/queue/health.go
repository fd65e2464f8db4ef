package queue

import (
	"context"
	"database/sql"
	"time"

	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
)

// Health is how far behind the fetching is at a moment.
type Health struct {
	Due     int           // sources that are due and not running
	Running int           // sources whose lease has not run out
	Oldest  time.Duration // how long the longest due one has been due; 0 if none is
}

// Queue tells how far behind the fetching is.
func (s *Scheduler) Queue(ctx context.Context, now time.Time) (Health, error) {
	var r struct {
		Due     int          `db:"due"`
		Running int          `db:"running"`
		Oldest  sql.NullTime `db:"oldest"`
	}
	err := s.db.Get(ctx, &r, `
		SELECT count(*) FILTER (WHERE d.due) AS due, count(*) FILTER (WHERE s.lease_until > $1) AS running,
		       min(s.next_fetch_at) FILTER (WHERE d.due) AS oldest
		FROM sources s CROSS JOIN LATERAL (
		    SELECT s.next_fetch_at <= $1 AND (s.lease_until IS NULL OR s.lease_until <= $1) AS due) d
		WHERE s.active`, pgtime.Stamp(now))
	if err != nil {
		return Health{}, pg.Translate("reading the queue", err)
	}
	q := Health{Due: r.Due, Running: r.Running}
	if r.Oldest.Valid {
		q.Oldest = max(now.Sub(r.Oldest.Time), 0)
	}
	return q, nil
}
