package kubeplugin

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	apimeta "k8s.io/apimachinery/pkg/api/meta"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubeplugin/cluster"
)

const (
	maxReason = 256 // characters, as in the schema
	waitPoll  = 500 * time.Millisecond
)

func choiceFlags(cmd *cobra.Command, ch *cluster.Choice) {
	cmd.Flags().StringVarP(&ch.Selector, "selector", "l", "", "label selector instead of names")
	cmd.Flags().BoolVar(&ch.All, "all", false, "all sources of the namespace")
}

func (p *plugin) newReconcile() *cobra.Command {
	var ch cluster.Choice
	var wait bool
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:     "reconcile NAME... | -l SELECTOR | --all",
		Short:   "Has sources fetched now",
		Example: "  kubectl lagebild reconcile altena --wait",
		RunE: func(cmd *cobra.Command, args []string) error {
			ch.Names = args
			// Twice in one second are two requests.
			at := p.Clock.Now().UTC().Format(time.RFC3339Nano)
			change := map[string]any{"metadata": map[string]any{"annotations": map[string]any{v1alpha1.ReconcileRequestAnnotation: at}}}
			return p.change(cmd.Context(), ch, change, func(ctx context.Context, c *cluster.Cluster, s v1alpha1.Source) error {
				if s.Spec.Suspend {
					p.warn("source %s/%s is suspended: it is fetched once it is resumed", s.Namespace, s.Name)
				}
				if !wait {
					return p.say("source %s/%s: fetch requested", s.Namespace, s.Name)
				}
				ctx, cancel := context.WithTimeout(ctx, timeout)
				defer cancel()
				return p.await(ctx, c, s, at)
			})
		},
	}
	choiceFlags(cmd, &ch)
	cmd.Flags().BoolVar(&wait, "wait", false, "wait until it is done, and fail if the source is not ready then")
	cmd.Flags().DurationVar(&timeout, "timeout", 2*time.Minute, "longest time to wait for each source")
	return cmd
}

// await waits until a request was acted on and says how it ended.
func (p *plugin) await(ctx context.Context, c *cluster.Cluster, s v1alpha1.Source, at string) error {
	op := "fetching source " + s.Namespace + "/" + s.Name
	for {
		now, err := c.Source(ctx, s.Namespace, s.Name)
		if err != nil && ctx.Err() == nil {
			return err
		}
		if err == nil && now.Status.LastHandledReconcileAt == at && !apimeta.IsStatusConditionTrue(now.Status.Conditions, v1alpha1.ConditionReconciling) {
			if isReady(now) {
				return p.say("source %s/%s: fetched, %d notices", now.Namespace, now.Name, now.Status.Notices)
			}
			return fault.New(fault.Unavailable, op, "%s: %s", readiness(now), message(now))
		}
		if err := p.Clock.Sleep(ctx, waitPoll); err != nil {
			return &fault.Error{
				Kind: fault.TimedOut, Op: op, Err: errors.New("it was not done in time"),
				Remedy: "give a longer --timeout, or look at the conditions: kubectl describe source " + s.Name,
			}
		}
	}
}

func (p *plugin) newSuspend() *cobra.Command {
	var ch cluster.Choice
	var reason string
	cmd := &cobra.Command{
		Use:     "suspend NAME... | -l SELECTOR | --all",
		Short:   "Stops fetching sources, and says why; what was read stays and becomes stale",
		Example: "  kubectl lagebild suspend altena --reason 'Server überlastet, bis Montag'",
		RunE: func(cmd *cobra.Command, args []string) error {
			ch.Names = args
			reason = strings.TrimSpace(reason)
			if n := len([]rune(reason)); n == 0 || n > maxReason {
				return &fault.Error{
					Kind: fault.Invalid, Op: "reading --reason", Err: fmt.Errorf("it has %d characters", n),
					Remedy: fmt.Sprintf("say in 1 to %d characters why, for those who will wonder", maxReason),
				}
			}
			change := map[string]any{"spec": map[string]any{"suspend": true, "suspendReason": reason}}
			return p.change(cmd.Context(), ch, change, func(_ context.Context, _ *cluster.Cluster, s v1alpha1.Source) error {
				p.warnManaged(s)
				return p.say("source %s/%s: suspended", s.Namespace, s.Name)
			})
		},
	}
	choiceFlags(cmd, &ch)
	cmd.Flags().StringVar(&reason, "reason", "", "why, for those who will wonder (required)")
	return cmd
}

func (p *plugin) newResume() *cobra.Command {
	var ch cluster.Choice
	cmd := &cobra.Command{
		Use:   "resume NAME... | -l SELECTOR | --all",
		Short: "Has suspended sources fetched again",
		RunE: func(cmd *cobra.Command, args []string) error {
			ch.Names = args
			change := map[string]any{"spec": map[string]any{"suspend": nil, "suspendReason": nil}}
			return p.change(cmd.Context(), ch, change, func(_ context.Context, _ *cluster.Cluster, s v1alpha1.Source) error {
				p.warnManaged(s)
				if !s.Spec.Suspend {
					return p.say("source %s/%s: was not suspended", s.Namespace, s.Name)
				}
				return p.say("source %s/%s: resumed", s.Namespace, s.Name)
			})
		},
	}
	choiceFlags(cmd, &ch)
	return cmd
}

// change changes each chosen source and then calls done with it as it was before. One that fails does not keep the others
// from being changed.
func (p *plugin) change(ctx context.Context, ch cluster.Choice, change map[string]any, done func(context.Context, *cluster.Cluster, v1alpha1.Source) error) error {
	c, err := p.access.Connect()
	if err != nil {
		return err
	}
	found, err := c.Pick(ctx, ch)
	if err != nil {
		return err
	}
	var failed []error
	for _, s := range found {
		if err := c.Patch(ctx, s, change); err != nil {
			failed = append(failed, err)
			continue
		}
		if err := done(ctx, c, s); err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// warnManaged tells that somebody else will set the field back.
func (p *plugin) warnManaged(s v1alpha1.Source) {
	_, flux := s.Labels["kustomize.toolkit.fluxcd.io/name"]
	_, argo := s.Annotations["argocd.argoproj.io/tracking-id"]
	if flux || argo {
		p.warn("source %s/%s is kept by GitOps, which may set this back: change it in Git too", s.Namespace, s.Name)
	}
}

func (p *plugin) say(format string, args ...any) error {
	_, err := fmt.Fprintf(p.Out, format+"\n", args...)
	return fault.Wrap(fault.OurSide, "printing", err)
}

func (p *plugin) warn(format string, args ...any) {
	_, _ = fmt.Fprintf(p.ErrOut, "Warning: "+format+"\n", args...)
}
