//go:build unix

package pgembed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
	"github.com/lagebild/lagebild/internal/pgembed/postmaster"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

const (
	tempPrefix = "lagebild-pg-"

	// The address of a Unix socket has 104 bytes on the systems that allow least.
	maxSocketPath = 100

	// A test server with a few hundred small databases stays under this.
	memoryWanted = 2 << 30 // bytes
)

// place is where a server lives: a folder, locked for us, and a folder for its socket, mostly the same.
type place struct {
	dir, socketDir string
	lock           *os.File
	temporary      bool
}

func (p place) data() string { return filepath.Join(p.dir, "data") }

// openPlace makes and locks the server's folder.
func openPlace(o Options, id runas.Identity) (place, error) {
	const op = "making the database folder"
	var p place
	var err error
	switch {
	case o.Dir != "":
		if p.dir, err = filepath.Abs(o.Dir); err != nil {
			return place{}, fault.Wrap(fault.Invalid, op, err)
		}
		p.temporary = o.Temporary
		p.lock, err = keptDir(p.dir)
	case o.Temporary:
		p.temporary = true
		base := memoryDir(memoryWanted)
		if base == "" {
			base = os.TempDir()
		}
		sweep(o, base)
		p.dir, p.lock, err = tempDir(base)
	default:
		var cache string
		if cache, err = o.cacheDir(id); err != nil {
			return place{}, err
		}
		p.dir = filepath.Join(cache, "postgres", o.Name)
		p.lock, err = keptDir(p.dir)
	}
	if err != nil {
		return place{}, asFault(op, err)
	}
	if err := p.settle(id); err != nil {
		return place{}, errors.Join(asFault(op, err), p.release())
	}
	return p, nil
}

// asFault gives an error a kind and says what was being done, unless it tells that itself.
func asFault(op string, err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	return fault.Wrap(fault.OurSide, op, err)
}

func keptDir(dir string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil { //nolint:gosec // the folder itself is 0700
		return nil, err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	// It will be closed to others and, if temporary, removed: it must not be a folder with something else in it.
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	if len(entries) > 0 && !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == dirlock.Name }) {
		return nil, &fault.Error{
			Kind: fault.Invalid, Op: "taking the database folder " + dir, Err: errors.New("it holds something else"),
			Remedy: "give a new or an empty folder",
		}
	}
	return dirlock.Dir(dir)
}

// settle resolves links in the folder's name, so that the server's command line always names it in one way, gives it to
// the server's user and finds a folder for the socket.
func (p *place) settle(id runas.Identity) error {
	real, err := filepath.EvalSymlinks(p.dir)
	if err != nil {
		return err
	}
	p.dir = real
	if err := errors.Join(os.Chmod(p.dir, 0o700), id.Give(p.dir)); err != nil { //nolint:gosec // a folder
		return err
	}
	if p.socketDir, err = socketDir(p.dir); err != nil {
		return err
	}
	return id.Give(p.socketDir)
}

// socketDir is dir, or, if the socket's path would be too long there, a short one that belongs to dir.
func socketDir(dir string) (string, error) {
	if socketFits(dir) {
		return dir, nil
	}
	sum := sha256.Sum256([]byte(dir))
	name := "lagebild-socket-" + hex.EncodeToString(sum[:6])
	for _, base := range []string{os.TempDir(), "/tmp"} {
		d := filepath.Join(base, name)
		if !socketFits(d) {
			continue
		}
		if err := os.Mkdir(d, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		fi, err := os.Lstat(d) // others may write in base: it must be the folder that we, or our server's user, made
		if err != nil {
			return "", err
		}
		if !fi.IsDir() || !ours(fi) || fi.Mode().Perm()&0o077 != 0 {
			return "", fault.New(fault.Conflict, "making the folder for the socket", "%s belongs to somebody else", d)
		}
		return d, nil
	}
	return "", fault.New(fault.Invalid, "making the folder for the socket", "%s is too long a path", dir)
}

func socketFits(dir string) bool {
	return len(filepath.Join(dir, ".s.PGSQL."+strconv.Itoa(65535))) <= maxSocketPath
}

// ours says whether a file is the current user's; everything is root's.
func ours(fi fs.FileInfo) bool {
	st, ok := fi.Sys().(*syscall.Stat_t)
	return ok && (os.Geteuid() == 0 || int(st.Uid) == os.Geteuid())
}

// tempDir makes and locks a new temporary folder.
func tempDir(base string) (string, *os.File, error) {
	var last error
	for range 5 { // another process may sweep it in the moment before it is locked
		dir, err := os.MkdirTemp(base, tempPrefix)
		if err != nil {
			return "", nil, err
		}
		lock, err := dirlock.Try(filepath.Join(dir, dirlock.Name), os.O_CREATE)
		if err == nil {
			return dir, lock, nil
		}
		last = err
	}
	return "", nil, fmt.Errorf("making a temporary folder in %s: %w", base, last)
}

// sweep removes the temporary folders of processes that have ended without removing them.
func sweep(o Options, base string) {
	dirs, err := filepath.Glob(filepath.Join(base, tempPrefix+"*"))
	if err != nil {
		return // only a malformed pattern
	}
	for _, dir := range dirs {
		fi, err := os.Lstat(dir)
		if err != nil || !fi.IsDir() || !ours(fi) {
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
		if pid := postmaster.PID(filepath.Join(dir, "data")); postmaster.Runs(pid, filepath.Join(dir, "data")) {
			_ = syscall.Kill(pid, syscall.SIGQUIT) // where the kernel does not do so
		}
		err = errors.Join(os.RemoveAll(dir), lock.Close())
		o.Log.Debug("Swept the folder of an ended process", "folder", dir, "err", err)
	}
}

// release gives the folder up, and removes it if it is a temporary one.
func (p place) release() error {
	var err error
	if p.socketDir != p.dir && p.socketDir != "" {
		err = os.RemoveAll(p.socketDir)
	}
	if p.temporary {
		err = errors.Join(err, os.RemoveAll(p.dir))
	}
	return errors.Join(err, p.lock.Close())
}
