// Command lagebild collects the notices of town halls whose IT has failed, reads them, and shows what still works.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(mainCode()) }

func mainCode() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second signal ends the process at once.
	go func() {
		<-ctx.Done()
		stop()
	}()
	if err := rootFor(os.Args).ExecuteContext(ctx); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "lagebild:", err)
		return 1
	}
	return 0
}
