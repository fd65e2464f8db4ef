package web

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/store"
)

type overviewPage struct {
	base
	At       time.Time // the moment shown, to the minute: the page stays the same for so long
	Ref      time.Time // what ages count from: At, or the present if At is past because the database is away
	AtInput  string    // for the form field, in Europe/Berlin
	Earliest string    // and what it takes
	Latest   string
	IsNow    bool // the present is shown
	Old      bool // the database is away: At is when it was read last
	Services []serviceHead
	Columns  int // of the table
	Groups   []districtGroup
	Sums     []sum
	Silent   int
	Bodies   int
	Legend   []legendEntry
}

type serviceHead struct {
	Label, Help string
	First       bool // of its group
}

type districtGroup struct {
	AGS, Name string
	Rows      []bodyLine
}

type legendEntry struct{ Class, Sign, Word, Label, Help string }

// overview shows the whole region at one moment.
func (s *Server) overview(w http.ResponseWriter, r *http.Request) error {
	at, now, isNow, err := s.moment(r)
	if err != nil {
		return err
	}
	o, old, err := s.present(r.Context(), at, now, isNow)
	if err != nil {
		return err
	}
	p := overviewPage{base: s.base(r, "overview.title"), At: o.At.Truncate(time.Minute), IsNow: isNow && !old, Old: old, Bodies: len(o.Rows)}
	p.Ref = p.At
	if old {
		p.Ref = now.Truncate(time.Minute)
	}
	input := func(t time.Time) string { return t.In(s.berlin).Format(atLayouts[0]) }
	p.AtInput, p.Latest = input(p.At), input(now)
	p.Earliest = input(time.Date(firstYear, 1, 1, 0, 0, 0, 0, s.berlin))
	p.Services = s.heads(p.Lang)
	p.Columns = len(p.Services) + 1
	p.Groups = s.groups(o, lineOptions{lang: p.Lang, query: p.Query, ref: p.Ref})
	p.Sums, p.Silent = s.sums(o, p.Lang)
	p.Legend = s.legend(p.Lang)
	return s.show(w, r, "overview", p.Lang, p)
}

func (s *Server) heads(lang string) []serviceHead {
	services := s.cfg.Catalog.Services()
	out := make([]serviceHead, 0, len(services))
	for i, info := range services {
		out = append(out, serviceHead{Label: info.Label.In(lang), Help: info.Help.In(lang), First: startsGroup(services, i)})
	}
	return out
}

// groups puts the rows, each Kreis before its municipalities and these by name, under their Kreis; these by name too. A
// Kreis need not be a body itself.
func (s *Server) groups(o store.Overview, opt lineOptions) []districtGroup {
	var out []districtGroup
	index := map[string]int{}
	for _, row := range o.Rows {
		ags := row.Body.DistrictAGS
		i, ok := index[ags]
		if !ok {
			i = len(out)
			index[ags] = i
			out = append(out, districtGroup{AGS: ags, Name: s.districtName(ags)})
		}
		out[i].Rows = append(out[i].Rows, s.line(row, opt))
	}
	order := collate.New(language.German) // holds buffers, so it is not shared
	slices.SortStableFunc(out, func(a, b districtGroup) int { return order.CompareString(a.Name, b.Name) })
	return out
}

// districtName is never empty.
func (s *Server) districtName(ags string) string {
	return cmp.Or(s.cfg.DistrictName(ags), "Kreis "+ags)
}

func (s *Server) legend(lang string) []legendEntry {
	var out []legendEntry
	word := func(key string) string { return s.templates.text(lang, "word."+key) }
	for _, st := range s.cfg.Catalog.Statuses() {
		out = append(out, legendEntry{string(st.Key), st.Sign, word(string(st.Key)), st.Label.In(lang), st.Help.In(lang)})
	}
	for _, state := range []catalog.State{catalog.Contradicted, catalog.Stale, catalog.Unknown, catalog.Silent} {
		info := s.cfg.Catalog.State(state)
		out = append(out, legendEntry{string(state), info.Sign, word(string(state)), info.Label.In(lang), info.Help.In(lang)})
	}
	return out
}
