package export

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/export/outline"
)

type geometry struct {
	Type        string           `json:"type"`
	Coordinates [][]outline.Ring `json:"coordinates"`
}

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *geometry      `json:"geometry"` // null: unknown
	Properties map[string]any `json:"properties"`
}

type collection struct {
	Type         string    `json:"type"`
	Attributions []string  `json:"attributions"`
	Features     []feature `json:"features"`
}

// geojson is the picture by RFC 7946: a feature for each body, with the status of each service by its key.
func (e *Exports) geojson(r *http.Request) ([]byte, error) {
	p, err := e.shown(r)
	if err != nil {
		return nil, err
	}
	out := collection{Type: "FeatureCollection", Attributions: append([]string{}, e.cfg.Attributions...), Features: make([]feature, 0, len(p.Rows))}
	services := e.cfg.Kit.Catalog().Services()
	for _, row := range p.Rows {
		f := feature{Type: "Feature", ID: row.Body.AGS, Properties: properties(row, services)}
		f.Properties["at"] = p.At.Format(time.RFC3339)
		f.Properties["page"] = e.cfg.Kit.Origin(r) + "/kommune/" + row.Body.AGS
		if polygons := outline.Polygons(e.cfg.Rings(row.Body.AGS)); len(polygons) > 0 {
			f.Geometry = &geometry{Type: "MultiPolygon", Coordinates: polygons}
		}
		out.Features = append(out.Features, f)
	}
	b, err := json.Marshal(out)
	return b, fault.Wrap(fault.Internal, "encoding GeoJSON", err)
}

// properties are flat, for programs that know no others.
func properties(row store.BodyRow, services []catalog.Info) map[string]any {
	t := tally(row, services)
	props := map[string]any{
		"ags": row.Body.AGS, "name": row.Body.Name, "kind": string(row.Body.Kind), "district": row.Body.DistrictAGS, "silent": row.Silent,
		"worst": t.worst(), "unavailable": t.count[notice.Unavailable], "limited": t.count[notice.Limited],
		"available": t.count[notice.Available], "unknown": t.unknown, "stale": t.stale,
	}
	for _, s := range services {
		key := unknown
		if c, ok := row.Cells[s.Key]; ok {
			key = string(c.Status)
		}
		props["service_"+string(s.Key)] = key
	}
	return props
}

// counted is how many services of a body show what.
type counted struct {
	count          map[notice.Status]int
	unknown, stale int
}

func tally(row store.BodyRow, services []catalog.Info) counted {
	t := counted{count: map[notice.Status]int{}}
	for _, s := range services {
		c, ok := row.Cells[s.Key]
		if !ok {
			t.unknown++
			continue
		}
		t.count[c.Status]++
		if c.Stale {
			t.stale++
		}
	}
	return t
}

// worst is the worst status that any service shows; where nothing is known it is unknown.
func (t counted) worst() string {
	for _, s := range []notice.Status{notice.Unavailable, notice.Limited, notice.Available} {
		if t.count[s] > 0 {
			return string(s)
		}
	}
	return unknown
}
