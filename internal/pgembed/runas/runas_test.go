//go:build unix

package runas

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIdentity asks a program who it is: never root.
func TestIdentity(t *testing.T) {
	for _, avoid := range []bool{false, true} {
		id, err := Find(t.Context(), avoid)
		if err != nil {
			t.Fatal(err)
		}
		out, err := id.Command(t.Context(), "/bin/sh", "-c", "id -u").Output()
		if err != nil {
			t.Fatal(err)
		}
		want := os.Geteuid()
		if want == 0 {
			want = id.uid
		}
		if got := strings.TrimSpace(string(out)); got != strconv.Itoa(want) || got == "0" {
			t.Errorf("avoid %t: runs as number %s, want %d", avoid, got, want)
		}
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := id.Give(file); err != nil {
			t.Fatal(err)
		}
		fi, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		owner := os.Geteuid()
		if id.Chown {
			owner = id.uid
		}
		if st, ok := fi.Sys().(*syscall.Stat_t); !ok || int(st.Uid) != owner {
			t.Errorf("avoid %t: given to %+v, want %d", avoid, fi.Sys(), owner)
		}
	}
}

func TestCleanEnv(t *testing.T) {
	got := cleanEnv([]string{"HOME=/h", "PGDATA=/x", "PGPORT=1", "LANG=de_DE", "LC_TIME=de_DE", "DATABASE_URL=geheim", "PATH=/bin"})
	if diff := cmp.Diff([]string{"HOME=/h", "PATH=/bin", "LC_ALL=C"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
