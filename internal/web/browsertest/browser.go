package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Env names the environment variable with the path of the browser to use.
const Env = "LAGEBILD_CHROMIUM"

// installLimit is how long an installation may take on a slow line.
const installLimit = 10 * time.Minute

// names are looked for on PATH, places after them.
var (
	names  = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell", "headless-shell", "chrome"}
	places = []string{
		"/usr/lib/chromium/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome", "/headless-shell/headless-shell",
		"/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	}
)

// New starts a browser for the test and gives the chromedp context of its first tab, in which chromedp.NewContext opens
// further ones; the browser ends with the test. Extra flags are added to its command line.
func New(t testing.TB, flags ...string) context.Context {
	t.Helper()
	path, err := find(t.Context(), os.Getenv)
	if err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	opts := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
		chromedp.Flag("hide-scrollbars", true),
	)
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox) // Chromium's sandbox refuses to work for root
	}
	for _, f := range flags {
		opts = append(opts, chromedp.Flag(f, true))
	}
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("browsertest: starting %s: %v", path, err)
	}
	return ctx
}

// find gives the path of a browser, and installs one if there is none and it may.
func find(ctx context.Context, getenv func(string) string) (string, error) {
	if path := getenv(Env); path != "" {
		if _, err := exec.LookPath(path); err != nil {
			return "", fmt.Errorf("%s=%s: %w: name an executable Chromium or Chrome, or unset it", Env, path, err)
		}
		return path, nil
	}
	if path, ok := installed(); ok {
		return path, nil
	}
	err := install(ctx)
	if path, ok := installed(); ok {
		return path, nil
	}
	return "", fmt.Errorf("no Chromium or Chrome was found (%w): install one (Debian: apt-get install chromium; macOS: brew install --cask chromium) "+
		"or set %s to its path", err, Env)
}

func installed() (string, bool) {
	for _, n := range slices.Concat(names, places) {
		if path, err := exec.LookPath(n); err == nil && works(path) {
			return path, true
		}
	}
	return "", false
}

// works tells a browser from the stub that some distributions put in its place.
func works(path string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if runtime.GOOS != "linux" {
		return true // elsewhere --version opens a window
	}
	out, err := exec.CommandContext(ctx, path, "--version").Output() //nolint:gosec // one of the names above
	return err == nil && strings.Contains(string(out), "Chrom")
}

// install brings Debian's package.
func install(ctx context.Context) error {
	apt, err := exec.LookPath("apt-get")
	switch {
	case err != nil:
		return errors.New("there is no apt-get to install it with")
	case os.Geteuid() != 0:
		return errors.New("only root may install it")
	}
	ctx, cancel := context.WithTimeout(ctx, installLimit)
	defer cancel()
	fmt.Fprintln(os.Stderr, "browsertest: installing Debian's chromium with apt-get (once; some 100 MB)")
	for _, args := range [][]string{{"-q", "update"}, {"-qy", "install", "--no-install-recommends", "chromium", "fonts-dejavu-core"}} {
		cmd := exec.CommandContext(ctx, apt, args...) //nolint:gosec // constants
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			lines := strings.Split(strings.TrimSpace(string(out)), "\n")
			return fmt.Errorf("apt-get %s: %w: %s", args[1], err, strings.Join(lines[max(0, len(lines)-3):], " | "))
		}
	}
	return nil
}
