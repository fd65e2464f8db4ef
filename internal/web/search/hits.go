package search

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/search/query"
	"github.com/lagebild/lagebild/internal/web/page"
)

// Bounds of what is shown of a hit.
const (
	maxSays   = 8
	maxBodies = 6
	maxTitle  = 300 // bytes
)

// hit is a notice as it is shown.
type hit struct {
	Link      string
	Title     template.HTML
	Bodies    []body
	More      int // bodies that are not listed
	Pieces    []template.HTML
	Says      []says
	MoreSays  int
	Source    string
	Published time.Time
	FirstSeen time.Time
	Withdrawn time.Time
	Version   int
	IsNewest  bool
}

type body struct{ Name, Link string }

// says is what the notice states of a service; Body is the name of whose, if it speaks of several.
type says struct{ Class, Sign, Label, Service, Body string }

// facet is a list of values that narrow the search.
type facet struct {
	Title  string
	Values []value
}

type value struct {
	Label  string
	Count  string
	Link   string
	Chosen bool // the search is narrowed to it; the link takes that back
}

// fill puts what was found on the page.
func (p *Pages) fill(d *pageData, res store.SearchResult) {
	text := func(key string, args ...any) string { return p.view.Text(d.Lang, key, args...) }
	if res.Query.Open {
		d.Notes = append(d.Notes, text("search.open"))
	}
	for _, m := range res.Mended {
		d.Notes = append(d.Notes, text("search.mended", m.From, strings.Join(m.To, ", ")))
	}
	if len(res.Extended) > 0 {
		d.Notes = append(d.Notes, text("search.extended", strings.Join(res.Extended, ", ")))
	}
	switch {
	case res.Estimated:
		d.Sum = text("search.about", number(d.Lang, round(res.Total)), number(d.Lang, res.Sampled))
	case res.Total == 1:
		d.Sum = text("search.one")
	default:
		d.Sum = text("search.sum", number(d.Lang, res.Total))
	}
	if res.Window > 0 {
		d.Notes = append(d.Notes, text("search.window", number(d.Lang, res.Window)))
	}
	for _, f := range res.Filters {
		label := text("search.facet."+string(f.Field)) + ": " + cmp.Or(f.Label, p.label(d.Lang, f.Field, f.Key))
		if f.Not {
			label = text("search.not") + " " + label
		}
		d.Filters = append(d.Filters, chip{Label: label, Without: d.link(query.Without(d.Q, f.Filter), "")})
	}
	p.facets(d, res)
	for _, h := range res.Hits {
		d.Hits = append(d.Hits, p.hit(d, h, res.Names))
	}
	if res.Next != "" {
		d.Next = d.link(d.Q, res.Next)
	}
}

// label is what people call a value of a field.
func (p *Pages) label(lang string, f query.Field, key string) string {
	switch f {
	case query.Service:
		return p.view.Kit().Catalog().ServiceLabel(notice.Service(key), lang)
	case query.Status:
		return p.view.Kit().Catalog().StatusLabel(notice.Status(key), lang)
	case query.From, query.Until:
		return page.LongDay(lang, key)
	}
	return key
}

func (p *Pages) facets(d *pageData, res store.SearchResult) {
	for _, f := range res.Facets {
		out := facet{Title: p.view.Text(d.Lang, "search.facet."+string(f.Field))}
		for _, v := range f.Values {
			x := value{Label: cmp.Or(v.Label, p.label(d.Lang, f.Field, v.Key)), Count: number(d.Lang, v.Count)}
			if res.Estimated {
				x.Count = "≈ " + number(d.Lang, round(v.Count))
			}
			if i := slices.IndexFunc(res.Filters, func(g store.SearchFilter) bool { return g.Field == f.Field && !g.Not && g.Key == v.Key }); i >= 0 {
				x.Chosen, x.Link = true, d.link(query.Without(d.Q, res.Filters[i].Filter), "")
			} else {
				x.Link = d.link(query.With(d.Q, f.Field, v.Key), "")
			}
			out.Values = append(out.Values, x)
		}
		d.Facets = append(d.Facets, out)
	}
}

func (p *Pages) hit(d *pageData, h store.Hit, names map[string]string) hit {
	v := hit{
		Link: "/meldung/" + strconv.FormatInt(h.ID, 10) + page.Keep(d.Query, "at", ""), Source: h.Source, Published: h.Published, FirstSeen: h.FirstSeen, Withdrawn: h.Withdrawn,
		Version: h.Version, IsNewest: h.IsNewest,
	}
	title, marks := h.Title, h.TitleMarks
	if title == "" {
		title, marks = h.URL, nil
	}
	if len(title) > maxTitle {
		title = page.Clip(title, maxTitle)
		marks = slices.DeleteFunc(slices.Clone(marks), func(s query.Span) bool { return s.End > len(strings.TrimSuffix(title, "…")) })
	}
	v.Title = marked(title, marks)
	for _, ags := range h.Bodies {
		if len(v.Bodies) == maxBodies {
			v.More++
			continue
		}
		if name := names[ags]; name != "" {
			v.Bodies = append(v.Bodies, body{Name: name, Link: "/kommune/" + ags + page.Keep(d.Query, "at", "")})
		}
	}
	for _, x := range h.Pieces {
		s := string(marked(x.Text, x.Marks))
		if x.Cut {
			s = "… " + s
		}
		if x.More {
			s += " …"
		}
		v.Pieces = append(v.Pieces, template.HTML(s)) //nolint:gosec // escaped by marked
	}
	v.Says, v.MoreSays = p.says(d.Lang, h, names)
	return v
}

// says are the statements of a hit, each body, service and status once.
func (p *Pages) says(lang string, h store.Hit, names map[string]string) (out []says, more int) {
	cat := p.view.Kit().Catalog()
	seen := map[says]bool{}
	slices.SortStableFunc(h.Says, func(a, b store.HitStatement) int {
		return cmp.Compare(cat.Order(notice.Service(a.Service)), cat.Order(notice.Service(b.Service)))
	})
	for _, s := range h.Says {
		info, known := cat.Status(notice.Status(s.Status))
		x := says{Class: s.Status, Sign: info.Sign, Label: info.Label.In(lang), Service: cat.ServiceLabel(notice.Service(s.Service), lang)}
		if len(h.Bodies) > 1 {
			x.Body = names[s.Body]
		}
		if !known {
			x.Class = string(catalog.Unknown)
		}
		if seen[x] {
			continue
		}
		seen[x] = true
		if len(out) == maxSays {
			more++
			continue
		}
		out = append(out, x)
	}
	return out, more
}

// marked is a text with its marks, escaped.
func marked(text string, marks []query.Span) template.HTML {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) {
			continue
		}
		b.WriteString(html.EscapeString(text[at:m.Start]))
		b.WriteString("<mark>" + html.EscapeString(text[m.Start:m.End]) + "</mark>")
		at = m.End
	}
	b.WriteString(html.EscapeString(text[at:]))
	return template.HTML(b.String()) //nolint:gosec // every part is escaped above
}

// round keeps two digits of an estimate: more would claim what nobody counted.
func round(n int) int {
	if n < 100 {
		return n
	}
	unit := math.Pow(10, math.Floor(math.Log10(float64(n)))-1)
	return int(math.Round(float64(n)/unit) * unit)
}

// number is a whole number with the language's sign between thousands.
func number(lang string, n int) string {
	sep := "."
	if lang == catalog.English {
		sep = ","
	}
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = fmt.Sprint(s[:i], sep, s[i:])
	}
	return s
}
