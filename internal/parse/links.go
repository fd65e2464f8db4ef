package parse

import (
	"bytes"
	"net/url"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/parse/dom"
	"github.com/lagebild/lagebild/internal/parse/meta"
)

// Links lists where the links lead that a selector chooses, or that are the first in what it chooses: http and https alone,
// without fragment, each once, in the order of the page. text is UTF-8 and came from address; field names the selector in
// errors. Errors: Invalid for a selector that cannot be read, BadContent for bytes that are no HTML.
func Links(text []byte, address, field, selector string) ([]string, error) {
	sel, err := matcher(field, selector, ".news-list a")
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fault.Wrap(fault.BadContent, "parsing HTML of "+address, err)
	}
	base := meta.Base(root, address)
	if base == nil || sel == nil {
		return nil, nil
	}
	seen := make(map[string]bool)
	var out []string
	for _, n := range cascadia.QueryAll(root, sel) {
		if u := linkOf(n, base); u != "" && !seen[u] {
			seen[u] = true
			out = append(out, u)
		}
	}
	return out, nil
}

// linkOf is the address that n, or the first link in it, leads to; "" if none.
func linkOf(n *html.Node, base *url.URL) string {
	if n.DataAtom != atom.A && n.DataAtom != atom.Area {
		if a := dom.Find(n, func(c *html.Node) bool { return c.DataAtom == atom.A }); a != nil {
			n = a
		}
	}
	if !dom.Has(n, "href") {
		return ""
	}
	ref, err := base.Parse(dom.Attr(n, "href"))
	if err != nil || ref.Scheme != "http" && ref.Scheme != "https" || ref.Host == "" {
		return ""
	}
	ref.Fragment, ref.RawFragment, ref.User = "", "", nil
	return ref.String()
}
