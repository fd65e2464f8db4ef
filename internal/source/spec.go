package source

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Type is the kind of a source, spelled as in the Source custom resource.
type Type string

// The source types that this version reads.
const (
	TypePage Type = "page"
	TypeFeed Type = "feed"
)

// Spec says what to fetch and how to read it. It is what the database keeps of a Source object, as jsonb.
type Spec struct {
	Type      Type             `json:"type"`
	Page      *Page            `json:"page,omitempty"`
	Feed      *Feed            `json:"feed,omitempty"`
	Body      string           `json:"body,omitempty"` // AGS of the body it speaks for; "" for a text about many
	Authority notice.Authority `json:"authority"`
	Interval  time.Duration    `json:"interval"` // between two runs, nanoseconds in JSON
	Timeout   time.Duration    `json:"timeout"`  // of one run
}

// Page is a web page, or a page of items, or a list page whose links are followed.
type Page struct {
	URL             string   `json:"url"`
	ContentSelector string   `json:"contentSelector,omitempty"` // the part that counts; "" = the main text is found
	ItemSelector    string   `json:"itemSelector,omitempty"`    // each match is a document of its own
	IgnoreSelectors []string `json:"ignoreSelectors,omitempty"` // parts that never count
	Follow          *Follow  `json:"follow,omitempty"`
}

// Follow says which links of a page are read too.
type Follow struct {
	Selector string `json:"selector"` // of the <a> elements
	Limit    int    `json:"limit"`    // most links followed in a run
}

// Feed is an RSS, Atom or JSON feed.
type Feed struct {
	URL         string `json:"url"`
	FollowItems bool   `json:"followItems,omitempty"` // always read each item's page, not only where the item is a teaser
}

// URL is the address that the spec starts from; "" if it has none.
func (s Spec) URL() string {
	switch {
	case s.Page != nil:
		return s.Page.URL
	case s.Feed != nil:
		return s.Feed.URL
	default:
		return ""
	}
}
