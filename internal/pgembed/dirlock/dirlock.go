//go:build unix

package dirlock

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/fault"
)

// Name is that of the lock file in a folder.
const Name = "lock"

const waitPoll = 100 * time.Millisecond

// ErrLocked says that another process holds the lock.
var ErrLocked = errors.New("locked")

// Try takes the lock file at path, made if flags has os.O_CREATE, and writes our process id into it.
// The kernel frees it when the file is closed or the process ends.
func Try(path string, flags int) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|syscall.O_NOFOLLOW|flags, 0o600)
	if err != nil {
		return nil, err
	}
	if err := flock(f, path); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	err = f.Truncate(0)
	if err == nil {
		_, err = f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func flock(f *os.File, path string) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return ErrLocked
		}
		if err != nil {
			return err
		}
		break
	}
	// A sweeper may have removed the file between our opening and our locking it.
	have, err := f.Stat()
	if err != nil {
		return err
	}
	want, err := os.Stat(path)
	if err != nil || !os.SameFile(have, want) {
		return ErrLocked
	}
	return nil
}

// Dir makes the folder dir ours. Conflict, naming the other process, if it is in use.
func Dir(dir string) (*os.File, error) {
	op := "taking the database folder " + dir
	path := filepath.Join(dir, Name)
	f, err := Try(path, os.O_CREATE)
	if errors.Is(err, ErrLocked) {
		return nil, &fault.Error{
			Kind: fault.Conflict, Op: op, Err: fmt.Errorf("in use by process %s", holder(path)),
			Remedy: "stop that process, or give this one a folder or a DATABASE_URL of its own",
		}
	}
	if err != nil {
		return nil, fault.Wrap(fault.OurSide, op, err)
	}
	return f, nil
}

func holder(path string) string {
	b, err := os.ReadFile(path)
	if s := strings.TrimSpace(string(b)); err == nil && s != "" {
		return s
	}
	return "(unknown)"
}

// Wait takes the lock file at path and waits while another process has it.
func Wait(ctx context.Context, path string) (*os.File, error) {
	for {
		f, err := Try(path, os.O_CREATE)
		if !errors.Is(err, ErrLocked) {
			return f, err
		}
		if err := (clock.System{}).Sleep(ctx, waitPoll); err != nil { // real time: it is a real process that is waited for
			return nil, err
		}
	}
}
