package controller_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller"
)

// fill creates towns, and sources that speak for them, one in ten of them with a selector that does not parse if bad.
func (w *world) fill(towns, sources int, bad bool) {
	w.Helper()
	var objs []client.Object
	for i := range towns {
		objs = append(objs, w.town(fmt.Sprintf("town%d", i), fmt.Sprintf("05%06d", i+100000)))
	}
	for i := range sources {
		s := w.page(fmt.Sprintf("s%05d", i), fmt.Sprintf("town%d", i%towns))
		if bad && i%10 == 0 {
			s.Spec.Page.ContentSelector = "main["
		}
		objs = append(objs, s)
	}
	w.each(objs, func(o client.Object) error { return w.kube.Create(w.Context(), o) })
}

// each does something with the objects, as many at once as an operator has workers.
func (w *world) each(objs []client.Object, do func(client.Object) error) {
	w.Helper()
	var wg sync.WaitGroup
	next := make(chan client.Object)
	for range controller.DefaultWorkers {
		wg.Go(func() {
			for o := range next {
				if err := do(o); err != nil {
					w.Errorf("%s: %v", o.GetName(), err)
				}
			}
		})
	}
	for _, o := range objs {
		next <- o
	}
	close(next)
	wg.Wait()
	if w.Failed() {
		w.FailNow()
	}
}

// bareWrites is how long a client takes that patches a finalizer and a status with two conditions into n Sources, and does
// nothing else. They are gone afterwards.
func (w *world) bareWrites(n int) time.Duration {
	w.Helper()
	var objs []client.Object
	for i := range n {
		objs = append(objs, w.page(fmt.Sprintf("bare%05d", i), "town0"))
	}
	w.each(objs, func(o client.Object) error { return w.kube.Create(w.Context(), o) })
	began := time.Now()
	w.each(objs, func(o client.Object) error {
		s, base := o.(*v1alpha1.Source), o.DeepCopyObject().(client.Object)
		s.Finalizers = []string{v1alpha1.Finalizer}
		if err := w.kube.Patch(w.Context(), s, client.MergeFromWithOptions(base, client.MergeFromWithOptimisticLock{})); err != nil {
			return err
		}
		base = s.DeepCopy()
		s.Status.ObservedGeneration = s.Generation
		for _, kind := range []string{v1alpha1.ConditionReady, v1alpha1.ConditionReconciling} {
			s.Status.Conditions = append(s.Status.Conditions, metav1.Condition{
				Type: kind, Status: metav1.ConditionFalse, Reason: v1alpha1.ReasonPending, Message: "waits for its first run",
				ObservedGeneration: s.Generation, LastTransitionTime: metav1.Now(),
			})
		}
		return w.kube.Status().Patch(w.Context(), s, client.MergeFrom(base))
	})
	took := time.Since(began)
	w.each(objs, func(o client.Object) error {
		base := o.DeepCopyObject().(client.Object)
		o.SetFinalizers(nil)
		if err := w.kube.Patch(w.Context(), o, client.MergeFrom(base)); err != nil {
			return err
		}
		return w.kube.Delete(w.Context(), o)
	})
	return took
}

// TestManyAtOnce applies 2,000 Sources at once, of which one in ten is bad: the bad ones say so, the others have their rows.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.patience = 5 * time.Minute
	op := w.operate()
	began := time.Now()
	w.fill(20, 2000, true)
	created := time.Since(began)
	w.until(func() string {
		var list v1alpha1.SourceList
		if err := op.Client().List(t.Context(), &list, client.UnsafeDisableDeepCopy); err != nil {
			return err.Error()
		}
		stalled, pending := 0, 0
		for _, s := range list.Items {
			switch {
			case lacks(s.Generation, s.Status.ObservedGeneration, s.Status.Conditions, []string{"Stalled=True:InvalidSpec", "Ready=False:InvalidSpec"}) == "":
				stalled++
			case lacks(s.Generation, s.Status.ObservedGeneration, s.Status.Conditions, []string{"Ready=False:Pending", "!Stalled"}) == "":
				pending++
			}
		}
		if stalled != 200 || pending != 1800 {
			return fmt.Sprintf("%d of 200 are stalled and %d of 1800 accepted", stalled, pending)
		}
		return ""
	})
	t.Logf("created in %v, all reconciled %v later", created.Round(time.Millisecond), (time.Since(began) - created).Round(time.Millisecond))
	rows, err := w.store.SourceStates(t.Context())
	if err != nil || len(rows) != 1800 {
		t.Errorf("%d rows, %v; want 1800", len(rows), err)
	}
}

// BenchmarkNoop compares a turn that finds nothing to do with a reconciler that only gets the object.
func BenchmarkNoop(b *testing.B) {
	w := newWorld(b)
	w.patience = 5 * time.Minute
	const n = 1000
	w.fill(10, n, false)
	op := w.operate()
	w.until(func() string {
		if got := op.Settled(); got < n {
			return fmt.Sprintf("%d settled", got)
		}
		return ""
	})
	var reqs []reconcile.Request
	for i := range n {
		reqs = append(reqs, reconcile.Request{NamespacedName: client.ObjectKey{Namespace: w.ns, Name: fmt.Sprintf("s%05d", i)}})
	}
	bare := reconcile.Func(func(ctx context.Context, r reconcile.Request) (reconcile.Result, error) {
		var s v1alpha1.Source
		return reconcile.Result{}, op.Client().Get(ctx, r.NamespacedName, &s)
	})
	for _, tt := range []struct {
		name string
		r    reconcile.Reconciler
	}{{"bare", bare}, {"lagebild", op.Sources()}} {
		b.Run(tt.name, func(b *testing.B) {
			b.ReportAllocs()
			began, i := cpu(b), 0
			for b.Loop() {
				if _, err := tt.r.Reconcile(b.Context(), reqs[i%n]); err != nil {
					b.Fatal(err)
				}
				i++
			}
			b.ReportMetric(float64(cpu(b)-began)/float64(i), "cpu-ns/op")
		})
	}
}

// cpu is the time that this process has had of all processors.
func cpu(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// writes counts the requests to the API server that change something.
type writes struct {
	http.RoundTripper
	n *atomic.Int64
}

func (c writes) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodGet {
		c.n.Add(1)
	}
	return c.RoundTripper.RoundTrip(r)
}

// BenchmarkStart measures the start of an operator with 10,000 Sources (LAGEBILD_BENCH_SOURCES for another number): when
// none of them was seen before, and when all were; how much memory the process has then, and how often it writes while
// nothing happens. A first start writes a finalizer and a status of each: bare-s is what the API server, on the same
// processors, takes for these two writes alone.
func BenchmarkStart(b *testing.B) {
	n := 10000
	if s := os.Getenv("LAGEBILD_BENCH_SOURCES"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	for range b.N {
		w := newWorld(b)
		began := time.Now()
		w.fill(100, n, false)
		b.Logf("created %d Sources in %v", n, time.Since(began).Round(time.Second))
		b.ReportMetric(w.bareWrites(n/10).Seconds()*10, "bare-s")
		var count atomic.Int64
		start := func(what string) *running {
			began, used := time.Now(), cpu(b)
			op := w.operate(func(c *controller.Config) {
				c.Lease = controller.Lease{Namespace: w.ns, Identity: "bench"}
				c.REST = rest.CopyConfig(c.REST)
				c.REST.Wrap(func(rt http.RoundTripper) http.RoundTripper { return writes{rt, &count} })
			})
			<-op.Leads()
			for op.Settled() < n {
				<-time.After(50 * time.Millisecond)
				if time.Since(began) > 20*time.Minute {
					b.Fatalf("%d settled after 20 minutes", op.Settled())
				}
			}
			b.ReportMetric(time.Since(began).Seconds(), what+"-s")
			b.ReportMetric((cpu(b) - used).Seconds(), what+"-cpu-s")
			return op
		}
		start("first").stop()
		op := start("again")
		<-time.After(10 * time.Second) // Municipalities sum up
		count.Store(0)
		<-time.After(2 * time.Minute)
		b.ReportMetric(float64(count.Load())/2, "idle-writes/min")
		runtime.GC()
		b.ReportMetric(rss(b), "MB-RSS")
		op.stop()
	}
}

// rss is the resident memory of this process, the test itself included, in MB.
func rss(tb testing.TB) float64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				tb.Fatal(err)
			}
			return kb / 1024
		}
	}
	return 0
}
