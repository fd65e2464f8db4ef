package web

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// envPages names the environment variable with the folder that the pages are written to for a validator; see doc.go.
const envPages = "LAGEBILD_PAGES"

// shownPage is a page as it was sent.
type shownPage struct{ name, body string }

// TestHTML checks every page, in both languages, with much, little and nothing to show, and with what goes wrong.
func TestHTML(t *testing.T) {
	t.Parallel()
	pages := everyPage(t)
	if dir := os.Getenv(envPages); dir != "" {
		if err := os.MkdirAll(dir, 0o750); err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			if err := os.WriteFile(filepath.Join(dir, p.name+".html"), []byte(p.body), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, p := range pages {
		for _, fault := range slices.Concat(syntaxFaults(p.body), documentFaults(p.body)) {
			t.Errorf("%s: %s", p.name, fault)
		}
	}
}

// everyPage gives every kind of page in every state.
func everyPage(t *testing.T) []shownPage {
	t.Helper()
	var out []shownPage
	add := func(w *world, state string, paths map[string]string) {
		for name, path := range paths {
			for _, lang := range []string{"de", "en"} {
				joint := "?"
				if strings.Contains(path, "?") {
					joint = "&"
				}
				address, part, anchored := strings.Cut(path, "#")
				address += joint + "lang=" + lang
				if anchored {
					address += "#" + part
				}
				out = append(out, shownPage{state + "-" + name + "-" + lang, w.ask(http.MethodGet, address).body})
			}
		}
	}
	w := newWorld(t, withSquares)
	later := w.newVersions()
	add(w, "normal", map[string]string{
		"overview": "/", "filtered": "/?kreis=05974&seit=72h&status=unavailable,stale", "worst": "/?sort=schlimmste", "wall": "/?wand=1",
		"past": "/?at=2023-11-01T14:00", "none": "/?seit=1h&status=contradicted&kreis=05378", "map": "/karte", "map-service": "/karte?dienst=telefon",
		"course": "/verlauf", "course-service": "/verlauf?dienst=telefon&zeit=24h", "body": "/kommune/" + werl, "silent": "/kommune/" + soest,
		"bare": "/kommune/" + moehne, "hostile": "/kommune/" + hostile, "body-past": "/kommune/" + werl + "?at=2023-11-02",
		"notice": later, "hostile-notice": cutAnchor(w.noticeOf(hostile, "website")), "comparison": w.get(later).doc().Find("a[href*='/vergleich/']").AttrOr("href", ""),
		"sources": "/quellen", "sources-failing": "/quellen?zustand=stoerung", "search": "/suche", "found": "/suche?q=B%C3%BCrgerb%C3%BCro",
		"found-hostile": "/suche?q=%3Cscript%3E", "not-found": "/suche?q=Nichtsdergleichen", "embedded": "/einbetten/" + werl,
	})
	add(w, "error", map[string]string{
		"nowhere": "/nirgends", "moment": "/?at=x", "body": "/kommune/00000001", "ags": "/kommune/x", "notice": "/meldung/999999", "search": "/suche?q=kommune:Entenhausen",
		"search-operator": "/suche?q=dienst:tee+status:gut", "sources": "/quellen?zustand=x", "course": "/verlauf?zeit=x",
	})
	out = append(out, shownPage{"error-method-de", w.ask(http.MethodPost, "/").body})
	region := &world{t: t, store: w.store, clock: w.clock}
	region.serve(big{w.store}, withSquares)
	add(region, "big", map[string]string{"overview": "/", "map": "/karte"})
	country := &world{t: t, store: w.store, clock: w.clock}
	country.serve(newCountry(t, w.store, 2000))
	add(country, "country", map[string]string{"overview": "/"})
	add(emptyWorld(t), "empty", map[string]string{"overview": "/", "map": "/karte", "course": "/verlauf", "sources": "/quellen", "search": "/suche?q=Telefon"})
	add(awayWorld(t, w.store), "away", map[string]string{
		"overview": "/", "map": "/karte", "body": "/kommune/" + werl, "brief": "/kommune/" + soest, "past": "/?at=2023-11-01T14:00",
	})
	return out
}

func cutAnchor(path string) string {
	path, _, _ = strings.Cut(path, "#")
	return path
}

// newVersions has a notice say something else twice and gives the path of its newest version.
func (w *world) newVersions() string {
	w.t.Helper()
	for i, until := range []string{"Montag", "Dienstag"} {
		a := werlSays
		quote := "Das Bürgerbüro ist bis " + until + " geschlossen"
		a.text = strings.Replace(a.text, "Das Bürgerbüro ist geschlossen", quote, 1)
		a.blocks = tableBlocks(a.text)
		a.statements = []notice.Statement{says(werl, "buergerbuero", notice.Unavailable, quote)}
		w.clock.now = present.Add(time.Duration(i+1) * 2 * time.Hour)
		w.run(w.clock.now, map[string][]said{"werl": {a}})
	}
	return cutAnchor(w.noticeOf(werl, "buergerbuero"))
}

// emptyWorld is one in which nothing has happened yet.
func emptyWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, store: storetest.New(t), clock: &testClock{now: present}}
	w.serve(w.store)
	return w
}

// awayWorld is one whose database went away after the overview and one page were read.
func awayWorld(t *testing.T, st *store.Store) *world {
	t.Helper()
	w := &world{t: t, store: st, clock: &testClock{now: present}}
	f := &failing{Store: st}
	w.serve(f)
	w.get("/")
	w.get("/kommune/" + werl)
	f.away.Store(true)
	return w
}

// void are the elements without an end tag, blocks those that end a paragraph.
var (
	void = strings.Fields("area base br col embed hr img input link meta source track wbr")
	flow = strings.Fields("address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul")
)

// syntaxFaults are tags that do not match, blocks in paragraphs and attributes given twice.
func syntaxFaults(body string) (faults []string) {
	var open []string
	z := html.NewTokenizer(strings.NewReader(body))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch {
		case kind == html.StartTagToken:
			if slices.Contains(flow, token.Data) && len(open) > 0 && slices.Contains([]string{"p", "span", "b", "h1", "h2", "h3", "label", "summary", "small"}, open[len(open)-1]) {
				faults = append(faults, "<"+token.Data+"> stands in <"+open[len(open)-1]+">")
			}
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case kind == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != token.Data):
			return append(faults, "</"+token.Data+"> ends "+strings.Join(open, " > "))
		case kind == html.EndTagToken:
			open = open[:len(open)-1]
		}
		seen := map[string]bool{}
		for _, a := range token.Attr {
			if seen[a.Key] {
				faults = append(faults, "<"+token.Data+"> has "+a.Key+" twice")
			}
			seen[a.Key] = true
		}
	}
	if len(open) > 0 {
		faults = append(faults, "not closed: "+strings.Join(open, " > "))
	}
	return faults
}

// documentFaults are names given twice or nowhere, headings left out, and elements where they must not stand.
func documentFaults(body string) (faults []string) {
	d, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		return []string{err.Error()}
	}
	say := func(why string, s *goquery.Selection) {
		s.Each(func(_ int, s *goquery.Selection) {
			text, _ := goquery.OuterHtml(s) // only shown
			faults = append(faults, why+": "+text[:min(len(text), 120)])
		})
	}
	if d.Find("head > title").Length() != 1 || strings.TrimSpace(d.Find("head > title").Text()) == "" || d.Find("html").AttrOr("lang", "") == "" || d.Find("main").Length() > 1 {
		faults = append(faults, "title, language or main part")
	}
	ids := map[string]bool{}
	d.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		if ids[id] || id == "" || strings.ContainsAny(id, " \t\n") {
			say("the id is empty, there twice or has a space in it", s)
		}
		ids[id] = true
	})
	for _, attr := range []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list"} {
		d.Find("[" + attr + "]").Each(func(_ int, s *goquery.Selection) {
			for name := range strings.FieldsSeq(s.AttrOr(attr, "")) {
				if !ids[name] {
					say(attr+" names nothing", s)
				}
			}
		})
	}
	d.Find("a[href^='#']").Each(func(_ int, s *goquery.Selection) {
		if !ids[strings.TrimPrefix(s.AttrOr("href", ""), "#")] {
			say("leads nowhere", s)
		}
	})
	level := 0
	d.Find("h1, h2, h3, h4").Each(func(i int, s *goquery.Selection) {
		n := int(goquery.NodeName(s)[1] - '0')
		if n > level+1 || strings.TrimSpace(s.Text()) == "" {
			say("the heading is empty or leaves one out", s)
		}
		level = n
	})
	say("no item of a list", d.Find("ul > :not(li), ol > :not(li)"))
	say("no part of a list of terms", d.Find("dl > :not(div):not(dt):not(dd)"))
	say("an empty list", d.Find("ul:not(:has(li)), ol:not(:has(li)), select:not(:has(option))"))
	say("a button, link or field inside of another", d.Find("a a, a button, a input, button a, label label"))
	say("style or script in the page", d.Find("[style], [onclick], [onload]"))
	say("a table with rows of different length", d.Find("table").FilterFunction(func(_ int, s *goquery.Selection) bool { return uneven(s) }))
	return faults
}

// uneven says whether a table has a row of more cells than its head.
func uneven(table *goquery.Selection) bool {
	width := 0
	bad := false
	table.Find("tr").Each(func(i int, row *goquery.Selection) {
		n := 0
		row.Find("th, td").Each(func(_ int, cell *goquery.Selection) {
			span := 0
			for _, c := range cell.AttrOr("colspan", "1") {
				span = span*10 + int(c-'0')
			}
			n += span
		})
		if width == 0 {
			width = n
		}
		bad = bad || n != width && !table.HasClass("quoted")
	})
	return bad
}
