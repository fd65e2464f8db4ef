package playground

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/app/database"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
)

// scoreEvery is the real time between two lines about how much of the truth is shown.
const scoreEvery = 15 * time.Second

// Config says what is played.
type Config struct {
	Listen  string // address of the pages
	Origin  string // scheme and host in addresses of the pages; "" = as visitors name it
	Host    string // address on which the simulated sites are served; "" = 127.0.0.1
	Port    int    // of the simulated sites; demo.DefaultPort gives way to any other one if it is taken
	Seed    uint64 // what the incident is drawn from
	Factor  float64
	Workers int       // sources run at once
	From    time.Time // what the clock shows at first; zero: the beginning of the incident
	Log     *slog.Logger
	Out     io.Writer // for people
}

// Region opens the simulated sites; their clock starts now. Whoever calls it serves or closes them.
func (c Config) Region(ctx context.Context) (*demo.Region, error) {
	embedded, err := region.Embedded()
	if err != nil {
		return nil, err
	}
	host := cmp.Or(c.Host, "127.0.0.1")
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(c.Port)))
	if err != nil && c.Port == demo.DefaultPort && errors.Is(err, syscall.EADDRINUSE) {
		_, _ = fmt.Fprintf(c.Out, "==> port %d is taken; the sites get another one\n", c.Port)
		l, err = (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return nil, &fault.Error{Kind: fault.OurSide, Op: "opening the port of the sites", Err: err, Remedy: "choose another one with --port"}
	}
	clock := demo.NewClock(time.Now(), c.Factor)
	if !c.From.IsZero() {
		clock.Start = c.From
	}
	return demo.New(demo.Config{Bodies: embedded.Bodies(), Seed: c.Seed, Clock: clock, Listener: l, Log: c.Log})
}

// Sites serves the simulated sites alone until ctx ends.
func Sites(ctx context.Context, cfg Config) error {
	r, err := cfg.Region(ctx)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(cfg.Out, "Serving %d hosts. In another terminal:\n\n    lagebild run --manifests config/samples --simulation http://127.0.0.1:%d\n\n", len(r.Hosts()), r.Port())
	return r.Serve(ctx)
}

// Database opens a database that is gone after Close. That of DATABASE_URL is never it: an incident that never was has no
// place in somebody's database.
func (c Config) Database(ctx context.Context) (*database.DB, error) {
	o := pgembed.FromEnv(os.Getenv)
	o.DatabaseURL = ""
	o.Temporary = true
	return database.OpenOwn(ctx, o, c.Out, c.Log)
}

// Run runs the region and all of Lagebild beside it until ctx ends, and says from time to time how much of the truth the
// overview shows.
func Run(ctx context.Context, cfg Config) error {
	db, err := cfg.Database(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	r, err := cfg.Region(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	dir, err := WriteManifests(r)
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	world := app.World{Note: "Simulierte Region: Alle Meldungen sind erfunden. / Simulated region: all notices are made up.", Origin: cfg.Origin}
	world.Fetch.Gap = 2 * time.Second
	clock, ok := r.Clock()
	if !ok {
		return fault.New(fault.Internal, "running the simulated region", "its clock cannot be shared")
	}
	world.Simulate(clock, r.CertPool())
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return r.Serve(ctx) })
	g.Go(func() error {
		return app.Whole{
			Dir: dir, World: world, Scraper: app.ScraperConfig{Workers: cfg.Workers}, Site: app.SiteConfig{Listen: cfg.Listen}, Opened: db,
			Ready: func(ctx context.Context) error { return tellScore(ctx, r, db.Store, clock.Now, cfg.Out) }, Log: cfg.Log, Out: cfg.Out,
		}.Run(ctx)
	})
	return g.Wait()
}

// WriteManifests puts the region's manifests into a new folder, which is the caller's to remove.
func WriteManifests(r *demo.Region) (string, error) {
	files, err := r.Manifests()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "lagebild-demo-")
	if err != nil {
		return "", fault.Wrap(fault.OurSide, "making a folder for manifests", err)
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			_ = os.RemoveAll(dir)
			return "", fault.Wrap(fault.OurSide, "writing manifests", err)
		}
	}
	return dir, nil
}

// tellScore says from time to time how much of the truth the overview shows.
func tellScore(ctx context.Context, r *demo.Region, st *store.Store, now func() time.Time, out io.Writer) error {
	tick := time.NewTicker(scoreEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		at := now()
		o, err := st.Overview(ctx, at, at)
		if err != nil {
			if ctx.Err() == nil {
				_, _ = fmt.Fprintln(out, "no overview:", err)
			}
			continue
		}
		heard := 0
		for _, row := range o.Rows {
			if len(row.Cells) > 0 {
				heard++
			}
		}
		score := compare(r, o, at)
		_, _ = fmt.Fprintf(out, "%s  heard of %d of %d bodies; shown right %.0f %% of %d stated (wrongly available: %d)\n",
			at.In(notice.Berlin()).Format("02.01.2006 15:04"), heard, len(o.Rows), 100*score.Settled(), score.Stated, score.WrongAvailable)
	}
}

// compare holds an overview as of a moment against the truth.
func compare(r *demo.Region, o store.Overview, at time.Time) demo.Score {
	cells := map[string]map[notice.Service]notice.Cell{}
	for _, row := range o.Rows {
		cells[row.Body.AGS] = row.Cells
	}
	return r.Compare(at, func(ags string, s notice.Service) notice.Status { return cells[ags][s].Status })
}
