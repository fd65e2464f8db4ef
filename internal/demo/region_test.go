package demo_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/demo/pages"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/source"
)

// handClock stands where it is put.
type handClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *handClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *handClock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// Sleep jumps ahead.
func (c *handClock) Sleep(ctx context.Context, d time.Duration) error {
	c.set(c.Now().Add(max(d, 0)))
	return ctx.Err()
}

func (c *handClock) Real(d time.Duration) time.Duration { return d }

func bodies(t *testing.T) []notice.Body {
	t.Helper()
	r, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return r.Bodies()
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

// running is a region that serves, with a client that finds its hosts.
type running struct {
	*demo.Region
	clock  *handClock
	client *http.Client
}

func run(t *testing.T) *running {
	t.Helper()
	c := &handClock{now: demo.Start()}
	listener := listen(t)
	r, err := demo.New(demo.Config{Bodies: bodies(t), Seed: 3, Clock: c, Listener: listener})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- r.Serve(ctx) }()
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, listener.Addr().String())
		},
		TLSClientConfig: &tls.Config{RootCAs: r.CertPool(), MinVersion: tls.VersionTLS12},
	}
	t.Cleanup(func() {
		transport.CloseIdleConnections()
		cancel()
		if err := <-done; err != nil {
			t.Errorf("serving: %v", err)
		}
	})
	return &running{Region: r, clock: c, client: &http.Client{Transport: transport}}
}

func (r *running) get(ctx context.Context, url string) (status int, body []byte, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return 0, nil, err
	}
	answer, err := r.client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	body, err = io.ReadAll(answer.Body)
	return answer.StatusCode, body, err
}

// TestEveryHabitIsServed fetches the pages of all sites over HTTP at several moments, and looks for what they must hold.
func TestEveryHabitIsServed(t *testing.T) {
	r := run(t)
	mark := map[plan.Habit]string{
		plan.News: "meldung-1", plan.Emergency: "Notfallseite", plan.StackedItems: `class="update"`, plan.StackedPage: "<h2>Update 1</h2>",
		plan.Ticker: "2023", plan.Table: "<th scope=\"col\">Hinweis</th>", plan.FAQ: "<details", plan.Lists: "<ul>", plan.Feed: "<item>",
		plan.OldHTML: "<font", plan.Kreis: "<h2>So erreichen Sie uns</h2>",
	}
	served := map[plan.Habit]int{}
	for _, hours := range []int{46, 130, 300} {
		at := demo.Start().Add(time.Duration(hours) * time.Hour)
		r.clock.set(at)
		for _, s := range r.Sources() {
			site := r.Plan().Site(s.Spec.Body)
			if site == nil || site.Latest(at) < 0 || site.Habit == plan.Emergency && (s.Succeeds == "" || !at.Before(site.Back)) {
				continue
			}
			url := s.Spec.URL()
			host := strings.TrimPrefix(url[:strings.LastIndex(url, ":")], "http://")
			if w, fails := site.FaultAt(host, at); fails && w.Kind != plan.Moved {
				continue
			}
			status, body, err := r.get(t.Context(), url)
			if err != nil || status != http.StatusOK || !bytes.Contains(body, []byte(mark[site.Habit])) {
				t.Errorf("%s (%s) at %s: status %d, err %v, %d bytes without %q", url, site.Habit, at, status, err, len(body), mark[site.Habit])
				continue
			}
			served[site.Habit]++
		}
	}
	for _, h := range plan.Habits() {
		if served[h] < 3 {
			t.Errorf("habit %s was served %d times", h, served[h])
		}
	}
}

// TestSameMomentSameBytes serves two regions of one seed at one moment.
func TestSameMomentSameBytes(t *testing.T) {
	one, two := run(t), run(t)
	at := demo.Start().Add(200 * time.Hour)
	one.clock.set(at)
	two.clock.set(at)
	same := 0
	for i, s := range one.Sources() {
		site := one.Plan().Site(s.Spec.Body)
		if site == nil || len(site.Windows) > 0 {
			continue
		}
		_, a, errA := one.get(t.Context(), s.Spec.URL())
		_, b, errB := two.get(t.Context(), two.Sources()[i].Spec.URL())
		b = bytes.ReplaceAll(b, portOf(two), portOf(one))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s: two regions of one seed differ (%v, %v)", s.Spec.URL(), errA, errB)
		}
		same++
	}
	if same == 0 {
		t.Error("no page was compared")
	}
}

func portOf(r *running) []byte {
	url := r.URL("x")
	return []byte(url[strings.LastIndex(url, ":"):])
}

// TestFaultsReallyHappen meets one window of each kind.
func TestFaultsReallyHappen(t *testing.T) {
	r := run(t)
	met := map[plan.FaultKind]bool{}
	for _, site := range r.Plan().Sites {
		for _, w := range site.Windows {
			if met[w.Kind] || w.Kind == plan.Moved && w.To.IsZero() && w.Path != "" {
				continue
			}
			met[w.Kind] = true
			r.clock.set(w.From.Add(time.Minute))
			meet(t, r, w)
		}
	}
	for _, kind := range []plan.FaultKind{
		plan.Refused, plan.Timeout, plan.Down, plan.Missing, plan.BlockPage, plan.Placeholder, plan.ExpiredTLS, plan.Moved, plan.TooMany,
	} {
		if !met[kind] {
			t.Errorf("no window of kind %s was met", kind)
		}
	}
}

func meet(t *testing.T, r *running, w plan.Window) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	if w.Kind == plan.Timeout {
		ctx, cancel = context.WithTimeout(t.Context(), 50*time.Millisecond)
	}
	defer cancel()
	status, body, err := r.get(ctx, r.URL(w.Host)+"/")
	ok := false
	switch w.Kind {
	case plan.Refused:
		ok = errors.Is(err, syscall.ECONNRESET) || errors.Is(err, io.EOF)
	case plan.Timeout:
		ok = errors.Is(err, context.DeadlineExceeded)
	case plan.Down:
		ok = status == http.StatusServiceUnavailable
	case plan.Missing:
		ok = status == http.StatusNotFound
	case plan.BlockPage:
		ok = status == http.StatusOK && bytes.Contains(body, []byte("Checking your browser"))
	case plan.Placeholder:
		ok = status == http.StatusOK && bytes.Contains(body, []byte("Wartungsarbeiten"))
	case plan.ExpiredTLS:
		ok = err != nil && strings.Contains(err.Error(), "expired")
	case plan.Moved:
		ok = err == nil && status == http.StatusOK && r.Counters()[w.Target].Requests > 0
	case plan.TooMany:
		ok = status == http.StatusTooManyRequests
	}
	if !ok {
		t.Errorf("%s of %s at %s: status %d, err %v", w.Kind, w.Host, w.From, status, err)
	}
}

// TestTheProductNamesTheFaults meets one window of each kind with the product's own fetcher and reader.
func TestTheProductNamesTheFaults(t *testing.T) {
	r := run(t)
	f, err := fetch.New(fetch.Config{
		Clock: r.clock, Hosts: fetch.NewMemoryHosts(), Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AnyPort: true,
		Roots: r.CertPool(), RequestTimeout: 2 * time.Second,
	})
	if err != nil {
		t.Fatal(err)
	}
	reader, err := source.New(source.Config{Fetcher: f, Clock: r.clock})
	if err != nil {
		t.Fatal(err)
	}
	want := map[plan.FaultKind]fault.Kind{
		plan.Refused: fault.Unreachable, plan.Timeout: fault.TimedOut, plan.Down: fault.Unavailable, plan.Missing: fault.NotFound,
		plan.BlockPage: fault.SoftBlocked, plan.Placeholder: fault.SoftBlocked, plan.ExpiredTLS: fault.TLSInvalid, plan.TooMany: fault.RateLimited,
	}
	for _, s := range r.Sources() {
		site := r.Plan().Site(s.Spec.Body)
		if site == nil || s.Succeeds != "" {
			continue
		}
		for _, w := range site.Windows {
			kind, open := want[w.Kind]
			if !open || w.Host != site.Host {
				continue
			}
			delete(want, w.Kind)
			r.clock.set(w.From.Add(time.Minute))
			if _, err := reader.Read(t.Context(), s.Spec, source.State{}); fault.KindOf(err) != kind {
				t.Errorf("%s of %s: got %v (%s), want %s", w.Kind, w.Host, err, fault.KindOf(err), kind)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("never met: %v", want)
	}
}

func TestAddresses(t *testing.T) {
	r := run(t)
	if got, want := r.URL("werl"), r.URL("werl.localhost"); got != want || !strings.HasPrefix(got, "http://werl.localhost:") {
		t.Errorf("got %q and %q", got, want)
	}
	if hosts := r.Hosts(); len(hosts) < 72+12+2 {
		t.Errorf("%d hosts, want one for each body, the emergency hosts and two more", len(hosts))
	}
	r.clock.set(demo.Start().Add(60 * time.Hour))
	if status, _, err := r.get(t.Context(), r.URL(pages.RegionalHost)+pages.RegionalPath); err != nil || status != http.StatusOK {
		t.Errorf("regional page: status %d, err %v", status, err)
	}
	r.clock.set(demo.Start().Add(100 * time.Hour))
	if status, body, err := r.get(t.Context(), r.URL(pages.PressHost)+plan.FeedPath); err != nil || status != http.StatusOK || !bytes.Contains(body, portOf(r)) {
		t.Errorf("press feed: status %d, err %v, or links without port", status, err)
	}
	if n := r.Counters()[pages.RegionalHost]; n.Requests != 1 {
		t.Errorf("counted %d requests, want 1", n.Requests)
	}
}

func TestNewRefuses(t *testing.T) {
	c := &handClock{now: demo.Start()}
	taken := listen(t)
	t.Cleanup(func() { _ = taken.Close() })
	for _, test := range []struct {
		name string
		cfg  demo.Config
		want string
	}{
		{"no clock", demo.Config{Bodies: bodies(t)}, "clock"},
		{"no bodies", demo.Config{Clock: c}, "bodies"},
		{"port taken", demo.Config{Bodies: bodies(t), Clock: c, Port: taken.Addr().(*net.TCPAddr).Port}, "port"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := demo.New(test.cfg)
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error of kind invalid that names the %s", err, test.want)
			}
		})
	}
}

func TestClock(t *testing.T) {
	origin := time.Now()
	c := demo.NewClock(origin, 0)
	if c.Factor != demo.DefaultFactor || !c.Start.Equal(demo.Start()) || !c.Origin.Equal(origin) {
		t.Errorf("got %+v", c)
	}
	if got := c.Real(24 * time.Hour); got != time.Minute {
		t.Errorf("a day takes %s, want a minute", got)
	}
}
