package source

import (
	"bytes"
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
)

// What a draft proposes where nothing on the page speaks for something else.
const (
	draftInterval = 15 * time.Minute
	draftTimeout  = 2 * time.Minute
	draftFollow   = DefaultFollow
)

// Draft proposes a Spec for the answer that came from url: feed or page by its content; for a page the selector of its
// updates if it stacks dated ones, or of its links if it lists dated teasers. It never proposes a contentSelector: the main
// text is found without one, and a selector would cut off warnings that stand outside of it.
func Draft(url string, a fetch.Answer) Spec {
	s := Spec{Type: TypePage, Page: &Page{URL: url}, Authority: notice.Official, Interval: draftInterval, Timeout: draftTimeout}
	text, _, err := parse.UTF8(a.Body, a.Charset, a.MediaType)
	if err != nil {
		return s
	}
	switch parse.Sniff(text) {
	case parse.FormatFeed:
		s.Type, s.Page, s.Feed = TypeFeed, nil, &Feed{URL: url}
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
		for k, nodes := range kinds {
			g := group{nodes: nodes}
			if len(nodes) < 3 || !dated(nodes) {
				continue
			}
			for _, n := range nodes {
				g.letters += utf8.RuneCountInString(textOf(n))
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
func (g group) propose(p *Page, text []byte) {
	if g.teasers() {
		sel := g.selector + " a[href]"
		p.Follow = &Follow{Selector: sel, Limit: draftFollow}
		return
	}
	docs, err := parse.HTML(text, parse.Options{URL: p.URL, Items: g.selector, Charset: "utf-8"})
	if err != nil || len(docs) < 3 {
		return
	}
	whole, err := parse.HTML(text, parse.Options{URL: p.URL, Charset: "utf-8", Main: MainText})
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
		if utf8.RuneCountInString(textOf(n)) > 500 || !slices.ContainsFunc(slices.Collect(n.Descendants()), isLink) {
			return false
		}
	}
	return true
}

func isLink(n *html.Node) bool {
	if n.DataAtom != atom.A {
		return false
	}
	for _, a := range n.Attr {
		if a.Key == "href" && a.Val != "" && !strings.HasPrefix(a.Val, "#") && !strings.Contains(a.Val, "mailto:") && !strings.HasPrefix(a.Val, "tel:") {
			return true
		}
	}
	return false
}

var (
	reAnyDate = regexp.MustCompile(`\d{1,2}\.\s?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)`)
	reName    = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)
)

// dated reports whether nearly all nodes begin with a date or hold a <time>.
func dated(nodes []*html.Node) bool {
	n := 0
	for _, c := range nodes {
		text := textOf(c)
		if reAnyDate.MatchString(text[:min(len(text), 160)]) || slices.ContainsFunc(slices.Collect(c.Descendants()), func(d *html.Node) bool { return d.DataAtom == atom.Time }) {
			n++
		}
	}
	return n*10 >= len(nodes)*9
}

// kindOf names an element as a CSS selector by its tag and first stable class; "" for what no update is.
func kindOf(n *html.Node) string {
	switch n.DataAtom {
	case atom.Article, atom.Div, atom.Section, atom.Li, atom.Details:
	default:
		return ""
	}
	for _, a := range n.Attr {
		if a.Key != "class" {
			continue
		}
		for c := range strings.FieldsSeq(a.Val) {
			switch c {
			case "odd", "even", "first", "last", "active", "open":
				continue
			}
			if reName.MatchString(c) && !strings.ContainsFunc(c, func(r rune) bool { return r >= '0' && r <= '9' }) {
				return n.Data + "." + c
			}
		}
	}
	return n.Data
}

// selectorOf is a selector that matches nodes and nothing else on the page; "" if none is found.
func selectorOf(root, parent *html.Node, kind string, nodes []*html.Node) string {
	candidates := []string{kind}
	for _, a := range parent.Attr {
		if a.Key == "id" && reName.MatchString(a.Val) {
			candidates = append(candidates, "#"+a.Val+" > "+kind)
		}
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

// textOf is the text of n, white space collapsed.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent.DataAtom != atom.Script && c.Parent.DataAtom != atom.Style {
			b.WriteString(c.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Accepted lists the media types that some kind of source can read, for a first look at an address.
func Accepted() []string {
	all := slices.Concat(pageTypes, feedTypes)
	slices.Sort(all)
	return slices.Compact(all)
}
