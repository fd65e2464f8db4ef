package mirror

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

// pages are the addresses that are mirrored, in German and in English. All others ask for something that only the living
// site can do.
var pages = regexp.MustCompile(`^/(kommune/[0-9]{5,8}|meldung/[0-9]{1,18}|quellen|verlauf|karte)?$`)

// files are those that pages need to look as they do.
var files = regexp.MustCompile(`^/static/[A-Za-z0-9_-]+/[A-Za-z0-9_.-]+$`)

// fileOf is the file of an address that is mirrored.
func fileOf(address string) string {
	p, query, _ := strings.Cut(address, "?")
	if files.MatchString(p) {
		return p[1:]
	}
	name := strings.TrimPrefix(p, "/") + ".html"
	if p == "/" {
		name = "index.html"
	}
	if query == "lang=en" {
		return "en/" + name
	}
	return name
}

// dead are the elements that need the living site.
var dead = []atom.Atom{atom.Script, atom.Form, atom.Iframe, atom.Object, atom.Embed, atom.Base}

// rewrite makes a page one of the mirror.
func (c *copier) rewrite(address string, body []byte) ([]byte, error) {
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading the page "+address, err)
	}
	var remove []*html.Node
	var main *html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case slices.Contains(dead, n.DataAtom), refreshes(n):
			remove = append(remove, n)
			continue
		case n.DataAtom == atom.Body:
			main = n
		}
		c.links(address, n)
	}
	for _, n := range remove {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	if main != nil {
		main.InsertBefore(c.said(address), main.FirstChild)
	}
	var out bytes.Buffer
	if err := html.Render(&out, doc); err != nil {
		return nil, fault.Wrap(fault.Internal, "writing the page "+address, err)
	}
	return out.Bytes(), nil
}

// refreshes reports whether n is a meta element that loads the page anew.
func refreshes(n *html.Node) bool {
	return n.DataAtom == atom.Meta && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "http-equiv" && strings.EqualFold(a.Val, "refresh")
	})
}

// said is the line that tells a copy from the site.
func (c *copier) said(address string) *html.Node {
	text := "Kopie vom " + c.cfg.Now.In(notice.Berlin()).Format("02.01.2006, 15:04") + " Uhr. Was danach geschah, steht hier nicht."
	if strings.HasSuffix(address, "lang=en") {
		text = "Copy of " + c.cfg.Now.In(notice.Berlin()).Format("2 January 2006, 15:04") + " (Berlin). What happened since is not in it."
	}
	strong := &html.Node{Type: html.ElementNode, Data: "strong", DataAtom: atom.Strong}
	strong.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P, Attr: []html.Attribute{{Key: "role", Val: "note"}}}
	p.AppendChild(strong)
	return p
}

// links makes the addresses in an element's attributes those of the mirror, and queues what they lead to.
func (c *copier) links(address string, n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "integrity" || a.Key == "formaction" || strings.HasPrefix(a.Key, "on")
	})
	for i := 0; i < len(n.Attr); i++ {
		a := &n.Attr[i]
		if a.Key != "href" && a.Key != "src" {
			continue
		}
		to, ok := c.target(address, a.Val)
		if !ok {
			n.Attr = slices.Delete(n.Attr, i, i+1)
			i--
			continue
		}
		a.Val = to
	}
}

// target is where a link of the page at address leads in the mirror; false if it leads nowhere.
func (c *copier) target(address, link string) (string, bool) {
	here, err1 := url.Parse(address)
	u, err2 := url.Parse(link)
	if err1 != nil || err2 != nil {
		return "", false
	}
	switch {
	case strings.HasPrefix(link, "#"):
		return link, true
	case u.Scheme == "http", u.Scheme == "https", u.Scheme == "mailto", u.Scheme == "tel":
		return link, true
	case u.Scheme != "" || u.Host != "":
		return "", false
	}
	u = here.ResolveReference(u)
	fragment := ""
	if u.Fragment != "" {
		fragment = "#" + u.EscapedFragment()
	}
	q := u.Query()
	if q.Get("lang") == "de" {
		q.Del("lang")
	}
	query := q.Encode()
	mirrored := files.MatchString(u.Path) && query == "" || pages.MatchString(u.Path) && (query == "" || query == "lang=en")
	to := u.Path
	if query != "" {
		to += "?" + query
	}
	if mirrored && c.add(to) {
		return relative(fileOf(address), fileOf(to)) + fragment, true
	}
	for _, d := range data {
		if d.from == u.Path && query == "" {
			return relative(fileOf(address), d.file), true
		}
	}
	if c.cfg.Origin == "" {
		return "", false
	}
	return strings.TrimRight(c.cfg.Origin, "/") + u.EscapedPath() + strings.TrimSuffix("?"+query, "?") + fragment, true
}

// relative is the way from one file to another.
func relative(from, to string) string {
	up := strings.Repeat("../", strings.Count(path.Clean(from), "/"))
	return up + to
}
