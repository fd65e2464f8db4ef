package region

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/words"
)

// nearest is how many names a failed Lookup offers.
const nearest = 3

// Lookup finds the body that a person means by an AGS or a name ("05974040", "Soest", "stadt soest", "Luedenscheid"). A bare
// name that a town and a district share is the town. The error is fault.Invalid; its remedy names what comes near.
func (r *Region) Lookup(nameOrAGS string) (notice.Body, error) {
	q := strings.TrimSpace(nameOrAGS)
	if b, ok := r.Body(q); ok {
		return b, nil
	}
	key := words.FoldPhrase(q)
	hits := r.names[key]
	if len(hits) == 0 {
		for _, title := range []string{"stadt ", "gemeinde ", "hansestadt ", "kreisstadt "} {
			if rest, ok := strings.CutPrefix(key, title); ok {
				hits = slices.DeleteFunc(slices.Clone(r.names[rest]), func(i int) bool { return r.bodies[i].Kind == notice.District })
			}
		}
	}
	if len(hits) == 0 {
		for _, title := range []string{"landkreis ", "kreis "} {
			if rest, ok := strings.CutPrefix(key, title); ok {
				if ags, ok := r.finder.Stem(rest); ok {
					hits = []int{r.index[ags]}
				}
			}
		}
	}
	if len(hits) == 0 {
		for _, ags := range r.finder.Exact(q) {
			hits = append(hits, r.index[ags])
		}
	}
	if len(hits) == 1 {
		return r.bodies[hits[0]], nil
	}
	e := fault.New(fault.Invalid, "looking up body", "%q is no body of the region", nameOrAGS)
	e.Remedy = r.suggest(key)
	if len(hits) > 1 {
		e = fault.New(fault.Invalid, "looking up body", "%q is the name of several bodies", nameOrAGS)
		e.Remedy = "give the AGS: " + r.list(hits)
	}
	return notice.Body{}, e
}

// suggest is a remedy with the names that differ least from key.
func (r *Region) suggest(key string) string {
	type near struct{ body, steps int }
	var all []near
	for n, bodies := range r.names {
		steps := distance(key, n)
		if strings.HasPrefix(n, key) && len(key) > 2 {
			steps = 1
		}
		if steps <= max(2, len(key)/3) {
			for _, b := range bodies {
				all = append(all, near{b, steps})
			}
		}
	}
	slices.SortFunc(all, func(a, b near) int { return cmp.Or(cmp.Compare(a.steps, b.steps), cmp.Compare(a.body, b.body)) })
	var hits []int
	for _, n := range all {
		if !slices.Contains(hits, n.body) && len(hits) < nearest {
			hits = append(hits, n.body)
		}
	}
	if len(hits) == 0 {
		return "give a name such as in the list of bodies, or an AGS of 5 or 8 digits"
	}
	return "did you mean " + r.list(hits) + "?"
}

func (r *Region) list(bodies []int) string {
	parts := make([]string, len(bodies))
	for i, b := range bodies {
		parts[i] = r.bodies[b].Name + " (" + r.bodies[b].AGS + ")"
	}
	return strings.Join(parts, ", ")
}

// distance is the Levenshtein distance of two folded names, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
