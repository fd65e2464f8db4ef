package main

import (
	"context"
	"net"
	"strings"
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

// TestMigratePatience: a database that does not answer ends the command at once, or when its patience ends.
func TestMigratePatience(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	_ = l.Close()
	t.Setenv("DATABASE_URL", "postgres://u:p@"+addr+"/x?sslmode=disable")
	if out, err := execute(t, "", "migrate"); err == nil || strings.Contains(out, "Waited") {
		t.Errorf("without patience: %v, %q", err, out)
	}
	if out, err := execute(t, "", "migrate", "--patience=10ms"); err == nil || !strings.Contains(out, "Waited for the database") {
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
