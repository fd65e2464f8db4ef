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
	"time"
)

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

// browser is a program with what it needs to run.
type browser struct {
	path  string
	flags []string // without dashes
	env   []string
}

// find gives a browser, and fetches one if there is none and it may.
func find(ctx context.Context, getenv func(string) string) (browser, error) {
	if path := getenv(Env); path != "" {
		if _, err := exec.LookPath(path); err != nil {
			return browser{}, fmt.Errorf("%s=%s: %w: name an executable Chromium or Chrome, or unset it", Env, path, err)
		}
		return browser{path: path}, nil
	}
	if path, ok := installed(ctx); ok {
		return browser{path: path}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, installLimit)
	defer cancel()
	aptErr := aptInstall(ctx)
	if path, ok := installed(ctx); ok {
		return browser{path: path}, nil
	}
	b, npmErr := fromNPM(ctx, getenv)
	if npmErr == nil {
		return b, nil
	}
	return browser{}, fmt.Errorf("no Chromium or Chrome was found (%w; %w): install one (Debian: apt-get install chromium; "+
		"macOS: brew install --cask chromium) or set %s to its path", aptErr, npmErr, Env)
}

func installed(ctx context.Context) (string, bool) {
	for _, n := range slices.Concat(names, places) {
		if path, err := exec.LookPath(n); err == nil && works(ctx, path) {
			return path, true
		}
	}
	return "", false
}

// works tells a browser from the stub that some distributions put in its place.
func works(ctx context.Context, path string, env ...string) bool {
	if runtime.GOOS != "linux" {
		return true // elsewhere --version opens a window
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "--version") // one of the names above, or what was fetched and verified
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.Output()
	return err == nil && strings.Contains(string(out), "Chrom")
}

// aptInstall brings Debian's package; its error says why not.
func aptInstall(ctx context.Context) error {
	apt, err := exec.LookPath("apt-get")
	switch {
	case err != nil:
		return errors.New("there is no apt-get to install it with")
	case os.Geteuid() != 0:
		return errors.New("only root may install it with apt-get")
	}
	say("installing Debian's chromium with apt-get (once; some 100 MB)")
	for _, args := range [][]string{{"-q", "update"}, {"-qy", "install", "--no-install-recommends", "chromium", "fonts-dejavu-core"}} {
		cmd := exec.CommandContext(ctx, apt, args...) //nolint:gosec // constants
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("apt-get %s: %w: %s", args[1], err, lastLines(string(out)))
		}
	}
	return errors.New("apt-get installed a chromium that does not run")
}

// say tells a person who waits what takes so long.
func say(what string) { fmt.Fprintln(os.Stderr, "browsertest: "+what) }

// lastLines gives the last three lines of s, on one line.
func lastLines(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-3):], " | ")
}
