//go:build unix && !linux

package runas

import "syscall"

// hasUserns: only Linux has user namespaces.
const hasUserns = false

// apply makes a process with attributes a run as id.
func (id Identity) apply(a *syscall.SysProcAttr) { id.credential(a) }

// DieWithParent does nothing: only Linux can. The next start on the same folder ends the orphan.
func DieWithParent(*syscall.SysProcAttr) {}
