package telemetry_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

const werl = "05974052"

// townHall is a web site with one notice. It keeps the headers of who asks.
type townHall struct {
	*httptest.Server
	mu    sync.Mutex
	heads []http.Header
}

func newTownHall(t *testing.T) *townHall {
	t.Helper()
	h := &townHall{}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func (h *townHall) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.heads = append(h.heads, r.Header.Clone())
	h.mu.Unlock()
	if r.URL.Path != "/aktuelles" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, `<!DOCTYPE html><html lang="de"><head><title>Stadt Werl</title></head><body><main><h1>Stadt Werl</h1>
<p>Das Standesamt ist wegen der Störung bei unserem IT-Dienstleister bis auf Weiteres geschlossen.</p></main></body></html>`)
}

// cluster is a database with one source, and the world of a process that works on it.
type cluster struct {
	log    logBuffer
	shared *app.Shared
	world  app.World
	hall   *townHall
}

// change is the trace of the change that the first run follows.
const change = "4bf92f3577b34da6a3ce929d0e0e4736"

func newCluster(t *testing.T) *cluster {
	t.Helper()
	dsn := storetest.DSN(t)
	t.Setenv("DATABASE_URL", dsn)
	c := &cluster{hall: newTownHall(t)}
	st, err := store.Open(t.Context(), dsn)
	must(t, err)
	defer func() { must(t, st.Close()) }()
	must(t, st.SyncBodies(t.Context(), []notice.Body{{AGS: werl, Name: "Werl", Kind: notice.Town, DistrictAGS: "05974"}}))
	_, port, _ := strings.Cut(c.hall.Listener.Addr().String(), ":")
	_, err = st.SyncSources(t.Context(), "test", []store.SourceRecord{{Namespace: "towns", Name: "werl", Trace: "00-" + change + "-b7ad6b7169203331-01", Spec: source.Spec{
		Type: source.TypePage, Page: &source.Page{URL: "http://werl.localhost:" + port + "/aktuelles"}, Body: werl, Authority: notice.Official,
		Interval: time.Hour, Timeout: time.Minute,
	}}}, time.Now().Add(-2*time.Hour))
	must(t, err)
	c.shared, err = app.Join(t.Context(), c.log.logger())
	must(t, err)
	t.Cleanup(func() { must(t, c.shared.Close()) })
	c.world = app.World{Clock: clock.System{}, Lease: time.Minute, Idle: 20 * time.Millisecond, Fetch: fetch.Config{
		Clock: clock.System{}, Gap: time.Millisecond, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, AnyPort: true,
	}}
	return c
}

// shown waits until the overview shows a cell.
func (c *cluster) shown(t *testing.T) {
	t.Helper()
	until(t, func() string {
		now := time.Now()
		o, err := c.shared.Store.Overview(t.Context(), now, now)
		if err != nil {
			return err.Error()
		}
		for _, row := range o.Rows {
			if len(row.Cells) > 0 {
				return ""
			}
		}
		return "no cell is shown"
	})
}

// get asks for a page.
func get(t *testing.T, url string, header ...string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	must(t, err)
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	must(t, err)
	return string(body)
}

// TestOneRunIsOneTrace lets a collector receive what a scraper and a server tell of one run and one visitor.
func TestOneRunIsOneTrace(t *testing.T) {
	c, to := newCluster(t), newReceiver(t)
	stop, err := c.world.Trace(t.Context(), to.URL, "scraper", os.Getenv, c.log.logger())
	must(t, err)
	metrics := address(t)
	end := start(t, func(ctx context.Context) error {
		return c.shared.RunScraper(ctx, c.world, app.ScraperConfig{Workers: 2}, metrics)
	})
	c.shown(t)
	var text string
	until(t, func() string {
		text = get(t, "http://"+metrics+"/metrics", "Accept", "application/openmetrics-text; version=1.0.0")
		if !strings.Contains(text, `lagebild_runs_total{kind="ok",type="page"} 1`) {
			return "the run is not counted"
		}
		return ""
	})
	end()
	stop()
	id := theRun(t, to)
	spans := to.byTrace()[id]
	root := named(spans, "run")[0]
	for name, parent := range map[string]string{
		"claim": "run", "fetch": "run", "parse": "run", "extract": "run", "store": "run", "request": "fetch",
	} {
		for _, s := range named(spans, name) {
			if !bytes.Equal(s.GetTraceId(), root.GetTraceId()) || !childOf(s, named(spans, parent)) {
				t.Errorf("%s is no child of %s", name, parent)
			}
		}
		if len(named(spans, name)) == 0 {
			t.Errorf("no span %q in %v", name, names(spans))
		}
	}
	if links := root.GetLinks(); len(links) != 1 || hex.EncodeToString(links[0].GetTraceId()) != change {
		t.Errorf("the run is not linked to the change that it follows: %v", links)
	}
	if len(named(spans, "request")) != 2 { // robots.txt and the page
		t.Errorf("%d requests", len(named(spans, "request")))
	}
	if !to.services["lagebild-scraper"] || !to.paths["POST /v1/traces"] {
		t.Errorf("services %v at %v", to.services, to.paths)
	}
	c.checkCell(t, spans)
	c.checkLog(t, id)
	if !strings.Contains(text, `# {trace_id="`+id+`"}`) {
		t.Errorf("no histogram has the trace as an example:\n%s", text)
	}
	for _, h := range c.hall.heads {
		for _, name := range []string{"Traceparent", "Tracestate", "Baggage"} {
			if h.Get(name) != "" {
				t.Errorf("the town was told %s: %s", name, h.Get(name))
			}
		}
	}
}

// theRun is the trace of the only run.
func theRun(t *testing.T, to *receiver) string {
	t.Helper()
	var ids []string
	for id, spans := range to.byTrace() {
		if len(named(spans, "run")) > 0 {
			ids = append(ids, id)
		}
	}
	if len(ids) != 1 {
		t.Fatalf("runs in %d traces", len(ids))
	}
	return ids[0]
}

func names(spans []*tracepb.Span) []string {
	out := make([]string, 0, len(spans))
	for _, s := range spans {
		out = append(out, s.GetName())
	}
	return out
}

func childOf(s *tracepb.Span, parents []*tracepb.Span) bool {
	for _, p := range parents {
		if bytes.Equal(s.GetParentSpanId(), p.GetSpanId()) {
			return true
		}
	}
	return false
}

// checkCell holds what the trace of a run ends with: the change of a cell, and the run's number in the database.
func (c *cluster) checkCell(t *testing.T, spans []*tracepb.Span) {
	t.Helper()
	root, stored := named(spans, "run")[0], named(spans, "store")[0]
	if got := text(root.GetAttributes(), "lagebild.source"); got != "werl" {
		t.Errorf("source %q", got)
	}
	if run := text(root.GetAttributes(), "lagebild.run"); run == "" || run == "0" {
		t.Errorf("run %q", run)
	}
	for _, e := range stored.GetEvents() {
		a := e.GetAttributes()
		if e.GetName() == "Cell changed" && text(a, "lagebild.body") == werl && text(a, "lagebild.status.before") == "unknown" &&
			text(a, "lagebild.status") == "unavailable" {
			return
		}
	}
	t.Errorf("no change of a cell in %v", stored.GetEvents())
}

// checkLog holds that the lines of a run name its trace.
func (c *cluster) checkLog(t *testing.T, id string) {
	t.Helper()
	for _, msg := range []string{"Ran source", "Recorded run"} {
		found := false
		for line := range strings.Lines(c.log.String()) {
			var l struct {
				Msg   string `json:"msg"`
				Trace string `json:"trace_id"`
			}
			must(t, json.Unmarshal([]byte(line), &l))
			found = found || l.Msg == msg && l.Trace == id
		}
		if !found {
			t.Errorf("no line %q with the trace:\n%s", msg, c.log.String())
		}
	}
}

// TestVisitorsBeginTraces holds that a visitor's request is the first span of a trace of our own, linked to theirs.
func TestVisitorsBeginTraces(t *testing.T) {
	c, to := newCluster(t), newReceiver(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", to.URL)
	stop, err := c.world.Trace(t.Context(), "", "server", os.Getenv, c.log.logger())
	must(t, err)
	pages := address(t)
	end := start(t, func(ctx context.Context) error {
		return c.shared.RunServer(ctx, c.world, app.SiteConfig{Listen: pages}, "")
	})
	const theirs = "0af7651916cd43dd8448eb211c80319c"
	until(t, func() string {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+pages+"/kommune/"+werl, http.NoBody)
		must(t, err)
		req.Header.Set("Traceparent", "00-"+theirs+"-b7ad6b7169203331-01")
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return err.Error()
		}
		return map[bool]string{false: resp.Status}[resp.StatusCode == http.StatusOK && resp.Body.Close() == nil]
	})
	end()
	stop()
	found := false
	for id, spans := range to.byTrace() {
		for _, s := range named(spans, "GET /kommune/{ags}") {
			found = true
			if id == theirs || len(s.GetParentSpanId()) > 0 {
				t.Errorf("the visitor decides on our trace")
			}
			if links := s.GetLinks(); len(links) != 1 || hex.EncodeToString(links[0].GetTraceId()) != theirs {
				t.Errorf("links %v", links)
			}
			if text(s.GetAttributes(), "http.route") != "/kommune/{ags}" {
				t.Errorf("attributes %v", s.GetAttributes())
			}
		}
	}
	if !found {
		t.Errorf("no span of the request: %v", to.byTrace())
	}
}

// TestNoTracesUnlessAsked holds that nothing is sent, and no trace is named in the log, by default.
func TestNoTracesUnlessAsked(t *testing.T) {
	for name, env := range map[string]map[string]string{
		"default": {}, "disabled": {"OTEL_SDK_DISABLED": "true", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"},
		"none": {"OTEL_TRACES_EXPORTER": "none", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"},
	} {
		var w app.World
		stop, err := w.Trace(t.Context(), "", "scraper", func(k string) string { return env[k] }, (&logBuffer{}).logger())
		must(t, err)
		stop()
		if w.Tracer != nil {
			t.Errorf("%s: there is a tracer", name)
		}
	}
	for endpoint, env := range map[string]map[string]string{
		"collector:4318": {}, "http://collector": {"OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, "http://collector:1": {"OTEL_TRACES_EXPORTER": "zipkin"},
	} {
		var w app.World
		if _, err := w.Trace(t.Context(), endpoint, "scraper", func(k string) string { return env[k] }, (&logBuffer{}).logger()); err == nil {
			t.Errorf("%s %v: no error", endpoint, env)
		}
	}
}
