package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// newRoot is the command tree. Every flag can also be set by an environment variable: --metrics-listen by
// LAGEBILD_METRICS_LISTEN. What is said on the command line wins.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "lagebild",
		Short:         "Shows what still works in every town hall of a region whose IT has failed",
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       app.Version(),
	}
	root.PersistentFlags().String("log-level", "info", "least level that is logged: debug, info, warn or error")
	root.PersistentFlags().String("log-format", "text", "form of log lines: text or json")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return fromEnv(cmd.Flags(), os.LookupEnv) }
	root.AddCommand(newRun(), newDemo(), newScraper(), newServer(), newMigrate(), newAsk(), newTry(), newExtract(), newEval(), newReextract(), newExport())
	root.AddCommand(kubeCommands()...)
	return root
}

// fromEnv sets the flags that were not given from the environment.
func fromEnv(flags *pflag.FlagSet, lookup func(string) (string, bool)) error {
	var err error
	flags.VisitAll(func(f *pflag.Flag) {
		name := "LAGEBILD_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := lookup(name)
		if !ok || f.Changed || err != nil {
			return
		}
		if e := flags.Set(f.Name, value); e != nil {
			err = fault.Wrap(fault.Invalid, "reading the environment variable "+name, e)
		}
	})
	return err
}

// newLog is the logger that the flags ask for; it writes to w.
func newLog(cmd *cobra.Command, w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	text, _ := cmd.Flags().GetString("log-level")
	if err := level.UnmarshalText([]byte(text)); err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, Op: "reading --log-level", Err: err, Remedy: "use debug, info, warn or error"}
	}
	opts := &slog.HandlerOptions{Level: level}
	switch format, _ := cmd.Flags().GetString("log-format"); format {
	case "text":
		return slog.New(telemetry.LogHandler(slog.NewTextHandler(w, opts))), nil
	case "json":
		return slog.New(telemetry.LogHandler(slog.NewJSONHandler(w, opts))), nil
	default:
		return nil, &fault.Error{Kind: fault.Invalid, Op: "reading --log-format", Err: fmt.Errorf("%q is no form", format), Remedy: "use text or json"}
	}
}
