//go:build unix

package pgembed

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

// process is a running postgres.
type process struct {
	cmd    *exec.Cmd
	tail   *tail
	exited chan struct{}
}

func spawn(ctx context.Context, o Options, id runas.Identity, program string, args []string) (*process, error) {
	p := &process{
		cmd:    id.Command(context.WithoutCancel(ctx), program, args...),
		tail:   &tail{log: o.Log},
		exited: make(chan struct{}),
	}
	p.cmd.Stderr = p.tail
	p.cmd.SysProcAttr.Setpgid = true // Ctrl-C goes to our process alone, which then stops the server
	runas.DieWithParent(p.cmd.SysProcAttr)
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // "parent" is the thread that forks: it has to live as long as the server
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			err = p.cmd.Wait()
			o.Log.DebugContext(ctx, "PostgreSQL ended", "pid", p.pid(), "err", err)
		}
		close(p.exited)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return p, nil
}

func (p *process) pid() int { return p.cmd.Process.Pid }

// stop ends the server: orderly, or at once if its data are not needed any more; if it does not end, by force.
func (p *process) stop(abrupt bool) error {
	signals := []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT}
	if abrupt {
		signals = signals[1:]
	}
	for _, sig := range signals {
		if err := p.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return err
		}
		select {
		case <-p.exited:
			return nil
		case <-time.After(stopPatience):
		}
	}
	err := p.cmd.Process.Kill() // its children notice and end
	<-p.exited
	return errors.Join(errors.New("it did not end and was killed"), err)
}
