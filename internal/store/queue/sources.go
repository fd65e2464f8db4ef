package queue

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/schedule"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// sourceIn is a source on its way into the database.
type sourceIn struct {
	Namespace string     `json:"namespace"`
	Name      string     `json:"name"`
	Spec      any        `json:"spec"`
	Host      string     `json:"host"`
	Body      string     `json:"body"`
	Authority string     `json:"authority"`
	Suspended bool       `json:"suspended"`
	Succeeds  string     `json:"succeeds"`
	Requested *time.Time `json:"requested_at"`
	Trace     string     `json:"traceparent"`
	Next      time.Time  `json:"next_fetch_at"`
}

// Locks are taken on sources by id, then on hosts by name, as everywhere.
const lockSources = `
SELECT s.id, s.namespace, s.name, s.host, s.scope = $1 AND s.retired_at IS NULL AS ours
FROM sources s
WHERE s.id IN (
    SELECT x.id FROM sources x JOIN unnest($2::text[], $3::text[]) AS n (namespace, name) USING (namespace, name)
    UNION ALL
    SELECT x.id FROM sources x WHERE $4 AND x.scope = $1)
ORDER BY s.id
FOR NO KEY UPDATE`

const insertHosts = `
INSERT INTO hosts (host) SELECT h FROM unnest($1::text[]) AS h ORDER BY h ON CONFLICT (host) DO NOTHING`

const upsertSources = `
INSERT INTO sources (namespace, name, scope, spec, host, body, authority, suspended, succeeds, requested_at, traceparent, next_fetch_at, created_at)
SELECT r.namespace, r.name, $2, r.spec, r.host, r.body, r.authority, r.suspended, r.succeeds, r.requested_at, r.traceparent, r.next_fetch_at, $3
FROM jsonb_to_recordset(CAST($1 AS jsonb)) AS r (
    namespace text, name text, spec jsonb, host text, body text, authority text, suspended boolean, succeeds text,
    requested_at timestamptz, traceparent text, next_fetch_at timestamptz)
ON CONFLICT (namespace, name) DO UPDATE SET
    scope = EXCLUDED.scope, spec = EXCLUDED.spec, host = EXCLUDED.host, body = EXCLUDED.body, authority = EXCLUDED.authority,
    suspended = EXCLUDED.suspended, succeeds = EXCLUDED.succeeds, traceparent = EXCLUDED.traceparent, retired_at = NULL,
    took_over_at = CASE WHEN sources.succeeds = EXCLUDED.succeeds THEN sources.took_over_at END,
    requested_at = greatest(sources.requested_at, EXCLUDED.requested_at),
    recheck = sources.recheck OR sources.spec <> EXCLUDED.spec,
    failures = CASE WHEN sources.spec = EXCLUDED.spec THEN sources.failures ELSE 0 END,
    state = CASE WHEN sources.spec = EXCLUDED.spec THEN sources.state ELSE '{}' END,
    lease_token = CASE WHEN sources.spec = EXCLUDED.spec THEN sources.lease_token END,
    lease_until = CASE WHEN sources.spec = EXCLUDED.spec THEN sources.lease_until END,
    next_fetch_at = CASE
        WHEN greatest(sources.requested_at, EXCLUDED.requested_at) > coalesce(sources.handled_at, '-infinity')
            THEN least(sources.next_fetch_at, $3)
        WHEN sources.spec <> EXCLUDED.spec OR NOT sources.active THEN EXCLUDED.next_fetch_at
        ELSE sources.next_fetch_at END
WHERE sources.scope <> EXCLUDED.scope OR sources.spec <> EXCLUDED.spec OR sources.suspended <> EXCLUDED.suspended
   OR sources.succeeds <> EXCLUDED.succeeds OR sources.retired_at IS NOT NULL
   OR EXCLUDED.requested_at > coalesce(sources.requested_at, '-infinity')
RETURNING namespace, name`

const retireSources = `UPDATE sources SET retired_at = $2 WHERE id = ANY($1) RETURNING namespace, name`

// LockHosts locks hosts in the order that everybody keeps.
const LockHosts = `SELECT host FROM hosts WHERE host = ANY($1) ORDER BY host FOR NO KEY UPDATE`

// dueHosts runs with the hosts locked, in a statement of its own, so that it sees what others committed meanwhile.
const dueHosts = `
UPDATE hosts h
SET due_at = (SELECT min(s.next_fetch_at) FROM sources s WHERE s.host = h.host AND s.active)
WHERE h.host = ANY($1)`

// SyncSources makes the sources of scope (a folder of manifests, a namespace) those that recs say: new ones are added and
// fall due soon, each at its own moment; changed ones lose backoff and validators, and a run of theirs that is under way
// will be refused; missing ones are retired, which keeps their notices. A source asked for since it last ran is due now.
// A record without a name, or two with the same, are an Invalid fault, and nothing is changed.
func (s *Scheduler) SyncSources(ctx context.Context, scope string, recs []SourceRecord, now time.Time) (SyncResult, error) {
	return s.syncSources(ctx, scope, recs, now, true)
}

// PutSources is SyncSources without retiring: other sources of the scope stay as they are.
func (s *Scheduler) PutSources(ctx context.Context, scope string, recs []SourceRecord, now time.Time) (SyncResult, error) {
	return s.syncSources(ctx, scope, recs, now, false)
}

// RetireSource stops fetching one source, and keeps its notices. One that is not there is a NotFound fault.
func (s *Scheduler) RetireSource(ctx context.Context, namespace, name string, now time.Time) error {
	const op = "retiring a source"
	return pg.Translate(op, s.db.InTx(ctx, nil, func(tx *pg.DB) error {
		var host string
		err := tx.Get(ctx, &host, `
			UPDATE sources SET retired_at = coalesce(retired_at, $3) WHERE namespace = $1 AND name = $2 RETURNING host`,
			namespace, name, pgtime.Stamp(now))
		if err != nil {
			return pg.Translate(op, err)
		}
		if err := New(tx).recomputeDue(ctx, []string{host}); err != nil {
			return err
		}
		return tx.Notify(ctx, pg.Change{Sources: []string{namespace + "/" + name}})
	}))
}

type syncing struct {
	scope            string
	now              time.Time
	rows             []sourceIn
	namespaces, name []string
	retire           bool
}

func (s *Scheduler) syncSources(ctx context.Context, scope string, recs []SourceRecord, now time.Time, retire bool) (SyncResult, error) {
	const op = "syncing sources"
	y, err := newSyncing(scope, recs, pgtime.Stamp(now), retire)
	if err != nil {
		return SyncResult{}, err
	}
	var res SyncResult
	err = s.db.InTx(ctx, nil, func(tx *pg.DB) error {
		res, err = y.run(ctx, tx)
		return err
	})
	return res, pg.Translate(op, err)
}

func newSyncing(scope string, recs []SourceRecord, now time.Time, retire bool) (*syncing, error) {
	const op = "syncing sources"
	y := &syncing{scope: pgtext.Clean(scope), now: now, retire: retire, rows: make([]sourceIn, 0, len(recs))}
	seen := make(map[string]bool, len(recs))
	for _, r := range recs {
		full := r.Namespace + "/" + r.Name
		if r.Name == "" {
			return nil, fault.New(fault.Invalid, op, "a source of scope %q has no name: give it one", scope)
		}
		if seen[full] {
			return nil, fault.New(fault.Invalid, op, "name %q is given to two sources: rename one of them", full)
		}
		seen[full] = true
		in := sourceIn{
			Namespace: pgtext.Clean(r.Namespace), Name: pgtext.Clean(r.Name), Spec: r.Spec, Host: schedule.HostOf(r.Spec.URL()),
			Body: r.Spec.Body, Authority: string(r.Spec.Authority), Suspended: r.Suspend, Succeeds: r.Succeeds, Trace: pgtext.Clean(r.Trace),
			Next: pgtime.Stamp(schedule.First(now, r.Spec.Interval, schedule.Fraction(r.Namespace, r.Name))),
		}
		if !r.RequestedAt.IsZero() {
			in.Requested, in.Next = pgtime.Maybe(r.RequestedAt), now
		}
		y.rows = append(y.rows, in)
	}
	slices.SortFunc(y.rows, func(a, b sourceIn) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	for _, r := range y.rows {
		y.namespaces, y.name = append(y.namespaces, r.Namespace), append(y.name, r.Name)
	}
	return y, nil
}

// wants reports whether a source is among those given.
func (y *syncing) wants(k shape.SourceKey) bool {
	_, ok := slices.BinarySearchFunc(y.rows, k, func(r sourceIn, k shape.SourceKey) int {
		return cmp.Or(cmp.Compare(r.Namespace, k.Namespace), cmp.Compare(r.Name, k.Name))
	})
	return ok
}

func (y *syncing) run(ctx context.Context, tx *pg.DB) (SyncResult, error) {
	var res SyncResult
	if err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1)`, pg.LockKey(pg.LockScope, y.scope)); err != nil {
		return res, err
	}
	var before []struct {
		shape.SourceKey
		ID   int64  `db:"id"`
		Host string `db:"host"`
		Ours bool   `db:"ours"` // of this scope, and not retired
	}
	err := tx.Sel(ctx, &before, lockSources, y.scope, pq.Array(y.namespaces), pq.Array(y.name), y.retire)
	if err != nil {
		return res, err
	}
	had, hosts := make(map[shape.SourceKey]bool, len(before)), map[string]bool{}
	for _, b := range before {
		had[b.SourceKey], hosts[b.Host] = true, true
	}
	var missing []int64
	for _, b := range before {
		if b.Ours && !y.wants(b.SourceKey) {
			missing = append(missing, b.ID)
		}
	}
	for _, r := range y.rows {
		hosts[r.Host] = true
	}
	if err := tx.Exec(ctx, insertHosts, pq.Array(pg.Keys(hosts))); err != nil {
		return res, err
	}
	in, err := pgtext.JSON(y.rows)
	if err != nil {
		return res, fault.Wrap(fault.Internal, "encoding sources", err)
	}
	var written, retired []shape.SourceKey
	if err := tx.Sel(ctx, &written, upsertSources, in, y.scope, y.now); err != nil {
		return res, err
	}
	if y.retire && len(missing) > 0 {
		if err := tx.Sel(ctx, &retired, retireSources, pq.Array(missing), y.now); err != nil {
			return res, err
		}
	}
	for _, k := range written {
		if had[k] {
			res.Updated++
		} else {
			res.Created++
		}
	}
	res.Unchanged, res.Retired = len(y.rows)-len(written), len(retired)
	if len(written)+len(retired) == 0 {
		return res, nil
	}
	if err := New(tx).recomputeDue(ctx, pg.Keys(hosts)); err != nil {
		return res, err
	}
	return res, tx.Notify(ctx, pg.Change{Sources: fullNames(append(written, retired...))})
}

func fullNames(ks []shape.SourceKey) []string {
	out := make([]string, 0, len(ks))
	for _, k := range ks {
		out = append(out, k.Namespace+"/"+k.Name)
	}
	return out
}

// recomputeDue brings hosts.due_at in line with the sources.
func (s *Scheduler) recomputeDue(ctx context.Context, hosts []string) error {
	var locked []string
	if err := s.db.Sel(ctx, &locked, LockHosts, pq.Array(hosts)); err != nil {
		return err
	}
	return s.db.Exec(ctx, dueHosts, pq.Array(hosts))
}
