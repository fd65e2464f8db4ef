package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/view"
)

var (
	closed = said{key: "a", text: "Das Bürgerbüro ist geschlossen.", statements: []notice.Statement{says("buergerbuero", notice.Unavailable)}}
	opened = said{key: "a", text: "Das Bürgerbüro ist geöffnet.", statements: []notice.Statement{says("buergerbuero", notice.Available)}}
)

func TestVersionsAreNeverOverwritten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	w.run("werl", at(1*time.Hour), closed)
	w.run("werl", at(2*time.Hour), opened)
	w.run("werl", at(3*time.Hour), opened) // the same again: no version
	w.run("werl", at(4*time.Hour), closed) // back to the first: a third one
	p, err := w.BodyPage(t.Context(), werl, at(5*time.Hour), at(5*time.Hour))
	w.must(err)
	type version struct {
		Version     int
		First, Last time.Time
		Newest      bool
		Gone        time.Time
	}
	var got []version
	for _, n := range p.Notices {
		got = append(got, version{n.Version, n.FirstSeen, n.LastSeen, n.IsNewest, n.Withdrawn})
	}
	want := []version{
		{3, at(4 * time.Hour), at(4 * time.Hour), true, time.Time{}},
		{2, at(2 * time.Hour), at(3 * time.Hour), false, at(4 * time.Hour)},
		{1, at(1 * time.Hour), at(1 * time.Hour), false, at(2 * time.Hour)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	wantSpans := []view.Span{
		{Service: "buergerbuero", Status: notice.Unavailable, From: at(1 * time.Hour), To: at(2 * time.Hour), Notice: p.Notices[2].ID, Quote: closed.text},
		{Service: "buergerbuero", Status: notice.Available, From: at(2 * time.Hour), To: at(4 * time.Hour), Notice: p.Notices[1].ID, Quote: opened.text},
		{Service: "buergerbuero", Status: notice.Unavailable, From: at(4 * time.Hour), Notice: p.Notices[0].ID, Quote: closed.text},
	}
	if diff := cmp.Diff(wantSpans, p.Spans); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
	n, err := w.NoticePage(t.Context(), p.Notices[2].ID)
	w.must(err)
	if n.Text != closed.text || len(n.Versions) != 3 || len(n.Statements) != 1 || n.Statements[0].Withdrawn != at(2*time.Hour) {
		t.Errorf("first version: %+v", n)
	}
	if diff := cmp.Diff(closed.doc().Blocks, n.Blocks); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	body, head, err := w.Capture(t.Context(), n.Capture.SHA256)
	w.must(err)
	if string(body) != closed.text || head.TLSPeer != "CN=werl.de" || head.FinalURL != "https://werl.de/a?final" || !head.FetchedAt.Equal(at(time.Hour)) {
		t.Errorf("capture: %q, %+v", body, head)
	}
	if a, b := w.count("captures", "true"), w.count("observations", "true"); a != 2 || b != 4 {
		t.Errorf("%d captures and %d observations, want 2 and 4", a, b)
	}
	w.sound()
}

func TestCaptureSharedBySourcesKeepsBothHeads(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("one", page("https://werl.de/1", werl, notice.Official)), record("two", page("https://soest.de/2", werl, notice.Official)))
	w.run("one", at(time.Hour), closed)
	w.run("two", at(2*time.Hour), closed)
	if w.count("captures", "true") != 1 || w.count("observations", "true") != 2 {
		t.Fatal("want one capture with two observations")
	}
	p, err := w.BodyPage(t.Context(), werl, at(3*time.Hour), at(3*time.Hour))
	w.must(err)
	urls := map[string]string{}
	for _, h := range p.Notices {
		n, err := w.NoticePage(t.Context(), h.ID)
		w.must(err)
		urls[h.Source] = n.Capture.URL
	}
	if diff := cmp.Diff(map[string]string{"nrw/one": "https://werl.de/1", "nrw/two": "https://soest.de/2"}, urls); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
	if c := w.cell("buergerbuero", at(3*time.Hour), at(3*time.Hour)); c.Sources != 2 || c.Contradicted {
		t.Errorf("cell: %+v", c)
	}
}

func TestWithdrawnIsNotSolved(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	other := said{key: "b", text: "Die Bücherei ist zu.", statements: []notice.Statement{says("kultur-freizeit", notice.Unavailable)}}
	w.run("werl", at(1*time.Hour), closed, other)
	w.run("werl", at(2*time.Hour), other)
	if c := w.cell("buergerbuero", at(3*time.Hour), at(3*time.Hour)); c.Status != "" {
		t.Errorf("withdrawn, so unknown: %+v", c)
	}
	if c := w.cell("buergerbuero", at(90*time.Minute), at(3*time.Hour)); c.Status != notice.Unavailable {
		t.Errorf("as known before: %+v", c)
	}
	if c := w.cell("kultur-freizeit", at(3*time.Hour), at(3*time.Hour)); c.Status != notice.Unavailable {
		t.Errorf("the other: %+v", c)
	}
	w.sound()
	w.run("werl", at(4*time.Hour), closed, other) // back in the same words
	if c := w.cell("buergerbuero", at(5*time.Hour), at(5*time.Hour)); c.Status != notice.Unavailable || c.Since != at(4*time.Hour) {
		t.Errorf("back: %+v", c)
	}
	p, err := w.BodyPage(t.Context(), werl, at(3*time.Hour), at(5*time.Hour))
	w.must(err)
	if len(p.Standing) != 1 || p.Standing[0].Service != "kultur-freizeit" {
		t.Errorf("stood between: %+v", p.Standing)
	}
	want := []notice.Status{notice.Unavailable, "", notice.Unavailable}
	var got []notice.Status
	for _, sp := range p.Spans {
		if sp.Service == "buergerbuero" {
			got = append(got, sp.Status)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
	if n := w.count("notices", "true"); n != 2 {
		t.Errorf("%d versions, want 2", n)
	}
	w.sound()
}

func TestIncompleteReadingsWithdrawNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	w.run("werl", at(1*time.Hour), closed)
	other := said{key: "b", text: "Etwas anderes."}
	o := outcome(w.job("werl", at(2*time.Hour)), at(2*time.Hour), other)
	o.Reading.Complete = false // a feed, or a followed page failed
	o.Reading.Partial = []error{fault.New(fault.TimedOut, "fetching https://werl.de/c", "too slow")}
	w.must(w.Finish(t.Context(), o))
	if c := w.cell("buergerbuero", at(3*time.Hour), at(3*time.Hour)); c.Status != notice.Unavailable || c.ConfirmedAt != at(1*time.Hour) {
		t.Errorf("an item that scrolled out stands: %+v", c)
	}
	if c := w.cell("buergerbuero", at(50*time.Hour), at(50*time.Hour)); c.Status != notice.Unavailable || !c.Stale {
		t.Errorf("and grows stale: %+v", c)
	}
	if h, err := w.Source(t.Context(), "nrw", "werl"); err != nil || h.LastFault != "" || h.LastError == "" || h.Notices != 2 {
		t.Errorf("health: %+v, %v", h, err)
	}
	w.sound()
}

func TestNewerExtractorReadsTheSameTextAnew(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	w.run("werl", at(1*time.Hour), closed)
	again := closed
	again.statements = []notice.Statement{says("meldewesen", notice.Limited)}
	o := outcome(w.job("werl", at(2*time.Hour)), at(2*time.Hour), again)
	o.Extractor = "2"
	w.must(w.Finish(t.Context(), o))
	row := w.row(werl, at(3*time.Hour), at(3*time.Hour))
	if len(row.Cells) != 1 || row.Cells["meldewesen"].Status != notice.Limited {
		t.Errorf("cells: %+v", row.Cells)
	}
	if c := w.cell("buergerbuero", at(90*time.Minute), at(3*time.Hour)); c.Status != notice.Unavailable {
		t.Errorf("as shown before: %+v", c)
	}
	if n := w.count("notices", "version = 1 AND extractor = '2'"); n != 1 || w.count("notices", "true") != 1 {
		t.Error("the version must stay the same one")
	}
	w.sound()
}

func TestSucceedsWithdrawsThePredecessorOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	old := record("old", page("https://werl.de/", werl, notice.Official))
	w.sync(start, old)
	w.run("old", at(1*time.Hour), closed)
	emergency := record("emergency", page("https://werl.notfall.de/", werl, notice.Official))
	emergency.Succeeds = "old"
	w.sync(at(2*time.Hour), old, emergency)

	o := outcome(w.job("emergency", at(3*time.Hour)), at(3*time.Hour))
	o.Err, o.Reading.Complete = fault.New(fault.Unreachable, "fetching", "refused"), false
	w.must(w.Finish(t.Context(), o))
	w.run("emergency", at(4*time.Hour)) // a success without a document
	if c := w.cell("buergerbuero", at(4*time.Hour), at(4*time.Hour)); c.Status != notice.Unavailable {
		t.Fatalf("nothing took over yet: %+v", c)
	}
	w.run("emergency", at(5*time.Hour), said{key: "n", text: "Telefon geht.", statements: []notice.Statement{says("telefon", notice.Available)}})
	row := w.row(werl, at(5*time.Hour), at(5*time.Hour))
	if row.Cells["buergerbuero"].Status != "" || row.Cells["telefon"].Status != notice.Available {
		t.Errorf("taken over: %+v", row.Cells)
	}
	if n := w.count("documents", "withdrawn_why = 'superseded'"); n != 1 {
		t.Errorf("%d documents are superseded, want 1", n)
	}
	w.sound()
	// The old page is back, unchanged: found in a run that reads nothing anew.
	w.must(w.Finish(t.Context(), confirmed(w.job("old", at(6*time.Hour)), at(6*time.Hour), "a")))
	w.run("emergency", at(7*time.Hour), said{key: "n", text: "Telefon geht."})
	if c := w.cell("buergerbuero", at(7*time.Hour), at(7*time.Hour)); c.Status != notice.Unavailable {
		t.Errorf("seen again, so it stands again, and the successor withdraws only once: %+v", c)
	}
	w.sound()
}

func TestTakeoverByAnUnchangedRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	old, next := record("old", page("https://werl.de/", werl, notice.Official)), record("next", page("https://neu.de/", werl, notice.Official))
	w.sync(start, old, next)
	w.run("old", at(1*time.Hour), closed)
	w.run("next", at(2*time.Hour), said{key: "n", text: "Neu."})
	next.Succeeds = "old"
	w.sync(at(3*time.Hour), old, next)
	w.must(w.Finish(t.Context(), confirmed(w.job("next", at(4*time.Hour)), at(4*time.Hour), "n")))
	if c := w.cell("buergerbuero", at(4*time.Hour), at(4*time.Hour)); c.Status != "" {
		t.Errorf("cell: %+v", c)
	}
	w.sound()
}

func TestListen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	changes, err := w.Listen(t.Context())
	w.must(err)
	w.run("werl", at(time.Hour), closed)
	want := store.Change{Sources: []string{"nrw/werl"}, Bodies: []string{werl}}
	if diff := cmp.Diff(want, <-changes); diff != "" {
		t.Errorf("change (-want +got):\n%s", diff)
	}
	// A confirmation is no news; the connection that is lost next is.
	w.run("werl", at(2*time.Hour), closed)
	_, err = w.db.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`)
	w.must(err)
	if diff := cmp.Diff(store.Change{All: true}, <-changes); diff != "" {
		t.Errorf("after a lost connection (-want +got):\n%s", diff)
	}
}
