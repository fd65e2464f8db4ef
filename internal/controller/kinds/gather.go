package kinds

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"
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

// gather makes the record that the spec asks for, and finds what stands against it.
func (t *sourceTurn) gather(ctx context.Context) error {
	src := t.src
	unknown, err := t.body(ctx)
	if err != nil {
		return err
	}
	if unknown != nil {
		t.problems = append(t.problems, *unknown)
	}
	spec, err := convert.ToSpec(src, t.ags)
	for _, e := range convert.FieldErrors(err) {
		p := verdict.Problem{Reason: v1alpha1.ReasonInvalidSpec, Message: e.Error(), Stalled: true}
		if e.Field == "spec.type" {
			p.Reason = v1alpha1.ReasonTypeNotSupported
		}
		t.problems = append(t.problems, p)
	}
	for _, find := range []func(context.Context) (*verdict.Problem, error){t.secret, t.predecessor} {
		p, err := find(ctx)
		if err != nil {
			return err
		}
		if p != nil {
			t.problems = append(t.problems, *p)
		}
	}
	t.problems = verdict.ByGravity(t.problems)
	t.record = store.SourceRecord{Namespace: src.Namespace, Name: src.Name, Spec: spec}
	t.wanted = true
	for _, p := range t.problems {
		t.wanted = t.wanted && p.Works
	}
	if row := t.sight.Row; !t.wanted && row != nil && !row.Retired {
		t.record, t.wanted = row.SourceRecord, true // what was accepted before; suspending it must work all the same
	}
	t.record.Suspend = src.Spec.Suspend
	if ref := src.Spec.Succeeds; ref != nil {
		t.record.Succeeds = string(ref.Name)
	} else {
		t.record.Succeeds = ""
	}
	t.record.RequestedAt, err = convert.RequestedAt(src.Annotations)
	for _, e := range convert.FieldErrors(err) {
		t.note = e.Error()
	}
	return nil
}

// body finds the body that the Source speaks for, or says why the Municipality that it names does not count.
func (t *sourceTurn) body(ctx context.Context) (*verdict.Problem, error) {
	ref := t.src.Spec.MunicipalityRef
	if ref == nil {
		return nil, nil //nolint:nilnil // no problem is an answer
	}
	m, err := refs.Municipality(ctx, t.client, client.ObjectKey{Namespace: t.src.Namespace, Name: string(ref.Name)})
	if err != nil {
		return nil, err
	}
	if m != nil && m.Accepted {
		t.ags = m.AGS
		return nil, nil //nolint:nilnil // no problem is an answer
	}
	if m != nil {
		return &verdict.Problem{
			Reason: v1alpha1.ReasonMunicipalityNotAccepted,
			Message: fmt.Sprintf("spec.municipalityRef.name: Municipality %s is there, but not accepted, because an older one has AGS %s (name the older one, or correct the AGS)",
				ref.Name, m.AGS),
		}, nil
	}
	return &verdict.Problem{
		Reason: v1alpha1.ReasonMunicipalityNotFound,
		Message: fmt.Sprintf("spec.municipalityRef.name: no Municipality %s in namespace %s (apply it, or correct the name; this goes on by itself then)",
			ref.Name, t.src.Namespace),
	}, nil
}

// secret says that the Secret which the Source names is missing; nil if it is not. Only its metadata is asked for.
func (t *sourceTurn) secret(ctx context.Context) (*verdict.Problem, error) {
	ref := t.src.Spec.SecretRef
	if ref == nil || t.src.Spec.Page != nil || t.src.Spec.Feed != nil { // those take none, which ToSpec says
		return nil, nil //nolint:nilnil // no problem is an answer
	}
	meta := &metav1.PartialObjectMetadata{}
	meta.SetGroupVersionKind(corev1.SchemeGroupVersion.WithKind("Secret"))
	err := t.api.Get(ctx, client.ObjectKey{Namespace: t.src.Namespace, Name: string(ref.Name)}, meta)
	t.again = jittered(retrySecret)
	switch {
	case err == nil:
		return nil, nil //nolint:nilnil // no problem is an answer
	case apierrors.IsNotFound(err):
		return &verdict.Problem{
			Reason: v1alpha1.ReasonSecretNotFound,
			Message: fmt.Sprintf("spec.secretRef.name: no Secret %s in namespace %s (create it, or correct the name; it is looked for once a minute)",
				ref.Name, t.src.Namespace),
		}, nil
	case apierrors.IsForbidden(err):
		return &verdict.Problem{
			Reason: v1alpha1.ReasonSecretNotFound,
			Message: fmt.Sprintf("spec.secretRef.name: the operator may not read Secret %s in namespace %s (bind ClusterRole lagebild-secrets to it there)",
				ref.Name, t.src.Namespace),
		}, nil
	default:
		return nil, fault.Wrap(fault.OurSide, "reading a Secret", err)
	}
}

// predecessor says what is wrong with spec.succeeds; nil if nothing is.
func (t *sourceTurn) predecessor(context.Context) (*verdict.Problem, error) {
	switch t.sight.Predecessor {
	case refs.PredecessorMissing:
		return &verdict.Problem{
			Reason: v1alpha1.ReasonPredecessorNotFound,
			Message: fmt.Sprintf("spec.succeeds.name: no Source %s in namespace %s was ever seen, so nothing is taken over; it is fetched all the same (correct the name, or remove succeeds)",
				t.src.Spec.Succeeds.Name, t.src.Namespace),
			Works: true,
		}, nil
	case refs.PredecessorCircle:
		return &verdict.Problem{
			Reason:  v1alpha1.ReasonInvalidSpec,
			Message: "spec.succeeds.name: goes round in a circle, in which each Source takes the place of the next (remove succeeds from the oldest of them)",
			Stalled: true,
		}, nil
	default:
		return nil, nil //nolint:nilnil // no problem is an answer
	}
}

// delete retires the row of a Source that is being deleted, then lets it go.
func (t *sourceTurn) delete(ctx context.Context) (reconcile.Result, error) {
	if !controllerutil.ContainsFinalizer(t.src, v1alpha1.Finalizer) {
		return reconcile.Result{}, nil
	}
	if err := t.mirror.RetireSource(ctx, mirror.Key(t.req.NamespacedName)); err != nil {
		if t.database = databaseError(err); t.database == nil || ctx.Err() != nil {
			return reconcile.Result{}, err
		}
		t.again = jittered(retryDatabase)
		return t.finish(ctx)
	}
	return t.release(ctx, t.src, t.req, &t.last)
}

// release takes our finalizer from an object whose row is retired.
func (b *base) release(ctx context.Context, obj client.Object, req reconcile.Request, last *turn.Last) (reconcile.Result, error) {
	removed, err := b.write.RemoveFinalizer(ctx, obj, last)
	if err != nil {
		return failed(err)
	}
	if removed {
		b.seen.Set(req.NamespacedName, *last) // until the cache no longer shows it
		b.log.InfoContext(ctx, "Retired what a deleted object asked for", "namespace", req.Namespace, "name", req.Name)
	}
	return reconcile.Result{}, nil
}

// gone retires the row of a Source that vanished without our seeing to it.
func (r *SourceReconciler) gone(ctx context.Context, req reconcile.Request) (reconcile.Result, error) {
	r.seen.Forget(req.NamespacedName)
	k := mirror.Key(req.NamespacedName)
	row := r.mirror.Source(k)
	if row == nil || row.Retired || row.Scope != scopeOf(k.Namespace) || !r.watches(k.Namespace) {
		return reconcile.Result{}, nil
	}
	err := r.mirror.RetireSource(ctx, k)
	if databaseError(err) != nil && ctx.Err() == nil {
		return reconcile.Result{RequeueAfter: jittered(retryDatabase)}, nil
	}
	if err == nil {
		r.log.WarnContext(ctx, "Retired a source whose object is gone", "namespace", k.Namespace, "source", k.Name)
	}
	return reconcile.Result{}, err
}
