package api

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
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
	place := func(c notice.Cell) string { return c.Body + "/" + string(c.Service) }
	slices.SortFunc(all, func(x, y notice.Cell) int {
		return cmp.Or(cmp.Compare(x.Body, y.Body), cmp.Compare(x.Service, y.Service))
	})
	ags, service, _ := strings.Cut(in.Cursor, "/")
	from, _ := slices.BinarySearchFunc(all, notice.Cell{Body: ags, Service: notice.Service(service + "\x00")}, func(x, y notice.Cell) int {
		return cmp.Or(cmp.Compare(x.Body, y.Body), cmp.Compare(x.Service, y.Service))
	})
	list := CellList{Items: append([]notice.Cell{}, all[from:min(from+in.Limit, len(all))]...)}
	if from+in.Limit < len(all) {
		s := place(list.Items[len(list.Items)-1])
		list.Next = &s
	}
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
	Body       string         `json:"body" doc:"AGS"`
	Service    notice.Service `json:"service"`
	Cell       *notice.Cell   `json:"cell,omitempty" doc:"What is shown now; missing: unknown"`
	Silent     bool           `json:"silent" doc:"None of the body's sources answers"`
	History    []Stretch      `json:"history" nullable:"false" doc:"Oldest first, what is announced included"`
	Statements []Statement    `json:"statements" nullable:"false" doc:"Those that stand, newest first"`
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
	row, err := find(p, in.AGS)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	service := notice.Service(in.Service)
	d := CellDetail{Body: in.AGS, Service: service, Silent: row.Silent, Statements: []Statement{}}
	if c, ok := row.Cells[service]; ok {
		d.Cell = &c
	}
	history, err := a.cfg.Store.CellHistory(ctx, in.AGS, service, a.cfg.Kit.Now())
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	d.History = historyOf(history)
	statements, err := a.cfg.Store.ListStatements(ctx, store.StatementFilter{Body: in.AGS, Service: service, Standing: true, Limit: maxBehind})
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	for _, st := range statements {
		d.Statements = append(d.Statements, statementOf(st))
	}
	return &answer[CellDetail]{Body: d}, nil
}

// historyOf puts the stretches in which nothing stood between the others.
func historyOf(rows []store.Stretch) []Stretch {
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

// SourceList is a page of sources.
type SourceList struct {
	Items []Source `json:"items" nullable:"false"`
	Next  *string  `json:"next" doc:"Cursor of the next page; null: this is the last"`
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
	list := SourceList{Items: []Source{}}
	for _, h := range rows[:min(len(rows), in.Limit)] {
		list.Items = append(list.Items, sourceOf(h))
	}
	if len(rows) > in.Limit {
		list.Next = &list.Items[in.Limit-1].Name
	}
	return &answer[SourceList]{Body: list, Link: next("/api/v1/sources", list.Next, "body", in.OfBody, "limit", number(in.Limit))}, nil
}

// next is the Link header to the page after; "" if there is none. Parameters that are empty are left out.
func next(path string, cursor *string, params ...string) string {
	if cursor == nil {
		return ""
	}
	q := url.Values{"cursor": {*cursor}}
	for i := 0; i+1 < len(params); i += 2 {
		if params[i+1] != "" {
			q.Set(params[i], params[i+1])
		}
	}
	return "<" + path + "?" + q.Encode() + `>; rel="next"`
}

func number(n int) string { return strconv.Itoa(n) }

// before reads the cursor of lists that go by falling id.
func before(cursor string) (int64, error) {
	if cursor == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(cursor, 10, 64)
	if err != nil || n < 1 {
		return 0, fault.New(fault.Invalid, "reading the cursor", "%.20q is no cursor: give one that an earlier answer contained", cursor)
	}
	return n, nil
}
