package store_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

func TestClaimHandsOutWhatIsDue(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	spec := page("https://Werl.de/a", werl, notice.Official)
	rec := record("werl", spec)
	rec.RequestedAt = start
	w.sync(start, rec, record("later", page("https://soest.de:8443/", soest, notice.Official)))
	jobs := w.claim(start)
	j, ok := jobs["werl"]
	if !ok || j.Token == "" || j.Host != "werl.de" || !j.Asked {
		t.Fatalf("got %+v", jobs)
	}
	if diff := cmp.Diff(spec, j.Spec); diff != "" {
		t.Errorf("spec (-want +got):\n%s", diff)
	}
	if !j.LeaseEnds.Equal(at(5*time.Minute)) || !j.Due.Equal(start) {
		t.Errorf("lease ends %v, due %v", j.LeaseEnds, j.Due)
	}
	if again := w.claim(start); len(again) != 0 {
		t.Errorf("handed out twice or too early: %v", again)
	}
	if late := w.claim(at(time.Minute)); late["later"].Host != "soest.de:8443" {
		t.Errorf("a new source is due within a minute, got %v", late)
	}
	for name, p := range map[string]store.ClaimParams{"no lease": {Now: start, Limit: 1}} {
		if _, err := w.Claim(t.Context(), p); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if got, err := w.Claim(t.Context(), store.ClaimParams{Now: start, Lease: time.Minute}); len(got) != 0 || err != nil {
		t.Errorf("limit 0: got %v, %v", got, err)
	}
}

// TestUnreadableSourceHoldsUpNoOther has a row that this version of the program does not understand.
func TestUnreadableSourceHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("soest", page("https://soest.de/", soest, notice.Official)), record("werl", page("https://werl.de/", werl, notice.Official)))
	_, err := w.db.Exec(`UPDATE sources SET spec = jsonb_set(spec, '{interval}', '"15m"') WHERE name = 'soest'`)
	w.must(err)
	for _, now := range []time.Time{at(time.Hour), at(2 * time.Hour)} {
		jobs, err := w.Claim(t.Context(), store.ClaimParams{Now: now, Lease: 5 * time.Minute, Limit: 100, Worker: "test"})
		if len(jobs) != 1 || jobs[0].Name != "werl" {
			t.Errorf("got %+v, want the other one", jobs)
		}
		if fault.KindOf(err) != fault.Internal || !strings.Contains(err.Error(), "nrw/soest") {
			t.Errorf("got %v, want an error that names the source", err)
		}
	}
}

func TestStalledWorkerCannotUndoANewerOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	slow := w.claim(at(time.Minute))["werl"]
	fast := w.claim(at(6 * time.Minute))["werl"]
	if fast.Token == "" || fast.Token == slow.Token {
		t.Fatalf("the lease ran out, but the source was not handed out anew: %+v", fast)
	}
	if got := w.claim(at(7 * time.Minute)); len(got) != 0 {
		t.Fatalf("handed out within a lease: %v", got)
	}
	closed := said{key: "a", text: "Geschlossen.", statements: []notice.Statement{says("rathaus", notice.Unavailable)}}
	open := said{key: "a", text: "Offen.", statements: []notice.Statement{says("rathaus", notice.Available)}}
	if err := w.Finish(t.Context(), outcome(slow, at(8*time.Minute), open)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("late finish: got %v", err)
	}
	if got := w.claim(at(9 * time.Minute)); len(got) != 0 {
		t.Errorf("the refused run freed the host of the other: %v", got)
	}
	w.must(w.Finish(t.Context(), outcome(fast, at(10*time.Minute), closed)))
	if err := w.Finish(t.Context(), outcome(fast, at(11*time.Minute), open)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("second finish: got %v", err)
	}
	if err := w.Finish(t.Context(), confirmed(slow, at(12*time.Minute), "a")); fault.KindOf(err) != fault.Conflict {
		t.Errorf("late unchanged finish: got %v", err)
	}
	if got := w.cell("rathaus", at(time.Hour), at(time.Hour)); got.Status != notice.Unavailable {
		t.Errorf("cell: got %+v", got)
	}
	if n := w.count("runs", "true"); n != 1 {
		t.Errorf("%d runs are recorded, want 1", n)
	}
	w.sound()
}

func TestOneRunningSourceAHost(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var recs []store.SourceRecord
	for i := range 40 { // one big host, longest due
		recs = append(recs, record(fmt.Sprintf("big-%02d", i), page(fmt.Sprintf("https://big.de/%d", i), "", notice.Official)))
	}
	for i := range 10 {
		recs = append(recs, record(fmt.Sprintf("small-%02d", i), page(fmt.Sprintf("https://small-%d.de/", i), "", notice.Official)))
	}
	w.sync(start, recs...)
	_, err := w.db.Exec(`UPDATE sources SET next_fetch_at = next_fetch_at - CASE WHEN host = 'big.de' THEN interval '1 hour' ELSE interval '0' END`)
	w.must(err)
	_, err = w.db.Exec(`UPDATE hosts h SET due_at = (SELECT min(next_fetch_at) FROM sources s WHERE s.host = h.host)`)
	w.must(err)

	now := at(2 * time.Minute)
	var mu sync.Mutex
	var all []store.Job
	var wg sync.WaitGroup
	for range 8 { // all at once
		wg.Go(func() {
			for range 4 {
				jobs, err := w.Claim(t.Context(), store.ClaimParams{Now: now, Lease: time.Minute, Limit: 3, Worker: "w"})
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				all = append(all, jobs...)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	hosts := map[string]int{}
	for _, j := range all {
		hosts[j.Host]++
	}
	if len(hosts) != 11 || len(all) != 11 {
		t.Fatalf("11 hosts are due: got %d jobs at %v", len(all), hosts)
	}
	for _, j := range all {
		if j.Host == "big.de" {
			o := outcome(j, now)
			o.Gap = 5 * time.Second
			w.must(w.Finish(t.Context(), o))
		}
	}
	if got := w.claim(now.Add(4 * time.Second)); len(got) != 0 {
		t.Errorf("handed out within the gap: %v", got)
	}
	if got := w.claim(now.Add(5 * time.Second)); len(got) != 1 {
		t.Errorf("after the gap the next source of the host is due: got %v", got)
	}
	w.sound()
}

func TestClaimHealsAWrongDueTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)), record("soest", page("https://soest.de/", soest, notice.Official)))
	_, err := w.db.Exec(`UPDATE sources SET next_fetch_at = $1 WHERE name = 'werl'`, at(time.Hour))
	w.must(err)
	now := at(2 * time.Minute)
	if got := w.claim(now); len(got) != 1 || got["soest"].Host == "" {
		t.Fatalf("got %v", got)
	}
	w.sound()
}

func TestFailuresSlowDownButNeverStop(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	now := at(time.Hour)
	w.run("werl", now, said{key: "a", text: "Zu.", statements: []notice.Statement{says("rathaus", notice.Unavailable)}})
	wait := func(kind fault.Kind) (time.Duration, store.SourceHealth) {
		now = now.Add(time.Hour)
		o := outcome(w.job("werl", now), now)
		o.Err, o.Reading.Complete = fault.New(kind, "fetching", "no"), false
		w.must(w.Finish(t.Context(), o))
		h, err := w.Source(t.Context(), "nrw", "werl")
		w.must(err)
		return h.NextFetch.Sub(now), h
	}
	first, h := wait(fault.Unavailable)
	if first < 15*time.Minute || h.Failures != 1 || h.LastFault != string(fault.Unavailable) || h.LastError == "" {
		t.Errorf("after one failure: %v, %+v", first, h)
	}
	second, _ := wait(fault.Empty)
	third, _ := wait(fault.SoftBlocked)
	if second <= first || third <= second || third > time.Hour {
		t.Errorf("waits: %v, %v, %v", first, second, third)
	}
	ours, h := wait(fault.OurSide)
	if ours > time.Minute || h.Failures != 3 || h.LastFault != string(fault.OurSide) {
		t.Errorf("after a fault on our side: %v, %+v", ours, h)
	}
	if c := w.cell("rathaus", now, now); c.Status != notice.Unavailable || c.Stale {
		t.Errorf("what stood must stand: %+v", c)
	}
	if w.row(werl, now, now).Answering != 0 {
		t.Error("a source that failed counts as answering")
	}
	w.run("werl", now.Add(time.Hour), said{key: "a", text: "Zu."})
	if h, err := w.Source(t.Context(), "nrw", "werl"); err != nil || h.Failures != 0 || h.LastFault != "" {
		t.Errorf("after a success: %+v, %v", h, err)
	}
	if n := w.count("captures", "true"); n < 2 {
		t.Errorf("what failed runs received is not kept: %d captures", n)
	}
	w.sound()
}
