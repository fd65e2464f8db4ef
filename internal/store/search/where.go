package search

import (
	"strconv"
	"strings"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/pgtime"
)

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
	case w.Services != nil || w.Statuses != nil:
		var cond strings.Builder
		cond.WriteString(stated)
		for _, c := range []struct {
			column string
			values []string
		}{{"st.body", w.Bodies}, {"st.service", w.Services}, {"st.status", w.Statuses}} {
			if c.values != nil {
				cond.WriteString(" AND " + c.column + " = ANY(" + a.add(pq.Array(c.values)) + ")")
			}
		}
		m.and("EXISTS (" + cond.String() + ")")
	case w.Bodies != nil:
		b := a.add(pq.Array(w.Bodies))
		m.and(`@.id IN (SELECT st.notice_id FROM statements st WHERE st.body = ANY(` + b + `) AND st.replaced_at IS NULL AND NOT st.review
			UNION SELECT z.id FROM sources s JOIN notices z ON z.source_id = s.id WHERE s.body = ANY(` + b + `))`)
	}
	for _, c := range []struct {
		column string
		values []string
	}{{"st.body", w.NotBodies}, {"st.service", w.NotServices}, {"st.status", w.NotStatuses}} {
		if len(c.values) > 0 {
			m.and("NOT EXISTS (" + stated + " AND " + c.column + " = ANY(" + a.add(pq.Array(c.values)) + "))")
		}
	}
	if len(w.NotBodies) > 0 {
		m.and("@.source_id <> ALL(ARRAY(SELECT s.id FROM sources s WHERE s.body = ANY(" + a.add(pq.Array(w.NotBodies)) + ")))")
	}
	if w.Sources != nil {
		m.and("@.source_id = ANY(" + a.add(pq.Array(w.Sources)) + ")")
	}
	if len(w.NotSources) > 0 {
		m.and("@.source_id <> ALL(" + a.add(pq.Array(w.NotSources)) + ")")
	}
	if !w.From.IsZero() {
		m.and("coalesce(@.published_at, @.first_seen_at) >= " + a.add(pgtime.Stamp(w.From)))
	}
	if !w.Until.IsZero() {
		m.and("coalesce(@.published_at, @.first_seen_at) < " + a.add(pgtime.Stamp(w.Until)))
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
