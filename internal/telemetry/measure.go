package telemetry

import (
	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/fault"
)

// Observe adds v to a histogram, with the trace of s as the example of its bucket, if s is kept.
func Observe(h prometheus.Observer, v float64, s Span) {
	if id := s.TraceID(); id != "" {
		if e, ok := h.(prometheus.ExemplarObserver); ok {
			e.ObserveWithExemplar(v, prometheus.Labels{"trace_id": id})
			return
		}
	}
	h.Observe(v)
}

// Register registers collectors; the error is an Internal fault.
func Register(r prometheus.Registerer, cs ...prometheus.Collector) error {
	for _, c := range cs {
		if err := r.Register(c); err != nil {
			return fault.Wrap(fault.Internal, "registering metrics", err)
		}
	}
	return nil
}

// BuildInfo is a metric whose label says which version runs.
func BuildInfo(version string) prometheus.Collector {
	g := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "lagebild_build_info", Help: "Always 1; the label is the version of the program.", ConstLabels: prometheus.Labels{"version": version},
	})
	g.Set(1)
	return g
}
