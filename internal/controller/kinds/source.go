package kinds

import (
	"context"
	"sync/atomic"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/controller/verdict"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
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
	req      reconcile.Request
	last     turn
	sight    sight
	src      *v1alpha1.Source // a copy of our own
	ags      string           // of the Municipality that it names; "" if there is none that counts
	problems []verdict.Problem
	note     string
	record   store.SourceRecord
	wanted   bool          // the record is to be at work
	database error         // why the database does not answer
	again    time.Duration // look again after; 0: when something changes
}

// Reconcile implements reconcile.Reconciler.
func (r *SourceReconciler) Reconcile(ctx context.Context, req reconcile.Request) (reconcile.Result, error) {
	var cached v1alpha1.Source // shares memory with the cache
	if err := r.client.Get(ctx, req.NamespacedName, &cached, client.UnsafeDisableDeepCopy); apierrors.IsNotFound(err) {
		return r.gone(ctx, req)
	} else if err != nil {
		return reconcile.Result{}, fault.Wrap(fault.OurSide, "reading a Source", err)
	}
	t := &sourceTurn{SourceReconciler: r, req: req, last: r.seen.get(req.NamespacedName)}
	if t.last.outdated(cached.ResourceVersion) {
		return reconcile.Result{}, nil
	}
	if err := t.look(ctx, &cached); err != nil {
		return reconcile.Result{}, err
	}
	if left, rests := t.last.rests(t.sight, t.machine.Now()); rests {
		return reconcile.Result{RequeueAfter: left}, nil
	}
	t.src = cached.DeepCopy()
	if !t.src.DeletionTimestamp.IsZero() {
		return t.delete(ctx)
	}
	for _, step := range []func(context.Context) error{t.finalizer, t.gather, t.put} {
		if err := step(ctx); err != nil {
			return t.failed(err)
		}
	}
	return t.finish(ctx)
}

// look notes what a turn depends on. It asks nobody but maps, unless the Source takes the place of another: nearly all turns
// end after it.
func (t *sourceTurn) look(ctx context.Context, src *v1alpha1.Source) (err error) {
	t.sight = sight{
		version: src.ResourceVersion, towns: t.towns.Load(), row: t.mirror.Source(mirror.Key(t.req.NamespacedName)),
		outage: t.mirror.Outage(),
	}
	t.sight.predecessor, err = t.succession(ctx, src)
	return err
}

// found is a Municipality that a Source names.
type found struct {
	ags      string
	accepted bool // it is the one that counts for its AGS
}

// municipality finds a Municipality of the Source's namespace; nil if it is not there or is being deleted.
func (t *sourceTurn) municipality(ctx context.Context, name string) (*found, error) {
	var m v1alpha1.Municipality
	err := t.client.Get(ctx, client.ObjectKey{Namespace: t.req.Namespace, Name: name}, &m, client.UnsafeDisableDeepCopy)
	switch {
	case apierrors.IsNotFound(err):
		return nil, nil //nolint:nilnil // nothing is an answer
	case err != nil:
		return nil, fault.Wrap(fault.OurSide, "reading a Municipality", err)
	case !m.DeletionTimestamp.IsZero():
		return nil, nil //nolint:nilnil // nothing is an answer
	}
	owner, err := t.owner(ctx, m.Spec.AGS)
	if err != nil {
		return nil, err
	}
	return &found{ags: string(m.Spec.AGS), accepted: owner != nil && owner.UID == m.UID}, nil
}

// finalizer makes sure that a deletion waits for us.
func (t *sourceTurn) finalizer(ctx context.Context) error {
	return t.addFinalizer(ctx, t.src, &t.last)
}

// addFinalizer puts our finalizer on obj. A conflict is an error of kind Conflict: somebody changed it meanwhile.
func (b *base) addFinalizer(ctx context.Context, obj client.Object, last *turn) error {
	base, ok := obj.DeepCopyObject().(client.Object)
	if !ok || !controllerutil.AddFinalizer(obj, v1alpha1.Finalizer) {
		return nil
	}
	return b.patchMeta(ctx, obj, base, last)
}

// patchMeta writes the finalizers of obj. The list is written whole, so it must still be the one that base has.
func (b *base) patchMeta(ctx context.Context, obj, base client.Object, last *turn) error {
	err := b.client.Patch(ctx, obj, client.MergeFromWithOptions(base, client.MergeFromWithOptimisticLock{}))
	if apierrors.IsConflict(err) {
		return fault.Wrap(fault.Conflict, "writing the finalizer", err)
	}
	if err != nil {
		return err
	}
	b.metrics.writes.WithLabelValues("finalizer").Inc()
	last.replaced(base.GetResourceVersion(), obj.GetResourceVersion())
	return nil
}

// replaced notes that our write made version now of version before.
func (t *turn) replaced(before, now string) {
	if before != now {
		t.past = append(t.past, before)
	}
}

// put writes the row if the spec asks for another one.
func (t *sourceTurn) put(ctx context.Context) error {
	t.database = t.outage(t.sight.outage)
	if !t.wanted || !verdict.Differs(t.sight.row, t.record, scopeOf(t.req.Namespace)) {
		return nil
	}
	row, err := t.mirror.PutSource(ctx, scopeOf(t.req.Namespace), t.record)
	switch {
	case err == nil:
		t.sight.row = row
		t.log.DebugContext(ctx, "Stored source", "namespace", t.req.Namespace, "source", t.req.Name)
		return nil
	case ctx.Err() != nil:
		return err
	case databaseError(err) != nil:
		t.database = err
		t.again = jittered(retryDatabase)
		return nil //nolint:nilerr // a condition says so
	case fault.KindOf(err) == fault.Invalid:
		t.problems = append(t.problems, verdict.Problem{
			Reason: v1alpha1.ReasonInvalidSpec, Message: err.Error() + " (correct the spec)", Stalled: true,
		})
		return nil
	default:
		return err
	}
}

// failed ends a turn that got nowhere.
func (t *sourceTurn) failed(err error) (reconcile.Result, error) {
	if fault.KindOf(err) == fault.Conflict {
		return reconcile.Result{RequeueAfter: jittered(retryConflict)}, nil
	}
	return reconcile.Result{}, err
}

// finish writes the status if it says something new, and remembers what was seen.
func (t *sourceTurn) finish(ctx context.Context) (reconcile.Result, error) {
	now := t.machine.Now()
	status, after := verdict.Source(verdict.SourceInput{
		Object: t.src, Problems: t.problems, Note: t.note, Row: t.sight.row, Requested: t.record.RequestedAt,
		Database: t.database, Deleting: !t.src.DeletionTimestamp.IsZero(), Now: t.clock.Now(), Wall: t.wall, Real: t.clock.Real,
	})
	write, left := verdict.WriteSource(t.src.Status, status, now, t.last.written, t.every)
	if write {
		before := meta.FindStatusCondition(t.src.Status.Conditions, v1alpha1.ConditionReady)
		base := t.src.DeepCopy()
		t.src.Status = status
		if err := t.writeStatus(ctx, t.src, base, &t.last); err != nil {
			return reconcile.Result{}, err
		}
		ready := meta.FindStatusCondition(status.Conditions, v1alpha1.ConditionReady)
		t.last.noted = t.base.note(t.src, t.last.noted, reasonOf(before), ready.Reason, ready.Message)
	}
	t.again = sooner(t.again, sooner(after, left))
	t.sight.version = t.src.ResourceVersion
	t.last.settle(t.sight, now, t.again)
	t.seen.set(t.req.NamespacedName, t.last)
	return reconcile.Result{RequeueAfter: t.again}, nil
}
