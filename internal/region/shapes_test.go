package region

import (
	"math"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/notice"
)

// inside tells by the even-odd rule whether a point lies in rings.
func inside(rings [][][2]float64, x, y float64) bool {
	in := false
	for _, ring := range rings {
		for i := range len(ring) - 1 {
			a, b := ring[i], ring[i+1]
			if (a[1] > y) != (b[1] > y) && x < (b[0]-a[0])*(y-a[1])/(b[1]-a[1])+a[0] {
				in = !in
			}
		}
	}
	return in
}

// squareKilometres is the area of rings on the sphere, flattened at their middle latitude; good to a percent at this size.
func squareKilometres(rings [][][2]float64) float64 {
	const degree = 111.2
	var sum float64
	for _, ring := range rings {
		scale := math.Cos(ring[0][1] * math.Pi / 180)
		for i := range len(ring) - 1 {
			sum += (ring[i][0]*ring[i+1][1] - ring[i+1][0]*ring[i][1]) * scale / 2
		}
	}
	return math.Abs(sum) * degree * degree
}

func TestShapes(t *testing.T) {
	r := embedded(t)
	shapes := r.Shapes()
	if len(shapes) != 67 {
		t.Fatalf("got %d shapes, want 67", len(shapes))
	}
	areas := map[string]float64{}
	for _, s := range shapes {
		b, ok := r.Body(s.AGS)
		if !ok || b.Kind == notice.District || s.Name != b.Name || s.Kreis != b.DistrictAGS {
			t.Errorf("shape %s %q fits no body", s.AGS, s.Name)
		}
		for _, ring := range s.Rings {
			if ring[0] != ring[len(ring)-1] {
				t.Errorf("a ring of %s is not closed", s.Name)
			}
		}
		if !inside(s.Rings, s.LabelLon, s.LabelLat) {
			t.Errorf("the label of %s lies outside", s.Name)
		}
		areas[s.Kreis] += squareKilometres(s.Rings)
	}
	districts := r.DistrictShapes()
	if len(districts) != 5 {
		t.Fatalf("got %d districts, want 5", len(districts))
	}
	for _, d := range districts {
		if got := squareKilometres(d.Rings); math.Abs(got-areas[d.AGS]) > 0.01*got {
			t.Errorf("%s has %.0f km², its members %.0f", d.Name, got, areas[d.AGS])
		}
	}
	if got := areas["05974"]; math.Abs(got-1328.63) > 0.02*1328.63 {
		t.Errorf("Kreis Soest has %.0f km², officially 1328.63", got)
	}
}

func TestWithShapes(t *testing.T) {
	r, err := New([]notice.Body{{AGS: "01001000", Name: "A", Kind: notice.Town}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const square = `{"objects":{"municipalities":{"geometries":[{"type":"MultiPolygon","arcs":[[[0,-2]]],"properties":{"ags":"01001000"}},
		{"type":"Polygon","arcs":[[9]],"properties":{"ags":"02"}}]}},"arcs":[[[0,0],[2,0],[2,2]],[[0,0],[0,2],[2,2]]]}`
	s, err := r.withShapes([]byte(square), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Shapes(); len(got) != 1 || got[0].LabelLon != 1 || got[0].LabelLat != 1 || len(got[0].Rings[0]) != 5 {
		t.Errorf("got %+v, want one square with its label in the middle", got)
	}
	if len(r.Shapes()) != 0 {
		t.Error("withShapes changed the region it was called on")
	}
	for _, tc := range []struct{ name, json, want string }{
		{"no JSON", "{", "reading shapes"},
		{"missing arc", strings.Replace(square, "[0,-2]", "[0,7]", 1), "arc 7"},
		{"a point", strings.Replace(square, "MultiPolygon", "Point", 1), `"Point"`},
		{"too few points", strings.Replace(square, "[0,-2]", "[0]", 1), "points"},
		{"no ring", strings.Replace(square, "[[[0,-2]]]", "[]", 1), "no ring"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := r.withShapes([]byte(tc.json), nil); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an error that has %q", err, tc.want)
			}
		})
	}
}

func TestAttribution(t *testing.T) {
	if got, want := Attribution(), "© GeoBasis-DE / BKG 2017 (Daten verändert)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var all []string
	for _, c := range Credits() {
		all = append(all, c.Holder)
	}
	for _, want := range []string{Attribution(), "Destatis", "OpenStreetMap", "Wikidata"} {
		if !strings.Contains(strings.Join(all, "\n"), want) {
			t.Errorf("no credit for %q", want)
		}
	}
}
