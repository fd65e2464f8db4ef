package pgembed

import "syscall"

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
