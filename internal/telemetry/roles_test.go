package telemetry_test

import (
	"context"
	"maps"
	"net"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubetest"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/playground"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

// maxSeries bounds the time series of a role, those of histograms' buckets included, for any number of sources and visitors.
const maxSeries = 1500

// others begin the names of metrics that libraries bring.
var others = regexp.MustCompile(`^(go|process|promhttp|controller_runtime|workqueue|rest_client|leader_election|certwatcher)_`)

// families reads the metrics that are served at an address.
func families(t *testing.T, address string) (map[string]*dto.MetricFamily, string) {
	t.Helper()
	text := get(t, "http://"+address+"/metrics")
	p := expfmt.NewTextParser(model.UTF8Validation)
	fs, err := p.TextToMetricFamilies(strings.NewReader(text))
	must(t, err)
	return fs, text
}

// labels says which values a label may have.
func labels() map[string]func(string) bool {
	oneOf := func(values ...string) func(string) bool {
		return func(v string) bool { return slices.Contains(values, v) }
	}
	kinds := []string{"ok"}
	for _, k := range fault.Kinds() {
		kinds = append(kinds, string(k))
	}
	return map[string]func(string) bool{
		"type": oneOf("page", "feed", "other"), "kind": oneOf(kinds...),
		"status": oneOf("available", "limited", "unavailable", "unknown"),
		"change": oneOf("new", "changed", "unchanged", "withdrawn", "restored"),
		"for":    oneOf("page", "robots"), "answer": oneOf("2xx", "3xx", "4xx", "5xx", "none"), "host": oneOf("claimed", "shared"),
		"method": oneOf("GET", "HEAD", "OPTIONS", "other"), "code": regexp.MustCompile(`^[1-5]\d\d$`).MatchString,
		"route": regexp.MustCompile(`^/[a-z0-9{}/.$]*$`).MatchString, "part": oneOf("status", "finalizer"),
		"version": func(v string) bool { return v != "" },
	}
}

// TestMetricsAreDocumented runs every role on a whole simulated region, and compares what each tells with README.md.
func TestMetricsAreDocumented(t *testing.T) {
	told := map[string]map[string]*dto.MetricFamily{}
	scraper, server := runRegion(t)
	for role, address := range map[string]string{"scraper": scraper, "server": server, "operator": runOperator(t)} {
		fs, text := families(t, address)
		told[role] = fs
		checkLint(t, role, text)
		checkLabels(t, role, fs)
	}
	for _, row := range rows(t, "metric") {
		name, kind, want := row[0], row[1], split(row[2])
		for role, fs := range told {
			f, is := fs[name]
			if should := slices.Contains(split(row[3]), role); is != should {
				t.Errorf("%s: told by the %s: %v; README.md says %v", name, role, is, should)
			}
			if !is {
				continue
			}
			if got := strings.ToLower(f.GetType().String()); got != kind {
				t.Errorf("%s is a %s; README.md says %s", name, got, kind)
			}
			var have []string
			for _, l := range f.GetMetric()[0].GetLabel() {
				have = append(have, l.GetName())
			}
			slices.Sort(want)
			if slices.Sort(have); !slices.Equal(have, want) {
				t.Errorf("%s has the labels %v; README.md says %v", name, have, want)
			}
			delete(fs, name)
		}
	}
	for role, fs := range told {
		for name := range fs {
			if !others.MatchString(name) {
				t.Errorf("%s of the %s is not in README.md", name, role)
			}
		}
	}
}

// TestChartsMetricsExist holds that the chart asks for no metric that is not there.
func TestChartsMetricsExist(t *testing.T) {
	known := map[string]bool{}
	for _, row := range rows(t, "metric") {
		known[row[0]] = true
		for _, end := range []string{"_bucket", "_sum", "_count"} {
			known[row[0]+end] = row[1] == "histogram" || row[1] == "summary"
		}
	}
	name := regexp.MustCompile(`\blagebild_[a-z_]+`)
	for _, file := range []string{"rules.yaml", "dashboard.json"} {
		text, err := os.ReadFile("../../charts/lagebild/files/" + file)
		must(t, err)
		for _, m := range slices.Compact(slices.Sorted(slices.Values(name.FindAllString(string(text), -1)))) {
			if !known[m] && !strings.HasSuffix(m, "_") {
				t.Errorf("%s asks for %s, which README.md does not know", file, m)
			}
		}
	}
}

func checkLint(t *testing.T, role, text string) {
	t.Helper()
	problems, err := promlint.New(strings.NewReader(text)).Lint()
	must(t, err)
	for _, p := range problems {
		if strings.HasPrefix(p.Metric, "lagebild_") {
			t.Errorf("%s: %s: %s", role, p.Metric, p.Text)
		}
	}
}

func checkLabels(t *testing.T, role string, fs map[string]*dto.MetricFamily) {
	t.Helper()
	allowed, series := labels(), 0
	for name, f := range fs {
		if !strings.HasPrefix(name, "lagebild_") {
			continue
		}
		for _, m := range f.GetMetric() {
			series += 1 + len(m.GetHistogram().GetBucket()) + len(m.GetSummary().GetQuantile())
			for _, l := range m.GetLabel() {
				if ok := allowed[l.GetName()]; ok == nil || !ok(l.GetValue()) {
					t.Errorf("%s: %s{%s=%q}: no such value is foreseen", role, name, l.GetName(), l.GetValue())
				}
			}
		}
	}
	t.Logf("%s: %d series of ours", role, series)
	if series > maxSeries {
		t.Errorf("%s: %d series, want at most %d", role, series, maxSeries)
	}
}

// runRegion runs a scraper and a server on a simulated region, visits pages, and gives the addresses of their metrics.
func runRegion(t *testing.T) (scraper, server string) {
	t.Helper()
	embedded, err := region.Embedded()
	must(t, err)
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	now := demo.NewClock(time.Now(), 1)
	now.Start = demo.Start().Add(48 * time.Hour)
	r, err := demo.New(demo.Config{Bodies: embedded.Bodies(), Seed: 1, Clock: now, Listener: l})
	must(t, err)
	start(t, r.Serve)
	dir, err := playground.WriteManifests(r)
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	set, err := manifest.Load(t.Context(), dir)
	must(t, err)
	dsn := storetest.DSN(t)
	t.Setenv("DATABASE_URL", dsn)
	st, err := store.Open(t.Context(), dsn)
	must(t, err)
	t.Cleanup(func() { must(t, st.Close()) })
	_, err = app.Sync(t.Context(), st, dir, set, now.Now().Add(-2*time.Hour))
	must(t, err)
	var log logBuffer
	shared, err := app.Join(t.Context(), log.logger())
	must(t, err)
	t.Cleanup(func() { must(t, shared.Close()) })
	world := app.World{}
	world.Simulate(now, r.CertPool())
	world.Lease, world.Fetch.Gap = time.Minute, 10*time.Millisecond
	scraper, server = address(t), address(t)
	pages := address(t)
	start(t, func(ctx context.Context) error {
		return shared.RunScraper(ctx, world, app.ScraperConfig{Workers: 8}, scraper)
	})
	start(t, func(ctx context.Context) error {
		return shared.RunServer(ctx, world, app.SiteConfig{Listen: pages}, server)
	})
	until(t, func() string {
		if o, err := st.Overview(t.Context(), now.Now(), now.Now()); err != nil || countCells(o) < 50 {
			return "too few cells are shown"
		}
		return ""
	})
	for _, path := range []string{
		"/", "/", "/karte", "/kommune/05974052", "/kommune/05962024", "/kommune/x%2Fy", "/meldung/1", "/suche?q=ausweis", "/wp-login.php", "/%00",
		"/api/v1/overview", "/api/v1/cells?body=05974052", "/api/v1/no/such", "/openapi.json", "/feeds/alle.atom", "/static/x/y",
	} {
		get(t, "http://"+pages+path)
	}
	until(t, func() string { // the answer of a moment is kept for some seconds
		fs, _ := families(t, scraper)
		if f := fs["lagebild_cells"]; f == nil || f.GetMetric()[0].GetGauge().GetValue() == 0 {
			return "no cells are told of"
		}
		return ""
	})
	return scraper, server
}

func countCells(o store.Overview) (n int) {
	for _, row := range o.Rows {
		n += len(row.Cells)
	}
	return n
}

// runOperator runs an operator on a real API server, and gives the address of its metrics.
func runOperator(t *testing.T) string {
	t.Helper()
	var log logBuffer
	metrics := address(t)
	op, err := controller.New(controller.Config{
		REST: kubetest.Start(t), Store: storetest.New(t), Clock: clock.System{}, Log: log.logger(), Namespaces: []string{kubetest.Namespace(t)},
		Metrics: controller.MetricsConfig{Addr: metrics, Open: true}, Version: "test",
	})
	must(t, err)
	start(t, op.Run)
	select {
	case <-op.Leads():
	case <-time.After(patience):
		t.Fatalf("the operator does not lead:\n%s", log.String())
	}
	until(t, func() string {
		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", metrics)
		if err != nil {
			return err.Error()
		}
		_ = conn.Close()
		return ""
	})
	fs, _ := families(t, metrics)
	for _, want := range []string{"workqueue_adds_total", "controller_runtime_reconcile_total", "rest_client_requests_total"} {
		if fs[want] == nil {
			t.Errorf("the operator does not tell %s, but %v", want, slices.Sorted(maps.Keys(fs)))
		}
	}
	return metrics
}
