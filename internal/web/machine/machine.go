// Package machine puts together everything that is made for machines: the API with its stream of events, feeds, CAP
// alerts, and exports.
package machine

import (
	"context"
	"net/http"

	"github.com/lagebild/lagebild/internal/web/api"
	"github.com/lagebild/lagebild/internal/web/api/stream"
	"github.com/lagebild/lagebild/internal/web/export"
	"github.com/lagebild/lagebild/internal/web/feed"
	"github.com/lagebild/lagebild/internal/web/feed/alert"
	"github.com/lagebild/lagebild/internal/web/page"
)

// Store is what all of it asks of the database; *store.Store has it.
type Store interface {
	api.Store
	stream.Store
	feed.Store
	alert.Store
	export.Store
}

// Config is what a Set is made of.
type Config struct {
	Kit          *page.Kit
	Pictures     feed.Pictures // the keeper of the present picture
	Store        Store
	Search       api.Searcher
	Rings        func(ags string) [][][2]float64 // outline of a body in degrees; nil: none are known
	Attributions []string
	Exercise     bool   // the region is simulated: CAP messages say so
	Version      string // of the product
}

// Set serves all of it.
type Set struct {
	kit     *page.Kit
	api     *api.API
	hub     *stream.Hub
	feeds   *feed.Feeds
	alerts  *alert.Alerts
	exports *export.Exports
}

// New makes all parts; what is wrong with one stops the start.
func New(c Config) (*Set, error) {
	s := &Set{kit: c.Kit}
	var err error
	if s.api, err = api.New(api.Config{Kit: c.Kit, Pictures: c.Pictures, Store: c.Store, Search: c.Search, Version: c.Version}); err != nil {
		return nil, err
	}
	if s.hub, err = stream.New(stream.Config{Store: c.Store, Log: c.Kit.Log()}); err != nil {
		return nil, err
	}
	if s.feeds, err = feed.New(feed.Config{Kit: c.Kit, Pictures: c.Pictures, Store: c.Store, Search: c.Search}); err != nil {
		return nil, err
	}
	s.alerts, err = alert.New(alert.Config{
		Kit: c.Kit, Store: c.Store, Rings: c.Rings, Exercise: c.Exercise,
	})
	if err != nil {
		return nil, err
	}
	s.exports, err = export.New(export.Config{
		Kit: c.Kit, Pictures: c.Pictures, Store: c.Store, Rings: c.Rings, Attributions: c.Attributions,
	})
	return s, err
}

// Routes adds all routes to mux.
func (s *Set) Routes(mux *http.ServeMux) {
	s.api.Routes(mux)
	s.hub.Routes(mux, s.kit)
	s.feeds.Routes(mux)
	s.alerts.Routes(mux)
	s.exports.Routes(mux)
}

// Run feeds the stream of events until ctx ends. Without it /api/v1/events says that it is away; all else works.
func (s *Set) Run(ctx context.Context) error { return s.hub.Run(ctx) }

// Warm reads what is to be at hand when the database goes away.
func (s *Set) Warm(ctx context.Context) error { return s.alerts.Warm(ctx) }

// Listeners is how many streams of events are open.
func (s *Set) Listeners() int { return s.hub.Listeners() }

// APIPattern is that of the operation of the API that a request asks for; "" if it asks for none.
func (s *Set) APIPattern(r *http.Request) string { return s.api.Pattern(r) }
