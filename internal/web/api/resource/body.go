package resource

import (
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// Body is an administration with all that is known of it.
type Body struct {
	AGS          string          `json:"ags" doc:"Amtlicher Gemeindeschlüssel: 8 digits, 5 for a Kreis" example:"05974040"`
	Name         string          `json:"name" example:"Soest"`
	Kind         notice.BodyKind `json:"kind" enum:"District,Town,Municipality"`
	DistrictAGS  string          `json:"districtAGS" doc:"Of the Kreis that it lies in" example:"05974"`
	Silent       bool            `json:"silent" doc:"It has sources, and none of them answered within 48 hours"`
	Sources      int             `json:"sources" doc:"How many sources speak for it"`
	Answering    int             `json:"answering" doc:"How many of these answered last time"`
	LastNotice   *time.Time      `json:"lastNotice" doc:"When its newest notice was first seen; null if there is none"`
	LastAnswered *time.Time      `json:"lastAnswered" doc:"Last success of any of its sources; null if there was none"`
	Cells        []notice.Cell   `json:"cells" nullable:"false" doc:"A service that is not in it is unknown"`
}

// BodyOf is a body with its cells in the order of the catalogue.
func BodyOf(row store.BodyRow, cat *catalog.Catalog) Body {
	b := Body{
		AGS: row.Body.AGS, Name: row.Body.Name, Kind: row.Body.Kind, DistrictAGS: row.Body.DistrictAGS, Silent: row.Silent,
		Sources: row.Sources, Answering: row.Answering, LastNotice: pointer(row.LastNotice), LastAnswered: pointer(row.LastAnswered),
		Cells: []notice.Cell{},
	}
	for _, info := range cat.Services() {
		if c, ok := row.Cells[info.Key]; ok {
			b.Cells = append(b.Cells, c)
		}
	}
	return b
}

// Overview is the region at one moment.
type Overview struct {
	At         time.Time `json:"at" doc:"The moment shown"`
	Now        time.Time `json:"now" doc:"When it was read"`
	DatabaseUp bool      `json:"databaseUp" doc:"If false, the picture is as old as now says"`
	Services   []string  `json:"services" nullable:"false" doc:"All services in the order of the catalogue"`
	Bodies     []Body    `json:"bodies" nullable:"false"`
}

// OverviewOf is a picture as machines see it.
func OverviewOf(p snapshot.Picture, cat *catalog.Catalog) Overview {
	o := Overview{At: p.At, Now: p.Now, DatabaseUp: !p.Old, Services: []string{}, Bodies: make([]Body, 0, len(p.Rows))}
	for _, info := range cat.Services() {
		o.Services = append(o.Services, string(info.Key))
	}
	for _, row := range p.Rows {
		o.Bodies = append(o.Bodies, BodyOf(row, cat))
	}
	return o
}

func pointer(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
