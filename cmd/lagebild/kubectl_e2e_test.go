//go:build !lean

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lagebild/lagebild/cmd/lagebild/kube"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
)

// readyWithin is how soon all sources of an empty cluster have to be ready; times slack where other tests take the machine.
const readyWithin = 60 * time.Second

// kubeWorld is a running demo-kube with the real kubectl beside it.
type kubeWorld struct {
	t         *testing.T
	kubectl   string
	env       []string
	manifests string
	pages     string
	said      func() string
}

var (
	exported = regexp.MustCompile(`export KUBECONFIG=(\S+) PATH=([^:]+):`)
	applied  = regexp.MustCompile(`kubectl apply -f (\S+)`)
)

// startKube starts `lagebild demo-kube` and waits until it says what to try.
func startKube(t *testing.T) *kubeWorld {
	t.Helper()
	kubectl, err := assets.Kubectl(t.Context(), assets.FromEnv(os.Getenv))
	if err != nil {
		t.Fatal(err)
	}
	w := &kubeWorld{t: t, kubectl: kubectl, pages: freeAddress(t)}
	cmd, out := command(t, nil, "demo-kube", "--port", "0", "--listen", w.pages)
	ready, lines := make(chan struct{}), &logLines{}
	w.said = lines.String
	go func() {
		defer close(ready)
		for sc := bufio.NewScanner(out); sc.Scan(); {
			line := sc.Text()
			lines.add(line)
			if m := exported.FindStringSubmatch(line); m != nil {
				w.env = append(os.Environ(), asCommand+"=1", "KUBECONFIG="+m[1], "PATH="+m[2]+":"+os.Getenv("PATH"))
			}
			if m := applied.FindStringSubmatch(line); m != nil {
				w.manifests = m[1]
			}
			if strings.HasPrefix(line, "Ctrl-C") {
				go lines.drain(sc)
				return
			}
		}
	}()
	select {
	case <-ready:
	case <-time.After(5 * time.Minute):
	}
	if w.env == nil || w.manifests == "" {
		t.Fatalf("demo-kube is not ready; it said:\n%s", w.said())
	}
	t.Cleanup(func() {
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		start := time.Now()
		if err := cmd.Wait(); err != nil {
			t.Errorf("demo-kube ended with %v; it said:\n%s", err, w.said())
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("demo-kube took %s to stop", took)
		}
		if _, err := os.Stat(w.manifests); !os.IsNotExist(err) {
			t.Errorf("%s is still there: %v", w.manifests, err)
		}
	})
	return w
}

// in is the same world for a subtest.
func (w *kubeWorld) in(t *testing.T) *kubeWorld {
	sub := *w
	sub.t = t
	return &sub
}

// try runs kubectl and gives what it printed.
func (w *kubeWorld) try(args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(w.t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, w.kubectl, args...)
	cmd.Env = w.env
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// do runs kubectl, which has to succeed.
func (w *kubeWorld) do(args ...string) string {
	w.t.Helper()
	out, err := w.try(args...)
	if err != nil {
		w.t.Fatalf("kubectl %s: %v\n%s\ndemo-kube said:\n%s", strings.Join(args, " "), err, out, w.said())
	}
	return out
}

// source reads a Source.
func (w *kubeWorld) source(name string) (s sourceObject) {
	w.t.Helper()
	if err := json.Unmarshal([]byte(w.do("get", "lbsrc", name, "-o", "json")), &s); err != nil {
		w.t.Fatal(err)
	}
	return s
}

type sourceObject struct {
	Metadata struct {
		Generation  int64             `json:"generation"`
		Annotations map[string]string `json:"annotations"`
	} `json:"metadata"`
	Spec struct {
		Suspend       bool   `json:"suspend"`
		SuspendReason string `json:"suspendReason"`
		Page          struct {
			URL string `json:"url"`
		} `json:"page"`
	} `json:"spec"`
	Status struct {
		ObservedGeneration     int64  `json:"observedGeneration"`
		LastHandledReconcileAt string `json:"lastHandledReconcileAt"`
		Conditions             []struct {
			Type, Status, Reason, Message string
		} `json:"conditions"`
	} `json:"status"`
}

// ready gives status and reason of the Ready condition, of the generation at hand.
func (s sourceObject) ready() string {
	for _, c := range s.Status.Conditions {
		if c.Type == "Ready" && s.Status.ObservedGeneration == s.Metadata.Generation {
			return c.Status + " " + c.Reason
		}
	}
	return "not seen"
}

// becomes waits until the Ready condition of a Source is as wanted.
func (w *kubeWorld) becomes(name, want string) sourceObject {
	w.t.Helper()
	var s sourceObject
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		if s = w.source(name); s.ready() == want {
			return s
		}
	}
	w.t.Fatalf("source %s is %s, want %s: %+v", name, s.ready(), want, s.Status)
	return s
}

// TestKubectl is the way of somebody with nothing but kubectl: apply everything, see it ready, change, suspend, ask for a
// fetch, delete. It is not parallel, because it takes the time.
func TestKubectl(t *testing.T) {
	w := startKube(t)
	start := time.Now()
	out := w.do("apply", "-f", w.manifests)
	if n := strings.Count(out, " created\n"); n < 72+72 {
		t.Fatalf("applied %d objects:\n%s", n, out)
	}
	w.do("wait", "--for=condition=Ready", "kommune,lbsrc", "--all", "--timeout=150s")
	took := time.Since(start)
	t.Logf("all ready %.1f s after apply", took.Seconds())
	if took > 2*readyWithin { // other packages' tests run beside this one
		t.Errorf("all were ready after %s, want %s", took, readyWithin)
	}
	columns(t, w.do("get", "kommune"), 120)
	columns(t, w.do("get", "lbsrc"), 120)

	t.Run("get", func(t *testing.T) {
		w := w.in(t)
		table := w.do("lagebild", "get")
		columns(t, table, 120)
		if !regexp.MustCompile(`(?m)^default +altena +page +True +\d+\w* ago +`).MatchString(table) {
			t.Errorf("altena is not in it, or not ready:\n%s", table)
		}
		if names := w.do("lagebild", "get", "altena", "-o", "jsonpath={.items[*].metadata.name}"); names != "altena" {
			t.Errorf("jsonpath: got %q", names)
		}
	})
	t.Run("edit", func(t *testing.T) {
		w := w.in(t)
		url := w.source("balve").Spec.Page.URL
		w.do("patch", "lbsrc", "balve", "--type=merge", "-p", `{"spec":{"page":{"url":"http://balve.localhost:1/"}}}`)
		got := w.becomes("balve", "False Unreachable")
		table := w.do("lagebild", "get", "--unready")
		if !strings.Contains(table, "balve") || !strings.Contains(table, "unreachable") || strings.Contains(table, "altena ") {
			t.Errorf("of %s, --unready shows:\n%s", got.Spec.Page.URL, table)
		}
		if out, err := w.try("patch", "lbsrc", "balve", "--type=merge", "-p", `{"spec":{"page":{"url":"ftp://balve.example/"}}}`); err == nil || !strings.Contains(out, "spec.page.url") {
			t.Errorf("an ftp address was not refused by name of the field: %v\n%s", err, out)
		}
		w.do("patch", "lbsrc", "balve", "--type=merge", "-p", fmt.Sprintf(`{"spec":{"page":{"url":%q}}}`, url))
		w.becomes("balve", "True Succeeded")
	})
	t.Run("suspend", func(t *testing.T) {
		w := w.in(t)
		if out, err := w.try("lagebild", "suspend", "altena"); err == nil || !strings.Contains(out, "--reason") {
			t.Errorf("without a reason: %v\n%s", err, out)
		}
		w.do("lagebild", "suspend", "source/altena", "--reason", "Server überlastet")
		s := w.becomes("altena", "False Suspended")
		if !s.Spec.Suspend || s.Spec.SuspendReason != "Server überlastet" {
			t.Errorf("got %+v", s.Spec)
		}
		if table := w.do("lagebild", "get", "altena", "-o", "wide"); !strings.Contains(table, "suspended") || !strings.Contains(table, "Server überlastet") {
			t.Errorf("get shows:\n%s", table)
		}
		w.do("lagebild", "resume", "altena")
		w.becomes("altena", "True Succeeded")
	})
	t.Run("annotate", func(t *testing.T) {
		w := w.in(t)
		at := time.Now().UTC().Format(time.RFC3339)
		w.do("annotate", "lbsrc", "soest", "--overwrite", "reconcile.lagebild.dev/requestedAt="+at)
		for deadline := time.Now().Add(time.Minute); w.source("soest").Status.LastHandledReconcileAt != at; time.Sleep(200 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("not handled: %+v", w.source("soest").Status)
			}
		}
		if out := w.do("lagebild", "reconcile", "soest", "--wait"); !strings.Contains(out, "fetched") {
			t.Errorf("reconcile --wait said %s", out)
		}
	})
	t.Run("why", func(t *testing.T) {
		w := w.in(t)
		out := w.do("lagebild", "why", "05962004", "buergerbuero", "--url", "http://"+w.pages)
		if !strings.HasPrefix(out, "Altena (05962004), buergerbuero: ") {
			t.Errorf("got %s", out)
		}
	})
	t.Run("try", func(t *testing.T) {
		w := w.in(t)
		out := w.do("lagebild", "try", "soest", "--allow-net", "127.0.0.0/8,::1/128", "--allow-any-port", "--gap", "1ms")
		if !strings.Contains(out, "== Source default/soest") || !strings.Contains(out, "read: ") {
			t.Errorf("got %s", out)
		}
	})
	t.Run("delete", func(t *testing.T) {
		w := w.in(t)
		w.do("delete", "lbsrc", "werl", "--timeout=60s")
		if out, err := w.try("get", "lbsrc", "werl"); err == nil || !strings.Contains(out, "NotFound") {
			t.Errorf("it is still there: %v\n%s", err, out)
		}
		w.do("delete", "-f", w.manifests, "--timeout=120s", "--ignore-not-found")
		if out := w.do("get", "kommune,lbsrc", "-o", "name"); strings.TrimSpace(out) != "" {
			t.Errorf("left over:\n%s", out)
		}
	})
}

// columns reports lines that are too wide for a terminal.
func columns(t *testing.T, table string, most int) {
	t.Helper()
	for line := range strings.Lines(table) {
		if n := len([]rune(strings.TrimRight(line, " \n"))); n > most {
			t.Errorf("%d characters, want at most %d:\n%s", n, most, line)
			return
		}
	}
}

// TestPluginName is the way in which kubectl finds the plugin.
func TestPluginName(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), kube.PluginName)
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), link, "suspend", "--help")
	cmd.Env = append(os.Environ(), asCommand+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "kubectl lagebild suspend NAME") {
		t.Errorf("%v\n%s", err, out)
	}
}
