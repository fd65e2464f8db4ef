package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/notice"
)

// What decides over a whole text at once: of what kind it is, what stands over its parts, when they were written, whose they are. The
// catalogue's "as of" and "a general statement", and rule 7 in what it says of lists.

// A word that some other kind of text has too does not silence a notice.
func TestRule11KindsOfTextByMoreThanAWord(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt bleibt geschlossen. Die Kolleginnen erledigen ihre Aufgaben zu Hause.", one("standesamt unavailable")},
		{"Die Bewerbungsfrist endet am 30. November. Das Standesamt ist geschlossen.", one("standesamt unavailable")},
		{"Stadt Werl\n\nHintergrund\nSeit dem 30. Oktober sind die Systeme ausgefallen.\n\nRathaus\nDas Rathaus ist geschlossen.", one("rathaus unavailable")},
		{"Öffentliche Bekanntmachung\n\nDas Ratsinformationssystem ist nicht erreichbar.\nDie Tagesordnung hängt im Rathaus aus.", one("rat unavailable")},
		{"Wir suchen Verstärkung für das Standesamt. Ihre Aufgaben: Trauungen werden durchgeführt. Bewerbungsfrist: 30. November.", nil},
	})
}

// A key explains the signs of a table with "=", with colons, or by what stands behind each.
func TestKeysToSigns(t *testing.T) {
	const rows = `<table><tr><td>Ausweise</td><td>%s</td></tr><tr><td>Standesamt</td><td>%s</td></tr><tr><td>Bücherei</td><td>%s</td></tr></table>`
	want := []string{"ausweise unavailable", "standesamt limited", "kultur-freizeit available"}
	check(t, []sentence{
		{"<p>Zeichen: + möglich, o mit Abstrichen, – nicht möglich</p>" + fmt.Sprintf(rows, "–", "o", "+"), want},
		{"<p>A: arbeitet normal, B: arbeitet eingeschränkt, C: geschlossen</p>" + fmt.Sprintf(rows, "C", "B", "A"), want},
		{"<p>Es bedeuten: 1 möglich, 2 eingeschränkt möglich, 3 nicht möglich.</p>" + fmt.Sprintf(rows, "3", "2", "1"), want},
		{"<p>V = verfügbar, T = teilweise, K = keine Bearbeitung</p>" + fmt.Sprintf(rows, "K", "T", "V"), want},
		{"<p>A: Anmeldung am Eingang, B: Beratung im Foyer</p>" + fmt.Sprintf(rows, "A", "A", "B"), nil},
	})
}

// Rules 1 and 7: a lead says of its list by a bare "können", by asking people to come, or after "was" how that fares; a list goes on after
// a full stop.
func TestRules1And7LeadsOfLists(t *testing.T) {
	check(t, []sentence{
		{"Sie können zurzeit nicht\n- sich ummelden,\n- Wohngeld beantragen.", []string{"meldewesen unavailable", "soziales unavailable"}},
		{"Kommen Sie gern zu uns,\n- wenn Sie einen Reisepass abholen wollen,\n- wenn Sie heiraten wollen.\n\nBitte kommen Sie nicht,\n- wenn Sie einen Bauantrag abgeben möchten.", []string{"ausweise limited", "bauen unavailable", "standesamt available"}},
		{"Der Weg zu uns lohnt sich nicht,\n- wenn Sie sich ummelden wollen,\n- wenn Sie ein Gewerbe anmelden wollen.", []string{"gewerbe unavailable", "meldewesen unavailable"}},
		{"Bitte beachten Sie,\n- wenn Sie sich ummelden wollen: Nummer ziehen.", nil},
		{"Was funktioniert, sind die Telefone.", one("telefon available")},
		{"Was noch gar nicht geht, sind Ummeldungen, Führungszeugnisse und Gewerbesachen.", []string{"gewerbe unavailable", "meldewesen unavailable"}},
		{"Was nicht funktioniert, ist unklar.", nil},
		{"Erledigen können wir: Trauungen. Gewerbesachen.", []string{"gewerbe available", "standesamt available"}},
		{"Geht nicht: Perso, Ummelden, Hund anmelden.", []string{"ausweise unavailable", "finanzen unavailable", "meldewesen unavailable"}},
		{"Zu sind: Rathaus, Standesamt.", []string{"rathaus unavailable", "standesamt unavailable"}},
	})
}

// "As of": the newer entry of a ticker counts, however it tells its moment.
func TestAsOfTickersInManyLayouts(t *testing.T) {
	entries := [][2]string{
		{"17:05", "Das Rathaus hat wieder geöffnet."},
		{"15:30", "Das Telefon ist gestört."},
		{"13:40", "Das Standesamt ist geschlossen."},
		{"8:00", "Das Telefon läuft. Das Rathaus ist geschlossen."},
	}
	want := []string{"rathaus available", "standesamt unavailable", "telefon unavailable"}
	x := theExtractor(t)
	for _, layout := range []string{
		"%s Uhr: %s\n", "%s | %s\n\n", "- %s Uhr %s\n", "⏰ %s %s\n", "Um %s Uhr meldet die Stadt: %s\n\n",
		"Donnerstag, %s Uhr. %s\n\n", "2.11., %s: %s\n", "(2.11., %s Uhr) %s\n", "%s Uhr, 2. November.\n%s\n\n", "[2.11.2023 %s] %s\n",
		"<h3>Werl – Donnerstag, %s Uhr</h3><p>%s</p>", "<h4>%s Uhr, Donnerstag: Neues</h4><p>%s</p>", "<dl><dt>2.11., %s</dt><dd>%s</dd></dl>",
		"<p>%s Uhr, 2. November.<br>%s</p>", "<ul><li><span>%s</span> <span>2.11.</span><p>%s</p></li></ul>", "+++ %s Uhr: %s ",
	} {
		for _, dotted := range []bool{false, true} {
			var b strings.Builder
			for _, e := range entries {
				at := e[0]
				if dotted {
					at = strings.ReplaceAll(at, ":", ".")
				}
				fmt.Fprintf(&b, layout, at, e[1])
			}
			if diff := cmpDiff(want, said(t, x, b.String(), werl)); diff != "" {
				t.Errorf("layout %q, dotted %t\nstatements differ (−want +got):\n%s", layout, dotted, diff)
			}
		}
	}
}

// Times of day that are no entries: opening hours.
func TestHoursAreNoEntries(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist geschlossen.\nTelefonzeiten:\n8:00–12:00 Uhr Zentrale\n9:00–12:00 Uhr Bauamt\n14:00–16:00 Uhr Bauamt", one("rathaus unavailable")},
	})
}

// "As of": a change announced for a day leaves what an older entry says of now.
func TestAsOfAnnouncedAboveTheOlderEntry(t *testing.T) {
	check(t, []sentence{
		{"<h3>2.11.2023, 18:30 Uhr</h3><p>Rathaus ab morgen wieder geöffnet.</p><h3>2.11.2023, 9:45 Uhr</h3><p>Rathaus bleibt heute zu.</p>", []string{"rathaus available from 2023-11-03", "rathaus unavailable"}},
	})
}

// Whose statement it is in a report about a district and its towns.
func TestWhoseStatementUnderADistrict(t *testing.T) {
	x := theExtractor(t)
	all := func(service string, ags ...string) (out []string) {
		for _, a := range ags {
			out = append(out, a+" "+service)
		}
		return out
	}
	for _, c := range []sentence{
		{"<p><b>Kreis Olpe.</b> In Finnentrop finden alle Trauungen statt. Pässe kann die Gemeinde nicht beantragen.</p>", []string{"05966012 ausweise unavailable", "05966012 standesamt available"}},
		{"Im Kreis Olpe gibt es Ausfälle. Die Müllabfuhr kommt in allen sieben Städten und Gemeinden.", all("abfall available", "05966004", "05966008", "05966012", "05966016", "05966020", "05966024", "05966028")},
		{"In keiner Stadt und keiner Gemeinde des Kreises Olpe gibt es derzeit Ausweise.", all("ausweise unavailable", "05966004", "05966008", "05966012", "05966016", "05966020", "05966024", "05966028")},
		{"Im gesamten Kreis Olpe sind die Bürgerbüros geschlossen.", all("buergerbuero unavailable", "05966004", "05966008", "05966012", "05966016", "05966020", "05966024", "05966028")},
		{"Überall im Kreis Olpe sind die Rathäuser geöffnet.", all("rathaus available", "05966004", "05966008", "05966012", "05966016", "05966020", "05966024", "05966028")},
		{"Wer in einer der sieben Kommunen des Kreises Olpe einen Ausweis braucht, kann ihn nicht beantragen.", all("ausweise unavailable", "05966004", "05966008", "05966012", "05966016", "05966020", "05966024", "05966028")},
		{"In zwei der sieben Kommunen im Kreis Olpe sind die Rathäuser wieder geöffnet.", nil},
		{"In vier Kommunen des Kreises Olpe ist das Bürgerbüro wieder geöffnet.", nil},
		{"Nur in einem der sieben Rathäuser im Kreis Olpe werden Ausweise ausgestellt.", nil},
		{"In zwei von sieben Kommunen im Kreis Olpe sind die Rathäuser geöffnet, die Zulassungsstelle des Kreises Olpe ist geschlossen.", one("05966 kfz-zulassung unavailable")},
		{"In zwei Kommunen des Kreises Olpe, nämlich Wenden und Olpe, sind die Rathäuser geöffnet.", []string{"05966024 rathaus available", "05966028 rathaus available"}},
		{"Mails, die an eine der drei Verwaltungen in Olpe, Wenden und Attendorn geschickt werden, gehen verloren.", []string{"05966004 email unavailable", "05966024 email unavailable", "05966028 email unavailable"}},
		{"Kreis Olpe: Sechs Rathäuser zu, eines auf", nil},
		{"Nichts geht mehr: Zwölf Rathäuser im Hochsauerlandkreis ohne E-Mail", nil},
		{"Soest und Werl haben ihre Bürgerbüros geöffnet. Lippstadt nicht.", []string{"05974028 buergerbuero unavailable", "05974040 buergerbuero available", "05974052 buergerbuero available"}},
		{"Soest: Bürgerbüro geschlossen. Werl: geöffnet.", []string{"05974040 buergerbuero unavailable", "05974052 buergerbuero available"}},
		{"<h3>2.11., 13:00 | Hochsauerlandkreis</h3><p>Zulassungsstellen in Arnsberg, Brilon und Meschede geschlossen. Leitstelle arbeitet ohne Einschränkung.</p>", []string{"05958 kfz-zulassung unavailable", "05958 notruf available"}},
	} {
		if diff := cmpDiff(c.want, said(t, x, c.text, "")); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", c.text, diff)
		}
	}
}

// One of several that were named stands for any of them; "die drei" are all of those named, and no three of many.
func TestAnyOfThoseNamed(t *testing.T) {
	x := theExtractor(t)
	text := "<h2>Olpe, Wenden und Attendorn</h2><p>E-Mails, die an eine der drei Verwaltungen geschickt werden, gehen verloren.</p>"
	want := []string{"05966004 email unavailable", "05966024 email unavailable", "05966028 email unavailable"}
	if diff := cmpDiff(want, said(t, x, text, werl)); diff != "" {
		t.Errorf("%s\nstatements differ (−want +got):\n%s", text, diff)
	}
	text = "In Soest, Werl und Ense sind die Bürgerbüros geschlossen. Ihre Ausweisanträge bündeln die drei Städte beim Kreis Soest, der sie bearbeitet."
	if !slices.ContainsFunc(x.Extract(docOf(t, text), Options{Date: thursday}), func(s notice.Statement) bool { return s.Body == "05974" && s.Service == "ausweise" }) {
		t.Errorf("%s\nnothing is said of the district that does it for the three", text)
	}
}
