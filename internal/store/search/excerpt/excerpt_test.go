package excerpt_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/store/search/excerpt"
	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/query"
)

func marker(t *testing.T, text string) *excerpt.Marker {
	t.Helper()
	a := german.NewAnalyser()
	q, bad := query.Parse(text)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	return excerpt.NewMarker(a, query.NewCompiler(a).Compile(q, nil).Marks)
}

// show puts brackets around the marks.
func show(text string, marks []excerpt.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(text[at:m.Start] + "[" + text[m.Start:m.End] + "]")
		at = m.End
	}
	return b.String() + text[at:]
}

func TestMarks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ query, text, want string }{
		{"strasse", "Die Straßen, STRASSE und Stra\u00dfe.", "Die [Straßen], [STRASSE] und [Stra\u00dfe]."},
		{"Zulassung", "Die Kfz-Zulassungsstelle, Neuzulassungen.", "Die Kfz-[Zulassungsstelle], [Neuzulassungen]."},
		{"Email", "Per E-Mail oder Email.", "Per [E-Mail] oder [Email]."},
		{`"bis auf Weiteres geschlossen"`, "geschlossen, bis auf Weiteres geschlossen", "geschlossen, bis auf [Weiteres] [geschlossen]"},
		{"Rundf*", "Der Rundfunk und die Rundfahrt", "Der [Rundfunk] und die [Rundfahrt]"},
		{"Rathaus -Orgel", "Rathaus ohne Orgel", "[Rathaus] ohne Orgel"},
		{"Perso", "Der Personalausweis", "Der [Personalausweis]"},
		{"Müll", "Mu\u0308ll", "[Mu\u0308ll]"},
		{"kommune:Soest", "Soest", "Soest"},
	} {
		if got := show(tt.text, marker(t, tt.query).Mark(tt.text)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.query, got, tt.want)
		}
	}
}

func TestPieces(t *testing.T) {
	t.Parallel()
	filler := strings.Repeat("Über andere Dinge wird später geredet. ", 30)
	text := filler + "Die Orgel ist kaputt, der Rundfunk auch. " + filler + "Noch eine Orgel. " + filler
	m := marker(t, "Orgel Rundfunk")
	pieces := m.Pieces(text, 2)
	if len(pieces) != 2 {
		t.Fatalf("%d pieces", len(pieces))
	}
	for i, want := range []string{"Die [Orgel] ist kaputt, der [Rundfunk] auch.", "Noch eine [Orgel]."} {
		p := pieces[i]
		if got := show(p.Text, p.Marks); !strings.Contains(got, want) || !p.Cut || !p.More || len(p.Text) > 320 || !utf8.ValidString(p.Text) {
			t.Errorf("piece %d: %+v", i, p)
		}
	}
	want := []excerpt.Piece{{Text: "Nichts davon.", Marks: nil}}
	if diff := cmp.Diff(want, m.Pieces("Nichts davon.", 2)); diff != "" {
		t.Errorf("without marks (-want +got):\n%s", diff)
	}
	for n := range 300 { // whatever is cut, it is cut between letters and words
		for _, p := range m.Pieces(strings.Repeat("ä", n)+" Orgel "+strings.Repeat("öä ", 200), 2) {
			if !utf8.ValidString(p.Text) || len(p.Marks) > 1 {
				t.Fatalf("%d: %+v", n, p)
			}
		}
	}
}
