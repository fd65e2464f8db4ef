package search

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/search/query"
	"github.com/lagebild/lagebild/internal/web/page"
)

//go:embed search.html search.yaml search.css
var files embed.FS

// Searcher finds notices.
type Searcher interface {
	Search(ctx context.Context, req store.SearchRequest) (store.SearchResult, error)
}

// Limits of the page.
const (
	perPage  = 20
	patience = 8 * time.Second // real; then the visitor is told that the database is slow
)

// The orders, as the address names them.
const (
	byRelevance = "relevanz"
	byTime      = "zeit"
)

// Pages serves the search.
type Pages struct {
	searcher Searcher
	view     *page.View
	style    string
}

// New parses the template.
func New(kit *page.Kit, s Searcher) (*Pages, error) {
	v, err := kit.View(files, "search")
	if err != nil {
		return nil, err
	}
	css, err := files.ReadFile("search.css")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading the style sheet of the search", err)
	}
	return &Pages{searcher: s, view: v, style: kit.AddFile("search.css", css)}, nil
}

// Routes adds the page to mux.
func (p *Pages) Routes(mux *http.ServeMux) { mux.Handle("GET /suche", p.view.Kit().Page(p.serve)) }

type pageData struct {
	page.Base
	Q        string
	Sort     string
	Sorts    []page.Option
	Asked    bool // there is a query
	Problems []string
	Notes    []string
	Sum      string // how many were found
	Filters  []chip
	Facets   []facet
	Hits     []hit
	Next     string // address of the next page; "" if there is none
	Later    bool   // this is not the first page
	First    string // address of the first page
	Grammar  []example
}

// chip is a filter of the query with the address of the search without it.
type chip struct{ Label, Without string }

// example is a line of the help.
type example struct{ Query, Link, Help string }

func (p *Pages) serve(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	d := pageData{Base: p.view.Base(r, "search.title"), Q: q.Get("q"), Sort: byRelevance, Later: q.Get("weiter") != ""}
	d.Styles = append(d.Styles, p.style)
	if q.Get("sortierung") == byTime {
		d.Sort = byTime
	}
	d.Search = page.Clip(d.Q, query.MaxLength)
	d.SetSelf(page.Keep(d.Query, "at", "", "q", d.Q, "sortierung", d.sortGiven()))
	for _, s := range []string{byRelevance, byTime} {
		d.Sorts = append(d.Sorts, page.Option{Key: s, Label: p.view.Text(d.Lang, "search.sort."+s), Selected: s == d.Sort})
	}
	d.Grammar = p.grammar(&d)
	d.First = d.link(d.Q, "")
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	req := store.SearchRequest{Query: d.Q, Sort: store.ByRelevance, Limit: perPage, Cursor: q.Get("weiter"), Now: p.view.Kit().Now(), Facets: true}
	if d.Sort == byTime {
		req.Sort = store.ByTime
	}
	res, err := p.searcher.Search(ctx, req)
	if problems, ok := errors.AsType[query.Problems](err); ok {
		for _, x := range problems {
			d.Problems = append(d.Problems, x.In(d.Lang))
		}
		return p.refuse(w, d)
	}
	if err != nil {
		return err
	}
	d.Asked = !res.Query.Empty()
	if d.Asked {
		d.Title = p.view.Text(d.Lang, "search.titleOf", page.Clip(d.Q, 60))
		p.fill(&d, res)
	}
	return p.view.Show(w, r, d.Lang, d)
}

// refuse shows what is wrong with a query, which stays in the field.
func (p *Pages) refuse(w http.ResponseWriter, d pageData) error {
	var buf bytes.Buffer
	if err := p.view.Render(&buf, d.Lang, d); err != nil {
		return fault.Wrap(fault.Internal, "rendering the search", err)
	}
	w.Header().Set("Content-Language", d.Lang)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusBadRequest)
	_, _ = w.Write(buf.Bytes()) // a visitor who left is no error of ours
	return nil
}

// sortGiven is the order for an address; the usual one needs none.
func (d *pageData) sortGiven() string {
	if d.Sort == byTime {
		return byTime
	}
	return ""
}

// link is the address of a search in the same order and language.
func (d *pageData) link(q, cursor string) string {
	v := url.Values{"q": {q}}
	if s := d.sortGiven(); s != "" {
		v.Set("sortierung", s)
	}
	if cursor != "" {
		v.Set("weiter", cursor)
	}
	return "/suche" + page.Keep(page.Keep(d.Query, "at", ""), flat(v)...)
}

func flat(v url.Values) []string {
	out := make([]string, 0, 2*len(v))
	for k := range v {
		out = append(out, k, v.Get(k))
	}
	return out
}

// grammar is the help: what can be typed, each with a link that tries it.
func (p *Pages) grammar(d *pageData) []example {
	var out []example
	for _, q := range []struct{ query, key string }{
		{"Zulassung", "word"},
		{`"bis auf Weiteres geschlossen"`, "phrase"},
		{"Standesamt -Trauung", "not"},
		{"Ausweis ODER Reisepass", "or"},
		{"Infektionsschutz*", "prefix"},
		{"Auto anmelden", "synonym"},
		{"dienst:abfall status:eingeschränkt", "statement"},
		{"Termine kommune:Soest", "body"},
		{`Rathaus kreis:"Kreis Soest"`, "district"},
		{"Stellungnahme quelle:regional", "source"},
		{"Notbetrieb von:1.11.2023 bis:5.11.2023", "days"},
	} {
		out = append(out, example{Query: q.query, Link: d.link(q.query, ""), Help: p.view.Text(d.Lang, "search.help."+q.key)})
	}
	return out
}
