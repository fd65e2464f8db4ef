package telemetry_test

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/go-logr/logr"
	ctrllog "sigs.k8s.io/controller-runtime/pkg/log"

	"github.com/lagebild/lagebild/internal/kubetest"
	"github.com/lagebild/lagebild/internal/store/storetest"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// patience is how long a test waits for what has to happen; busy machines are slow.
const patience = 2 * time.Minute

// databases runs the tests with a PostgreSQL.
type databases struct{ m *testing.M }

func (d databases) Run() int { return storetest.Main(d.m) }

func TestMain(m *testing.M) {
	ctrllog.SetLogger(logr.Discard())
	os.Exit(kubetest.Main(databases{m}))
}

// logBuffer keeps what was logged.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// logger logs as the program does.
func (b *logBuffer) logger() *slog.Logger {
	return slog.New(telemetry.LogHandler(slog.NewJSONHandler(b, &slog.HandlerOptions{Level: slog.LevelDebug})))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// address is a free one of this machine.
func address(t *testing.T) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	must(t, l.Close())
	return l.Addr().String()
}

// until waits until what returns "", and fails with what it says otherwise.
func until(t *testing.T, what func() string) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(patience)
	for {
		missing := what()
		if missing == "" {
			return
		}
		select {
		case <-limit:
			t.Fatalf("waited in vain: %s", missing)
		case <-tick.C:
		}
	}
}

// start runs a role until the test, or the function, ends it.
func start(t *testing.T, role func(ctx context.Context) error) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := role(ctx); err != nil && ctx.Err() == nil {
			t.Errorf("a role ended: %v", err)
		}
	})
	stop = sync.OnceFunc(func() { cancel(); wg.Wait() })
	t.Cleanup(stop)
	return stop
}
