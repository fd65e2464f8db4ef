package child

import "syscall"

// diesWithParent: on this system a program can be made to end with its parent.
const diesWithParent = true

// dieWithParent has the kernel kill the program when the thread that started it ends, unless a names a gentler signal.
func dieWithParent(a *syscall.SysProcAttr) {
	if a.Pdeathsig == 0 {
		a.Pdeathsig = syscall.SIGKILL
	}
}
