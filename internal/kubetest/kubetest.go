//go:build unix

package kubetest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"k8s.io/client-go/rest"

	"github.com/lagebild/lagebild/crds"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
)

const startLimit = 30 * time.Minute // with building Kubernetes on a busy machine

// process is what the tests of one process share; it is filled by the first test that needs it.
type process struct {
	mu     sync.Mutex
	server *apiserver.Server
	err    error
}

// The one variable of this package: tests cannot be handed anything from outside but through their process.
var shared process

func (p *process) get() (*apiserver.Server, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.server == nil && p.err == nil {
		ctx, cancel := context.WithTimeout(context.Background(), startLimit)
		defer cancel()
		p.server, p.err = start(ctx)
	}
	return p.server, p.err
}

func (p *process) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.server == nil {
		return nil
	}
	err := p.server.Close()
	p.server, p.err = nil, errors.New("the server has been stopped")
	return err
}

func start(ctx context.Context) (*apiserver.Server, error) {
	o := assets.FromEnv(os.Getenv)
	o.Progress = func(s string) { fmt.Fprintln(os.Stderr, "kubetest:", s) }
	found, err := assets.Locate(ctx, o)
	if err != nil {
		return nil, err
	}
	s, err := apiserver.Start(ctx, apiserver.Options{Assets: found})
	if err != nil {
		return nil, err
	}
	if err := apiserver.InstallCRDs(ctx, s.Config(), crds.FS()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Main runs the tests of a package and then stops the server that they started, if they did. It gives the exit code. m is a
// *testing.M, or whatever runs the tests between other preparations.
func Main(m interface{ Run() int }) int {
	code := m.Run()
	if err := Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "kubetest:", err)
		code = max(code, 1)
	}
	return code
}

// Stop stops the server that the tests of this process share, for packages that cannot use Main.
func Stop() error { return shared.close() }

// Start gives an administrator's access to the server that the tests of this process share.
func Start(tb testing.TB) *rest.Config {
	tb.Helper()
	return Server(tb).Config()
}

// Server gives the server that the tests of this process share; a test must not stop it.
func Server(tb testing.TB) *apiserver.Server {
	tb.Helper()
	s, err := shared.get()
	if err != nil {
		tb.Fatalf("kubetest: %v", err)
	}
	return s
}

// New gives the test a server of its own, which it may stop and start and which is gone when the test ends.
func New(tb testing.TB) *apiserver.Server {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	s, err := start(ctx)
	if err != nil {
		tb.Fatalf("kubetest: %v", err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Errorf("kubetest: %v", err)
		}
	})
	return s
}

// Namespace gives the test a namespace of its own on the shared server. It stays, as no controller would remove it.
func Namespace(tb testing.TB) string {
	tb.Helper()
	name := "test-" + strings.ToLower(rand.Text()[:10])
	if err := apiserver.CreateNamespace(tb.Context(), Start(tb), name); err != nil {
		tb.Fatalf("kubetest: %v", err)
	}
	return name
}

// ServiceAccount makes a ServiceAccount on the shared server and gives access with its token; it may do nothing until RBAC
// says so.
func ServiceAccount(tb testing.TB, namespace, name string) *rest.Config {
	tb.Helper()
	cfg, err := apiserver.ServiceAccount(tb.Context(), Start(tb), namespace, name)
	if err != nil {
		tb.Fatalf("kubetest: %v", err)
	}
	return cfg
}
