//go:build linux

package kit

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubetest/archive"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
	"github.com/lagebild/lagebild/internal/kubetest/cluster"
)

// Names of images in the cluster.
const (
	Tag           = "e2e"
	NextTag       = "e2e-next"
	postgresImage = "localhost/postgres:15"
)

// Kit is what the test needs.
type Kit struct {
	Root      string // of the source tree
	APIServer string
	Etcd      string
	Node      string
	Helm      string
	Browser   string
	Images    Images
	Chart     string // folder of the chart
	NextChart string // folder of the chart of the next version
	Samples   string // folder of manifests
	Commit    string
	Image     Image
}

// Image is what is known of the image of this version.
type Image struct {
	Digest               string
	Compressed, Unpacked int64 // bytes
	Modules              int   // linked into the program
	Twice                bool  // built in two folders from the same commit it had the same digest
}

// Images are archives.
type Images struct{ Pause, CoreDNS, Postgres, Lagebild, Next string }

// maker gets a kit together.
type maker struct {
	kit      Kit
	opts     assets.Options
	cache    string // kept
	work     string // of this run
	progress func(string)
}

// Make gets everything together; what is only for this run goes into the folder work. The working directory has to lie in the
// source tree. It takes some minutes, and a quarter of an hour the first time. With once the image is not built again in other
// folders to see whether it comes out the same.
func Make(ctx context.Context, work string, once bool, progress func(string)) (Kit, error) {
	m := &maker{opts: assets.FromEnv(os.Getenv), work: work, progress: progress}
	m.opts.Progress = progress
	if err := m.all(ctx, once); err != nil {
		return Kit{}, fault.Wrap(fault.OurSide, "getting together what the test needs", err)
	}
	return m.kit, nil
}

// all gets the parts together. What Kubernetes is made of and what Lagebild is made of share next to nothing but Go's own library:
// beside each other they leave no processor idle while the other one links. They set different parts of the kit.
func (m *maker) all(ctx context.Context, once bool) error {
	if err := inTurn(ctx, m.tree, m.packages); err != nil {
		return err
	}
	ours := []func(context.Context) error{m.product, m.coreDNS, m.next, m.postgres}
	if !once {
		ours = append(ours, m.twice)
	}
	both, ctx := errgroup.WithContext(ctx)
	both.Go(func() error { return inTurn(ctx, m.programs, m.pause) })
	both.Go(func() error { return inTurn(ctx, ours...) })
	return both.Wait()
}

// tree finds the source tree and the cache.
func (m *maker) tree(ctx context.Context) error {
	top, err := output(ctx, "", "git", "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	commit, err := output(ctx, top, "git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
	if err != nil {
		return err
	}
	m.kit.Root, m.kit.Commit = top, commit
	m.kit.Chart, m.kit.Samples = filepath.Join(top, "charts", "lagebild"), filepath.Join(top, "config", "samples")
	if m.cache = m.opts.CacheDir; m.cache == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			return err
		}
		m.cache = filepath.Join(dir, "lagebild")
	}
	m.cache = filepath.Join(m.cache, "images")
	return os.MkdirAll(m.cache, 0o755) //nolint:gosec // nothing secret
}

// packages installs those of Debian's packages whose programs are not there.
func (m *maker) packages(ctx context.Context) error {
	var missing []string
	for name, program := range map[string]string{
		"containerd": "containerd", "runc": "runc", "containernetworking-plugins": "/usr/lib/cni/bridge", "iptables": "iptables",
		"conntrack": "conntrack", "iproute2": "ip", "debootstrap": "debootstrap", "chromium": "chromium",
	} {
		if _, err := exec.LookPath(program); err != nil {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		m.progress("installing " + strings.Join(missing, ", "))
		if _, err := output(ctx, "", "apt-get", "update", "-qq"); err != nil {
			return err
		}
		args := append([]string{"install", "-y", "-qq", "--no-install-recommends"}, missing...)
		if _, err := output(ctx, "", "apt-get", args...); err != nil {
			return err
		}
	}
	var err error
	m.kit.Browser, err = exec.LookPath("chromium")
	return err
}

func (m *maker) programs(ctx context.Context) error {
	plane, err := assets.Locate(ctx, m.opts)
	if err != nil {
		return err
	}
	m.kit.APIServer, m.kit.Etcd = plane.APIServer(), plane.Etcd()
	if m.kit.Node, err = assets.Build(ctx, m.opts, assets.Node); err != nil {
		return err
	}
	if m.kit.Helm = os.Getenv("LAGEBILD_HELM"); m.kit.Helm == "" {
		m.kit.Helm, err = exec.LookPath("helm")
	}
	return err
}

func (m *maker) pause(ctx context.Context) (err error) {
	m.kit.Images.Pause, err = m.imageOf(ctx, assets.Pause, cluster.PauseImage)
	return err
}

func (m *maker) coreDNS(ctx context.Context) (err error) {
	m.kit.Images.CoreDNS, err = m.imageOf(ctx, assets.CoreDNS, cluster.CoreDNSImage)
	return err
}

// imageOf makes the image of one program, once.
func (m *maker) imageOf(ctx context.Context, tool assets.Tool, ref string) (string, error) {
	program, err := assets.Build(ctx, m.opts, tool)
	if err != nil {
		return "", err
	}
	// The name of the folder says which one it is.
	path := filepath.Join(m.cache, filepath.Base(filepath.Dir(program))+".tar")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	to := "/" + tool.Name
	return path, archive.Write(path, archive.Image{Ref: ref, Entrypoint: []string{to}, Files: []archive.File{{From: program, To: to}}})
}

// inTurn does one step after the other, until one fails.
func inTurn(ctx context.Context, steps ...func(context.Context) error) error {
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// output runs a command and gives what it prints, without the line break at its end.
func output(ctx context.Context, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...) //nolint:gosec // our own arguments
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	var failed strings.Builder
	cmd.Stderr = &failed
	out, err := cmd.Output()
	if err != nil {
		text := strings.TrimSpace(failed.String() + string(out))
		return "", fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, text[max(0, len(text)-2000):])
	}
	return strings.TrimSpace(string(out)), nil
}
