package kinds

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"time"

	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/controller/turn"
	"github.com/lagebild/lagebild/internal/controller/verdict"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
)

const (
	retryConflict = 200 * time.Millisecond // the cache is behind: its next event may come first
	retryDatabase = 15 * time.Second       // the mirror wakes everybody when the database is back; this is behind it
	retrySecret   = time.Minute            // Secrets are not watched
)

// base is what both reconcilers have.
type base struct {
	write  turn.Writer
	client client.Client // reads from the cache
	api    client.Reader // asks the API server
	mirror *mirror.Mirror
	clock  clock.Clock // of the rows
	wall   func(time.Time) time.Time
	every  time.Duration // least time between two writes of a status that say nothing new
	log    *slog.Logger
	seen   *turn.Memory
	tracer *telemetry.Tracer
}

// span begins the span of writing the row of an object: the place where an object's way to a cell begins.
func (b *base) span(ctx context.Context, kind string, req reconcile.Request) (context.Context, telemetry.Span) {
	ctx, s := b.tracer.Start(ctx, "write row")
	s.Text("lagebild.object", kind)
	s.Text("lagebild.namespace", req.Namespace)
	s.Text("lagebild."+kind, req.Name)
	return ctx, s
}

// scopeOf is the scope of the rows of a namespace.
func scopeOf(namespace string) string { return "namespace:" + namespace }

// common is what the turns of both kinds have.
type common struct {
	req      reconcile.Request
	last     turn.Last
	problems []verdict.Problem
	database error         // why the database does not answer
	again    time.Duration // look again after; 0: when something changes
}

// outage notes whether the database answers.
func (c *common) outage(o *mirror.Outage) {
	if o != nil {
		c.database = o.Err
	}
}

// refused sorts out why a row could not be written: a condition says so, unless it is an error that nobody can do anything
// about.
func (c *common) refused(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return err
	case databaseError(err) != nil:
		c.database = err
		c.again = jittered(retryDatabase)
		return nil //nolint:nilerr // the condition says so
	case fault.KindOf(err) == fault.Invalid:
		c.problems = append(c.problems, verdict.Problem{
			Reason: v1alpha1.ReasonInvalidSpec, Message: err.Error() + " (correct the spec)", Stalled: true,
		})
		return nil
	default:
		return err
	}
}

// failed ends a turn that got nowhere.
func failed(err error) (reconcile.Result, error) {
	if fault.KindOf(err) == fault.Conflict {
		return reconcile.Result{RequeueAfter: jittered(retryConflict)}, nil
	}
	return reconcile.Result{}, err
}

// databaseError is err if it says that the database does not answer.
func databaseError(err error) error {
	if fault.KindOf(err) == fault.OurSide {
		return err
	}
	return nil
}

// jittered is d, up to 10 % longer, so that objects that wait for the same do not come all at once.
func jittered(d time.Duration) time.Duration {
	return d + time.Duration(rand.Int64N(int64(d/10)+1))
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
