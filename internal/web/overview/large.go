package overview

import (
	"slices"
	"strconv"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/display"
)

// maxRows is how many bodies are listed one by one, maxDistricts how many Kreise; what is more is summed up.
const (
	maxRows      = 400
	maxDistricts = 120
)

// summary is a Kreis or Land in one row.
type summary struct {
	AGS, Name string
	Link      string
	Bodies    int
	Silent    int
	Cells     []sumCell
	tally     tally
}

// sumCell is what the bodies of a Kreis or Land say of a service.
type sumCell struct {
	Class, Classes, Sign string
	Count, Of            int    // bodies of the worst class, of all
	Rest                 string // the other classes with their numbers
	Label                string
	tally                tally
}

// states are the names of the Länder by the first two digits of an AGS.
var states = map[string]string{
	"01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen", "05": "Nordrhein-Westfalen", "06": "Hessen",
	"07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "10": "Saarland", "11": "Berlin", "12": "Brandenburg",
	"13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
}

// sumUp sums the rows up by Kreis, or by Land if there are too many of these.
func (p *Pages) sumUp(s selection, c Choice, lang, query string) []summary {
	districts := map[string]bool{}
	for _, one := range s.rows {
		districts[one.row.Body.DistrictAGS] = true
	}
	digits := 5
	if len(districts) > maxDistricts {
		digits = 2
	}
	var out []summary
	index := map[string]int{}
	for _, one := range s.rows {
		ags := one.row.Body.DistrictAGS
		ags = ags[:min(len(ags), digits)]
		i, ok := index[ags]
		if !ok {
			i = len(out)
			index[ags] = i
			out = append(out, summary{AGS: ags, Name: p.areaName(ags), Cells: make([]sumCell, len(s.services))})
			narrower := c
			narrower.Districts = []string{ags}
			out[i].Link = "/" + narrower.Query(query)
		}
		sum := &out[i]
		sum.Bodies++
		if one.row.Silent {
			sum.Silent++
		}
		sum.tally.plus(one.tally)
		for k, at := range one.places {
			sum.Cells[k].tally[at]++
		}
	}
	for i := range out {
		p.finish(&out[i], s.services, lang)
	}
	order := collate.New(language.German)
	slices.SortStableFunc(out, func(a, b summary) int {
		if c.Order == byWorst {
			if n := a.tally.worse(b.tally); n != 0 {
				return n
			}
		}
		return order.CompareString(a.Name, b.Name)
	})
	return out
}

func (p *Pages) areaName(ags string) string {
	if name := states[ags]; name != "" {
		return name
	}
	return p.view.Kit().DistrictName(ags)
}

// finish puts the numbers of a row into words.
func (p *Pages) finish(s *summary, services []catalog.Info, lang string) {
	for i := range s.Cells {
		cell := &s.Cells[i]
		cell.Class = cell.tally.worst()
		if cell.Class == string(notice.Available) && cell.tally[placeUnknown] > s.Bodies/2 {
			cell.Class = string(catalog.Unknown) // a few that work do not speak for the many that say nothing
		}
		st := p.show.Class(cell.Class, lang)
		cell.Sign, cell.Label, cell.Of = st.Sign, services[i].Label.In(lang)+": "+st.Label, s.Bodies
		for k, n := range cell.tally {
			switch {
			case shown[k] == cell.Class:
				cell.Count = n
			case n > 0:
				if cell.Rest != "" {
					cell.Rest += " "
				}
				cell.Rest += p.show.Class(shown[k], lang).Sign + strconv.Itoa(n)
			}
		}
		if cell.Classes = cell.Class; display.StartsGroup(services, i) {
			cell.Classes += " first"
		}
	}
}
