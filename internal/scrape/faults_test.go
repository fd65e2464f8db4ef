package scrape_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/clock/clocktest"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/source"
)

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

// hang answers when the client has gone.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// TestFaults runs sources that fail in every way a server can, each on a host of its own, at once with one that works.
func TestFaults(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *fetch.Config) { c.HeaderTimeout = 300 * time.Millisecond })
	faults := map[string]struct {
		serve    http.HandlerFunc
		kind     fault.Kind
		requests int // sent to the page
	}{
		"gone":     {status(http.StatusGone), fault.NotFound, 1},
		"denied":   {status(http.StatusForbidden), fault.Blocked, 1},
		"broken":   {status(http.StatusInternalServerError), fault.Unavailable, 1},
		"busy":     {busy, fault.RateLimited, 1},
		"slow":     {hang, fault.TimedOut, 2},
		"picture":  {typed("image/png", "\x89PNG\r\n\x1a\n0000"), fault.WrongMediaType, 1},
		"nothing":  {typed("text/html", "<html><body><main></main></body></html>"), fault.Empty, 1},
		"wall":     {typed("text/html", "<html><head><title>Just a moment...</title></head><body><div id=\"cf-challenge-running\"></div></body></html>"), fault.SoftBlocked, 1},
		"circle":   {circle, fault.TooManyRedirects, 1},
		"inside":   {inside, fault.RefusedTarget, 1},
		"selector": {typed("text/html", page(closed)), fault.Invalid, 0},
	}
	var names []string
	for host, f := range faults {
		name := host + "/p"
		names = append(names, name)
		if f.serve != nil {
			w.site.set(name, f.serve)
		}
	}
	w.site.say("well/p", closed)
	w.site.set("robots/robots.txt", typed("text/plain", "User-agent: *\nDisallow: /p\n"))
	w.site.say("robots/p", closed)
	w.sources(func(s *source.Spec) {
		if strings.Contains(s.Page.URL, "selector") {
			s.Page.ContentSelector = "p:no-such("
		}
	}, append(names, "well/p", "robots/p")...)
	w.run(len(names) + 2)

	for host, f := range faults {
		name := host + "/p"
		if r := w.only(name); fault.Kind(r.Fault) != f.kind || r.Error == "" {
			t.Errorf("%s: %+v, want %s", name, r, f.kind)
		}
		if n := w.site.asked(name); f.requests > 0 && n != f.requests {
			t.Errorf("%s was asked %d times, want %d", name, n, f.requests)
		}
		if h := w.health(name); h.Failures != 1 || fault.Kind(h.LastFault) != f.kind || h.NextFetch.Sub(h.LastRun) < interval {
			t.Errorf("%s: %d failures, last %s, next in %v", name, h.Failures, h.LastFault, h.NextFetch.Sub(h.LastRun))
		}
	}
	if r := w.only("robots/p"); fault.Kind(r.Fault) != fault.RobotsDenied || w.site.asked("robots/p") != 0 {
		t.Errorf("robots: %+v, asked %d times", r, w.site.asked("robots/p"))
	}
	if r := w.only("well/p"); r.Fault != "" {
		t.Errorf("the source that works: %+v", r)
	}
	if h := w.health("busy/p"); h.NextFetch.Sub(h.LastRun) < 2*time.Hour {
		t.Errorf("asked to stay away for two hours, comes back in %v", h.NextFetch.Sub(h.LastRun))
	}
	w.free()
}

func busy(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Retry-After", "7200")
	w.WriteHeader(http.StatusTooManyRequests)
}

func circle(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, r.URL.Path, http.StatusFound)
}

func inside(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
}

func typed(mediaType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		_, _ = io.WriteString(w, body)
	}
}

// TestBackoff lets a source fail again and again, and then work.
func TestBackoff(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	const name = "werl/p"
	w.site.set(name, status(http.StatusInternalServerError))
	w.sources(nil, name)
	var waits []time.Duration
	for n := range 4 {
		w.run(1)
		h := w.health(name)
		if h.Failures != n+1 {
			t.Fatalf("%d failures after %d runs", h.Failures, n+1)
		}
		wait := h.NextFetch.Sub(h.LastRun)
		waits = append(waits, wait)
		w.clock.Pass(wait)
	}
	if waits[0] >= waits[1] || waits[1] >= waits[2] || waits[3] > time.Hour {
		t.Errorf("waits %v: want them to grow, to an hour at most", waits)
	}
	w.site.say(name, closed)
	w.run(1)
	if h := w.health(name); h.Failures != 0 || h.LastFault != "" || h.NextFetch.Sub(h.LastRun) > interval {
		t.Errorf("after a success: %+v", h)
	}
	if n := len(w.records(name)); n != 5 {
		t.Errorf("%d records of 5 runs", n)
	}
}

// TestSecondTry lets a server stall once: the run tries again and succeeds, with one record.
func TestSecondTry(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *fetch.Config) { c.HeaderTimeout = 300 * time.Millisecond })
	const name = "werl/p"
	var n atomic.Int32
	w.site.set(name, func(rw http.ResponseWriter, r *http.Request) {
		if n.Add(1) == 1 {
			hang(rw, r)
			return
		}
		html(rw, page(closed))
	})
	w.sources(nil, name)
	w.run(1)
	if r := w.only(name); r.Fault != "" || w.health(name).Failures != 0 || n.Load() != 2 {
		t.Errorf("%+v after %d requests", r, n.Load())
	}
}

// deadAddress is one on which nothing listens.
func deadAddress(t *testing.T) string {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	must(t, l.Close())
	return l.Addr().String()
}

// TestUplink runs sources that cannot be reached, with and without a working connection of our own.
func TestUplink(t *testing.T) {
	t.Parallel()
	for _, up := range []bool{true, false} {
		w := newWorld(t, nil)
		dead := deadAddress(t)
		var asked atomic.Int32
		target := dead
		if up {
			l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
			must(t, err)
			defer func() { _ = l.Close() }()
			go func() {
				for c, err := l.Accept(); err == nil; c, err = l.Accept() {
					asked.Add(1)
					_ = c.Close()
				}
			}()
			target = l.Addr().String()
		}
		w.cfg.Uplink = scrape.NewUplink([]string{dead, target}, w.clock)
		names := []string{"a/p", "b/p", "c/p"}
		w.sources(func(s *source.Spec) {
			s.Page.URL = "http://" + s.Page.URL[len("http://"):len("http://a")] + ".localhost:" + dead[len("127.0.0.1:"):] + "/p"
		}, names...)
		w.run(len(names))
		want, failures := fault.Unreachable, 1
		if !up {
			want, failures = fault.OurSide, 0
		}
		for _, name := range names {
			h := w.health(name)
			if r := w.only(name); fault.Kind(r.Fault) != want || h.Failures != failures {
				t.Errorf("uplink %t: %s: %+v, %d failures; want %s and %d", up, name, r, h.Failures, want, failures)
			}
			if soon := h.NextFetch.Sub(h.LastRun) <= 30*time.Second; soon == up {
				t.Errorf("uplink %t: %s: next in %v", up, name, h.NextFetch.Sub(h.LastRun))
			}
		}
		if up && asked.Load() != 1 {
			t.Errorf("the reference target was asked %d times for one outage", asked.Load())
		}
		w.free()
	}
}

func TestUplinkWithoutTargets(t *testing.T) {
	t.Parallel()
	if u := scrape.NewUplink(nil, clocktest.At(time.Unix(1, 0))); u != nil {
		t.Errorf("got %v", u)
	}
}

// TestUplinkForgets asks again when the answer has grown old.
func TestUplinkForgets(t *testing.T) {
	t.Parallel()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	c := clocktest.At(time.Unix(1, 0))
	u := scrape.NewUplink([]string{l.Addr().String()}, c)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if !u.Up(ended) {
		t.Error("down, only because who asks has been stopped")
	}
	must(t, l.Close())
	if !u.Up(t.Context()) {
		t.Error("the answer was not remembered")
	}
	c.Pass(time.Minute)
	if u.Up(t.Context()) {
		t.Error("still up when nothing listens any more")
	}
}

// TestRunOutOfTime lets a page take longer than its source may: the target is slow, and our side is not to blame.
func TestRunOutOfTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.cfg.Uplink = scrape.NewUplink([]string{w.site.Listener.Addr().String()}, w.clock)
	const name = "werl/p"
	w.site.set(name, hang)
	w.sources(func(s *source.Spec) { s.Timeout = 3 * time.Second }, name) // a busy machine needs a while to get as far as the page
	w.run(1)
	if r := w.only(name); fault.Kind(r.Fault) != fault.TimedOut || w.health(name).Failures != 1 || w.site.asked(name) != 1 {
		t.Errorf("%+v, asked %d times", r, w.site.asked(name))
	}
	w.free()
}

// TestMetrics counts runs by kind.
func TestMetrics(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	reg := prometheus.NewRegistry()
	m, err := scrape.NewMetrics(reg)
	must(t, err)
	if _, err := scrape.NewMetrics(reg); fault.KindOf(err) != fault.Internal {
		t.Errorf("registered twice: %v", err)
	}
	w.cfg.Metrics = m
	w.site.say("a/p", closed)
	w.sources(nil, "a/p", "b/p")
	w.run(2)
	want := map[string]float64{
		"lagebild_runs_total kind=not_found type=page": 1, "lagebild_runs_total kind=ok type=page": 1,
		"lagebild_sources_claimed_total": 2, "lagebild_documents_read_total": 1,
	}
	families, err := reg.Gather()
	must(t, err)
	got := map[string]float64{}
	for _, f := range families {
		for _, m := range f.GetMetric() {
			name := f.GetName()
			for _, l := range m.GetLabel() {
				name += " " + l.GetName() + "=" + l.GetValue()
			}
			got[name] = m.GetCounter().GetValue()
		}
	}
	for name, n := range want {
		if got[name] != n {
			t.Errorf("%s is %v, want %v", name, got[name], n)
		}
	}
}
