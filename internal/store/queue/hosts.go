package queue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/fetch/robots"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
)

var _ fetch.Hosts = (*Scheduler)(nil)

const reserve = `
INSERT INTO hosts AS h (host, next_request_at) VALUES ($1, CAST($2 AS timestamptz) + CAST($3 AS interval))
ON CONFLICT (host) DO UPDATE SET next_request_at = greatest(h.next_request_at, $2) + CAST($3 AS interval)
RETURNING next_request_at - CAST($3 AS interval)`

// Reserve implements fetch.Hosts.
func (s *Scheduler) Reserve(ctx context.Context, host string, now time.Time, gap time.Duration) (time.Time, error) {
	const op = "reserving a turn at a host"
	if err := s.db.Prepare(ctx, reserve); err != nil {
		return time.Time{}, err
	}
	var turn time.Time
	if err := s.db.Get(ctx, &turn, reserve, hostKey(host), pgtime.Stamp(now), interval(gap)); err != nil {
		return time.Time{}, pg.Translate(op, err)
	}
	return turn.UTC(), nil
}

// Defer implements fetch.Hosts.
func (s *Scheduler) Defer(ctx context.Context, host string, until time.Time) error {
	return pg.Translate("deferring a host", s.db.Exec(ctx, `
		INSERT INTO hosts AS h (host, next_request_at) VALUES ($1, $2)
		ON CONFLICT (host) DO UPDATE SET next_request_at = greatest(h.next_request_at, EXCLUDED.next_request_at)`,
		hostKey(host), pgtime.Stamp(until)))
}

// Robots implements fetch.Hosts.
func (s *Scheduler) Robots(ctx context.Context, origin string) (robots.File, bool, error) {
	var r struct {
		Status    int       `db:"status"`
		Body      []byte    `db:"body"`
		FetchedAt time.Time `db:"fetched_at"`
	}
	err := s.db.Get(ctx, &r, `SELECT status, body, fetched_at FROM robots WHERE origin = $1`, pgtext.Clean(origin))
	if errors.Is(err, sql.ErrNoRows) {
		return robots.File{}, false, nil
	}
	if err != nil {
		return robots.File{}, false, pg.Translate("reading robots.txt", err)
	}
	return robots.File{Status: r.Status, Body: r.Body, FetchedAt: r.FetchedAt.UTC()}, true, nil
}

// SaveRobots implements fetch.Hosts. Of two that were fetched at different times the later one stays.
func (s *Scheduler) SaveRobots(ctx context.Context, origin string, f robots.File) error {
	body := f.Body
	if body == nil {
		body = []byte{}
	}
	return pg.Translate("saving robots.txt", s.db.Exec(ctx, `
		INSERT INTO robots (origin, status, body, fetched_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (origin) DO UPDATE SET status = EXCLUDED.status, body = EXCLUDED.body, fetched_at = EXCLUDED.fetched_at
		WHERE robots.fetched_at <= EXCLUDED.fetched_at`,
		pgtext.Clean(origin), f.Status, body, pgtime.Stamp(f.FetchedAt)))
}

func hostKey(host string) string { return strings.ToLower(pgtext.Clean(host)) }

// interval is d as PostgreSQL reads it.
func interval(d time.Duration) string {
	return fmt.Sprintf("%d microseconds", max(d, 0).Microseconds())
}
