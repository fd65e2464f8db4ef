//go:build unix

package child

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// Process is a running program.
type Process struct {
	name   string
	cmd    *exec.Cmd
	tail   *tail
	exited chan struct{}
	err    error // of Wait; to be read once exited is closed
}

// Start runs cmd, which must not have been started, in a process group of its own: Ctrl-C reaches our process alone, which
// then stops it. name is for messages. Each line that the program prints, on both streams, goes to line, which may be nil;
// standard output goes elsewhere if cmd.Stdout is set. What cmd says of WaitDelay and of the signal for the death of its parent
// holds.
func Start(name string, cmd *exec.Cmd, line func(string)) (*Process, error) {
	p := &Process{name: name, cmd: cmd, tail: &tail{line: line}, exited: make(chan struct{})}
	if cmd.Stdout == nil {
		cmd.Stdout = p.tail
	}
	cmd.Stderr = p.tail
	// A grandchild that keeps the pipe open must not keep us waiting.
	if cmd.WaitDelay == 0 {
		cmd.WaitDelay = time.Second
	}
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
	dieWithParent(cmd.SysProcAttr)
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // "parent" is the thread that forks: it has to live as long as the program
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.err = cmd.Wait()
		}
		close(p.exited)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("starting %s: %w", name, err)
	}
	return p, nil
}

// PID is the process id.
func (p *Process) PID() int { return p.cmd.Process.Pid }

// Name is the name given to Start.
func (p *Process) Name() string { return p.name }

// Done is closed when the program has ended.
func (p *Process) Done() <-chan struct{} { return p.exited }

// Err says how the program ended, with the last lines that it printed; nil if it ended well. It waits for the end.
func (p *Process) Err() error {
	<-p.exited
	if p.err == nil {
		return nil
	}
	if text := p.tail.String(); text != "" {
		return fmt.Errorf("%s ended: %w: %s", p.name, p.err, text)
	}
	return fmt.Errorf("%s ended: %w", p.name, p.err)
}

// Tail gives the last lines that the program printed, on one line.
func (p *Process) Tail() string { return p.tail.String() }

// Stop asks the program to end, by each of the signals in turn, SIGTERM if none is given, and waits for patience after each;
// then it is killed. With patience 0 it is killed at once. The error says that it had to be killed although it had been asked.
func (p *Process) Stop(patience time.Duration, signals ...syscall.Signal) error {
	if len(signals) == 0 {
		signals = []syscall.Signal{syscall.SIGTERM}
	}
	if patience <= 0 {
		signals = nil
	}
	for _, sig := range signals {
		if err := p.signal(sig); err != nil {
			return err
		}
		select {
		case <-p.exited:
			return nil
		case <-time.After(patience):
		}
	}
	err := p.signal(syscall.SIGKILL)
	<-p.exited
	if len(signals) > 0 && err == nil {
		return fmt.Errorf("%s did not end within %s and was killed", p.name, time.Duration(len(signals))*patience)
	}
	return err
}

func (p *Process) signal(sig syscall.Signal) error {
	if err := p.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("ending %s: %w", p.name, err)
	}
	return nil
}
