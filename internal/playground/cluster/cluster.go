// Package cluster runs Lagebild on the simulated region as in a cluster: a real kube-apiserver with etcd, and operator,
// scraper and server as processes of their own on this machine. There are no nodes.
package cluster

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/crds"
	"github.com/lagebild/lagebild/internal/app/database"
	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/playground"
)

const (
	// DefaultFactor lets a source that is asked every 15 minutes be asked every 15 seconds: slow enough to watch.
	DefaultFactor = 60
	// DefaultFrom is the first day on which all sources of the region find what they look for.
	DefaultFrom = "2023-12-14"

	rolePatience = 15 * time.Second // for a role to end
)

// Config says what is played.
type Config struct {
	playground.Config
	Plugin  string // name by which kubectl finds this program as its plugin
	APIPort int    // of the API server; 0 = any that is free
	Apply   bool   // apply the region's objects
	Level   string // of the roles' logs
}

// cluster is what runs.
type cluster struct {
	Config
	api       *apiserver.Server
	db        *database.DB
	region    *demo.Region
	manifests string // folder with the region's objects
	bin       string // folder with the plugin
}

// Run starts the cluster, says what can be tried, and ends all of it when ctx ends.
func Run(ctx context.Context, cfg Config) error {
	c := &cluster{Config: cfg}
	defer c.close()
	if err := c.prepare(ctx); err != nil {
		return err
	}
	return c.run(ctx)
}

func (c *cluster) run(ctx context.Context) error {
	roles, err := c.roles()
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return c.region.Serve(ctx) })
	g.Go(func() error { return c.db.Watch(ctx) })
	g.Go(func() error {
		select {
		case <-ctx.Done():
			return nil
		case <-c.api.Done():
			return fault.New(fault.OurSide, "running the API server", "its etcd has ended")
		}
	})
	for _, r := range roles {
		g.Go(func() error { return r.run(ctx, c.Log) })
	}
	if c.Apply {
		g.Go(func() error { return c.apply(ctx) })
	}
	c.tell()
	return g.Wait()
}

// prepare starts what the roles need.
func (c *cluster) prepare(ctx context.Context) error {
	say := func(s string) { _, _ = fmt.Fprintln(c.Out, "==>", s) }
	o := assets.FromEnv(os.Getenv)
	o.Progress = say
	programs, err := assets.Locate(ctx, o)
	if err != nil {
		return err
	}
	if c.api, err = apiserver.Start(ctx, apiserver.Options{Assets: programs, Port: c.APIPort, Progress: say, Log: c.Log}); err != nil {
		return err
	}
	if err := apiserver.InstallCRDs(ctx, c.api.Config(), crds.FS()); err != nil {
		return err
	}
	if err := apiserver.WriteKubeconfig(c.kubeconfig(), "default", c.api.Config()); err != nil {
		return err
	}
	if err := c.link(ctx, o); err != nil {
		return err
	}
	if c.db, err = c.Database(ctx); err != nil {
		return err
	}
	if c.region, err = c.Region(ctx); err != nil {
		return err
	}
	c.manifests, err = playground.WriteManifests(c.region)
	return err
}

func (c *cluster) kubeconfig() string { return filepath.Join(c.api.Dir(), "kubeconfig") }

// link puts this program into a folder under the name by which kubectl finds it, and kubectl beside it if there is none on
// PATH.
func (c *cluster) link(ctx context.Context, o assets.Options) error {
	const op = "linking the plugin"
	self, err := os.Executable()
	if err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	c.bin = filepath.Join(c.api.Dir(), "bin")
	if err := os.Mkdir(c.bin, 0o700); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if err := os.Symlink(self, filepath.Join(c.bin, c.Plugin)); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if _, err := exec.LookPath("kubectl"); err == nil {
		return nil
	}
	kubectl, err := assets.Kubectl(ctx, o)
	if err != nil {
		return err
	}
	return fault.Wrap(fault.OurSide, op, os.Symlink(kubectl, filepath.Join(c.bin, "kubectl")))
}

// apply applies the region's objects.
func (c *cluster) apply(ctx context.Context) error {
	a, err := apiserver.NewApplier(c.api.Config(), "lagebild-demo")
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(c.manifests, "*.yaml"))
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
	_, _ = fmt.Fprintf(c.Out, "==> applied %d objects\n", total)
	return nil
}

// tell says what can be tried.
func (c *cluster) tell() {
	apply := "\n    kubectl apply -f " + c.manifests + "\n"
	if c.Apply {
		apply = "\n"
	}
	_, _ = fmt.Fprintf(c.Out, `
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

`, c.kubeconfig(), c.bin, apply, c.Listen, c.Factor, notice.DayOf(c.From, notice.Berlin()))
}

// close ends what prepare started, in reverse.
func (c *cluster) close() {
	if c.manifests != "" {
		_ = os.RemoveAll(c.manifests)
	}
	if c.region != nil {
		_ = c.region.Close()
	}
	if c.db != nil {
		_ = c.db.Close()
	}
	if c.api != nil {
		_ = c.api.Close()
	}
}
