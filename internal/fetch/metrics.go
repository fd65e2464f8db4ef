package fetch

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/fetch/address"
	"github.com/lagebild/lagebild/internal/fetch/failure"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// Metrics counts requests on the wire and the waits before them. A nil *Metrics counts nothing.
type Metrics struct {
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	waits    *prometheus.HistogramVec
}

// What the metrics of requests tell apart: hosts are far too many for a label.
const (
	forPage, forRobots      = "page", "robots"
	hostClaimed, hostShared = "claimed", "shared" // held by the run's claim, or asked in turn with others
	noAnswer                = "none"
)

// NewMetrics registers the fetcher's metrics with r.
func NewMetrics(r prometheus.Registerer) (*Metrics, error) {
	m := &Metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "lagebild_fetch_requests_total", Help: "Requests sent, by what for and class of the answer's status (none: no answer).",
		}, []string{"for", "answer"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lagebild_fetch_request_duration_seconds", Help: "Real time from sending a request to the last byte of its answer.",
			Buckets: prometheus.ExponentialBuckets(0.01, 2.5, 9),
		}, []string{"for"}),
		waits: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lagebild_politeness_wait_seconds", Help: "Wait for a host's turn before a request, on the scraper's clock, by who keeps the host's turns.",
			Buckets: []float64{0, 0.5, 1, 2, 5, 10, 30, 60, 120},
		}, []string{"host"}),
	}
	for _, f := range []string{forPage, forRobots} {
		m.duration.WithLabelValues(f)
		for _, a := range []string{"2xx", "3xx", "4xx", "5xx", noAnswer} {
			m.requests.WithLabelValues(f, a)
		}
	}
	m.waits.WithLabelValues(hostClaimed)
	m.waits.WithLabelValues(hostShared)
	return m, telemetry.Register(r, m.requests, m.duration, m.waits)
}

// waited counts a wait for a turn.
func (m *Metrics) waited(claimed bool, wait time.Duration) {
	if m == nil {
		return
	}
	host := hostShared
	if claimed {
		host = hostClaimed
	}
	m.waits.WithLabelValues(host).Observe(max(wait, 0).Seconds())
}

// asked counts a request; status is 0 if no answer came.
func (m *Metrics) asked(what string, status int, took time.Duration, s telemetry.Span) {
	if m == nil {
		return
	}
	answer := noAnswer
	if status >= 200 && status < 600 {
		answer = strconv.Itoa(status/100) + "xx"
	}
	m.requests.WithLabelValues(what, answer).Inc()
	telemetry.Observe(m.duration.WithLabelValues(what), took.Seconds(), s)
}

// tell begins the span of a request; told ends it and counts the request, with the answer's status (0: none came) and the
// bytes of its body. The request itself says nothing of it.
func (f *Fetcher) tell(ctx context.Context, req *http.Request, x *exchange) (_ context.Context, told func(status, size int, err error)) {
	what := forPage
	if x.forRobots {
		what = forRobots
	}
	start := time.Now()
	ctx, span := f.cfg.Tracer.Start(ctx, "request")
	return ctx, func(status, size int, err error) {
		f.cfg.Metrics.asked(what, status, time.Since(start), span)
		if !span.On() {
			return
		}
		span.Text("lagebild.for", what)
		span.Text("server.address", address.HostKey(req.URL))
		span.Text("url.full", address.Redact(req.URL.String()))
		span.Count("http.response.status_code", status)
		span.Count("http.response.body.size", size)
		if err != nil {
			span.Fail(failure.Named(ctx, "asking "+address.HostKey(req.URL), err))
		}
		span.End()
	}
}
