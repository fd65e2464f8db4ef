package phrase

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpelled(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"rathaus~":                        "rathaus~",
		"(not|ersatz)(seite|homepage)~":   "notseite~, ersatzseite~, nothomepage~, ersatzhomepage~",
		"neue|alte (web|internet)seite":   "neue|alte webseite, neue|alte internetseite",
		"mail(adresse|konto) .. (aus|zu)": "mailadresse .. aus, mailkonto .. aus, mailadresse .. zu, mailkonto .. zu",
		"not(seite":                       "not(seite",
	} {
		if d := cmp.Diff(want, strings.Join(Spelled(in), ", ")); d != "" {
			t.Errorf("%s: %s", in, d)
		}
	}
}
