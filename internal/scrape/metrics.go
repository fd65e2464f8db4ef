package scrape

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// Metrics counts what scrapers do. A nil *Metrics counts nothing.
type Metrics struct {
	runs       *prometheus.CounterVec
	duration   *prometheus.HistogramVec
	retries    *prometheus.CounterVec
	bytes      prometheus.Counter
	documents  prometheus.Counter
	statements prometheus.Counter
	review     prometheus.Counter
	claims     prometheus.Counter
	steals     prometheus.Counter
	writes     prometheus.Histogram
	notices    *prometheus.CounterVec
	cells      *prometheus.CounterVec
}

func counter(name, help string) prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

// NewMetrics registers the scraper's metrics with r.
func NewMetrics(r prometheus.Registerer) (*Metrics, error) {
	m := &Metrics{
		runs: counters("lagebild_runs_total", "Runs of sources by source type and fault kind (ok: none).", "type", "kind"),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lagebild_run_duration_seconds", Help: "Duration of a run on the scraper's clock.",
			Buckets: prometheus.ExponentialBuckets(0.01, 3, 9),
		}, []string{"type"}),
		retries:    counters("lagebild_retries_total", "Second tries within a run, by the fault kind of the first.", "kind"),
		bytes:      counter("lagebild_run_body_bytes_total", "Decompressed bytes received."),
		documents:  counter("lagebild_documents_read_total", "Documents read anew."),
		statements: counter("lagebild_statements_read_total", "Statements extracted, those for review included."),
		review:     counter("lagebild_statements_review_total", "Statements extracted that are kept for review and not shown."),
		claims:     counter("lagebild_sources_claimed_total", "Sources claimed to be run."),
		steals:     counter("lagebild_lease_steals_total", "Claims of a source whose earlier lease ran out before its run was recorded."),
		writes: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "lagebild_store_duration_seconds", Help: "Real time of writing the outcomes of runs that are written together.",
			Buckets: prometheus.ExponentialBuckets(0.002, 3, 9),
		}),
		notices: counters("lagebild_notices_stored_total", "Documents of recorded runs, by what became of them.", "change"),
		cells:   counters("lagebild_cells_changed_total", "Cells that recorded runs gave another status, by the new one.", "status"),
	}
	m.begin()
	return m, telemetry.Register(r, m.runs, m.duration, m.retries, m.bytes, m.documents, m.statements, m.review, m.claims, m.steals,
		m.writes, m.notices, m.cells)
}

// begin shows what has not happened yet as 0: a first failure is a rise that an alert can see.
func (m *Metrics) begin() {
	for _, t := range []source.Type{source.TypePage, source.TypeFeed} {
		m.runs.WithLabelValues(string(t), "ok")
		m.duration.WithLabelValues(string(t))
		for _, k := range fault.Kinds() {
			m.runs.WithLabelValues(string(t), string(k))
		}
	}
	for _, k := range fault.Kinds() {
		if fault.TraitsOf(k).Retry == fault.RetrySoon {
			m.retries.WithLabelValues(string(k))
		}
	}
	for _, c := range []string{"new", "changed", "unchanged", "withdrawn", "restored"} {
		m.notices.WithLabelValues(c)
	}
	for _, s := range []notice.Status{notice.Available, notice.Limited, notice.Unavailable, ""} {
		m.cells.WithLabelValues(statusLabel(s))
	}
}

// typeLabel keeps the label to the types that there are, whatever a row says.
func typeLabel(t source.Type) string {
	if t == source.TypePage || t == source.TypeFeed {
		return string(t)
	}
	return "other"
}

// kindLabel is the kind of a failure as a label, "ok" for none.
func kindLabel(err error) string {
	if err == nil {
		return "ok"
	}
	return string(fault.KindOf(err))
}

// statusLabel is the status of a cell as a label.
func statusLabel(s notice.Status) string {
	if !s.Valid() {
		return "unknown"
	}
	return string(s)
}

func (m *Metrics) claimed(jobs []store.Job) {
	if m == nil {
		return
	}
	m.claims.Add(float64(len(jobs)))
	for _, j := range jobs {
		if j.Stolen {
			m.steals.Inc()
		}
	}
}

func (m *Metrics) again(err error) {
	if m != nil {
		m.retries.WithLabelValues(kindLabel(err)).Inc()
	}
}

func (m *Metrics) ran(t source.Type, o store.Outcome, s telemetry.Span) {
	if m == nil {
		return
	}
	m.runs.WithLabelValues(typeLabel(t), kindLabel(o.Err)).Inc()
	telemetry.Observe(m.duration.WithLabelValues(typeLabel(t)), o.Finished.Sub(o.Started).Seconds(), s)
	m.bytes.Add(float64(o.Reading.Bytes))
	m.documents.Add(float64(len(o.Reading.Documents)))
	for _, of := range o.Statements {
		m.statements.Add(float64(len(of)))
		for _, st := range of {
			if st.Review {
				m.review.Inc()
			}
		}
	}
}

func (m *Metrics) wrote(took time.Duration) {
	if m != nil {
		m.writes.Observe(took.Seconds())
	}
}

func (m *Metrics) stored(r store.RunReport) {
	if m == nil {
		return
	}
	for change, n := range map[string]int{
		"new": r.New, "changed": r.Changed, "unchanged": r.Unchanged, "withdrawn": r.Withdrawn, "restored": r.Restored,
	} {
		m.notices.WithLabelValues(change).Add(float64(n))
	}
	for _, c := range r.Moves {
		m.cells.WithLabelValues(statusLabel(c.To)).Inc()
	}
}
