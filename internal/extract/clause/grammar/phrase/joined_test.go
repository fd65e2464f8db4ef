package phrase

import (
	"strings"
	"testing"
)

func TestJoined(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"zieht|ziehen ... ein":   "einzieht einziehen einzuziehen",
		"gibt .. heraus|weiter":  "herausgibt weitergibt",
		"sage ... ab":            "",
		"ist .. zu":              "",
		"hat ... auf":            "",
		"steht .. zur verfügung": "",
		"geht .. vom netz":       "",
		"stellt ein":             "",
	} {
		if got := strings.Join(Joined(in), " "); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
