package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

func TestOverviewAtPastMinutes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	w.run("werl", at(1*time.Hour), closed)
	w.run("werl", at(24*time.Hour), closed)
	w.run("werl", at(100*time.Hour), closed) // 76 hours without: stale in between
	w.run("werl", at(101*time.Hour), opened)
	now := at(200 * time.Hour)
	tests := []struct {
		name      string
		at        time.Duration
		status    notice.Status
		confirmed time.Duration
		stale     bool
		since     time.Duration
	}{
		{"before the first sight", time.Hour - time.Minute, "", 0, false, 0},
		{"at the first sight", 1 * time.Hour, notice.Unavailable, time.Hour, false, time.Hour},
		{"between two sights", 12 * time.Hour, notice.Unavailable, 12 * time.Hour, false, time.Hour},
		{"at the limit", 72 * time.Hour, notice.Unavailable, 24 * time.Hour, false, time.Hour},
		{"a minute after the limit", 72*time.Hour + time.Minute, notice.Unavailable, 24 * time.Hour, true, time.Hour},
		{"just before it was seen again", 100*time.Hour - time.Minute, notice.Unavailable, 24 * time.Hour, true, time.Hour},
		{"seen again", 100 * time.Hour, notice.Unavailable, 100 * time.Hour, false, time.Hour},
		{"the next version", 101 * time.Hour, notice.Available, 101 * time.Hour, false, 101 * time.Hour},
		{"that one stale", 149*time.Hour + time.Minute, notice.Available, 101 * time.Hour, true, 101 * time.Hour},
	}
	for _, tt := range tests {
		got := w.cell("buergerbuero", at(tt.at), now)
		if tt.status == "" {
			if got.Status != "" {
				t.Errorf("%s: got %+v, want nothing", tt.name, got)
			}
			continue
		}
		if got.Status != tt.status || got.ConfirmedAt != at(tt.confirmed) || got.Stale != tt.stale || got.Since != at(tt.since) {
			t.Errorf("%s: got %+v", tt.name, got)
		}
	}
	w.sound()
}

func TestRowsSayWhoAnswers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("one", page("https://werl.de/", werl, notice.Official)), record("two", page("https://feed.werl.de/", werl, notice.Official)))
	fails := func(name string, now time.Time, kind fault.Kind) {
		o := outcome(w.job(name, now), now)
		o.Err, o.Reading.Complete = fault.New(kind, "fetching", "no"), false
		w.must(w.Finish(t.Context(), o))
	}
	w.run("one", at(1*time.Hour), closed)
	fails("two", at(1*time.Hour), fault.TimedOut)
	fails("one", at(2*time.Hour), fault.OurSide) // says nothing of the town
	fails("one", at(3*time.Hour), fault.Unreachable)
	fails("one", at(60*time.Hour), fault.Unreachable)
	tests := []struct {
		name          string
		at            time.Duration
		sources, answ int
		silent        bool
		last          time.Time
	}{
		{"before any run", 10 * time.Minute, 2, 0, true, time.Time{}},
		{"one answers", 90 * time.Minute, 2, 1, false, at(time.Hour)},
		{"our own fault does not count", 150 * time.Minute, 2, 1, false, at(time.Hour)},
		{"none answers, but one did lately", 4 * time.Hour, 2, 0, false, at(time.Hour)},
		{"silent", 49*time.Hour + time.Minute, 2, 0, true, at(time.Hour)},
		{"silent now", 61 * time.Hour, 2, 0, true, at(time.Hour)},
	}
	for _, tt := range tests {
		got := w.row(werl, at(tt.at), at(61*time.Hour))
		if got.Sources != tt.sources || got.Answering != tt.answ || got.Silent != tt.silent || got.LastAnswered != tt.last {
			t.Errorf("%s: got %+v", tt.name, got)
		}
	}
	if got := w.row(soest, at(61*time.Hour), at(61*time.Hour)); got.Silent || got.Sources != 0 || len(got.Cells) != 0 {
		t.Errorf("a body without sources: %+v", got)
	}
	if got := w.row(werl, at(61*time.Hour), at(61*time.Hour)).LastNotice; got != at(time.Hour) {
		t.Errorf("last notice: %v", got)
	}
	o, err := w.Overview(t.Context(), at(61*time.Hour), at(61*time.Hour))
	w.must(err)
	var order []string
	for _, r := range o.Rows {
		order = append(order, r.Body.Name)
	}
	if diff := cmp.Diff([]string{"Kreis Soest", "Soest", "Werl"}, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestContradictionIsShownWithBothSides(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("town", page("https://werl.de/", werl, notice.Official)), record("district", page("https://kreis.de/", kreis, notice.Official)))
	w.run("town", at(1*time.Hour), closed)
	w.run("district", at(2*time.Hour), opened)
	c := w.cell("buergerbuero", at(3*time.Hour), at(3*time.Hour))
	if c.Status != notice.Available || !c.Contradicted || len(c.Against) != 1 || c.Sources != 2 {
		t.Fatalf("got %+v", c)
	}
	p, err := w.BodyPage(t.Context(), werl, at(3*time.Hour), at(3*time.Hour))
	w.must(err)
	if len(p.Standing) != 2 || p.Standing[1].ID != c.Against[0] || p.Standing[0].ID != c.Statement {
		t.Errorf("standing: %+v", p.Standing)
	}
	w.run("town", at(4*time.Hour), opened)
	if c := w.cell("buergerbuero", at(5*time.Hour), at(5*time.Hour)); c.Contradicted || c.Against != nil || c.Status != notice.Available {
		t.Errorf("agreed: %+v", c)
	}
	if c := w.cell("buergerbuero", at(5*time.Hour), at(5*time.Hour)); c.Since != at(2*time.Hour) {
		t.Errorf("the status was the same since it was first shown, got %v", c.Since)
	}
	if c := w.cell("buergerbuero", at(3*time.Hour), at(5*time.Hour)); !c.Contradicted {
		t.Errorf("as known then: %+v", c)
	}
	w.sound()
}

func TestReviewIsKeptButNotShown(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	doubtful := says("rathaus", notice.Available)
	doubtful.Review = true
	w.run("werl", at(1*time.Hour), said{key: "a", text: "Das Rathaus könnte offen sein.", statements: []notice.Statement{doubtful}})
	p, err := w.BodyPage(t.Context(), werl, at(2*time.Hour), at(2*time.Hour))
	w.must(err)
	if len(p.Row.Cells) != 0 || len(p.Standing) != 1 || !p.Standing[0].Review {
		t.Errorf("got %+v", p)
	}
}

func TestAnnouncedDays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	shut, again, weekend := says("rathaus", notice.Unavailable), says("rathaus", notice.Available), says("abfall", notice.Limited)
	again.From, weekend.Until = "2023-11-06", "2023-11-05"
	past := says("telefon", notice.Unavailable)
	past.Until = "2023-10-31"
	doc := said{key: "a", text: "Das Rathaus ist zu, ab Montag wieder offen.", statements: []notice.Statement{shut, again, weekend, past}}
	w.run("werl", at(1*time.Hour), doc)
	monday := time.Date(2023, 11, 5, 23, 0, 0, 0, time.UTC) // its midnight in Berlin
	now := at(2 * time.Hour)
	check := func(name string, service notice.Service, at time.Time, want notice.Status) {
		t.Helper()
		if got := w.cell(service, at, now); got.Status != want {
			t.Errorf("%s: got %+v, want %q", name, got, want)
		}
	}
	check("now", "rathaus", now, notice.Unavailable)
	check("a minute before", "rathaus", monday.Add(-time.Minute), notice.Unavailable)
	check("on the day", "rathaus", monday, notice.Available)
	check("until its last day", "abfall", monday.Add(-time.Minute), notice.Limited)
	check("after it, unknown", "abfall", monday, "")
	check("over at first sight", "telefon", now, "")
	if n := w.count("cells", "service = 'telefon'"); n != 0 {
		t.Errorf("%d rows for what was over", n)
	}

	// Before the day comes, the town takes it back.
	doc.text, doc.statements = "Das Rathaus bleibt zu.", []notice.Statement{shut, weekend}
	w.run("werl", at(3*time.Hour), doc)
	now = at(4 * time.Hour)
	check("taken back", "rathaus", monday.Add(time.Hour), notice.Unavailable)
	if n := w.count("cells", "service = 'rathaus'"); n != 2 {
		t.Errorf("%d rows, want the one that was shown and the new one", n)
	}
	if c := w.cell("rathaus", now, now); c.Since != at(time.Hour) {
		t.Errorf("closed since %v", c.Since)
	}
	w.sound()
}

func TestRepeatedStatementsKeepTheirAge(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("town", page("https://werl.de/", werl, notice.Official)), record("paper", page("https://zeitung.de/", "", notice.Press)))
	d := closed
	w.run("town", at(1*time.Hour), d)
	w.run("paper", at(30*time.Hour), opened)
	// The town edits another line of its page; the sentence on the office is the old one. Its quote stays the same.
	o := outcome(w.job("town", at(40*time.Hour)), at(40*time.Hour), said{key: "a", text: d.text + " Neu: Hotline 02922 1000.", statements: d.statements})
	o.Statements["a"][0].Quote = d.text
	w.must(w.Finish(t.Context(), o))
	c := w.cell("buergerbuero", at(41*time.Hour), at(41*time.Hour))
	if c.Status != notice.Available || c.Authority != notice.Press {
		t.Errorf("an edit elsewhere made an old sentence new: %+v", c)
	}
	// Now it says something else.
	w.run("town", at(42*time.Hour), said{key: "a", text: "Das Bürgerbüro bleibt zu.", statements: closed.statements})
	if c := w.cell("buergerbuero", at(43*time.Hour), at(43*time.Hour)); c.Status != notice.Unavailable || c.Authority != notice.Official {
		t.Errorf("got %+v", c)
	}
	w.sound()
}

func TestChangedAuthorityDecidesAnew(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	town, blog := record("town", page("https://werl.de/", werl, notice.Official)), record("blog", page("https://blog.de/", werl, notice.Official))
	w.sync(start, town, blog)
	w.run("town", at(1*time.Hour), closed)
	w.run("blog", at(2*time.Hour), opened)
	if c := w.cell("buergerbuero", at(2*time.Hour), at(2*time.Hour)); c.Status != notice.Available {
		t.Fatalf("got %+v", c)
	}
	blog.Spec.Authority = notice.Press
	w.sync(at(3*time.Hour), town, blog)
	w.must(w.Finish(t.Context(), confirmed(w.job("blog", at(4*time.Hour)), at(4*time.Hour), "a")))
	if c := w.cell("buergerbuero", at(4*time.Hour), at(4*time.Hour)); c.Status != notice.Unavailable || c.Contradicted {
		t.Errorf("got %+v", c)
	}
	w.sound()
}

func TestConcurrentRunsAgreeOnACell(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	names := []string{"a", "b", "c", "d", "e", "f"}
	var recs []store.SourceRecord
	for _, n := range names {
		recs = append(recs, record(n, page("https://"+n+".de/", werl, notice.Official)))
	}
	w.sync(start, recs...)
	jobs := w.claim(at(2 * time.Minute))
	if len(jobs) != len(names) {
		t.Fatalf("%d jobs", len(jobs))
	}
	errs := make(chan error)
	for i, n := range names {
		go func() {
			d := closed
			if i%2 == 0 {
				d = opened
			}
			errs <- w.Finish(t.Context(), outcome(jobs[n], at(time.Hour+time.Duration(i)*time.Second), d))
		}()
	}
	for range names {
		w.must(<-errs)
	}
	c := w.cell("buergerbuero", at(2*time.Hour), at(2*time.Hour))
	if c.Sources != len(names) || len(c.Against) != len(names)/2 {
		t.Errorf("a run overlooked another: %+v", c)
	}
	w.sound()
}
