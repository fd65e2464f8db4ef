package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/api/resource"
)

func (a *API) searchOperation(h huma.API) {
	huma.Register(h, operation("search", "/api/v1/search", "Evidence", "Notices that hold the words asked for; of each document the newest version that does"), a.search)
}

// HitList is a page of what a search found.
type HitList struct {
	Items     []resource.Hit   `json:"items" nullable:"false"`
	Next      *string          `json:"next" doc:"Cursor of the next page; null: this is the last"`
	Total     int              `json:"total" doc:"Documents found"`
	Estimated bool             `json:"estimated" doc:"total and all counts are estimates, from a sample of the hits"`
	Facets    []resource.Facet `json:"facets" nullable:"false" doc:"Empty unless asked for"`
}

type searchInput struct {
	Q      string `query:"q" required:"true" minLength:"1" maxLength:"400" doc:"Words, \"a phrase\", -word, kommune:, kreis:, dienst:, status:, quelle:, von:, bis:" example:"Zulassung kreis:05974"`
	Sort   string `query:"sort" enum:"relevance,time" default:"relevance" doc:"The best or the newest first"`
	Facets bool   `query:"facets" doc:"Count by body, district, service, status and source as well"`
	Cursor string `query:"cursor" maxLength:"4000" doc:"Where an earlier page ended"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20" doc:"Items in a page at most"`
}

func (a *API) search(ctx context.Context, in *searchInput) (*answer[HitList], error) {
	res, err := a.cfg.Search.Search(ctx, store.SearchRequest{
		Query: in.Q, Sort: store.SearchSort(in.Sort), Limit: in.Limit, Cursor: in.Cursor, Now: a.cfg.Kit.Now(), Facets: in.Facets,
	})
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	list := HitList{Items: []resource.Hit{}, Total: res.Total, Estimated: res.Estimated, Facets: []resource.Facet{}}
	for _, h := range res.Hits {
		list.Items = append(list.Items, resource.HitOf(h))
	}
	for _, f := range res.Facets {
		list.Facets = append(list.Facets, resource.FacetOf(f))
	}
	if res.Next != "" {
		list.Next = &res.Next
	}
	return &answer[HitList]{Body: list, Link: next("/api/v1/search", list.Next, "q", in.Q, "sort", in.Sort, "facets", flag(in.Facets), "limit", number(in.Limit))}, nil
}
