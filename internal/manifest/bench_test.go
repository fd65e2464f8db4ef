//go:build !lean

package manifest

import (
	"fmt"
	"path/filepath"
	"testing"

	"k8s.io/apimachinery/pkg/runtime"

	"github.com/lagebild/lagebild/crds"
	"github.com/lagebild/lagebild/internal/manifest/convert"
	"github.com/lagebild/lagebild/internal/manifest/encode"
	"github.com/lagebild/lagebild/internal/manifest/schema"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
)

// fill writes a folder of so many bodies, and sources shared out among them, fifty bodies a file.
func fill(tb testing.TB, dir string, bodies, sources int) {
	tb.Helper()
	var objs []runtime.Object
	for i := range bodies {
		name := fmt.Sprintf("body-%d", i)
		objs = append(objs, convert.FromBody("default", name, notice.Body{AGS: fmt.Sprintf("05%06d", i), Name: "Werl", Kind: notice.Town}))
		for j := i; j < sources; j += bodies {
			objs = append(objs, convert.FromSpec("default", fmt.Sprintf("%s-%d", name, j), name, source.Spec{
				Type: source.TypePage, Authority: notice.Official,
				Page: &source.Page{URL: "https://www.werl.de/aktuelles", ContentSelector: "main", IgnoreSelectors: []string{"nav", ".x"}},
			}))
		}
		if i%50 < 49 && i < bodies-1 {
			continue
		}
		text, err := encode.YAML(objs...)
		if err != nil {
			tb.Fatal(err)
		}
		write(tb, filepath.Join(dir, name+".yaml"), string(text))
		objs = nil
	}
}

func TestLoadThousands(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 9_500, 1_000)
	set, err := Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Bodies) != 9_500 || len(set.Sources) != 1_000 || len(set.Problems) != 0 {
		t.Errorf("%d bodies, %d sources, problems %v", len(set.Bodies), len(set.Sources), set.Problems)
	}
}

// BenchmarkLoadRegion is the start of a process on the 72 bodies and 150 sources of the region, without compiling.
func BenchmarkLoadRegion(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 72, 150)
	if _, err := schema.Kinds(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		set, err := Load(b.Context(), dir)
		if err != nil || len(set.Bodies) != 72 || len(set.Sources) != 150 {
			b.Fatal(err, len(set.Bodies), len(set.Sources))
		}
	}
}

// BenchmarkCompile is what the first Load of a process pays for schemas and rules.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := schema.Compile(crds.FS()); err != nil {
			b.Fatal(err)
		}
	}
}
