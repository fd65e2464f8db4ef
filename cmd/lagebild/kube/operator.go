package kube

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/go-logr/logr"
	"github.com/spf13/cobra"
	"k8s.io/klog/v2"
	ctrllog "sigs.k8s.io/controller-runtime/pkg/log"

	"github.com/lagebild/lagebild/cmd/lagebild/flags"
	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/app/database"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/controller"
)

// operatorSettings are the flags of `operator`.
type operatorSettings struct {
	kubeconfig, context string
	namespaces          []string
	elect               bool
	leaseNamespace      string
	identity            string
	probes              string
	metrics             controller.MetricsConfig
	workers             int
	qps                 float32
	statusEvery         time.Duration
	resync, grace       time.Duration
	world               app.WorldConfig
	endpoint            string
}

// Operator is `lagebild operator`.
func Operator() *cobra.Command {
	var s operatorSettings
	cmd := &cobra.Command{
		Use:   "operator",
		Short: "Turns Municipality and Source objects into rows, and says in their conditions how they fare",
		Long: `Watches Municipality and Source objects of a Kubernetes cluster, keeps the database that DATABASE_URL names in line with
them, and writes into their conditions how the sources fare. The API server is the one of the pod it runs in, or that of
--kubeconfig or KUBECONFIG. Any number may run; one leads.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			log, err := flags.Log(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			return app.Ended(cmd.Context(), s.run(cmd.Context(), log))
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.kubeconfig, "kubeconfig", "", "file that says how to reach the API server (default: KUBECONFIG, else the pod's own account)")
	f.StringVar(&s.context, "context", "", "context of that file (default: its current one)")
	f.StringSliceVar(&s.namespaces, "watch-namespaces", nil, "namespaces whose objects count (default: all)")
	f.BoolVar(&s.elect, "leader-elect", true, "let one of several operators lead; false only where no other runs")
	f.StringVar(&s.leaseNamespace, "lease-namespace", "", "namespace of the Lease by which the leader is found (default: the pod's)")
	f.StringVar(&s.identity, "identity", "", "name in that Lease, unique among those that run at the same time (default: POD_NAME, else host and process)")
	f.StringVar(&s.probes, "probes-listen", ":8081", "address of /healthz and /readyz; empty for none")
	f.StringVar(&s.metrics.Addr, "metrics-listen", ":8443", "address of /metrics; empty for none")
	f.StringVar(&s.metrics.CertDir, "metrics-cert-dir", "", "folder with tls.crt and tls.key for it (default: a certificate made at start)")
	f.BoolVar(&s.metrics.Open, "metrics-open", false, "serve metrics by plain HTTP to everybody, instead of asking the API server who may read them")
	f.IntVar(&s.workers, "workers", controller.DefaultWorkers, "objects of a kind that are looked at at once")
	f.Float32Var(&s.qps, "api-qps", controller.DefaultQPS, "requests a second to the API server, at most")
	f.DurationVar(&s.statusEvery, "status-every", controller.DefaultStatusEvery, "least time between two writes of a status in which only times and numbers moved on; negative for never")
	f.DurationVar(&s.resync, "resync", 5*time.Minute, "time between two looks at all rows, behind the database's notifications")
	f.DurationVar(&s.grace, "database-grace", 10*time.Second, "how long the database may be away before all conditions say so")
	flags.Clock(cmd, &s.world)
	flags.Trace(cmd, &s.endpoint)
	return cmd
}

func (s *operatorSettings) run(ctx context.Context, log *slog.Logger) error {
	// Both libraries log through one variable of theirs.
	ctrllog.SetLogger(logr.FromSlogHandler(log.Handler()))
	klog.SetSlogLogger(log)
	cfg, err := s.config(ctx, log)
	if err != nil {
		return err
	}
	st, err := database.OpenPatiently(ctx, s.probes, log)
	if err != nil {
		return err
	}
	defer func() { _ = st.Close() }()
	cfg.Store = st
	var w app.World
	stop, err := w.Trace(ctx, s.endpoint, "operator", os.Getenv, log)
	if err != nil {
		return err
	}
	defer stop()
	cfg.Tracer = w.Tracer
	op, err := controller.New(cfg) //nolint:contextcheck // making it does nothing that ends
	if err != nil {
		return err
	}
	log.InfoContext(ctx, "Started operator", "namespaces", s.namespaces, "leader_election", s.elect, "identity", cfg.Lease.Identity)
	return op.Run(ctx)
}

// config makes of the flags what the operator needs, but for the database.
func (s *operatorSettings) config(ctx context.Context, log *slog.Logger) (controller.Config, error) {
	w, err := s.world.World(ctx)
	if err != nil {
		return controller.Config{}, err
	}
	cfg := controller.Config{
		Clock: w.Clock, Log: log, Namespaces: s.namespaces, Probes: s.probes, Metrics: s.metrics, Workers: s.workers,
		QPS: s.qps, StatusEvery: s.statusEvery, Resync: s.resync, Grace: s.grace, Version: app.Version(),
	}
	if c, ok := w.Clock.(clock.Scaled); ok {
		// People's clocks show when something happened here, not in the story.
		cfg.Wall = func(t time.Time) time.Time { return c.Origin.Add(c.Real(t.Sub(c.Start))) }
	}
	if cfg.REST, err = controller.Connect(s.kubeconfig, s.context); err != nil {
		return cfg, err
	}
	if s.elect {
		l := controller.Lease{Namespace: s.leaseNamespace, Identity: cmp.Or(s.identity, os.Getenv("POD_NAME"))}
		cfg.Lease, err = l.Complete(app.ProcessName())
	}
	return cfg, err
}
