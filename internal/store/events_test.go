package store_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/chronicle"
)

// follow reads the log from a cursor until n entries came. Other tests write to the same server, and an entry is readable
// only when no older transaction of theirs runs.
func (w *world) follow(after store.Cursor, n int) ([]store.Event, store.Cursor) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 30*time.Second)
	defer cancel()
	var out []store.Event
	for len(out) < n {
		p, err := w.Events(ctx, after, 3)
		w.must(err)
		out, after = append(out, p.Events...), p.Next
	}
	if len(out) > n {
		w.t.Fatalf("%d entries, want %d: %+v", len(out), n, out[n:])
	}
	return out, after
}

type told struct {
	Kind    chronicle.EventKind
	Service notice.Service
	Status  notice.Status
	Since   time.Time
	Until   time.Time
	Changed bool
}

func tell(events []store.Event) []told {
	out := make([]told, 0, len(events))
	for _, e := range events {
		out = append(out, told{e.Kind, e.Service, e.Status, e.Since, e.Until, e.Changed})
	}
	return out
}

func TestEvents(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	begin, err := w.EventsEnd(t.Context())
	w.must(err)
	shut := said{key: "a", text: "zu", statements: []notice.Statement{says("rathaus", notice.Unavailable)}}
	half := says("rathaus", notice.Limited)
	later := says("rathaus", notice.Available)
	later.From = "2023-11-06"
	w.run("werl", at(0), shut)
	w.run("werl", at(time.Hour), shut) // confirmed: no news
	w.run("werl", at(2*time.Hour), said{key: "a", text: "halb", statements: []notice.Statement{half, later}})
	w.run("werl", at(3*time.Hour))                                                                            // gone, and with it what was announced
	w.run("werl", at(4*time.Hour), said{key: "a", text: "halb", statements: []notice.Statement{half, later}}) // the same version

	monday := time.Date(2023, 11, 5, 23, 0, 0, 0, time.UTC)
	want := []told{
		{Kind: chronicle.EventNotice, Since: at(0)},
		{Kind: chronicle.EventCell, Service: "rathaus", Status: notice.Unavailable, Since: at(0), Changed: true},
		{Kind: chronicle.EventNotice, Since: at(2 * time.Hour)},
		// Its end is no entry of its own where something follows.
		{Kind: chronicle.EventCell, Service: "rathaus", Status: notice.Limited, Since: at(2 * time.Hour), Until: monday, Changed: true},
		{Kind: chronicle.EventCell, Service: "rathaus", Status: notice.Available, Since: monday, Changed: true},
		{Kind: chronicle.EventWithdrawn, Since: at(3 * time.Hour)},
		{Kind: chronicle.EventDrop, Service: "rathaus", Status: notice.Available, Since: monday},
		{Kind: chronicle.EventEnd, Service: "rathaus", Status: notice.Limited, Since: at(2 * time.Hour), Until: at(3 * time.Hour)},
		{Kind: chronicle.EventRestored, Since: at(3 * time.Hour)},
		{Kind: chronicle.EventCell, Service: "rathaus", Status: notice.Limited, Since: at(4 * time.Hour), Until: monday, Changed: true},
		{Kind: chronicle.EventCell, Service: "rathaus", Status: notice.Available, Since: monday, Changed: true},
	}
	got, end := w.follow(begin, len(want))
	if diff := cmp.Diff(want, tell(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if rest, _ := w.follow(end, 0); len(rest) != 0 {
		t.Errorf("after the end: %+v", rest)
	}
	// From any entry on, the rest follows.
	for i, e := range got {
		rest, _ := w.follow(e.Cursor, len(got)-i-1)
		if diff := cmp.Diff(tell(got[i+1:]), tell(rest)); diff != "" {
			t.Fatalf("after entry %d (-want +got):\n%s", i, diff)
		}
	}
}

// A transaction that began to write first and ends last must not be passed by.
func TestEventsMissNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	begin, err := w.EventsEnd(t.Context())
	w.must(err)
	insert := `INSERT INTO changes (kind, since) VALUES ('notice', $1)`
	slow, err := w.db.BeginTxx(t.Context(), &sql.TxOptions{})
	w.must(err)
	defer func() { _ = slow.Rollback() }()
	_, err = slow.Exec(insert, at(time.Second))
	w.must(err)
	_, err = w.db.Exec(insert, at(time.Minute))
	w.must(err)
	p, err := w.Events(t.Context(), begin, 10)
	w.must(err)
	if len(p.Events) != 0 || !p.Behind {
		t.Fatalf("read past a running transaction: %+v", p)
	}
	w.must(slow.Commit())
	got, _ := w.follow(p.Next, 2)
	if !got[0].Since.Equal(at(time.Second)) || !got[1].Since.Equal(at(time.Minute)) {
		t.Errorf("got %v and %v", got[0].Since, got[1].Since)
	}
}

func TestEventsRefuseForeignCursors(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.Events(t.Context(), store.Cursor{Tx: 1 << 60}, 10)
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("a cursor from the future: %v", err)
	}
	for _, s := range []string{"x", "1", "-1-2", "1-", "1-2-3", "1--2", "99999999999999999999999-1"} {
		if c, err := store.ParseCursor(s); fault.KindOf(err) != fault.Invalid {
			t.Errorf("ParseCursor(%q) = %v, %v", s, c, err)
		}
	}
	for _, c := range []store.Cursor{{}, {Tx: 7, ID: 9}} {
		if got, err := store.ParseCursor(c.String()); err != nil || got != c {
			t.Errorf("%v became %v, %v", c, got, err)
		}
	}
}
