package store_test

import (
	"testing"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// TestRestoredLogMissesNothing: a restored log holds numbers of transactions that the new server has yet to reach.
func TestRestoredLogMissesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(at(0), record("werl", page("https://werl.de/", werl, notice.Official)))
	begin, err := w.EventsEnd(t.Context())
	w.must(err)
	shut := said{key: "a", text: "zu", statements: []notice.Statement{says("rathaus", notice.Unavailable)}}
	w.run("werl", at(0), shut)
	before, read := w.follow(begin, 2)

	w.must(w.Renumber(t.Context()))
	if p, err := w.Events(t.Context(), begin, 10); err != nil || len(p.Events) != 2 || p.Events[0].Cursor != before[0].Cursor {
		t.Fatalf("a log in order was changed: %+v, %v", p, err)
	}

	const ahead = `UPDATE changes SET xid = CAST(CAST(CAST(xid AS text) AS bigint) + 1000000000 AS text)::xid8`
	_, err = w.db.Exec(ahead)
	w.must(err)
	if p, err := w.Events(t.Context(), begin, 10); err != nil || len(p.Events) != 0 {
		t.Fatalf("the log of a restored database is readable at once: %+v, %v; then there is nothing to mend", p, err)
	}
	w.must(store.Migrate(t.Context(), w.dsn))
	again, _ := w.follow(read, 2)
	for i, e := range again {
		if e.Kind != before[i].Kind || e.Cursor.ID != before[i].Cursor.ID {
			t.Errorf("entry %d is %+v, was %+v", i, e, before[i])
		}
	}
}
