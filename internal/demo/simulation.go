package demo

import (
	"encoding/json"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/demo/sites"
	"github.com/lagebild/lagebild/internal/fault"
)

// Where a region tells other processes what they need to take part in it.
const (
	SimulationHost = "simulation.localhost"
	SimulationPath = "/simulation.json"
)

// Simulation is what a process needs to take part: the region's clock and the certificate of its authority.
type Simulation struct {
	Clock   clock.Scaled `json:"clock"`
	CertPEM string       `json:"certPEM"`
}

// Clock is the clock that other processes are told: the region's own, or the one that it follows (a clock with a method
// Shared); false if there is none that they could share.
func (r *Region) Clock() (clock.Scaled, bool) {
	switch c := r.clock.(type) {
	case clock.Scaled:
		return c, true
	case interface{ Shared() clock.Scaled }:
		return c.Shared(), true
	default:
		return clock.Scaled{}, false
	}
}

// simulation is the answer of SimulationHost.
func (r *Region) simulation() (sites.Answer, error) {
	c, ok := r.Clock()
	if !ok {
		return sites.Answer{}, nil
	}
	body, err := json.Marshal(Simulation{Clock: c, CertPEM: string(r.CertPEM())})
	if err != nil {
		return sites.Answer{}, fault.Wrap(fault.Internal, "telling the simulation", err)
	}
	return sites.Answer{MediaType: "application/json", Body: body}, nil
}
