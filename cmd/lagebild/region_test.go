package main

import (
	"cmp"
	"context"
	"log/slog"
	"maps"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// leaping is a clock that stands still until somebody sleeps on it or sets it: a simulated month takes as long as its work.
type leaping struct {
	mu  sync.Mutex
	now time.Time
}

func (l *leaping) Now() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now
}

func (l *leaping) Sleep(ctx context.Context, d time.Duration) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = l.now.Add(max(d, 0))
	return ctx.Err()
}

func (l *leaping) Real(d time.Duration) time.Duration { return d }

func (l *leaping) leapTo(t time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t.After(l.now) {
		l.now = t
	}
}

// playground is the simulated region with all of Lagebild beside it, on a database of its own.
type playground struct {
	region *demo.Region
	clock  *leaping
	store  *store.Store
}

func newPlayground(t *testing.T) *playground {
	t.Helper()
	embedded, err := region.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &playground{clock: &leaping{now: demo.Start()}, store: storetest.New(t)}
	p.region, err = demo.New(demo.Config{Bodies: embedded.Bodies(), Seed: 1, Clock: p.clock, Listener: l})
	if err != nil {
		t.Fatal(err)
	}
	dir, err := writeManifests(p.region)
	if err != nil {
		t.Fatal(err)
	}
	set, err := manifest.Load(t.Context(), dir)
	if err != nil || len(set.Problems) > 0 {
		t.Fatal(err, set.Problems)
	}
	o := outside{clock: p.clock, lease: time.Minute, idle: 2 * time.Millisecond}
	o.simulate(demo.NewClock(time.Now(), 1), p.region.CertPool())
	o.clock, o.config.Clock, o.lease, o.idle = p.clock, p.clock, time.Minute, 2*time.Millisecond
	o.config.RequestTimeout, o.config.HeaderTimeout = 300*time.Millisecond, 300*time.Millisecond
	r, err := newReader(set.Bodies)
	if err != nil {
		t.Fatal(err)
	}
	w := &whole{outside: o, dir: dir, store: &database{Store: p.store}, reader: r, log: slog.New(slog.DiscardHandler)}
	if err := w.sync(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	scraper, err := newScraperOf(p.store, o, scrapeSettings{workers: 8}, r, newMetrics(), w.log)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { _ = p.region.Serve(ctx) })
	wg.Go(func() { _ = scraper.Run(ctx) })
	t.Cleanup(func() { stop(); wg.Wait() })
	return p
}

// settle waits until nothing is due or running any more.
func (p *playground) settle(t *testing.T) {
	t.Helper()
	for {
		q, err := p.store.Queue(t.Context(), p.clock.Now())
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
func (p *playground) score(t *testing.T) demo.Score {
	t.Helper()
	at := p.clock.Now()
	o, err := p.store.Overview(t.Context(), at, at)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]map[notice.Service]notice.Cell{}
	for _, row := range o.Rows {
		shown[row.Body.AGS] = row.Cells
	}
	return p.region.Compare(at, func(ags string, s notice.Service) notice.Status { return shown[ags][s].Status })
}

// TestOverviewTellsTheTruth goes through the first weeks of the incident and holds the overview against what the sites state.
func TestOverviewTellsTheTruth(t *testing.T) {
	p := newPlayground(t)
	var stated, settled, right, wrongAvailable, shown int
	wrong := map[string]int{}
	for step := range 12 { // at another time of day each
		p.clock.leapTo(demo.Start().Add(time.Duration(step) * 20 * time.Hour))
		p.settle(t)
		s := p.score(t)
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
			t.Logf("%s %v", p.clock.Now().Format("02.01. 15:04"), s.Tally)
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
