package binaries

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/lagebild/lagebild/internal/fault"
)

type entry struct {
	name, body string
	kind       byte
	mode       int64
}

const linkList = "package/native/pg-symlinks.json"

// archive packs entries as npm does.
func archive(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	w := tar.NewWriter(gz)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Mode: e.mode, Typeflag: e.kind, Size: int64(len(e.body))}
		if e.kind == tar.TypeSymlink || e.kind == tar.TypeLink {
			h.Linkname, h.Size = e.body, 0
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := w.Write([]byte(e.body)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func goodEntries() []entry {
	return []entry{
		{"package/native/bin/postgres", "program", tar.TypeReg, 0o755},
		{"package/native/lib/libx.so.1.2", "library", tar.TypeReg, 0o644},
		{"package/native/lib/libx.a", "not needed", tar.TypeReg, 0o644},
		{linkList, `[{"source":"native/lib/libx.so.1.2","target":"native/lib/libx.so.1"}]`, tar.TypeReg, 0o644},
	}
}

func TestUnpack(t *testing.T) {
	root := filepath.Join(t.TempDir(), "root")
	if err := unpack(bytes.NewReader(archive(t, goodEntries()...)), root); err != nil {
		t.Fatal(err)
	}
	fi, err := os.Stat(filepath.Join(root, "native/bin/postgres"))
	if err != nil || fi.Mode().Perm()&0o100 == 0 {
		t.Errorf("program: got %v, %v; want it executable", fi, err)
	}
	if b, err := os.ReadFile(filepath.Join(root, "native/lib/libx.so.1")); err != nil || string(b) != "library" {
		t.Errorf("link: got %q, %v", b, err)
	}
	if to, err := os.Readlink(filepath.Join(root, "native/lib/libx.so.1")); err != nil || to != "libx.so.1.2" {
		t.Errorf("link leads to %q, %v; want it relative, so that the folder can be moved", to, err)
	}
	if _, err := os.Stat(filepath.Join(root, "native/lib/libx.a")); !os.IsNotExist(err) {
		t.Errorf("static library: got %v, want none", err)
	}
}

func TestUnpackRefuses(t *testing.T) {
	list := func(s string) []entry {
		return append(goodEntries()[:3:3], entry{linkList, s, tar.TypeReg, 0o644})
	}
	and := func(e entry) []entry { return append(goodEntries(), e) }
	tests := []struct {
		name    string
		entries []entry
	}{
		{"path with dots", and(entry{"package/../../evil", "x", tar.TypeReg, 0o644})},
		{"path with dots inside", and(entry{"package/native/../../../evil", "x", tar.TypeReg, 0o644})},
		{"absolute path", and(entry{"/evil", "x", tar.TypeReg, 0o644})},
		{"absolute path in the package", and(entry{"package//evil", "x", tar.TypeReg, 0o644})},
		{"outside of the package", and(entry{"evil", "x", tar.TypeReg, 0o644})},
		{"symbolic link", and(entry{"package/native/evil", "/", tar.TypeSymlink, 0o777})},
		{"hard link", and(entry{"package/native/evil", "/etc/passwd", tar.TypeLink, 0o644})},
		{"device", and(entry{"package/native/evil", "", tar.TypeChar, 0o644})},
		{"listed link to outside", list(`[{"source":"../evil","target":"native/x"}]`)},
		{"listed link to an absolute path", list(`[{"source":"/etc/passwd","target":"native/x"}]`)},
		{"listed link at outside", list(`[{"source":"native/bin/postgres","target":"../evil"}]`)},
		{"listed link to a folder", list(`[{"source":"native/bin","target":"native/x"}]`)},
		{"listed link to nothing", list(`[{"source":"native/none","target":"native/x"}]`)},
		{"list is no list", list(`{`)},
		{"no list", goodEntries()[:3]},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := t.TempDir()
			err := unpack(bytes.NewReader(archive(t, tt.entries...)), filepath.Join(base, "a", "root"))
			if fault.KindOf(err) != fault.BadContent {
				t.Errorf("got %v, want kind %s", err, fault.BadContent)
			}
			err = filepath.WalkDir(base, func(p string, d fs.DirEntry, err error) error {
				if d != nil && d.Name() == "evil" {
					t.Errorf("%s was written", p)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestUnpackNoArchive(t *testing.T) {
	whole := archive(t, goodEntries()...)
	for name, b := range map[string][]byte{"empty": nil, "text": []byte("<html>"), "cut off": whole[:len(whole)/2]} {
		if err := unpack(bytes.NewReader(b), t.TempDir()); fault.KindOf(err) != fault.BadContent {
			t.Errorf("%s: got %v, want kind %s", name, err, fault.BadContent)
		}
	}
}
