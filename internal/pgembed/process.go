//go:build unix

package pgembed

import (
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/lagebild/lagebild/internal/child"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

// spawn starts a server, which outlives ctx.
func spawn(ctx context.Context, o Options, id runas.Identity, bin string, args []string) (*child.Process, error) {
	cmd := id.Command(context.WithoutCancel(ctx), filepath.Join(bin, "postgres"), args...)
	runas.DieWithParent(cmd.SysProcAttr)
	return child.Start("PostgreSQL", cmd, reported(o.Log))
}

// stop ends a server: orderly, or at once if its data are not needed any more; if it does not end, by force.
func stop(p *child.Process, abrupt bool) error {
	if abrupt {
		return p.Stop(stopPatience, syscall.SIGQUIT)
	}
	return p.Stop(stopPatience, syscall.SIGINT, syscall.SIGQUIT)
}

// initdb makes a data folder.
func initdb(ctx context.Context, o Options, id runas.Identity, bin string, args []string) error {
	p, err := child.Start("initdb", id.Command(ctx, filepath.Join(bin, "initdb"), args...), reported(o.Log))
	if err == nil {
		err = p.Err()
	}
	return err
}

// reported passes on what PostgreSQL's programs print. A statement that fails is reported to whoever sent it; only what
// befalls the server itself is news here.
func reported(log *slog.Logger) func(string) {
	return func(line string) {
		if strings.Contains(line, "PANIC:") {
			log.Error("PostgreSQL reported", "line", line)
			return
		}
		log.Debug("PostgreSQL reported", "line", line)
	}
}
