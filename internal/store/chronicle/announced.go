package chronicle

import (
	"context"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Announcement is a change of a cell that is announced for a later day.
type Announcement struct {
	Body    string
	Service notice.Service
	Status  notice.Status
	From    notice.Day
	Notice  int64
	Quote   string
}

// announcedAt takes a moment as $1, its day in Europe/Berlin as $2 and a body, or "" for all, as $3.
const announcedAt = `
SELECT DISTINCT ON (st.body, st.service) st.body, st.service, st.status, st.from_day::text AS from_day, st.notice_id, st.quote
FROM statements st
JOIN sightings sg ON sg.notice_id = st.notice_id AND sg.from_at <= $1 AND (sg.ended_at IS NULL OR sg.ended_at > $1)
WHERE st.from_day > CAST($2 AS date) AND NOT st.review AND st.stored_at <= $1 AND (st.replaced_at IS NULL OR st.replaced_at > $1)
  AND (CAST($3 AS text) = '' OR st.body = $3)
ORDER BY st.body, st.service, st.from_day, st.effective_at DESC, st.id DESC`

// Announced lists what was announced at the moment at for later days, the next change of each cell, by body and service.
// An empty body means all.
func (s *Chronicle) Announced(ctx context.Context, body string, at time.Time) ([]Announcement, error) {
	const op = "reading what is announced"
	var rows []struct {
		shape.Pair
		Status string `db:"status"`
		From   string `db:"from_day"`
		Notice int64  `db:"notice_id"`
		Quote  string `db:"quote"`
	}
	at = pgtime.Stamp(at)
	if err := s.db.Sel(ctx, &rows, announcedAt, at, string(notice.DayOf(at, notice.Berlin())), body); err != nil {
		return nil, pg.Translate(op, err)
	}
	out := make([]Announcement, 0, len(rows))
	for _, r := range rows {
		out = append(out, Announcement{
			Body: r.Body, Service: notice.Service(r.Service), Status: notice.Status(r.Status), From: notice.Day(r.From),
			Notice: r.Notice, Quote: r.Quote,
		})
	}
	return out, nil
}
