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
		{"Tel. 02196 710-333, Mo-Do 9-15 Uhr", []string{"phone", "+492196710333", "02196 710-333", "hours", "Mo-Do 09:00-15:00", "Mo-Do 9-15 Uhr"}},
		{"Hotline: +49 271 404-0 (8 bis 16 Uhr)", []string{"phone", "+492714040", "+49 271 404-0"}},
		{"Bereitschaft 0171 000 22 33", []string{"phone", "+491710002233", "0171 000 22 33"}},
		{"die Durchwahl 800-3200 gilt weiter", []string{"phone", "+4929228003200", "800-3200"}},
		{"am 30.10.2023 um 15.30 Uhr", nil},
		{"59494 Soest, Hoher Weg 1-3", []string{"address", "Hoher Weg 1-3", "Hoher Weg 1-3"}},
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
		for _, f := range (&Finder{Text: &text}).Find(0, len(text.Tokens)-1, "02922", nil) {
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

func TestFindAll(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string // kind, value, text
	}{
		{"Telefon +49 (0) 2922 800-0", []string{"phone", "+4929228000", "+49 (0) 2922 800-0"}},
		{"Tel. 0 29 22 / 800 - 0", []string{"phone", "+4929228000", "0 29 22 / 800 - 0"}},
		{"Tel. 02922\u00a0800–0", []string{"phone", "+4929228000", "02922\u00a0800–0"}},
		{"unter der 0049 2922 8000", []string{"phone", "+4929228000", "0049 2922 8000"}},
		{"Fax: 02922 800-111, Telefon: 02922 800-0", []string{"phone", "+4929228000", "02922 800-0"}},
		{"Telefax 02922 800-111", nil},
		{"(Fax: 02922/800-111)", nil},
		{"Telefon 02922 800 2G gilt", []string{"phone", "+492922800", "02922 800"}},
		{"Behördennummer 115", []string{"phone", "115", "115"}},
		{"Im Notfall den Notruf 112.", []string{"phone", "112", "112"}},
		{"ärztlicher Dienst unter 116 117", []string{"phone", "116117", "116 117"}},
		{"115 Anträge, 112 Euro", nil},
		{"IBAN DE12 0123 4567 8901 2345 67", nil},
		{"01067 Dresden", nil},
		{"m.muster@stadt.example.de", []string{"email", "m.muster@stadt.example.de", "m.muster@stadt.example.de"}},
		{"an info(at)Stadt-Werl.de oder", []string{"email", "info@stadt-werl.de", "info(at)Stadt-Werl.de"}},
		{"info [at] stadt-werl.de", []string{"email", "info@stadt-werl.de", "info [at] stadt-werl.de"}},
		{"Siehe https://Portal.Werl.de/Dienste?id=3&x=Y.", []string{"url", "https://portal.werl.de/Dienste?id=3&x=Y", "https://Portal.Werl.de/Dienste?id=3&x=Y"}},
		{"www.Werl.de/Aktuelles/", []string{"url", "https://www.werl.de/Aktuelles", "www.Werl.de/Aktuelles"}},
		{"Das Rathaus, Hoher Weg 1–3, 59494 Soest, bleibt zu", []string{"address", "Hoher Weg 1-3, 59494 Soest", "Hoher Weg 1–3, 59494 Soest"}},
		{"in der Notstelle Am Markt 5", []string{"address", "Am Markt 5", "Am Markt 5"}},
		{"An der Stadtkirche 2 a, 57072 Siegen", []string{"address", "An der Stadtkirche 2 a, 57072 Siegen", "An der Stadtkirche 2 a, 57072 Siegen"}},
		{"Hedwig-Dransfeld-Straße 23a · 59457 Werl", []string{"address", "Hedwig-Dransfeld-Straße 23a, 59457 Werl", "Hedwig-Dransfeld-Straße 23a · 59457 Werl"}},
		{"Bahnhofstr. 12", []string{"address", "Bahnhofstr. 12", "Bahnhofstr. 12"}},
		{"Kirchplatz 4, 57334 Bad Laasphe", []string{"address", "Kirchplatz 4, 57334 Bad Laasphe", "Kirchplatz 4, 57334 Bad Laasphe"}},
		{"Am Montag 5 Fälle, im Raum 12, Am Schalter 4", nil},
		{"auf dem Markt 8 Uhr", nil},
		{"Im Rathaus gilt", nil},
		{"Am 6. November", nil},
		{"Mo–Fr 8–12 Uhr", []string{"hours", "Mo-Fr 08:00-12:00", "Mo–Fr 8–12 Uhr"}},
		{"Mo. – Mi. 8 – 16 Uhr, Do. 8 – 17.30 Uhr, Fr. 8 – 12 Uhr", []string{"hours", "Mo-Mi 08:00-16:00; Do 08:00-17:30; Fr 08:00-12:00", "Mo. – Mi. 8 – 16 Uhr, Do. 8 – 17.30 Uhr, Fr. 8 – 12 Uhr"}},
		{"montags bis freitags von 8 bis 16 Uhr besetzt", []string{"hours", "Mo-Fr 08:00-16:00", "montags bis freitags von 8 bis 16 Uhr"}},
		{"Mo–Do 8.30–12 und 14–15.30, Fr 8.30–12 Uhr", []string{"hours", "Mo-Do 08:30-12:00,14:00-15:30; Fr 08:30-12:00", "Mo–Do 8.30–12 und 14–15.30, Fr 8.30–12 Uhr"}},
		{"Mo-Do 9-15 Uhr", []string{"hours", "Mo-Do 09:00-15:00", "Mo-Do 9-15 Uhr"}},
		{"Montag-Freitag: 8-12 Uhr", []string{"hours", "Mo-Fr 08:00-12:00", "Montag-Freitag: 8-12 Uhr"}},
		{"täglich von 9:00 bis 17:00", []string{"hours", "Mo-So 09:00-17:00", "täglich von 9:00 bis 17:00"}},
		{"wochentags von 9 bis 17 Uhr", []string{"hours", "Mo-Fr 09:00-17:00", "wochentags von 9 bis 17 Uhr"}},
		{"Montag, Dienstag und Donnerstag jeweils 8 bis 12 Uhr", []string{"hours", "Mo,Di,Do 08:00-12:00", "Montag, Dienstag und Donnerstag jeweils 8 bis 12 Uhr"}},
		{"am Montag, 6. November, geschlossen", nil},
		{"Mo-Fr geschlossen", nil},
		{"so 8 bis 12 Leute", nil},
	} {
		var text lexicon.Text
		text.Reset(tt.text)
		var got []string
		for _, f := range (&Finder{Text: &text}).Find(0, len(text.Tokens)-1, "", nil) {
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

func FuzzFind(f *testing.F) {
	f.Add("Tel. 02922 800-0, Fax (0 29 22) / 800 – 1, +49 (0) 1; m.muster@x.de, https://A.de/B?c#d, www.A.de")
	f.Add("Am Markt 5 a, 59457 Bad X; Mo-Fr u. Sa 8.30–12 und 14–15:30 Uhr, täglich von 24 bis 0 Uhr")
	f.Add("0000000000 0A#0@0.0")
	f.Add("info (at) a.de (((+ 115 116 117 IBAN DE12 0000 +")
	f.Fuzz(func(t *testing.T, s string) {
		var text lexicon.Text
		text.Reset(s)
		if len(text.Tokens) == 0 {
			return
		}
		for _, first := range []int{0, len(text.Tokens) / 2} {
			end := 0
			for _, c := range (&Finder{Text: &text}).Find(first, len(text.Tokens)-1, "02922", nil) {
				if c.Start < 0 || c.End > len(s) || c.Start >= c.End || c.Value == "" || c.Text == "" {
					t.Fatalf("%q: %+v", s, c)
				}
				if c.Start < end {
					t.Fatalf("%q: %+v begins before the end of the one before", s, c)
				}
				end = c.End
			}
		}
		AreaCode(&text)
	})
}
