package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/web/feed/atom"
)

// document is a feed before it is written in one of its forms.
type document struct {
	id, title, lang, self, page string
	updated                     time.Time
	entries                     []entry
}

// document puts entries into a feed.
func (f *Feeds) document(t topic, ending string, entries []entry) document {
	w, cat := words[t.lang], f.cfg.Kit.Catalog()
	d := document{id: idOf("feed", strings.TrimPrefix(t.path, "/feeds/")), title: w.title, lang: t.lang, self: t.self(ending), page: t.page(), entries: entries}
	switch {
	case t.search:
		d.id, d.title = idOf("feed", "suche", fmt.Sprintf("%x", t.query)), fmt.Sprintf(w.titleSearch, t.query)
	case t.service != "":
		d.title = fmt.Sprintf(w.titleOf, cat.ServiceLabel(t.service, t.lang))
	case t.body != "":
		d.title = fmt.Sprintf(w.titleOf, t.body)
		for _, e := range entries {
			for _, term := range e.terms {
				if term.key == "kommune:"+t.body {
					d.title = fmt.Sprintf(w.titleOf, oneLine(term.label))
				}
			}
		}
	}
	d.updated = f.cfg.Kit.Now().Truncate(24 * time.Hour) // an empty feed needs a time all the same
	if len(entries) > 0 {
		d.updated = entries[0].at
	}
	return d
}

// encodeAtom writes Atom 1.0.
func encodeAtom(d document) ([]byte, error) {
	out := atom.Feed{
		Lang: d.lang, ID: d.id, Title: atom.Plain(d.title), Updated: stamp(d.updated), Author: atom.Person{Name: "Lagebild"}, Generator: "Lagebild",
		Links: []atom.Link{{Rel: "self", Type: "application/atom+xml", Href: d.self}, {Rel: "alternate", Type: "text/html", Href: d.page}},
	}
	for _, e := range d.entries {
		content := atom.Plain(e.text)
		x := atom.Entry{
			ID: e.id, Title: atom.Plain(e.title), Updated: stamp(e.at), Published: stamp(e.at), Content: &content,
			Authors:    each(e.authors, func(name string) atom.Person { return atom.Person{Name: name} }),
			Categories: each(e.terms, func(t term) atom.Category { return atom.Category{Term: t.key, Label: t.label} }),
			Links:      []atom.Link{{Rel: "alternate", Type: "text/html", Href: e.link}},
		}
		if e.via != "" {
			x.Links = append(x.Links, atom.Link{Rel: "via", Href: e.via})
		}
		out.Entries = append(out.Entries, x)
	}
	return out.Encode()
}

// each is what f makes of each of the items.
func each[A, B any](items []A, f func(A) B) []B {
	var out []B
	for _, x := range items {
		out = append(out, f(x))
	}
	return out
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.999999Z07:00") }

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID          string       `json:"id"`
	URL         string       `json:"url"`
	ExternalURL string       `json:"external_url,omitempty"`
	Title       string       `json:"title"`
	Text        string       `json:"content_text"`
	Published   string       `json:"date_published"`
	Modified    string       `json:"date_modified"`
	Authors     []jsonAuthor `json:"authors,omitempty"`
	Tags        []string     `json:"tags,omitempty"`
	Language    string       `json:"language"`
}

type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	HomePage string       `json:"home_page_url"`
	FeedURL  string       `json:"feed_url"`
	Language string       `json:"language"`
	Authors  []jsonAuthor `json:"authors"`
	Items    []jsonItem   `json:"items"`
}

// encodeJSON writes JSON Feed 1.1.
func encodeJSON(d document) ([]byte, error) {
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: d.title, HomePage: d.page, FeedURL: d.self, Language: d.lang,
		Authors: []jsonAuthor{{"Lagebild"}}, Items: []jsonItem{},
	}
	for _, e := range d.entries {
		feed.Items = append(feed.Items, jsonItem{
			ID: e.id, URL: e.link, ExternalURL: e.via, Title: e.title, Text: e.text, Published: stamp(e.at), Modified: stamp(e.at),
			Authors: each(e.authors, func(name string) jsonAuthor { return jsonAuthor{name} }),
			Tags:    each(e.terms, func(t term) string { return t.label }), Language: d.lang,
		})
	}
	var buf bytes.Buffer
	err := json.NewEncoder(&buf).Encode(feed) // "<", ">" and "&" are escaped
	return buf.Bytes(), err
}
