package flags

import (
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/lagebild/lagebild/internal/fault"
)

// FromEnv sets the flags of a command that were not given from the environment: --metrics-listen from
// LAGEBILD_METRICS_LISTEN. It runs before the command does.
func FromEnv(cmd *cobra.Command, _ []string) error {
	var err error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		name := "LAGEBILD_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := os.LookupEnv(name)
		if !ok || f.Changed || err != nil {
			return
		}
		if e := cmd.Flags().Set(f.Name, value); e != nil {
			err = fault.Wrap(fault.Invalid, "reading the environment variable "+name, e)
		}
	})
	return err
}
