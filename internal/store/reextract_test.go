package store_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// reads is a newer extractor: what it reads in a text.
type reads map[string][]notice.Statement

// reextract reads again, in batches of limit, what version "2" has not read yet, at a moment; it stops after stop
// batches, 0 = never.
func (w *world) reextract(now time.Time, x reads, limit, stop int, dry bool) (changes []store.StatementChange, versions int) {
	w.t.Helper()
	p := store.RereadParams{Extractor: "2", Limit: limit}
	for n := 1; ; n++ {
		batch, err := w.Rereads(w.t.Context(), p)
		w.must(err)
		if len(batch) == 0 {
			return changes, versions
		}
		r := store.Reextraction{SourceID: batch[0].SourceID, Extractor: "2", Now: now, DryRun: dry}
		for _, b := range batch {
			p.Source, p.Notice = b.SourceID, b.Notice
			r.Readings = append(r.Readings, w.reading(b, x))
		}
		got, skipped, err := w.Reextract(w.t.Context(), r)
		w.must(err)
		if skipped != 0 {
			w.t.Errorf("%d versions were skipped", skipped)
		}
		changes, versions = append(changes, got...), versions+len(batch)
		if n == stop {
			return changes, versions
		}
	}
}

func (w *world) reading(b store.Reread, x reads) store.Reading {
	rd := store.Reading{Notice: b.Notice, Before: b.Extractor}
	for _, st := range x[b.Document.Text] {
		st.Quote, st.End, st.Rule = b.Document.Text, len(b.Document.Text), "newer"
		rd.Statements = append(rd.Statements, st)
	}
	return rd
}

// rows are the statements with one condition, each as "service status standing replaced extractor".
func (w *world) rows(where string) []string {
	w.t.Helper()
	var out []string
	w.must(w.db.Select(&out, `SELECT concat_ws(' ', service, status, standing, replaced_at IS NOT NULL, extractor)
		FROM statements WHERE `+where+` ORDER BY id`))
	return out
}

// story makes a source with two versions of one document and one that is gone.
func (w *world) story() {
	w.t.Helper()
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)), record("other", page("https://b.de/", werl, notice.Press)))
	gone := said{key: "g", text: "Die Bücherei ist zu.", statements: []notice.Statement{says("kultur-freizeit", notice.Unavailable)}}
	w.run("werl", at(1*time.Hour), closed, gone)
	w.run("werl", at(2*time.Hour), opened)
	w.run("other", at(3*time.Hour), said{key: "o", text: "Telefon geht.", statements: []notice.Statement{says("telefon", notice.Available)}})
}

// newer reads "opened" as limited and says more of it, "closed" as before, nothing in the one that is gone.
func newer() reads {
	return reads{
		closed.text:     {says("buergerbuero", notice.Unavailable)},
		opened.text:     {says("buergerbuero", notice.Limited), says("rathaus", notice.Available)},
		"Telefon geht.": {says("telefon", notice.Available)},
	}
}

func TestReextract(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.story()
	var telefonRow, cells int64
	w.must(w.db.Get(&telefonRow, `SELECT statement_id FROM cells WHERE service = 'telefon'`))
	before := w.rows("true")
	dry, n := w.reextract(at(5*time.Hour), newer(), 50, 0, true)
	if n != 4 || !cmp.Equal(before, w.rows("true")) || w.count("notices", "extractor = '2'") != 0 {
		t.Fatalf("a dry run read %d versions and left %v", n, w.rows("true"))
	}
	// Stopped in the middle, and started again.
	first, n1 := w.reextract(at(5*time.Hour), newer(), 1, 2, false)
	rest, n2 := w.reextract(at(5*time.Hour), newer(), 1, 0, false)
	if n1 != 2 || n2 != 2 {
		t.Errorf("read %d and %d versions, want 2 and 2", n1, n2)
	}
	if diff := cmp.Diff(dry, append(first, rest...)); diff != "" {
		t.Errorf("the dry run told otherwise (-dry +real):\n%s", diff)
	}
	if _, n := w.reextract(at(6*time.Hour), newer(), 50, 0, false); n != 0 {
		t.Errorf("%d versions are read once more", n)
	}
	want := []string{
		"buergerbuero unavailable f f 2",    // of the first version, read as before
		"kultur-freizeit unavailable f t 1", // of the document that is gone
		"buergerbuero available f t 1",
		"telefon available t f 2",
		"buergerbuero limited t f 2",
		"rathaus available t f 2",
	}
	if diff := cmp.Diff(want, w.rows("true")); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
	w.must(w.db.Get(&cells, `SELECT count(*) FROM cells WHERE service = 'telefon' AND statement_id = $1 AND until IS NULL`, telefonRow))
	if cells != 1 || w.count("cells", "service = 'telefon'") != 1 {
		t.Error("a cell moved though its statement is read as before")
	}
	if c := w.cell("buergerbuero", at(6*time.Hour), at(6*time.Hour)); c.Status != notice.Limited || c.Since != at(5*time.Hour) {
		t.Errorf("now: %+v", c)
	}
	if c := w.cell("buergerbuero", at(4*time.Hour), at(6*time.Hour)); c.Status != notice.Available {
		t.Errorf("as shown before: %+v", c)
	}
	if c := w.cell("kultur-freizeit", at(90*time.Minute), at(6*time.Hour)); c.Status != notice.Unavailable {
		t.Errorf("as shown before it was gone: %+v", c)
	}
	w.sound()
}

func TestReextractTellsWhatChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.story()
	changes, _ := w.reextract(at(5*time.Hour), newer(), 50, 0, false)
	var got []string
	for _, c := range changes {
		s := fmt.Sprintf("standing %t:", c.Standing)
		for _, st := range []*notice.Statement{c.Before, c.After} {
			if st == nil {
				s += " nothing"
			} else {
				s += " " + string(st.Service) + " " + string(st.Status)
			}
		}
		got = append(got, s)
	}
	want := []string{
		"standing false: kultur-freizeit unavailable nothing",
		"standing true: buergerbuero available buergerbuero limited",
		"standing true: nothing rathaus available",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

// TestReextractKeepsAges: what an earlier version said in the same words counts since then, also if only the newer
// extractor sees it; what is new in a later version does not count since the page was published.
func TestReextractKeepsAges(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	one := said{key: "a", text: "Eins.", published: at(-time.Hour)}
	two := said{key: "a", text: "Zwei.", published: at(-time.Hour)}
	w.run("werl", at(1*time.Hour), one)
	w.run("werl", at(2*time.Hour), two)
	quoted := func(q string, service notice.Service) notice.Statement {
		st := says(service, notice.Limited)
		st.Quote, st.Rule = q, "newer"
		return st
	}
	batch, err := w.Rereads(t.Context(), store.RereadParams{Extractor: "2", Limit: 9})
	w.must(err)
	if len(batch) != 2 {
		t.Fatalf("%d versions", len(batch))
	}
	_, _, err = w.Reextract(t.Context(), store.Reextraction{SourceID: batch[0].SourceID, Extractor: "2", Now: at(3 * time.Hour), Readings: []store.Reading{
		{Notice: batch[0].Notice, Before: "1", Statements: []notice.Statement{quoted("beide", "rathaus")}},
		{Notice: batch[1].Notice, Before: "1", Statements: []notice.Statement{quoted("beide", "rathaus"), quoted("neu", "email")}},
	}})
	w.must(err)
	for service, want := range map[string]time.Time{"rathaus": at(-time.Hour), "email": at(2 * time.Hour)} {
		var got time.Time
		w.must(w.db.Get(&got, `SELECT effective_at FROM statements WHERE service = $1 AND standing`, service))
		if !got.Equal(want) {
			t.Errorf("%s counts since %v, want %v", service, got, want)
		}
	}
	w.sound()
}

// TestReextractBesideAScraper: between reading and storing, a run brings a new version, or reads the same one anew.
func TestReextractBesideAScraper(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	w.run("werl", at(1*time.Hour), closed)
	batch, err := w.Rereads(t.Context(), store.RereadParams{Extractor: "2", Limit: 9})
	w.must(err)
	x := store.Reextraction{SourceID: batch[0].SourceID, Extractor: "2", Now: at(3 * time.Hour), Readings: []store.Reading{
		w.reading(batch[0], reads{closed.text: {says("rathaus", notice.Limited)}}),
	}}
	w.run("werl", at(2*time.Hour), opened)
	if _, skipped, err := w.Reextract(t.Context(), x); err != nil || skipped != 0 {
		t.Fatal(skipped, err)
	}
	if c := w.row(werl, at(4*time.Hour), at(4*time.Hour)).Cells; len(c) != 1 || c["buergerbuero"].Status != notice.Available {
		t.Errorf("a version that stands no longer moved cells: %+v", c)
	}
	w.sound()
	if _, skipped, err := w.Reextract(t.Context(), x); err != nil || skipped != 1 {
		t.Errorf("a version that was read since: skipped %d, %v", skipped, err)
	}
	w.sound()
}

func TestReextractTakesNewStructure(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	w.run("werl", at(1*time.Hour), closed)
	batch, err := w.Rereads(t.Context(), store.RereadParams{Limit: 9})
	w.must(err)
	b := batch[0]
	if b.Source != "nrw/werl" || b.Spec.Body != werl || b.Document.Text != closed.text || b.Document.Key != "a" || len(b.Document.Blocks) != 1 ||
		b.Capture.URL != "https://werl.de/a" || b.Capture.MediaType != "text/html" || !b.FirstSeen.Equal(at(time.Hour)) || b.Extractor != "1" {
		t.Errorf("to be read again: %+v", b)
	}
	doc := b.Document
	doc.Blocks = []notice.Block{{Kind: notice.BlockHeading, End: len(doc.Text), Level: 2, Lead: -1}}
	rd := w.reading(b, reads{closed.text: {says("buergerbuero", notice.Unavailable)}})
	rd.Document = &doc
	_, _, err = w.Reextract(t.Context(), store.Reextraction{SourceID: b.SourceID, Extractor: "2", Now: at(2 * time.Hour), Readings: []store.Reading{rd}})
	w.must(err)
	n, err := w.NoticePage(t.Context(), b.Notice)
	w.must(err)
	if diff := cmp.Diff(doc.Blocks, n.Blocks); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestReextractRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.story()
	batch, err := w.Rereads(t.Context(), store.RereadParams{Extractor: "2", Limit: 9})
	w.must(err)
	before := w.rows("true")
	bad := store.Reading{Notice: batch[0].Notice, Before: "1", Statements: []notice.Statement{says("rathaus", "perhaps")}}
	x := store.Reextraction{SourceID: batch[0].SourceID, Extractor: "2", Now: at(5 * time.Hour), Readings: []store.Reading{bad}}
	if _, _, err := w.Reextract(t.Context(), x); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a status that is none: %v", err)
	}
	x.SourceID, x.Readings = 987654, nil
	if _, _, err := w.Reextract(t.Context(), x); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a source that is not there: %v", err)
	}
	if diff := cmp.Diff(before, w.rows("true")); diff != "" {
		t.Errorf("something was stored (-want +got):\n%s", diff)
	}
	if n, err := w.CountRereads(t.Context(), "2"); err != nil || n != 4 {
		t.Errorf("%d to be read, %v", n, err)
	}
}

// TestReextractAndScrapeTogether lets a scraper write version after version while the notices are read again and again.
func TestReextractAndScrapeTogether(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/a", werl, notice.Official)))
	w.run("werl", at(time.Hour), closed)
	job := w.job("werl", at(2*time.Hour))
	done := make(chan struct{})
	var both sync.WaitGroup
	both.Go(func() {
		defer close(done)
		for i := range 30 {
			now := at(2*time.Hour + time.Duration(i)*time.Minute)
			doc := said{key: "a", text: fmt.Sprintf("Fassung %d.", i), statements: []notice.Statement{says("buergerbuero", notice.Limited)}}
			if err := w.Finish(t.Context(), outcome(job, now, doc)); err != nil {
				t.Error(err)
				return
			}
			if _, err := w.db.Exec(`UPDATE sources SET lease_token = $1, lease_until = $2`, job.Token, at(100*time.Hour)); err != nil {
				t.Error(err)
			}
		}
	})
	both.Go(func() {
		for {
			p := store.RereadParams{Extractor: "2", Limit: 7}
			batch, err := w.Rereads(t.Context(), p)
			if err != nil {
				t.Error(err)
				return
			}
			if len(batch) == 0 {
				select {
				case <-done:
					return
				default:
					continue
				}
			}
			x := store.Reextraction{SourceID: batch[0].SourceID, Extractor: "2", Now: at(3 * time.Hour)}
			for _, b := range batch {
				x.Readings = append(x.Readings, store.Reading{Notice: b.Notice, Before: b.Extractor, Statements: []notice.Statement{says("email", notice.Limited)}})
			}
			if _, _, err := w.Reextract(t.Context(), x); err != nil {
				t.Error(err)
				return
			}
		}
	})
	both.Wait()
	if n := w.count("statements", "standing"); n != 1 || w.count("notices", "extractor <> '2'") != 0 || w.count("notices", "true") != 31 {
		t.Errorf("%d statements stand: %v", n, w.rows("standing"))
	}
	if n := w.count("statements", "replaced_at IS NULL"); n != 31 {
		t.Errorf("%d statements are in force, want one for each of 31 versions", n)
	}
	if n := w.count("cells", "until IS NULL AND service = 'email'"); n != 1 {
		t.Errorf("%d open cells", n)
	}
	w.sound()
}
