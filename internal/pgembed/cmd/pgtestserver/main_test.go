//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
)

// TestRun checks the exit code, the address that the command gets, and that the server is gone afterwards.
func TestRun(t *testing.T) {
	t.Setenv(envURL, "")
	t.Setenv("DATABASE_URL", "postgres://product@127.0.0.1:1/product")
	file := filepath.Join(t.TempDir(), "url")
	code, err := run(t.Context(), []string{"--", "sh", "-c", `printf %s "$` + envURL + `" > "$0"; exit 7`, file})
	if err != nil || code != 7 {
		t.Fatalf("got code %d, %v; want 7", code, err)
	}
	url, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(url), "sslmode=disable") || strings.Contains(string(url), "product") {
		t.Fatalf("got address %q, %v", url, err)
	}
	if db, err := sqlx.ConnectContext(t.Context(), "postgres", string(url)); err == nil {
		t.Error("the server is left")
		_ = db.Close()
	}
}

func TestRunWithoutServer(t *testing.T) {
	t.Setenv(envURL, "postgres://given@127.0.0.1:1/x") // used as it is: nothing is started
	tests := []struct {
		name    string
		args    []string
		code    int
		problem bool
	}{
		{"success", []string{"true"}, 0, false},
		{"given address", []string{"sh", "-c", `test "$` + envURL + `" = postgres://given@127.0.0.1:1/x`}, 0, false},
		{"failure", []string{"--", "false"}, 1, false},
		{"ended by a signal", []string{"sh", "-c", "kill -9 $$"}, 1, false},
		{"no such command", []string{"/nonexistent"}, 0, true},
		{"no command", []string{"--"}, 2, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if code, err := run(t.Context(), tt.args); code != tt.code || (err != nil) != tt.problem {
				t.Errorf("got code %d, %v; want %d", code, err, tt.code)
			}
		})
	}
}

// TestInterrupted passes the end on to the command.
func TestInterrupted(t *testing.T) {
	t.Setenv(envURL, "postgres://given@127.0.0.1:1/x")
	fifo := filepath.Join(t.TempDir(), "started")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() {
		f, err := os.Open(fifo) // a test's; returns once the command, its trap set, opens the other end
		if err == nil {
			_ = f.Close()
		}
		cancel()
	}()
	code, err := run(ctx, []string{"sh", "-c", `trap 'exit 9' TERM; : > "$0"; while :; do sleep 0.05; done`, fifo})
	if err != nil || code != 9 {
		t.Errorf("got code %d, %v; want 9, the command's own", code, err)
	}
}
