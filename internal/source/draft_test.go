package source

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/lagebild/lagebild/internal/fetch"
)

func TestDraft(t *testing.T) {
	var updates, teasers strings.Builder
	for i := range 4 {
		fmt.Fprintf(&updates, `<div class="update u%d"><h2>%d. November</h2><p>Das Bürgerbüro ist heute geschlossen, und auch das Telefon geht nicht.</p></div>`, i, 9-i)
		fmt.Fprintf(&teasers, `<article class="teaser"><time datetime="2023-11-0%d">%d.11.2023</time><h3><a href="/m%d">Meldung %d</a></h3><p>Kurz.</p></article>`, 9-i, 9-i, i, i)
	}
	tests := []struct {
		name, body   string
		typ          Type
		item, follow string
	}{
		{"page", article("Rathaus zu", "Das Rathaus ist geschlossen."), TypePage, "", ""},
		{"stacked updates", "<main><h1>Lage</h1>" + updates.String() + "</main>", TypePage, "div.update", ""},
		{"few updates in much else", "<main><p>" + strings.Repeat("Ein langer Text über die Stadt. ", 60) + "</p>" + updates.String() + "</main>", TypePage, "", ""},
		{"list of teasers", "<main><h1>Aktuelles</h1><p>Alle Meldungen</p>" + teasers.String() + "</main>", TypePage, "", "article.teaser a[href]"},
		{"feed", rssOf(full("a", "A", "Text")), TypeFeed, "", ""},
		{"text", "Das Rathaus ist zu.", TypePage, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := Draft("https://example.org/", fetch.Answer{Body: []byte(tt.body), MediaType: "text/html", Charset: "utf-8"})
			if s.Type != tt.typ || s.URL() != "https://example.org/" || s.Interval <= 0 || s.Timeout <= 0 {
				t.Fatalf("got %+v", s)
			}
			if s.Page == nil {
				return
			}
			follow := ""
			if s.Page.Follow != nil {
				follow = s.Page.Follow.Selector
			}
			if s.Page.ItemSelector != tt.item || follow != tt.follow {
				t.Errorf("got items %q, follow %q, want %q, %q", s.Page.ItemSelector, follow, tt.item, tt.follow)
			}
		})
	}
}

// TestDraftReads drafts a list of teasers and reads it by the draft.
func TestDraftReads(t *testing.T) {
	w, r := newTown(t), reader(t, 0)
	var b strings.Builder
	for i := range 3 {
		p := fmt.Sprintf("/m%d", i)
		w.set(p, article("Meldung", "Ganzer Text "+p+"."))
		fmt.Fprintf(&b, `<li class="news-item"><span>0%d.11.2023</span> <a href=%q>Meldung %d</a></li>`, i+1, p, i)
	}
	w.set("/", "<main><h1>Aktuelles aus Musterau</h1><ul id=list>"+b.String()+"</ul></main>")
	plain := read(t, r, pageSpec(Page{URL: w.URL + "/"}), State{})
	c := plain.Captures[0]
	s := Draft(w.URL+"/", fetch.Answer{Body: c.Body, MediaType: c.MediaType, Charset: c.Charset})
	got := read(t, r, s, State{})
	if len(got.Documents) != 4 || !strings.Contains(got.Documents[3].Text, "Ganzer Text /m2.") {
		t.Errorf("draft %+v gave %v", s.Page, texts(got.Documents))
	}
}

// TestMainText finds the place of the notice between columns of links, tables and lists included.
func TestMainText(t *testing.T) {
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
	n := MainText(doc, nil)
	if n == nil || textOf(n) == textOf(doc) || !strings.Contains(textOf(n), "Standesamt") {
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
	if n := MainText(empty, nil); n != nil {
		t.Errorf("an empty page has main text %v", n)
	}
}
