package mirror_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

const patience = 30 * time.Second

// flaky is a database that can be made to fail, and counts transactions.
type flaky struct {
	*store.Store
	mu   sync.Mutex
	err  error
	puts int
}

func (f *flaky) fail(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

func (f *flaky) failure() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

func (f *flaky) Ping(ctx context.Context) error {
	if err := f.failure(); err != nil {
		return err
	}
	return f.Store.Ping(ctx)
}

func (f *flaky) SourceStates(ctx context.Context) ([]store.SourceState, error) {
	if err := f.failure(); err != nil {
		return nil, err
	}
	return f.Store.SourceStates(ctx)
}

func (f *flaky) PutSources(ctx context.Context, scope string, recs []store.SourceRecord, now time.Time) (store.SyncResult, error) {
	f.mu.Lock()
	f.puts++
	err := f.err
	f.mu.Unlock()
	if err != nil {
		return store.SyncResult{}, err
	}
	for _, r := range recs {
		if r.Name == "bad" {
			return store.SyncResult{}, fault.New(fault.Invalid, "storing", "it is bad")
		}
	}
	return f.Store.PutSources(ctx, scope, recs, now)
}

func (f *flaky) transactions() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.puts
}

// start runs a mirror until the test ends. What changes comes through the channel.
func start(t *testing.T, db mirror.Store, change func(*mirror.Config)) (*mirror.Mirror, chan mirror.Changes) {
	t.Helper()
	cfg := mirror.Config{Store: db, Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Grace: time.Second, Ping: 200 * time.Millisecond}
	if change != nil {
		change(&cfg)
	}
	m := mirror.New(cfg)
	changes := make(chan mirror.Changes, 1000)
	m.Watch(func(c mirror.Changes) { changes <- c })
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- m.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("running: %v", err)
		}
	})
	select {
	case <-m.Loaded():
	case <-time.After(patience):
		t.Fatal("the mirror was not loaded")
	}
	return m, changes
}

// await waits for a change that fits.
func await(t *testing.T, changes chan mirror.Changes, what string, fits func(mirror.Changes) bool) {
	t.Helper()
	limit := time.After(patience)
	for {
		select {
		case c := <-changes:
			if fits(c) {
				return
			}
		case <-limit:
			t.Fatalf("no change that %s", what)
		}
	}
}

func everything(c mirror.Changes) bool { return c.All }

func names(key mirror.Key) func(mirror.Changes) bool {
	return func(c mirror.Changes) bool { return slices.Contains(c.Sources, key) }
}

func record(name string) store.SourceRecord {
	return store.SourceRecord{Namespace: "ns", Name: name, Spec: source.Spec{
		Type: source.TypePage, Page: &source.Page{URL: "https://" + name + ".example/"}, Body: "05974052",
		Authority: notice.Official, Interval: 15 * time.Minute, Timeout: time.Minute,
	}}
}

func TestItShowsWhatOthersWrite(t *testing.T) {
	t.Parallel()
	db := storetest.New(t)
	if _, err := db.PutSources(t.Context(), "namespace:ns", []store.SourceRecord{record("before")}, time.Now()); err != nil {
		t.Fatal(err)
	}
	m, changes := start(t, db, nil)
	if s := m.Source(mirror.Key{Namespace: "ns", Name: "before"}); s == nil || s.Spec.Page.URL != "https://before.example/" || s.Scope != "namespace:ns" {
		t.Fatalf("row %+v", s)
	}
	if m.Source(mirror.Key{Namespace: "ns", Name: "after"}) != nil {
		t.Error("a row that is not there")
	}
	await(t, changes, "says that all was loaded", everything)
	if _, err := db.PutSources(t.Context(), "namespace:ns", []store.SourceRecord{record("after")}, time.Now()); err != nil {
		t.Fatal(err)
	}
	await(t, changes, "names the new source", names(mirror.Key{Namespace: "ns", Name: "after"}))
	if err := db.SyncBodies(t.Context(), []notice.Body{{AGS: "05974052", Name: "Werl", Kind: notice.Town}}); err != nil {
		t.Fatal(err)
	}
	await(t, changes, "names the body", func(c mirror.Changes) bool { return len(c.Bodies) == 1 && m.Body("05974052") != nil })
	if b := m.Body("05974052"); b.Name != "Werl" || b.Retired || len(b.Statuses) != 0 {
		t.Errorf("body %+v", b)
	}
	if err := db.RetireSource(t.Context(), "ns", "before", time.Now()); err != nil {
		t.Fatal(err)
	}
	await(t, changes, "names the retired source", names(mirror.Key{Namespace: "ns", Name: "before"}))
	if !m.Source(mirror.Key{Namespace: "ns", Name: "before"}).Retired {
		t.Error("it is not retired in the mirror")
	}
}

func TestWritesShareTransactionsAndHarmNobodyElse(t *testing.T) {
	t.Parallel()
	db := &flaky{Store: storetest.New(t)}
	m, _ := start(t, db, nil)
	const n = 100
	var wg sync.WaitGroup
	errs := make([]error, n)
	for i := range n {
		wg.Go(func() {
			name := fmt.Sprintf("s%d", i)
			if i == 7 {
				name = "bad"
			}
			var row *store.SourceState
			if row, errs[i] = m.PutSource(t.Context(), "namespace:ns", record(name)); errs[i] == nil && row.Name != name {
				errs[i] = fmt.Errorf("row of %s", row.Name)
			}
		})
	}
	wg.Wait()
	for i, err := range errs {
		if bad := fault.KindOf(err) == fault.Invalid; bad != (i == 7) || err != nil && !bad {
			t.Errorf("%d: %v", i, err)
		}
	}
	// The batch with the bad one is written one by one; all others share.
	if got := db.transactions(); got > n+20 {
		t.Errorf("%d transactions", got)
	}
	rows, err := db.Store.SourceStates(t.Context())
	if err != nil || len(rows) != n-1 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	k := mirror.Key{Namespace: "ns", Name: "s1"}
	if err := m.RetireSource(t.Context(), k); err != nil || !m.Source(k).Retired {
		t.Errorf("retired: %v, %+v", err, m.Source(k))
	}
	if err := m.RetireSource(t.Context(), mirror.Key{Namespace: "ns", Name: "never"}); err != nil {
		t.Errorf("retiring what is not there: %v", err)
	}
	body, err := m.PutBody(t.Context(), notice.Body{AGS: "05974052", Name: "Werl", Kind: notice.Town})
	if err != nil || body.Name != "Werl" {
		t.Errorf("body %+v, %v", body, err)
	}
	if err := m.RetireBody(t.Context(), "05974052"); err != nil || !m.Body("05974052").Retired {
		t.Errorf("retired: %v, %+v", err, m.Body("05974052"))
	}
}

func TestAnOutage(t *testing.T) {
	t.Parallel()
	db := &flaky{Store: storetest.New(t)}
	m, changes := start(t, db, nil)
	await(t, changes, "says that all was loaded", everything)
	if m.Outage() != nil {
		t.Fatal("an outage from the start")
	}
	db.fail(fault.New(fault.OurSide, "connecting", "refused"))
	await(t, changes, "tells of the outage", everything)
	o := m.Outage()
	if o == nil || !strings.Contains(o.Err.Error(), "refused") {
		t.Fatalf("outage %+v", o)
	}
	if _, err := m.PutSource(t.Context(), "namespace:ns", record("a")); fault.KindOf(err) != fault.OurSide {
		t.Errorf("a write during an outage: %v", err)
	}
	if err := m.RetireBody(t.Context(), "05974052"); !errors.Is(err, o.Err) {
		t.Errorf("another write during an outage: %v", err)
	}
	db.fail(nil)
	await(t, changes, "tells of its end", everything)
	if m.Outage() != nil {
		t.Error("the outage has not ended")
	}
	if _, err := m.PutSource(t.Context(), "namespace:ns", record("a")); err != nil {
		t.Errorf("a write afterwards: %v", err)
	}
}

func TestADatabaseThatIsAwayAtStart(t *testing.T) {
	t.Parallel()
	db := &flaky{Store: storetest.New(t), err: fault.New(fault.OurSide, "connecting", "refused")}
	m, changes := start(t, db, nil)
	if m.Outage() == nil {
		t.Fatal("nothing is known, and no outage")
	}
	db.fail(nil)
	await(t, changes, "tells of the end of the outage", func(c mirror.Changes) bool { return c.All && m.Outage() == nil })
}
