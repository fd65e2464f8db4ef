package store

import (
	"strconv"
	"strings"
	"time"

	"github.com/lib/pq"
)

// where are the fields of a query, resolved. Lists are alternatives; a nil list asks for nothing, an empty one finds nothing.
type where struct {
	bodies, notBodies     []string
	services, notServices []string
	statuses, notStatuses []string
	sources, notSources   []int64
	from, until           time.Time // from <= published < until
}

// none reports whether nothing is narrowed.
func (w where) none() bool {
	return w.bodies == nil && w.services == nil && w.statuses == nil && w.sources == nil && w.from.IsZero() && w.until.IsZero() &&
		len(w.notBodies)+len(w.notServices)+len(w.notStatuses)+len(w.notSources) == 0
}

// args collects the values of a statement.
type args struct{ values []any }

func (a *args) add(v any) string {
	a.values = append(a.values, v)
	return "$" + strconv.Itoa(len(a.values))
}

// match is the condition for a notice n to be found, with a second form of it for its later versions y. entries is what must
// stand in the index; "" if nothing must.
type match struct{ n, y string }

func (m *match) and(cond string) {
	m.n += " AND " + strings.ReplaceAll(cond, "@.", "n.")
	m.y += " AND " + strings.ReplaceAll(cond, "@.", "y.")
}

func (l *looking) match(a *args) match {
	m := match{}
	if l.cur.Top > 0 {
		m.and("@.id <= " + a.add(l.cur.Top))
	}
	w := l.where
	stated := "SELECT FROM statements st WHERE st.notice_id = @.id AND st.replaced_at IS NULL AND NOT st.review"
	switch {
	case w.services != nil || w.statuses != nil:
		cond := stated
		for _, c := range []struct {
			column string
			values []string
		}{{"st.body", w.bodies}, {"st.service", w.services}, {"st.status", w.statuses}} {
			if c.values != nil {
				cond += " AND " + c.column + " = ANY(" + a.add(pq.Array(c.values)) + ")"
			}
		}
		m.and("EXISTS (" + cond + ")")
	case w.bodies != nil:
		b := a.add(pq.Array(w.bodies))
		m.and(`@.id IN (SELECT st.notice_id FROM statements st WHERE st.body = ANY(` + b + `) AND st.replaced_at IS NULL AND NOT st.review
			UNION SELECT z.id FROM sources s JOIN notices z ON z.source_id = s.id WHERE s.body = ANY(` + b + `))`)
	}
	for _, c := range []struct {
		column string
		values []string
	}{{"st.body", w.notBodies}, {"st.service", w.notServices}, {"st.status", w.notStatuses}} {
		if len(c.values) > 0 {
			m.and("NOT EXISTS (" + stated + " AND " + c.column + " = ANY(" + a.add(pq.Array(c.values)) + "))")
		}
	}
	if len(w.notBodies) > 0 {
		m.and("@.source_id <> ALL(ARRAY(SELECT s.id FROM sources s WHERE s.body = ANY(" + a.add(pq.Array(w.notBodies)) + ")))")
	}
	if w.sources != nil {
		m.and("@.source_id = ANY(" + a.add(pq.Array(w.sources)) + ")")
	}
	if len(w.notSources) > 0 {
		m.and("@.source_id <> ALL(" + a.add(pq.Array(w.notSources)) + ")")
	}
	if !w.from.IsZero() {
		m.and("coalesce(@.published_at, @.first_seen_at) >= " + a.add(stamp(w.from)))
	}
	if !w.until.IsZero() {
		m.and("coalesce(@.published_at, @.first_seen_at) < " + a.add(stamp(w.until)))
	}
	return m
}

// entries is the condition that a notice has index entries; true if none are asked for.
func entries(a *args, alias, expr string) string {
	if expr == "" {
		return "true"
	}
	return alias + ".search @@ CAST(" + a.add(expr) + " AS tsquery)"
}
