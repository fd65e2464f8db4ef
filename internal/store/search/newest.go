package search

import (
	"context"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/store/search/query"
)

const (
	bucketSize  = 1024 // ids of an entry #n
	firstLook   = 8    // buckets that are looked at first where nothing is known of a word
	residues    = 128  // entries %n
	maxBuckets  = 2048 // in one statement
	minEstimate = 1e-6
)

// newestOf finds the newest of those that match and are not followed by a later version that matches too.
const newestOf = `
SELECT n.id, n.document_id, n.source_id, %rank, CAST(0 AS bigint)
FROM notices n
WHERE n.search @@ CAST(%entries AS tsquery)%match AND n.id <= %from AND n.id < %before
  AND NOT EXISTS (SELECT FROM notices y WHERE y.document_id = n.document_id AND y.version > n.version AND %later%matchLater)
ORDER BY n.id DESC
LIMIT %limit`

const sampleOf = `
SELECT n.id, n.document_id, n.source_id, CAST(0 AS double precision), CAST(0 AS bigint) FROM notices n
WHERE n.search @@ CAST(%entries AS tsquery)%match
  AND NOT EXISTS (SELECT FROM notices y WHERE y.document_id = n.document_id AND y.version > n.version AND %later%matchLater)`

// newest gives a page of the newest that match, and estimates how many there are.
func (l *looking) newest(ctx context.Context) ([]ranked, error) {
	if l.cur.first() {
		if err := l.tx.Get(ctx, &l.cur.Top, `SELECT greatest(coalesce(max(id), 0), 1) FROM notices`); err != nil {
			return nil, err
		}
		l.cur.From = l.cur.Top
	}
	l.cur.Mode = modeNewest
	share := l.share()
	if err := l.sample(ctx, share); err != nil {
		return nil, err
	}
	if l.req.Sort == ByTime || !l.plan.Widen {
		before := l.cur.Top + 1
		if l.cur.ID > 0 {
			before = l.cur.ID
		}
		found, err := l.look(ctx, share, l.cur.Top, before, l.req.Limit+1)
		return l.page(found), err
	}
	return l.windowed(ctx, share)
}

// window is how many of the newest hits are ranked where there are very many, and from how many, about, counts are
// extrapolated.
func (l *looking) window() int { return max(l.r.cfg.Compare/4, 1) }

// windowed ranks the newest hits that are not shown yet.
func (l *looking) windowed(ctx context.Context, share float64) ([]ranked, error) {
	l.res.Window = l.window()
	found, err := l.look(ctx, share, l.cur.From, l.cur.From+1, l.window())
	if err != nil {
		return nil, err
	}
	full := len(found) == l.window()
	var lowest int64
	if len(found) > 0 {
		lowest = found[len(found)-1].ID
	}
	best(found)
	found = l.after(found)
	if len(found) > l.req.Limit || !full {
		return l.page(found), nil
	}
	next := l.cur
	next.From, next.Rank, next.ID = lowest-1, 0, 0
	l.res.Next = next.String()
	return found, nil
}

// look gives the newest hits with ids up to from and below before, newest first. It goes back in steps that grow until there
// are enough.
func (l *looking) look(ctx context.Context, share float64, from, before int64, limit int) ([]ranked, error) {
	var out []ranked
	step := int64(firstLook)
	if share > minEstimate {
		step = int64(float64(limit)/share/bucketSize*1.3) + 2
	}
	for high := min(from, before-1) / bucketSize; high >= 0 && len(out) < limit; step *= 2 {
		low := max(high-min(step, maxBuckets)+1, 0)
		names := make([]string, 0, high-low+1)
		for b := low; b <= high; b++ {
			names = append(names, "#"+strconv.FormatInt(b, 10))
		}
		var a args
		q := l.plan.Expr.String()
		score, m := l.rank(&a, q), l.match(&a)
		stmt := strings.NewReplacer("%rank", score, "%entries", a.add(query.Any(names).And(l.plan.Expr).String()), "%matchLater", m.y,
			"%match", m.n, "%from", a.add(from), "%before", a.add(before), "%later", entries(&a, "y", q),
			"%limit", a.add(limit-len(out))).Replace(newestOf)
		rows, _, err := rankedOf(ctx, l.tx, stmt, a.values)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
		high = low - 1
	}
	return out, nil
}

// sample counts what an even sample of the hits is, and extrapolates.
func (l *looking) sample(ctx context.Context, share float64) error {
	hits := max(share, minEstimate) * float64(l.cur.Top)
	n := min(max(int(float64(l.window()*residues)/hits), 1), residues)
	names := make([]string, 0, n)
	for i := range n {
		names = append(names, "%"+strconv.Itoa(i*residues/n))
	}
	var a args
	m := l.match(&a)
	stmt := strings.NewReplacer("%entries", a.add(query.Any(names).And(l.plan.Expr).String()), "%matchLater", m.y, "%match", m.n,
		"%later", entries(&a, "y", l.plan.Expr.String())).Replace(sampleOf)
	found, _, err := rankedOf(ctx, l.tx, stmt, a.values)
	if err != nil {
		return err
	}
	l.res.Estimated = n < residues
	l.res.Sampled = len(found)
	l.res.Total = len(found) * residues / n
	l.counted, l.each = found, float64(residues)/float64(n)
	return nil
}

// share is about which share of notices has what the query asks for; fields are not looked at.
func (l *looking) share() float64 { return l.plan.Expr.Share(l.r.stats.SharesKept().Of) }

// common reports whether the query is known to find so many that they are not all looked at.
func (l *looking) common() bool {
	return l.share()*l.r.stats.SharesKept().Rows > float64(l.r.cfg.Compare)
}
