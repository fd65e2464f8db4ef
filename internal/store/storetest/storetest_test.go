package storetest

import (
	"os"
	"strconv"
	"testing"

	"github.com/jmoiron/sqlx"
)

func TestMain(m *testing.M) { os.Exit(Main(m)) }

func open(t testing.TB, dsn string) *sqlx.DB {
	t.Helper()
	db, err := sqlx.ConnectContext(t.Context(), "postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// TestIsolated runs at the same time in databases that must not see each other.
func TestIsolated(t *testing.T) {
	for i := range 8 {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			db := open(t, DSN(t))
			var zone string
			var migrated bool
			const q = `SELECT current_setting('timezone'), to_regclass('goose_db_version') IS NOT NULL`
			if err := db.QueryRowxContext(t.Context(), q).Scan(&zone, &migrated); err != nil {
				t.Fatal(err)
			}
			if zone != TimeZone || !migrated {
				t.Errorf("time zone %s, migrated %t; want %s and migrated", zone, migrated, TimeZone)
			}
			if _, err := db.ExecContext(t.Context(), `CREATE TABLE only_here (a int)`); err != nil {
				t.Errorf("not isolated: %v", err)
			}
		})
	}
}

func TestNew(t *testing.T) {
	if err := New(t).CheckVersion(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestEmptyDSN(t *testing.T) {
	var tables int
	if err := open(t, EmptyDSN(t)).GetContext(t.Context(), &tables, `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`); err != nil || tables != 0 {
		t.Errorf("got %d tables, %v; want an empty database", tables, err)
	}
}

// TestDropped looks for the databases of tests that have ended, one with a session still open.
func TestDropped(t *testing.T) {
	var names []string
	t.Run("with a session", func(t *testing.T) {
		db, err := sqlx.ConnectContext(t.Context(), "postgres", DSN(t))
		if err != nil {
			t.Fatal(err)
		}
		var name string
		if err := db.GetContext(t.Context(), &name, `SELECT current_database()`); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	})
	sv, err := shared.get()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		var left int
		if err := sv.admin.GetContext(t.Context(), &left, `SELECT count(*) FROM pg_database WHERE datname = $1`, name); err != nil || left != 0 {
			t.Errorf("%s: %d left, %v", name, left, err)
		}
	}
}

// TestSecondProcess finds the template that another process has made on the same server.
func TestSecondProcess(t *testing.T) {
	sv, err := shared.get()
	if err != nil {
		t.Fatal(err)
	}
	env := map[string]string{EnvURL: sv.pg.DSN(), "DATABASE_URL": "postgres://nobody@127.0.0.1:1/product"}
	other, err := start(t.Context(), func(k string) string { return env[k] })
	if err != nil {
		t.Fatal(err)
	}
	if !other.pg.External() || other.template != sv.template {
		t.Errorf("external %t, template %s; want the server of %s with %s", other.pg.External(), other.template, EnvURL, sv.template)
	}
	if err := other.close(); err != nil {
		t.Error(err)
	}
	open(t, DSN(t)) // still there
}

func TestWithDatabase(t *testing.T) {
	for dsn, want := range map[string]string{
		"postgres://a:b@h:1/x?sslmode=disable":              "postgres://a:b@h:1/new?sslmode=disable",
		"postgresql://a@/x?dbname=y&host=%2Frun":            "postgresql://a@/new?host=%2Frun",
		"host=/run user=a dbname=x sslmode=disable":         "host=/run user=a dbname=x sslmode=disable dbname=new",
		"postgres://a@?host=%2Frun&sslmode=disable&port=12": "postgres://a@/new?host=%2Frun&sslmode=disable&port=12",
	} {
		if got := withDatabase(dsn, "new"); got != want {
			t.Errorf("%s: got %s, want %s", dsn, got, want)
		}
	}
}

func BenchmarkDSN(b *testing.B) {
	for b.Loop() {
		DSN(b)
	}
}
