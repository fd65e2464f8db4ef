package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/clock/clocktest"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/playground"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// command starts the command itself with args; its output goes to the test's log when it fails.
func command(t *testing.T, env []string, args ...string) (*exec.Cmd, io.Reader) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(append(os.Environ(), asCommand+"=1"), env...)
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd, out
}

// freeAddress is an address of this machine on which nothing listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// printedURL waits for the address that the command prints, and keeps reading its output.
func printedURL(t *testing.T, out io.Reader) string {
	t.Helper()
	found, lines := make(chan string, 1), make(chan string, 1000)
	go func() {
		for sc := bufio.NewScanner(out); sc.Scan(); {
			if line := strings.TrimSpace(sc.Text()); strings.HasPrefix(line, "http://") && !strings.Contains(line, " ") {
				found <- line
			} else if len(lines) < cap(lines) {
				lines <- line
			}
		}
		close(lines)
	}()
	select {
	case u := <-found:
		return u
	case <-time.After(time.Minute):
		t.Fatal("no address was printed")
		return ""
	}
}

// freezing is a clock that other processes share until it is frozen; theirs goes on.
type freezing struct {
	clock.Scaled
	frozen atomic.Pointer[time.Time]
}

// Now implements clock.Clock.
func (f *freezing) Now() time.Time {
	if at := f.frozen.Load(); at != nil {
		return *at
	}
	return f.Scaled.Now()
}

// Shared is the clock of the others.
func (f *freezing) Shared() clock.Scaled { return f.Scaled }

func (f *freezing) freeze() {
	now := f.Scaled.Now()
	f.frozen.Store(&now)
}

// servedRegion is the simulated region on a clock that other processes share.
func servedRegion(t *testing.T, factor float64, start time.Time) (*demo.Region, *freezing, string) {
	t.Helper()
	embedded, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &freezing{Scaled: clock.Scaled{Origin: time.Now(), Start: start, Factor: factor}}
	r, err := demo.New(demo.Config{Bodies: embedded.Bodies(), Seed: 1, Clock: c, Listener: l})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = r.Serve(ctx) }()
	t.Cleanup(func() { stop(); <-done })
	return r, c, fmt.Sprintf("http://127.0.0.1:%d", r.Port())
}

// TestKilledAtAnyMoment kills the whole of Lagebild, with its database, at random moments, and holds what is stored at the
// end against what the sites have.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	r, frozen, simulation := servedRegion(t, demo.DefaultFactor, demo.Start().Add(16*time.Hour))
	dir, err := playground.WriteManifests(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	data := filepath.Join(t.TempDir(), "pg")
	start := func() (*exec.Cmd, string) {
		cmd, out := command(t, []string{"DATABASE_URL="}, "run", "--manifests", dir, "--data-dir", data, "--simulation", simulation, "--listen", "127.0.0.1:0", "--log-level", "error")
		return cmd, printedURL(t, out)
	}
	for range 20 {
		cmd, _ := start()
		time.Sleep(time.Duration(rand.IntN(1200)) * time.Millisecond) // the moment is what is random here
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
	}
	// From now on nothing changes any more.
	frozen.freeze()
	cmd, pages := start()
	allRead(t, pages, frozen.Now())
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("stopping: %v", err)
	}
	server, err := pgembed.Ensure(t.Context(), pgembed.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	db, err := sqlx.Open("postgres", server.DSN())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	nothingTwice(t, db)
	nothingLost(t, db, r, dir)
}

// allRead waits until the server of pages says of every source that it was read after a moment, or failed twice: not all
// sites answer.
func allRead(t *testing.T, pages string, at time.Time) {
	t.Helper()
	var list struct {
		Items []struct {
			Name                 string
			LastRun, LastSuccess time.Time
		}
	}
	var missing []string
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		getJSON(t, pages+"api/v1/sources?limit=500", &list)
		missing = nil
		for _, s := range list.Items {
			// Every source is run once in an hour at the least.
			if !s.LastSuccess.After(at) && !s.LastRun.After(at.Add(time.Hour)) {
				missing = append(missing, s.Name)
			}
		}
		if len(list.Items) > 0 && len(missing) == 0 {
			return
		}
	}
	t.Fatalf("%d of %d sources were not read: %v", len(missing), len(list.Items), missing)
}

func getJSON(t *testing.T, address string, into any) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v", address, resp.Status, err)
	}
}

// nothingTwice looks for what the database holds more than once.
func nothingTwice(t *testing.T, db *sqlx.DB) {
	t.Helper()
	for what, query := range map[string]string{
		"documents": `SELECT count(*) FROM (SELECT source_id, key FROM documents GROUP BY 1, 2 HAVING count(*) > 1) x`,
		"versions in a row with the same text": `SELECT count(*) FROM notices a JOIN notices b
			ON b.document_id = a.document_id AND b.version = a.version + 1 AND b.title = a.title AND b.text = a.text`,
		"statements": `SELECT count(*) FROM (SELECT notice_id, body, service, status, from_day, start_byte FROM statements WHERE replaced_at IS NULL
			GROUP BY 1, 2, 3, 4, 5, 6 HAVING count(*) > 1) x`,
		"cells at one moment": `SELECT count(*) FROM cells a JOIN cells b ON b.body = a.body AND b.service = a.service AND b.id > a.id
			AND tstzrange(a.since, a.until) && tstzrange(b.since, b.until)`,
	} {
		var n int
		if err := db.GetContext(t.Context(), &n, query); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if n != 0 {
			t.Errorf("%d %s are there twice", n, what)
		}
	}
}

// nothingLost reads every source once more, as the frozen sites have it, and looks for each document among what is stored.
func nothingLost(t *testing.T, db *sqlx.DB, r *demo.Region, dir string) {
	t.Helper()
	set, err := manifest.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var w app.World
	w.Simulate(demo.NewClock(time.Now(), 1), r.CertPool())
	w.Fetch.Hosts, w.Fetch.Clock, w.Fetch.Gap = fetch.NewMemoryHosts(), clocktest.At(time.Now()), time.Nanosecond
	f, err := fetch.New(w.Fetch)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rd, err := source.New(source.Config{Fetcher: f})
	if err != nil {
		t.Fatal(err)
	}
	stored, lost := 0, 0
	for _, s := range set.Sources {
		reading, err := rd.Read(t.Context(), s.Spec, source.State{})
		if err != nil {
			continue // the site fails at this moment
		}
		for _, d := range reading.Documents {
			var n int
			if err := db.GetContext(t.Context(), &n, `SELECT count(*) FROM notices n JOIN documents d ON d.id = n.document_id
				JOIN sources s ON s.id = d.source_id WHERE s.name = $1 AND d.key = $2 AND n.text = $3`, s.Name, d.Key, d.Text); err != nil {
				t.Fatal(err)
			}
			if n > 0 {
				stored++
			} else {
				lost++
				t.Logf("lost: %s %s", s.Name, d.Key)
			}
		}
	}
	t.Logf("%d documents of the sites are stored, %d are not", stored, lost)
	if lost > 0 || stored < 60 {
		t.Errorf("%d documents of the sites are stored, %d are not", stored, lost)
	}
}

// TestTwoScrapersOneDatabase runs two scraper processes beside each other and looks at what the sites saw of them.
func TestTwoScrapersOneDatabase(t *testing.T) {
	t.Parallel()
	const factor, gap = 40, 2 * time.Second
	r, _, simulation := servedRegion(t, factor, demo.Start().Add(60*time.Hour))
	dsn := storetest.DSN(t)
	dir, err := playground.WriteManifests(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	syncInto(t, r, dsn, dir)
	for range 2 {
		_, out := command(t, []string{"DATABASE_URL=" + dsn}, "scraper", "--simulation", simulation, "--gap", gap.String(), "--metrics-listen", "", "--log-level", "error")
		go func() { _, _ = io.Copy(io.Discard, out) }()
	}
	db, err := sqlx.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	deadline := time.Now().Add(2 * time.Minute)
	for runs := 0; runs < 3*86; {
		if time.Now().After(deadline) {
			t.Fatalf("only %d runs", runs)
		}
		time.Sleep(200 * time.Millisecond)
		if err := db.GetContext(t.Context(), &runs, `SELECT count(*) FROM runs`); err != nil {
			t.Fatal(err)
		}
	}
	var workers, early, overlapping int
	if err := db.GetContext(t.Context(), &workers, `SELECT count(DISTINCT worker) FROM runs`); err != nil {
		t.Fatal(err)
	}
	// Due times lie an interval apart; a run may start late, so that the next one follows it sooner. What must hold is that
	// there were no more runs than due times.
	if err := db.GetContext(t.Context(), &early, `SELECT count(*) FROM (
		SELECT count(*) AS runs, max(r.started_at) - min(s.created_at) AS span,
		       min(CAST(s.spec->>'interval' AS bigint)) / 1000 * interval '1 microsecond' AS planned
		FROM runs r JOIN sources s ON s.id = r.source_id WHERE r.fault NOT IN ('our_side', 'conflict') GROUP BY s.id) x
		WHERE runs > floor(extract(epoch FROM span) / extract(epoch FROM planned)) + 1`); err != nil {
		t.Fatal(err)
	}
	if err := db.GetContext(t.Context(), &overlapping, `SELECT count(*) FROM (
		SELECT started_at < lag(finished_at) OVER (PARTITION BY source_id ORDER BY started_at) AS early FROM runs) x WHERE early`); err != nil {
		t.Fatal(err)
	}
	if workers != 2 || early != 0 || overlapping != 0 {
		t.Errorf("%d workers ran sources, %d sources were run too often, %d runs overlap", workers, early, overlapping)
	}
	counters := r.Counters()
	for _, host := range r.Hosts() {
		c := counters[host]
		if c.LeastGap > 0 && c.LeastGap < gap {
			t.Errorf("%s was asked after %v, limit %v", host, c.LeastGap, gap)
		}
		if c.WhileBlocked > 0 || c.Disallowed > 0 {
			t.Errorf("%s: %d requests while it had asked for rest, %d that robots.txt forbids", host, c.WhileBlocked, c.Disallowed)
		}
	}
}

// syncInto puts the region's sources into a database.
func syncInto(t *testing.T, r *demo.Region, dsn, dir string) {
	t.Helper()
	st, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	set, err := manifest.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := r.Clock()
	if _, err := app.Sync(t.Context(), st, dir, set, c.Now()); err != nil {
		t.Fatal(err)
	}
}
