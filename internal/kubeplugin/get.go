package kubeplugin

import (
	"cmp"
	"slices"
	"time"

	"github.com/spf13/cobra"
	apimeta "k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/duration"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubeplugin/cluster"
	"github.com/lagebild/lagebild/internal/kubeplugin/output"
)

// getSettings are the flags of `get`.
type getSettings struct {
	selector  string
	unready   bool
	noHeaders bool
	all       bool
	output    string
}

func (p *plugin) newGet() *cobra.Command {
	var s getSettings
	cmd := &cobra.Command{
		Use:     "get [NAME...]",
		Aliases: []string{"status"},
		Short:   "Shows how the sources of all namespaces are doing",
		Long: `Shows each source with its last success, its next fetch, its last fault and how old its newest content is: of all
namespaces, or of one with -n. Times are as of the last change of its status.`,
		Example: "  kubectl lagebild get\n  kubectl lagebild get --unready -o wide\n  kubectl lagebild get -n hagen altena",
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := p.access.Connect()
			if err != nil {
				return err
			}
			namespace := ""
			if (c.Chosen || len(args) > 0) && !s.all {
				namespace = c.Namespace
			}
			found, err := c.Sources(cmd.Context(), namespace, s.selector)
			if err != nil {
				return err
			}
			if found, err = named(found, args, s.unready); err != nil {
				return err
			}
			return p.printSources(found, s)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&s.output, "output", "o", "", "wide, json, yaml, name, or jsonpath=TEMPLATE")
	f.StringVarP(&s.selector, "selector", "l", "", "label selector")
	f.BoolVar(&s.unready, "unready", false, "only sources that are not ready")
	f.BoolVar(&s.noHeaders, "no-headers", false, "print no headers")
	f.BoolVarP(&s.all, "all-namespaces", "A", false, "all namespaces, also when a name is given")
	return cmd
}

// named keeps the sources with the given names, all if none is given, and of these, if asked for, those that are not ready.
func named(found []v1alpha1.Source, args []string, unready bool) ([]v1alpha1.Source, error) {
	var names []string
	for _, text := range args {
		name, err := cluster.SourceName(text)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(found, func(s v1alpha1.Source) bool { return s.Name == name }) {
			e := fault.New(fault.NotFound, "reading the command line", "there is no source %s", name)
			e.Remedy = "give its namespace with -n, or -A for all"
			return nil, e
		}
		names = append(names, name)
	}
	found = slices.DeleteFunc(found, func(s v1alpha1.Source) bool {
		return len(names) > 0 && !slices.Contains(names, s.Name) || unready && isReady(s)
	})
	slices.SortFunc(found, func(a, b v1alpha1.Source) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	return found, nil
}

func (p *plugin) printSources(found []v1alpha1.Source, s getSettings) error {
	if s.output != "" && s.output != "wide" {
		list := &v1alpha1.SourceList{Items: found}
		list.SetGroupVersionKind(v1alpha1.GroupVersion.WithKind("SourceList"))
		for i := range list.Items {
			list.Items[i].SetGroupVersionKind(v1alpha1.GroupVersion.WithKind("Source"))
			list.Items[i].ManagedFields = nil // of use to the API server alone
		}
		return output.Sources(p.Out, s.output, list)
	}
	if len(found) == 0 {
		_, err := p.ErrOut.Write([]byte("No sources found.\n"))
		return fault.Wrap(fault.OurSide, "printing", err)
	}
	return sourceTable(found, p.Clock.Now(), s.output == "wide", !s.noHeaders).Write(p.Out)
}

// sourceTable is what `get` shows. It stays under 120 characters with names of usual length, if it is not wide.
func sourceTable(found []v1alpha1.Source, now time.Time, wide, headers bool) output.Table {
	var t output.Table
	add := func(cells []string, more ...string) {
		if wide {
			cells = append(cells, more...)
		}
		t = append(t, cells)
	}
	if headers {
		add([]string{"NAMESPACE", "NAME", "TYPE", "READY", "LAST SUCCESS", "NEXT FETCH", "LAST FAULT", "CONTENT AGE"}, "MUNICIPALITY", "URL", "MESSAGE")
	}
	for _, s := range found {
		municipality := ""
		if s.Spec.MunicipalityRef != nil {
			municipality = string(s.Spec.MunicipalityRef.Name)
		}
		add([]string{
			s.Namespace, s.Name, string(s.Spec.Type), readiness(s), since(s.Status.LastSuccessTime, now), next(s, now),
			orDash(s.Status.LastFault), since(s.Status.LastChangeTime, now),
		}, orDash(municipality), orDash(address(s.Spec)), orDash(message(s)))
	}
	return t
}

func isReady(s v1alpha1.Source) bool {
	return apimeta.IsStatusConditionTrue(s.Status.Conditions, v1alpha1.ConditionReady) && s.Status.ObservedGeneration == s.Generation
}

// readiness is "True", or what else Ready says and why.
func readiness(s v1alpha1.Source) string {
	c := apimeta.FindStatusCondition(s.Status.Conditions, v1alpha1.ConditionReady)
	switch {
	case c == nil:
		return "Unknown: not seen by an operator"
	case s.Status.ObservedGeneration != s.Generation:
		return "Unknown: " + v1alpha1.ReasonProgressing
	case c.Status == metav1.ConditionTrue && c.Reason == v1alpha1.ReasonSucceeded:
		return string(c.Status)
	default:
		return string(c.Status) + ": " + c.Reason
	}
}

func message(s v1alpha1.Source) string {
	if c := apimeta.FindStatusCondition(s.Status.Conditions, v1alpha1.ConditionReady); c != nil && !isReady(s) {
		return c.Message
	}
	return s.Spec.SuspendReason
}

func since(t *metav1.Time, now time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return duration.HumanDuration(max(now.Sub(t.Time), 0)) + " ago"
}

// next is when the source is fetched next.
func next(s v1alpha1.Source, now time.Time) string {
	switch t := s.Status.NextFetchTime; {
	case s.Spec.Suspend:
		return "suspended"
	case t.IsZero():
		return "unknown"
	case !t.After(now):
		return "due"
	default:
		return "in " + duration.HumanDuration(t.Sub(now))
	}
}

func orDash(s string) string { return cmp.Or(s, "-") }

// address is what the source asks.
func address(s v1alpha1.SourceSpec) string {
	switch {
	case s.Page != nil:
		return string(s.Page.URL)
	case s.Feed != nil:
		return string(s.Feed.URL)
	case s.PDF != nil:
		return string(s.PDF.URL)
	default:
		return ""
	}
}
