package pgtext

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Häuser": "haeuser", "STRASSE": "strasse", "Straße": "strasse", "Bu\u0308rgerbu\u0308ro": "buergerbuero", "ÖPNV": "oepnv",
		"Zu\u00adlassung": "zulassung", "café": "café", "ẞ": "ss", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		n    int
		want string
	}{{"abc", 5, "abc"}, {"abc", 2, "ab"}, {"aäb", 2, "a"}, {"ä", 1, ""}, {"", 0, ""}, {"€€", 4, "€"}} {
		if got := Cut(tt.in, tt.n); got != tt.want {
			t.Errorf("%q at %d: got %q, want %q", tt.in, tt.n, got, tt.want)
		}
	}
}

func TestCleanKeepsOffsets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		got := Clean(s)
		if len(got) != len(s) || !utf8.ValidString(got) || strings.ContainsRune(got, 0) {
			t.Fatalf("%q became %q", s, got)
		}
		if Clean(got) != got || !strings.ContainsRune(s, 0) && utf8.ValidString(s) && got != s {
			t.Fatalf("%q was changed to %q", s, got)
		}
	})
}

func TestJSON(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []string{"\x00", `\`, "u", "0", `"`, "ä", "\\u0000", "\n", "<"}
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom(alphabet)).Draw(t, "parts"), "")
		out, err := JSON(map[string]string{"k": s})
		if err != nil {
			t.Fatal(err)
		}
		var back map[string]string
		if err := json.Unmarshal([]byte(out), &back); err != nil {
			t.Fatalf("%s: %v", out, err)
		}
		if want := strings.ReplaceAll(s, "\x00", " "); back["k"] != want {
			t.Fatalf("got %q, want %q", back["k"], want)
		}
	})
	if _, err := JSON(func() {}); err == nil {
		t.Error("a function became JSON")
	}
}
