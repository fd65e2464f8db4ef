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
	switch err := rootFor(os.Args).ExecuteContext(ctx); {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		// What has an end did not come to it.
		fmt.Fprintln(os.Stderr, "lagebild: interrupted")
	default:
		fmt.Fprintln(os.Stderr, "lagebild:", err)
	}
	return 1
}
