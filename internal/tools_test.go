package internal

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/modfile"
)

// TestToolsShareVersions holds helm and CoreDNS to the versions that the product requires: else Go compiles Kubernetes' client and all
// below it anew for each of them, and the cluster test takes a quarter of an hour longer on an empty machine.
func TestToolsShareVersions(t *testing.T) {
	t.Parallel()
	ours := required(t, "../go.mod")
	for _, tool := range []string{"helm", "coredns"} {
		path := filepath.Join("..", ".tools", tool, "go.mod")
		shared := 0
		for module, version := range required(t, path) {
			want, ok := ours[module]
			if !ok {
				continue
			}
			if shared++; version != want {
				t.Errorf("%s requires %s %s, the product %s: bring them together with go get, the lower one up", path, module, version, want)
			}
		}
		if shared == 0 {
			t.Errorf("%s shares no module with the product", path)
		}
	}
}

// required are the versions of the modules that a go.mod requires.
func required(t *testing.T, path string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := modfile.Parse(path, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]string, len(f.Require))
	for _, r := range f.Require {
		out[r.Mod.Path] = r.Mod.Version
	}
	return out
}
