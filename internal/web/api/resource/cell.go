package resource

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// Stretch is a stretch of a cell's history.
type Stretch struct {
	Status       *notice.Status `json:"status" doc:"null: nothing stood, unknown"`
	Since        time.Time      `json:"since" doc:"In the future if it is announced"`
	Until        *time.Time     `json:"until" doc:"null: open"`
	Notice       int64          `json:"notice" doc:"0 for the unknown"`
	Statement    int64          `json:"statement" doc:"0 for the unknown"`
	Quote        string         `json:"quote"`
	Contradicted bool           `json:"contradicted"`
}

// HistoryOf puts the stretches in which nothing stood between the others.
func HistoryOf(rows []store.Stretch) []Stretch {
	out := []Stretch{}
	var end time.Time
	for i, r := range rows {
		if i > 0 && !end.IsZero() && end.Before(r.Since) {
			out = append(out, Stretch{Since: end, Until: pointer(r.Since)})
		}
		status := r.Status
		out = append(out, Stretch{
			Status: &status, Since: r.Since, Until: pointer(r.Until), Notice: r.Notice, Statement: r.Statement, Quote: r.Quote,
			Contradicted: r.Contradicted,
		})
		end = r.Until
	}
	if len(rows) > 0 && !end.IsZero() {
		out = append(out, Stretch{Since: end})
	}
	return out
}
