//go:build !lean

package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app/database"
)

func newMigrate() *cobra.Command {
	var wait bool
	var patience time.Duration
	cmd := &cobra.Command{
		Use:   "migrate",
		Short: "Brings the database that DATABASE_URL names to this version; the only command of a cluster that does",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			log, err := flags.Log(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if wait {
				err = database.AwaitMigration(cmd.Context(), log)
			} else {
				err = database.Migrate(cmd.Context(), patience, log)
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), "The database has the schema of this version.")
			return err
		},
	}
	cmd.Flags().BoolVar(&wait, "wait", false, "change nothing, and end when another has brought it to this version")
	cmd.Flags().DurationVar(&patience, "patience", 0, "how long to try again while the database does not answer")
	return cmd
}
