//go:build unix

package pgembed

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/postmaster"
)

const patience = 30 * time.Second

// ensure starts a server for a test.
func ensure(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Ensure(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func connect(t *testing.T, dsn string) *sqlx.DB {
	t.Helper()
	db, err := sqlx.ConnectContext(t.Context(), "postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// newDir is a short folder, since a test's own one may be too long for a socket; in memory if possible, since a kept server
// writes a thousand files through to the disk when it is new.
func newDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp(memoryDir(memoryWanted), "lagebild-test-") //nolint:usetesting // see above
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "db")
}

// gone waits until neither the server nor, where that can be seen, one of its children is left.
func gone(t *testing.T, pid int, data string) {
	t.Helper()
	const poll = 20 * time.Millisecond
	for range int(patience / poll) {
		left := 0
		if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			cwds, err := filepath.Glob("/proc/[0-9]*/cwd") // each of them works in the data folder
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range cwds {
				if to, err := os.Readlink(c); err == nil && strings.HasPrefix(to, data) {
					left++
				}
			}
			if left == 0 {
				return
			}
		}
		if err := (clock.System{}).Sleep(t.Context(), poll); err != nil {
			t.Fatal(err)
		}
	}
	t.Errorf("processes of server %d in %s are left", pid, data)
}

// TestTemporary is the life of a test's server, and what its role may do and may not.
func TestTemporary(t *testing.T) {
	t.Parallel()
	s := ensure(t, Options{Temporary: true})
	db := connect(t, s.DSN())
	var who struct {
		Role, Database, Encoding, Lower string
		Super                           bool
		Owner                           bool
	}
	const q = `SELECT current_user AS role, current_database() AS database, current_setting('server_encoding') AS encoding, lower('ÄÖÜ') AS lower,
		(SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super,
		(SELECT datdba = current_user::regrole FROM pg_database WHERE datname = current_database()) AS owner`
	if err := db.GetContext(t.Context(), &who, q); err != nil {
		t.Fatal(err)
	}
	if who.Role != Role || who.Database != Database || who.Encoding != "UTF8" || who.Lower != "äöü" || who.Super || !who.Owner {
		t.Errorf("got %+v", who)
	}
	for _, e := range extensions {
		if _, err := db.ExecContext(t.Context(), `CREATE EXTENSION `+pq.QuoteIdentifier(e)); err != nil {
			t.Errorf("creating extension %s as the owner of the database: %v", e, err)
		}
	}
	for _, q := range []string{`CREATE TABLE a (b text)`, `CREATE DATABASE other STRATEGY FILE_COPY`} {
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Errorf("%s: %v", q, err)
		}
	}
	for _, q := range []string{`CREATE ROLE other`, `COPY a FROM PROGRAM 'id'`} {
		if _, err := db.ExecContext(t.Context(), q); err == nil {
			t.Errorf("%s: was allowed", q)
		}
	}
	fi, err := os.Stat(s.Dir())
	if err != nil || fi.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v; want it closed to others", fi, err)
	}
	pid, data := s.PID(), s.place.data()
	if !postmaster.Runs(pid, data) {
		t.Errorf("process %d is not the server of %s", pid, data)
	}
	if err := errors.Join(db.Close(), s.Close(), s.Close()); err != nil {
		t.Errorf("closing, twice: %v", err)
	}
	gone(t, pid, data)
	if _, err := os.Stat(s.Dir()); !os.IsNotExist(err) {
		t.Errorf("the folder of a temporary server is left: %v", err)
	}
	select {
	case <-s.Done():
	default:
		t.Error("Done is not closed")
	}
}

// TestKept shows that data outlive the server, and that a second server on their folder is refused while the first lives.
func TestKept(t *testing.T) {
	t.Parallel()
	cache := filepath.Dir(newDir(t))
	o := Options{CacheDir: cache, Name: "demo"}
	s := ensure(t, o)
	if want := filepath.Join(cache, "postgres", "demo"); !strings.HasSuffix(s.Dir(), want) {
		t.Errorf("folder: got %s, want %s", s.Dir(), want)
	}
	db := connect(t, s.DSN())
	if _, err := db.ExecContext(t.Context(), `CREATE TABLE a AS SELECT 1 AS b`); err != nil {
		t.Fatal(err)
	}
	var fsync string
	if err := db.GetContext(t.Context(), &fsync, `SHOW fsync`); err != nil || fsync != "on" {
		t.Errorf("fsync: got %q, %v; want on", fsync, err)
	}
	if _, err := db.ExecContext(t.Context(), `CREATE DATABASE other`); err == nil {
		t.Error("the role of a kept server may create databases")
	}
	_, err := Ensure(t.Context(), o)
	if fault.KindOf(err) != fault.Conflict || !strings.Contains(err.Error(), "process "+strconv.Itoa(os.Getpid())) {
		t.Errorf("second server: got %v, want a conflict that names process %d", err, os.Getpid())
	}
	if out, err := command(t, s.Dir()).Output(); err == nil || !strings.Contains(string(out), "conflict") ||
		!strings.Contains(string(out), "process "+strconv.Itoa(os.Getpid())) {
		t.Errorf("second server in another process: got %q, %v, want a conflict that names process %d", out, err, os.Getpid())
	}
	if err := errors.Join(db.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	again := ensure(t, o)
	var b int
	if err := connect(t, again.DSN()).GetContext(t.Context(), &b, `SELECT b FROM a`); err != nil || b != 1 {
		t.Errorf("after a restart: got %d, %v", b, err)
	}
}

// TestAsAnotherUser is, for root, the start without user namespaces; for others it is the ordinary one.
func TestAsAnotherUser(t *testing.T) {
	t.Parallel()
	for _, o := range []Options{{Temporary: true}, {Dir: newDir(t)}} {
		o.noUserns = true
		if o.Dir != "" {
			if err := os.Chmod(filepath.Dir(o.Dir), 0o755); err != nil { // the other user must get there
				t.Fatal(err)
			}
		}
		s := ensure(t, o)
		fi, err := os.Stat(s.place.data())
		if err != nil {
			t.Fatal(err)
		}
		if st, ok := fi.Sys().(*syscall.Stat_t); !ok || os.Geteuid() == 0 && st.Uid == 0 {
			t.Error("the data are root's")
		}
		db := connect(t, s.DSN())
		if err := errors.Join(db.Close(), s.Close()); err != nil {
			t.Error(err)
		}
		if o.Dir != "" {
			connect(t, ensure(t, o).DSN())
		}
	}
}

// TestNoTCP asks the server itself: it listens on no address, and its rules would let nobody in that came over one.
func TestNoTCP(t *testing.T) {
	t.Parallel()
	db, err := sqlx.ConnectContext(t.Context(), "postgres", ensure(t, Options{Temporary: true}).socketDSN(superuser, adminDB))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var addresses string
	var local, other int
	if err := db.GetContext(t.Context(), &addresses, `SHOW listen_addresses`); err != nil || addresses != "" {
		t.Errorf("listens on %q, %v", addresses, err)
	}
	const rules = `SELECT count(*) FILTER (WHERE type = 'local'), count(*) FILTER (WHERE type <> 'local') FROM pg_hba_file_rules`
	if err := db.QueryRowxContext(t.Context(), rules).Scan(&local, &other); err != nil || local != 1 || other != 0 {
		t.Errorf("%d rules for the socket, %d others, %v", local, other, err)
	}
}

// TestLongPath is a folder whose socket would have too long an address.
func TestLongPath(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(filepath.Dir(newDir(t)), strings.Repeat("x", 90))
	s := ensure(t, Options{Dir: dir, Temporary: true})
	connect(t, s.DSN())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.place.socketDir); !os.IsNotExist(err) {
		t.Errorf("the folder of the socket is left: %v", err)
	}
}

func TestDirHoldsSomethingElse(t *testing.T) {
	dir := newDir(t)
	file := filepath.Join(dir, "thesis.txt")
	if err := errors.Join(os.Mkdir(dir, 0o755), os.WriteFile(file, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	_, err := Ensure(t.Context(), Options{Dir: dir, Temporary: true})
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v, want %s refused", err, dir)
	}
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

// TestNothingFound shows what a person reads when there is no PostgreSQL and no way to get one.
func TestNothingFound(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Ensure(t.Context(), Options{CacheDir: t.TempDir(), SkipInstalled: true, Temporary: true})
	if fault.KindOf(err) != fault.OurSide {
		t.Fatalf("got %v, want kind %s", err, fault.OurSide)
	}
	for _, want := range []string{"none is installed", "npm is not installed", "apt-get install postgresql", "DATABASE_URL"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not say %q", err, want)
		}
	}
}
