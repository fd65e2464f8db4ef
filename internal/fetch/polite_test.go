package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/robots"
)

// robotsSite has a robots.txt with status and text, and notes when, on clk, it was asked for what.
type robotsSite struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	text   string
	asked  []string
	times  []time.Time
}

func newRobotsSite(t *testing.T, clk clock.Clock, status int, text string) *robotsSite {
	t.Helper()
	s := &robotsSite{status: status, text: text}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.asked, s.times = append(s.asked, r.URL.Path), append(s.times, clk.Now())
		switch {
		case r.URL.Path == "/robots.txt":
			if s.status >= 300 && s.status < 400 {
				w.Header().Set("Location", s.text)
			}
			w.WriteHeader(s.status)
			_, _ = w.Write([]byte(s.text))
		case r.URL.Path == "/regeln":
			_, _ = w.Write([]byte("User-agent: *\nDisallow: /intern"))
		case strings.HasPrefix(r.URL.Path, "/weiter/"):
			http.Redirect(w, r, strings.TrimPrefix(r.URL.Path, "/weiter"), http.StatusFound)
		case r.URL.Path == "/umleitung":
			http.Redirect(w, r, "/intern/akte", http.StatusFound)
		default:
			html(w, "Das Rathaus ist geschlossen.")
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *robotsSite) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, p := range s.asked {
		if p == path {
			n++
		}
	}
	return n
}

func (s *robotsSite) set(status int, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status, s.text = status, text
}

func TestRobotsVerdicts(t *testing.T) {
	const rules = "User-agent: *\nDisallow: /intern"
	for _, tt := range []struct {
		name   string
		status int
		text   string
		path   string
		want   fault.Kind
	}{
		{"allowed", 200, rules, "/aktuelles", ""},
		{"denied", 200, rules, "/intern/akte", fault.RobotsDenied},
		{"redirect to a denied page", 200, rules, "/umleitung", fault.RobotsDenied},
		{"none", 404, "", "/intern", ""},
		{"forbidden", 403, rules, "/intern", ""},
		{"overloaded", 429, "", "/aktuelles", fault.RateLimited},
		{"broken", 500, rules, "/aktuelles", fault.Unavailable},
		{"away", 503, "", "/aktuelles", fault.Unavailable},
		{"moved", 302, "/weiter/weiter/weiter/regeln", "/intern", fault.RobotsDenied},
		{"moved for ever", 302, "/robots.txt", "/intern", ""},
		{"moved too often", 302, "/weiter/weiter/weiter/weiter/weiter/weiter/regeln", "/intern", ""},
		{"moved inside", 302, "http://169.254.169.254/robots.txt", "/intern", fault.RefusedTarget},
		{"a page instead", 200, page("Seite"), "/intern", ""},
		{"empty", 200, "", "/intern", ""},
		{"large", 200, rules + strings.Repeat("\n# Kommentar", 60_000), "/intern", fault.RobotsDenied},
	} {
		t.Run(tt.name, func(t *testing.T) {
			clk := jumpClock()
			s := newRobotsSite(t, clk, tt.status, tt.text)
			_, err := testFetcher(t, func(c *Config) { c.Clock = clk }).Fetch(t.Context(), Request{URL: s.URL + tt.path})
			if got := fault.KindOf(err); got != tt.want {
				t.Errorf("kind %q, want %q: %v", got, tt.want, err)
			}
			if tt.want != "" && s.count("/intern/akte")+s.count("/intern") > 0 {
				t.Error("the forbidden page was asked for")
			}
		})
	}
}

// TestRobotsOfDeadSite: the site's own fault comes out, not RobotsDenied.
func TestRobotsOfDeadSite(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	if _, err := testFetcher(t, nil).Fetch(t.Context(), Request{URL: s.URL}); fault.KindOf(err) != fault.Unreachable || !strings.Contains(err.Error(), "robots.txt") {
		t.Error(err)
	}
	dead := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(dead.Close)
	if _, err := testFetcher(t, nil).Fetch(t.Context(), Request{URL: dead.URL}); fault.KindOf(err) != fault.TLSInvalid {
		t.Error(err)
	}
}

func TestRobotsIsAskedOnceADay(t *testing.T) {
	clk, hosts := jumpClock(), &countingHosts{Hosts: NewMemoryHosts()}
	s := newRobotsSite(t, clk, 200, "User-agent: *\nDisallow: /intern")
	set := func(c *Config) { c.Clock, c.Hosts = clk, hosts }
	f := testFetcher(t, set)
	get := func(f *Fetcher, path string, want fault.Kind) {
		t.Helper()
		if _, err := f.Fetch(t.Context(), Request{URL: s.URL + path}); fault.KindOf(err) != want {
			t.Fatal(err)
		}
	}
	for range 3 {
		get(f, "/a", "")
	}
	if s.count("/robots.txt") != 1 || hosts.robots.Load() != 1 {
		t.Errorf("asked %d times, Hosts %d times", s.count("/robots.txt"), hosts.robots.Load())
	}
	get(testFetcher(t, set), "/intern", fault.RobotsDenied) // another replica knows it from Hosts
	if s.count("/robots.txt") != 1 {
		t.Error("another replica asked again")
	}
	_ = clk.Sleep(t.Context(), 24*time.Hour)
	s.set(200, "")
	get(f, "/intern", "")
	// One that cannot be renewed goes on being obeyed, and the site is not asked for it with every page.
	_ = clk.Sleep(t.Context(), 24*time.Hour)
	s.set(500, "")
	before := s.count("/robots.txt")
	get(f, "/a", "")
	get(f, "/a", "")
	if n := s.count("/robots.txt") - before; n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func TestRobotsIsAskedByOneOnly(t *testing.T) {
	clk := jumpClock()
	s := newRobotsSite(t, clk, 200, "")
	f := testFetcher(t, func(c *Config) { c.Clock = clk })
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := f.Fetch(t.Context(), Request{URL: fmt.Sprint(s.URL, "/", i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := s.count("/robots.txt"); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func TestGap(t *testing.T) {
	for _, tt := range []struct {
		name, robots string
		held         bool
		want         time.Duration
	}{
		{"held", "", true, 2 * time.Second},
		{"not held", "", false, 2 * time.Second},
		{"crawl delay", "User-agent: *\nCrawl-delay: 7", true, 7 * time.Second},
		{"crawl delay, not held", "User-agent: *\nCrawl-delay: 7", false, 7 * time.Second},
		{"crawl delay below ours", "User-agent: *\nCrawl-delay: 1", true, 2 * time.Second},
		{"crawl delay beyond a minute", "User-agent: *\nCrawl-delay: 3600", true, time.Minute},
	} {
		t.Run(tt.name, func(t *testing.T) {
			clk, hosts := jumpClock(), &countingHosts{Hosts: NewMemoryHosts()}
			s := newRobotsSite(t, clk, 200, tt.robots)
			f := testFetcher(t, func(c *Config) { c.Clock, c.Hosts = clk, hosts })
			ctx := t.Context()
			if tt.held {
				ctx = Holding(ctx, strings.TrimPrefix(s.URL, "http://"))
			}
			for _, path := range []string{"/a", "/umleitung", "/b"} { // robots.txt, a, umleitung, intern/akte, b
				if _, err := f.Fetch(ctx, Request{URL: s.URL + path}); err != nil {
					t.Fatal(err)
				}
			}
			if len(s.times) != 5 {
				t.Fatalf("asked for %v", s.asked)
			}
			for i := 1; i < len(s.times); i++ {
				if gap := s.times[i].Sub(s.times[i-1]); gap < tt.want {
					t.Errorf("%s came %v after %s, want at least %v", s.asked[i], gap, s.asked[i-1], tt.want)
				}
			}
			if n := hosts.reserves.Load(); tt.held && n != 0 || !tt.held && n != 5 {
				t.Errorf("%d turns reserved", n)
			}
		})
	}
}

// TestGapInParallel measures on a fast clock at the server, with many askers at once.
func TestGapInParallel(t *testing.T) {
	clk := clock.Scaled{Origin: time.Now(), Start: time.Date(2023, 10, 30, 6, 0, 0, 0, time.UTC), Factor: 200}
	s := newRobotsSite(t, clk, 404, "")
	f := testFetcher(t, func(c *Config) { c.Clock, c.Gap = clk, 4*time.Second })
	held := Holding(t.Context(), strings.TrimPrefix(s.URL, "http://"))
	var wg sync.WaitGroup
	for i := range 8 {
		ctx := t.Context()
		if i%2 == 0 {
			ctx = held
		}
		wg.Go(func() {
			if _, err := f.Fetch(ctx, Request{URL: s.URL + "/a"}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	// Turns are exact; what arrives is as late as the machine is busy, so the whole is measured, not each gap.
	if got := s.times[len(s.times)-1].Sub(s.times[0]); len(s.times) != 9 || got < 7*4*time.Second {
		t.Errorf("%d requests in %v", len(s.times), got)
	}
}

func TestTurnTooFarAway(t *testing.T) {
	clk, hosts := jumpClock(), &countingHosts{Hosts: NewMemoryHosts()}
	s := newRobotsSite(t, clk, 404, "")
	f := testFetcher(t, func(c *Config) { c.Clock, c.Hosts, c.Gap = clk, hosts, time.Minute })
	host := strings.TrimPrefix(s.URL, "http://")
	ctx := Holding(t.Context(), host)
	if _, err := f.Fetch(ctx, Request{URL: s.URL + "/a"}); err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	for range 3 { // a turn that is not waited for is not taken: it comes no later for the next
		before := clk.Now()
		_, err := f.Fetch(short, Request{URL: s.URL + "/b"})
		if fault.KindOf(err) != fault.RateLimited || fault.RetryAfterOf(err) != time.Minute || !clk.Now().Equal(before) {
			t.Errorf("%v, retry after %v", err, fault.RetryAfterOf(err))
		}
	}
	if s.count("/b") != 0 {
		t.Error("it was asked nevertheless")
	}
}

// countingHosts counts what the hot path asks of Hosts, and fails where it is told to.
type countingHosts struct {
	Hosts
	reserves, robots atomic.Int32
	broken           error
}

func (h *countingHosts) Reserve(ctx context.Context, host string, now time.Time, gap time.Duration) (time.Time, error) {
	h.reserves.Add(1)
	if h.broken != nil {
		return time.Time{}, h.broken
	}
	return h.Hosts.Reserve(ctx, host, now, gap)
}

func (h *countingHosts) Robots(ctx context.Context, origin string) (robots.File, bool, error) {
	h.robots.Add(1)
	return h.Hosts.Robots(ctx, origin)
}

func TestBrokenHostsAreOurSide(t *testing.T) {
	cause := errors.New("no database")
	s := newRobotsSite(t, clock.System{}, 404, "")
	f := testFetcher(t, func(c *Config) { c.Hosts = &countingHosts{Hosts: NewMemoryHosts(), broken: cause} })
	if _, err := f.Fetch(t.Context(), Request{URL: s.URL}); fault.KindOf(err) != fault.OurSide || !errors.Is(err, cause) {
		t.Error(err)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	m := &memoryHosts{robots: make(map[string]robots.File)}
	for i := range 2 * maxMemory {
		if err := m.SaveRobots(t.Context(), fmt.Sprintf("https://h%d.example.de", i), robots.File{Status: 404}); err != nil {
			t.Fatal(err)
		}
	}
	if len(m.robots) > maxMemory {
		t.Errorf("%d in memory", len(m.robots))
	}
}
