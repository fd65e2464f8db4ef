package browsertest

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// Env names the environment variable with the path of the browser to use.
const Env = "LAGEBILD_CHROMIUM"

// New starts a browser for the test and gives the chromedp context of its first tab; the browser ends with the test.
// Extra flags (without dashes) are added to its command line.
func New(t testing.TB, flags ...string) context.Context {
	t.Helper()
	b, err := find(t.Context(), os.Getenv)
	if err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	return start(t, b, flags...)
}

func start(t testing.TB, b browser, flags ...string) context.Context {
	t.Helper()
	opts := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(b.path), chromedp.UserDataDir(t.TempDir()), chromedp.Env(b.env...),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
		chromedp.Flag("hide-scrollbars", true),
	)
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox) // Chromium's sandbox refuses to work for root
	}
	for _, f := range slices.Concat(b.flags, flags) {
		opts = append(opts, chromedp.Flag(f, true))
	}
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("browsertest: starting %s: %v", b.path, err)
	}
	return ctx
}
