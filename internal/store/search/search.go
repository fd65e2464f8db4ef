package search

import (
	"context"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/search/excerpt"
	"github.com/lagebild/lagebild/internal/store/search/fields"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/query"
	"github.com/lagebild/lagebild/internal/store/search/stats"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Sort is the order of hits.
type Sort string

// The orders.
const (
	ByRelevance Sort = "relevance" // words close together and in titles first, newer before older
	ByTime      Sort = "time"      // what was stored last first
)

// Limits of a search.
const (
	maxHits     = 100
	defaultHits = 20
	maxCompare  = 2000 // about as many as a page may take its time for
)

// Request asks for one page of hits.
type Request struct {
	Query  string // see package query for the grammar
	Sort   Sort
	Limit  int    // hits on a page, 1 to 100; 0 = 20
	Cursor string // Next of the page before; "" = the first page
	Now    time.Time
	Facets bool // count the hits by body, district, service, status and source as well
}

// Result is one page of hits and what there is to know of all of them.
type Result struct {
	Query     query.Query
	Filters   []fields.Filter // the query's, with what they were taken for
	Hits      []Hit           // of each document the newest version that matches
	Next      string          // cursor of the next page; "" if there is none
	Total     int             // documents found
	Estimated bool            // Total and all counts are extrapolated from an even sample of Sampled hits
	Sampled   int
	Window    int               // not 0: the best of the newest so many hits come first, then the best of those before, and so on
	Mended    []Mend            // words that stand in no notice, with what was looked for instead
	Extended  []string          // official words that were looked for beside the everyday ones of the query
	Facets    []Facet           // in the order of query.Fields; only if asked for
	Names     map[string]string // of the bodies of the hits, by AGS; those that are not known are left out
}

// Mend is a word that stands in no notice.
type Mend struct {
	From string   // as typed
	To   []string // the words found instead, as they are spelled there; their stems if nothing was found
}

// Facet counts hits by one field. A hit counts for each value that it has.
type Facet struct {
	Field  query.Field
	Values []FacetValue // most first, at most 12
}

// FacetValue is one value of a field: what the field of a query takes.
type FacetValue struct {
	Key   string // AGS, service, status, source as namespace/name
	Label string // the name of a body or district; "" for others
	Count int
}

// Hit is a notice version found by a search.
type Hit struct {
	shape.NoticeHead
	Bodies     []string        // AGS of the bodies that it makes statements on, and of the one its source speaks for
	Says       []HitStatement  // what it states, without what is kept for review; at most 40
	TitleMarks []query.Span    // words of the title that answer the query
	Pieces     []excerpt.Piece // passages of the text that show most of what does
	Rank       float64         // higher is better; comparable within one search only; 0 by time
}

// HitStatement is a statement in short.
type HitStatement struct{ Body, Service, Status string }

// Config is what a Searcher is made of.
type Config struct {
	DB           *pg.DB
	Analyser     *german.Analyser
	Catalog      *catalog.Catalog
	DistrictName func(ags string) string // name of a Kreis that is no body itself; "" if unknown
	Compare      int                     // up to so many hits are compared one by one; of more, half as many; 0 = 2,000
}

// Searcher finds notices. It keeps names, statistics and words in memory, and is safe for concurrent use.
type Searcher struct {
	cfg      Config
	s        *pg.DB
	analyser *german.Analyser
	compiler *query.Compiler
	fields   *fields.Resolver
	stats    *stats.Statistics
}

// New makes a Searcher.
func New(cfg Config) (*Searcher, error) {
	const op = "making a searcher"
	if cfg.DB == nil || cfg.Analyser == nil || cfg.Catalog == nil {
		return nil, fault.New(fault.Internal, op, "database, analyser and catalogue are needed")
	}
	if cfg.DistrictName == nil {
		cfg.DistrictName = func(string) string { return "" }
	}
	if cfg.Compare <= 0 {
		cfg.Compare = maxCompare
	}
	compiler := query.NewCompiler(cfg.Analyser)
	resolver, err := fields.New(cfg.DB, cfg.Catalog, compiler, cfg.DistrictName)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, op, err)
	}
	return &Searcher{cfg: cfg, s: cfg.DB, analyser: cfg.Analyser, compiler: compiler, fields: resolver, stats: stats.New(cfg.DB)}, nil
}

// Search finds notices. A query that cannot be understood is a fault.Invalid whose cause is query.Problems, which say what is
// wrong and where. A query that asks for nothing finds nothing.
func (r *Searcher) Search(ctx context.Context, req Request) (Result, error) {
	const op = "searching"
	if req.Sort != ByTime {
		req.Sort = ByRelevance
	}
	if req.Limit <= 0 {
		req.Limit = defaultHits
	}
	req.Limit = min(req.Limit, maxHits)
	req.Query = pgtext.Clean(req.Query)
	parsed, bad := query.Parse(req.Query)
	res := Result{Query: parsed}
	if len(bad) == 0 && parsed.Empty() {
		return res, nil
	}
	var cur cursor
	if len(bad) == 0 {
		cur, bad = readCursor(req)
	}
	n, err := r.fields.NamesNow(ctx)
	if err != nil {
		return res, pg.Translate(op, err)
	}
	where, filters, more, err := r.fields.Resolve(ctx, n, parsed, req.Now)
	if err != nil {
		return res, pg.Translate(op, err)
	}
	if bad = append(bad, more...); len(bad) > 0 {
		return res, fault.Wrap(fault.Invalid, op, bad)
	}
	res.Filters = filters
	l := &looking{r: r, req: req, cur: cur, names: n, where: where, res: &res}
	return res, pg.Translate(op, l.start(ctx))
}

// looking is a search under way.
type looking struct {
	r     *Searcher
	tx    *pg.DB
	req   Request
	cur   cursor
	names *fields.Names
	where fields.Where
	plan  query.Plan
	res   *Result

	counted []ranked // the hits that counts go by
	each    float64  // and how many each stands for
}

// searchPlans says how the statements of a search are planned: helpers that run beside them, and compiled code, take longer
// to start than a search takes.
const searchPlans = `SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off`

// countPlans says the same for what follows once hits are found: it goes by their ids, whatever they are, and is planned once.
const countPlans = `SET LOCAL plan_cache_mode = force_generic_plan`

// start looks in one transaction, so that hits and counts speak of the same notices.
func (l *looking) start(ctx context.Context) error {
	if _, err := l.r.stats.SharesNow(ctx); err != nil {
		return err
	}
	if err := l.r.s.Prepare(ctx, facetsOf, hitsOf); err != nil {
		return err
	}
	cur, res := l.cur, *l.res
	return l.r.s.InTx(ctx, pg.Snapshot, func(tx *pg.DB) error {
		l.cur, *l.res = cur, res
		l.tx, l.plan = tx, l.r.compiler.Compile(res.Query, cur.Mended)
		if err := tx.Exec(ctx, searchPlans); err != nil {
			return err
		}
		return l.run(ctx)
	})
}

func (l *looking) run(ctx context.Context) error {
	first := l.cur.first()
	ranked, err := l.find(ctx)
	if err != nil {
		return err
	}
	if len(ranked) == 0 && first && len(l.plan.Stems) > 0 {
		mended, err := l.mend(ctx)
		if err != nil {
			return err
		}
		if mended {
			if ranked, err = l.find(ctx); err != nil {
				return err
			}
		}
	}
	l.res.Extended = l.plan.Extend
	if len(ranked) == 0 {
		l.sayMended()
		return nil
	}
	if err := l.tx.Exec(ctx, countPlans); err != nil {
		return err
	}
	if err := l.facets(ctx); err != nil {
		return err
	}
	if err := l.details(ctx, ranked); err != nil {
		return err
	}
	l.sayMended()
	return nil
}

// find gives a page of hits, and fills in the counts and the next cursor.
func (l *looking) find(ctx context.Context) ([]ranked, error) {
	common := l.cur.Mode == modeNewest || l.cur.Mode == modeUnknown && l.where.None() && l.common()
	if !common {
		out, ok, err := l.all(ctx)
		if err != nil || ok {
			return out, err
		}
	}
	return l.newest(ctx)
}
