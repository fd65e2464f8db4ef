package web

import (
	"github.com/lagebild/lagebild/internal/web/geo"
	"github.com/lagebild/lagebild/internal/web/machine"
)

// machines puts together what is made for machines.
func (s *Server) machines() (*machine.Set, error) {
	return machine.New(machine.Config{
		Kit: s.kit, Pictures: s.keeper, Store: s.cfg.Store, Search: s.cfg.Search, Rings: rings(s.cfg.Map), Attributions: s.cfg.Attributions,
		Exercise: s.cfg.Exercise, Version: s.cfg.Version,
	})
}

// rings gives the outlines of the map by AGS.
func rings(c geo.Config) func(ags string) [][][2]float64 {
	byAGS := map[string][][][2]float64{}
	for _, s := range c.Outlines {
		byAGS[s.AGS] = s.Rings
	}
	for _, s := range c.Shapes {
		byAGS[s.AGS] = s.Rings
	}
	return func(ags string) [][][2]float64 { return byAGS[ags] }
}
