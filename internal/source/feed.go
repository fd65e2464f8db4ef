package source

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
)

// feedTypes are what a feed may come as; servers often send the general type.
var feedTypes = []string{
	"application/rss+xml", "application/atom+xml", "application/feed+json", "application/xml", "text/xml", "application/json",
	"application/rdf+xml", "text/plain", "text/html",
}

const (
	maxItems    = 500 // items of a feed that are read, from its top
	maxFollowed = 20  // item pages read anew in one run
	maxRecheck  = 5   // newest item pages asked again although their item has not changed
	maxHint     = 24 * time.Hour
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
	fd, err := parseFeed(a)
	if err != nil {
		return fault.Wrap(fault.BadContent, "reading the feed "+f.URL, err)
	}
	r.reading.Hint = max(r.reading.Hint, feedHint(fd))
	items := feedItems(fd, firstOf(a.FinalURL, f.URL))
	if len(items) == 0 {
		return fault.New(fault.Empty, "reading the feed "+f.URL, "no items in it")
	}
	return r.items(f, a, items)
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
			if err := r.itemPage(u, feedItem{key: k}); err != nil {
				if r.ctx.Err() != nil {
					return err
				}
				r.failed(u, err)
			}
		}
	}
	return nil
}

// feedItem is an item of a feed of any format.
type feedItem struct {
	key, link, title   string
	html               string // its text, in HTML
	teaser             bool   // more stands on its page
	published, updated time.Time
	language           string
	sum                string // hash of all it says
}

// items reads the items of a feed that are new or changed.
func (r *run) items(f Feed, a answer, items []feedItem) error {
	keys := make([]string, 0, len(items))
	followed, asked, again := 0, 0, false
	for _, it := range items {
		keys = append(keys, it.key)
		page := it.link != "" && it.link != f.URL && (f.FollowItems || it.teaser)
		entry := itemEntry + it.key
		if r.same && r.old.Validators[entry].Capture == it.sum {
			r.next.Validators[entry] = Validator{Capture: it.sum}
			if page && asked < maxRecheck && r.left() > 0 {
				asked++
				if err := r.itemPage(it.link, it); err != nil {
					if r.ctx.Err() != nil {
						return err
					}
					r.failed(it.link, err)
				}
				continue
			}
			if page {
				r.keep(it.link)
			}
			r.reading.Confirmed = append(r.reading.Confirmed, it.key)
			continue
		}
		if page {
			done, err := r.newPage(it, &followed)
			if err != nil {
				return err
			}
			if done {
				r.next.Validators[entry] = Validator{Capture: it.sum}
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
			r.next.Validators[entry] = Validator{Capture: it.sum}
		}
	}
	r.next.Keys[f.URL] = keys
	if again {
		r.next.Validators[f.URL] = Validator{} // not even its hash: the feed itself has to be read again
	}
	return nil
}

// newPage reads the page of a new or changed item, if the run may still ask for one.
func (r *run) newPage(it feedItem, followed *int) (done bool, err error) {
	if *followed >= maxFollowed || r.left() <= 0 {
		return false, nil
	}
	*followed++
	if err := r.itemPage(it.link, it); err != nil {
		if r.ctx.Err() != nil {
			return false, err
		}
		r.failed(it.link, err)
		return false, nil
	}
	return true, nil
}

// itemPage reads the page behind an item as the item's document.
func (r *run) itemPage(u string, it feedItem) error {
	a, err := r.get(u, pageTypes)
	if err != nil {
		return err
	}
	if a.unchanged {
		r.confirm(u)
		return nil
	}
	docs, err := documents(a, parse.Options{URL: u, Title: it.title, Main: MainText})
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fault.New(fault.Empty, "reading "+u, "no text on the page")
	}
	doc := docs[0]
	it.complete(&doc)
	doc.URL = u
	r.found(u, a.sum, []notice.Document{doc})
	return nil
}

// itemText reads an item's own text as its document.
func (r *run) itemText(it feedItem, a answer, f Feed) error {
	docs, err := parse.HTML([]byte(it.html), parse.Options{
		URL: firstOf(it.link, f.URL), Base: firstOf(it.link, a.FinalURL), Content: "body", Charset: "utf-8", Title: it.title,
	})
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return fault.New(fault.Empty, "reading item "+strconv.Quote(it.key)+" of "+f.URL, "no text in it")
	}
	doc := docs[0]
	it.complete(&doc)
	doc.Capture = a.sum
	r.reading.Documents = append(r.reading.Documents, doc)
	return nil
}

// complete gives a document what its item knows of it.
func (it feedItem) complete(d *notice.Document) {
	d.Key = it.key
	if it.title != "" {
		d.Title = it.title
	}
	if !it.published.IsZero() {
		d.Published = it.published
	}
	if !it.updated.IsZero() {
		d.Updated = it.updated
	}
	if d.Language == "" {
		d.Language = it.language
	}
}

// reDeclared finds a charset in an XML declaration: such bytes are decoded by the feed library, others here.
var reDeclared = regexp.MustCompile(`^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=`)

func parseFeed(a answer) (*gofeed.Feed, error) {
	body := a.text
	if reDeclared.Match(a.Body[:min(len(a.Body), 200)]) {
		body = a.Body
	}
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	return p.Parse(bytes.NewReader(body))
}

// feedHint is how long the feed asks to be left alone: ttl, or the update period of the syndication module.
func feedHint(fd *gofeed.Feed) time.Duration {
	var hint time.Duration
	if o, ok := fd.OriginalFeed().(*rss.Feed); ok && o != nil {
		if n, err := strconv.Atoi(strings.TrimSpace(o.TTL)); err == nil && n > 0 && n < 60*24 {
			hint = time.Duration(n) * time.Minute
		}
	}
	period := map[string]time.Duration{"hourly": time.Hour, "daily": 24 * time.Hour}[extension(fd, "updatePeriod")]
	if period > 0 {
		every := period
		if n, err := strconv.Atoi(extension(fd, "updateFrequency")); err == nil && n > 1 {
			every = period / time.Duration(n)
		}
		hint = max(hint, every)
	}
	return min(hint, maxHint)
}

func extension(fd *gofeed.Feed, name string) string {
	if e := fd.Extensions["sy"][name]; len(e) > 0 {
		return strings.TrimSpace(e[0].Value)
	}
	return ""
}
