//go:build unix

package binaries

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

func find(t *testing.T) runas.Identity {
	t.Helper()
	id, err := runas.Find(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// programs makes a folder with the programs of PostgreSQL as given.
func programs(t *testing.T, body func(name string) string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "lagebild-test-") //nolint:usetesting // reachable for the user whom root may become
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	for _, name := range []string{"initdb", "postgres"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body(name)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestScriptOnPath passes over scripts around the real programs.
func TestScriptOnPath(t *testing.T) {
	dir := programs(t, func(string) string { return "#!/bin/sh\nexec sleep 60\n" })
	t.Setenv("PATH", dir)
	l := &locator{id: find(t)}
	if in, ok := l.installed(t.Context()); ok && in.Bin == dir {
		t.Errorf("got %+v, the folder of the scripts", in)
	}
	if got := l.error().Error(); !strings.Contains(got, dir) || !strings.Contains(got, "is a script") {
		t.Errorf("got %q, want it to say that %s holds a script", got, dir)
	}
}

func TestBinDirRefused(t *testing.T) {
	truth, err := os.ReadFile("/bin/sh")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, dir, says string }{
		{"script", programs(t, func(string) string { return "#!/bin/sh\n" }), "is a script"},
		{"nothing there", t.TempDir(), "has no initdb"},
		{"no folder", "/nonexistent", "has no initdb"},
		{"empty file", programs(t, func(string) string { return "" }), "initdb"},
		{"other program", programs(t, func(string) string { return string(truth) }), "postgres -V"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := options("")
			o.BinDir = tt.dir
			_, err := Locate(t.Context(), o, find(t))
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "LAGEBILD_PG_BIN") || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want LAGEBILD_PG_BIN refused: %s", err, tt.says)
			}
		})
	}
}

func TestVersions(t *testing.T) {
	tests := []struct {
		name, answer string
		wanted       int
		want         Install
		says         string
	}{
		{"Debian", "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 0, Install{Version: "15.18", Major: 15}, ""},
		{"plain", "postgres (PostgreSQL) 17.10", 17, Install{Version: "17.10", Major: 17}, ""},
		{"beta", "postgres (PostgreSQL) 18beta1", 0, Install{Version: "18beta1", Major: 18}, ""},
		{"too old", "postgres (PostgreSQL) 14.2", 0, Install{}, "not one of 15 to 18"},
		{"too new", "postgres (PostgreSQL) 19.0", 0, Install{}, "not one of 15 to 18"},
		{"of other data", "postgres (PostgreSQL) 17.10", 15, Install{}, "does not match the data"},
		{"something else", "hello", 0, Install{}, "unexpected answer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := version([]byte(tt.answer+"\n"), tt.wanted)
			if tt.says != "" {
				if err == nil || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("got %v, want %q", err, tt.says)
				}
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("got %+v, %v; want %+v", got, err, tt.want)
			}
		})
	}
}
