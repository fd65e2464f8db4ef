package resource

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
)

// Statement is what one body says of one service, as read from a notice.
type Statement struct {
	ID          int64            `json:"id"`
	Notice      int64            `json:"notice" doc:"The version that it was read from"`
	Body        string           `json:"body" doc:"AGS"`
	Service     notice.Service   `json:"service"`
	Status      notice.Status    `json:"status" enum:"available,limited,unavailable"`
	From        notice.Day       `json:"from" doc:"First day on which it holds; empty: at once"`
	Until       notice.Day       `json:"until" doc:"Last day on which it holds; empty: open"`
	Detour      []notice.Detour  `json:"detour" nullable:"false" doc:"What to do instead"`
	Quote       string           `json:"quote" doc:"The words that say so"`
	Confidence  float64          `json:"confidence"`
	Review      bool             `json:"review" doc:"Kept for a person to look at, not shown as fact"`
	Source      string           `json:"source" doc:"namespace/name"`
	Authority   notice.Authority `json:"authority" enum:"Official,Regional,Press"`
	Effective   time.Time        `json:"effective" doc:"When it was said"`
	FirstSeen   time.Time        `json:"firstSeen"`
	ConfirmedAt *time.Time       `json:"confirmedAt" doc:"When it was last found standing"`
	Withdrawn   *time.Time       `json:"withdrawn" doc:"null while it stands"`
}

// StatementOf is a statement as machines see it; a way instead whose address nobody may follow is left out.
func StatementOf(r store.StatementRow) Statement {
	s := Statement{
		ID: r.ID, Notice: r.NoticeID, Body: r.Body, Service: r.Service, Status: r.Status, From: r.From, Until: r.Until,
		Detour: []notice.Detour{}, Quote: r.Quote, Confidence: r.Confidence, Review: r.Review, Source: r.Source, Authority: r.Authority,
		Effective: r.Effective, FirstSeen: r.FirstSeen, ConfirmedAt: pointer(r.ConfirmedAt), Withdrawn: pointer(r.Withdrawn),
	}
	for _, d := range r.Detour {
		if d.Kind == notice.DetourURL && page.WebAddress(d.Value) == "" {
			continue
		}
		s.Detour = append(s.Detour, d)
	}
	return s
}
