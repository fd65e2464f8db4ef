package child

import "syscall"

// diesWithParent: on this system a program can be made to end with its parent.
const diesWithParent = true

// dieWithParent has the kernel kill the program when the thread that started it ends.
func dieWithParent(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGKILL }
