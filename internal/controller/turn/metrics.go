package turn

import (
	"errors"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/fault"
)

// Metrics are the operator's own; controller-runtime adds those of its queues and requests.
type Metrics struct {
	writes *prometheus.CounterVec // by what is written
}

// NewMetrics registers the operator's metrics, in the place of those of an earlier operator of this process. settled counts
// the Sources that left nothing to do.
func NewMetrics(reg prometheus.Registerer, m *mirror.Mirror, settled func() int) (*Metrics, error) {
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
	idle := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "lagebild_operator_sources_settled", Help: "Sources that were looked at and left nothing to do.",
	}, func() float64 { return float64(settled()) })
	for _, gauge := range []prometheus.Collector{up, idle} {
		reg.Unregister(gauge)
		if err := reg.Register(gauge); err != nil {
			return nil, fault.Wrap(fault.Internal, "registering metrics", err)
		}
	}
	for _, part := range []string{"status", "finalizer"} {
		writes.WithLabelValues(part)
	}
	return &Metrics{writes: writes}, nil
}
