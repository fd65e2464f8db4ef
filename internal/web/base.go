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
	Style        string // address of the style sheet
	SelfDE       string // this page in German
	SelfEN       string // and in English
	Now          time.Time
	Attributions []string
}

var matcher = language.NewMatcher([]language.Tag{language.German, language.English})

// langOf is the language of a request: ?lang=, else the best of Accept-Language, else German.
func langOf(r *http.Request) string {
	switch l := r.URL.Query().Get("lang"); l {
	case catalog.German, catalog.English:
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
		q := r.URL.Query()
		q.Set("lang", l)
		return (&url.URL{Path: r.URL.Path, RawQuery: q.Encode()}).String()
	}
	return base{
		Lang: lang, Title: s.templates.text(lang, title), Note: s.cfg.Note, Style: s.static.path("style.css"),
		SelfDE: in(catalog.German), SelfEN: in(catalog.English),
		Now: s.cfg.Clock.Now(), Attributions: s.cfg.Attributions,
	}
}

// atLayouts are the forms of ?at=, in Europe/Berlin unless they carry a zone; the first is what the form on the page sends.
var atLayouts = []string{"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339, "2006-01-02 15:04", time.DateOnly}

// moment reads ?at=; without it the moment is now. The future is refused: nobody knows it.
func (s *Server) moment(r *http.Request) (at, now time.Time, isNow bool, err error) {
	now = s.cfg.Clock.Now()
	text := r.URL.Query().Get("at")
	if text == "" {
		return now, now, true, nil
	}
	for _, layout := range atLayouts {
		at, err = time.ParseInLocation(layout, text, s.berlin)
		if err == nil {
			break
		}
	}
	switch {
	case err != nil, at.Year() < 2000:
		e := fault.New(fault.Invalid, "reading the parameter at", "%q is no point in time", text)
		e.Remedy = "write it like 2023-11-06T14:30"
		return at, now, false, e
	case at.After(now.Add(time.Minute)):
		e := fault.New(fault.Invalid, "reading the parameter at", "%q lies in the future", text)
		e.Remedy = "leave it out to see the present"
		return at, now, false, e
	}
	return at.UTC(), now, false, nil
}
