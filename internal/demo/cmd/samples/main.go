// Command samples writes the manifests of the simulated region into a folder, and removes what an earlier run left there.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/region"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: samples FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "samples:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	r, err := region.Embedded()
	if err != nil {
		return err
	}
	files, err := demo.Manifests(r.Bodies(), demo.DefaultSeed, demo.DefaultPort)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // generated files are there for everybody to read
		return fmt.Errorf("making the folder: %w", err)
	}
	old, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return fmt.Errorf("listing the folder: %w", err)
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil { //nolint:gosec // in the folder that the command line names
			return fmt.Errorf("clearing the folder: %w", err)
		}
	}
	for _, f := range files {
		//nolint:gosec // generated files are there for everybody to read
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	return nil
}
