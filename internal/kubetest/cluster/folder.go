//go:build linux

package cluster

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

const folderPrefix = "lagebild-cluster-"

// Folder makes a folder for a cluster and all that a test has for it, after sweeping those of killed processes. release
// removes it. Its path is short enough for sockets.
func Folder() (dir string, release func() error, err error) {
	const op = "making a folder for a cluster"
	const base = "/var/tmp" // on a disk: images are large
	sweep(base)
	if dir, err = os.MkdirTemp(base, folderPrefix); err != nil {
		return "", nil, fault.Wrap(fault.OurSide, op, err)
	}
	lock, err := dirlock.Try(filepath.Join(dir, dirlock.Name), os.O_CREATE)
	if err != nil {
		return "", nil, fault.Wrap(fault.OurSide, op, err)
	}
	return dir, func() error { return errors.Join(os.RemoveAll(dir), lock.Close()) }, nil
}

// sweep removes the folders of processes that have ended without removing them, with their control groups.
func sweep(base string) {
	dirs, err := filepath.Glob(filepath.Join(base, folderPrefix+"*"))
	if err != nil {
		return // only a malformed pattern
	}
	for _, dir := range dirs {
		lock, err := dirlock.Try(filepath.Join(dir, dirlock.Name), 0)
		if err != nil {
			continue
		}
		inner, err := filepath.Glob(filepath.Join(dir, "*"))
		if err == nil {
			for _, d := range inner {
				_ = removeCgroups(cgroupName(d))
			}
		}
		_ = errors.Join(os.RemoveAll(dir), lock.Close())
	}
}
