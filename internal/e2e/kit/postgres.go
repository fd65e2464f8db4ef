//go:build linux

package kit

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/lagebild/lagebild/internal/kubetest/archive"
)

// entrypoint makes a database at the first start and takes what the image of docker.io/library/postgres takes.
//
//go:embed entrypoint.sh
var entrypoint []byte

const (
	suite    = "bookworm"
	packages = "postgresql-15,postgresql-client-15"
)

// unneeded are parts of the packages without which PostgreSQL runs.
var unneeded = []string{
	"usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info", "var/cache", "var/lib/apt/lists", "var/lib/postgresql/15",
	"usr/lib/postgresql/15/lib/bitcode", "usr/lib/gcc", "dev", "proc", "sys", "run",
}

// unneededPrefixes are the same for names with a version in them: what only just-in-time compilation needs.
var unneededPrefixes = []string{"usr/lib/x86_64-linux-gnu/libLLVM", "usr/lib/x86_64-linux-gnu/libz3", "usr/lib/aarch64-linux-gnu/libLLVM", "usr/lib/aarch64-linux-gnu/libz3"}

// postgres makes the image of PostgreSQL, once.
func (m *maker) postgres(ctx context.Context) error {
	sum := sha256.Sum256([]byte(suite + packages + strings.Join(unneeded, " ") + string(entrypoint)))
	m.kit.Images.Postgres = filepath.Join(m.cache, fmt.Sprintf("postgres-%x.tar", sum[:6]))
	if _, err := os.Stat(m.kit.Images.Postgres); err == nil {
		return nil
	}
	m.progress("making an image of PostgreSQL from Debian's packages, once; some minutes")
	root := filepath.Join(m.work, "postgres")
	mirror, err := output(ctx, "", "apt-get", "indextargets", "--format", "$(SITE)")
	if err != nil {
		return err
	}
	mirror, _, _ = strings.Cut(mirror, "\n")
	if _, err := output(ctx, "", "debootstrap", "--variant=minbase", "--include="+packages, suite, root, mirror); err != nil {
		return err
	}
	// The number that docker.io/library/postgres has.
	for _, args := range [][]string{{"groupmod", "-g", "999", "postgres"}, {"usermod", "-u", "999", "-g", "999", "postgres"}} {
		if _, err := output(ctx, "", "chroot", append([]string{root}, args...)...); err != nil {
			return err
		}
	}
	script := filepath.Join(m.work, "entrypoint.sh")
	if err := os.WriteFile(script, entrypoint, 0o600); err != nil {
		return err
	}
	err = archive.Write(m.kit.Images.Postgres, archive.Image{
		Ref: postgresImage, User: "999:999", Root: root, Skip: skip,
		Entrypoint: []string{"/entrypoint.sh"}, Cmd: []string{"postgres"},
		Env:   []string{"PATH=/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/bin", "PGDATA=/var/lib/postgresql/data"},
		Files: []archive.File{{From: script, To: "/entrypoint.sh", Mode: 0o755}},
	})
	return errors.Join(err, os.RemoveAll(root))
}

// skip leaves out what is in unneeded folders, but not the folders themselves.
func skip(path string) bool {
	for _, u := range unneeded {
		if strings.HasPrefix(path, u+"/") {
			return true
		}
	}
	for _, p := range unneededPrefixes {
		if strings.HasPrefix(path, p) {
			return true
		}
	}
	return false
}
