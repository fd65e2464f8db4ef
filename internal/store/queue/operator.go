package queue

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// SourceState is a source as it stands in the database: what was asked for, and how it is doing.
type SourceState struct {
	SourceRecord        // RequestedAt is the latest moment that was asked for
	Scope        string // whose sync owns it
	Retired      bool
	Rechecking   bool      // the spec changed, and no run of it succeeded since
	Running      bool      // a run holds its lease, which may have run out
	NextFetch    time.Time // when it is due
	LastRun      time.Time // end of the last run; zero if it never ran
	LastSuccess  time.Time
	LastChange   time.Time
	LastFault    string    // fault kind; "" if the last run succeeded
	LastError    string    // its text
	Failures     int       // runs in a row that failed through the target
	Handled      time.Time // RequestedAt as of the last claim; zero if never asked for
	Notices      int       // documents that stand
}

// Key is the source's namespace/name.
func (s SourceState) Key() string { return s.Namespace + "/" + s.Name }

// Active reports whether the source is fetched.
func (s SourceState) Active() bool { return !s.Retired && !s.Suspend }

// Answering reports whether the last run that says something of the target succeeded.
func (s SourceState) Answering() bool { return s.Failures == 0 && !s.LastSuccess.IsZero() }

// BodyState is a body as it stands in the database, with a summary of what is shown of it.
type BodyState struct {
	notice.Body
	Retired    bool
	Statuses   []notice.Status // the different statuses that its cells show, in no order; none if nothing stands
	LastNotice time.Time       // first seen time of its newest notice version; zero if none
}

const sourceStates = `
SELECT s.namespace, s.name, s.scope, s.spec, s.suspended, s.succeeds, s.requested_at, s.handled_at, s.retired_at,
       s.recheck, s.lease_token IS NOT NULL AS running, s.next_fetch_at, s.last_run_at, s.last_success_at,
       s.last_change_at, s.last_fault, s.last_error, s.failures,
       (SELECT count(*) FROM documents d WHERE d.source_id = s.id AND d.withdrawn_at IS NULL) AS notices
FROM sources s`

type stateRow struct {
	Namespace   string       `db:"namespace"`
	Name        string       `db:"name"`
	Scope       string       `db:"scope"`
	Spec        []byte       `db:"spec"`
	Suspended   bool         `db:"suspended"`
	Succeeds    string       `db:"succeeds"`
	Requested   sql.NullTime `db:"requested_at"`
	Handled     sql.NullTime `db:"handled_at"`
	RetiredAt   sql.NullTime `db:"retired_at"`
	Recheck     bool         `db:"recheck"`
	Running     bool         `db:"running"`
	NextFetch   time.Time    `db:"next_fetch_at"`
	LastRun     sql.NullTime `db:"last_run_at"`
	LastSuccess sql.NullTime `db:"last_success_at"`
	LastChange  sql.NullTime `db:"last_change_at"`
	LastFault   string       `db:"last_fault"`
	LastError   string       `db:"last_error"`
	Failures    int          `db:"failures"`
	Notices     int          `db:"notices"`
}

func (r stateRow) state() (SourceState, error) {
	s := SourceState{
		SourceRecord: SourceRecord{
			Namespace: r.Namespace, Name: r.Name, Suspend: r.Suspended, Succeeds: r.Succeeds, RequestedAt: pgtime.Moment(r.Requested),
		},
		Scope: r.Scope, Retired: r.RetiredAt.Valid, Rechecking: r.Recheck, Running: r.Running, NextFetch: r.NextFetch.UTC(),
		LastRun: pgtime.Moment(r.LastRun), LastSuccess: pgtime.Moment(r.LastSuccess), LastChange: pgtime.Moment(r.LastChange),
		LastFault: r.LastFault, LastError: r.LastError, Failures: r.Failures, Handled: pgtime.Moment(r.Handled), Notices: r.Notices,
	}
	var spec source.Spec
	if err := json.Unmarshal(r.Spec, &spec); err != nil {
		return s, fault.Wrap(fault.Internal, "reading the spec of source "+s.Key(), err)
	}
	s.Spec = spec
	return s, nil
}

// SourceStates gives all sources, those that are retired included, by namespace and name.
func (s *Scheduler) SourceStates(ctx context.Context) ([]SourceState, error) {
	out, err := States(ctx, s.db, ` ORDER BY s.namespace, s.name`)
	return out, pg.Translate("reading sources", err)
}

// SourceStatesOf gives the sources with these namespaces and names (the same number of both); those that are not there
// are left out.
func (s *Scheduler) SourceStatesOf(ctx context.Context, namespaces, names []string) ([]SourceState, error) {
	out, err := States(ctx, s.db, `
		JOIN unnest($1::text[], $2::text[]) AS n (namespace, name) ON s.namespace = n.namespace AND s.name = n.name`,
		pq.Array(namespaces), pq.Array(names))
	return out, pg.Translate("reading sources", err)
}

// States reads sources s; rest, which is a constant of the caller, says which and in what order.
func States(ctx context.Context, db *pg.DB, rest string, args ...any) ([]SourceState, error) {
	return pg.Read(ctx, db, stateRow.state, sourceStates+rest, args...)
}

const bodyStates = `
SELECT b.ags, b.name, b.kind, b.district_ags, b.population, b.homepage, b.aliases, '' AS district,
       b.retired_at IS NOT NULL AS retired
FROM bodies b
WHERE CAST($1 AS text) = '' OR b.ags = $1`

const bodyStatuses = `
SELECT DISTINCT c.body, c.status
FROM cells c
WHERE tstzrange(c.since, c.until) @> CAST($1 AS timestamptz) AND (CAST($2 AS text) = '' OR c.body = $2)`

// BodyStates gives the body with this AGS, or all bodies if ags is "", as of the moment at. Those that are retired are
// among them; one that is not there is left out.
func (s *Scheduler) BodyStates(ctx context.Context, ags string, at time.Time) ([]BodyState, error) {
	var out []BodyState
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) (err error) {
		out, err = New(tx).bodyStates(ctx, ags, pgtime.Stamp(at))
		return err
	})
	return out, pg.Translate("reading bodies", err)
}

func (s *Scheduler) bodyStates(ctx context.Context, ags string, at time.Time) ([]BodyState, error) {
	var bodies []struct {
		shape.BodyRow
		Retired bool `db:"retired"`
	}
	if err := s.db.Sel(ctx, &bodies, bodyStates, ags); err != nil {
		return nil, err
	}
	out := make([]BodyState, len(bodies))
	index := make(map[string]*BodyState, len(bodies))
	for i, b := range bodies {
		out[i] = BodyState{Body: b.Body(), Retired: b.Retired}
		index[b.AGS] = &out[i]
	}
	var statuses []struct {
		Body   string `db:"body"`
		Status string `db:"status"`
	}
	if err := s.db.Sel(ctx, &statuses, bodyStatuses, at, ags); err != nil {
		return nil, err
	}
	for _, r := range statuses {
		if b := index[r.Body]; b != nil {
			b.Statuses = append(b.Statuses, notice.Status(r.Status))
		}
	}
	var notices []struct {
		Body string    `db:"body"`
		At   time.Time `db:"at"`
	}
	if err := s.db.Sel(ctx, &notices, shape.LastNotices, at, ags); err != nil {
		return nil, err
	}
	for _, r := range notices {
		if b := index[r.Body]; b != nil {
			b.LastNotice = r.At.UTC()
		}
	}
	return out, nil
}
