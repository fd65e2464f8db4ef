package main

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
)

// newRoot is the command tree. Every flag can also be set by an environment variable; what is said on the command line wins.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:               "lagebild",
		Short:             "Shows what still works in every town hall of a region whose IT has failed",
		SilenceUsage:      true,
		SilenceErrors:     true,
		Version:           app.Version(),
		PersistentPreRunE: flags.FromEnv,
	}
	flags.Logging(root)
	root.AddCommand(newDemo())
	root.AddCommand(otherCommands()...)
	return root
}
