package record

import (
	"context"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/queue"
)

// holdRuns finds the sources whose lease the runs still hold, and records these runs. It comes first, so it also says how
// the transaction's other statements are planned: once, though their arrays are shorter than PostgreSQL assumes, because
// planning takes longer than running; and by the indexes, though the tables may be empty still, because the plans are kept
// as long as the process runs.
const holdRuns = `
WITH r AS MATERIALIZED (
    SELECT x.id, x.token, x.started_at, x.finished_at, x.fault, x.error, x.status, x.bytes, x.requests, x.documents
    FROM json_to_recordset(CAST($1 AS json)) AS x (
        id bigint, token text, started_at timestamptz, finished_at timestamptz, fault text, error text, status integer,
        bytes bigint, requests integer, documents integer)
), held AS (
    SELECT s.id, s.namespace, s.lease_worker, s.succeeds, s.took_over_at, s.recheck, s.last_fault, s.last_success_at
    FROM r JOIN sources s ON s.id = r.id AND s.lease_token = r.token
    ORDER BY s.id
    FOR NO KEY UPDATE OF s
), run AS (
    INSERT INTO runs (source_id, worker, started_at, finished_at, fault, error, status, bytes, requests, documents)
    SELECT r.id, coalesce(held.lease_worker, ''), r.started_at, r.finished_at, r.fault, r.error, r.status, r.bytes, r.requests,
           r.documents
    FROM held JOIN r ON r.id = held.id
    RETURNING id, source_id
)
SELECT held.id, held.succeeds <> '' AND held.took_over_at IS NULL AS takes_over, held.succeeds, held.recheck, held.last_fault,
       held.last_success_at IS NULL AS fresh, run.id AS run_id,
       set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('enable_seqscan', 'off', true) AS plans
FROM held JOIN run ON run.source_id = held.id`

// endRuns writes the sources' and the hosts' part of the outcomes. The hosts are locked before, so the due times of their
// other sources are read as they are.
const endRuns = `
WITH r AS MATERIALIZED (
    SELECT x.id, x.token, x.finished_at, x.next_fetch_at, x.host_free_at, x.failures, x.fault, x.error, x.changed, x.took, x.state
    FROM json_to_recordset(CAST($1 AS json)) AS x (
        id bigint, token text, finished_at timestamptz, next_fetch_at timestamptz, host_free_at timestamptz, failures integer,
        fault text, error text, changed boolean, took boolean, state jsonb)
), src AS (
    UPDATE sources s
    SET lease_token = NULL, lease_until = NULL, lease_worker = NULL,
        next_fetch_at = CASE WHEN s.requested_at > coalesce(s.handled_at, '-infinity') THEN r.finished_at ELSE r.next_fetch_at END,
        failures = r.failures, last_run_at = r.finished_at, last_fault = r.fault, last_error = r.error,
        last_success_at = CASE WHEN r.fault = '' THEN r.finished_at ELSE s.last_success_at END,
        last_change_at = CASE WHEN r.changed THEN r.finished_at ELSE s.last_change_at END,
        took_over_at = CASE WHEN r.took THEN r.finished_at ELSE s.took_over_at END,
        recheck = s.recheck AND r.fault <> '',
        state = coalesce(r.state, s.state)
    FROM r
    WHERE s.id = r.id
    RETURNING s.id, s.host, s.active, s.next_fetch_at, r.token, r.host_free_at
), per AS (
    SELECT host, array_agg(id) AS ids, array_agg(token) AS tokens, min(next_fetch_at) FILTER (WHERE active) AS next,
           max(host_free_at) AS free_at
    FROM src GROUP BY host
), hst AS (
    UPDATE hosts h
    SET next_request_at = greatest(h.next_request_at, per.free_at),
        lease_token = CASE WHEN h.lease_token = ANY(per.tokens) THEN NULL ELSE h.lease_token END,
        lease_until = CASE WHEN h.lease_token = ANY(per.tokens) THEN NULL ELSE h.lease_until END,
        due_at = least(per.next, (
            SELECT min(x.next_fetch_at) FROM sources x WHERE x.host = h.host AND x.active AND x.id <> ALL(per.ids)))
    FROM per
    WHERE h.host = per.host
)
SELECT count(pg_notify($2, $3)) WHERE CAST($3 AS text) <> ''`

// heldSource is what a run needs to know of its source.
type heldSource struct {
	ID        int64  `db:"id"`
	TakesOver bool   `db:"takes_over"` // its first success with a document withdraws the predecessor's
	Succeeds  string `db:"succeeds"`
	Recheck   bool   `db:"recheck"`
	LastFault string `db:"last_fault"`
	Fresh     bool   `db:"fresh"` // it never succeeded
	RunID     int64  `db:"run_id"`
	Plans     string `db:"plans"`
}

// runIn is a run that begins to be recorded.
type runIn struct {
	ID        int64     `json:"id"`
	Token     string    `json:"token"`
	Started   time.Time `json:"started_at"`
	Finished  time.Time `json:"finished_at"`
	Fault     string    `json:"fault"`
	Error     string    `json:"error"`
	Status    int       `json:"status"`
	Bytes     int64     `json:"bytes"`
	Requests  int       `json:"requests"`
	Documents int       `json:"documents"`
}

// endIn is what a run leaves behind at its source and its host.
type endIn struct {
	ID         int64         `json:"id"`
	Token      string        `json:"token"`
	Finished   time.Time     `json:"finished_at"`
	Next       time.Time     `json:"next_fetch_at"`
	HostFreeAt time.Time     `json:"host_free_at"`
	Failures   int           `json:"failures"`
	Fault      string        `json:"fault"`
	Error      string        `json:"error"`
	Changed    bool          `json:"changed"`
	Took       bool          `json:"took"`
	State      *source.State `json:"state"` // nil: as it was
}

// hold locks the sources of the runs, records the runs, and sorts out those whose lease is lost.
func (f *finishing) hold(ctx context.Context, tx *pg.DB) error {
	rows := make([]runIn, 0, len(f.runs))
	for _, e := range f.runs {
		r := e.o.Reading
		rows = append(rows, runIn{
			ID: e.o.Job.SourceID, Token: e.o.Job.Token, Started: pgtime.Stamp(e.o.Started), Finished: pgtime.Stamp(e.o.Finished), Fault: string(e.kind),
			Error: e.errTxt, Status: r.Status, Bytes: r.Bytes, Requests: r.Requests, Documents: len(e.found.Keys),
		})
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding runs", err)
	}
	var got []heldSource
	if err := tx.Sel(ctx, &got, holdRuns, in); err != nil {
		return err
	}
	held := make(map[int64]heldSource, len(got))
	for _, s := range got {
		held[s.ID] = s
	}
	runs := f.runs
	f.runs = nil
	for _, e := range runs {
		src, ok := held[e.o.Job.SourceID]
		if !ok {
			f.lost = append(f.lost, e)
			continue
		}
		e.src, e.found.Report.RunID = src, src.RunID
		f.runs = append(f.runs, e)
	}
	return nil
}

func (f *finishing) end(ctx context.Context, tx *pg.DB) error {
	rows := make([]endIn, 0, len(f.runs))
	hosts := map[string]bool{}
	var change pg.Change
	for _, e := range f.runs {
		o := e.o
		next, failures := nextRun(o)
		row := endIn{
			ID: e.src.ID, Token: o.Job.Token, Finished: pgtime.Stamp(o.Finished), Next: pgtime.Stamp(next),
			HostFreeAt: pgtime.Stamp(o.Finished.Add(max(o.Gap, 0))), Failures: failures, Fault: string(e.kind), Error: e.errTxt,
			Changed: e.found.Changed, Took: e.took,
		}
		if o.Err == nil && !sameState(o.Reading.State, o.Job.State) {
			row.State = &o.Reading.State
		}
		rows = append(rows, row)
		hosts[o.Job.Host] = true
		if o.Job.Spec.Body != "" && e.found.Changed {
			f.bodies[o.Job.Spec.Body] = true
		}
		if e.src.LastFault != string(e.kind) || e.found.Changed || e.src.Recheck || e.src.Fresh || o.Job.Asked {
			change.Sources = append(change.Sources, o.Job.Namespace+"/"+o.Job.Name)
		}
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding the ends of runs", err)
	}
	note := ""
	if change.Bodies = pg.Keys(f.bodies); len(change.Sources)+len(change.Bodies) > 0 {
		note = change.Encode()
	}
	var locked []string
	if err := tx.Sel(ctx, &locked, queue.LockHosts, pq.Array(pg.Keys(hosts))); err != nil {
		return err
	}
	return tx.Exec(ctx, endRuns, in, pg.Channel, note)
}
