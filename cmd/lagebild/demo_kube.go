//go:build !lean

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/crds"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/pgembed"
)

const (
	// kubeFactor lets a source that is asked every 15 minutes be asked every 15 seconds: slow enough to watch.
	kubeFactor = 60
	// kubeFrom is the first day on which all sources of the region find what they look for.
	kubeFrom = "2023-12-14"

	rolePatience = 15 * time.Second // for a role to end
)

// demoKubeSettings are the flags of demo-kube.
type demoKubeSettings struct {
	listen    string
	apiPort   int
	port      int
	from      string
	factor    float64
	workers   int
	apply     bool
	stopAfter time.Duration
}

func newDemoKube() *cobra.Command {
	var s demoKubeSettings
	cmd := &cobra.Command{
		Use:   "demo-kube",
		Short: "A Kubernetes API server with operator, scraper, server and the simulated region, for trying kubectl",
		Long: `Starts a real kube-apiserver with etcd on this machine, installs the CustomResourceDefinitions, and runs operator, scraper
and server as in a cluster, against the simulated region. It prints a KUBECONFIG and commands to try; objects are yours to
apply. Nothing outside this machine is asked, and all of it is gone at Ctrl-C. kube-apiserver and etcd are those that
KUBEBUILDER_ASSETS names, else they are downloaded, or built once from Go modules.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("log-level") {
				_ = cmd.Flags().Set("log-level", "warn")
			}
			log, err := newLog(cmd, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if s.stopAfter > 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, s.stopAfter)
				defer cancel()
			}
			level, _ := cmd.Flags().GetString("log-level")
			k := &kubeDemo{settings: s, level: level, log: log, out: cmd.ErrOrStderr()}
			return ended(ctx, k.run(ctx))
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.listen, "listen", "127.0.0.1:8470", "address of the pages")
	f.IntVar(&s.apiPort, "api-port", 0, "port of the API server (default: any that is free)")
	f.IntVar(&s.port, "port", demo.DefaultPort, "port of the simulated sites")
	f.StringVar(&s.from, "from", kubeFrom, "day of the incident to begin with; on earlier ones than the default not all sites answer")
	f.Float64Var(&s.factor, "factor", kubeFactor, "how many times faster than real time the region's clock goes")
	f.IntVar(&s.workers, "workers", 16, "sources run at once")
	f.BoolVar(&s.apply, "apply", false, "apply the region's objects")
	f.DurationVar(&s.stopAfter, "stop-after", 0, "end after this real time (default: at Ctrl-C)")
	return cmd
}

// kubeDemo is a cluster without nodes: the API server and the roles are processes of this machine.
type kubeDemo struct {
	settings demoKubeSettings
	level    string // of the roles' logs
	log      *slog.Logger
	out      io.Writer

	api       *apiserver.Server
	db        *database
	region    *demo.Region
	manifests string // folder with the region's objects
	bin       string // folder with kubectl-lagebild
}

func (k *kubeDemo) run(ctx context.Context) error {
	from, err := notice.Day(k.settings.from).Start(notice.Berlin())
	if err != nil {
		return &fault.Error{Kind: fault.Invalid, Op: "reading --from", Err: err, Remedy: "write a day as 2023-11-08"}
	}
	defer k.close()
	if err := k.prepare(ctx, from); err != nil {
		return err
	}
	roles, err := k.roles()
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return k.region.Serve(ctx) })
	g.Go(func() error { return k.db.watch(ctx) })
	g.Go(func() error {
		select {
		case <-ctx.Done():
			return nil
		case <-k.api.Done():
			return fault.New(fault.OurSide, "running the API server", "its etcd has ended")
		}
	})
	for _, r := range roles {
		g.Go(func() error { return r.run(ctx, k.log) })
	}
	if k.settings.apply {
		g.Go(func() error { return k.apply(ctx) })
	}
	k.tell()
	return g.Wait()
}

// prepare starts what the roles need.
func (k *kubeDemo) prepare(ctx context.Context, from time.Time) error {
	say := func(s string) { _, _ = fmt.Fprintln(k.out, "==>", s) }
	o := assets.FromEnv(os.Getenv)
	o.Progress = say
	programs, err := assets.Locate(ctx, o)
	if err != nil {
		return err
	}
	if k.api, err = apiserver.Start(ctx, apiserver.Options{Assets: programs, Port: k.settings.apiPort, Progress: say, Log: k.log}); err != nil {
		return err
	}
	if err := apiserver.InstallCRDs(ctx, k.api.Config(), crds.FS()); err != nil {
		return err
	}
	if err := apiserver.WriteKubeconfig(k.kubeconfig(), "default", k.api.Config()); err != nil {
		return err
	}
	if err := k.link(ctx, o); err != nil {
		return err
	}
	db := pgembed.FromEnv(os.Getenv)
	db.DatabaseURL = "" // an incident that never was has no place in somebody's database
	db.Temporary = true
	if k.db, err = openOwn(ctx, db, k.out, k.log); err != nil {
		return err
	}
	d := demoSettings{port: k.settings.port, seed: demo.DefaultSeed, factor: k.settings.factor, from: from}
	if k.region, err = d.region(ctx, k.log, k.out); err != nil {
		return err
	}
	if k.manifests, err = writeManifests(k.region); err != nil {
		return err
	}
	return nil
}

func (k *kubeDemo) kubeconfig() string { return filepath.Join(k.api.Dir(), "kubeconfig") }

// link puts this program into a folder under the name by which kubectl finds it, and kubectl beside it if there is none on
// PATH.
func (k *kubeDemo) link(ctx context.Context, o assets.Options) error {
	const op = "linking kubectl-lagebild"
	self, err := os.Executable()
	if err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	k.bin = filepath.Join(k.api.Dir(), "bin")
	if err := os.Mkdir(k.bin, 0o700); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if err := os.Symlink(self, filepath.Join(k.bin, pluginName)); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if _, err := exec.LookPath("kubectl"); err == nil {
		return nil
	}
	kubectl, err := assets.Kubectl(ctx, o)
	if err != nil {
		return err
	}
	return fault.Wrap(fault.OurSide, op, os.Symlink(kubectl, filepath.Join(k.bin, "kubectl")))
}

// apply applies the region's objects.
func (k *kubeDemo) apply(ctx context.Context) error {
	a, err := apiserver.NewApplier(k.api.Config(), "lagebild-demo")
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(k.manifests, "*.yaml"))
	if err != nil {
		return fault.Wrap(fault.Internal, "listing manifests", err)
	}
	total := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return fault.Wrap(fault.OurSide, "reading manifests", err)
		}
		n, err := a.Apply(ctx, "default", text)
		if err != nil {
			return err
		}
		total += n
	}
	_, _ = fmt.Fprintf(k.out, "==> applied %d objects\n", total)
	return nil
}

// tell says what can be tried.
func (k *kubeDemo) tell() {
	apply := "\n    kubectl apply -f " + k.manifests + "\n"
	if k.settings.apply {
		apply = "\n"
	}
	_, _ = fmt.Fprintf(k.out, `
In another terminal:

    export KUBECONFIG=%s PATH=%s:$PATH
%s    kubectl get kommune
    kubectl get lbsrc
    kubectl wait --for=condition=Ready lbsrc --all --timeout=90s
    kubectl lagebild get
    kubectl lagebild suspend altena --reason "trying"
    kubectl lagebild resume altena
    kubectl lagebild reconcile altena --wait
    kubectl lagebild why 05962004 buergerbuero --url http://%s
    kubectl explain source.spec.page

Pages: http://%[4]s/ (the region's clock goes %[5]g times as fast as yours, from %[6]s)
Ctrl-C ends all of it.

`, k.kubeconfig(), k.bin, apply, k.settings.listen, k.settings.factor, k.settings.from)
}

// close ends what prepare started, in reverse.
func (k *kubeDemo) close() {
	if k.manifests != "" {
		_ = os.RemoveAll(k.manifests)
	}
	if k.region != nil {
		_ = k.region.Close()
	}
	if k.db != nil {
		_ = k.db.Close()
	}
	if k.api != nil {
		_ = k.api.Close()
	}
}
