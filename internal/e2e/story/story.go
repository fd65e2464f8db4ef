//go:build linux

package story

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/lagebild/lagebild/internal/e2e/kit"
	"github.com/lagebild/lagebild/internal/e2e/load"
	"github.com/lagebild/lagebild/internal/e2e/release"
	"github.com/lagebild/lagebild/internal/e2e/report"
	"github.com/lagebild/lagebild/internal/e2e/site"
	"github.com/lagebild/lagebild/internal/kubetest/cluster"
)

// ClusterDir is the folder of the cluster below Config.Dir.
const ClusterDir = "c"

// values are those with which the chart is installed.
//
//go:embed values.yaml
var values []byte

//go:embed region.yaml
var region string

// Config is what the story is told with.
type Config struct {
	Kit      kit.Kit
	Dir      string // for state; a short path
	Out      string // folder for pictures and logs that people look at
	Report   *report.Report
	Progress func(string)
}

// story is the state that steps share.
type story struct {
	kit     kit.Kit
	cluster *cluster.Cluster
	release release.Release
	site    site.Site
	dir     string
	out     string
	objects int // Municipality and Source objects
	moment  time.Time
	before  map[string]string // the picture of moment
}

// step is one step.
type step struct {
	name, proves string
	run          func(s *story, ctx context.Context) ([]report.Figure, error)
}

// steps are in the order in which they are told.
var steps = []step{
	{"install", "the chart installs into a namespace that enforces restricted pods, all parts become ready, helm test passes", (*story).install},
	{"apply", "the sample region's objects are taken and become rows", (*story).applySamples},
	{"fill", "a browser sees the overview fill from what the scrapers read", (*story).fill},
	{"usage", "what pods take for a minute while all sources run and visitors ask 20 times a second", (*story).usage},
	{"rolling restart", "every pod is replaced while visitors notice nothing and no source is run twice", (*story).rolling},
	{"kill scrapers", "others take over the work, and no source is run twice", (*story).killScrapers},
	{"kill operator", "another one leads, and a new object becomes a row", (*story).killOperator},
	{"kill PostgreSQL", "the pages stay, the database comes back with all it had, and collecting goes on", (*story).killDatabase},
	{"drain node", "a node is emptied and given back while visitors notice nothing", (*story).drain},
	{"upgrade", "the next version migrates the database and changes the CRD while visitors notice nothing", (*story).upgrade},
	{"backup drill", "a dump, a lost database and a restore later the overview is the same", (*story).backup},
	{"uninstall", "objects, their definitions, the data and the password stay", (*story).uninstall},
	{"install again", "everything is there again", (*story).again},
}

// Tell brings up the cluster and tells the story; the first step that fails ends it. It is for a process that
// cluster.Isolated has started.
func Tell(ctx context.Context, cfg Config) error {
	s := &story{kit: cfg.Kit, dir: cfg.Dir, out: cfg.Out}
	s.release = release.Release{HelmPath: cfg.Kit.Helm, Dir: cfg.Dir, Values: filepath.Join(cfg.Dir, "values.yaml")}
	if err := os.WriteFile(s.release.Values, values, 0o600); err != nil {
		return err
	}
	err := cfg.Report.Run("cluster", "a whole cluster of two nodes comes up in namespaces of its own", func() ([]report.Figure, error) {
		return s.bringUp(ctx, cfg.Progress)
	})
	for _, st := range steps {
		if err != nil {
			break
		}
		err = cfg.Report.Run(st.name, st.proves, func() ([]report.Figure, error) { return st.run(s, ctx) })
	}
	if err != nil && s.cluster != nil && ctx.Err() == nil {
		s.describe(context.WithoutCancel(ctx))
	}
	return err
}

func (s *story) bringUp(ctx context.Context, progress func(string)) ([]report.Figure, error) {
	const nodes = 2
	i := s.kit.Images
	var err error
	s.cluster, err = cluster.Start(ctx, cluster.Config{
		APIServer: s.kit.APIServer, Etcd: s.kit.Etcd, Node: s.kit.Node, Dir: filepath.Join(s.dir, ClusterDir), Nodes: nodes, Volumes: 1,
		Images: []string{i.Pause, i.CoreDNS}, Progress: progress,
	})
	if err != nil {
		return nil, err
	}
	s.release.KubectlPath, s.release.Kubeconfig = filepath.Join(s.cluster.Bin(), "kubectl"), s.cluster.Kubeconfig()
	took, err := report.Timed(func() error { return s.cluster.Import(ctx, i.Lagebild, i.Next, i.Postgres) })
	if err != nil {
		return nil, err
	}
	return []report.Figure{report.Count("nodes", nodes), report.Seconds("images imported in", took)}, s.release.Apply(ctx, region)
}

// everywhere are pages of every sort.
var everywhere = []string{"/", "/kommune/05974044", "/api/v1/bodies/05974044", "/quellen"}

// visitors ask for pages until the result is taken.
func (s *story) visitors(ctx context.Context, paths ...string) *load.Visitors {
	const rate = 20 // a second; two cores do all of this
	return load.Start(ctx, load.Config{URL: s.site.URL, Rate: rate, Paths: paths})
}

// figures of visitors.
func figures(r load.Result) []report.Figure {
	return []report.Figure{
		report.Count("requests", r.Requests), report.Count("failed", r.Failed), report.Seconds("slowest", r.Slowest), report.Seconds("longest without an answer", r.Gap),
	}
}

// describe leaves for people what the cluster looked like when a step failed.
func (s *story) describe(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for name, args := range map[string][]string{
		"pods.txt":     {"get", "pods,jobs,nodes,pvc,pv", "-A", "-o", "wide"},
		"events.txt":   {"get", "events", "-A", "--sort-by=.lastTimestamp"},
		"describe.txt": {"describe", "pods", "-n", release.Namespace},
	} {
		text, err := s.release.Kubectl(ctx, args...)
		if err != nil {
			text = err.Error()
		}
		_ = os.WriteFile(filepath.Join(s.out, name), []byte(text), 0o600)
	}
	for _, role := range []string{"operator", "scraper", "server", "postgres", "migration", "test"} {
		text, err := s.release.Kubectl(ctx, "logs", "-n", release.Namespace, "-l", "app.kubernetes.io/component="+role, "--all-containers", "--prefix", "--tail=400")
		if err != nil {
			text = err.Error()
		}
		_ = os.WriteFile(filepath.Join(s.out, fmt.Sprintf("log-%s.txt", role)), []byte(text), 0o600)
	}
}
