package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/demo"
	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/manifest"
)

// execute runs a command in this process.
func execute(t *testing.T, stdin string, args ...string) (string, error) {
	t.Helper()
	root := newRoot()
	var out bytes.Buffer
	root.SetArgs(args)
	root.SetIn(strings.NewReader(stdin))
	root.SetOut(&out)
	root.SetErr(&out)
	err := root.ExecuteContext(t.Context())
	return out.String(), err
}

// TestTryDraftsWhatRunAccepts tries a site of each habit in the middle of the incident.
func TestTryDraftsWhatRunAccepts(t *testing.T) {
	t.Parallel()
	r, frozen, simulation := servedRegion(t, demo.DefaultFactor, demo.Start().Add(20*24*time.Hour))
	frozen.freeze()
	habits := map[string]plan.Habit{}
	for _, s := range r.Plan().Sites {
		habits[s.Label] = s.Habit
	}
	tried := map[plan.Habit]bool{}
	for _, src := range r.Sources() {
		habit := habits[src.Municipality]
		at := frozen.Now()
		if src.Municipality == "" || tried[habit] || habit == plan.Emergency && src.Succeeds == "" || failing(r, src.Spec.URL(), at) {
			continue
		}
		tried[habit] = true
		t.Run(string(habit), func(t *testing.T) {
			out, err := execute(t, "", "try", src.Spec.URL(), "--simulation", simulation, "--gap", "1ms")
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if !strings.Contains(out, "robots.txt: ") || !strings.Contains(out, "„") {
				t.Errorf("no robots verdict or no quote in\n%s", out)
			}
			_, draft, ok := strings.Cut(out, "# Draft")
			_, draft, _ = strings.Cut(draft, "\n")
			if !ok {
				t.Fatalf("no draft in\n%s", out)
			}
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "draft.yaml"), []byte(draft), 0o600); err != nil {
				t.Fatal(err)
			}
			set, err := manifest.Load(t.Context(), dir)
			if err != nil || len(set.Problems) > 0 || len(set.Sources) != 1 || len(set.Bodies) != 1 {
				t.Errorf("loading the draft: %v %v\n%s", err, set.Problems, draft)
			}
			again, err := execute(t, "", "try", "-f", filepath.Join(dir, "draft.yaml"), "--simulation", simulation, "--gap", "1ms")
			if err != nil || !strings.Contains(again, "„") {
				t.Errorf("trying the draft: %v\n%s", err, again)
			}
		})
	}
	if len(tried) < 8 {
		t.Errorf("only %d habits were tried", len(tried))
	}
}

// failing reports whether the host of an address fails at a moment.
func failing(r *demo.Region, address string, at time.Time) bool {
	host := strings.TrimPrefix(address, "http://")
	host, _, _ = strings.Cut(host, ":")
	for _, s := range r.Plan().Sites {
		if s.Host == host || s.Notfall == host {
			_, fails := s.FaultAt(host, at)
			return fails
		}
	}
	return false
}

func TestTryRefuses(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"http://127.0.0.1/", "refused"},
		{"http://werl.localhost/", "refused"},
		{"ftp://example.org/", "http"},
		{"http://user:secret@example.org/", "user"},
	} {
		out, err := execute(t, "", "try", tt.name)
		if err == nil || strings.Contains(err.Error()+out, "secret") {
			t.Errorf("%s: %v\n%s", tt.name, err, out)
		}
	}
	if _, err := execute(t, "", "try"); err == nil || !strings.Contains(err.Error(), "lagebild try https://") {
		t.Errorf("without an address: %v", err)
	}
}

func TestExtractPrintsLines(t *testing.T) {
	const notice = "Das Bürgerbüro bleibt bis Freitag geschlossen. Telefonisch ist die Stadtverwaltung unter 02922 800-0 erreichbar."
	out, err := execute(t, notice, "extract", "--body", "Werl", "--date", "2023-11-06", "--json", "-")
	if err != nil {
		t.Fatal(err)
	}
	want := `{"body":"05974052","service":"buergerbuero","status":"unavailable","from":"","until":"2023-11-10"`
	if !strings.Contains(out, want) {
		t.Errorf("got %s\nwant a line beginning %s", out, want)
	}
	for _, key := range []string{`"detour":`, `"quote":`, `"confidence":`, `"review":false`} {
		if !strings.Contains(out, key) {
			t.Errorf("no %s in %s", key, out)
		}
	}
	for _, args := range [][]string{{"--body", "Atlantis", "-"}, {"--date", "6.11.", "-"}, {"/nowhere.html"}} {
		if out, err := execute(t, notice, append([]string{"extract"}, args...)...); err == nil {
			t.Errorf("%v was accepted: %s", args, out)
		}
	}
}

func TestFlagsFromTheEnvironment(t *testing.T) {
	t.Setenv("LAGEBILD_LOG_FORMAT", "xml")
	_, err := execute(t, "", "demo", "--sites-only")
	if err == nil || !strings.Contains(err.Error(), "log-format") {
		t.Errorf("got %v", err)
	}
}
