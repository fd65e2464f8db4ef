//go:build !lean

package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/pgembed"
)

func newRun() *cobra.Command {
	var wc app.WorldConfig
	var w app.Whole
	var dataDir, endpoint string
	cmd := &cobra.Command{
		Use:   "run --manifests DIR",
		Short: "Everything in one process, without Kubernetes: sources from a folder of manifests",
		Long: `Reads Municipality and Source manifests from a folder (and again when a file changes), runs the sources, and serves the
pages. The database is the one that DATABASE_URL names, else a PostgreSQL of our own whose data stay in the cache folder.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if w.Log, err = flags.Log(cmd, cmd.ErrOrStderr()); err != nil {
				return err
			}
			if w.World, err = wc.World(cmd.Context()); err != nil {
				return err
			}
			stop, err := w.World.Trace(cmd.Context(), endpoint, cmd.Name(), os.Getenv, w.Log)
			if err != nil {
				return err
			}
			defer stop()
			w.Database = pgembed.FromEnv(os.Getenv)
			w.Database.Name, w.Database.Dir = "run", dataDir
			w.Out = cmd.ErrOrStderr()
			return app.Ended(cmd.Context(), w.Run(cmd.Context()))
		},
	}
	flags.World(cmd, &wc)
	flags.Scraper(cmd, &w.Scraper)
	flags.Site(cmd, &wc, &w.Site, "127.0.0.1:8470")
	flags.Trace(cmd, &endpoint)
	cmd.Flags().StringVar(&w.Dir, "manifests", "", "folder of manifests")
	cmd.Flags().StringVar(&w.Metrics, "metrics-listen", "", "address of health and metrics (default: none)")
	cmd.Flags().StringVar(&dataDir, "data-dir", "", "folder of the embedded PostgreSQL (default: in the cache folder)")
	_ = cmd.MarkFlagRequired("manifests")
	return cmd
}
