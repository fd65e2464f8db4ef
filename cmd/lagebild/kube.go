//go:build !lean

package main

import (
	"os"

	"github.com/spf13/cobra"
)

// kubeCommands are the commands that speak with a Kubernetes API server. The tag lean leaves them out: with what they
// need, building from nothing takes twice as long.
func kubeCommands() []*cobra.Command {
	return []*cobra.Command{newOperator(), newKubectl(os.Stdout, os.Stderr), newDemoKube()}
}

// rootFor is the root command for the name under which the program was started.
func rootFor(args []string) *cobra.Command {
	if isPlugin(args) {
		return newPlugin()
	}
	return newRoot()
}
