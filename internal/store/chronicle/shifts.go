package chronicle

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Shift is a moment at which a cell began to show another status, or nothing any more.
type Shift struct {
	Body, BodyName string
	Service        notice.Service
	At             time.Time
	Status         notice.Status // "": nothing stands any more, unknown
	Before         notice.Status // "": unknown
	Contradicted   bool
	Statement      int64 // the one shown from then on; of the unknown, the one shown until then
	Notice         int64
	Quote          string
	Lead           string // words that govern the quote; see StatementRow
	Until          notice.Day
	Title, URL     string // of the notice
	Source         string // namespace/name
	Authority      notice.Authority
}

// ShiftFilter says which shifts are wanted.
type ShiftFilter struct {
	Body    string         // AGS; "" = all
	Service notice.Service // "" = all
	Limit   int
}

const shiftsAt = `
WITH begun AS (
    SELECT c.body, c.service, c.status, c.since AS at, c.statement_id, c.contradicted, c.authority
    FROM cells c
    WHERE c.since <= $1 AND c.since = c.status_since AND (CAST($2 AS text) = '' OR c.body = $2)
      AND (CAST($3 AS text) = '' OR c.service = $3)
    ORDER BY c.since DESC, c.body, c.service LIMIT $4
), ended AS (
    SELECT c.body, c.service, '' AS status, c.until AS at, c.statement_id, false AS contradicted, c.authority
    FROM cells c
    WHERE c.until <= $1 AND (CAST($2 AS text) = '' OR c.body = $2) AND (CAST($3 AS text) = '' OR c.service = $3)
      AND NOT EXISTS (SELECT 1 FROM cells x WHERE x.body = c.body AND x.service = c.service AND x.since = c.until)
    ORDER BY c.until DESC, c.body, c.service LIMIT $4
), u AS (SELECT * FROM begun UNION ALL SELECT * FROM ended ORDER BY at DESC, body, service LIMIT $4)
SELECT u.body, u.service, u.status, u.at, u.contradicted, u.authority, b.name, u.statement_id, st.notice_id, st.quote, st.start_byte,
       coalesce(st.until_day::text, '') AS until_day, n.title, n.url, src.namespace || '/' || src.name AS source,
       coalesce(y.status, '') AS before
FROM u
JOIN bodies b ON b.ags = u.body AND b.retired_at IS NULL
JOIN statements st ON st.id = u.statement_id
JOIN notices n ON n.id = st.notice_id
JOIN sources src ON src.id = st.source_id
LEFT JOIN LATERAL (
    SELECT x.status FROM cells x WHERE x.body = u.body AND x.service = u.service AND x.until = u.at AND x.since < u.at LIMIT 1) y ON true
ORDER BY u.at DESC, u.body, u.service`

// Shifts are the newest changes of cells up to now, newest first.
func (s *Chronicle) Shifts(ctx context.Context, f ShiftFilter, now time.Time) ([]Shift, error) {
	var rows []struct {
		shape.Pair
		Status       string    `db:"status"`
		At           time.Time `db:"at"`
		Contradicted bool      `db:"contradicted"`
		Authority    string    `db:"authority"`
		Name         string    `db:"name"`
		StatementID  int64     `db:"statement_id"`
		NoticeID     int64     `db:"notice_id"`
		Quote        string    `db:"quote"`
		Start        int       `db:"start_byte"`
		Until        string    `db:"until_day"`
		Title        string    `db:"title"`
		URL          string    `db:"url"`
		Source       string    `db:"source"`
		Before       string    `db:"before"`
	}
	if err := s.db.Sel(ctx, &rows, shiftsAt, pgtime.Stamp(now), f.Body, string(f.Service), f.Limit); err != nil {
		return nil, pg.Translate("reading the changes of cells", err)
	}
	out := make([]Shift, 0, len(rows))
	quotes := make([]shape.StatementRow, len(rows))
	for i, r := range rows {
		quotes[i].NoticeID, quotes[i].Start = r.NoticeID, r.Start
		out = append(out, Shift{
			Body: r.Body, BodyName: r.Name, Service: notice.Service(r.Service), At: r.At.UTC(), Status: notice.Status(r.Status),
			Before: notice.Status(r.Before), Contradicted: r.Contradicted, Statement: r.StatementID, Notice: r.NoticeID, Quote: r.Quote,
			Until: notice.Day(r.Until), Title: r.Title, URL: r.URL, Source: r.Source, Authority: notice.Authority(r.Authority),
		})
	}
	if err := shape.AddLeads(ctx, s.db, quotes); err != nil {
		return nil, pg.Translate("reading what governs quotes", err)
	}
	for i := range out {
		out[i].Lead = quotes[i].Lead
	}
	return out, nil
}

// Stretch is a row of a cell's history with what it rests on and when that was seen.
type Stretch struct {
	Body, BodyName string
	Service        notice.Service
	Status         notice.Status
	Since, Until   time.Time // Until is zero while it lasts
	StatusSince    time.Time
	Authority      notice.Authority
	Contradicted   bool
	Statement      int64
	Notice         int64
	Quote          string
	Start          int // of the quote in the notice's text, in bytes
	UntilDay       notice.Day
	Detour         []notice.Detour
	Title, URL     string
	Source         string // namespace/name
	Seen           []Seen // when the notice was confirmed, oldest first
}

// Seen is a range of time in which a notice was confirmed again and again, never longer than notice.StaleAfter apart.
type Seen struct{ From, To time.Time }

const stretches = `
SELECT c.body, c.service, c.status, c.since, c.until, c.status_since, c.authority, c.contradicted, b.name, c.statement_id,
       st.notice_id, st.quote, st.start_byte, coalesce(st.until_day::text, '') AS until_day, st.detour, n.title, n.url,
       src.namespace || '/' || src.name AS source
FROM cells c
JOIN bodies b ON b.ags = c.body AND b.retired_at IS NULL
JOIN statements st ON st.id = c.statement_id
JOIN notices n ON n.id = st.notice_id
JOIN sources src ON src.id = st.source_id
WHERE c.since <= $1 AND (c.body, c.service) IN (
    SELECT x.body, x.service FROM cells x
    WHERE tstzrange(x.since, x.until) && tstzrange($2, $1, '[]') AND (CAST($3 AS text) = '' OR x.body = $3)
      AND (CAST($4 AS text) = '' OR x.service = $4))
ORDER BY c.body, c.service, c.since`

// Stretches is the whole history up to now of the cells that showed something after from, by body, service and time.
// An empty body or service means all.
func (s *Chronicle) Stretches(ctx context.Context, body string, service notice.Service, from, now time.Time) ([]Stretch, error) {
	var out []Stretch
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) (err error) {
		out, err = New(tx).stretches(ctx, body, service, pgtime.Stamp(from), pgtime.Stamp(now))
		return err
	})
	return out, pg.Translate("reading the history of cells", err)
}

func (s *Chronicle) stretches(ctx context.Context, body string, service notice.Service, from, now time.Time) ([]Stretch, error) {
	var rows []struct {
		shape.Pair
		Status       string       `db:"status"`
		Since        time.Time    `db:"since"`
		Until        sql.NullTime `db:"until"`
		StatusSince  time.Time    `db:"status_since"`
		Authority    string       `db:"authority"`
		Contradicted bool         `db:"contradicted"`
		Name         string       `db:"name"`
		StatementID  int64        `db:"statement_id"`
		NoticeID     int64        `db:"notice_id"`
		Quote        string       `db:"quote"`
		Start        int          `db:"start_byte"`
		UntilDay     string       `db:"until_day"`
		Detour       []byte       `db:"detour"`
		Title        string       `db:"title"`
		URL          string       `db:"url"`
		Source       string       `db:"source"`
	}
	if err := s.db.Sel(ctx, &rows, stretches, now, from, body, string(service)); err != nil {
		return nil, err
	}
	out := make([]Stretch, 0, len(rows))
	ids := make([]int64, 0, len(rows))
	for _, r := range rows {
		st := Stretch{
			Body: r.Body, BodyName: r.Name, Service: notice.Service(r.Service), Status: notice.Status(r.Status), Since: r.Since.UTC(),
			Until: pgtime.Moment(r.Until), StatusSince: r.StatusSince.UTC(), Authority: notice.Authority(r.Authority), Contradicted: r.Contradicted,
			Statement: r.StatementID, Notice: r.NoticeID, Quote: r.Quote, Start: r.Start, UntilDay: notice.Day(r.UntilDay), Title: r.Title, URL: r.URL,
			Source: r.Source,
		}
		if err := json.Unmarshal(r.Detour, &st.Detour); err != nil {
			return nil, fault.Wrap(fault.Internal, "reading a stored detour", err)
		}
		out, ids = append(out, st), append(ids, r.NoticeID)
	}
	seen, err := s.seen(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Seen = seen[out[i].Notice]
	}
	return out, nil
}

// seen reads when the notices were confirmed.
func (s *Chronicle) seen(ctx context.Context, notices []int64) (map[int64][]Seen, error) {
	var rows []struct {
		Notice int64     `db:"notice_id"`
		From   time.Time `db:"from_at"`
		To     time.Time `db:"to_at"`
	}
	err := s.db.Sel(ctx, &rows, `
		SELECT sg.notice_id, sg.from_at, sg.to_at FROM sightings sg WHERE sg.notice_id = ANY($1) ORDER BY sg.from_at`, pq.Array(notices))
	if err != nil {
		return nil, err
	}
	out := map[int64][]Seen{}
	for _, r := range rows {
		out[r.Notice] = append(out[r.Notice], Seen{From: r.From.UTC(), To: r.To.UTC()})
	}
	return out, nil
}

// CellHistory is the history of one cell up to now and what is announced, oldest first; see BodyPage.
func (s *Chronicle) CellHistory(ctx context.Context, body string, service notice.Service, now time.Time) ([]Stretch, error) {
	return s.Stretches(ctx, body, service, time.Time{}, now.AddDate(10, 0, 0))
}
