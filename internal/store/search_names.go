package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/vocab"
)

// names are the bodies and districts, as fields of a query name them.
type names struct {
	read      time.Time
	bodies    map[string]string   // AGS to name
	district  map[string]string   // AGS of a body to that of its district
	districts map[string]string   // AGS to name
	byName    map[string][]string // folded name, alias or bare name to AGS of bodies
	byKreis   map[string][]string // likewise to AGS of districts
}

// keepNames is how long names are used, in real time.
const keepNames = 10 * time.Second

func (r *Searcher) namesNow(ctx context.Context) (*names, error) {
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
	if err := r.s.sel(ctx, &rows, `SELECT ags, name, kind, district_ags, aliases FROM bodies ORDER BY ags`); err != nil {
		return nil, err
	}
	n := &names{
		read: time.Now(), bodies: map[string]string{}, district: map[string]string{}, districts: map[string]string{},
		byName: map[string][]string{}, byKreis: map[string][]string{},
	}
	for _, b := range rows {
		n.bodies[b.AGS], n.district[b.AGS] = b.Name, b.District
		for _, name := range append([]string{b.Name}, b.Aliases...) {
			put(n.byName, flat(name), b.AGS)
		}
		if notice.BodyKind(b.Kind) == notice.District {
			n.districts[b.AGS] = b.Name
			continue
		}
		put(n.byName, bare(b.Name), b.AGS)
	}
	for _, d := range n.district {
		if _, ok := n.districts[d]; !ok && d != "" {
			n.districts[d] = r.cfg.DistrictName(d)
		}
	}
	for ags, name := range n.districts {
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
