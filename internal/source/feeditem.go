package source

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
)

// shortTeaser is the length, in characters, below which an item with a title and without full content is a teaser.
const shortTeaser = 200

// feedItems gives the items of a feed, each once, in the feed's order.
func feedItems(fd *gofeed.Feed, address string) []feedItem {
	base, _ := url.Parse(address)
	seen := make(map[string]bool)
	var out []feedItem
	for _, g := range fd.Items {
		if len(out) >= maxItems {
			break
		}
		it := newItem(g, base)
		it.language = fd.Language
		if seen[it.key] {
			continue
		}
		seen[it.key] = true
		out = append(out, it)
	}
	return out
}

func newItem(g *gofeed.Item, base *url.URL) feedItem {
	it := feedItem{title: plain(g.Title), link: itemLink(g.Link, base)}
	it.published, it.updated = timeOf(g.PublishedParsed), timeOf(g.UpdatedParsed)
	body := g.Content
	if strings.TrimSpace(body) == "" {
		body = g.Description
	}
	it.teaser = isTeaser(g, it.title, body)
	it.html = itemHTML(it.title, body)
	it.sum = hash([]byte(strings.Join([]string{g.Title, g.Description, g.Content, g.Link, g.Published, g.Updated}, "\x00")))
	switch {
	case g.GUID != "":
		it.key = g.GUID
	case it.link != "":
		it.key = it.link
	default:
		it.key = "sha256:" + hash([]byte(g.Title + "\x00" + body))[:32]
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
