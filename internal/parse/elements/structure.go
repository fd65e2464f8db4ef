package elements

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/dom"
	"github.com/lagebild/lagebild/internal/parse/plain"
)

// within reads n's children in context c, between paragraph ends.
func (w *Walker) within(c blocks.Context, n *html.Node) {
	w.flush()
	saved := w.c
	w.c = c
	w.styled(n)
	w.flush()
	w.c = saved
}

func (w *Walker) heading(n *html.Node) {
	c := w.c
	if c.Kind != notice.BlockDetails && c.Table == 0 {
		c.Kind, c.Level, c.Lead = notice.BlockHeading, int(n.Data[1]-'0'), -1
	}
	w.within(c, n)
}

func (w *Walker) list(n *html.Node) {
	w.flush()
	if w.muted {
		w.children(n)
		return
	}
	saved := w.c
	c := w.c
	if w.inItem {
		if w.b.Len() > w.itemFrom {
			c.Lead = w.b.Len() - 1
		}
	} else {
		c.Lead = w.b.Lead()
	}
	if c.Kind == notice.BlockItem {
		c.Level++
	} else {
		c.Level = 1
	}
	w.c = c
	w.children(n)
	w.flush()
	w.c = saved
}

func (w *Walker) item(n *html.Node) {
	w.flush()
	saved, from, in := w.c, w.itemFrom, w.inItem
	if w.c.Kind != notice.BlockCell && w.c.Kind != notice.BlockHeadCell {
		w.c.Kind = notice.BlockItem
		w.c.Level = max(1, w.c.Level)
	}
	w.itemFrom, w.inItem = w.b.Len(), true
	w.b.Open(-1)
	w.styled(n)
	w.flush()
	w.b.Close()
	w.c, w.itemFrom, w.inItem = saved, from, in
}

// definition reads a term of a definition list, or what is said of it.
func (w *Walker) definition(n *html.Node) {
	w.flush()
	c := w.c
	c.Lead = -1
	if n.DataAtom == atom.Dd {
		if c.Table == 0 {
			c.Kind = notice.BlockParagraph
		}
		w.within(c, n)
		w.afterDD = true
		return
	}
	if w.afterDD {
		w.b.EndTerms()
		w.afterDD = false
	}
	if c.Table == 0 {
		c.Kind = notice.BlockTerm
	}
	w.within(c, n)
}

func (w *Walker) details(n *html.Node) {
	w.flush()
	w.b.Open(-1)
	governor := -1
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Summary {
			governor = w.opener(c)
			break
		}
	}
	w.b.Open(governor)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Summary {
			w.walk(c)
		}
	}
	w.flush()
	w.b.Close()
	w.b.Close()
}

// opener reads n as a Details block and gives its number; -1 if it has no text.
func (w *Walker) opener(n *html.Node) int {
	c := w.c
	c.Kind, c.Level, c.Lead = notice.BlockDetails, 0, -1
	from := w.b.Len()
	w.within(c, n)
	if w.b.Len() == from {
		return -1
	}
	return w.b.Len() - 1
}

// toggler reads n as the label of a part that it opens, if it is one.
func (w *Walker) toggler(n *html.Node) bool {
	if w.muted || !opens(n) {
		return false
	}
	target := w.target(n)
	if target == nil || !strings.ContainsFunc(dom.Text(n), unicode.IsLetter) || dom.Find(n, func(c *html.Node) bool { return c == target }) != nil {
		return false
	}
	if i := w.opener(n); i >= 0 {
		w.panels[target] = i
	}
	return true
}

// opens reports whether n is a control that opens a part of the page, by ARIA, Bootstrap or the names in use.
func opens(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button, atom.A, atom.Div, atom.Span, atom.H2, atom.H3, atom.H4, atom.H5, atom.Li, atom.P, atom.Label:
	default:
		return false
	}
	if dom.Has(n, "aria-expanded") || dom.Attr(n, "role") == "tab" ||
		dom.Attr(n, "data-toggle") == "collapse" || dom.Attr(n, "data-bs-toggle") == "collapse" {
		return true
	}
	if n.DataAtom == atom.Button && dom.Has(n, "aria-controls") {
		return true
	}
	cl := strings.ToLower(dom.Attr(n, "class"))
	if cl == "" {
		return false
	}
	if s := nextElement(n); s != nil && named(n, "q", "question", "frage") && named(s, "a", "answer", "antwort") {
		return true
	}
	group := false
	for _, g := range []string{"accordion", "akkordeon", "faq", "toggle", "collaps", "aufklapp"} {
		group = group || strings.Contains(cl, g)
	}
	if !group {
		return false
	}
	for _, part := range []string{"header", "title", "titel", "head", "button", "question", "frage", "trigger", "label"} {
		if strings.Contains(cl, part) {
			return true
		}
	}
	return false
}

// named reports whether one of the words is a class of n.
func named(n *html.Node, words ...string) bool {
	for c := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, "class"))) {
		for _, w := range words {
			if c == w || strings.HasSuffix(c, "-"+w) || strings.HasSuffix(c, "_"+w) {
				return true
			}
		}
	}
	return false
}

// target is the part that a control opens: the one it names, else the element after it or after the heading it is in.
func (w *Walker) target(n *html.Node) *html.Node {
	for _, key := range []string{"aria-controls", "data-target", "data-bs-target", "href"} {
		v := dom.Attr(n, key)
		if key == "href" && !strings.HasPrefix(v, "#") {
			continue
		}
		if v = strings.TrimPrefix(v, "#"); v != "" {
			if t := w.byID(v); t != nil && t != n {
				return t
			}
		}
	}
	// A class name on a wrapper of several things is no control.
	if n.DataAtom == atom.Div && dom.Find(n, func(c *html.Node) bool { return c.DataAtom == atom.P || c.DataAtom == atom.Ul }) != nil {
		return nil
	}
	for a := n; a != nil && a.Type == html.ElementNode; a = a.Parent {
		if s := nextElement(a); s != nil {
			if opens(s) {
				return nil
			}
			return s
		}
		if a.Parent == nil || !onlyChild(a) {
			break
		}
	}
	return nil
}

func nextElement(n *html.Node) *html.Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode && !dom.Remove(s) {
			return s
		}
		if s.Type == html.TextNode && strings.TrimSpace(s.Data) != "" {
			return nil
		}
	}
	return nil
}

func onlyChild(n *html.Node) bool {
	for s := n.Parent.FirstChild; s != nil; s = s.NextSibling {
		if s != n && (s.Type == html.ElementNode || s.Type == html.TextNode && strings.TrimSpace(s.Data) != "") {
			return false
		}
	}
	return true
}

// byID finds an element by its id.
func (w *Walker) byID(id string) *html.Node {
	if w.ids == nil {
		w.ids = make(map[string]*html.Node)
		for n := range w.page.Root.Descendants() {
			if v := dom.Attr(n, "id"); v != "" && n.Type == html.ElementNode && w.ids[v] == nil {
				w.ids[v] = n
			}
		}
	}
	return w.ids[id]
}

// pre reads text whose line breaks and columns are its own.
func (w *Walker) pre(n *html.Node) {
	w.flush()
	if w.muted {
		return
	}
	var raw strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			raw.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			raw.WriteByte('\n')
		}
	}
	plain.Read(&w.b, raw.String())
}

// protectedMail decodes the address that a well-known content network hides from robots in an attribute: two hex digits of
// key, then the address, each byte xored with it.
func protectedMail(n *html.Node) string {
	s := dom.Attr(n, "data-cfemail")
	if len(s) < 6 || len(s)%2 != 0 {
		return ""
	}
	key, err := strconv.ParseUint(s[:2], 16, 8)
	if err != nil {
		return ""
	}
	var out []byte
	for i := 2; i < len(s); i += 2 {
		c, err := strconv.ParseUint(s[i:i+2], 16, 8)
		if err != nil {
			return ""
		}
		out = append(out, byte(c)^byte(key))
	}
	return string(out)
}
