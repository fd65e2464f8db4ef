// Command kube-api-linter checks the types of custom resources by the conventions of Kubernetes:
//
//	kube-api-linter CONFIG.yaml PACKAGES
//
// It is a program of its own: as a plugin of golangci-lint it would have to be built with the same libraries as that one.
package main

import (
	"fmt"
	"os"

	"golang.org/x/tools/go/analysis/multichecker"
	"sigs.k8s.io/kube-api-linter/pkg/plugin/base"
	_ "sigs.k8s.io/kube-api-linter/pkg/registration" // the checks
	"sigs.k8s.io/yaml"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "kube-api-linter:", err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) < 3 {
		return fmt.Errorf("usage: %s CONFIG.yaml PACKAGES", os.Args[0])
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		return err
	}
	var settings map[string]any
	if err := yaml.Unmarshal(text, &settings); err != nil {
		return fmt.Errorf("%s: %w", os.Args[1], err)
	}
	plugin, err := base.New(settings)
	if err != nil {
		return fmt.Errorf("%s: %w", os.Args[1], err)
	}
	checks, err := plugin.BuildAnalyzers()
	if err != nil {
		return fmt.Errorf("%s: %w", os.Args[1], err)
	}
	os.Args = append(os.Args[:1], os.Args[2:]...)
	multichecker.Main(checks...) // ends the program
	return nil
}
