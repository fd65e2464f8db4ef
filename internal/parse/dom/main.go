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

	mains    []*html.Node // the elements that call themselves the main text
	articles []*html.Node

	counts  map[*html.Node]count // of those that hold elements; see countOf
	classes map[string]words     // of each value of a class attribute

	class      string // the last one looked up
	classWords words
}

// ordinary is room for the elements with elements of most pages: what a map of 512 places holds before it grows.
const ordinary = 448

// count is how many letters and digits stand below an element, and how many of them in links; and the words of its name.
type count struct {
	all, link int32
	words     words
	marked    bool // an element that may begin the main text, or an h1, stands below
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
	for _, marks := range [][]*html.Node{p.mains, p.articles} {
		best, most := (*html.Node)(nil), 0
		for _, n := range marks {
			if t, _ := p.clean(n, true); t > most {
				best, most = n, t
			}
		}
		if best != nil && most*10 >= p.Text*6 {
			p.Main = best
			break
		}
	}
	return p
}

// countOf is the count of n. Half of a page's elements hold nothing but text: to count them anew is less work than to keep that.
func (p *Page) countOf(n *html.Node) count {
	c, ok := p.counts[n]
	if ok || holdsElements(n) || silent(n) {
		return c
	}
	return p.count(n)
}

func holdsElements(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// heavy reports whether n holds most of the page's text, and not as links.
func (p *Page) heavy(n *html.Node) bool {
	c := p.countOf(n)
	return c.all*2 > p.all && (c.all-c.link)*4 >= c.all
}

// count counts what stands in n, and fills counts for it and all below it.
func (p *Page) count(n *html.Node) count {
	k, leaf := count{words: p.wordsOf(n)}, true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		leaf = leaf && c.Type != html.ElementNode
		switch {
		case c.Type == html.TextNode:
			k.all += letters(c.Data)
		case c.Type == html.ElementNode && !silent(c):
			noted := p.note(c)
			sub := p.count(c)
			k.marked = k.marked || noted || sub.marked
			if c.DataAtom == atom.A {
				sub.link = sub.all
			}
			k.all, k.link = k.all+sub.all, k.link+sub.link
		}
	}
	if !leaf {
		p.counts[n] = k
	}
	return k
}

// note notes n if it may hold the main text. It reports whether it may, or heads it.
func (p *Page) note(n *html.Node) bool {
	is := n.DataAtom == atom.Main || Attr(n, "role") == "main"
	if is {
		p.mains = append(p.mains, n)
	}
	if n.DataAtom == atom.Article {
		p.articles = append(p.articles, n)
	}
	return is || n.DataAtom == atom.Article || n.DataAtom == atom.H1
}

func letters(s string) int32 {
	n := int32(0)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			n += int32(letter[c])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		i += size
	}
	return n
}

// letter is 1 for the letters and digits of ASCII, 0 for its other signs.
var letter = func() (is [utf8.RuneSelf]uint8) {
	for c := range is {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' {
			is[c] = 1
		}
	}
	return is
}()

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
