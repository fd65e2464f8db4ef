package kube

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/app/database"
	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubeplugin"
	"github.com/lagebild/lagebild/internal/kubeplugin/why"
	"github.com/lagebild/lagebild/internal/manifest/encode"
	"github.com/lagebild/lagebild/internal/trial"
)

// PluginName is the name under which kubectl finds this program as its plugin.
const PluginName = "kubectl-lagebild"

// IsPlugin reports whether this program was started under the plugin's name; args are those of the process.
func IsPlugin(args []string) bool {
	return len(args) > 0 && strings.TrimSuffix(filepath.Base(args[0]), ".exe") == PluginName
}

// Kubectl is `lagebild kubectl`; try makes `lagebild try`.
func Kubectl(try func() *cobra.Command) *cobra.Command {
	return kubeplugin.New(kubeplugin.Config{
		Out: os.Stdout, ErrOut: os.Stderr, Clock: clock.System{}, Explain: explain,
		Try: func(o kubeplugin.Objects) *cobra.Command { return tryByName(try(), o) },
	})
}

// Plugin is the same as a program of its own, `kubectl lagebild`.
func Plugin(try func() *cobra.Command) *cobra.Command {
	cmd := Kubectl(try)
	cmd.Use, cmd.Short = PluginName, "Looks after the sources of Lagebild in a cluster"
	cmd.Annotations = map[string]string{cobra.CommandDisplayNameAnnotation: "kubectl lagebild"}
	cmd.SilenceUsage, cmd.SilenceErrors = true, true
	cmd.Version = app.Version()
	cmd.PersistentPreRunE = flags.FromEnv
	return cmd
}

// explain answers a question from a server, or from the database that DATABASE_URL names.
func explain(ctx context.Context, url string, q why.Question) (why.Answer, error) {
	c, err := catalog.Load()
	if err != nil {
		return why.Answer{}, fault.Wrap(fault.Internal, "loading the catalogue", err)
	}
	if err := q.Check(c); err != nil {
		return why.Answer{}, err
	}
	if url != "" {
		return why.AskServer(ctx, url, q)
	}
	if os.Getenv("DATABASE_URL") == "" {
		return why.Answer{}, &fault.Error{
			Kind: fault.Invalid, Op: "reading the command line", Err: errors.New("neither a server nor a database is named"),
			Remedy: "give --url, or set DATABASE_URL; kubectl port-forward opens a way to a server in a cluster",
		}
	}
	st, err := database.OpenShared(ctx)
	if err != nil {
		return why.Answer{}, err
	}
	defer func() { _ = st.Close() }()
	return why.AskDatabase(ctx, st, (clock.System{}).Now(), q)
}

// tryByName makes of cmd, which is `try`, one that also takes the name of a Source in the cluster.
func tryByName(cmd *cobra.Command, objects kubeplugin.Objects) *cobra.Command {
	cmd.Use = "try NAME | URL | CAPTURE | -f SOURCE.yaml"
	cmd.Short = "Fetches and reads a source once, from here, stores nothing, and prints what would be stored"
	cmd.Long = "NAME is that of a Source in the cluster, which is fetched from this machine. " + cmd.Long
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || strings.Contains(args[0], "://") || trial.IsFile(args[0]) || cmd.Flags().Changed("file") {
			return run(cmd, args)
		}
		source, municipality, err := objects.Source(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		var text []byte
		if municipality == nil {
			text, err = encode.YAML(source)
		} else {
			text, err = encode.YAML(municipality, source)
		}
		if err != nil {
			return err
		}
		dir, err := os.MkdirTemp("", "lagebild-try-")
		if err != nil {
			return fault.Wrap(fault.OurSide, "making a folder for the manifest", err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		file := filepath.Join(dir, "source.yaml")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			return fault.Wrap(fault.OurSide, "writing the manifest", err)
		}
		if err := cmd.Flags().Set("file", file); err != nil {
			return fault.Wrap(fault.Internal, "handing the manifest on", err)
		}
		return run(cmd, nil)
	}
	return cmd
}
