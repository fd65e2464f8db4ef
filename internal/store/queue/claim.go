package queue

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
)

// claim takes hosts first: one row a host, in the order of their oldest due source, so that a host with many due sources
// takes one place like any other. Rows that somebody else is just claiming are passed over. A host that turns out to have
// nothing due gets its due time put right, so that it cannot stand at the head of the queue for ever.
const claim = `
WITH free AS MATERIALIZED (
    SELECT h.host
    FROM hosts h
    WHERE h.due_at <= $1 AND h.next_request_at <= $1 AND (h.lease_until IS NULL OR h.lease_until <= $1)
    ORDER BY h.due_at
    LIMIT $2
    FOR NO KEY UPDATE SKIP LOCKED
), pick AS MATERIALIZED (
    SELECT f.host, s.id, s.asked, s.stolen, s.traceparent, gen_random_uuid()::text AS token
    FROM free f CROSS JOIN LATERAL (
        SELECT x.id, x.requested_at > coalesce(x.handled_at, '-infinity') AS asked, x.lease_token IS NOT NULL AS stolen, x.traceparent
        FROM sources x
        WHERE x.host = f.host AND x.active AND x.next_fetch_at <= $1
        ORDER BY x.next_fetch_at
        LIMIT 1
        FOR NO KEY UPDATE SKIP LOCKED) s
), held AS (
    UPDATE hosts h
    SET lease_token = p.token, lease_until = $3, next_request_at = greatest(h.next_request_at, $4)
    FROM pick p
    WHERE h.host = p.host
), healed AS (
    UPDATE hosts h
    SET due_at = (SELECT min(x.next_fetch_at) FROM sources x WHERE x.host = h.host AND x.active)
    FROM free f
    WHERE h.host = f.host AND NOT EXISTS (SELECT 1 FROM pick p WHERE p.host = f.host)
)
UPDATE sources s
SET lease_token = p.token, lease_until = $3, lease_worker = $5, handled_at = greatest(s.handled_at, s.requested_at), traceparent = ''
FROM pick p
WHERE s.id = p.id
RETURNING s.id, s.namespace, s.name, p.token, p.host, coalesce(p.asked, false) AS asked, p.stolen, p.traceparent, s.spec, s.state, s.failures, s.next_fetch_at, s.lease_until`

type jobRow struct {
	ID        int64     `db:"id"`
	Namespace string    `db:"namespace"`
	Name      string    `db:"name"`
	Token     string    `db:"token"`
	Host      string    `db:"host"`
	Asked     bool      `db:"asked"`
	Stolen    bool      `db:"stolen"`
	Trace     string    `db:"traceparent"`
	Spec      []byte    `db:"spec"`
	State     []byte    `db:"state"`
	Failures  int       `db:"failures"`
	Due       time.Time `db:"next_fetch_at"`
	LeaseEnds time.Time `db:"lease_until"`
}

func (r jobRow) job() (Job, error) {
	j := Job{
		SourceID: r.ID, Namespace: r.Namespace, Name: r.Name, Token: r.Token, Host: r.Host, Failures: r.Failures, Asked: r.Asked, Stolen: r.Stolen, Trace: r.Trace,
		Due: r.Due.UTC(), LeaseEnds: r.LeaseEnds.UTC(),
	}
	if err := json.Unmarshal(r.Spec, &j.Spec); err != nil {
		return Job{}, fault.Wrap(fault.Internal, "reading the spec of source "+r.Namespace+"/"+r.Name, err)
	}
	if err := json.Unmarshal(r.State, &j.State); err != nil {
		return Job{}, fault.Wrap(fault.Internal, "reading the state of source "+r.Namespace+"/"+r.Name, err)
	}
	return j, nil
}

// Claim hands out up to p.Limit due sources, the longest due first and at most one of each host, and gives each a lease.
// A source whose lease ran out is due like any other. No jobs and no error means that nothing can be run at p.Now. A source
// whose row cannot be read is told of in an error beside the jobs of the others, and is due again when its lease runs out.
func (s *Scheduler) Claim(ctx context.Context, p ClaimParams) ([]Job, error) {
	const op = "claiming sources"
	if p.Limit <= 0 {
		return nil, nil
	}
	if p.Lease <= 0 {
		return nil, fault.New(fault.Invalid, op, "lease is %v: give it a length", p.Lease)
	}
	if err := s.db.Prepare(ctx, claim); err != nil {
		return nil, err
	}
	now := pgtime.Stamp(p.Now)
	var rows []jobRow
	err := s.db.Sel(ctx, &rows, claim, now, p.Limit, now.Add(p.Lease), now.Add(max(p.Gap, 0)), p.Worker)
	if err != nil {
		return nil, pg.Translate(op, err)
	}
	slices.SortFunc(rows, func(a, b jobRow) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID)) })
	jobs := make([]Job, 0, len(rows))
	var bad error
	for _, r := range rows {
		j, err := r.job()
		if err != nil {
			bad = errors.Join(bad, err)
			continue
		}
		jobs = append(jobs, j)
	}
	return jobs, bad
}
