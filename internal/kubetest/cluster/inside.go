//go:build linux

package cluster

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// Inside is the first process of a node. It reads what the node is from standard input, sets up what a machine has when it
// has booted, starts containerd, kubelet and kube-proxy, collects orphans, and ends when one of the three does.
func Inside() error {
	var n node
	if err := json.NewDecoder(os.Stdin).Decode(&n); err != nil {
		return fmt.Errorf("reading what this node is: %w", err)
	}
	if err := n.boot(); err != nil {
		return fmt.Errorf("booting %s: %w", n.Name, err)
	}
	file := func(name string) string { return filepath.Join(n.Dir, name) }
	programs := map[string][]string{
		"containerd": {"containerd", "-c", file("containerd.toml")},
		"kubelet": {
			filepath.Join(n.Programs, "kubelet"), "--config=" + file("kubelet.yaml"), "--kubeconfig=" + file("kubelet.kubeconfig"),
			"--hostname-override=" + n.Name, "--node-ip=" + n.IP, "--v=2",
		},
		"kube-proxy": {filepath.Join(n.Programs, "kube-proxy"), "--config=" + file("kube-proxy.yaml")},
	}
	running := map[int]string{}
	for name, args := range programs {
		pid, err := n.start(name, args)
		if err != nil {
			return err
		}
		running[pid] = name
	}
	for {
		var status unix.WaitStatus
		pid, err := unix.Wait4(-1, &status, 0, nil)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil {
			return err
		}
		if name, ok := running[pid]; ok {
			return fmt.Errorf("%s on %s ended (exit %d, signal %d); see %s", name, n.Name, status.ExitStatus(), status.Signal(), file(name+".log"))
		}
	}
}

// start starts a program with its output in a log of its name. Wait4 collects it.
func (n node) start(name string, args []string) (int, error) {
	path, err := exec.LookPath(args[0])
	if err != nil {
		return 0, err
	}
	log, err := os.Create(filepath.Join(n.Dir, name+".log"))
	if err != nil {
		return 0, err
	}
	defer func() { _ = log.Close() }()
	p, err := os.StartProcess(path, args, &os.ProcAttr{Dir: n.Dir, Env: os.Environ(), Files: []*os.File{nil, log, log}})
	if err != nil {
		return 0, err
	}
	return p.Pid, p.Release()
}

// boot sets up mounts, host name and network.
func (n node) boot() error {
	names, err := controllers() // before /sys is another one
	if err != nil {
		return err
	}
	if err := Enter(); err != nil {
		return err
	}
	// What the kubelet mounts has to appear in the namespaces of containers.
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_SHARED, ""); err != nil {
		return fmt.Errorf("sharing mounts with containers: %w", err)
	}
	if err := n.mounts(names); err != nil {
		return err
	}
	if err := unix.Sethostname([]byte(n.Name)); err != nil {
		return err
	}
	if err := n.sysctls(); err != nil {
		return err
	}
	return n.network()
}

func (n node) mounts(controllers []string) error {
	type mount struct{ source, target, kind, options string }
	all := []mount{
		{"run", "/run", "tmpfs", "mode=755"},
		{"sysfs", "/sys", "sysfs", ""},
		{"cgroup", cgroups, "tmpfs", "mode=755"},
	}
	for _, c := range controllers {
		options := c
		if c == "systemd" {
			options = "none,name=systemd"
		}
		all = append(all, mount{"cgroup", filepath.Join(cgroups, c), "cgroup", options})
	}
	all = append(all, mount{"cgroup2", filepath.Join(cgroups, unified), "cgroup2", ""})
	for _, m := range all {
		if err := os.MkdirAll(m.target, 0o755); err != nil { //nolint:gosec // as on any machine
			return err
		}
		if err := unix.Mount(m.source, m.target, m.kind, 0, m.options); err != nil {
			return fmt.Errorf("mounting %s: %w", m.target, err)
		}
	}
	for name, target := range map[string]string{
		"kubelet": "/var/lib/kubelet", "pods": "/var/log/pods", "containers": "/var/log/containers", "cni-lib": "/var/lib/cni",
	} {
		source := filepath.Join(n.Dir, name)
		if err := errors.Join(os.MkdirAll(source, 0o755), os.MkdirAll(target, 0o755)); err != nil { //nolint:gosec // as above
			return err
		}
		if err := unix.Mount(source, target, "", unix.MS_BIND, ""); err != nil {
			return fmt.Errorf("mounting %s: %w", target, err)
		}
	}
	return os.MkdirAll("/run/netns", 0o755) //nolint:gosec // as above
}

// sysctls shows the kubelet the values that it wants and would set otherwise: those of the machine, which is not ours, stay.
func (n node) sysctls() error {
	for name, want := range map[string]string{
		"vm/overcommit_memory": "1", "vm/panic_on_oom": "0", "kernel/panic": "10", "kernel/panic_on_oops": "1",
		"kernel/keys/root_maxkeys": "1000000", "kernel/keys/root_maxbytes": "25000000",
	} {
		path := filepath.Join("/proc/sys", name)
		text, err := os.ReadFile(path)
		if err == nil && strings.TrimSpace(string(text)) == want {
			continue
		}
		shown := filepath.Join(n.Dir, strings.ReplaceAll(name, "/", "-"))
		if err := os.WriteFile(shown, []byte(want+"\n"), 0o600); err != nil {
			return err
		}
		if err := unix.Mount(shown, path, "", unix.MS_BIND, ""); err != nil {
			return fmt.Errorf("showing %s: %w", path, err)
		}
	}
	// The network's are the namespace's own. Without the second, an answer from a pod on the same bridge keeps the pod's address.
	err := os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0o600)
	if e := os.WriteFile("/proc/sys/net/bridge/bridge-nf-call-iptables", []byte("1"), 0o600); e != nil && !errors.Is(e, os.ErrNotExist) {
		err = errors.Join(err, e)
	}
	return err
}

func (n node) network() error {
	commands := [][]string{
		{"link", "set", "lo", "up"},
		{"addr", "add", n.IP + "/24", "dev", "eth0"},
		{"link", "set", "eth0", "up"},
		{"route", "add", "default", "via", hubIP},
	}
	for _, r := range n.Routes {
		commands = append(commands, []string{"route", "add", r[0], "via", r[1]})
	}
	for _, c := range commands {
		if err := ip(c...); err != nil {
			return err
		}
	}
	return nil
}

// ip runs the command of that name. It is not for a process that collects orphans.
func ip(args ...string) error {
	out, err := exec.Command("ip", args...).CombinedOutput() //nolint:gosec,noctx // done in a moment; our own arguments
	if err != nil {
		return fmt.Errorf("ip %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(string(out)))
	}
	return nil
}

// poll is the time between two looks at something that cannot be waited for.
const poll = 100 * time.Millisecond
