package controller_test

import (
	"context"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/controller"
	"github.com/lagebild/lagebild/internal/kubetest"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// wire leads connections to a database, and can be cut.
type wire struct {
	tb      testing.TB
	network string
	address string
	socket  string

	mu    sync.Mutex
	l     net.Listener
	conns map[net.Conn]bool
	wg    sync.WaitGroup
}

// newWire gives a wire to the database at dsn, and the address of its near end.
func newWire(tb testing.TB, dsn string) (*wire, string) {
	tb.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		tb.Fatal(err)
	}
	q := u.Query()
	w := &wire{tb: tb, network: "tcp", address: u.Host, conns: map[net.Conn]bool{}}
	if q.Has("host") {
		w.network, w.address = "unix", filepath.Join(q.Get("host"), ".s.PGSQL."+q.Get("port"))
	}
	dir := tb.TempDir()
	w.socket = filepath.Join(dir, ".s.PGSQL.5432")
	q.Set("host", dir)
	q.Set("port", "5432")
	u.Host, u.RawQuery = "", q.Encode()
	w.mend()
	tb.Cleanup(w.cut)
	return w, u.String()
}

// mend lets connections through.
func (w *wire) mend() {
	l, err := net.Listen("unix", w.socket)
	if err != nil {
		w.tb.Fatal(err)
	}
	w.mu.Lock()
	w.l = l
	w.mu.Unlock()
	w.wg.Go(func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial(w.network, w.address)
			if err != nil {
				_ = near.Close()
				continue
			}
			w.mu.Lock()
			w.conns[near], w.conns[far] = true, true
			w.mu.Unlock()
			for _, p := range [][2]net.Conn{{near, far}, {far, near}} {
				w.wg.Go(func() {
					_, _ = io.Copy(p[0], p[1])
					_ = p[0].Close()
				})
			}
		}
	})
}

// cut ends all connections and lets none through.
func (w *wire) cut() {
	w.mu.Lock()
	_ = w.l.Close()
	for c := range w.conns {
		_ = c.Close()
	}
	clear(w.conns)
	w.mu.Unlock()
	w.wg.Wait()
}

func TestTheDatabaseGoesAway(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	dsn := storetest.DSN(t)
	direct, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	w.store = direct // what the test itself looks at
	t.Cleanup(func() { _ = direct.Close() })
	line, far := newWire(t, dsn)
	led, err := store.Open(t.Context(), far)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = led.Close() })
	w.operate(func(c *controller.Config) { c.Store, c.Grace = led, 2*time.Second })

	town, kept, doomed := w.town("werl", "05974052"), w.page("kept", "werl"), w.page("doomed", "werl")
	w.create(town, kept, doomed)
	w.awaitSource("kept", "Ready=False:Pending")
	w.awaitSource("doomed", "Ready=False:Pending")
	w.run("kept", nil)
	w.awaitSource("kept", "Ready=True:Succeeded")

	line.cut()
	got := w.awaitSource("kept", "Ready=False:OurSide", "Reconciling=True:OurSide", "Reachable=Unknown:OurSide", "Fresh=True:Confirmed")
	if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "the database does not answer") {
		t.Errorf("message %q", m)
	}
	w.awaitTown("werl", "Ready=False:OurSide", "Reachable=Unknown:OurSide")
	// What is asked for meanwhile waits, and says so.
	w.create(w.page("new", "werl"))
	w.awaitSource("new", "Ready=False:OurSide", "Reconciling=True:OurSide")
	w.change(kept, func() { kept.Spec.Page.URL = "https://other.example/" })
	w.awaitSource("kept", "Ready=False:OurSide")
	if err := w.kube.Delete(t.Context(), doomed); err != nil {
		t.Fatal(err)
	}
	w.until(func() string {
		s := w.awaitSource("doomed", "Ready=False:OurSide")
		if m := message(s.Status.Conditions, "Ready"); !strings.Contains(m, "being deleted") {
			return "message " + m
		}
		return ""
	})

	line.mend()
	w.gone(doomed)
	w.awaitSource("new", "Ready=False:Pending")
	w.awaitSource("kept", "Ready=False:Pending", "Reconciling=True:Progressing")
	w.awaitTown("werl", "Ready=True:Succeeded")
	w.run("kept", nil)
	w.awaitSource("kept", "Ready=True:Succeeded")
	rows, err := direct.SourceStates(t.Context())
	if err != nil || len(rows) != 3 {
		t.Errorf("%d rows, %v; want 3", len(rows), err)
	}
	if row := w.row("kept"); row.Spec.Page.URL != "https://other.example/" || row.Notices == 0 {
		t.Errorf("row %+v", row)
	}
	if !w.row("doomed").Retired {
		t.Error("the deleted source is not retired")
	}
}

// TestNotificationsGetLost: what no notification told of is found by the periodic look at all rows.
func TestNotificationsGetLost(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate(func(c *controller.Config) { c.Store, c.Resync = deaf{w.store}, 500*time.Millisecond })
	w.create(w.page("quiet", ""))
	w.awaitSource("quiet", "Ready=False:Pending")
	w.run("quiet", nil)
	w.awaitSource("quiet", "Ready=True:Succeeded")
}

// deaf is a database whose notifications do not arrive.
type deaf struct{ *store.Store }

func (d deaf) Listen(ctx context.Context) (<-chan store.Change, error) {
	out := make(chan store.Change)
	context.AfterFunc(ctx, func() { close(out) })
	return out, nil
}

func TestTheAPIServerGoesAway(t *testing.T) {
	t.Parallel()
	api := kubetest.New(t)
	w := &world{TB: t, cfg: api.Config(), kube: newClient(t, api.Config()), store: storetest.New(t), ns: "away", log: &logBuffer{}}
	if err := apiserver.CreateNamespace(t.Context(), w.cfg, w.ns); err != nil {
		t.Fatal(err)
	}
	w.operate()
	w.create(w.town("werl", "05974052"), w.page("kept", "werl"))
	w.awaitSource("kept", "Ready=False:Pending")
	if err := api.StopAPI(); err != nil {
		t.Fatal(err)
	}
	w.run("kept", nil) // scrapers go on
	if err := api.StartAPI(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.awaitSource("kept", "Ready=True:Succeeded")
	w.create(w.page("after", "werl"))
	w.awaitSource("after", "Ready=False:Pending")
}
