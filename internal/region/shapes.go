package region

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Shape is the outline of a body on the map.
type Shape struct {
	AGS      string         `json:"ags"`
	Name     string         `json:"name"`
	Kreis    string         `json:"kreis"` // AGS of the district; for a district's outline its own
	Rings    [][][2]float64 `json:"rings"` // closed rings of (longitude, latitude) in degrees, WGS 84; fill by the even-odd rule
	LabelLon float64        `json:"labelLon"`
	LabelLat float64        `json:"labelLat"` // a point well inside
}

// Shapes lists the outlines of the municipalities in the order of Bodies; none if the region has no geometry. The slice is
// the caller's, the rings are shared.
func (r *Region) Shapes() []Shape { return slices.Clone(r.shapes) }

// DistrictShapes lists the outlines of the districts in the order of Bodies. A district that is not one of the region's
// bodies has none.
func (r *Region) DistrictShapes() []Shape { return slices.Clone(r.outlines) }

// withShapes is the region with the geometry of a TopoJSON file that has the objects "municipalities" and "districts", each
// with the property ags. Shapes of bodies that the region does not have are left out. labels are the points (longitude,
// latitude) at which a map labels them; those that have none are labelled in their middle.
func (r *Region) withShapes(data []byte, labels map[string][2]float64) (*Region, error) {
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("reading shapes: %w", err)
	}
	arcs := t.decodeArcs()
	out := *r
	for object, into := range map[string]*[]Shape{"municipalities": &out.shapes, "districts": &out.outlines} {
		byAGS := map[string]Shape{}
		for _, g := range t.Objects[object].Geometries {
			i, ok := r.index[g.Properties.AGS]
			if !ok {
				continue
			}
			rings, err := g.rings(arcs)
			if err != nil {
				return nil, fmt.Errorf("reading shapes: %s %s: %w", object, g.Properties.AGS, err)
			}
			at, ok := labels[g.Properties.AGS]
			if !ok {
				at = centre(rings)
			}
			b := r.bodies[i]
			byAGS[b.AGS] = Shape{AGS: b.AGS, Name: b.Name, Kreis: b.DistrictAGS, Rings: rings, LabelLon: at[0], LabelLat: at[1]}
		}
		*into = slices.SortedFunc(maps.Values(byAGS), func(a, b Shape) int { return r.index[a.AGS] - r.index[b.AGS] })
	}
	return &out, nil
}

// topology is the part of TopoJSON that is read: quantised arcs and the polygons made of them.
type topology struct {
	Transform *struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Objects map[string]struct {
		Geometries []geometry `json:"geometries"`
	} `json:"objects"`
	Arcs [][][2]float64 `json:"arcs"`
}

type geometry struct {
	Type       string          `json:"type"`
	Arcs       json.RawMessage `json:"arcs"`
	Properties struct {
		AGS string `json:"ags"`
	} `json:"properties"`
}

// decodeArcs turns the arcs into degrees. With a transform each point is the step from the one before, in its units.
func (t *topology) decodeArcs() [][][2]float64 {
	if t.Transform == nil {
		return t.Arcs
	}
	out := make([][][2]float64, len(t.Arcs))
	for i, arc := range t.Arcs {
		var x, y float64
		out[i] = make([][2]float64, len(arc))
		for j, p := range arc {
			x, y = x+p[0], y+p[1]
			out[i][j] = [2]float64{
				x*t.Transform.Scale[0] + t.Transform.Translate[0],
				y*t.Transform.Scale[1] + t.Transform.Translate[1],
			}
		}
	}
	return out
}

// rings joins arcs to closed rings. A negative number is the complement of an arc's index and means it runs backwards.
func (g *geometry) rings(arcs [][][2]float64) ([][][2]float64, error) {
	var polygons [][][]int
	switch g.Type {
	case "Polygon":
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("the geometry is a %q: use Polygon or MultiPolygon", g.Type)
	}
	var out [][][2]float64
	for _, polygon := range polygons {
		for _, refs := range polygon {
			ring, err := join(refs, arcs)
			if err != nil {
				return nil, err
			}
			out = append(out, ring)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("the geometry has no ring")
	}
	return out, nil
}

func join(refs []int, arcs [][][2]float64) ([][2]float64, error) {
	var ring [][2]float64
	for _, ref := range refs {
		i, backwards := ref, ref < 0
		if backwards {
			i = ^ref
		}
		if i >= len(arcs) {
			return nil, fmt.Errorf("arc %d is not in the file", i)
		}
		arc := arcs[i]
		if backwards {
			arc = slices.Clone(arc)
			slices.Reverse(arc)
		}
		if len(ring) > 0 && len(arc) > 0 {
			arc = arc[1:] // the point that the arcs share
		}
		ring = append(ring, arc...)
	}
	if len(ring) < 4 {
		return nil, fmt.Errorf("a ring has %d points: it needs 4", len(ring))
	}
	return ring, nil
}

// centre is the centroid of the largest ring, good enough to put a label at.
func centre(rings [][][2]float64) [2]float64 {
	var best float64
	at := rings[0][0]
	for _, ring := range rings {
		var area, x, y float64
		for i := range len(ring) - 1 {
			cross := ring[i][0]*ring[i+1][1] - ring[i+1][0]*ring[i][1]
			area += cross
			x += (ring[i][0] + ring[i+1][0]) * cross
			y += (ring[i][1] + ring[i+1][1]) * cross
		}
		if size := max(area, -area); size > best {
			best, at = size, [2]float64{x / (3 * area), y / (3 * area)}
		}
	}
	return at
}
