package fields

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/query"
	"github.com/lagebild/lagebild/internal/store/search/vocab"
)

// Names are the bodies and districts, as fields of a query name them.
type Names struct {
	read      time.Time
	Bodies    map[string]string   // AGS to name
	district  map[string]string   // AGS of a body to that of its district
	Districts map[string]string   // AGS to name
	byName    map[string][]string // folded name, alias or bare name to AGS of bodies
	byKreis   map[string][]string // likewise to AGS of districts
}

// keepNames is how long names are used, in real time.
const keepNames = 10 * time.Second

// Resolver knows what the fields of queries may name. It is safe for concurrent use.
type Resolver struct {
	s            *pg.DB
	catalog      *catalog.Catalog
	compiler     *query.Compiler
	districtName func(ags string) string
	berlin       *time.Location

	mu    sync.Mutex
	names *Names // replaced, never changed
}

// New makes a Resolver; districtName gives the name of a Kreis that is no body itself, "" if unknown.
func New(db *pg.DB, c *catalog.Catalog, compiler *query.Compiler, districtName func(ags string) string) (*Resolver, error) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return nil, err
	}
	return &Resolver{s: db, catalog: c, compiler: compiler, districtName: districtName, berlin: berlin}, nil
}

// NamesNow gives the names, and reads them first if that was not done just now.
func (r *Resolver) NamesNow(ctx context.Context) (*Names, error) {
	r.mu.Lock()
	old := r.names
	r.mu.Unlock()
	if old != nil && time.Since(old.read) < keepNames {
		return old, nil
	}
	var rows []struct {
		AGS      string         `db:"ags"`
		Name     string         `db:"name"`
		Kind     string         `db:"kind"`
		District string         `db:"district_ags"`
		Aliases  pq.StringArray `db:"aliases"`
	}
	if err := r.s.Sel(ctx, &rows, `SELECT ags, name, kind, district_ags, aliases FROM bodies ORDER BY ags`); err != nil {
		return nil, err
	}
	n := &Names{
		read: time.Now(), Bodies: map[string]string{}, district: map[string]string{}, Districts: map[string]string{},
		byName: map[string][]string{}, byKreis: map[string][]string{},
	}
	for _, b := range rows {
		n.Bodies[b.AGS], n.district[b.AGS] = b.Name, b.District
		for _, name := range append([]string{b.Name}, b.Aliases...) {
			put(n.byName, flat(name), b.AGS)
		}
		if notice.BodyKind(b.Kind) == notice.District {
			n.Districts[b.AGS] = b.Name
			continue
		}
		put(n.byName, bare(b.Name), b.AGS)
	}
	for _, d := range n.district {
		if _, ok := n.Districts[d]; !ok && d != "" {
			n.Districts[d] = r.districtName(d)
		}
	}
	for ags, name := range n.Districts {
		put(n.byKreis, flat(name), ags)
		put(n.byKreis, bare(name), ags)
	}
	r.mu.Lock()
	r.names = n
	r.mu.Unlock()
	return n, nil
}

func put(m map[string][]string, name, ags string) {
	if name != "" && !slices.Contains(m[name], ags) {
		m[name] = append(m[name], ags)
	}
}

// flat is a name folded, with one space for whatever stands between its words.
func flat(name string) string {
	words := german.Words(name)
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, w.Fold)
	}
	return strings.Join(out, " ")
}

// bare is a flat name without what kind of body it is.
func bare(name string) string {
	f := flat(name)
	for _, kind := range []string{"stadt ", "gemeinde ", "hansestadt ", "kreisstadt ", "landkreis ", "kreis "} {
		if rest, ok := strings.CutPrefix(f, kind); ok {
			return rest
		}
	}
	return f
}

// find are the AGS that a value names: an AGS, a name, a name with or without its kind.
func find(known map[string]string, byName map[string][]string, value string) []string {
	if _, ok := known[value]; ok {
		return []string{value}
	}
	if ags := byName[flat(value)]; len(ags) > 0 {
		return ags
	}
	return byName[bare(value)]
}

// near are the names that a value may have been meant to be.
func near(known map[string]string, byName map[string][]string, value string) []string {
	type candidate struct {
		name     string
		distance int
	}
	var all []candidate
	want := flat(value)
	for name, ags := range byName {
		d := vocab.Distance(want, name)
		if len(want) > 2 && strings.HasPrefix(name, want) {
			d = 1
		}
		if d <= max(1, len(want)/3) {
			all = append(all, candidate{known[ags[0]], d})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var out []string
	for _, c := range all {
		if len(out) < 3 && !slices.Contains(out, c.name) {
			out = append(out, c.name)
		}
	}
	return out
}
