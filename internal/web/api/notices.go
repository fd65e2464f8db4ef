package api

import (
	"context"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

func (a *API) noticeOperations(h huma.API) {
	huma.Register(h, operation("list-notices", "/api/v1/notices", "Evidence", "Versions of notices, newest first"), a.notices)
	huma.Register(h, operation("get-notice", "/api/v1/notices/{id}", "Evidence", "One version of a notice with text, statements and evidence"), a.notice)
	huma.Register(h, operation("list-versions", "/api/v1/notices/{id}/versions", "Evidence", "All versions of the document that a version belongs to, oldest first"), a.versions)
	huma.Register(h, operation("list-statements", "/api/v1/statements", "Evidence", "Statements, newest first"), a.statements)
}

// NoticeList is a page of notices.
type NoticeList struct {
	Items []Notice `json:"items" nullable:"false"`
	Next  *string  `json:"next" doc:"Cursor of the next page; null: this is the last"`
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
	list := NoticeList{Items: []Notice{}}
	for _, h := range heads[:min(len(heads), in.Limit)] {
		list.Items = append(list.Items, noticeOf(h))
	}
	if len(heads) > in.Limit {
		s := strconv.FormatInt(list.Items[in.Limit-1].ID, 10)
		list.Next = &s
	}
	newest := ""
	if in.Newest {
		newest = "true"
	}
	return &answer[NoticeList]{Body: list, Link: next("/api/v1/notices", list.Next,
		"body", in.OfBody, "service", in.Service, "source", in.Source, "newest", newest, "limit", number(in.Limit))}, nil
}

// Capture is the evidence of a notice.
type Capture struct {
	SHA256    string `json:"sha256" doc:"Of the bytes as they came; they are at /erfassung/{sha256}"`
	FinalURL  string `json:"finalURL" doc:"Where the bytes came from after redirects"`
	MediaType string `json:"mediaType"`
	Size      int64  `json:"size" doc:"Bytes, decompressed"`
	Status    int    `json:"status" doc:"Of the HTTP answer"`
}

// NoticeDetail is a version with all that is known of it.
type NoticeDetail struct {
	Notice
	Text     string      `json:"text" doc:"Canonical text: the bytes start to end of it are a statement's quote"`
	Capture  *Capture    `json:"capture,omitempty" doc:"Missing if it was not kept"`
	Said     []Statement `json:"said" nullable:"false" doc:"What was read from it, in the order of the text"`
	Versions []int64     `json:"versions" nullable:"false" doc:"Ids of all versions of its document, oldest first"`
}

type noticeInput struct {
	ID int64 `path:"id" minimum:"1"`
}

func (a *API) notice(ctx context.Context, in *noticeInput) (*answer[NoticeDetail], error) {
	p, err := a.cfg.Store.NoticePage(ctx, in.ID)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	d := NoticeDetail{Notice: noticeOf(p.NoticeHead), Text: p.Text, Said: []Statement{}, Versions: []int64{}}
	if c := p.Capture; c.SHA256 != "" {
		d.Capture = &Capture{SHA256: c.SHA256, FinalURL: SafeURL(c.FinalURL), MediaType: c.MediaType, Size: c.Size, Status: c.Status}
	}
	for _, st := range p.Statements {
		d.Said = append(d.Said, statementOf(st))
	}
	for _, v := range p.Versions {
		d.Versions = append(d.Versions, v.ID)
	}
	return &answer[NoticeDetail]{Body: d}, nil
}

func (a *API) versions(ctx context.Context, in *noticeInput) (*answer[NoticeList], error) {
	p, err := a.cfg.Store.NoticePage(ctx, in.ID)
	if err != nil {
		return nil, a.problem(ctx, err)
	}
	list := NoticeList{Items: []Notice{}}
	for _, v := range p.Versions {
		list.Items = append(list.Items, noticeOf(v))
	}
	return &answer[NoticeList]{Body: list}, nil
}

// StatementList is a page of statements.
type StatementList struct {
	Items []Statement `json:"items" nullable:"false"`
	Next  *string     `json:"next" doc:"Cursor of the next page; null: this is the last"`
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
	list := StatementList{Items: []Statement{}}
	for _, r := range rows[:min(len(rows), in.Limit)] {
		list.Items = append(list.Items, statementOf(r))
	}
	if len(rows) > in.Limit {
		s := strconv.FormatInt(list.Items[in.Limit-1].ID, 10)
		list.Next = &s
	}
	return &answer[StatementList]{Body: list, Link: next("/api/v1/statements", list.Next,
		"body", in.OfBody, "service", in.Service, "status", in.Status, "standing", strconv.FormatBool(in.Standing),
		"review", strconv.FormatBool(in.Review), "limit", number(in.Limit))}, nil
}
