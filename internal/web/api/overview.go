package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/api/resource"
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

func (a *API) overview(ctx context.Context, in *at) (*answer[resource.Overview], error) {
	p, err := a.picture(ctx, in.At)
	if err != nil {
		return nil, err
	}
	return &answer[resource.Overview]{Body: resource.OverviewOf(p, a.cfg.Kit.Catalog())}, nil
}

func (a *API) services(context.Context, *struct{}) (*answer[resource.Vocabulary], error) {
	return &answer[resource.Vocabulary]{Body: resource.VocabularyOf(a.cfg.Kit.Catalog())}, nil
}

// BodyList is a page of bodies.
type BodyList struct {
	Items []resource.Body `json:"items" nullable:"false"`
	Next  *string         `json:"next" doc:"Cursor of the next page; null: this is the last"`
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
	rows := slices.DeleteFunc(slices.Clone(p.Rows), func(r store.BodyRow) bool {
		return r.Body.AGS <= in.Cursor || in.District != "" && r.Body.DistrictAGS != in.District
	})
	slices.SortFunc(rows, func(x, y store.BodyRow) int { return strings.Compare(x.Body.AGS, y.Body.AGS) })
	of := func(r store.BodyRow) resource.Body { return resource.BodyOf(r, a.cfg.Kit.Catalog()) }
	var list BodyList
	list.Items, list.Next = paged(rows, in.Limit, of, func(b resource.Body) string { return b.AGS })
	return &answer[BodyList]{Body: list, Link: next("/api/v1/bodies", list.Next, "at", in.At, "district", in.District, "limit", number(in.Limit))}, nil
}

type bodyInput struct {
	at
	AGS string `path:"ags" pattern:"^[0-9]{5}([0-9]{3})?$" example:"05974040"`
}

func (a *API) body(ctx context.Context, in *bodyInput) (*answer[resource.Body], error) {
	p, err := a.picture(ctx, in.At)
	if err != nil {
		return nil, err
	}
	row, err := p.Row(in.AGS)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	return &answer[resource.Body]{Body: resource.BodyOf(row, a.cfg.Kit.Catalog())}, nil
}
