package draft

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/parse/dom"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/source/maintext"
)

// What a draft proposes where nothing on the page speaks for something else.
const (
	interval = 15 * time.Minute
	timeout  = 2 * time.Minute
)

// Of proposes a Spec for the answer that came from url: feed or page by its content; for a page the selector of its
// updates if it stacks dated ones, or of its links if it lists dated teasers. It never proposes a contentSelector: the main
// text is found without one, and a selector would cut off warnings that stand outside of it.
func Of(url string, a fetch.Answer) source.Spec {
	s := source.Spec{Type: source.TypePage, Page: &source.Page{URL: url}, Authority: notice.Official, Interval: interval, Timeout: timeout}
	text, _, err := parse.UTF8(a.Body, a.Charset, a.MediaType)
	if err != nil {
		return s
	}
	switch parse.Sniff(text) {
	case parse.FormatFeed:
		s.Type, s.Page, s.Feed = source.TypeFeed, nil, &source.Feed{URL: url}
	case parse.FormatHTML:
		root, err := html.Parse(bytes.NewReader(text))
		if err != nil {
			return s
		}
		if g := stacked(root); g.selector != "" {
			g.propose(s.Page, text)
		}
	case parse.FormatText:
	}
	return s
}

// group is a run of like elements that each carry a date.
type group struct {
	selector string
	nodes    []*html.Node
	letters  int
}

// stacked finds the group of dated siblings that holds most text; none if there are not three.
func stacked(root *html.Node) group {
	var best group
	for parent := range root.Descendants() {
		if parent.Type != html.ElementNode {
			continue
		}
		kinds := make(map[string][]*html.Node)
		for c := parent.FirstChild; c != nil; c = c.NextSibling {
			if k := kindOf(c); k != "" {
				kinds[k] = append(kinds[k], c)
			}
		}
		for _, k := range slices.Sorted(maps.Keys(kinds)) { // in order, so that of two groups alike it is always the same
			nodes := kinds[k]
			g := group{nodes: nodes}
			if len(nodes) < 3 || !dated(nodes) {
				continue
			}
			for _, n := range nodes {
				g.letters += utf8.RuneCountInString(dom.Text(n))
			}
			if g.letters > best.letters {
				if g.selector = selectorOf(root, parent, k, nodes); g.selector != "" {
					best = g
				}
			}
		}
	}
	return best
}

// propose puts what g is into a page's settings, if the page reads well with it.
func (g group) propose(p *source.Page, text []byte) {
	if g.teasers() {
		sel := g.selector + " a[href]"
		p.Follow = &source.Follow{Selector: sel, Limit: source.DefaultFollow}
		return
	}
	docs, err := parse.HTML(text, parse.Options{URL: p.URL, Items: g.selector, Charset: "utf-8"})
	if err != nil || len(docs) < 3 {
		return
	}
	whole, err := parse.HTML(text, parse.Options{URL: p.URL, Charset: "utf-8", Main: maintext.Find})
	if err != nil || len(whole) == 0 {
		return
	}
	items := 0
	for _, d := range docs {
		items += len(d.Text)
	}
	// What stands beside the updates would be lost: then the page is better read as a whole.
	if items*4 >= len(whole[0].Text)*3 {
		p.ItemSelector = g.selector
	}
}

// teasers reports whether the elements announce pages: short, each with a link.
func (g group) teasers() bool {
	for _, n := range g.nodes {
		if utf8.RuneCountInString(dom.Text(n)) > 500 || dom.Find(n, isLink) == nil {
			return false
		}
	}
	return true
}

func isLink(n *html.Node) bool {
	href := dom.Attr(n, "href")
	return n.DataAtom == atom.A && href != "" && !strings.HasPrefix(href, "#") && !strings.Contains(href, "mailto:") && !strings.HasPrefix(href, "tel:")
}

var (
	reAnyDate = regexp.MustCompile(`\d{1,2}\.\s?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)`)
	reName    = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)
)

// dated reports whether nearly all nodes begin with a date or hold a <time>.
func dated(nodes []*html.Node) bool {
	n := 0
	for _, c := range nodes {
		text := dom.Text(c)
		if reAnyDate.MatchString(text[:min(len(text), 160)]) || dom.Find(c, isTime) != nil {
			n++
		}
	}
	return n*10 >= len(nodes)*9
}

func isTime(n *html.Node) bool { return n.DataAtom == atom.Time }

// kindOf names an element as a CSS selector by its tag and first stable class; "" for what no update is.
func kindOf(n *html.Node) string {
	switch n.DataAtom {
	case atom.Article, atom.Div, atom.Section, atom.Li, atom.Details:
	default:
		return ""
	}
	for c := range strings.FieldsSeq(dom.Attr(n, "class")) {
		switch c {
		case "odd", "even", "first", "last", "active", "open":
			continue
		}
		if reName.MatchString(c) && !strings.ContainsAny(c, "0123456789") {
			return n.Data + "." + c
		}
	}
	return n.Data
}

// selectorOf is a selector that matches nodes and nothing else on the page; "" if none is found.
func selectorOf(root, parent *html.Node, kind string, nodes []*html.Node) string {
	candidates := []string{kind}
	if id := dom.Attr(parent, "id"); reName.MatchString(id) {
		candidates = append(candidates, "#"+id+" > "+kind)
	}
	if k := kindOf(parent); k != "" {
		candidates = append(candidates, k+" > "+kind)
	}
	candidates = append(candidates, parent.Data+" > "+kind)
	for _, c := range candidates {
		sel, err := cascadia.ParseGroup(c)
		if err == nil && slices.Equal(cascadia.QueryAll(root, sel), nodes) {
			return c
		}
	}
	return ""
}
