//go:build !lean

package main

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/kube"
)

// kubeCommands are the commands that speak with a Kubernetes API server. The tag lean leaves them out: with what they
// need, building from nothing takes twice as long.
func kubeCommands() []*cobra.Command {
	return []*cobra.Command{kube.Operator(), kube.Kubectl(newTry), newDemoKube()}
}

// rootFor is the root command for the name under which the program was started.
func rootFor(args []string) *cobra.Command {
	if kube.IsPlugin(args) {
		return kube.Plugin(newTry)
	}
	return newRoot()
}
