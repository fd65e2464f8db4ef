// Command pgtestserver runs a command with a temporary PostgreSQL: it starts one, puts the address of a role that may create
// databases into LAGEBILD_TEST_DATABASE_URL, runs the command, stops the server and passes the exit code on.
//
//	go run ./internal/pgembed/cmd/pgtestserver -- go test ./...
//
// A server that LAGEBILD_TEST_DATABASE_URL names already is used as it is.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"github.com/lagebild/lagebild/internal/pgembed"
)

const envURL = "LAGEBILD_TEST_DATABASE_URL"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code, err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "pgtestserver:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// run gives the exit code of the command; an error is one of starting or stopping something.
func run(ctx context.Context, args []string) (code int, err error) {
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		return 2, errors.New("usage: pgtestserver -- COMMAND [ARGUMENT…]")
	}
	url := os.Getenv(envURL)
	if url == "" {
		o := pgembed.FromEnv(os.Getenv)
		o.DatabaseURL = "" // that is the product's; tests do not create databases there
		o.Temporary = true
		o.Progress = func(s string) { fmt.Fprintln(os.Stderr, "pgtestserver:", s) }
		server, err := pgembed.Ensure(ctx, o)
		if err != nil {
			return 1, err
		}
		defer func() { err = errors.Join(err, server.Close()) }()
		url = server.DSN()
	}
	return command(ctx, args, append(os.Environ(), envURL+"="+url))
}

// command runs it. Ctrl-C reaches it from the terminal too; what else ends us is passed on.
func command(ctx context.Context, args, env []string) (int, error) {
	c := exec.CommandContext(ctx, args[0], args[1:]...) //nolint:gosec // that is what this command is for
	c.Stdin, c.Stdout, c.Stderr, c.Env = os.Stdin, os.Stdout, os.Stderr, env
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	c.WaitDelay = 10 * time.Second
	err := c.Run()
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		return 0, err // not started, or nil
	}
	if n := exit.ExitCode(); n > 0 {
		return n, nil
	}
	return 1, nil // ended by a signal
}
