//go:build unix

package assets

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

// The versions that are loaded or built; a test compares them with .tools/kubernetes/go.mod.
const (
	Kubernetes = "v1.36.3"
	Etcd       = "v3.6.13"
)

// The programs.
const (
	apiserver = "kube-apiserver"
	etcd      = "etcd"
	kubectl   = "kubectl"
)

// Options say where to look.
type Options struct {
	Dir      string       // folder with kube-apiserver and etcd; if set, it must hold them
	CacheDir string       // for what is loaded or built; "" = "lagebild" in the user's cache folder
	Offline  bool         // do not try to download; building takes modules from the module cache or proxy all the same
	Progress func(string) // told what is being done, for people; may be nil
}

// FromEnv reads the settings that a user gives by environment variables: KUBEBUILDER_ASSETS and LAGEBILD_CACHE. getenv is
// os.Getenv.
func FromEnv(getenv func(string) string) Options {
	return Options{Dir: getenv("KUBEBUILDER_ASSETS"), CacheDir: getenv("LAGEBILD_CACHE")}
}

// Assets are programs that can be started.
type Assets struct {
	Dir    string // folder with kube-apiserver and etcd
	Source string // how they were found: "KUBEBUILDER_ASSETS", "cache", "download" or "build"
}

// APIServer is the path of kube-apiserver.
func (a Assets) APIServer() string { return filepath.Join(a.Dir, apiserver) }

// Etcd is the path of etcd.
func (a Assets) Etcd() string { return filepath.Join(a.Dir, etcd) }

// Locate finds kube-apiserver and etcd, and gets them first if they are not there. Errors are Invalid (Options.Dir does not
// hold them) and OurSide (they could neither be loaded nor built), with what to do about it.
func Locate(ctx context.Context, o Options) (Assets, error) {
	const op = "looking for kube-apiserver and etcd"
	if o.Dir != "" {
		dir, err := filepath.Abs(o.Dir)
		if err == nil {
			err = holds(dir, apiserver, etcd)
		}
		if err != nil {
			return Assets{}, &fault.Error{
				Kind: fault.Invalid, Op: op, Err: err,
				Remedy: "set KUBEBUILDER_ASSETS to a folder with kube-apiserver and etcd, or unset it",
			}
		}
		return Assets{Dir: dir, Source: "KUBEBUILDER_ASSETS"}, nil
	}
	c, err := o.cache()
	if err != nil {
		return Assets{}, err
	}
	if dir, ok := c.find(apiserver, etcd); ok {
		return Assets{Dir: dir, Source: "cache"}, nil
	}
	lock, err := dirlock.Wait(ctx, filepath.Join(c.dir, dirlock.Name))
	if err != nil {
		return Assets{}, fault.Wrap(fault.OurSide, op, err)
	}
	defer func() { _ = lock.Close() }()
	if dir, ok := c.find(apiserver, etcd); ok { // whoever had the lock has got them
		return Assets{Dir: dir, Source: "cache"}, nil
	}
	loadErr := errors.New("not asked the internet")
	if !o.Offline {
		if loadErr = c.load(ctx); loadErr == nil {
			if dir, ok := c.find(apiserver, etcd); ok {
				return Assets{Dir: dir, Source: "download"}, nil
			}
			loadErr = errors.New("setup-envtest has left no programs in " + c.loaded())
		}
		c.progress("no download (" + firstLine(loadErr) + ")")
	}
	if err := c.build(ctx, part{etcd, "go.etcd.io/etcd/server/v3", Etcd}, part{apiserver, "k8s.io/kubernetes/cmd/kube-apiserver", Kubernetes}); err != nil {
		return Assets{}, &fault.Error{
			Kind: fault.OurSide, Op: op, Err: fmt.Errorf("%w; before that: %w", err, loadErr),
			Remedy: "set KUBEBUILDER_ASSETS to a folder with kube-apiserver and etcd, or run this in the source tree with Go installed",
		}
	}
	return Assets{Dir: c.built(), Source: "build"}, nil
}

// cache is the folder where programs are kept.
type cache struct {
	dir      string
	progress func(string)
}

func (o Options) cache() (cache, error) {
	const op = "finding the cache folder"
	dir := o.CacheDir
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return cache{}, &fault.Error{Kind: fault.OurSide, Op: op, Err: err, Remedy: "set LAGEBILD_CACHE to a folder"}
		}
		dir = filepath.Join(user, "lagebild")
	}
	dir, err := filepath.Abs(filepath.Join(dir, "kubernetes"))
	if err == nil {
		err = os.MkdirAll(dir, 0o755) //nolint:gosec // programs that anybody may run
	}
	if err != nil {
		return cache{}, &fault.Error{Kind: fault.OurSide, Op: op, Err: err, Remedy: "set LAGEBILD_CACHE to a folder that can be written"}
	}
	progress := o.Progress
	if progress == nil {
		progress = func(string) {}
	}
	return cache{dir: dir, progress: progress}, nil
}

// built is the folder of programs that were built, loaded that of setup-envtest.
func (c cache) built() string {
	return filepath.Join(c.dir, Kubernetes+"-etcd-"+Etcd+"-"+runtime.GOOS+"-"+runtime.GOARCH)
}

func (c cache) loaded() string { return filepath.Join(c.dir, "envtest") }

// find gives the folder that holds all the named programs.
func (c cache) find(names ...string) (string, bool) {
	if holds(c.built(), names...) == nil {
		return c.built(), true
	}
	minor := strings.TrimPrefix(Kubernetes[:strings.LastIndex(Kubernetes, ".")], "v")
	dirs, err := filepath.Glob(filepath.Join(c.loaded(), "k8s", minor+".*-"+runtime.GOOS+"-"+runtime.GOARCH))
	if err != nil {
		return "", false // only a malformed pattern
	}
	for _, dir := range dirs {
		if holds(dir, names...) == nil {
			return dir, true
		}
	}
	return "", false
}

// holds says which of the named programs is not in dir.
func holds(dir string, names ...string) error {
	const anybodyRuns = 0o111
	for _, name := range names {
		fi, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if !fi.Mode().IsRegular() || fi.Mode()&anybodyRuns == 0 {
			return fmt.Errorf("%s is no program", filepath.Join(dir, name))
		}
	}
	return nil
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	return line
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.0f s", d.Seconds()) }
