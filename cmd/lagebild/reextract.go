//go:build !lean

package main

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/reextract"
)

func newReextract() *cobra.Command {
	var c reextract.Config
	cmd := &cobra.Command{
		Use:   "reextract",
		Short: "Reads the stored notices again with this version of the extractor, and says what changed",
		Long: `Reads every stored version of every notice that another version of the extractor has read, in the database that
DATABASE_URL names, and puts what it reads now in the place of the earlier statements, which are kept as replaced. Cells
are decided anew in the same transaction; what they showed in the past stays as it was shown.

The words of a version never change. Its stored answer is parsed again: where that gives the same words, their structure
(headings, lists, tables) is taken from it; where it does not, the version keeps the structure that it has, and the new
words come as a new version when the page is fetched the next time and has changed.

It may run beside scrapers and be stopped at any moment: what was read is stored batch by batch, and the next run goes on
with the rest. Update the scrapers first: an older one would read what it fetches with its own rules again.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runReextract(cmd, c) },
	}
	cmd.Flags().BoolVar(&c.DryRun, "dry-run", false, "only say what would change")
	cmd.Flags().BoolVarP(&c.Verbose, "verbose", "v", false, "list every statement that changed")
	cmd.Flags().BoolVar(&c.All, "all", false, "read again also what this version has read, after a change of bodies or names")
	cmd.Flags().StringVar(&c.After, "after", "", "with --all: go on after this place, as an interrupted run named it")
	cmd.Flags().IntVar(&c.Batch, "batch", 50, "most versions in one transaction")
	return cmd
}

func runReextract(cmd *cobra.Command, c reextract.Config) error {
	ctx := cmd.Context()
	if err := c.Check(); err != nil {
		return err
	}
	log, err := flags.Log(cmd, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	s, err := app.Join(ctx, log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	c.Store, c.Extractor, c.Bodies, c.Clock, c.Log = s.Store, s.Reader, s.Bodies, clock.System{}, log
	report, err := reextract.Run(ctx, c)
	if werr := report.Write(cmd.OutOrStdout()); err == nil {
		err = werr
	}
	return err
}
