package store

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/search/excerpt"
)

// Bounds of what is told of a hit.
const (
	maxPieces  = 2
	maxExcerpt = 200_000 // letters of a text that are looked through for passages
)

const hitHeads = noticeHeads + `n.id = ANY($2)`

const hitTexts = `
SELECT n.id, left(n.text, $2) AS text, coalesce((SELECT s.body FROM sources s WHERE s.id = n.source_id), '') AS body,
       (SELECT json_agg(x) FROM (
            SELECT DISTINCT st.body, st.service, st.status FROM statements st
            WHERE st.notice_id = n.id AND st.replaced_at IS NULL AND NOT st.review
            ORDER BY st.body, st.service, st.status LIMIT 40) x) AS says,
       ARRAY(SELECT DISTINCT st.body FROM statements st WHERE st.notice_id = n.id AND st.replaced_at IS NULL) AS bodies
FROM notices n
WHERE n.id = ANY($1)`

// details reads what is shown of the hits of a page.
func (l *looking) details(ctx context.Context, page []ranked) error {
	l.res.Total = max(l.res.Total, len(page))
	if len(page) == 0 {
		return nil
	}
	ids, _ := idsOf(page)
	var heads []headRow
	if err := l.r.s.sel(ctx, &heads, hitHeads, forever, ids); err != nil {
		return err
	}
	var texts []struct {
		ID     int64          `db:"id"`
		Text   string         `db:"text"`
		Body   string         `db:"body"`
		Says   []byte         `db:"says"`
		Bodies pq.StringArray `db:"bodies"`
	}
	if err := l.r.s.sel(ctx, &texts, hitTexts, ids, maxExcerpt); err != nil {
		return err
	}
	marker := excerpt.NewMarker(l.r.analyser, l.plan.Marks)
	byID := make(map[int64]*Hit, len(page))
	for _, h := range heads {
		byID[h.ID] = &Hit{NoticeHead: h.head(), TitleMarks: marker.Mark(h.Title)}
	}
	for _, t := range texts {
		h := byID[t.ID]
		if h == nil {
			continue
		}
		h.Pieces = marker.Pieces(t.Text, maxPieces)
		if t.Body != "" && !slices.Contains(t.Bodies, t.Body) {
			t.Bodies = append(t.Bodies, t.Body)
		}
		slices.Sort(t.Bodies)
		h.Bodies = t.Bodies
		if len(t.Says) > 0 {
			if err := json.Unmarshal(t.Says, &h.Says); err != nil {
				return fault.Wrap(fault.Internal, "reading what a hit says", err)
			}
		}
	}
	l.res.Names = map[string]string{}
	for _, r := range page {
		if h := byID[r.ID]; h != nil {
			for _, ags := range h.Bodies {
				if name := l.names.bodies[ags]; name != "" {
					l.res.Names[ags] = name
				}
			}
			h.Rank = r.Rank
			l.res.Hits = append(l.res.Hits, *h)
		}
	}
	return nil
}
