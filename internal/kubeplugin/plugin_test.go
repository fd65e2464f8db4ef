//go:build unix

package kubeplugin

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/dynamic"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubeplugin/why"
	"github.com/lagebild/lagebild/internal/kubetest"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
)

func TestMain(m *testing.M) { os.Exit(kubetest.Main(m)) }

// world is a namespace of a real API server, and the plugin used in it.
type world struct {
	t          *testing.T
	namespace  string
	kubeconfig string
	client     dynamic.Interface
	clock      clock.Clock
	explain    func(context.Context, string, why.Question) (why.Answer, error)
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, namespace: kubetest.Namespace(t), clock: clock.System{}}
	w.kubeconfig = filepath.Join(t.TempDir(), "kubeconfig")
	if err := apiserver.WriteKubeconfig(w.kubeconfig, w.namespace, kubetest.Start(t)); err != nil {
		t.Fatal(err)
	}
	var err error
	if w.client, err = dynamic.NewForConfig(kubetest.Start(t)); err != nil {
		t.Fatal(err)
	}
	return w
}

// source makes a Source and gives it a status, as an operator would.
func (w *world) source(name string, labels map[string]any, status map[string]any) {
	w.t.Helper()
	c := w.client.Resource(v1alpha1.GroupVersion.WithResource("sources")).Namespace(w.namespace)
	u := &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": "lagebild.dev/v1alpha1", "kind": "Source", "metadata": map[string]any{"name": name, "labels": labels},
		"spec": map[string]any{"type": "page", "page": map[string]any{"url": "https://" + name + ".example/"}, "authority": "Regional"},
	}}
	u, err := c.Create(w.t.Context(), u, metav1.CreateOptions{})
	if err != nil {
		w.t.Fatal(err)
	}
	if status == nil {
		return
	}
	status["observedGeneration"] = u.GetGeneration()
	u.Object["status"] = status
	if _, err := c.UpdateStatus(w.t.Context(), u, metav1.UpdateOptions{}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) get(name string) v1alpha1.Source {
	w.t.Helper()
	u, err := w.client.Resource(v1alpha1.GroupVersion.WithResource("sources")).Namespace(w.namespace).Get(w.t.Context(), name, metav1.GetOptions{})
	if err != nil {
		w.t.Fatal(err)
	}
	var s v1alpha1.Source
	if err := runtime.DefaultUnstructuredConverter.FromUnstructured(u.Object, &s); err != nil {
		w.t.Fatal(err)
	}
	return s
}

func (w *world) run(args ...string) (out, errOut string, err error) {
	w.t.Helper()
	var o, e bytes.Buffer
	cmd := New(Config{Out: &o, ErrOut: &e, Clock: w.clock, Explain: w.explain})
	cmd.SilenceUsage, cmd.SilenceErrors = true, true
	cmd.SetArgs(append(args, "--kubeconfig", w.kubeconfig))
	err = cmd.ExecuteContext(w.t.Context())
	return o.String(), e.String(), err
}

func (w *world) must(args ...string) string {
	w.t.Helper()
	out, errOut, err := w.run(args...)
	if err != nil {
		w.t.Fatalf("%q: %v\n%s", args, err, errOut)
	}
	return out
}

func ready(status, reason, message string) []any {
	return []any{map[string]any{
		"type": "Ready", "status": status, "reason": reason, "message": message, "lastTransitionTime": "2023-11-08T10:00:00Z",
	}}
}

// atNoon is a clock that stands.
type atNoon struct{ clock.System }

// Now implements clock.Clock.
func (atNoon) Now() time.Time { return noon }

func ago(d time.Duration) string { return noon.Add(-d).Format(time.RFC3339) }

func TestGet(t *testing.T) {
	w := newWorld(t)
	w.clock = atNoon{}
	w.source("altena", map[string]any{"kreis": "mk"}, map[string]any{
		"conditions": ready("True", "Succeeded", "fetched"), "lastSuccessTime": ago(3 * time.Minute), "lastChangeTime": ago(50 * time.Hour),
		"nextFetchTime": ago(-12 * time.Minute),
	})
	w.source("balve", nil, map[string]any{
		"conditions": ready("False", "TimedOut", "no answer in 60s"), "lastFault": "timed_out", "nextFetchTime": ago(time.Minute),
	})
	w.source("hemer", nil, nil)

	out := w.must("get", "-n", w.namespace)
	want := [][]string{
		{"NAMESPACE", "NAME", "TYPE", "READY", "LAST", "SUCCESS", "NEXT", "FETCH", "LAST", "FAULT", "CONTENT", "AGE"},
		{w.namespace, "altena", "page", "True", "3m", "ago", "in", "12m", "-", "2d2h", "ago"},
		{w.namespace, "balve", "page", "False:", "TimedOut", "never", "due", "timed_out", "never"},
		{w.namespace, "hemer", "page", "Unknown:", "not", "seen", "by", "an", "operator", "never", "unknown", "-", "never"},
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != len(want) {
		t.Fatalf("got %d lines, want %d:\n%s", len(lines), len(want), out)
	}
	for i, line := range lines {
		if got := strings.Fields(line); strings.Join(got, " ") != strings.Join(want[i], " ") {
			t.Errorf("line %d: got %q, want %q", i, got, want[i])
		}
		if n := len([]rune(strings.TrimRight(line, " "))); n > 130 {
			t.Errorf("line %d has %d characters", i, n)
		}
	}
	if out := w.must("get", "--no-headers", "-l", "kreis=mk"); strings.Count(out, "\n") != 1 || !strings.HasPrefix(out, w.namespace+" ") {
		t.Errorf("by label over all namespaces: got\n%s", out)
	}
	if out := w.must("get", "-n", w.namespace, "--unready", "-o", "wide"); strings.Contains(out, "altena") || !strings.Contains(out, "no answer in 60s") {
		t.Errorf("unready and wide: got\n%s", out)
	}
	if out := w.must("get", "lbsrc/altena", "source/balve", "-o", "name"); out != "source.lagebild.dev/altena\nsource.lagebild.dev/balve\n" {
		t.Errorf("names: got %q", out)
	}
	var list v1alpha1.SourceList
	if err := json.Unmarshal([]byte(w.must("get", "altena", "-o", "json")), &list); err != nil || len(list.Items) != 1 || list.Items[0].Kind != "Source" {
		t.Errorf("json: got %+v, %v", list, err)
	}
	if out := w.must("get", "altena", "-o", `jsonpath={.items[0].spec.page.url}`); out != "https://altena.example/" {
		t.Errorf("jsonpath: got %q", out)
	}
}

func TestGetRefuses(t *testing.T) {
	w := newWorld(t)
	for _, test := range []struct {
		name string
		args []string
		want string
	}{
		{"a form that is none", []string{"get", "-o", "table"}, "table"},
		{"another kind", []string{"get", "pod/altena"}, "pod/altena"},
		{"one that is not there", []string{"get", "altena"}, "-n"},
		{"a template that does not parse", []string{"get", "-o", "jsonpath={.items["}, "jsonpath"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, _, err := w.run(test.args...); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want it to name %q", err, test.want)
			}
		})
	}
	out, errOut, err := w.run("get", "-n", w.namespace)
	if err != nil || out != "" || errOut != "No sources found.\n" {
		t.Errorf("nothing: got %q, %q, %v", out, errOut, err)
	}
}

func TestSuspendAndResume(t *testing.T) {
	w := newWorld(t)
	w.source("altena", nil, nil)
	w.source("balve", map[string]any{"kustomize.toolkit.fluxcd.io/name": "all"}, nil)
	for _, args := range [][]string{
		{"suspend", "altena"},
		{"suspend", "altena", "--reason", " "},
		{"suspend", "altena", "--reason", strings.Repeat("x", 257)},
		{"suspend", "--reason", "x"},
		{"suspend", "altena", "--all", "--reason", "x"},
	} {
		if _, _, err := w.run(args...); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: got %v, want it refused", args, err)
		}
	}
	out, warned, err := w.run("suspend", "--all", "--reason", "Server überlastet")
	if err != nil || strings.Count(out, ": suspended\n") != 2 || strings.Count(warned, "GitOps") != 1 || !strings.Contains(warned, "balve") {
		t.Fatalf("got %q, warned %q, %v", out, warned, err)
	}
	if s := w.get("altena").Spec; !s.Suspend || s.SuspendReason != "Server überlastet" {
		t.Errorf("got %+v", s)
	}
	if out := w.must("resume", "altena"); !strings.Contains(out, "altena: resumed") {
		t.Errorf("got %q", out)
	}
	if s := w.get("altena").Spec; s.Suspend || s.SuspendReason != "" {
		t.Errorf("after resume: got %+v", s)
	}
	if out := w.must("resume", "altena"); !strings.Contains(out, "was not suspended") {
		t.Errorf("again: got %q", out)
	}
	if _, _, err := w.run("resume", "nobody", "-n", w.namespace); fault.KindOf(err) != fault.NotFound {
		t.Errorf("one that is not there: got %v", err)
	}
}

// stepping is a clock on which each wait lets an operator do its work.
type stepping struct {
	clock.System
	step func()
}

// Sleep implements clock.Clock.
func (s stepping) Sleep(ctx context.Context, _ time.Duration) error {
	s.step()
	return ctx.Err()
}

func TestReconcile(t *testing.T) {
	w := newWorld(t)
	w.source("altena", nil, nil)
	w.must("reconcile", "altena")
	first := w.get("altena").Annotations[v1alpha1.ReconcileRequestAnnotation]
	if _, err := time.Parse(time.RFC3339Nano, first); err != nil {
		t.Fatalf("the annotation is %q", first)
	}
	answer := func(status, reason string) func() {
		return func() {
			c := w.client.Resource(v1alpha1.GroupVersion.WithResource("sources")).Namespace(w.namespace)
			u, err := c.Get(t.Context(), "altena", metav1.GetOptions{})
			if err != nil {
				t.Error(err)
				return
			}
			u.Object["status"] = map[string]any{
				"observedGeneration": u.GetGeneration(), "conditions": ready(status, reason, "as it is"), "notices": int64(4),
				"lastHandledReconcileAt": u.GetAnnotations()[v1alpha1.ReconcileRequestAnnotation],
			}
			if _, err := c.UpdateStatus(t.Context(), u, metav1.UpdateOptions{}); err != nil && !apierrors.IsConflict(err) {
				t.Error(err)
			}
		}
	}
	w.clock = stepping{step: answer("True", "Succeeded")}
	if out := w.must("reconcile", "altena", "--wait"); !strings.Contains(out, "fetched, 4 notices") {
		t.Errorf("got %q", out)
	}
	if second := w.get("altena").Annotations[v1alpha1.ReconcileRequestAnnotation]; second == first {
		t.Errorf("a second request has the value of the first, %s", first)
	}
	w.clock = stepping{step: answer("False", "NotFound")}
	if _, _, err := w.run("reconcile", "altena", "--wait"); err == nil || !strings.Contains(err.Error(), "False: NotFound: as it is") {
		t.Errorf("one that failed: got %v", err)
	}
	w.clock = stepping{step: func() {}}
	if _, _, err := w.run("reconcile", "altena", "--wait", "--timeout", "50ms"); fault.KindOf(err) != fault.TimedOut {
		t.Errorf("nobody answers: got %v", err)
	}
}

func TestForbidden(t *testing.T) {
	w := newWorld(t)
	if err := apiserver.WriteKubeconfig(w.kubeconfig, w.namespace, kubetest.ServiceAccount(t, w.namespace, "nobody")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.run("get"); fault.KindOf(err) != fault.Blocked {
		t.Errorf("got %v of kind %s", err, fault.KindOf(err))
	}
}

func TestNoKubeconfig(t *testing.T) {
	t.Setenv("KUBECONFIG", "")
	t.Setenv("HOME", t.TempDir())
	w := &world{t: t, kubeconfig: filepath.Join(t.TempDir(), "none"), clock: clock.System{}}
	if _, _, err := w.run("get"); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "KUBECONFIG") {
		t.Errorf("got %v", err)
	}
}
