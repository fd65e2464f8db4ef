package internal

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "github.com/lagebild/lagebild/"

// pkg is what `go list -json` says of a package.
type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func (p pkg) name() string { return strings.TrimPrefix(p.ImportPath, module+"internal/") }

func list(t *testing.T, patterns ...string) []pkg {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"list", "-json=ImportPath,Imports,Deps"}, patterns...)...)
	cmd.Dir = ".."
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("listing packages: %v", err)
	}
	var pkgs []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return pkgs
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
}

var mapLine = regexp.MustCompile(`(?m)^//   - ([a-z0-9/]+): `)

// order is the map in doc.go: the packages in the order of the flow.
func order(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range mapLine.FindAllStringSubmatch(string(text), -1) {
		out = append(out, m[1])
	}
	return out
}

// part reports whether name is pkg or lies under it: a subpackage belongs to the room of its parent.
func room(names []string, name string) int {
	best := -1
	for i, n := range names {
		if (name == n || strings.HasPrefix(name, n+"/")) && (best < 0 || len(n) > len(names[best])) {
			best = i
		}
	}
	return best
}

func TestMapNamesEveryPackage(t *testing.T) {
	names := order(t)
	seen := map[string]bool{}
	for _, p := range list(t, "./internal/...") {
		if p.ImportPath+"/" == module+"internal/" {
			continue
		}
		i := room(names, p.name())
		if i < 0 {
			t.Errorf("package internal/%s is not on the map in internal/doc.go", p.name())
			continue
		}
		seen[names[i]] = true
	}
	for _, n := range names {
		if !seen[n] {
			t.Errorf("the map in internal/doc.go names %s, which does not exist", n)
		}
	}
}

func TestImportsFollowTheFlow(t *testing.T) {
	names := order(t)
	for _, p := range list(t, "./internal/...") {
		mine := room(names, p.name())
		for _, imp := range p.Imports {
			if rest, ok := strings.CutPrefix(imp, module+"internal/"); ok && room(names, rest) > mine {
				t.Errorf("internal/%s imports internal/%s, which lies below it in the flow", p.name(), rest)
			}
		}
	}
}

// rule forbids imports to packages; except names the packages (and all under them) that may.
type rule struct {
	name      string
	forbidden []string // import path prefixes
	except    []string
	only      []string // applies to these packages alone; empty = to all
	deep      bool     // indirect imports count too
	tests     bool     // packages for tests, whose names end in "test", may
}

var (
	kubernetes = []string{"k8s.io/", "sigs.k8s.io/controller-runtime"}
	network    = []string{"net/http", "github.com/gocolly/"}
	database   = []string{"database/sql", "github.com/jmoiron/sqlx", "github.com/lib/pq", "github.com/pressly/goose"}
)

var rules = []rule{
	{name: "SQL lives in store", forbidden: database, except: []string{"store", "pgembed"}},
	{name: "colly lives in fetch", forbidden: []string{"github.com/gocolly/"}, except: []string{"fetch"}},
	{name: "the domain imports nothing", forbidden: []string{"github.com/", "golang.org/", "k8s.io/", "sigs.k8s.io/"}, only: []string{"notice"}},
	{
		name: "reading is pure", forbidden: slices.Concat(network, database, kubernetes), deep: true,
		only: []string{"notice", "fault", "catalog", "region", "extract"},
	},
	{name: "parsing asks nobody", forbidden: slices.Concat(network, database, kubernetes), only: []string{"parse"}},
	{
		name: "Kubernetes stays at the manifests", forbidden: kubernetes, deep: true,
		only: []string{"fetch", "parse", "source", "printer", "eval", "store", "reextract", "scrape", "web", "pgembed"},
	},
	{name: "the API types stand alone", forbidden: []string{module}, only: []string{"api"}},
	{name: "tests' helpers stay in tests", forbidden: []string{"testing", "pgregory.net/rapid", "github.com/google/go-cmp"}, tests: true},
}

func TestImportRules(t *testing.T) {
	under := func(names []string, name string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return name == n || strings.HasPrefix(name, n+"/") })
	}
	for _, p := range list(t, "./internal/...", "./cmd/...") {
		for _, r := range rules {
			if r.tests && strings.HasSuffix(p.name(), "test") {
				continue
			}
			if under(r.except, p.name()) || (len(r.only) > 0 && !under(r.only, p.name())) {
				continue
			}
			imports := p.Imports
			if r.deep {
				imports = p.Deps
			}
			for _, imp := range imports {
				if slices.ContainsFunc(r.forbidden, func(f string) bool {
					return strings.HasPrefix(imp, f) && (strings.HasSuffix(f, "/") || imp == f || imp[len(f)] == '/')
				}) {
					t.Errorf("%s: internal/%s imports %s", r.name, p.name(), imp)
				}
			}
		}
	}
}

// Budgets of the house: what is longer is split, or listed here with a reason.
const (
	maxPackageLines = 1000
	maxFileLines    = 400
	maxFuncLines    = 60
)

func TestFilesAndFunctionsKeepTheirBudget(t *testing.T) {
	var long []string
	packages := map[string]int{}
	fset := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != ".." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir(), !strings.HasSuffix(path, ".go"), strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if ast.IsGenerated(file) {
			return nil
		}
		n := fset.File(file.Pos()).LineCount() + 1 // with the line that the last line feed begins
		packages[filepath.Dir(path)] += n
		if n > maxFileLines {
			long = append(long, path)
		}
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fset.Position(fn.End()).Line-fset.Position(fn.Pos()).Line >= maxFuncLines {
				long = append(long, path+": "+fn.Name.Name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, n := range packages {
		if n > maxPackageLines {
			long = append(long, path)
		}
	}
	if diff := cmp.Diff([]string(nil), long); diff != "" {
		t.Errorf("packages over %d, files over %d or functions over %d lines:\n%s", maxPackageLines, maxFileLines, maxFuncLines, diff)
	}
}
