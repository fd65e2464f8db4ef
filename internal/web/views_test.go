package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// square is an area of the map.
func square(ags, name string, at float64) region.Shape {
	return region.Shape{
		AGS: ags, Name: name, Kreis: kreis, LabelLon: 8 + at, LabelLat: 51.5,
		Rings: [][][2]float64{{{7.9 + at, 51.4}, {8.1 + at, 51.4}, {8.1 + at, 51.6}, {7.9 + at, 51.6}, {7.9 + at, 51.4}}},
	}
}

func TestMap(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *Config) {
		c.Map.Shapes, c.Map.Credit = []region.Shape{square(werl, "Werl", 0), square(soest, "Soest", 0.3)}, "© Amt für Karten"
	})
	d := w.get("/karte?dienst=telefon").doc()
	for ags, want := range map[string]string{werl: "available", soest: "stale"} {
		a := d.Find(".map a[href^='/kommune/" + ags + "']")
		if a.Length() != 1 || !a.Find("path").HasClass(want) || !strings.HasSuffix(a.AttrOr("href", ""), "#telefon") {
			t.Errorf("%s: %d areas, class %q", ags, a.Length(), a.Find("path").AttrOr("class", ""))
		}
	}
	if labels := d.Find(".map svg").Children().Last(); !labels.HasClass("labels") || labels.Find(".sign").Length() != 2 {
		t.Error("the labels are not above all areas")
	}
	if got := words(d.Find("figcaption")); got != "© Amt für Karten" {
		t.Errorf("attribution %q", got)
	}
	if got := d.Find("tbody tr").Length(); got != bodies {
		t.Errorf("the table has %d rows, want %d", got, bodies)
	}
	if got := words(d.Find(".chips")); !strings.Contains(got, "Kreis Soest") || !strings.Contains(got, "Möhnesee") {
		t.Errorf("bodies without an area: %s", got)
	}
	worst := w.get("/karte").doc()
	if !worst.Find(".map a[href^='/kommune/" + werl + "'] path").HasClass("unavailable") {
		t.Error("the worst of Werl is not shown")
	}
	if got := w.ask(http.MethodGet, "/karte?dienst=tee"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("a service that is none: %d", got.StatusCode)
	}
	if got := words(w.get("/karte?at=2023-10-01").doc().Find(".map a path").First()); !strings.Contains(got, "nichts bekannt") {
		t.Errorf("before anything was known: %q", got)
	}
	if plain := newWorld(t).get("/karte").doc(); plain.Find("svg").Length() != 0 || plain.Find("tbody tr").Length() != bodies {
		t.Error("without shapes the table alone must be there")
	}
}

func TestCourse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/verlauf").doc()
	if got := d.Find(".chart svg path[class]").Length(); got == 0 {
		t.Error("no chart")
	}
	last := words(d.Find("table tbody tr").First())
	// Of 7 × 26 cells four are unavailable or disputed, two limited, two out of date, two available.
	want := map[string]string{}
	d.Find("figcaption .sum").Each(func(_ int, s *goquery.Selection) { want[strings.Fields(s.AttrOr("class", ""))[1]] = words(s.Find("b")) })
	over := w.get("/").doc()
	for class, n := range want {
		if got := words(over.Find(".sums .sum." + class + " b")); got != n {
			t.Errorf("%s: the course ends with %s, the overview says %s (%s)", class, n, got, last)
		}
	}
	if len(want) < 5 {
		t.Errorf("the course ends with %v", want)
	}
	if got := d.Find(".smalls li").Length(); got != services {
		t.Errorf("%d small charts, want %d", got, services)
	}
	byDistrict := w.get("/verlauf?dienst=telefon&zeit=24h").doc()
	if got := byDistrict.Find(".smalls li").Length(); got != 2 {
		t.Errorf("%d Kreise, want 2", got)
	}
	for _, q := range []string{"?kreis=x", "?dienst=x", "?zeit=x", "?je=x"} {
		if a := w.ask(http.MethodGet, "/verlauf"+q); a.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", q, a.StatusCode)
		}
	}
}

func TestSources(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/quellen").doc()
	if got := d.Find("table.sources tbody tr").Length(); got != 7 {
		t.Errorf("%d sources, want 7", got)
	}
	first := words(d.Find("table.sources tbody tr").First())
	if !strings.Contains(first, "nicht erreichbar") || !strings.Contains(first, "15 min") {
		t.Errorf("what fails comes first: %s", first)
	}
	if got := words(d.Find(".sum.unavailable b")); got != "2" {
		t.Errorf("%s sources fail, want 2", got)
	}
	if got := d.Find("table.sources .available").Length(); got != 5 {
		t.Errorf("%d sources answer, want 5", got)
	}
	blind := words(d.Find(".blind"))
	for _, want := range []string{"Möhnesee keine Quelle", "Soest stumm", "veraltet: 2"} {
		if !strings.Contains(blind, want) {
			t.Errorf("blind spots lack %q: %.300s", want, blind)
		}
	}
	if got := w.get("/quellen?zustand=antwortet&kreis=05378").doc().Find("table.sources tbody tr").Length(); got != 1 {
		t.Errorf("%d sources of the other Kreis, want 1", got)
	}
	if a := w.ask(http.MethodGet, "/quellen?zustand=x"); a.StatusCode != http.StatusBadRequest || !strings.Contains(a.body, "stoerung") {
		t.Errorf("a state that is none: %d", a.StatusCode)
	}
}

func TestFilters(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for query, want := range map[string]int{
		"": bodies, "?kreis=05378": 1, "?status=silent": 1, "?status=available": 1, "?status=stale": 1, "?status=unavailable,stale": 2,
		"?kreis=05974,05378&sort=schlimmste": bodies, "?seit=1h": 0, "?seit=72h": 4, "?dienst=telefon&status=available": 1,
	} {
		d := w.get("/" + query).doc()
		if got := d.Find(".matrix th[scope=row]").Length(); got != want {
			t.Errorf("%s: %d rows, want %d", query, got, want)
		}
		if wall := w.get("/?wand=1&" + strings.TrimPrefix(query, "?")).doc(); !wall.Find("body").HasClass("wall") {
			t.Errorf("%s: no wall display", query)
		}
	}
	d := w.get("/?dienst=telefon,email&seit=72h&lang=de").doc()
	if got := d.Find(".matrix thead th[scope=col]").Length(); got != 3 {
		t.Errorf("%d heads, want 3", got)
	}
	if c := d.Find("td.changed"); c.Length() == 0 || !strings.Contains(words(c.First()), "vorher: unbekannt") {
		t.Errorf("changed cells: %s", words(c))
	}
	if href := d.Find("link[hreflang=en]").AttrOr("href", ""); href != "/?dienst=telefon%2Cemail&lang=en&seit=72h" {
		t.Errorf("the other language: %s", href)
	}
	worst := w.get("/?sort=schlimmste").doc()
	if got := words(worst.Find(".matrix th[scope=row] a").First()); got != "Soest" {
		t.Errorf("the worst is %s; the silent body should be", got)
	}
	for _, q := range []string{"?kreis=5", "?dienst=tee", "?status=gut", "?seit=morgen", "?sort=bunt"} {
		a := w.ask(http.MethodGet, "/"+q)
		if a.StatusCode != http.StatusBadRequest || !strings.Contains(words(a.doc().Find("main")), "„") {
			t.Errorf("%s: %d %s", q, a.StatusCode, words(a.doc().Find("main")))
		}
	}
	if got := w.get("/?wand=1").body; !strings.Contains(got, `<noscript><meta http-equiv="refresh" content="60"></noscript>`) {
		t.Error("without scripts the wall display is not loaded anew")
	}
}

func TestCardsSlidersAndSteps(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/").doc()
	card := words(d.Find("td.available .card").First())
	for _, want := range []string{"Telefon: verfügbar", "„Telefonisch sind wir erreichbar“", "zuletzt bestätigt", "Quellen: 1"} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q: %s", want, card)
		}
	}
	if got := words(d.Find(".days")); got != "1.11. 2.11. 3.11." {
		t.Errorf("days %q", got)
	}
	d.Find(".steps a, .days a").Each(func(_ int, s *goquery.Selection) {
		w.get(s.AttrOr("href", ""))
	})
	if d.Find(".moments[data-began]").Length() != 1 {
		t.Error("the slider does not know the incident")
	}
}

func TestVersionsAreCompared(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := werlSays
	a.text = strings.Replace(a.text, "Das Bürgerbüro ist geschlossen", "Das Bürgerbüro ist bis Montag geschlossen", 1)
	a.blocks = tableBlocks(a.text)
	a.statements = []notice.Statement{says(werl, "buergerbuero", notice.Unavailable, "Das Bürgerbüro ist bis Montag geschlossen")}
	w.clock.now = present.Add(2 * time.Hour)
	w.run(w.clock.now, map[string][]said{"werl": {a}})
	d := w.get(strings.Split(w.noticeOf(werl, "buergerbuero"), "#")[0]).doc()
	if got := words(d.Find(".cite")); !strings.Contains(got, "Werl: „Cyberangriff: Stand der Dinge“, Fassung 2") || !strings.Contains(got, "http://example.com/meldung/") || !strings.Contains(got, "SHA-256") {
		t.Errorf("citation %q", got)
	}
	href, ok := d.Find("a[href*='/vergleich/']").Attr("href")
	if !ok {
		t.Fatal("no comparison offered")
	}
	diff := w.get(href).doc()
	if got := words(diff.Find(".text ins")); got != "bis Montag" || diff.Find(".text del").Length() != 0 {
		t.Errorf("new: %q", got)
	}
	parts := strings.Split(href, "/")
	if back := w.get("/meldung/" + parts[4] + "/vergleich/" + parts[2]).doc(); words(back.Find(".text ins")) != "bis Montag" {
		t.Error("the older version does not come first whatever the address says")
	}
	if a := w.ask(http.MethodGet, "/meldung/"+parts[2]+"/vergleich?mit="+parts[4]); a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != href {
		t.Errorf("the form leads to %s with %d", a.Header.Get("Location"), a.StatusCode)
	}
	other := strings.Split(strings.Split(w.noticeOf(hostile, "website"), "#")[0], "/")[2]
	if a := w.ask(http.MethodGet, "/meldung/"+parts[2]+"/vergleich/"+other); a.StatusCode != http.StatusBadRequest {
		t.Errorf("two documents: %d", a.StatusCode)
	}
}

func TestWhatOneCanDoToday(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/kommune/" + werl).doc()
	if got := words(d.Find(".ways li").First()); got != "Telefon: 02922 800 für Telefon" {
		t.Errorf("ways: %q", got)
	}
	if got := words(d.Find(".today .chip")); !strings.Contains(got, "Telefon") || !strings.Contains(got, "Abfall") {
		t.Errorf("what works: %q", got)
	}
	if got := d.Find("#telefon svg.bar rect").Length(); got != 3 { // between the two fetches it was out of date for two hours
		t.Errorf("the history of Telefon has %d pieces, want 3", got)
	}
	if got := d.Find("#buergerbuero .side").Length(); got != 2 {
		t.Errorf("%d sides of the dispute, want 2", got)
	}
	silent := w.get("/kommune/" + soest).doc()
	var classes []string
	silent.Find("#rathaus svg.bar rect").Each(func(_ int, s *goquery.Selection) { classes = append(classes, s.AttrOr("class", "")) })
	if got := strings.Join(classes, ","); got != "available,stale" {
		t.Errorf("what was never confirmed again: %s", got)
	}
	if silent.Find(".today .chip").Length() != 0 {
		t.Error("something out of date is said to work")
	}
}

// TestPictureFollowsTheDatabase has the server told of a change, and looks without any reading of its own.
func TestPictureFollowsTheDatabase(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *Config) { c.Fresh = 10 * time.Millisecond })
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); w.server.Watch(ctx, w.store) }()
	t.Cleanup(func() { cancel(); <-done })
	for until := time.Now().Add(30 * time.Second); w.server.warmed.Load() == 0 && time.Now().Before(until); {
		time.Sleep(time.Millisecond) // what is read ahead at the start brings a picture too
	}
	before, _ := w.server.keeper.Current()
	w.must(w.store.SyncBodies(t.Context(), []notice.Body{{AGS: "05974999", Name: "Neustadt", Kind: notice.Town, DistrictAGS: kreis}}))
	deadline := time.Now().Add(30 * time.Second)
	for {
		if n, _ := w.server.keeper.Current(); n != before || time.Now().After(deadline) {
			break
		}
		w.must(w.store.SyncBodies(t.Context(), []notice.Body{{AGS: "05974999", Name: "Neustadt", Kind: notice.Town, DistrictAGS: kreis}}))
	}
	w.serveAway()
	if got := words(w.get("/").doc().Find(".matrix")); !strings.Contains(got, "Neustadt") {
		t.Error("the picture in memory lacks what was written")
	}
}

// serveAway closes the database under the running server.
func (w *world) serveAway() { _ = w.store.Close() }
