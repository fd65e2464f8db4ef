package main

import (
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

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/store"
)

// demoSettings are the flags of the demo.
type demoSettings struct {
	listen    string
	port      int
	seed      uint64
	factor    float64
	workers   int
	sitesOnly bool
	stopAfter time.Duration
	from      time.Time // what the clock shows at first; zero: the beginning of the incident
}

// scoreEvery is the real time between two lines about how much of the truth is shown.
const scoreEvery = 15 * time.Second

func newDemo() *cobra.Command {
	var s demoSettings
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "The simulated region: 72 town halls through the incident on a fast clock; prints the URL",
		Long: `Serves the web sites of a whole region through the weeks after 30 October 2023 on this machine, runs all of Lagebild on
them, and says how much of what the sites state the overview shows. Nothing outside this machine is asked.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("log-level") {
				_ = cmd.Flags().Set("log-level", "warn")
			}
			log, err := newLog(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if s.stopAfter > 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, s.stopAfter)
				defer cancel()
			}
			if s.sitesOnly {
				return ended(ctx, s.sites(ctx, log, cmd.ErrOrStderr()))
			}
			return ended(ctx, s.all(ctx, log, cmd.ErrOrStderr()))
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.listen, "listen", "127.0.0.1:8470", "address of the pages")
	f.IntVar(&s.port, "port", demo.DefaultPort, "port of the simulated sites")
	f.Uint64Var(&s.seed, "seed", demo.DefaultSeed, "what the incident is drawn from")
	f.Float64Var(&s.factor, "factor", demo.DefaultFactor, "how many times faster than real time the clock goes")
	f.IntVar(&s.workers, "workers", 8, "sources run at once")
	f.BoolVar(&s.sitesOnly, "sites-only", false, "serve the sites alone, for `lagebild run --simulation`")
	f.DurationVar(&s.stopAfter, "stop-after", 0, "end after this real time (default: at Ctrl-C)")
	return cmd
}

// region opens the simulated sites; their clock starts now. A default port that is taken is no reason to give up.
func (s demoSettings) region(ctx context.Context, log *slog.Logger, out io.Writer) (*demo.Region, error) {
	embedded, err := region.Embedded()
	if err != nil {
		return nil, err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)))
	if err != nil && s.port == demo.DefaultPort && errors.Is(err, syscall.EADDRINUSE) {
		_, _ = fmt.Fprintf(out, "==> port %d is taken; the sites get another one\n", s.port)
		l, err = (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, &fault.Error{Kind: fault.OurSide, Op: "opening the port of the sites", Err: err, Remedy: "choose another one with --port"}
	}
	c := demo.NewClock(time.Now(), s.factor)
	if !s.from.IsZero() {
		c.Start = s.from
	}
	return demo.New(demo.Config{Bodies: embedded.Bodies(), Seed: s.seed, Clock: c, Listener: l, Log: log})
}

// sites serves the simulated sites alone.
func (s demoSettings) sites(ctx context.Context, log *slog.Logger, out io.Writer) error {
	r, err := s.region(ctx, log, out)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "Serving %d hosts. In another terminal:\n\n    lagebild run --manifests config/samples --simulation http://127.0.0.1:%d\n\n", len(r.Hosts()), r.Port())
	return r.Serve(ctx)
}

// all runs the region and Lagebild beside it, on a database of its own that is gone afterwards.
func (s demoSettings) all(ctx context.Context, log *slog.Logger, out io.Writer) error {
	db := pgembed.FromEnv(os.Getenv)
	db.DatabaseURL = "" // an incident that never was has no place in somebody's database
	db.Temporary = true
	base, err := openOwn(ctx, db, out, log)
	if err != nil {
		return err
	}
	defer func() { _ = base.Close() }()
	r, err := s.region(ctx, log, out)
	if err != nil {
		return err
	}
	dir, err := writeManifests(r)
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	o := outside{note: "Simulierte Region: Alle Meldungen sind erfunden. / Simulated region: all notices are made up."}
	o.config.Gap = 2 * time.Second
	clock := demo.NewClock(time.Now(), s.factor)
	if c, ok := r.Clock(); ok {
		clock = c
	}
	o.simulate(clock, r.CertPool())
	w := &whole{
		settings: wholeSettings{listen: s.listen, scrape: scrapeSettings{workers: s.workers}}, outside: o, dir: dir, log: log, out: out, store: base,
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return r.Serve(ctx) })
	g.Go(func() error {
		return w.run(ctx, func(ctx context.Context, _ string) error { return tellScore(ctx, r, base.Store, clock.Now, out) })
	})
	return g.Wait()
}

// writeManifests puts the region's manifests into a new folder.
func writeManifests(r *demo.Region) (string, error) {
	dir, err := os.MkdirTemp("", "lagebild-demo-")
	if err != nil {
		return "", fault.Wrap(fault.OurSide, "making a folder for manifests", err)
	}
	files, err := r.Manifests()
	if err != nil {
		return "", err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			return "", fault.Wrap(fault.OurSide, "writing manifests", err)
		}
	}
	return dir, nil
}

// tellScore says from time to time how much of the truth the overview shows.
func tellScore(ctx context.Context, r *demo.Region, st *store.Store, now func() time.Time, out io.Writer) error {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return fault.Wrap(fault.Internal, "loading the time zone", err)
	}
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
		cells, heard := map[string]map[notice.Service]notice.Cell{}, 0
		for _, row := range o.Rows {
			cells[row.Body.AGS] = row.Cells
			if len(row.Cells) > 0 {
				heard++
			}
		}
		score := r.Compare(at, func(ags string, s notice.Service) notice.Status { return cells[ags][s].Status })
		_, _ = fmt.Fprintf(out, "%s  heard of %d of %d bodies; shown right %.0f %% of %d stated (wrongly available: %d)\n",
			at.In(berlin).Format("02.01.2006 15:04"), heard, len(o.Rows), 100*score.Settled(), score.Stated, score.WrongAvailable)
	}
}
