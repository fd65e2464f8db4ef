package store_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

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
	if err := w.CheckVersion(t.Context()); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "4711") {
		t.Errorf("a newer database: %v", err)
	}
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
