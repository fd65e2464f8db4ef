package draft

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/clock/clocktest"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/source"
)

func TestOf(t *testing.T) {
	var updates, teasers strings.Builder
	for i := range 4 {
		fmt.Fprintf(&updates, `<div class="update u%d"><h2>%d. November</h2><p>Das Bürgerbüro ist heute geschlossen, und auch das Telefon geht nicht.</p></div>`, i, 9-i)
		fmt.Fprintf(&teasers, `<article class="teaser"><time datetime="2023-11-0%d">%d.11.2023</time><h3><a href="/m%d">Meldung %d</a></h3><p>Kurz.</p></article>`, 9-i, 9-i, i, i)
	}
	tests := []struct {
		name, body   string
		typ          source.Type
		item, follow string
	}{
		{"page", "<main><h1>Rathaus zu</h1><p>Das Rathaus ist geschlossen.</p></main>", source.TypePage, "", ""},
		{"stacked updates", "<main><h1>Lage</h1>" + updates.String() + "</main>", source.TypePage, "div.update", ""},
		{"few updates in much else", "<main><p>" + strings.Repeat("Ein langer Text über die Stadt. ", 60) + "</p>" + updates.String() + "</main>", source.TypePage, "", ""},
		{"list of teasers", "<main><h1>Aktuelles</h1><p>Alle Meldungen</p>" + teasers.String() + "</main>", source.TypePage, "", "article.teaser a[href]"},
		{"feed", `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Stadt</title><item><title>A</title></item></channel></rss>`, source.TypeFeed, "", ""},
		{"text", "Das Rathaus ist zu.", source.TypePage, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := Of("https://example.org/", fetch.Answer{Body: []byte(tt.body), MediaType: "text/html", Charset: "utf-8"})
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

// TestOfReads drafts a list of teasers and reads it by the draft.
func TestOfReads(t *testing.T) {
	pages := make(map[string]string)
	var list strings.Builder
	for i := range 3 {
		p := fmt.Sprintf("/m%d", i)
		pages[p] = "<main><h1>Meldung</h1><p>Ganzer Text " + p + ".</p></main>"
		fmt.Fprintf(&list, `<li class="news-item"><span>0%d.11.2023</span> <a href=%q>Meldung %d</a></li>`, i+1, p, i)
	}
	pages["/"] = "<main><h1>Aktuelles aus Musterau</h1><ul id=list>" + list.String() + "</ul></main>"
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if pages[r.URL.Path] == "" {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = io.WriteString(w, pages[r.URL.Path])
	}))
	t.Cleanup(site.Close)
	c := clocktest.At(time.Date(2023, 11, 6, 12, 0, 0, 0, time.UTC))
	f, err := fetch.New(fetch.Config{
		Clock: c, Hosts: fetch.NewMemoryHosts(), Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, AnyPort: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	r, err := source.New(source.Config{Fetcher: f, Clock: c})
	if err != nil {
		t.Fatal(err)
	}
	s := Of(site.URL+"/", fetch.Answer{Body: []byte(pages["/"]), MediaType: "text/html", Charset: "utf-8"})
	got, err := r.Read(t.Context(), s, source.State{})
	if err != nil || len(got.Documents) != 4 || !strings.Contains(got.Documents[3].Text, "Ganzer Text /m2.") {
		t.Errorf("draft %+v gave %+v, %v", s.Page, got.Documents, err)
	}
}
