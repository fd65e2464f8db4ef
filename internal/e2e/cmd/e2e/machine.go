//go:build linux

package main

import (
	"fmt"
	"runtime"

	"golang.org/x/sys/unix"
)

// machine says what the figures were measured on.
func machine() string {
	var info unix.Sysinfo_t
	if err := unix.Sysinfo(&info); err != nil {
		return fmt.Sprintf("%d cores", runtime.NumCPU())
	}
	return fmt.Sprintf("%d cores, %d GiB", runtime.NumCPU(), (uint64(info.Totalram)*uint64(info.Unit)+1<<29)>>30) //nolint:unconvert // narrower on other processors
}
