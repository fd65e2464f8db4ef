package manifest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// watched runs a watch and hands out the Sets that it tells of.
type watched struct {
	t    *testing.T
	sets chan Set
}

func startWatch(t *testing.T, dir string) *watched {
	t.Helper()
	w := &watched{t: t, sets: make(chan Set, 100)}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Watch(ctx, dir, func(s Set) { w.sets <- s }) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("watch ended with %v", err)
		}
		goleak.VerifyNone(t, goleak.IgnoreCurrent())
	})
	return w
}

// until waits for a Set with exactly these names; changes in between may be told of, too.
func (w *watched) until(want string) Set {
	w.t.Helper()
	limit := time.NewTimer(time.Minute)
	defer limit.Stop()
	var last string
	for {
		select {
		case s := <-w.sets:
			if last = names(s); last == want {
				return s
			}
		case <-limit.C:
			w.t.Fatalf("waited for %q, last was %q", want, last)
		}
	}
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/werl.yaml", werl)
	w := startWatch(t, dir)
	w.until("Werl")

	write(t, dir+"/soest.yaml", soest)
	w.until("Soest Werl")

	t.Log("an editor saves by renaming")
	write(t, dir+"/.soest.yaml.tmp", strings.Replace(soest, "name: Soest", "name: Soest am Hellweg", 1))
	if err := os.Rename(dir+"/.soest.yaml.tmp", dir+"/soest.yaml"); err != nil {
		t.Fatal(err)
	}
	w.until("Soest am Hellweg Werl")
	t.Log("and once more, when the first file's watch would have gone")
	write(t, dir+"/.soest.yaml.tmp", soest)
	if err := os.Rename(dir+"/.soest.yaml.tmp", dir+"/soest.yaml"); err != nil {
		t.Fatal(err)
	}
	w.until("Soest Werl")

	t.Log("a new folder, with a file in it, and a change to that")
	write(t, dir+"/a/b/welver.yaml", strings.NewReplacer("05974052", "05974048", "werl", "welver", "Werl", "Welver").Replace(werl))
	w.until("Soest Welver Werl")
	write(t, dir+"/a/b/welver.yaml", "# gone\n"+soest)
	s := w.until("Soest Werl")
	if len(s.Problems) != 1 || !strings.Contains(s.Problems[0].Message, "stands twice") {
		t.Errorf("problems %v, want that soest stands twice", s.Problems)
	}

	if err := os.RemoveAll(dir + "/a"); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(dir + "/soest.yaml"); err != nil {
		t.Fatal(err)
	}
	w.until("Werl")
}

func TestWatchKeepsWhatWasRight(t *testing.T) {
	const src = `---
apiVersion: lagebild.dev/v1alpha1
kind: Source
metadata: {name: start}
spec: {municipalityRef: {name: werl}, type: page, authority: Official, page: {url: "https://www.werl.de/"}}
`
	dir := t.TempDir()
	write(t, dir+"/werl.yaml", werl+src)
	write(t, dir+"/soest.yaml", soest)
	w := startWatch(t, dir)
	first := w.until("Soest Werl default/start")
	tests := []struct{ name, text string }{
		{"wrong field of the source", werl + strings.Replace(src, "url:", "ulr:", 1)},
		{"wrong field of the municipality", strings.Replace(werl, "05974052", "5974052", 1) + src},
		{"no YAML", "a: [\n"},
		{"cut off", werl + "---\napiVersion: lagebild.dev/v1alpha1\nkind"},
	}
	for _, tt := range tests {
		write(t, dir+"/werl.yaml", tt.text)
		s := w.next(func(s Set) bool { return len(s.Problems) > 0 })
		if names(s) != names(first) || s.Sources[0].Spec.Page == nil || s.Sources[0].Spec.Body != "05974052" {
			t.Errorf("%s: got %q, want what was right before", tt.name, names(s))
		}
		for _, p := range s.Problems {
			if !p.Kept {
				t.Errorf("%s: %s does not say that the earlier version stays", tt.name, p)
			}
		}
		write(t, dir+"/werl.yaml", werl+src)
		w.next(func(s Set) bool { return len(s.Problems) == 0 && names(s) == names(first) })
	}
	t.Log("an emptied file keeps its objects until it is removed")
	write(t, dir+"/werl.yaml", "")
	w.next(func(s Set) bool { return len(s.Notes) == 1 && names(s) == names(first) })
	if err := os.Remove(dir + "/werl.yaml"); err != nil {
		t.Fatal(err)
	}
	w.until("Soest")
}

// next waits for a Set of which ok is true.
func (w *watched) next(ok func(Set) bool) Set {
	w.t.Helper()
	limit := time.NewTimer(time.Minute)
	defer limit.Stop()
	for {
		select {
		case s := <-w.sets:
			if ok(s) {
				return s
			}
		case <-limit.C:
			w.t.Fatal("waited in vain for a change")
		}
	}
}

func TestWatchConfigMap(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/..1/a.yaml", werl)
	symlink(t, "..1", dir+"/..data")
	symlink(t, "..data/a.yaml", dir+"/a.yaml")
	w := startWatch(t, dir)
	w.until("Werl")
	for i, text := range []string{soest, werl, soest} {
		version := ".." + string(rune('2'+i))
		write(t, filepath.Join(dir, version, "a.yaml"), text)
		symlink(t, version, dir+"/..data_tmp")
		if err := os.Rename(dir+"/..data_tmp", dir+"/..data"); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, ".."+string(rune('1'+i)))); err != nil {
			t.Fatal(err)
		}
		want := "Werl"
		if text == soest {
			want = "Soest"
		}
		w.until(want)
	}
}

func TestWatchReplacedFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "manifests")
	write(t, dir+"/a.yaml", werl)
	w := startWatch(t, dir)
	w.until("Werl")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	s := w.next(func(s Set) bool { return len(s.Problems) == 1 })
	if names(s) != "Werl" || !s.Problems[0].Kept {
		t.Errorf("without the folder: %q, %v; want all kept", names(s), s.Problems)
	}
	write(t, dir+"/b.yaml", soest)
	s = w.until("Soest")
	if len(s.Problems) != 0 {
		t.Errorf("problems %v", s.Problems)
	}
}

func TestWatchOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.yaml")
	write(t, path, werl)
	w := startWatch(t, path)
	w.until("Werl")
	write(t, path, soest)
	w.until("Soest")
}

func TestWatchMissingFolder(t *testing.T) {
	if err := Watch(t.Context(), filepath.Join(t.TempDir(), "nowhere"), func(Set) {}); err == nil {
		t.Error("no error")
	}
}

// TestWatchLooksByItself covers file systems that report nothing: what the regular look compares.
func TestWatchLooksByItself(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/a.yaml", werl)
	l, err := load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	w := &watcher{dir: dir, seen: l.found}
	if w.stale(t.Context()) {
		t.Error("stale without a change")
	}
	steps := []struct {
		name string
		do   func() error
	}{
		{"time", func() error { return os.Chtimes(dir+"/a.yaml", time.Unix(1, 0), time.Unix(1, 0)) }},
		{"new file", func() error { return os.WriteFile(dir+"/b.yaml", nil, 0o600) }},
		{"size", func() error { return os.WriteFile(dir+"/b.yaml", []byte("#"), 0o600) }},
		{"dangling link", func() error { return os.Symlink("nowhere", dir+"/c.yaml") }},
		{"file gone", func() error { return os.Remove(dir + "/a.yaml") }},
		{"folder gone", func() error { return os.RemoveAll(dir) }},
	}
	for _, s := range steps {
		if err := s.do(); err != nil {
			t.Fatal(err)
		}
		if !w.stale(t.Context()) {
			t.Errorf("%s: change not seen", s.name)
		}
		if w.seen, err = scanFolder(t.Context(), dir); err != nil {
			w.seen = nil
		}
	}
}
