package machine

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
	"github.com/lagebild/lagebild/internal/web/overview"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

const (
	kreis   = "05974"
	soest   = "05974040"
	werl    = "05974052"
	hostile = "05974008" // whoever writes its notices wants to break our readers
	silent  = "05974044" // nothing is known of it
)

// evil would do harm in HTML, XML, JSON in a script, a spreadsheet or a header.
const evil = "=cmd|' /C calc'!A0</content></entry><script>alert(1)</script>]]>&\"'\x00\x1b\u2028\ufffe"

// start is a Wednesday noon in Berlin.
var start = time.Date(2023, 11, 1, 11, 0, 0, 0, time.UTC)

func at(d time.Duration) time.Time { return start.Add(d) }

// testClock stands where the test puts it.
type testClock struct {
	clock.System
	now atomic.Pointer[time.Time]
}

func (c *testClock) Now() time.Time { return *c.now.Load() }

// world is a server with everything for machines on a real database.
type world struct {
	t      testing.TB
	dsn    string
	store  *store.Store
	clock  *testClock
	keeper *snapshot.Keeper
	set    *Set
	url    string

	sources map[string]store.SourceRecord
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func newWorld(t testing.TB, change ...func(*page.Config, *Config)) *world {
	t.Helper()
	dsn := storetest.DSN(t)
	st, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	w := &world{t: t, dsn: dsn, store: st, clock: &testClock{}, sources: map[string]store.SourceRecord{}}
	w.setNow(start)
	cat, err := catalog.Load()
	w.must(err)
	pages := page.Config{Catalog: cat, Clock: w.clock, DistrictName: func(string) string { return "Kreis Soest" }}
	var cfg Config
	for _, f := range change {
		f(&pages, &cfg)
	}
	kit, err := page.New(pages)
	w.must(err)
	w.keeper = snapshot.New(snapshot.Config{
		Reader: w.store, Clock: w.clock, Log: kit.Log(), Fresh: time.Nanosecond, Timeout: 20 * time.Second,
		Services: overview.Services(cat), Judge: overview.Place,
	})
	searcher, err := store.NewSearcher(store.SearchConfig{Store: w.store, Catalog: cat})
	w.must(err)
	cfg.Kit, cfg.Pictures, cfg.Store, cfg.Search = kit, w.keeper, w.store, searcher
	cfg.Attributions, cfg.Version = []string{"Amt für Beispiele"}, "1.2.3"
	cfg.Rings = func(ags string) [][][2]float64 {
		if ags != werl {
			return nil
		}
		return [][][2]float64{{{7.9, 51.5}, {8, 51.5}, {8, 51.6}, {7.9, 51.6}, {7.9, 51.5}}, {{7.94, 51.54}, {7.96, 51.54}, {7.96, 51.56}, {7.94, 51.54}}}
	}
	w.set, err = New(cfg)
	w.must(err)
	mux := http.NewServeMux()
	w.set.Routes(mux)
	sv := httptest.NewServer(mux)
	t.Cleanup(sv.Close)
	w.url = sv.URL
	w.must(w.store.SyncBodies(t.Context(), []notice.Body{
		{AGS: kreis, Name: "Kreis Soest", Kind: notice.District, DistrictAGS: kreis},
		{AGS: soest, Name: "Soest", Kind: notice.Town, DistrictAGS: kreis},
		{AGS: werl, Name: "Werl", Kind: notice.Town, DistrictAGS: kreis},
		{AGS: silent, Name: "Rüthen", Kind: notice.Town, DistrictAGS: kreis},
		{AGS: hostile, Name: "Bad " + evil, Kind: notice.Town, DistrictAGS: kreis},
	}))
	recs := []store.SourceRecord{record("zeitung", "", notice.Press)}
	for _, ags := range []string{soest, werl, hostile} {
		recs = append(recs, record("s"+ags, ags, notice.Official))
	}
	for _, rec := range recs {
		w.sources[rec.Name] = rec
	}
	_, err = w.store.SyncSources(t.Context(), "nrw", recs, start)
	w.must(err)
	return w
}

func record(name, ags string, a notice.Authority) store.SourceRecord {
	return store.SourceRecord{Namespace: "nrw", Name: name, Spec: source.Spec{
		Type: source.TypePage, Page: &source.Page{URL: "https://" + name + ".example/"}, Body: ags, Authority: a, Interval: 15 * time.Minute,
		Timeout: 30 * time.Second,
	}}
}

// stopDatabase makes the database refuse everybody, as one that is being restarted does.
func (w *world) stopDatabase() {
	w.t.Helper()
	db, err := sql.Open("postgres", storetest.EmptyDSN(w.t))
	w.must(err)
	defer func() { _ = db.Close() }()
	name := regexp.MustCompile(`lagebild_test_[a-z0-9]+`).FindString(w.dsn)
	_, err = db.ExecContext(w.t.Context(), `ALTER DATABASE `+name+` ALLOW_CONNECTIONS false`)
	w.must(err)
	_, err = db.ExecContext(w.t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, name)
	w.must(err)
}

func (w *world) setNow(t time.Time) { w.clock.now.Store(&t) }

// said is a document with what it says.
type said struct {
	key, title, url, text string
	statements            []notice.Statement
	blocks                []notice.Block // one paragraph if nil
}

func says(body string, service notice.Service, status notice.Status, quote string, change ...func(*notice.Statement)) notice.Statement {
	s := notice.Statement{Body: body, Service: service, Status: status, Quote: quote, Rule: "test", Confidence: 0.9}
	for _, f := range change {
		f(&s)
	}
	return s
}

func from(d notice.Day) func(*notice.Statement) { return func(s *notice.Statement) { s.From = d } }

func detours(d ...notice.Detour) func(*notice.Statement) {
	return func(s *notice.Statement) { s.Detour = d }
}

// run makes a source say the documents, and it alone, at a moment that becomes the present.
func (w *world) run(name string, now time.Time, docs ...said) {
	w.t.Helper()
	w.setNow(now)
	rec := w.sources[name]
	rec.RequestedAt = now
	_, err := w.store.PutSources(w.t.Context(), "nrw", []store.SourceRecord{rec}, now)
	w.must(err)
	jobs, err := w.store.Claim(w.t.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 100, Worker: "test"})
	w.must(err)
	done := false
	for _, j := range jobs {
		if j.Name == name {
			done = true
			w.must(w.store.Finish(w.t.Context(), outcome(j, now, docs)))
		} else {
			w.must(w.store.Finish(w.t.Context(), store.Outcome{Job: j, Started: now, Finished: now, Err: fault.New(fault.OurSide, "waiting", "not its turn")}))
		}
	}
	if !done {
		w.t.Fatalf("source %s was not due at %s", name, now)
	}
}

func outcome(j store.Job, now time.Time, docs []said) store.Outcome {
	o := store.Outcome{Job: j, Started: now.Add(-time.Second), Finished: now, Extractor: "1", Statements: map[string][]notice.Statement{}}
	o.Reading = source.Reading{Complete: true, Status: 200, Requests: 1, State: source.State{Keys: map[string][]string{}}}
	for _, d := range docs {
		sum := sha256.Sum256([]byte(d.text))
		c := source.Capture{
			SHA256: hex.EncodeToString(sum[:]), URL: j.Spec.URL(), FinalURL: j.Spec.URL(), Status: 200, MediaType: "text/html", Charset: "utf-8",
			Header: map[string][]string{}, Body: []byte(d.text), FetchedAt: now,
		}
		doc := notice.Document{
			Key: d.key, URL: d.url, Title: d.title, Text: d.text, Language: "de", Capture: c.SHA256,
			Blocks: []notice.Block{{Kind: notice.BlockParagraph, End: len(d.text), Lead: -1}},
		}
		if d.blocks != nil {
			doc.Blocks = d.blocks
		}
		if doc.URL == "" {
			doc.URL = j.Spec.URL() + d.key
		}
		for _, st := range d.statements {
			st.Start = max(0, strings.Index(d.text, st.Quote))
			st.End = st.Start + len(st.Quote)
			o.Statements[d.key] = append(o.Statements[d.key], st)
		}
		o.Reading.State.Keys[j.Spec.URL()] = append(o.Reading.State.Keys[j.Spec.URL()], d.key)
		o.Reading.Captures = append(o.Reading.Captures, c)
		o.Reading.Documents = append(o.Reading.Documents, doc)
	}
	return o
}

// answer is what the server said.
type answer struct {
	*http.Response
	body string
}

// ask sends a GET with headers given as key, value, …
func (w *world) ask(path string, header ...string) answer {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, w.url+path, http.NoBody)
	w.must(err)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	w.must(err)
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	w.must(err)
	return answer{resp, string(b)}
}

// get wants an answer that is good.
func (w *world) get(path string, header ...string) answer {
	w.t.Helper()
	a := w.ask(path, header...)
	if a.StatusCode != http.StatusOK {
		w.t.Fatalf("GET %s: %d\n%.500s", path, a.StatusCode, a.body)
	}
	return a
}

// decode reads a JSON answer.
func decode[T any](w *world, path string, header ...string) T {
	w.t.Helper()
	var v T
	if err := json.Unmarshal([]byte(w.get(path, header...).body), &v); err != nil {
		w.t.Fatalf("GET %s: %v", path, err)
	}
	return v
}

// seeded is a world in which something happened until three hours after the start.
func seeded(t testing.TB, change ...func(*page.Config, *Config)) *world {
	t.Helper()
	w := newWorld(t, change...)
	w.run("s"+werl, at(0), said{key: "a", title: "Stand der Dinge", text: "Das Bürgerbüro ist geschlossen. Das Telefon ist gestört.", statements: []notice.Statement{
		says(werl, "buergerbuero", notice.Unavailable, "Das Bürgerbüro ist geschlossen", detours(
			notice.Detour{Kind: notice.DetourPhone, Value: "+492922800", Text: "02922 800"}, notice.Detour{Kind: notice.DetourURL, Value: "javascript:alert(1)"})),
		says(werl, "telefon", notice.Limited, "Das Telefon ist gestört"),
	}})
	w.run("s"+soest, at(time.Hour), said{key: "b", title: "Alles läuft", text: "Das Rathaus ist geöffnet", statements: []notice.Statement{
		says(soest, "rathaus", notice.Available, "Das Rathaus ist geöffnet"),
	}})
	w.run("s"+hostile, at(time.Hour), said{key: "c", title: "Titel " + evil, url: "javascript:alert(3)", text: "Vorher " + evil + " nachher", statements: []notice.Statement{
		says(hostile, "website", notice.Limited, evil, detours(notice.Detour{Kind: notice.DetourPhone, Value: evil, Text: evil})),
	}})
	w.run("s"+werl, at(2*time.Hour), said{key: "a", title: "Stand der Dinge", text: "Das Bürgerbüro ist eingeschränkt da. Das Telefon ist gestört. Ab Montag öffnen wir.", statements: []notice.Statement{
		says(werl, "buergerbuero", notice.Limited, "Das Bürgerbüro ist eingeschränkt da"), says(werl, "telefon", notice.Limited, "Das Telefon ist gestört"),
		says(werl, "buergerbuero", notice.Available, "Ab Montag öffnen wir", from("2023-11-06")),
	}})
	w.setNow(at(3 * time.Hour))
	return w
}
