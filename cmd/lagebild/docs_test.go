package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shell  = regexp.MustCompile("(?s)```(?:sh|console)\n(.*?)```")
	inline = regexp.MustCompile("`([^`\n]+)`")
	linked = regexp.MustCompile(`\]\(([^)#:]+)\)`)
)

// TestReadmeTellsTheTruth looks up every command, flag, make target and file that the README names, in blocks and within
// lines.
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
	var lines []string
	for _, block := range shell.FindAllStringSubmatch(text, -1) {
		lines = append(lines, strings.Split(block[1], "\n")...)
	}
	for _, code := range inline.FindAllStringSubmatch(shell.ReplaceAllString(text, ""), -1) {
		lines = append(lines, code[1])
	}
	commands := map[string]int{}
	for _, line := range lines {
		line, _, _ = strings.Cut(line, "#")
		for command := range strings.SplitSeq(strings.TrimPrefix(line, "$ "), "&&") {
			words := strings.Fields(command)
			if len(words) < 2 {
				continue
			}
			commands[words[0]]++
			switch {
			case words[0] == "make":
				if !strings.Contains(string(makefile), "\n"+words[1]+":") {
					t.Errorf("make has no target %s", words[1])
				}
				if _, args, ok := strings.Cut(command, `ARGS="`); ok {
					known(t, append([]string{"demo"}, strings.Fields(strings.TrimRight(args, "\" "))...))
				}
			case words[0] == "lagebild":
				known(t, words[1:])
			case words[0] == "kubectl" && words[1] == "lagebild":
				known(t, append([]string{"kubectl"}, words[2:]...))
			case words[0] == "kubectl" && words[1] == "apply":
				if _, err := os.Stat(filepath.Join("../..", words[3])); err != nil {
					t.Errorf("%s: %v", command, err)
				}
			}
		}
	}
	if commands["make"] < 5 || commands["lagebild"] < 8 || commands["kubectl"] < 4 {
		t.Errorf("found only %v", commands)
	}
	for _, m := range linked.FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join("../..", m[1])); err != nil {
			t.Errorf("link: %v", err)
		}
	}
}

// known checks that a subcommand, or the subcommand of one, and its flags exist.
func known(t *testing.T, args []string) {
	t.Helper()
	cmd, rest, err := newRoot().Find(args)
	if err != nil {
		t.Error(err)
		return
	}
	if cmd.HasSubCommands() {
		t.Errorf("lagebild %s names no command", strings.Join(args, " "))
		return
	}
	for _, a := range rest {
		name, isLong := strings.CutPrefix(a, "--")
		name, _, _ = strings.Cut(name, "=")
		if isLong && cmd.Flags().Lookup(name) == nil && cmd.InheritedFlags().Lookup(name) == nil {
			t.Errorf("%s has no flag --%s", cmd.CommandPath(), name)
		} else if short, ok := strings.CutPrefix(a, "-"); ok && !isLong && cmd.Flags().ShorthandLookup(short) == nil && cmd.InheritedFlags().ShorthandLookup(short) == nil {
			t.Errorf("%s has no flag -%s", cmd.CommandPath(), short)
		}
	}
}
