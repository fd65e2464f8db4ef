package database

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// listen takes an address of this machine.
func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// free is an address of this machine on which nothing listens.
func free(t *testing.T) string {
	t.Helper()
	l := listen(t)
	_ = l.Close()
	return l.Addr().String()
}

// awayDatabase lets DATABASE_URL name a database that does not answer.
func awayDatabase(t *testing.T) {
	t.Helper()
	t.Setenv("DATABASE_URL", "postgres://nobody@"+free(t)+"/none?sslmode=disable&connect_timeout=1")
}

// TestOpenPatientlyNeedsItsAddress holds that a process which cannot say that it waits does not wait.
func TestOpenPatientlyNeedsItsAddress(t *testing.T) {
	awayDatabase(t)
	if st, err := OpenPatiently(t.Context(), listen(t).Addr().String(), slog.New(slog.DiscardHandler)); err == nil || st != nil || !strings.Contains(err.Error(), "--metrics-listen") {
		t.Errorf("got %v, %v", st, err)
	}
}

func TestOpenPatientlyWaitsAndSaysSo(t *testing.T) {
	awayDatabase(t)
	health := free(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	type opened struct {
		st  *store.Store
		err error
	}
	done := make(chan opened, 1)
	go func() {
		st, err := OpenPatiently(ctx, health, slog.New(slog.DiscardHandler))
		done <- opened{st, err}
	}()
	for path, want := range map[string]int{"/healthz": http.StatusOK, "/readyz": http.StatusServiceUnavailable} {
		if got := answer(t, "http://"+health+path); got != want {
			t.Errorf("%s while the database is away: %d, want %d", path, got, want)
		}
	}
	t.Setenv("DATABASE_URL", storetest.DSN(t))
	o := <-done
	if o.err != nil {
		t.Fatal(o.err)
	}
	if err := o.st.Close(); err != nil {
		t.Error(err)
	}
	if l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", health); err != nil {
		t.Errorf("the address of health is not free for what comes next: %v", err)
	} else {
		_ = l.Close()
	}
}

// answer is the status of GET address, asked until somebody listens there.
func answer(t *testing.T, address string) int {
	t.Helper()
	for t.Context().Err() == nil {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			_ = resp.Body.Close()
			return resp.StatusCode
		}
	}
	return 0
}
