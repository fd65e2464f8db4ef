package maintext

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/lagebild/lagebild/internal/parse/dom"
)

// TestFind finds the place of the notice between columns of links, tables and lists included.
func TestFind(t *testing.T) {
	links := strings.Repeat(`<div class="x"><a href="/a">Noch eine Meldung aus der Stadt</a> <a href="/b">Und eine aus den Ortsteilen</a></div>`, 15)
	text := strings.Repeat("<p>Das Bürgerbüro bleibt bis auf Weiteres geschlossen, wie die Stadt am Montag mitteilte, und das Telefon geht nicht.</p>", 6)
	page := `<html><body><div>` + links + `</div><div id="here"><h2>Lage</h2>` + text + `<table><tr><td>Standesamt</td><td>zu</td></tr></table></div><div>` + links + `</div></body></html>`
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var before, after bytes.Buffer
	if err := html.Render(&before, doc); err != nil {
		t.Fatal(err)
	}
	n := Find(doc, nil)
	if n == nil || dom.Text(n) == dom.Text(doc) || !strings.Contains(dom.Text(n), "Standesamt") {
		t.Errorf("got %v", n)
	}
	if err := html.Render(&after, doc); err != nil {
		t.Fatal(err)
	}
	if before.String() != after.String() {
		t.Error("the page was changed")
	}
	empty, err := html.Parse(strings.NewReader("<p>"))
	if err != nil {
		t.Fatal(err)
	}
	if n := Find(empty, nil); n != nil {
		t.Errorf("an empty page has main text %v", n)
	}
}
