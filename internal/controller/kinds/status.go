package kinds

import (
	"context"
	"errors"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

// writeStatus writes the status of obj, which was base before. Only the operator writes statuses, so the patch needs no
// lock: whoever changes the spec meanwhile neither stops it nor is undone by it.
func (b *base) writeStatus(ctx context.Context, obj, base client.Object, last *turn) error {
	err := b.client.Status().Patch(ctx, obj, client.MergeFrom(base))
	if apierrors.IsNotFound(err) { // deleted meanwhile; its event is on the way
		return nil
	}
	if err != nil {
		return err
	}
	b.metrics.writes.WithLabelValues("status").Inc()
	last.replaced(base.GetResourceVersion(), obj.GetResourceVersion())
	last.written = b.machine.Now()
	return nil
}

// settle remembers what a turn saw that left nothing to do for the next while (0: for ever).
func (t *turn) settle(saw sight, now time.Time, again time.Duration) {
	t.settled, t.until = saw, time.Time{}
	if again > 0 {
		t.until = now.Add(again)
	}
	const enough = 4 // of our own writes the cache is never further behind
	if len(t.past) > enough {
		t.past = t.past[len(t.past)-enough:]
	}
}

// stopping is a reconciler whose failures count for nothing once the operator stops: the next one goes on.
func stopping(r reconcile.Reconciler) reconcile.Reconciler {
	return reconcile.Func(func(ctx context.Context, req reconcile.Request) (reconcile.Result, error) {
		res, err := r.Reconcile(ctx, req)
		if err != nil && errors.Is(ctx.Err(), context.Canceled) {
			return reconcile.Result{}, nil
		}
		return res, err
	})
}

func reasonOf(c *metav1.Condition) string {
	if c == nil {
		return ""
	}
	return c.Reason
}

// sooner is the shorter of two waits, of which 0 means for ever.
func sooner(a, b time.Duration) time.Duration {
	if a <= 0 {
		return b
	}
	if b <= 0 {
		return a
	}
	return min(a, b)
}
