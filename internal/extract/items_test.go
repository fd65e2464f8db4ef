package extract

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// The items of testdata/own/items are read as a whole: what the rules lose of them shows here. The shares are those last measured.
func TestItems(t *testing.T) {
	for file, want := range map[string]struct{ f1, available float64 }{
		"tune":      {0.90, 0.98},
		"hold":      {0.875, 0.955},
		"more-tune": {0.945, 0.98},
		"more-hold": {0.765, 0.955},
	} {
		f1, available := scoreItems(t, "testdata/own/items/"+file+".txt")
		if f1 < want.f1 || available < want.available {
			t.Errorf("%s: F1 %.3f, want at least %.3f; precision of available %.3f, want at least %.3f", file, f1, want.f1, available, want.available)
		}
	}
}

// scoreItems reads a file of items, and scores the statements found against those expected.
func scoreItems(t *testing.T, path string) (f1, available float64) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	x, opts := theExtractor(t), Options{Body: "05974040", Date: time.Date(2023, 11, 8, 0, 0, 0, 0, time.UTC)}
	right, predicted, labelled, works, wrong := 0, 0, 0, 0, 0
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		expect, text, ok := strings.Cut(lines.Text(), "|")
		if !ok {
			t.Fatalf("%s: %q has no |", path, lines.Text())
		}
		want := strings.Fields(strings.TrimPrefix(expect, "-"))
		labelled += len(want)
		for _, s := range x.Extract(docOf(t, strings.ReplaceAll(text, `\n`, "\n")+"\n"), opts) {
			if s.Review {
				continue
			}
			predicted++
			hit := slices.Contains(want, itemOf(&s))
			if hit {
				right++
			}
			if s.Status == notice.Available {
				works++
				if !hit {
					wrong++
				}
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return 2 * float64(right) / float64(predicted+labelled), 1 - float64(wrong)/float64(works)
}

// itemOf is the statement as the items write it ("standesamt=A@11-13").
func itemOf(s *notice.Statement) string {
	out := fmt.Sprintf("%s=%s", s.Service, strings.ToUpper(string(s.Status)[:1]))
	if from := string(s.From); from != "" {
		out += "@" + from[len("2006-"):]
	}
	return out
}
