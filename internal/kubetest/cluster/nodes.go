//go:build linux

package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"

	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
)

// InsideArg is the argument with which the program is called again as the first process of a node; it then calls Inside.
const InsideArg = "cluster-node"

// startNodes starts all nodes. Each becomes ready by itself.
func (c *Cluster) startNodes(ctx context.Context) error {
	names, err := controllers()
	if err != nil {
		return err
	}
	for i, n := range c.nodes {
		c.cfg.Progress("starting " + n.Name)
		if err := errors.Join(makeCgroups(names, n.CgroupRoot), c.furnish(n)); err != nil {
			return err
		}
		if err := c.startNode(ctx, i, n); err != nil {
			return fmt.Errorf("%s: %w", n.Name, err)
		}
	}
	// A service address leads to any node; each knows the way.
	return ip("route", "add", services, "via", c.nodes[0].IP)
}

// furnish writes what the programs of a node read.
func (c *Cluster) furnish(n node) error {
	if err := os.MkdirAll(filepath.Join(n.Dir, "cni"), 0o755); err != nil { //nolint:gosec // as on any machine
		return err
	}
	for name, template := range map[string]string{
		"kubelet.yaml": "kubelet.yaml", "kube-proxy.yaml": "kube-proxy.yaml", "containerd.toml": "containerd.toml", "cni/pods.conflist": "pods.conflist",
	} {
		text, err := render(template, n)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(n.Dir, name), text, 0o600); err != nil {
			return err
		}
	}
	serving, err := c.ca.Serving(n.Name, []string{n.Name}, []net.IP{net.ParseIP(n.IP)})
	if err != nil {
		return err
	}
	err = errors.Join(
		os.WriteFile(filepath.Join(n.Dir, "kubelet.crt"), serving.Cert, 0o600),
		os.WriteFile(filepath.Join(n.Dir, "kubelet.key"), serving.Key, 0o600),
		// Nobody answers there: names outside of the cluster are unknown at once.
		os.WriteFile(filepath.Join(n.Dir, "resolv.conf"), []byte("nameserver "+hubIP+"\n"), 0o600),
	)
	if err != nil {
		return err
	}
	if _, err := c.user(filepath.Join(n.Dir, "kubelet.kubeconfig"), "system:node:"+n.Name, "system:nodes"); err != nil {
		return err
	}
	_, err = c.user(filepath.Join(n.Dir, "kube-proxy.kubeconfig"), "system:kube-proxy")
	return err
}

// startNode starts the first process of a node and plugs its wire in.
func (c *Cluster) startNode(ctx context.Context, i int, n node) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	what, err := json.Marshal(n)
	if err != nil {
		return err
	}
	in, out := io.Pipe()
	defer func() { _ = out.Close() }()
	cmd := exec.CommandContext(context.WithoutCancel(ctx), self, InsideArg) //nolint:gosec // this very program
	cmd.Stdin = in
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: isolation}
	p, err := c.start(n.Name, cmd)
	if err != nil {
		return err
	}
	near := "node" + strconv.Itoa(i+1)
	for _, args := range [][]string{
		{"link", "add", near, "type", "veth", "peer", "name", "eth0", "netns", strconv.Itoa(p.PID())},
		{"link", "set", near, "master", bridge},
		{"link", "set", near, "up"},
		{"route", "add", n.PodCIDR, "via", n.IP},
	} {
		if err := ip(args...); err != nil {
			return errors.Join(err, c.ended())
		}
	}
	_, err = out.Write(what) // it waits for this
	return err
}

// importFirst gives every node the images that it needs at first.
func (c *Cluster) importFirst(ctx context.Context) error { return c.Import(ctx, c.cfg.Images...) }

// Import gives every node the images of archives.
func (c *Cluster) Import(ctx context.Context, archives ...string) error {
	var g errgroup.Group
	for _, n := range c.nodes {
		g.Go(func() error {
			err := c.until(ctx, "containerd answers", time.Minute, func(ctx context.Context) error { return ctr(ctx, n, "version") })
			for _, a := range archives {
				if err == nil {
					c.cfg.Progress("importing " + filepath.Base(a) + " into " + n.Name)
					err = ctr(ctx, n, "-n", "k8s.io", "images", "import", a)
				}
			}
			return err
		})
	}
	return g.Wait()
}

// ctr asks the containerd of a node.
func ctr(ctx context.Context, n node, args ...string) error {
	cmd := exec.CommandContext(ctx, "ctr", append([]string{"-a", filepath.Join(n.Dir, "containerd.sock")}, args...)...) //nolint:gosec // our own arguments
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("ctr %s on %s: %w: %s", strings.Join(args, " "), n.Name, err, bytes.TrimSpace(out))
	}
	return nil
}

// base applies what a cluster has before anybody uses it: DNS, a storage class, volumes.
func (c *Cluster) base(ctx context.Context) error {
	type volume struct{ Name, Path string }
	data := struct {
		CoreDNS, DNS string
		Volumes      []volume
	}{CoreDNS: CoreDNSImage, DNS: dnsIP}
	for i := range c.cfg.Volumes {
		v := volume{Name: fmt.Sprintf("volume%d", i+1)}
		v.Path = filepath.Join(c.cfg.Dir, "volumes", v.Name)
		if err := os.MkdirAll(v.Path, 0o755); err != nil { //nolint:gosec // the kubelet hands it to the pod's group
			return err
		}
		data.Volumes = append(data.Volumes, v)
	}
	text, err := render("base.yaml", data)
	if err != nil {
		return err
	}
	a, err := apiserver.NewApplier(c.Config(), "cluster")
	if err != nil {
		return err
	}
	_, err = a.Apply(ctx, "default", text)
	return err
}

// await waits for the nodes and for DNS.
func (c *Cluster) await(ctx context.Context) error {
	client, err := kubernetes.NewForConfig(c.Config())
	if err != nil {
		return err
	}
	err = c.until(ctx, "all nodes are ready", 2*time.Minute, func(ctx context.Context) error {
		list, err := client.CoreV1().Nodes().List(ctx, metav1.ListOptions{})
		if err != nil {
			return err
		}
		ready := 0
		for _, n := range list.Items {
			for _, cond := range n.Status.Conditions {
				if cond.Type == corev1.NodeReady && cond.Status == corev1.ConditionTrue {
					ready++
				}
			}
		}
		if ready < len(c.nodes) {
			return fmt.Errorf("%d of %d are", ready, len(c.nodes))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.until(ctx, "DNS answers", 2*time.Minute, func(ctx context.Context) error {
		d, err := client.AppsV1().Deployments("kube-system").Get(ctx, "coredns", metav1.GetOptions{})
		if err == nil && d.Status.ReadyReplicas < 1 {
			err = errors.New("no replica of CoreDNS is ready")
		}
		return err
	})
}
