package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

const (
	kreis    = "05974"
	soest    = "05974040" // silent, all it said is out of date
	werl     = "05974052" // much is known of it, and one thing is disputed
	moehne   = "05974036" // without a source
	overath  = "05378020" // its Kreis is no body
	ruethen  = "05974044" // its source fails, but not for long
	hostile  = "05974008" // says what would break a careless page
	bodies   = 7
	services = 26
)

// start is a Wednesday noon in Berlin, present is two days later.
var (
	start   = time.Date(2023, 11, 1, 11, 0, 0, 0, time.UTC)
	present = start.Add(52*time.Hour + 17*time.Second)
)

// testClock stands where the test puts it.
type testClock struct {
	systemWait
	now time.Time
}

func (c *testClock) Now() time.Time { return c.now }

// world is a server on a real database in which something has happened.
type world struct {
	t      testing.TB
	store  *store.Store
	clock  *testClock
	server *Server
	web    http.Handler
}

func newWorld(t testing.TB, change ...func(*Config)) *world {
	t.Helper()
	st := storetest.New(t)
	w := &world{t: t, store: st, clock: &testClock{now: present}}
	w.seed()
	w.serve(st, change...)
	return w
}

// serve makes the server anew.
func (w *world) serve(st Store, change ...func(*Config)) {
	w.t.Helper()
	cat, err := catalog.Load()
	w.must(err)
	searcher, err := store.NewSearcher(store.SearchConfig{Store: w.store, Catalog: cat})
	w.must(err)
	cfg := Config{
		Store: st, Search: searcher, Exercise: true, Version: "1", Catalog: cat, Clock: w.clock, Attributions: []string{"Namen: Amt für Beispiele"}, Fresh: time.Nanosecond,
		DistrictName: func(ags string) string {
			return map[string]string{kreis: "Kreis Soest", "05378": "Rheinisch-Bergischer Kreis"}[ags]
		},
	}
	for _, f := range change {
		f(&cfg)
	}
	w.server, err = New(cfg)
	w.must(err)
	w.web = w.server.Handler()
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// answer is what the server said.
type answer struct {
	*http.Response
	body string
	t    testing.TB
}

func (a answer) doc() *goquery.Document {
	a.t.Helper()
	d, err := goquery.NewDocumentFromReader(strings.NewReader(a.body))
	if err != nil {
		a.t.Fatal(err)
	}
	return d
}

// ask sends a request with headers given as key, value, …
func (w *world) ask(method, target string, header ...string) answer {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), method, target, http.NoBody)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	w.web.ServeHTTP(rec, r)
	return answer{Response: rec.Result(), body: rec.Body.String(), t: w.t}
}

// get wants a page.
func (w *world) get(target string, header ...string) answer {
	w.t.Helper()
	a := w.ask(http.MethodGet, target, header...)
	if a.StatusCode != http.StatusOK {
		w.t.Fatalf("GET %s: %d\n%s", target, a.StatusCode, a.body)
	}
	return a
}

// cell is that of a body and a service in the overview.
func (w *world) cell(d *goquery.Document, ags string, service notice.Service) *goquery.Selection {
	w.t.Helper()
	col := w.server.cfg.Catalog.Order(service)
	c := d.Find(".matrix th.body a[href^='/kommune/" + ags + "']").Closest("tr").Find("td").Eq(col)
	if c.Length() != 1 {
		w.t.Fatalf("%d cells for %s, %s", c.Length(), ags, service)
	}
	c.Find(".card").Remove()
	return c
}

// said is a document with what it says; a quote must be in its text.
type said struct {
	key, title, url, text string
	blocks                []notice.Block
	statements            []notice.Statement
	raw, media            string // the capture; text/html of text if ""
}

func says(body string, service notice.Service, status notice.Status, quote string, detour ...notice.Detour) notice.Statement {
	return notice.Statement{Body: body, Service: service, Status: status, Quote: quote, Rule: "test", Confidence: 0.9, Detour: detour}
}

// run makes the named sources end their runs at a moment: with what they say, or failing if that is nil.
func (w *world) run(now time.Time, said map[string][]said) {
	w.t.Helper()
	jobs, err := w.store.Claim(w.t.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 100, Worker: "test"})
	w.must(err)
	done := 0
	for _, j := range jobs {
		docs, ok := said[j.Name]
		if !ok {
			continue
		}
		done++
		w.must(w.store.Finish(w.t.Context(), outcome(j, now, docs)))
	}
	if done != len(said) {
		w.t.Fatalf("%d of %d sources were due at %s", done, len(said), now)
	}
}

func outcome(j store.Job, now time.Time, docs []said) store.Outcome {
	o := store.Outcome{Job: j, Started: now.Add(-time.Second), Finished: now, Extractor: "1", Statements: map[string][]notice.Statement{}}
	if docs == nil {
		o.Err = fault.New(fault.Unreachable, "fetching", "no answer")
		return o
	}
	o.Reading = source.Reading{Complete: true, Status: 200, Requests: 1, State: source.State{Keys: map[string][]string{}}}
	for _, d := range docs {
		raw, media := d.raw, d.media
		if media == "" {
			raw, media = "<!DOCTYPE html><title>x</title><p>"+d.text, "text/html"
		}
		sum := sha256.Sum256([]byte(raw))
		c := source.Capture{
			SHA256: hex.EncodeToString(sum[:]), URL: j.Spec.URL(), FinalURL: j.Spec.URL(), Status: 200, MediaType: media, Charset: "utf-8",
			Header: map[string][]string{}, Body: []byte(raw), TLSPeer: "CN=example", FetchedAt: now,
		}
		doc := notice.Document{Key: d.key, URL: d.url, Title: d.title, Text: d.text, Language: "de", Blocks: d.blocks, Capture: c.SHA256}
		if doc.URL == "" {
			doc.URL = j.Spec.URL()
		}
		if doc.Blocks == nil {
			doc.Blocks = []notice.Block{{Kind: notice.BlockParagraph, End: len(d.text), Lead: -1}}
		}
		for _, st := range d.statements {
			st.Start = strings.Index(d.text, st.Quote)
			st.End = st.Start + len(st.Quote)
			o.Statements[d.key] = append(o.Statements[d.key], st)
		}
		key := j.Spec.URL()
		o.Reading.State.Keys[key] = append(o.Reading.State.Keys[key], d.key)
		o.Reading.Captures = append(o.Reading.Captures, c)
		o.Reading.Documents = append(o.Reading.Documents, doc)
	}
	return o
}
