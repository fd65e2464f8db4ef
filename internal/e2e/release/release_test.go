package release

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is a Release whose kubectl is a shell script.
func program(t *testing.T, script string) Release {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kubectl")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return Release{KubectlPath: path, HelmPath: path, Kubeconfig: "/a/kubeconfig", Values: "/a/values"}
}

func TestNumber(t *testing.T) {
	r := program(t, `[ "$KUBECONFIG" = /a/kubeconfig ] && [ "$6" = -- ] && [ "$7" = psql ] && echo 42`)
	if n, err := r.Number(t.Context(), "SELECT 42"); err != nil || n != 42 {
		t.Errorf("got %d, %v", n, err)
	}
	r = program(t, `echo "no such table" >&2; exit 3`)
	if _, err := r.Number(t.Context(), "SELECT 42"); err == nil || !strings.HasPrefix(err.Error(), "kubectl exec ") || !strings.HasSuffix(err.Error(), "exit status 3: no such table") {
		t.Errorf("got %v, want what was run and what it said", err)
	}
}

func TestDeploy(t *testing.T) {
	const want = "upgrade lagebild -n lagebild /the/chart -f /a/values --wait --timeout=5m --set a=b --set c=d"
	r := program(t, `[ "$*" = "`+want+`" ] || { echo "$*"; exit 1; }`)
	if err := r.Deploy(t.Context(), "upgrade", "/the/chart", "a=b", "c=d"); err != nil {
		t.Error(err)
	}
}

func TestPodsReady(t *testing.T) {
	r := program(t, `cat <<'E'
{"items": [
  {"metadata": {"uid": "well"}, "status": {"conditions": [{"type": "Initialized", "status": "False"}, {"type": "Ready", "status": "True"}]}},
  {"metadata": {"uid": "ends", "deletionTimestamp": "2026-01-01T00:00:00Z"}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}},
  {"metadata": {"uid": "not"}, "status": {"conditions": [{"type": "Ready", "status": "False"}]}},
  {"metadata": {"uid": "new"}}
]}
E`)
	pods, err := r.Pods(t.Context(), "server")
	if err != nil {
		t.Fatal(err)
	}
	var ready []string
	for _, p := range pods {
		if p.Ready() {
			ready = append(ready, p.Metadata.UID)
		}
	}
	if got := strings.Join(ready, " "); len(pods) != 4 || got != "well" {
		t.Errorf("of %d pods %q are ready", len(pods), got)
	}
}

func TestUntil(t *testing.T) {
	tries := 0
	err := Until(t.Context(), "it works", time.Minute, func(context.Context) error {
		if tries++; tries < 2 {
			return errors.New("not yet")
		}
		return nil
	})
	if err != nil || tries != 2 {
		t.Errorf("got %v after %d tries", err, tries)
	}
}

func TestUntilTheTimeIsOver(t *testing.T) {
	away := errors.New("away")
	for name, tt := range map[string]struct {
		says error
		want string
	}{
		"says why":              {away, "waited until it works: context deadline exceeded\naway"},
		"is cut off at its try": {context.DeadlineExceeded, "waited until it works: context deadline exceeded"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Until(t.Context(), "it works", time.Millisecond, func(ctx context.Context) error {
				<-ctx.Done()
				return tt.says
			})
			if err == nil || err.Error() != tt.want || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
