package region

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/finder"
	"github.com/lagebild/lagebild/internal/region/names"
	"github.com/lagebild/lagebild/internal/region/words"
)

// Region is a set of bodies with what is needed to find them in text. It is immutable and safe for concurrent use.
type Region struct {
	bodies    []notice.Body
	index     map[string]int    // AGS to place in bodies
	districts map[string]string // AGS to name, also of districts that are no bodies
	names     map[string][]int  // folded names and aliases, for Lookup
	finder    *finder.Finder
	shapes    []Shape
	outlines  []Shape
}

// New makes a region of bodies, which may come from anywhere; variants of their names are formed by rule from Name and
// Aliases. The gazetteer adds to those bodies whose AGS it knows; nil adds nothing. The error names the body that is wrong.
func New(bodies []notice.Body, gaz *Gazetteer) (*Region, error) {
	if gaz == nil {
		gaz = &Gazetteer{}
	}
	r := &Region{
		bodies:    slices.Clone(bodies),
		index:     make(map[string]int, len(bodies)),
		districts: make(map[string]string, len(gaz.Districts)),
		names:     map[string][]int{},
	}
	for i := range r.bodies {
		if err := checkBody(&r.bodies[i]); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(r.bodies, func(a, b notice.Body) int {
		return cmp.Or(cmp.Compare(a.DistrictAGS, b.DistrictAGS), cmp.Compare(a.AGS, b.AGS))
	})
	maps.Copy(r.districts, gaz.Districts)
	for i, b := range r.bodies {
		if _, twice := r.index[b.AGS]; twice {
			return nil, fmt.Errorf("body %s (%s) stands in the region twice: remove one", b.AGS, b.Name)
		}
		r.index[b.AGS] = i
		if b.Kind == notice.District {
			r.districts[b.AGS] = b.Name
		}
		for _, n := range append([]string{b.Name, names.BareName(b.Name)}, b.Aliases...) {
			key := words.FoldPhrase(n)
			if !slices.Contains(r.names[key], i) {
				r.names[key] = append(r.names[key], i)
			}
		}
	}
	r.finder = finder.New(r.bodies, gaz)
	return r, nil
}

// checkBody fills in the district that follows from an AGS and refuses bodies that could not be told apart.
func checkBody(b *notice.Body) error {
	digits := func(s string) bool {
		return !slices.ContainsFunc([]byte(s), func(c byte) bool { return c < '0' || c > '9' })
	}
	want := 8
	if b.Kind == notice.District {
		want = 5
	}
	switch {
	case b.Kind != notice.District && b.Kind != notice.Town && b.Kind != notice.Municipality:
		return fmt.Errorf("body %q has the kind %q: use District, Town or Municipality", b.Name, b.Kind)
	case len(b.AGS) != want || !digits(b.AGS):
		return fmt.Errorf("body %q has the ags %q: a %s has %d digits", b.Name, b.AGS, b.Kind, want)
	case names.BareName(b.Name) == "":
		return fmt.Errorf("body %s has no name", b.AGS)
	}
	if b.DistrictAGS == "" {
		b.DistrictAGS = b.AGS[:5]
	}
	return nil
}

// Bodies lists all bodies by district, the district itself before its members. The slice is the caller's.
func (r *Region) Bodies() []notice.Body { return slices.Clone(r.bodies) }

// Body is the body with that AGS; false if the region does not have it.
func (r *Region) Body(ags string) (notice.Body, bool) {
	i, ok := r.index[ags]
	if !ok {
		return notice.Body{}, false
	}
	return r.bodies[i], true
}

// District is the body of the district that ags lies in, for a district itself; false if the region does not have ags or
// if its district is not one of the region's bodies.
func (r *Region) District(ags string) (notice.Body, bool) {
	b, ok := r.Body(ags)
	if !ok {
		return notice.Body{}, false
	}
	return r.Body(b.DistrictAGS)
}

// DistrictName is the name of the district that ags lies in ("Kreis Unna"), also where that district is not one of the
// region's bodies; ags may be a district's own. It is "" if nothing is known.
func (r *Region) DistrictName(ags string) string {
	if b, ok := r.Body(ags); ok {
		ags = b.DistrictAGS
	}
	if len(ags) > 5 {
		ags = ags[:5]
	}
	return r.districts[ags]
}

// Members lists the municipalities that lie in the district with that AGS, in the order of Bodies, without the district.
func (r *Region) Members(district string) []notice.Body {
	var out []notice.Body
	for _, b := range r.bodies {
		if b.DistrictAGS == district && b.Kind != notice.District {
			out = append(out, b)
		}
	}
	return out
}
