package web

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/web/body"
	"github.com/lagebild/lagebild/internal/web/course"
	"github.com/lagebild/lagebild/internal/web/geo"
	"github.com/lagebild/lagebild/internal/web/machine"
	"github.com/lagebild/lagebild/internal/web/overview"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/search"
	"github.com/lagebild/lagebild/internal/web/snapshot"
	"github.com/lagebild/lagebild/internal/web/sources"
	"github.com/lagebild/lagebild/internal/web/version"
)

// Store is what the pages ask of the database.
type Store interface {
	snapshot.Reader
	body.Store
	version.Store
	sources.Store
	machine.Store
}

// Config is what a Server is made of.
type Config struct {
	Store        Store
	Search       search.Searcher
	Catalog      *catalog.Catalog
	DistrictName func(ags string) string // name of a Kreis, also of one that is no body itself; "" if unknown
	Attributions []string                // of the data shown
	Map          geo.Config
	Clock        clock.Clock
	Log          *slog.Logger  // nil: none
	Fresh        time.Duration // real: how long an overview may be handed out again; 0 = 1 s
	Timeout      time.Duration // real: of one page; 0 = 10 s
	Note         string        // shown on every page, e.g. that the region is simulated; "" = nothing
	Origin       string        // scheme and host in addresses of this site, "https://lage.example"; "" = as visitors name it
	Exercise     bool          // the region is simulated: warnings for machines say so
	Version      string        // of the product
}

// Server renders the pages.
type Server struct {
	cfg    Config
	kit    *page.Kit
	keeper *snapshot.Keeper
	parts  []routes

	machine *machine.Set
	warmed  atomic.Uint64 // times that all was read ahead
}

// routes is a package of pages.
type routes interface{ Routes(mux *http.ServeMux) }

// New parses the templates and gives a Server.
func New(cfg Config) (*Server, error) {
	if cfg.Store == nil || cfg.Search == nil || cfg.Catalog == nil || cfg.Clock == nil || cfg.DistrictName == nil {
		return nil, fault.New(fault.Internal, "making a web server", "store, search, catalog, district names and clock are needed")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Fresh <= 0 {
		cfg.Fresh = time.Second
	}
	if cfg.Timeout <= 0 {
		cfg.Timeout = 10 * time.Second
	}
	kit, err := page.New(page.Config{
		Catalog: cfg.Catalog, Clock: cfg.Clock, DistrictName: cfg.DistrictName, Attributions: cfg.Attributions, Note: cfg.Note, Log: cfg.Log,
		Origin: cfg.Origin,
	})
	if err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, kit: kit, keeper: snapshot.New(snapshot.Config{
		Reader: cfg.Store, Clock: cfg.Clock, Log: cfg.Log, Fresh: cfg.Fresh, Timeout: cfg.Timeout,
		Services: overview.Services(cfg.Catalog), Judge: overview.Place,
	})}
	return s, s.addPages()
}

// addPages makes the pages of all packages.
func (s *Server) addPages() error {
	for _, part := range []func() (routes, error){
		func() (routes, error) { return overview.New(s.kit, s.cfg.Store, s.keeper) },
		func() (routes, error) { return body.New(s.kit, s.cfg.Store, s.keeper) },
		func() (routes, error) { return geo.New(s.kit, s.keeper, s.cfg.Map) },
		func() (routes, error) { return course.New(s.kit, s.cfg.Store, s.keeper) },
		func() (routes, error) { return sources.New(s.kit, s.cfg.Store, s.keeper) },
		func() (routes, error) { return version.New(s.kit, s.cfg.Store, s.keeper) },
		func() (routes, error) { return search.New(s.kit, s.cfg.Search) },
	} {
		p, err := part()
		if err != nil {
			return err
		}
		s.parts = append(s.parts, p)
	}
	var err error
	s.machine, err = s.machines()
	s.parts = append(s.parts, s.machine)
	return err
}

// Watch keeps the picture in memory up to date, by what l tells, feeds the stream of events and reads ahead what pages show
// when the database goes away, until ctx ends. Without it all is read when somebody asks, so that a failure is no reason to
// stop.
func (s *Server) Watch(ctx context.Context, l snapshot.Listener) {
	var streams sync.WaitGroup
	streams.Go(func() {
		if err := s.machine.Run(ctx); err != nil {
			s.cfg.Log.WarnContext(ctx, "Could not follow changes", "err", err)
		}
	})
	streams.Go(func() { s.warm(ctx) })
	defer streams.Wait()
	if err := s.keeper.Run(ctx, l); err != nil {
		s.cfg.Log.WarnContext(ctx, "Could not listen for changes", "err", err)
	}
}

// Handler serves everything that the public may see.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	s.install(mux)
	return s.chain(mux)
}

// install holds all routes in one place.
func (s *Server) install(mux *http.ServeMux) {
	for _, p := range s.parts {
		p.Routes(mux)
	}
	mux.Handle("GET /static/{sum}/{name}", s.kit.Page(s.kit.Static))
	mux.Handle("/api/", s.kit.API(s.kit.Nowhere))
	mux.Handle("/", s.kit.Page(s.kit.Nowhere))
}
