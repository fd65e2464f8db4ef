//go:build unix

package pgembed

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/postmaster"
)

// childDir is set for a test binary that is to be a process with a server: in the folder, or a temporary one for "temporary".
const childDir = "LAGEBILD_PGEMBED_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		os.Exit(serve(dir))
	}
	os.Exit(m.Run())
}

// serve starts a server, says where, and keeps it until its standard input ends.
func serve(dir string) int {
	o := Options{Dir: dir}
	if dir == "temporary" {
		o = Options{Temporary: true}
	}
	s, err := Ensure(context.Background(), o)
	if err != nil {
		fmt.Println("error", fault.KindOf(err), err)
		return 1
	}
	fmt.Println("ready", s.PID(), s.Dir())
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := s.Close(); err != nil {
		fmt.Println("error", err)
		return 1
	}
	return 0
}

// command is this test binary as a process with a server.
func command(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), exe)
	c.Env = append(os.Environ(), childDir+"="+dir)
	return c
}

// startChild starts it and waits for its server, whose process id and folder it gives.
func startChild(t *testing.T, dir string) (c *exec.Cmd, stdin io.Closer, pid int, folder string) {
	t.Helper()
	c = command(t, dir)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if _, serr := fmt.Sscanf(line, "ready %d %s", &pid, &folder); serr != nil {
		t.Fatalf("child said %q: %v, %v", line, err, serr)
	}
	return c, in, pid, folder
}

// TestParentKilled kills the process that runs a server; the data must be whole and the folder free at once.
func TestParentKilled(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	c, _, pid, folder := startChild(t, dir)
	probe := &Server{place: place{socketDir: folder}}
	db := connect(t, probe.socketDSN(Role, Database))
	if _, err := db.ExecContext(t.Context(), `CREATE TABLE a AS SELECT generate_series(1, 1000) AS b`); err != nil {
		t.Fatal(err)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	s := ensure(t, Options{Dir: dir}) // at once: the old server may still be there
	if postmaster.Runs(pid, filepath.Join(folder, "data")) {
		t.Errorf("the old server %d is left", pid)
	}
	var n int
	if err := connect(t, s.DSN()).GetContext(t.Context(), &n, `SELECT count(*) FROM a`); err != nil || n != 1000 {
		t.Errorf("got %d rows, %v; want 1000", n, err)
	}
}

// TestServerKilled kills the server itself; its children may hold its memory for a moment.
func TestServerKilled(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	s := ensure(t, Options{Dir: dir})
	pid := s.PID()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.Done():
	case <-time.After(patience):
		t.Fatal("Done was not closed")
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing a server that has ended: %v", err)
	}
	again := ensure(t, Options{Dir: dir})
	connect(t, again.DSN())
	if err := again.Close(); err != nil {
		t.Error(err)
	}
	gone(t, again.PID(), again.place.data())
}

// TestStalePIDFile is a folder whose lock file names a living process that is no server of it.
func TestStalePIDFile(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	if err := ensure(t, Options{Dir: dir}).Close(); err != nil {
		t.Fatal(err)
	}
	body := strconv.Itoa(os.Getpid()) + "\n" + filepath.Join(dir, "data") + "\n1\n5432\n" + dir + "\n\n  1 1\nready   \n"
	if err := os.WriteFile(filepath.Join(dir, "data", postmaster.File), []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	connect(t, ensure(t, Options{Dir: dir}).DSN())
}

// TestOrphan is a server that outlives its parent, as on systems whose kernel does not end it.
func TestOrphan(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	s := ensure(t, Options{Dir: dir})
	if err := s.place.release(); err != nil { // as when our process ends
		t.Fatal(err)
	}
	again := ensure(t, Options{Dir: dir})
	connect(t, again.DSN())
	select {
	case <-s.Done():
	default:
		t.Error("the orphan is left")
	}
	s.place.lock = nil
}

// TestSweep removes the folder of a killed process, and no other.
func TestSweep(t *testing.T) {
	t.Parallel()
	mine := ensure(t, Options{Temporary: true})
	c, _, pid, folder := startChild(t, "temporary")
	other, stdin, _, living := startChild(t, "temporary")
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	empty := filepath.Join(filepath.Dir(folder), tempPrefix+"empty"+strconv.Itoa(pid))
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	gone(t, pid, filepath.Join(folder, "data"))
	ensure(t, Options{Temporary: true})
	left, err := filepath.Glob(filepath.Join(filepath.Dir(folder), tempPrefix+"*"))
	if err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]bool{mine.Dir(): true, living: true, folder: false, empty: false} {
		if slices.Contains(left, dir) != want {
			t.Errorf("%s: left over %t, want %t", dir, !want, want)
		}
	}
	if err := errors.Join(stdin.Close(), other.Wait()); err != nil {
		t.Errorf("the other process ended with %v", err)
	}
}
