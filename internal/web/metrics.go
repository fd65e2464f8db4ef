package web

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/telemetry"
	"github.com/lagebild/lagebild/internal/web/api"
	"github.com/lagebild/lagebild/internal/web/red"
)

// Measure wraps h, which answers with the pages of s: requests are counted in reg and begin traces of t, which may be nil.
func (s *Server) Measure(h http.Handler, reg prometheus.Registerer, t *telemetry.Tracer) (http.Handler, error) {
	age := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "lagebild_overview_age_seconds", Help: "Seconds since the overview that is shown was read; -1 while none was.",
	}, func() float64 { return s.keeper.Age().Seconds() })
	listeners := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "lagebild_event_listeners", Help: "Open streams of events.",
	}, func() float64 { return float64(s.machine.Listeners()) })
	if err := telemetry.Register(reg, age, listeners); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	s.install(mux)
	m, err := red.New(red.Config{Registry: reg, Tracer: t, Streams: []string{api.EventsPath}, Route: func(r *http.Request) string {
		_, pattern := mux.Handler(r)
		if route := routeOf(pattern); route != apiRoute {
			return route
		}
		return routeOf(s.machine.APIPattern(r))
	}})
	if err != nil {
		return nil, err
	}
	return m.Wrap(h), nil
}

// apiRoute is where the operations of the API have routes of their own.
const apiRoute = "/api/v1/"

// routeOf is a pattern without its method. A request that no pattern matches gets the catch-all.
func routeOf(pattern string) string {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		return path
	}
	if pattern == "" {
		return "/"
	}
	return pattern
}
