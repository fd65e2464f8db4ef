package archive

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// entry is what the test looks at of a member.
type entry struct {
	data []byte
	head tar.Header
}

func untar(t *testing.T, data []byte) map[string]entry {
	t.Helper()
	out := map[string]entry{}
	for tr := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		out[h.Name] = entry{text, *h}
	}
}

// follow gives the blob that a digest names, after checking that it is the one.
func follow(t *testing.T, members map[string]entry, digest string) []byte {
	t.Helper()
	e, ok := members["blobs/"+strings.Replace(digest, ":", "/", 1)]
	if sum := sha256.Sum256(e.data); !ok || "sha256:"+hex.EncodeToString(sum[:]) != digest {
		t.Fatalf("there is no blob %s", digest)
	}
	return e.data
}

func decode(t *testing.T, text []byte, to any) {
	t.Helper()
	if err := json.Unmarshal(text, to); err != nil {
		t.Fatal(err)
	}
}

func TestWrite(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{"bin/tool": "x", "doc/long": "y"} {
		path := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o750), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("tool", filepath.Join(root, "bin", "link")); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(t.TempDir(), "start")
	if err := os.WriteFile(script, []byte("#!"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "new", "image.tar")
	err := Write(path, Image{
		Ref: "localhost/a:1", User: "7", Entrypoint: []string{"/start"}, Root: root,
		Files: []File{{From: script, To: "/start", Mode: 0o755}}, Skip: func(p string) bool { return strings.HasPrefix(p, "doc/") },
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	members := untar(t, text)
	var index struct{ Manifests []descriptor }
	decode(t, members["index.json"].data, &index)
	if got := index.Manifests[0].Annotations["io.containerd.image.name"]; got != "localhost/a:1" {
		t.Errorf("its name is %q", got)
	}
	var manifest struct {
		Config descriptor
		Layers []descriptor
	}
	decode(t, follow(t, members, index.Manifests[0].Digest), &manifest)
	var config struct {
		Config struct{ User string }
		Rootfs struct {
			DiffIDs []string `json:"diff_ids"`
		}
	}
	decode(t, follow(t, members, manifest.Config.Digest), &config)
	if config.Config.User != "7" || config.Rootfs.DiffIDs[0] != manifest.Layers[0].Digest {
		t.Errorf("got %+v for the layer %s", config, manifest.Layers[0].Digest)
	}
	files := map[string]string{}
	layer := untar(t, follow(t, members, manifest.Layers[0].Digest))
	for name, e := range layer {
		files[name] = string(e.data) + e.head.Linkname
	}
	if diff := cmp.Diff(map[string]string{"bin/": "", "bin/tool": "x", "bin/link": "tool", "doc/": "", "start": "#!"}, files); diff != "" {
		t.Error(diff)
	}
	if got := layer["start"].head.Mode; got != 0o755 {
		t.Errorf("start has the mode %o", got)
	}
}

func TestWriteLeavesNothingHalfDone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "image.tar")
	if err := Write(path, Image{Ref: "localhost/a:1", Files: []File{{From: filepath.Join(dir, "missing"), To: "/a"}}}); err == nil {
		t.Fatal("a missing file was taken")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
