package page

import (
	"net/http"
	"net/url"
	"time"

	"golang.org/x/text/language"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
)

// Base is what every page has. Pages are structs that embed it.
type Base struct {
	Lang         string // catalog.German or catalog.English
	Title        string
	Note         string
	Style, Icon  string // addresses of static files
	Script       string // the only one there is; every page works without it
	Styles       []string
	SelfDE       string // this page in German
	SelfEN       string // and in English
	Path         string // of this page
	Query        string // what links to other pages keep: "?at=…&lang=…", or ""
	Search       string // what stands in the search field
	Wall         bool   // large and without controls
	OldAge       string // how old the picture is because the database is away; "" if it is not
	Attributions []string
}

// Option is a choice of a form's field; the part "options" of a template takes a list of them.
type Option struct {
	Key, Label string
	Selected   bool
}

var matcher = language.NewMatcher([]language.Tag{language.German, language.English})

// LangGiven is ?lang= if it names a language that there are texts for, else "".
func LangGiven(r *http.Request) string {
	switch l := r.URL.Query().Get("lang"); l {
	case catalog.German, catalog.English:
		return l
	}
	return ""
}

// Lang is the language of a request: ?lang=, else the best of Accept-Language, else German.
func Lang(r *http.Request) string {
	if l := LangGiven(r); l != "" {
		return l
	}
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return catalog.German
	}
	if _, i, conf := matcher.Match(tags...); i == 1 && conf > language.No {
		return catalog.English
	}
	return catalog.German
}

// base fills in all but the title.
func (k *Kit) base(r *http.Request) Base {
	path := (&url.URL{Path: r.URL.Path}).EscapedPath()
	return Base{
		Lang: Lang(r), Note: k.cfg.Note, Path: path,
		Style: k.static.path("style.css"), Icon: k.static.path("icon.svg"), Script: k.static.path("lagebild.js"),
		SelfDE: path + k.Query(r, catalog.German), SelfEN: path + k.Query(r, catalog.English), Query: k.Query(r, LangGiven(r)),
		Attributions: k.cfg.Attributions,
	}
}

// SetSelf makes the links to the other language keep the parameters of query ("?a=b").
func (b *Base) SetSelf(query string) {
	b.SelfDE, b.SelfEN = b.Path+Keep(query, "lang", catalog.German), b.Path+Keep(query, "lang", catalog.English)
}

// SetOld says that the database is away and how old the picture is, readAt being when it was read.
func (b *Base) SetOld(now, readAt time.Time) { b.OldAge = Age(b.Lang, now.Sub(readAt)) }

// Query is the part of a link that keeps the moment shown and the language ("" for none). What is not understood is
// dropped.
func (k *Kit) Query(r *http.Request, lang string) string {
	q := url.Values{}
	if _, _, isNow, err := k.Moment(r); err == nil && !isNow {
		q.Set("at", r.URL.Query().Get("at"))
	}
	if lang != "" {
		q.Set("lang", lang)
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// InputLayout is the form of ?at= that a form field sends, in Europe/Berlin.
const InputLayout = "2006-01-02T15:04"

// atLayouts are the forms of ?at=, in Europe/Berlin unless they carry a zone.
var atLayouts = []string{InputLayout, "2006-01-02T15:04:05", time.RFC3339, "2006-01-02 15:04", time.DateOnly}

// FirstYear is the first that a moment may lie in; maxAt is the longest text of one, in bytes.
const (
	FirstYear = 2000
	maxAt     = 40
)

// Moment reads ?at=; without it the moment is now. The future is refused: nobody knows it. A clock that is a minute
// ahead of ours is forgiven.
func (k *Kit) Moment(r *http.Request) (at, now time.Time, isNow bool, err error) {
	now = k.cfg.Clock.Now()
	text := r.URL.Query().Get("at")
	if text == "" {
		return now, now, true, nil
	}
	at, ok := k.parseAt(text)
	switch {
	case !ok:
		return now, now, false, Refuse(fault.Invalid, k.Both("error.at"), Clip(text, maxAt))
	case at.After(now.Add(time.Minute)):
		return now, now, false, Refuse(fault.Invalid, k.Both("error.future"), Clip(text, maxAt))
	case at.After(now):
		at = now
	}
	return at.UTC(), now, false, nil
}

func (k *Kit) parseAt(text string) (time.Time, bool) {
	if len(text) > maxAt {
		return time.Time{}, false
	}
	for _, layout := range atLayouts {
		if at, err := time.ParseInLocation(layout, text, k.berlin); err == nil {
			return at, at.Year() >= FirstYear
		}
	}
	return time.Time{}, false
}

// Input is a moment as a form field takes it.
func (k *Kit) Input(at time.Time) string { return at.In(k.berlin).Format(InputLayout) }
