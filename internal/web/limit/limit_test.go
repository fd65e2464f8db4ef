package limit

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"
)

// bench is a limiter before a handler, on a clock that the test moves.
type bench struct {
	t   *testing.T
	l   *Limiter
	now time.Time
	h   http.Handler
}

func newBench(t *testing.T, cfg Config, h http.HandlerFunc) *bench {
	t.Helper()
	b := &bench{t: t, now: time.Date(2023, 11, 1, 12, 0, 0, 0, time.UTC)}
	cfg.Now = func() time.Time { return b.now }
	var err error
	if b.l, err = New(cfg); err != nil {
		t.Fatal(err)
	}
	if h == nil {
		h = func(http.ResponseWriter, *http.Request) {}
	}
	b.h = b.l.Wrap(h)
	return b
}

func (b *bench) ask(path, addr string, header ...string) *http.Response {
	b.t.Helper()
	r := httptest.NewRequestWithContext(b.t.Context(), http.MethodGet, path, http.NoBody)
	r.RemoteAddr = addr
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	b.h.ServeHTTP(rec, r)
	return rec.Result()
}

// allowed is how many of n requests pass.
func (b *bench) allowed(n int, path, addr string, header ...string) int {
	b.t.Helper()
	passed := 0
	for range n {
		if b.ask(path, addr, header...).StatusCode == http.StatusOK {
			passed++
		}
	}
	return passed
}

func TestBudget(t *testing.T) {
	t.Parallel()
	b := newBench(t, Config{Rate: 2, Burst: 20}, nil)
	if got := b.allowed(30, "/", "192.0.2.1:1000"); got != 20 {
		t.Errorf("%d of 30 pages passed, want the burst of 20", got)
	}
	if got := b.allowed(1, "/", "192.0.2.2:1000"); got != 1 {
		t.Error("another client pays for the first")
	}
	if got := b.allowed(5, "/static/a/b.css", "192.0.2.1:1000"); got != 5 {
		t.Error("static files cost something")
	}
	resp := b.ask("/api/v1/overview", "192.0.2.1:1000")
	var p struct {
		Status        int
		Title, Detail string
	}
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil || p.Status != 429 || p.Title == "" || p.Detail == "" || resp.Header.Get("Retry-After") != "1" {
		t.Errorf("%+v, %v, %v", p, err, resp.Header)
	}
	b.now = b.now.Add(3 * time.Second)
	if got := b.allowed(10, "/", "192.0.2.1:1000"); got != 6 {
		t.Errorf("%d passed after 3 s, want 6", got)
	}
}

func TestProxyThatNamesNobody(t *testing.T) {
	t.Parallel()
	b := newBench(t, Config{Rate: 1, Burst: 20}, nil)
	if got := b.allowed(100, "/", "10.1.1.1:1"); got != 100 {
		t.Errorf("%d of 100 passed: all visitors behind the proxy were shut out", got)
	}
	if got := b.allowed(100, "/", "10.1.1.1:1", "X-Forwarded-For", "192.0.2.1"); got != 20 {
		t.Errorf("%d of 100 passed of a visitor whom the proxy names", got)
	}
	strict := newBench(t, Config{Rate: 1, Burst: 20, Proxies: []netip.Prefix{}}, nil)
	if got := strict.allowed(100, "/", "10.1.1.1:1", "X-Forwarded-For", "192.0.2.1"); got != 20 {
		t.Errorf("%d of 100 passed of a peer that is no proxy", got)
	}
}

func TestPrices(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]int{
		"/": 20, "/export/lage.csv": 1, "/suche?q=x": 4, "/feeds/suche.atom?q=x": 4, "/?at=2023-11-01": 5, "/cap/alle.atom": 5, "/badge/05974040.svg": 20,
	} {
		b := newBench(t, Config{Rate: 1, Burst: 20}, nil)
		if got := b.allowed(30, path, "192.0.2.1:1"); got != want {
			t.Errorf("%s: %d passed, want %d", path, got, want)
		}
	}
}

func TestClients(t *testing.T) {
	t.Parallel()
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, tt := range []struct {
		name, addr string
		forwarded  []string
		want       string
	}{
		{"direct", "192.0.2.7:99", nil, "192.0.2.7/32"},
		{"direct, with a made-up header", "192.0.2.7:99", []string{"198.51.100.1"}, "192.0.2.7/32"},
		{"IPv6 by its network", "[2001:db8:1:2:3:4:5:6]:99", nil, "2001:db8:1:2::/64"},
		{"IPv4 in IPv6", "[::ffff:192.0.2.7]:99", nil, "192.0.2.7/32"},
		{"a proxy", "10.1.1.1:99", []string{"198.51.100.1"}, "198.51.100.1/32"},
		{"a client that makes something up", "10.1.1.1:99", []string{"203.0.113.9, 198.51.100.1"}, "198.51.100.1/32"},
		{"two proxies, two headers", "10.1.1.1:99", []string{"203.0.113.9", "198.51.100.1, 10.2.2.2"}, "198.51.100.1/32"},
		{"with a port", "10.1.1.1:99", []string{"[2001:db8::1]:4711"}, "2001:db8::/64"},
		{"rubbish", "10.1.1.1:99", []string{"198.51.100.1, x"}, "10.1.1.1/32"},
		{"no header", "10.1.1.1:99", nil, "nobody"},
		{"a zone", "[fe80::1%eth0]:99", nil, "fe80::/64"},
		{"no address", "pipe", nil, "invalid Prefix"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l, err := New(Config{Proxies: proxies})
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody)
			r.RemoteAddr = tt.addr
			for _, f := range tt.forwarded {
				r.Header.Add("X-Forwarded-For", f)
			}
			got := "nobody"
			if key, ok := l.clientOf(r); ok {
				got = key.String()
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	b := newBench(t, Config{Clients: 10, Burst: 20, Rate: 0.001}, nil)
	b.allowed(20, "/", "192.0.2.200:1")
	for i := range 1000 {
		b.ask("/", fmt.Sprintf("198.51.%d.%d:1", i/250, i%250))
	}
	if n := len(b.l.clients); n != 10 || b.l.order.Len() != 10 {
		t.Errorf("%d clients are remembered, %d in order", n, b.l.order.Len())
	}
}

func TestStreamsAndHeavyRequests(t *testing.T) {
	t.Parallel()
	var running sync.WaitGroup
	release := make(chan struct{})
	started := make(chan bool, 10)
	b := newBench(t, Config{Streams: 2, Heavy: 1, Timeout: time.Hour}, func(_ http.ResponseWriter, r *http.Request) {
		_, limited := r.Context().Deadline()
		started <- limited
		<-release
	})
	stream := func() {
		if got := b.ask("/api/v1/events", "192.0.2.1:1").StatusCode; got != http.StatusOK {
			t.Errorf("stream: %d", got)
		}
	}
	for range 2 {
		running.Go(stream)
		if limited := <-started; limited {
			t.Error("a stream has a limit on its time")
		}
	}
	if got := b.ask("/api/v1/events", "192.0.2.1:1"); got.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a third stream: %d", got.StatusCode)
	}
	running.Go(func() { b.ask("/export/lage.csv", "192.0.2.3:1") })
	if limited := <-started; !limited {
		t.Error("an export has no limit on its time")
	}
	if got := b.ask("/export/lage.csv", "192.0.2.4:1"); got.StatusCode != http.StatusServiceUnavailable || got.Header.Get("Retry-After") == "" {
		t.Errorf("a second export at once: %d", got.StatusCode)
	}
	close(release)
	running.Wait()
	for range 3 {
		stream() // the places are free again
		<-started
	}
	if n := len(b.l.heavy); n != 0 {
		t.Errorf("%d places of heavy requests are kept", n)
	}
}

func TestSize(t *testing.T) {
	t.Parallel()
	b := newBench(t, Config{}, nil)
	for path, want := range map[string]int{
		"/?q=" + strings.Repeat("x", 9000):    http.StatusRequestURITooLong,
		"/" + strings.Repeat("x", 9000):       http.StatusRequestURITooLong,
		"/?" + strings.Repeat("a=1&", 50):     http.StatusBadRequest,
		"/?q=" + strings.Repeat("x", 1000):    http.StatusOK,
		"/?" + strings.Repeat("a=1&", 30):     http.StatusOK,
		"/api/v1/x?" + strings.Repeat("&", 9): http.StatusOK,
	} {
		if got := b.ask(path, "192.0.2.1:1").StatusCode; got != want {
			t.Errorf("%.20s: %d, want %d", path, got, want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for _, cfg := range []Config{{Burst: 1}, {Clients: -1}, {Streams: -1}, {Heavy: -1}, {Timeout: -1}} {
		if _, err := New(cfg); err == nil {
			t.Errorf("%+v was taken", cfg)
		}
	}
	b := newBench(t, Config{Rate: -1}, nil)
	if got := b.allowed(500, "/", "192.0.2.1:1"); got != 500 {
		t.Errorf("without a limit %d of 500 passed", got)
	}
}

func BenchmarkWrap(b *testing.B) {
	l, err := New(Config{Rate: 1e12, Burst: 1e9})
	if err != nil {
		b.Fatal(err)
	}
	h := l.Wrap(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/api/v1/overview", http.NoBody)
	rec := httptest.NewRecorder()
	for b.Loop() {
		h.ServeHTTP(rec, r)
	}
}
