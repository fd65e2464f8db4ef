//go:build unix

package assets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

const (
	setupEnvtest = "sigs.k8s.io/controller-runtime/tools/setup-envtest@v0.25.1"
	loadLimit    = 5 * time.Minute
	stillEvery   = 30 * time.Second // between two signs of life while something is built
)

// part is a program that is built from a package.
type part struct{ name, path, version string }

// load has setup-envtest download the programs.
func (c cache) load(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, loadLimit)
	defer cancel()
	version := strings.TrimPrefix(Kubernetes[:strings.LastIndex(Kubernetes, ".")], "v") + ".x"
	c.progress("downloading kube-apiserver and etcd " + version)
	// In a folder outside of any module, so that ours does not have a say.
	cmd := exec.CommandContext(ctx, "go", "run", setupEnvtest, "use", version, "--bin-dir", c.loaded(), "-p", "path") //nolint:gosec // constants, and a folder of ours
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	return run(cmd)
}

// build builds the programs from Go modules into the cache, all of them or none.
func (c cache) build(ctx context.Context, parts ...part) error {
	module, err := moduleDir("kubernetes")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.built(), 0o755); err != nil { //nolint:gosec // programs that anybody may run
		return err
	}
	for _, p := range parts {
		if holds(c.built(), p.name) == nil {
			continue
		}
		c.progress(fmt.Sprintf("building %s %s from Go modules, once; kube-apiserver takes some 6 minutes on 2 cores", p.name, p.version))
		if err := c.compile(ctx, module, p.path, filepath.Join(c.built(), p.name)); err != nil {
			return fmt.Errorf("building %s: %w", p.name, err)
		}
	}
	return nil
}

// compile builds a package, as seen from the folder of a module, to path, all of it or nothing.
func (c cache) compile(ctx context.Context, module, pkg, path string) error {
	dir, name := filepath.Split(path)
	start := clock.System{}.Now()
	unfinished := filepath.Join(dir, "."+name+".new")
	cmd := exec.CommandContext(ctx, "go", "-C", module, "build", "-trimpath", "-buildvcs=false", "-ldflags", linkerFlags(), "-o", unfinished, pkg) //nolint:gosec // constants, and folders of ours
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=-mod=readonly")
	if err := c.patiently(name, start, cmd); err != nil {
		return errors.Join(err, os.RemoveAll(unfinished))
	}
	if err := os.Rename(unfinished, path); err != nil {
		return err
	}
	c.progress(fmt.Sprintf("built %s in %s", name, seconds(clock.System{}.Now().Sub(start))))
	return nil
}

// patiently runs cmd and says from time to time that it still runs.
func (c cache) patiently(name string, start time.Time, cmd *exec.Cmd) error {
	done := make(chan error, 1)
	go func() { done <- run(cmd) }()
	tick := time.NewTicker(stillEvery)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			return err
		case now := <-tick.C:
			c.progress(fmt.Sprintf("still building %s, for %s", name, seconds(now.Sub(start))))
		}
	}
}

// linkerFlags write into the programs which version they are; without, an API server says v0.0.0.
func linkerFlags() string {
	v := strings.Split(strings.TrimPrefix(Kubernetes, "v"), ".")
	var flags strings.Builder
	flags.WriteString("-s -w")
	for _, p := range []string{"k8s.io/component-base/version", "k8s.io/client-go/pkg/version"} {
		fmt.Fprintf(&flags, " -X %[1]s.gitVersion=%[2]s -X %[1]s.gitMajor=%[3]s -X %[1]s.gitMinor=%[4]s", p, Kubernetes, v[0], v[1])
	}
	return flags.String()
}

// moduleDir finds the folder of that name in .tools above the working directory.
func moduleDir(name string) (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		module := filepath.Join(dir, ".tools", name)
		if _, err := os.Stat(filepath.Join(module, "go.mod")); err == nil {
			return module, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("the working directory is not in the source tree, whose .tools/" + name + " says what to build")
		}
		dir = up
	}
}

// run runs cmd; what it prints goes into the error.
func run(cmd *exec.Cmd) error {
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		if text := strings.TrimSpace(out.String()); text != "" {
			const most = 2000
			return fmt.Errorf("%s (%w)", text[max(0, len(text)-most):], err)
		}
		return err
	}
	return nil
}

// Kubectl finds kubectl: in Options.Dir, in the cache or on PATH; else it is built into the cache. Errors are OurSide.
func Kubectl(ctx context.Context, o Options) (string, error) {
	const op = "looking for kubectl"
	if o.Dir != "" && holds(o.Dir, kubectl) == nil {
		return filepath.Abs(filepath.Join(o.Dir, kubectl))
	}
	if p, err := exec.LookPath(kubectl); err == nil {
		return filepath.Abs(p)
	}
	c, err := o.cache()
	if err != nil {
		return "", err
	}
	if dir, ok := c.find(kubectl); ok {
		return filepath.Join(dir, kubectl), nil
	}
	lock, err := dirlock.Wait(ctx, filepath.Join(c.dir, dirlock.Name))
	if err != nil {
		return "", fault.Wrap(fault.OurSide, op, err)
	}
	defer func() { _ = lock.Close() }()
	if err := c.build(ctx, part{kubectl, "k8s.io/kubernetes/cmd/kubectl", Kubernetes}); err != nil {
		return "", &fault.Error{Kind: fault.OurSide, Op: op, Err: err, Remedy: "install kubectl"}
	}
	return filepath.Join(c.built(), kubectl), nil
}
