package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/store"
)

func (a *API) searchOperation(h huma.API) {
	huma.Register(h, operation("search", "/api/v1/search", "Evidence", "Notices that hold the words asked for; of each document the newest version that does"), a.search)
}

// Hit is a notice found by a search.
type Hit struct {
	Notice
	Bodies   []string `json:"bodies" nullable:"false" doc:"AGS of the bodies that it speaks of"`
	Passages []string `json:"passages" nullable:"false" doc:"Parts of its text that answer the query"`
}

// FacetValue is how many of the notices found have a value.
type FacetValue struct {
	Key   string `json:"key" doc:"As a query takes it: AGS, service, status, source"`
	Label string `json:"label" doc:"Name of a body or district"`
	Count int    `json:"count"`
}

// Facet counts the notices found by one field.
type Facet struct {
	Field  string       `json:"field" example:"kommune"`
	Values []FacetValue `json:"values" nullable:"false" doc:"Most first"`
}

// HitList is a page of what a search found.
type HitList struct {
	Items     []Hit   `json:"items" nullable:"false"`
	Next      *string `json:"next" doc:"Cursor of the next page; null: this is the last"`
	Total     int     `json:"total" doc:"Documents found"`
	Estimated bool    `json:"estimated" doc:"total and all counts are estimates, from a sample of the hits"`
	Facets    []Facet `json:"facets" nullable:"false" doc:"Empty unless asked for"`
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
	list := HitList{Items: []Hit{}, Total: res.Total, Estimated: res.Estimated, Facets: []Facet{}}
	for _, h := range res.Hits {
		hit := Hit{Notice: noticeOf(h.NoticeHead), Bodies: append([]string{}, h.Bodies...), Passages: []string{}}
		for _, p := range h.Pieces {
			hit.Passages = append(hit.Passages, p.Text)
		}
		list.Items = append(list.Items, hit)
	}
	for _, f := range res.Facets {
		facet := Facet{Field: string(f.Field), Values: []FacetValue{}}
		for _, v := range f.Values {
			facet.Values = append(facet.Values, FacetValue(v))
		}
		list.Facets = append(list.Facets, facet)
	}
	if res.Next != "" {
		list.Next = &res.Next
	}
	facets := ""
	if in.Facets {
		facets = "true"
	}
	return &answer[HitList]{Body: list, Link: next("/api/v1/search", list.Next, "q", in.Q, "sort", in.Sort, "facets", facets, "limit", number(in.Limit))}, nil
}
