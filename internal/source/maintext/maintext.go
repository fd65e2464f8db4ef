package maintext

import (
	"net/url"
	"slices"
	"strconv"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markAttr numbers elements on their way through the library, which works on a copy of the page.
const markAttr = "data-lagebild-n"

// Find gives the element around the main text of a page as readers' views find it. The library behind it drops short parts,
// tables and lists, so only the place that it chooses counts: the innermost element of the page itself that holds all it
// kept. It is a parse.MainFinder; nil if there is no such place.
func Find(doc *html.Node, base *url.URL) *html.Node {
	marked := mark(doc)
	defer unmark(marked)
	p := readability.NewParser()
	p.CharThresholds = 200
	p.DisableJSONLD = true
	article, err := p.ParseDocument(doc, base)
	if err != nil || article.Node == nil {
		return nil
	}
	var common []*html.Node // path from the root to the innermost common element
	for n := range article.Node.Descendants() {
		at := marked[numberOf(n)]
		if at == nil {
			continue
		}
		path := pathTo(at)
		if common == nil {
			common = path
			continue
		}
		i := 0
		for i < len(common) && i < len(path) && common[i] == path[i] {
			i++
		}
		common = common[:i]
	}
	if len(common) == 0 || common[len(common)-1].Type != html.ElementNode {
		return nil
	}
	return common[len(common)-1]
}

// mark numbers the elements that hold running text and gives them by number.
func mark(doc *html.Node) map[int]*html.Node {
	out := make(map[int]*html.Node)
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.P, atom.Li, atom.Td, atom.Dd, atom.Dt, atom.Pre, atom.Blockquote, atom.H2, atom.H3, atom.H4, atom.Summary:
			i := len(out) + 1
			out[i] = n
			n.Attr = append(n.Attr, html.Attribute{Key: markAttr, Val: strconv.Itoa(i)})
		}
	}
	return out
}

func unmark(marked map[int]*html.Node) {
	for _, n := range marked {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == markAttr })
	}
}

func numberOf(n *html.Node) int {
	for _, a := range n.Attr {
		if a.Key == markAttr {
			i, err := strconv.Atoi(a.Val)
			if err == nil {
				return i
			}
		}
	}
	return 0
}

// pathTo lists n's parent and all above it, from the top.
func pathTo(n *html.Node) []*html.Node {
	var out []*html.Node
	for a := n.Parent; a != nil; a = a.Parent {
		out = append(out, a)
	}
	slices.Reverse(out)
	return out
}
