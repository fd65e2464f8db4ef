package controller

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/go-logr/logr"
	"github.com/prometheus/client_golang/prometheus"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/healthz"
	"sigs.k8s.io/controller-runtime/pkg/manager"
	ctrlmetrics "sigs.k8s.io/controller-runtime/pkg/metrics"
	"sigs.k8s.io/controller-runtime/pkg/metrics/filters"
	metricsserver "sigs.k8s.io/controller-runtime/pkg/metrics/server"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller/kinds"
	"github.com/lagebild/lagebild/internal/controller/mirror"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/telemetry"
)

// The defaults of Config.
const (
	DefaultWorkers     = 16
	DefaultQPS         = 500
	DefaultStatusEvery = 10 * time.Minute
	DefaultLease       = 2 * time.Minute
)

// Lease says who takes part in leader election, and where.
type Lease struct {
	Namespace string        // of the Lease; "" = no election: the operator is the only one
	Identity  string        // unique among the operators that run at the same time; kept by one that is started again
	Duration  time.Duration // after which another one leads when the leader was killed; 0 = DefaultLease
}

// Config is what an operator needs. Zero values stand for the defaults, where there is one.
type Config struct {
	REST        *rest.Config // how to reach the API server
	Store       mirror.Store
	Clock       clock.Clock               // of the rows
	Wall        func(time.Time) time.Time // a time of the rows as one of people's clocks; nil: it is one
	Log         *slog.Logger
	Tracer      *telemetry.Tracer // nil: none
	Version     string            // of the program, for metrics; "" = not told
	Namespaces  []string          // whose objects count; none = all
	Lease       Lease
	Probes      string // address of /healthz and /readyz; "" or "0" = none
	Metrics     MetricsConfig
	Workers     int           // objects of a kind that are looked at at once
	QPS         float32       // requests a second to the API server, at most
	StatusEvery time.Duration // least time between two writes of a status that say nothing new; negative: never
	Resync      time.Duration // between two looks at all rows; see mirror.Config
	Grace       time.Duration // how long the database may be away before conditions say so; see mirror.Config
}

// MetricsConfig says where metrics are served.
type MetricsConfig struct {
	Addr     string                // "" or "0" = nowhere
	CertDir  string                // with tls.crt and tls.key; "" = a certificate of our own making
	Open     bool                  // plain HTTP for everybody, for a machine of one's own; else HTTPS, and the API server says who may read
	Registry prometheus.Registerer // nil: controller-runtime's, which is what is served
}

// Operator reconciles Municipality and Source objects.
type Operator struct {
	mgr   manager.Manager
	kinds *kinds.Reconcilers
}

// New prepares an operator; Run starts it. Its errors are of kind Invalid for a Config that cannot work, and OurSide for an
// API server that does not answer.
func New(cfg Config) (*Operator, error) {
	if err := cfg.complete(); err != nil {
		return nil, err
	}
	opts, err := cfg.manager()
	if err != nil {
		return nil, err
	}
	rc := rest.CopyConfig(cfg.REST)
	rc.QPS, rc.Burst = cfg.QPS, int(2*cfg.QPS)
	mgr, err := manager.New(rc, opts)
	if err != nil {
		return nil, fault.Wrap(fault.OurSide, "preparing the operator", err)
	}
	m := mirror.New(mirror.Config{Store: cfg.Store, Clock: cfg.Clock, Log: cfg.Log, Resync: cfg.Resync, Grace: cfg.Grace})
	o := &Operator{mgr: mgr}
	o.kinds, err = kinds.SetUp(mgr, kinds.Config{
		Mirror: m, Clock: cfg.Clock, Wall: cfg.Wall, Every: cfg.StatusEvery, Log: cfg.Log, Registry: cfg.Metrics.Registry,
		Watches: cfg.watches, Workers: cfg.Workers, Tracer: cfg.Tracer,
	})
	if err != nil {
		return nil, err
	}
	err = errors.Join(
		cfg.Metrics.tellVersion(cfg.Version),
		mgr.Add(manager.RunnableFunc(m.Run)), // with the lease, like the reconcilers
		mgr.AddHealthzCheck("ping", healthz.Ping),
		mgr.AddReadyzCheck("ping", healthz.Ping))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "assembling the operator", err)
	}
	return o, nil
}

// Run works until ctx ends, and then stops within 10 s. An operator that loses its lease returns an error: the process
// has to end, because another one leads.
func (o *Operator) Run(ctx context.Context) error {
	err := o.mgr.Start(ctx)
	o.mgr.GetHTTPClient().CloseIdleConnections()
	if err != nil {
		return fault.Wrap(fault.OurSide, "running the operator", err)
	}
	return nil
}

// Leads is closed when the operator leads.
func (o *Operator) Leads() <-chan struct{} { return o.mgr.Elected() }

func (c *Config) complete() error {
	if c.REST == nil || c.Store == nil || c.Clock == nil || c.Log == nil {
		return fault.New(fault.Invalid, "preparing the operator", "REST, Store, Clock and Log must be set")
	}
	if c.Lease.Namespace != "" && c.Lease.Identity == "" {
		return fault.New(fault.Invalid, "preparing the operator", "the lease has no identity: give the operator a name")
	}
	if c.Lease.Duration == 0 {
		c.Lease.Duration = DefaultLease
	}
	if c.Wall == nil {
		c.Wall = func(t time.Time) time.Time { return t }
	}
	if c.Workers == 0 {
		c.Workers = DefaultWorkers
	}
	if c.QPS == 0 {
		c.QPS = DefaultQPS
	}
	if c.StatusEvery == 0 {
		c.StatusEvery = DefaultStatusEvery
	}
	if c.Metrics.Registry == nil {
		c.Metrics.Registry = ctrlmetrics.Registry
	}
	return nil
}

// watches reports whether the objects of a namespace count.
func (c *Config) watches(namespace string) bool {
	return len(c.Namespaces) == 0 || slices.Contains(c.Namespaces, namespace)
}

func (c *Config) manager() (manager.Options, error) {
	scheme := runtime.NewScheme()
	if err := v1alpha1.AddToScheme(scheme); err != nil {
		return manager.Options{}, fault.Wrap(fault.Internal, "registering the custom resources", err)
	}
	o := manager.Options{
		Scheme: scheme,
		Logger: logr.FromSlogHandler(c.Log.Handler()),
		Cache: cache.Options{
			DefaultTransform:            cache.TransformStripManagedFields(),
			ReaderFailOnMissingInformer: true,
		},
		HealthProbeBindAddress:  off(c.Probes),
		Metrics:                 c.Metrics.options(),
		GracefulShutdownTimeout: new(8 * time.Second),
	}
	if len(c.Namespaces) > 0 {
		o.Cache.DefaultNamespaces = map[string]cache.Config{}
		for _, ns := range c.Namespaces {
			o.Cache.DefaultNamespaces[ns] = cache.Config{}
		}
	}
	if c.Lease.Namespace != "" {
		lock, err := newLock(c.REST, c.Lease)
		if err != nil {
			return o, err
		}
		o.LeaderElection, o.LeaderElectionResourceLockInterface = true, lock
		o.LeaderElectionReleaseOnCancel = true // the process ends after Run
		o.LeaseDuration, o.RenewDeadline, o.RetryPeriod = new(c.Lease.Duration), new(c.Lease.limit()), new(c.Lease.retry())
	}
	return o, nil
}

func (c MetricsConfig) options() metricsserver.Options {
	o := metricsserver.Options{BindAddress: off(c.Addr)}
	if c.Open {
		return o
	}
	o.SecureServing, o.CertDir = true, c.CertDir
	o.FilterProvider = filters.WithAuthenticationAndAuthorization
	o.TLSOpts = []func(*tls.Config){func(t *tls.Config) { t.MinVersion = tls.VersionTLS12 }}
	return o
}

// tellVersion registers which version runs, unless an earlier operator of this process has.
func (c MetricsConfig) tellVersion(version string) error {
	if version == "" {
		return nil
	}
	err := c.Registry.Register(telemetry.BuildInfo(version))
	if _, there := errors.AsType[prometheus.AlreadyRegisteredError](err); there {
		return nil
	}
	return err
}

// off is what controller-runtime takes for "no address".
func off(addr string) string {
	if addr == "" {
		return "0"
	}
	return addr
}
