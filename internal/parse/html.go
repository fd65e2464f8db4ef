package parse

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/dom"
	"github.com/lagebild/lagebild/internal/parse/elements"
	"github.com/lagebild/lagebild/internal/parse/meta"
)

// MainFinder finds the element that holds the main text of a page without landmarks; nil if it cannot tell. It must leave
// the tree as it is.
type MainFinder func(doc *html.Node, base *url.URL) *html.Node

// Options says how bytes are to be read. The zero value reads a whole page.
type Options struct {
	URL       string     // of the page as asked for: document key
	Base      string     // what relative links start from, after redirects; "" = URL
	Content   string     // CSS selector of the parts that count; "" = the main text is found
	Items     string     // CSS selector: each match is a document of its own
	Ignore    []string   // CSS selectors of parts that never count
	Charset   string     // charset parameter of Content-Type; "" if none
	MediaType string     // of the answer; "" = "text/html" for HTML
	Title     string     // of the document where the text itself has none (feed items, posts)
	Main      MainFinder // asked for pages without landmarks in which links are many; nil = never
}

// HTML reads a page. It gives one document; with Items one for each match, keyed by URL + "#" + its id or a hash of its
// heading or date. A page in which the selectors match nothing, or that has no text, gives none. Errors: Invalid for a
// selector that cannot be read, BadContent for bytes that are no HTML, TooLarge for a document of too many blocks.
func HTML(body []byte, opt Options) ([]notice.Document, error) {
	sel, err := compile(opt)
	if err != nil {
		return nil, err
	}
	text, _, err := UTF8(body, opt.Charset, cmp.Or(opt.MediaType, "text/html"))
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fault.Wrap(fault.BadContent, "parsing HTML of "+opt.URL, err)
	}
	p := &page{opt: opt, sel: sel, meta: meta.Read(root, cmp.Or(opt.Base, opt.URL))}
	p.Page = elements.Page{
		Root: root, Survey: dom.Survey(root), Ignore: ignored(root, sel.ignore), Base: p.meta.Base, OneH1: p.meta.H1s == 1,
	}
	if sel.items != nil {
		return p.items()
	}
	doc, err := p.whole()
	if err != nil || doc.Text == "" {
		return nil, err
	}
	return []notice.Document{doc}, nil
}

// selectors are the compiled selectors of Options.
type selectors struct{ content, items, ignore cascadia.Matcher }

func compile(opt Options) (s selectors, err error) {
	if s.content, err = matcher("contentSelector", opt.Content, textExample); err != nil {
		return s, err
	}
	if s.items, err = matcher("itemSelector", opt.Items, textExample); err != nil {
		return s, err
	}
	s.ignore, err = matcher("ignoreSelectors", strings.Join(opt.Ignore, ", "), textExample)
	return s, err
}

// textExample is a selector of text, for messages.
const textExample = "main .news-text"

// matcher compiles a selector; nil if it is empty. field and example are for the message about one that cannot be read.
func matcher(field, sel, example string) (cascadia.Matcher, error) {
	if strings.TrimSpace(sel) == "" {
		return nil, nil
	}
	g, err := cascadia.ParseGroup(sel)
	if err != nil {
		return nil, &fault.Error{
			Kind: fault.Invalid, Op: field + " " + strconv.Quote(sel), Err: err,
			Remedy: "give a CSS selector such as " + strconv.Quote(example),
		}
	}
	return g, nil
}

func ignored(root *html.Node, m cascadia.Matcher) map[*html.Node]bool {
	if m == nil {
		return nil
	}
	out := make(map[*html.Node]bool)
	for _, n := range cascadia.QueryAll(root, m) {
		out[n] = true
	}
	return out
}

// page is a parsed page on its way to documents.
type page struct {
	elements.Page
	opt  Options
	sel  selectors
	meta meta.Page
}

// whole reads the page as one document.
func (p *page) whole() (notice.Document, error) {
	w := elements.New(&p.Page)
	if p.sel.content != nil {
		for _, n := range outermost(cascadia.QueryAll(p.Root, p.sel.content)) {
			w.Main(n)
		}
	} else {
		w.Whole(p.landmark())
	}
	return p.finish(w, p.opt.URL, p.Survey.Body)
}

// landmark is the element that holds the notice; nil if all of the page counts.
func (p *page) landmark() *html.Node {
	if p.Survey.Main != nil {
		return p.Survey.Main
	}
	s := p.Survey
	if p.opt.Main == nil || s.Link*5 < s.Text || s.Text < 600 {
		return nil
	}
	base, _ := url.Parse(p.opt.URL)
	n := p.opt.Main(p.Root, base)
	if n == nil || n == s.Body || s.Clean(n)*10 < s.Text*6 {
		return nil
	}
	return n
}

func (p *page) finish(w *elements.Walker, key string, part *html.Node) (notice.Document, error) {
	doc, full := w.Document()
	if full {
		return notice.Document{}, fault.New(fault.TooLarge, "reading "+p.opt.URL, "more than %d blocks of text", blocks.MaxBlocks)
	}
	doc.Key, doc.URL, doc.Language = key, key, p.meta.Language
	doc.Published, doc.Updated = p.meta.Published, p.meta.Updated
	doc.Title = p.meta.TitleFor(doc, part)
	if doc.Title == "" {
		doc.Title = p.opt.Title
	}
	meta.DateFromText(&doc)
	return doc, nil
}

// items reads each match of the item selector as a document.
func (p *page) items() ([]notice.Document, error) {
	scope := []*html.Node{p.Root}
	if p.sel.content != nil {
		scope = outermost(cascadia.QueryAll(p.Root, p.sel.content))
	}
	var docs []notice.Document
	seen := make(map[string]int)
	for _, s := range scope {
		matches := cascadia.QueryAll(s, p.sel.items)
		for _, n := range outermost(matches) {
			if p.Ignore[n] {
				continue
			}
			w := elements.New(&p.Page)
			w.Item(n)
			doc, err := p.finish(w, p.opt.URL, n)
			if err != nil {
				return nil, err
			}
			if doc.Text == "" {
				continue
			}
			itemTimes(&doc)
			anchor := anchorOf(n, doc)
			if seen[anchor]++; seen[anchor] > 1 {
				anchor += "-" + strconv.Itoa(seen[anchor])
			}
			doc.Key = p.opt.URL + "#" + anchor
			doc.URL = p.opt.URL
			if id := dom.Attr(n, "id"); id != "" {
				doc.URL = doc.Key
			}
			docs = append(docs, doc)
		}
	}
	return docs, nil
}

// itemTimes dates an item by its own words: those of the page are not the item's.
func itemTimes(doc *notice.Document) {
	doc.Published, doc.Updated = meta.FirstTimes(*doc)
}

// anchorOf names an item for good: its id, else a hash of its date line and heading, else of its first block.
func anchorOf(n *html.Node, doc notice.Document) string {
	if id := dom.Attr(n, "id"); id != "" {
		return id
	}
	h := sha256.New()
	found := false
	for i, b := range doc.Blocks {
		if i > 3 {
			break
		}
		if b.Kind == notice.BlockHeading || b.Kind == notice.BlockEntry || b.Kind == notice.BlockDetails {
			h.Write([]byte(doc.Text[b.Start:b.End] + "\n"))
			found = true
		}
	}
	if !found && len(doc.Blocks) > 0 {
		h.Write([]byte(doc.Text[doc.Blocks[0].Start:doc.Blocks[0].End]))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// outermost leaves out nodes that lie inside others of the list.
func outermost(ns []*html.Node) []*html.Node {
	in := make(map[*html.Node]bool, len(ns))
	for _, n := range ns {
		in[n] = true
	}
	return slices.DeleteFunc(ns, func(n *html.Node) bool {
		for a := n.Parent; a != nil; a = a.Parent {
			if in[a] {
				return true
			}
		}
		return false
	})
}
