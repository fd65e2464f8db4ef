package web

import (
	"net/http"
	"net/url"
	"time"

	"golang.org/x/text/language"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
)

// base is what every page has.
type base struct {
	Lang         string // catalog.German or catalog.English
	Title        string
	Note         string
	Style, Icon  string // addresses of static files
	SelfDE       string // this page in German
	SelfEN       string // and in English
	Query        string // what links to other pages keep: "?at=…&lang=…", or ""
	Attributions []string
}

var matcher = language.NewMatcher([]language.Tag{language.German, language.English})

// langGiven is ?lang= if it names a language that there are texts for, else "".
func langGiven(r *http.Request) string {
	switch l := r.URL.Query().Get("lang"); l {
	case catalog.German, catalog.English:
		return l
	}
	return ""
}

// langOf is the language of a request: ?lang=, else the best of Accept-Language, else German.
func langOf(r *http.Request) string {
	if l := langGiven(r); l != "" {
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

// base fills in what every page has; title is a key of the texts.
func (s *Server) base(r *http.Request, title string) base {
	lang := langOf(r)
	in := func(l string) string {
		return (&url.URL{Path: r.URL.Path}).EscapedPath() + s.query(r, l)
	}
	return base{
		Lang: lang, Title: s.templates.text(lang, title), Note: s.cfg.Note,
		Style: s.static.path("style.css"), Icon: s.static.path("icon.svg"),
		SelfDE: in(catalog.German), SelfEN: in(catalog.English), Query: s.query(r, langGiven(r)),
		Attributions: s.cfg.Attributions,
	}
}

// query is the part of a link that keeps the moment shown and the language ("" for none). What is not understood is
// dropped.
func (s *Server) query(r *http.Request, lang string) string {
	q := url.Values{}
	if _, _, isNow, err := s.moment(r); err == nil && !isNow {
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

// atLayouts are the forms of ?at=, in Europe/Berlin unless they carry a zone; the first is what the form on the page sends.
var atLayouts = []string{"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339, "2006-01-02 15:04", time.DateOnly}

// firstYear is the first that a moment may lie in; maxAt is the longest text of one, in bytes.
const (
	firstYear = 2000
	maxAt     = 40
)

// moment reads ?at=; without it the moment is now. The future is refused: nobody knows it. A clock that is a minute
// ahead of ours is forgiven.
func (s *Server) moment(r *http.Request) (at, now time.Time, isNow bool, err error) {
	now = s.cfg.Clock.Now()
	text := r.URL.Query().Get("at")
	if text == "" {
		return now, now, true, nil
	}
	at, ok := s.parseAt(text)
	switch {
	case !ok:
		return now, now, false, refuse(fault.Invalid, "error.at", clip(text, maxAt))
	case at.After(now.Add(time.Minute)):
		return now, now, false, refuse(fault.Invalid, "error.future", clip(text, maxAt))
	case at.After(now):
		at = now
	}
	return at.UTC(), now, false, nil
}

func (s *Server) parseAt(text string) (time.Time, bool) {
	if len(text) > maxAt {
		return time.Time{}, false
	}
	for _, layout := range atLayouts {
		if at, err := time.ParseInLocation(layout, text, s.berlin); err == nil {
			return at, at.Year() >= firstYear
		}
	}
	return time.Time{}, false
}

// clip shortens foreign text to at most n characters.
func clip(s string, n int) string {
	count := 0
	for i := range s {
		if count++; count > n {
			return s[:i] + "…"
		}
	}
	return s
}
