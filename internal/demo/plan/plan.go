package plan

import (
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Habit is the way in which a site says things.
type Habit string

// The habits.
const (
	News         Habit = "news"          // list of articles, each change an article of its own
	Emergency    Habit = "emergency"     // emergency page on another host
	StackedItems Habit = "stacked-items" // updates without dates, one above the other, each an element of its own
	StackedPage  Habit = "stacked-page"  // the same as one text
	Ticker       Habit = "ticker"        // dated entries, newest first
	Table        Habit = "table"         // offices with status and remark
	FAQ          Habit = "faq"           // questions in <details>
	Lists        Habit = "lists"         // lists under "Nicht betroffen sind:" and the like
	Feed         Habit = "feed"          // RSS with teasers, each item on a page of its own
	OldHTML      Habit = "old-html"      // table layout, ISO-8859-1
	Kreis        Habit = "kreis"         // page of a district, by departments
)

// Habits are all habits in a fixed order.
func Habits() []Habit {
	return []Habit{News, Emergency, StackedItems, StackedPage, Ticker, Table, FAQ, Lists, Feed, OldHTML, Kreis}
}

// Historic reports whether old words stay on the site beside the newer ones; otherwise the page is rewritten each time.
func (h Habit) Historic() bool {
	switch h {
	case News, StackedItems, StackedPage, Ticker, Feed:
		return true
	default:
		return false
	}
}

// FaultKind is the way in which a host fails to give its page.
type FaultKind string

// The ways to fail.
const (
	Refused     FaultKind = "refused"      // connection reset at once
	Timeout     FaultKind = "timeout"      // no answer
	Down        FaultKind = "503"          // service unavailable
	Missing     FaultKind = "404"          // not found
	BlockPage   FaultKind = "block-page"   // 200 with a challenge
	Placeholder FaultKind = "placeholder"  // 200 with "maintenance"
	ExpiredTLS  FaultKind = "expired-tls"  // redirect to https, where the certificate has expired
	Moved       FaultKind = "moved"        // 301 to another host
	TooMany     FaultKind = "rate-limited" // 429 with Retry-After
)

// Window is a stretch of time in which a host fails.
type Window struct {
	Host     string
	Kind     FaultKind
	From, To time.Time // [From, To); a zero To never comes
	Target   string    // Moved: the host to go to
	Path     string    // Moved: the path there; "" keeps the path asked for
}

// Covers reports whether t lies in the window.
func (w Window) Covers(t time.Time) bool {
	return !t.Before(w.From) && (w.To.IsZero() || t.Before(w.To))
}

// Fact is what a body says of one service in one publication.
type Fact struct {
	Service notice.Service
	Status  notice.Status // at present
	Better  bool          // it was worse before
	Then    notice.Status // announced for From; "" if nothing is
	From    notice.Day
	Until   notice.Day // last day of Status, if the words name it; the day before From
	Bare    bool       // the words name only what is announced, since the present is known
	Passed  notice.Day // a restated fact: the day, gone by, from which it was announced
	Detour  bool       // the words give a number to call
	Key     string     // stands for the fact's place in the plan; its wording is drawn from it
}

// Publication is one moment at which a body speaks.
type Publication struct {
	Number int // from 1
	At     time.Time
	Facts  []Fact // what is new in it, in the order of Services
	Full   bool   // historic habits: all that stands is said again
}

// Item is an unrelated news article.
type Item struct {
	At    time.Time
	Topic int // index into the stock of texts, modulo its size
}

// Site is one body with its hosts and all that happens there.
type Site struct {
	Body    notice.Body
	Label   string // "bad-sassendorf"
	Host    string // the body's own host
	Notfall string // host of its emergency page; "" if it has none
	Moved   string // host to which its site has moved for good; "" if it has not
	Habit   Habit
	Layout  int // variant of markup, from 0
	Variety uint64

	Gone time.Time // its site goes away; zero if it never does
	Up   time.Time // first publication
	Back time.Time // the full site is back

	Publications []Publication
	News         []Item
	Windows      []Window

	CrawlDelay int // seconds asked for in robots.txt; 0 = none
	Disallow   bool
	MaxAge     int  // seconds in Cache-Control; 0 = none
	Volatile   bool // pages carry a counter that changes every hour

	history map[notice.Service][]Change
}

// Plan is the whole region's script.
type Plan struct {
	Seed  uint64
	Sites []*Site // in the order of the bodies given
	byAGS map[string]*Site
}

// Site is the site of the body with this AGS, nil if there is none.
func (p *Plan) Site(ags string) *Site { return p.byAGS[ags] }

// Latest is the index of the newest publication at or before t, -1 if there is none yet.
func (s *Site) Latest(t time.Time) int {
	n := -1
	for i := range s.Publications {
		if !s.Publications[i].At.After(t) {
			n = i
		}
	}
	return n
}

// Berlin is the time zone in which the incident happens.
func Berlin() *time.Location { return berlin() }

var berlin = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		// Without a zone database winter time is right for the whole incident.
		return time.FixedZone("CET", 3600)
	}
	return loc
})

// Start is when the simulated incident's clock starts: midnight before the attack.
func Start() time.Time { return time.Date(2023, time.October, 30, 0, 0, 0, 0, Berlin()) }

// End is the moment after which nothing more changes.
func End() time.Time { return time.Date(2023, time.December, 22, 0, 0, 0, 0, Berlin()) }

// Shows reports whether the site has its full shape at t, with all that a normal day's site has; else it is a stopgap.
func (s *Site) Shows(t time.Time) bool {
	return s.Gone.IsZero() || t.Before(s.Gone) || !t.Before(s.Back)
}

// Moment is the last moment at or before t at which anything on the site's pages changed. What a page says at t is what it
// said at that moment.
func (s *Site) Moment(t time.Time) time.Time {
	last := Start().AddDate(0, -1, 0)
	see := func(m time.Time) {
		if !m.IsZero() && !m.After(t) && m.After(last) {
			last = m
		}
	}
	see(s.Gone)
	see(s.Up)
	see(s.Back)
	for _, p := range s.Publications {
		see(p.At)
	}
	for _, n := range s.News {
		see(n.At)
	}
	if s.Volatile {
		see(t.Truncate(time.Hour))
	}
	return last
}

// Server is the host on which the site's own pages are found at t.
func (s *Site) Server(t time.Time) string {
	if s.Moved != "" && !t.Before(s.Up) {
		return s.Moved
	}
	return s.Host
}
