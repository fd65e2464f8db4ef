//go:build !lean

package main

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
)

func newServer() *cobra.Command {
	var wc app.WorldConfig
	var sc app.SiteConfig
	cmd := &cobra.Command{
		Use:   "server",
		Short: "Serves the pages and the API",
	}
	flags.Clock(cmd, &wc)
	flags.Site(cmd, &wc, &sc, ":8470")
	return role(cmd, &wc, func(s *app.Shared, w app.World, metrics string) error {
		return s.RunServer(cmd.Context(), w, sc, metrics)
	})
}
