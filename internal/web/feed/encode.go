package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
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

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      atomText       `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Authors    []atomPerson   `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Content    atomText       `xml:"content"`
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     atomText    `xml:"title"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

// encodeAtom writes Atom 1.0 (RFC 4287).
func encodeAtom(d document) ([]byte, error) {
	feed := atomFeed{
		Lang: d.lang, ID: d.id, Title: plain(d.title), Updated: stamp(d.updated), Author: atomPerson{"Lagebild"}, Generator: "Lagebild",
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: d.self}, {Rel: "alternate", Type: "text/html", Href: d.page}},
	}
	for _, e := range d.entries {
		x := atomEntry{
			ID: e.id, Title: plain(e.title), Updated: stamp(e.at), Published: stamp(e.at), Content: plain(e.text),
			Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: e.link}},
		}
		if e.via != "" {
			x.Links = append(x.Links, atomLink{Rel: "via", Href: e.via})
		}
		for _, a := range e.authors {
			x.Authors = append(x.Authors, atomPerson{a})
		}
		for _, c := range e.terms {
			x.Categories = append(x.Categories, atomCategory{Term: c.key, Label: c.label})
		}
		feed.Entries = append(feed.Entries, x)
	}
	var buf bytes.Buffer
	buf.WriteString(xml.Header)
	if err := xml.NewEncoder(&buf).Encode(feed); err != nil {
		return nil, err
	}
	buf.WriteByte('\n')
	return buf.Bytes(), nil
}

func plain(s string) atomText { return atomText{Type: "text", Text: s} }

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
		item := jsonItem{
			ID: e.id, URL: e.link, ExternalURL: e.via, Title: e.title, Text: e.text, Published: stamp(e.at), Modified: stamp(e.at),
			Language: d.lang,
		}
		for _, a := range e.authors {
			item.Authors = append(item.Authors, jsonAuthor{a})
		}
		for _, c := range e.terms {
			item.Tags = append(item.Tags, c.label)
		}
		feed.Items = append(feed.Items, item)
	}
	var buf bytes.Buffer
	err := json.NewEncoder(&buf).Encode(feed) // "<", ">" and "&" are escaped
	return buf.Bytes(), err
}
