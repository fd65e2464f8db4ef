package browsertest

import (
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
