package metrics

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/telemetry"
)

// Metrics counts requests on the wire and the waits before them. A nil *Metrics counts nothing.
type Metrics struct {
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	waits    *prometheus.HistogramVec
}

// What requests are for.
const (
	ForPage   = "page"
	ForRobots = "robots"
)

// What else the labels tell apart: hosts are far too many for one.
const (
	hostClaimed, hostShared = "claimed", "shared" // held by the run's claim, or asked in turn with others
	noAnswer                = "none"
)

// New registers the fetcher's metrics with r.
func New(r prometheus.Registerer) (*Metrics, error) {
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
	for _, f := range []string{ForPage, ForRobots} {
		m.duration.WithLabelValues(f)
		for _, a := range []string{"2xx", "3xx", "4xx", "5xx", noAnswer} {
			m.requests.WithLabelValues(f, a)
		}
	}
	m.waits.WithLabelValues(hostClaimed)
	m.waits.WithLabelValues(hostShared)
	return m, telemetry.Register(r, m.requests, m.duration, m.waits)
}

// Waited counts a wait for a turn at a host, which the run's claim holds or not.
func (m *Metrics) Waited(claimed bool, wait time.Duration) {
	if m == nil {
		return
	}
	host := hostShared
	if claimed {
		host = hostClaimed
	}
	m.waits.WithLabelValues(host).Observe(max(wait, 0).Seconds())
}

// Asked counts a request for what ForPage and ForRobots name; status is 0 if no answer came.
func (m *Metrics) Asked(what string, status int, took time.Duration, s telemetry.Span) {
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
