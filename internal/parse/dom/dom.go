// Package dom judges the elements of a page: which are hidden, which are navigation, consent layers or footers, which
// warn the reader, and which hold the main text.
package dom

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Attr is the value of an attribute; "" if n has none.
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Has reports whether n has an attribute, even an empty one.
func Has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// Next is the node after n on the way through all below top, in the order of the page; nil after the last. The way begins at
// top's first child.
func Next(n, top *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != top && n.NextSibling == nil {
		n = n.Parent
	}
	if n == top {
		return nil
	}
	return n.NextSibling
}

// Find is the first element below n, in order of the page, for which ok holds; nil if there is none.
func Find(n *html.Node, ok func(*html.Node) bool) *html.Node {
	for c := n.FirstChild; c != nil; c = Next(c, n) {
		if c.Type == html.ElementNode && ok(c) {
			return c
		}
	}
	return nil
}

// Text is all text below n, white space collapsed.
func Text(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = Next(c, n) {
		if c.Type == html.TextNode && !silent(c.Parent) {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func silent(n *html.Node) bool {
	if n == nil {
		return false
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Textarea, atom.Select, atom.Option:
		return true
	}
	return false
}

// Remove reports whether n is an element that holds no text for readers.
func Remove(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Embed, atom.Canvas,
		atom.Video, atom.Audio, atom.Input, atom.Select, atom.Textarea, atom.Datalist, atom.Head, atom.Map, atom.Math,
		atom.Option, atom.Optgroup, atom.Progress, atom.Meter, atom.Frameset:
		return true
	}
	return false
}

// Hidden reports whether n is not shown to readers. Closed parts of accordions and tabs are not hidden: a reader opens them.
func Hidden(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	style := strings.ToLower(strings.ReplaceAll(Attr(n, "style"), " ", ""))
	none := strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
	hid := Has(n, "hidden") && Attr(n, "hidden") != "until-found"
	aria := Attr(n, "aria-hidden") == "true"
	if !none && !hid && !aria {
		return false
	}
	if Attr(n, "role") == "tabpanel" || panelLike(n) || panelLike(n.Parent) {
		return false
	}
	return true
}

// panelLike reports whether n is named like a part that opens on a click.
func panelLike(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	name := strings.ToLower(Attr(n, "class") + " " + Attr(n, "id"))
	for _, w := range []string{"accordion", "akkordeon", "collaps", "toggle", "panel", "klapp", "faq", "tab-content", "tabs"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// Tokens are the words of n's class and id in lower case: "site-header" gives site and header.
func Tokens(n *html.Node) []string {
	var out []string
	for _, name := range [...]string{Attr(n, "class"), Attr(n, "id")} {
		for name != "" {
			var word []byte
			if word, name = nextToken(nil, name); len(word) > 0 {
				out = append(out, string(word))
			}
		}
	}
	return out
}

// nextToken appends the first word of a class or id to buf, in lower case, and gives what follows it. Only at the end of the
// name there may be none.
func nextToken(buf []byte, name string) (word []byte, rest string) {
	lower := false
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			if len(buf) > 0 {
				return buf, name[i:]
			}
		case lower && unicode.IsUpper(r):
			return buf, name[i:]
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		lower = unicode.IsLower(r)
	}
	return buf, ""
}
