package contact

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string // kind, value, text
	}{
		{"Sie erreichen uns unter 02921/30-0.", []string{"phone", "+492921300", "02921/30-0"}},
		{"Telefon (02377) 915-0 funktioniert", []string{"phone", "+4923779150", "(02377) 915-0"}},
		{"Tel. 02196 710-333, Mo-Do 9-15 Uhr", []string{"phone", "+492196710333", "02196 710-333"}},
		{"Hotline: +49 271 404-0 (8 bis 16 Uhr)", []string{"phone", "+492714040", "+49 271 404-0"}},
		{"Bereitschaft 0171 000 22 33", []string{"phone", "+491710002233", "0171 000 22 33"}},
		{"die Durchwahl 800-3200 gilt weiter", []string{"phone", "+4929228003200", "800-3200"}},
		{"am 30.10.2023 um 15.30 Uhr", nil},
		{"59494 Soest, Hoher Weg 1-3", nil},
		{"von 8-12 und 14-16 Uhr", nil},
		{"rund 1.900 Fälle in 72 Kommunen", nil},
		{"Bitte an Rathaus@Not-Post.de schreiben.", []string{"email", "rathaus@not-post.de", "Rathaus@Not-Post.de"}},
		{"Endung @kreis.example, #werl", nil},
		{"Notseite: www.kreis-musterland.de.", []string{"url", "https://www.kreis-musterland.de", "www.kreis-musterland.de"}},
		{"siehe https://beispiel.de/a/b-c", []string{"url", "https://beispiel.de/a/b-c", "https://beispiel.de/a/b-c"}},
		{"unter stadt-notfall.de erreichbar", []string{"url", "https://stadt-notfall.de", "stadt-notfall.de"}},
		{"z.B. usw. bzw. u.a.", nil},
	} {
		var text lexicon.Text
		text.Reset(tt.text)
		var got []string
		for _, f := range Find(&text, 0, len(text.Tokens)-1, "02922", nil) {
			got = append(got, string(f.Kind), f.Value, f.Text)
			if f.Start < 0 || f.End > len(tt.text) || f.Start >= f.End {
				t.Errorf("%q: found at %d–%d, outside of the text", tt.text, f.Start, f.End)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: contacts differ (−want +got):\n%s", tt.text, diff)
		}
	}
}

func TestAreaCode(t *testing.T) {
	for text, want := range map[string]string{
		"Tel. 02921/30-0":            "02921",
		"am 31.10., Tel. 0271 404-0": "0271",
		"Telefon (02377) 915-0":      "02377",
		"keine Nummer, nur 59494":    "",
	} {
		var tx lexicon.Text
		tx.Reset(text)
		if got := AreaCode(&tx); got != want {
			t.Errorf("AreaCode(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	if got := Email("mailto:Info@Ort.de?subject=x"); got != "info@ort.de" {
		t.Errorf("Email = %q", got)
	}
	if got := Phone("02921-300"); got != "+492921300" {
		t.Errorf("Phone = %q", got)
	}
	if got := Phone("keine"); got != "keine" {
		t.Errorf("Phone of no number = %q", got)
	}
}
