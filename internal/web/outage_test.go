package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/store"
)

// envOutage names the environment variable that says how long the database is stopped; see doc.go.
const envOutage = "LAGEBILD_OUTAGE"

const (
	outage      = 6 * time.Second
	thinking    = 100 * time.Millisecond // of a client between two requests
	recovery    = time.Minute
	hurry       = 60 // how much faster the server's clock goes in a short outage, so that the age on the pages can be told
	shortOutage = 20 * time.Second
)

// fastClock goes faster than real time from a moment on.
type fastClock struct {
	systemWait
	began  time.Time
	factor time.Duration
}

func (c *fastClock) Now() time.Time { return present.Add(time.Since(c.began) * c.factor) }

// database is a PostgreSQL of the test's own, which can be stopped and started.
type database struct {
	t   *testing.T
	dir string
	pg  *pgembed.Server
}

func (d *database) start() {
	d.t.Helper()
	o := pgembed.FromEnv(os.Getenv)
	o.DatabaseURL, o.Dir = "", filepath.Join(d.dir, "db")
	var err error
	if d.pg, err = pgembed.Ensure(d.t.Context(), o); err != nil {
		d.t.Fatal(err)
	}
}

func (d *database) stop() {
	d.t.Helper()
	if err := d.pg.Close(); err != nil {
		d.t.Fatal(err)
	}
}

func newDatabase(t *testing.T) *database {
	t.Helper()
	dir, err := os.MkdirTemp("", "lagebild-outage-") //nolint:usetesting // the test's own folder has too long a name for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	d := &database{t: t, dir: dir}
	d.start()
	t.Cleanup(func() { _ = d.pg.Close() })
	return d
}

// crowd are visitors who ask all the time and note what they get.
type crowd struct {
	base   string
	client *http.Client
	ages   *regexp.Regexp

	mu       sync.Mutex
	paths    []string
	statuses map[int]int
	failed   map[string]int // by what was asked and how it failed
	old, new int            // answers of / with and without the banner
	took     []time.Duration
}

func (c *crowd) visit(ctx context.Context, number int) {
	for i := number; ctx.Err() == nil; i++ {
		c.mu.Lock()
		path := c.paths[i%len(c.paths)]
		c.mu.Unlock()
		start := time.Now()
		status, body, err := c.get(ctx, path)
		if ctx.Err() != nil {
			return
		}
		c.note(path, status, body, err, time.Since(start))
		time.Sleep(thinking) // a visitor who reads
	}
}

func (c *crowd) get(ctx context.Context, path string) (int, string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, http.NoBody)
	if err != nil {
		return 0, "", err
	}
	a, err := c.client.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = a.Body.Close() }()
	body, err := io.ReadAll(a.Body)
	return a.StatusCode, string(body), err
}

func (c *crowd) note(path string, status int, body string, err error, took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.statuses[status]++
	c.took = append(c.took, took)
	if err != nil || status != http.StatusOK {
		c.failed[fmt.Sprintf("%s: %d %v", path, status, err)]++
	}
	if path != "/?lang=de" {
		return
	}
	if !strings.Contains(body, "Die Datenbank antwortet derzeit nicht") {
		c.new++
		return
	}
	c.old++
}

// say tells what was got, and forgets it.
func (c *crowd) say(t *testing.T, phase string) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	slices.Sort(c.took)
	t.Logf("%s: %d answers, p50 %s, p99 %s, longest %s; by status %v; / with the banner %d times, without %d",
		phase, len(c.took), c.took[len(c.took)/2], c.took[len(c.took)*99/100], c.took[len(c.took)-1], c.statuses, c.old, c.new)
	for what, n := range c.failed {
		t.Errorf("%s: %s (%d times)", phase, what, n)
	}
	c.old, c.new, c.took = 0, 0, nil
	clear(c.statuses)
	clear(c.failed)
}

// lively are what visitors ask for; unread nobody has asked for when the database goes away.
var (
	lively = []string{"/?lang=de", "/kommune/" + werl, "/feeds/alle.atom", "/api/v1/overview"}
	unread = []string{
		"/?lang=en", "/?sort=schlimmste", "/?kreis=05974&status=unavailable", "/?seit=72h", "/?wand=1", "/karte", "/karte?dienst=telefon",
		"/verlauf", "/verlauf?dienst=telefon", "/verlauf?kreis=05974&zeit=24h", "/quellen", "/quellen?zustand=stoerung", "/suche",
		"/kommune/" + soest, "/kommune/" + kreis, "/kommune/" + overath + "?lang=en", "/kommune/" + moehne,
		"/feeds/alle.json", "/feeds/alle.atom?lang=en", "/feeds/kommune/" + werl + ".atom", "/feeds/kommune/" + soest + ".json",
		"/feeds/dienst/telefon.atom", "/feeds/dienst/abfall.json", "/cap/alle.atom", "/cap/kommune/" + werl + ".atom",
		"/api/v1/bodies", "/api/v1/bodies/" + werl, "/api/v1/cells", "/api/v1/services",
		"/export/lage.csv", "/export/lage.xlsx", "/export/lage.geojson", "/badge/" + werl + ".svg", "/einbetten/" + werl,
	}
)

// TestDatabaseStopped stops a real PostgreSQL under a crowd of visitors and starts it again: no page and no feed may fail, the
// banner has to give the picture's age, and all has to be as before on its own.
func TestDatabaseStopped(t *testing.T) {
	t.Parallel()
	long := outage
	if text := os.Getenv(envOutage); text != "" {
		var err error
		if long, err = time.ParseDuration(text); err != nil {
			t.Fatalf("%s=%s: %v: give a time like 2m", envOutage, text, err)
		}
	}
	factor := time.Duration(1)
	if long < shortOutage {
		factor = hurry
	}
	db := newDatabase(t)
	w := newOutageWorld(t, db, factor)
	srv := httptest.NewServer(w.web)
	t.Cleanup(srv.Close)
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() { w.server.Watch(ctx, w.store) })
	c := &crowd{
		base: srv.URL, client: srv.Client(), paths: lively, statuses: map[int]int{}, failed: map[string]int{},
		ages: regexp.MustCompile(`er ist (\d+) min alt`),
	}
	w.awaitWarm(c)
	for i := range clients {
		all.Go(func() { c.visit(ctx, i) })
	}
	t.Cleanup(func() { cancel(); all.Wait() })
	time.Sleep(long / 3) // the load that it goes away under
	c.say(t, "before")

	db.stop()
	stopped := time.Now()
	c.mu.Lock()
	c.paths = slices.Concat(lively, unread)
	c.mu.Unlock()
	time.Sleep(long)
	c.awaitBanner(t, stopped, long, factor)
	w.checkRefused(c)
	c.say(t, "while it was away")

	db.start()
	started := time.Now()
	for c.withBanner(t) {
		if time.Since(started) > recovery {
			t.Fatal("the database is back, and the page does not say so")
		}
		time.Sleep(thinking)
	}
	t.Logf("the page was as before %s after the database", time.Since(started))
	c.say(t, "while it came back")
	time.Sleep(long / 3)
	c.say(t, "afterwards")
	cancel()
	for _, path := range refused {
		if status, body, err := c.get(t.Context(), path); status != http.StatusOK {
			t.Errorf("afterwards: %s: %d %v\n%.300s\n%s", path, status, err, body, w.log)
		}
	}
}

// outageWorld is a world that keeps what its server logs of errors.
type outageWorld struct {
	*world
	log *lastLines
}

// lastLines are the last of a log.
type lastLines struct {
	mu    sync.Mutex
	lines []string
}

// Write implements io.Writer.
func (l *lastLines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines[max(len(l.lines)-9, 0):], string(b))
	return len(b), nil
}

// String implements fmt.Stringer.
func (l *lastLines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.lines, "")
}

// newOutageWorld is a world on a database of its own.
func newOutageWorld(t *testing.T, db *database, factor time.Duration) *outageWorld {
	t.Helper()
	w := &outageWorld{world: &world{t: t, clock: &testClock{now: present}}, log: &lastLines{}}
	w.must(store.Migrate(t.Context(), db.pg.DSN()))
	st, err := store.Open(t.Context(), db.pg.DSN())
	w.must(err)
	t.Cleanup(func() { _ = st.Close() })
	w.store = st
	w.seed()
	w.serve(st, func(c *Config) {
		c.Fresh, c.Clock = time.Second, &fastClock{began: time.Now(), factor: factor}
		c.Log = slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelError}))
	})
	return w
}

// awaitWarm waits until the server has read ahead, which it does when it starts.
func (w *outageWorld) awaitWarm(c *crowd) {
	w.t.Helper()
	if status, _, err := c.get(w.t.Context(), "/"); status != http.StatusOK {
		w.t.Fatalf("the first page: %d %v", status, err)
	}
	for deadline := time.Now().Add(recovery); w.server.warmed.Load() == 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.t.Fatal("nothing was read ahead")
		}
	}
}

// refused are addresses that nothing in memory can answer for.
var refused = []string{"/suche?q=Telefon", "/?at=2023-11-01T14:00", "/api/v1/notices", "/feeds/suche.atom?q=Telefon"}

// checkRefused checks that what cannot be shown says so.
func (w *outageWorld) checkRefused(c *crowd) {
	w.t.Helper()
	for _, path := range refused {
		a, err := c.client.Get(c.base + path)
		if err != nil {
			w.t.Fatal(err)
		}
		body, _ := io.ReadAll(a.Body) // what is there is judged
		_ = a.Body.Close()
		if a.StatusCode != http.StatusServiceUnavailable || a.Header.Get("Retry-After") == "" || !strings.Contains(string(body), "Daten") && !strings.Contains(string(body), "database") {
			w.t.Errorf("%s: %d, try again after %q\n%.300s", path, a.StatusCode, a.Header.Get("Retry-After"), body)
		}
	}
	_, body, err := c.get(w.t.Context(), "/api/v1/overview")
	var o struct {
		DatabaseUp bool `json:"databaseUp"`
	}
	if err != nil || json.Unmarshal([]byte(body), &o) != nil || o.DatabaseUp {
		w.t.Errorf("the API says that the database is up: %.100s %v", body, err)
	}
}

// awaitBanner waits until the banner says that the picture is as old as the outage, which it may not exceed.
func (c *crowd) awaitBanner(t *testing.T, stopped time.Time, long, factor time.Duration) {
	t.Helper()
	least := int((long * factor).Minutes())
	for body := ""; ; time.Sleep(thinking) {
		if time.Since(stopped) > long+recovery {
			t.Fatalf("no banner says that the picture is %d min old:\n%.300s", least, body)
		}
		var err error
		if _, body, err = c.get(t.Context(), "/?lang=de"); err != nil {
			t.Fatal(err)
		}
		m := c.ages.FindStringSubmatch(body)
		if m == nil || !strings.Contains(body, "Die Datenbank antwortet derzeit nicht") {
			continue
		}
		// The picture may be some seconds older than the outage.
		age, _ := strconv.Atoi(m[1]) // digits
		if most := int((time.Since(stopped)*factor + 15*time.Second*hurry).Minutes()); age > most {
			t.Fatalf("the banner says %d min; the picture is %d min old at most", age, most)
		}
		if age >= least {
			return
		}
	}
}

// withBanner asks whether the front page still says that the database is away.
func (c *crowd) withBanner(t *testing.T) bool {
	t.Helper()
	_, body, err := c.get(t.Context(), "/?lang=de")
	return err != nil || strings.Contains(body, "Die Datenbank antwortet derzeit nicht")
}
