package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

var (
	shell  = regexp.MustCompile("(?s)```sh\n(.*?)```")
	linked = regexp.MustCompile(`\]\(([^)#:]+)\)`)
)

// TestReadmeTellsTheTruth looks up every command, flag, make target and file that the README names.
func TestReadmeTellsTheTruth(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if n := strings.Count(text, "\n"); n > 120 {
		t.Errorf("the README has %d lines, at most 120 are read", n)
	}
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, block := range shell.FindAllStringSubmatch(text, -1) {
		for line := range strings.Lines(block[1]) {
			words := strings.Fields(strings.SplitN(line, "#", 2)[0])
			switch {
			case len(words) > 1 && words[0] == "make":
				commands++
				if !strings.Contains(string(makefile), "\n"+words[1]+":") {
					t.Errorf("make has no target %s", words[1])
				}
				if _, args, ok := strings.Cut(line, `ARGS="`); ok {
					known(t, append([]string{"demo"}, strings.Fields(strings.TrimRight(args, "\"\n"))...))
				}
			case len(words) > 1 && words[0] == "lagebild":
				commands++
				known(t, words[1:])
			}
		}
	}
	if commands < 10 {
		t.Errorf("found only %d commands", commands)
	}
	for _, m := range linked.FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join("../..", m[1])); err != nil {
			t.Errorf("link: %v", err)
		}
	}
}

// known checks that a subcommand and its flags exist.
func known(t *testing.T, args []string) {
	t.Helper()
	var cmd *cobra.Command
	for _, c := range newRoot().Commands() {
		if c.Name() == args[0] {
			cmd = c
		}
	}
	if cmd == nil {
		t.Errorf("there is no command lagebild %s", args[0])
		return
	}
	for _, a := range args[1:] {
		name, isLong := strings.CutPrefix(a, "--")
		name, _, _ = strings.Cut(name, "=")
		if isLong && cmd.Flags().Lookup(name) == nil && cmd.InheritedFlags().Lookup(name) == nil {
			t.Errorf("lagebild %s has no flag --%s", args[0], name)
		} else if short, ok := strings.CutPrefix(a, "-"); ok && !isLong && cmd.Flags().ShorthandLookup(short) == nil {
			t.Errorf("lagebild %s has no flag -%s", args[0], short)
		}
	}
}
