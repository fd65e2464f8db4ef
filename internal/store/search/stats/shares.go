package stats

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/search/vocab"
)

// shares are what PostgreSQL knows of how many notices have an entry.
type shares struct {
	read  time.Time
	Rows  float64            // notices, about
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

// Statistics knows how often words stand in notices. It is safe for concurrent use.
type Statistics struct {
	s *pg.DB

	mu     sync.Mutex
	shares *shares // replaced, never changed

	words struct {
		sync.Mutex
		vocabulary *vocab.Vocabulary
		low, high  int64 // ids of notices whose words are known: low < id <= high
		at         time.Time
	}
}

// New makes statistics that know nothing yet.
func New(db *pg.DB) *Statistics { return &Statistics{s: db} }

// SharesKept are the shares as they were read last; SharesNow comes before.
func (r *Statistics) SharesKept() *shares {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.shares
}

// SharesNow gives the shares, and reads them first if that was not done just now.
func (r *Statistics) SharesNow(ctx context.Context) (*shares, error) {
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
	if err := r.s.Sel(ctx, &rows, entryShares); err != nil {
		return nil, err
	}
	s := &shares{read: time.Now(), byKey: map[string]float64{}}
	for _, row := range rows { // none before the first ANALYZE
		s.Rows = row.Rows
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

// Of is the share of notices with an entry, or with one that begins so; 0 for one that is rare.
func (s *shares) Of(entry string, prefix bool) float64 {
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
