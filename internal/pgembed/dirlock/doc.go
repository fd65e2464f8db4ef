// Package dirlock gives a folder to one process at a time. The lock is the kernel's, on a file in the folder, so it goes when
// the process ends, however it ends; the file's text is the process id, for messages.
package dirlock
