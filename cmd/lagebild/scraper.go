//go:build !lean

package main

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
)

func newScraper() *cobra.Command {
	var wc app.WorldConfig
	var sc app.ScraperConfig
	cmd := &cobra.Command{
		Use:   "scraper",
		Short: "Runs the sources that are due, beside any number of others on the same database",
	}
	flags.World(cmd, &wc)
	flags.Scraper(cmd, &sc)
	return role(cmd, &wc, func(s *app.Shared, w app.World, metrics string) error {
		return s.RunScraper(cmd.Context(), w, sc, metrics)
	})
}
