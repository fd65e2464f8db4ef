package region

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"

	"github.com/lagebild/lagebild/internal/notice"
)

//go:embed data/bodies.csv
var bodiesCSV []byte

//go:embed data/gazetteer.json
var gazetteerJSON []byte

//go:embed data/region.topojson
var shapesTopoJSON []byte

// Embedded is the region that the product ships with, gazetteer and shapes included. Callers parse it once and hand it on.
func Embedded() (*Region, error) {
	bodies, labels, err := parseBodies(bodiesCSV)
	if err != nil {
		return nil, fmt.Errorf("embedded region: %w", err)
	}
	gaz, err := ParseGazetteer(gazetteerJSON)
	if err != nil {
		return nil, fmt.Errorf("embedded region: %w", err)
	}
	r, err := New(bodies, gaz)
	if err != nil {
		return nil, fmt.Errorf("embedded region: %w", err)
	}
	r, err = r.withShapes(shapesTopoJSON, labels)
	if err != nil {
		return nil, fmt.Errorf("embedded region: %w", err)
	}
	return r, nil
}

// EmbeddedGazetteer is the gazetteer that the product ships with, for use with bodies that come from elsewhere.
func EmbeddedGazetteer() (*Gazetteer, error) { return ParseGazetteer(gazetteerJSON) }

// parseBodies reads bodies and the points (longitude, latitude) at which a map labels them.
func parseBodies(data []byte) ([]notice.Body, map[string][2]float64, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, nil, fmt.Errorf("reading bodies: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil, fmt.Errorf("reading bodies: the file is empty")
	}
	bodies := make([]notice.Body, 0, len(rows)-1)
	labels := make(map[string][2]float64, len(rows)-1)
	for i, row := range rows[1:] {
		population, err1 := strconv.Atoi(row[4])
		lon, err2 := strconv.ParseFloat(row[6], 64)
		lat, err3 := strconv.ParseFloat(row[7], 64)
		for _, err := range []error{err1, err2, err3} {
			if err != nil {
				return nil, nil, fmt.Errorf("reading bodies, line %d (%s): %w", i+2, row[1], err)
			}
		}
		bodies = append(bodies, notice.Body{
			AGS: row[0], Name: row[1], Kind: notice.BodyKind(row[2]), DistrictAGS: row[3],
			Population: population, Homepage: "https://www." + row[5],
		})
		labels[row[0]] = [2]float64{lon, lat}
	}
	return bodies, labels, nil
}
