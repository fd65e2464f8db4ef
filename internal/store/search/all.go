package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/pg"
)

// ranked is a hit before anything else is known of it.
type ranked struct {
	ID       int64
	Document int64
	Source   int64
	Rank     float64
}

// Weights of entries by kind: part of a compound, none, text, title. A text's length counts a little. What is new gains a
// quarter, and loses most of it within a month.
const rankOf = `ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', n.search, CAST(%q AS tsquery), 1)
	* (1 + 0.25 * exp(-abs(extract(epoch FROM CAST(%now AS timestamptz) - n.first_seen_at)) / 1209600.0))`

// allOf finds all notices that match, unless there are too many. It is planned anew each time, since the plan depends on the
// words, and kept short, because planning takes longer than finding rare words.
const allOf = `
SELECT n.id, n.document_id, n.source_id, %rank, (SELECT max(x.id) FROM notices x) FROM notices n WHERE %entries%match LIMIT %most`

// rank is the score of a notice, or nothing where the order is by time.
func (l *looking) rank(a *args, expr string) string {
	if l.req.Sort != ByRelevance || !l.plan.Widen {
		return "CAST(0 AS double precision)"
	}
	return strings.NewReplacer("%q", a.add(expr), "%now", a.add(l.cur.now())).Replace(rankOf)
}

// all gives a page of all that match; false if there are too many.
func (l *looking) all(ctx context.Context) ([]ranked, bool, error) {
	var a args
	expr := l.plan.Expr.String()
	stmt := strings.NewReplacer("%rank", l.rank(&a, expr), "%entries", entries(&a, "n", expr), "%match", l.match(&a).n, "%most", a.add(l.r.cfg.Compare+1)).
		Replace(allOf)
	found, top, err := rankedOf(ctx, l.tx, stmt, a.values)
	if err != nil || len(found) > l.r.cfg.Compare {
		return nil, false, err
	}
	if l.cur.first() {
		l.cur.Top = max(top, 1)
	}
	l.cur.Mode = modeAll
	// Of each document the newest version that matches.
	slices.SortFunc(found, func(x, y ranked) int { return cmp.Or(cmp.Compare(x.Document, y.Document), cmp.Compare(y.ID, x.ID)) })
	found = slices.CompactFunc(found, func(x, y ranked) bool { return x.Document == y.Document })
	l.res.Total = len(found)
	best(found)
	l.counted, l.each = slices.Clone(found), 1
	return l.page(l.after(found)), true, nil
}

// best puts the best first.
func best(found []ranked) {
	slices.SortFunc(found, func(x, y ranked) int { return cmp.Or(cmp.Compare(y.Rank, x.Rank), cmp.Compare(y.ID, x.ID)) })
}

// after leaves out what the pages before showed.
func (l *looking) after(found []ranked) []ranked {
	if l.cur.ID == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(x ranked) bool {
		return x.Rank > l.cur.Rank || x.Rank == l.cur.Rank && x.ID >= l.cur.ID
	})
}

// page cuts what was found to the length of a page and sets the next cursor if there is more.
func (l *looking) page(found []ranked) []ranked {
	l.res.Next = ""
	if len(found) <= l.req.Limit {
		return found
	}
	found = found[:l.req.Limit]
	next := l.cur
	next.Rank, next.ID = found[l.req.Limit-1].Rank, found[l.req.Limit-1].ID
	l.res.Next = next.String()
	return found
}

// rankedOf reads hits, in a transaction: id, document, source, rank, and the largest id there is.
func rankedOf(ctx context.Context, tx *pg.DB, stmt string, values []any) (out []ranked, top int64, err error) {
	rows, err := tx.Query(ctx, stmt, values...)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var r ranked
		if err := rows.Scan(&r.ID, &r.Document, &r.Source, &r.Rank, &top); err != nil {
			return nil, 0, err
		}
		out = append(out, r)
	}
	return out, top, rows.Err()
}

// idsOf are the ids of hits, and those of their sources, for a statement.
func idsOf(found []ranked) (ids, sources any) {
	n, s := make(pq.Int64Array, 0, len(found)), make(pq.Int64Array, 0, len(found))
	for _, r := range found {
		n, s = append(n, r.ID), append(s, r.Source)
	}
	return n, s
}
