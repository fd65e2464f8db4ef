package source

import (
	"bytes"
	"errors"
	"net/url"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
)

// pageTypes are what a page may come as.
var pageTypes = []string{"text/html", "application/xhtml+xml", "text/plain"}

// DefaultFollow is how many links of a page are followed where its spec gives no limit.
const DefaultFollow = 10

// page reads a page, its items, and the pages that it links to.
func (r *run) page(p Page) error {
	if p.URL == "" {
		return &fault.Error{Kind: fault.Invalid, Op: "page.url", Err: errors.New("is empty"), Remedy: "give the page's address"}
	}
	opt := parse.Options{
		URL: p.URL, Content: p.ContentSelector, Items: p.ItemSelector, Ignore: p.IgnoreSelectors, Main: MainText,
	}
	a, err := r.get(p.URL, pageTypes)
	if err != nil {
		return err
	}
	if a.unchanged {
		r.confirm(p.URL)
	} else {
		docs, err := documents(a, opt)
		if err != nil {
			return err
		}
		if len(docs) == 0 {
			return empty(p)
		}
		r.found(p.URL, a.sum, docs)
	}
	if p.Follow != nil {
		return r.follow(p, a)
	}
	return nil
}

// documents reads an answer as what it is.
func documents(a answer, opt parse.Options) ([]notice.Document, error) {
	opt.Base, opt.Charset, opt.MediaType = a.FinalURL, "utf-8", a.MediaType
	if a.MediaType == "text/plain" && parse.Sniff(a.text) != parse.FormatHTML {
		doc := parse.Text(string(a.text), opt)
		if doc.Text == "" {
			return nil, nil
		}
		return []notice.Document{doc}, nil
	}
	return parse.HTML(a.text, opt)
}

// empty says which setting found nothing.
func empty(p Page) error {
	e := &fault.Error{Kind: fault.Empty, Op: "reading " + p.URL}
	switch {
	case p.ItemSelector != "":
		e.Err = errors.New("itemSelector \"" + p.ItemSelector + "\" matches nothing with text")
		e.Remedy = "check whether the page has changed its layout, and adjust the selector"
	case p.ContentSelector != "":
		e.Err = errors.New("contentSelector \"" + p.ContentSelector + "\" matches nothing with text")
		e.Remedy = "check whether the page has changed its layout, and adjust the selector"
	default:
		e.Err = errors.New("no text on the page")
	}
	return e
}

// follow reads the pages that a page links to. When the page itself is unchanged, so are its links: those known are asked.
func (r *run) follow(p Page, a answer) error {
	limit := p.Follow.Limit
	if limit <= 0 {
		limit = DefaultFollow
	}
	var links []string
	if a.unchanged && a.text == nil {
		links = r.known(p.URL)
	} else {
		var err error
		if links, err = followed(a, p); err != nil {
			return err
		}
		if len(links) == 0 {
			return r.noLinks(p)
		}
	}
	opt := parse.Options{Ignore: p.IgnoreSelectors, Main: MainText}
	for i, u := range links {
		if i >= limit || r.left() <= 0 {
			if i < limit {
				r.whole(p.URL)
			}
			if len(r.old.Keys[u]) > 0 {
				r.keep(u) // still linked, only not asked in this run
				r.place(u, i+1)
			}
			continue
		}
		opt.URL = u
		if err := r.linked(u, opt); err != nil {
			if r.ctx.Err() != nil {
				return err
			}
			r.failed(u, err)
			r.whole(p.URL)
		}
		r.place(u, i+1)
	}
	return nil
}

// linked reads one followed page.
func (r *run) linked(u string, opt parse.Options) error {
	a, err := r.get(u, pageTypes)
	if err != nil {
		return err
	}
	if a.unchanged {
		r.confirm(u)
		return nil
	}
	docs, err := documents(a, opt)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fault.New(fault.Empty, "reading "+u, "no text on the page")
	}
	r.found(u, a.sum, docs)
	return nil
}

// noLinks is what a list page without a link to follow means: what was read of the page itself counts, but nothing is
// known of the pages behind it.
func (r *run) noLinks(p Page) error {
	for _, u := range r.known(p.URL) {
		r.keep(u)
	}
	r.failed("", &fault.Error{
		Kind: fault.Empty, Op: "following links of " + p.URL, Err: errors.New("follow.selector \"" + p.Follow.Selector + "\" matches no link"),
		Remedy: "check whether the page has changed its layout, and adjust the selector",
	})
	r.whole(p.URL)
	return nil
}

// followed lists the links of a page that its spec wants read, each once, in the order of the page.
func followed(a answer, p Page) ([]string, error) {
	sel, err := cascadia.ParseGroup(p.Follow.Selector)
	if err != nil {
		return nil, &fault.Error{
			Kind: fault.Invalid, Op: "follow.selector \"" + p.Follow.Selector + "\"", Err: err,
			Remedy: "give a CSS selector of the links, such as \".news-list a\"",
		}
	}
	root, err := html.Parse(bytes.NewReader(a.text))
	if err != nil {
		return nil, fault.Wrap(fault.BadContent, "parsing HTML of "+p.URL, err)
	}
	base := baseOf(root, firstOf(a.FinalURL, p.URL))
	if base == nil {
		return nil, nil
	}
	seen := map[string]bool{p.URL: true, a.FinalURL: true}
	var out []string
	for _, n := range cascadia.QueryAll(root, sel) {
		u := linkOf(n, base)
		if u == "" || seen[u] {
			continue
		}
		seen[u] = true
		out = append(out, u)
	}
	return out, nil
}

// linkOf is the address that n, or the first link in it, leads to: http or https, without fragment; "" if none.
func linkOf(n *html.Node, base *url.URL) string {
	if n.Data != "a" && n.Data != "area" {
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && c.Data == "a" {
				n = c
				break
			}
		}
	}
	for _, at := range n.Attr {
		if at.Key != "href" {
			continue
		}
		ref, err := base.Parse(at.Val)
		if err != nil || ref.Scheme != "http" && ref.Scheme != "https" || ref.Host == "" {
			return ""
		}
		ref.Fragment, ref.RawFragment, ref.User = "", "", nil
		return ref.String()
	}
	return ""
}

// baseOf is what a page's relative links start from.
func baseOf(root *html.Node, address string) *url.URL {
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "base" {
			for _, at := range n.Attr {
				if at.Key == "href" {
					if b, err := base.Parse(at.Val); err == nil {
						return b
					}
				}
			}
		}
	}
	return base
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
