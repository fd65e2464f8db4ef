package dom

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is what was found out about a page as a whole.
type Page struct {
	Body *html.Node
	Main *html.Node // the landmark that holds most of the text; nil if there is none
	Text int        // letters that are not boilerplate
	Link int        // of these, letters in links
	all  int32

	counts  map[*html.Node]count
	classes map[string]words // of each value of a class attribute
}

// ordinary is room for the elements of most pages: what a map of 1,024 places holds before it grows.
const ordinary = 896

// count is how many letters and digits stand below an element, and how many of them in links; and the words of its name.
type count struct {
	all, link int32
	words     words
}

// Survey looks a page over below root.
func Survey(root *html.Node) *Page {
	body := Find(root, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if body == nil {
		body = root
	}
	p := &Page{Body: body, counts: make(map[*html.Node]count, ordinary), classes: make(map[string]words)}
	p.all = p.count(body).all
	p.Text, p.Link = p.clean(body, false)
	for _, is := range []func(*html.Node) bool{
		func(n *html.Node) bool { return n.DataAtom == atom.Main || Attr(n, "role") == "main" },
		func(n *html.Node) bool { return n.DataAtom == atom.Article },
	} {
		best, most := (*html.Node)(nil), 0
		for n := body.FirstChild; n != nil; n = Next(n, body) {
			if n.Type == html.ElementNode && is(n) {
				if t, _ := p.clean(n, true); t > most {
					best, most = n, t
				}
			}
		}
		if best != nil && most*10 >= p.Text*6 {
			p.Main = best
			break
		}
	}
	return p
}

// heavy reports whether n holds most of the page's text, and not as links.
func (p *Page) heavy(n *html.Node) bool {
	c := p.counts[n]
	return c.all*2 > p.all && (c.all-c.link)*4 >= c.all
}

// count fills counts for n and all below it.
func (p *Page) count(n *html.Node) count {
	k := count{words: p.wordsOf(n)}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			k.all += letters(c.Data)
		case c.Type == html.ElementNode && !silent(c):
			sub := p.count(c)
			if c.DataAtom == atom.A {
				sub.link = sub.all
			}
			k.all, k.link = k.all+sub.all, k.link+sub.link
		}
	}
	p.counts[n] = k
	return k
}

func letters(s string) int32 {
	n := int32(0)
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			n++
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n++
		}
	}
	return n
}

// Clean counts the letters below n that are no boilerplate.
func (p *Page) Clean(n *html.Node) int {
	text, _ := p.clean(n, true)
	return text
}

// clean counts the letters below n that are no boilerplate, and those of them in links.
func (p *Page) clean(n *html.Node, inMain bool) (text, link int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			text += int(letters(c.Data))
		case c.Type != html.ElementNode, Remove(c), Hidden(c):
		case p.Judge(c, inMain) != Content:
		default:
			t, l := p.clean(c, inMain || c.DataAtom == atom.Main || c.DataAtom == atom.Article)
			if c.DataAtom == atom.A {
				l = t
			}
			text, link = text+t, link+l
		}
	}
	return text, link
}
