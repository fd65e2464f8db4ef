package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
)

func newMigrate() *cobra.Command {
	return &cobra.Command{
		Use:   "migrate",
		Short: "Brings the database that DATABASE_URL names to this version; the only command of a cluster that does",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dsn := os.Getenv("DATABASE_URL")
			if dsn == "" {
				return &fault.Error{Kind: fault.Invalid, Op: "reading the environment", Err: fmt.Errorf("DATABASE_URL is not set"), Remedy: "set it"}
			}
			if err := store.Migrate(cmd.Context(), dsn); err != nil {
				return err
			}
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "The database has the schema of this version.")
			return err
		},
	}
}

func newScraper() *cobra.Command {
	var fs fetchSettings
	var ss scrapeSettings
	var metrics string
	cmd := &cobra.Command{
		Use:   "scraper",
		Short: "Runs the sources that are due, beside any number of others on the same database",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			log, err := newLog(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			out, err := fs.outside(ctx)
			if err != nil {
				return err
			}
			st, err := openShared(ctx)
			if err != nil {
				return err
			}
			defer func() { _ = st.Close() }()
			r := &follower{store: st, log: log}
			if err := r.load(ctx); err != nil {
				return err
			}
			reg := newMetrics()
			scraper, err := newScraperOf(st, out, ss, r.reader, reg, log)
			if err != nil {
				return err
			}
			g, gctx := errgroup.WithContext(ctx)
			g.Go(func() error { return scraper.Run(gctx) })
			g.Go(func() error { return r.follow(gctx) })
			g.Go(func() error { return serveAdmin(gctx, metrics, st.Ping, reg, log) })
			return ended(ctx, g.Wait())
		},
	}
	fs.flags(cmd)
	ss.flags(cmd)
	cmd.Flags().StringVar(&metrics, "metrics-listen", ":9090", "address of health and metrics")
	return cmd
}

func newServer() *cobra.Command {
	var addr, metrics, simulation string
	var ls limitSettings
	cmd := &cobra.Command{
		Use:   "server",
		Short: "Serves the pages and the API",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			log, err := newLog(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			out, err := (&fetchSettings{simulation: simulation}).outside(ctx)
			if err != nil {
				return err
			}
			st, err := openShared(ctx)
			if err != nil {
				return err
			}
			defer func() { _ = st.Close() }()
			r := &follower{store: st, log: log}
			if err := r.load(ctx); err != nil {
				return err
			}
			site, err := newWebOf(st, out, r.reader, log)
			if err != nil {
				return err
			}
			handler, err := ls.wrap(site.Handler())
			if err != nil {
				return err
			}
			l, err := listen(ctx, "listen", addr)
			if err != nil {
				return err
			}
			reg := newMetrics()
			g, gctx := errgroup.WithContext(ctx)
			g.Go(func() error { return serveHTTP(gctx, l, handler, log) })
			g.Go(func() error { site.Watch(gctx, st); return nil })
			g.Go(func() error { return r.follow(gctx) })
			g.Go(func() error { return serveAdmin(gctx, metrics, st.Ping, reg, log) })
			return ended(ctx, g.Wait())
		},
	}
	ls.flags(cmd)
	cmd.Flags().StringVar(&addr, "listen", ":8470", "address of the pages")
	cmd.Flags().StringVar(&metrics, "metrics-listen", ":9090", "address of health and metrics")
	cmd.Flags().StringVar(&simulation, "simulation", "", "address of a simulated region whose clock counts")
	return cmd
}
