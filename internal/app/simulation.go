package app

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/fault"
)

// simulation is what a process takes from a simulated region that another process serves.
type simulation struct {
	clock   clock.Scaled
	pool    *x509.CertPool
	address netip.Addr // of the machine that serves it
}

// joinSimulation asks the region at address ("http://127.0.0.1:8471") for its clock and certificate.
func joinSimulation(ctx context.Context, address string) (simulation, error) {
	const op = "joining the simulated region"
	invalid := func(err error) error {
		return &fault.Error{Kind: fault.Invalid, Op: op, Err: err, Remedy: "give the address that `lagebild demo --sites-only` prints"}
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return simulation{}, invalid(fault.New(fault.Invalid, "reading --simulation", "%q is no web address", address))
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.JoinPath(demo.SimulationPath).String(), http.NoBody)
	if err != nil {
		return simulation{}, invalid(err)
	}
	req.Host = demo.SimulationHost
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return simulation{}, invalid(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return simulation{}, invalid(fault.New(fault.NotFound, "asking "+address, "it answered %s", resp.Status))
	}
	var told demo.Simulation
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<20)).Decode(&told); err != nil {
		return simulation{}, invalid(err)
	}
	if told.Clock.Factor <= 0 {
		return simulation{}, invalid(fault.New(fault.BadContent, "reading its clock", "factor %g", told.Clock.Factor))
	}
	found, err := net.DefaultResolver.LookupNetIP(ctx, "ip", u.Hostname())
	if err != nil || len(found) == 0 {
		return simulation{}, invalid(err)
	}
	s := simulation{clock: told.Clock, pool: x509.NewCertPool(), address: found[0].Unmap()}
	s.pool.AppendCertsFromPEM([]byte(told.CertPEM))
	return s, nil
}
