//go:build unix

package binaries

import (
	"crypto/sha1"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/fault"
)

// registry serves one package as an npm registry does, and gives the package with the sum of body.
func registry(t *testing.T, body []byte) (npmPackage, string) {
	t.Helper()
	sum := sha512.Sum512(body)
	p := npmPackage{"@lagebild-test/binaries", "1.2.3", base64.StdEncoding.EncodeToString(sum[:])}
	old := sha1.Sum(body)
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	const tarball = "/@lagebild-test/binaries/-/binaries-1.2.3.tgz"
	mux.HandleFunc("GET "+tarball, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) })
	mux.HandleFunc("GET /@lagebild-test%2fbinaries", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{
			"name": p.name, "dist-tags": map[string]string{"latest": p.version},
			"versions": map[string]any{p.version: map[string]any{
				"name": p.name, "version": p.version,
				"dist": map[string]string{
					"tarball": srv.URL + tarball, "integrity": "sha512-" + p.sum, "shasum": hex.EncodeToString(old[:]),
				},
			}},
		})
	})
	return p, srv.URL
}

func options(registry string) Options {
	return Options{Registry: registry, Progress: func(string) {}, Log: slog.New(slog.DiscardHandler)}
}

// withoutNPM leaves no program on PATH.
func withoutNPM(t *testing.T) { t.Setenv("PATH", t.TempDir()) }

func packageArchive(t *testing.T) []byte {
	return archive(t, append(goodEntries(), entry{"package/package.json", `{"name":"@lagebild-test/binaries","version":"1.2.3"}`, '0', 0o644})...)
}

// TestFetch goes through npm where there is one, and asks the registry itself where there is none.
func TestFetch(t *testing.T) {
	p, url := registry(t, packageArchive(t))
	for _, way := range []string{"as installed", "without npm"} {
		t.Run(way, func(t *testing.T) {
			want := "npm"
			t.Setenv("npm_config_registry", url)
			t.Setenv("npm_config_cache", t.TempDir())
			t.Setenv("npm_config_userconfig", filepath.Join(t.TempDir(), "none"))
			if way == "without npm" {
				withoutNPM(t)
			}
			if _, err := exec.LookPath("npm"); err != nil {
				want = "download"
			}
			dst := filepath.Join(t.TempDir(), "dst")
			var said []string
			o := options(url)
			o.Progress = func(s string) { said = append(said, s) }
			source, err := p.fetch(t.Context(), o, dst)
			if err != nil || source != want {
				t.Fatalf("got %q, %v; want %q", source, err, want)
			}
			if b, err := os.ReadFile(filepath.Join(dst, "native/lib/libx.so.1")); err != nil || string(b) != "library" {
				t.Errorf("got %q, %v; want the package unpacked", b, err)
			}
			if all := strings.Join(said, "\n"); !strings.Contains(all, "downloading") || !strings.Contains(all, "unpacking") {
				t.Errorf("progress was %q", all)
			}
			left, err := os.ReadDir(filepath.Dir(dst))
			if err != nil || len(left) != 1 {
				t.Errorf("left over: %v, %v", left, err)
			}
		})
	}
}

func TestFetchRefuses(t *testing.T) {
	good, url := registry(t, packageArchive(t))
	wrong := good
	wrong.sum = strings.Repeat("A", 86) + "=="
	missing := good
	missing.version = "9.9.9"
	tests := []struct {
		name     string
		pkg      npmPackage
		registry string
		want     fault.Kind
		says     string
	}{
		{"checksum mismatch", wrong, url, fault.BadContent, "SHA-512"},
		{"not found", missing, url, fault.OurSide, "404"},
		{"nobody there", good, "http://127.0.0.1:1", fault.OurSide, "refused"},
		{"no registry", good, "", fault.OurSide, "npm is not installed"},
		{"no URL", good, "::", fault.Invalid, "registry"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			withoutNPM(t)
			dst := filepath.Join(t.TempDir(), "dst")
			_, err := tt.pkg.fetch(t.Context(), options(tt.registry), dst)
			if fault.KindOf(err) != tt.want || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want kind %s and %q", err, tt.want, tt.says)
			}
			if _, err := os.Stat(dst); !os.IsNotExist(err) {
				t.Errorf("something was unpacked: %v", err)
			}
		})
	}
}

func TestPinnedSums(t *testing.T) {
	for platform, p := range npmPackages {
		if b, err := base64.StdEncoding.DecodeString(p.sum); err != nil || len(b) != sha512.Size {
			t.Errorf("%s: sum of %d bytes, %v", platform, len(b), err)
		}
		if !strings.HasPrefix(p.version, "17.") {
			t.Errorf("%s: version %s, but npmMajor is %d", platform, p.version, npmMajor)
		}
	}
}
