// Package outline turns the rings of a body's shape into polygons with holes, as GeoJSON and CAP want them.
package outline

import (
	"cmp"
	"math"
	"slices"
)

// Ring is a closed ring of (longitude, latitude) in degrees.
type Ring = [][2]float64

// Polygons sorts rings that are filled by the even-odd rule into polygons: first the outer ring, counter-clockwise, then
// its holes, clockwise. Rings with fewer than four points are left out.
func Polygons(rings []Ring) [][]Ring {
	good := slices.DeleteFunc(slices.Clone(rings), func(r Ring) bool { return len(r) < 4 })
	// From large to small: what contains a ring comes before it.
	slices.SortStableFunc(good, func(a, b Ring) int { return cmp.Compare(math.Abs(area(b)), math.Abs(area(a))) })
	var out [][]Ring
	outerOf := map[int]int{} // ring to polygon
	for i, ring := range good {
		depth, parent := 0, -1
		for j := range i {
			if inside(ring[0], good[j]) {
				depth++
				parent = j // the smallest so far
			}
		}
		if p, ok := outerOf[parent]; depth%2 == 1 && ok {
			out[p] = append(out[p], turned(ring, false))
			continue
		}
		outerOf[i] = len(out)
		out = append(out, []Ring{turned(ring, true)})
	}
	return out
}

// area is the signed area: positive if the ring runs counter-clockwise.
func area(r Ring) float64 {
	var sum float64
	for i := range len(r) - 1 {
		sum += r[i][0]*r[i+1][1] - r[i+1][0]*r[i][1]
	}
	return sum / 2
}

// turned is the ring in the direction wanted, closed.
func turned(r Ring, counter bool) Ring {
	r = slices.Clone(r)
	if (area(r) > 0) != counter {
		slices.Reverse(r)
	}
	if r[0] != r[len(r)-1] {
		r = append(r, r[0])
	}
	return r
}

// inside reports whether a point lies in a ring.
func inside(p [2]float64, r Ring) bool {
	in := false
	for i := range len(r) - 1 {
		a, b := r[i], r[i+1]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
			in = !in
		}
	}
	return in
}
