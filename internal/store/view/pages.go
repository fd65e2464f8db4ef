package view

import (
	"context"
	"database/sql"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/archive"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
	"github.com/lagebild/lagebild/internal/store/structure"
)

// maxNotices bounds the list of notices of a body's page, maxStanding that of its statements.
const (
	maxNotices  = 200
	maxStanding = 1000
)

const bodyNotices = shape.NoticeHeads + `n.id IN (
    SELECT st.notice_id FROM statements st WHERE st.body = $2 AND st.first_seen_at <= $1
    UNION
    SELECT y.id FROM sources s JOIN notices y ON y.source_id = s.id WHERE s.body = $2 AND y.first_seen_at <= $1)
ORDER BY n.first_seen_at DESC, n.id DESC
LIMIT $3`

const bodyStanding = shape.StatementColumns + `, least(sg.to_at, $2) AS confirmed_at, NULL::timestamptz AS withdrawn_at
FROM statements st
JOIN sightings sg ON sg.notice_id = st.notice_id AND sg.from_at <= $2 AND (sg.ended_at IS NULL OR sg.ended_at > $2)
JOIN notices n ON n.id = st.notice_id
JOIN sources src ON src.id = st.source_id
WHERE st.body = $1 AND st.stored_at <= $2 AND (st.replaced_at IS NULL OR st.replaced_at > $2)
ORDER BY st.effective_at DESC, st.id DESC
LIMIT $3`

const noticeStatements = shape.StatementColumns + `,
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

// BodyPage is all about one body, as known at the moment at; the history of its cells is whole, and the health of its
// sources is the present one. A body that is not there is a NotFound fault.
func (s *Views) BodyPage(ctx context.Context, ags string, at, now time.Time) (BodyPage, error) {
	p := BodyPage{At: pgtime.Stamp(at)}
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) error {
		if ags == "" {
			return sql.ErrNoRows
		}
		rows, err := New(tx).rows(ctx, ags, p.At, pgtime.Stamp(now))
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return sql.ErrNoRows
		}
		p.Row = rows[0]
		if p.Standing, err = shape.ReadStatements(ctx, tx, bodyStanding, ags, p.At, maxStanding); err != nil {
			return err
		}
		if err := shape.AddLeads(ctx, tx, p.Standing); err != nil {
			return err
		}
		var hs []shape.HeadRow
		if err := tx.Sel(ctx, &hs, bodyNotices, p.At, ags, maxNotices); err != nil {
			return err
		}
		p.Notices = shape.Heads(hs)
		if p.Spans, err = New(tx).spans(ctx, ags); err != nil {
			return err
		}
		p.Sources, err = New(tx).sourcesOf(ctx, ags)
		return err
	})
	return p, pg.Translate("reading the page of body "+ags, err)
}

// spans reads the history of a body's cells; the stretches in which nothing stood between two rows are put in.
func (s *Views) spans(ctx context.Context, ags string) ([]Span, error) {
	var rows []struct {
		Service string       `db:"service"`
		Status  string       `db:"status"`
		Since   time.Time    `db:"since"`
		Until   sql.NullTime `db:"until"`
		Notice  int64        `db:"notice_id"`
		Quote   string       `db:"quote"`
	}
	if err := s.db.Sel(ctx, &rows, bodySpans, ags); err != nil {
		return nil, err
	}
	out := make([]Span, 0, len(rows))
	for i, r := range rows {
		sp := Span{
			Service: notice.Service(r.Service), Status: notice.Status(r.Status), From: r.Since.UTC(), To: pgtime.Moment(r.Until),
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
func (s *Views) NoticePage(ctx context.Context, id int64) (NoticePage, error) {
	var p NoticePage
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) error {
		var h shape.HeadRow
		if err := tx.Get(ctx, &h, shape.NoticeHeads+`n.id = $2`, shape.Forever, id); err != nil {
			return err
		}
		p.NoticeHead = h.Head()
		var body struct {
			Text   string        `db:"text"`
			Blocks []byte        `db:"blocks"`
			Links  []byte        `db:"links"`
			Seen   sql.NullInt64 `db:"observation_id"`
		}
		err := tx.Get(ctx, &body, `SELECT text, blocks, links, observation_id FROM notices WHERE id = $1`, id)
		if err != nil {
			return err
		}
		p.Text = body.Text
		if p.Blocks, err = structure.BlocksIn(body.Blocks); err != nil {
			return err
		}
		if p.Links, err = structure.LinksIn(body.Links); err != nil {
			return err
		}
		if p.Statements, err = shape.ReadStatements(ctx, tx, noticeStatements, id); err != nil {
			return err
		}
		var versions []shape.HeadRow
		if err := tx.Sel(ctx, &versions, shape.NoticeHeads+`n.document_id = $2 ORDER BY n.version`, shape.Forever, h.DocumentID); err != nil {
			return err
		}
		p.Versions = shape.Heads(versions)
		if body.Seen.Valid {
			p.Capture, err = archive.HeadOf(ctx, tx, `o.id = $1`, body.Seen.Int64)
		}
		return err
	})
	return p, pg.Translate("reading a notice", err)
}
