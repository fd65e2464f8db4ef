package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/api/resource"
)

// EventsPath is where the stream of events is.
const EventsPath = "/api/v1/events"

func (a *API) changeOperations(h huma.API) {
	huma.Register(h, operation("list-changes", "/api/v1/changes", "Following", "What changed after a cursor, in the order of its storing"), a.changes)
}

// ChangeList is a page of changes.
type ChangeList struct {
	Items []resource.Change `json:"items" nullable:"false"`
	Next  string            `json:"next" doc:"Cursor to go on from, now or later; it stays good"`
	More  bool              `json:"more" doc:"There is more to read at once"`
}

type changesInput struct {
	Cursor string `query:"cursor" maxLength:"40" doc:"Only what came after it; without it, everything since the beginning"`
	From   string `query:"from" enum:"end" doc:"Nothing but the cursor of the present end"`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"200" doc:"Items in a page at most"`
}

func (a *API) changes(ctx context.Context, in *changesInput) (*answer[ChangeList], error) {
	if in.From != "" {
		end, err := a.cfg.Store.EventsEnd(ctx)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &answer[ChangeList]{Body: ChangeList{Items: []resource.Change{}, Next: end.String()}}, nil
	}
	after, err := store.ParseCursor(in.Cursor)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	p, err := a.cfg.Store.Events(ctx, after, in.Limit)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	list := ChangeList{Items: []resource.Change{}, Next: p.Next.String(), More: p.More}
	for _, e := range p.Events {
		list.Items = append(list.Items, resource.ChangeOf(e))
	}
	link := ""
	if p.More {
		link = next("/api/v1/changes", &list.Next, "limit", number(in.Limit))
	}
	return &answer[ChangeList]{Body: list, Link: link}, nil
}

// describeEvents adds the stream to the description; another package serves it.
func describeEvents(doc *huma.OpenAPI) {
	op := operation("stream-events", EventsPath, "Following", "What changes from now on, or after Last-Event-ID, as server-sent events")
	op.Errors = nil
	op.Description = "Each event has the name change, a cursor as its id, and an entry as /api/v1/changes gives it as its data. " +
		"An event named reset says that the cursor is not known here: read everything anew. A comment comes every 15 seconds. " +
		"Who reads too slowly is cut off, and goes on with Last-Event-ID."
	op.Parameters = []*huma.Param{{
		Name: "Last-Event-ID", In: "header", Description: "Cursor to go on from", Schema: &huma.Schema{Type: huma.TypeString},
	}}
	problem := &huma.Response{Description: "A problem", Content: map[string]*huma.MediaType{
		"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/ErrorModel"}},
	}}
	op.Responses = map[string]*huma.Response{
		"200": {Description: "A stream", Content: map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}}},
		"400": problem, "429": problem, "503": problem,
	}
	op.Method = http.MethodGet
	doc.AddOperation(&op)
}
