package page

import "testing"

func TestClip(t *testing.T) {
	t.Parallel()
	for _, tt := range [][2]string{{"", ""}, {"äöü", "äöü"}, {"äöüß", "äöü…"}} {
		if got := Clip(tt[0], 3); got != tt[1] {
			t.Errorf("%q: got %q, want %q", tt[0], got, tt[1])
		}
	}
}

func TestKeep(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ query, want string }{
		{Keep(""), ""},
		{Keep("?a=1", "a", ""), ""},
		{Keep("?a=1&b=ä", "a", "2", "c", "x&y"), "?a=2&b=%C3%A4&c=x%26y"},
	} {
		if tt.query != tt.want {
			t.Errorf("%q, want %q", tt.query, tt.want)
		}
	}
}
