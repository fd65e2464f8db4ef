package shape

import (
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/notice"
)

// LastNotices takes a moment as $1 and a body, or "" for all, as $2: when the newest notice of each was first seen.
const LastNotices = `
SELECT x.body, max(x.at) AS at
FROM (
    SELECT s.body, n.first_seen_at AS at
    FROM sources s CROSS JOIN LATERAL (
        SELECT y.first_seen_at FROM notices y WHERE y.source_id = s.id AND y.first_seen_at <= $1
        ORDER BY y.first_seen_at DESC LIMIT 1) n
    WHERE s.body <> '' AND (CAST($2 AS text) = '' OR s.body = $2)
    UNION ALL
    SELECT b.ags, st.first_seen_at
    FROM bodies b CROSS JOIN LATERAL (
        SELECT y.first_seen_at FROM statements y WHERE y.body = b.ags AND y.first_seen_at <= $1
        ORDER BY y.first_seen_at DESC LIMIT 1) st
    WHERE CAST($2 AS text) = '' OR b.ags = $2) x
GROUP BY x.body`

// BodyRow is a row of bodies; district is the name of its Kreis.
type BodyRow struct {
	AGS         string         `db:"ags"`
	Name        string         `db:"name"`
	Kind        string         `db:"kind"`
	DistrictAGS string         `db:"district_ags"`
	Population  int            `db:"population"`
	Homepage    string         `db:"homepage"`
	Aliases     pq.StringArray `db:"aliases"`
	District    string         `db:"district"`
}

// Body is the row as it is given out.
func (r BodyRow) Body() notice.Body {
	return notice.Body{
		AGS: r.AGS, Name: r.Name, Kind: notice.BodyKind(r.Kind), DistrictAGS: r.DistrictAGS, Population: r.Population,
		Homepage: r.Homepage, Aliases: r.Aliases,
	}
}

// Pair names a cell.
type Pair struct {
	Body    string `db:"body" json:"body"`
	Service string `db:"service" json:"service"`
}

// Pairs are cells that may change.
type Pairs map[Pair]bool

// Add adds cells.
func (p Pairs) Add(ps ...Pair) {
	for _, c := range ps {
		p[c] = true
	}
}
