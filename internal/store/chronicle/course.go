package chronicle

import (
	"context"
	"database/sql"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Transition is a moment at which a cell began to show another status.
type Transition struct {
	Body          string
	Service       notice.Service
	Before, After notice.Status // "" = nothing stood
	At            time.Time
	Notice        int64 // the version that made the change; 0 if it left nothing standing
}

// movedCells takes the limits of a time range as $1 and $2. Two conditions on the range let its index be used.
const movedCells = `
SELECT c.body, c.service, c.status, c.since, c.until, st.notice_id, c.contradicted
FROM cells c JOIN statements st ON st.id = c.statement_id
WHERE tstzrange(c.since, c.until) && tstzrange($1, $2, '[]') AND (c.since > $1 OR c.until <= $2)
ORDER BY c.body, c.service, c.since`

type stayRow struct {
	shape.Pair
	Status       string       `db:"status"`
	Since        time.Time    `db:"since"`
	Until        sql.NullTime `db:"until"`
	Notice       int64        `db:"notice_id"`
	Contradicted bool         `db:"contradicted"`
}

// Transitions lists what changed after from and up to to, by body, service and time.
func (s *Chronicle) Transitions(ctx context.Context, from, to time.Time) ([]Transition, error) {
	from, to = pgtime.Stamp(from), pgtime.Stamp(to)
	var rows []stayRow
	if err := s.db.Sel(ctx, &rows, movedCells, from, to); err != nil {
		return nil, pg.Translate("reading what changed", err)
	}
	var out []Transition
	for i, r := range rows {
		t := Transition{Body: r.Body, Service: notice.Service(r.Service), After: notice.Status(r.Status), At: r.Since.UTC(), Notice: r.Notice}
		if i > 0 && rows[i-1].Pair == r.Pair && rows[i-1].Until.Time.Equal(r.Since) {
			t.Before = notice.Status(rows[i-1].Status)
		}
		if r.Since.After(from) && !r.Since.After(to) && t.Before != t.After {
			out = append(out, t)
		}
		goesOn := i+1 < len(rows) && rows[i+1].Pair == r.Pair && rows[i+1].Since.Equal(r.Until.Time)
		if end := r.Until.Time; r.Until.Valid && end.After(from) && !end.After(to) && !goesOn {
			out = append(out, Transition{Body: r.Body, Service: t.Service, Before: t.After, At: end.UTC()})
		}
	}
	return out, nil
}

// Began is when the first cell began to show something; the zero time if none ever did.
func (s *Chronicle) Began(ctx context.Context) (time.Time, error) {
	var t sql.NullTime
	err := s.db.Get(ctx, &t, `SELECT min(since) FROM cells`)
	return pgtime.Moment(t), pg.Translate("reading the beginning", err)
}

// Stay is a time in which a cell showed the same.
type Stay struct {
	Body         string
	Service      notice.Service
	Status       notice.Status
	Contradicted bool
	From, To     time.Time // To is zero if it still lasts
	Notice       int64
}

// Course is what cells showed over a time.
type Course struct {
	Stays []Stay
	seen  map[int64][]seenRow
}

type seenRow struct {
	Notice int64     `db:"notice_id"`
	From   time.Time `db:"from_at"`
	To     time.Time `db:"to_at"`
}

// Part is a piece of a stay that is all fresh or all out of date.
type Part struct {
	From, To time.Time
	Stale    bool
}

// Parts cuts what lies of a stay up to a moment into pieces that are fresh and pieces that were out of date, in order of
// time.
func (c Course) Parts(st Stay, until time.Time) []Part {
	to := until
	if !st.To.IsZero() && st.To.Before(to) {
		to = st.To
	}
	var out []Part
	add := func(from, to time.Time, stale bool) {
		switch {
		case !from.Before(to):
		case len(out) > 0 && out[len(out)-1].Stale == stale:
			out[len(out)-1].To = to
		default:
			out = append(out, Part{From: from, To: to, Stale: stale})
		}
	}
	at := st.From
	for _, r := range c.seen[st.Notice] { // in order of time
		fresh := r.To.Add(notice.StaleAfter)
		if !fresh.After(at) || !r.From.Before(to) {
			continue
		}
		add(at, minTime(maxTime(r.From, at), to), true)
		at = maxTime(r.From, at)
		add(at, minTime(fresh, to), false)
		at = minTime(fresh, to)
	}
	add(at, to, true)
	return out
}

func minTime(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func maxTime(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

const courseCells = `
SELECT c.body, c.service, c.status, c.since, c.until, st.notice_id, c.contradicted
FROM cells c JOIN statements st ON st.id = c.statement_id
WHERE tstzrange(c.since, c.until) && tstzrange($1, $2, '[]')
  AND (cardinality($3::text[]) = 0 OR c.body = ANY($3)) AND (CAST($4 AS text) = '' OR c.service = $4)
ORDER BY c.body, c.service, c.since`

const courseSeen = `SELECT notice_id, from_at, to_at FROM sightings WHERE notice_id = ANY($1) ORDER BY notice_id, from_at`

// Course is what the cells of bodies (none = all) and of a service ("" = all) showed between two moments.
func (s *Chronicle) Course(ctx context.Context, bodies []string, service notice.Service, from, to time.Time) (Course, error) {
	var c Course
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) error {
		var rows []stayRow
		if bodies == nil {
			bodies = []string{}
		}
		if err := tx.Sel(ctx, &rows, courseCells, pgtime.Stamp(from), pgtime.Stamp(to), pq.Array(bodies), string(service)); err != nil {
			return err
		}
		ids := map[int64]bool{}
		for _, r := range rows {
			ids[r.Notice] = true
			c.Stays = append(c.Stays, Stay{
				Body: r.Body, Service: notice.Service(r.Service), Status: notice.Status(r.Status), Contradicted: r.Contradicted,
				From: r.Since.UTC(), To: pgtime.Moment(r.Until), Notice: r.Notice,
			})
		}
		list := make([]int64, 0, len(ids))
		for id := range ids {
			list = append(list, id)
		}
		var seen []seenRow
		if err := tx.Sel(ctx, &seen, courseSeen, pq.Array(list)); err != nil {
			return err
		}
		c.seen = make(map[int64][]seenRow, len(ids))
		for _, r := range seen {
			c.seen[r.Notice] = append(c.seen[r.Notice], r)
		}
		return nil
	})
	return c, pg.Translate("reading the course", err)
}

// paceOf reads the newest runs of each source.
const paceOf = `
SELECT s.namespace, s.name, r.runs, extract(epoch FROM r.last_at - r.first_at) AS seconds
FROM sources s CROSS JOIN LATERAL (
    SELECT count(*) AS runs, max(x.finished_at) AS last_at, min(x.finished_at) AS first_at
    FROM (SELECT y.finished_at FROM runs y WHERE y.source_id = s.id ORDER BY y.finished_at DESC LIMIT 10) x) r
WHERE r.runs > 1`

// Pace tells how far apart the last runs of each source (namespace/name) really were, on average of at most ten. A source
// that ran less than twice is not in it.
func (s *Chronicle) Pace(ctx context.Context) (map[string]time.Duration, error) {
	var rows []struct {
		shape.SourceKey
		Runs    int     `db:"runs"`
		Seconds float64 `db:"seconds"`
	}
	if err := s.db.Sel(ctx, &rows, paceOf); err != nil {
		return nil, pg.Translate("reading how often sources ran", err)
	}
	out := make(map[string]time.Duration, len(rows))
	for _, r := range rows {
		out[r.Namespace+"/"+r.Name] = time.Duration(r.Seconds / float64(r.Runs-1) * float64(time.Second))
	}
	return out, nil
}
