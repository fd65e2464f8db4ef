package feeds

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"github.com/lagebild/lagebild/internal/notice"
)

// maxItems is how many items of a feed are read, from its top.
const maxItems = 500

// shortTeaser is the length, in characters, below which an item with a title and without full content is a teaser.
const shortTeaser = 200

// Item is an item of a feed of any format.
type Item struct {
	Key                string // stable: the feed's own id, else the link, else a hash
	Link, Title        string
	HTML               string // its title and text, as a page
	Teaser             bool   // more stands on its page
	Published, Updated time.Time
	Language           string
	Sum                string // hash of all it says
}

// Complete gives a document, read from the item or its page, what the item knows of it.
func (it Item) Complete(d *notice.Document) {
	d.Key = it.Key
	if it.Title != "" {
		d.Title = it.Title
	}
	if !it.Published.IsZero() {
		d.Published = it.Published
	}
	if !it.Updated.IsZero() {
		d.Updated = it.Updated
	}
	if d.Language == "" {
		d.Language = it.Language
	}
}

// items gives the items of a feed, each once, in the feed's order.
func items(fd *gofeed.Feed, address string) []Item {
	base, _ := url.Parse(address)
	seen := make(map[string]bool)
	var out []Item
	for _, g := range fd.Items {
		if len(out) >= maxItems {
			break
		}
		it := newItem(g, base)
		it.Language = fd.Language
		if seen[it.Key] {
			continue
		}
		seen[it.Key] = true
		out = append(out, it)
	}
	return out
}

func newItem(g *gofeed.Item, base *url.URL) Item {
	it := Item{Title: plain(g.Title), Link: itemLink(g.Link, base)}
	it.Published, it.Updated = timeOf(g.PublishedParsed), timeOf(g.UpdatedParsed)
	body := g.Content
	if strings.TrimSpace(body) == "" {
		body = g.Description
	}
	it.Teaser = isTeaser(g, it.Title, body)
	it.HTML = itemHTML(it.Title, body)
	it.Sum = hash(strings.Join([]string{g.Title, g.Description, g.Content, g.Link, g.Published, g.Updated}, "\x00"))
	switch {
	case g.GUID != "":
		it.Key = g.GUID
	case it.Link != "":
		it.Key = it.Link
	default:
		it.Key = "sha256:" + hash(g.Title + "\x00" + body)[:32]
	}
	return it
}

func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// itemLink is the absolute address of an item's page; "" if it has none that can be asked.
func itemLink(link string, base *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || link == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

var (
	reTags    = regexp.MustCompile(`<[^>]*>`)
	reCutOff  = regexp.MustCompile(`(?i)(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&#8230;\]|\bmehr|weiterlesen|weiter\s+lesen|read\s+more|mehr\s+erfahren|zum\s+artikel)\s*[\])»>→]*\s*$`)
	reMarkup  = regexp.MustCompile(`(?i)<(?:p|br|div|ul|ol|li|h[1-6]|table|a|b|strong|em|i|span|blockquote|img|dl)\b`)
	reAppears = regexp.MustCompile(`(?s)The post .{0,300}? (?:appeared first on|erschien zuerst auf) .*$|(?s)Der Beitrag .{0,300}? erschien zuerst auf .*$`)
)

// plain is s without tags and entities.
func plain(s string) string {
	return strings.Join(strings.Fields(html.UnescapeString(reTags.ReplaceAllString(s, " "))), " ")
}

// isTeaser reports whether an item only announces what its page says: its text is cut off, or too short to be all of an
// article. Posts have no title, and are whole however short.
func isTeaser(g *gofeed.Item, title, body string) bool {
	text := strings.TrimSpace(reAppears.ReplaceAllString(plain(body), ""))
	if reCutOff.MatchString(text) || text == "" {
		return true
	}
	return strings.TrimSpace(g.Content) == "" && title != "" && utf8.RuneCountInString(text) < shortTeaser
}

// itemHTML is the item's title and text as one page: the title is often half of the notice.
func itemHTML(title, body string) string {
	var b strings.Builder
	if title != "" && !strings.HasPrefix(plain(body), title) {
		b.WriteString("<h1>" + html.EscapeString(title) + "</h1>\n")
	}
	body = strings.TrimSpace(body)
	if reMarkup.MatchString(body) {
		b.WriteString(body)
	} else {
		b.WriteString("<pre>\n" + html.EscapeString(html.UnescapeString(reTags.ReplaceAllString(body, " "))) + "</pre>")
	}
	return b.String()
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
