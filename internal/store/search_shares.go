package store

import (
	"context"
	"strings"
	"time"

	"github.com/lib/pq"
)

// shares are what PostgreSQL knows of how many notices have an entry.
type shares struct {
	read  time.Time
	rows  float64            // notices, about
	byKey map[string]float64 // of the entries that stand in most notices; all others are rare
}

// keepShares is how long statistics are used, in real time: PostgreSQL renews them less often.
const keepShares = time.Minute

const entryShares = `
SELECT CAST(CAST(s.most_common_elems AS text) AS text[]) AS keys, s.most_common_elem_freqs AS shares,
       greatest((SELECT c.reltuples FROM pg_class c WHERE c.oid = CAST('notices' AS regclass)), 0) AS rows
FROM pg_stats s
WHERE s.schemaname = (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = CAST('notices' AS regclass))
  AND s.tablename = 'notices' AND s.attname = 'search' AND s.most_common_elems IS NOT NULL`

func (r *Searcher) sharesNow(ctx context.Context) (*shares, error) {
	r.mu.Lock()
	old := r.shares
	r.mu.Unlock()
	if old != nil && time.Since(old.read) < keepShares {
		return old, nil
	}
	var rows []struct {
		Keys   pq.StringArray  `db:"keys"`
		Shares pq.Float64Array `db:"shares"`
		Rows   float64         `db:"rows"`
	}
	if err := r.s.sel(ctx, &rows, entryShares); err != nil {
		return nil, err
	}
	s := &shares{read: time.Now(), byKey: map[string]float64{}}
	for _, row := range rows { // none before the first ANALYZE
		s.rows = row.Rows
		for i, k := range row.Keys {
			if i < len(row.Shares) {
				s.byKey[k] = row.Shares[i]
			}
		}
	}
	r.mu.Lock()
	r.shares = s
	r.mu.Unlock()
	return s, nil
}

// of is the share of notices with an entry, or with one that begins so; 0 for one that is rare.
func (s *shares) of(entry string, prefix bool) float64 {
	if !prefix {
		return s.byKey[entry]
	}
	sum := 0.0
	for k, v := range s.byKey {
		if strings.HasPrefix(k, entry) {
			sum += v
		}
	}
	return min(sum, 1)
}

// share is about which share of notices has what the query asks for; fields are not looked at.
func (l *looking) share() float64 {
	l.r.mu.Lock()
	s := l.r.shares
	l.r.mu.Unlock()
	return l.plan.Expr.Share(s.of)
}

// common reports whether the query is known to find so many that they are not all looked at.
func (l *looking) common() bool {
	l.r.mu.Lock()
	s := l.r.shares
	l.r.mu.Unlock()
	return l.plan.Expr.Share(s.of)*s.rows > float64(l.r.cfg.Compare)
}
