package web

import (
	"context"

	"github.com/lagebild/lagebild/internal/web/geo"
	"github.com/lagebild/lagebild/internal/web/machine"
)

// Machines says what is made for machines: the API with its stream, feeds, CAP alerts and exports. Without a Store there is
// nothing of it.
type Machines struct {
	Store    machine.Store
	Sender   string // of CAP messages: the domain or address of who answers for them
	Exercise bool   // the region is simulated: CAP messages say so
	Version  string // of the product
}

// machines puts all of it together.
func (s *Server) machines() (*machine.Set, error) {
	m := s.cfg.Machines
	return machine.New(machine.Config{
		Kit: s.kit, Pictures: s.keeper, Store: m.Store, Search: s.cfg.Search, Rings: rings(s.cfg.Map), Attributions: s.cfg.Attributions,
		Origin: s.cfg.Origin, Sender: m.Sender, Exercise: m.Exercise, Version: m.Version,
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

// follow feeds the stream of events until ctx ends.
func (s *Server) follow(ctx context.Context) {
	if s.machine == nil {
		return
	}
	if err := s.machine.Run(ctx); err != nil {
		s.cfg.Log.WarnContext(ctx, "Could not follow changes", "err", err)
	}
}
