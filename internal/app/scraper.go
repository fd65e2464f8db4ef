package app

import (
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lagebild/lagebild/internal/fetch"
	fetchmetrics "github.com/lagebild/lagebild/internal/fetch/metrics"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
)

// ScraperConfig says how sources are run.
type ScraperConfig struct {
	Workers int      // sources run at once
	Uplink  []string // host:port of reference targets; when none of them takes a connection, failures are put down to our own side
}

// NewScraper puts a scraper together; its metrics go to reg.
func NewScraper(st *store.Store, w World, cfg ScraperConfig, ex scrape.Extractor, reg prometheus.Registerer, log *slog.Logger) (*scrape.Scraper, error) {
	fc := w.Fetch
	fc.Hosts, fc.Log, fc.Tracer = st, log, w.Tracer
	var err error
	if fc.Metrics, err = fetchmetrics.New(reg); err != nil {
		return nil, err
	}
	fetcher, err := fetch.New(fc)
	if err != nil {
		return nil, err
	}
	rd, err := source.New(source.Config{Fetcher: fetcher, Clock: w.Clock, Tracer: w.Tracer})
	if err != nil {
		return nil, err
	}
	metrics, err := scrape.NewMetrics(reg)
	if err != nil {
		return nil, err
	}
	if err := measureFreshness(st, w, reg, log); err != nil {
		return nil, err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(scrape.GCPercent)
	}
	return scrape.New(scrape.Config{
		Store: st, Reader: rd, Extractor: ex, Uplink: scrape.NewUplink(cfg.Uplink, w.Clock), Clock: w.Clock, Log: log,
		Metrics: metrics, Tracer: w.Tracer, Worker: ProcessName(), Workers: cfg.Workers, Lease: w.Lease, Gap: fc.Gap, Idle: w.Idle,
	})
}

// ProcessName names this process in leases: host/pid.
func ProcessName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return fmt.Sprintf("%s/%d", host, os.Getpid())
}
