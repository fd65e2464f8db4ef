package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// tell is run with a report of what it changed.
func (w *world) tell(name string, now time.Time, docs ...said) store.RunReport {
	w.t.Helper()
	o := outcome(w.job(name, now), now, docs...)
	o.Report = &store.RunReport{}
	w.must(w.Finish(w.t.Context(), o))
	return *o.Report
}

// TestRunsTellWhatTheyChanged follows a document through all that can become of it.
func TestRunsTellWhatTheyChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	move := func(from, to notice.Status) []store.CellMove {
		return []store.CellMove{{Pair: shape.Pair{Body: werl, Service: "buergerbuero"}, From: from, To: to}}
	}
	other := said{key: "b", text: "Der Bauhof hat zu tun."}
	for i, tc := range []struct {
		docs []said
		want store.RunReport
	}{
		{[]said{closed}, store.RunReport{New: 1, Moves: move("", notice.Unavailable)}},
		{[]said{closed}, store.RunReport{Unchanged: 1}},
		{[]said{opened, other}, store.RunReport{New: 1, Changed: 1, Moves: move(notice.Unavailable, notice.Available)}},
		{[]said{other}, store.RunReport{Unchanged: 1, Withdrawn: 1, Moves: move(notice.Available, "")}},
		{[]said{opened, other}, store.RunReport{Unchanged: 1, Restored: 1, Moves: move("", notice.Available)}},
	} {
		got := w.tell("werl", at(time.Duration(i+1)*time.Hour), tc.docs...)
		if got.RunID == 0 {
			t.Errorf("run %d has no number", i)
		}
		got.RunID = 0
		for j := range got.Moves {
			if m := &got.Moves[j]; (m.Statement == 0) != (m.To == "") {
				t.Errorf("run %d: statement %d for %q", i, m.Statement, m.To)
			}
			got.Moves[j].Statement, got.Moves[j].Source = 0, 0
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("run %d (-want +got):\n%s", i, diff)
		}
	}
}

// TestClaimTellsOfLeasesThatRanOut holds that only the second claim of an unrecorded run is told of as stolen.
func TestClaimTellsOfLeasesThatRanOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	first := w.job("werl", at(time.Hour))
	second := w.claim(at(2 * time.Hour))["werl"] // its lease was of five minutes
	w.must(w.Finish(t.Context(), outcome(second, at(2*time.Hour), closed)))
	third := w.job("werl", at(3*time.Hour))
	if first.Stolen || !second.Stolen || third.Stolen {
		t.Errorf("stolen: %v, %v, %v", first.Stolen, second.Stolen, third.Stolen)
	}
}

// TestClaimTellsOfTheChangeBefore: the first run after a change is told of its trace, later ones and a sync that changes nothing are not.
func TestClaimTellsOfTheChangeBefore(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	rec := record("werl", page("https://werl.de/a", werl, notice.Official))
	var got []string
	for i, step := range []struct{ trace, url string }{{"00-a", "https://werl.de/a"}, {"00-b", "https://werl.de/a"}, {"00-c", "https://werl.de/b"}} {
		rec.Trace, rec.Spec.Page.URL = step.trace, step.url
		w.sync(at(time.Duration(3*i)*time.Hour), rec)
		for k := range 2 {
			now := at(time.Duration(3*i+k+1) * time.Hour)
			j := w.job("werl", now)
			got = append(got, j.Trace)
			w.must(w.Finish(t.Context(), outcome(j, now, closed)))
		}
	}
	if diff := cmp.Diff([]string{"00-a", "", "", "", "00-c", ""}, got); diff != "" {
		t.Error(diff)
	}
}

// TestFreshnessAgreesWithTheOverview compares the counts with what is shown, when all is fresh and when nothing was heard for long.
func TestFreshnessAgreesWithTheOverview(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)), record("two", page("https://soest.de/2", werl, notice.Official)))
	w.run("werl", at(time.Hour), closed)
	w.run("two", at(2*time.Hour), said{key: "c", text: opened.text, statements: opened.statements})
	for _, now := range []time.Time{at(3 * time.Hour), at(2*time.Hour + notice.StaleAfter + time.Hour)} {
		f, err := w.Freshness(t.Context(), now)
		w.must(err)
		o, err := w.Overview(t.Context(), now, now)
		w.must(err)
		want := store.Freshness{Cells: map[notice.Status]int{}, Bodies: len(o.Rows)}
		for _, row := range o.Rows {
			if row.Silent {
				want.Silent++
			}
			for _, c := range row.Cells {
				want.Cells[c.Status]++
				if c.Stale {
					want.Stale++
				}
				if c.Contradicted {
					want.Contradicted++
				}
			}
		}
		want.Queue, err = w.Queue(t.Context(), now)
		w.must(err)
		want.Content = map[string]store.Ages{"page": {
			Sources: 2, Median: now.Sub(at(2 * time.Hour)), Ninety: now.Sub(at(time.Hour)), Worst: now.Sub(at(time.Hour)),
			Sum: now.Sub(at(time.Hour)) + now.Sub(at(2*time.Hour)),
		}}
		if diff := cmp.Diff(want, f); diff != "" {
			t.Errorf("%v (-overview +freshness):\n%s", now, diff)
		}
		if now.Sub(start) > notice.StaleAfter && (f.Stale == 0 || f.Silent == 0) {
			t.Errorf("nothing is stale or silent: %+v", f)
		}
		if f.Contradicted == 0 {
			t.Error("no cell is contradicted")
		}
	}
}

// TestFreshnessCountsWhatIsToBeReindexed takes the full text back to earlier rules.
func TestFreshnessCountsWhatIsToBeReindexed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	w.run("werl", at(time.Hour), closed)
	w.run("werl", at(2*time.Hour), opened)
	for state, want := range map[string]int{"analyser": 0, "analyser - 1": 2} {
		_, err := w.db.Exec(`UPDATE search_state SET analyser = ` + state)
		w.must(err)
		f, err := w.Freshness(t.Context(), at(3*time.Hour))
		w.must(err)
		if f.Reindex != want {
			t.Errorf("%s: %d notices are to be indexed, want %d", state, f.Reindex, want)
		}
		_, err = w.db.Exec(`UPDATE search_state SET analyser = $1`, german.Version)
		w.must(err)
	}
}
