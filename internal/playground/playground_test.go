package playground

import (
	"errors"
	"io"
	"log/slog"
	"net"
	"strconv"
	"syscall"
	"testing"

	"github.com/lagebild/lagebild/internal/demo"
)

// TestAnotherPortOfTheSameHost holds that sites whose port is taken stay at the address that was asked for.
func TestAnotherPortOfTheSameHost(t *testing.T) {
	const host = "127.0.0.2"
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", net.JoinHostPort(host, strconv.Itoa(demo.DefaultPort)))
	if err == nil {
		t.Cleanup(func() { _ = taken.Close() })
	} else if !errors.Is(err, syscall.EADDRINUSE) {
		t.Fatal(err)
	}
	r, err := Config{Host: host, Port: demo.DefaultPort, Seed: 1, Factor: 1, Out: io.Discard, Log: slog.New(slog.DiscardHandler)}.Region(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	if r.Port() == demo.DefaultPort {
		t.Fatalf("the port %d is not taken", r.Port())
	}
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", net.JoinHostPort(host, strconv.Itoa(r.Port())))
	if err != nil {
		t.Fatal(err)
	}
	_ = c.Close()
}
