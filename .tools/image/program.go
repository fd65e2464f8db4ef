package main

import (
	"debug/buildinfo"
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"
)

// program is a built binary and what it says of itself.
type program struct {
	path     string
	data     []byte
	arch     string // GOARCH
	version  string // of the main module
	revision string // commit; with "-dirty" if there was more than the commit
	built    time.Time
	goLang   string // version of Go, "go1.26.8"
	main     debug.Module
	modules  []*debug.Module // linked in, the main one not among them
}

// readProgram reads a binary and refuses one that would not run in an empty image, or that nobody could build again.
func readProgram(path string) (*program, error) {
	data, err := os.ReadFile(path) //nolint:gosec // named on the command line
	if err != nil {
		return nil, err
	}
	if err := static(path); err != nil {
		return nil, err
	}
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p := &program{path: path, data: data, version: info.Main.Version, goLang: info.GoVersion, main: info.Main, modules: info.Deps}
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	for key, want := range map[string]string{"GOOS": "linux", "CGO_ENABLED": "0", "-trimpath": "true"} {
		if set[key] != want {
			return nil, fmt.Errorf("it was built with %s=%q: build it with %s", key, set[key], want)
		}
	}
	p.arch, p.revision = set["GOARCH"], set["vcs.revision"]
	if p.revision == "" {
		return nil, errors.New("it does not know its commit: build it in a git work tree with -buildvcs=true")
	}
	if set["vcs.modified"] == "true" {
		p.revision += "-dirty"
	}
	if p.built, err = time.Parse(time.RFC3339, set["vcs.time"]); err != nil {
		return nil, fmt.Errorf("the time of its commit: %w", err)
	}
	return p, nil
}

// static refuses a program that asks for a dynamic linker.
func static(path string) error {
	f, err := elf.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	for _, s := range f.Progs {
		if s.Type == elf.PT_INTERP {
			return errors.New("it needs a dynamic linker: build it with CGO_ENABLED=0")
		}
	}
	return nil
}
