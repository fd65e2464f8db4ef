// Package meta finds what a page says of itself: its title, language and times, in its head or in its text.
package meta

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/dom"
)

// Page is what a page says of itself outside of its text.
type Page struct {
	title, ogTitle, siteName string
	h1                       string // the only h1; "" if there are none or several

	H1s                int    // h1 elements on the page
	Language           string // as declared; "" if not
	Published, Updated time.Time
	Base               *url.URL // of relative links; nil if the address is no URL
}

// Read looks a page over; address is where it came from.
func Read(root *html.Node, address string) Page {
	m, based := Page{Base: parsed(address)}, false
	for n := root.FirstChild; n != nil; n = dom.Next(n, root) {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.Language = cmp.Or(dom.Attr(n, "lang"), dom.Attr(n, "xml:lang"))
		case atom.Title:
			if m.title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) && n.FirstChild != nil {
				m.title = squash(n.FirstChild.Data)
			}
		case atom.Meta:
			m.tag(strings.ToLower(cmp.Or(dom.Attr(n, "property"), dom.Attr(n, "name"))), dom.Attr(n, "content"))
		case atom.Script:
			if dom.Attr(n, "type") == "application/ld+json" && n.FirstChild != nil && len(n.FirstChild.Data) < 64<<10 {
				m.linked(n.FirstChild.Data)
			}
		case atom.Base:
			based = based || rebase(&m.Base, n)
		case atom.H1:
			m.H1s++
			m.h1 = dom.Text(n)
		case atom.Time:
			m.timeTag(n)
		}
	}
	if m.H1s != 1 {
		m.h1 = ""
	}
	return m
}

// Base is what the relative links of a page from address start from: that, or what the page says first; nil if address is no URL.
func Base(root *html.Node, address string) *url.URL {
	base := parsed(address)
	dom.Find(root, func(n *html.Node) bool { return n.DataAtom == atom.Base && rebase(&base, n) })
	return base
}

// parsed is the address as a URL; nil if it is none.
func parsed(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	return u
}

// rebase turns base to what n, a base element, makes of it, and reports whether it makes anything of it.
func rebase(base **url.URL, n *html.Node) bool {
	if *base == nil || !dom.Has(n, "href") {
		return false
	}
	b, err := (*base).Parse(dom.Attr(n, "href"))
	if err == nil {
		*base = b
	}
	return err == nil
}

func (m *Page) tag(name, content string) {
	content = squash(content)
	switch name {
	case "og:title":
		m.ogTitle = content
	case "og:site_name", "application-name":
		m.siteName = content
	case "article:published_time", "date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "dcterms.issued", "datepublished":
		setTime(&m.Published, content)
	case "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "dc.date.modified", "datemodified", "revised":
		setTime(&m.Updated, content)
	}
}

// timeTag takes the publication time from the page's own mark of it.
func (m *Page) timeTag(n *html.Node) {
	prop := dom.Attr(n, "itemprop")
	tokens := strings.Join(dom.Tokens(n), " ")
	switch {
	case dom.Has(n, "pubdate"), prop == "datePublished", strings.Contains(tokens, "published"):
		setTime(&m.Published, dom.Attr(n, "datetime"))
	case prop == "dateModified", strings.Contains(tokens, "updated"):
		setTime(&m.Updated, dom.Attr(n, "datetime"))
	}
}

func (m *Page) linked(data string) {
	var v any
	if json.Unmarshal([]byte(data), &v) == nil {
		m.linkedValue(v, 0)
	}
}

func (m *Page) linkedValue(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.linkedValue(e, depth+1)
		}
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok {
			setTime(&m.Published, s)
		}
		if s, ok := v["dateModified"].(string); ok {
			setTime(&m.Updated, s)
		}
		if g, ok := v["@graph"]; ok {
			m.linkedValue(g, depth+1)
		}
	}
}

// setTime sets *t to what s says, if it says a time and nothing was said before.
func setTime(t *time.Time, s string) {
	if v, ok := Time(s); ok && t.IsZero() {
		*t = v
	}
}

// titleSeparators stand between a page's title and the name of its site.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " › ", " // "}

// TitleFor is the title of a document whose text came from part of the page.
func (m *Page) TitleFor(doc notice.Document, part *html.Node) string {
	if part.DataAtom != atom.Body {
		return FirstHeading(doc)
	}
	if m.h1 != "" && (m.title == "" || strings.Contains(m.title, m.h1)) {
		return m.h1
	}
	if h := FirstHeading(doc); len(h) > 15 && strings.Contains(m.title, h) {
		return h
	}
	for _, sep := range titleSeparators {
		parts := strings.Split(m.title, sep)
		if len(parts) < 2 {
			continue
		}
		if t := m.ownPart(parts); t != "" {
			return t
		}
		if t := cmp.Or(m.h1, FirstHeading(doc)); t != "" {
			return t
		}
	}
	for _, t := range []string{m.title, m.ogTitle, m.h1} {
		if t != "" {
			return t
		}
	}
	return FirstHeading(doc)
}

// ownPart is the part of a split title that is not the site's name.
func (m *Page) ownPart(parts []string) string {
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p != "" && p != m.siteName && !siteLike(p) {
			return p
		}
	}
	return ""
}

// siteLike reports whether s reads like the name of a body's site.
func siteLike(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	w := words[0]
	return w == "stadt" || w == "gemeinde" || w == "kreis" || w == "startseite" || w == "home" || w == "aktuelles" ||
		strings.HasSuffix(w, "stadt") && len(words) <= 3 || strings.HasSuffix(s, ".de") && len(words) == 1
}

// FirstHeading is the first heading near the start of a document that says what it is about, else the first of all; "" if
// there is none.
func FirstHeading(doc notice.Document) string {
	first := ""
	for _, b := range doc.Blocks[:min(len(doc.Blocks), 8)] {
		if b.Kind != notice.BlockHeading && b.Kind != notice.BlockDetails {
			continue
		}
		t := doc.Text[b.Start:b.End]
		if !Generic(t) {
			return t
		}
		first = cmp.Or(first, t)
	}
	return first
}

// Generic reports whether a heading only names the sort of text.
func Generic(s string) bool {
	switch strings.ToLower(strings.Trim(s, " :+-–")) {
	case "presseinformation", "pressemitteilung", "pressemeldung", "medieninformation", "bekanntmachung", "amtliche bekanntmachung",
		"mitteilung", "aktuelles", "meldung", "presse", "amtsblatt", "mitteilungsblatt":
		return true
	}
	return false
}

func squash(s string) string { return strings.Join(strings.Fields(s), " ") }
