package source

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
)

// town is a real server whose pages a test sets, and which counts what it is asked.
type town struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]resource
	asked []string // "GET /path 200"
}

type resource struct {
	body, mediaType string
	status          int
	etag            bool // answer conditional requests
	header          map[string]string
}

func newTown(t *testing.T) *town {
	t.Helper()
	w := &town{pages: make(map[string]resource)}
	w.Server = httptest.NewServer(w)
	t.Cleanup(w.Close)
	return w
}

func (w *town) set(path, body string, change ...func(*resource)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	r := resource{body: body, mediaType: "text/html; charset=utf-8", status: http.StatusOK, etag: true}
	for _, c := range change {
		c(&r)
	}
	w.pages[path] = r
}

func status(code int) func(*resource)    { return func(r *resource) { r.status = code } }
func mediaType(s string) func(*resource) { return func(r *resource) { r.mediaType = s } }
func withoutValidators(r *resource)      { r.etag = false }
func header(key, value string) func(*resource) {
	return func(r *resource) { r.header = map[string]string{key: value} }
}

// ServeHTTP implements http.Handler.
func (w *town) ServeHTTP(rw http.ResponseWriter, q *http.Request) {
	w.mu.Lock()
	r, ok := w.pages[q.URL.Path]
	code := r.status
	tag := `"` + hash([]byte(r.body))[:16] + `"`
	switch {
	case !ok:
		code = http.StatusNotFound
	case r.etag && q.Header.Get("If-None-Match") == tag:
		code = http.StatusNotModified
	}
	if q.URL.Path != "/robots.txt" {
		w.asked = append(w.asked, fmt.Sprintf("%s %d", q.URL.Path, code))
	}
	w.mu.Unlock()
	for k, v := range r.header {
		rw.Header().Set(k, v)
	}
	if r.etag {
		rw.Header().Set("ETag", tag)
	}
	rw.Header().Set("Content-Type", r.mediaType)
	rw.WriteHeader(code)
	if code != http.StatusNotModified {
		_, _ = rw.Write([]byte(r.body))
	}
}

// took gives what was asked since the last call.
func (w *town) took() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := w.asked
	w.asked = nil
	return out
}

// reader gives a Reader on a real fetcher that may ask this machine, on a clock that makes its pauses short.
func reader(t *testing.T, maxRequests int) *Reader {
	t.Helper()
	now := time.Now()
	c := clock.Scaled{Origin: now, Start: now, Factor: 10_000}
	f, err := fetch.New(fetch.Config{
		Clock: c, Hosts: fetch.NewMemoryHosts(), Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, AnyPort: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	r, err := New(Config{Fetcher: f, Clock: c, MaxRequests: maxRequests})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// read does a run that must succeed.
func read(t *testing.T, r *Reader, s Spec, st State) Reading {
	t.Helper()
	got, err := r.Read(t.Context(), s, st)
	if err != nil {
		t.Fatalf("reading %s: %v", s.URL(), err)
	}
	return got
}

// fails does a run that must end in a fault of the given kind and leave the state as it was.
func fails(t *testing.T, r *Reader, s Spec, st State, kind fault.Kind) Reading {
	t.Helper()
	got, err := r.Read(t.Context(), s, st)
	if fault.KindOf(err) != kind {
		t.Fatalf("reading %s: got %v (%s), want a %s fault", s.URL(), err, fault.KindOf(err), kind)
	}
	if len(got.State.Keys) != len(st.Keys) || len(got.State.Validators) != len(st.Validators) {
		t.Errorf("state is %+v, want the old one: %+v", got.State, st)
	}
	if got.Complete || len(got.Documents) != 0 || len(got.Confirmed) != 0 {
		t.Errorf("a failed run says %+v", got)
	}
	return got
}

func texts(docs []notice.Document) []string {
	out := make([]string, 0, len(docs))
	for _, d := range docs {
		out = append(out, d.Text)
	}
	return out
}

func keys(docs []notice.Document) []string {
	out := make([]string, 0, len(docs))
	for _, d := range docs {
		out = append(out, d.Key)
	}
	return out
}

func kinds(errs []error) []fault.Kind {
	out := make([]fault.Kind, 0, len(errs))
	for _, e := range errs {
		out = append(out, fault.KindOf(e))
	}
	return out
}

func pageSpec(p Page) Spec { return Spec{Type: TypePage, Page: &p, Authority: notice.Official} }

func article(title, text string) string {
	return "<!doctype html><html lang=de><title>" + title + " | Musterau</title><nav><a href=/>Start</a></nav><main><h1>" + title +
		"</h1><p>" + text + "</p></main></html>"
}
