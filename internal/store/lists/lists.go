package lists

import (
	"context"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Lists gives notices and statements page by page. It is safe for concurrent use.
type Lists struct{ db *pg.DB }

// New gives the room on db, which may be within a transaction.
func New(db *pg.DB) *Lists { return &Lists{db: db} }

// NoticeFilter says which notice versions are wanted. Empty fields ask for nothing.
type NoticeFilter struct {
	Body    string         // AGS: it makes statements on it, or its source speaks for it
	Service notice.Service // it makes statements on it
	Source  string         // namespace/name
	Newest  bool           // only the newest version of each document
	Before  int64          // only those with a lower id; 0 = all
	Limit   int
}

// Lists go by falling id: what is stored while somebody reads on stands before what was read already.
const noticeList = shape.NoticeHeads + `n.id IN (
    SELECT y.id FROM notices y JOIN sources s ON s.id = y.source_id
    WHERE ($3 = 0 OR y.id < $3) AND (CAST($4 AS text) = '' OR s.namespace || '/' || s.name = $4)
      AND (CAST($2 AS text) = '' OR s.body = $2 OR EXISTS (SELECT 1 FROM statements st WHERE st.notice_id = y.id AND st.body = $2 AND st.replaced_at IS NULL))
      AND (CAST($5 AS text) = '' OR EXISTS (SELECT 1 FROM statements st WHERE st.notice_id = y.id AND st.service = $5 AND st.replaced_at IS NULL))
      AND (NOT $6 OR NOT EXISTS (SELECT 1 FROM notices z WHERE z.document_id = y.document_id AND z.version > y.version))
    ORDER BY y.id DESC LIMIT $7)
ORDER BY n.id DESC`

// ListNotices gives notice versions, newest first.
func (s *Lists) ListNotices(ctx context.Context, f NoticeFilter) ([]shape.NoticeHead, error) {
	var rows []shape.HeadRow
	err := s.db.Sel(ctx, &rows, noticeList, shape.Forever, f.Body, f.Before, f.Source, string(f.Service), f.Newest, f.Limit)
	if err != nil {
		return nil, pg.Translate("listing notices", err)
	}
	return shape.Heads(rows), nil
}

// StatementFilter says which statements are wanted. Empty fields ask for nothing.
type StatementFilter struct {
	Body     string // AGS
	Service  notice.Service
	Status   notice.Status
	Standing bool  // only those that stand
	Review   bool  // also those that are kept for a person to look at
	Before   int64 // only those with a lower id; 0 = all
	Limit    int
}

const statementList = shape.StatementColumns + `,
       (SELECT max(sg.to_at) FROM sightings sg WHERE sg.notice_id = st.notice_id) AS confirmed_at,
       CASE WHEN NOT st.standing THEN (SELECT max(sg.ended_at) FROM sightings sg WHERE sg.notice_id = st.notice_id) END AS withdrawn_at
FROM statements st
JOIN notices n ON n.id = st.notice_id
JOIN sources src ON src.id = st.source_id
WHERE st.replaced_at IS NULL AND ($1 = 0 OR st.id < $1) AND (CAST($2 AS text) = '' OR st.body = $2)
  AND (CAST($3 AS text) = '' OR st.service = $3) AND (CAST($4 AS text) = '' OR st.status = $4)
  AND (NOT $5 OR st.standing) AND ($6 OR NOT st.review)
ORDER BY st.id DESC
LIMIT $7`

// ListStatements gives statements, newest first.
func (s *Lists) ListStatements(ctx context.Context, f StatementFilter) ([]shape.StatementRow, error) {
	out, err := shape.ReadStatements(ctx, s.db, statementList, f.Before, f.Body, string(f.Service), string(f.Status), f.Standing, f.Review, f.Limit)
	return out, pg.Translate("listing statements", err)
}

const statementsOf = shape.StatementColumns + `,
       (SELECT max(sg.to_at) FROM sightings sg WHERE sg.notice_id = st.notice_id) AS confirmed_at,
       CASE WHEN NOT st.standing THEN (SELECT max(sg.ended_at) FROM sightings sg WHERE sg.notice_id = st.notice_id) END AS withdrawn_at
FROM statements st
JOIN notices n ON n.id = st.notice_id
JOIN sources src ON src.id = st.source_id
WHERE st.notice_id = ANY($1) AND st.replaced_at IS NULL AND NOT st.review
ORDER BY st.notice_id, st.start_byte, st.id`

const digestBodies = `
SELECT x.notice_id, x.body
FROM (
    SELECT st.notice_id, st.body FROM statements st WHERE st.notice_id = ANY($1) AND st.replaced_at IS NULL
    UNION
    SELECT n.id, s.body FROM notices n JOIN sources s ON s.id = n.source_id WHERE n.id = ANY($1) AND s.body <> '') x
ORDER BY x.notice_id, x.body`

// Digest is a notice version with what it says, for a list that people read.
type Digest struct {
	shape.NoticeHead
	Excerpt    string               // the beginning of its text, at most 400 characters
	Bodies     []string             // AGS: those that it makes statements on, and the one its source speaks for
	Statements []shape.StatementRow // those shown as fact, by Start
}

// Digests gives notice versions with what they say, newest first.
func (s *Lists) Digests(ctx context.Context, f NoticeFilter) ([]Digest, error) {
	var out []Digest
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) error {
		hs, err := New(tx).ListNotices(ctx, f)
		if err != nil {
			return err
		}
		out, err = New(tx).digests(ctx, hs)
		return err
	})
	return out, pg.Translate("reading notices", err)
}

// DigestsOf gives the notice versions with these ids, in their order; ids that are none are left out.
func (s *Lists) DigestsOf(ctx context.Context, ids []int64) ([]Digest, error) {
	var out []Digest
	err := s.db.InTx(ctx, pg.Snapshot, func(tx *pg.DB) error {
		var rows []shape.HeadRow
		if err := tx.Sel(ctx, &rows, shape.NoticeHeads+`n.id = ANY($2) ORDER BY array_position($2, n.id)`, shape.Forever, pq.Array(ids)); err != nil {
			return err
		}
		var err error
		out, err = New(tx).digests(ctx, shape.Heads(rows))
		return err
	})
	return out, pg.Translate("reading notices", err)
}

func (s *Lists) digests(ctx context.Context, hs []shape.NoticeHead) ([]Digest, error) {
	ids := make([]int64, 0, len(hs))
	for _, h := range hs {
		ids = append(ids, h.ID)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	var texts []struct {
		ID   int64  `db:"id"`
		Text string `db:"text"`
	}
	if err := s.db.Sel(ctx, &texts, `SELECT n.id, left(n.text, 400) AS text FROM notices n WHERE n.id = ANY($1)`, pq.Array(ids)); err != nil {
		return nil, err
	}
	statements, err := shape.ReadStatements(ctx, s.db, statementsOf, pq.Array(ids))
	if err != nil {
		return nil, err
	}
	if err := shape.AddLeads(ctx, s.db, statements); err != nil {
		return nil, err
	}
	var bodies []struct {
		NoticeID int64  `db:"notice_id"`
		Body     string `db:"body"`
	}
	if err := s.db.Sel(ctx, &bodies, digestBodies, pq.Array(ids)); err != nil {
		return nil, err
	}
	out := make([]Digest, len(hs))
	at := make(map[int64]*Digest, len(hs))
	for i, h := range hs {
		out[i].NoticeHead = h
		at[h.ID] = &out[i]
	}
	for _, t := range texts {
		at[t.ID].Excerpt = t.Text
	}
	for _, st := range statements {
		at[st.NoticeID].Statements = append(at[st.NoticeID].Statements, st)
	}
	for _, b := range bodies {
		at[b.NoticeID].Bodies = append(at[b.NoticeID].Bodies, b.Body)
	}
	return out, nil
}
