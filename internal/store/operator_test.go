package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// state reads the one source of a test.
func (w *world) state(name string) store.SourceState {
	w.t.Helper()
	rows, err := w.SourceStatesOf(w.t.Context(), []string{"nrw", "nrw"}, []string{name, "not there"})
	w.must(err)
	if len(rows) != 1 {
		w.t.Fatalf("%d rows", len(rows))
	}
	return rows[0]
}

func TestSourceStates(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	rec := record("a", page("https://a.example/", werl, notice.Official))
	rec.Succeeds = "old"
	w.sync(start, rec)
	got := w.state("a")
	if diff := cmp.Diff(rec, got.SourceRecord); diff != "" {
		t.Errorf("the record is not what was put in:\n%s", diff)
	}
	if got.Scope != "nrw" || !got.Active() || got.Answering() || got.Running || got.Rechecking || !got.LastRun.IsZero() {
		t.Errorf("a new source: %+v", got)
	}

	rec.RequestedAt = at(time.Minute)
	w.sync(at(time.Minute), rec)
	j := w.job("a", at(2*time.Minute))
	if got = w.state("a"); !got.Running || !got.Handled.Equal(rec.RequestedAt) || !got.RequestedAt.Equal(rec.RequestedAt) {
		t.Errorf("while it runs: %+v", got)
	}
	w.must(w.Finish(t.Context(), outcome(j, at(3*time.Minute), said{key: "x", text: "Geschlossen.", statements: []notice.Statement{says("ausweise", notice.Unavailable)}})))
	got = w.state("a")
	if got.Running || !got.Answering() || !got.LastSuccess.Equal(at(3*time.Minute)) || got.Notices != 1 || got.LastFault != "" {
		t.Errorf("after a success: %+v", got)
	}

	rec.Spec.Page.URL = "https://b.example/"
	w.sync(at(4*time.Minute), rec)
	if got = w.state("a"); !got.Rechecking || got.Failures != 0 {
		t.Errorf("after a change of the spec: %+v", got)
	}
	o := outcome(w.job("a", at(5*time.Minute)), at(5*time.Minute))
	o.Err = fault.New(fault.NotFound, "fetching", "status 404")
	w.must(w.Finish(t.Context(), o))
	if got = w.state("a"); !got.Rechecking || got.Failures != 1 || got.LastFault != "not_found" || got.Answering() {
		t.Errorf("after a failure: %+v", got)
	}
	w.run("a", at(20*time.Minute), said{key: "x", text: "Geschlossen."})
	if got = w.state("a"); got.Rechecking || got.LastFault != "" {
		t.Errorf("after the next success: %+v", got)
	}
	w.must(w.RetireSource(t.Context(), "nrw", "a", at(time.Hour)))
	all, err := w.SourceStates(t.Context())
	if err != nil || len(all) != 1 || !all[0].Retired || all[0].Active() || all[0].Key() != "nrw/a" {
		t.Errorf("after its retirement: %+v, %v", all, err)
	}
}

func TestBodyStates(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("a", page("https://a.example/", werl, notice.Official)))
	w.run("a", start, said{key: "x", text: "Ausweise gibt es nicht.", statements: []notice.Statement{says("ausweise", notice.Unavailable), says("standesamt", notice.Available)}})
	w.must(w.RetireBodies(t.Context(), []string{soest}, at(time.Minute)))
	all, err := w.BodyStates(t.Context(), "", at(time.Minute))
	w.must(err)
	got := map[string]store.BodyState{}
	for _, b := range all {
		slices.Sort(b.Statuses)
		got[b.AGS] = b
	}
	if len(got) != 3 || !got[soest].Retired || got[werl].Retired || len(got[soest].Statuses) != 0 {
		t.Errorf("bodies %+v", got)
	}
	if diff := cmp.Diff([]notice.Status{notice.Available, notice.Unavailable}, got[werl].Statuses); diff != "" {
		t.Error(diff)
	}
	if !got[werl].LastNotice.Equal(start) || !got[soest].LastNotice.IsZero() {
		t.Errorf("last notices %v, %v", got[werl].LastNotice, got[soest].LastNotice)
	}
	one, err := w.BodyStates(t.Context(), werl, at(time.Minute))
	w.must(err)
	if len(one) != 1 || one[0].Name != "Werl" || len(one[0].Statuses) != 2 {
		t.Errorf("one body: %+v", one)
	}
}
