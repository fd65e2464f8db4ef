//go:build !lean

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubeplugin"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// pluginName is the name under which kubectl finds this program as its plugin.
const pluginName = "kubectl-lagebild"

// isPlugin reports whether this program was started under the plugin's name; args are those of the process.
func isPlugin(args []string) bool {
	return len(args) > 0 && strings.TrimSuffix(filepath.Base(args[0]), ".exe") == pluginName
}

// newKubectl is `lagebild kubectl`.
func newKubectl(out, errOut io.Writer) *cobra.Command {
	return kubeplugin.New(kubeplugin.Config{Out: out, ErrOut: errOut, Clock: clock.System{}, Explain: explain, Try: newKubectlTry})
}

// newPlugin is the same as a program of its own, `kubectl lagebild`.
func newPlugin() *cobra.Command {
	cmd := newKubectl(os.Stdout, os.Stderr)
	cmd.Use, cmd.Short = pluginName, "Looks after the sources of Lagebild in a cluster"
	cmd.Annotations = map[string]string{cobra.CommandDisplayNameAnnotation: "kubectl lagebild"}
	cmd.SilenceUsage, cmd.SilenceErrors = true, true
	cmd.Version = version()
	cmd.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return fromEnv(cmd.Flags(), os.LookupEnv) }
	return cmd
}

// explain answers a question from a server, or from the database that DATABASE_URL names.
func explain(ctx context.Context, url string, q kubeplugin.Question) (kubeplugin.Why, error) {
	if err := checkService(q.Service); err != nil {
		return kubeplugin.Why{}, err
	}
	if url != "" {
		return kubeplugin.AskServer(ctx, url, q)
	}
	if os.Getenv("DATABASE_URL") == "" {
		return kubeplugin.Why{}, &fault.Error{
			Kind: fault.Invalid, Op: "reading the command line", Err: errors.New("neither a server nor a database is named"),
			Remedy: "give --url, or set DATABASE_URL; kubectl port-forward opens a way to a server in a cluster",
		}
	}
	st, err := openShared(ctx)
	if err != nil {
		return kubeplugin.Why{}, err
	}
	defer func() { _ = st.Close() }()
	return explainFrom(ctx, st, clock.System{}, q)
}

func checkService(s notice.Service) error {
	c, err := catalog.Load()
	if err != nil {
		return fault.Wrap(fault.Internal, "loading the catalogue", err)
	}
	for _, info := range c.Services() {
		if info.Key == s {
			return nil
		}
	}
	return kubeplugin.NoService(string(s))
}

// explainFrom answers a question from a database.
func explainFrom(ctx context.Context, st *store.Store, c clock.Clock, q kubeplugin.Question) (kubeplugin.Why, error) {
	bodies, err := st.Bodies(ctx)
	if err != nil {
		return kubeplugin.Why{}, err
	}
	w := kubeplugin.Why{Service: q.Service, At: c.Now(), Statements: []kubeplugin.Judged{}}
	for _, b := range bodies {
		if b.AGS == q.Body || b.Name == q.Body {
			w.AGS, w.Name = b.AGS, b.Name
		}
	}
	if w.AGS == "" {
		return kubeplugin.Why{}, kubeplugin.NoBody(q.Body)
	}
	page, err := st.BodyPage(ctx, w.AGS, w.At, w.At)
	if err != nil {
		return kubeplugin.Why{}, err
	}
	if c, ok := page.Row.Cells[q.Service]; ok {
		w.Cell = &c
	}
	w.Silent = page.Row.Silent
	for _, s := range page.Standing {
		if s.Service != q.Service {
			continue
		}
		j := kubeplugin.Judged{
			ID: s.ID, Notice: s.NoticeID, Status: s.Status, From: s.From, Until: s.Until, Source: s.Source, Authority: s.Authority,
			Said: s.Effective, Confirmed: s.ConfirmedAt, Quote: s.Quote,
		}
		if s.Review {
			j.Verdict = kubeplugin.VerdictReview
		}
		w.Statements = append(w.Statements, j)
	}
	w.Judge()
	return w, nil
}

// newKubectlTry is `try`, which also takes the name of a Source in the cluster.
func newKubectlTry(objects kubeplugin.Objects) *cobra.Command {
	cmd := newTry()
	cmd.Use = "try NAME | URL | CAPTURE | -f SOURCE.yaml"
	cmd.Short = "Fetches and reads a source once, from here, stores nothing, and prints what would be stored"
	cmd.Long = "NAME is that of a Source in the cluster, which is fetched from this machine. " + cmd.Long
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || strings.Contains(args[0], "://") || isFile(args[0]) || cmd.Flags().Changed("file") {
			return run(cmd, args)
		}
		source, municipality, err := objects.Source(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		var text []byte
		if municipality == nil {
			text, err = manifest.Encode(source)
		} else {
			text, err = manifest.Encode(municipality, source)
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
