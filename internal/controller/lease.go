package controller

import (
	"context"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	coordinationv1 "k8s.io/client-go/kubernetes/typed/coordination/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/leaderelection/resourcelock"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

// +kubebuilder:rbac:groups=coordination.k8s.io,resources=leases,verbs=create,namespace=lagebild
// +kubebuilder:rbac:groups=coordination.k8s.io,resources=leases,verbs=get;update,resourceNames=operator.lagebild.dev,namespace=lagebild

// LeaseName is the Lease that says which of several operators leads.
const LeaseName = "operator.lagebild.dev"

// The leader looks after its lease every retry, but writes it only every renew, so that an operator with nothing to do makes
// less than one write a minute. The price is that another operator takes over only when the whole lease has run out after
// the leader was killed; one that stops in good order gives the lease back, and one that is started again under the same
// name goes on at once. Meanwhile scrapers fetch on: an operator is needed only for changes.

// renew is when the leader writes its lease again: after 87 s of 120.
func (l Lease) renew() time.Duration { return l.Duration * 13 / 18 }

// retry is how often the leader, and who waits for the lease, look at it.
func (l Lease) retry() time.Duration { return l.Duration / 18 }

// limit is how long a renewal may fail until the leader gives up; renew and limit together are less than the lease.
func (l Lease) limit() time.Duration { return l.Duration * 4 / 18 }

// quietLock is a Lease whose holder does not write every renewal.
type quietLock struct {
	resourcelock.Interface
	machine clock.Clock
	renew   time.Duration
	held    resourcelock.LeaderElectionRecord // as last written by us
	written time.Time
}

// newLock is the lock that identity takes part in.
func newLock(cfg *rest.Config, l Lease) (resourcelock.Interface, error) {
	// A copy: the operator's other requests may take longer. A request for the lease that hangs shall not cost it.
	cfg = rest.AddUserAgent(rest.CopyConfig(cfg), "leader-election")
	cfg.Timeout = l.limit() / 2
	client, err := coordinationv1.NewForConfig(cfg)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "reading the API server's address", err)
	}
	return &quietLock{machine: clock.System{}, renew: l.renew(), Interface: &resourcelock.LeaseLock{
		LeaseMeta: metav1.ObjectMeta{Namespace: l.Namespace, Name: LeaseName}, Client: client,
		LockConfig: resourcelock.ResourceLockConfig{Identity: l.Identity},
	}}, nil
}

// Update implements resourcelock.Interface. A renewal of what is held is written only when it is time.
func (l *quietLock) Update(ctx context.Context, r resourcelock.LeaderElectionRecord) error {
	renewal := r
	renewal.RenewTime = l.held.RenewTime
	if renewal == l.held && l.machine.Now().Sub(l.written) < l.renew {
		return nil
	}
	if err := l.Interface.Update(ctx, r); err != nil {
		return err
	}
	l.held, l.written = r, l.machine.Now()
	return nil
}

// Create implements resourcelock.Interface.
func (l *quietLock) Create(ctx context.Context, r resourcelock.LeaderElectionRecord) error {
	if err := l.Interface.Create(ctx, r); err != nil {
		return err
	}
	l.held, l.written = r, l.machine.Now()
	return nil
}
