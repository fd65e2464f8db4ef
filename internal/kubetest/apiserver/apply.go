//go:build unix

package apiserver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"

	"github.com/lagebild/lagebild/internal/fault"
)

// Applier applies manifests to a server, as `kubectl apply --server-side` does.
type Applier struct {
	client dynamic.Interface
	mapper *restmapper.DeferredDiscoveryRESTMapper
	owner  string
}

// NewApplier gives one that owns the fields it writes under the name owner.
func NewApplier(cfg *rest.Config, owner string) (*Applier, error) {
	const op = "preparing to apply manifests"
	client, err := dynamic.NewForConfig(cfg)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, op, err)
	}
	kinds, err := discovery.NewDiscoveryClientForConfig(cfg)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, op, err)
	}
	return &Applier{client: client, mapper: restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(kinds)), owner: owner}, nil
}

// Apply applies the objects of a YAML text in their order; those without a namespace go into the given one. It gives how many
// it applied; the first error ends it.
func (a *Applier) Apply(ctx context.Context, namespace string, text []byte) (int, error) {
	const op = "applying manifests"
	docs := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), len(text)+1)
	for n := 0; ; n++ {
		var u unstructured.Unstructured
		if err := docs.Decode(&u.Object); errors.Is(err, io.EOF) {
			return n, nil
		} else if err != nil {
			return n, fault.Wrap(fault.Invalid, op, err)
		}
		if len(u.Object) == 0 { // a document of comments
			n--
			continue
		}
		if err := a.apply(ctx, namespace, &u); err != nil {
			return n, fault.Wrap(fault.OurSide, fmt.Sprintf("%s: %s %s", op, u.GetKind(), u.GetName()), err)
		}
	}
}

func (a *Applier) apply(ctx context.Context, namespace string, u *unstructured.Unstructured) error {
	kind := u.GroupVersionKind()
	mapping, err := a.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	if err != nil {
		return err
	}
	var client dynamic.ResourceInterface = a.client.Resource(mapping.Resource)
	if mapping.Scope.Name() == "namespace" {
		if u.GetNamespace() != "" {
			namespace = u.GetNamespace()
		}
		client = a.client.Resource(mapping.Resource).Namespace(namespace)
	}
	_, err = client.Apply(ctx, u.GetName(), u, metav1.ApplyOptions{FieldManager: a.owner, Force: true})
	return err
}
