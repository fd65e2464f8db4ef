package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/playground"
)

func newDemo() *cobra.Command {
	var c playground.Config
	var sitesOnly bool
	var from string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "The simulated region: 72 town halls through the incident on a fast clock; prints the URL",
		Long: `Serves the web sites of a whole region through the weeks after 30 October 2023 on this machine, runs all of Lagebild on
them, and says how much of what the sites state the overview shows. Nothing outside this machine is asked.`,
	}
	cmd.Flags().Uint64Var(&c.Seed, "seed", demo.DefaultSeed, "what the incident is drawn from")
	cmd.Flags().Float64Var(&c.Factor, "factor", demo.DefaultFactor, "how many times faster than real time the clock goes")
	cmd.Flags().IntVar(&c.Workers, "workers", 8, "sources run at once")
	cmd.Flags().BoolVar(&sitesOnly, "sites-only", false, "serve the sites alone, for `lagebild run --simulation`")
	cmd.Flags().StringVar(&c.Host, "host", "127.0.0.1", "address on which the sites are served; 0.0.0.0 for processes on other machines")
	cmd.Flags().StringVar(&from, "from", "", "day of the incident to begin with (default: its first)")
	return play(cmd, &c, func(ctx context.Context) (err error) {
		if from != "" {
			if c.From, err = flags.Day("from", from); err != nil {
				return err
			}
		}
		if sitesOnly {
			return playground.Sites(ctx, c)
		}
		return playground.Run(ctx, c)
	})
}

// play completes the command of a simulated region that runs until Ctrl-C.
func play(cmd *cobra.Command, c *playground.Config, run func(ctx context.Context) error) *cobra.Command {
	var stopAfter time.Duration
	cmd.Flags().StringVar(&c.Listen, "listen", "127.0.0.1:8470", "address of the pages")
	flags.Origin(cmd, &c.Origin)
	cmd.Flags().IntVar(&c.Port, "port", demo.DefaultPort, "port of the simulated sites")
	cmd.Flags().DurationVar(&stopAfter, "stop-after", 0, "end after this real time (default: at Ctrl-C)")
	cmd.Args = cobra.NoArgs
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		if !cmd.Flags().Changed("log-level") {
			_ = cmd.Flags().Set("log-level", "warn")
		}
		if c.Log, err = flags.Log(cmd, cmd.ErrOrStderr()); err != nil {
			return err
		}
		c.Out = cmd.ErrOrStderr()
		ctx := cmd.Context()
		if stopAfter > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, stopAfter)
			defer cancel()
		}
		return app.Ended(ctx, run(ctx))
	}
	return cmd
}
