package shape

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
)

// Forever is after everything stored.
var Forever = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// NoticeHeads takes a moment as $1: the heads are as known then.
const NoticeHeads = `
SELECT n.id, n.version, n.title, n.url, src.namespace || '/' || src.name AS source, n.published_at, n.first_seen_at,
       least(seen.last_at, $1) AS last_seen_at, CASE WHEN NOT seen.stands THEN seen.ended_at END AS withdrawn_at,
       (SELECT count(*) FROM statements st WHERE st.notice_id = n.id AND st.stored_at <= $1
            AND (st.replaced_at IS NULL OR st.replaced_at > $1)) AS statements,
       NOT EXISTS (SELECT 1 FROM notices y
            WHERE y.document_id = n.document_id AND y.version > n.version AND y.first_seen_at <= $1) AS is_newest,
       src.authority, d.key, n.document_id
FROM notices n
JOIN documents d ON d.id = n.document_id
JOIN sources src ON src.id = n.source_id
CROSS JOIN LATERAL (
    SELECT max(x.to_at) AS last_at, coalesce(bool_or(x.ended_at IS NULL OR x.ended_at > $1), false) AS stands, max(x.ended_at) AS ended_at
    FROM sightings x WHERE x.notice_id = n.id AND x.from_at <= $1) seen
WHERE `

// StatementColumns takes a statement st, its notice n and its source src.
const StatementColumns = `
SELECT st.id, st.notice_id, st.body, st.service, st.status, coalesce(st.from_day::text, '') AS from_day,
       coalesce(st.until_day::text, '') AS until_day, st.detour, st.quote, st.start_byte, st.end_byte, st.rule, st.confidence,
       st.review, st.as_of, st.extractor, st.effective_at, st.first_seen_at, n.url, n.title,
       src.namespace || '/' || src.name AS source, src.authority`

// HeadRow is a row of NoticeHeads.
type HeadRow struct {
	ID         int64        `db:"id"`
	Version    int          `db:"version"`
	Title      string       `db:"title"`
	URL        string       `db:"url"`
	Source     string       `db:"source"`
	Published  sql.NullTime `db:"published_at"`
	FirstSeen  time.Time    `db:"first_seen_at"`
	LastSeen   sql.NullTime `db:"last_seen_at"`
	Withdrawn  sql.NullTime `db:"withdrawn_at"`
	Statements int          `db:"statements"`
	IsNewest   bool         `db:"is_newest"`
	Authority  string       `db:"authority"`
	Key        string       `db:"key"`
	DocumentID int64        `db:"document_id"`
}

// Head is the row as it is given out.
func (r HeadRow) Head() NoticeHead {
	return NoticeHead{
		ID: r.ID, Version: r.Version, Title: r.Title, URL: r.URL, Source: r.Source, Published: pgtime.Moment(r.Published),
		FirstSeen: r.FirstSeen.UTC(), LastSeen: pgtime.Moment(r.LastSeen), Withdrawn: pgtime.Moment(r.Withdrawn), Statements: r.Statements,
		IsNewest: r.IsNewest, Authority: notice.Authority(r.Authority), DocumentKey: r.Key,
	}
}

// Heads are rows as they are given out.
func Heads(rows []HeadRow) []NoticeHead {
	out := make([]NoticeHead, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.Head())
	}
	return out
}

// StatementFields is a row of a query that begins with StatementColumns.
type StatementFields struct {
	Pair
	ID         int64        `db:"id"`
	NoticeID   int64        `db:"notice_id"`
	Status     string       `db:"status"`
	From       string       `db:"from_day"`
	Until      string       `db:"until_day"`
	Detour     []byte       `db:"detour"`
	Quote      string       `db:"quote"`
	Start      int          `db:"start_byte"`
	End        int          `db:"end_byte"`
	Rule       string       `db:"rule"`
	Confidence float64      `db:"confidence"`
	Review     bool         `db:"review"`
	AsOf       sql.NullTime `db:"as_of"`
	Extractor  string       `db:"extractor"`
	Effective  time.Time    `db:"effective_at"`
	FirstSeen  time.Time    `db:"first_seen_at"`
	URL        string       `db:"url"`
	Title      string       `db:"title"`
	Source     string       `db:"source"`
	Authority  string       `db:"authority"`
	Confirmed  sql.NullTime `db:"confirmed_at"`
	Withdrawn  sql.NullTime `db:"withdrawn_at"`
}

// Row is the row as it is given out.
func (r StatementFields) Row() (StatementRow, error) {
	out := StatementRow{
		Statement: notice.Statement{
			Body: r.Body, Service: notice.Service(r.Service), Status: notice.Status(r.Status), From: notice.Day(r.From),
			Until: notice.Day(r.Until), Quote: r.Quote, Start: r.Start, End: r.End, Rule: r.Rule, Confidence: r.Confidence,
			Review: r.Review, AsOf: pgtime.Moment(r.AsOf), Extractor: r.Extractor,
		},
		ID: r.ID, NoticeID: r.NoticeID, DocumentURL: r.URL, Title: r.Title, Source: r.Source,
		Authority: notice.Authority(r.Authority), FirstSeen: r.FirstSeen.UTC(), ConfirmedAt: pgtime.Moment(r.Confirmed),
		Effective: r.Effective.UTC(), Withdrawn: pgtime.Moment(r.Withdrawn),
	}
	if err := json.Unmarshal(r.Detour, &out.Detour); err != nil {
		return StatementRow{}, fault.Wrap(fault.Internal, "reading a stored statement", err)
	}
	return out, nil
}

// ReadStatements reads what a query that begins with StatementColumns finds.
func ReadStatements(ctx context.Context, s *pg.DB, query string, args ...any) ([]StatementRow, error) {
	return pg.Read(ctx, s, StatementFields.Row, query, args...)
}
