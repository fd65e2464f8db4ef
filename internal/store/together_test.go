package store_test

import (
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

func TestFinishAll(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)), record("soest", page("https://soest.de/", soest, notice.Official)))
	w.run("werl", at(1*time.Hour), closed)
	w.run("soest", at(1*time.Hour), said{key: "s", text: "Soest."})
	_, err := w.db.Exec(`UPDATE sources SET next_fetch_at = $1`, at(2*time.Hour))
	w.must(err)
	_, err = w.db.Exec(`UPDATE hosts SET due_at = $1`, at(2*time.Hour))
	w.must(err)
	jobs := w.claim(at(2 * time.Hour))
	a, b := confirmed(jobs["werl"], at(2*time.Hour), "a"), confirmed(jobs["soest"], at(2*time.Hour), "s")
	a.Gap = 10 * time.Second
	b.Job.Token = "somebody else's"
	if errs := w.FinishAll(t.Context(), []store.Outcome{b, a}); fault.KindOf(errs[0]) != fault.Conflict || errs[1] != nil {
		t.Fatalf("got %v, want a conflict for the lost lease alone", errs)
	}
	if c := w.cell("buergerbuero", at(2*time.Hour), at(2*time.Hour)); c.ConfirmedAt != at(2*time.Hour) {
		t.Errorf("confirmed at %v", c.ConfirmedAt)
	}
	h, err := w.Source(t.Context(), "nrw", "werl")
	w.must(err)
	if h.LastSuccess != at(2*time.Hour) || h.NextFetch != at(2*time.Hour+15*time.Minute) || h.LastChange != at(time.Hour) {
		t.Errorf("health: %+v", h)
	}
	if w.count("hosts", "host = 'werl.de' AND lease_token IS NULL AND next_request_at = '2023-11-01 13:00:10+00'") != 1 {
		t.Error("the host is not free after the gap")
	}
	if n := w.count("runs", "documents = 1 AND status = 304"); n != 1 {
		t.Errorf("%d runs, want 1", n)
	}
	w.sound()

	// More than a confirmation: a document is gone.
	o := confirmed(w.job("werl", at(3*time.Hour)), at(3*time.Hour))
	w.must(w.Finish(t.Context(), o))
	if c := w.cell("buergerbuero", at(3*time.Hour), at(3*time.Hour)); c.Status != "" {
		t.Errorf("gone, so unknown: %+v", c)
	}
	w.sound()
}

// TestFinishAllOfAllSorts records together what is otherwise tested alone: a failure with what it received, a changed authority,
// a source before and after the one that takes its place, and a run that is handed in twice.
func TestFinishAllOfAllSorts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	failing, blog := record("failing", page("https://a.de/", werl, notice.Official)), record("blog", page("https://b.de/", werl, notice.Official))
	older, newer := record("older", page("https://c.de/", soest, notice.Official)), record("newer", page("https://d.de/", soest, notice.Official))
	newer.Succeeds = "older"
	w.sync(start, failing, blog, older)
	w.run("failing", at(1*time.Hour), closed)
	w.run("blog", at(2*time.Hour), opened)
	blog.Spec.Authority = notice.Press
	w.sync(at(3*time.Hour), failing, blog, older, newer)
	now := at(4 * time.Hour)
	_, err := w.db.Exec(`UPDATE sources SET next_fetch_at = $1`, now)
	w.must(err)
	_, err = w.db.Exec(`UPDATE hosts SET due_at = $1, next_request_at = $1`, now)
	w.must(err)
	jobs := w.claim(now)
	challenge := outcome(jobs["failing"], now, said{key: "x", text: "Sind Sie ein Mensch?"})
	challenge.Err = fault.New(fault.SoftBlocked, "fetching", "a challenge")
	speaks := func(job string, s said) store.Outcome {
		s.statements = []notice.Statement{says("rathaus", notice.Limited)}
		s.statements[0].Body = soest
		return outcome(jobs[job], now, s)
	}
	before, after := speaks("older", said{key: "o", text: "Alt."}), speaks("newer", said{key: "n", text: "Neu."})
	errs := w.FinishAll(t.Context(), []store.Outcome{challenge, confirmed(jobs["blog"], now, "a"), after, before, challenge})
	for i, err := range errs {
		if last := i == len(errs)-1; last != (fault.KindOf(err) == fault.Conflict) || !last && err != nil {
			t.Errorf("run %d: got %v, want a conflict for the last alone", i, err)
		}
	}
	if w.count("observations o JOIN runs r ON r.id = o.run_id", "r.fault = 'soft_blocked'") != 1 || w.count("notices", "text LIKE '%Mensch%'") != 0 {
		t.Error("what the failed run received is evidence, and no notice")
	}
	if c := w.cell("buergerbuero", now, now); c.Status != notice.Unavailable || c.Contradicted || c.Sources != 2 {
		t.Errorf("what stood stands, and what is of less authority now gives way: %+v", c)
	}
	if c := w.row(soest, now, now).Cells["rathaus"]; c.Status != notice.Limited || c.Sources != 1 {
		t.Errorf("the newer source alone speaks: %+v", c)
	}
	if w.count("documents", "withdrawn_why = 'superseded'") != 1 || w.count("documents", "withdrawn_at IS NULL") != 3 {
		t.Error("only the document of the older source is withdrawn")
	}
	w.sound()
}

// TestLateRunLeavesWhatWasShown records a run that ended before others which were recorded first.
func TestLateRunLeavesWhatWasShown(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("late", page("https://soest.de/", werl, notice.Official)), record("werl", page("https://werl.de/", werl, notice.Official)))
	late := w.job("late", at(time.Minute))
	monday := says("buergerbuero", notice.Limited)
	monday.From = "2023-11-06"
	w.run("werl", at(10*time.Minute), closed)
	w.run("werl", at(20*time.Minute), opened)
	w.run("werl", at(30*time.Minute))
	w.run("werl", at(40*time.Minute), said{key: "c", text: "Geschlossen, ab Montag eingeschränkt.", statements: []notice.Statement{
		says("buergerbuero", notice.Unavailable), monday,
	}})
	w.must(w.Finish(t.Context(), outcome(late, at(5*time.Minute), said{key: "l", text: "Eingeschränkt.", statements: []notice.Statement{
		says("buergerbuero", notice.Limited),
	}})))
	now := at(time.Hour)
	for after, want := range map[time.Duration]notice.Status{
		7 * time.Minute: "", 15 * time.Minute: notice.Unavailable, 25 * time.Minute: notice.Available, 35 * time.Minute: "",
		45 * time.Minute: notice.Unavailable, 120 * time.Hour: notice.Limited,
	} {
		if got := w.cell("buergerbuero", at(after), now); got.Status != want {
			t.Errorf("after %v: got %+v, want %q", after, got, want)
		}
	}
	if got := w.cell("buergerbuero", now, now); got.Sources != 2 || !got.Contradicted {
		t.Errorf("the late one does not count: %+v", got)
	}
	w.sound()
}

// TestLateRunErasesNothing has a late run that is shown in the place of what was recorded before it, but not in its time.
func TestLateRunErasesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("late", page("https://werl.de/", werl, notice.Official)), record("press", page("https://anzeiger.de/", werl, notice.Press)))
	late := w.job("late", at(time.Minute))
	w.run("press", at(10*time.Minute), closed)
	w.must(w.Finish(t.Context(), outcome(late, at(5*time.Minute), opened)))
	for after, want := range map[time.Duration]notice.Status{
		7 * time.Minute: "", 10 * time.Minute: notice.Unavailable, 10*time.Minute + time.Second: notice.Available,
	} {
		if got := w.cell("buergerbuero", at(after), at(time.Hour)); got.Status != want {
			t.Errorf("after %v: got %+v, want %q", after, got, want)
		}
	}
	w.sound()
}

// TestWrongClockPutsNothingOff has a process whose clock is a day ahead: what another one reads now is shown now.
func TestWrongClockPutsNothingOff(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("ahead", page("https://soest.de/", werl, notice.Official)), record("werl", page("https://werl.de/", werl, notice.Official)))
	w.run("ahead", at(25*time.Hour), opened)
	w.run("werl", at(time.Hour), closed)
	if c := w.cell("buergerbuero", at(time.Hour), at(time.Hour)); c.Status == "" || len(c.Against) != 1 {
		t.Errorf("got %+v", c)
	}
	w.sound()
}
