//go:build unix

package runas

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

// Identity is a user as whom programs run. The zero value is the current user.
type Identity struct {
	Name  string // for people; "" = the current user
	Chown bool   // another user, who must be able to reach and own what its programs work with

	userns   bool // in a user namespace in which the current user is uid
	uid, gid int
}

// Find decides as whom PostgreSQL runs: for root, as postgres or nobody, if it may in a user namespace. Such a user must be in
// the user database, because initdb looks its name up. avoidUserns passes over user namespaces.
func Find(ctx context.Context, avoidUserns bool) (Identity, error) {
	if os.Geteuid() != 0 {
		return Identity{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.Atoi(u.Uid)
		gid, err2 := strconv.Atoi(u.Gid)
		if err1 != nil || err2 != nil || uid <= 0 || gid < 0 {
			continue
		}
		ns := Identity{Name: name + ", in a user namespace", userns: true, uid: uid, gid: gid}
		if hasUserns && !avoidUserns && ns.works(ctx) {
			return ns, nil
		}
		if other := (Identity{Name: name, Chown: true, uid: uid, gid: gid}); other.works(ctx) {
			return other, nil
		}
	}
	return Identity{}, &fault.Error{
		Kind: fault.OurSide, Op: "finding a user for PostgreSQL, which does not run as root",
		Err:    errors.New("neither a user namespace nor the user postgres or nobody can be used here"),
		Remedy: "start as another user, or set DATABASE_URL",
	}
}

func (id Identity) works(ctx context.Context) bool {
	return id.Command(ctx, "/bin/sh", "-c", ":").Run() == nil
}

// Command is a short-lived program of PostgreSQL's, run as id; it ends when ctx ends.
func (id Identity) Command(ctx context.Context, name string, arg ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, arg...) //nolint:gosec // the programs are those of the found installation
	c.Dir = "/"
	c.Env = cleanEnv(os.Environ())
	c.SysProcAttr = &syscall.SysProcAttr{}
	id.apply(c.SysProcAttr)
	c.WaitDelay = 5 * time.Second
	return c
}

// Give makes a folder the property of the user that PostgreSQL runs as.
func (id Identity) Give(path string) error {
	if !id.Chown {
		return nil
	}
	return os.Lchown(path, id.uid, id.gid)
}

// credential drops to another user by number.
func (id Identity) credential(a *syscall.SysProcAttr) {
	if id.Chown {
		a.Credential = &syscall.Credential{Uid: uint32(id.uid), Gid: uint32(id.gid)} //nolint:gosec // not negative, see Find
	}
}

// cleanEnv is the environment without what would change how PostgreSQL's programs behave.
func cleanEnv(environ []string) []string {
	env := make([]string, 0, len(environ)+1)
	for _, e := range environ {
		if strings.HasPrefix(e, "PG") || strings.HasPrefix(e, "LC_") || strings.HasPrefix(e, "LANG") || strings.HasPrefix(e, "DATABASE_URL=") {
			continue
		}
		env = append(env, e)
	}
	return append(env, "LC_ALL=C")
}
