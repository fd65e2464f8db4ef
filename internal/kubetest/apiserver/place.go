//go:build unix

package apiserver

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

const (
	dirPrefix = "lagebild-kube-"

	// The address of a Unix socket has 104 bytes on the systems that allow least; the name of ours has 10.
	maxDir = 90
)

// place is the folder of a server, locked for us.
type place struct {
	dir  string
	lock *os.File
}

// tempBase is where folders with sockets can be made.
func tempBase() string {
	base := os.TempDir()
	if len(base)+len(dirPrefix)+10 > maxDir {
		return "/tmp"
	}
	return base
}

// newPlace makes a folder in base, after sweeping those of ended processes.
func newPlace(base string, log *slog.Logger) (*place, error) {
	sweep(base, log)
	var last error
	for range 5 { // another process may sweep it in the moment before it is locked
		dir, err := os.MkdirTemp(base, dirPrefix)
		if err != nil {
			return nil, err
		}
		lock, err := dirlock.Try(filepath.Join(dir, dirlock.Name), os.O_CREATE)
		if err == nil {
			return &place{dir: dir, lock: lock}, nil
		}
		last = err
	}
	return nil, fmt.Errorf("making a temporary folder in %s: %w", base, last)
}

// sweep removes the folders of processes that have ended without removing them.
func sweep(base string, log *slog.Logger) {
	dirs, err := filepath.Glob(filepath.Join(base, dirPrefix+"*"))
	if err != nil {
		return // only a malformed pattern
	}
	for _, dir := range dirs {
		fi, err := os.Lstat(dir)
		if err != nil || !fi.IsDir() {
			continue
		}
		if st, ok := fi.Sys().(*syscall.Stat_t); !ok || int(st.Uid) != os.Geteuid() {
			continue
		}
		lock, err := dirlock.Try(filepath.Join(dir, dirlock.Name), 0)
		if errors.Is(err, fs.ErrNotExist) {
			_ = os.Remove(dir) // empty: its process ended before it locked it; anything else stays
			continue
		}
		if err != nil {
			continue
		}
		err = errors.Join(os.RemoveAll(dir), lock.Close())
		log.Debug("Swept the folder of an ended process", "folder", dir, "err", err)
	}
}

// port is a TCP port of 127.0.0.1 that nobody else can take, while a program of ours that shares ports can listen on it.
type port struct {
	number int
	socket int
}

// holdPort binds a socket that never listens; number 0 is any free port.
func holdPort(number int) (*port, error) {
	op := "taking port " + strconv.Itoa(number)
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		return nil, fault.Wrap(fault.OurSide, op, err)
	}
	syscall.CloseOnExec(fd)
	p := &port{socket: fd}
	for _, option := range []int{unix.SO_REUSEPORT} {
		if err := syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, option, 1); err != nil {
			return nil, errors.Join(fault.Wrap(fault.OurSide, op, err), p.release())
		}
	}
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Port: number, Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		e := &fault.Error{Kind: fault.Conflict, Op: op, Err: err, Remedy: "choose another port, or 0 for any that is free"}
		return nil, errors.Join(e, p.release())
	}
	at, err := syscall.Getsockname(fd)
	if err != nil {
		return nil, errors.Join(fault.Wrap(fault.OurSide, op, err), p.release())
	}
	in4, ok := at.(*syscall.SockaddrInet4)
	if !ok {
		return nil, errors.Join(fault.New(fault.OurSide, op, "it has the address %T", at), p.release())
	}
	p.number = in4.Port
	return p, nil
}

func (p *port) release() error { return syscall.Close(p.socket) }
