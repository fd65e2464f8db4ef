package kubeplugin

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/kubeplugin/cluster"
	"github.com/lagebild/lagebild/internal/kubeplugin/why"
)

// Config is what the plugin takes from the program that it is part of.
type Config struct {
	Out, ErrOut io.Writer
	Clock       clock.Clock

	// Explain finds out what a cell shows and why, at the address url of a Lagebild server, or, if that is empty, in the
	// database that the environment names.
	Explain func(ctx context.Context, url string, q why.Question) (why.Answer, error)

	// Try makes the command that fetches sources and stores nothing; objects looks up those of the cluster.
	Try func(objects Objects) *cobra.Command
}

// Objects looks up objects of the cluster that the flags name.
type Objects interface {
	// Source gives a Source by its name in the namespace at hand, and the Municipality that it names; nil if it names none.
	Source(ctx context.Context, name string) (*v1alpha1.Source, *v1alpha1.Municipality, error)
}

// New is the command with its subcommands.
func New(cfg Config) *cobra.Command {
	p := &plugin{Config: cfg, access: &cluster.Access{}}
	cmd := &cobra.Command{
		Use:   "kubectl",
		Short: "Looks after the sources in a cluster; also kubectl lagebild, if kubectl-lagebild on PATH is this program",
		Long: `Looks after the sources in a cluster. Under the name kubectl-lagebild on PATH, by a link for example, this program is
the plugin "kubectl lagebild". It takes kubectl's flags and acts with the rights of your kubeconfig.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	p.access.Flags(cmd.PersistentFlags())
	cmd.AddCommand(p.newGet(), p.newReconcile(), p.newSuspend(), p.newResume(), p.newWhy())
	if cfg.Try != nil {
		cmd.AddCommand(cfg.Try(p))
	}
	return cmd
}

// plugin is what the subcommands share.
type plugin struct {
	Config
	access *cluster.Access
}

// Source implements Objects.
func (p *plugin) Source(ctx context.Context, name string) (*v1alpha1.Source, *v1alpha1.Municipality, error) {
	c, err := p.access.Connect()
	if err != nil {
		return nil, nil, err
	}
	if name, err = cluster.SourceName(name); err != nil {
		return nil, nil, err
	}
	s, err := c.Source(ctx, c.Namespace, name)
	if err != nil || s.Spec.MunicipalityRef == nil {
		return &s, nil, err
	}
	m, err := c.Municipality(ctx, c.Namespace, string(s.Spec.MunicipalityRef.Name))
	return &s, &m, err
}
