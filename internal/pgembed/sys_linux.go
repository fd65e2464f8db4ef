package pgembed

import (
	"os"
	"strconv"
	"strings"
	"syscall"
)

// commandLine gives the program and arguments of a living process, joined by spaces; "" if there is none or it is not
// ours to see. A zombie has none.
func commandLine(pid int) string {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(string(b), "\x00", " "))
}

// memoryDir is a folder in memory with at least want bytes free, "" if there is none.
func memoryDir(want uint64) string {
	const dir = "/dev/shm"
	const writable = 2 // W_OK
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil || syscall.Access(dir, writable) != nil {
		return ""
	}
	if st.Bavail*uint64(st.Bsize) < want { //nolint:gosec // a block size is positive
		return ""
	}
	return dir
}
