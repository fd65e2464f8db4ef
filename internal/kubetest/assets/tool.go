//go:build unix

package assets

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

// Tool is a program that a module of .tools builds.
type Tool struct {
	Name    string // of the program
	Module  string // folder below .tools
	Package string // "./node", or a path in a module that this one requires
}

// The programs that make a cluster of an API server.
var (
	Node    = Tool{Name: "node", Module: "kubernetes", Package: "./node"} // kubelet and the rest, chosen by the name it is called by
	Pause   = Tool{Name: "pause", Module: "kubernetes", Package: "./pause"}
	CoreDNS = Tool{Name: "coredns", Module: "coredns", Package: "."}
)

// Build gives the path of a tool in the cache; if it is not there, or its module has changed since, it is built. Errors are
// OurSide.
func Build(ctx context.Context, o Options, t Tool) (string, error) {
	op := "building " + t.Name
	c, err := o.cache()
	if err != nil {
		return "", err
	}
	module, err := moduleDir(t.Module)
	if err != nil {
		return "", fault.Wrap(fault.OurSide, op, err)
	}
	sum, err := sumOf(module)
	if err != nil {
		return "", fault.Wrap(fault.OurSide, op, err)
	}
	dir := filepath.Join(c.dir, "tools", fmt.Sprintf("%s-%x", t.Name, sum[:6]))
	path := filepath.Join(dir, t.Name)
	if holds(dir, t.Name) == nil {
		return path, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // programs that anybody may run
		return "", fault.Wrap(fault.OurSide, op, err)
	}
	lock, err := dirlock.Wait(ctx, filepath.Join(dir, dirlock.Name))
	if err != nil {
		return "", fault.Wrap(fault.OurSide, op, err)
	}
	defer func() { _ = lock.Close() }()
	if holds(dir, t.Name) == nil { // whoever had the lock has built it
		return path, nil
	}
	c.progress("building " + t.Name + " from Go modules, once; some minutes")
	return path, fault.Wrap(fault.OurSide, op, c.compile(ctx, module, t.Package, path))
}

// sumOf is the sum of what a program of a module depends on: its files, and the version of Go.
func sumOf(module string) ([]byte, error) {
	h := sha256.New()
	h.Write([]byte(runtime.Version()))
	err := filepath.WalkDir(module, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path) //nolint:gosec // a file of ours
		fmt.Fprintf(h, "%s %d\n%s", strings.TrimPrefix(path, module), len(text), text)
		return err
	})
	return h.Sum(nil), err
}
