package words

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCut(t *testing.T) {
	v := &Vocabulary{Domains: map[string]int32{"werl.de": 3}}
	v.Number("loedenscheid")
	known := v.Number("luedenscheid")
	cases := []struct {
		text string
		want []string // words as they stand in the text, then as they are compared
	}{
		{"", nil},
		{"Lüdenscheid, LUEDENSCHEID!", []string{"Lüdenscheid luedenscheid", "LUEDENSCHEID luedenscheid"}},
		{"Lüden\u00ADscheid u\u0308ber", []string{"Lüden\u00ADscheid luedenscheid", "u\u0308ber ueber"}},
		{"Straße 12a", []string{"Straße strasse", "12a 12a"}},
		{"auf https://www.werl.de/Rathaus. Dort", []string{"auf auf", "werl.de ", "Dort dort"}},
		{"post@Stadt.Werl.de", []string{"Werl.de "}},
		{"siehe beispiel.de", []string{"siehe siehe"}},
		{"Uhr.Danach", []string{"Uhr uhr", "Danach danach"}},
		{"a\xffb", []string{"a a", "b b"}},
	}
	for _, tc := range cases {
		t.Run(tc.text, func(t *testing.T) {
			var got []string
			for _, w := range v.Cut(tc.text) {
				got = append(got, tc.text[w.Start:w.End]+" "+w.Fold)
				if (w.Domain == 3) != (w.Fold == "") {
					t.Errorf("word %+v: only a known domain has a number and no words", w)
				}
				if (w.ID == known) != (w.Fold == "luedenscheid") {
					t.Errorf("word %+v has the wrong number", w)
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Errorf("words (-want +got):\n%s", d)
			}
		})
	}
}

func TestBetween(t *testing.T) {
	long := "Die Zeile ist lang genug, um als umbrochen zu gelten, des Kreises"
	cases := []struct {
		left, gap string
		want      Gap
	}{
		{"a", " ", GapSpace},
		{"a", "\u00A0", GapSpace},
		{"a", "", GapNone},
		{"a", "-", GapHyphen},
		{"a", "–", GapHyphen},
		{"a", " - ", GapDash},
		{"a", " / ", GapSlash},
		{"a", " (", GapOpen},
		{"a", "), ", GapComma},
		{"a", ". ", GapDot},
		{"a", "_", GapUnder},
		{"a", " & ", GapAmp},
		{"a", ": ", GapColon},
		{"a", ", (", GapOther},
		{"a", "\n", GapBreak},
		{long, "\n", GapSpace},
		{long, ".\n", GapBreak},
		{long, "\n\n", GapBreak},
	}
	for _, tc := range cases {
		text := tc.left + tc.gap + "b"
		if got := Between(text, len(tc.left), len(tc.left)+len(tc.gap)); got != tc.want {
			t.Errorf("between the words of %q: %b, want %b", text, got, tc.want)
		}
	}
}

func TestNouns(t *testing.T) {
	for w, want := range map[string]bool{"rathaus": true, "zulassungsstelle": true, "insgesamt": false, "tankstelle": false, "strasse": false} {
		if got := IsOffice(w); got != want {
			t.Errorf("IsOffice(%q) = %v", w, got)
		}
	}
	for w, want := range map[string]bool{"hansestadt": true, "gemeinde": true, "innenstadt": false, "rathaus": false} {
		if got := IsTitle(w); got != want {
			t.Errorf("IsTitle(%q) = %v", w, got)
		}
	}
	for w, want := range map[string][2]bool{
		"amtsgericht": {true, false}, "amtsgerichte": {true, true}, "universitaetsstadt": {false, false}, "sitz": {true, true}, "sv": {true, false}, "svenja": {false, false},
	} {
		if is, several := Institution(w); is != want[0] || several != want[1] {
			t.Errorf("Institution(%q) = %v, %v", w, is, several)
		}
	}
	for w, want := range map[string]bool{"marktstrasse": true, "anzeiger": true, "rathaus": false, "fc": true, "buergerbuero": false} {
		if got := IsOtherThing(w); got != want {
			t.Errorf("IsOtherThing(%q) = %v", w, got)
		}
	}
}

// TestNumber: what is not looked up must not be in the vocabulary.
func TestNumber(t *testing.T) {
	v := &Vocabulary{}
	words := map[string]int32{}
	for n := 1; n < 140; n += 3 {
		w := strings.Repeat("a", n)
		words[w] = v.Number(w)
	}
	for n := 1; n < 140; n++ {
		w := strings.Repeat("a", n)
		want, ok := words[w]
		if !ok {
			want = None
		}
		if got := v.Cut(w)[0].ID; got != want {
			t.Errorf("%d letters: number %d, not %d", n, got, want)
		}
	}
}
