package controller_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	eventsv1 "k8s.io/api/events/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

func TestASourceFromApplyToDelete(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	town, src := w.town("werl", "05974052"), w.page("werl-start", "werl")
	w.create(town, src)

	w.awaitSource("werl-start", "Ready=False:Pending", "Reconciling=True:Progressing", "Reachable=Unknown:Pending", "Fresh=Unknown:Pending", "!Stalled")
	w.awaitTown("werl", "Ready=True:Succeeded", "Reachable=Unknown:Pending", "!Reconciling")
	row := w.row("werl-start")
	if row.Spec.Body != "05974052" || row.Spec.Authority != notice.Official || row.Spec.Interval != 15*time.Minute {
		t.Errorf("row %+v", row.SourceRecord)
	}

	w.run("werl-start", nil)
	got := w.awaitSource("werl-start", "Ready=True:Succeeded", "Reachable=True:Answering", "Fresh=True:Confirmed", "!Reconciling", "!Stalled")
	if got.Status.LastSuccessTime == nil || got.Status.LastFetchTime == nil || got.Status.NextFetchTime == nil || got.Status.Notices != 1 {
		t.Errorf("status %+v", got.Status)
	}
	w.until(func() string {
		m := w.awaitTown("werl", "Reachable=True:Answering")
		if m.Status.Sources != "1/1" || m.Status.SourcesReady != 1 || m.Status.LastNoticeTime == nil {
			return "status " + m.Status.Sources
		}
		return ""
	})

	// Another address: what was fetched from the old one says nothing of it.
	w.change(src, func() { src.Spec.Page.URL = "https://notfall.example/" })
	w.awaitSource("werl-start", "Ready=False:Pending", "Reconciling=True:Progressing", "Reachable=Unknown:Pending")
	w.run("werl-start", fault.New(fault.NotFound, "fetching https://notfall.example/", "status 404"))
	got = w.awaitSource("werl-start", "Ready=False:NotFound", "Reachable=False:NotFound", "!Reconciling", "Fresh=True:Confirmed")
	if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "status 404") || !strings.Contains(m, "new address") {
		t.Errorf("message %q names neither cause nor remedy", m)
	}

	w.change(src, func() { src.Spec.Suspend, src.Spec.SuspendReason = true, "relaunch" })
	got = w.awaitSource("werl-start", "Ready=False:Suspended", "!Reconciling", "!Stalled")
	if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "relaunch") {
		t.Errorf("message %q", m)
	}
	if row := w.row("werl-start"); row.Active() {
		t.Error("a suspended source is active")
	}
	w.until(func() string {
		if m := w.awaitTown("werl", "Reachable=False:NoSources"); m.Status.Sources != "0/0" || m.Status.WorstStatus != v1alpha1.StatusUnknown {
			return "status " + m.Status.Sources + " " + string(m.Status.WorstStatus)
		}
		return ""
	})

	w.change(src, func() { src.Spec.Suspend, src.Spec.SuspendReason = false, "" })
	w.awaitSource("werl-start", "Ready=False:NotFound")
	w.run("werl-start", nil)
	w.awaitSource("werl-start", "Ready=True:Succeeded")

	if err := w.kube.Delete(t.Context(), src); err != nil {
		t.Fatal(err)
	}
	w.gone(src)
	if row := w.row("werl-start"); !row.Retired || row.Notices != 2 {
		t.Errorf("after the deletion: retired %v, %d notices stand", row.Retired, row.Notices)
	}
	if err := w.kube.Delete(t.Context(), town); err != nil {
		t.Fatal(err)
	}
	w.gone(town)
	if bodies, err := w.store.Bodies(t.Context()); err != nil || len(bodies) != 0 {
		t.Errorf("bodies %v, %v", bodies, err)
	}
}

// TestEveryFaultInAndOut takes each kind of fault through a Source's conditions: its reason appears, and goes.
func TestEveryFaultInAndOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	w.create(w.town("werl", "05974052"), w.page("werl-start", "werl"))
	w.awaitSource("werl-start", "Ready=False:Pending")
	for _, kind := range fault.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			w := *w
			w.TB = t
			w.run("werl-start", nil)
			w.awaitSource("werl-start", "Ready=True:Succeeded", "!Stalled", "!Reconciling")
			w.run("werl-start", &fault.Error{Kind: kind, Op: "fetching", Err: errors.New("it failed")})
			traits := fault.TraitsOf(kind)
			want := []string{"Ready=False:" + traits.Reason, "!Reconciling", "Fresh=True:Confirmed"}
			switch kind {
			case fault.OurSide, fault.Conflict, fault.Internal:
				want = append(want, "Reachable=Unknown:"+traits.Reason)
			case fault.TooLarge, fault.WrongMediaType, fault.BadContent, fault.Empty:
				want = append(want, "Reachable=True:Answering")
			default:
				want = append(want, "Reachable=False:"+traits.Reason)
			}
			if traits.Retry == fault.RetryStalled {
				want = append(want, "Stalled=True:"+traits.Reason)
			} else {
				want = append(want, "!Stalled")
			}
			got := w.awaitSource("werl-start", want...)
			if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "it failed (") {
				t.Errorf("message %q has no remedy", m)
			}
			if got.Status.LastFault != string(kind) {
				t.Errorf("lastFault %q", got.Status.LastFault)
			}
		})
	}
}

func TestWhatASourceWaitsFor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	t.Run("its Municipality", func(t *testing.T) {
		w := *w
		w.TB = t
		src := w.page("early", "werl")
		w.create(src)
		got := w.awaitSource("early", "Ready=False:MunicipalityNotFound", "Reconciling=True:MunicipalityNotFound", "!Stalled")
		if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "no Municipality werl in namespace "+w.ns) || !strings.Contains(m, "apply it") {
			t.Errorf("message %q", m)
		}
		town := w.town("werl", "05974052")
		w.create(town)
		w.awaitSource("early", "Ready=False:Pending")
		w.run("early", nil)
		w.awaitSource("early", "Ready=True:Succeeded")
		if err := w.kube.Delete(t.Context(), town); err != nil {
			t.Fatal(err)
		}
		got = w.awaitSource("early", "Ready=False:MunicipalityNotFound", "Reconciling=True:MunicipalityNotFound")
		if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "stays in force") {
			t.Errorf("message %q", m)
		}
		w.gone(town)
		if row := w.row("early"); !row.Active() {
			t.Error("the source is no longer fetched: what its page says meanwhile would be lost")
		}
		w.create(w.town("werl", "05974052"))
		w.awaitSource("early", "Ready=True:Succeeded", "!Reconciling")
	})
	t.Run("its predecessor", func(t *testing.T) {
		w := *w
		w.TB = t
		next := w.page("next", "")
		next.Spec.Succeeds = &v1alpha1.LocalReference{Name: "first"}
		w.create(next)
		w.awaitSource("next", "Ready=False:PredecessorNotFound", "Reconciling=True:PredecessorNotFound", "!Stalled")
		if row := w.row("next"); row == nil || !row.Active() || row.Succeeds != "first" {
			t.Errorf("row %+v: it has to be fetched all the same", row)
		}
		first := w.page("first", "")
		w.create(first)
		w.awaitSource("next", "Ready=False:Pending")
		w.awaitSource("first", "Ready=False:Pending")
		w.change(first, func() { first.Spec.Succeeds = &v1alpha1.LocalReference{Name: "next"} })
		for _, name := range []string{"first", "next"} {
			got := w.awaitSource(name, "Ready=False:InvalidSpec", "Stalled=True:InvalidSpec")
			if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "circle") {
				t.Errorf("message %q", m)
			}
		}
		w.change(first, func() { first.Spec.Succeeds = nil })
		w.awaitSource("next", "Ready=False:Pending", "!Stalled")
	})
	t.Run("its Secret", func(t *testing.T) {
		w := *w
		w.TB = t
		src := w.page("account", "")
		src.Spec.Type, src.Spec.Page = v1alpha1.SourceTypeMastodon, nil
		src.Spec.Mastodon = &v1alpha1.MastodonSource{Instance: "social.example", Account: "werl"}
		src.Spec.SecretRef = &v1alpha1.LocalReference{Name: "token"}
		w.create(src)
		got := w.awaitSource("account", "Ready=False:SecretNotFound", "Stalled=True:TypeNotSupported")
		if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "no Secret token") || !strings.Contains(m, "not read by this version") {
			t.Errorf("message %q", m)
		}
		secret := &corev1.Secret{}
		secret.Namespace, secret.Name = w.ns, "token"
		secret.StringData = map[string]string{"token": "geheim-4711"}
		w.create(secret)
		w.change(src, func() { src.Spec.SuspendReason = "look again" })
		w.awaitSource("account", "Ready=False:TypeNotSupported", "Stalled=True:TypeNotSupported")
		if strings.Contains(w.log.String(), "geheim-4711") {
			t.Error("the secret was logged")
		}
		if row := w.row("account"); row != nil {
			t.Errorf("row %+v", row)
		}
	})
}

func TestWhatStalls(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	src := w.page("broken", "")
	src.Spec.Page.ContentSelector = "main > [data-x"
	w.create(src)
	got := w.awaitSource("broken", "Ready=False:InvalidSpec", "Stalled=True:InvalidSpec", "!Reconciling")
	m := message(got.Status.Conditions, "Ready")
	for _, want := range []string{"spec.page.contentSelector", "from character", "correct the CSS selector"} {
		if !strings.Contains(m, want) {
			t.Errorf("message %q does not contain %q", m, want)
		}
	}
	if row := w.row("broken"); row != nil {
		t.Errorf("row %+v of a spec that cannot work", row)
	}
	w.change(src, func() { src.Spec.Page.ContentSelector = "main" })
	w.awaitSource("broken", "Ready=False:Pending", "!Stalled")

	// A spec that becomes wrong leaves the earlier one at work, but can be suspended.
	w.change(src, func() { src.Spec.Page.ContentSelector = "main >" })
	got = w.awaitSource("broken", "Stalled=True:InvalidSpec")
	if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "stays in force") {
		t.Errorf("message %q", m)
	}
	if row := w.row("broken"); !row.Active() || row.Spec.Page.ContentSelector != "main" {
		t.Errorf("row %+v", row.SourceRecord)
	}
	w.change(src, func() { src.Spec.Suspend = true })
	w.awaitSource("broken", "Stalled=True:InvalidSpec")
	w.until(func() string {
		if w.row("broken").Active() {
			return "the source is not suspended"
		}
		return ""
	})

	secret := w.page("with-secret", "")
	secret.Spec.SecretRef = &v1alpha1.LocalReference{Name: "token"}
	w.create(secret)
	w.awaitSource("with-secret", "Ready=False:InvalidSpec", "Stalled=True:InvalidSpec")
}

func TestTheOldestOfAnAGSCounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	first := w.town("aaa", "05974052")
	w.create(first)
	w.awaitTown("aaa", "Ready=True:Succeeded")
	// Ages are compared by the second.
	w.until(func() string {
		if time.Since(first.CreationTimestamp.Time) < time.Second {
			return "a second has not passed"
		}
		return ""
	})
	w.create(w.town("second", "05974052"), w.page("claim", "second"))
	w.awaitTown("second", "Ready=False:AGSInUse", "Stalled=True:AGSInUse")
	w.awaitSource("claim", "Ready=False:MunicipalityNotAccepted", "Reconciling=True:MunicipalityNotAccepted")
	if err := w.kube.Delete(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	w.awaitTown("second", "Ready=True:Succeeded", "!Stalled")
	w.awaitSource("claim", "Ready=False:Pending")
	bodies, err := w.store.Bodies(t.Context())
	if err != nil || len(bodies) != 1 || bodies[0].Name != "Second" {
		t.Errorf("bodies %v, %v", bodies, err)
	}
}

func TestAskedForAFetch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	src := w.page("asked", "")
	w.create(src)
	w.awaitSource("asked", "Ready=False:Pending")
	w.run("asked", nil)
	w.awaitSource("asked", "Ready=True:Succeeded", "!Reconciling")
	at := time.Now().UTC().Format(time.RFC3339)
	w.change(src, func() { src.Annotations = map[string]string{v1alpha1.ReconcileRequestAnnotation: at} })
	got := w.awaitSource("asked", "Ready=True:Succeeded", "Reconciling=True:Progressing")
	if got.Status.LastHandledReconcileAt != "" {
		t.Errorf("handled before it was fetched: %q", got.Status.LastHandledReconcileAt)
	}
	if row := w.row("asked"); row.NextFetch.After(time.Now()) {
		t.Errorf("due at %v, not now", row.NextFetch)
	}
	w.run("asked", nil)
	if got := w.awaitSource("asked", "Ready=True:Succeeded", "!Reconciling"); got.Status.LastHandledReconcileAt != at {
		t.Errorf("handled %q, not %q", got.Status.LastHandledReconcileAt, at)
	}
	w.change(src, func() { src.Annotations[v1alpha1.ReconcileRequestAnnotation] = "gleich" })
	w.until(func() string {
		m := message(w.awaitSource("asked", "Ready=True:Succeeded").Status.Conditions, "Ready")
		if !strings.Contains(m, `"gleich" is no time`) {
			return "message " + m
		}
		return ""
	})
}

func TestFreshnessEnds(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	// 48 hours of this clock take 40 seconds: a busy machine needs some until the first run.
	c := clock.Scaled{Origin: time.Now(), Start: time.Now(), Factor: 48 * 3600 / 40}
	w.operate(func(cfg *controller.Config) { cfg.Clock = c })
	w.create(w.town("werl", "05974052"), w.page("aging", "werl"))
	w.awaitSource("aging", "Fresh=Unknown:Pending")
	w.run("aging", nil)
	w.awaitSource("aging", "Fresh=True:Confirmed")
	w.awaitSource("aging", "Fresh=False:Stale", "Ready=True:Succeeded")
	w.until(func() string {
		if m := w.awaitTown("werl", "Reachable=False:Silent"); m.Status.WorstStatus != v1alpha1.StatusSilent {
			return "worst status " + string(m.Status.WorstStatus)
		}
		return ""
	})
}

func TestEventsOnlyOnChange(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.operate()
	w.create(w.page("eventful", ""))
	w.awaitSource("eventful", "Ready=False:Pending")
	gone := fault.New(fault.NotFound, "fetching", "status 404")
	for _, err := range []error{nil, gone, gone, gone, nil, nil} {
		w.run("eventful", err)
		want := "Ready=True:Succeeded"
		if err != nil {
			want = "Ready=False:NotFound"
		}
		w.awaitSource("eventful", want)
	}
	w.until(func() string {
		var list eventsv1.EventList
		if err := w.kube.List(t.Context(), &list, client.InNamespace(w.ns)); err != nil {
			return err.Error()
		}
		var got []string
		for _, e := range list.Items {
			if e.Series != nil {
				t.Fatalf("event %s was repeated", e.Reason)
			}
			got = append(got, e.Type+" "+e.Reason)
		}
		if s := strings.Join(got, ", "); s != "Warning NotFound, Normal Succeeded" && s != "Normal Succeeded, Warning NotFound" {
			return "events: " + s
		}
		return ""
	})
}
