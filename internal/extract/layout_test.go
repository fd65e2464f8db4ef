package extract

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Tables typed with spaces, and tables of towns.
func TestTypedTables(t *testing.T) {
	check(t, []sentence{
		{
			"Dienst               läuft   zum Teil   läuft nicht\nTelefon              x\nE-Mail                                  x\nStandesamt                   x\nHallenbad            x\n",
			[]string{"telefon available", "email unavailable", "standesamt limited", "kultur-freizeit available"},
		},
		{
			"                 Mo    Di    Mi\nBürgerbüro       zu    zu    zu\nStandesamt       auf   auf   auf\nGrünschnittplatz       wie sonst auch\n",
			[]string{"abfall available", "buergerbuero unavailable", "standesamt available"},
		},
		{
			"Gemeinde Werl\nDienst         | vorher | jetzt\nTelefon        | ja     | ja\nE-Mail         | ja     | nein\nGewerbeamt     | auf    | zu\n",
			[]string{"telefon available", "email unavailable", "gewerbe unavailable"},
		},
		{
			"(+ = geht, o = teilweise, - = geht nicht)\n\nZentrale Rufnummer    +\nWohngeldstelle        -\nStandesamt            o\n",
			[]string{"telefon available", "soziales unavailable", "standesamt limited"},
		},
		{"Bücherei ............ wie gewohnt\nWohngeld ............ nur Auszahlung\nKasse ............... zu\n", []string{"kultur-freizeit available", "soziales limited", "finanzen unavailable"}},
	})
}

// Tables whose heads say how what stands under them fares, or which channel is meant.
func TestTableHeads(t *testing.T) {
	check(t, []sentence{
		{
			"<table><tr><td>Läuft</td><td>Läuft nicht</td></tr><tr><td>Müllabfuhr<br>Kitas</td><td>E-Mail<br>Gewerbeamt</td></tr></table>",
			[]string{"abfall available", "kita-schule available", "email unavailable", "gewerbe unavailable"},
		},
		{
			"<table><tr><th>Amt</th><th>Telefon</th><th>E-Mail</th><th>Besuch</th></tr><tr><td>Bauamt</td><td>✓</td><td>✗</td><td>✓</td></tr></table>",
			[]string{"telefon available", "email unavailable", "bauen available"},
		},
		{
			"<table><tr><th>Bürgerbüro</th><th>Telefon</th><th>Standesamt</th></tr><tr><td>geschlossen</td><td>erreichbar</td><td>Notbetrieb</td></tr></table>",
			[]string{"buergerbuero unavailable", "telefon available", "standesamt limited"},
		},
		{"<table><tr><th></th><th>✓/✗</th></tr><tr><td>Anruf im Rathaus</td><td>✓</td></tr><tr><td>Bauantrag stellen</td><td>✗</td></tr></table>", []string{"telefon available", "bauen unavailable"}},
		{"<table><tr><th>Leistung</th><th>ja</th><th>nein</th></tr><tr><td>Pässe</td><td></td><td>●</td></tr><tr><td>Trauungen</td><td>●</td><td></td></tr></table>", []string{"ausweise unavailable", "standesamt available"}},
		{"<table><tr><th>Was geht?</th><th>Bemerkung</th></tr><tr><td>Bürgerbüro</td><td>bleibt zu</td></tr><tr><td>Standesamt</td><td>siehe oben</td></tr></table>", one("buergerbuero unavailable")},
		{"<table><tr><th>Dienst</th><th>Ampel</th></tr><tr><td>Bauamt</td><td><span title=\"rot\">●</span></td></tr><tr><td>Telefon</td><td><span title=\"grün\">●</span></td></tr></table>", []string{"bauen unavailable", "telefon available"}},
	})
}

// Tables whose heads name days, or ask what is lacking.
func TestColumnsOfDays(t *testing.T) {
	check(t, []sentence{
		{
			"<table><tr><th>Wer</th><th>bisher</th><th>ab Montag, 20. November</th></tr><tr><td>Bürgerbüro</td><td>gar nicht</td><td>nur nach Voranmeldung</td></tr><tr><td>Standesamt</td><td>alle Aufgaben</td><td>keine Änderung</td></tr></table>",
			[]string{"buergerbuero unavailable", "buergerbuero limited from 2023-11-20", "standesamt available"},
		},
		{
			"<table><tr><th>Amt</th><th>bis 12.11.</th><th>ab 13.11.</th></tr><tr><td>Bürgerbüro</td><td>zu</td><td>offen</td></tr><tr><td>Musikschule</td><td>offen</td><td>unverändert</td></tr></table>",
			[]string{"buergerbuero unavailable until 2023-11-12", "buergerbuero available from 2023-11-13", "kultur-freizeit available"},
		},
		{
			"<table><tr><th>Amt</th><th>jetzt</th><th>ab 13.11.</th><th>ab 01.12.</th></tr><tr><td>Gewerbe</td><td>nein</td><td>ja</td><td>ja</td></tr><tr><td>Wohngeld</td><td>nein</td><td>nein</td><td>ja</td></tr></table>",
			[]string{"gewerbe unavailable", "gewerbe available from 2023-11-13", "soziales unavailable", "soziales available from 2023-12-01"},
		},
		{
			"<table><tr><th>Amt</th><th>bisher</th><th>jetzt</th></tr><tr><td>Bürgerbüro</td><td>zu</td><td>offen</td></tr><tr><td>Musikschule</td><td>offen</td><td>unverändert</td></tr></table>",
			[]string{"buergerbuero available", "kultur-freizeit available"},
		},
		{
			"<table><tr><th>Verfahren</th><th>wieder in Betrieb seit</th><th>Restmängel</th></tr><tr><td>Wohngeld</td><td>03.11.2023</td><td>keine</td></tr><tr><td>Gewerbe</td><td>02.11.2023</td><td>Auszüge fehlen</td></tr><tr><td>Stadtkasse</td><td></td><td>noch gar nicht in Betrieb</td></tr></table>",
			[]string{"soziales available", "gewerbe limited", "finanzen unavailable"},
		},
		{
			"<table><tr><th>läuft</th><th>stockt</th><th>läuft nicht</th></tr><tr><td>Leitstelle</td><td>Zulassung</td><td>Bauaufsicht</td></tr></table>",
			[]string{"notruf available", "kfz-zulassung limited", "bauen unavailable"},
		},
		{
			"<table><tr><th>Leistung</th><th>persönlich</th><th>schriftlich</th><th>im Internet</th></tr><tr><td>Personalausweis beantragen</td><td>möglich</td><td>gesetzlich ausgeschlossen</td><td>nicht vorgesehen</td></tr><tr><td>Gewerbeanmeldung</td><td>möglich</td><td>möglich</td><td>ausgeschlossen</td></tr></table>",
			[]string{"ausweise available", "gewerbe limited"},
		},
		{
			"Bereich ........ Lage ................... Ansprechbar\nBürgerbüro ..... nur für Abholer ........ ja\nReisepass ...... liegt er vor, ja; sonst nein\nKindergarten ... Anmeldung auf Karten .. ja\nMusikschule .... wie im Sommer . ja\nGewerbeamt ..... ausgefallen ............ nein",
			[]string{"buergerbuero limited", "ausweise limited", "kita-schule available", "kultur-freizeit available", "gewerbe unavailable"},
		},
		{
			"                    Besuch          Bearbeitung\n------------------------------------\nMeldeamt            ja              ja\nPassstelle          ja              nur Ausgabe\nWohngeldstelle      nein            nein\n------------------------------------\nJa/ja bedeutet: Es läuft wie früher.\nTelefon: alle Nebenstellen besetzt.",
			[]string{"meldewesen available", "ausweise limited", "soziales unavailable", "telefon available"},
		},
	})
}

// Restrictions that end or hold on, in sentences and in lists.
func TestRestrictions(t *testing.T) {
	check(t, []sentence{
		{"Die Schließung der Stadtbücherei ist aufgehoben.", one("kultur-freizeit available")},
		{"Aufgehoben wird die Schließung der Stadtbücherei.", one("kultur-freizeit available")},
		{"Die Schließung der Stadtbücherei wird zum 1. Dezember aufgehoben.", one("kultur-freizeit available from 2023-12-01")},
		{"Die Schließung der Stadtbücherei ist noch nicht aufgehoben.", one("kultur-freizeit unavailable")},
		{"Die Sperrung des Bürgerportals bleibt bestehen.", one("online-dienste unavailable")},
		{"Im Ausschuss besprochen wurden:\n- die Sperrung der Telefone\n- die Abschaltung des Bürgerportals", nil},
	})
}

// Who moves is what is said next, not where to.
func TestWhoMoves(t *testing.T) {
	check(t, []sentence{
		{"Der Bürgerservice zieht in die Stadtbücherei um. Bis dahin findet er nicht statt.", one("buergerbuero unavailable")},
		{"Die Wohngeldstelle wird in die Musikschule verlegt. Sie bleibt bis Freitag geschlossen.", one("soziales unavailable until 2023-11-03")},
		{"Bürgerbüro und Standesamt ziehen um. Sie sind bis Freitag geschlossen.", []string{"buergerbuero unavailable until 2023-11-03", "standesamt unavailable until 2023-11-03"}},
		{"Nach dem Umzug des Standesamts ist alles wie bisher.", nil},
		{"Ein Umzug innerhalb der Stadt kann nicht gemeldet werden.", one("meldewesen unavailable")},
		{"Der Kartendienst der Bauaufsicht ist aus dem Netz genommen.", one("bauen unavailable")},
		{"Die Stadt Werl ist aus dem Netz verschwunden.", one("website unavailable")},
	})
}

// An answer that takes up the question's verb, and goes on to say that it is of no use.
func TestDeniedEchoes(t *testing.T) {
	check(t, []sentence{
		{"Darf ich anrufen?\nDürfen Sie, abheben wird niemand.", nil},
		{"Darf ich mailen?\nDürfen Sie, ankommen wird davon nichts.", one("email unavailable")},
		{"Kann ich anrufen?\nKönnen Sie.", one("telefon available")},
		{"Kann ich anrufen?\nKönnen Sie, die Nummer ist 02922 800-0.", one("telefon available")},
		{"Unsere Postfächer sind abgehängt. Was Sie uns mailen, erreicht niemanden.", one("email unavailable")},
		{"Ganz ohne Angebot sind leider noch:\n- Stadtkasse\n- Wohngeldstelle", []string{"finanzen unavailable", "soziales unavailable"}},
		{"Die Bußgeldstelle verschickt Bescheide in gewohntem Tempo.", one("ordnung-verkehr available")},
		{"Unser Standesamt arbeitet wieder, allerdings dauert es derzeit ein bis zwei Tage länger.", one("standesamt limited")},
	})
}

// Headings over enumerations.
func TestBareHeadings(t *testing.T) {
	check(t, []sentence{
		{"<h1>Aktuelles</h1><h2>Geöffnet</h2><p>Rathaus, Stadtbücherei, Hallenbad</p><h2>Geschlossen</h2><p>Bürgerbüro und Standesamt</p>", []string{"rathaus available", "kultur-freizeit available", "buergerbuero unavailable", "standesamt unavailable"}},
		{"<h1>Aktuelles</h1><h2>Geschlossen</h2><p>Wer das Standesamt sucht, findet es im zweiten Stock.</p>", nil},
		{"WAS GEHT\n o Trauung: ja\n o Hallenbad: ja\n\nWAS NICHT GEHT\n o Umzug melden\n o Gewerbe anmelden\n", []string{"standesamt available", "kultur-freizeit available", "meldewesen unavailable", "gewerbe unavailable"}},
	})
}

// Answers in blocks of their own, behind letters and signs.
func TestMarkedAnswers(t *testing.T) {
	check(t, []sentence{
		{"Wir antworten.\n\nF: Kommt der Bücherbus?\nA: Ja.\n\nF: Bekomme ich eine Meldebescheinigung?\nA: Nein.\n", []string{"kultur-freizeit available", "meldewesen unavailable"}},
		{"<p>❓ Kann ich ein Auto zulassen?<br>❌ Nein.</p><p>❓ Fährt der Bürgerbus?<br>✅ Ja, nach Plan.</p>", []string{"kfz-zulassung unavailable", "versorgung available"}},
		{"1. Kann ich anrufen? - Nein.\n2. Kann ich heiraten? - Ja.\n", []string{"telefon unavailable", "standesamt available"}},
		{"Ist das Rathaus telefonisch erreichbar? Ja.", one("telefon available")},
		{"Frag doch mal nach.\nAnna F.: Gibt es noch Müllsäcke?\n\nKommentare wurden geschlossen.", nil},
	})
}

// Numbers to ring are ways to reach somebody; the end of one is no emergency call.
func TestNumbers(t *testing.T) {
	check(t, []sentence{
		{"Sie erreichen uns unter 02922 800-0.", one("telefon available")},
		{"Das Bauamt hat die Nummer 02922 800-536.", nil},
		{"<table><tr><th>Amt</th><th>Nummer</th><th>Stand</th></tr><tr><td>Standesamt</td><td>-112</td><td>ja</td></tr></table>", one("standesamt available")},
		{"Anrufe werden angenommen.", one("telefon available")},
	})
}

// TestWhoseStatement reads notices in which others than the source are spoken of.
func TestWhoseStatement(t *testing.T) {
	x := theExtractor(t)
	for _, tt := range []struct {
		text, own string
		want      []string
	}{
		{"<h1>Zwei Häuser</h1><h3>Stadt Soest</h3><ul><li>Hochzeiten: ja</li></ul><h3>Kreis Soest (Hoher Weg)</h3><ul><li>Ausländeramt: geschlossen</li></ul>", "05974040", []string{"05974 auslaenderwesen unavailable", "05974040 standesamt available"}},
		{"Die Bücherei in Werl hat geöffnet. In Soest ist sie geschlossen.", "05974052", []string{"05974040 kultur-freizeit unavailable", "05974052 kultur-freizeit available"}},
		{"<table><tr><th></th><th>Bürgerbüro</th><th>Telefon</th></tr><tr><td>Werl</td><td>auf</td><td>ja</td></tr><tr><td>Ense</td><td>zu</td><td>nein</td></tr></table>", "", []string{"05974012 buergerbuero unavailable", "05974012 telefon unavailable", "05974052 buergerbuero available", "05974052 telefon available"}},
		{"Zur Lage in den Orten:\n- Ense: Telefon gestört\n- Möhnesee (Rathaus): geschlossen bis Freitag", "05974", []string{"05974012 telefon unavailable", "05974032 rathaus unavailable"}},
	} {
		var got []string
		for _, s := range x.Extract(docOf(t, tt.text), Options{Body: tt.own, Date: time.Date(2023, 11, 2, 12, 0, 0, 0, time.UTC)}) {
			if !s.Review {
				got = append(got, s.Body+" "+string(s.Service)+" "+string(s.Status))
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s\nstatements differ (−want +got):\n%s", tt.text, diff)
		}
	}
}

// A word that lacks its beginning is what it is with it, not what it would be alone.
func TestSharedBeginnings(t *testing.T) {
	check(t, []sentence{
		{"Nicht möglich sind: Gewerbean-, -um- und -abmeldungen.", one("gewerbe unavailable")},
		{"Nicht möglich sind Gewerbean- und -ummeldungen.", one("gewerbe unavailable")},
		{"Nicht möglich sind Kfz-An- und -Abmeldungen.", one("kfz-zulassung unavailable")},
		{"Nicht möglich sind An-, Um- und Abmeldungen.", one("meldewesen unavailable")},
	})
}

// Signs before or behind what they are said of, and the legend that explains them; parts of lines between slashes and dots.
func TestSignedLines(t *testing.T) {
	check(t, []sentence{
		{"Stand heute\n\n[x] Telefon\n[ ] Bürgerbüro\n[~] Standesamt\n\n[x] geht\n[~] geht teilweise\n[ ] geht nicht", []string{"telefon available", "buergerbuero unavailable", "standesamt limited"}},
		{"+ läuft    o läuft mit Hindernissen    - läuft nicht\n\n+  Müllabfuhr\no  Bauamt\n-  Homepage", []string{"abfall available", "bauen limited", "website unavailable"}},
		{"Das ist der Stand\n\n+ Trauungen\n- Führerscheine\n\n+ = möglich, - = nicht möglich", []string{"standesamt available", "fuehrerschein unavailable"}},
		{"Was zu besorgen ist\n\n+ Ausweise\n+ Pässe", nil},
		{"Bringen Sie mit:\n- Ausweis\n* Geburtsurkunde", nil},
		{"AKTUELLE LAGE\n\n> Ausweise ...... Ausgabe: Mo | Antrag: --\n> Ummeldung ..... --\n> Trauungen ..... finden statt\n(\"--\" = kein Angebot)", []string{"ausweise limited", "meldewesen unavailable", "standesamt available"}},
		{"Lage am Mittwoch\n\nStandesamt / geöffnet / ohne Termin\nBürgerbüro / geschlossen / bis auf Weiteres\nTelefon / gestört / Störung gemeldet", []string{"standesamt available", "buergerbuero unavailable", "telefon unavailable"}},
		{"Wir raten zu Geduld / Ihre Stadt / Ihr Team", nil},
	})
}

// Lead-ins that point to the list after them, though they name who speaks.
func TestPointingLeads(t *testing.T) {
	check(t, []sentence{
		{"<p>Ohne Abstriche bedienen können wir Sie in diesen Bereichen:</p><ul><li>Stadtbücherei</li><li>Gewerbeamt</li></ul>", []string{"kultur-freizeit available", "gewerbe available"}},
		{"<p>In diesen Ämtern können wir Sie wieder wie gewohnt bedienen:</p><ul><li>Stadtkasse</li></ul>", one("finanzen available")},
		{"<p>Wir arbeiten wieder ohne Einschränkung.</p>", one("rathaus available")},
	})
}

// The first heading leads the list right under it where it points to it or only says how it is.
func TestTitleOverList(t *testing.T) {
	both := func(status string) []string { return []string{"buergerbuero " + status, "telefon " + status} }
	check(t, []sentence{
		{"<h1>Das geht</h1><ul><li>Bürgerbüro</li><li>Telefon</li></ul>", both("available")},
		{"<h1>Das geht nicht</h1><ul><li>Bürgerbüro</li><li>Telefon</li></ul>", both("unavailable")},
		{"<h1>Diese Dienste sind nicht verfügbar</h1><ul><li>Bürgerbüro</li><li>Telefon</li></ul>", both("unavailable")},
		{"<h1>Folgende Dienste sind wieder verfügbar</h1><ul><li>Bürgerbüro</li><li>Telefon</li></ul>", both("available")},
		{"<h1>Aktuelle Lage</h1><h2>Das geht</h2><ul><li>Bürgerbüro</li></ul><h2>Das geht nicht</h2><ul><li>Telefon</li></ul>", []string{"buergerbuero available", "telefon unavailable"}},
		{"<h1>Bürgerbüro geschlossen</h1><ul><li>Standesamt</li><li>Telefon</li></ul>", one("buergerbuero unavailable")},
	})
}

// What is said of all matters behind a label is said of the label.
func TestAllMattersBehindALabel(t *testing.T) {
	check(t, []sentence{
		{"Kurz notiert\nBürgerbüro – alle Leistungen wieder möglich\nStandesamt – geschlossen", []string{"buergerbuero available", "standesamt unavailable"}},
		{"Kurz notiert\nJugendamt – Sie bekommen wieder alle Leistungen\nBauamt – zu", []string{"bauen unavailable", "jugend-familie available"}},
		{"Kurz notiert\nJugendamt – persönlich da, neue Elternbeitragsbescheide können wir nicht erstellen\nBauamt – zu", []string{"bauen unavailable", "jugend-familie limited"}},
		{"Kurz notiert\nBürgerbüro – Sie bekommen wieder Termine\nStandesamt – geschlossen", []string{"standesamt unavailable", "termine available"}},
	})
}

// Who signs, and who was asked, is no item of a list, nor is the page on which an item is to be had.
func TestNoItems(t *testing.T) {
	check(t, []sentence{
		{"<h2>Was geht?</h2><p>Die Terminvereinbarung auf unserer Seite und das Wasserwerk.</p><p>Ihre Stadtverwaltung</p>", []string{"termine available", "versorgung available"}},
		{"<h2>Was geht nicht?</h2><p>Standesamt und Sperrmüll.</p><p>Nach Auskunft der Stadtverwaltung</p>", []string{"abfall unavailable", "standesamt unavailable"}},
		{"<h2>Was geht?</h2><p>Standesamt. Telefon.</p><p>Euer Bürgerbüro</p>", []string{"standesamt available", "telefon available"}},
		{"<h2>Geöffnet sind</h2><ul><li>Standesamt</li><li>das Rathaus</li></ul>", []string{"standesamt available", "rathaus available"}},
		{"Standesamt: alle Beurkundungen und Trauungen", one("standesamt available")},
		{"Unsere Telefone laufen nicht über den Dienstleister.", nil},
	})
}
