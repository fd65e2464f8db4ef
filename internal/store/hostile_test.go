package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

func TestAbortedTransactionLeavesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	j := w.job("werl", at(time.Hour))
	// The last write of the run fails: the host cannot be updated.
	_, err := w.db.Exec(`ALTER TABLE hosts ADD CONSTRAINT broken CHECK (next_request_at < '2000-01-01') NOT VALID`)
	w.must(err)
	if err := w.Finish(t.Context(), outcome(j, at(time.Hour), closed)); err == nil {
		t.Fatal("the run was recorded")
	}
	for _, table := range []string{"captures", "observations", "documents", "notices", "statements", "sightings", "cells", "runs"} {
		if n := w.count(table, "true"); n != 0 {
			t.Errorf("%s holds %d rows", table, n)
		}
	}
	_, err = w.db.Exec(`ALTER TABLE hosts DROP CONSTRAINT broken`)
	w.must(err)
	w.must(w.Finish(t.Context(), outcome(j, at(2*time.Hour), closed))) // the lease is still ours
	if c := w.cell("buergerbuero", at(2*time.Hour), at(2*time.Hour)); c.Status != notice.Unavailable {
		t.Errorf("cell: %+v", c)
	}
}

func TestCancelledFinishLeavesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	j := w.job("werl", at(time.Hour))
	ctx, cancel := context.WithCancel(t.Context())
	tx, err := w.db.Beginx()
	w.must(err)
	_, err = tx.Exec(`SELECT host FROM hosts FOR UPDATE`) // Finish gets as far as the host and waits
	w.must(err)
	done := make(chan error, 1)
	go func() { done <- w.Finish(ctx, outcome(j, at(time.Hour), closed)) }()
	for w.count("pg_stat_activity", "wait_event_type = 'Lock' AND datname = current_database()") == 0 {
		time.Sleep(time.Millisecond)
	}
	cancel()
	if err := <-done; fault.KindOf(err) != fault.OurSide {
		t.Errorf("got %v", err)
	}
	w.must(tx.Rollback())
	if n := w.count("notices", "true") + w.count("runs", "true"); n != 0 {
		t.Errorf("%d rows are left", n)
	}
}

func TestInTx(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx := t.Context()
	err := w.InTx(ctx, nil, func(tx *store.Store) error {
		return tx.InTx(ctx, nil, func(*store.Store) error { return nil })
	})
	if fault.KindOf(err) != fault.Internal {
		t.Errorf("nested: got %v", err)
	}
	boom := errors.New("boom")
	err = w.InTx(ctx, nil, func(tx *store.Store) error {
		w.must(tx.SyncBodies(ctx, []notice.Body{{AGS: "1", Name: "x", Kind: notice.Town}}))
		return boom
	})
	if !errors.Is(err, boom) || w.count("bodies", "ags = '1'") != 0 {
		t.Errorf("not rolled back: %v", err)
	}
	tries := 0
	serial := &sql.TxOptions{Isolation: sql.LevelSerializable}
	err = w.InTx(ctx, serial, func(tx *store.Store) error {
		tries++
		if err := tx.RetireBodies(ctx, []string{werl}, time.Now()); err != nil {
			return err
		}
		if tries == 1 { // somebody else is faster
			if err := w.RetireBodies(ctx, []string{soest}, time.Now()); err != nil {
				return err
			}
		}
		return tx.RetireBodies(ctx, []string{soest}, time.Now())
	})
	if err != nil || tries != 2 {
		t.Errorf("serialisation failure: %d tries, %v", tries, err)
	}
}

func TestHostileStrings(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	rec := record("o'); DROP TABLE cells; --", page("https://werl.de/\x00", werl, notice.Official))
	w.sync(start, rec)
	bad := said{key: "k\x00\xff'\"\\u0000", text: "Zu\x00 \xffist ä\xc3 \\u0000 '); DROP TABLE notices; --", statements: []notice.Statement{says("rathaus", notice.Unavailable)}}
	j := w.job(rec.Name, at(time.Hour))
	o := outcome(j, at(time.Hour), bad)
	o.Reading.Captures[0].Header = map[string][]string{"X\x00": {"a\x00b\xff"}}
	o.Reading.Documents[0].Links[0].URL = "https://x/\x00\xff"
	o.Statements[bad.key][0].Detour = []notice.Detour{{Kind: notice.DetourPhone, Value: "\x00", Text: "\xff"}}
	o.Reading.State.Keys = map[string][]string{"u\x00": {bad.key}}
	w.must(w.Finish(t.Context(), o))
	p, err := w.BodyPage(t.Context(), werl, at(time.Hour), at(time.Hour))
	w.must(err)
	n, err := w.NoticePage(t.Context(), p.Notices[0].ID)
	w.must(err)
	if want := "Zu  ?ist ä? \\u0000 '); DROP TABLE notices; --"; n.Text != want || len(n.Text) != len(bad.text) {
		t.Errorf("text: got %q, want %q", n.Text, want)
	}
	// The same reading again finds the same document.
	w.must(w.Finish(t.Context(), func() store.Outcome {
		o := outcome(w.job(rec.Name, at(2*time.Hour)), at(2*time.Hour), bad)
		return o
	}()))
	if w.count("notices", "true") != 1 {
		t.Error("cleaning is not stable")
	}
	for _, q := range []string{"'; DROP TABLE notices; --", "\x00", "\"", "a & | ! <->", "-", "((", "%_\\"} {
		if _, err := w.search(q); err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("searching %q: %v", q, err)
		}
	}
	_, err = w.BodyPage(t.Context(), "' OR 1=1 --", at(0), at(0))
	if fault.KindOf(err) != fault.NotFound {
		t.Errorf("unknown body: %v", err)
	}
	w.sound()
}

func TestInvalidStatementsAreNamed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	j := w.job("werl", at(time.Hour))
	for name, st := range map[string]notice.Statement{
		"status":  {Body: werl, Service: "rathaus", Status: "fine"},
		"service": {Body: werl, Status: notice.Limited},
		"from":    {Body: werl, Service: "rathaus", Status: notice.Limited, From: "2023-02-31"},
		"until":   {Body: werl, Service: "rathaus", Status: notice.Limited, Until: "morgen"},
	} {
		err := w.Finish(t.Context(), outcome(j, at(time.Hour), said{key: "a", text: "x", statements: []notice.Statement{st}}))
		if fault.KindOf(err) != fault.Invalid || !bytes.Contains([]byte(err.Error()), []byte(name)) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestHugeText(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	var b bytes.Buffer
	for i := 0; b.Len() < 3<<20; i++ { // all words differ: the worst for a tsvector
		for n := i; n > 0; n /= 30 {
			b.WriteString(string(rune('a'+n%26)) + "ä")
		}
		b.WriteByte(' ')
	}
	w.run("werl", at(time.Hour), said{key: "a", text: "Schadensmeldung " + b.String()})
	res, err := w.search("Schadensmeldung")
	if err != nil || len(res.Hits) != 1 || len(res.Hits[0].Pieces) != 1 {
		t.Errorf("got %+v, %v", res.Hits, err)
	}
}

// TestOneOfManyRefused has one outcome among others that PostgreSQL cannot hold, or over which it stumbles.
func TestOneOfManyRefused(t *testing.T) {
	t.Parallel()
	var long strings.Builder // more than its index takes
	for i := range 3000 {
		fmt.Fprintf(&long, "%x", sha256.Sum256([]byte{byte(i), byte(i >> 8)}))
	}
	for name, tt := range map[string]struct{ key, code string }{
		"key too long": {long.String(), ""}, "deadlock": {"bad", "40P01"}, "memory": {"bad", "53200"}, "bug": {"bad", "XX000"},
		"bad data": {"bad", "22000"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			var recs []store.SourceRecord
			for _, n := range []string{"a", "b", "c"} {
				recs = append(recs, record(n, page("https://"+n+".de/", werl, notice.Official)))
			}
			w.sync(start, recs...)
			_, err := w.db.Exec(fmt.Sprintf(`
				CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '%s'; END $$;
				CREATE TRIGGER stumbles BEFORE INSERT ON documents FOR EACH ROW WHEN (NEW.key = 'bad') EXECUTE FUNCTION stumble()`, tt.code))
			w.must(err)
			jobs := w.claim(at(time.Hour))
			d := closed
			d.key = tt.key
			errs := w.FinishAll(t.Context(), []store.Outcome{
				outcome(jobs["a"], at(time.Hour), closed), outcome(jobs["b"], at(time.Hour), d), outcome(jobs["c"], at(time.Hour), closed),
			})
			if errs[0] != nil || errs[1] == nil || errs[2] != nil {
				t.Errorf("got %v, want only the second refused", errs)
			}
			if n := w.count("runs", "true"); n != 2 {
				t.Errorf("%d runs are recorded, want 2", n)
			}
			w.sound()
		})
	}
}

// TestDatabaseDownIsNotTriedForEach lets the server end each session that writes a document: one attempt is made for all.
func TestDatabaseDownIsNotTriedForEach(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("a", page("https://a.de/", werl, notice.Official)), record("b", page("https://b.de/", werl, notice.Official)))
	_, err := w.db.Exec(`
		CREATE SEQUENCE attempts;
		CREATE FUNCTION shut() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN PERFORM nextval('attempts'); RAISE EXCEPTION 'shutting down' USING ERRCODE = '57P01'; END $$;
		CREATE TRIGGER shuts BEFORE INSERT ON documents FOR EACH STATEMENT EXECUTE FUNCTION shut()`)
	w.must(err)
	jobs := w.claim(at(time.Hour))
	errs := w.FinishAll(t.Context(), []store.Outcome{outcome(jobs["a"], at(time.Hour), closed), outcome(jobs["b"], at(time.Hour), closed)})
	if fault.KindOf(errs[0]) != fault.OurSide || fault.KindOf(errs[1]) != fault.OurSide {
		t.Errorf("got %v", errs)
	}
	if n := w.count("attempts", "last_value = 1 AND is_called"); n != 1 {
		t.Error("it was tried more than once")
	}
}

// TestKeysThatAreStoredAlike has two documents whose keys differ only in bytes that the database does not take.
func TestKeysThatAreStoredAlike(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	first, last := closed, opened
	first.key, last.key = "k\xfe", "k\xff"
	for i := range 2 {
		now := at(time.Duration(i+1) * time.Hour)
		w.run("werl", now, first, last)
		if c := w.cell("buergerbuero", now, now); c.Status != notice.Available || w.count("notices", "true") != 1 {
			t.Errorf("run %d: %d notices, cell %+v", i+1, w.count("notices", "true"), c)
		}
	}
	w.sound()
}

// TestExtractorsAreRecordedApart hands in two runs that were read by different versions of the extractor.
func TestExtractorsAreRecordedApart(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sync(start, record("a", page("https://a.de/", werl, notice.Official)), record("b", page("https://b.de/", werl, notice.Official)))
	jobs := w.claim(at(time.Hour))
	older, newer := outcome(jobs["a"], at(time.Hour), closed), outcome(jobs["b"], at(time.Hour), closed)
	newer.Extractor = "2"
	w.must(errors.Join(w.FinishAll(t.Context(), []store.Outcome{older, newer})...))
	for _, v := range []string{"1", "2"} {
		if n := w.count("notices", "extractor = '"+v+"'"); n != 1 {
			t.Errorf("%d notices by extractor %s, want 1", n, v)
		}
	}
}
