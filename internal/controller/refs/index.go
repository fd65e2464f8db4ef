package refs

import (
	"context"
	"errors"

	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
)

// The indexes of the cache.
const (
	byAGS          = "spec.ags"
	byMunicipality = "spec.municipalityRef.name"
	bySucceeds     = "spec.succeeds.name"
)

// Index makes the indexes of the cache.
func Index(ix client.FieldIndexer) error {
	ctx := context.Background() // nothing is waited for
	ref := func(r *v1alpha1.LocalReference) []string {
		if r == nil {
			return nil
		}
		return []string{string(r.Name)}
	}
	return errors.Join(
		ix.IndexField(ctx, &v1alpha1.Municipality{}, byAGS, func(obj client.Object) []string {
			return []string{string(obj.(*v1alpha1.Municipality).Spec.AGS)} //nolint:forcetypeassert // it is one
		}),
		ix.IndexField(ctx, &v1alpha1.Source{}, byMunicipality, func(obj client.Object) []string {
			return ref(obj.(*v1alpha1.Source).Spec.MunicipalityRef) //nolint:forcetypeassert // it is one
		}),
		ix.IndexField(ctx, &v1alpha1.Source{}, bySucceeds, func(obj client.Object) []string {
			return ref(obj.(*v1alpha1.Source).Spec.Succeeds) //nolint:forcetypeassert // it is one
		}))
}

// Municipalities lists those with an AGS, in all namespaces. An error is of kind OurSide.
func Municipalities(ctx context.Context, cache client.Reader, ags v1alpha1.AGS) ([]v1alpha1.Municipality, error) {
	var list v1alpha1.MunicipalityList
	err := cache.List(ctx, &list, client.MatchingFields{byAGS: string(ags)}, client.UnsafeDisableDeepCopy)
	return list.Items, fault.Wrap(fault.OurSide, "listing Municipalities", err)
}

// Sources lists those that name a Municipality of their namespace. An error is of kind OurSide.
func Sources(ctx context.Context, cache client.Reader, municipality client.ObjectKey) ([]v1alpha1.Source, error) {
	return sources(ctx, cache, byMunicipality, municipality)
}

// Successors lists the Sources that take the place of one. An error is of kind OurSide.
func Successors(ctx context.Context, cache client.Reader, source client.ObjectKey) ([]v1alpha1.Source, error) {
	return sources(ctx, cache, bySucceeds, source)
}

func sources(ctx context.Context, cache client.Reader, index string, named client.ObjectKey) ([]v1alpha1.Source, error) {
	var list v1alpha1.SourceList
	err := cache.List(ctx, &list, client.InNamespace(named.Namespace), client.MatchingFields{index: named.Name}, client.UnsafeDisableDeepCopy)
	return list.Items, fault.Wrap(fault.OurSide, "listing Sources", err)
}
