package turn

import (
	"context"
	"slices"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	"sigs.k8s.io/controller-runtime/pkg/recorder"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

// Writer writes to the API server what the operator may write of an object.
type Writer struct {
	Client  client.Client
	Events  recorder.EventRecorder
	Machine clock.Clock // of this machine
	Metrics *Metrics
}

// AddFinalizer puts our finalizer on obj. A conflict is an error of kind Conflict: somebody changed it meanwhile.
func (w *Writer) AddFinalizer(ctx context.Context, obj client.Object, last *Last) error {
	base, ok := obj.DeepCopyObject().(client.Object)
	if !ok || !controllerutil.AddFinalizer(obj, v1alpha1.Finalizer) {
		return nil
	}
	return w.patchMeta(ctx, obj, base, last)
}

// RemoveFinalizer takes our finalizer from obj, and reports whether it was there. A conflict is an error of kind Conflict.
func (w *Writer) RemoveFinalizer(ctx context.Context, obj client.Object, last *Last) (bool, error) {
	base, ok := obj.DeepCopyObject().(client.Object)
	if !ok || !controllerutil.RemoveFinalizer(obj, v1alpha1.Finalizer) {
		return false, nil
	}
	return true, client.IgnoreNotFound(w.patchMeta(ctx, obj, base, last))
}

// patchMeta writes the finalizers of obj. The list is written whole, so it must still be the one that base has.
func (w *Writer) patchMeta(ctx context.Context, obj, base client.Object, last *Last) error {
	err := w.Client.Patch(ctx, obj, client.MergeFromWithOptions(base, client.MergeFromWithOptimisticLock{}))
	if apierrors.IsConflict(err) {
		return fault.Wrap(fault.Conflict, "writing the finalizer", err)
	}
	if err != nil {
		return err
	}
	w.Metrics.writes.WithLabelValues("finalizer").Inc()
	last.replaced(base.GetResourceVersion(), obj.GetResourceVersion())
	return nil
}

// Status writes the status of obj, which was base with conditions before, and records an Event if people have to know what
// changed. Only the operator writes statuses, so the patch needs no lock: whoever changes the spec meanwhile neither stops
// it nor is undone by it.
func (w *Writer) Status(ctx context.Context, obj, base client.Object, before, after []metav1.Condition, last *Last) error {
	err := w.Client.Status().Patch(ctx, obj, client.MergeFrom(base))
	switch {
	case err == nil:
		w.Metrics.writes.WithLabelValues("status").Inc()
		last.replaced(base.GetResourceVersion(), obj.GetResourceVersion())
		last.written = w.Machine.Now()
	case !apierrors.IsNotFound(err): // deleted meanwhile: its event is on the way
		return err
	}
	ready := meta.FindStatusCondition(after, v1alpha1.ConditionReady)
	last.noted = w.note(obj, last.noted, reasonOf(meta.FindStatusCondition(before, v1alpha1.ConditionReady)), ready.Reason, ready.Message)
	return nil
}

// note records an Event when an object's Ready condition takes a reason that people have to know of: a failure of a new
// kind, or that one is over. It returns what is to be remembered as said.
func (w *Writer) note(obj runtime.Object, said, before, after, message string) string {
	quiet := []string{
		"", v1alpha1.ReasonPending, v1alpha1.ReasonProgressing, v1alpha1.ReasonSuspended, fault.TraitsOf(fault.OurSide).Reason,
	}
	switch {
	case after == before || after == said || slices.Contains(quiet, after):
		return said
	case after == v1alpha1.ReasonSucceeded:
		if said == "" && slices.Contains(quiet, before) {
			return said // that something works from the start is no news
		}
		w.Events.Eventf(obj, nil, corev1.EventTypeNormal, after, "Reconcile", "%s", message)
	default:
		w.Events.Eventf(obj, nil, corev1.EventTypeWarning, after, "Reconcile", "%s", message)
	}
	return after
}

func reasonOf(c *metav1.Condition) string {
	if c == nil {
		return ""
	}
	return c.Reason
}
