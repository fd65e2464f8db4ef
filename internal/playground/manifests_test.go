package playground

import (
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/manifest/schema"
)

// TestManifestsNeedNoCheck: the build with the tag lean takes the region's manifests unchecked, which is the same only as long as the
// checks find nothing and add nothing that counts.
func TestManifestsNeedNoCheck(t *testing.T) {
	t.Parallel()
	r, err := Config{Host: "127.0.0.3", Seed: demo.DefaultSeed, Factor: 1, Out: io.Discard, Log: slog.New(slog.DiscardHandler)}.Region(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	files, err := r.Manifests()
	if err != nil {
		t.Fatal(err)
	}
	kinds, err := schema.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, f := range files {
		for doc := range strings.SplitSeq(string(f.Data), "\n---\n") {
			var before, after map[string]any
			if err := yaml.Unmarshal([]byte(doc), &before); err != nil {
				t.Fatal(err)
			}
			_ = yaml.Unmarshal([]byte(doc), &after)
			if meta, ok := after["metadata"].(map[string]any); ok {
				meta["namespace"] = manifest.DefaultNamespace // both builds give it one
			}
			for _, k := range kinds {
				if k.Name != before["kind"] || k.Group+"/"+k.Version != before["apiVersion"] {
					continue
				}
				checked++
				for _, v := range k.Check(t.Context(), after) {
					t.Errorf("%s: %s: %s", f.Name, v.Field, v.Message)
				}
				if diff := cmp.Diff(before["spec"], after["spec"]); diff != "" {
					t.Errorf("%s: the checks change it:\n%s", f.Name, diff)
				}
			}
		}
	}
	if checked < 2*72 {
		t.Errorf("%d objects were checked of %d files", checked, len(files))
	}
}
