package geo

import (
	"math"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/region"
)

// width is that of the picture in its own units; the height follows from the region.
const width = 1000

// drawing is the region's outlines in the units of the picture.
type drawing struct {
	height    int
	areas     []area // municipalities
	districts []area
}

type area struct {
	AGS, Name, Kreis string
	Path             string
	X, Y             string // where the label stands
	big              bool   // large enough for its name
}

// bigArea is how wide an area must be for its name, in units for each character.
const bigArea = 7.8

// projection puts degrees on the picture: right angles, true to scale in the middle of the region.
type projection struct{ west, north, perLon, perLat float64 }

func project(shapes []region.Shape) (p projection, height int) {
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, s := range shapes {
		for _, ring := range s.Rings {
			for _, at := range ring {
				west, east, south, north = min(west, at[0]), max(east, at[0]), min(south, at[1]), max(north, at[1])
			}
		}
	}
	perLon := width / max(east-west, 1e-9)
	perLat := perLon / math.Cos((north+south)/2*math.Pi/180)
	return projection{west, north, perLon, perLat}, int(math.Ceil((north - south) * perLat))
}

func (p projection) at(lon, lat float64) (x, y float64) {
	return (lon - p.west) * p.perLon, (p.north - lat) * p.perLat
}

// draw projects the shapes once for all requests.
func draw(shapes, outlines []region.Shape) drawing {
	if len(shapes) == 0 {
		return drawing{}
	}
	p, height := project(shapes)
	d := drawing{height: height + 8} // and a margin all around
	for _, s := range shapes {
		d.areas = append(d.areas, p.area(s))
	}
	for _, s := range outlines {
		d.districts = append(d.districts, p.area(s))
	}
	return d
}

func (p projection) area(s region.Shape) area {
	var b strings.Builder
	left, right := math.Inf(1), math.Inf(-1)
	for _, ring := range s.Rings {
		lastX, lastY := math.NaN(), math.NaN()
		for i, at := range ring {
			x, y := p.at(at[0], at[1])
			x, y = math.Round(x*2)/2, math.Round(y*2)/2 // half a unit is less than a pixel
			left, right = min(left, x), max(right, x)
			if x == lastX && y == lastY {
				continue
			}
			lastX, lastY = x, y
			switch i {
			case 0:
				b.WriteByte('M')
			default:
				b.WriteByte('L')
			}
			b.WriteString(number(x) + " " + number(y))
		}
		b.WriteByte('Z')
	}
	x, y := p.at(s.LabelLon, s.LabelLat)
	return area{
		AGS: s.AGS, Name: s.Name, Kreis: s.Kreis, Path: b.String(), X: number(math.Round(x)), Y: number(math.Round(y)),
		big: right-left > bigArea*float64(len([]rune(s.Name))),
	}
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
