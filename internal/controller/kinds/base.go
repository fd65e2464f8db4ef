package kinds

import (
	"cmp"
	"context"
	"log/slog"
	"math/rand/v2"
	"slices"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/recorder"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/fault"
)

// The indexes of the cache.
const (
	indexAGS          = "spec.ags"
	indexMunicipality = "spec.municipalityRef.name"
	indexSucceeds     = "spec.succeeds.name"
)

const (
	retryConflict = 200 * time.Millisecond // the cache is behind: its next event may come first
	retryDatabase = 15 * time.Second       // the mirror wakes everybody when the database is back; this is behind it
	retrySecret   = time.Minute            // Secrets are not watched
)

// base is what both reconcilers have.
type base struct {
	client  client.Client // reads from the cache
	api     client.Reader // asks the API server
	events  recorder.EventRecorder
	mirror  *mirror.Mirror
	clock   clock.Clock // of the rows
	machine clock.Clock // of this machine, for waits
	wall    func(time.Time) time.Time
	every   time.Duration // least time between two writes of a status that say nothing new
	log     *slog.Logger
	metrics *metrics
	seen    *seen
}

// scopeOf is the scope of the rows of a namespace.
func scopeOf(namespace string) string { return "namespace:" + namespace }

// owner is the Municipality that counts of those with this AGS: the oldest that is not being deleted; nil if none is.
func (b *base) owner(ctx context.Context, ags v1alpha1.AGS) (*v1alpha1.Municipality, error) {
	var list v1alpha1.MunicipalityList
	err := b.client.List(ctx, &list, client.MatchingFields{indexAGS: string(ags)}, client.UnsafeDisableDeepCopy)
	if err != nil {
		return nil, fault.Wrap(fault.OurSide, "listing Municipalities", err)
	}
	var best *v1alpha1.Municipality
	for i := range list.Items {
		m := &list.Items[i]
		if m.DeletionTimestamp.IsZero() && (best == nil || older(m, best) < 0) {
			best = m
		}
	}
	return best, nil
}

// older orders by age, and by name where that is the same.
func older(a, b *v1alpha1.Municipality) int {
	return cmp.Or(
		a.CreationTimestamp.Compare(b.CreationTimestamp.Time),
		cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
}

// outage is why the database does not answer; nil if it does.
func (b *base) outage(o *mirror.Outage) error {
	if o == nil {
		return nil
	}
	return o.Err
}

// databaseError is err if it says that the database does not answer.
func databaseError(err error) error {
	if fault.KindOf(err) == fault.OurSide {
		return err
	}
	return nil
}

// note records an Event when an object's Ready condition takes a reason that people have to know of: a failure of a new
// kind, or that one is over. It returns what is to be remembered as said.
func (b *base) note(obj runtime.Object, said, before, after, message string) string {
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
		b.events.Eventf(obj, nil, corev1.EventTypeNormal, after, "Reconcile", "%s", message)
	default:
		b.events.Eventf(obj, nil, corev1.EventTypeWarning, after, "Reconcile", "%s", message)
	}
	return after
}

// jittered is d, up to 10 % longer, so that objects that wait for the same do not come all at once.
func jittered(d time.Duration) time.Duration {
	return d + time.Duration(rand.Int64N(int64(d/10)+1))
}
