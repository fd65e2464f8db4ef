package web

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// quickly has a minute of the page last half a second.
const quickly = `const interval = window.setInterval; window.setInterval = (f, ms) => interval(f, ms / 120)`

// overTheEdge counts the words that do not fit into their cells.
const overTheEdge = `[...document.querySelectorAll('.matrix td > a > b')].filter(x => x.scrollWidth > x.clientWidth + 1).length +
	[...document.querySelectorAll('.matrix thead th a')].filter(x => x.getBoundingClientRect().right > x.closest('th').getBoundingClientRect().right + 2).length`

// TestWallDisplayGoesOn leaves the wall display alone: it brings what is new, goes through all rows, and stays, with a word
// on it, when the server cannot be reached.
func TestWallDisplayGoesOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serve(big{w.store}, func(c *Config) { c.Clock = &fastClock{began: time.Now(), factor: 600} })
	srv := httptest.NewServer(w.web)
	t.Cleanup(srv.Close)
	e := openEyes(t, srv.URL)
	e.mayFail = true // the stream of events is not there
	for _, size := range [][2]int64{{1280, 720}, {1920, 1080}, {3840, 2160}} {
		e.look("wall", "/?wand=1&lang=de", size[0], size[1])
		if n := ask[float64](e, overTheEdge); n > 0 {
			t.Errorf("at %d px %.0f words stand over the edge of their cells", size[0], n)
		}
	}
	if _, err := chromedp.Call(e.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: quickly}); err != nil {
		t.Fatal(err)
	}
	e.look("wall", "/?wand=1&lang=de", 1280, 720)
	e.await("it moves", `scrollY > 0`)
	was := ask[string](e, `document.querySelector('.asof').textContent`)
	e.await("it brings what is new", `document.querySelector('.asof').textContent !== '`+was+`'`)
	srv.CloseClientConnections()
	srv.Close()
	e.await("it says that it is old", `document.querySelector('.lost')?.textContent.startsWith('Seit ')`)
	if n := ask[float64](e, `document.querySelectorAll('.matrix tbody th.body').length`); n != 72 {
		t.Errorf("%.0f rows are left", n)
	}
}

// await waits until a script finds something to be so.
func (e *eyes) await(what, script string) {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.ctx, time.Minute)
	defer cancel()
	for !ask[bool](e, "!!("+script+")") {
		select {
		case <-ctx.Done():
			e.t.Fatalf("never: %s", what)
		case <-time.After(50 * time.Millisecond):
		}
	}
}
