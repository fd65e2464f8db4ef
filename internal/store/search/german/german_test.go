package german_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/store/search/german"
)

func stem(w string) string { return german.Stem(german.Fold(w)) }

func TestFormsOfAWordMeet(t *testing.T) {
	t.Parallel()
	for _, family := range []string{
		"Haus Häuser Haeuser Hauses HÄUSERN Ha\u0308user", "Straße Strasse STRASSEN Straßen", "Anmeldung anmelden Anmeldungen angemeldet anzumelden",
		"geöffnet öffnen Öffnung geöffnete", "geschlossen schließen Schließung schließt", "Antrag Anträge Anträgen Antrages",
		"abgeholt abholen Abholung abzuholen", "Bürger Bürgern Buerger", "zugelassen Zulassung zulassen Zulassungen", "Ausweis Ausweise Ausweisen",
		"Störung Störungen gestört stören", "E\u00adMail Email EMails", "Umzug umgezogen umziehen", "abgeschaltet abschalten Abschaltung", "Büro Büros Buero",
		"eingestellt einstellen", "telefonisch telefonische telefonischen", "gesperrt sperren Sperrung",
	} {
		words := strings.Fields(family)
		for _, w := range words[1:] {
			if stem(w) != stem(words[0]) {
				t.Errorf("%s has the stem %q, %s has %q", words[0], stem(words[0]), w, stem(w))
			}
		}
	}
}

func TestOtherWordsStayApart(t *testing.T) {
	t.Parallel()
	words := strings.Fields("Steuer Feuer Bauen Baum Amt Rat Pass Müll Ausfall Angriff Angebot Zulassung Zuschuss Gericht Gewerbe Netz Notruf verlangen Verlängerung")
	seen := map[string]string{}
	for _, w := range words {
		if other, ok := seen[stem(w)]; ok {
			t.Errorf("%s and %s share the stem %q", w, other, stem(w))
		}
		seen[stem(w)] = w
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	s := german.NewSplitter()
	for word, want := range map[string]string{
		"Zulassungsstelle": "Zulassung Stelle", "Kraftfahrzeugzulassungsstelle": "Kraftfahrzeug Zulassung Stelle", "Straßenverkehrsamt": "Straße Verkehr Amt",
		"Personalausweise": "Personal Ausweis", "Kfzzulassungsbehörde": "kfz Zulassung Behörde", "Führerscheinantrag": "Führerschein Antrag",
		"Sperrmüllabfuhr": "Sperrmüll Abfuhr", "Ersatzhomepage": "Ersatz Homepage", "Meldebescheinigung": "Melde Bescheinigung",
		"Bezirksbürgerbüro": "Bezirk Bürgerbüro", "Wittgensteinhallenbad": "Hallenbad", "Bürgerbüro": "", "Rathaus": "", "Gesamtheit": "", "verfahren": "",
		"Schwimmhalle": "schwimm Halle", "Trinkwasserversorgung": "Trinkwasser Versorgung", "Kindertageseinrichtungen": "Kinder Tageseinrichtung",
		"Ausländerbehörde": "Ausländer Behörde", "Donaudampfschiff": "",
	} {
		parts, _ := s.Parts(german.Fold(word))
		var stems []string
		for p := range strings.FieldsSeq(want) {
			stems = append(stems, stem(p))
		}
		if !slices.Equal(parts, stems) {
			t.Errorf("%s: got %v, want %v", word, parts, stems)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	words := german.Words("Die Kfz-Zulassungs- und E-Mail-Stelle, Tel. 02921/30-0.")
	var got []string
	for i, w := range words {
		got = append(got, w.Fold)
		if whole := german.Whole(words, i); whole != "" {
			got = append(got, "="+whole)
		}
	}
	want := strings.Fields("die kfz =kfzzulassungs zulassungs und e =emailstelle mail stelle tel 02921 30 0")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

func TestVector(t *testing.T) {
	t.Parallel()
	a := german.NewAnalyser()
	if got, want := a.Vector("Die Kfz-Zulassungsstelle ist zu."), "kfzzulassungsstell:2B kfz:2B zulassungsstell:3B zulass:3 stell:3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := a.Vector("' \\ : 'x':9A \x00 \xff"); got != "x:1B 9a:2B" {
		t.Errorf("signs: got %q", got)
	}
	if n := len(a.Vector(strings.Repeat("abcdefghij1 ", 1<<20))); n > 1<<20 {
		t.Errorf("%d bytes", n)
	}
	if got := a.Vector(strings.Repeat("x ", 200<<10) + "zulassung"); strings.Contains(got, "zulass") {
		t.Error("what stands beyond the limit is indexed")
	}
	if got := a.Vector("x" + strings.Repeat("ü", 300<<10)); !utf8.ValidString(got) {
		t.Error("a text is cut within a letter")
	}
}

func BenchmarkVector(b *testing.B) {
	a := german.NewAnalyser()
	text := strings.Repeat("Die Kfz-Zulassungsstelle des Kreises bleibt wegen des Cyberangriffs auf den Dienstleister bis auf Weiteres geschlossen. Bitte vereinbaren Sie Termine im Bürgerbüro. ", 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		a.Vector(text)
	}
}
