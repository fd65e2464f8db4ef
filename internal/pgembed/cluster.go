//go:build unix

package pgembed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/binaries"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

const versionFile = "PG_VERSION"

// dataMajor is the version of the server that the data are of; 0 if there are none yet.
func dataMajor(data string) (int, error) {
	op := "reading the version of the data in " + data
	b, err := os.ReadFile(filepath.Join(data, versionFile))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fault.Wrap(fault.OurSide, op, err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0, fault.New(fault.BadContent, op, "%s: %w", versionFile, err)
	}
	return n, nil
}

// makeData makes the data folder of p, which does not exist yet.
func makeData(ctx context.Context, o Options, in binaries.Install, id runas.Identity, p place) error {
	op := "initialising the database in " + p.dir
	// Only a complete one bears the final name; what an interrupted start left goes.
	next := filepath.Join(p.dir, ".initialising")
	if err := os.RemoveAll(next); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if p.temporary && !id.Chown && copyPrepared(ctx, o, in, id, next) {
		return fault.Wrap(fault.OurSide, op, os.Rename(next, p.data()))
	}
	o.Progress("initialising a database with PostgreSQL " + in.Version)
	if err := initdb(ctx, o, id, in.Bin, initArgs(in, next, p.temporary)); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	return fault.Wrap(fault.OurSide, op, os.Rename(next, p.data()))
}

// copyPrepared copies a freshly initialised data folder from the cache, which is much faster than making one, and says
// whether that worked; where the cache cannot be used, nothing is lost but time.
func copyPrepared(ctx context.Context, o Options, in binaries.Install, id runas.Identity, data string) bool {
	prepared, err := prepare(ctx, o, in, id)
	if err == nil {
		err = os.CopyFS(data, os.DirFS(prepared))
	}
	if err == nil {
		err = os.Chmod(data, 0o700) //nolint:gosec // a folder
	}
	if err != nil {
		o.Log.DebugContext(ctx, "Could not copy a prepared database", "err", errors.Join(err, os.RemoveAll(data)))
	}
	return err == nil
}

// prepare gives the data folder in the cache that others are copied from, and makes it first, whole or not at all.
func prepare(ctx context.Context, o Options, in binaries.Install, id runas.Identity) (string, error) {
	cache, err := o.cacheDir(id)
	if err != nil {
		return "", err
	}
	key := strings.Join(append([]string{in.Bin, in.Version}, initArgs(in, "", true)...), "\n")
	sum := sha256.Sum256([]byte(key))
	prepared := filepath.Join(cache, "cluster-"+hex.EncodeToString(sum[:6]))
	if _, err := os.Stat(prepared); err == nil {
		return prepared, nil
	}
	tmp, err := os.MkdirTemp(cache, ".cluster-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp) // what is left over is only room
	data := filepath.Join(tmp, "data")
	o.Progress("initialising a database with PostgreSQL " + in.Version)
	if err := initdb(ctx, o, id, in.Bin, initArgs(in, data, true)); err != nil {
		return "", err
	}
	if err := os.Rename(data, prepared); err != nil {
		if _, serr := os.Stat(prepared); serr != nil { // another process has not been first either
			return "", err
		}
	}
	return prepared, nil
}

// initArgs are initdb's. Text is UTF-8 and sorts by code point, the same on every system; only the superuser may connect
// at first, and only over the socket (see hbaFile for what holds once it runs).
func initArgs(in binaries.Install, data string, temporary bool) []string {
	args := []string{"-D", data, "-U", superuser, "-A", "trust", "-E", "UTF8", "--no-instructions"}
	switch {
	case in.Major >= 17:
		args = append(args, "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
	case runtime.GOOS == "linux":
		args = append(args, "--locale=C.UTF-8")
	default: // C.UTF-8 is young there
		args = append(args, "--locale=en_US.UTF-8", "--lc-collate=C")
	}
	if temporary {
		args = append(args, "--no-sync", "--wal-segsize=1")
	}
	return args
}
