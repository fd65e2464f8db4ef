package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/api/resource"
	"github.com/lagebild/lagebild/internal/web/page"
)

func TestErrors(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	long := strings.Repeat("9", 5000)
	for _, tt := range []struct {
		target string
		status int
		says   string // on the German page
	}{
		{"/?at=gestern", 400, "„gestern“ ist kein Zeitpunkt. Bitte wie 2023-11-06T14:30 schreiben."},
		{"/?at=2099-01-01T00:00", 400, "„2099-01-01T00:00“ liegt in der Zukunft. Ohne „at“ zeigt die Adresse die Gegenwart."},
		{"/?at=1899-01-01", 400, "ist kein Zeitpunkt"},
		{"/?at=" + long, 400, "…“ ist kein Zeitpunkt"},
		{"/kommune/" + werl + "?at=x", 400, "ist kein Zeitpunkt"},
		{"/meldung/1?at=x", 400, "ist kein Zeitpunkt"},
		{"/kommune/0597405", 400, "Die Angabe"},
		{"/kommune/%3Cscript%3E", 400, "„<script>“ ist kein Amtlicher Gemeindeschlüssel"},
		{"/kommune/05974099", 404, "Unter dieser Adresse ist nichts gespeichert."},
		{"/kommune/%00%00%00%00%00", 400, "ist kein Amtlicher"},
		{"/meldung/0", 400, "ist keine Nummer einer Meldung"},
		{"/meldung/-1", 400, "ist keine Nummer"},
		{"/meldung/" + long, 400, "ist keine Nummer"},
		{"/meldung/9223372036854775807", 404, "nichts gespeichert"},
		{"/erfassung/xyz", 400, "ist kein SHA-256"},
		{"/erfassung/" + strings.Repeat("A", 64), 400, "ist kein SHA-256"},
		{"/nirgends", 404, "gibt es keine Seite"},
		{"/static/0000/style.css", 404, "gibt es keine Seite"},
	} {
		name := tt.target[:min(len(tt.target), 60)]
		a := w.ask(http.MethodGet, tt.target)
		d := a.doc()
		if a.StatusCode != tt.status || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d, %s", name, a.StatusCode, a.Header.Get("Cache-Control"))
		}
		if says := strings.Replace(tt.says, "Die Angabe", "ist kein Amtlicher Gemeindeschlüssel", 1); !strings.Contains(words(d.Find("main")), says) {
			t.Errorf("%s: %q, want %q in it", name, words(d.Find("main")), tt.says)
		}
		if d.Find("script:not([src^='/static/'])").Length() != 0 || len(words(d.Find("main"))) > 600 || d.Find("main a[href^='/']").Length() != 1 {
			t.Errorf("%s: long page (%d bytes) or one without a way on:\n%s", name, len(a.body), a.body)
		}
		en := w.ask(http.MethodGet, tt.target, "Accept-Language", "en").doc()
		if words(en.Find("h1")) == words(d.Find("h1")) || words(en.Find("main")) == words(d.Find("main")) {
			t.Errorf("%s: not in English: %s", name, words(en.Find("main")))
		}
	}
}

func TestRubbishInTheQueryDoesNoHarm(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, q := range []string{"?lang=xx", "?lang=%zz", "?&&=&=", "?at=", "?lang=de&lang=en", "?x=%3Cscript%3E", "?" + strings.Repeat("a=1&", 1000)} {
		a := w.get("/" + q)
		if strings.Contains(a.body, "%3Cscript") || strings.Contains(a.body, "a=1") {
			t.Errorf("%.40s: the page repeats it", q)
		}
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"} {
		for _, path := range []string{"/", "/kommune/" + werl, "/api/v1/overview", "/nirgends"} {
			if method == http.MethodOptions && strings.HasPrefix(path, "/api/") {
				continue // the API answers scripts of other origins itself
			}
			a := w.ask(method, path)
			if a.StatusCode != http.StatusMethodNotAllowed || a.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q", method, path, a.StatusCode, a.Header.Get("Allow"))
			}
		}
	}
	for _, path := range []string{"/", "/kommune/" + werl, "/api/v1/overview", w.server.kit.File("style.css")} {
		get, head := w.get(path), w.ask(http.MethodHead, path)
		if head.StatusCode != http.StatusOK || head.Header.Get("ETag") != get.Header.Get("ETag") || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") {
			t.Errorf("HEAD %s: %d %v, GET %v", path, head.StatusCode, head.Header, get.Header)
		}
	}
}

func TestValidators(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, path := range []string{"/", "/kommune/" + werl, strings.Split(w.noticeOf(werl, "telefon"), "#")[0]} {
		w.clock.now = present
		a := w.get(path, "Accept-Encoding", "gzip")
		tag := a.Header.Get("ETag")
		if vary := strings.Join(a.Header.Values("Vary"), ","); !strings.Contains(vary, "Accept-Language") || !strings.Contains(vary, "Accept-Encoding") {
			t.Errorf("%s: Vary %q", path, vary)
		}
		w.clock.now = present.Add(20 * time.Second) // the same minute
		same := w.ask(http.MethodGet, path, "If-None-Match", `"x", `+tag, "Accept-Encoding", "gzip")
		if same.StatusCode != http.StatusNotModified || same.body != "" || same.Header.Get("ETag") != tag {
			t.Errorf("%s: %d with %d bytes within the minute", path, same.StatusCode, len(same.body))
		}
		if other := w.ask(http.MethodGet, path, "If-None-Match", tag, "Accept-Language", "en"); other.StatusCode != http.StatusOK {
			t.Errorf("%s: %d for the other language", path, other.StatusCode)
		}
	}
	w.clock.now = present.Add(3 * time.Hour)
	if a := w.ask(http.MethodGet, "/", "If-None-Match", w.get("/").Header.Get("ETag")); a.StatusCode != http.StatusNotModified {
		t.Errorf("%d", a.StatusCode)
	}
}

func TestStaticFilesStay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, sel := range []string{"link[rel=stylesheet]", "link[rel=icon]"} {
		href := w.get("/").doc().Find(sel).AttrOr("href", "")
		a := w.get(href)
		if !strings.Contains(a.Header.Get("Cache-Control"), "immutable") || a.body == "" {
			t.Errorf("%s: %v", href, a.Header)
		}
	}
}

func TestDatabaseAway(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := &failing{Store: w.store}
	w.serve(f)
	f.away.Store(true)
	if a := w.ask(http.MethodGet, "/"); a.StatusCode != http.StatusServiceUnavailable || a.Header.Get("Retry-After") == "" || strings.Contains(a.body, "secret") {
		t.Errorf("nothing known yet: %d\n%s", a.StatusCode, a.body)
	}
	f.away.Store(false)
	w.get("/")
	w.get("/kommune/" + werl)
	for name, break1 := range map[string]func(bool){"refuses": f.away.Store, "hangs": f.hang.Store} {
		break1(true)
		w.server.cfg.Timeout = 100 * time.Millisecond // only while nothing has to be in time
		w.clock.now = present.Add(3 * time.Hour)
		d := w.get("/").doc()
		if got := words(d.Find(".alarm")); !strings.Contains(got, "er ist 3 h alt") {
			t.Errorf("%s: %q", name, got)
		}
		if got := words(d.Find(".asof")); got != "Letzter bekannter Stand 03.11.2023, 16:00" {
			t.Errorf("%s: %q", name, got)
		}
		if c := w.cell(d, werl, "telefon"); !c.HasClass("available") {
			t.Errorf("%s: after three hours it is %s", name, words(c))
		}
		w.clock.now = present.Add(72 * time.Hour)
		if n := w.get("/").doc().Find("td.available").Length(); n != 0 {
			t.Errorf("%s: after three days %d cells still look available", name, n)
		}
		var api struct {
			DatabaseUp bool
			Bodies     []struct{ Cells []notice.Cell }
		}
		w.must(json.Unmarshal([]byte(w.get("/api/v1/overview").body), &api))
		if api.DatabaseUp || len(api.Bodies) != bodies {
			t.Errorf("%s: API says the database is up: %t, with %d bodies", name, api.DatabaseUp, len(api.Bodies))
		}
		for _, path := range []string{"/?at=2023-11-01", "/meldung/1", "/api/v1/overview?at=2023-11-01"} {
			a := w.ask(http.MethodGet, path)
			if a.StatusCode != http.StatusServiceUnavailable || strings.Contains(a.body, "secret") || a.Header.Get("Retry-After") == "" {
				t.Errorf("%s: %s: %d\n%s", name, path, a.StatusCode, a.body)
			}
		}
		for ags, alarm := range map[string]string{werl: "er ist 3 T alt", soest: "er ist 3 T alt"} {
			d := w.get("/kommune/" + ags).doc()
			if got := words(d.Find(".alarm").First()); !strings.Contains(got, alarm) || d.Find(".service.available").Length() != 0 {
				t.Errorf("%s: the page of %s says %q", name, ags, got)
			}
		}
		break1(false)
		w.server.cfg.Timeout = time.Minute
	}
	w.clock.now = present
	for deadline := time.Now().Add(30 * time.Second); w.get("/").doc().Find(".alarm").Length() != 0; { // a slow answer counts as none
		if time.Now().After(deadline) {
			t.Fatal("the database is back, and the page does not say so")
		}
	}
}

func TestPanicIsAPage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.serve(&failing{Store: w.store})
	for _, encoding := range []string{"", "gzip"} {
		a := w.ask(http.MethodGet, "/kommune/00000000", "Accept-Encoding", encoding)
		id := a.Header.Get("X-Request-Id")
		if a.StatusCode != http.StatusInternalServerError || strings.Contains(a.body, "boom") || id == "" || !strings.Contains(words(a.doc().Find("main")), id) {
			t.Errorf("%d\n%s", a.StatusCode, a.body)
		}
		if a.Header.Get("Content-Security-Policy") != page.CSP {
			t.Errorf("policy %q", a.Header.Get("Content-Security-Policy"))
		}
	}
}

func TestAPI(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.get("/api/v1/overview")
	var o resource.Overview
	w.must(json.Unmarshal([]byte(a.body), &o))
	if !o.DatabaseUp || len(o.Services) != services || len(o.Bodies) != bodies || a.Header.Get("Content-Type") != "application/json" {
		t.Errorf("up %t, %d services, %d bodies, %s", o.DatabaseUp, len(o.Services), len(o.Bodies), a.Header.Get("Content-Type"))
	}
	for target, status := range map[string]int{"/api/v1/overview?at=x": 400, "/api/v1/nothing": 404, "/api/": 404} {
		bad := w.ask(http.MethodGet, target)
		var p struct {
			Status        int
			Detail, Title string
		}
		w.must(json.Unmarshal([]byte(bad.body), &p))
		if bad.StatusCode != status || p.Status != status || p.Detail == "" || p.Title == "" || bad.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %+v", target, bad.StatusCode, p)
		}
	}
}
