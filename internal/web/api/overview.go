package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// at is the parameter of everything that can show a past moment.
type at struct {
	At string `query:"at" maxLength:"40" doc:"A past moment: RFC 3339, or a local time of Europe/Berlin such as 2023-11-06T08:00; without it the present" example:"2023-11-06T08:00"`
}

// answer is a good answer.
type answer[T any] struct {
	Link string `header:"Link" doc:"Where the next page is, if there is one"`
	Body T
}

func operation(id, path, tag, summary string) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: path, Summary: summary, Description: summary + ".", Tags: []string{tag},
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusServiceUnavailable},
	}
}

func (a *API) overviewOperations(h huma.API) {
	huma.Register(h, operation("overview", "/api/v1/overview", "Picture", "All bodies with all their cells"), a.overview)
	huma.Register(h, operation("list-services", "/api/v1/services", "Picture", "The services and statuses with their labels"), a.services)
	huma.Register(h, operation("list-bodies", "/api/v1/bodies", "Picture", "The bodies, by AGS"), a.bodies)
	huma.Register(h, operation("get-body", "/api/v1/bodies/{ags}", "Picture", "One body with all its cells"), a.body)
}

func (a *API) overview(ctx context.Context, in *at) (*answer[Overview], error) {
	p, err := a.picture(ctx, in.At)
	if err != nil {
		return nil, err
	}
	return &answer[Overview]{Body: a.overviewOf(p)}, nil
}

func (a *API) overviewOf(p snapshot.Picture) Overview {
	o := Overview{At: p.At, Now: p.Now, DatabaseUp: !p.Old, Services: []string{}, Bodies: make([]Body, 0, len(p.Rows))}
	services := a.cfg.Kit.Catalog().Services()
	for _, info := range services {
		o.Services = append(o.Services, string(info.Key))
	}
	for _, row := range p.Rows {
		o.Bodies = append(o.Bodies, a.bodyOf(row))
	}
	return o
}

func (a *API) bodyOf(row store.BodyRow) Body {
	b := Body{
		AGS: row.Body.AGS, Name: row.Body.Name, Kind: row.Body.Kind, DistrictAGS: row.Body.DistrictAGS, Silent: row.Silent,
		Sources: row.Sources, Answering: row.Answering, LastNotice: pointer(row.LastNotice), LastAnswered: pointer(row.LastAnswered),
		Cells: []notice.Cell{},
	}
	for _, info := range a.cfg.Kit.Catalog().Services() {
		if c, ok := row.Cells[info.Key]; ok {
			b.Cells = append(b.Cells, c)
		}
	}
	return b
}

// Label is a text in both languages.
type Label struct {
	De string `json:"de"`
	En string `json:"en"`
}

// ServiceInfo describes a service.
type ServiceInfo struct {
	Key   string `json:"key"`
	Group string `json:"group" enum:"channels,services"`
	Label Label  `json:"label"`
	Help  Label  `json:"help" doc:"What belongs to it"`
}

// StatusInfo describes a status.
type StatusInfo struct {
	Key   string `json:"key"`
	Sign  string `json:"sign" doc:"One character that stands for it without colour"`
	Label Label  `json:"label"`
	Help  Label  `json:"help"`
}

// Vocabulary is what cells are made of.
type Vocabulary struct {
	Services []ServiceInfo `json:"services" nullable:"false"`
	Statuses []StatusInfo  `json:"statuses" nullable:"false"`
}

func (a *API) services(context.Context, *struct{}) (*answer[Vocabulary], error) {
	var v Vocabulary
	for _, s := range a.cfg.Kit.Catalog().Services() {
		v.Services = append(v.Services, ServiceInfo{
			Key: string(s.Key), Group: s.Group, Label: Label{De: s.Label.In("de"), En: s.Label.In("en")},
			Help: Label{De: s.Help.In("de"), En: s.Help.In("en")},
		})
	}
	for _, s := range a.cfg.Kit.Catalog().Statuses() {
		v.Statuses = append(v.Statuses, StatusInfo{
			Key: string(s.Key), Sign: s.Sign, Label: Label{De: s.Label.In("de"), En: s.Label.In("en")},
			Help: Label{De: s.Help.In("de"), En: s.Help.In("en")},
		})
	}
	return &answer[Vocabulary]{Body: v}, nil
}

// BodyList is a page of bodies.
type BodyList struct {
	Items []Body  `json:"items" nullable:"false"`
	Next  *string `json:"next" doc:"Cursor of the next page; null: this is the last"`
}

type bodiesInput struct {
	at
	District string `query:"district" pattern:"^[0-9]{5}$" doc:"AGS of a Kreis: only bodies in it"`
	Cursor   string `query:"cursor" pattern:"^[0-9]{5,8}$" doc:"Where an earlier page ended"`
	Limit    int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"Items in a page at most"`
}

func (a *API) bodies(ctx context.Context, in *bodiesInput) (*answer[BodyList], error) {
	p, err := a.picture(ctx, in.At)
	if err != nil {
		return nil, err
	}
	rows := slices.Clone(p.Rows)
	slices.SortFunc(rows, func(x, y store.BodyRow) int { return strings.Compare(x.Body.AGS, y.Body.AGS) })
	list := BodyList{Items: []Body{}}
	for _, row := range rows {
		if row.Body.AGS <= in.Cursor || in.District != "" && row.Body.DistrictAGS != in.District {
			continue
		}
		if len(list.Items) == in.Limit {
			list.Next = &list.Items[len(list.Items)-1].AGS
			break
		}
		list.Items = append(list.Items, a.bodyOf(row))
	}
	return &answer[BodyList]{Body: list, Link: next("/api/v1/bodies", list.Next, "at", in.At, "district", in.District, "limit", number(in.Limit))}, nil
}

type bodyInput struct {
	at
	AGS string `path:"ags" pattern:"^[0-9]{5}([0-9]{3})?$" example:"05974040"`
}

func (a *API) body(ctx context.Context, in *bodyInput) (*answer[Body], error) {
	p, err := a.picture(ctx, in.At)
	if err != nil {
		return nil, err
	}
	row, err := find(p, in.AGS)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	return &answer[Body]{Body: a.bodyOf(row)}, nil
}

// find is the row of a body.
func find(p snapshot.Picture, ags string) (store.BodyRow, error) {
	i := slices.IndexFunc(p.Rows, func(r store.BodyRow) bool { return r.Body.AGS == ags })
	if i < 0 {
		return store.BodyRow{}, fault.New(fault.NotFound, "finding a body", "no body has the AGS %s", ags)
	}
	return p.Rows[i], nil
}
