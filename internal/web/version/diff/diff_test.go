package diff

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, a, b string
		want       []Piece
	}{
		{"same", "Das Amt ist zu.", "Das Amt ist zu.", []Piece{{Same, "Das Amt ist zu."}}},
		{"one word", "Das Amt ist zu.", "Das Amt ist offen.", []Piece{{Same, "Das Amt ist "}, {Removed, "zu"}, {Added, "offen"}, {Same, "."}}},
		{"more", "Das Amt ist zu.", "Das Amt ist bis Montag zu.", []Piece{{Same, "Das Amt ist "}, {Added, "bis Montag "}, {Same, "zu."}}},
		{"all", "eins", "zwei", []Piece{{Removed, "eins"}, {Added, "zwei"}}},
		{"from nothing", "", "Tür", []Piece{{Added, "Tür"}}},
		{"nothing", "", "", nil},
		{"line", "a\nb", "a\nc\nb", []Piece{{Same, "a\n"}, {Added, "c\n"}, {Same, "b"}}},
	} {
		got, byLine := Words(tt.a, tt.b)
		if d := cmp.Diff(tt.want, got); d != "" || byLine {
			t.Errorf("%s: by line %t, %s", tt.name, byLine, d)
		}
	}
}

// both are the two texts that pieces make.
func both(pieces []Piece) (a, b string) {
	for _, p := range pieces {
		if p.Kind != Added {
			a += p.Text
		}
		if p.Kind != Removed {
			b += p.Text
		}
	}
	return a, b
}

func TestPiecesMakeBothTexts(t *testing.T) {
	t.Parallel()
	text := rapid.StringOfN(rapid.SampledFrom([]rune("ab ä\n.,")), 0, 60, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		pieces, _ := Words(a, b)
		if x, y := both(pieces); x != a || y != b {
			t.Fatalf("%q and %q came out as %q and %q: %v", a, b, x, y, pieces)
		}
	})
}

func TestLongTextsAreComparedByLine(t *testing.T) {
	t.Parallel()
	a := strings.Repeat("eins zwei drei vier\n", 1000) + "Ende\n"
	b := strings.Repeat("fünf sechs sieben acht\n", 1000) + "Ende\n"
	pieces, byLine := Words(a, b)
	if x, y := both(pieces); !byLine || x != a || y != b {
		t.Errorf("by line: %t, %d pieces", byLine, len(pieces))
	}
}
