package kinds

import (
	"errors"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"k8s.io/client-go/util/workqueue"
	"sigs.k8s.io/controller-runtime/pkg/builder"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/manager"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/controller/refs"
	"github.com/lagebild/lagebild/internal/controller/turn"
	"github.com/lagebild/lagebild/internal/controller/watch"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// Config is what the reconcilers need. Everything must be set but Tracer.
type Config struct {
	Mirror   *mirror.Mirror // somebody else runs it
	Clock    clock.Clock    // of the rows
	Wall     func(time.Time) time.Time
	Every    time.Duration // least time between two writes of a status that say nothing new; negative: never
	Log      *slog.Logger
	Registry prometheus.Registerer
	Watches  func(namespace string) bool
	Workers  int               // objects of a kind that are looked at at once
	Tracer   *telemetry.Tracer // may be nil
}

// Reconcilers are those of all kinds.
type Reconcilers struct {
	Sources        *SourceReconciler
	Municipalities *MunicipalityReconciler
}

// SetUp puts the reconcilers, and what wakes them, into a manager.
func SetUp(mgr manager.Manager, cfg Config) (*Reconcilers, error) {
	sources := turn.NewMemory()
	metrics, err := turn.NewMetrics(cfg.Registry, cfg.Mirror, sources.Settled)
	if err != nil {
		return nil, err
	}
	b := base{
		write:  turn.Writer{Client: mgr.GetClient(), Events: mgr.GetEventRecorder("lagebild-operator"), Machine: clock.System{}, Metrics: metrics},
		client: mgr.GetClient(), api: mgr.GetAPIReader(),
		mirror: cfg.Mirror, clock: cfg.Clock, wall: cfg.Wall, every: cfg.Every, log: cfg.Log, tracer: cfg.Tracer,
	}
	r := &Reconcilers{
		Sources:        &SourceReconciler{base: b, watches: cfg.Watches},
		Municipalities: &MunicipalityReconciler{base: b},
	}
	r.Sources.seen, r.Municipalities.seen = sources, turn.NewMemory()
	err = errors.Join(
		refs.Index(mgr.GetFieldIndexer()),
		builder.ControllerManagedBy(mgr).Named("source").WithOptions(options(cfg)).
			For(&v1alpha1.Source{}).
			Watches(&v1alpha1.Source{}, watch.Specs(r.Sources.successors)).
			Watches(&v1alpha1.Municipality{}, watch.Specs(r.Sources.dependants)).
			WatchesRawSource(watch.Rows(cfg.Mirror, r.Sources.sourceRows)).
			Complete(turn.Ending(r.Sources)),
		builder.ControllerManagedBy(mgr).Named("municipality").WithOptions(options(cfg)).
			For(&v1alpha1.Municipality{}).
			Watches(&v1alpha1.Municipality{}, watch.Specs(r.Municipalities.rivals)).
			Watches(&v1alpha1.Source{}, watch.Specs(r.Municipalities.named)).
			WatchesRawSource(watch.Rows(cfg.Mirror, r.Municipalities.bodyRows)).
			Complete(turn.Ending(r.Municipalities)))
	return r, fault.Wrap(fault.Internal, "assembling the reconcilers", err)
}

func options(cfg Config) controller.Options {
	return controller.Options{
		MaxConcurrentReconciles: cfg.Workers,
		ReconciliationTimeout:   time.Minute,
		SkipNameValidation:      new(true), // the names are unique within an operator; a process may hold several
		RateLimiter:             workqueue.NewTypedItemExponentialFailureRateLimiter[reconcile.Request](200*time.Millisecond, 30*time.Second),
	}
}

// Settled is how many Sources were looked at and left nothing to do.
func (r *Reconcilers) Settled() int { return r.Sources.seen.Settled() }
