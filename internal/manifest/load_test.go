package manifest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// lines are problems as they are shown, with paths relative to dir.
func lines(dir string, problems []Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, strings.ReplaceAll(p.String(), dir+string(filepath.Separator), ""))
	}
	return out
}

func TestLoadMixed(t *testing.T) {
	dir := filepath.Join("testdata", "mixed")
	set, err := Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	wantBodies := []notice.Body{
		{AGS: "05974", Name: "Kreis Soest", Kind: notice.District, DistrictAGS: "05974"},
		{AGS: "05974048", Name: "Welver", Kind: notice.Municipality, DistrictAGS: "05974"},
		{
			AGS: "05974052", Name: "Werl", Kind: notice.Town, DistrictAGS: "05974", Population: 30772,
			Homepage: "https://www.werl.de", Aliases: []string{"Wallfahrtsstadt Werl"},
		},
	}
	if diff := cmp.Diff(wantBodies, set.Bodies); diff != "" {
		t.Errorf("bodies (-want +got):\n%s", diff)
	}
	wantSources := []Source{
		{Namespace: "default", Name: "soester-anzeiger", Spec: source.Spec{
			Type: source.TypeFeed, Feed: &source.Feed{URL: "https://press.example/rss"},
			Authority: notice.Press, Interval: 15 * time.Minute, Timeout: time.Minute,
		}},
		{Namespace: "default", Name: "werl-notseite", Suspend: true, Succeeds: "werl-startseite", Spec: source.Spec{
			Type: source.TypeFeed, Feed: &source.Feed{URL: "https://notfall.werl.de/feed", FollowItems: true},
			Body: "05974052", Authority: notice.Official, Interval: 15 * time.Minute, Timeout: time.Minute,
		}},
		{
			Namespace: "default", Name: "werl-startseite", RequestedAt: time.Date(2023, 11, 6, 13, 30, 0, 0, time.UTC),
			Spec: source.Spec{
				Type: source.TypePage, Page: &source.Page{
					URL: "https://www.werl.de/", ContentSelector: "main", IgnoreSelectors: []string{"nav", ".wetter"},
					Follow: &source.Follow{Selector: "a.aktuelles", Limit: 10},
				},
				Body: "05974052", Authority: notice.Official, Interval: 5 * time.Minute, Timeout: time.Minute,
			},
		},
		{Namespace: "default", Name: "when", Spec: source.Spec{
			Type: source.TypePage, Page: &source.Page{URL: "https://when.example/"},
			Authority: notice.Press, Interval: 15 * time.Minute, Timeout: time.Minute,
		}},
	}
	if diff := cmp.Diff(wantSources, set.Sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	golden, err := os.ReadFile(filepath.Join("testdata", "mixed-problems.txt"))
	if err != nil {
		t.Fatal(err)
	}
	wantProblems := strings.Split(strings.TrimSpace(string(golden)), "\n")
	if diff := cmp.Diff(wantProblems, lines(dir, set.Problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	wantNotes := []string{
		"empty.yaml: holds no object",
		"strangers.yaml:1: ConfigMap default/something: not of group lagebild.dev, passed over",
	}
	if diff := cmp.Diff(wantNotes, lines(dir, set.Notes)); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

const werl = `apiVersion: lagebild.dev/v1alpha1
kind: Municipality
metadata: {name: werl}
spec: {ags: "05974052", name: Werl, kind: Town}
`

const soest = `apiVersion: lagebild.dev/v1alpha1
kind: Municipality
metadata: {name: soest}
spec: {ags: "05974040", name: Soest, kind: Town}
`

func names(set Set) string {
	var out []string
	for _, b := range set.Bodies {
		out = append(out, b.Name)
	}
	for _, s := range set.Sources {
		out = append(out, s.Namespace+"/"+s.Name)
	}
	return strings.Join(out, " ")
}

func TestLoadFileSystem(t *testing.T) {
	const link = "repair or remove the link"
	tests := []struct {
		name    string
		prepare func(t *testing.T, dir string)
		names   string
		want    []string // problems
	}{
		{"empty folder", func(*testing.T, string) {}, "", nil},
		{"byte order mark", func(t *testing.T, dir string) { write(t, dir+"/a.yaml", "\ufeff"+werl) }, "Werl", nil},
		{"capital ending", func(t *testing.T, dir string) { write(t, dir+"/A.YAML", werl) }, "Werl", nil},
		{"other endings", func(t *testing.T, dir string) { write(t, dir+"/a.yaml~", "["); write(t, dir+"/.a.yaml.swp", "[") }, "", nil},
		{"loop of links", func(t *testing.T, dir string) {
			write(t, dir+"/sub/a.yaml", werl)
			symlink(t, dir, dir+"/sub/up")
			symlink(t, dir+"/sub/self", dir+"/sub/self")
		}, "Werl", nil},
		{"one file by two names", func(t *testing.T, dir string) {
			write(t, dir+"/a.yaml", werl)
			symlink(t, dir+"/a.yaml", dir+"/b.yaml")
		}, "Werl", nil},
		{"mounted ConfigMap", func(t *testing.T, dir string) {
			write(t, dir+"/..2023/a.yaml", werl)
			symlink(t, "..2023", dir+"/..data")
			symlink(t, "..data/a.yaml", dir+"/a.yaml")
		}, "Werl", nil},
		{"dangling link", func(t *testing.T, dir string) {
			write(t, dir+"/b.yaml", werl)
			symlink(t, "nowhere", dir+"/a.yaml")
		}, "Werl", []string{"a.yaml: cannot be read: no such file or directory (" + link + ")"}},
		{"too large", func(t *testing.T, dir string) {
			write(t, dir+"/a.yaml", strings.Repeat("#", MaxFileSize+1))
			write(t, dir+"/b.yaml", werl)
		}, "Werl", []string{"a.yaml: larger than 4 MiB (split it into several files)"}},
		{"as large as allowed", func(t *testing.T, dir string) {
			write(t, dir+"/a.yaml", werl+strings.Repeat("#", MaxFileSize-len(werl)))
		}, "Werl", nil},
		{"folder with the ending of a file", func(t *testing.T, dir string) { write(t, dir+"/a.yaml/b.yaml", werl) }, "Werl", nil},
		{"device", func(t *testing.T, dir string) { symlink(t, "/dev/zero", dir+"/a.yaml") }, "", []string{
			"a.yaml: not a regular file (remove it from the folder)",
		}},
		{"alias bomb", func(t *testing.T, dir string) {
			bomb := "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n" +
				"d: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d]\n"
			write(t, dir+"/a.yaml", bomb+"---\n"+werl)
		}, "Werl", []string{
			"a.yaml:1: aliases that expand to more than 10000 values (write the values out instead of using aliases)",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			tt.prepare(t, dir)
			set, err := Load(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			if got := names(set); got != tt.names {
				t.Errorf("got %q, want %q", got, tt.names)
			}
			if diff := cmp.Diff(tt.want, lines(dir, set.Problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func symlink(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

func TestLoadOneFile(t *testing.T) {
	set, err := Load(t.Context(), filepath.Join("testdata", "mixed", "good.yaml"))
	if err != nil || names(set) != "Kreis Soest Werl default/werl-notseite default/werl-startseite" || len(set.Problems) != 0 {
		t.Errorf("got %q, %v, %v", names(set), set.Problems, err)
	}
}

func TestLoadErrors(t *testing.T) {
	_, err := Load(t.Context(), filepath.Join(t.TempDir(), "nowhere"))
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "nowhere") || !strings.Contains(err.Error(), "--manifests") {
		t.Errorf("missing folder: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Load(ctx, filepath.Join("testdata", "mixed")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
