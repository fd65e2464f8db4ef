//go:build unix && !linux

package child

import "syscall"

// diesWithParent: on this system a program outlives a parent that is killed.
const diesWithParent = false

// dieWithParent does nothing: only Linux can.
func dieWithParent(*syscall.SysProcAttr) {}
