package kinds

import (
	"context"
	"fmt"
	"time"

	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/util/workqueue"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller/priorityqueue"
	"sigs.k8s.io/controller-runtime/pkg/event"
	"sigs.k8s.io/controller-runtime/pkg/handler"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/store"
)

// gather is how long the changes of Sources and rows are collected before the Municipality that they belong to sums them
// up: it may be one of a hundred that change together.
const gather = 2 * time.Second

// queue is where reconcilers take their work from.
type queue = workqueue.TypedRateLimitingInterface[reconcile.Request]

// when says how urgent it is to look at an object.
type when int

const (
	now   when = iota
	later      // after gather, with what comes until then
	idle       // after all others: nobody changed it
)

// add puts objects into a queue.
func add(q queue, w when, keys ...types.NamespacedName) {
	for _, k := range keys {
		req := reconcile.Request{NamespacedName: k}
		pq, ordered := q.(priorityqueue.PriorityQueue[reconcile.Request])
		switch {
		case w == idle && ordered:
			pq.AddWithOpts(priorityqueue.AddOpts{Priority: new(handler.LowPriority)}, req)
		case w == later:
			q.AddAfter(req, gather)
		default:
			q.Add(req)
		}
	}
}

// rowSource is a source of work: the rows of the database. It holds a controller's workers back until the mirror shows
// something.
type rowSource struct {
	mirror *mirror.Mirror
	take   func(context.Context, mirror.Changes, queue)
	queue  queue
}

// String names the source in messages of controller-runtime.
func (s *rowSource) String() string { return "rows" }

// Start implements source.Source.
func (s *rowSource) Start(ctx context.Context, q queue) error {
	s.queue = q
	s.mirror.Watch(func(c mirror.Changes) {
		if ctx.Err() == nil {
			s.take(ctx, c, q)
		}
	})
	return nil
}

// WaitForSync implements source.SyncingSource.
func (s *rowSource) WaitForSync(ctx context.Context) error {
	select {
	case <-s.mirror.Loaded():
		s.take(ctx, mirror.Changes{All: true}, s.queue)
		return nil
	case <-ctx.Done():
		return fmt.Errorf("loading the rows: %w", ctx.Err())
	}
}

// sourceRows looks at the Sources whose rows changed, and at rows without an object.
func (r *SourceReconciler) sourceRows(ctx context.Context, c mirror.Changes, q queue) {
	for _, k := range c.Sources {
		add(q, now, types.NamespacedName(k))
	}
	if !c.All {
		return
	}
	var list v1alpha1.SourceList
	if err := r.client.List(ctx, &list, client.UnsafeDisableDeepCopy); err != nil {
		r.log.WarnContext(ctx, "Listed no Sources", "err", err)
		return
	}
	for i := range list.Items {
		add(q, idle, client.ObjectKeyFromObject(&list.Items[i]))
	}
	for _, k := range r.mirror.Select(func(s *store.SourceState) bool {
		return !s.Retired && s.Scope == scopeOf(s.Namespace) && r.watches(s.Namespace)
	}) {
		add(q, idle, types.NamespacedName(k))
	}
}

// bodyRows looks at the Municipalities whose bodies changed.
func (r *MunicipalityReconciler) bodyRows(ctx context.Context, c mirror.Changes, q queue) {
	if c.All {
		var list v1alpha1.MunicipalityList
		if err := r.client.List(ctx, &list, client.UnsafeDisableDeepCopy); err != nil {
			r.log.WarnContext(ctx, "Listed no Municipalities", "err", err)
			return
		}
		for i := range list.Items {
			add(q, idle, client.ObjectKeyFromObject(&list.Items[i]))
		}
		return
	}
	for _, ags := range c.Bodies {
		add(q, later, r.withAGS(ctx, v1alpha1.AGS(ags))...)
	}
}

// withAGS lists the Municipalities with an AGS.
func (b *base) withAGS(ctx context.Context, ags v1alpha1.AGS) []types.NamespacedName {
	var list v1alpha1.MunicipalityList
	if err := b.client.List(ctx, &list, client.MatchingFields{indexAGS: string(ags)}, client.UnsafeDisableDeepCopy); err != nil {
		b.log.WarnContext(ctx, "Listed no Municipalities", "err", err)
		return nil
	}
	out := make([]types.NamespacedName, 0, len(list.Items))
	for i := range list.Items {
		out = append(out, client.ObjectKeyFromObject(&list.Items[i]))
	}
	return out
}

// sourcesBy lists the Sources of a namespace by an index.
func (b *base) sourcesBy(ctx context.Context, namespace, index, value string) []types.NamespacedName {
	var list v1alpha1.SourceList
	err := b.client.List(ctx, &list, client.InNamespace(namespace), client.MatchingFields{index: value}, client.UnsafeDisableDeepCopy)
	if err != nil {
		b.log.WarnContext(ctx, "Listed no Sources", "err", err)
		return nil
	}
	out := make([]types.NamespacedName, 0, len(list.Items))
	for i := range list.Items {
		out = append(out, client.ObjectKeyFromObject(&list.Items[i]))
	}
	return out
}

// specs calls fn for objects that appear, vanish, or whose spec (or deletion) changed: for the old and the new state.
func specs(fn func(ctx context.Context, obj client.Object, q queue)) handler.EventHandler {
	return handler.Funcs{
		CreateFunc: func(ctx context.Context, e event.CreateEvent, q queue) { fn(ctx, e.Object, q) },
		DeleteFunc: func(ctx context.Context, e event.DeleteEvent, q queue) { fn(ctx, e.Object, q) },
		UpdateFunc: func(ctx context.Context, e event.UpdateEvent, q queue) {
			if e.ObjectOld.GetGeneration() == e.ObjectNew.GetGeneration() {
				return
			}
			fn(ctx, e.ObjectOld, q)
			fn(ctx, e.ObjectNew, q)
		},
	}
}

// dependants looks at the Sources that name a Municipality which appeared, changed or vanished, and at those of all others
// with its AGS, for which it may have counted or count now.
func (r *SourceReconciler) dependants(ctx context.Context, obj client.Object, q queue) {
	m, ok := obj.(*v1alpha1.Municipality)
	if !ok {
		return
	}
	r.towns.Add(1)
	for _, k := range append(r.withAGS(ctx, m.Spec.AGS), client.ObjectKeyFromObject(m)) {
		add(q, now, r.sourcesBy(ctx, k.Namespace, indexMunicipality, k.Name)...)
	}
}

// successors looks at the Sources that take the place of one which appeared or changed.
func (r *SourceReconciler) successors(ctx context.Context, obj client.Object, q queue) {
	add(q, now, r.sourcesBy(ctx, obj.GetNamespace(), indexSucceeds, obj.GetName())...)
}

// rivals looks at the Municipalities with the AGS of one which appeared, changed or vanished.
func (r *MunicipalityReconciler) rivals(ctx context.Context, obj client.Object, q queue) {
	if m, ok := obj.(*v1alpha1.Municipality); ok {
		add(q, now, r.withAGS(ctx, m.Spec.AGS)...)
	}
}

// named looks at the Municipality that a Source names.
func (r *MunicipalityReconciler) named(_ context.Context, obj client.Object, q queue) {
	if s, ok := obj.(*v1alpha1.Source); ok && s.Spec.MunicipalityRef != nil {
		add(q, later, types.NamespacedName{Namespace: s.Namespace, Name: string(s.Spec.MunicipalityRef.Name)})
	}
}
