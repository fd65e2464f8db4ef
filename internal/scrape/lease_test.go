package scrape_test

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// gate is a page that is served when it is let through; arrived tells that somebody waits.
type gate struct {
	arrived, open chan struct{}
	page          http.HandlerFunc
}

func newGate(page http.HandlerFunc) *gate {
	return &gate{arrived: make(chan struct{}, 100), open: make(chan struct{}), page: page}
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.arrived <- struct{}{}
	select {
	case <-g.open:
		g.page(w, r)
	case <-r.Context().Done():
	}
}

func (g *gate) await(t *testing.T) {
	t.Helper()
	select {
	case <-g.arrived:
	case <-time.After(patience):
		t.Fatal("nobody asked for the page")
	}
}

// TestLostLease takes a slow run's source away: what the run brings, new or unchanged, is dropped, and the newer run counts.
func TestLostLease(t *testing.T) {
	t.Parallel()
	for _, known := range []bool{false, true} {
		t.Run(fmt.Sprintf("known %t", known), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, nil)
			w.cfg.Lease, w.cfg.Idle = time.Minute, time.Hour // idle: or it takes its own lost source back
			const name = "werl/p"
			w.site.say(name, closed)
			w.sources(nil, name)
			runs := 0
			if known {
				w.run(1)
				w.clock.Pass(interval)
				runs++
			}
			g := newGate(func(rw http.ResponseWriter, r *http.Request) {
				rw.Header().Set("ETag", r.Header.Get("If-None-Match"))
				if known {
					rw.WriteHeader(http.StatusNotModified)
					return
				}
				html(rw, page(closed))
			})
			w.site.set(name, g.ServeHTTP)
			stop := w.scraper()
			g.await(t)
			w.store.awaitRest(t)
			w.clock.Pass(2 * time.Minute)
			jobs, err := w.store.Claim(t.Context(), store.ClaimParams{Now: w.clock.Now(), Lease: time.Hour, Limit: 1, Worker: "other"})
			if err != nil || len(jobs) != 1 {
				t.Fatalf("the lease that ran out was not handed out: %v, %v", jobs, err)
			}
			close(g.open)
			w.store.await(t, runs+1)
			stop()
			if n := len(w.records(name)); n != runs {
				t.Errorf("%d records, want %d: the slow run has none", n, runs)
			}
			if !w.log.has("Dropped ") {
				t.Error("nothing was logged of the dropped run")
			}
			must(t, w.store.Finish(t.Context(), store.Outcome{
				Job: jobs[0], Started: w.clock.Now(), Finished: w.clock.Now(), Err: fault.New(fault.NotFound, "", "gone"),
			}))
			if rs := w.records(name); len(rs) != runs+1 || rs[runs].Fault != "not_found" {
				t.Errorf("the newer run is not the one that counts: %+v", rs)
			}
			w.free()
		})
	}
}

// TestStop ends the scraper while pages are being fetched: those that come within the grace time are stored.
func TestStop(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	g := newGate(func(rw http.ResponseWriter, _ *http.Request) { html(rw, page(closed)) })
	names := []string{"a/p", "b/p", "c/p"}
	for _, n := range names {
		w.site.set(n, g.ServeHTTP)
	}
	w.sources(nil, names...)
	w.cfg.Workers = 2 // the third waits in hand
	stop := w.scraper()
	g.await(t)
	g.await(t)
	go func() { close(g.open) }()
	stop()
	for _, n := range names {
		if r := w.only(n); r.Fault != "" || r.Documents != 1 {
			t.Errorf("%s: %+v", n, r)
		}
	}
	w.free()
}

// TestStopWithoutPatience ends the scraper while pages hang: their leases are given back, nobody is blamed, and they run soon.
func TestStopWithoutPatience(t *testing.T) {
	// Not parallel: the goroutines of other tests come and go.
	w := newWorld(t, nil)
	w.site.set("d/p", hang)
	names := []string{"a/p", "b/p", "c/p", "d/p"}
	g := newGate(hang)
	for _, n := range names {
		w.site.set(n, g.ServeHTTP)
	}
	w.sources(nil, names...)
	w.cfg.Workers, w.cfg.Grace = 2, 50*time.Millisecond
	before := goleak.IgnoreCurrent()
	stop := w.scraper()
	g.await(t)
	g.await(t)
	stop()
	w.site.CloseClientConnections()
	goleak.VerifyNone(t, before)
	for _, n := range names {
		h := w.health(n)
		if r := w.only(n); fault.Kind(r.Fault) != fault.OurSide || h.Failures != 0 || h.NextFetch.Sub(h.LastRun) > 30*time.Second {
			t.Errorf("%s: %+v, %d failures, next in %v", n, r, h.Failures, h.NextFetch.Sub(h.LastRun))
		}
	}
	w.free()
}

// TestWaitedTooLong lets the lease of a job run out before a worker is free for it: it is not begun, and nobody is blamed.
func TestWaitedTooLong(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.cfg.Workers, w.cfg.Lease, w.cfg.Idle = 1, time.Minute, time.Hour
	g := newGate(func(rw http.ResponseWriter, _ *http.Request) { html(rw, page(closed)) })
	w.site.set("a/p", g.ServeHTTP)
	w.site.set("b/p", g.ServeHTTP)
	w.sources(nil, "a/p", "b/p")
	stop := w.scraper()
	g.await(t)
	if n := w.count(`SELECT count(*) FROM sources WHERE lease_token IS NOT NULL`); n != 2 {
		t.Fatalf("%d sources are in hand, want both", n)
	}
	w.clock.Pass(2 * time.Minute)
	close(g.open)
	w.store.await(t, 2)
	stop()
	if !w.log.has("until its lease had run out") {
		t.Error("the second job was begun")
	}
	for _, n := range []string{"a/p", "b/p"} {
		// The second may have been claimed again meanwhile; then that run is the one that counts.
		if r, h := w.only(n), w.health(n); r.Fault != "" && r.Fault != "our_side" || h.Failures != 0 {
			t.Errorf("%s: %+v, %d failures", n, r, h.Failures)
		}
	}
	w.free()
}

// TestOneRunAHost lets many workers loose on many sources of few hosts, with an idle wait that nobody would sit out.
func TestOneRunAHost(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.cfg.Idle = time.Hour
	var mu sync.Mutex
	busy := map[string]bool{}
	var twice atomic.Int32
	serve := func(rw http.ResponseWriter, r *http.Request) {
		mu.Lock()
		if busy[r.Host] {
			twice.Add(1)
		}
		busy[r.Host] = true
		mu.Unlock()
		html(rw, page(closed, r.URL.Path))
		mu.Lock()
		busy[r.Host] = false
		mu.Unlock()
	}
	var names []string
	for host := range 6 {
		for p := range 10 {
			name := fmt.Sprintf("h%d/%d", host, p)
			w.site.set(name, serve)
			names = append(names, name)
		}
	}
	w.sources(nil, names...)
	w.run(len(names))
	for _, n := range names {
		if r := w.only(n); r.Fault != "" {
			t.Errorf("%s: %+v", n, r)
		}
	}
	if twice.Load() > 0 {
		t.Errorf("a host was asked %d times while it was being asked", twice.Load())
	}
	w.free()
}

// TestWrittenTogether writes runs in batches, each with its record.
func TestWrittenTogether(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.cfg.Batch = 7
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("h%d/p", i))
		w.site.say(names[i], closed, fmt.Sprint("Seite ", i))
	}
	w.sources(nil, names...)
	w.run(len(names))
	w.clock.Pass(interval)
	w.run(len(names))
	for _, n := range names {
		if rs := w.records(n); len(rs) != 2 || rs[1].Fault != "" || rs[1].Status != http.StatusNotModified || rs[1].Documents != 1 {
			t.Errorf("%s: %+v", n, rs)
		}
	}
	sum, largest := 0, 0
	for _, b := range w.store.batches {
		sum, largest = sum+b, max(largest, b)
	}
	if sum != 2*len(names) || largest > 7 || len(w.store.batches) > len(names) {
		t.Errorf("batches of %v", w.store.batches)
	}
	w.free()
}

// brokenReader panics on one source and reads the others.
type brokenReader struct {
	inner interface {
		Read(ctx context.Context, spec source.Spec, state source.State) (source.Reading, error)
	}
	url string
}

func (r brokenReader) Read(ctx context.Context, spec source.Spec, state source.State) (source.Reading, error) {
	if spec.URL() == r.url {
		var m map[string]int
		m["a"] = 1 //nolint:staticcheck // the panic is what is tested
	}
	return r.inner.Read(ctx, spec, state)
}

// TestReaderPanics lets the reader panic on one page: that run fails, the others do not.
func TestReaderPanics(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	names := []string{"a/p", "bad/p", "c/p"}
	for _, n := range names {
		w.site.say(n, closed)
	}
	w.sources(nil, names...)
	w.cfg.Reader = brokenReader{w.cfg.Reader, w.site.url("bad/p")}
	w.run(len(names))
	if r := w.only("bad/p"); fault.Kind(r.Fault) != fault.Internal || r.Error == "" {
		t.Errorf("%+v", r)
	}
	for _, n := range []string{"a/p", "c/p"} {
		if r := w.only(n); r.Fault != "" {
			t.Errorf("%s: %+v", n, r)
		}
	}
	if !w.log.has("level=ERROR") {
		t.Error("a bug was not logged as an error")
	}
	w.free()
}
