package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/extract/detour"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
)

// ways are the detours that a text gives for a service, each as "kind value".
func ways(t *testing.T, x *Extractor, text string, service notice.Service) []string {
	t.Helper()
	doc := parse.Text(text, parse.Options{})
	if strings.HasPrefix(text, "<") {
		docs, err := parse.HTML([]byte(text), parse.Options{URL: "https://stadt.example/"})
		if err != nil || len(docs) != 1 {
			t.Fatalf("parsing %q: %d documents, %v", text, len(docs), err)
		}
		doc = docs[0]
	}
	var out []string
	for _, s := range x.Extract(doc, Options{Body: werl, Date: thursday}) {
		if s.Service != service || s.From != "" {
			continue
		}
		for _, d := range s.Detour {
			out = append(out, string(d.Kind)+" "+d.Value)
			if d.Kind != notice.DetourURL && !strings.Contains(strings.Join(strings.Fields(doc.Text), " "), strings.Join(strings.Fields(d.Text), " ")) {
				t.Errorf("%q: the words %q of a detour are not in the text", text, d.Text)
			}
		}
	}
	return out
}

func TestDetours(t *testing.T) {
	x := theExtractor(t)
	for _, tt := range []struct {
		text    string
		service notice.Service
		want    []string
	}{
		{"Das Bürgerbüro bleibt geschlossen. Telefonisch sind wir unter 02922 800-0 erreichbar.", "buergerbuero", []string{"phone +4929228000"}},
		{"Das Bürgerbüro bleibt geschlossen. Das Standesamt erreichen Sie unter 02922 800-5.", "buergerbuero", nil},
		{
			"Geschlossen sind das Bürgerbüro (02922 800-1) und das Standesamt (02922 800-2).", "standesamt",
			[]string{"phone +4929228002"},
		},
		{
			"Geschlossen sind das Bürgerbüro (02922 800-1) und das Standesamt (02922 800-2).", "buergerbuero",
			[]string{"phone +4929228001"},
		},
		{"Das Rathaus, Hedwig-Dransfeld-Straße 23, ist geschlossen.", "rathaus", nil},
		{
			"Das Bürgerbüro ist geschlossen. Anträge können Sie in den Briefkasten Am Markt 5, 59457 Werl, einwerfen.", "buergerbuero",
			[]string{"address Am Markt 5, 59457 Werl"},
		},
		{
			"Ausweise können nicht beantragt werden. Bitte wenden Sie sich an die Stadt Soest.", "ausweise",
			[]string{"counter 05974040"},
		},
		{"Das Standesamt ist geschlossen. In Soest wird ein Notbetrieb aufgebaut.", "standesamt", nil},
		{
			"E-Mails kommen nicht an. Schreiben Sie bitte an m.muster@not-post.example.de.", "email",
			[]string{"email m.muster@not-post.example.de"},
		},
		{
			"Das Bürgerbüro ist nur eingeschränkt geöffnet. Sie erreichen uns Mo-Fr 8-12 Uhr unter 02922 800-1.", "buergerbuero",
			[]string{"hours Mo-Fr 08:00-12:00", "phone +4929228001"},
		},
		{"Das Bürgerbüro ist weiterhin geöffnet, Telefon 02922 800-1.", "buergerbuero", nil},
		{
			"<table><tr><th>Amt</th><th>Stand</th><th>Telefon</th></tr><tr><td>Standesamt</td><td>geschlossen</td><td>02922 800-7</td></tr>" +
				"<tr><td>Bürgerbüro</td><td>geschlossen</td><td>02922 800-8</td></tr></table>", "buergerbuero",
			[]string{"phone +4929228008"},
		},
		{
			"<p>Das Standesamt ist geschlossen. <a href=\"/formular\">Zum Formular</a></p>", "standesamt",
			[]string{"url https://stadt.example/formular"},
		},
	} {
		if diff := cmp.Diff(tt.want, ways(t, x, tt.text, tt.service)); diff != "" {
			t.Errorf("%s: %s: detours (−want +got):\n%s", tt.text, tt.service, diff)
		}
	}
}

func TestManyDetours(t *testing.T) {
	x := theExtractor(t)
	text := "Das Bürgerbüro ist geschlossen; Sie erreichen uns unter"
	for i := range 20 {
		text += " 02922 800-" + string(rune('1'+i%9)) + string(rune('0'+i/9)) + ","
	}
	if got := ways(t, x, text+" danke.", "buergerbuero"); len(got) != detour.Most {
		t.Errorf("%d detours, want %d", len(got), detour.Most)
	}
}
