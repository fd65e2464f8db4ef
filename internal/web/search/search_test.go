package search_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/search"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

var start = time.Date(2023, 11, 1, 11, 0, 0, 0, time.UTC)

// standing is a clock that stands.
type standing struct{ clock.System }

func (standing) Now() time.Time { return start.Add(24 * time.Hour) }

type said struct {
	title, text string
	service     notice.Service
	status      notice.Status
}

// world is the page on a real database that holds some notices.
type world struct {
	t   *testing.T
	mux *http.ServeMux
}

func newWorld(t *testing.T) *world {
	t.Helper()
	st := storetest.New(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(st.SyncBodies(t.Context(), []notice.Body{
		{AGS: "05974052", Name: "Werl", Kind: notice.Town, DistrictAGS: "05974"},
		{AGS: "05974008", Name: "Bad Sassendorf", Kind: notice.Municipality, DistrictAGS: "05974"},
		{AGS: "05974", Name: "Kreis Soest", Kind: notice.District, DistrictAGS: "05974"},
	}))
	var recs []store.SourceRecord
	for name, body := range map[string]string{"werl": "05974052", "sassendorf": "05974008"} {
		recs = append(recs, store.SourceRecord{Namespace: "nrw", Name: name, Spec: source.Spec{
			Type: source.TypePage, Page: &source.Page{URL: "https://" + name + ".de/"}, Body: body, Authority: notice.Official, Interval: time.Hour, Timeout: time.Second,
		}})
	}
	_, err := st.SyncSources(t.Context(), "nrw", recs, start)
	must(err)
	all := map[string][]said{
		"werl": {
			{"Bürgerbüro geschlossen", "Das Bürgerbüro bleibt geschlossen. <script>alert(1)</script> & Co.", "buergerbuero", notice.Unavailable},
			{`<b onload="x">Rathaus</b> geschlossen`, "Das Rathaus ist wegen einer Störung geschlossen.", "rathaus", notice.Unavailable},
		},
		"sassendorf": {{"Kfz-Zulassungsstelle im Notbetrieb", "Die Zulassungsstelle arbeitet im Notbetrieb.", "kfz-zulassung", notice.Limited}},
	}
	for i := range 25 {
		all["sassendorf"] = append(all["sassendorf"], said{fmt.Sprint("Müllabfuhr ", i), "Die Müllabfuhr fährt.", "abfall", notice.Available})
	}
	jobs, err := st.Claim(t.Context(), store.ClaimParams{Now: start.Add(2 * time.Hour), Lease: time.Minute, Limit: 10, Worker: "test"})
	must(err)
	if len(jobs) != 2 {
		t.Fatalf("%d jobs", len(jobs))
	}
	for _, j := range jobs {
		o := store.Outcome{Job: j, Started: start, Finished: start.Add(2 * time.Hour), Extractor: "1", Statements: map[string][]notice.Statement{}}
		o.Reading = source.Reading{Complete: true, Status: 200, Requests: 1}
		for i, s := range all[j.Name] {
			key := fmt.Sprint(i)
			o.Reading.Documents = append(o.Reading.Documents, notice.Document{Key: key, URL: j.Spec.URL(), Title: s.title, Text: s.text, Language: "de"})
			o.Statements[key] = []notice.Statement{{Body: j.Spec.Body, Service: s.service, Status: s.status, Quote: s.text, End: len(s.text), Rule: "test", Confidence: 1}}
		}
		must(st.Finish(t.Context(), o))
	}
	cat, err := catalog.Load()
	must(err)
	searcher, err := store.NewSearcher(store.SearchConfig{Store: st, Catalog: cat})
	must(err)
	kit, err := page.New(page.Config{Catalog: cat, Clock: standing{}, DistrictName: func(string) string { return "" }})
	must(err)
	pages, err := search.New(kit, searcher)
	must(err)
	w := &world{t: t, mux: http.NewServeMux()}
	pages.Routes(w.mux)
	w.mux.Handle("GET /static/{sum}/{name}", kit.Page(kit.Static))
	return w
}

// get asks for an address and wants a status.
func (w *world) get(target string, want int) *goquery.Document {
	w.t.Helper()
	rec := httptest.NewRecorder()
	w.mux.ServeHTTP(rec, httptest.NewRequestWithContext(w.t.Context(), http.MethodGet, target, http.NoBody))
	if rec.Code != want {
		w.t.Fatalf("GET %s: %d\n%s", target, rec.Code, rec.Body)
	}
	d, err := goquery.NewDocumentFromReader(rec.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

func ask(q string) string { return "/suche?" + url.Values{"q": {q}}.Encode() }

func TestHits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get(ask("zulassung"), http.StatusOK)
	hit := d.Find(".hits > li")
	if hit.Length() != 1 || hit.Find("h2 mark").Text() != "Kfz-Zulassungsstelle" && hit.Find("h2 mark").Text() != "Zulassungsstelle" {
		t.Errorf("hits: %s", hit.Text())
	}
	if got := hit.Find(".piece mark").First().Text(); got != "Zulassungsstelle" {
		t.Errorf("marked: %q", got)
	}
	if link, _ := hit.Find(".facts a").Attr("href"); link != "/kommune/05974008" || !strings.Contains(hit.Find(".facts").Text(), "Bad Sassendorf") {
		t.Errorf("body: %s", hit.Find(".facts").Text())
	}
	if got := hit.Find(".stated").Text(); !strings.Contains(got, "Kfz-Zulassung: eingeschränkt") {
		t.Errorf("says: %q", got)
	}
	if got, _ := d.Find("#suche").Attr("value"); got != "zulassung" {
		t.Errorf("the field holds %q", got)
	}
	if d.Find("#inhalt h1").Length() != 1 || d.Find("label[for=suche]").Length() != 1 {
		t.Error("heading or label is missing")
	}
}

func TestHostileNoticesStayText(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get(ask("geschlossen"), http.StatusOK)
	if n := d.Find(".hits script, .hits b[onload]").Length(); n != 0 {
		t.Errorf("%d elements of notices became elements of the page", n)
	}
	if got := d.Find(".hits").Text(); !strings.Contains(got, "<script>alert(1)</script> & Co.") || !strings.Contains(got, `<b onload="x">Rathaus</b>`) {
		t.Errorf("got %s", got)
	}
	d = w.get(ask(`"><script>x</script>`), http.StatusOK)
	if n := d.Find("main script").Length(); n != 0 {
		t.Error("the query became a part of the page")
	}
}

// TestFacetLinks follows every link that narrows, and the ones that take it back.
func TestFacetLinks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get(ask("geschlossen OR Notbetrieb"), http.StatusOK)
	links := d.Find("aside li")
	if links.Length() < 8 {
		t.Fatalf("%d links", links.Length())
	}
	links.Each(func(_ int, li *goquery.Selection) {
		href, _ := li.Find("a").Attr("href")
		narrowed := w.get(href, http.StatusOK)
		if got, want := fmt.Sprint(narrowed.Find(".hits > li").Length()), li.Find(".n").Text(); got != want {
			t.Errorf("%s: %s hits, the count said %s", href, got, want)
		}
		if narrowed.Find(`aside a[aria-current]`).Length() == 0 || narrowed.Find(".chips li").Length() != 1 {
			t.Errorf("%s: not said to be narrowed", href)
		}
		back, _ := narrowed.Find(".chips a").Attr("href")
		if n := w.get(back, http.StatusOK).Find(".hits > li").Length(); n != 3 {
			t.Errorf("%s: %d hits", back, n)
		}
	})
}

func TestPaging(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, sort := range []string{"relevanz", "zeit"} {
		seen := map[string]bool{}
		target := ask("Müllabfuhr") + "&lang=en&sortierung=" + sort
		for pages := 0; target != "" && pages < 5; pages++ {
			d := w.get(target, http.StatusOK)
			d.Find(".hits h2 a").Each(func(_ int, a *goquery.Selection) { seen[a.Text()] = true })
			if got := d.Find(".found b").Text(); got != "25 notices found" {
				t.Errorf("%s: %q", sort, got)
			}
			target, _ = d.Find(".next a").Attr("href")
		}
		if len(seen) != 25 {
			t.Errorf("%s: %d hits on all pages", sort, len(seen))
		}
	}
}

func TestProblemsAreExplained(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for q, want := range map[string]string{
		"kommune:Werll": "Werl", "farbe:rot": "kommune:", "von:gestrn": "2023-11-01", "ab*": "drei",
		"dienst:raketen status:lila": "lila", strings.Repeat("x", 500): "400",
	} {
		d := w.get(ask(q), http.StatusBadRequest)
		if got := d.Find("#fehler[role=alert]").Text(); !strings.Contains(got, want) {
			t.Errorf("%.30s: %q", q, got)
		}
		if got, _ := d.Find("#suche[aria-invalid]").Attr("value"); got != q {
			t.Errorf("the field holds %q", got)
		}
		if d.Find(".grammar[open]").Length() != 1 {
			t.Error("the help is closed")
		}
	}
	d := w.get("/suche?q=Rathaus&weiter=unsinn&lang=en", http.StatusBadRequest)
	if got := d.Find("#fehler").Text(); !strings.Contains(got, "search again") {
		t.Errorf("got %q", got)
	}
	if got := w.get(ask("xylophon"), http.StatusOK).Find(".list").Text(); !strings.Contains(got, "Nichts gefunden") {
		t.Errorf("got %q", got)
	}
}

// TestHelp follows every example of the help.
func TestHelp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/suche", http.StatusOK)
	if n := d.Find(".grammar dt a").Length(); n < 10 {
		t.Errorf("%d examples", n)
	}
	d.Find(".grammar dt a").Each(func(_ int, a *goquery.Selection) {
		href, _ := a.Attr("href")
		rec := httptest.NewRecorder()
		w.mux.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, href, http.NoBody))
		if rec.Code != http.StatusOK && rec.Code != http.StatusBadRequest { // the bodies of the examples need not be here
			t.Errorf("%s: %d", href, rec.Code)
		}
	})
	if got := w.get("/suche?lang=en", http.StatusOK).Find("h1").Text(); got != "Search" {
		t.Errorf("heading: %q", got)
	}
}
