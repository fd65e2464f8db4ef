package telemetry_test

import (
	"go/ast"
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

// logLine is a call of the source that writes a line of level warn or error.
type logLine struct {
	level string
	keys  []string
	pos   string
}

var levels = map[string]string{"Warn": "warn", "WarnContext": "warn", "Error": "error", "ErrorContext": "error"}

// logLines finds the calls in the source, by their messages.
func logLines(t *testing.T) map[string][]logLine {
	t.Helper()
	out := map[string][]logLine{}
	fset := token.NewFileSet()
	visit := func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasSuffix(d.Name(), "test") && d.Name() != "kubetest"):
			return fs.SkipDir
		case d.IsDir(), !strings.HasSuffix(path, ".go"), strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if msg, l, ok := logCall(n); ok {
				l.pos = fset.Position(n.Pos()).String()
				out[msg] = append(out[msg], l)
			}
			return true
		})
		return nil
	}
	for _, root := range []string{"..", "../../cmd"} {
		must(t, filepath.WalkDir(root, visit))
	}
	return out
}

// logCall reads a call like log.WarnContext(ctx, "Message", "key", value).
func logCall(n ast.Node) (msg string, l logLine, ok bool) {
	call, is := n.(*ast.CallExpr)
	if !is {
		return "", l, false
	}
	sel, is := call.Fun.(*ast.SelectorExpr)
	if !is || levels[sel.Sel.Name] == "" {
		return "", l, false
	}
	l.level = levels[sel.Sel.Name]
	args := call.Args
	if strings.HasSuffix(sel.Sel.Name, "Context") {
		if len(args) < 2 {
			return "", l, false
		}
		args = args[1:]
	}
	if len(args) == 0 || of(args[0]) == "" { // err.Error(), http.Error(w, …)
		return "", l, false
	}
	for i := 1; i+1 < len(args); i += 2 {
		l.keys = append(l.keys, of(args[i]))
	}
	return of(args[0]), l, true
}

// of is the text of a literal; "" for anything else.
func of(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value)
	return s
}

// rows gives the rows of the table of README.md whose header begins with first.
func rows(t *testing.T, first string) [][]string {
	t.Helper()
	readme, err := os.ReadFile("README.md")
	must(t, err)
	var out [][]string
	in := false
	for line := range strings.Lines(string(readme)) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			in = false
			continue
		}
		var cells []string
		for c := range strings.SplitSeq(strings.Trim(line, "|"), "|") {
			cells = append(cells, strings.Trim(strings.TrimSpace(c), "`"))
		}
		switch {
		case cells[0] == first:
			in = true
		case in && !strings.HasPrefix(cells[0], "---"):
			out = append(out, cells)
		}
	}
	if len(out) == 0 {
		t.Fatalf("README.md has no table of %s", first)
	}
	return out
}

var comma = regexp.MustCompile(`\s*,\s*`)

func split(cell string) []string {
	cell = strings.ReplaceAll(cell, "`", "")
	if cell == "" || cell == "-" {
		return nil
	}
	return comma.Split(cell, -1)
}

// TestLogEventsAreDocumented compares README.md with the source: each line that asks for something is in the table, with its
// level and its keys, and the table has no other.
func TestLogEventsAreDocumented(t *testing.T) {
	source, documented := logLines(t), map[string]bool{}
	if len(source) < 20 {
		t.Fatalf("found only %d messages", len(source))
	}
	for _, row := range rows(t, "message") {
		msg, wantLevels, keys := row[0], split(row[1]), split(row[2])
		documented[msg] = true
		if len(row) < 4 || row[3] == "" {
			t.Errorf("%q: README.md does not say what to do", msg)
		}
		var have []string
		for _, l := range source[msg] {
			have = append(have, l.level)
			for _, k := range l.keys {
				if !slices.Contains(keys, k) {
					t.Errorf("%s: %q: the key %q is not in README.md", l.pos, msg, k)
				}
			}
		}
		slices.Sort(have)
		if have = slices.Compact(have); !slices.Equal(have, wantLevels) {
			t.Errorf("%q: README.md says level %v, the source %v", msg, wantLevels, have)
		}
	}
	for msg, lines := range source {
		if !documented[msg] {
			t.Errorf("%s: %q (%s, keys %v) is not in the table of README.md", lines[0].pos, msg, lines[0].level, lines[0].keys)
		}
	}
}
