package app

import (
	"context"
	"log/slog"
	"reflect"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/app/database"
	"github.com/lagebild/lagebild/internal/app/serve"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// bodiesEvery is how often a role that does not see the manifests looks whether the bodies have changed.
const bodiesEvery = time.Minute

// Shared is the database of a cluster with a reader of the bodies that it has: what every role beside others starts from.
type Shared struct {
	Store  *store.Store
	Reader *Reader
	Bodies []notice.Body
	log    *slog.Logger
}

// Join opens the database that DATABASE_URL names, which another command has migrated.
func Join(ctx context.Context, log *slog.Logger) (*Shared, error) {
	st, err := database.OpenShared(ctx)
	if err != nil {
		return nil, err
	}
	return share(ctx, st, log)
}

// JoinPatiently is Join for a process that is to go on for good: it waits for the database as database.OpenPatiently does.
func JoinPatiently(ctx context.Context, health string, log *slog.Logger) (*Shared, error) {
	st, err := database.OpenPatiently(ctx, health, log)
	if err != nil {
		return nil, err
	}
	return share(ctx, st, log)
}

// share makes of an open database what a role starts from; after an error the database is closed.
func share(ctx context.Context, st *store.Store, log *slog.Logger) (*Shared, error) {
	s := &Shared{Store: st, log: log}
	var err error
	if s.Bodies, err = st.Bodies(ctx); err == nil {
		s.Reader, err = NewReader(s.Bodies)
	}
	if err != nil {
		_ = st.Close()
		return nil, err
	}
	return s, nil
}

// Close closes the connections to the database.
func (s *Shared) Close() error { return s.Store.Close() }

// follow keeps the reader at the bodies of the database until ctx ends.
func (s *Shared) follow(ctx context.Context) error {
	for (clock.System{}).Sleep(ctx, bodiesEvery) == nil {
		bodies, err := s.Store.Bodies(ctx)
		switch {
		case err != nil:
			s.log.WarnContext(ctx, "Kept the earlier bodies", "err", err)
		case !reflect.DeepEqual(bodies, s.Bodies):
			if err := s.Reader.set(bodies); err != nil {
				s.log.ErrorContext(ctx, "Kept the earlier bodies", "err", err)
				continue
			}
			s.Bodies = bodies
			s.log.InfoContext(ctx, "Took over changed bodies", "bodies", len(bodies))
		}
	}
	return nil
}

// RunScraper runs the sources that are due until ctx ends; metrics is the address of health and metrics, "" = none.
func (s *Shared) RunScraper(ctx context.Context, w World, cfg ScraperConfig, metrics string) error {
	reg := newMetrics()
	scraper, err := NewScraper(s.Store, w, cfg, s.Reader, reg, s.log)
	if err != nil {
		return err
	}
	return s.run(ctx, metrics, s.Store.Ping, reg, scraper.Run)
}

// RunServer serves the pages until ctx ends; metrics is the address of health and metrics, "" = none.
func (s *Shared) RunServer(ctx context.Context, w World, cfg SiteConfig, metrics string) error {
	reg := newMetrics()
	reg.MustRegister(databaseUp(s.Store.Ping)) //nolint:contextcheck // asked whenever metrics are, not now
	site, err := newSite(s.Store, w, s.Reader, cfg.Limits, reg, s.log)
	if err != nil {
		return err
	}
	l, err := serve.Listen(ctx, "listen", cfg.Listen)
	if err != nil {
		return err
	}
	// Ready even when the database is away: the server goes on with the overview it knows, and taking it out of a Service would
	// leave visitors with nothing.
	ready := func(context.Context) error { return nil }
	return s.run(ctx, metrics, ready, reg, func(ctx context.Context) error { return site.run(ctx, l) })
}

// run runs a role with what stands beside each; ready says whether it can do its work.
func (s *Shared) run(ctx context.Context, metrics string, ready func(context.Context) error, reg *prometheus.Registry, role func(context.Context) error) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return role(ctx) })
	g.Go(func() error { return s.follow(ctx) })
	g.Go(func() error { return serve.Admin(ctx, metrics, ready, reg, s.log) })
	return g.Wait()
}
