package scrape_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock/clocktest"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

const (
	werl     = "05974052"
	interval = 15 * time.Minute
	patience = 30 * time.Second // real: a test that waits longer has failed
)

// site is a web server whose answers a test sets by "host/path", the host without .localhost.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	hits  map[string]int
}

func newSite(tb testing.TB) *site {
	tb.Helper()
	s := &site{pages: map[string]http.HandlerFunc{}, hits: map[string]int{}}
	s.Server = httptest.NewServer(s)
	tb.Cleanup(s.Close)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, _ := strings.Cut(r.Host, ".")
	key := host + r.URL.Path
	s.mu.Lock()
	s.hits[key]++
	h := s.pages[key]
	s.mu.Unlock()
	if h == nil {
		http.NotFound(w, r)
		return
	}
	h(w, r)
}

func (s *site) set(key string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[key] = h
}

// say sets a page whose main text is the paragraphs given. It has an ETag.
func (s *site) say(key string, paragraphs ...string) {
	body := page(paragraphs...)
	etag := fmt.Sprintf(`"%x"`, sha256.Sum256([]byte(body)))
	s.set(key, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", etag)
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		html(w, body)
	})
}

func (s *site) asked(key string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits[key]
}

func (s *site) url(key string) string {
	host, path, _ := strings.Cut(key, "/")
	_, port, _ := strings.Cut(s.Listener.Addr().String(), ":")
	return "http://" + host + ".localhost:" + port + "/" + path
}

func html(w http.ResponseWriter, body string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, body)
}

func page(paragraphs ...string) string {
	return "<!DOCTYPE html><html lang=\"de\"><head><title>Stadt Werl</title></head><body><main><h1>Aktuelles aus Werl</h1>\n<p>" +
		strings.Join(paragraphs, "</p>\n<p>") + "</p></main></body></html>"
}

// recorder is the store, which tells when runs have been recorded, and when nothing more was due.
type recorder struct {
	*store.Store
	mu      sync.Mutex
	records int
	batches []int // sizes
	rested  bool  // the last claim gave no job
	changed chan struct{}
}

func (r *recorder) Claim(ctx context.Context, p store.ClaimParams) ([]store.Job, error) {
	jobs, err := r.Store.Claim(ctx, p)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rested = len(jobs) == 0 && err == nil
	r.tell()
	return jobs, err
}

// tell wakes who waits for a change; mu is held.
func (r *recorder) tell() {
	close(r.changed)
	r.changed = make(chan struct{})
}

func (r *recorder) FinishAll(ctx context.Context, os []store.Outcome) []error {
	errs := r.Store.FinishAll(ctx, os)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.records += len(os)
	r.batches = append(r.batches, len(os))
	r.tell()
	return errs
}

// await waits until n writes were tried in all.
func (r *recorder) await(t *testing.T, n int) {
	t.Helper()
	r.until(t, func() bool { return r.records >= n }, func() string { return fmt.Sprintf("%d of %d runs were recorded", r.records, n) })
}

// awaitRest waits until all that was due is in hand: a claim under way would take what falls due when the clock moves.
func (r *recorder) awaitRest(t *testing.T) {
	t.Helper()
	r.until(t, func() bool { return r.rested }, func() string { return "the scraper still claimed" })
}

// until waits for what holds, or fails with what is.
func (r *recorder) until(t *testing.T, holds func() bool, is func() string) {
	t.Helper()
	late := time.After(patience)
	for {
		r.mu.Lock()
		done, state, changed := holds(), is(), r.changed
		r.mu.Unlock()
		if done {
			return
		}
		select {
		case <-changed:
		case <-late:
			t.Fatalf("%s after %v", state, patience)
		}
	}
}

// world is a scraper with all that is real around it.
type world struct {
	t     *testing.T
	store *recorder
	db    *sql.DB // for looking behind the store
	clock *clocktest.Clock
	site  *site
	log   *logBuffer
	cfg   scrape.Config
}

// newWorld makes a world. change, if given, changes the fetcher's settings.
func newWorld(t *testing.T, change func(*fetch.Config)) *world {
	t.Helper()
	dsn := storetest.DSN(t)
	st, err := store.Open(t.Context(), dsn)
	must(t, err)
	db, err := sql.Open("postgres", dsn)
	must(t, err)
	w := &world{
		t: t, store: &recorder{Store: st, changed: make(chan struct{})}, db: db, site: newSite(t), log: &logBuffer{},
		clock: clocktest.At(time.Date(2023, 11, 2, 11, 0, 0, 0, time.UTC)),
	}
	fc := fetch.Config{
		Clock: w.clock, Hosts: st, Gap: time.Nanosecond, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, AnyPort: true,
	}
	if change != nil {
		change(&fc)
	}
	f, err := fetch.New(fc)
	must(t, err)
	t.Cleanup(func() {
		f.Close()
		must(t, st.Close())
		must(t, db.Close())
	})
	r, err := source.New(source.Config{Fetcher: f, Clock: w.clock})
	must(t, err)
	w.cfg = scrape.Config{
		Store: w.store, Reader: r, Extractor: extractor(t), Clock: w.clock, Worker: "test", Idle: 20 * time.Millisecond,
		Log: slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	must(t, st.SyncBodies(t.Context(), []notice.Body{{AGS: werl, Name: "Werl", Kind: notice.Town, DistrictAGS: "05974"}}))
	return w
}

var theExtractor = sync.OnceValues(func() (*extract.Extractor, error) {
	reg, err := region.Embedded()
	if err != nil {
		return nil, err
	}
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	return extract.New(cat, reg)
})

func extractor(tb testing.TB) *extract.Extractor {
	tb.Helper()
	x, err := theExtractor()
	must(tb, err)
	return x
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// sources makes a page source of each "host/path", named like it, and lets all fall due.
func (w *world) sources(change func(*source.Spec), keys ...string) {
	w.t.Helper()
	var recs []store.SourceRecord
	for _, k := range keys {
		spec := source.Spec{
			Type: source.TypePage, Page: &source.Page{URL: w.site.url(k)}, Body: werl, Authority: notice.Official,
			Interval: interval, Timeout: 20 * time.Second,
		}
		if change != nil {
			change(&spec)
		}
		recs = append(recs, store.SourceRecord{Namespace: "nrw", Name: k, Spec: spec})
	}
	_, err := w.store.SyncSources(w.t.Context(), "nrw", recs, w.clock.Now())
	must(w.t, err)
	w.clock.Pass(time.Minute)
}

// scraper is one that works until stopped is called, which waits for its end.
func (w *world) scraper() (stop func()) {
	w.t.Helper()
	s, err := scrape.New(w.cfg)
	must(w.t, err)
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	return sync.OnceFunc(func() {
		w.t.Helper()
		cancel()
		select {
		case err := <-ended:
			must(w.t, err)
		case <-time.After(patience):
			w.t.Fatal("the scraper did not stop")
		}
	})
}

// run lets a scraper work until n more runs were recorded.
func (w *world) run(n int) {
	w.t.Helper()
	w.store.mu.Lock()
	before := w.store.records
	w.store.mu.Unlock()
	stop := w.scraper()
	w.store.await(w.t, before+n)
	stop()
}

// record is a row of a source's runs.
type record struct {
	Fault, Error                string
	Status, Requests, Documents int
}

// records are a source's runs, oldest first.
func (w *world) records(name string) []record {
	w.t.Helper()
	rows, err := w.db.QueryContext(w.t.Context(), `SELECT r.fault, r.error, r.status, r.requests, r.documents
		FROM runs r JOIN sources s ON s.id = r.source_id WHERE s.name = $1 ORDER BY r.id`, name)
	must(w.t, err)
	defer func() { _ = rows.Close() }()
	var out []record
	for rows.Next() {
		var r record
		must(w.t, rows.Scan(&r.Fault, &r.Error, &r.Status, &r.Requests, &r.Documents))
		out = append(out, r)
	}
	must(w.t, rows.Err())
	return out
}

// only is the one run that a source must have had.
func (w *world) only(name string) record {
	w.t.Helper()
	rs := w.records(name)
	if len(rs) != 1 {
		w.t.Fatalf("%s: %d runs were recorded, want one: %+v", name, len(rs), rs)
	}
	return rs[0]
}

func (w *world) health(name string) store.SourceHealth {
	w.t.Helper()
	h, err := w.store.Source(w.t.Context(), "nrw", name)
	must(w.t, err)
	return h
}

// count is the number that a query gives.
func (w *world) count(query string, args ...any) int {
	w.t.Helper()
	var n int
	must(w.t, w.db.QueryRowContext(w.t.Context(), query, args...).Scan(&n))
	return n
}

// free checks that no lease is left.
func (w *world) free() {
	w.t.Helper()
	if n := w.count(`SELECT (SELECT count(*) FROM sources WHERE lease_token IS NOT NULL) + (SELECT count(*) FROM hosts WHERE lease_token IS NOT NULL)`); n != 0 {
		w.t.Errorf("%d leases are left", n)
	}
}

// cell is what the overview shows of a service of Werl; its zero value if nothing.
func (w *world) cell(s notice.Service) notice.Cell {
	w.t.Helper()
	o, err := w.store.Overview(w.t.Context(), w.clock.Now(), w.clock.Now())
	must(w.t, err)
	for _, r := range o.Rows {
		if r.Body.AGS == werl {
			return r.Cells[s]
		}
	}
	w.t.Fatal("no row for Werl")
	return notice.Cell{}
}

// logBuffer collects log lines.
type logBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBuffer) has(s string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Contains(l.b.String(), s)
}
