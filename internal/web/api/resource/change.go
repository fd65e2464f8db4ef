package resource

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
)

// Change is one entry of the log of changes.
type Change struct {
	Cursor       string         `json:"cursor" doc:"Names the entry for ever; going on from it gives what follows"`
	Kind         string         `json:"kind" enum:"cell,end,drop,notice,withdrawn,restored" doc:"cell: a cell shows something else, or will; end: what it shows ends, or ends at another time; drop: something announced is announced no longer; notice: a new version; withdrawn, restored: a document is gone from its source, or back"`
	Body         string         `json:"body,omitempty" doc:"AGS; of cells"`
	Service      notice.Service `json:"service,omitempty"`
	Status       *notice.Status `json:"status,omitempty" doc:"What the cell shows from since to until; after an end that is reached nothing is known"`
	Since        time.Time      `json:"since" doc:"In the future if it is announced. Of a notice: when it was first seen, or since when it was gone"`
	Until        *time.Time     `json:"until,omitempty"`
	StatusChange bool           `json:"statusChange" doc:"Of a cell: it shows another status than before, not only another notice"`
	Contradicted bool           `json:"contradicted"`
	Statement    int64          `json:"statement,omitempty"`
	Notice       int64          `json:"notice,omitempty"`
	Quote        string         `json:"quote,omitempty"`
	Title        string         `json:"title,omitempty"`
	URL          string         `json:"url,omitempty"`
	Source       string         `json:"source,omitempty" doc:"namespace/name"`
}

// ChangeOf is an event as machines see it.
func ChangeOf(e store.Event) Change {
	c := Change{
		Cursor: e.Cursor.String(), Kind: string(e.Kind), Body: e.Body, Service: e.Service, Since: e.Since, Until: pointer(e.Until),
		StatusChange: e.Changed, Contradicted: e.Contradicted, Statement: e.Statement, Notice: e.Notice, Quote: e.Quote, Title: e.Title,
		URL: page.WebAddress(e.URL), Source: e.Source,
	}
	if e.Status != "" {
		c.Status = &e.Status
	}
	return c
}
