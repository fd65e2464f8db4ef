package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

// maxNotices bounds the list of notices of a body's page, maxStanding that of its statements.
const (
	maxNotices  = 200
	maxStanding = 1000
)

// forever is after everything stored.
var forever = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// noticeHeads takes a moment as $1: the heads are as known then.
const noticeHeads = `
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

const bodyNotices = noticeHeads + `n.id IN (
    SELECT st.notice_id FROM statements st WHERE st.body = $2 AND st.first_seen_at <= $1
    UNION
    SELECT y.id FROM sources s JOIN notices y ON y.source_id = s.id WHERE s.body = $2 AND y.first_seen_at <= $1)
ORDER BY n.first_seen_at DESC, n.id DESC
LIMIT $3`

const statementRows = `
SELECT st.id, st.notice_id, st.body, st.service, st.status, coalesce(st.from_day::text, '') AS from_day,
       coalesce(st.until_day::text, '') AS until_day, st.detour, st.quote, st.start_byte, st.end_byte, st.rule, st.confidence,
       st.review, st.as_of, st.extractor, st.effective_at, st.first_seen_at, n.url, n.title,
       src.namespace || '/' || src.name AS source, src.authority`

const bodyStanding = statementRows + `, least(sg.to_at, $2) AS confirmed_at, NULL::timestamptz AS withdrawn_at
FROM statements st
JOIN sightings sg ON sg.notice_id = st.notice_id AND sg.from_at <= $2 AND (sg.ended_at IS NULL OR sg.ended_at > $2)
JOIN notices n ON n.id = st.notice_id
JOIN sources src ON src.id = st.source_id
WHERE st.body = $1 AND st.stored_at <= $2 AND (st.replaced_at IS NULL OR st.replaced_at > $2)
ORDER BY st.effective_at DESC, st.id DESC
LIMIT $3`

const noticeStatements = statementRows + `,
       (SELECT max(sg.to_at) FROM sightings sg WHERE sg.notice_id = st.notice_id) AS confirmed_at,
       CASE WHEN NOT st.standing THEN (SELECT max(sg.ended_at) FROM sightings sg WHERE sg.notice_id = st.notice_id) END AS withdrawn_at
FROM statements st
JOIN notices n ON n.id = st.notice_id
JOIN sources src ON src.id = st.source_id
WHERE st.notice_id = $1 AND st.replaced_at IS NULL
ORDER BY st.start_byte, st.id`

const bodySpans = `
SELECT c.service, c.status, c.since, c.until, st.notice_id, st.quote
FROM cells c JOIN statements st ON st.id = c.statement_id
WHERE c.body = $1
ORDER BY c.service, c.since`

type headRow struct {
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

func (r headRow) head() NoticeHead {
	return NoticeHead{
		ID: r.ID, Version: r.Version, Title: r.Title, URL: r.URL, Source: r.Source, Published: moment(r.Published),
		FirstSeen: r.FirstSeen.UTC(), LastSeen: moment(r.LastSeen), Withdrawn: moment(r.Withdrawn), Statements: r.Statements,
		IsNewest: r.IsNewest, Authority: notice.Authority(r.Authority), DocumentKey: r.Key,
	}
}

func heads(rows []headRow) []NoticeHead {
	out := make([]NoticeHead, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.head())
	}
	return out
}

type statementRow struct {
	pair
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

func (r statementRow) row() (StatementRow, error) {
	out := StatementRow{
		Statement: notice.Statement{
			Body: r.Body, Service: notice.Service(r.Service), Status: notice.Status(r.Status), From: notice.Day(r.From),
			Until: notice.Day(r.Until), Quote: r.Quote, Start: r.Start, End: r.End, Rule: r.Rule, Confidence: r.Confidence,
			Review: r.Review, AsOf: moment(r.AsOf), Extractor: r.Extractor,
		},
		ID: r.ID, NoticeID: r.NoticeID, DocumentURL: r.URL, Title: r.Title, Source: r.Source,
		Authority: notice.Authority(r.Authority), FirstSeen: r.FirstSeen.UTC(), ConfirmedAt: moment(r.Confirmed),
		Effective: r.Effective.UTC(), Withdrawn: moment(r.Withdrawn),
	}
	if err := json.Unmarshal(r.Detour, &out.Detour); err != nil {
		return StatementRow{}, fault.Wrap(fault.Internal, "reading a stored statement", err)
	}
	return out, nil
}

func (s *Store) statementRows(ctx context.Context, query string, args ...any) ([]StatementRow, error) {
	var rows []statementRow
	if err := s.sel(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	out := make([]StatementRow, 0, len(rows))
	for _, r := range rows {
		st, err := r.row()
		if err != nil {
			return nil, err
		}
		out = append(out, st)
	}
	return out, nil
}

// BodyPage is all about one body, as known at the moment at; the history of its cells is whole, and the health of its
// sources is the present one. A body that is not there is a NotFound fault.
func (s *Store) BodyPage(ctx context.Context, ags string, at, now time.Time) (BodyPage, error) {
	p := BodyPage{At: stamp(at)}
	err := s.InTx(ctx, snapshot, func(tx *Store) error {
		if ags == "" {
			return sql.ErrNoRows
		}
		rows, err := tx.rows(ctx, ags, p.At, stamp(now))
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return sql.ErrNoRows
		}
		p.Row = rows[0]
		if p.Standing, err = tx.statementRows(ctx, bodyStanding, ags, p.At, maxStanding); err != nil {
			return err
		}
		if err := tx.leads(ctx, p.Standing); err != nil {
			return err
		}
		var hs []headRow
		if err := tx.sel(ctx, &hs, bodyNotices, p.At, ags, maxNotices); err != nil {
			return err
		}
		p.Notices = heads(hs)
		if p.Spans, err = tx.spans(ctx, ags); err != nil {
			return err
		}
		p.Sources, err = tx.sourcesOf(ctx, ags)
		return err
	})
	return p, translate("reading the page of body "+ags, err)
}

// spans reads the history of a body's cells; the stretches in which nothing stood between two rows are put in.
func (s *Store) spans(ctx context.Context, ags string) ([]Span, error) {
	var rows []struct {
		Service string       `db:"service"`
		Status  string       `db:"status"`
		Since   time.Time    `db:"since"`
		Until   sql.NullTime `db:"until"`
		Notice  int64        `db:"notice_id"`
		Quote   string       `db:"quote"`
	}
	if err := s.sel(ctx, &rows, bodySpans, ags); err != nil {
		return nil, err
	}
	out := make([]Span, 0, len(rows))
	for i, r := range rows {
		sp := Span{
			Service: notice.Service(r.Service), Status: notice.Status(r.Status), From: r.Since.UTC(), To: moment(r.Until),
			Notice: r.Notice, Quote: r.Quote,
		}
		if n := len(out); n > 0 && out[n-1].Service == sp.Service && out[n-1].To.Before(sp.From) {
			out = append(out, Span{Service: sp.Service, From: out[n-1].To, To: sp.From})
		}
		out = append(out, sp)
		if last := i+1 == len(rows) || rows[i+1].Service != r.Service; last && !sp.To.IsZero() {
			out = append(out, Span{Service: sp.Service, From: sp.To})
		}
	}
	return out, nil
}

// NoticePage is one version of a document with its statements, its other versions and its evidence. A version that is
// not there is a NotFound fault.
func (s *Store) NoticePage(ctx context.Context, id int64) (NoticePage, error) {
	var p NoticePage
	err := s.InTx(ctx, snapshot, func(tx *Store) error {
		var h headRow
		if err := tx.get(ctx, &h, noticeHeads+`n.id = $2`, forever, id); err != nil {
			return err
		}
		p.NoticeHead = h.head()
		var body struct {
			Text   string        `db:"text"`
			Blocks []byte        `db:"blocks"`
			Links  []byte        `db:"links"`
			Seen   sql.NullInt64 `db:"observation_id"`
		}
		err := tx.get(ctx, &body, `SELECT text, blocks, links, observation_id FROM notices WHERE id = $1`, id)
		if err != nil {
			return err
		}
		p.Text = body.Text
		if p.Blocks, err = blocksIn(body.Blocks); err != nil {
			return err
		}
		if p.Links, err = linksIn(body.Links); err != nil {
			return err
		}
		if p.Statements, err = tx.statementRows(ctx, noticeStatements, id); err != nil {
			return err
		}
		var versions []headRow
		if err := tx.sel(ctx, &versions, noticeHeads+`n.document_id = $2 ORDER BY n.version`, forever, h.DocumentID); err != nil {
			return err
		}
		p.Versions = heads(versions)
		if body.Seen.Valid {
			p.Capture, err = tx.captureHead(ctx, `o.id = $1`, body.Seen.Int64)
		}
		return err
	})
	return p, translate("reading a notice", err)
}
