//go:build linux

package cluster

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"k8s.io/client-go/rest"

	"github.com/lagebild/lagebild/internal/child"
	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
	"github.com/lagebild/lagebild/internal/kubetest/pki"
)

// Cluster is a running cluster. It ends with the process that started it.
type Cluster struct {
	cfg   Config
	ca    *pki.Authority
	admin *rest.Config
	nodes []node
	// Running programs; one that ends ends the cluster.
	children []*child.Process
}

// Start brings up a cluster in a process that Isolated has started and that has called Enter; it returns when every node is
// ready and DNS answers, after some 30 s. Errors are OurSide, with the last lines that the program in question printed.
func Start(ctx context.Context, cfg Config) (*Cluster, error) {
	c := &Cluster{cfg: cfg}
	for i := range cfg.Nodes {
		c.nodes = append(c.nodes, cfg.node(i+1))
	}
	for _, step := range []func(context.Context) error{c.hub, c.certificates, c.controlPlane, c.startNodes, c.importFirst, c.base, c.await} {
		if err := step(ctx); err != nil {
			return nil, fault.Wrap(fault.OurSide, "starting a cluster", err)
		}
	}
	return c, nil
}

// Config is how an administrator reaches the API server.
func (c *Cluster) Config() *rest.Config { return rest.CopyConfig(c.admin) }

// Kubeconfig is the file that says the same to kubectl and helm.
func (c *Cluster) Kubeconfig() string { return filepath.Join(c.cfg.Dir, "admin.kubeconfig") }

// Bin is the folder with kubectl, of the cluster's version.
func (c *Cluster) Bin() string { return filepath.Join(c.cfg.Dir, "bin") }

// hub lays the wires that all nodes share.
func (c *Cluster) hub(context.Context) error {
	for _, args := range [][]string{
		{"link", "set", "lo", "up"}, {"link", "add", bridge, "type", "bridge"}, {"addr", "add", hubIP + "/24", "dev", bridge}, {"link", "set", bridge, "up"},
	} {
		if err := ip(args...); err != nil {
			return err
		}
	}
	if err := os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0o600); err != nil {
		return err
	}
	if err := os.MkdirAll(c.Bin(), 0o755); err != nil { //nolint:gosec // programs that anybody may run
		return err
	}
	for _, name := range []string{"kubelet", "kube-proxy", "kube-scheduler", "kube-controller-manager", "kubectl"} {
		if err := os.Symlink(c.cfg.Node, filepath.Join(c.Bin(), name)); err != nil {
			return err
		}
	}
	return nil
}

// certificates issues all of them, with the kubeconfigs that hold them.
func (c *Cluster) certificates(context.Context) error {
	var err error
	if c.ca, err = pki.New(clock.System{}.Now()); err != nil {
		return err
	}
	account, err := pki.NewKey()
	if err != nil {
		return err
	}
	server, err := c.ca.Serving("kube-apiserver",
		[]string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"},
		[]net.IP{net.ParseIP(hubIP), net.ParseIP(firstIP), net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return err
	}
	caller, err := c.ca.Client("kube-apiserver-kubelet-client", "system:masters")
	if err != nil {
		return err
	}
	key, err := c.ca.Key()
	if err != nil {
		return err
	}
	files := map[string][]byte{
		"ca.crt": c.ca.PEM(), "ca.key": key, "accounts.key": account, "apiserver.crt": server.Cert, "apiserver.key": server.Key,
		"apiserver-kubelet.crt": caller.Cert, "apiserver-kubelet.key": caller.Key,
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(c.cfg.Dir, name), text, 0o600); err != nil {
			return err
		}
	}
	if c.admin, err = c.user(c.Kubeconfig(), "admin", "system:masters"); err != nil {
		return err
	}
	for _, name := range []string{"kube-controller-manager", "kube-scheduler"} {
		if _, err := c.user(filepath.Join(c.cfg.Dir, name+".kubeconfig"), "system:"+name); err != nil {
			return err
		}
	}
	return nil
}

// user issues a certificate and writes it as a kubeconfig.
func (c *Cluster) user(path, name string, groups ...string) (*rest.Config, error) {
	p, err := c.ca.Client(name, groups...)
	if err != nil {
		return nil, err
	}
	cfg := &rest.Config{Host: apiURL, TLSClientConfig: rest.TLSClientConfig{CAData: c.ca.PEM(), CertData: p.Cert, KeyData: p.Key}, QPS: -1}
	return cfg, apiserver.WriteKubeconfig(path, "default", cfg)
}

// controlPlane starts etcd, the API server and, once that answers, what works beside it.
func (c *Cluster) controlPlane(ctx context.Context) error {
	const etcd = "http://127.0.0.1:2379"
	const peer = "http://127.0.0.1:2380"
	file := func(name string) string { return filepath.Join(c.cfg.Dir, name) }
	c.cfg.Progress("starting etcd and kube-apiserver")
	if err := c.run("etcd", c.cfg.Etcd, "--data-dir="+file("etcd"), "--unsafe-no-fsync=true", "--name=default", "--listen-client-urls="+etcd,
		"--advertise-client-urls="+etcd, "--listen-peer-urls="+peer, "--initial-advertise-peer-urls="+peer, "--initial-cluster=default="+peer, "--log-level=warn"); err != nil {
		return err
	}
	if err := c.run("kube-apiserver", c.cfg.APIServer,
		"--etcd-servers="+etcd, "--advertise-address="+hubIP, "--secure-port=6443", "--service-cluster-ip-range="+services,
		"--client-ca-file="+file("ca.crt"), "--tls-cert-file="+file("apiserver.crt"), "--tls-private-key-file="+file("apiserver.key"),
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-account-key-file="+file("accounts.key"), "--service-account-signing-key-file="+file("accounts.key"),
		"--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
		"--kubelet-client-certificate="+file("apiserver-kubelet.crt"), "--kubelet-client-key="+file("apiserver-kubelet.key"),
		"--kubelet-certificate-authority="+file("ca.crt"), "--kubelet-preferred-address-types=InternalIP", "--profiling=false"); err != nil {
		return err
	}
	if err := c.awaitAPI(ctx); err != nil {
		return err
	}
	if err := c.run("kube-controller-manager", filepath.Join(c.Bin(), "kube-controller-manager"),
		"--kubeconfig="+file("kube-controller-manager.kubeconfig"), "--leader-elect=false", "--use-service-account-credentials",
		"--service-account-private-key-file="+file("accounts.key"), "--root-ca-file="+file("ca.crt"),
		"--cluster-signing-cert-file="+file("ca.crt"), "--cluster-signing-key-file="+file("ca.key")); err != nil {
		return err
	}
	return c.run("kube-scheduler", filepath.Join(c.Bin(), "kube-scheduler"), "--kubeconfig="+file("kube-scheduler.kubeconfig"), "--leader-elect=false")
}

// run starts a program of the control plane with its output in a log of its name.
func (c *Cluster) run(name, path string, args ...string) error {
	cmd := exec.Command(path, args...) //nolint:gosec,noctx // a program that was found; it ends with this process
	cmd.Dir = c.cfg.Dir
	_, err := c.start(name, cmd)
	return err
}

func (c *Cluster) start(name string, cmd *exec.Cmd) (*child.Process, error) {
	log, err := os.Create(filepath.Join(c.cfg.Dir, name+".log"))
	if err != nil {
		return nil, err
	}
	p, err := child.Start(name, cmd, func(l string) { _, _ = fmt.Fprintln(log, l) })
	if err != nil {
		return nil, err
	}
	c.children = append(c.children, p)
	return p, nil
}

// ended says which program has ended, if any has.
func (c *Cluster) ended() error {
	for _, p := range c.children {
		select {
		case <-p.Done():
			return errors.Join(fmt.Errorf("%s has ended", p.Name()), p.Err())
		default:
		}
	}
	return nil
}

func (c *Cluster) awaitAPI(ctx context.Context) error {
	client, err := rest.HTTPClientFor(c.admin)
	if err != nil {
		return err
	}
	defer client.CloseIdleConnections()
	return c.until(ctx, "kube-apiserver is ready", 2*time.Minute, func(ctx context.Context) error {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, apiURL+"/readyz", http.NoBody)
		if err != nil {
			return err
		}
		resp, err := client.Do(req)
		if err != nil {
			return err
		}
		defer func() { _ = resp.Body.Close() }()
		if resp.StatusCode != http.StatusOK {
			return errors.New(resp.Status)
		}
		return nil
	})
}

// until asks until ok gives no error; there is nothing to subscribe to.
func (c *Cluster) until(ctx context.Context, what string, limit time.Duration, ok func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var last error
	for {
		if last = ok(ctx); last == nil {
			return nil
		}
		if err := c.ended(); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited until %s: %w: %w", what, ctx.Err(), last)
		case <-time.After(poll):
		}
	}
}
