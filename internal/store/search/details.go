package search

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/search/excerpt"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Bounds of what is told of a hit.
const (
	maxPieces  = 2
	maxSays    = 40
	maxExcerpt = 200_000 // letters of a text that are looked through for passages
)

// hitsOf touches as few pages as it can, for it is asked for each page of hits.
const hitsOf = `
SELECT n.id, n.version, n.title, n.url, src.namespace || '/' || src.name AS source, n.published_at, n.first_seen_at,
       seen.last_at AS last_seen_at, CASE WHEN NOT seen.stands THEN seen.ended_at END AS withdrawn_at,
       NOT EXISTS (SELECT FROM notices y WHERE y.document_id = n.document_id AND y.version > n.version) AS is_newest,
       src.authority, d.key, left(n.text, $2) AS text, src.body,
       (SELECT json_agg(json_build_array(st.body, st.service, st.status, CASE WHEN st.review THEN 'review' ELSE '' END))
        FROM statements st WHERE st.notice_id = n.id AND st.replaced_at IS NULL) AS says
FROM notices n
JOIN documents d ON d.id = n.document_id
JOIN sources src ON src.id = n.source_id
CROSS JOIN LATERAL (
    SELECT max(x.to_at) AS last_at, coalesce(bool_or(x.ended_at IS NULL), false) AS stands, max(x.ended_at) AS ended_at
    FROM sightings x WHERE x.notice_id = n.id) seen
WHERE n.id = ANY($1)`

type hitRow struct {
	shape.HeadRow
	Text string `db:"text"`
	Body string `db:"body"`
	Says []byte `db:"says"`
}

// hit is the row as a hit. A body of which something is kept for review is named, but not what is said of it.
func (r hitRow) hit(m *excerpt.Marker) (*Hit, error) {
	h := &Hit{NoticeHead: r.Head(), TitleMarks: m.Mark(r.Title), Pieces: m.Pieces(r.Text, maxPieces)}
	if r.Body != "" {
		h.Bodies = append(h.Bodies, r.Body)
	}
	var said [][4]string
	if len(r.Says) > 0 {
		if err := json.Unmarshal(r.Says, &said); err != nil {
			return nil, fault.Wrap(fault.Internal, "reading what a hit says", err)
		}
	}
	h.Statements = len(said)
	for _, x := range said {
		h.Bodies = append(h.Bodies, x[0])
		if st := (HitStatement{x[0], x[1], x[2]}); x[3] == "" && len(h.Says) < maxSays && !slices.Contains(h.Says, st) {
			h.Says = append(h.Says, st)
		}
	}
	slices.Sort(h.Bodies)
	h.Bodies = slices.Compact(h.Bodies)
	return h, nil
}

// details reads what is shown of the hits of a page.
func (l *looking) details(ctx context.Context, page []ranked) error {
	l.res.Total = max(l.res.Total, len(page))
	ids, _ := idsOf(page)
	var rows []hitRow
	if err := l.tx.Sel(ctx, &rows, hitsOf, ids, maxExcerpt); err != nil {
		return err
	}
	marker := excerpt.NewMarker(l.r.analyser, l.plan.Marks)
	byID := make(map[int64]*Hit, len(page))
	for _, r := range rows {
		h, err := r.hit(marker)
		if err != nil {
			return err
		}
		byID[r.ID] = h
	}
	l.res.Names = map[string]string{}
	for _, r := range page {
		if h := byID[r.ID]; h != nil {
			for _, ags := range h.Bodies {
				if name := l.names.Bodies[ags]; name != "" {
					l.res.Names[ags] = name
				}
			}
			h.Rank = r.Rank
			l.res.Hits = append(l.res.Hits, *h)
		}
	}
	return nil
}
