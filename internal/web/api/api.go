package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/keep"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// Pictures gives the region at a moment; see snapshot.Keeper.
type Pictures interface {
	At(ctx context.Context, at, now time.Time, isNow bool) (snapshot.Picture, error)
}

// Store is what the API asks of the database.
type Store interface {
	NoticePage(ctx context.Context, id int64) (store.NoticePage, error)
	ListNotices(ctx context.Context, f store.NoticeFilter) ([]store.NoticeHead, error)
	ListStatements(ctx context.Context, f store.StatementFilter) ([]store.StatementRow, error)
	ListSources(ctx context.Context, body, namespace, name string, limit int) ([]store.SourceHealth, error)
	CellHistory(ctx context.Context, body string, service notice.Service, now time.Time) ([]store.Stretch, error)
	Events(ctx context.Context, after store.Cursor, limit int) (store.Events, error)
	EventsEnd(ctx context.Context) (store.Cursor, error)
}

// Searcher finds notices; see store.Searcher.
type Searcher interface {
	Search(ctx context.Context, req store.SearchRequest) (store.SearchResult, error)
}

// Config is what an API is made of.
type Config struct {
	Kit      *page.Kit
	Pictures Pictures
	Store    Store
	Search   Searcher
	Version  string // of the product; "" = "1"
}

// API answers machines. It is safe for concurrent use.
type API struct {
	cfg Config
	log *slog.Logger
	doc *huma.OpenAPI
	mux *http.ServeMux // the operations
}

// New registers all operations; a broken one stops the start.
func New(cfg Config) (*API, error) {
	if cfg.Kit == nil || cfg.Pictures == nil || cfg.Store == nil || cfg.Search == nil {
		return nil, fault.New(fault.Internal, "making the API", "kit, pictures, store and search are needed")
	}
	if cfg.Version == "" {
		cfg.Version = "1"
	}
	a := &API{cfg: cfg, log: cfg.Kit.Log(), mux: http.NewServeMux()}
	conf := huma.DefaultConfig("Lagebild", cfg.Version)
	conf.DocsPath, conf.SchemasPath, conf.OpenAPIPath = "", "", ""
	conf.Formats = map[string]huma.Format{"application/json": plainJSON, "json": plainJSON}
	conf.CreateHooks = nil // no $schema in answers, no links to it
	conf.RejectUnknownQueryParameters = true
	conf.AllowAdditionalPropertiesByDefault = true // answers may gain fields
	conf.Security = []map[string][]string{{}}      // none is needed
	conf.Info.Description = about
	conf.Info.License = &huma.License{Name: "Apache 2.0", Identifier: "Apache-2.0"}
	conf.Servers = []*huma.Server{{URL: "/", Description: "This server"}}
	conf.Tags = tags
	h := humago.New(a.mux, conf)
	a.doc = h.OpenAPI()
	a.overviewOperations(h)
	a.cellOperations(h)
	a.noticeOperations(h)
	a.searchOperation(h)
	a.changeOperations(h)
	describeEvents(a.doc)
	return a, nil
}

// plainJSON escapes what could end a script element, wherever somebody puts an answer.
var plainJSON = huma.Format{
	Marshal:   func(w io.Writer, v any) error { return json.NewEncoder(w).Encode(v) },
	Unmarshal: json.Unmarshal,
}

const about = "What the administrations of a region say of their services, as read from their notices. " +
	"A service that is missing from a body's cells is unknown, never available. Times are UTC; days are those of Europe/Berlin."

var tags = []*huma.Tag{
	{Name: "Picture", Description: "What is shown now, or was at a past moment"},
	{Name: "Evidence", Description: "The notices, and the statements read from them"},
	{Name: "Following", Description: "What changed"},
}

// Routes adds the routes of the API to mux. The stream of events is another package's.
func (a *API) Routes(mux *http.ServeMux) {
	mux.Handle("GET /api/v1/", open(a.tagged(a.mux)))
	mux.Handle("OPTIONS /api/v1/", open(http.HandlerFunc(preflight)))
	mux.Handle("GET /openapi.json", open(a.cfg.Kit.API(a.description)))
}

// Pattern is that of the operation that a request asks for; "" if it asks for none.
func (a *API) Pattern(r *http.Request) string {
	_, pattern := a.mux.Handler(r)
	return pattern
}

// open lets scripts of any origin read.
func open(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Access-Control-Allow-Origin", "*")
		head.Set("Access-Control-Expose-Headers", "ETag, Link, Retry-After")
		head.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.ServeHTTP(w, r)
	})
}

func preflight(w http.ResponseWriter, _ *http.Request) {
	head := w.Header()
	head.Set("Access-Control-Allow-Methods", "GET, HEAD")
	head.Set("Access-Control-Allow-Headers", "If-None-Match, Last-Event-ID")
	head.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

// description sends the OpenAPI document.
func (a *API) description(w http.ResponseWriter, r *http.Request) error {
	body, err := a.doc.MarshalJSON()
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding the OpenAPI document", err)
	}
	page.Send(w, r, "application/openapi+json", body)
	return nil
}

// tagged gives good answers a validator; what is not an operation is a problem document too.
func (a *API) tagged(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := a.mux.Handler(r); pattern == "" {
			a.cfg.Kit.API(a.cfg.Kit.Nowhere).ServeHTTP(w, r)
			return
		}
		b := &buffer{header: w.Header(), status: http.StatusOK}
		h.ServeHTTP(b, r)
		if b.status == http.StatusOK {
			page.Send(w, r, "application/json", b.Bytes())
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(b.status)
		_, _ = w.Write(b.Bytes()) // a visitor who left is no error of ours
	})
}

// buffer holds an answer back until it is whole.
type buffer struct {
	bytes.Buffer
	header http.Header
	status int
}

// Header implements http.ResponseWriter.
func (b *buffer) Header() http.Header { return b.header }

// WriteHeader implements http.ResponseWriter.
func (b *buffer) WriteHeader(status int) { b.status = status }

// moment reads ?at= as all pages do.
func (a *API) moment(at string) (then, now time.Time, isNow bool, err error) {
	return a.cfg.Kit.Moment(&http.Request{URL: &url.URL{RawQuery: url.Values{"at": {at}}.Encode()}})
}

// picture is the one of the moment at ("" = now).
func (a *API) picture(ctx context.Context, at string) (snapshot.Picture, error) {
	then, now, isNow, err := a.moment(at)
	if err != nil {
		return snapshot.Picture{}, a.problem(ctx, err)
	}
	p, err := a.cfg.Pictures.At(ctx, then, now, isNow)
	if err != nil {
		return snapshot.Picture{}, a.problem(ctx, err)
	}
	return p, nil
}

// problem is err as a visitor may see it: what a visitor can mend with its remedy, anything else without its text, logged.
func (a *API) problem(ctx context.Context, err error) error {
	kind := fault.KindOf(err)
	switch kind {
	case fault.NotFound:
		return huma.Error404NotFound("there is nothing of that name")
	case fault.Invalid:
		return huma.Error400BadRequest(err.Error())
	case fault.RateLimited:
		return huma.Error429TooManyRequests("ask again later")
	}
	a.log.ErrorContext(ctx, "Served no answer", "kind", string(kind), "err", err)
	if keep.Away(err) || kind == fault.Conflict {
		return huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("the database is away: ask again shortly; /api/v1/overview goes on"),
			http.Header{"Retry-After": {"30"}})
	}
	return huma.Error500InternalServerError("something is broken on our side")
}
