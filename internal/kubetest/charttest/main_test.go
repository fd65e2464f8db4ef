//go:build chart && unix

package charttest

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/json"
	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/kubetest"
)

var update = flag.Bool("update", false, "write the parts of the charts that are made from other files anew")

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(kubetest.Main(m))
}

const (
	root      = "../../.."
	chartDir  = root + "/charts/lagebild"
	regionDir = root + "/charts/lagebild-region"
	namespace = "lagebild"
)

// tool is the path of a program that the Makefile has built.
func tool(t *testing.T, env string) string {
	t.Helper()
	path := os.Getenv(env)
	if path == "" {
		t.Fatalf("%s is not set: run make e2e-light", env)
	}
	return path
}

// run runs a program and gives what it prints; one that fails ends the test.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := try(t, name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return out
}

// try runs a program; on failure it gives what it printed on both outputs.
func try(t *testing.T, name string, args ...string) (string, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	// No settings of whoever runs this.
	cmd.Env = append(os.Environ(), "HELM_CONFIG_HOME="+t.TempDir(), "HELM_PLUGINS=/nonexistent", "HELM_NAMESPACE="+namespace, "KUBECONFIG=/nonexistent")
	if err := cmd.Run(); err != nil {
		return out.String() + errs.String(), err
	}
	return out.String(), nil
}

// templateArgs are those that render a chart as an installation would.
func templateArgs(chart, values string, more ...string) []string {
	args := []string{"template", namespace, chart, "--namespace", namespace, "--include-crds", "--api-versions", "lagebild.dev/v1alpha1"}
	if values != "" {
		args = append(args, "--values", values)
	}
	return append(args, more...)
}

// render gives the objects of a chart with an example of values, hooks and tests among them.
func render(t *testing.T, chart, values string, more ...string) []*unstructured.Unstructured {
	t.Helper()
	return objects(t, rendered(t, templateArgs(chart, values, more...)...))
}

// texts keeps what helm rendered: many tests look at the same.
var texts sync.Map

func rendered(t *testing.T, args ...string) string {
	t.Helper()
	key := strings.Join(args, " ")
	// The password that the chart makes up is the one thing that is not the same each time; no test compares it.
	if text, ok := texts.Load(key); ok {
		return text.(string)
	}
	text := run(t, tool(t, "LAGEBILD_HELM"), args...)
	texts.Store(key, text)
	return text
}

// objects reads a text of several YAML documents.
func objects(t *testing.T, text string) []*unstructured.Unstructured {
	t.Helper()
	var out []*unstructured.Unstructured
	for doc := range strings.SplitSeq("\n"+text, "\n---") {
		u := &unstructured.Unstructured{}
		data, err := yaml.YAMLToJSONStrict([]byte(doc))
		if err == nil {
			err = json.Unmarshal(data, &u.Object) // whole numbers stay such
		}
		if err != nil {
			t.Fatalf("%v in:\n%s", err, doc)
		}
		if len(u.Object) > 0 {
			out = append(out, u)
		}
	}
	return out
}

// example is a file of values that a chart is checked with.
type example struct{ name, chart, values string }

// examples are all files in the charts' ci folders.
func examples(t *testing.T) []example {
	t.Helper()
	var out []example
	for _, chart := range []string{chartDir, regionDir} {
		files, err := filepath.Glob(chart + "/ci/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			out = append(out, example{filepath.Base(chart) + "/" + strings.TrimSuffix(filepath.Base(f), ".yaml"), chart, f})
		}
	}
	if len(out) < 6 {
		t.Fatalf("got %d examples of values, want those of both charts", len(out))
	}
	return out
}

// of gives the one object of a kind whose name ends so.
func of(t *testing.T, objs []*unstructured.Unstructured, kind, suffix string) *unstructured.Unstructured {
	t.Helper()
	found := slices.DeleteFunc(slices.Clone(objs), func(u *unstructured.Unstructured) bool {
		return u.GetKind() != kind || !strings.HasSuffix(u.GetName(), suffix)
	})
	if len(found) != 1 {
		t.Fatalf("got %d objects %s …%s, want one", len(found), kind, suffix)
	}
	return found[0]
}

// has reports whether there is an object of a kind.
func has(objs []*unstructured.Unstructured, kind string) bool {
	return slices.ContainsFunc(objs, func(u *unstructured.Unstructured) bool { return u.GetKind() == kind })
}

// at gives a field, or nil.
func at(u *unstructured.Unstructured, path ...string) any {
	v, _, _ := unstructured.NestedFieldNoCopy(u.Object, path...)
	return v
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// same compares a file with what it should be, or writes it with -update.
func same(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s is not up to date (%v): run make chart", path, err)
	}
}
