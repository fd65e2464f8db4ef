package kinds

import (
	"errors"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/fault"
)

// metrics are the operator's own; controller-runtime adds those of its queues and requests.
type metrics struct {
	writes *prometheus.CounterVec // by what is written
}

// newMetrics registers the operator's metrics; a registry that has them already gives them back.
func newMetrics(reg prometheus.Registerer, m *mirror.Mirror) (*metrics, error) {
	writes := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "lagebild_operator_writes_total", Help: "Writes to the API server, by what was written.",
	}, []string{"part"})
	up := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "lagebild_operator_database_up", Help: "1 if the database answers, 0 during an outage.",
	}, func() float64 {
		if m.Outage() != nil {
			return 0
		}
		return 1
	})
	if err := reg.Register(writes); err != nil {
		there, ok := errors.AsType[prometheus.AlreadyRegisteredError](err)
		if !ok {
			return nil, fault.Wrap(fault.Internal, "registering metrics", err)
		}
		if writes, ok = there.ExistingCollector.(*prometheus.CounterVec); !ok {
			return nil, fault.Wrap(fault.Internal, "registering metrics", err)
		}
	}
	reg.Unregister(up)
	if err := reg.Register(up); err != nil {
		return nil, fault.Wrap(fault.Internal, "registering metrics", err)
	}
	for _, part := range []string{"status", "finalizer"} {
		writes.WithLabelValues(part)
	}
	return &metrics{writes: writes}, nil
}

// settled registers the number of Sources that left nothing to do.
func (*metrics) settled(reg prometheus.Registerer, s *seen) error {
	g := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "lagebild_operator_sources_settled", Help: "Sources that were looked at and left nothing to do.",
	}, func() float64 { return float64(s.settled()) })
	reg.Unregister(g) // of an earlier operator of this process
	return reg.Register(g)
}
