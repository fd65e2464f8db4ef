package grammar

import (
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/notice"
)

func TestListsRefuseAPhraseTwice(t *testing.T) {
	t.Parallel()
	services := func(words string) []byte {
		return []byte("entries:\n  - service: bauen\n    role: office\n    words: Bauamt\n  - service: bauen\n    role: matter\n    words: " + words + "\n")
	}
	known := func(notice.Service) bool { return true }
	if _, err := Compile(services("bauschein"), nil, nil, known); err != nil {
		t.Errorf("words that differ: %v", err)
	}
	for _, twice := range []string{"bauamt", "bauschein, bauSchein", "amt|büro bauen, Büro bauen", "(bau|wege)schein, wegeschein"} {
		if _, err := Compile(services(twice), nil, nil, known); err == nil || !strings.Contains(err.Error(), "already") {
			t.Errorf("%s: error %v", twice, err)
		}
	}
}
