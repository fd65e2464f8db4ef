package fields

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

// Filter is a field of the query and what its value was taken for.
type Filter struct {
	query.Filter
	Key   string // AGS, service, status, or the day as YYYY-MM-DD; as typed for a source
	Label string // the name of a body, district or source; "" if Key says it
}

// Where are the fields of a query, resolved. Lists are alternatives; a nil list asks for nothing, an empty one finds nothing.
type Where struct {
	Bodies, NotBodies     []string
	Services, NotServices []string
	Statuses, NotStatuses []string
	Sources, NotSources   []int64
	From, Until           time.Time // from <= published < until
}

// None reports whether nothing is narrowed.
func (w Where) None() bool {
	return w.Bodies == nil && w.Services == nil && w.Statuses == nil && w.Sources == nil && w.From.IsZero() && w.Until.IsZero() &&
		len(w.NotBodies)+len(w.NotServices)+len(w.NotStatuses)+len(w.NotSources) == 0
}

// resolving turns the fields of a query into what the database knows them by.
type resolving struct {
	r       *Resolver
	n       *Names
	now     time.Time
	w       Where
	kreise  []string // bodies of the districts asked for; nil if none are
	filters []Filter
	bad     query.Problems
}

// Resolve says what the fields of a query ask for and what they were taken for; what cannot be taken for anything is a problem.
func (r *Resolver) Resolve(ctx context.Context, n *Names, q query.Query, now time.Time) (Where, []Filter, query.Problems, error) {
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
			return Where{}, nil, nil, err
		}
	}
	if v.kreise != nil {
		if v.w.Bodies == nil {
			v.w.Bodies = v.kreise
		} else { // in one of these districts, and one of these bodies
			v.w.Bodies = slices.DeleteFunc(v.w.Bodies, func(ags string) bool { return !slices.Contains(v.kreise, ags) })
		}
	}
	if !v.w.From.IsZero() && !v.w.Until.IsZero() && !v.w.From.Before(v.w.Until) {
		v.bad = append(v.bad, query.Problem{Code: query.DaysCrossed})
	}
	return v.w, v.filters, v.bad, nil
}

func (v *resolving) refuse(code query.Code, f query.Filter, near ...string) {
	v.bad = append(v.bad, query.Problem{Code: code, Span: f.Span, Word: f.Value, Near: near})
}

func (v *resolving) take(f query.Filter, key, label string) {
	v.filters = append(v.filters, Filter{Filter: f, Key: key, Label: label})
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
	ags := find(v.n.Bodies, v.n.byName, f.Value)
	switch {
	case len(ags) == 0:
		v.refuse(query.UnknownBody, f, near(v.n.Bodies, v.n.byName, f.Value)...)
	case len(ags) > 1:
		var which []string
		for _, a := range ags[:min(len(ags), 5)] {
			which = append(which, a+" ("+v.n.Bodies[a]+")")
		}
		v.refuse(query.AmbiguousBody, f, which...)
	default:
		either(f.Not, &v.w.Bodies, &v.w.NotBodies, ags[0])
		v.take(f, ags[0], v.n.Bodies[ags[0]])
	}
}

func (v *resolving) kreis(f query.Filter) {
	ags := find(v.n.Districts, v.n.byKreis, f.Value)
	if len(ags) == 0 {
		v.refuse(query.UnknownKreis, f, near(v.n.Districts, v.n.byKreis, f.Value)...)
		return
	}
	for body, district := range v.n.district {
		if slices.Contains(ags, district) {
			either(f.Not, &v.kreise, &v.w.NotBodies, body)
		}
	}
	slices.Sort(v.kreise)
	v.take(f, ags[0], v.n.Districts[ags[0]])
}

func (v *resolving) service(f query.Filter) {
	want := flat(f.Value)
	var found []string
	var all []string
	for _, s := range v.r.catalog.Services() {
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
	either(f.Not, &v.w.Services, &v.w.NotServices, found...)
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
	either(f.Not, &v.w.Statuses, &v.w.NotStatuses, string(st))
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
	if err := v.r.s.Sel(ctx, (*[]int64)(&ids), sourcesNamed, strings.ToLower(f.Value)); err != nil {
		return err
	}
	switch {
	case len(ids) == 0:
		v.refuse(query.UnknownSource, f)
	case f.Not:
		v.w.NotSources = append(v.w.NotSources, ids...)
		v.take(f, f.Value, "")
	default:
		v.w.Sources = append(v.w.Sources, ids...)
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
		if v.w.From.IsZero() || d.Before(v.w.From) {
			v.w.From = d
		}
	} else if next := d.AddDate(0, 0, 1); next.After(v.w.Until) {
		v.w.Until = next
	}
	v.take(f, d.Format(time.DateOnly), "")
}
