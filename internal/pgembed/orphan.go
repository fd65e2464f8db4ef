//go:build unix

package pgembed

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

const (
	pidFile = "postmaster.pid"

	orphanPatience = 10 * time.Second
	orphanPoll     = 20 * time.Millisecond
)

// postmasterPID reads the process id in the data folder's lock file; 0 if there is none.
func postmasterPID(data string) int {
	b, err := os.ReadFile(filepath.Join(data, pidFile))
	if err != nil {
		return 0
	}
	first, _, _ := strings.Cut(string(b), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil || pid <= 1 {
		return 0
	}
	return pid
}

// runs says whether process pid is the server of the data folder.
func runs(pid int, data string) bool {
	return pid > 1 && strings.Contains(commandLine(pid)+" ", " -D "+data+" ")
}

// endOrphan makes the data folder, which is locked for us, free of a server that outlived its parent, and of a lock file
// that names a process which is no such server: PostgreSQL would refuse to start when the number has been given to another
// process since.
func endOrphan(ctx context.Context, o Options, data string) error {
	op := "starting PostgreSQL in " + data
	pid := postmasterPID(data)
	if pid == 0 {
		return nil
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT} { // an orderly end, then an abrupt one
		if !runs(pid, data) {
			break
		}
		o.Log.InfoContext(ctx, "Found a database server whose parent is gone", "pid", pid, "folder", data, "signal", sig.String())
		if err := syscall.Kill(pid, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fault.Wrap(fault.Conflict, op, err)
		}
		if err := awaitEnd(ctx, pid, data); err != nil {
			return fault.Wrap(fault.OurSide, op, err)
		}
	}
	if runs(pid, data) {
		return &fault.Error{
			Kind: fault.Conflict, Op: op, Err: errors.New("in use by the server process " + strconv.Itoa(pid)),
			Remedy: "stop that process",
		}
	}
	// Should processes of that server be left, PostgreSQL finds their shared memory and says so, see launch.
	if err := os.Remove(filepath.Join(data, pidFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(fault.OurSide, op, err)
	}
	return nil
}

// awaitEnd waits until the server has ended, at most for orphanPatience.
func awaitEnd(ctx context.Context, pid int, data string) error {
	for range int(orphanPatience / orphanPoll) {
		if !runs(pid, data) {
			return nil
		}
		if err := (clock.System{}).Sleep(ctx, orphanPoll); err != nil {
			return err
		}
	}
	return nil
}
