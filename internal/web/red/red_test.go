package red_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/expfmt"

	"github.com/lagebild/lagebild/internal/web/red"
)

// text is what reg tells of the metrics named, or of all.
func text(t *testing.T, reg prometheus.Gatherer, names ...string) string {
	t.Helper()
	fs, err := reg.Gather()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range fs {
		if len(names) > 0 && !slices.Contains(names, f.GetName()) {
			continue
		}
		if _, err := expfmt.MetricFamilyToText(&b, f); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestRequestsAreCountedByRoute asks for many addresses, by methods that there are and are not, and breaks a connection off.
func TestRequestsAreCountedByRoute(t *testing.T) {
	t.Parallel()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /town/{id}", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok") })
	mux.HandleFunc("GET /events", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusAccepted) })
	mux.HandleFunc("GET /broken", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
	reg := prometheus.NewPedanticRegistry()
	m, err := red.New(red.Config{Registry: reg, Streams: []string{"/events"}, Route: func(r *http.Request) string {
		_, pattern := mux.Handler(r)
		return strings.TrimPrefix(pattern, "GET ")
	}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(m.Wrap(mux))
	defer s.Close()
	ask := func(method, path string) {
		req, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			_ = resp.Body.Close()
		}
	}
	for _, path := range []string{"/town/1", "/town/2", "/town/3?x=y", "/events", "/wp-login.php", "/.env", "/broken"} {
		ask(http.MethodGet, path)
	}
	ask(http.MethodHead, "/town/4")
	ask("BREW", "/pot")
	want := `# HELP lagebild_http_requests_in_flight Requests that are being answered, streams left out.
# TYPE lagebild_http_requests_in_flight gauge
lagebild_http_requests_in_flight 0
# HELP lagebild_http_requests_total Requests answered, by route, method and status.
# TYPE lagebild_http_requests_total counter
lagebild_http_requests_total{code="200",method="GET",route="/town/{id}"} 3
lagebild_http_requests_total{code="200",method="HEAD",route="/town/{id}"} 1
lagebild_http_requests_total{code="202",method="GET",route="/events"} 1
lagebild_http_requests_total{code="404",method="GET",route="/"} 2
lagebild_http_requests_total{code="404",method="other",route="/"} 1
lagebild_http_requests_total{code="500",method="GET",route="/broken"} 1
`
	if diff := cmp.Diff(want, text(t, reg, "lagebild_http_requests_in_flight", "lagebild_http_requests_total")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	durations := text(t, reg, "lagebild_http_request_duration_seconds")
	if n := strings.Count(durations, "_count{"); n != 5 || strings.Contains(durations, "events") {
		t.Errorf("%d histograms, want one for each of 5 routes and methods, none for the stream:\n%s", n, durations)
	}
}
