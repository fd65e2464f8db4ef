package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree is a work tree with a program in it, at its one commit.
func tree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.org/program\n\ngo 1.26.0\n", "main.go": "package main\n\nfunc main() { println(1) }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command(t, dir, nil, "git", "init", "--quiet")
	command(t, dir, nil, "git", "add", ".")
	command(t, dir, []string{"GIT_COMMITTER_DATE=2026-11-25T12:00:00Z"}, "git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "first")
	return dir
}

func command(t *testing.T, dir string, env []string, name string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v: %s", name, args, err, out)
	}
}

// binary builds the program of a tree.
func binary(t *testing.T, dir, arch string, flags ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program-"+arch)
	args := append([]string{"build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w", "-o", path}, flags...)
	command(t, dir, []string{"CGO_ENABLED=0", "GOOS=linux", "GOARCH=" + arch, "GOFLAGS="}, "go", append(args, ".")...)
	return path
}

// TestSameBytes builds the same commit in two folders.
func TestSameBytes(t *testing.T) {
	first := tree(t)
	second := filepath.Join(t.TempDir(), "elsewhere", "clone")
	command(t, first, nil, "git", "clone", "--quiet", first, second)
	var archives [2][]byte
	for i, dir := range []string{first, second} {
		out := t.TempDir()
		c := config{name: "localhost/program", out: out, most: 10_000_000, programs: []string{binary(t, dir, "amd64"), binary(t, dir, "arm64")}}
		if err := run(c); err != nil {
			t.Fatal(err)
		}
		var err error
		if archives[i], err = os.ReadFile(filepath.Join(out, "image.tar")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(archives[0], archives[1]) {
		t.Error("the same commit gave two archives")
	}
}

// TestImage reads the archive as containerd does.
func TestImage(t *testing.T) {
	dir, out := tree(t), t.TempDir()
	if err := run(config{name: "localhost/program", tag: "v1", out: out, most: 10_000_000, programs: []string{binary(t, dir, "amd64"), binary(t, dir, "arm64")}}); err != nil {
		t.Fatal(err)
	}
	blobs := members(t, filepath.Join(out, "image.tar"))
	var top, index struct {
		Manifests []struct {
			Digest      string
			Platform    struct{ Architecture, OS string }
			Annotations map[string]string
		}
	}
	decode(t, blobs["index.json"], &top)
	if len(top.Manifests) != 1 || top.Manifests[0].Annotations["io.containerd.image.name"] != "localhost/program:v1" {
		t.Fatalf("index.json names %+v", top.Manifests)
	}
	decode(t, blob(blobs, top.Manifests[0].Digest), &index)
	var archs []string
	for _, m := range index.Manifests {
		archs = append(archs, m.Platform.OS+"/"+m.Platform.Architecture)
		var manifest struct {
			Config struct{ Digest string }
			Layers []struct{ Digest string }
		}
		decode(t, blob(blobs, m.Digest), &manifest)
		var c struct {
			Config struct {
				User       string
				Entrypoint []string
				Labels     map[string]string
			}
		}
		decode(t, blob(blobs, manifest.Config.Digest), &c)
		if c.Config.User != "65532:65532" || !slices.Equal(c.Config.Entrypoint, []string{"/lagebild"}) || len(c.Config.Labels["org.opencontainers.image.revision"]) != 40 {
			t.Errorf("%s: %+v", archs, c.Config)
		}
		var files []string
		for _, l := range manifest.Layers {
			files = append(files, layerFiles(t, blob(blobs, l.Digest))...)
		}
		want := []string{"etc/", "etc/group", "etc/passwd", "etc/ssl/", "etc/ssl/certs/", "etc/ssl/certs/ca-certificates.crt", "lagebild", "tmp/", "usr/", "usr/share/", "usr/share/sbom/", "usr/share/sbom/lagebild.cdx.json"}
		if slices.Sort(files); !slices.Equal(files, want) {
			t.Errorf("it holds %q, want %q", files, want)
		}
	}
	if !slices.Equal(archs, []string{"linux/amd64", "linux/arm64"}) {
		t.Errorf("it is for %q", archs)
	}
}

func TestRefused(t *testing.T) {
	dir := tree(t)
	for _, test := range []struct{ name, want, path string }{
		{"no commit", "does not know its commit", binary(t, dir, "amd64", "-buildvcs=false")},
		{"paths of this machine", "-trimpath", binary(t, dir, "amd64", "-trimpath=false")},
		{"no program", "bad magic number", filepath.Join(dir, "go.mod")},
	} {
		err := run(config{name: "localhost/program", out: t.TempDir(), most: 10_000_000, programs: []string{test.path}})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.name, err, test.want)
		}
	}
	err := run(config{name: "localhost/program", out: t.TempDir(), most: 1000, programs: []string{binary(t, dir, "amd64")}})
	if err == nil || !strings.Contains(err.Error(), "more than the 1000 allowed") {
		t.Errorf("too large: got %v", err)
	}
}

func TestPartsList(t *testing.T) {
	p, err := readProgram(binary(t, tree(t), "amd64"))
	if err != nil {
		t.Fatal(err)
	}
	certs, err := certificates()
	if err != nil || bytes.Count(certs, []byte("BEGIN CERTIFICATE")) < 100 {
		t.Errorf("%d certificates, %v; want at least 100", bytes.Count(certs, []byte("BEGIN CERTIFICATE")), err)
	}
	module := p.main
	module.Path, module.Version = "golang.org/x/crypto/x509roots/fallback", "v0.0.0"
	text, err := partsList(p, &module)
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		BomFormat  string
		Components []struct {
			PackageURL string `json:"purl"`
		}
		Metadata struct {
			Component struct{ Hashes []struct{ Content string } }
		}
	}
	decode(t, text, &list)
	if list.BomFormat != "CycloneDX" || len(list.Components) != 2 || !strings.HasPrefix(list.Components[0].PackageURL, "pkg:golang/std@1.") || len(list.Metadata.Component.Hashes) != 1 {
		t.Errorf("got %s", text)
	}
}

func decode(t *testing.T, text []byte, to any) {
	t.Helper()
	if err := json.Unmarshal(text, to); err != nil {
		t.Fatalf("%v: %.100s", err, text)
	}
}

func blob(blobs map[string][]byte, digest string) []byte {
	return blobs["blobs/"+strings.Replace(digest, ":", "/", 1)]
}

// members are the files of an archive by name.
func members(t *testing.T, path string) map[string][]byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	return untar(t, f)
}

func layerFiles(t *testing.T, layer []byte) []string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(layer))
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(maps.Keys(untar(t, z)))
}

func untar(t *testing.T, r io.Reader) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for tr := tar.NewReader(r); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if out[h.Name], err = io.ReadAll(tr); err != nil {
			t.Fatal(err)
		}
	}
}
