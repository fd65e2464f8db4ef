package mirror

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/lagebild/lagebild/internal/fault"
)

var now = time.Date(2023, 11, 1, 11, 0, 0, 0, time.UTC)

// site is a small one with everything that a page may hold; broken makes one of its pages fail.
func site(broken *string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case broken != nil && r.URL.Path == *broken:
			w.WriteHeader(http.StatusServiceUnavailable)
		case strings.HasPrefix(r.URL.Path, "/static/"):
			w.Header().Set("Content-Type", "text/css")
			_, _ = w.Write([]byte("p{}"))
		case strings.HasPrefix(r.URL.Path, "/export/"), strings.HasPrefix(r.URL.Path, "/api/"), strings.HasPrefix(r.URL.Path, "/feeds/"):
			_, _ = w.Write([]byte("data of " + r.URL.Path))
		case r.URL.Path == "/kommune/99999999":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte("<p>Nicht gefunden"))
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(`<!DOCTYPE html><html><head><link rel="stylesheet" href="/static/abc/style.css"><script src="/static/abc/x.js"></script>
<meta http-equiv="refresh" content="60"></head><body onload="x()"><form action="/suche"><input></form>
<a id=body href="/kommune/05974040?lang=de#telefon">Soest</a> <a id=gone href="/kommune/99999999">weg</a> <a id=en href="?lang=en">English</a>
<a id=notice href="/meldung/1">1</a> <a href="/meldung/2">2</a> <a href="/meldung/3">3</a> <a id=filter href="/?status=limited&kreis=05974">gefiltert</a>
<a id=far href="https://soest.example/x?a=b">Quelle</a> <a id=evil href="javascript:alert(1)">x</a> <a id=proto href="//evil.example/">y</a>
<a id=up href="/../../etc/passwd">z</a> <a id=csv href="/export/lage.csv">CSV</a> <a id=call href="tel:+49">t</a> ` + r.URL.String() + `</body></html>`))
		}
	})
}

func read(t *testing.T, dir, name string) *goquery.Document {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	d, err := goquery.NewDocumentFromReader(strings.NewReader(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWrite(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "mirror")
	res, err := Write(t.Context(), Config{Site: site(nil), Dir: dir, Now: now, Notices: 2})
	if err != nil {
		t.Fatal(err)
	}
	if res.Data != len(data) || res.LeftOut == 0 || res.Bytes == 0 {
		t.Errorf("%+v", res)
	}
	for page, want := range map[string]map[string]string{
		"index.html": {
			"body": "kommune/05974040.html#telefon", "gone": "kommune/99999999.html", "en": "en/index.html", "notice": "meldung/1.html", "filter": "-",
			"far": "https://soest.example/x?a=b", "evil": "-", "proto": "-", "up": "-", "csv": "lage.csv", "call": "tel:+49",
		},
		"kommune/05974040.html": {"body": "../kommune/05974040.html#telefon", "en": "../en/kommune/05974040.html", "csv": "../lage.csv"},
		"en/index.html":         {"body": "../kommune/05974040.html#telefon", "en": "../en/index.html"},
	} {
		d := read(t, dir, page)
		for id, href := range want {
			if got := d.Find("#"+id).AttrOr("href", "-"); got != href {
				t.Errorf("%s: %s leads to %q, want %q", page, id, got, href)
			}
		}
		if n := d.Find("script, form, meta[http-equiv=refresh], [onload]").Length(); n != 0 {
			t.Errorf("%s: %d elements that need the site", page, n)
		}
		if !strings.Contains(d.Find("body > p[role=note]").Text(), "01.11.2023, 12:00") && !strings.Contains(d.Find("body > p[role=note]").Text(), "1 November 2023, 12:00") {
			t.Errorf("%s does not say that it is a copy", page)
		}
		// Every relative link leads to a file.
		d.Find("[href], [src]").Each(func(_ int, s *goquery.Selection) {
			to := s.AttrOr("href", s.AttrOr("src", ""))
			if strings.Contains(to, ":") {
				return
			}
			to, _, _ = strings.Cut(to, "#")
			if _, err := os.Stat(filepath.Join(dir, filepath.Dir(page), to)); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		})
	}
	if entries, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(entries) != 1 {
		t.Errorf("something was left beside the mirror: %v, %v", entries, err)
	}
}

func TestWriteLinksToTheLivingSite(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "mirror")
	if _, err := Write(t.Context(), Config{Site: site(nil), Dir: dir, Now: now, Origin: "https://lage.example/"}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, "index.html").Find("#filter").AttrOr("href", ""); got != "https://lage.example/?kreis=05974&status=limited" {
		t.Errorf("the filter leads to %q", got)
	}
}

func TestWriteReplacesOnlyMirrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	broken := ""
	cfg := Config{Site: site(&broken), Dir: dir, Now: now}
	if _, err := Write(t.Context(), cfg); err != nil {
		t.Fatalf("into an empty folder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "stale.html"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, broken = range []string{"/meldung/2", "/export/verlauf.csv"} {
		if _, err := Write(t.Context(), cfg); fault.KindOf(err) != fault.OurSide || !strings.Contains(err.Error(), broken) {
			t.Errorf("with %s broken: %v", broken, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "stale.html")); err != nil {
			t.Errorf("a failure touched the old mirror: %v", err)
		}
	}
	broken = ""
	if _, err := Write(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "stale.html")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old mirror is still there: %v", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "thesis.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg.Dir = other
	if _, err := Write(t.Context(), cfg); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "new folder") {
		t.Errorf("over somebody's files: %v", err)
	}
	if _, err := os.Stat(filepath.Join(other, "thesis.txt")); err != nil {
		t.Error(err)
	}
}
