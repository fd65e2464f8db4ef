package controller_test

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-logr/logr"
	"github.com/prometheus/client_golang/prometheus"
	corev1 "k8s.io/api/core/v1"
	eventsv1 "k8s.io/api/events/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/controller-runtime/pkg/client"
	ctrllog "sigs.k8s.io/controller-runtime/pkg/log"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller"
	"github.com/lagebild/lagebild/internal/kubetest"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// databases runs the tests with a PostgreSQL.
type databases struct{ m *testing.M }

func (d databases) Run() int { return storetest.Main(d.m) }

func TestMain(m *testing.M) {
	ctrllog.SetLogger(logr.Discard())
	os.Exit(kubetest.Main(databases{m}))
}

// patience is how long a test waits for what has to happen; busy machines are slow.
const patience = 2 * time.Minute

// world is what a test works with: a namespace on a real API server, and a real database.
type world struct {
	testing.TB
	cfg   *rest.Config // of an administrator
	kube  client.Client
	store *store.Store
	ns    string
	log   *logBuffer

	patience time.Duration // how long it waits for what has to happen; 0 = patience
}

func newWorld(tb testing.TB) *world {
	tb.Helper()
	return &world{TB: tb, cfg: kubetest.Start(tb), kube: newClient(tb, kubetest.Start(tb)), store: storetest.New(tb), ns: kubetest.Namespace(tb), log: &logBuffer{}}
}

func newClient(tb testing.TB, cfg *rest.Config) client.Client {
	tb.Helper()
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		v1alpha1.AddToScheme, corev1.AddToScheme, rbacv1.AddToScheme, eventsv1.AddToScheme,
	} {
		if err := add(scheme); err != nil {
			tb.Fatal(err)
		}
	}
	cfg = rest.CopyConfig(cfg)
	cfg.QPS = -1
	c, err := client.New(cfg, client.Options{Scheme: scheme})
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// logBuffer keeps what an operator logged.
type logBuffer struct {
	mu   sync.Mutex
	text strings.Builder
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

// config is an operator's for the namespace of the test.
func (w *world) config() controller.Config {
	return controller.Config{
		REST: w.cfg, Store: w.store, Clock: clock.System{}, Namespaces: []string{w.ns},
		Log:     slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Metrics: controller.MetricsConfig{Registry: prometheus.NewRegistry()},
	}
}

// running is an operator at work.
type running struct {
	*controller.Operator
	cancel context.CancelFunc
	done   chan struct{}
	err    error
}

// stop ends the operator, and says how long that took.
func (r *running) stop() time.Duration {
	began := time.Now()
	r.cancel()
	<-r.done
	return time.Since(began)
}

// operate starts an operator, which ends with the test.
func (w *world) operate(change ...func(*controller.Config)) *running {
	w.Helper()
	cfg := w.config()
	for _, fn := range change {
		fn(&cfg)
	}
	op, err := controller.New(cfg)
	if err != nil {
		w.Fatalf("preparing the operator: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{Operator: op, cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		r.err = op.Run(ctx)
	}()
	w.Cleanup(func() {
		r.stop()
		if w.Failed() {
			w.Logf("the operator logged:\n%s", tail(w.log.String(), 6000))
		}
	})
	return r
}

func tail(s string, n int) string { return s[max(len(s)-n, 0):] }

// until waits until what returns "", and fails with what it says otherwise.
func (w *world) until(what func() string) {
	w.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(cmp.Or(w.patience, patience))
	for {
		missing := what()
		if missing == "" {
			return
		}
		select {
		case <-limit:
			w.Fatalf("waited in vain: %s", missing)
		case <-tick.C:
		}
	}
}

func (w *world) create(objs ...client.Object) {
	w.Helper()
	for _, o := range objs {
		if err := w.kube.Create(w.Context(), o); err != nil {
			w.Fatalf("creating %s: %v", o.GetName(), err)
		}
	}
}

// change changes an object, however often somebody else does at the same time.
func (w *world) change(obj client.Object, fn func()) {
	w.Helper()
	w.until(func() string {
		if err := w.kube.Get(w.Context(), client.ObjectKeyFromObject(obj), obj); err != nil {
			return err.Error()
		}
		fn()
		if err := w.kube.Update(w.Context(), obj); err != nil {
			return err.Error()
		}
		return ""
	})
}

// town is a Municipality of the test's namespace.
func (w *world) town(name, ags string) *v1alpha1.Municipality {
	m := &v1alpha1.Municipality{}
	m.Namespace, m.Name = w.ns, name
	m.Spec = v1alpha1.MunicipalitySpec{AGS: v1alpha1.AGS(ags), Name: strings.ToUpper(name[:1]) + name[1:], Kind: v1alpha1.MunicipalityKindTown}
	return m
}

// page is a Source of the test's namespace, speaking for a Municipality ("" for none).
func (w *world) page(name, municipality string) *v1alpha1.Source {
	s := &v1alpha1.Source{}
	s.Namespace, s.Name = w.ns, name
	s.Spec = v1alpha1.SourceSpec{
		Type: v1alpha1.SourceTypePage, Authority: v1alpha1.AuthorityPress,
		Page: &v1alpha1.PageSource{URL: v1alpha1.URL("https://" + name + ".example/")},
	}
	if municipality != "" {
		s.Spec.MunicipalityRef = &v1alpha1.LocalReference{Name: v1alpha1.ObjectName(municipality)}
		s.Spec.Authority = v1alpha1.AuthorityOfficial
	}
	return s
}

// told describes the conditions of an object: "Ready=False:Pending Reconciling=True:Progressing".
func told(cs []metav1.Condition) string {
	var out []string
	for _, c := range cs {
		out = append(out, fmt.Sprintf("%s=%s:%s", c.Type, c.Status, c.Reason))
	}
	return strings.Join(out, " ")
}

// awaitSource waits until the conditions of a Source of its current generation contain all of want, each like
// "Ready=True:Succeeded"; one with a "!" in front must be absent ("!Stalled").
func (w *world) awaitSource(name string, want ...string) *v1alpha1.Source {
	w.Helper()
	s := &v1alpha1.Source{}
	w.until(func() string {
		*s = v1alpha1.Source{}
		if err := w.kube.Get(w.Context(), client.ObjectKey{Namespace: w.ns, Name: name}, s); err != nil {
			return err.Error()
		}
		return lacks(s.Generation, s.Status.ObservedGeneration, s.Status.Conditions, want)
	})
	checkConditions(w, s.Generation, s.Status.Conditions)
	return s
}

func (w *world) awaitTown(name string, want ...string) *v1alpha1.Municipality {
	w.Helper()
	m := &v1alpha1.Municipality{}
	w.until(func() string {
		*m = v1alpha1.Municipality{}
		if err := w.kube.Get(w.Context(), client.ObjectKey{Namespace: w.ns, Name: name}, m); err != nil {
			return err.Error()
		}
		return lacks(m.Generation, m.Status.ObservedGeneration, m.Status.Conditions, want)
	})
	checkConditions(w, m.Generation, m.Status.Conditions)
	return m
}

func lacks(generation, observed int64, cs []metav1.Condition, want []string) string {
	if generation != observed {
		return fmt.Sprintf("generation %d is not observed, only %d: %s", generation, observed, told(cs))
	}
	have := " " + told(cs) + " "
	for _, x := range want {
		kind, absent := strings.CutPrefix(x, "!")
		if absent && meta.FindStatusCondition(cs, kind) != nil || !absent && !strings.Contains(have, " "+x+" ") {
			return fmt.Sprintf("no %s in:%s(%s)", x, have, message(cs, v1alpha1.ConditionReady))
		}
	}
	return ""
}

func message(cs []metav1.Condition, kind string) string {
	if c := meta.FindStatusCondition(cs, kind); c != nil {
		return c.Message
	}
	return ""
}

// checkConditions holds the rules that every list of conditions has to keep.
func checkConditions(w *world, generation int64, cs []metav1.Condition) {
	w.Helper()
	ready := meta.FindStatusCondition(cs, v1alpha1.ConditionReady)
	if ready == nil || cs[0].Type != v1alpha1.ConditionReady {
		w.Fatalf("no Ready in front: %s", told(cs))
	}
	for _, c := range cs {
		if c.Reason == "" || c.Message == "" || c.LastTransitionTime.IsZero() || c.ObservedGeneration > generation {
			w.Errorf("condition %+v is not whole", c)
		}
	}
	for _, kind := range []string{v1alpha1.ConditionReconciling, v1alpha1.ConditionStalled} {
		c := meta.FindStatusCondition(cs, kind)
		if c != nil && c.Status != metav1.ConditionTrue {
			w.Errorf("%s is there and not True", kind)
		}
		if c != nil && kind == v1alpha1.ConditionStalled && ready.Status == metav1.ConditionTrue {
			w.Errorf("Ready and Stalled: %s", told(cs))
		}
	}
	if meta.FindStatusCondition(cs, v1alpha1.ConditionStalled) != nil && meta.FindStatusCondition(cs, v1alpha1.ConditionReconciling) != nil {
		w.Errorf("Stalled and Reconciling: %s", told(cs))
	}
}

// run does what a scraper does with one source: claims it and ends the run. err nil: it found one document.
func (w *world) run(name string, fail error) {
	w.Helper()
	key := w.ns + "/" + name
	w.until(func() string {
		jobs, err := w.store.Claim(w.Context(), store.ClaimParams{
			Now: time.Now().AddDate(0, 1, 0), Lease: time.Minute, Limit: 100, Worker: "test",
		})
		if err != nil {
			w.Fatal(err)
		}
		found := "source " + name + " cannot be claimed"
		for _, j := range jobs {
			o := store.Outcome{Job: j, Started: time.Now(), Finished: time.Now(), Extractor: "test", Err: fail}
			if j.Namespace+"/"+j.Name == key {
				found = ""
			}
			if fail == nil {
				o.Reading = source.Reading{Documents: []notice.Document{document(j)}, Requests: 1, Status: 200}
			}
			if err := w.store.Finish(w.Context(), o); err != nil {
				w.Fatal(err)
			}
		}
		return found
	})
}

func document(j store.Job) notice.Document {
	return notice.Document{Key: j.Spec.URL(), URL: j.Spec.URL(), Title: "Aktuelles", Text: "Das Rathaus ist geschlossen."}
}

// row reads the row of a source.
func (w *world) row(name string) *store.SourceState {
	w.Helper()
	rows, err := w.store.SourceStatesOf(w.Context(), []string{w.ns}, []string{name})
	if err != nil {
		w.Fatal(err)
	}
	if len(rows) == 0 {
		return nil
	}
	return &rows[0]
}

// gone waits until an object no longer exists.
func (w *world) gone(obj client.Object) {
	w.Helper()
	w.until(func() string {
		if err := w.kube.Get(w.Context(), client.ObjectKeyFromObject(obj), obj); client.IgnoreNotFound(err) == nil && err != nil {
			return ""
		}
		return fmt.Sprintf("%s is still there, with finalizers %v", obj.GetName(), obj.GetFinalizers())
	})
}
