//go:build unix

package assets

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

// programs writes files that look like the named programs.
func programs(t *testing.T, dir string, names ...string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLocateNamedFolder(t *testing.T) {
	dir := t.TempDir()
	programs(t, dir, apiserver)
	_, err := Locate(t.Context(), Options{Dir: dir, CacheDir: t.TempDir()})
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), etcd) || !strings.Contains(err.Error(), "KUBEBUILDER_ASSETS") {
		t.Errorf("without etcd: got %v, want it to be invalid, to name etcd and the variable", err)
	}
	programs(t, dir, etcd)
	got, err := Locate(t.Context(), Options{Dir: dir, CacheDir: t.TempDir()})
	if err != nil || got.Source != "KUBEBUILDER_ASSETS" || got.Etcd() != filepath.Join(dir, "etcd") || got.APIServer() != filepath.Join(dir, "kube-apiserver") {
		t.Errorf("got %+v, %v", got, err)
	}
	if err := os.Chmod(filepath.Join(dir, etcd), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Locate(t.Context(), Options{Dir: dir}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a file that is no program: got %v", err)
	}
}

func TestLocateCached(t *testing.T) {
	for _, test := range []struct{ name, dir string }{
		{"built", Kubernetes + "-etcd-" + Etcd + "-" + runtime.GOOS + "-" + runtime.GOARCH},
		{"loaded", "envtest/k8s/1.36.9-" + runtime.GOOS + "-" + runtime.GOARCH},
	} {
		t.Run(test.name, func(t *testing.T) {
			home := t.TempDir()
			dir := filepath.Join(home, "kubernetes", test.dir)
			programs(t, dir, apiserver, etcd)
			got, err := Locate(t.Context(), Options{CacheDir: home})
			if err != nil || got.Source != "cache" || got.Dir != dir {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

// TestLocateOutsideTheTree is the product on a machine without sources and without the internet.
func TestLocateOutsideTheTree(t *testing.T) {
	t.Chdir(t.TempDir())
	_, err := Locate(t.Context(), Options{CacheDir: t.TempDir(), Offline: true})
	if fault.KindOf(err) != fault.OurSide || !strings.Contains(err.Error(), "KUBEBUILDER_ASSETS") {
		t.Errorf("got %v, want what to do", err)
	}
}

// TestLocateWaits is a second process that wants what a first one builds.
func TestLocateWaits(t *testing.T) {
	home := t.TempDir()
	c, err := Options{CacheDir: home}.cache()
	if err != nil {
		t.Fatal(err)
	}
	lock, err := dirlock.Try(filepath.Join(c.dir, dirlock.Name), os.O_CREATE)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := Locate(ctx, Options{CacheDir: home, Offline: true}); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("while another one builds: got %v, want to have waited", err)
	}
	programs(t, c.built(), apiserver, etcd)
	if err := lock.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := Locate(t.Context(), Options{CacheDir: home, Offline: true}); err != nil || got.Dir != c.built() {
		t.Errorf("afterwards: got %+v, %v", got, err)
	}
}

func TestVersionsAreThoseOfTheModule(t *testing.T) {
	dir, err := moduleDir("kubernetes")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\tk8s.io/kubernetes " + Kubernetes + "\n", "\tgo.etcd.io/etcd/server/v3 " + Etcd + "\n"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s/go.mod does not require%s", dir, want)
		}
	}
	staging := "v0" + strings.TrimPrefix(Kubernetes, "v1")
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, " => ") && !strings.HasSuffix(line, " "+staging+"\n") {
			t.Errorf("not %s: %s", staging, line)
		}
	}
}

func TestKubectl(t *testing.T) {
	dir := t.TempDir()
	programs(t, dir, kubectl)
	if got, err := Kubectl(t.Context(), Options{Dir: dir}); err != nil || got != filepath.Join(dir, kubectl) {
		t.Errorf("in the named folder: got %s, %v", got, err)
	}
	t.Setenv("PATH", dir)
	if got, err := Kubectl(t.Context(), Options{}); err != nil || got != filepath.Join(dir, kubectl) {
		t.Errorf("on PATH: got %s, %v", got, err)
	}
	t.Setenv("PATH", t.TempDir())
	home := t.TempDir()
	c, err := Options{CacheDir: home}.cache()
	if err != nil {
		t.Fatal(err)
	}
	programs(t, c.built(), kubectl)
	if got, err := Kubectl(t.Context(), Options{CacheDir: home}); err != nil || got != filepath.Join(c.built(), kubectl) {
		t.Errorf("in the cache: got %s, %v", got, err)
	}
}
