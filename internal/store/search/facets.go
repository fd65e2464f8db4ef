package search

import (
	"context"
	"math"

	"github.com/lagebild/lagebild/internal/store/search/query"
)

// facetsOf counts what is said by the notices $1, whose sources are $2. It is prepared: any plan of it goes by ids.
const facetsOf = `
WITH d AS (
    SELECT u.id, u.source_id FROM unnest(CAST($1 AS bigint[]), CAST($2 AS bigint[])) AS u (id, source_id)
), st AS MATERIALIZED (
    SELECT s.notice_id AS id, s.body, s.service, s.status FROM statements s
    WHERE s.notice_id = ANY($1) AND s.replaced_at IS NULL AND NOT s.review
), nb AS MATERIALIZED (
    SELECT st.id, st.body FROM st UNION SELECT d.id, s.body FROM d JOIN sources s ON s.id = d.source_id WHERE s.body <> ''
)
(SELECT 'kommune' AS field, nb.body AS key, count(*) AS n FROM nb GROUP BY nb.body ORDER BY n DESC, key LIMIT $3)
UNION ALL
(SELECT 'kreis', x.district_ags, count(*) AS n FROM (SELECT DISTINCT nb.id, b.district_ags FROM nb JOIN bodies b ON b.ags = nb.body) x
    GROUP BY x.district_ags ORDER BY n DESC, x.district_ags LIMIT $3)
UNION ALL
(SELECT 'dienst', x.service, count(*) AS n FROM (SELECT DISTINCT st.id, st.service FROM st) x GROUP BY x.service ORDER BY n DESC, x.service LIMIT $3)
UNION ALL
(SELECT 'status', x.status, count(*) AS n FROM (SELECT DISTINCT st.id, st.status FROM st) x GROUP BY x.status ORDER BY n DESC, x.status)
UNION ALL
(SELECT 'quelle', s.namespace || '/' || s.name, x.n
    FROM (SELECT d.source_id, count(*) AS n FROM d GROUP BY d.source_id ORDER BY n DESC LIMIT $3) x JOIN sources s ON s.id = x.source_id
    ORDER BY x.n DESC, s.name)`

// maxValues bounds the values of a facet.
const maxValues = 12

// facets counts hits by field.
func (l *looking) facets(ctx context.Context) error {
	if !l.req.Facets || len(l.counted) == 0 {
		return nil
	}
	var rows []struct {
		Field query.Field `db:"field"`
		Key   string      `db:"key"`
		N     int         `db:"n"`
	}
	ids, sources := idsOf(l.counted)
	if err := l.tx.Sel(ctx, &rows, facetsOf, ids, sources, maxValues); err != nil {
		return err
	}
	for _, f := range query.Fields() {
		facet := Facet{Field: f}
		for _, r := range rows {
			if r.Field != f {
				continue
			}
			v := FacetValue{Key: r.Key, Count: int(math.Round(float64(r.N) * l.each))}
			switch f {
			case query.Body:
				v.Label = l.names.Bodies[r.Key]
			case query.District:
				v.Label = l.names.Districts[r.Key]
			}
			facet.Values = append(facet.Values, v)
		}
		if len(facet.Values) > 0 {
			l.res.Facets = append(l.res.Facets, facet)
		}
	}
	return nil
}
