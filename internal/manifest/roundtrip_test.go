package manifest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/manifest/convert"
	"github.com/lagebild/lagebild/internal/manifest/encode"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// roundTrip writes objects, and reads them from a folder.
func roundTrip(t *testing.T, objs ...runtime.Object) (string, Set) {
	t.Helper()
	data, err := encode.YAML(objs...)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "all.yaml"), string(data))
	set, err := Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(set.Problems, set.Notes...) {
		t.Errorf("%s\n%s", p, data)
	}
	return string(data), set
}

func TestEncodeIsReadable(t *testing.T) {
	src := convert.FromSpec("default", "werl-startseite", "werl", source.Spec{
		Type: source.TypePage, Authority: notice.Official, Interval: 15 * time.Minute, Timeout: 90 * time.Second,
		Page: &source.Page{
			URL: "https://www.werl.de/aktuelles?seite=1&art=2", ContentSelector: "main > #inhalt", IgnoreSelectors: []string{"nav", ".wetter"},
			Follow: &source.Follow{Selector: "a[href^='/news']", Limit: 5},
		},
	})
	src.ResourceVersion, src.UID, src.Generation = "17", "some-uid", 3
	src.CreationTimestamp = metav1.Now()
	src.Status.LastFault = "timed_out"
	body := convert.FromBody("default", "werl", notice.Body{
		AGS: "05974052", Name: "Werl", Kind: notice.Town, DistrictAGS: "05974", Population: 30772,
		Homepage: "https://www.werl.de", Aliases: []string{"Stadt Werl"},
	})
	got, _ := roundTrip(t, body, src)
	want := `apiVersion: lagebild.dev/v1alpha1
kind: Municipality
metadata:
  name: werl
  namespace: default
spec:
  ags: "05974052"
  name: Werl
  kind: Town
  districtAGS: "05974"
  population: 30772
  homepage: https://www.werl.de
  aliases:
    - Stadt Werl
---
apiVersion: lagebild.dev/v1alpha1
kind: Source
metadata:
  name: werl-startseite
  namespace: default
spec:
  municipalityRef:
    name: werl
  type: page
  page:
    url: https://www.werl.de/aktuelles?seite=1&art=2
    contentSelector: "main > #inhalt"
    ignoreSelectors:
      - nav
      - ".wetter"
    follow:
      selector: "a[href^='/news']"
      limit: 5
  authority: Official
  interval: 15m
  timeout: 1m30s
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRoundTrip writes texts that YAML readers like to take for something else, and reads them back; kubectl's reader,
// which is an older one, must see the same.
func TestRoundTrip(t *testing.T) {
	odd := []string{
		"yes", "No", "on", "null", "~", "true", "12", "0x10", "1e3", "05974052", "2023-11-06", "a: b", "a #b", "- a", "#a", "*a", "&a", "!a",
		"%a", "@a", "`a", "'a'", `"a"`, "a\tb", "ä ö ü ß", "Bad Sassendorf", "a:b", "Größe: 3", "{a}", "[a]", "x,y", "|", ">", "?", ":", "<<", "=",
		"a\u2028b", "😀", "a:", "Kreis Soest (Verwaltung)", "https://a/?b=c#d",
	}
	var objs []runtime.Object
	want := Set{}
	for i, text := range odd {
		b := notice.Body{
			AGS: fmt.Sprintf("05974%03d", i), Name: "Werl", Kind: notice.Town, DistrictAGS: "05974",
			Aliases: []string{text, "x" + text + "x"},
		}
		want.Bodies = append(want.Bodies, b)
		objs = append(objs, convert.FromBody("default", fmt.Sprintf("werl-%d", i), b))
	}
	want.Sources = []Source{
		{Namespace: "default", Name: "feed", Spec: source.Spec{
			Type: source.TypeFeed, Feed: &source.Feed{URL: "https://a.example/%20?x=<y>&z", FollowItems: true},
			Authority: notice.Regional, Interval: time.Hour, Timeout: time.Second,
		}},
		{Namespace: "default", Name: "page", Spec: source.Spec{
			Type: source.TypePage, Body: "05974000", Page: &source.Page{URL: "https://a.example/", ItemSelector: "article"},
			Authority: notice.Official, Interval: 24 * time.Hour, Timeout: 90 * time.Minute,
		}},
	}
	objs = append(objs, convert.FromSpec("default", "feed", "", want.Sources[0].Spec), convert.FromSpec("default", "page", "werl-0", want.Sources[1].Spec))
	text, got := roundTrip(t, objs...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, doc := range strings.Split(text, "---\n")[:len(odd)] {
		var m v1alpha1.Municipality
		if err := yaml.UnmarshalStrict([]byte(doc), &m); err != nil {
			t.Fatalf("kubectl's reader: %v\n%s", err, doc)
		}
		if diff := cmp.Diff(want.Bodies[i], convert.ToBody(&m)); diff != "" {
			t.Errorf("kubectl's reader (-want +got):\n%s", diff)
		}
	}
}

// TestSpecPage keeps the spec page of the custom resources complete: every fault is a reason that people look up there.
func TestSpecPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "api", "v1alpha1", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range fault.Kinds() {
		if reason := "`" + fault.TraitsOf(k).Reason + "`"; !strings.Contains(string(page), reason) {
			t.Errorf("the spec page does not tell of reason %s", reason)
		}
	}
}

// TestSpecPageExamples loads every example of the spec page.
func TestSpecPageExamples(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "api", "v1alpha1", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir, n := t.TempDir(), 0
	for _, block := range strings.Split(string(page), "```yaml\n")[1:] {
		text, _, _ := strings.Cut(block, "```")
		if strings.HasPrefix(text, "apiVersion: ") {
			n++
			write(t, filepath.Join(dir, fmt.Sprintf("%d.yaml", n)), text)
		}
	}
	set, err := Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.Problems {
		t.Error(p)
	}
	if n < 3 || len(set.Bodies) == 0 || len(set.Sources) < 2 {
		t.Errorf("%d examples gave %d bodies and %d sources", n, len(set.Bodies), len(set.Sources))
	}
}
