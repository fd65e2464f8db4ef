package api

import (
	"context"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/api/resource"
)

func (a *API) noticeOperations(h huma.API) {
	huma.Register(h, operation("list-notices", "/api/v1/notices", "Evidence", "Versions of notices, newest first"), a.notices)
	huma.Register(h, operation("get-notice", "/api/v1/notices/{id}", "Evidence", "One version of a notice with text, statements and evidence"), a.notice)
	huma.Register(h, operation("list-versions", "/api/v1/notices/{id}/versions", "Evidence", "All versions of the document that a version belongs to, oldest first"), a.versions)
	huma.Register(h, operation("list-statements", "/api/v1/statements", "Evidence", "Statements, newest first"), a.statements)
}

// NoticeList is a page of notices.
type NoticeList struct {
	Items []resource.Notice `json:"items" nullable:"false"`
	Next  *string           `json:"next" doc:"Cursor of the next page; null: this is the last"`
}

type noticesInput struct {
	OfBody  string `query:"body" pattern:"^[0-9]{5}([0-9]{3})?$" doc:"AGS: only notices that speak of this body"`
	Service string `query:"service" maxLength:"40" doc:"Key of a service: only notices that make statements on it"`
	Source  string `query:"source" maxLength:"320" doc:"namespace/name: only notices of this source"`
	Newest  bool   `query:"newest" doc:"Only the newest version of each document"`
	Cursor  string `query:"cursor" pattern:"^[0-9]{1,18}$" doc:"Where an earlier page ended"`
	Limit   int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"Items in a page at most"`
}

func (a *API) notices(ctx context.Context, in *noticesInput) (*answer[NoticeList], error) {
	if err := a.known(in.Service); err != nil {
		return nil, err
	}
	below, err := before(in.Cursor)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	heads, err := a.cfg.Store.ListNotices(ctx, store.NoticeFilter{
		Body: in.OfBody, Service: notice.Service(in.Service), Source: in.Source, Newest: in.Newest, Before: below, Limit: in.Limit + 1,
	})
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	var list NoticeList
	list.Items, list.Next = paged(heads, in.Limit, resource.NoticeOf, func(n resource.Notice) string { return strconv.FormatInt(n.ID, 10) })
	return &answer[NoticeList]{Body: list, Link: next("/api/v1/notices", list.Next,
		"body", in.OfBody, "service", in.Service, "source", in.Source, "newest", flag(in.Newest), "limit", number(in.Limit))}, nil
}

type noticeInput struct {
	ID int64 `path:"id" minimum:"1"`
}

func (a *API) notice(ctx context.Context, in *noticeInput) (*answer[resource.NoticeDetail], error) {
	p, err := a.cfg.Store.NoticePage(ctx, in.ID)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	return &answer[resource.NoticeDetail]{Body: resource.NoticeDetailOf(p)}, nil
}

func (a *API) versions(ctx context.Context, in *noticeInput) (*answer[NoticeList], error) {
	p, err := a.cfg.Store.NoticePage(ctx, in.ID)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	var list NoticeList
	list.Items, list.Next = paged(p.Versions, len(p.Versions), resource.NoticeOf, nil)
	return &answer[NoticeList]{Body: list}, nil
}

// StatementList is a page of statements.
type StatementList struct {
	Items []resource.Statement `json:"items" nullable:"false"`
	Next  *string              `json:"next" doc:"Cursor of the next page; null: this is the last"`
}

type statementsInput struct {
	OfBody   string `query:"body" pattern:"^[0-9]{5}([0-9]{3})?$" doc:"AGS: only statements on this body"`
	Service  string `query:"service" maxLength:"40" doc:"Key of a service: only statements on it"`
	Status   string `query:"status" enum:"available,limited,unavailable" doc:"Only statements that say so"`
	Standing bool   `query:"standing" default:"true" doc:"Only those that stand now"`
	Review   bool   `query:"review" doc:"Also those that are kept for a person to look at and not shown as fact"`
	Cursor   string `query:"cursor" pattern:"^[0-9]{1,18}$" doc:"Where an earlier page ended"`
	Limit    int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"Items in a page at most"`
}

func (a *API) statements(ctx context.Context, in *statementsInput) (*answer[StatementList], error) {
	if err := a.known(in.Service); err != nil {
		return nil, err
	}
	below, err := before(in.Cursor)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	rows, err := a.cfg.Store.ListStatements(ctx, store.StatementFilter{
		Body: in.OfBody, Service: notice.Service(in.Service), Status: notice.Status(in.Status), Standing: in.Standing, Review: in.Review,
		Before: below, Limit: in.Limit + 1,
	})
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	var list StatementList
	list.Items, list.Next = paged(rows, in.Limit, resource.StatementOf, func(s resource.Statement) string { return strconv.FormatInt(s.ID, 10) })
	return &answer[StatementList]{Body: list, Link: next("/api/v1/statements", list.Next,
		"body", in.OfBody, "service", in.Service, "status", in.Status, "standing", strconv.FormatBool(in.Standing),
		"review", strconv.FormatBool(in.Review), "limit", number(in.Limit))}, nil
}
