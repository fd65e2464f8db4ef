package kinds

import (
	"context"

	"k8s.io/apimachinery/pkg/types"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/controller/refs"
	"github.com/lagebild/lagebild/internal/controller/watch"
	"github.com/lagebild/lagebild/internal/store"
)

// sourceRows looks at the Sources whose rows changed, and at rows without an object.
func (r *SourceReconciler) sourceRows(ctx context.Context, c mirror.Changes, q watch.Queue) {
	for _, k := range c.Sources {
		watch.Add(q, watch.Now, types.NamespacedName(k))
	}
	if !c.All {
		return
	}
	var list v1alpha1.SourceList
	err := r.client.List(ctx, &list, client.UnsafeDisableDeepCopy)
	watch.Add(q, watch.Idle, keys(ctx, &r.base, list.Items, err)...)
	if err != nil {
		return // which rows have no object is not known
	}
	for _, k := range r.mirror.Select(func(s *store.SourceState) bool {
		return !s.Retired && s.Scope == scopeOf(s.Namespace) && r.watches(s.Namespace)
	}) {
		watch.Add(q, watch.Idle, types.NamespacedName(k))
	}
}

// bodyRows looks at the Municipalities whose bodies changed.
func (r *MunicipalityReconciler) bodyRows(ctx context.Context, c mirror.Changes, q watch.Queue) {
	if c.All {
		var list v1alpha1.MunicipalityList
		err := r.client.List(ctx, &list, client.UnsafeDisableDeepCopy)
		watch.Add(q, watch.Idle, keys(ctx, &r.base, list.Items, err)...)
		return
	}
	for _, ags := range c.Bodies {
		watch.Add(q, watch.Later, r.withAGS(ctx, v1alpha1.AGS(ags))...)
	}
}

// dependants looks at the Sources that name a Municipality which appeared, changed or vanished, and at those of all others
// with its AGS, for which it may have counted or count now.
func (r *SourceReconciler) dependants(ctx context.Context, obj client.Object, q watch.Queue) {
	m, ok := obj.(*v1alpha1.Municipality)
	if !ok {
		return
	}
	r.towns.Add(1)
	for _, k := range append(r.withAGS(ctx, m.Spec.AGS), client.ObjectKeyFromObject(m)) {
		sources, err := refs.Sources(ctx, r.client, k)
		watch.Add(q, watch.Now, keys(ctx, &r.base, sources, err)...)
	}
}

// successors looks at the Sources that take the place of one which appeared or changed.
func (r *SourceReconciler) successors(ctx context.Context, obj client.Object, q watch.Queue) {
	sources, err := refs.Successors(ctx, r.client, client.ObjectKeyFromObject(obj))
	watch.Add(q, watch.Now, keys(ctx, &r.base, sources, err)...)
}

// rivals looks at the Municipalities with the AGS of one which appeared, changed or vanished.
func (r *MunicipalityReconciler) rivals(ctx context.Context, obj client.Object, q watch.Queue) {
	if m, ok := obj.(*v1alpha1.Municipality); ok {
		watch.Add(q, watch.Now, r.withAGS(ctx, m.Spec.AGS)...)
	}
}

// named looks at the Municipality that a Source names.
func (r *MunicipalityReconciler) named(_ context.Context, obj client.Object, q watch.Queue) {
	if s, ok := obj.(*v1alpha1.Source); ok && s.Spec.MunicipalityRef != nil {
		watch.Add(q, watch.Later, types.NamespacedName{Namespace: s.Namespace, Name: string(s.Spec.MunicipalityRef.Name)})
	}
}

// withAGS names the Municipalities with an AGS.
func (b *base) withAGS(ctx context.Context, ags v1alpha1.AGS) []types.NamespacedName {
	items, err := refs.Municipalities(ctx, b.client, ags)
	return keys(ctx, b, items, err)
}

// keys names what was listed, unless that failed, which only the log can be told.
func keys[T any, P interface {
	*T
	client.Object
}](ctx context.Context, b *base, items []T, err error) []types.NamespacedName {
	if err != nil {
		b.log.WarnContext(ctx, "Listed no objects to look at", "err", err)
		return nil
	}
	out := make([]types.NamespacedName, len(items))
	for i := range items {
		out[i] = client.ObjectKeyFromObject(P(&items[i]))
	}
	return out
}
