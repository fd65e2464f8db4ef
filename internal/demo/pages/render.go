package pages

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"sync"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"github.com/lagebild/lagebild/internal/demo/content"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/notice"
)

//go:embed templates/*.html
var templateFiles embed.FS

// Page is an answer's content.
type Page struct {
	MediaType string // "text/html"
	Charset   string // as sent in Content-Type; "" to leave it to the page
	Body      []byte
	Modified  time.Time
	Phrases   map[notice.Service]string // the words that state each service's status; nil if the page states nothing
}

// Renderer renders the pages of all sites. It is safe for concurrent use.
type Renderer struct {
	book      *texts.Book
	templates *template.Template
	loc       *time.Location

	mu    sync.Mutex
	cache map[string]Page // the newest rendering of each address
}

// New makes a Renderer.
func New(book *texts.Book) (*Renderer, error) {
	t, err := template.New("pages").Funcs(template.FuncMap{
		"iso":   func(t time.Time) string { return t.Format(time.RFC3339) },
		"monat": func(t time.Time) string { return texts.Monat(t.Month()) },
		"ld":    linkedData,
	}).ParseFS(templateFiles, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("parsing the demo's templates: %w", err)
	}
	return &Renderer{book: book, templates: t, loc: plan.Berlin(), cache: map[string]Page{}}, nil
}

// view is what a layout shows.
type view struct {
	Name, Title, Crumb string
	Number             int
	At                 time.Time
	Stamp, Article     bool
	Content            *content.Content
	List, Aside        []Entry
	Menu, Service      []Link
	Tel, Mail          string
	Visits             int
}

// Entry is one article in a list.
type Entry struct {
	Title, Teaser, Href string
	At                  time.Time
}

func linkedData(v view) (template.JS, error) {
	b, err := json.Marshal(map[string]string{
		"@context": "https://schema.org", "@type": "NewsArticle", "headline": v.Title, "datePublished": v.At.Format(time.RFC3339),
	})
	return template.JS(b), err //nolint:gosec // json.Marshal escapes what could end the script element
}

// Error renders one of the pages that stand for a fault: "404", "503", "429", "block-page", "placeholder".
func (r *Renderer) Error(name, host string) ([]byte, error) {
	var b bytes.Buffer
	if err := r.templates.ExecuteTemplate(&b, name, host); err != nil {
		return nil, fmt.Errorf("rendering page %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// Render gives what site says at path on host at t; ok is false if there is no such page then.
func (r *Renderer) Render(site *plan.Site, host, path string, t time.Time) (p Page, ok bool, err error) {
	at := site.Moment(t)
	address := host + path
	r.mu.Lock()
	p, ok = r.cache[address]
	r.mu.Unlock()
	if ok && p.Modified.Equal(at) {
		return p, true, nil
	}
	p, ok, err = r.render(site, host, path, at)
	if err != nil || !ok {
		return Page{}, false, err
	}
	p.Modified = at
	r.mu.Lock()
	r.cache[address] = p
	r.mu.Unlock()
	return p, true, nil
}

func (r *Renderer) page(site *plan.Site, layout string, v view, t time.Time) (Page, error) {
	full := site.Shows(t)
	v.Name = texts.FullName(site.Body)
	v.Number = int(plan.Hash(site.Variety, "id", v.Title) % 3000)
	v.Tel, v.Mail = fmt.Sprintf("0221 4710-%d", 100+site.Variety%800), site.Label+".example"
	v.Menu, v.Service = shortMenu(), serviceLinks(site.Disallow)
	if full {
		v.Menu = menu()
		v.Aside = r.unrelated(site, t, 5)
	}
	if site.Volatile {
		v.Visits = int(t.Unix()/3600-400000) * 7
	}
	var b bytes.Buffer
	if err := r.templates.ExecuteTemplate(&b, layout, v); err != nil {
		return Page{}, fmt.Errorf("rendering %q of %s: %w", v.Title, site.Host, err)
	}
	p := Page{MediaType: "text/html", Charset: "utf-8", Body: b.Bytes()}
	if v.Content != nil {
		p.Phrases = v.Content.Phrases
	}
	if layout == "old" {
		latin1, err := encoding.HTMLEscapeUnsupported(charmap.ISO8859_1.NewEncoder()).Bytes(p.Body)
		if err != nil {
			return Page{}, fmt.Errorf("encoding %q of %s: %w", v.Title, site.Host, err)
		}
		p.Body, p.Charset = latin1, ""
		if site.Variety%2 == 0 {
			p.Charset = "iso-8859-1"
		}
	}
	return p, nil
}
