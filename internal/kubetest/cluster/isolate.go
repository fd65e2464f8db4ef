//go:build linux

package cluster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/lagebild/lagebild/internal/fault"
)

// isolation is what a process gets of its own. The user stays: containerd needs a real root.
const isolation = syscall.CLONE_NEWNS | syscall.CLONE_NEWPID | syscall.CLONE_NEWNET | syscall.CLONE_NEWUTS | syscall.CLONE_NEWIPC

// Isolated runs cmd, a program that calls Enter and then Start with the folder dir, in namespaces of its own, and waits for
// it. When ctx ends, the program is asked to end, and killed after patience. What it leaves in control groups is removed, as
// is what killed ones have left; dir is the caller's.
func Isolated(ctx context.Context, cmd *exec.Cmd, dir string, patience time.Duration) error {
	const op = "starting a process of its own namespaces"
	if os.Geteuid() != 0 {
		return &fault.Error{Kind: fault.Invalid, Op: op, Err: errors.New("only root may"), Remedy: "run it as root"}
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: isolation, Pdeathsig: syscall.SIGKILL, Setpgid: true}
	if err := cmd.Start(); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case err = <-ended:
		case <-time.After(patience):
			_ = cmd.Process.Kill() // the first process of its namespace: all others end with it
			err = <-ended
		}
	}
	return errors.Join(err, removeCgroups(cgroupName(dir)))
}

// Enter makes the namespaces that Isolated gave usable: /proc shows our processes alone, and no mount gets out.
func Enter() error {
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("keeping mounts to ourselves: %w", err)
	}
	if err := unix.Mount("proc", "/proc", "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, ""); err != nil {
		return fmt.Errorf("mounting /proc: %w", err)
	}
	return nil
}

const (
	cgroups = "/sys/fs/cgroup"
	unified = "unified" // where the hierarchy of version 2 is beside those of version 1
)

// nodeShares is the weight of a node's processes in pods; one of the machine's own processes has 1024.
const nodeShares = "16384"

// controllers are the hierarchies of control groups that the machine has mounted.
func controllers() ([]string, error) {
	text, err := os.ReadFile("/proc/mounts")
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if len(f) > 2 && f[2] == "cgroup" && strings.HasPrefix(f[1], cgroups+"/") {
			out = append(out, filepath.Base(f[1]))
		}
	}
	if len(out) == 0 {
		return nil, &fault.Error{
			Kind: fault.Invalid, Op: "looking for control groups", Err: errors.New("there are none of version 1 below " + cgroups),
			Remedy: "run it on a machine with control groups of version 1 or both versions; version 2 alone is not supported",
		}
	}
	return out, nil
}

// makeCgroups makes the root of a node's control groups in each hierarchy; root begins with a slash.
func makeCgroups(names []string, root string) error {
	for _, name := range names {
		dir := filepath.Join(cgroups, name)
		for part := range strings.SplitSeq(strings.Trim(root, "/"), "/") {
			parent := dir
			dir = filepath.Join(dir, part)
			if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // as all of them are
				return err
			}
			if name == "cpu" || name == "cpu,cpuacct" {
				// A group counts as much as one process beside it; these stand for whole machines.
				if err := os.WriteFile(filepath.Join(dir, "cpu.shares"), []byte(nodeShares), 0o600); err != nil {
					return err
				}
			}
			if name != "cpuset" {
				continue
			}
			// A new set is empty, and nothing can run in it.
			for _, file := range []string{"cpuset.cpus", "cpuset.mems"} {
				text, err := os.ReadFile(filepath.Join(parent, file))
				if err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(dir, file), text, 0o600); err != nil { //nolint:gosec // below /sys
					return err
				}
			}
		}
	}
	return nil
}

// removeCgroups removes the control groups of that name with all below them; their processes have ended or are ending.
func removeCgroups(name string) error {
	names, err := controllers()
	if err != nil {
		return err
	}
	for _, c := range append(names, unified) {
		root := filepath.Join(cgroups, c, name)
		for range 50 { // the kernel needs a moment to see off the last process
			if err = removeTree(root); err == nil {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// removeTree removes folders from the leaves on; the files in a control group cannot be removed and need not be.
func removeTree(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() {
			if err := removeTree(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return os.Remove(dir)
}
