package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/schedule"
)

// maxError is how many bytes of a fault's text are kept.
const maxError = 2000

// holdSource finds the source if the run still holds its lease, records the run, and tells which captures are known. It
// comes first, so it also says how the transaction's other statements are planned: once, though their arrays are shorter
// than PostgreSQL assumes, because planning takes longer than running; and by the indexes, though the tables may be empty
// still, because the plans are kept as long as the process runs.
const holdSource = `
WITH held AS (
    SELECT id, namespace, name, lease_worker, succeeds, took_over_at, recheck, last_fault, last_success_at
    FROM sources
    WHERE id = $1 AND lease_token = $2
    FOR NO KEY UPDATE
), run AS (
    INSERT INTO runs (source_id, worker, started_at, finished_at, fault, error, status, bytes, requests, documents)
    SELECT id, coalesce(lease_worker, ''), $3, $4, $5, $6, $7, $8, $9, $10 FROM held
    RETURNING id
)
SELECT held.id, held.namespace, held.name, held.succeeds <> '' AND held.took_over_at IS NULL AS takes_over,
       held.succeeds, held.recheck, held.last_fault, held.last_success_at IS NULL AS fresh, run.id AS run_id,
       ARRAY(SELECT encode(c.sha256, 'hex') FROM captures c WHERE c.sha256 = ANY($11)) AS known,
       set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('enable_seqscan', 'off', true) AS plans
FROM held, run`

// freeHost gives a host back whose run was refused.
const freeHost = `UPDATE hosts SET lease_token = NULL, lease_until = NULL WHERE host = $1 AND lease_token = $2`

const lockHost = `SELECT host FROM hosts WHERE host = $1 FOR NO KEY UPDATE`

// endRun writes the source's and the host's part of an outcome. The host is locked before, so the due times of its other
// sources are read as they are.
const endRun = `
WITH src AS (
    UPDATE sources
    SET lease_token = NULL, lease_until = NULL, lease_worker = NULL,
        next_fetch_at = CASE WHEN requested_at > coalesce(handled_at, '-infinity') THEN CAST($4 AS timestamptz) ELSE $3 END,
        failures = $5, last_run_at = $4, last_fault = $6, last_error = $7,
        last_success_at = CASE WHEN $8 THEN $4 ELSE last_success_at END,
        last_change_at = CASE WHEN $9 THEN $4 ELSE last_change_at END,
        took_over_at = CASE WHEN $10 THEN $4 ELSE took_over_at END,
        recheck = recheck AND NOT $8,
        state = coalesce(CAST($11 AS jsonb), state)
    WHERE id = $1
    RETURNING id, host, active, next_fetch_at
), hst AS (
    UPDATE hosts h
    SET next_request_at = greatest(h.next_request_at, $12),
        lease_token = CASE WHEN h.lease_token = $2 THEN NULL ELSE h.lease_token END,
        lease_until = CASE WHEN h.lease_token = $2 THEN NULL ELSE h.lease_until END,
        due_at = least(CASE WHEN src.active THEN src.next_fetch_at END, (
            SELECT min(x.next_fetch_at) FROM sources x WHERE x.host = h.host AND x.active AND x.id <> src.id))
    FROM src
    WHERE h.host = src.host
)
SELECT count(pg_notify($13, $14)) FROM src WHERE CAST($14 AS text) <> ''`

var finishQueries = []string{
	holdSource, insertCaptures, loadDocuments, insertDocuments, insertNotices, earlierStatements, closeStanding,
	openStanding, lockBodies, loadStanding, loadCells, endCells, insertCells, lockHost, endRun,
}

// heldSource is what a run needs to know of its source.
type heldSource struct {
	ID        int64          `db:"id"`
	Namespace string         `db:"namespace"`
	Name      string         `db:"name"`
	TakesOver bool           `db:"takes_over"` // its first success with a document withdraws the predecessor's
	Succeeds  string         `db:"succeeds"`
	Recheck   bool           `db:"recheck"`
	LastFault string         `db:"last_fault"`
	Fresh     bool           `db:"fresh"` // it never succeeded
	RunID     int64          `db:"run_id"`
	Known     pq.StringArray `db:"known"`
	Plans     string         `db:"plans"`
}

// finishing is an outcome on its way into the database. All that can be done before the transaction is done by
// newFinishing.
type finishing struct {
	o      Outcome
	now    time.Time
	kind   fault.Kind
	errTxt string
	docs   []docIn
	keys   []string // of documents read or confirmed, without repetition
	shas   [][]byte // of captures

	src      heldSource
	observed map[string]int64 // observation id by hex SHA-256
	effect   effect
	bodies   map[string]bool // whose cells or notices changed
	took     bool
}

// Finish records how a run ended, and everything it found, in one transaction: nothing of it is visible before all of it
// is. The outcome of a run that lost its lease is refused with a Conflict fault, and leaves nothing but a free host.
// A failed run changes no document: what stood goes on standing, and grows stale.
func (s *Store) Finish(ctx context.Context, o Outcome) error {
	if err := s.prepare(ctx, finishQueries...); err != nil {
		return err
	}
	f, err := newFinishing(o)
	if err != nil {
		return err
	}
	err = s.InTx(ctx, nil, func(tx *Store) error { return f.run(ctx, tx) })
	if fault.KindOf(err) == fault.Conflict {
		err = errors.Join(err, s.exec(ctx, freeHost, o.Job.Host, o.Job.Token))
	}
	return translate("finishing a run", err)
}

func newFinishing(o Outcome) (*finishing, error) {
	f := &finishing{o: o, now: stamp(o.Finished), kind: fault.KindOf(o.Err)}
	f.errTxt = errorText(o)
	for _, c := range o.Reading.Captures {
		sum, err := shaBytes(c.SHA256)
		if err != nil {
			return nil, err
		}
		f.shas = append(f.shas, sum)
	}
	if o.Err != nil {
		return f, nil //nolint:nilerr // the failure of a run is what gets recorded
	}
	var err error
	if f.docs, err = documentsIn(o); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, d := range f.docs {
		seen[d.Key] = true
	}
	for _, k := range o.Reading.Confirmed {
		seen[pgtext.Clean(k)] = true
	}
	f.keys = slices.Sorted(maps.Keys(seen))
	return f, nil
}

// errorText is the fault's text, or that of the followed pages which failed in a run that succeeded.
func errorText(o Outcome) string {
	err := o.Err
	if err == nil {
		err = errors.Join(o.Reading.Partial...)
	}
	if err == nil {
		return ""
	}
	return pgtext.Cut(pgtext.Clean(err.Error()), maxError)
}

func (f *finishing) run(ctx context.Context, tx *Store) error {
	f.effect, f.bodies, f.observed, f.took = effect{}, map[string]bool{}, map[string]int64{}, false
	if err := f.hold(ctx, tx); err != nil {
		return err
	}
	// What a failed run received is evidence too: of a challenge page, of a page without items.
	if err := f.storeCaptures(ctx, tx); err != nil {
		return err
	}
	if f.o.Err == nil {
		if err := f.storeDocuments(ctx, tx); err != nil {
			return err
		}
		if err := f.moveCells(ctx, tx); err != nil {
			return err
		}
	}
	return f.end(ctx, tx)
}

func (f *finishing) hold(ctx context.Context, tx *Store) error {
	r := f.o.Reading
	err := tx.get(ctx, &f.src, holdSource, f.o.Job.SourceID, f.o.Job.Token, stamp(f.o.Started), f.now, string(f.kind), f.errTxt,
		r.Status, r.Bytes, r.Requests, len(f.keys), pq.ByteaArray(f.shas))
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.Conflict, "finishing a run of "+f.o.Job.Namespace+"/"+f.o.Job.Name, "its lease is somebody else's")
	}
	return err
}

func (f *finishing) end(ctx context.Context, tx *Store) error {
	o := f.o
	next, failures := nextRun(o)
	var state *string
	if o.Err == nil {
		t, err := pgtext.JSON(o.Reading.State)
		if err != nil {
			return fault.Wrap(fault.Internal, "encoding a source's state", err)
		}
		state = &t
	}
	if b := o.Job.Spec.Body; b != "" && f.effect.changed() {
		f.bodies[b] = true
	}
	change := Change{Bodies: keys(f.bodies)}
	transition := f.src.LastFault != string(f.kind) || f.effect.changed() || f.src.Fresh || f.o.Job.Asked
	note := ""
	if transition || len(change.Bodies) > 0 {
		change.Sources = []string{f.src.Namespace + "/" + f.src.Name}
		note = change.encode()
	}
	var locked string
	if err := tx.get(ctx, &locked, lockHost, o.Job.Host); err != nil {
		return err
	}
	return tx.exec(ctx, endRun, o.Job.SourceID, o.Job.Token, stamp(next), f.now, failures, string(f.kind), f.errTxt,
		o.Err == nil, f.effect.changed(), f.took, state, stamp(o.Finished.Add(max(o.Gap, 0))), channel, note)
}

// nextRun is when the source is due again, and its failures in a row.
func nextRun(o Outcome) (time.Time, int) {
	return schedule.Next(schedule.Run{
		Due: o.Job.Due, Finished: o.Finished, Interval: o.Job.Spec.Interval, Fraction: schedule.Fraction(o.Job.Namespace, o.Job.Name),
		Hint: o.Reading.Hint, Fault: fault.KindOf(o.Err), RetryAfter: fault.RetryAfterOf(o.Err), Failures: o.Job.Failures,
	})
}

// sameState reports whether a run left its source's memory as it was.
func sameState(a, b source.State) bool {
	return maps.Equal(a.Validators, b.Validators) && maps.EqualFunc(a.Keys, b.Keys, slices.Equal[[]string])
}
