package why

import (
	"context"
	"time"

	"github.com/lagebild/lagebild/internal/store"
)

// AskDatabase finds the answer to q, as of now, in a database.
func AskDatabase(ctx context.Context, st *store.Store, now time.Time, q Question) (Answer, error) {
	bodies, err := st.Bodies(ctx)
	if err != nil {
		return Answer{}, err
	}
	w := Answer{Service: q.Service, At: now, Statements: []Judged{}}
	for _, b := range bodies {
		if q.means(b.AGS, b.Name) {
			w.AGS, w.Name = b.AGS, b.Name
		}
	}
	if w.AGS == "" {
		return Answer{}, q.noBody()
	}
	page, err := st.BodyPage(ctx, w.AGS, w.At, w.At)
	if err != nil {
		return Answer{}, err
	}
	if c, ok := page.Row.Cells[q.Service]; ok {
		w.Cell = &c
	}
	w.Silent = page.Row.Silent
	for _, s := range page.Standing {
		if s.Service == q.Service {
			w.add(Judged{
				ID: s.ID, Notice: s.NoticeID, Status: s.Status, From: s.From, Until: s.Until, Source: s.Source, Authority: s.Authority,
				Said: s.Effective, Confirmed: s.ConfirmedAt, Quote: s.Quote,
			}, s.Review)
		}
	}
	w.judge()
	return w, nil
}
