package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"runtime/debug"
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/scrape"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web"
	"github.com/lagebild/lagebild/internal/web/geo"
)

// reader reads notices of a region that may change while it works.
type reader struct {
	catalog *catalog.Catalog
	now     atomic.Pointer[readerState]
}

type readerState struct {
	region    *region.Region
	extractor *extract.Extractor
}

// newReader gives a reader of the given bodies.
func newReader(bodies []notice.Body) (*reader, error) {
	c, err := catalog.Load()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "loading the catalogue", err)
	}
	r := &reader{catalog: c}
	return r, r.set(bodies)
}

// set changes the bodies; documents in hand are still read with the earlier ones.
func (r *reader) set(bodies []notice.Body) error {
	gaz, err := region.EmbeddedGazetteer()
	if err != nil {
		return fault.Wrap(fault.Internal, "loading the gazetteer", err)
	}
	reg, err := region.New(bodies, gaz)
	if err != nil {
		return err
	}
	ex, err := extract.New(r.catalog, reg)
	if err != nil {
		return fault.Wrap(fault.Internal, "making the extractor", err)
	}
	r.now.Store(&readerState{region: reg, extractor: ex})
	return nil
}

// Extract implements scrape.Extractor.
func (r *reader) Extract(doc notice.Document, opt extract.Options) []notice.Statement {
	return r.now.Load().extractor.Extract(doc, opt)
}

func (r *reader) districtName(ags string) string { return r.now.Load().region.DistrictName(ags) }

// newMetrics is a registry with what Go and the process tell of themselves.
func newMetrics() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return r
}

// newScraperOf puts a scraper together.
func newScraperOf(st *store.Store, o outside, s scrapeSettings, ex scrape.Extractor, reg prometheus.Registerer, log *slog.Logger) (*scrape.Scraper, error) {
	cfg := o.config
	cfg.Hosts, cfg.Log = st, log
	fetcher, err := fetch.New(cfg)
	if err != nil {
		return nil, err
	}
	rd, err := source.New(source.Config{Fetcher: fetcher, Clock: o.clock})
	if err != nil {
		return nil, err
	}
	metrics, err := scrape.NewMetrics(reg)
	if err != nil {
		return nil, err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(scrape.GCPercent)
	}
	return scrape.New(scrape.Config{
		Store: st, Reader: rd, Extractor: ex, Uplink: scrape.NewUplink(s.uplink, o.clock), Clock: o.clock, Log: log,
		Metrics: metrics, Worker: workerName(), Workers: s.workers, Lease: o.lease, Gap: cfg.Gap, Idle: o.idle,
	})
}

// newWebOf puts the public pages together.
func newWebOf(st *store.Store, o outside, r *reader, log *slog.Logger) (*web.Server, error) {
	embedded, err := region.Embedded()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "loading the map", err)
	}
	var credits []string
	for _, c := range region.Credits() {
		credits = append(credits, c.What+": "+c.Holder)
	}
	searcher, err := store.NewSearcher(store.SearchConfig{Store: st, Catalog: r.catalog, DistrictName: r.districtName})
	if err != nil {
		return nil, err
	}
	return web.New(web.Config{
		Store: st, Search: searcher, Catalog: r.catalog, DistrictName: r.districtName, Attributions: credits, Clock: o.clock, Log: log, Note: o.note,
		Machines: web.Machines{Store: st, Exercise: o.note != "", Version: version()},
		Map:      geo.Config{Shapes: embedded.Shapes(), Outlines: embedded.DistrictShapes(), Credit: region.Attribution()},
	})
}

// serveAdmin serves health and metrics on addr until ctx ends; an empty addr serves nothing.
func serveAdmin(ctx context.Context, addr string, ready func(context.Context) error, reg prometheus.Gatherer, log *slog.Logger) error {
	if addr == "" {
		return nil
	}
	l, err := listen(ctx, "metrics-listen", addr)
	if err != nil {
		return err
	}
	return serveHTTP(ctx, l, web.Admin(ready, reg), log)
}

// ended turns the end of ctx into success.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil && (err == nil || errors.Is(err, context.Canceled)) {
		return nil
	}
	return err
}
