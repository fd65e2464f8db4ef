//go:build !lean

package main

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/trial"
)

func newTry() *cobra.Command {
	var wc app.WorldConfig
	var c trial.Config
	cmd := &cobra.Command{
		Use:   "try URL|CAPTURE | -f SOURCE.yaml",
		Short: "Fetches and reads a source once, stores nothing, and prints what would be stored and a draft Source",
		Long: `Asks the address as the scraper would (robots.txt, limits, refused networks), reads what came, and prints the documents and
statements that would be stored. For a URL it drafts a Source manifest. CAPTURE is a file with a stored page.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if (len(args) == 0) == (c.File == "") {
				e := fault.New(fault.Invalid, "reading the command line", "give either an address or -f with a file")
				e.Remedy = "lagebild try https://www.example.de/notfall"
				return e
			}
			if c.Region, c.Extractor, err = app.EmbeddedReader(); err != nil {
				return err
			}
			w, err := wc.World(cmd.Context())
			if err != nil {
				return err
			}
			c.Clock, c.Fetch, c.Out = w.Clock, w.Fetch, cmd.OutOrStdout()
			what := ""
			if len(args) > 0 {
				what = args[0]
			}
			return trial.Run(cmd.Context(), c, what)
		},
	}
	cmd.Flags().StringVarP(&c.File, "file", "f", "", "manifest with the Source to try")
	cmd.Flags().StringVar(&c.Manifests, "manifests", "", "folder with the Municipality that the Source names")
	cmd.Flags().StringVar(&c.Body, "body", "", "AGS or name of the body that the source speaks for (default: by the host's name)")
	flags.World(cmd, &wc)
	return cmd
}
