package extract

import (
	"strings"
	"testing"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
)

// What is granted and taken back in the same breath is limited, never available.
func TestReservations(t *testing.T) {
	check(t, []sentence{
		{"Die Stadtbücherei hat wieder geöffnet, allerdings nur für die Rückgabe von Büchern.", one("kultur-freizeit limited")},
		{"Termine können wieder gebucht werden, allerdings nur für dringende Fälle.", one("termine limited")},
		{"Abmeldungen sind möglich, An- und Ummeldungen dagegen nicht.", one("meldewesen limited")},
		{"Inzwischen sind Abmeldungen wieder möglich, An- und Ummeldungen jedoch noch nicht.", one("meldewesen limited")},
		{"Das Standesamt ist wieder geöffnet, ohne Urkundenstelle.", one("standesamt limited")},
		{"Das Ratsinformationssystem läuft wieder, mit Ausnahme der Suche.", one("rat limited")},
		{"Die Ausländerbehörde empfängt wieder Besucher, wenn auch nur wenige.", one("auslaenderwesen limited")},
		{"Das Rathaus ist geöffnet, beschränkt sich aber auf Auskünfte.", one("rathaus limited")},
		{"Die Zulassungsstelle des Kreises Soest arbeitet wieder mit halber Besetzung.", one("05974 kfz-zulassung limited")},
		{"Ein Teil der Online-Dienste ist wieder verfügbar.", one("online-dienste limited")},
		{"Das Rathaus ist offen, aber: kein Drucker, kein Programm.", one("rathaus limited")},
		{"Die Rathaustür steht offen, doch ein Großteil der Anliegen muss liegen bleiben.", one("rathaus limited")},
		{"Beim Bauamt klappt die Auskunft, sonst nichts.", one("bauen limited")},
		{"Das Rathaus ist nicht geschlossen. Erledigt werden kann dort allerdings kaum etwas.", one("rathaus limited")},
		{"Das Bürgerbüro ist geöffnet. Wir können aber nur beraten.", one("buergerbuero limited")},
		{"<h3>Ist das Bürgerbüro geöffnet?</h3><p>Ja, jedoch ohne Abendsprechstunde.</p>", one("buergerbuero limited")},
		{"Die Stadtverwaltung ist geöffnet, es kommt allerdings zu erheblichen Einschränkungen.", one("rathaus limited")},
		{"Alle Dienststellen sind besetzt, können aber nicht auf ihre Programme zugreifen.", one("rathaus limited")},
		{"Das Bauamt nimmt Anträge wieder an, eine Bearbeitung erfolgt aber erst später.", one("bauen limited")},
		{"Trotz der Störung sind etliche Online-Dienste verfügbar.", one("online-dienste limited")},
		{"Kita-Anmeldungen laufen statt über das Portal mit einem Bogen.", one("kita-schule limited")},
	})
}

// What only looks like a reservation takes nothing back.
func TestNoReservation(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist wieder geöffnet, ohne Einschränkungen.", one("buergerbuero available")},
		{"Das Standesamt hat geöffnet, auch ohne Termin.", one("standesamt available")},
		{"Die Müllabfuhr fährt, bis auf Weiteres auch samstags.", one("abfall available")},
		{"Das Hallenbad ist geöffnet. Bitte bringen Sie nur Kleingeld mit.", one("kultur-freizeit available")},
		{"Das Hallenbad ist geöffnet, das Rathaus dagegen nicht.", []string{"kultur-freizeit available", "rathaus unavailable"}},
		{"<h3>Fährt der Bürgerbus?</h3><p>Ja, und zwar alle Touren.</p>", one("versorgung available")},
	})
}

// Words that only sound like a statement.
func TestNothingSaid(t *testing.T) {
	check(t, []sentence{
		{"Cyberangriff auf IT-Dienstleister: Aktuelle Informationen der Stadtverwaltung", nil},
		{"Angriff auf Server: Hinweise der Gemeindeverwaltung", nil},
		{"Die Feuerwehr hat der Gemeinde Platz auf ihrer Seite eingeräumt.", nil},
		{"Die Gartenstraße wird zwischen der Post und der Stadthalle halbseitig gesperrt.", nil},
		{"Der Fußweg zwischen Kirche und Hallenbad ist gesperrt.", nil},
		{"Das Hallenbad bleibt geschlossen, weil die Kasse am Netz hängt.", one("kultur-freizeit unavailable")},
		{"Die Stadtverwaltung teilt mit, dass das Jugendamt arbeitsfähig ist.", one("jugend-familie available")},
		{"Das Standesamt und das Bürgerbüro berührt dieser Hinweis nicht.", nil},
		{"Die Seite enthält Links zu den Online-Diensten, die verfügbar sind.", nil},
		{"<h3>Wann laufen die Online-Dienste wieder?</h3><p>Derzeit arbeiten die Teams der Dienstleister rund um die Uhr an der Wiederherstellung.</p>", nil},
		{"<h3>Wann findet die Belehrung statt?</h3><ul><li>Montags im Gesundheitsamt</li></ul>", nil},
	})
}

// The noun of a deed says nothing; its predicate does.
func TestDeeds(t *testing.T) {
	check(t, []sentence{
		{"Die Beantragung von Ausweisen und Pässen ist nicht möglich.", one("ausweise unavailable")},
		{
			"Die Beantragung von Ausweisen und Pässen ist nicht möglich. Ab Montag, 13. November, können Ausweise wieder beantragt werden.",
			[]string{"ausweise unavailable", "ausweise available from 2023-11-13"},
		},
		{"Nun ist die Beantragung von Reisepässen wieder möglich.", one("ausweise available")},
		{"Die Ausstellung von Urkunden und Beglaubigungen im Standesamt ist nicht möglich.", one("standesamt unavailable")},
		{"Laufende Sozialleistungen werden ausgezahlt, neue Anträge können aber nicht bearbeitet werden.", one("soziales limited")},
		{"Die Stadtkasse führt nur dringende Zahlungen aus.", one("finanzen limited")},
		{"Fällige Zahlungen werden pünktlich ausgeführt.", one("finanzen available")},
		{"Inzwischen kann die Stadtkasse wieder alle Zahlungen ausführen.", one("finanzen available")},
		{"Alle Sitzungen des Rates und seiner Ausschüsse finden wie geplant statt.", one("rat available")},
		{"Telefonisch sind wir nur eingeschränkt erreichbar.", one("telefon limited")},
		{"Die Ausländerbehörde kann derzeit keine Anliegen bearbeiten.", one("auslaenderwesen unavailable")},
		{"Das Rathaus ist geöffnet. Das Bürgerbüro hat nur vormittags geöffnet, viele Leistungen sind nicht möglich.", []string{"buergerbuero limited", "rathaus available"}},
	})
}

func TestCutting(t *testing.T) {
	check(t, []sentence{
		{"Auskunft gibt es unter 02922 800-536. Unsere Internetseite ist nicht erreichbar.", one("website unavailable")},
		{"So steht es seit Ende 2022. Unser Telefon ist ausgefallen.", one("telefon unavailable")},
		{"<b>Bürgerbüro:</b> geschlossen.<br><b>Bauamt:</b> Das Amt arbeitet eingeschränkt.<br><b>Hallenbad:</b> geöffnet<br>", []string{"bauen limited", "buergerbuero unavailable", "kultur-freizeit available"}},
		{"<h3>Hat das Rathaus geöffnet?</h3><p>Die Stadtverwaltung ist von dem Ausfall nicht betroffen, das Rathaus ist normal geöffnet.</p>", one("rathaus available")},
		{
			"<table><tr><th>Verfahren</th><th>nutzbar vor Ort</th><th>online</th></tr><tr><td>Gewerberegister</td><td>✓</td><td>✗</td></tr><tr><td>Ausweise</td><td>✓</td><td>✓</td></tr></table>",
			[]string{"ausweise available", "gewerbe limited"},
		},
	})
}

// Of several updates on one page the newest counts.
func TestUpdates(t *testing.T) {
	check(t, []sentence{
		{
			"<h1>Lage</h1><h2>Update 3</h2><p>Das Bürgerbüro ist wieder geöffnet.</p><h2>Update 2</h2><p>Das Bürgerbüro ist geschlossen. Die Homepage ist offline.</p><h2>Update 1</h2><p>Das Standesamt ist geschlossen.</p>",
			[]string{"buergerbuero available", "standesamt unavailable", "website unavailable"},
		},
		{
			"<h1>Lage</h1><h2>1. Aktualisierung</h2><p>Das Bürgerbüro ist geöffnet.</p><h2>2. Aktualisierung</h2><p>Das Bürgerbüro ist geschlossen.</p>",
			one("buergerbuero unavailable"),
		},
		{
			"<h1>Lage</h1><h2>Update:</h2><p>Das Telefon funktioniert wieder.</p><h2>Update:</h2><h3>Erreichbarkeit</h3><p>Das Telefon ist gestört.</p>",
			one("telefon available"),
		},
		{
			"<h1>Lage</h1><h2>Sachstand</h2><p>Das Telefon ist gestört.</p><h2>Information</h2><p>Das Telefon funktioniert.</p>",
			one("telefon limited"), // no updates: parts of one notice
		},
		{
			"<h1>Ticker</h1><p><b>[Donnerstag, 2. November 2023, 9.00 Uhr]</b></p><h4>So erreichen Sie uns</h4><p>Das Telefon funktioniert wieder.</p><hr>" +
				"<p><b>[Mittwoch, 1. November 2023, 9.00 Uhr]</b></p><h4>So erreichen Sie uns</h4><p>Das Telefon ist gestört.</p><hr>" +
				"<p><b>[Montag, 30. Oktober 2023, 9.00 Uhr]</b></p><p>Alle Telefone sind ausgefallen.</p><h4>So erreichen Sie uns</h4><p>Das Telefon ist tot.</p>",
			one("telefon available"),
		},
	})
}

// A change announced for a day that has come is no longer ahead.
func TestDayThatCame(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt ist geschlossen. Ab Mittwoch, 1. November 2023, ist das Standesamt wieder geöffnet.", one("standesamt available")},
		{"Ab dem 13. November läuft der Zahlungsverkehr der Stadtkasse wieder normal.", one("finanzen available from 2023-11-13")},
	})
}

// A reservation costs no more than the quote that holds it: the quote shows the words that take back.
func TestReservationIsQuoted(t *testing.T) {
	const text = "Das Bürgerbüro hat wieder geöffnet, allerdings nur für Abholungen."
	got := newExtractor(t).Extract(parse.Text(text, parse.Options{}), Options{Body: werl, Date: thursday})
	if len(got) != 1 || got[0].Status != notice.Limited || !strings.Contains(got[0].Quote, "allerdings nur") {
		t.Errorf("statements %+v, want one that is limited and quotes its reservation", got)
	}
}
