//go:build unix

package apiserver

import (
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubetest/pki"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

// TestSweep is the start after a process that was killed.
func TestSweep(t *testing.T) {
	base := t.TempDir()
	dead, other := filepath.Join(base, dirPrefix+"dead"), filepath.Join(base, dirPrefix+"other")
	for _, dir := range []string{dead, other} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dead, dirlock.Name), []byte("1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, "letter"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	alive, err := newPlace(base, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dead); !os.IsNotExist(err) {
		t.Errorf("the folder of an ended process is still there: %v", err)
	}
	if _, err := os.Stat(filepath.Join(other, "letter")); err != nil {
		t.Errorf("a folder that is none of ours: %v", err)
	}
	second, err := newPlace(base, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(alive.dir); err != nil {
		t.Errorf("the folder of a living server: %v", err)
	}
	if err := errors.Join(alive.remove(), second.remove()); err != nil {
		t.Error(err)
	}
}

func TestHoldPort(t *testing.T) {
	p, err := holdPort(0)
	if err != nil {
		t.Fatal(err)
	}
	addr := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: p.number}
	if l, err := net.ListenTCP("tcp4", addr); err == nil {
		_ = l.Close()
		t.Errorf("port %d could be taken by somebody who does not share it", p.number)
	}
	if err := p.release(); err != nil {
		t.Fatal(err)
	}
	l, err := net.ListenTCP("tcp4", addr)
	if err != nil {
		t.Fatalf("after it was released: %v", err)
	}
	defer func() { _ = l.Close() }()
	if _, err := holdPort(p.number); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a port that somebody listens on: got %v, want a conflict", err)
	}
}

func TestCertificates(t *testing.T) {
	dir := t.TempDir()
	a, err := pki.New(clock.System{}.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := writeCerts(a, dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{caFile, certFile, keyFile, accountFile} {
		fi, err := os.Stat(filepath.Join(dir, name))
		if err != nil || fi.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v; want it readable by its owner alone", name, fi, err)
		}
	}
}
