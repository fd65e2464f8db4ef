package machine

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/page"
)

type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Content struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
		} `xml:"content"`
	} `xml:"entry"`
}

type jsonFeed struct {
	Version, Title string
	HomePage       string `json:"home_page_url"`
	FeedURL        string `json:"feed_url"`
	Items          []struct {
		ID, URL, Title string
		ExternalURL    string `json:"external_url"`
		Text           string `json:"content_text"`
		HTML           string `json:"content_html"`
		Published      string `json:"date_published"`
	}
}

func (w *world) atom(path string) atomFeed {
	w.t.Helper()
	a := w.get(path)
	if got := a.Header.Get("Content-Type"); got != "application/atom+xml; charset=utf-8" {
		w.t.Errorf("%s is %s", path, got)
	}
	var f atomFeed
	if err := xml.Unmarshal([]byte(a.body), &f); err != nil {
		w.t.Fatalf("%s: %v\n%s", path, err, a.body)
	}
	return f
}

// wellFormed checks what RFC 4287 asks of every feed and entry.
func (f atomFeed) wellFormed(t *testing.T) {
	t.Helper()
	seen := map[string]bool{}
	if f.ID == "" || f.Title == "" || f.Author == "" || len(f.Links) != 2 {
		t.Errorf("head %+v", f)
	}
	last := f.Updated
	for _, e := range f.Entries {
		if _, err := time.Parse(time.RFC3339Nano, e.Updated); err != nil || e.ID == "" || seen[e.ID] || e.Title == "" || len(e.Links) == 0 || e.Content.Type != "text" {
			t.Errorf("entry %+v, %v", e, err)
		}
		if e.Updated > last {
			t.Errorf("%s stands after an older one", e.ID)
		}
		last, seen[e.ID] = e.Updated, true
		for _, l := range e.Links {
			if !strings.HasPrefix(l.Href, "http") {
				t.Errorf("a link to %q", l.Href)
			}
		}
	}
}

func titles(f atomFeed) []string {
	var out []string
	for _, e := range f.Entries {
		out = append(out, e.Title)
	}
	return out
}

func TestFeeds(t *testing.T) {
	t.Parallel()
	w := seeded(t, func(p *page.Config, _ *Config) { p.Origin = "https://lage.example" })
	f := w.atom("/feeds/kommune/" + werl + ".atom")
	f.wellFormed(t)
	if want := []string{
		"Werl: Stand der Dinge (Fassung 2)", "Werl: Bürgerbüro – eingeschränkt", "Werl: Stand der Dinge", "Werl: Bürgerbüro – nicht verfügbar", "Werl: Telefon – eingeschränkt",
	}; !cmp.Equal(titles(f), want) {
		t.Errorf("titles %q", titles(f))
	}
	if f.Links[0].Href != "https://lage.example/feeds/kommune/"+werl+".atom" || f.Links[1].Href != "https://lage.example/kommune/"+werl {
		t.Errorf("links %v", f.Links)
	}
	if text := f.Entries[1].Content.Text; !strings.Contains(text, "„Das Bürgerbüro ist eingeschränkt da“") || !strings.Contains(text, "Vorher: nicht verfügbar") {
		t.Errorf("text %q", text)
	}
	if text := f.Entries[0].Content.Text; !strings.Contains(text, "verfügbar ab 2023-11-06") {
		t.Errorf("what is announced is not told: %q", text)
	}
	if en := w.atom("/feeds/kommune/" + werl + ".atom?lang=en"); en.Entries[1].Title != "Werl: Citizens' office – limited" || en.Entries[1].ID != f.Entries[1].ID {
		t.Errorf("in English %+v", en.Entries[1])
	}
	if s := w.atom("/feeds/dienst/telefon.atom"); len(s.Entries) != 3 || s.Title != "Lagebild: Telefon" {
		t.Errorf("telephone: %q", titles(s))
	}
	if s := w.atom("/feeds/suche.atom?q=%22Das%20Rathaus%22%20-x"); len(s.Entries) != 1 || s.Links[0].Href != "https://lage.example/feeds/suche.atom?q=%22Das+Rathaus%22+-x" {
		t.Errorf("search: %+v", s.Links)
	}
	whole := w.atom("/feeds/alle.atom")
	whole.wellFormed(t)
	if len(whole.Entries) != 9 {
		t.Errorf("%d entries of all: %q", len(whole.Entries), titles(whole))
	}
	var j jsonFeed
	w.must(json.Unmarshal([]byte(w.get("/feeds/alle.json").body), &j))
	if j.Version != "https://jsonfeed.org/version/1.1" || len(j.Items) != 9 || j.FeedURL != "https://lage.example/feeds/alle.json" {
		t.Errorf("JSON feed %s, %d items", j.Version, len(j.Items))
	}
	for i, it := range j.Items {
		if it.ID != whole.Entries[i].ID || it.Text != whole.Entries[i].Content.Text && !strings.Contains(it.Text, "script") || it.HTML != "" {
			t.Errorf("item %d: %+v", i, it)
		}
	}
}

// The announced change comes about, then the page is gone: entries are added, none changes its id.
func TestFeedIDsNeverChange(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	ids := func() []string {
		var out []string
		for _, e := range w.atom("/feeds/kommune/" + werl + ".atom").Entries {
			out = append(out, e.ID)
		}
		slices.Sort(out)
		return out
	}
	before := ids()
	w.setNow(time.Date(2023, 11, 6, 12, 0, 0, 0, time.UTC))
	w.get("/api/v1/overview") // the picture is read anew
	after := ids()
	if len(after) != len(before)+1 {
		t.Errorf("%d entries became %d when the announced day came", len(before), len(after))
	}
	w.run("s"+werl, at(200*time.Hour))
	gone := w.atom("/feeds/kommune/" + werl + ".atom")
	if len(gone.Entries) != len(after)+2 || !strings.Contains(gone.Entries[0].Title, "nichts mehr bekannt") || !strings.Contains(gone.Entries[0].Content.Text, "nicht, dass der Dienst wieder verfügbar") {
		t.Errorf("after the page is gone: %q", titles(gone))
	}
	all := ids()
	for _, id := range append(before, after...) {
		if _, found := slices.BinarySearch(all, id); !found {
			t.Errorf("%s is gone", id)
		}
	}
}

func TestFeedRefuses(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	for path, want := range map[string]int{
		"/feeds/alle.rss": 404, "/feeds/alle": 404, "/feeds/kommune/05974999.atom": 404, "/feeds/kommune/x.atom": 404, "/feeds/dienst/zauberei.json": 404,
		"/feeds/suche.atom": 400, "/feeds/suche.atom?q=" + strings.Repeat("x", 500): 400, "/feeds/suche.atom?q=kommune:Entenhausen": 400, "/feeds/x/y.atom": 404,
		"/feeds/dienst/abfall.atom": 200,
	} {
		if got := w.ask(path); got.StatusCode != want {
			t.Errorf("%.40s: %d, want %d", path, got.StatusCode, want)
		}
	}
}

// What a hostile notice says arrives as text, in every form, and breaks none.
func TestHostileNotices(t *testing.T) {
	t.Parallel()
	w := seeded(t)
	out := os.Getenv("LAGEBILD_MACHINE_OUT") // for public validators to look at
	for _, path := range []string{
		"/feeds/kommune/" + hostile + ".atom", "/feeds/alle.atom", "/feeds/alle.json", "/cap/alle.atom", "/cap/kommune/" + hostile + ".atom",
		"/badge/" + hostile + ".svg", "/badge/" + hostile + ".svg?dienst=website", "/einbetten/" + hostile, "/export/lage.geojson", "/api/v1/overview",
		"/api/v1/notices", "/api/v1/bodies/" + hostile, "/export/lage.csv", "/export/lage.xlsx", "/export/verlauf.csv", "/export/verlauf.xlsx",
		"/export/meldungen.csv", "/export/meldungen.xlsx",
	} {
		a := w.get(path)
		if out != "" {
			w.must(os.WriteFile(filepath.Join(out, strings.Trim(strings.NewReplacer("/", "_", "?", "_", "=", "_").Replace(path), "_")), []byte(a.body), 0o600))
		}
		media := a.Header.Get("Content-Type")
		switch {
		case strings.Contains(media, "+xml"), strings.Contains(media, "html"):
			if strings.Contains(a.body, "<script") || strings.Contains(a.body, "javascript:") {
				t.Errorf("%s holds a script:\n%s", path, a.body)
			}
		case strings.Contains(media, "json"):
			if strings.Contains(a.body, "</content>") || strings.Contains(a.body, "javascript:") || !json.Valid([]byte(a.body)) {
				t.Errorf("%s is open to scripts", path)
			}
		case strings.Contains(media, "csv"):
			for _, cell := range []string{"\n=", ",=", `"=`, ",javascript:"} {
				if strings.Contains(a.body, cell) {
					t.Errorf("%s has a cell that begins with %q", path, cell)
				}
			}
		}
		if strings.Contains(media, "+xml") {
			d := xml.NewDecoder(strings.NewReader(a.body))
			for {
				if _, err := d.Token(); err != nil {
					if err.Error() != "EOF" {
						t.Errorf("%s: %v", path, err)
					}
					break
				}
			}
		}
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.url+"/feeds/alle.atom", http.NoBody)
	w.must(err)
	r.Host = `x"><script>`
	if resp, err := http.DefaultClient.Do(r); err == nil { // the server may refuse such a host by itself
		if resp.StatusCode == http.StatusOK && resp.Header.Get("Content-Type") == "" {
			t.Error("no type")
		}
		w.must(resp.Body.Close())
	}
}

func TestFeedOfNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f := w.atom("/feeds/alle.atom")
	if f.Updated == "" || len(f.Entries) != 0 {
		t.Errorf("%+v", f)
	}
	w.run("s"+soest, at(time.Minute), said{key: "a", title: "", text: "Nur ein Text", statements: nil})
	if f := w.atom("/feeds/alle.atom"); len(f.Entries) != 1 || f.Entries[0].Title != "Soest: Ohne Titel" || !strings.HasPrefix(f.Entries[0].Content.Text, "Nur ein Text") {
		t.Errorf("%+v", f.Entries)
	}
	w.run("s"+soest, at(2*time.Minute), said{key: "a", title: "t", text: "zu", statements: []notice.Statement{says(soest, "rathaus", notice.Limited, "zu")}})
	if f := w.atom("/feeds/alle.atom"); len(f.Entries) != 3 {
		t.Errorf("a feed that was kept stayed as it was: %q", titles(f))
	}
}
