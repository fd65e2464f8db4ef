//go:build unix

package postmaster

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

const (
	orphanPatience = 10 * time.Second
	orphanPoll     = 20 * time.Millisecond
)

// EndOrphan makes the data folder, which is locked for us, free of a server that outlived its parent, and of a lock file
// that names a process which is no such server: PostgreSQL would refuse to start when the number has been given to another
// process since. Errors: Conflict if the server does not end, OurSide.
func EndOrphan(ctx context.Context, log *slog.Logger, data string) error {
	op := "starting PostgreSQL in " + data
	pid := PID(data)
	if pid == 0 {
		return nil
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT} { // an orderly end, then an abrupt one
		if !Runs(pid, data) {
			break
		}
		log.InfoContext(ctx, "Found a database server whose parent is gone", "pid", pid, "folder", data, "signal", sig.String())
		if err := syscall.Kill(pid, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fault.Wrap(fault.Conflict, op, err)
		}
		if err := awaitEnd(ctx, pid, data); err != nil {
			return fault.Wrap(fault.OurSide, op, err)
		}
	}
	if Runs(pid, data) {
		return &fault.Error{
			Kind: fault.Conflict, Op: op, Err: errors.New("in use by the server process " + strconv.Itoa(pid)),
			Remedy: "stop that process",
		}
	}
	// Should processes of that server be left, PostgreSQL finds their shared memory and says so at its start.
	if err := os.Remove(filepath.Join(data, File)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(fault.OurSide, op, err)
	}
	return nil
}

// awaitEnd waits until the server has ended, at most for orphanPatience.
func awaitEnd(ctx context.Context, pid int, data string) error {
	for range int(orphanPatience / orphanPoll) {
		if !Runs(pid, data) {
			return nil
		}
		if err := (clock.System{}).Sleep(ctx, orphanPoll); err != nil {
			return err
		}
	}
	return nil
}
