package web

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/lagebild/lagebild/internal/web/page"
)

func TestBodyPage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get("/kommune/" + werl).doc()
	if got := words(d.Find("h1")); got != "Werl" {
		t.Errorf("heading %q", got)
	}
	if got := d.Find(".service").Length(); got != 6 {
		t.Errorf("%d services, want 6", got)
	}
	disputed := d.Find("#buergerbuero")
	if !disputed.HasClass("contradicted") || disputed.Find(".flag.contradicted").Length() != 1 || disputed.Find(".against blockquote").Length() != 1 {
		t.Errorf("disputed service: %s", words(disputed))
	}
	var links []string
	d.Find("#telefon .detours li").Each(func(_ int, s *goquery.Selection) {
		links = append(links, words(s)+" "+s.Find("a").AttrOr("href", "-"))
	})
	want := "Telefon: 02922 800 tel:+492922800|E-Mail: post@werl.example mailto:post@werl.example|Im Netz: https://notfall.example/ https://notfall.example/|Zeiten: Mo–Fr 8–12 Uhr -"
	if got := strings.Join(links, "|"); got != want {
		t.Errorf("detours\n%s, want\n%s", got, want)
	}
	if got := words(d.Find("#standesamt blockquote")); len(got) > 2*page.MaxQuote || !strings.HasSuffix(got, "…“") {
		t.Errorf("a long quote has %d bytes: %s", len(got), got)
	}
	if got := words(d.Find(".unknowns")); !strings.HasPrefix(got, "? Nichts bekannt zu: Rathaus") || strings.Contains(got, "Telefon,") {
		t.Errorf("unknown: %s", got)
	}
	silent := w.get("/kommune/" + soest).doc()
	if !strings.Contains(words(silent.Find(".alarm")), "unbekannt") || silent.Find(".service.stale .flag.stale").Length() != 2 {
		t.Errorf("silent body: %s", words(silent.Find("main")))
	}
	if got := words(silent.Find(".lines .unavailable")); got != "✕ nicht erreichbar" {
		t.Errorf("state of its source: %q", got)
	}
	en := w.get("/kommune/" + soest + "?lang=en").doc()
	if got := words(en.Find(".lines .unavailable")); got != "✕ unreachable" {
		t.Errorf("in English: %q", got)
	}
	if got := words(w.get("/kommune/" + moehne).doc().Find(".alarm")); !strings.Contains(got, "keine eigene Quelle") {
		t.Errorf("without a source: %q", got)
	}
}

// noticeOf is the address of the notice that a body's service is shown from.
func (w *world) noticeOf(ags, service string) string {
	w.t.Helper()
	href, ok := w.get("/kommune/" + ags).doc().Find("#" + service + " .facts a").First().Attr("href")
	if !ok {
		w.t.Fatalf("no notice of %s, %s", ags, service)
	}
	return href
}

func TestNoticePage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.get(strings.Split(w.noticeOf(werl, "telefon"), "#")[0]).doc()
	links := d.Find(".says a[href^='#s']")
	if links.Length() != 6 {
		t.Errorf("%d links to quotes, want 6", links.Length())
	}
	links.Each(func(_ int, s *goquery.Selection) {
		href, _ := s.Attr("href")
		if got := d.Find(href).Length(); got != 1 {
			t.Errorf("%s leads to %d places, want 1", href, got)
		}
		if d.Find(href).Closest("mark").Length() != 1 {
			t.Errorf("%s is no marked quote", href)
		}
	})
	if got := words(d.Find(".says").Parent().Find("h3")); got != "Werl" {
		t.Errorf("says of %q", got)
	}
	var rows []string
	d.Find(".quoted tr").Each(func(_ int, s *goquery.Selection) {
		var cells []string
		s.Find("th, td").Each(func(_ int, c *goquery.Selection) { cells = append(cells, goquery.NodeName(c)+" "+words(c)) })
		rows = append(rows, strings.Join(cells, " | "))
	})
	if got := strings.Join(rows, "\n"); got != "th Dienst | th Stand\nth Abfall | td Die Abfuhr findet statt (Abfall: verfügbar)" {
		t.Errorf("table:\n%s", got)
	}
	if got := words(d.Find(".text mark.unavailable .vh").Last()); got != "(Ausweise und Pässe: nicht verfügbar; Meldewesen: nicht verfügbar)" {
		t.Errorf("what the last words are quoted for: %q", got)
	}
	ids := map[string]bool{}
	d.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		if ids[id] {
			t.Errorf("the id %s is there twice", id)
		}
		ids[id] = true
	})
}

func TestHostileNoticeIsOnlyText(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, path := range []string{"/", "/kommune/" + hostile, w.noticeOf(hostile, "website"), "/?lang=en", "/kommune/" + kreis} {
		d := w.get(strings.Split(path, "#")[0]).doc()
		if n := d.Find("script:not([src^='/static/']), img, iframe, object, embed, [onerror], [onload], meta[http-equiv]").Length(); n != 0 {
			t.Errorf("%s: %d active elements", path, n)
		}
		d.Find("[href], [src], [action]").Each(func(_ int, s *goquery.Selection) {
			for _, name := range []string{"href", "src", "action"} {
				if v := strings.ToLower(s.AttrOr(name, "")); strings.Contains(v, "javascript:") || strings.Contains(v, "zgotmplz") || strings.Contains(v, "bcc=") {
					t.Errorf("%s: %s=%q", path, name, v)
				}
			}
		})
	}
	d := w.get(strings.Split(w.noticeOf(hostile, "website"), "#")[0]).doc()
	if got := d.Find("h1").Text(); got != "Titel "+evil {
		t.Errorf("title %q", got)
	}
	mark := d.Find(".text mark").Clone()
	mark.Find(".vh").Remove()
	if mark.Text() != evil {
		t.Errorf("marked %q", mark.Text())
	}
	if got := words(d.Find(".detours")); !strings.Contains(got, "hier") || d.Find(".detours a").Length() != 0 {
		t.Errorf("detours that must not be links: %s", got)
	}
}

func TestCaptureIsInert(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	address := func(ags, service string) string {
		return w.get(strings.Split(w.noticeOf(ags, service), "#")[0]).doc().Find("a[href^='/erfassung/']").AttrOr("href", "")
	}
	page := address(hostile, "website")
	a := w.get(page)
	policy := a.Header.Get("Content-Security-Policy")
	for _, want := range []string{"sandbox;", "default-src 'none'", "form-action 'none'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %q", policy, want)
		}
	}
	if strings.Contains(policy, "allow-") || a.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("headers %v", a.Header)
	}
	if a.body != evilPage || a.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("got %s %q", a.Header.Get("Content-Type"), a.body)
	}
	if again := w.ask(http.MethodGet, page, "If-None-Match", a.Header.Get("ETag")); again.StatusCode != http.StatusNotModified || again.body != "" {
		t.Errorf("the same again: %d", again.StatusCode)
	}
	if feed := w.get(address(overath, "website")); feed.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("a feed comes as %s", feed.Header.Get("Content-Type"))
	}
	var pdf answer
	w.get("/kommune/" + overath).doc().Find(".lines a[href^='/meldung/']").Each(func(_ int, s *goquery.Selection) {
		d := w.get(s.AttrOr("href", "")).doc()
		if strings.Contains(words(d.Find(".text")), "Ohne Aussage") {
			pdf = w.get(d.Find("a[href^='/erfassung/']").AttrOr("href", ""))
		}
	})
	if pdf.Response == nil {
		t.Fatal("no notice from the PDF")
	}
	if got := pdf.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="`) || !strings.HasSuffix(got, `.pdf"`) {
		t.Errorf("PDF: %q", got)
	}
	if got := w.ask(http.MethodGet, "/erfassung/"+strings.Repeat("0", 64)); got.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown capture: %d", got.StatusCode)
	}
}

// TestWeight keeps the overview light for weak lines: all cells of a large region known, none the same.
func TestWeight(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serve(big{w.store})
	a := w.get("/", "Accept-Encoding", "gzip")
	if got := a.doc().Find("td").Length(); a.Header.Get("Content-Encoding") != "gzip" && got == 0 {
		t.Error("not compressed")
	}
	t.Logf("%d bytes compressed", len(a.body))
	if limit := 150 << 10; len(a.body) > limit {
		t.Errorf("the overview of 72 × %d has %d bytes, more than %d", services, len(a.body), limit)
	}
	plain := w.get("/")
	if got := plain.doc().Find("td.available, td.limited, td.unavailable").Length(); got != 72*services {
		t.Errorf("%s cells", strconv.Itoa(got))
	}
}

func BenchmarkOverview(b *testing.B) {
	w := newWorld(b)
	w.serve(big{w.store})
	for b.Loop() {
		w.get("/", "Accept-Encoding", "gzip")
	}
}
