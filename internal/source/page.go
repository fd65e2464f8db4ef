package source

import (
	"cmp"
	"errors"
	"slices"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/source/feeds"
	"github.com/lagebild/lagebild/internal/source/maintext"
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
		URL: p.URL, Content: p.ContentSelector, Items: p.ItemSelector, Ignore: p.IgnoreSelectors, Main: maintext.Find,
	}
	a, err := r.get(p.URL, pageTypes)
	if err != nil {
		return err
	}
	if a.unchanged {
		r.confirm(p.URL)
	} else {
		docs, err := r.documents(a, opt)
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

// documents is documents, within a span.
func (r *run) documents(a answer, opt parse.Options) ([]notice.Document, error) {
	_, span := r.reader.tracer.Start(r.ctx, "parse")
	defer span.End()
	docs, err := documents(a, opt)
	span.Count("lagebild.documents", len(docs))
	span.Fail(err)
	return docs, err
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
		if links, err = parse.Links(a.text, cmp.Or(a.FinalURL, p.URL), "follow.selector", p.Follow.Selector); err != nil {
			return err
		}
		links = slices.DeleteFunc(links, func(u string) bool { return u == p.URL || u == a.FinalURL })
		if len(links) == 0 {
			return r.noLinks(p)
		}
	}
	opt := parse.Options{Ignore: p.IgnoreSelectors, Main: maintext.Find}
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
		ok, err := r.linked(opt, nil)
		if err != nil {
			return err
		}
		if !ok {
			r.whole(p.URL)
		}
		r.place(u, i+1)
	}
	return nil
}

// linked reads the page at opt.URL, to which a list or a feed links: as the document of item, unless that is nil. One that
// cannot be read is noted, and ok is false; err is that of a run that ended.
func (r *run) linked(opt parse.Options, item *feeds.Item) (ok bool, err error) {
	err = r.readLinked(opt, item)
	switch {
	case err == nil:
		return true, nil
	case r.ctx.Err() != nil:
		return false, err
	}
	r.failed(opt.URL, err)
	return false, nil
}

func (r *run) readLinked(opt parse.Options, item *feeds.Item) error {
	a, err := r.get(opt.URL, pageTypes)
	if err != nil {
		return err
	}
	if a.unchanged {
		r.confirm(opt.URL)
		return nil
	}
	docs, err := r.documents(a, opt)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fault.New(fault.Empty, "reading "+opt.URL, "no text on the page")
	}
	if item != nil {
		item.Complete(&docs[0])
	}
	r.found(opt.URL, a.sum, docs)
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
