package store_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/migrations"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

func TestMigrationsAreNumberedWithoutGaps(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for i, name := range names {
		if !regexp.MustCompile(`^\d{6}_[a-z0-9_]+\.sql$`).MatchString(name) || !strings.HasPrefix(name[:6], strings.Repeat("0", 5)) || int(name[5]-'0') != i+1 {
			t.Errorf("file %d is called %s", i+1, name)
		}
		text, err := fs.ReadFile(migrations.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(text), "\n")
		if lines[0] != "-- +goose Up" || !strings.HasPrefix(lines[1], "-- ") || !strings.Contains(string(text), "\n-- +goose Down\n-- ") {
			t.Errorf("%s does not say why it is there, up and down", name)
		}
		if strings.Contains(string(text), "NO TRANSACTION") {
			t.Errorf("%s is not applied in one transaction", name)
		}
	}
}

func TestTwoMigrateAtOnce(t *testing.T) {
	t.Parallel()
	dsn := storetest.EmptyDSN(t)
	errs := make(chan error)
	for range 3 {
		go func() { errs <- store.Migrate(t.Context(), dsn) }()
	}
	for range 3 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	s, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.CheckVersion(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestUpDownUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	// Every table has rows while it goes down.
	w.sync(start, record("werl", page("https://werl.de/", werl, notice.Official)))
	w.run("werl", at(1), closed)
	_, err := w.db.Exec(`INSERT INTO robots VALUES ('https://werl.de', 200, '', now())`)
	w.must(err)
	for _, table := range []string{
		"bodies", "hosts", "robots", "sources", "runs", "captures", "observations", "documents", "notices", "sightings", "statements", "cells",
	} {
		if w.count(table, "true") == 0 {
			t.Errorf("%s is empty", table)
		}
	}
	before := schema(t, w.db)
	p, err := goose.NewProvider(goose.DialectPostgres, w.db.DB, migrations.FS, goose.WithDisableGlobalRegistry(true))
	w.must(err)
	_, err = p.DownTo(t.Context(), 0)
	w.must(err)
	if n := w.count("pg_tables", "schemaname = 'public' AND tablename <> 'goose_db_version'"); n != 0 {
		t.Errorf("%d tables are left", n)
	}
	err = w.CheckVersion(t.Context())
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "lagebild migrate") {
		t.Errorf("version after going down: %v", err)
	}
	_, err = p.Up(t.Context())
	w.must(err)
	if after := schema(t, w.db); after != before {
		t.Error("the schema is another one after down and up")
	}
	w.must(w.CheckVersion(t.Context()))
	_, err = w.db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (4711, true)`)
	w.must(err)
	if err := w.CheckVersion(t.Context()); err != nil {
		t.Errorf("a newer schema that still serves this release: %v", err)
	}
	_, err = w.db.Exec(`UPDATE schema_floor SET version = 4711`)
	w.must(err)
	if err := w.CheckVersion(t.Context()); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "4711") {
		t.Errorf("a schema that this release cannot use: %v", err)
	}
}

// landed are migrations that databases of a release have had: they are never applied to these again, so what a later release
// wants otherwise takes a migration of its own.
var landed = map[string]string{
	"000001_initial.sql": "19ece54c93a1b4f36305c4723f446eb5ae1a38fa51dc689539f650246ff3381d",
	"000002_search.sql":  "3f3140f0fb1894ac263a7cd5a47084fcd54f20a12d80c377a00bb85addacd08c",
	"000003_changes.sql": "de0144e72cbfc229601f52769176ec858c68609d77d6629ce5c7e029a56a29c8",
	"000004_cells.sql":   "0886424920937b59a48381a4fed10b14012ce78a6ba673e29ed548c64cb75c99",
	"000005_floor.sql":   "0b965623d31f86bac164f744bf1fa3d54035d3ec011225b7694ec6a15ba487fa",
}

func TestLandedMigrationsStayAsTheyAre(t *testing.T) {
	t.Parallel()
	for name, want := range landed {
		text, err := fs.ReadFile(migrations.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(text)); got != want {
			t.Errorf("%s has changed: its SHA-256 is %s", name, got)
		}
	}
}

// TestFirstReleaseMigrates brings a database of the first release, with rows, to this one's schema, and goes on with it.
func TestFirstReleaseMigrates(t *testing.T) {
	t.Parallel()
	dsn := storetest.EmptyDSN(t)
	w := worldOn(t, dsn)
	p, err := goose.NewProvider(goose.DialectPostgres, w.db.DB, migrations.FS, goose.WithDisableGlobalRegistry(true))
	w.must(err)
	_, err = p.UpTo(t.Context(), 1)
	w.must(err)
	rows, err := os.ReadFile("testdata/version1.sql")
	w.must(err)
	_, err = w.db.Exec(string(rows))
	w.must(err)
	w.must(store.Migrate(t.Context(), dsn))
	w.must(w.CheckVersion(t.Context()))
	want, err := os.ReadFile("schema.sql")
	w.must(err)
	if diff := cmp.Diff(string(want), schema(t, w.db)); diff != "" {
		t.Errorf("the schema is another one than that of a new database (-new +migrated):\n%s", diff)
	}
	w.sound()

	// What was stored is as it was.
	now := at(150 * time.Minute)
	monday := time.Date(2023, 11, 6, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		service notice.Service
		at      time.Time
		want    notice.Status
	}{
		{"buergerbuero", at(90 * time.Minute), notice.Unavailable},
		{"buergerbuero", now, notice.Available},
		{"rathaus", now, notice.Unavailable},
		{"rathaus", monday, notice.Available},
		{"telefon", now, ""},
	} {
		if got := w.cell(c.service, c.at, now); got.Status != c.want {
			t.Errorf("%s at %v: got %+v, want %q", c.service, c.at, got, c.want)
		}
	}
	n, err := w.NoticePage(t.Context(), 1)
	w.must(err)
	phone := []notice.Detour{{Kind: notice.DetourPhone, Value: "+4929221000", Text: "02922 1000"}}
	if diff := cmp.Diff(phone, n.Statements[0].Detour); diff != "" {
		t.Errorf("detour (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(closed.doc().Blocks, n.Blocks); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	body, head, err := w.Capture(t.Context(), n.Capture.SHA256)
	w.must(err)
	if string(body) != closed.text || len(head.Header["Date"]) != 1 {
		t.Errorf("capture: %q, %+v", body, head)
	}
	if res, err := w.search("geschlossen"); err != nil || len(res.Hits) != 1 || res.Hits[0].ID != 1 {
		t.Errorf("search: %+v, %v", res.Hits, err)
	}
	if n := w.count("changes", "kind = 'notice'"); n != 3 {
		t.Errorf("%d notices are in the log of changes, want 3", n)
	}
	if n := w.count("changes", "kind = 'cell'"); n != 4 {
		t.Errorf("%d stretches are in the log of changes, want 4", n)
	}

	// And it goes on: one document says something else, the other is gone.
	w.run("werl", at(3*time.Hour), closed)
	if c := w.cell("buergerbuero", at(3*time.Hour), at(3*time.Hour)); c.Status != notice.Unavailable || c.Since != at(3*time.Hour) {
		t.Errorf("after another run: %+v", c)
	}
	if c := w.cell("rathaus", monday, at(3*time.Hour)); c.Status != "" {
		t.Errorf("what is gone is announced still: %+v", c)
	}
	w.sound()
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for dsn, want := range map[string]fault.Kind{
		"postgres://u:geheim@127.0.0.1:1/x?sslmode=disable&connect_timeout=1": fault.OurSide,
		"postgres://u:geheim@[::1":                         fault.Invalid,
		"host=127.0.0.1 sslmode=of-course password=geheim": fault.Invalid,
	} {
		_, err := store.Open(t.Context(), dsn)
		if fault.KindOf(err) != want || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: got %v", dsn, err)
		}
		if err := store.Migrate(t.Context(), dsn); fault.KindOf(err) != want {
			t.Errorf("%s: migrating: got %v", dsn, err)
		}
	}
}

func TestEmptyDatabaseIsRefused(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), storetest.EmptyDSN(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.CheckVersion(t.Context()); fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v", err)
	}
}

// schema describes the database of db in words that all versions of PostgreSQL agree on.
func schema(t *testing.T, db *sqlx.DB) string {
	t.Helper()
	tx, err := db.Beginx()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.Exec(`SET LOCAL timezone = 'UTC'`); err != nil { // defaults that are times are printed in it
		t.Fatal(err)
	}
	var lines []string
	for _, query := range schemaQueries {
		var part []string
		if err := tx.Select(&part, query); err != nil {
			t.Fatalf("%v in %s", err, query)
		}
		lines = append(lines, part...)
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}
