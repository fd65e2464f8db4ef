package sources

import (
	"slices"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// blindBody is a body with the services that no fresh source covers.
type blindBody struct {
	AGS, Name string
	Why       string // in words: no source, silent, or nothing said
	Unknown   []string
	Stale     []string
}

type blindService struct {
	Label string
	N, Of int
}

// blind finds the cells that no fresh source covers.
func (p *Pages) blind(d *pageData, pic snapshot.Picture, district string) {
	services := p.view.Kit().Catalog().Services()
	n := map[notice.Service]int{}
	bodies := 0
	for _, row := range pic.Rows {
		if district != "" && row.Body.DistrictAGS != district {
			continue
		}
		bodies++
		b := blindBody{AGS: row.Body.AGS, Name: row.Body.Name, Why: p.why(row, d.Lang)}
		for _, info := range services {
			c, ok := row.Cells[info.Key]
			switch display.ClassOf(c, ok) {
			case string(catalog.Unknown):
				b.Unknown = append(b.Unknown, info.Label.In(d.Lang))
			case string(catalog.Stale):
				b.Stale = append(b.Stale, info.Label.In(d.Lang))
			default:
				continue
			}
			n[info.Key]++
		}
		d.Cells += len(b.Unknown) + len(b.Stale)
		if len(b.Unknown)+len(b.Stale) > 0 {
			d.Blind = append(d.Blind, b)
		}
	}
	d.AllCells = bodies * len(services)
	for _, info := range services {
		d.ByService = append(d.ByService, blindService{info.Label.In(d.Lang), n[info.Key], bodies})
	}
	slices.SortStableFunc(d.Blind, func(a, b blindBody) int {
		return len(b.Unknown) + len(b.Stale) - len(a.Unknown) - len(a.Stale)
	})
	if d.BlindMore = len(d.Blind) - maxListed; d.BlindMore > 0 {
		d.Blind = d.Blind[:maxListed]
	}
}

func (p *Pages) why(row store.BodyRow, lang string) string {
	switch {
	case row.Sources == 0:
		return p.view.Text(lang, "row.noSource")
	case row.Silent:
		return p.view.Text(lang, "word.silent")
	default:
		return ""
	}
}
