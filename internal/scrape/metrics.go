package scrape

import (
	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// Metrics counts what scrapers do. A nil *Metrics counts nothing.
type Metrics struct {
	runs       *prometheus.CounterVec
	duration   *prometheus.HistogramVec
	bytes      prometheus.Counter
	documents  prometheus.Counter
	statements prometheus.Counter
	claims     prometheus.Counter
}

// NewMetrics registers the scraper's metrics with r.
func NewMetrics(r prometheus.Registerer) (*Metrics, error) {
	m := &Metrics{
		runs: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "lagebild_runs_total", Help: "Runs of sources by source type and fault kind (ok: none).",
		}, []string{"type", "kind"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lagebild_run_duration_seconds", Help: "Duration of a run on the scraper's clock.",
			Buckets: prometheus.ExponentialBuckets(0.01, 3, 9),
		}, []string{"type"}),
		bytes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "lagebild_run_body_bytes_total", Help: "Decompressed bytes received.",
		}),
		documents: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "lagebild_documents_read_total", Help: "Documents read anew.",
		}),
		statements: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "lagebild_statements_read_total", Help: "Statements extracted, those for review included.",
		}),
		claims: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "lagebild_sources_claimed_total", Help: "Sources claimed to be run.",
		}),
	}
	for _, c := range []prometheus.Collector{m.runs, m.duration, m.bytes, m.documents, m.statements, m.claims} {
		if err := r.Register(c); err != nil {
			return nil, fault.Wrap(fault.Internal, "registering metrics", err)
		}
	}
	return m, nil
}

func (m *Metrics) claimed(n int) {
	if m != nil {
		m.claims.Add(float64(n))
	}
}

func (m *Metrics) ran(t source.Type, o store.Outcome) {
	if m == nil {
		return
	}
	kind := "ok"
	if o.Err != nil {
		kind = string(fault.KindOf(o.Err))
	}
	m.runs.WithLabelValues(string(t), kind).Inc()
	m.duration.WithLabelValues(string(t)).Observe(o.Finished.Sub(o.Started).Seconds())
	m.bytes.Add(float64(o.Reading.Bytes))
	m.documents.Add(float64(len(o.Reading.Documents)))
	for _, st := range o.Statements {
		m.statements.Add(float64(len(st)))
	}
}
