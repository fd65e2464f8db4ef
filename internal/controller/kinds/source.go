package kinds

import (
	"context"
	"sync/atomic"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/controller/refs"
	"github.com/lagebild/lagebild/internal/controller/turn"
	"github.com/lagebild/lagebild/internal/controller/verdict"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// +kubebuilder:rbac:groups=lagebild.dev,resources=sources,verbs=list;watch;patch
// +kubebuilder:rbac:groups=lagebild.dev,resources=sources/status,verbs=patch
// +kubebuilder:rbac:groups=events.k8s.io,resources=events,verbs=create;patch

// SourceReconciler makes rows of Sources, and conditions of their runs.
type SourceReconciler struct {
	base
	watches func(namespace string) bool
	towns   atomic.Uint64 // goes up whenever a Municipality appears, changes or vanishes
}

// sourceTurn is one turn of a Source.
type sourceTurn struct {
	*SourceReconciler
	common
	sight  turn.Sight
	src    *v1alpha1.Source // a copy of our own
	ags    string           // of the Municipality that it names; "" if there is none that counts
	note   string
	record store.SourceRecord
	wanted bool // the record is to be at work
}

// Reconcile implements reconcile.Reconciler.
func (r *SourceReconciler) Reconcile(ctx context.Context, req reconcile.Request) (reconcile.Result, error) {
	var cached v1alpha1.Source // shares memory with the cache
	if err := r.client.Get(ctx, req.NamespacedName, &cached, client.UnsafeDisableDeepCopy); apierrors.IsNotFound(err) {
		return r.gone(ctx, req)
	} else if err != nil {
		return reconcile.Result{}, fault.Wrap(fault.OurSide, "reading a Source", err)
	}
	t := &sourceTurn{SourceReconciler: r, common: common{req: req, last: r.seen.Get(req.NamespacedName)}}
	if t.last.Outdated(cached.ResourceVersion) {
		return reconcile.Result{}, nil
	}
	if err := t.look(ctx, &cached); err != nil {
		return reconcile.Result{}, err
	}
	if left, rests := t.last.Rests(t.sight, t.write.Machine.Now()); rests {
		return reconcile.Result{RequeueAfter: left}, nil
	}
	t.src = cached.DeepCopy()
	if !t.src.DeletionTimestamp.IsZero() {
		return t.delete(ctx)
	}
	for _, step := range []func(context.Context) error{t.finalizer, t.gather, t.put} {
		if err := step(ctx); err != nil {
			return failed(err)
		}
	}
	return t.finish(ctx)
}

// look notes what a turn depends on. It asks nobody but maps, unless the Source takes the place of another: nearly all turns
// end after it.
func (t *sourceTurn) look(ctx context.Context, src *v1alpha1.Source) (err error) {
	t.sight = turn.Sight{
		Version: src.ResourceVersion, Towns: t.towns.Load(), Row: t.mirror.Source(mirror.Key(t.req.NamespacedName)),
		Outage: t.mirror.Outage(),
	}
	t.sight.Predecessor, err = refs.FollowSucceeds(ctx, t.client, src, func(k client.ObjectKey) bool { return t.mirror.Source(mirror.Key(k)) != nil })
	return err
}

// finalizer makes sure that a deletion waits for us.
func (t *sourceTurn) finalizer(ctx context.Context) error {
	return t.write.AddFinalizer(ctx, t.src, &t.last)
}

// put writes the row if the spec asks for another one.
func (t *sourceTurn) put(ctx context.Context) error {
	t.outage(t.sight.Outage)
	if !t.wanted || !verdict.Differs(t.sight.Row, t.record, scopeOf(t.req.Namespace)) {
		return nil
	}
	ctx, span := t.span(ctx, "source", t.req)
	defer span.End()
	record := t.record
	record.Trace = telemetry.Parent(ctx)
	row, err := t.mirror.PutSource(ctx, scopeOf(t.req.Namespace), record)
	span.Fail(err)
	if err != nil {
		return t.refused(ctx, err)
	}
	t.sight.Row = row
	t.log.DebugContext(ctx, "Stored source", "namespace", t.req.Namespace, "source", t.req.Name)
	return nil
}

// finish writes the status if it says something new, and remembers what was seen.
func (t *sourceTurn) finish(ctx context.Context) (reconcile.Result, error) {
	now := t.write.Machine.Now()
	status, after := verdict.Source(verdict.SourceInput{
		Object: t.src, Problems: t.problems, Note: t.note, Row: t.sight.Row, Requested: t.record.RequestedAt,
		Database: t.database, Deleting: !t.src.DeletionTimestamp.IsZero(), Now: t.clock.Now(), Wall: t.wall, Real: t.clock.Real,
	})
	write, left := verdict.WriteSource(t.src.Status, status, now, t.last.Written(), t.every)
	if write {
		base := t.src.DeepCopy()
		t.src.Status = status
		if err := t.write.Status(ctx, t.src, base, base.Status.Conditions, status.Conditions, &t.last); err != nil {
			return reconcile.Result{}, err
		}
	}
	t.again = sooner(t.again, sooner(after, left))
	t.sight.Version = t.src.ResourceVersion
	t.last.Settle(t.sight, now, t.again)
	t.seen.Set(t.req.NamespacedName, t.last)
	return reconcile.Result{RequeueAfter: t.again}, nil
}
