//go:build !lean

package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
)

// role completes the command of a process that works beside others on the database that DATABASE_URL names.
func role(cmd *cobra.Command, wc *app.WorldConfig, run func(s *app.Shared, w app.World, metrics string) error) *cobra.Command {
	var metrics, endpoint string
	cmd.Flags().StringVar(&metrics, "metrics-listen", ":9090", "address of health and metrics")
	flags.Trace(cmd, &endpoint)
	cmd.Args = cobra.NoArgs
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		ctx := cmd.Context()
		defer func() { err = app.Ended(ctx, err) }()
		log, err := flags.Log(cmd, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		w, err := wc.World(ctx)
		if err != nil {
			return err
		}
		stop, err := w.Trace(ctx, endpoint, cmd.Name(), os.Getenv, log)
		if err != nil {
			return err
		}
		defer stop()
		s, err := app.JoinPatiently(ctx, metrics, log)
		if err != nil {
			return err
		}
		defer func() { _ = s.Close() }()
		return run(s, w, metrics)
	}
	return cmd
}
