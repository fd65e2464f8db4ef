package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/query"
)

// resolving turns the fields of a query into what the database knows them by.
type resolving struct {
	r       *Searcher
	n       *names
	now     time.Time
	w       where
	kreise  []string // bodies of the districts asked for; nil if none are
	filters []SearchFilter
	bad     query.Problems
}

func (r *Searcher) resolve(ctx context.Context, n *names, q query.Query, now time.Time) (where, []SearchFilter, query.Problems, error) {
	v := resolving{r: r, n: n, now: now}
	for _, f := range q.Filters {
		var err error
		switch f.Field {
		case query.Body:
			v.body(f)
		case query.District:
			v.kreis(f)
		case query.Service:
			v.service(f)
		case query.Status:
			v.status(f)
		case query.Source:
			err = v.source(ctx, f)
		case query.From, query.Until:
			v.day(f)
		}
		if err != nil {
			return where{}, nil, nil, err
		}
	}
	if v.kreise != nil {
		if v.w.bodies == nil {
			v.w.bodies = v.kreise
		} else { // in one of these districts, and one of these bodies
			v.w.bodies = slices.DeleteFunc(v.w.bodies, func(ags string) bool { return !slices.Contains(v.kreise, ags) })
		}
	}
	if !v.w.from.IsZero() && !v.w.until.IsZero() && !v.w.from.Before(v.w.until) {
		v.bad = append(v.bad, query.Problem{Code: query.DaysCrossed})
	}
	return v.w, v.filters, v.bad, nil
}

func (v *resolving) refuse(code query.Code, f query.Filter, near ...string) {
	v.bad = append(v.bad, query.Problem{Code: code, Span: f.Span, Word: f.Value, Near: near})
}

func (v *resolving) take(f query.Filter, key, label string) {
	v.filters = append(v.filters, SearchFilter{Filter: f, Key: key, Label: label})
}

// either adds alternatives to one of two lists, so that it is not nil.
func either(not bool, yes, no *[]string, values ...string) {
	if not {
		*no = append(*no, values...)
		return
	}
	*yes = append(*yes, values...)
}

func (v *resolving) body(f query.Filter) {
	ags := find(v.n.bodies, v.n.byName, f.Value)
	switch {
	case len(ags) == 0:
		v.refuse(query.UnknownBody, f, near(v.n.bodies, v.n.byName, f.Value)...)
	case len(ags) > 1:
		var which []string
		for _, a := range ags[:min(len(ags), 5)] {
			which = append(which, a+" ("+v.n.bodies[a]+")")
		}
		v.refuse(query.AmbiguousBody, f, which...)
	default:
		either(f.Not, &v.w.bodies, &v.w.notBodies, ags[0])
		v.take(f, ags[0], v.n.bodies[ags[0]])
	}
}

func (v *resolving) kreis(f query.Filter) {
	ags := find(v.n.districts, v.n.byKreis, f.Value)
	if len(ags) == 0 {
		v.refuse(query.UnknownKreis, f, near(v.n.districts, v.n.byKreis, f.Value)...)
		return
	}
	for body, district := range v.n.district {
		if slices.Contains(ags, district) {
			either(f.Not, &v.kreise, &v.w.notBodies, body)
		}
	}
	slices.Sort(v.kreise)
	v.take(f, ags[0], v.n.districts[ags[0]])
}

func (v *resolving) service(f query.Filter) {
	want := flat(f.Value)
	var found []string
	var all []string
	for _, s := range v.r.cfg.Catalog.Services() {
		all = append(all, string(s.Key))
		if string(s.Key) == f.Value || flat(string(s.Key)) == want || flat(s.Label.In(catalog.German)) == want || flat(s.Label.In(catalog.English)) == want {
			found = append(found, string(s.Key))
		}
	}
	if len(found) == 0 {
		for _, s := range v.r.compiler.Services(f.Value) {
			found = append(found, string(s))
		}
	}
	if len(found) == 0 {
		known, byName := map[string]string{}, map[string][]string{}
		for _, k := range all {
			known[k] = k
			put(byName, flat(k), k)
		}
		v.refuse(query.UnknownService, f, near(known, byName, f.Value)...)
		return
	}
	either(f.Not, &v.w.services, &v.w.notServices, found...)
	v.take(f, found[0], "")
}

// statusWords are what people call the statuses, folded.
var statusWords = map[string]notice.Status{
	"verfuegbar": notice.Available, "offen": notice.Available, "geoeffnet": notice.Available, "normal": notice.Available, "ok": notice.Available,
	"eingeschraenkt": notice.Limited, "teilweise": notice.Limited, "notbetrieb": notice.Limited, "gestoert": notice.Limited,
	"nicht verfuegbar": notice.Unavailable, "nichtverfuegbar": notice.Unavailable, "geschlossen": notice.Unavailable, "zu": notice.Unavailable, "ausgefallen": notice.Unavailable,
}

func (v *resolving) status(f query.Filter) {
	st, ok := statusWords[flat(f.Value)]
	if s := notice.Status(german.Fold(f.Value)); s.Valid() {
		st, ok = s, true
	}
	if !ok {
		v.refuse(query.UnknownStatus, f)
		return
	}
	either(f.Not, &v.w.statuses, &v.w.notStatuses, string(st))
	v.take(f, string(st), "")
}

const sourcesNamed = `
SELECT s.id FROM sources s
WHERE s.namespace || '/' || s.name = $1 OR s.name = $1 OR s.host = $1
UNION ALL
SELECT s.id FROM sources s
WHERE NOT EXISTS (SELECT FROM sources x WHERE x.namespace || '/' || x.name = $1 OR x.name = $1 OR x.host = $1)
  AND (position($1 IN s.name) > 0 OR position($1 IN s.host) > 0)
LIMIT 2000`

func (v *resolving) source(ctx context.Context, f query.Filter) error {
	var ids pq.Int64Array
	if err := v.r.s.sel(ctx, (*[]int64)(&ids), sourcesNamed, strings.ToLower(f.Value)); err != nil {
		return err
	}
	switch {
	case len(ids) == 0:
		v.refuse(query.UnknownSource, f)
	case f.Not:
		v.w.notSources = append(v.w.notSources, ids...)
		v.take(f, f.Value, "")
	default:
		v.w.sources = append(v.w.sources, ids...)
		v.take(f, f.Value, "")
	}
	return nil
}

func (v *resolving) day(f query.Filter) {
	if f.Not {
		v.bad = append(v.bad, query.Problem{Code: query.NotHere, Span: f.Span, Word: string(f.Field) + ":" + f.Value})
		return
	}
	d, ok := query.Day(f.Value, v.now, v.r.berlin)
	if !ok {
		v.refuse(query.BadDay, f)
		return
	}
	if f.Field == query.From {
		if v.w.from.IsZero() || d.Before(v.w.from) {
			v.w.from = d
		}
	} else if next := d.AddDate(0, 0, 1); next.After(v.w.until) {
		v.w.until = next
	}
	v.take(f, d.Format(time.DateOnly), "")
}
