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
		"ist .. zu":              "zu ist",
		"hat|haben ... auf":      "auf hat auf haben",
		"schließt .. wieder auf": "wieder aufschließt",
		"bleibt .. noch zu":      "",
		"steht .. zur verfügung": "",
		"geht .. vom netz":       "",
		"stellt ein":             "",

		"nimmt|nehmen ... dienst|betrieb ... auf": "dienst ... aufnimmt dienst ... aufnehmen dienst ... aufzunehmen betrieb ... aufnimmt betrieb ... aufnehmen betrieb ... aufzunehmen",
	} {
		if got := strings.Join(Joined(in), " "); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
