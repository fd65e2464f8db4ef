package controller_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// TestStopLeavesNothing is not parallel, so that no other test's goroutines are taken for the operator's.
func TestStopLeavesNothing(t *testing.T) {
	w := newWorld(t)
	w.create(w.town("werl", "05974052"), w.page("one", "werl"))
	before := goleak.IgnoreCurrent()
	op := w.operate(func(c *controller.Config) { c.Probes = "127.0.0.1:0" })
	w.awaitSource("one", "Ready=False:Pending")
	if took := op.stop(); took > 10*time.Second || op.err != nil {
		t.Errorf("stopped after %v: %v", took, op.err)
	}
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, before)
}

// blade ends an operator at its n-th write, as a kill -9 would: nothing that it does afterwards reaches anybody.
type blade struct {
	after bool // the last write still arrives
	kill  func()

	mu   sync.Mutex
	left int
	dead bool
}

var errDead = errors.New("the process is dead")

// cuts reports whether a write arrives, and whether its answer does.
func (b *blade) cuts() (arrives, answered bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.dead {
		return false, false
	}
	b.left--
	if b.left > 0 {
		return true, true
	}
	b.dead = true
	b.kill()
	return b.after, false
}

func (b *blade) isDead() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.dead
}

func (b *blade) around(write func() error) error {
	arrives, answered := b.cuts()
	if arrives {
		if err := write(); answered || err != nil {
			return err
		}
	}
	return fault.Wrap(fault.OurSide, "writing", errDead)
}

// bladeStore is the database of an operator that is going to be killed.
type bladeStore struct {
	*store.Store
	*blade
}

func (s bladeStore) PutSources(ctx context.Context, scope string, recs []store.SourceRecord, now time.Time) (r store.SyncResult, err error) {
	err = s.around(func() error { r, err = s.Store.PutSources(ctx, scope, recs, now); return err })
	return r, err
}

func (s bladeStore) RetireSource(ctx context.Context, namespace, name string, now time.Time) error {
	return s.around(func() error { return s.Store.RetireSource(ctx, namespace, name, now) })
}

func (s bladeStore) SyncBodies(ctx context.Context, bodies []notice.Body) error {
	return s.around(func() error { return s.Store.SyncBodies(ctx, bodies) })
}

func (s bladeStore) RetireBodies(ctx context.Context, ags []string, now time.Time) error {
	return s.around(func() error { return s.Store.RetireBodies(ctx, ags, now) })
}

// bladeTransport is the way to the API server of an operator that is going to be killed.
type bladeTransport struct {
	http.RoundTripper
	*blade
}

func (b bladeTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodGet {
		if b.isDead() {
			return nil, errDead
		}
		return b.RoundTripper.RoundTrip(r)
	}
	arrives, answered := b.cuts()
	if !arrives {
		return nil, errDead
	}
	resp, err := b.RoundTripper.RoundTrip(r)
	if err == nil && !answered {
		_ = resp.Body.Close()
		return nil, errDead
	}
	return resp, err
}

// dyingAt runs an operator that is killed at its n-th write; done tells when there is nothing left to do. It reports
// whether it came to be killed.
func (w *world) dyingAt(n int, after bool, done func() bool) bool {
	w.Helper()
	b := &blade{left: n, after: after}
	dead := make(chan struct{})
	b.kill = sync.OnceFunc(func() { close(dead) })
	op := w.operate(func(c *controller.Config) {
		c.Store = bladeStore{w.store, b}
		c.REST = rest.CopyConfig(c.REST)
		c.REST.Wrap(func(rt http.RoundTripper) http.RoundTripper { return bladeTransport{rt, b} })
	})
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for limit := time.After(patience); ; {
		select {
		case <-dead:
			op.stop()
			return true
		case <-tick.C:
			if done() {
				op.stop()
				return b.isDead()
			}
		case <-limit:
			w.Fatalf("the operator neither ended nor did its work:\n%s", tail(w.log.String(), 4000))
		}
	}
}

// TestKilledAtAnyStep kills an operator at each of its writes, before and after it arrives, while it takes on a
// Municipality and a Source and while it lets them go. The next operator has to bring it to an end.
func TestKilledAtAnyStep(t *testing.T) {
	t.Parallel()
	for _, after := range []bool{false, true} {
		for _, deleting := range []bool{false, true} {
			t.Run(fmt.Sprintf("after=%v,deleting=%v", after, deleting), func(t *testing.T) {
				t.Parallel()
				n := 1
				for ; killOnce(t, n, after, deleting); n++ {
				}
				if n < 4 {
					t.Errorf("an operator that has nothing to write after %d writes was not killed at work", n-1)
				}
			})
		}
	}
}

// killOnce reports whether the operator had an n-th write.
func killOnce(t *testing.T, n int, after, deleting bool) bool {
	t.Helper()
	w := newWorld(t)
	town, src := w.town("werl", "05974052"), w.page("one", "werl")
	w.create(town, src)
	if !deleting {
		killed := w.dyingAt(n, after, func() bool {
			s, m := &v1alpha1.Source{}, &v1alpha1.Municipality{}
			return w.kube.Get(t.Context(), client.ObjectKeyFromObject(src), s) == nil && s.Status.ObservedGeneration == 1 &&
				lacks(1, 1, s.Status.Conditions, []string{"Ready=False:Pending"}) == "" &&
				w.kube.Get(t.Context(), client.ObjectKeyFromObject(town), m) == nil && m.Status.ObservedGeneration == 1 && m.Status.Sources == "0/1"
		})
		op := w.operate()
		w.awaitSource("one", "Ready=False:Pending", "Reconciling=True:Progressing")
		w.awaitTown("werl", "Ready=True:Succeeded")
		op.stop()
		rows, err := w.store.SourceStates(t.Context())
		if err != nil || len(rows) != 1 || !rows[0].Active() || rows[0].Spec.Body != "05974052" {
			t.Errorf("killed at write %d: rows %+v, %v", n, rows, err)
		}
		return killed
	}
	op := w.operate()
	w.awaitSource("one", "Ready=False:Pending")
	w.awaitTown("werl", "Ready=True:Succeeded")
	op.stop()
	for _, o := range []client.Object{src, town} {
		if err := w.kube.Delete(t.Context(), o); err != nil {
			t.Fatal(err)
		}
	}
	killed := w.dyingAt(n, after, func() bool {
		return apierrors.IsNotFound(w.kube.Get(t.Context(), client.ObjectKeyFromObject(src), src)) &&
			apierrors.IsNotFound(w.kube.Get(t.Context(), client.ObjectKeyFromObject(town), town))
	})
	op = w.operate()
	w.gone(src)
	w.gone(town)
	w.until(func() string {
		bodies, err := w.store.Bodies(t.Context())
		if row := w.row("one"); err != nil || len(bodies) != 0 || !row.Retired {
			return fmt.Sprintf("killed at write %d: bodies %v, row %+v, %v", n, bodies, row, err)
		}
		return ""
	})
	op.stop()
	return killed
}

// TestConflictStorm has others change the objects all the time while the operator works.
func TestConflictStorm(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	const sources = 5
	ctx, cancel := context.WithCancel(t.Context())
	var storm sync.WaitGroup
	w.create(w.town("werl", "05974052"))
	for i := range sources {
		src := w.page(fmt.Sprintf("s%d", i), "werl")
		w.create(src)
		for worker := range 2 {
			storm.Go(func() {
				for n := 0; ctx.Err() == nil; n++ {
					s := &v1alpha1.Source{}
					if w.kube.Get(ctx, client.ObjectKeyFromObject(src), s) != nil {
						continue
					}
					s.Labels = map[string]string{fmt.Sprintf("w%d", worker): fmt.Sprint(n)}
					if n%10 == 0 {
						s.Spec.Page.ContentSelector = v1alpha1.Selector(fmt.Sprintf("main.v%d", n))
					}
					if n == 5 && worker == 0 {
						s.Finalizers = append(s.Finalizers, "example.org/other")
					}
					_ = w.kube.Update(ctx, s) // conflicts are the point
				}
			})
		}
	}
	for i := range sources {
		w.until(func() string {
			if w.row(fmt.Sprintf("s%d", i)) == nil {
				return "no row yet"
			}
			return ""
		})
	}
	time.AfterFunc(3*time.Second, cancel)
	storm.Wait()
	for i := range sources {
		name := fmt.Sprintf("s%d", i)
		s := w.awaitSource(name, "Ready=False:Pending", "!Stalled")
		w.until(func() string {
			if row := w.row(name); row.Spec.Page.ContentSelector != string(s.Spec.Page.ContentSelector) {
				return "row " + row.Spec.Page.ContentSelector + ", object " + string(s.Spec.Page.ContentSelector)
			}
			return ""
		})
		if got := strings.Join(s.Finalizers, " "); !strings.Contains(got, v1alpha1.Finalizer) {
			t.Errorf("finalizers %s", got)
		}
	}
}

// TestAnObjectTornAway: somebody takes the finalizer from an object while no operator runs.
func TestAnObjectTornAway(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	op := w.operate()
	src := w.page("torn", "")
	w.create(src)
	w.awaitSource("torn", "Ready=False:Pending")
	op.stop()
	w.change(src, func() { src.Finalizers = nil })
	if err := w.kube.Delete(t.Context(), src); err != nil {
		t.Fatal(err)
	}
	if _, err := w.store.PutSources(t.Context(), "folder:/x", []store.SourceRecord{{Namespace: w.ns, Name: "of-a-folder", Spec: w.row("torn").Spec}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	w.operate()
	w.until(func() string {
		if !w.row("torn").Retired {
			return "its row is not retired"
		}
		return ""
	})
	if w.row("of-a-folder").Retired {
		t.Error("a row of a folder of manifests was retired")
	}
}
