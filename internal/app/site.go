package app

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/app/serve"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web"
	"github.com/lagebild/lagebild/internal/web/geo"
)

// SiteConfig says how the pages are served.
type SiteConfig struct {
	Listen string // host:port
	Limits Limits
}

// site is the public pages of a process.
type site struct {
	store   *store.Store
	web     *web.Server
	handler http.Handler
	log     *slog.Logger
}

// newSite puts the pages together behind the limits of one visitor; their metrics go to reg.
func newSite(st *store.Store, w World, r *Reader, limits Limits, reg prometheus.Registerer, log *slog.Logger) (*site, error) {
	pages, err := newWeb(st, w, r, log)
	if err != nil {
		return nil, err
	}
	handler, err := limits.wrap(pages.Handler())
	if err != nil {
		return nil, err
	}
	if handler, err = pages.Measure(handler, reg, w.Tracer); err != nil {
		return nil, err
	}
	return &site{store: st, web: pages, handler: handler, log: log}, nil
}

// run serves the pages at l until ctx ends.
func (s *site) run(ctx context.Context, l net.Listener) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return serve.HTTP(ctx, l, s.handler, s.log) })
	g.Go(func() error { s.web.Watch(ctx, s.store); return nil })
	return g.Wait()
}

// Site is the pages without a listener and without limits, as of a database that others write.
func (s *Shared) Site(w World) (http.Handler, error) {
	pages, err := newWeb(s.Store, w, s.Reader, s.log)
	if err != nil {
		return nil, err
	}
	return pages.Handler(), nil
}

func newWeb(st *store.Store, w World, r *Reader, log *slog.Logger) (*web.Server, error) {
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
		Store: st, Search: searcher, Catalog: r.catalog, DistrictName: r.districtName, Attributions: credits, Clock: w.Clock, Log: log, Note: w.Note,
		Origin: w.Origin, Exercise: w.Note != "", Version: Version(),
		Map: geo.Config{Shapes: embedded.Shapes(), Outlines: embedded.DistrictShapes(), Credit: region.Attribution()},
	})
}

// Version is that of this program, as it was built.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	rev := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return rev + " " + s.Value
		}
	}
	return rev
}
