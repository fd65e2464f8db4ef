package store_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// maxRoom is how many lines a room may have, tests left out.
const maxRoom = 1000

var roomLine = regexp.MustCompile(`(?m)^//   - ([a-z/, ]+): `)

// TestRooms holds the map in doc.go: it names every room, none stands on one below it, and none grows too large.
func TestRooms(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range roomLine.FindAllSubmatch(doc, -1) {
		names = append(names, strings.Split(string(m[1]), ", ")...)
	}
	lines := map[string]int{}
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		room := filepath.ToSlash(filepath.Dir(path))
		lines[room] += bytes.Count(text, []byte("\n"))
		if room == "." {
			return nil
		}
		mine := slices.Index(names, room)
		if mine < 0 {
			t.Errorf("doc.go does not name %s", room)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range file.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			if below, ok := strings.CutPrefix(p, "github.com/lagebild/lagebild/internal/store/"); ok && slices.Index(names, below) >= mine {
				t.Errorf("%s imports %s, which lies below it", path, below)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if lines[n] == 0 {
			t.Errorf("doc.go names %s, which does not exist", n)
		}
	}
	for room, n := range lines {
		if n > maxRoom {
			t.Errorf("room %s has %d lines, more than %d", room, n, maxRoom)
		}
	}
}
