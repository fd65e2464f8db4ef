package red

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
	"github.com/lagebild/lagebild/internal/web/sent"
)

// Config is what a Meter is made of.
type Config struct {
	Registry prometheus.Registerer
	Tracer   *telemetry.Tracer            // nil: none
	Route    func(r *http.Request) string // the pattern that a request matches: one of few, never its path
	Streams  []string                     // routes whose answers have no end: their time is not measured
}

// Meter measures a handler.
type Meter struct {
	cfg      Config
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
}

// New registers the metrics.
func New(cfg Config) (*Meter, error) {
	if cfg.Registry == nil || cfg.Route == nil {
		return nil, fault.New(fault.Internal, "measuring requests", "registry and route are needed")
	}
	m := &Meter{
		cfg: cfg,
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "lagebild_http_requests_total", Help: "Requests answered, by route, method and status.",
		}, []string{"route", "method", "code"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lagebild_http_request_duration_seconds", Help: "Real time from a request to the end of its answer, streams left out.",
			Buckets: []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10},
		}, []string{"route", "method"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "lagebild_http_requests_in_flight", Help: "Requests that are being answered, streams left out.",
		}),
	}
	return m, telemetry.Register(cfg.Registry, m.requests, m.duration, m.inFlight)
}

// methodLabel keeps the label to the methods that we answer.
func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return method
	default:
		return "other"
	}
}

// Wrap measures h.
func (m *Meter) Wrap(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		route, method := m.cfg.Route(r), methodLabel(r.Method)
		stream := slices.Contains(m.cfg.Streams, route)
		var span telemetry.Span
		if m.cfg.Tracer != nil {
			ctx, s := m.cfg.Tracer.Serve(r.Context(), method+" "+route, r.Header)
			span, r = s, r.WithContext(ctx)
		}
		rec := &sent.Recorder{ResponseWriter: w}
		if !stream {
			m.inFlight.Inc()
		}
		start, broken := time.Now(), true
		defer func() { // also when the handler breaks the connection off by a panic
			if !stream {
				m.inFlight.Dec()
				telemetry.Observe(m.duration.WithLabelValues(route, method), time.Since(start).Seconds(), span)
			}
			m.ended(span, route, method, code(rec.Status, broken))
		}()
		h.ServeHTTP(rec, r)
		broken = false
	})
}

func (m *Meter) ended(span telemetry.Span, route, method string, code int) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(code)).Inc()
	if !span.On() {
		return
	}
	span.Text("http.request.method", method)
	span.Text("http.route", route)
	span.Count("http.response.status_code", code)
	if code >= http.StatusInternalServerError {
		span.Fail(fault.New(fault.Internal, "", "the answer was %d", code))
	}
	span.End()
}

// code is the status that was sent; broken: the answer was not ended.
func code(sent int, broken bool) int {
	switch {
	case broken:
		return http.StatusInternalServerError
	case sent < 100 || sent > 599:
		return http.StatusOK
	}
	return sent
}
