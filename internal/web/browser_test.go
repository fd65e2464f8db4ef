package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/lagebild/lagebild/internal/web/browsertest"
)

// envArtifacts names the environment variable with the folder that screenshots are kept in.
const envArtifacts = "LAGEBILD_ARTIFACTS"

// eyes is a browser that looks at the pages.
type eyes struct {
	t      *testing.T
	ctx    context.Context
	base   string
	folder string

	mu       sync.Mutex
	messages []string
	mayFail  bool // the console need not be silent
}

func openEyes(t *testing.T, base string, flags ...string) *eyes {
	t.Helper()
	e := &eyes{t: t, base: base, folder: os.Getenv(envArtifacts)}
	if e.folder == "" {
		e.folder = t.TempDir()
	}
	if err := os.MkdirAll(e.folder, 0o750); err != nil {
		t.Fatal(err)
	}
	e.ctx = browsertest.New(t, flags...)
	console := chromedp.Console(e.ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return // the browser ended
			}
			e.mu.Lock()
			e.messages = append(e.messages, fmt.Sprintf("%s: %s (%s)", m.Type, m.Text, m.URL))
			e.mu.Unlock()
		}
	}()
	return e
}

// open serves the world's pages, with the stream of events that their script listens to.
func (w *world) open() *httptest.Server {
	w.t.Helper()
	srv := httptest.NewServer(w.web)
	w.t.Cleanup(srv.Close)
	var watching sync.WaitGroup
	watching.Go(func() { w.server.Watch(w.t.Context(), w.store) })
	w.t.Cleanup(watching.Wait)
	return srv
}

// look opens a page at a size, keeps a picture and checks what must hold for each.
func (e *eyes) look(name, path string, width, height int64) {
	e.t.Helper()
	name = fmt.Sprintf("%s-%d", name, width)
	if err := chromedp.Do(e.ctx, chromedp.EmulateViewport(width, height), chromedp.Navigate(e.base+path)); err != nil {
		e.t.Fatalf("%s: %v", name, err)
	}
	picture, err := chromedp.Run(e.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		e.t.Fatalf("%s: %v", name, err)
	}
	if err := os.WriteFile(filepath.Join(e.folder, name+".png"), picture, 0o600); err != nil {
		e.t.Fatal(err)
	}
	if over := ask[float64](e, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		e.t.Errorf("%s: the page is %.0f px too wide: %s", name, over, ask[string](e, `[...document.querySelectorAll('body *')]
			.filter(x => x.getBoundingClientRect().right > innerWidth + 1 && !x.closest('.scroll')).slice(0, 3).map(x => x.outerHTML.slice(0, 120)).join('\n')`))
	}
	loaded := ask[[]string](e, `performance.getEntriesByType('resource').map(x => x.name)`)
	if len(loaded) == 0 {
		e.t.Errorf("%s: not even the style sheet was loaded", name)
	}
	for _, u := range loaded {
		if !strings.HasPrefix(u, e.base+"/") {
			e.t.Errorf("%s: asked %s", name, u)
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, m := range e.messages {
		if !e.mayFail {
			e.t.Errorf("%s: console: %s", name, m)
		}
	}
	e.messages = nil
}

func ask[T any](e *eyes, script string) T {
	e.t.Helper()
	v, err := chromedp.Run(e.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		e.t.Fatalf("%s: %v", script, err)
	}
	return v
}

func TestInABrowser(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withSquares)
	srv := w.open()
	notice, _, _ := strings.Cut(w.noticeOf(werl, "ausweise"), "#")
	pages := map[string]string{
		"overview": "/?lang=de", "past-en": "/?at=2023-11-01T14:00&lang=en", "filtered": "/?kreis=05974&seit=72h&status=unavailable&lang=de",
		"wall": "/?wand=1&lang=de", "map": "/karte?dienst=telefon&lang=de", "map-en": "/karte?lang=en", "course": "/verlauf?lang=de",
		"course-en": "/verlauf?lang=en&zeit=24h", "sources": "/quellen?lang=de", "sources-en": "/quellen?lang=en",
		"body": "/kommune/" + werl + "?lang=de", "silent": "/kommune/" + soest + "?lang=en", "notice": notice + "?lang=de",
		"notice-en": notice + "?lang=en", "compare": notice + "/vergleich/" + strings.TrimPrefix(notice, "/meldung/") + "?lang=de",
		"hostile": w.noticeOf(hostile, "website"), "error": "/?at=x&lang=de", "nowhere": "/nirgends?lang=en",
		"search": "/suche?lang=de", "search-found": "/suche?q=B%C3%BCrgerb%C3%BCro&lang=de", "search-refused": "/suche?q=kommune:Entenhausen&lang=en",
	}
	refused := map[string]bool{"error": true, "nowhere": true, "search-refused": true}
	axe := browsertest.AxeScript(t)
	for theme, flags := range map[string][]string{"light": nil, "dark": {"force-dark-mode", "blink-settings=preferredColorScheme=0"}} {
		e := openEyes(t, srv.URL, flags...)
		for name, path := range pages {
			for _, size := range [][2]int64{{1600, 1000}, {390, 844}} {
				e.mayFail = refused[name] // Chromium writes each such answer to its console
				e.look(theme+"-"+name, path, size[0], size[1])
				found, err := browsertest.Axe(e.ctx, axe)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				for _, v := range found {
					t.Errorf("%s, %s, %d px: %s", theme, name, size[0], v)
				}
			}
		}
		if dark := ask[bool](e, `matchMedia('(prefers-color-scheme: dark)').matches`); dark != (theme == "dark") {
			t.Errorf("%s: the browser prefers dark: %t", theme, dark)
		}
		e.checkMatrix(theme)
	}
}

// checkMatrix checks what only a browser knows of the overview.
func (e *eyes) checkMatrix(theme string) {
	e.t.Helper()
	e.look(theme+"-slider", "/?at=2023-11-01T14:00&lang=en", 1000, 500)
	if got := ask[string](e, `document.querySelector('.slider output').value`); !strings.Contains(got, "1 Nov") {
		e.t.Errorf("%s: the slider says %q, which may be another month", theme, got)
	}
	e.look(theme+"-again", "/?lang=de", 1000, 500)
	const scrolled = `(() => { const s = document.querySelector('.scroll'); s.scrollTo(400, 300); const r = s.getBoundingClientRect();
		const head = document.querySelector('.matrix thead .body').getBoundingClientRect();
		return [Math.abs(head.left - r.left), Math.abs(head.top - r.top), s.scrollLeft] })()`
	if at := ask[[]float64](e, scrolled); at[0] > 2 || at[1] > 2 || at[2] == 0 {
		e.t.Errorf("%s: the head moved to %v", theme, at)
	}
	colours := ask[map[string]string](e, `Object.fromEntries(['available', 'stale', 'contradicted', 'unknown'].map(c =>
		[c, getComputedStyle(document.querySelector('.matrix td.' + c)).backgroundColor]))`)
	for class, colour := range colours {
		if class != "available" && colour == colours["available"] {
			e.t.Errorf("%s: %s has the colour of available, %s", theme, class, colour)
		}
	}
	// Without the style sheet the words must still tell all.
	text := ask[string](e, `(() => { document.querySelectorAll('link[rel=stylesheet]').forEach(l => l.disabled = true); return document.querySelector('.matrix').innerText })()`)
	for _, word := range []string{"geht", "teils", "nicht", "veraltet", "strittig", "unbekannt", "stumm"} {
		if !strings.Contains(text, word) {
			e.t.Errorf("%s: without style sheet %q is missing", theme, word)
		}
	}
}

// TestCaptureStaysInertInABrowser opens a page that would redirect, run scripts, load and send.
func TestCaptureStaysInertInABrowser(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	srv := w.open()
	e := openEyes(t, srv.URL)
	address := w.get(strings.Split(w.noticeOf(hostile, "website"), "#")[0]).doc().Find("a[href^='/erfassung/']").AttrOr("href", "")
	if err := chromedp.Do(e.ctx, chromedp.Navigate(srv.URL+address)); err != nil {
		t.Fatal(err)
	}
	// A form that is sent, and a refresh of no delay, would have left by the time that this answers.
	if err := chromedp.Do(e.ctx, chromedp.Click(chromedp.CSS("button"))); err != nil {
		t.Fatal(err)
	}
	at, err := chromedp.Run(e.ctx, chromedp.Location())
	if err != nil {
		t.Fatal(err)
	}
	if u, err := url.Parse(at); err != nil || u.Path != address {
		t.Errorf("the page led to %s", at)
	}
	if title, err := chromedp.Run(e.ctx, chromedp.Title()); err != nil || title == "pwned" {
		t.Errorf("title %q, %v", title, err)
	}
	text, err := chromedp.Run(e.ctx, chromedp.Text(chromedp.CSS("p")))
	if err != nil || !strings.Contains(text, "Text bleibt lesbar") {
		t.Errorf("text %q, %v", text, err)
	}
}
