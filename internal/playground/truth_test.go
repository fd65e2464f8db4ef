package playground

import (
	"cmp"
	"context"
	"log/slog"
	"maps"
	"net"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/clock/clocktest"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// world is the simulated region with a scraper beside it, on a database of its own and a clock that stands still.
type world struct {
	region *demo.Region
	clock  *clocktest.Clock
	store  *store.Store
}

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func newWorld(t *testing.T) *world {
	t.Helper()
	embedded, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{clock: clocktest.At(demo.Start()), store: storetest.New(t)}
	w.region, err = demo.New(demo.Config{Bodies: embedded.Bodies(), Seed: 1, Clock: w.clock, Listener: l})
	if err != nil {
		t.Fatal(err)
	}
	dir, err := WriteManifests(w.region)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	set, err := manifest.Load(t.Context(), dir)
	if err != nil || len(set.Problems) > 0 {
		t.Fatal(err, set.Problems)
	}
	outside := app.World{}
	outside.Simulate(demo.NewClock(time.Now(), 1), w.region.CertPool())
	outside.Clock, outside.Fetch.Clock, outside.Lease, outside.Idle = w.clock, w.clock, time.Minute, 2*time.Millisecond
	outside.Fetch.RequestTimeout, outside.Fetch.HeaderTimeout = 300*time.Millisecond, 300*time.Millisecond
	r, err := app.NewReader(set.Bodies)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := app.Sync(t.Context(), w.store, dir, set, w.clock.Now()); err != nil {
		t.Fatal(err)
	}
	scraper, err := app.NewScraper(w.store, outside, app.ScraperConfig{Workers: 8}, r, prometheus.NewRegistry(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { _ = w.region.Serve(ctx) })
	wg.Go(func() { _ = scraper.Run(ctx) })
	t.Cleanup(func() { stop(); wg.Wait() })
	return w
}

// settle waits until nothing is due or running any more.
func (w *world) settle(t *testing.T) {
	t.Helper()
	for {
		q, err := w.store.Queue(t.Context(), w.clock.Now())
		if err != nil {
			t.Fatal(err)
		}
		if q.Due == 0 && q.Running == 0 {
			return
		}
		if err := t.Context().Err(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// score compares what the overview shows now with the truth.
func (w *world) score(t *testing.T) demo.Score {
	t.Helper()
	at := w.clock.Now()
	o, err := w.store.Overview(t.Context(), at, at)
	if err != nil {
		t.Fatal(err)
	}
	return compare(w.region, o, at)
}

// TestOverviewTellsTheTruth goes through the first weeks of the incident and holds the overview against what the sites state.
func TestOverviewTellsTheTruth(t *testing.T) {
	w := newWorld(t)
	var stated, settled, right, wrongAvailable, shown int
	wrong := map[string]int{}
	for step := range 12 { // at another time of day each
		w.clock.Pass(max(demo.Start().Add(time.Duration(step)*20*time.Hour).Sub(w.clock.Now()), 0))
		w.settle(t)
		s := w.score(t)
		stated += s.Stated
		settled += s.Stated - s.Fresh
		right += s.Right
		shown += s.Stated - s.Missing + s.Unstated
		wrongAvailable += s.WrongAvailable
		for _, m := range s.Misses {
			if m.Shown == notice.Available {
				wrong[string(m.Habit)+" "+m.Body+" "+string(m.Service)+" is "+cmp.Or(string(m.Stated), "unstated")]++
			}
		}
		if step%4 == 0 {
			t.Logf("%s %v", w.clock.Now().Format("02.01. 15:04"), s.Tally)
		}
	}
	t.Logf("stated %d (settled %d), right %d = %.1f %%; wrongly available %d of %d shown = %.2f %%", stated, settled, right,
		100*float64(right)/float64(stated), wrongAvailable, shown, 100*float64(wrongAvailable)/float64(shown))
	for _, k := range slices.SortedFunc(maps.Keys(wrong), func(a, b string) int { return cmp.Or(wrong[b]-wrong[a], cmp.Compare(a, b)) }) {
		t.Logf("wrongly available %dx: %s", wrong[k], k)
	}
	if float64(right) < 0.6*float64(stated) {
		t.Errorf("shown right %d of %d stated cells, want at least 60 %%", right, stated)
	}
	if 100*wrongAvailable >= stated {
		t.Errorf("wrongly available %d of %d stated cells, want less than 1 %%", wrongAvailable, stated)
	}
}
