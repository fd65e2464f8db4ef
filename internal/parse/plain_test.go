package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// blocksOf are the words of the blocks of a text.
func blocksOf(text string) []string {
	d := Text(text, Options{})
	var out []string
	for _, b := range d.Blocks {
		out = append(out, d.Text[b.Start:b.End])
	}
	return out
}

// TestShortParagraphKeepsTogether: a paragraph of few lines was broken for its width, whatever case the next word has.
func TestShortParagraphKeepsTogether(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{
			"Die Zulassungsstelle kann keine Fahrzeuge\nzulassen. Die Stadtbücherei ist zu den üblichen\nZeiten geöffnet.\n",
			[]string{"Die Zulassungsstelle kann keine Fahrzeuge zulassen. Die Stadtbücherei ist zu den üblichen Zeiten geöffnet."},
		},
		{ // broken by a program that counts bytes
			"Das Standesamt bleibt bis auf Weiteres geschlossen. Die\nMüllabfuhr fährt wie gewohnt. Die Stadtbücherei ist zu den\nüblichen Zeiten geöffnet. Bauanträge können nur auf\nPapier eingereicht werden. Das Gesundheitsamt ist telefonisch\nnicht erreichbar.\n",
			[]string{"Das Standesamt bleibt bis auf Weiteres geschlossen. Die Müllabfuhr fährt wie gewohnt. Die Stadtbücherei ist zu den üblichen Zeiten geöffnet. Bauanträge können nur auf Papier eingereicht werden. Das Gesundheitsamt ist telefonisch nicht erreichbar."},
		},
		{
			"Das Standesamt bleibt zu. Bis zum Ende der\nWoche ist auch das Archiv nicht zu sprechen.\n",
			[]string{"Das Standesamt bleibt zu. Bis zum Ende der Woche ist auch das Archiv nicht zu sprechen."},
		},
		{
			"Standesamt geschlossen\nBücherei geöffnet\nHallenbad bis auf Weiteres geschlossen\n",
			[]string{"Standesamt geschlossen", "Bücherei geöffnet", "Hallenbad bis auf Weiteres geschlossen"},
		},
	} {
		if diff := cmp.Diff(tt.want, blocksOf(tt.text)); diff != "" {
			t.Errorf("%q: blocks differ (−want +got):\n%s", tt.text, diff)
		}
	}
}

// TestSignsAndParts: a sign before a name is a cell beside it, not a bullet; slashes and dots part what belongs together.
func TestSignsAndParts(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"+  Standesamt\no  Bürgerbüro\n-  Homepage\n", []string{"Standesamt", "+", "Bürgerbüro", "o", "Homepage", "-"}},
		{"[x] Telefon\n[ ] Homepage\n", []string{"Telefon", "[x]", "Homepage", "[ ]"}},
		{"+ läuft    o läuft teilweise    - läuft nicht\n", []string{"+ läuft | o läuft teilweise | - läuft nicht"}},
		{"- Standesamt\n- Bürgerbüro\n", []string{"Standesamt", "Bürgerbüro"}},
		{"- Standesamt\n* Bürgerbüro\n", []string{"Standesamt", "Bürgerbüro"}},
		{"Rat / tagt / im Saal\nAmt / ruht / ganz\nBad / offen / heute\n", []string{"Rat", "tagt", "im Saal", "Amt", "ruht", "ganz", "Bad", "offen", "heute"}},
		{"Das Amt / die Stelle ist zu.\n", []string{"Das Amt / die Stelle ist zu."}},
	} {
		if diff := cmp.Diff(tt.want, blocksOf(tt.text)); diff != "" {
			t.Errorf("%q (−want +got):\n%s", tt.text, diff)
		}
	}
}

// TestEntryBetweenSigns: the signs around an entry of a ticker are none of its words.
func TestEntryBetweenSigns(t *testing.T) {
	for text, want := range map[string][]string{
		"+++ 14:00 Uhr: Bürgerbüro wieder offen +++\n\n+++ 10:00 Uhr: Bürgerbüro und Standesamt geschlossen +++\n": {
			"14:00 Uhr:", "Bürgerbüro wieder offen", "10:00 Uhr:", "Bürgerbüro und Standesamt geschlossen",
		},
		"+++ Bürgerbüro wieder offen +++\n": {"+++ Bürgerbüro wieder offen +++"},
	} {
		if diff := cmp.Diff(want, blocksOf(text)); diff != "" {
			t.Errorf("%q (−want +got):\n%s", text, diff)
		}
	}
}
