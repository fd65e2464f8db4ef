package web

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/web/browsertest"
)

// task is what somebody comes for.
type task struct {
	start  string
	clicks []string // selectors, one after the other
	end    string   // what stands there then
	says   string
}

// tasks are done from the front page to the end, with the mouse alone.
var tasks = map[string]task{
	"a coordinator finds what does not work, and the number to call": {
		"/?lang=de", []string{".sums a.unavailable", ".matrix td.unavailable a"}, ".ways a[href^='tel:']", "02922 800",
	},
	"a coordinator reads the silent body":   {"/?lang=de", []string{".summary a.silent", ".matrix tbody th.body a"}, ".alarm", "unbekannt"},
	"a coordinator looks at the day before": {"/?lang=de", []string{".days a:nth-child(2)"}, ".asof", "02.11.2023, 12:00"},
	"a journalist gets from a cell to words that can be cited": {
		"/?lang=de", []string{".matrix td.limited a", ".service.limited .facts a"}, ".cite", "Zitiert nach Lagebild",
	},
	"a journalist gets to the original":            {"/?lang=de", []string{".matrix td.available a", ".service.available .facts a", "a[href^='/erfassung/']"}, "p", "Bürgerbüro"},
	"a journalist sees the course of one service":  {"/?lang=de", []string{".pages li:nth-child(3) a", ".smalls li:nth-child(2) a"}, ".smalls", "Kreis Soest"},
	"an operator sees what is wrong with a source": {"/?lang=de", []string{".pages li:nth-child(4) a", ".sums a.unavailable"}, "table.sources", "nicht erreichbar"},
	"an operator finds the blind spots":            {"/quellen?lang=de", []string{".blind summary"}, ".blind details[open]", "Telefon"},
	"anybody reads it in English":                  {"/?lang=de", []string{".langs a[lang=en]"}, "h1", "What still works"},
}

// TestTasksInABrowser does what each user comes for, with scripts and without.
func TestTasksInABrowser(t *testing.T) {
	t.Parallel()
	w := newWorld(t, withSquares)
	srv := w.open()
	for _, scripts := range []string{"scripts", "no scripts"} {
		t.Run(scripts, func(t *testing.T) {
			e := openEyes(t, srv.URL)
			e.mayFail = true
			if scripts == "no scripts" {
				if err := browsertest.ScriptsOff(e.ctx); err != nil {
					t.Fatal(err)
				}
				e.lookWithoutScripts()
			}
			for name, task := range tasks {
				t.Run(name, func(t *testing.T) { e.do(t, task) })
			}
		})
	}
}

// do does a task.
func (e *eyes) do(t *testing.T, task task) {
	t.Helper()
	e.look("task", task.start, 1600, 1000)
	ctx, cancel := context.WithTimeout(e.ctx, time.Minute) // it waits for what it clicks and reads
	defer cancel()
	for _, selector := range task.clicks {
		click := chromedp.Click(chromedp.CSS(selector))
		var err error
		if strings.HasSuffix(selector, "summary") { // it opens what it heads
			err = chromedp.Do(ctx, click)
		} else { // a link: what follows is of the page that it leads to
			_, err = chromedp.RunResponse(ctx, click)
		}
		if err != nil {
			t.Fatalf("clicking %s: %v", selector, err)
		}
	}
	text, err := chromedp.Run(ctx, chromedp.Text(chromedp.CSS(task.end)))
	if err != nil || !strings.Contains(text, task.says) {
		t.Errorf("ends with %.200q, %v; want %q", text, err, task.says)
	}
}

// lookWithoutScripts looks at the pages on which scripts would do something, or might be thought to.
func (e *eyes) lookWithoutScripts() {
	e.t.Helper()
	for name, path := range map[string]string{
		"overview": "/?lang=de", "wall": "/?wand=1&lang=de", "map": "/karte?lang=de", "course": "/verlauf?lang=de",
		"body": "/kommune/" + werl + "?lang=de", "search": "/suche?q=B%C3%BCrgerb%C3%BCro&lang=de", "sources": "/quellen?lang=de",
	} {
		e.look("noscript-"+name, path, 1400, 900)
	}
	if n := ask[float64](e, `document.querySelectorAll('.slider').length`); n != 0 {
		e.t.Error("scripts run")
	}
}

// withSquares puts two areas on the map.
func withSquares(c *Config) {
	c.Map.Shapes, c.Map.Credit = []region.Shape{square(werl, "Werl", 0), square(soest, "Soest", 0.3)}, "© Amt für Karten"
}
