package view

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// The queries of this file take a moment as $1 and a body, or "" for all, as $2. They are planned with these values each
// time, so the test for "" costs nothing.

// Sightings are looked up once for each notice: many cells stand in one.
const cellsAt = `
WITH shown AS MATERIALIZED (
    SELECT c.body, c.service, c.status, c.status_since, coalesce(st.until_day::text, '') AS until_day, c.statement_id,
           st.notice_id, st.quote, c.contradicted, c.against, c.sources, c.authority
    FROM cells c JOIN statements st ON st.id = c.statement_id
    WHERE tstzrange(c.since, c.until) @> CAST($1 AS timestamptz) AND (CAST($2 AS text) = '' OR c.body = $2)
), seen AS (
    SELECT sg.notice_id, max(sg.to_at) AS seen_at
    FROM sightings sg
    WHERE sg.notice_id IN (SELECT notice_id FROM shown) AND sg.from_at <= $1
    GROUP BY sg.notice_id
)
SELECT shown.body, shown.service, shown.status, shown.status_since, shown.until_day, shown.statement_id, shown.notice_id,
       shown.quote, shown.contradicted, shown.against, shown.sources, shown.authority, seen.seen_at
FROM shown LEFT JOIN seen USING (notice_id)`

const bodiesAt = `
SELECT b.ags, b.name, b.kind, b.district_ags, b.population, b.homepage, b.aliases, coalesce(d.name, b.name) AS district
FROM bodies b LEFT JOIN bodies d ON d.ags = b.district_ags
WHERE (b.retired_at IS NULL OR b.retired_at > $1) AND (CAST($2 AS text) = '' OR b.ags = $2)`

// sourcesNow reads what the last runs left with the sources. Runs that failed on our side leave failures as it was.
const sourcesNow = `
SELECT s.body, count(*) AS sources, count(*) FILTER (WHERE s.failures = 0 AND s.last_success_at IS NOT NULL) AS answering,
       max(s.last_success_at) AS answered_at
FROM sources s
WHERE s.active AND s.body <> '' AND s.created_at <= $1 AND (CAST($2 AS text) = '' OR s.body = $2)
GROUP BY s.body`

// sourcesThen reads the same from the record of runs.
const sourcesThen = `
SELECT s.body, count(*) AS sources, count(*) FILTER (WHERE latest.fault = '') AS answering, max(good.finished_at) AS answered_at
FROM sources s
LEFT JOIN LATERAL (
    SELECT r.fault FROM runs r
    WHERE r.source_id = s.id AND r.finished_at <= $1 AND r.fault NOT IN ('our_side', 'conflict')
    ORDER BY r.finished_at DESC LIMIT 1) latest ON true
LEFT JOIN LATERAL (
    SELECT r.finished_at FROM runs r
    WHERE r.source_id = s.id AND r.finished_at <= $1 AND r.fault = ''
    ORDER BY r.finished_at DESC LIMIT 1) good ON true
WHERE s.body <> '' AND s.created_at <= $1 AND NOT s.suspended AND (s.retired_at IS NULL OR s.retired_at > $1)
  AND (CAST($2 AS text) = '' OR s.body = $2)
GROUP BY s.body`

type shownRow struct {
	shape.Pair
	Status       string        `db:"status"`
	StatusSince  time.Time     `db:"status_since"`
	Until        string        `db:"until_day"`
	StatementID  int64         `db:"statement_id"`
	NoticeID     int64         `db:"notice_id"`
	Quote        string        `db:"quote"`
	Contradicted bool          `db:"contradicted"`
	Against      pq.Int64Array `db:"against"`
	Sources      int           `db:"sources"`
	Authority    string        `db:"authority"`
	Seen         sql.NullTime  `db:"seen_at"`
}

// cell is the row as known at a moment.
func (r shownRow) cell(at time.Time) notice.Cell {
	c := notice.Cell{
		Body: r.Body, Service: notice.Service(r.Service), Status: notice.Status(r.Status), Since: r.StatusSince.UTC(),
		Until: notice.Day(r.Until), Statement: r.StatementID, Notice: r.NoticeID, Quote: r.Quote, ConfirmedAt: pgtime.Moment(r.Seen),
		Contradicted: r.Contradicted, Sources: r.Sources, Authority: notice.Authority(r.Authority),
	}
	if len(r.Against) > 0 {
		c.Against = r.Against
	}
	if c.ConfirmedAt.After(at) { // seen again and again from before at until after it
		c.ConfirmedAt = at
	}
	c.Stale = at.Sub(c.ConfirmedAt) > notice.StaleAfter
	return c
}

// Overview is the region at the moment at, as it was known then; now is the present. A moment to come shows what is
// announced for it.
func (s *Views) Overview(ctx context.Context, at, now time.Time) (Overview, error) {
	o := Overview{At: pgtime.Stamp(at), Now: pgtime.Stamp(now)}
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) (err error) {
		o.Rows, err = New(tx).rows(ctx, "", o.At, o.Now)
		return err
	})
	return o, pg.Translate("reading the overview", err)
}

// rows reads the rows of an overview: of one body, or of all if body is "".
func (s *Views) rows(ctx context.Context, body string, at, now time.Time) ([]BodyRow, error) {
	var bodies []shape.BodyRow
	if err := s.db.Sel(ctx, &bodies, bodiesAt, at, body); err != nil {
		return nil, err
	}
	slices.SortFunc(bodies, byDistrict)
	rows := make([]BodyRow, len(bodies))
	index := make(map[string]*BodyRow, len(bodies))
	for i, b := range bodies {
		rows[i] = BodyRow{Body: b.Body(), Cells: map[notice.Service]notice.Cell{}}
		index[b.AGS] = &rows[i]
	}
	var shown []shownRow
	if err := s.db.Sel(ctx, &shown, cellsAt, at, body); err != nil {
		return nil, err
	}
	known := at // what is to come is known as of now
	if known.After(now) {
		known = now
	}
	for _, r := range shown {
		if row := index[r.Body]; row != nil {
			row.Cells[notice.Service(r.Service)] = r.cell(known)
		}
	}
	return rows, s.addSources(ctx, index, body, known, now)
}

// addSources adds how the sources are doing, and the newest notices.
func (s *Views) addSources(ctx context.Context, index map[string]*BodyRow, body string, at, now time.Time) error {
	query := sourcesThen
	if !at.Before(now) {
		query = sourcesNow
	}
	var sources []struct {
		Body      string       `db:"body"`
		Sources   int          `db:"sources"`
		Answering int          `db:"answering"`
		Answered  sql.NullTime `db:"answered_at"`
	}
	if err := s.db.Sel(ctx, &sources, query, at, body); err != nil {
		return err
	}
	for _, r := range sources {
		if row := index[r.Body]; row != nil {
			row.Sources, row.Answering, row.LastAnswered = r.Sources, r.Answering, pgtime.Moment(r.Answered)
			row.Silent = row.LastAnswered.IsZero() || at.Sub(row.LastAnswered) > notice.StaleAfter
		}
	}
	var notices []struct {
		Body string    `db:"body"`
		At   time.Time `db:"at"`
	}
	if err := s.db.Sel(ctx, &notices, shape.LastNotices, at, body); err != nil {
		return err
	}
	for _, r := range notices {
		if row := index[r.Body]; row != nil {
			row.LastNotice = r.At.UTC()
		}
	}
	return nil
}

// byDistrict orders by the name of the Kreis, the Kreis itself first, then by name.
func byDistrict(a, b shape.BodyRow) int {
	first := func(r shape.BodyRow) int {
		if r.Kind == string(notice.District) {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(pgtext.Fold(a.District), pgtext.Fold(b.District)),
		cmp.Compare(first(a), first(b)),
		cmp.Compare(pgtext.Fold(a.Name), pgtext.Fold(b.Name)),
		cmp.Compare(a.AGS, b.AGS))
}
