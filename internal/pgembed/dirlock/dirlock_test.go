//go:build unix

package dirlock

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/fault"
)

func TestDir(t *testing.T) {
	dir := t.TempDir()
	first, err := Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Dir(dir)
	if fault.KindOf(err) != fault.Conflict || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "process "+strconv.Itoa(os.Getpid())) {
		t.Errorf("second: got %v, want a conflict that names %s and process %d", err, dir, os.Getpid())
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Dir(dir)
	if err != nil {
		t.Fatalf("after the first was closed: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Dir(filepath.Join(dir, "none")); fault.KindOf(err) != fault.OurSide {
		t.Errorf("no folder: got %v, want kind %s", err, fault.OurSide)
	}
}

// TestRemoved is the sweeper that was faster: a lock on a file that is not there any more locks nothing.
func TestRemoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := flock(f, path); !errors.Is(err, ErrLocked) {
		t.Errorf("removed: got %v, want %v", err, ErrLocked)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := flock(f, path); !errors.Is(err, ErrLocked) {
		t.Errorf("another file in its place: got %v, want %v", err, ErrLocked)
	}
}

func TestTryLink(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "target")
	if err := errors.Join(os.WriteFile(target, []byte("text"), 0o600), os.Symlink(target, filepath.Join(dir, Name))); err != nil {
		t.Fatal(err)
	}
	if _, err := Try(filepath.Join(dir, Name), os.O_CREATE); err == nil {
		t.Error("followed a link that somebody may have laid")
	}
	if b, err := os.ReadFile(target); err != nil || string(b) != "text" {
		t.Errorf("the link's target became %q, %v", b, err)
	}
}

func TestWait(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	first, err := Wait(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Wait(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("with an ended context: got %v", err)
	}
	got := make(chan error, 1)
	go func() {
		f, err := Wait(t.Context(), path)
		if err == nil {
			err = f.Close()
		}
		got <- err
	}()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-got; err != nil {
		t.Error(err)
	}
}
