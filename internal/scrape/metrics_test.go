package scrape_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/expfmt"

	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/fetch/metrics"
	"github.com/lagebild/lagebild/internal/scrape"
)

// TestMetricsTellOfRetriesAndYield counts a run whose first try breaks off, and what the second one brings.
func TestMetricsTellOfRetriesAndYield(t *testing.T) {
	t.Parallel()
	reg := prometheus.NewPedanticRegistry()
	fm, err := metrics.New(reg)
	must(t, err)
	w := newWorld(t, func(c *fetch.Config) { c.Metrics = fm })
	w.cfg.Metrics, err = scrape.NewMetrics(reg)
	must(t, err)
	const key = "werl/aktuelles"
	w.site.set(key, func(rw http.ResponseWriter, _ *http.Request) {
		w.site.say(key, closed, hint)
		rw.Header().Set("Content-Type", "text/html")
		rw.Header().Set("Content-Length", "1000")
		_, _ = io.WriteString(rw, "<p>")
		must(t, http.NewResponseController(rw).Flush())
		panic(http.ErrAbortHandler)
	})
	w.sources(nil, key)
	w.run(1)
	fs, err := reg.Gather()
	must(t, err)
	var b strings.Builder
	for _, f := range fs {
		_, err := expfmt.MetricFamilyToText(&b, f)
		must(t, err)
	}
	lines := strings.Split(b.String(), "\n")
	for _, want := range []string{
		`lagebild_runs_total{kind="ok",type="page"} 1`, `lagebild_retries_total{kind="unreachable"} 1`, `lagebild_lease_steals_total 0`,
		`lagebild_sources_claimed_total 1`, `lagebild_documents_read_total 1`, `lagebild_statements_read_total 1`,
		`lagebild_notices_stored_total{change="new"} 1`, `lagebild_cells_changed_total{status="unavailable"} 1`,
		`lagebild_fetch_requests_total{answer="2xx",for="page"} 2`,
		`lagebild_fetch_requests_total{answer="4xx",for="robots"} 1`, `lagebild_politeness_wait_seconds_count{host="claimed"} 3`,
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("%s is not told", want)
		}
	}
	if t.Failed() {
		t.Log(b.String())
	}
}
