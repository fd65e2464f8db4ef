package feeds

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"
)

// maxHint bounds how long a feed may ask to be left alone.
const maxHint = 24 * time.Hour

// reDeclared finds a charset in an XML declaration: such bytes are decoded by the feed library, others here.
var reDeclared = regexp.MustCompile(`^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=`)

// Feed is what a feed says.
type Feed struct {
	Items []Item        // each once, in the feed's order
	Hint  time.Duration // it asks to be left alone for so long; 0 = no wish
}

// Read reads a feed that came from address: raw as it came, text in UTF-8. Its error is that of bytes that are no feed.
func Read(raw, text []byte, address string) (Feed, error) {
	body := text
	if reDeclared.Match(raw[:min(len(raw), 200)]) {
		body = raw
	}
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	fd, err := p.Parse(bytes.NewReader(body))
	if err != nil {
		return Feed{}, err
	}
	return Feed{Items: items(fd, address), Hint: hint(fd)}, nil
}

// hint is how long the feed asks to be left alone: ttl, or the update period of the syndication module.
func hint(fd *gofeed.Feed) time.Duration {
	var wish time.Duration
	if o, ok := fd.OriginalFeed().(*rss.Feed); ok && o != nil {
		if n, err := strconv.Atoi(strings.TrimSpace(o.TTL)); err == nil && n > 0 && n < 60*24 {
			wish = time.Duration(n) * time.Minute
		}
	}
	period := map[string]time.Duration{"hourly": time.Hour, "daily": 24 * time.Hour}[extension(fd, "updatePeriod")]
	if period > 0 {
		every := period
		if n, err := strconv.Atoi(extension(fd, "updateFrequency")); err == nil && n > 1 {
			every = period / time.Duration(n)
		}
		wish = max(wish, every)
	}
	return min(wish, maxHint)
}

func extension(fd *gofeed.Feed, name string) string {
	if e := fd.Extensions["sy"][name]; len(e) > 0 {
		return strings.TrimSpace(e[0].Value)
	}
	return ""
}
