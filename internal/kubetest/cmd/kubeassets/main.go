//go:build unix

// Command kubeassets makes sure that kube-apiserver, etcd and kubectl are there, says what it does for that, and prints the
// folder of the first two: what tests would otherwise do silently, and within their time limit.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/lagebild/lagebild/internal/kubetest/assets"
)

func main() { os.Exit(mainCode()) }

func mainCode() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := assets.FromEnv(os.Getenv)
	o.Progress = func(s string) { fmt.Fprintln(os.Stderr, "==>", s) }
	found, err := assets.Locate(ctx, o)
	if err == nil {
		_, err = assets.Kubectl(ctx, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "kubeassets:", err)
		return 1
	}
	fmt.Println(found.Dir)
	return 0
}
