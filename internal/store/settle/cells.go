package settle

import (
	"context"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// lockBodies takes the locks in the order given, which is ascending for everybody.
const lockBodies = `SELECT count(pg_advisory_xact_lock(k)) FROM unnest($1::bigint[]) AS k`

// The plans of prepared statements may be as old as the process, from when the tables were empty. OFFSET 0 keeps the planner
// from turning a look-up for each pair into a join that reads the whole table.
const loadStanding = `
SELECT st.id, st.notice_id, st.source_id, st.body, st.service, st.status, coalesce(st.from_day::text, '') AS from_day,
       coalesce(st.until_day::text, '') AS until_day, src.authority, st.effective_at
FROM unnest($1::text[], $2::text[]) AS p (body, service)
CROSS JOIN LATERAL (
    SELECT x.id, x.notice_id, x.source_id, x.body, x.service, x.status, x.from_day, x.until_day, x.effective_at
    FROM statements x WHERE x.body = p.body AND x.service = p.service AND x.standing AND NOT x.review OFFSET 0) st
JOIN sources src ON src.id = st.source_id`

const loadCells = `
SELECT c.id, c.body, c.service, c.status, c.statement_id, c.authority, c.contradicted, c.against, c.sources, c.since,
       c.until, c.status_since
FROM unnest($1::text[], $2::text[]) AS p (body, service)
CROSS JOIN LATERAL (
    SELECT x.id, x.body, x.service, x.status, x.statement_id, x.authority, x.contradicted, x.against, x.sources, x.since,
           x.until, x.status_since
    FROM cells x WHERE x.body = p.body AND x.service = p.service AND (x.until IS NULL OR x.until > $3) OFFSET 0) c
ORDER BY c.since`

const deleteCells = `DELETE FROM cells WHERE id = ANY($1)`

const endCells = `
UPDATE cells SET until = CAST(nullif(($2::text[])[array_position($1::bigint[], id)], '') AS timestamptz)
WHERE id = ANY($1)`

const insertCells = `
INSERT INTO cells (body, service, status, statement_id, authority, contradicted, against, sources, since, until, status_since)
SELECT r.body, r.service, r.status, r.statement_id, r.authority, r.contradicted,
       ARRAY(SELECT CAST(jsonb_array_elements_text(r.against) AS bigint)), r.sources, r.since, r.until, r.status_since
FROM json_to_recordset(CAST($1 AS json)) AS r (
    body text, service text, status text, statement_id bigint, authority text, contradicted boolean, against jsonb,
    sources integer, since timestamptz, until timestamptz, status_since timestamptz)`

type standingRow struct {
	shape.Pair
	ID        int64     `db:"id"`
	NoticeID  int64     `db:"notice_id"`
	SourceID  int64     `db:"source_id"`
	Status    string    `db:"status"`
	From      string    `db:"from_day"`
	Until     string    `db:"until_day"`
	Authority string    `db:"authority"`
	Effective time.Time `db:"effective_at"`
}

// cellRow is a row of a cell's history; as json it is one on its way into the database.
type cellRow struct {
	shape.Pair
	ID           int64         `db:"id" json:"-"`
	Status       string        `db:"status" json:"status"`
	StatementID  int64         `db:"statement_id" json:"statement_id"`
	Authority    string        `db:"authority" json:"authority"`
	Contradicted bool          `db:"contradicted" json:"contradicted"`
	Against      pq.Int64Array `db:"against" json:"against"`
	Sources      int           `db:"sources" json:"sources"`
	Since        time.Time     `db:"since" json:"since"`
	Until        *time.Time    `db:"until" json:"until"`
	StatusSince  time.Time     `db:"status_since" json:"status_since"`
}

// covers reports whether the row is what the cell shows at the moment at.
func (c cellRow) covers(at time.Time) bool {
	return !c.Since.After(at) && (c.Until == nil || c.Until.After(at))
}

// Queries are the statements of Cells that are worth preparing.
var Queries = []string{lockBodies, loadStanding, loadCells, endCells, insertCells}

// Cells decides anew what cells show from now on, and writes the difference. It tells whose status moved.
func Cells(ctx context.Context, tx *pg.DB, now time.Time, pairs shape.Pairs) ([]Move, error) {
	if len(pairs) == 0 {
		return nil, nil
	}
	var bodies, services []string
	locks := make([]int64, 0, len(pairs))
	for p := range pairs {
		bodies, services = append(bodies, p.Body), append(services, p.Service)
		locks = append(locks, pg.LockKey(pg.LockBody, p.Body))
	}
	slices.Sort(locks)
	// Only one run at a time moves the cells of a body: two that do not see each other's statements would both be wrong.
	var n int
	if err := tx.Get(ctx, &n, lockBodies, pq.Array(slices.Compact(locks))); err != nil {
		return nil, err
	}
	var stand []standingRow
	if err := tx.Sel(ctx, &stand, loadStanding, pq.Array(bodies), pq.Array(services)); err != nil {
		return nil, err
	}
	var cells []cellRow
	if err := tx.Sel(ctx, &cells, loadCells, pq.Array(bodies), pq.Array(services), now); err != nil {
		return nil, err
	}
	m := diff(now, pairs, stand, cells)
	return m.told, m.write(ctx, tx)
}

// moves is the difference between what cells show and what they should.
type moves struct {
	drop    []int64
	endID   []int64
	endAt   []string
	inserts []cellRow
	told    []Move
}

func diff(now time.Time, pairs shape.Pairs, stand []standingRow, cells []cellRow) *moves {
	byPair := map[shape.Pair][]notice.Standing{}
	for _, r := range stand {
		byPair[r.Pair] = append(byPair[r.Pair], notice.Standing{
			Statement: r.ID, Notice: r.NoticeID, Source: r.SourceID, Status: notice.Status(r.Status), From: notice.Day(r.From),
			Until: notice.Day(r.Until), Authority: notice.Authority(r.Authority), Effective: r.Effective.UTC(),
		})
	}
	have := map[shape.Pair][]cellRow{}
	for _, c := range cells {
		have[c.Pair] = append(have[c.Pair], c)
	}
	m := &moves{}
	for p := range pairs {
		at := latest(now, have[p])
		var want []cellRow
		for _, span := range notice.Timeline(byPair[p], at) {
			want = append(want, cellOf(p, span))
		}
		if t, ok := moved(p, at, have[p], want, byPair[p]); ok {
			m.told = append(m.told, t)
		}
		m.move(at, have[p], want)
	}
	return m
}

// maxLate bounds how much later what is decided may be than what is there already. What lies further ahead was written by a
// clock that is wrong, and must not put off what is known now.
const maxLate = time.Hour

// latest is now, or right after a later moment at which another process wrote a cell's rows: one whose clock is ahead, or
// whose runs ended later and were recorded first. What it wrote was shown, and stays in the history. Rows that begin or end
// with a day were announced, and lie in the future.
func latest(now time.Time, rows []cellRow) time.Time {
	out := now
	for _, c := range rows {
		for _, t := range []time.Time{c.Since, pgtime.Deref(c.Until)} {
			if !t.Before(out) && t.After(now) && t.Sub(now) <= maxLate && !beginsDay(t) {
				out = t.Add(time.Microsecond) // the least that the database tells apart
			}
		}
	}
	return out
}

func beginsDay(t time.Time) bool {
	y, m, d := t.In(notice.Berlin()).Date()
	return t.Equal(time.Date(y, m, d, 0, 0, 0, 0, notice.Berlin()))
}

func cellOf(p shape.Pair, s notice.CellSpan) cellRow {
	c := cellRow{
		Pair: p, Status: string(s.Status), StatementID: s.Statement,
		Authority: string(s.Authority), Contradicted: s.Contradicted, Against: append(pq.Int64Array{}, s.Against...),
		Sources: s.Sources, Since: pgtime.Stamp(s.From), Until: pgtime.Maybe(s.To),
	}
	c.StatusSince = c.Since
	return c
}

// move brings one cell's present and future rows from have to want, both in order of time. What is past at the moment now is
// left alone.
func (m *moves) move(now time.Time, have, want []cellRow) {
	have = slices.DeleteFunc(have, func(c cellRow) bool { return c.Until != nil && !c.Until.After(now) })
	var last *cellRow // what the next row follows
	if len(have) > 0 && !have[0].Since.After(now) {
		shown := have[0]
		have = have[1:]
		last = &shown
		switch {
		case len(want) > 0 && !want[0].Since.After(now) && shown.shows(want[0]):
			if !pgtime.SameTime(shown.Until, want[0].Until) {
				m.end(shown.ID, want[0].Until)
			}
			last.Until = want[0].Until
			want = want[1:]
		case shown.Since.Equal(now): // begun in this very moment: it never showed
			m.drop = append(m.drop, shown.ID)
			last.Until = &now
		default:
			m.end(shown.ID, &now)
			last.Until = &now
		}
	}
	for i := range want {
		if last != nil && last.Status == want[i].Status && last.Until != nil && last.Until.Equal(want[i].Since) {
			want[i].StatusSince = last.StatusSince
		}
		last = &want[i]
	}
	if slices.EqualFunc(have, want, func(a, b cellRow) bool {
		return a.shows(b) && a.Since.Equal(b.Since) && pgtime.SameTime(a.Until, b.Until) && a.StatusSince.Equal(b.StatusSince)
	}) {
		return
	}
	for _, c := range have {
		m.drop = append(m.drop, c.ID)
	}
	m.inserts = append(m.inserts, want...)
}

func (m *moves) end(id int64, at *time.Time) {
	s := ""
	if at != nil {
		s = at.UTC().Format(time.RFC3339Nano)
	}
	m.endID, m.endAt = append(m.endID, id), append(m.endAt, s)
}

// shows reports whether two rows show the same thing, whenever.
func (c cellRow) shows(d cellRow) bool {
	return c.StatementID == d.StatementID && c.Status == d.Status && c.Authority == d.Authority && c.Sources == d.Sources &&
		slices.Equal(c.Against, d.Against)
}

// write goes in an order in which no two rows of a cell ever overlap.
func (m *moves) write(ctx context.Context, tx *pg.DB) error {
	if len(m.drop) > 0 {
		if err := tx.Exec(ctx, deleteCells, pq.Array(m.drop)); err != nil {
			return err
		}
	}
	if len(m.endID) > 0 {
		if err := tx.Exec(ctx, endCells, pq.Array(m.endID), pq.Array(m.endAt)); err != nil {
			return err
		}
	}
	if len(m.inserts) == 0 {
		return nil
	}
	in, err := pgtext.JSON(m.inserts)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding cells", err)
	}
	return tx.Exec(ctx, insertCells, in)
}
