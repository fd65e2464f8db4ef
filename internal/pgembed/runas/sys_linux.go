package runas

import (
	"os"
	"syscall"
)

// hasUserns: this system has user namespaces, if they are allowed.
const hasUserns = true

// apply makes a process with attributes a run as id.
func (id Identity) apply(a *syscall.SysProcAttr) {
	id.credential(a)
	if id.userns {
		a.Cloneflags = syscall.CLONE_NEWUSER
		a.UidMappings = []syscall.SysProcIDMap{{ContainerID: id.uid, HostID: os.Geteuid(), Size: 1}}
		a.GidMappings = []syscall.SysProcIDMap{{ContainerID: id.gid, HostID: os.Getegid(), Size: 1}}
	}
}

// DieWithParent has the kernel shut the server down at once when the thread that started it ends.
func DieWithParent(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGQUIT }
