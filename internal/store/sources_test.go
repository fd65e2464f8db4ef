package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch/robots"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

func TestSyncSources(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, b := record("a", page("https://a.de/", werl, notice.Official)), record("b", page("https://b.de/", werl, notice.Official))
	want := func(got, want store.SyncResult) {
		t.Helper()
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	want(w.sync(start, a, b), store.SyncResult{Created: 2})
	want(w.sync(start, b, a), store.SyncResult{Unchanged: 2})
	w.run("a", at(time.Hour), closed)
	a.Spec.Interval = time.Hour
	want(w.sync(at(2*time.Hour), a), store.SyncResult{Updated: 1, Retired: 1})
	w.sound()
	if h, err := w.Source(t.Context(), "nrw", "b"); err != nil || !h.Retired {
		t.Errorf("b: %+v, %v", h, err)
	}
	want(w.sync(at(3*time.Hour), a, b), store.SyncResult{Updated: 1, Unchanged: 1})
	if h, err := w.Source(t.Context(), "nrw", "b"); err != nil || h.Retired || h.NextFetch.Before(at(3*time.Hour)) {
		t.Errorf("b is back: %+v, %v", h, err)
	}
	want(w.sync(at(4*time.Hour)), store.SyncResult{Retired: 2})
	if jobs := w.claim(at(100 * time.Hour)); len(jobs) != 0 {
		t.Errorf("retired sources are fetched: %v", jobs)
	}
	if c := w.cell("buergerbuero", at(5*time.Hour), at(5*time.Hour)); c.Status != notice.Unavailable {
		t.Errorf("the notices of a retired source stand: %+v", c)
	}
	res, err := w.SyncSources(t.Context(), "elsewhere", []store.SourceRecord{b}, at(6*time.Hour))
	w.must(err)
	want(res, store.SyncResult{Updated: 1})
	want(w.sync(at(7*time.Hour), a), store.SyncResult{Updated: 1}) // b is no longer of this scope
	w.sound()
}

func TestSyncRefusesBadRecordsByName(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := record("a", page("https://a.de/", werl, notice.Official))
	for name, recs := range map[string][]store.SourceRecord{"twice": {a, a}, "nameless": {{Namespace: "nrw", Spec: a.Spec}}} {
		if _, err := w.SyncSources(t.Context(), "nrw", recs, start); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for name, bodies := range map[string][]notice.Body{"twice": {{AGS: "1"}, {AGS: "1"}}, "without": {{Name: "x"}}} {
		if err := w.SyncBodies(t.Context(), bodies); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
	// A source without an address harms itself alone.
	if got := w.sync(start, a, record("lost", source.Spec{Type: source.TypePage, Interval: time.Minute})); got.Created != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestChangedSpecStartsAfresh(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	rec := record("werl", page("https://werl.de/", werl, notice.Official))
	w.sync(start, rec)
	w.run("werl", at(1*time.Hour), closed)
	o := outcome(w.job("werl", at(2*time.Hour)), at(2*time.Hour))
	o.Err = fault.New(fault.NotFound, "fetching", "404")
	w.must(w.Finish(t.Context(), o))
	running := w.job("werl", at(3*time.Hour))
	if running.Failures != 1 || len(running.State.Keys) == 0 {
		t.Fatalf("job: %+v", running)
	}
	rec.Spec.Page.URL = "https://neu.werl.de/"
	w.sync(at(3*time.Hour), rec)
	if err := w.Finish(t.Context(), outcome(running, at(3*time.Hour), opened)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("what the old spec brought: got %v", err)
	}
	j, ok := w.claim(at(3*time.Hour + time.Minute))["werl"]
	if !ok || j.Host != "neu.werl.de" || j.Failures != 0 || len(j.State.Keys) != 0 {
		t.Errorf("job: %+v", j)
	}
	if w.count("hosts", "lease_token IS NOT NULL") != 1 {
		t.Error("the refused run did not free its host")
	}
	w.sound()
}

func TestRequestedFetch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	rec := record("werl", page("https://werl.de/", werl, notice.Official))
	w.sync(start, rec)
	w.run("werl", at(1*time.Hour), closed)
	rec.RequestedAt = at(61 * time.Minute)
	w.sync(at(62*time.Minute), rec)
	j, ok := w.claim(at(62 * time.Minute))["werl"]
	if !ok || !j.Asked {
		t.Fatalf("asked for, but not due: %+v", j)
	}
	rec.RequestedAt = at(63 * time.Minute) // once more, while it runs
	w.sync(at(63*time.Minute), rec)
	w.must(w.Finish(t.Context(), outcome(j, at(64*time.Minute), closed)))
	if h, err := w.Source(t.Context(), "nrw", "werl"); err != nil || h.RequestHandled != at(61*time.Minute) {
		t.Errorf("handled: %+v, %v", h, err)
	}
	if j, ok = w.claim(at(64 * time.Minute))["werl"]; !ok || !j.Asked {
		t.Fatalf("asked for during the run, but not due")
	}
	w.must(w.Finish(t.Context(), outcome(j, at(65*time.Minute), closed)))
	w.sync(at(66*time.Minute), rec)
	if jobs := w.claim(at(66 * time.Minute)); len(jobs) != 0 {
		t.Errorf("asked for once, run twice: %v", jobs)
	}
	w.sound()
}

func TestSuspendedAndSingleSources(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, b := record("a", page("https://a.de/", werl, notice.Official)), record("b", page("https://b.de/", werl, notice.Official))
	a.Suspend = true
	w.sync(start, a, b)
	if jobs := w.claim(at(time.Hour)); len(jobs) != 1 || jobs["b"].Name != "b" {
		t.Errorf("a suspended source is fetched: %v", jobs)
	}
	a.Suspend = false
	if res, err := w.PutSources(t.Context(), "nrw", []store.SourceRecord{a}, at(time.Hour)); err != nil || res != (store.SyncResult{Updated: 1}) {
		t.Errorf("put: %+v, %v", res, err)
	}
	if jobs := w.claim(at(61 * time.Minute)); jobs["a"].Name != "a" {
		t.Errorf("resumed, but not due: %v", jobs)
	}
	w.must(w.RetireSource(t.Context(), "nrw", "b", at(time.Hour)))
	if err := w.RetireSource(t.Context(), "nrw", "none", start); fault.KindOf(err) != fault.NotFound {
		t.Errorf("got %v", err)
	}
	if _, err := w.Source(t.Context(), "nrw", "none"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("got %v", err)
	}
	q, err := w.Queue(t.Context(), at(10*time.Hour))
	w.must(err)
	if q.Due != 1 || q.Oldest < 8*time.Hour {
		t.Errorf("queue: %+v", q)
	}
	w.sound()
}

func TestManySourcesAreSpread(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	recs := many(2000)
	w.sync(start, recs...)
	seen := map[time.Time]int{}
	hs, err := w.Sources(t.Context())
	w.must(err)
	for _, h := range hs {
		if h.NextFetch.Before(start) || h.NextFetch.After(at(time.Minute)) {
			t.Fatalf("due at %v", h.NextFetch)
		}
		seen[h.NextFetch.Truncate(time.Second)]++
	}
	for s, n := range seen {
		if n > 3*2000/60 {
			t.Errorf("%d sources fall due in the second %v", n, s)
		}
	}
	w.sound()
}

// many sources, each on a host of its own.
func many(n int) []store.SourceRecord {
	out := make([]store.SourceRecord, 0, n)
	for i := range n {
		out = append(out, record(fmt.Sprintf("s%05d", i), page(fmt.Sprintf("https://s%05d.de/", i), fmt.Sprintf("%08d", i%500), notice.Official)))
	}
	return out
}

func TestHosts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx := t.Context()
	var turns []time.Time
	for range 3 {
		turn, err := w.Reserve(ctx, "Werl.de", start, 2*time.Second)
		w.must(err)
		turns = append(turns, turn)
	}
	if diff := cmp.Diff([]time.Time{start, at(2 * time.Second), at(4 * time.Second)}, turns); diff != "" {
		t.Errorf("turns (-want +got):\n%s", diff)
	}
	w.must(w.Defer(ctx, "werl.de", at(time.Hour)))
	w.must(w.Defer(ctx, "werl.de", at(time.Minute)))
	if turn, err := w.Reserve(ctx, "werl.de", start, time.Second); err != nil || turn != at(time.Hour) {
		t.Errorf("deferred: %v, %v", turn, err)
	}
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	if jobs := w.claim(at(30 * time.Minute)); len(jobs) != 0 {
		t.Errorf("claimed from a deferred host: %v", jobs)
	}
	if _, ok, err := w.Robots(ctx, "https://werl.de"); ok || err != nil {
		t.Errorf("robots: %v, %v", ok, err)
	}
	want := robots.File{Status: 200, Body: []byte("User-agent: *\x00\xff"), FetchedAt: start}
	w.must(w.SaveRobots(ctx, "https://werl.de", want))
	w.must(w.SaveRobots(ctx, "https://werl.de", robots.File{Status: 500, FetchedAt: at(-time.Hour)})) // older
	got, ok, err := w.Robots(ctx, "https://werl.de")
	if diff := cmp.Diff(want, got); diff != "" || !ok || err != nil {
		t.Errorf("robots %v %v (-want +got):\n%s", ok, err, diff)
	}
	w.must(w.SaveRobots(ctx, "https://werl.de", robots.File{FetchedAt: at(time.Hour)})) // no answer came
	if got, ok, err := w.Robots(ctx, "https://werl.de"); !ok || err != nil || got.Status != 0 || len(got.Body) != 0 {
		t.Errorf("robots: %+v, %v, %v", got, ok, err)
	}
}

func TestBodies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	want := notice.Body{AGS: werl, Name: "Wérl\"", Kind: notice.Town, DistrictAGS: kreis, Population: 31000, Homepage: "https://werl.de", Aliases: []string{"a,b", "{c}"}}
	w.must(w.SyncBodies(t.Context(), []notice.Body{want}))
	if diff := cmp.Diff(want, w.row(werl, start, start).Body); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	w.must(w.RetireBodies(t.Context(), []string{werl}, at(time.Hour)))
	if got := w.row(werl, at(time.Minute), at(time.Minute)).Body.AGS; got != werl {
		t.Errorf("before it was retired: got %q", got)
	}
	if bodies, err := w.Bodies(t.Context()); err != nil || len(bodies) != 2 {
		t.Errorf("bodies: %v, %v", bodies, err)
	}
	if _, err := w.BodyPage(t.Context(), werl, at(2*time.Hour), at(2*time.Hour)); fault.KindOf(err) != fault.NotFound {
		t.Errorf("retired: got %v", err)
	}
	if _, err := w.NoticePage(t.Context(), 4711); fault.KindOf(err) != fault.NotFound {
		t.Errorf("notice: got %v", err)
	}
	if _, _, err := w.Capture(t.Context(), "xyz"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("capture: got %v", err)
	}
	if _, _, err := w.Capture(t.Context(), fmt.Sprintf("%064d", 0)); fault.KindOf(err) != fault.NotFound {
		t.Errorf("capture: got %v", err)
	}
}
