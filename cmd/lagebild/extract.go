//go:build !lean

package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/trial"
)

func newExtract() *cobra.Command {
	var n trial.Notice
	var date string
	cmd := &cobra.Command{
		Use:   "extract [--body AGS|NAME] [--date YYYY-MM-DD] [--json] [--explain] FILE|-",
		Short: "Reads a notice (HTML or text) and prints its statements",
		Long: `Reads a file as the scraper reads a page, and prints what it says of which service. With --explain it also prints how
each statement came about, and each sentence that names a service and yielded none, with the reason.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if date != "" {
				if n.Date, err = flags.Day("date", date); err != nil {
					return err
				}
				n.Date = n.Date.Add(12 * time.Hour) // noon, which is the same day wherever it is looked at
			}
			if n.Region, n.Extractor, err = app.EmbeddedReader(); err != nil {
				return err
			}
			n.Name, n.In, n.Out, n.Clock = args[0], cmd.InOrStdin(), cmd.OutOrStdout(), clock.System{}
			return n.Print()
		},
	}
	f := cmd.Flags()
	f.StringVar(&n.Body, "body", "", "AGS or name of the body whose notice it is (default: bodies are found in the text)")
	f.StringVar(&date, "date", "", "day of the notice, YYYY-MM-DD (default: as the notice says, else today)")
	f.BoolVar(&n.JSON, "json", false, "print one JSON object a line")
	f.BoolVar(&n.Explain, "explain", false, "print how each statement came about, and why other sentences yielded none")
	return cmd
}
