package kinds

import (
	"context"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/controller/refs"
	"github.com/lagebild/lagebild/internal/controller/turn"
	"github.com/lagebild/lagebild/internal/controller/verdict"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/manifest/convert"
	"github.com/lagebild/lagebild/internal/store"
)

// +kubebuilder:rbac:groups=lagebild.dev,resources=municipalities,verbs=list;watch;patch
// +kubebuilder:rbac:groups=lagebild.dev,resources=municipalities/status,verbs=patch

// MunicipalityReconciler makes bodies of Municipalities, and sums up how their Sources fare.
type MunicipalityReconciler struct {
	base
}

// municipalityTurn is one turn of a Municipality.
type municipalityTurn struct {
	*MunicipalityReconciler
	common
	m       *v1alpha1.Municipality
	owner   *v1alpha1.Municipality // the one that counts for its AGS; nil if it is being deleted and there is no other
	sources []*store.SourceState
	body    *store.BodyState
}

// Reconcile implements reconcile.Reconciler.
func (r *MunicipalityReconciler) Reconcile(ctx context.Context, req reconcile.Request) (reconcile.Result, error) {
	t := &municipalityTurn{MunicipalityReconciler: r, common: common{req: req, last: r.seen.Get(req.NamespacedName)}, m: &v1alpha1.Municipality{}}
	if err := r.client.Get(ctx, req.NamespacedName, t.m); apierrors.IsNotFound(err) {
		r.seen.Forget(req.NamespacedName)
		return reconcile.Result{}, nil
	} else if err != nil {
		return reconcile.Result{}, fault.Wrap(fault.OurSide, "reading a Municipality", err)
	}
	if t.last.Outdated(t.m.ResourceVersion) {
		return reconcile.Result{}, nil
	}
	var err error
	if t.owner, err = refs.Owner(ctx, r.client, t.m.Spec.AGS); err != nil {
		return reconcile.Result{}, err
	}
	if !t.m.DeletionTimestamp.IsZero() {
		return t.delete(ctx)
	}
	for _, step := range []func(context.Context) error{t.finalizer, t.gather, t.put} {
		if err := step(ctx); err != nil {
			return failed(err)
		}
	}
	return t.finish(ctx)
}

func (t *municipalityTurn) finalizer(ctx context.Context) error {
	return t.write.AddFinalizer(ctx, t.m, &t.last)
}

// accepted reports whether it is the one that counts for its AGS.
func (t *municipalityTurn) accepted() bool { return t.owner != nil && t.owner.UID == t.m.UID }

// gather finds the rows of the Sources that name it, and what stands against it.
func (t *municipalityTurn) gather(ctx context.Context) error {
	t.outage(t.mirror.Outage())
	if !t.accepted() && t.owner != nil {
		where := "in another namespace"
		if t.owner.Namespace == t.m.Namespace {
			where = "Municipality " + t.owner.Name
		}
		t.problems = append(t.problems, verdict.Problem{
			Reason: v1alpha1.ReasonAGSInUse, Stalled: true,
			Message: fmt.Sprintf("spec.ags: %s is that of an older one, %s (delete one of the two, or create this one anew with another AGS)",
				t.m.Spec.AGS, where),
		})
	}
	sources, err := refs.Sources(ctx, t.client, t.req.NamespacedName)
	if err != nil {
		return err
	}
	for i := range sources {
		s := &sources[i]
		if s.Spec.Suspend || !s.DeletionTimestamp.IsZero() {
			continue
		}
		row := t.mirror.Source(mirror.Key{Namespace: s.Namespace, Name: s.Name})
		if row != nil && row.Spec.Body != string(t.m.Spec.AGS) {
			row = nil // it spoke for another body before
		}
		t.sources = append(t.sources, row)
	}
	return nil
}

// put writes the row of the body if the spec asks for another one.
func (t *municipalityTurn) put(ctx context.Context) error {
	if !t.accepted() {
		return nil
	}
	body := convert.ToBody(t.m)
	t.body = t.mirror.Body(body.AGS)
	if t.body != nil && !t.body.Retired && verdict.SameBody(t.body.Body, body) {
		return nil
	}
	ctx, span := t.span(ctx, "municipality", t.req)
	defer span.End()
	row, err := t.mirror.PutBody(ctx, body)
	span.Fail(err)
	if err != nil {
		return t.refused(ctx, err)
	}
	t.body = row
	return nil
}

// finish writes the status if it says something new.
func (t *municipalityTurn) finish(ctx context.Context) (reconcile.Result, error) {
	now := t.write.Machine.Now()
	status, after := verdict.Municipality(verdict.MunicipalityInput{
		Object: t.m, Problems: t.problems, Body: t.body, Sources: t.sources, Database: t.database,
		Deleting: !t.m.DeletionTimestamp.IsZero(), Now: t.clock.Now(), Wall: t.wall, Real: t.clock.Real,
	})
	write, left := verdict.WriteMunicipality(t.m.Status, status, now, t.last.Written(), t.every)
	if write {
		base := t.m.DeepCopy()
		t.m.Status = status
		if err := t.write.Status(ctx, t.m, base, base.Status.Conditions, status.Conditions, &t.last); err != nil {
			return reconcile.Result{}, err
		}
	}
	t.again = sooner(t.again, sooner(after, left))
	t.last.Settle(turn.Sight{}, now, t.again)
	t.seen.Set(t.req.NamespacedName, t.last)
	return reconcile.Result{RequeueAfter: t.again}, nil
}

// delete takes the body of a Municipality that is being deleted out of overviews, unless another one has its AGS, and
// then lets it go.
func (t *municipalityTurn) delete(ctx context.Context) (reconcile.Result, error) {
	if !controllerutil.ContainsFinalizer(t.m, v1alpha1.Finalizer) {
		return reconcile.Result{}, nil
	}
	if t.owner == nil {
		if err := t.mirror.RetireBody(ctx, string(t.m.Spec.AGS)); err != nil {
			if t.database = databaseError(err); t.database == nil || ctx.Err() != nil {
				return reconcile.Result{}, err
			}
			t.again = jittered(retryDatabase)
			return t.finish(ctx)
		}
	}
	return t.release(ctx, t.m, t.req, &t.last)
}
