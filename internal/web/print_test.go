package web

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/lagebild/lagebild/internal/web/browsertest"
)

// TestPrint prints the situation report of a whole region and of one body.
func TestPrint(t *testing.T) {
	t.Parallel()
	const note = "Die Region ist simuliert"
	w := newWorld(t, func(c *Config) { c.Note = note })
	w.serve(big{w.store}, func(c *Config) { c.Note = note })
	e := openEyes(t, w.open().URL, "force-dark-mode", "blink-settings=preferredColorScheme=0")
	e.mayFail = true
	for name, test := range map[string]struct {
		path   string
		pages  int    // at most
		format string // of a page, in points
		shown  []string
	}{
		"overview": {"/?lang=de", 2, "[0 0 1191", []string{".asof", ".summary", ".matrix", ".legend dl", ".matrix thead .paper"}},
		"filtered": {"/?lang=de&status=unavailable&kreis=05970", 1, "[0 0 1191", []string{".paper", ".matrix", ".legend dl"}},
		"body":     {"/kommune/" + werl + "?lang=de", 2, "[0 0 594", []string{".asof", ".today", ".service", ".bar", ".spans"}},
	} {
		e.look("print-"+name, test.path, 1600, 1000)
		pdf, err := chromedp.Run(e.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(e.folder, "print-"+name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := bytes.Count(pdf, []byte("/Type /Page\n")); got < 1 || got > test.pages {
			t.Errorf("%s: %d pages, want at most %d", name, got, test.pages)
		}
		if !bytes.Contains(pdf, []byte("/MediaBox "+test.format)) {
			t.Errorf("%s: the paper has another format than %s", name, test.format)
		}
		e.checkPaper(name, append(test.shown, ".note", "footer"))
	}
}

// checkPaper checks what is on paper of the page that is open.
func (e *eyes) checkPaper(name string, shown []string) {
	e.t.Helper()
	if err := browsertest.OnPaper(e.ctx, true); err != nil {
		e.t.Fatal(err)
	}
	visible := func(selector string) bool {
		return ask[bool](e, `[...document.querySelectorAll("`+selector+`")].some(x => x.checkVisibility({contentVisibilityAuto: true}) && x.getClientRects().length > 0)`)
	}
	for _, selector := range shown {
		if !visible(selector) {
			e.t.Errorf("%s: on paper %s is missing", name, selector)
		}
	}
	for _, selector := range []string{"nav", "button", "input", "select", ".card", ".skip", ".views"} {
		if visible(selector) {
			e.t.Errorf("%s: %s is on paper", name, selector)
		}
	}
	if got := ask[string](e, `getComputedStyle(document.body).backgroundColor + ' ' + getComputedStyle(document.body).color`); got != "rgb(255, 255, 255) rgb(0, 0, 0)" {
		e.t.Errorf("%s: paper and ink are %s", name, got)
	}
	if ask[bool](e, `!!document.querySelector('.matrix')`) {
		if got := ask[string](e, `getComputedStyle(document.querySelector('.matrix thead')).display`); got != "table-header-group" {
			e.t.Errorf("%s: the head of the table stands on one page only: %s", name, got)
		}
		if got := ask[string](e, `document.querySelector('.matrix thead .paper').textContent`); !strings.Contains(got, "Stand 03.11.2023") {
			e.t.Errorf("%s: the head says %q", name, got)
		}
		if got := ask[string](e, `getComputedStyle(document.querySelector('.matrix td.unavailable')).backgroundColor`); got != "rgb(251, 220, 218)" {
			e.t.Errorf("%s: what is not available has the colour %s", name, got)
		}
	}
	if err := browsertest.OnPaper(e.ctx, false); err != nil {
		e.t.Fatal(err)
	}
}
