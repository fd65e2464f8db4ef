package web

import (
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/lagebild/lagebild/internal/notice"
)

func words(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

func TestOverviewShowsEveryCellInWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/").doc()
	if got := d.Find(".matrix tbody td").Length(); got != bodies*services {
		t.Errorf("%d cells, want %d", got, bodies*services)
	}
	for _, tt := range []struct {
		ags     string
		service notice.Service
		class   string
		text    string
	}{
		{werl, "telefon", "available", "Telefon ✓ geht 2 T · 1 Q"},
		{werl, "meldewesen", "unavailable", "Meldewesen ✕ nicht 2 T · 1 Q"},
		{werl, "standesamt", "limited", "Standesamt ! teils 2 T · 1 Q"},
		{werl, "finanzen", "unknown", "? unbekannt"},
		{soest, "rathaus", "stale", "Rathaus / Kreishaus vor Ort … veraltet zuletzt: geht 2 T · 1 Q"},
		{soest, "telefon", "stale", "Telefon … veraltet zuletzt: nicht 2 T · 1 Q"},
		{overath, "website", "limited", "Internetseite ! teils 2 T · 1 Q"},
	} {
		c := w.cell(d, tt.ags, tt.service)
		class, _ := c.Attr("class")
		if got := strings.Fields(class)[0]; got != tt.class || words(c) != tt.text {
			t.Errorf("%s %s: %s %q, want %s %q", tt.ags, tt.service, got, words(c), tt.class, tt.text)
		}
	}
	disputed := w.cell(d, werl, "buergerbuero")
	if !disputed.HasClass("contradicted") || !strings.Contains(words(disputed), "≠ strittig zuletzt: ") {
		t.Errorf("disputed cell: %s", words(disputed))
	}
	for ags, want := range map[string]string{
		soest:   "∅ stumm 0 von 1 Quellen antworten",
		moehne:  "keine Quelle 0 Quellen",
		ruethen: "0 von 1 Quellen antworten",
		werl:    "2 Quellen",
	} {
		if got := words(d.Find(".matrix th a[href='/kommune/" + ags + "']").Parent()); !strings.Contains(got, want) {
			t.Errorf("head of %s: %q, want %q in it", ags, got, want)
		}
	}
	var groups []string
	d.Find(".matrix .district").Each(func(_ int, s *goquery.Selection) { groups = append(groups, words(s)) })
	if got := strings.Join(groups, ","); got != "Kreis Soest,Rheinisch-Bergischer Kreis" {
		t.Errorf("districts %s", got)
	}
}

// TestNothingLooksAvailableWithoutAStatement goes through all cells: green ones are exactly those for which a fresh and
// undisputed statement says so.
func TestNothingLooksAvailableWithoutAStatement(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	o, err := w.store.Overview(t.Context(), present, present)
	w.must(err)
	want := map[string]bool{}
	for _, row := range o.Rows {
		for k, c := range row.Cells {
			if c.Status == notice.Available && !c.Stale && !c.Contradicted {
				want[row.Body.AGS+string(k)] = true
			}
		}
	}
	d := w.get("/").doc()
	green := d.Find("td.available")
	if len(want) == 0 || green.Length() != len(want) {
		t.Errorf("%d cells are shown as available, want %d", green.Length(), len(want))
	}
	if got := words(d.Find(".sum.available b")); got != strconv.Itoa(len(want)) {
		t.Errorf("the sum says %s available, want %d", got, len(want))
	}
	total := 0
	d.Find(".sums .sum b").Each(func(_ int, s *goquery.Selection) {
		n, err := strconv.Atoi(s.Text())
		w.must(err)
		total += n
	})
	if total != bodies*services {
		t.Errorf("the sums make %d, want %d", total, bodies*services)
	}
}

func TestOverviewInEnglish(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, a := range map[string]answer{
		"parameter": w.get("/?lang=en", "Accept-Language", "de"),
		"header":    w.get("/", "Accept-Language", "en-GB,en;q=0.9"),
	} {
		d := a.doc()
		if lang, _ := d.Find("html").Attr("lang"); lang != "en" || a.Header.Get("Content-Language") != "en" {
			t.Errorf("%s: language %s, %s", name, lang, a.Header.Get("Content-Language"))
		}
		if got := words(w.cell(d, werl, "telefon")); got != "Telephone ✓ works 2 d · 1 src" {
			t.Errorf("%s: %q", name, got)
		}
		if german := words(d.Find("main")); strings.Contains(german, "geht") || strings.Contains(german, "Quelle") {
			t.Errorf("%s: German words on the English page: %s", name, german)
		}
	}
	if lang, _ := w.get("/", "Accept-Language", "fr").doc().Find("html").Attr("lang"); lang != "de" {
		t.Errorf("without a language of ours: %s, want de", lang)
	}
}

func TestPastMoment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/?at=2023-11-01T14:00&lang=de&junk=1").doc()
	if got := words(d.Find(".asof")); got != "Wie bekannt am 01.11.2023, 14:00 · zur Gegenwart" {
		t.Errorf("as of: %q", got)
	}
	if c := w.cell(d, soest, "rathaus"); !c.HasClass("available") {
		t.Errorf("then it was fresh: %s", words(c))
	}
	const keep = "?at=2023-11-01T14%3A00&lang=de"
	d.Find(".matrix tbody a, .brand").Each(func(_ int, s *goquery.Selection) {
		if href, _ := s.Attr("href"); !strings.Contains(href, keep) || strings.Contains(href, "junk") {
			t.Errorf("link %s does not keep %s", href, keep)
		}
	})
	b := w.get("/kommune/" + werl + "?at=2023-11-01T14:00&lang=de").doc()
	notice, _ := b.Find(".service .facts a").First().Attr("href")
	if !strings.Contains(notice, keep) {
		t.Errorf("link to the notice %s", notice)
	}
	n := w.get(strings.Split(notice, "#")[0]).doc()
	if href, _ := n.Find(".crumbs a").First().Attr("href"); href != "/"+keep {
		t.Errorf("way back from the notice: %s", href)
	}
	if href, _ := n.Find("link[hreflang=en]").Attr("href"); !strings.Contains(href, "at=2023-11-01T14%3A00&lang=en") {
		t.Errorf("the other language: %s", href)
	}
	before := w.get("/?at=2023-10-01").doc()
	if got := before.Find("td.unknown").Length(); got != before.Find("tbody td").Length() {
		t.Errorf("before anything was heard %d cells are unknown of %d", got, before.Find("tbody td").Length())
	}
}
