package parse

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads each page and text in testdata and compares the blocks with the file beside it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		if ext := filepath.Ext(f); ext != ".html" && ext != ".txt" {
			continue
		}
		n++
		t.Run(filepath.Base(f), func(t *testing.T) {
			body, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			opt := Options{URL: "https://example.org/dir/" + filepath.Base(f)}
			if strings.HasSuffix(f, "stacked.html") {
				opt.Items = ".update"
			}
			var docs []notice.Document
			switch Sniff(body) {
			case FormatHTML:
				if docs, err = HTML(body, opt); err != nil {
					t.Fatal(err)
				}
			default:
				docs = []notice.Document{Text(string(body), opt)}
			}
			var got strings.Builder
			for _, d := range docs {
				checkDocument(t, d)
				dump(&got, d)
			}
			golden := strings.TrimSuffix(f, filepath.Ext(f)) + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got.String()); d != "" {
				t.Errorf("blocks (-want +got):\n%s", d)
			}
		})
	}
	if n < 20 {
		t.Errorf("got %d pages in testdata, want at least 20", n)
	}
}

// dump writes a document so that a person can check it: one block a line, indented by what it stands under.
func dump(w *strings.Builder, d notice.Document) {
	fmt.Fprintf(w, "== %s\ntitle %q language %q published %s updated %s\n", d.Key, d.Title, d.Language, stamp(d.Published), stamp(d.Updated))
	for i, b := range d.Blocks {
		fmt.Fprintf(w, "%s%d %s", strings.Repeat("  ", len(b.Under)), i, b.Kind)
		if b.Level > 0 {
			fmt.Fprintf(w, "%d", b.Level)
		}
		if len(b.Under) > 0 {
			fmt.Fprintf(w, " under %v", b.Under)
		}
		if b.Lead >= 0 {
			fmt.Fprintf(w, " lead %d", b.Lead)
		}
		if b.Table > 0 {
			fmt.Fprintf(w, " table %d (%d,%d) heads %v", b.Table, b.Row, b.Col, b.Heads)
		}
		if !b.Time.IsZero() {
			fmt.Fprintf(w, " time %s", stamp(b.Time))
		}
		if b.Struck {
			fmt.Fprint(w, " struck")
		}
		fmt.Fprintf(w, ": %s\n", d.Text[b.Start:b.End])
	}
	for _, l := range d.Links {
		fmt.Fprintf(w, "link %q %s\n", d.Text[l.Start:l.End], l.URL)
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.RFC3339)
}
