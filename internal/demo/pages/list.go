package pages

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/demo/content"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/demo/texts"
)

// ListLength is the most articles that a list or feed shows; no site has more.
const ListLength = 20

// entries are the newest articles at t, newest first, at most limit.
func (r *Renderer) entries(c content.Composer, t time.Time, limit int) []Entry {
	out := r.unrelated(c.Site, t, ListLength)
	first, last := told(c.Site, t)
	for i := first; i <= last; i++ {
		p := c.Publication(i)
		out = append(out, Entry{Title: p.Title, Teaser: p.Teaser, Href: articlePath(i), At: p.At})
	}
	slices.SortStableFunc(out, func(a, b Entry) int { return b.At.Compare(a.At) })
	return out[:min(limit, len(out))]
}

// unrelated are the newest articles on other matters; a stopgap site has none.
func (r *Renderer) unrelated(site *plan.Site, t time.Time, limit int) []Entry {
	var out []Entry
	if !site.Shows(t) {
		return nil
	}
	for n, item := range slices.Backward(site.News) {
		if !item.At.After(t) && len(out) < limit {
			a := r.book.News(item.Topic)
			out = append(out, Entry{Title: a.Title, Teaser: a.Teaser, Href: NewsPath(n), At: item.At.In(r.loc)})
		}
	}
	return out
}

func (r *Renderer) list(c content.Composer, t time.Time) (Page, bool, error) {
	v := view{Title: "Aktuelles", Crumb: "Aktuelles", List: r.entries(c, t, ListLength)}
	if len(v.List) == 0 && c.Site.Latest(t) < 0 {
		return Page{}, false, nil
	}
	p, err := r.page(c.Site, Layout(c.Site), v, t)
	return p, err == nil, err
}

type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Channel channel  `xml:"channel"`
}

type channel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	TTL         int       `xml:"ttl"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	Published   string `xml:"pubDate"`
	Description string `xml:"description"`
}

// base stands in feeds for scheme, host and port until the page is sent, since only the server knows its port.
const base = "http://" + BasePlaceholder

// BasePlaceholder is what a feed has in the place of "host:port". The server replaces it.
const BasePlaceholder = "host.invalid"

func (r *Renderer) feed(c content.Composer, t time.Time) (Page, bool, error) {
	name := texts.FullName(c.Site.Body)
	out := rss{Version: "2.0", Channel: channel{
		Title: name + ": Aktuelles", Link: base + "/", Description: "Meldungen: " + name, Language: "de-de", TTL: 15,
	}}
	for _, e := range r.entries(c, t, ListLength) {
		out.Channel.Items = append(out.Channel.Items, rssItem{
			Title: e.Title, Link: base + e.Href, GUID: base + e.Href, Published: e.At.Format(time.RFC1123Z), Description: e.Teaser + " …",
		})
	}
	body, err := marshal(out)
	return Page{MediaType: "application/rss+xml", Charset: "utf-8", Body: body}, err == nil, err
}

func marshal(out rss) ([]byte, error) {
	body, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		return nil, fmt.Errorf("writing feed %q: %w", out.Channel.Title, err)
	}
	return bytes.Join([][]byte{[]byte(xml.Header), body, []byte("\n")}, nil), nil
}

var plainTitles = map[string]string{
	"/impressum/": "Impressum", "/datenschutz/": "Datenschutz", "/barrierefreiheit/": "Barrierefreiheit", "/sitemap/": "Inhaltsverzeichnis",
	"/kontakt/": "Kontakt", "/intern/anmeldung/": "Anmeldung",
}

// plainPage is one of the pages that every site has and nobody reads, or a page of the menu.
func (r *Renderer) plainPage(site *plan.Site, path string, t time.Time) (Page, bool, error) {
	title, known := plainTitles[path]
	if !known {
		for _, l := range menu() {
			for _, s := range append([]Link{l}, l.Sub...) {
				if s.Href == path && site.Shows(t) {
					title, known = s.Text, true
				}
			}
		}
	}
	if !known {
		return Page{}, false, nil
	}
	said := content.Content{Blocks: []content.Block{{Kind: "paragraph", Text: "Dies ist die Seite „" + title + "“: " + texts.FullName(site.Body) + "."}}}
	layout := Layout(site)
	if site.Notfall != "" && !site.Shows(t) {
		layout = "notfall"
	}
	p, err := r.page(site, layout, view{Title: title, Content: &said}, t)
	return p, err == nil, err
}

func slug(s string) string {
	s = strings.NewReplacer("?", "", "–", "-", "&", "und").Replace(s)
	return plan.Label(s)
}
