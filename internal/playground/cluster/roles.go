package cluster

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"strconv"

	"github.com/lagebild/lagebild/internal/child"
	"github.com/lagebild/lagebild/internal/fault"
)

// statusEvery keeps times in conditions about as new as the sped-up clock makes them.
const statusEvery = "15s"

// role is one of the processes that make up Lagebild in a cluster.
type role struct {
	name string
	cmd  *exec.Cmd
}

// roles are operator, scraper and server, as this program again.
func (c *cluster) roles() ([]role, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fault.Wrap(fault.OurSide, "finding this program", err)
	}
	simulation := fmt.Sprintf("http://127.0.0.1:%d", c.region.Port())
	env := append(os.Environ(), "DATABASE_URL="+c.db.DSN(), "KUBECONFIG="+c.kubeconfig())
	build := func(name string, args ...string) role {
		cmd := exec.Command(self, append([]string{name, "--log-level", c.Level, "--simulation", simulation}, args...)...) //nolint:gosec,noctx // this program; role.run ends it when its context ends
		cmd.Env = env
		return role{name: name, cmd: cmd}
	}
	return []role{
		build("operator", "--leader-elect=false", "--status-every", statusEvery, "--probes-listen", "", "--metrics-listen", ""),
		build("scraper", "--workers", strconv.Itoa(c.Workers), "--metrics-listen", ""),
		build("server", "--listen", c.Listen, "--origin", c.Origin, "--metrics-listen", ""),
	}, nil
}

// run runs a role until ctx ends; that it ends earlier is an error.
func (r role) run(ctx context.Context, log *slog.Logger) error {
	p, err := child.Start(r.name, r.cmd, func(line string) {
		// The line has its own time and level, and was let through by them.
		log.WarnContext(ctx, "Role reported", "role", r.name, "line", line)
	})
	if err != nil {
		return fault.Wrap(fault.OurSide, "starting the "+r.name, err)
	}
	log.InfoContext(ctx, "Started a role", "role", r.name, "pid", p.PID())
	select {
	case <-ctx.Done():
		return fault.Wrap(fault.OurSide, "stopping the "+r.name, p.Stop(rolePatience))
	case <-p.Done():
		return fault.New(fault.OurSide, "running the "+r.name, "it ended by itself: %s", p.Tail())
	}
}
