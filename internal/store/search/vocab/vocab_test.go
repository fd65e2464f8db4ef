package vocab_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/store/search/vocab"
)

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"titl", "titel", 1}, {"burgerbruo", "burgerburo", 1}, {"zulasung", "zulassung", 1}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"abc", "xyz", 3}} {
		if got := vocab.Distance(tt.a, tt.b); got != tt.want {
			t.Errorf("%s to %s: got %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := vocab.Distance(tt.b, tt.a); got != tt.want {
			t.Errorf("%s to %s: got %d, want %d", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestNear(t *testing.T) {
	t.Parallel()
	v := vocab.New(6)
	for w, n := range map[string]int{"titel": 3, "zulassung": 5, "zulassen": 1, "zahlung": 9, "amt": 3} {
		v.Add(w, n)
	}
	for word, want := range map[string][]string{
		"titl": {"titel"}, "zulasung": {"zulassung"}, "zaluhng": {"zahlung"}, "amd": nil, "xylophon": nil, "zulassung": {"zulassen"},
	} {
		if diff := cmp.Diff(want, v.Near(word)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", word, diff)
		}
	}
	v.Add("eins", 1)
	v.Add("zwei", 1)
	v.Add("drei", 1)
	if v.Len() != 6 {
		t.Errorf("%d words", v.Len())
	}
}
