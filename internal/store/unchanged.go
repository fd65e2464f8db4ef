package store

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pgtext"
)

// holdSources finds the sources whose lease the runs still hold. special: the success means more than a confirmation.
// news: somebody waits to hear of it.
const holdSources = `
SELECT s.id, s.recheck OR (s.succeeds <> '' AND s.took_over_at IS NULL) AS special,
       s.last_fault <> '' OR s.last_success_at IS NULL AS news
FROM sources s JOIN unnest($1::bigint[], $2::text[]) AS r (id, token) ON s.id = r.id AND s.lease_token = r.token
ORDER BY s.id
FOR NO KEY UPDATE OF s`

// loadConfirmed finds the documents that are confirmed, with the last sighting if they stand.
const loadConfirmed = `
SELECT d.id, d.source_id, sg.to_at
FROM unnest($1::bigint[], $2::text[]) AS k (source_id, key)
CROSS JOIN LATERAL (SELECT x.id, x.source_id FROM documents x WHERE x.source_id = k.source_id AND x.key = k.key OFFSET 0) d
LEFT JOIN LATERAL (SELECT x.to_at FROM sightings x WHERE x.document_id = d.id AND x.ended_at IS NULL OFFSET 0) sg ON true`

const countStanding = `
SELECT d.source_id, count(*) AS n FROM documents d
WHERE d.source_id = ANY($1) AND d.withdrawn_at IS NULL GROUP BY d.source_id`

const confirmSightings = `
UPDATE sightings SET to_at = greatest(to_at, ($2::timestamptz[])[array_position($1::bigint[], document_id)])
WHERE document_id = ANY($1) AND ended_at IS NULL`

// endRuns is endRun for many successes that changed nothing.
const endRuns = `
WITH r AS MATERIALIZED (
    SELECT id, token, started_at, finished_at, next_fetch_at, host_free_at, status, bytes, requests, documents, state
    FROM jsonb_to_recordset(CAST($1 AS jsonb)) AS x (
        id bigint, token text, started_at timestamptz, finished_at timestamptz, next_fetch_at timestamptz,
        host_free_at timestamptz, status integer, bytes bigint, requests integer, documents integer, state jsonb)
), run AS (
    INSERT INTO runs (source_id, worker, started_at, finished_at, status, bytes, requests, documents)
    SELECT r.id, coalesce(s.lease_worker, ''), r.started_at, r.finished_at, r.status, r.bytes, r.requests, r.documents
    FROM r JOIN sources s ON s.id = r.id
), src AS (
    UPDATE sources s
    SET lease_token = NULL, lease_until = NULL, lease_worker = NULL,
        next_fetch_at = CASE WHEN s.requested_at > coalesce(s.handled_at, '-infinity') THEN r.finished_at ELSE r.next_fetch_at END,
        failures = 0, last_run_at = r.finished_at, last_success_at = r.finished_at, last_fault = '', last_error = '',
        state = coalesce(r.state, s.state)
    FROM r
    WHERE s.id = r.id
    RETURNING s.id, s.host, s.active, s.next_fetch_at, r.token, r.host_free_at
), per AS (
    SELECT host, array_agg(id) AS ids, array_agg(token) AS tokens, min(next_fetch_at) FILTER (WHERE active) AS next,
           max(host_free_at) AS free_at
    FROM src GROUP BY host
)
UPDATE hosts h
SET next_request_at = greatest(h.next_request_at, per.free_at),
    lease_token = CASE WHEN h.lease_token = ANY(per.tokens) THEN NULL ELSE h.lease_token END,
    lease_until = CASE WHEN h.lease_token = ANY(per.tokens) THEN NULL ELSE h.lease_until END,
    due_at = least(per.next, (
        SELECT min(x.next_fetch_at) FROM sources x WHERE x.host = h.host AND x.active AND x.id <> ALL(per.ids)))
FROM per
WHERE h.host = per.host`

var unchangedQueries = []string{holdSources, loadConfirmed, countStanding, confirmSightings, lockHosts, endRuns}

// runIn is a run on its way into the database.
type runIn struct {
	ID         int64     `json:"id"`
	Token      string    `json:"token"`
	Started    time.Time `json:"started_at"`
	Finished   time.Time `json:"finished_at"`
	Next       time.Time `json:"next_fetch_at"`
	HostFreeAt time.Time `json:"host_free_at"`
	Status     int       `json:"status"`
	Bytes      int64     `json:"bytes"`
	Requests   int       `json:"requests"`
	Documents  int       `json:"documents"`
	State      any       `json:"state"` // nil: as it was
}

// unchanged is a batch of outcomes on their way into the database.
type unchanged struct {
	outcomes map[int64]Outcome // by source
	keys     map[int64][]string
	lost     []int64
	full     []Outcome // outcomes that turned out to need Finish
}

// FinishUnchanged records many successful runs that read nothing anew, in one transaction and a few statements. It gives
// the ids of the sources whose lease somebody else holds; their outcomes are dropped. An outcome that is more than a
// confirmation after all (a document stands again, or is gone, or was stale) goes through Finish.
func (s *Store) FinishUnchanged(ctx context.Context, os []Outcome) (lost []int64, err error) {
	const op = "finishing unchanged runs"
	if len(os) == 0 {
		return nil, nil
	}
	if err := s.prepare(ctx, unchangedQueries...); err != nil {
		return nil, err
	}
	var u *unchanged
	err = s.InTx(ctx, nil, func(tx *Store) error {
		u = newUnchanged(os)
		return u.run(ctx, tx)
	})
	if err != nil {
		return nil, translate(op, err)
	}
	for _, o := range u.full {
		err := s.Finish(ctx, o)
		if fault.KindOf(err) == fault.Conflict {
			u.lost = append(u.lost, o.Job.SourceID)
			continue
		}
		if err != nil {
			return u.lost, translate(op, err)
		}
	}
	for _, id := range u.lost {
		i := slices.IndexFunc(os, func(o Outcome) bool { return o.Job.SourceID == id })
		if err := s.exec(ctx, freeHost, os[i].Job.Host, os[i].Job.Token); err != nil {
			return u.lost, translate(op, err)
		}
	}
	return u.lost, nil
}

func newUnchanged(os []Outcome) *unchanged {
	u := &unchanged{outcomes: map[int64]Outcome{}, keys: map[int64][]string{}}
	for _, o := range os {
		if _, twice := u.outcomes[o.Job.SourceID]; twice || o.Err != nil || len(o.Reading.Documents)+len(o.Reading.Captures)+len(o.Reading.Partial) > 0 {
			u.full = append(u.full, o)
			continue
		}
		u.outcomes[o.Job.SourceID] = o
		seen := map[string]bool{}
		for _, k := range o.Reading.Confirmed {
			seen[pgtext.Clean(k)] = true
		}
		u.keys[o.Job.SourceID] = keys(seen)
	}
	return u
}

func (u *unchanged) run(ctx context.Context, tx *Store) error {
	news, err := u.hold(ctx, tx)
	if err != nil {
		return err
	}
	if err := u.confirm(ctx, tx); err != nil {
		return err
	}
	if len(u.outcomes) == 0 {
		return nil
	}
	rows := make([]runIn, 0, len(u.outcomes))
	hosts := map[string]bool{}
	var change Change
	for id, o := range u.outcomes {
		next, _ := nextRun(o)
		hosts[o.Job.Host] = true
		row := runIn{
			ID: id, Token: o.Job.Token, Started: stamp(o.Started), Finished: stamp(o.Finished), Next: stamp(next),
			HostFreeAt: stamp(o.Finished.Add(max(o.Gap, 0))), Status: o.Reading.Status, Bytes: o.Reading.Bytes,
			Requests: o.Reading.Requests, Documents: len(u.keys[id]),
		}
		if !sameState(o.Reading.State, o.Job.State) {
			row.State = o.Reading.State
		}
		rows = append(rows, row)
		if news[id] || o.Job.Asked {
			change.Sources = append(change.Sources, o.Job.Namespace+"/"+o.Job.Name)
		}
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding runs", err)
	}
	var locked []string
	if err := tx.sel(ctx, &locked, lockHosts, pq.Array(keys(hosts))); err != nil {
		return err
	}
	if err := tx.exec(ctx, endRuns, in); err != nil {
		return err
	}
	if len(change.Sources) == 0 {
		return nil
	}
	return tx.notify(ctx, change)
}

// hold locks the sources, and sorts out what is lost or more than a confirmation.
func (u *unchanged) hold(ctx context.Context, tx *Store) (news map[int64]bool, err error) {
	ids := slices.Sorted(maps.Keys(u.outcomes))
	tokens := make([]string, 0, len(ids))
	for _, id := range ids {
		tokens = append(tokens, u.outcomes[id].Job.Token)
	}
	var rows []struct {
		ID      int64 `db:"id"`
		Special bool  `db:"special"`
		News    bool  `db:"news"`
	}
	if err := tx.sel(ctx, &rows, holdSources, pq.Array(ids), pq.Array(tokens)); err != nil {
		return nil, err
	}
	news = make(map[int64]bool, len(rows))
	held := make(map[int64]bool, len(rows))
	for _, r := range rows {
		held[r.ID], news[r.ID] = true, r.News
		if r.Special {
			u.needsFinish(r.ID)
		}
	}
	for _, id := range ids {
		if !held[id] {
			u.lost = append(u.lost, id)
			delete(u.outcomes, id)
		}
	}
	return news, nil
}

func (u *unchanged) needsFinish(id int64) {
	if o, ok := u.outcomes[id]; ok {
		u.full = append(u.full, o)
		delete(u.outcomes, id)
	}
}

// confirm extends the sightings of the documents that stand as before.
func (u *unchanged) confirm(ctx context.Context, tx *Store) error {
	var sources, complete []int64
	var ks []string
	for id, o := range u.outcomes {
		for _, k := range u.keys[id] {
			sources, ks = append(sources, id), append(ks, k)
		}
		if o.Reading.Complete {
			complete = append(complete, id)
		}
	}
	var docs []struct {
		ID       int64      `db:"id"`
		SourceID int64      `db:"source_id"`
		Seen     *time.Time `db:"to_at"`
	}
	if len(ks) > 0 {
		if err := tx.sel(ctx, &docs, loadConfirmed, pq.Array(sources), pq.Array(ks)); err != nil {
			return err
		}
	}
	found, special := map[int64]int{}, map[int64]bool{}
	for _, d := range docs {
		found[d.SourceID]++
		if d.Seen == nil || u.outcomes[d.SourceID].Finished.Sub(*d.Seen) > notice.StaleAfter {
			special[d.SourceID] = true
		}
	}
	if len(complete) > 0 {
		var counts []struct {
			SourceID int64 `db:"source_id"`
			N        int   `db:"n"`
		}
		if err := tx.sel(ctx, &counts, countStanding, pq.Array(complete)); err != nil {
			return err
		}
		for _, c := range counts {
			if c.N != found[c.SourceID] {
				special[c.SourceID] = true
			}
		}
	}
	for id := range special {
		u.needsFinish(id)
	}
	var ids []int64
	var ats []time.Time
	for _, d := range docs {
		if !special[d.SourceID] {
			ids, ats = append(ids, d.ID), append(ats, stamp(u.outcomes[d.SourceID].Finished))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return tx.exec(ctx, confirmSightings, pq.Array(ids), pq.Array(ats))
}
