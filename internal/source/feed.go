package source

import (
	"cmp"
	"errors"
	"strconv"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/source/feeds"
	"github.com/lagebild/lagebild/internal/source/maintext"
)

// feedTypes are what a feed may come as; servers often send the general type.
var feedTypes = []string{
	"application/rss+xml", "application/atom+xml", "application/feed+json", "application/xml", "text/xml", "application/json",
	"application/rdf+xml", "text/plain", "text/html",
}

const (
	maxFollowed = 20 // item pages read anew in one run
	maxRecheck  = 5  // newest item pages asked again although their item has not changed
)

// feed reads a feed, and the pages of items that are teasers. Items scroll out of a feed, so its reading is never complete.
func (r *run) feed(f Feed) error {
	if f.URL == "" {
		return &fault.Error{Kind: fault.Invalid, Op: "feed.url", Err: errors.New("is empty"), Remedy: "give the feed's address"}
	}
	r.reading.Complete = false
	a, err := r.get(f.URL, feedTypes)
	if err != nil {
		return err
	}
	if a.unchanged {
		return r.feedUnchanged(f)
	}
	_, span := r.reader.tracer.Start(r.ctx, "parse")
	fd, err := feeds.Read(a.Body, a.text, cmp.Or(a.FinalURL, f.URL))
	span.Count("lagebild.items", len(fd.Items))
	span.Fail(err)
	span.End()
	if err != nil {
		return fault.Wrap(fault.BadContent, "reading the feed "+f.URL, err)
	}
	r.reading.Hint = max(r.reading.Hint, fd.Hint)
	if len(fd.Items) == 0 {
		return fault.New(fault.Empty, "reading the feed "+f.URL, "no items in it")
	}
	return r.items(f, a, fd.Items)
}

// feedUnchanged confirms the items of last time. The newest pages behind them are asked still: an article may be kept
// up to date without a word in the feed.
func (r *run) feedUnchanged(f Feed) error {
	links := make(map[string]string) // by item key
	for _, u := range r.known(f.URL) {
		for _, k := range r.old.Keys[u] {
			links[k] = u
		}
	}
	keys := r.old.Keys[f.URL]
	r.next.Keys[f.URL] = keys
	asked := 0
	for _, k := range keys {
		if v, ok := r.old.Validators[itemEntry+k]; ok {
			r.next.Validators[itemEntry+k] = v
		}
		u := links[k]
		switch {
		case u == "":
			r.reading.Confirmed = append(r.reading.Confirmed, k)
		case asked >= maxRecheck || r.left() <= 0:
			r.keep(u)
			r.reading.Confirmed = append(r.reading.Confirmed, k)
		default:
			asked++
			if _, err := r.itemPage(u, feeds.Item{Key: k}); err != nil {
				return err
			}
		}
	}
	return nil
}

// items reads the items of a feed that are new or changed.
func (r *run) items(f Feed, a answer, items []feeds.Item) error {
	keys := make([]string, 0, len(items))
	followed, asked, again := 0, 0, false
	for _, it := range items {
		keys = append(keys, it.Key)
		page := it.Link != "" && it.Link != f.URL && (f.FollowItems || it.Teaser)
		entry := itemEntry + it.Key
		if r.same && r.old.Validators[entry].Capture == it.Sum {
			r.next.Validators[entry] = Validator{Capture: it.Sum}
			if page && asked < maxRecheck && r.left() > 0 {
				asked++
				if _, err := r.itemPage(it.Link, it); err != nil {
					return err
				}
				continue
			}
			if page {
				r.keep(it.Link)
			}
			r.reading.Confirmed = append(r.reading.Confirmed, it.Key)
			continue
		}
		if page {
			done, err := r.newPage(it, &followed)
			if err != nil {
				return err
			}
			if done {
				r.next.Validators[entry] = Validator{Capture: it.Sum}
				continue
			}
			again = true // its page is still wanted: the teaser stands in for it
		}
		if err := r.itemText(it, a, f); err != nil {
			r.reading.Partial = append(r.reading.Partial, err)
			again = true
			continue
		}
		if !page {
			r.next.Validators[entry] = Validator{Capture: it.Sum}
		}
	}
	r.next.Keys[f.URL] = keys
	if again {
		r.next.Validators[f.URL] = Validator{} // not even its hash: the feed itself has to be read again
	}
	return nil
}

// newPage reads the page of a new or changed item, if the run may still ask for one.
func (r *run) newPage(it feeds.Item, followed *int) (done bool, err error) {
	if *followed >= maxFollowed || r.left() <= 0 {
		return false, nil
	}
	*followed++
	return r.itemPage(it.Link, it)
}

// itemPage reads the page behind an item as the item's document.
func (r *run) itemPage(u string, it feeds.Item) (ok bool, err error) {
	return r.linked(parse.Options{URL: u, Title: it.Title, Main: maintext.Find}, &it)
}

// itemText reads an item's own text as its document.
func (r *run) itemText(it feeds.Item, a answer, f Feed) error {
	docs, err := parse.HTML([]byte(it.HTML), parse.Options{
		URL: cmp.Or(it.Link, f.URL), Base: cmp.Or(it.Link, a.FinalURL), Content: "body", Charset: "utf-8", Title: it.Title,
	})
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fault.New(fault.Empty, "reading item "+strconv.Quote(it.Key)+" of "+f.URL, "no text in it")
	}
	doc := docs[0]
	it.Complete(&doc)
	doc.Capture = a.sum
	r.reading.Documents = append(r.reading.Documents, doc)
	return nil
}
