package app

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/app/database"
	"github.com/lagebild/lagebild/internal/app/serve"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/store"
)

// Whole is all of Lagebild in one process, with sources from a folder of manifests.
type Whole struct {
	Dir      string // of the manifests
	World    World
	Scraper  ScraperConfig
	Site     SiteConfig
	Metrics  string                          // address of health and metrics; "" = none
	Database pgembed.Options                 // of the database that Run opens, and closes again
	Opened   *database.DB                    // used instead, and left open; nil = none
	Ready    func(ctx context.Context) error // runs beside the rest once the pages can be reached; may be nil
	Log      *slog.Logger
	Out      io.Writer // for people
}

// Run works until ctx ends.
func (w Whole) Run(ctx context.Context) error {
	set, err := manifest.Load(ctx, w.Dir)
	if err != nil {
		return err
	}
	w.report(ctx, set)
	reader, err := NewReader(set.Bodies)
	if err != nil {
		return err
	}
	pages, err := serve.Listen(ctx, "listen", w.Site.Listen)
	if err != nil {
		return err
	}
	defer func() { _ = pages.Close() }()
	db := w.Opened
	if db == nil {
		if db, err = database.OpenOwn(ctx, w.Database, w.Out, w.Log); err != nil {
			return err
		}
		defer func() { _ = db.Close() }()
	}
	if err := w.sync(ctx, db.Store, set); err != nil {
		return err
	}
	reg := newMetrics()
	scraper, err := NewScraper(db.Store, w.World, w.Scraper, reader, reg, w.Log)
	if err != nil {
		return err
	}
	site, err := newSite(db.Store, w.World, reader, w.Site.Limits, reg, w.Log)
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return site.run(ctx, pages) })
	g.Go(func() error { return serve.Admin(ctx, w.Metrics, db.Ping, reg, w.Log) })
	g.Go(func() error { return scraper.Run(ctx) })
	g.Go(func() error { return db.Watch(ctx) })
	g.Go(func() error { return w.follow(ctx, db.Store, reader) })
	_, _ = fmt.Fprintf(w.Out, "\n    http://%s/\n\n", pages.Addr())
	if w.Ready != nil {
		g.Go(func() error { return w.Ready(ctx) })
	}
	return g.Wait()
}

// report tells what is wrong with the manifests, in the form that editors jump to.
func (w Whole) report(ctx context.Context, set manifest.Set) {
	for _, p := range set.Problems {
		_, _ = fmt.Fprintln(w.Out, p)
	}
	w.Log.InfoContext(ctx, "Read manifests", "bodies", len(set.Bodies), "sources", len(set.Sources), "problems", len(set.Problems))
}

// follow takes over changes of the folder.
func (w Whole) follow(ctx context.Context, st *store.Store, reader *Reader) error {
	return manifest.Watch(ctx, w.Dir, func(set manifest.Set) {
		w.report(ctx, set)
		if err := reader.set(set.Bodies); err != nil {
			w.Log.ErrorContext(ctx, "Kept the earlier bodies", "err", err)
			return
		}
		if err := w.sync(ctx, st, set); err != nil {
			w.Log.ErrorContext(ctx, "Took over no change of the manifests", "err", err)
		}
	})
}

func (w Whole) sync(ctx context.Context, st *store.Store, set manifest.Set) error {
	res, err := Sync(ctx, st, w.Dir, set, w.World.Clock.Now())
	if err != nil {
		return err
	}
	w.Log.InfoContext(ctx, "Stored sources", "created", res.Created, "updated", res.Updated, "unchanged", res.Unchanged, "retired", res.Retired)
	return nil
}

// Sync brings the database to what the manifests of a folder ask for. While something in the folder is wrong nothing is
// taken out of service: what looks missing may just be unreadable.
func Sync(ctx context.Context, st *store.Store, dir string, set manifest.Set, now time.Time) (store.SyncResult, error) {
	if err := syncBodies(ctx, st, set, now); err != nil {
		return store.SyncResult{}, err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return store.SyncResult{}, fault.Wrap(fault.OurSide, "finding the folder of manifests", err)
	}
	recs := make([]store.SourceRecord, 0, len(set.Sources))
	for _, s := range set.Sources {
		recs = append(recs, store.SourceRecord{
			Namespace: s.Namespace, Name: s.Name, Spec: s.Spec, Suspend: s.Suspend, Succeeds: s.Succeeds, RequestedAt: s.RequestedAt,
		})
	}
	put := st.SyncSources
	if len(set.Problems) > 0 {
		put = st.PutSources
	}
	return put(ctx, "folder:"+dir, recs, now)
}

// syncBodies stores the bodies; those that no manifest names any more leave the overview.
func syncBodies(ctx context.Context, st *store.Store, set manifest.Set, now time.Time) error {
	if err := st.SyncBodies(ctx, set.Bodies); err != nil || len(set.Problems) > 0 {
		return err
	}
	stored, err := st.Bodies(ctx)
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
	return st.RetireBodies(ctx, gone, now)
}
