package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/store/storetest"
)

func TestExport(t *testing.T) {
	dsn := storetest.DSN(t)
	t.Setenv("DATABASE_URL", dsn)
	st, err := store.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	err = st.SyncBodies(t.Context(), []notice.Body{{AGS: "05974040", Name: "Soest", Kind: notice.Town, DistrictAGS: "05974"}})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	out, err := execute(t, "", "export", "--static", filepath.Join(dir, "mirror"))
	if err != nil || !strings.Contains(out, "files of data") {
		t.Fatalf("%v: %s", err, out)
	}
	for _, name := range []string{"index.html", "en/index.html", "kommune/05974040.html", "lage.json", "lage.csv", "lage.geojson", "alle.atom", "stand.json"} {
		if b, err := os.ReadFile(filepath.Join(dir, "mirror", name)); err != nil || len(b) == 0 {
			t.Errorf("%s: %d bytes, %v", name, len(b), err)
		}
	}
	table := filepath.Join(dir, "lage.csv")
	if _, err := execute(t, "", "export", "--file", table); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(table); err != nil || strings.Count(string(b), "\r\n") != 1+26 {
		t.Errorf("%v: %.200s", err, b)
	}
	for _, args := range [][]string{{}, {"--static", "a", "--file", "b"}, {"--file", filepath.Join(dir, "lage.pdf")}, {"--static", dir}} {
		if out, err := execute(t, "", append([]string{"export"}, args...)...); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%v: %v %s", args, err, out)
		}
	}
}
