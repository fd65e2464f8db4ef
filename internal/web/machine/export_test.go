package machine

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/xuri/excelize/v2"

	"github.com/lagebild/lagebild/internal/notice"
)

func (w *world) csv(path string) [][]string {
	w.t.Helper()
	a := w.get(path)
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/csv") || !strings.Contains(a.Header.Get("Content-Disposition"), "attachment") {
		w.t.Errorf("%s: %v", path, a.Header)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.body, "\ufeff"))).ReadAll()
	w.must(err)
	return rows
}

func TestTables(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	rows := w.csv("/export/lage.csv")
	if len(rows) != 1+5*26 {
		t.Errorf("%d rows: each body has each service, known or not", len(rows))
	}
	count := map[string]int{}
	for _, r := range rows[1:] {
		count[r[7]]++
		if r[7] == "unknown" && (r[8] != "nichts bekannt" || r[9] != "" || r[16] != "") {
			t.Errorf("of the unknown: %q", r)
		}
		if r[0] == soest && r[5] == "rathaus" && (r[7] != "available" || r[9] != "2023-11-01T13:00:00+01:00" || r[16] != "Das Rathaus ist geöffnet" || !strings.HasPrefix(r[17], "http")) {
			t.Errorf("Soest: %q", r)
		}
	}
	if count["unknown"] != 5*26-4 || count["available"] != 1 || count["limited"] != 3 {
		t.Errorf("counted %v", count)
	}
	if past := w.csv("/export/lage.csv?at=2023-11-01T12:30"); len(past) != len(rows) {
		t.Errorf("%d rows earlier", len(past))
	}
	if got := w.csv("/export/verlauf.csv?kommune=" + werl + "&dienst=buergerbuero"); len(got) != 3 || got[1][4] != "unavailable" || got[2][7] != "2023-11-06T00:00:00+01:00" {
		t.Errorf("history %q", got)
	}
	if got := w.csv("/export/meldungen.csv?kommune=" + werl); len(got) != 3 || got[1][1] != "2" {
		t.Errorf("notices %q", got)
	}
	f, err := excelize.OpenReader(bytes.NewReader([]byte(w.get("/export/lage.xlsx").body)))
	w.must(err)
	sheet, err := f.GetRows("Lage")
	w.must(err)
	if len(sheet) != len(rows) {
		t.Errorf("%d rows in XLSX, %d in CSV", len(sheet), len(rows))
	}
	w.must(f.Close())
	for path, want := range map[string]int{
		"/export/x.csv": 404, "/export/lage": 404, "/export/lage.pdf": 404, "/export/verlauf.geojson": 404, "/export/verlauf.csv?kommune=x": 400,
		"/export/verlauf.csv?dienst=zauberei": 400, "/export/lage.csv?at=x": 400,
	} {
		if got := w.ask(path); got.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, got.StatusCode, want)
		}
	}
}

func TestGeoJSON(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	var got struct {
		Type         string
		Attributions []string
		Features     []struct {
			ID       string
			Geometry *struct {
				Type        string
				Coordinates [][][][2]float64
			}
			Properties map[string]any
		}
	}
	a := w.get("/export/lage.geojson")
	w.must(json.Unmarshal([]byte(a.body), &got))
	if got.Type != "FeatureCollection" || len(got.Features) != 5 || len(got.Attributions) != 1 || a.Header.Get("Content-Type") != "application/geo+json" {
		t.Fatalf("%.300s", a.body)
	}
	for _, f := range got.Features {
		switch f.ID {
		case werl:
			if f.Geometry == nil || len(f.Geometry.Coordinates) != 1 || len(f.Geometry.Coordinates[0]) != 2 {
				t.Errorf("geometry %+v", f.Geometry)
			}
			if f.Properties["worst"] != "limited" || f.Properties["service_telefon"] != "limited" || f.Properties["service_abfall"] != "unknown" {
				t.Errorf("properties %v", f.Properties)
			}
		case silent:
			if f.Geometry != nil || f.Properties["worst"] != "unknown" || f.Properties["unknown"] != 26.0 {
				t.Errorf("of Rüthen nothing is known: %v", f.Properties)
			}
		}
	}
}

func TestBadges(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	const green = "#1f6f3d"
	for _, tt := range []struct{ path, says, colour string }{
		{"/badge/" + werl + ".svg", "2 eingeschränkt", "#8a5300"},
		{"/badge/" + werl + ".svg?lang=en", "2 limited", "#8a5300"},
		{"/badge/" + soest + ".svg", "1 verfügbar", green},
		{"/badge/" + soest + ".svg?dienst=rathaus", "Rathaus", green},
		{"/badge/" + silent + ".svg", "nichts bekannt", "#55606a"},
		{"/badge/" + soest + ".svg?dienst=telefon", "nichts bekannt", "#55606a"},
		{"/badge/" + werl + ".svg?at=2023-11-01T12:30", "1 nicht verfügbar · 1 eingeschränkt", "#b3261e"},
	} {
		a := w.get(tt.path)
		if !strings.Contains(a.body, tt.says) || !strings.Contains(a.body, tt.colour) || !strings.Contains(a.body, "<title>") || a.Header.Get("Content-Type") != "image/svg+xml; charset=utf-8" {
			t.Errorf("%s: %s", tt.path, a.body)
		}
	}
	// What nobody confirms is not green any more.
	w.setNow(at(100 * time.Hour))
	for _, path := range []string{"/badge/" + soest + ".svg", "/badge/" + soest + ".svg?dienst=rathaus"} {
		if a := w.get(path); strings.Contains(a.body, green) {
			t.Errorf("%s is green after four days without word: %s", path, a.body)
		}
	}
	for path, want := range map[string]int{"/badge/x.svg": 404, "/badge/05974999.svg": 404, "/badge/" + werl + ".png": 404, "/badge/" + werl + ".svg?dienst=x": 400} {
		if got := w.ask(path); got.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, got.StatusCode, want)
		}
	}
}

func TestEmbeddedTable(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	a := w.get("/einbetten/" + werl)
	d, err := goquery.NewDocumentFromReader(strings.NewReader(a.body))
	w.must(err)
	csp := a.Header.Get("Content-Security-Policy")
	sum := sha256.Sum256([]byte(d.Find("style").Text()))
	if !strings.Contains(csp, "frame-ancestors *") || !strings.Contains(csp, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") || a.Header.Get("X-Frame-Options") != "" {
		t.Errorf("policy %q", csp)
	}
	if rows := d.Find("tbody tr"); rows.Length() != 2 || !strings.Contains(rows.Eq(1).Text(), "eingeschränkt") || rows.Eq(1).Find("q").Text() != "Das Bürgerbüro ist eingeschränkt da" {
		t.Errorf("table %s", a.body)
	}
	if !strings.Contains(d.Text(), "nicht, dass sie verfügbar sind") {
		t.Error("it does not say that of the rest nothing is known")
	}
	if got := w.get("/einbetten/" + silent + "?lang=en").body; !strings.Contains(got, "Nothing is known of this administration") {
		t.Errorf("Rüthen: %s", got)
	}
	if got := w.ask("/einbetten/05974999"); got.StatusCode != http.StatusNotFound {
		t.Errorf("a body that is not there: %d", got.StatusCode)
	}
	w.setNow(at(100 * time.Hour))
	late, err := goquery.NewDocumentFromReader(strings.NewReader(w.get("/einbetten/" + werl).body))
	w.must(err)
	if late.Find("td.doubt").Length() != late.Find("tbody tr").Length() || late.Find(".warn").Length() != 1 {
		t.Error("what is old looks fresh")
	}
}

func TestDisputedBadge(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.run("s"+soest, at(0), said{key: "a", title: "a", text: "auf", statements: []notice.Statement{says(werl, "rathaus", notice.Available, "auf")}})
	w.run("s"+werl, at(time.Hour), said{key: "b", title: "b", text: "zu", statements: []notice.Statement{says(werl, "rathaus", notice.Limited, "zu")}})
	w.setNow(at(time.Hour))
	if a := w.get("/badge/" + werl + ".svg?dienst=rathaus"); !strings.Contains(a.body, "widersprüchlich") || !strings.Contains(a.body, "#55606a") {
		t.Errorf("%s", a.body)
	}
}
