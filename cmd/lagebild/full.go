//go:build !lean

package main

import (
	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/cmd/lagebild/kube"
)

// otherCommands are those that the tag lean leaves out. With what they need (clients of Kubernetes, the checks of manifests)
// building from nothing takes more than twice as long.
func otherCommands() []*cobra.Command {
	return []*cobra.Command{
		newRun(), newScraper(), newServer(), newMigrate(), newAsk(), newTry(), newExtract(), newEval(), newReextract(), newExport(),
		kube.Operator(), kube.Kubectl(newTry), newDemoKube(),
	}
}

// rootFor is the root command for the name under which the program was started.
func rootFor(args []string) *cobra.Command {
	if kube.IsPlugin(args) {
		return kube.Plugin(newTry)
	}
	return newRoot()
}
