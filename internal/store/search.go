package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/pgtext"
)

// Limits of a search.
const (
	maxQuery = 200 // bytes
	maxHits  = 100
)

// Of each document the newest version that matches is found. The best are chosen before their heads are read.
const searchText = `
WITH hit AS (
    SELECT DISTINCT ON (n.document_id) n.id, n.first_seen_at, ts_rank_cd(n.search, q.q) AS rank
    FROM websearch_to_tsquery('german', $1) AS q (q) JOIN notices n ON n.search @@ q.q
    ORDER BY n.document_id, n.version DESC
)
SELECT id, rank FROM hit ORDER BY rank DESC, first_seen_at DESC, id DESC LIMIT $2`

// searchTitle finds titles that are nearly so: a misspelt name, a part of a compound.
const searchTitle = `
WITH hit AS (
    SELECT DISTINCT ON (n.document_id) n.id, n.first_seen_at, word_similarity($1, n.search_title) AS rank
    FROM notices n
    WHERE $1 <% n.search_title
    ORDER BY n.document_id, n.version DESC
)
SELECT id, rank FROM hit ORDER BY rank DESC, first_seen_at DESC, id DESC LIMIT $2`

const hitBodies = `
SELECT x.notice_id, x.body
FROM (
    SELECT st.notice_id, st.body FROM statements st WHERE st.notice_id = ANY($1) AND st.replaced_at IS NULL
    UNION
    SELECT n.id, s.body FROM notices n JOIN sources s ON s.id = n.source_id WHERE n.id = ANY($1) AND s.body <> '') x
ORDER BY x.notice_id, x.body`

// Search finds notices by words in title or text, in any inflection and spelling of umlauts; "quoted words" stand side by
// side, -word is not in it, and "or" is what it says. If nothing matches, titles that are nearly so are found. The best come
// first, at most limit (up to 100).
func (s *Store) Search(ctx context.Context, q string, limit int) ([]Hit, error) {
	q = strings.TrimSpace(pgtext.Fold(pgtext.Cut(pgtext.Clean(q), maxQuery)))
	if q == "" {
		return nil, nil
	}
	limit = min(max(limit, 1), maxHits)
	var out []Hit
	err := s.InTx(ctx, &sql.TxOptions{ReadOnly: true}, func(tx *Store) error {
		// A plan for any words at all scans the whole table where these words are rare.
		if err := tx.exec(ctx, `SET LOCAL plan_cache_mode = force_custom_plan`); err != nil {
			return err
		}
		for _, query := range []string{searchText, searchTitle} {
			found, err := tx.hits(ctx, query, q, limit)
			if err != nil || len(found) > 0 {
				out = found
				return err
			}
		}
		return nil
	})
	return out, translate("searching", err)
}

func (s *Store) hits(ctx context.Context, query, q string, limit int) ([]Hit, error) {
	var ranked []struct {
		ID   int64   `db:"id"`
		Rank float64 `db:"rank"`
	}
	if err := s.sel(ctx, &ranked, query, q, limit); err != nil || len(ranked) == 0 {
		return nil, err
	}
	ids := make([]int64, 0, len(ranked))
	for _, r := range ranked {
		ids = append(ids, r.ID)
	}
	var rows []headRow
	if err := s.sel(ctx, &rows, noticeHeads+`n.id = ANY($2)`, forever, pq.Array(ids)); err != nil {
		return nil, err
	}
	var texts []struct {
		ID   int64  `db:"id"`
		Text string `db:"text"`
	}
	if err := s.sel(ctx, &texts, `SELECT n.id, n.text FROM notices n WHERE n.id = ANY($1)`, pq.Array(ids)); err != nil {
		return nil, err
	}
	var bodies []struct {
		NoticeID int64  `db:"notice_id"`
		Body     string `db:"body"`
	}
	if err := s.sel(ctx, &bodies, hitBodies, pq.Array(ids)); err != nil {
		return nil, err
	}
	byID := make(map[int64]*Hit, len(rows))
	for _, r := range rows {
		byID[r.ID] = &Hit{NoticeHead: r.head()}
	}
	for _, t := range texts {
		byID[t.ID].Text = t.Text
	}
	for _, b := range bodies {
		byID[b.NoticeID].Bodies = append(byID[b.NoticeID].Bodies, b.Body)
	}
	out := make([]Hit, 0, len(ranked))
	for _, r := range ranked {
		h := byID[r.ID]
		h.Rank = r.Rank
		out = append(out, *h)
	}
	return out, nil
}
