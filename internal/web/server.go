package web

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"
	_ "time/tzdata" // the image has no time zones

	"golang.org/x/sync/singleflight"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// Store is what the pages ask of the database.
type Store interface {
	Overview(ctx context.Context, at, now time.Time) (store.Overview, error)
	BodyPage(ctx context.Context, ags string, at, now time.Time) (store.BodyPage, error)
	NoticePage(ctx context.Context, id int64) (store.NoticePage, error)
	Capture(ctx context.Context, sha256 string) ([]byte, store.CaptureHead, error)
}

// Config is what a Server is made of.
type Config struct {
	Store        Store
	Catalog      *catalog.Catalog
	DistrictName func(ags string) string // name of a Kreis, also of one that is no body itself; "" if unknown
	Attributions []string                // of the data shown
	Clock        clock.Clock
	Log          *slog.Logger  // nil: none
	Fresh        time.Duration // real: how long an overview may be handed out again; 0 = 1 s
	Timeout      time.Duration // real: of one page; 0 = 10 s
	Note         string        // shown on every page, e.g. that the region is simulated; "" = nothing
}

// Server renders the pages.
type Server struct {
	cfg       Config
	templates *templates
	static    *static
	berlin    *time.Location
	flight    singleflight.Group

	mu     sync.Mutex
	last   store.Overview // newest overview of the present that was read
	lastAt time.Time      // real time of reading it
}

// New parses the templates and gives a Server.
func New(cfg Config) (*Server, error) {
	if cfg.Store == nil || cfg.Catalog == nil || cfg.Clock == nil || cfg.DistrictName == nil {
		return nil, fault.New(fault.Internal, "making a web server", "store, catalog, district names and clock are needed")
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
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "loading the time zone", err)
	}
	st, err := newStatic()
	if err != nil {
		return nil, err
	}
	tm, err := newTemplates(cfg.Catalog)
	if err != nil {
		return nil, err
	}
	return &Server{cfg: cfg, templates: tm, static: st, berlin: berlin}, nil
}

// Handler serves everything that the public may see.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	s.install(mux)
	return s.chain(mux)
}

// install holds all routes in one place.
func (s *Server) install(mux *http.ServeMux) {
	mux.Handle("GET /{$}", s.page(s.overview))
	mux.Handle("GET /kommune/{ags}", s.page(s.body))
	mux.Handle("GET /meldung/{id}", s.page(s.notice))
	mux.Handle("GET /erfassung/{sha256}", s.page(s.capture))
	mux.Handle("GET /api/v1/overview", s.api(s.apiOverview))
	mux.Handle("GET /static/{sum}/{name}", s.page(s.static.serve))
	mux.Handle("/api/", s.api(nowhere))
	mux.Handle("/", s.page(nowhere))
}

// nowhere answers for every address that there is no page at.
func nowhere(http.ResponseWriter, *http.Request) error { return refuse(fault.NotFound, "error.noPage") }

// patience is how long a visitor waits for a new overview while an old one could be shown; real time.
const patience = 3 * time.Second

// present is the overview of the moment at; now is the present. One of the present is read at most once in cfg.Fresh,
// and when the database is away the one last read is given, with old = true and its cells aged to now.
func (s *Server) present(ctx context.Context, at, now time.Time, isNow bool) (o store.Overview, old bool, err error) {
	if !isNow {
		o, err = s.cfg.Store.Overview(ctx, at, now)
		return o, false, err
	}
	last, lastAt := s.newest()
	if !lastAt.IsZero() && time.Since(lastAt) < s.cfg.Fresh {
		return last, false, nil
	}
	limit := s.cfg.Timeout
	if !lastAt.IsZero() {
		limit = min(limit, patience)
	}
	// Many visitors at once cost one query; it must not end with the first of them who leaves.
	v, err, _ := s.flight.Do("now", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
		defer cancel()
		o, err := s.cfg.Store.Overview(ctx, at, now)
		if err == nil {
			s.mu.Lock()
			s.last, s.lastAt = o, time.Now()
			s.mu.Unlock()
		}
		return o, err
	})
	if err == nil {
		return v.(store.Overview), false, nil
	}
	if lastAt.IsZero() {
		return store.Overview{}, false, err
	}
	s.cfg.Log.WarnContext(ctx, "Served the last overview known", "err", err)
	return aged(last, now), true, nil
}

// newest is the overview of the present that was read last, and when; zero times if none was.
func (s *Server) newest() (store.Overview, time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last, s.lastAt
}

// aged is an overview read earlier as it looks at now: what has not been confirmed since goes stale.
func aged(o store.Overview, now time.Time) store.Overview {
	rows := make([]store.BodyRow, len(o.Rows))
	for i, row := range o.Rows {
		cells := make(map[notice.Service]notice.Cell, len(row.Cells))
		for k, c := range row.Cells {
			c.Stale = c.Stale || now.Sub(c.ConfirmedAt) > notice.StaleAfter
			cells[k] = c
		}
		row.Cells = cells
		rows[i] = row
	}
	o.Rows = rows
	return o
}
