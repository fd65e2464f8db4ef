package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/store"
)

// wholeSettings are the flags of commands that are all of Lagebild in one process.
type wholeSettings struct {
	limits  limitSettings
	fetch   fetchSettings
	scrape  scrapeSettings
	listen  string
	metrics string
}

func (s *wholeSettings) flags(cmd *cobra.Command) {
	s.limits.flags(cmd)
	s.fetch.flags(cmd)
	s.scrape.flags(cmd)
	cmd.Flags().StringVar(&s.listen, "listen", "127.0.0.1:8470", "address of the pages")
	cmd.Flags().StringVar(&s.metrics, "metrics-listen", "", "address of health and metrics (default: none)")
}

func newRun() *cobra.Command {
	var s wholeSettings
	var dir, dataDir string
	cmd := &cobra.Command{
		Use:   "run --manifests DIR",
		Short: "Everything in one process, without Kubernetes: sources from a folder of manifests",
		Long: `Reads Municipality and Source manifests from a folder (and again when a file changes), runs the sources, and serves the
pages. The database is the one that DATABASE_URL names, else a PostgreSQL of our own whose data stay in the cache folder.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			log, err := newLog(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			out, err := s.fetch.outside(cmd.Context())
			if err != nil {
				return err
			}
			db := pgembed.FromEnv(os.Getenv)
			db.Name, db.Dir = "run", dataDir
			w := &whole{settings: s, outside: out, dir: dir, database: db, log: log, out: cmd.ErrOrStderr()}
			return ended(cmd.Context(), w.run(cmd.Context(), nil))
		},
	}
	cmd.Flags().StringVar(&dir, "manifests", "", "folder of manifests")
	cmd.Flags().StringVar(&dataDir, "data-dir", "", "folder of the embedded PostgreSQL (default: in the cache folder)")
	_ = cmd.MarkFlagRequired("manifests")
	s.flags(cmd)
	return cmd
}

// whole is all of Lagebild in one process.
type whole struct {
	settings wholeSettings
	outside  outside
	dir      string
	database pgembed.Options
	log      *slog.Logger
	out      io.Writer // for people
	reader   *reader
	store    *database // nil: opened, and closed again, by run
}

// run works until ctx ends. When the pages can be reached it calls ready with their URL, which may be nil.
func (w *whole) run(ctx context.Context, ready func(ctx context.Context, url string) error) error {
	set, err := manifest.Load(ctx, w.dir)
	if err != nil {
		return err
	}
	w.report(set)
	if w.reader, err = newReader(set.Bodies); err != nil {
		return err
	}
	pages, err := listen(ctx, "listen", w.settings.listen)
	if err != nil {
		return err
	}
	defer func() { _ = pages.Close() }()
	if w.store == nil {
		if w.store, err = openOwn(ctx, w.database, w.out, w.log); err != nil {
			return err
		}
		defer func() { _ = w.store.Close() }()
	}
	if err := w.sync(ctx, set); err != nil {
		return err
	}
	reg := newMetrics()
	scraper, err := newScraperOf(w.store.Store, w.outside, w.settings.scrape, w.reader, reg, w.log)
	if err != nil {
		return err
	}
	site, err := newWebOf(w.store.Store, w.outside, w.reader, w.log)
	if err != nil {
		return err
	}
	handler, err := w.settings.limits.wrap(site.Handler())
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return serveHTTP(ctx, pages, handler, w.log) })
	g.Go(func() error { site.Watch(ctx, w.store); return nil })
	g.Go(func() error { return serveAdmin(ctx, w.settings.metrics, w.store.Ping, reg, w.log) })
	g.Go(func() error { return scraper.Run(ctx) })
	g.Go(func() error { return w.store.watch(ctx) })
	g.Go(func() error { return w.watch(ctx) })
	url := "http://" + pages.Addr().String() + "/"
	_, _ = fmt.Fprintf(w.out, "\n    %s\n\n", url)
	if ready != nil {
		g.Go(func() error { return ready(ctx, url) })
	}
	return g.Wait()
}

// report tells what is wrong with the manifests, in the form that editors jump to.
func (w *whole) report(set manifest.Set) {
	for _, p := range set.Problems {
		_, _ = fmt.Fprintln(w.out, p)
	}
	w.log.Info("Read manifests", "bodies", len(set.Bodies), "sources", len(set.Sources), "problems", len(set.Problems))
}

// watch takes over changes of the folder.
func (w *whole) watch(ctx context.Context) error {
	return manifest.Watch(ctx, w.dir, func(set manifest.Set) {
		w.report(set)
		if err := w.reader.set(set.Bodies); err != nil {
			w.log.ErrorContext(ctx, "Kept the earlier bodies", "err", err)
			return
		}
		if err := w.sync(ctx, set); err != nil {
			w.log.ErrorContext(ctx, "Took over no change of the manifests", "err", err)
		}
	})
}

// sync brings the database to what the manifests ask for. While something in the folder is wrong nothing is taken out of
// service: what looks missing may just be unreadable.
func (w *whole) sync(ctx context.Context, set manifest.Set) error {
	if err := w.syncBodies(ctx, set); err != nil {
		return err
	}
	dir, err := filepath.Abs(w.dir)
	if err != nil {
		return fault.Wrap(fault.OurSide, "finding the folder of manifests", err)
	}
	recs := make([]store.SourceRecord, 0, len(set.Sources))
	for _, s := range set.Sources {
		recs = append(recs, store.SourceRecord(s))
	}
	put := w.store.SyncSources
	if len(set.Problems) > 0 {
		put = w.store.PutSources
	}
	res, err := put(ctx, "folder:"+dir, recs, w.outside.clock.Now())
	if err != nil {
		return err
	}
	w.log.InfoContext(ctx, "Stored sources", "created", res.Created, "updated", res.Updated, "unchanged", res.Unchanged, "retired", res.Retired)
	return nil
}

// syncBodies stores the bodies; those that no manifest names any more leave the overview.
func (w *whole) syncBodies(ctx context.Context, set manifest.Set) error {
	if err := w.store.SyncBodies(ctx, set.Bodies); err != nil || len(set.Problems) > 0 {
		return err
	}
	stored, err := w.store.Bodies(ctx)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, b := range set.Bodies {
		wanted[b.AGS] = true
	}
	var gone []string
	for _, b := range stored {
		if !wanted[b.AGS] {
			gone = append(gone, b.AGS)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return w.store.RetireBodies(ctx, gone, w.outside.clock.Now())
}
