package view

import (
	"context"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/queue"
	"github.com/lagebild/lagebild/internal/store/search/german"
)

// Freshness is how old what is known is, in numbers.
type Freshness struct {
	Queue        queue.Health
	Content      map[string]Ages       // by source type
	Cells        map[notice.Status]int // that show something
	Stale        int                   // of these, how many nobody confirmed for notice.StaleAfter
	Contradicted int                   // of these, how many are contradicted
	Bodies       int
	Silent       int // bodies none of whose sources answered for notice.StaleAfter
	Reindex      int // notices whose full text is still to be written by newer rules
}

// Ages are the times since the last success of the active sources of a type. Of one that never succeeded it is the time since
// it was created.
type Ages struct {
	Sources               int
	Median, Ninety, Worst time.Duration
	Sum                   time.Duration
}

// agesNow reads, at the moment $1, how long ago sources succeeded.
const agesNow = `
SELECT a.type, count(*) AS sources, sum(a.age) AS sum, max(a.age) AS worst,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY a.age) AS median, percentile_disc(0.9) WITHIN GROUP (ORDER BY a.age) AS ninety
FROM (
    SELECT coalesce(s.spec->>'type', '') AS type,
           CAST(greatest(extract(epoch FROM $1 - coalesce(s.last_success_at, s.created_at)), 0) AS double precision) AS age
    FROM sources s WHERE s.active) a
GROUP BY a.type`

// countCells counts what cells show at the moment $1; what was not seen since $2 is stale.
const countCells = `
WITH shown AS MATERIALIZED (
    SELECT c.status, c.contradicted, st.notice_id
    FROM cells c JOIN statements st ON st.id = c.statement_id
    JOIN bodies b ON b.ags = c.body AND (b.retired_at IS NULL OR b.retired_at > $1)
    WHERE tstzrange(c.since, c.until) @> CAST($1 AS timestamptz)
), seen AS (
    SELECT sg.notice_id, max(sg.to_at) AS seen_at
    FROM sightings sg
    WHERE sg.notice_id IN (SELECT notice_id FROM shown) AND sg.from_at <= $1
    GROUP BY sg.notice_id
)
SELECT shown.status, count(*) AS cells, count(*) FILTER (WHERE shown.contradicted) AS contradicted,
       count(*) FILTER (WHERE seen.seen_at IS NULL OR seen.seen_at < $2) AS stale
FROM shown LEFT JOIN seen USING (notice_id)
GROUP BY shown.status`

// countBodies counts bodies at the moment $1, and those with sources of which none answered since $2.
const countBodies = `
SELECT count(*) AS bodies, count(*) FILTER (WHERE s.body IS NOT NULL AND (s.answered_at IS NULL OR s.answered_at < $2)) AS silent
FROM bodies b
LEFT JOIN (
    SELECT x.body, max(x.last_success_at) AS answered_at FROM sources x WHERE x.active AND x.body <> '' GROUP BY x.body) s ON s.body = b.ags
WHERE b.retired_at IS NULL OR b.retired_at > $1`

// countReindex counts the notices whose full text is of earlier rules than $1; see package reindex.
const countReindex = `
SELECT CASE WHEN s.analyser < $1 THEN (SELECT count(*) FROM notices) ELSE (SELECT count(*) FROM notices n WHERE n.id <= s.pending) END
FROM search_state s`

// Freshness counts how old what is known is at the moment now, with how far behind the fetching is.
func (s *Views) Freshness(ctx context.Context, now time.Time) (Freshness, error) {
	f := Freshness{Content: map[string]Ages{}, Cells: map[notice.Status]int{}}
	at := pgtime.Stamp(now)
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) (err error) {
		if f.Queue, err = queue.New(tx).Queue(ctx, now); err != nil {
			return err
		}
		return f.read(ctx, tx, at, at.Add(-notice.StaleAfter))
	})
	return f, pg.Translate("counting how old everything is", err)
}

func (f *Freshness) read(ctx context.Context, tx *pg.DB, at, stale time.Time) error {
	var ages []struct {
		Type    string  `db:"type"`
		Sources int     `db:"sources"`
		Sum     float64 `db:"sum"`
		Worst   float64 `db:"worst"`
		Median  float64 `db:"median"`
		Ninety  float64 `db:"ninety"`
	}
	if err := tx.Sel(ctx, &ages, agesNow, at); err != nil {
		return err
	}
	for _, a := range ages {
		f.Content[a.Type] = Ages{
			Sources: a.Sources, Sum: seconds(a.Sum), Worst: seconds(a.Worst), Median: seconds(a.Median), Ninety: seconds(a.Ninety),
		}
	}
	var cells []struct {
		Status       string `db:"status"`
		Cells        int    `db:"cells"`
		Contradicted int    `db:"contradicted"`
		Stale        int    `db:"stale"`
	}
	if err := tx.Sel(ctx, &cells, countCells, at, stale); err != nil {
		return err
	}
	for _, c := range cells {
		f.Cells[notice.Status(c.Status)] = c.Cells
		f.Contradicted += c.Contradicted
		f.Stale += c.Stale
	}
	var bodies struct {
		Bodies int `db:"bodies"`
		Silent int `db:"silent"`
	}
	if err := tx.Get(ctx, &bodies, countBodies, at, stale); err != nil {
		return err
	}
	f.Bodies, f.Silent = bodies.Bodies, bodies.Silent
	return tx.Get(ctx, &f.Reindex, countReindex, german.Version)
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
