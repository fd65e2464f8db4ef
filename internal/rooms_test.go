package internal

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var roomLine = regexp.MustCompile(`(?m)^//   - ([a-z/, ]+): `)

// TestRoomsFollowTheirMap holds the maps of the packages that consist of many: a map names every room, and no room stands on one
// below it.
func TestRoomsFollowTheirMap(t *testing.T) {
	for _, name := range []string{"store", "extract"} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(name, "doc.go"))
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, m := range roomLine.FindAllStringSubmatch(strings.ReplaceAll(string(text), "\n//     ", " "), -1) {
				names = append(names, strings.Split(m[1], ", ")...)
			}
			there := map[string]bool{}
			for _, p := range list(t, "./internal/"+name+"/...") {
				mine, ok := strings.CutPrefix(p.name(), name+"/")
				if !ok {
					continue
				}
				there[mine] = true
				place := slices.Index(names, mine)
				if place < 0 {
					t.Errorf("%s/doc.go does not name %s", name, mine)
				}
				for _, imp := range p.Imports {
					if other, ok := strings.CutPrefix(imp, module+"internal/"+name+"/"); ok && slices.Index(names, other) >= place {
						t.Errorf("internal/%s/%s imports %s, which lies below it", name, mine, other)
					}
				}
			}
			for _, n := range names {
				if !there[n] {
					t.Errorf("%s/doc.go names %s, which does not exist", name, n)
				}
			}
		})
	}
}
