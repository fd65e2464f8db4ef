package main

import (
	"bufio"
	"context"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// TestMigrateWait: a process that waits changes nothing, and ends when another has migrated.
func TestMigrateWait(t *testing.T) {
	dsn := storetest.EmptyDSN(t)
	t.Setenv("DATABASE_URL", dsn)
	done := make(chan error, 1)
	go func() {
		_, err := execute(t, "", "migrate", "--wait")
		done <- err
	}()
	select {
	case err := <-done:
		t.Fatalf("it did not wait: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	s, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if got, want, err := s.Versions(t.Context()); err != nil || got != 0 || want < 1 {
		t.Fatalf("while one waits the database has version %d of %d, %v; want 0", got, want, err)
	}
	if err := store.Migrate(t.Context(), dsn); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("after the migration: %v", err)
	}
}

// TestToldToEnd: SIGTERM is no failure of a process that goes on for good, and one of a command that has an end to come to.
func TestToldToEnd(t *testing.T) {
	away := "DATABASE_URL=postgres://u:p@" + freeAddress(t) + "/x?sslmode=disable"
	for name, c := range map[string]struct {
		env, log string
		args     []string
		code     int
	}{
		"a scraper that waits":   {away, "Waited for the database", []string{"scraper", "--metrics-listen", ""}, 0},
		"a migration that waits": {away, "Waited for the database", []string{"migrate", "--patience=1m"}, 1},
		"who awaits a migration": {"DATABASE_URL=" + storetest.EmptyDSN(t), "Waited for the migration", []string{"migrate", "--wait"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd, out := command(t, []string{c.env}, c.args...)
			lines := bufio.NewScanner(out)
			for lines.Scan() && !strings.Contains(lines.Text(), c.log) {
			}
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			for lines.Scan() {
			}
			if err := cmd.Wait(); cmd.ProcessState.ExitCode() != c.code {
				t.Errorf("it ended with %v, want status %d", err, c.code)
			}
		})
	}
}

// TestMigratePatience: a database that does not answer ends the command at once, or when its patience ends.
func TestMigratePatience(t *testing.T) {
	t.Setenv("DATABASE_URL", "postgres://u:p@"+freeAddress(t)+"/x?sslmode=disable")
	if out, err := execute(t, "", "migrate"); err == nil || strings.Contains(out, "Waited") {
		t.Errorf("without patience: %v, %q", err, out)
	}
	if out, err := execute(t, "", "migrate", "--patience=1s"); err == nil || !strings.Contains(out, "Waited for the database") {
		t.Errorf("with patience: %v, %q", err, out)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	root := newRoot()
	root.SetArgs([]string{"migrate", "--wait"})
	if err := root.ExecuteContext(ctx); err == nil {
		t.Error("a waiting process that is told to end says that all is well")
	}
}
