package browsertest

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// The package that judges accessibility; axeSum is what npm calls its "integrity", without the prefix.
const (
	axeVersion = "4.14.1"
	axeSum     = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
)

// maxScript bounds the script, in bytes; the real one has half a megabyte.
const maxScript = 8 << 20

// AxeScript is axe-core as a script, from the cache folder or from npm, which it then is fetched from.
func AxeScript(t testing.TB) string {
	t.Helper()
	script, err := axeScript(t.Context(), os.Getenv)
	if err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	return script
}

func axeScript(ctx context.Context, getenv func(string) string) (string, error) {
	cache, err := cacheFolder(getenv)
	if err != nil {
		return "", err
	}
	path := filepath.Join(cache, "axe-core-"+axeVersion+".js")
	if script, err := os.ReadFile(path); err == nil {
		return string(script), nil
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return "", fmt.Errorf("there is no npm to fetch axe-core with: install it, or put axe.min.js of axe-core %s at %s", axeVersion, path)
	}
	if err := os.MkdirAll(cache, 0o755); err != nil { //nolint:gosec // a cache of public programs
		return "", err
	}
	tmp, err := os.MkdirTemp(cache, ".axe-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	say("fetching axe-core from npm (once; 1 MB)")
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--pack-destination", tmp, "axe-core@"+axeVersion) //nolint:gosec // a folder of our own
	cmd.Dir = tmp
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm pack axe-core: %w: %s", err, lastLines(string(out)))
	}
	script, err := member(filepath.Join(tmp, "axe-core-"+axeVersion+".tgz"), axeSum, "package/axe.min.js")
	if err != nil {
		return "", fmt.Errorf("unpacking axe-core: %w", err)
	}
	fresh := filepath.Join(tmp, "axe.min.js")
	if err := os.WriteFile(fresh, []byte(script), 0o644); err != nil { //nolint:gosec // as above
		return "", err
	}
	return script, os.Rename(fresh, path)
}

// member gives one file of an archive that has the sum.
func member(archive, sum, name string) (string, error) {
	f, err := os.Open(archive)
	if err != nil {
		return "", err
	}
	defer f.Close() // only read
	h := sha512.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	if got := base64.StdEncoding.EncodeToString(h.Sum(nil)); got != sum {
		return "", fmt.Errorf("its SHA-512 is %s, not %s", got, sum)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	for r := tar.NewReader(z); ; {
		head, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return "", fmt.Errorf("there is no %s in it", name)
		case err != nil:
			return "", err
		case head.Name == name:
			script, err := io.ReadAll(io.LimitReader(r, maxScript))
			return string(script), err
		}
	}
}

// axeRun judges by WCAG 2.0, 2.1 and 2.2, levels A and AA, and by what axe calls best practice.
const axeRun = `;axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
	.then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.help + '\n' + v.nodes.slice(0, 3).map(n => '    ' + n.html.slice(0, 200) + '\n    ' + n.failureSummary.replace(/\n/g, ' ')).join('\n'))))`

// Axe judges the page that the browser of ctx shows with axe-core and gives what is wrong with it, a violation each.
func Axe(ctx context.Context, script string) ([]string, error) {
	out, err := chromedp.Run(ctx, chromedp.Evaluate[string](script+axeRun, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, fmt.Errorf("running axe-core: %w", err)
	}
	var found []string
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		return nil, fmt.Errorf("reading what axe-core says: %w", err)
	}
	return found, nil
}

func cacheFolder(getenv func(string) string) (string, error) {
	if cache := getenv("LAGEBILD_CACHE"); cache != "" {
		return cache, nil
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the cache folder: %w", err)
	}
	return filepath.Join(dir, "lagebild"), nil
}
