package scrape_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/source"
)

// brokenExtractor extracts, but for texts with a word in them it does something else.
type brokenExtractor struct {
	scrape.Extractor
	word string
	do   func() []notice.Statement
}

func (x brokenExtractor) Extract(d notice.Document, opt extract.Options) []notice.Statement {
	if strings.Contains(d.Text, x.word) {
		return x.do()
	}
	return x.Extractor.Extract(d, opt)
}

func items(w *world, name string, texts ...string) {
	var b strings.Builder
	for i, t := range texts {
		b.WriteString("<article id=\"" + string(rune('a'+i)) + "\"><p>" + t + "</p></article>\n")
	}
	w.site.set(name, func(rw http.ResponseWriter, _ *http.Request) {
		html(rw, "<html lang=de><body><main>"+b.String()+"</main></body></html>")
	})
	w.sources(func(s *source.Spec) { s.Page.ItemSelector = "article" }, name)
}

// TestExtractorPanics lets the extractor panic on one document: its words are kept, and the statements of the others too.
func TestExtractorPanics(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	const name = "werl/p"
	items(w, name, closed, "Hier steht ein Unwort. Das Standesamt ist geschlossen.")
	w.cfg.Extractor = brokenExtractor{extractor(t), "Unwort", func() []notice.Statement { panic("unreadable") }}
	w.run(1)
	if r := w.only(name); r.Fault != "" || r.Documents != 2 || !strings.Contains(r.Error, "unreadable") {
		t.Errorf("%+v", r)
	}
	if c := w.cell("buergerbuero"); c.Status != notice.Unavailable {
		t.Errorf("the statements of the other document: %+v", c)
	}
	if n := w.count(`SELECT count(*) FROM notices WHERE text LIKE '%Unwort%'`); n != 1 {
		t.Errorf("the text was stored %d times", n)
	}
	if c := w.cell("standesamt"); c.Statement != 0 {
		t.Errorf("%+v", c)
	}
	if !w.log.has("level=ERROR") {
		t.Error("a bug was not logged as an error")
	}
	w.free()
}

// TestUnstorable gives the store a statement that it must refuse: the run is recorded as failed, once, and nothing of it stands.
func TestUnstorable(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	const name = "werl/p"
	items(w, name, closed)
	w.cfg.Extractor = brokenExtractor{extractor(t), "Cyberangriff", func() []notice.Statement {
		return []notice.Statement{{Body: werl, Service: "buergerbuero", Status: "perhaps"}}
	}}
	w.run(2) // the second write is that of the failure
	if r := w.only(name); fault.Kind(r.Fault) != fault.Invalid || !strings.Contains(r.Error, "perhaps") {
		t.Errorf("%+v", r)
	}
	if n := w.count(`SELECT count(*) FROM notices`); n != 0 {
		t.Errorf("%d notices were stored", n)
	}
	if h := w.health(name); h.Failures != 1 {
		t.Errorf("%+v", h)
	}
	w.free()
}

// dated notes the dates it is given.
type dated struct {
	scrape.Extractor
	dates chan extract.Options
}

func (x dated) Extract(d notice.Document, opt extract.Options) []notice.Statement {
	x.dates <- opt
	return x.Extractor.Extract(d, opt)
}

// TestDates: relative dates count from what the document says of itself, and from now if that lies in the future.
func TestDates(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	x := dated{extractor(t), make(chan extract.Options, 3)}
	w.cfg.Extractor = x
	const name = "werl/p"
	stamp := func(date string) string {
		return `<html lang=de><head><meta property="article:published_time" content="` + date + `"></head><body><main><p>` + closed + `</p></main></body></html>`
	}
	for date, want := range map[string]string{"2023-11-01T10:00:00+01:00": "2023-11-01", "2030-01-01T10:00:00+01:00": ""} {
		w.site.set(name, typed("text/html", stamp(date)))
		w.sources(nil, name)
		w.run(1)
		if want == "" {
			want = w.clock.Now().Format("2006-01-02")
		}
		if opt := <-x.dates; opt.Date.Format("2006-01-02") != want || opt.Body != werl {
			t.Errorf("a page of %s is read as of %v for %s, want %s", date, opt.Date, opt.Body, want)
		}
		w.clock.Pass(interval)
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	if _, err := scrape.New(scrape.Config{}); fault.KindOf(err) != fault.Internal {
		t.Errorf("got %v", err)
	}
}
