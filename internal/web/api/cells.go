package api

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/api/resource"
)

func (a *API) cellOperations(h huma.API) {
	huma.Register(h, operation("list-cells", "/api/v1/cells", "Picture", "The cells of which something is known, by body and service"), a.cells)
	huma.Register(h, operation("get-cell", "/api/v1/cells/{ags}/{service}", "Picture", "One cell with its history and the statements behind it"), a.cell)
	huma.Register(h, operation("list-sources", "/api/v1/sources", "Picture", "How the sources are doing, by name"), a.sources)
}

// CellList is a page of cells.
type CellList struct {
	Items []notice.Cell `json:"items" nullable:"false"`
	Next  *string       `json:"next" doc:"Cursor of the next page; null: this is the last"`
}

type cellsInput struct {
	at
	OfBody  string `query:"body" pattern:"^[0-9]{5}([0-9]{3})?$" doc:"AGS: only cells of this body"`
	Service string `query:"service" maxLength:"40" doc:"Key of a service: only its cells"`
	Status  string `query:"status" enum:"available,limited,unavailable" doc:"Only cells that show it"`
	Cursor  string `query:"cursor" pattern:"^[0-9]{5,8}/[a-z-]{1,40}$" doc:"Where an earlier page ended"`
	Limit   int    `query:"limit" minimum:"1" maximum:"1000" default:"200" doc:"Items in a page at most"`
}

func (a *API) cells(ctx context.Context, in *cellsInput) (*answer[CellList], error) {
	if err := a.known(in.Service); err != nil {
		return nil, err
	}
	p, err := a.picture(ctx, in.At)
	if err != nil {
		return nil, err
	}
	var all []notice.Cell
	for _, row := range p.Rows {
		if in.OfBody != "" && row.Body.AGS != in.OfBody {
			continue
		}
		for _, c := range row.Cells {
			if (in.Service == "" || string(c.Service) == in.Service) && (in.Status == "" || string(c.Status) == in.Status) {
				all = append(all, c)
			}
		}
	}
	order := func(x, y notice.Cell) int {
		return cmp.Or(cmp.Compare(x.Body, y.Body), cmp.Compare(x.Service, y.Service))
	}
	slices.SortFunc(all, order)
	ags, service, _ := strings.Cut(in.Cursor, "/")
	from, _ := slices.BinarySearchFunc(all, notice.Cell{Body: ags, Service: notice.Service(service + "\x00")}, order)
	var list CellList
	list.Items, list.Next = paged(all[from:], in.Limit, func(c notice.Cell) notice.Cell { return c },
		func(c notice.Cell) string { return c.Body + "/" + string(c.Service) })
	return &answer[CellList]{Body: list, Link: next("/api/v1/cells", list.Next,
		"at", in.At, "body", in.OfBody, "service", in.Service, "status", in.Status, "limit", number(in.Limit))}, nil
}

// known refuses services that the catalogue does not have; "" is fine.
func (a *API) known(service string) error {
	if service == "" {
		return nil
	}
	if _, ok := a.cfg.Kit.Catalog().Service(notice.Service(service)); !ok {
		return huma.Error400BadRequest("service is unknown: take a key that /api/v1/services lists",
			&huma.ErrorDetail{Message: "unknown service", Location: "service", Value: service})
	}
	return nil
}

// CellDetail is a cell with what is behind it.
type CellDetail struct {
	Body       string               `json:"body" doc:"AGS"`
	Service    notice.Service       `json:"service"`
	Cell       *notice.Cell         `json:"cell,omitempty" doc:"What is shown now; missing: unknown"`
	Silent     bool                 `json:"silent" doc:"None of the body's sources answers"`
	History    []resource.Stretch   `json:"history" nullable:"false" doc:"Oldest first, what is announced included"`
	Statements []resource.Statement `json:"statements" nullable:"false" doc:"Those that stand, newest first"`
}

type cellInput struct {
	AGS     string `path:"ags" pattern:"^[0-9]{5}([0-9]{3})?$" example:"05974040"`
	Service string `path:"service" maxLength:"40" example:"buergerbuero"`
}

// maxBehind bounds the statements given with a cell.
const maxBehind = 100

func (a *API) cell(ctx context.Context, in *cellInput) (*answer[CellDetail], error) {
	if err := a.known(in.Service); err != nil {
		return nil, err
	}
	p, err := a.picture(ctx, "")
	if err != nil {
		return nil, err
	}
	row, err := p.Row(in.AGS)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	service := notice.Service(in.Service)
	d := CellDetail{Body: in.AGS, Service: service, Silent: row.Silent, Statements: []resource.Statement{}}
	if c, ok := row.Cells[service]; ok {
		d.Cell = &c
	}
	history, err := a.cfg.Store.CellHistory(ctx, in.AGS, service, a.cfg.Kit.Now())
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	d.History = resource.HistoryOf(history)
	statements, err := a.cfg.Store.ListStatements(ctx, store.StatementFilter{Body: in.AGS, Service: service, Standing: true, Limit: maxBehind})
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	for _, st := range statements {
		d.Statements = append(d.Statements, resource.StatementOf(st))
	}
	return &answer[CellDetail]{Body: d}, nil
}

// SourceList is a page of sources.
type SourceList struct {
	Items []resource.Source `json:"items" nullable:"false"`
	Next  *string           `json:"next" doc:"Cursor of the next page; null: this is the last"`
}

type sourcesInput struct {
	OfBody string `query:"body" pattern:"^[0-9]{5}([0-9]{3})?$" doc:"AGS: only sources that speak for this body"`
	Cursor string `query:"cursor" maxLength:"320" pattern:"^[^/]+/[^/]+$" doc:"Where an earlier page ended"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"Items in a page at most"`
}

func (a *API) sources(ctx context.Context, in *sourcesInput) (*answer[SourceList], error) {
	namespace, name, _ := strings.Cut(in.Cursor, "/")
	rows, err := a.cfg.Store.ListSources(ctx, in.OfBody, namespace, name, in.Limit+1)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	var list SourceList
	list.Items, list.Next = paged(rows, in.Limit, resource.SourceOf, func(s resource.Source) string { return s.Name })
	return &answer[SourceList]{Body: list, Link: next("/api/v1/sources", list.Next, "body", in.OfBody, "limit", number(in.Limit))}, nil
}
