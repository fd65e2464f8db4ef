// Package cluster reads and changes the Sources of a Kubernetes cluster, with the rights of whoever calls it.
package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
)

const (
	fieldManager = "kubectl-lagebild"
	pageSize     = 500 // objects in one answer of the API server
)

// Cluster is the API server that the flags name.
type Cluster struct {
	client    dynamic.Interface
	Namespace string // at hand
	Chosen    bool   // the namespace was given on the command line
}

func resource(plural string) schema.GroupVersionResource {
	return v1alpha1.GroupVersion.WithResource(plural)
}

// Connect reads the kubeconfig; it asks the API server nothing yet.
func (a *Access) Connect() (*Cluster, error) {
	const op = "reading the kubeconfig"
	loader := a.config()
	cfg, err := loader.ClientConfig()
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, Op: op, Err: err, Remedy: "set KUBECONFIG, or --kubeconfig and --context"}
	}
	cfg.QPS = -1 // a person asks; the API server has its own limits
	namespace, _, err := loader.Namespace()
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, op, err)
	}
	client, err := dynamic.NewForConfig(cfg)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, op, err)
	}
	return &Cluster{client: client, Namespace: namespace, Chosen: a.overrides.Context.Namespace != ""}, nil
}

// Sources lists the Sources of a namespace, of all if it is empty.
func (c *Cluster) Sources(ctx context.Context, namespace, selector string) ([]v1alpha1.Source, error) {
	const op = "listing sources"
	var out []v1alpha1.Source
	opts := metav1.ListOptions{LabelSelector: selector, Limit: pageSize}
	for {
		list, err := c.client.Resource(resource("sources")).Namespace(namespace).List(ctx, opts)
		if err != nil {
			return nil, asFault(op, err)
		}
		for i := range list.Items {
			var s v1alpha1.Source
			if err := decode(&list.Items[i], &s); err != nil {
				return nil, fault.Wrap(fault.BadContent, op, err)
			}
			out = append(out, s)
		}
		if opts.Continue = list.GetContinue(); opts.Continue == "" {
			return out, nil
		}
	}
}

// Source reads a Source.
func (c *Cluster) Source(ctx context.Context, namespace, name string) (v1alpha1.Source, error) {
	return read[v1alpha1.Source](ctx, c, "source", "sources", namespace, name)
}

// Municipality reads a Municipality.
func (c *Cluster) Municipality(ctx context.Context, namespace, name string) (v1alpha1.Municipality, error) {
	return read[v1alpha1.Municipality](ctx, c, "municipality", "municipalities", namespace, name)
}

func read[T any](ctx context.Context, c *Cluster, singular, plural, namespace, name string) (out T, err error) {
	op := "reading " + singular + " " + namespace + "/" + name
	u, err := c.client.Resource(resource(plural)).Namespace(namespace).Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return out, asFault(op, err)
	}
	err = decode(u, &out)
	return out, fault.Wrap(fault.BadContent, op, err)
}

// Patch merges change, whose nulls remove, into a Source.
func (c *Cluster) Patch(ctx context.Context, s v1alpha1.Source, change map[string]any) error {
	op := "changing source " + s.Namespace + "/" + s.Name
	data, err := json.Marshal(change)
	if err != nil {
		return fault.Wrap(fault.Internal, op, err)
	}
	_, err = c.client.Resource(resource("sources")).Namespace(s.Namespace).
		Patch(ctx, s.Name, types.MergePatchType, data, metav1.PatchOptions{FieldManager: fieldManager})
	return asFault(op, err)
}

// Choice says which Sources are meant.
type Choice struct {
	Names    []string // "altena" or "source/altena"
	Selector string   // of labels
	All      bool     // of the namespace
}

// Pick gives the Sources that are meant, in the namespace at hand; none is an error.
func (c *Cluster) Pick(ctx context.Context, ch Choice) ([]v1alpha1.Source, error) {
	const op = "reading the command line"
	ways := 0
	for _, given := range []bool{len(ch.Names) > 0, ch.Selector != "", ch.All} {
		if given {
			ways++
		}
	}
	if ways != 1 {
		return nil, &fault.Error{Kind: fault.Invalid, Op: op, Err: errors.New("which sources?"), Remedy: "give names, or -l with a selector, or --all"}
	}
	if len(ch.Names) == 0 {
		found, err := c.Sources(ctx, c.Namespace, ch.Selector)
		if err == nil && len(found) == 0 {
			err = &fault.Error{
				Kind: fault.NotFound, Op: op, Err: fmt.Errorf("no source in namespace %s", c.Namespace),
				Remedy: "give another namespace with -n, or another selector",
			}
		}
		return found, err
	}
	var out []v1alpha1.Source
	for _, text := range ch.Names {
		name, err := SourceName(text)
		if err != nil {
			return nil, err
		}
		s, err := c.Source(ctx, c.Namespace, name)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// SourceName reads "altena" and "source/altena".
func SourceName(text string) (string, error) {
	kind, name, ok := strings.Cut(text, "/")
	if !ok {
		return text, nil
	}
	switch strings.ToLower(strings.TrimSuffix(kind, "."+v1alpha1.GroupVersion.Group)) {
	case "source", "sources", "lbsrc":
		return name, nil
	}
	return "", &fault.Error{
		Kind: fault.Invalid, Op: "reading the command line", Err: fmt.Errorf("%q is no source", text), Remedy: "write source/NAME, or NAME alone",
	}
}

// asFault gives an API server's error a kind and, where there is one, a remedy.
func asFault(op string, err error) error {
	e := &fault.Error{Kind: fault.OurSide, Op: op, Err: err}
	switch {
	case err == nil:
		return nil
	case apierrors.IsNotFound(err) && isNoKind(err):
		e.Kind, e.Remedy = fault.NotFound, "install the CustomResourceDefinitions: kubectl apply -k crds"
	case apierrors.IsNotFound(err):
		e.Kind, e.Remedy = fault.NotFound, "give the namespace with -n; kubectl lagebild get lists all"
	case apierrors.IsForbidden(err), apierrors.IsUnauthorized(err):
		e.Kind, e.Remedy = fault.Blocked, "ask for the right, or use another --context"
	case apierrors.IsInvalid(err), apierrors.IsBadRequest(err):
		e.Kind = fault.Invalid
	case apierrors.IsConflict(err):
		e.Kind = fault.Conflict
	}
	return e
}

// isNoKind reports whether the API server does not know the kind itself.
func isNoKind(err error) bool {
	var status apierrors.APIStatus
	return errors.As(err, &status) && (status.Status().Details == nil || status.Status().Details.Name == "")
}

func decode(u *unstructured.Unstructured, into any) error {
	return runtime.DefaultUnstructuredConverter.FromUnstructured(u.Object, into)
}
