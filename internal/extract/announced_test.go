package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Rule 8 of the catalogue where a text announces something for a later day, and rules 6 and 7 where a sentence hangs on the one before.

// Rule 8: one part from a later day, the other not even then; the heading says it in short; a clause says how it was.
func TestRule8PartsOfALaterDay(t *testing.T) {
	check(t, []sentence{
		{"Ab Montag, 6. November, werden wieder Ausweise ausgegeben. Neue Anträge auf Ausweise können weiterhin nicht gestellt werden.", []string{"ausweise unavailable", "ausweise limited from 2023-11-06"}},
		{"Ab Montag, 6. November, können wieder Ausweise beantragt werden. Bis dahin können Ausweise nicht beantragt werden.", []string{"ausweise available from 2023-11-06", "ausweise unavailable until 2023-11-05"}},
		{"Nachdem das Rathaus geschlossen bleiben musste, ist es ab Montag, 6. November, wieder geöffnet.", one("rathaus available from 2023-11-06")},
		{"Nachdem die Bücherei geschlossen war, sind die Türen ab Montag, 6. November, wieder offen.", one("kultur-freizeit available from 2023-11-06")},
		{"Nachdem das Rathaus geschlossen werden musste, sucht die Stadt nach Räumen.", nil},
	})
}

// Rule 1: a part goes, and the rest of the office does not.
func TestRule1TheRestOfAnOffice(t *testing.T) {
	check(t, []sentence{
		{"Sterbefälle werden beurkundet. Im Übrigen ist das Standesamt geschlossen.", one("standesamt limited")},
		{"Ansonsten ist das Sozialamt geschlossen.", one("soziales limited")},
		{"Das Kreishaus steht Ihnen offen, Sie müssen aber damit rechnen, dass Ihr Anliegen liegen bleibt.", one("rathaus limited")},
		{"Das Kreishaus sei geöffnet, man müsse aber damit rechnen, dass vieles liegen bleibe.", one("rathaus limited")},
		{"Das Rathaus ist geöffnet, Besucher müssen jedoch Umwege in Kauf nehmen.", one("rathaus limited")},
		{"Das Rathaus ist geöffnet.", one("rathaus available")},
	})
}

// Rule 1: a sentence or clause of its own tells which part of a service goes, or does not.
func TestRule1PartsInASentenceOfTheirOwn(t *testing.T) {
	check(t, []sentence{
		{"Die Bücherei verleiht derzeit nichts. Rückgaben sind möglich.", one("kultur-freizeit limited")},
		{"Neue Bauanträge können nicht angenommen werden. Laufende Verfahren werden weitergeführt.", one("bauen limited")},
		{"Die Wohngeldstelle ist geschlossen. Bewilligte Leistungen werden ausgezahlt.", one("soziales limited")},
		{"Die Homepage ist seit gestern wieder zu finden, einzelne Unterseiten fehlen noch.", one("website limited")},
		{"Das Rathaus ist geschlossen. Die Ausgabe erfolgt am Fenster.", one("rathaus unavailable")},
		{"Ausweise können nicht beantragt werden. Auch die Ausgabe muss verbucht werden.", one("ausweise unavailable")},
		{"Auf Mails müssen Bürgerinnen und Bürger dagegen weiter verzichten.", one("email unavailable")},
		{"Die Restmüllabfuhr verschiebt sich um einen Tag.", one("abfall limited")},
		{"Die Verwaltung arbeitet sich voran.", nil},
		{"Persönliche Vorsprachen sind nur in dringenden Fällen möglich.", one("rathaus limited")},
		{"Ab Dienstag, 7. November, nimmt das Bürgerbüro der Stadt Werl wieder Anträge auf Personalausweise und Reisepässe an.", one("ausweise available from 2023-11-07")},
		{"Derzeit lässt sich kein Auto an- oder ummelden.", one("kfz-zulassung unavailable")},
	})
}

// Rule 7: what belongs to the services of the sentence before fares as they do.
func TestRule7WhatBelongsToThem(t *testing.T) {
	check(t, []sentence{
		{"Sämtliche Dienstleistungen des Bürgerbüros stehen wieder ohne Einschränkungen zur Verfügung. Dazu gehören die Beantragung von Ausweisen und alle Meldeangelegenheiten.", []string{"buergerbuero available", "ausweise available", "meldewesen available"}},
		{"Viele Leistungen sind derzeit nicht möglich. Dazu zählen die Annahme von Gewerbeanmeldungen und die Ausgabe von Bewohnerparkausweisen.", []string{"gewerbe limited", "ordnung-verkehr limited"}},
	})
}

// Rule 6: a site of the body's own that stands in for the one that fails, not another's page and no mailbox.
func TestRule6AnotherSiteOfItsOwn(t *testing.T) {
	check(t, []sentence{
		{"Unser Internetauftritt ist abgeschaltet, die wichtigsten Hinweise finden Sie auf der Seite www.werl-notfall.de.", one("website limited")},
		{"Die Homepage ist nicht erreichbar. Aktuelles auf facebook.com/stadtwerl.", one("website unavailable")},
		{"Die Homepage ist offline. Schreiben Sie an info@werl-notfall.de.", one("website unavailable")},
		{"Die Webseite www.werl.de ist gestört.", one("website unavailable")},
		{"Die Homepage ist nicht erreichbar. Aktuelles auf www.werler-anzeiger.de.", one("website unavailable")},
	})
}

// Rule 6: a body's own site bears its name, however that is written, and not only the word for what kind of body it is.
func TestRule6SitesOfOtherNames(t *testing.T) {
	x := theExtractor(t)
	for _, c := range []struct{ own, site, want string }{
		{"05974056", "www.wickede-notfall.de", "website limited"},
		{"05974056", "www.ruhrnachrichten-aktuell.de", "website unavailable"},
		{"05962", "www.maerkischer-kreis-notfall.de", "website limited"},
		{"05962", "www.kreiszeitung-aktuell.de", "website unavailable"},
		{"05974008", "www.bad-sassendorf-notfall.de", "website limited"},
		{"05974", "www.notfall-soest.de", "website limited"},
	} {
		text := "Die Homepage ist nicht erreichbar. Aktuelles auf " + c.site + "."
		if diff := cmp.Diff([]string{c.want}, said(t, x, text, c.own)); diff != "" {
			t.Errorf("%s of %s\nstatements differ (−want +got):\n%s", c.site, c.own, diff)
		}
	}
}

// Rules 1 and 2: an item of a list under a lead leaves something out, or does something all the same.
func TestRules1And2ItemsThatLeaveOut(t *testing.T) {
	check(t, []sentence{
		{"Folgende Bereiche sind wieder arbeitsfähig:\n- Standesamt (Urkunden erst ab Montag)\n- Stadtbibliothek\n", []string{"standesamt limited", "kultur-freizeit available"}},
		{"Folgende Bereiche sind wieder arbeitsfähig:\n- Ordnungsamt, ausgenommen Bußgelder\n- Bauamt (keine Genehmigungen)\n", []string{"ordnung-verkehr limited", "bauen limited"}},
		{"Geöffnet sind:\n- Bücherei und Musikschule ohne Ballett\n- Sozialamt\n", []string{"kultur-freizeit limited", "soziales available"}},
		{"Noch nicht arbeiten können:\n- Stadtkasse\n- Sozialamt; Auszahlungen laufen\n", []string{"finanzen unavailable", "soziales limited"}},
		{"Zulassungen von Fahrzeugen sind nicht möglich. Ausnahme sind Einsatzfahrzeuge.", one("kfz-zulassung limited")},
		{"Werl: Bürgerbüro geschlossen, Standesamt nur Sterbefälle.", []string{"buergerbuero unavailable", "standesamt limited"}},
		{"Die E-Mail-Adressen mit der Endung werl.de sind tot.", one("email unavailable")},
		{"Das Einwohnermeldeamt kann keine Ausweisanträge aufnehmen.", one("ausweise unavailable")},
		{"Die Bücherei ist von der Störung ausgenommen.", one("kultur-freizeit available")},
		{"Die Stadt hat Hilfe angefordert und ist per Mail nicht erreichbar.", one("email unavailable")},
	})
}

// Rules 2, 3 and 6: verbs whose particle ends the clause, ways named behind their predicate, what a site lacks.
func TestRules2And3And6PredicatesInTwoPieces(t *testing.T) {
	check(t, []sentence{
		{"Die Stadt gibt morgen wieder Ausweise aus.", one("ausweise available from 2023-11-03")},
		{"Die Stadt hat ihre Telefone wieder.", one("telefon available")},
		{"Wir sind nicht erreichbar, weder per Telefon noch per Mail.", []string{"telefon unavailable", "email unavailable"}},
		{"Wir sind erreichbar, sowohl telefonisch als auch per E-Mail.", []string{"telefon available", "email available"}},
		{"Auf der Homepage fehlen die Formulare.", one("website limited")},
		{"Auf der Homepage finden Sie die Formulare.", nil},
		{"Das Jobcenter arbeitet wie gewohnt. Es hängt nicht am Netz des Rechenzentrums.", one("soziales available")},
	})
}

// Rule 1: what follows a paragraph that only asks answers it, in a text of several such questions.
func TestRule1QuestionsInParagraphs(t *testing.T) {
	text := "Fragen und Antworten\n\nWann kann ich mich ummelden?\nSobald wir auf das Register zugreifen können. Bis dahin geht es leider nicht.\n\n" +
		"Was passiert mit meinem Trautermin?\nDer findet statt.\n\nGibt es Elterngeld?\nAnträge nehmen wir an. Bearbeiten können wir sie noch nicht.\n"
	check(t, []sentence{
		{text, []string{"meldewesen unavailable", "standesamt available", "jugend-familie limited"}},
	})
}

// Rule 8: what a text says without a day before it says how it is until then is to come.
func TestRule8UntilThen(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt macht wieder auf, wenn auch im Kleinen. Bis dahin bleibt es geschlossen.", one("bauen unavailable")},
		{
			"Standesamt öffnet am Montag. Das Standesamt macht am 13. November wieder auf, allerdings mit kleinem Angebot. Bis dahin bleibt es zu.",
			[]string{"standesamt limited from 2023-11-13", "standesamt unavailable until 2023-11-12"},
		},
		{"Das Bürgerbüro öffnet nur noch vormittags. Das Standesamt macht wieder auf, bis dahin bleibt es zu.", []string{"buergerbuero limited", "standesamt unavailable"}},
		{"Das Sozialamt gibt Gutscheine aus. Wohngeld wird ab dem 20. November bewilligt, bis dahin nicht.", []string{"soziales available from 2023-11-20", "soziales limited until 2023-11-19"}},
		{"Das Rathaus öffnet heute erst um 11 Uhr, bis dahin ist es geschlossen.", one("rathaus limited")},
		{"Das Bauamt ist bis Freitag geschlossen.", one("bauen unavailable until 2023-11-03")},
		{"Ab dem 20. November nehmen wir Bauanträge wieder digital an. Bis es so weit ist, führt der Weg über das Papierformular.", []string{"bauen available from 2023-11-20", "bauen limited until 2023-11-19"}},
		{"Ab 20. November stellt das Bürgerbüro wieder Pässe aus. Bis es soweit ist, bleibt der Schalter geschlossen.", []string{"ausweise available from 2023-11-20", "ausweise unavailable until 2023-11-19"}},
		{"Ab dem 20. November können Führerscheine wieder beantragt werden. Bis zu diesem Tag ruht die Annahme.", []string{"fuehrerschein available from 2023-11-20", "fuehrerschein unavailable until 2023-11-19"}},
		{"Bis es so weit ist, bleibt das Rathaus geschlossen.", one("rathaus unavailable")},
		{"Es dauert noch, bis es so weit ist.", nil},
	})
}

// What can be done again on a weekday can be done from then on, not today; what was done on one holds already.
func TestDeedAgainOnAWeekday(t *testing.T) {
	check(t, []sentence{
		{"Das Gewerbeamt ist geschlossen. Am Montag können Gründer dort wieder ein Gewerbe anmelden.", []string{"gewerbe available from 2023-11-06", "gewerbe unavailable"}},
		{"Die Bücherei ist geschlossen. Am Montag können Leser dort wieder Bücher ausleihen.", []string{"kultur-freizeit available from 2023-11-06", "kultur-freizeit unavailable"}},
		{"Am Freitag werden wieder Ausweise ausgestellt.", one("ausweise available from 2023-11-03")},
		{"Das Standesamt hat am Montag wieder Urkunden ausgestellt.", one("standesamt available")},
		{"Die Eishalle ist zu. Am Samstag dürfen Schlittschuhläufer wieder aufs Eis.", []string{"kultur-freizeit available from 2023-11-04", "kultur-freizeit unavailable"}},
		{"Das Gesundheitsamt ist zu. Am Montag sind die Ärzte wieder da.", []string{"gesundheit available from 2023-11-06", "gesundheit unavailable"}},
	})
}

// A "no", or a closure, with but the day from which it is otherwise says both: how it is now, and from then on.
func TestPutOff(t *testing.T) {
	later := []string{"finanzen unavailable", "finanzen available from 2023-11-20"}
	check(t, []sentence{
		{"Stadtkasse: nein, ab 20. November", later},
		{"Stadtkasse: noch nicht (erst ab 20. November)", later},
		{"Stadtkasse: geschlossen, erst am 20. November", later},
		{"Stadtkasse: zu, ab 20. November", one("finanzen unavailable from 2023-11-20")},
		{"Stadtkasse: nein, seit 30. Oktober", one("finanzen unavailable")},
		{"Stadtkasse: nein, voraussichtlich ab 20. November", one("finanzen unavailable")},
		{"Stadtkasse: ja, ab 20. November", one("finanzen available from 2023-11-20")},
		{"Kann ich wieder einen Reisepass beantragen? Nein, erst ab dem 20. November.", []string{"ausweise unavailable", "ausweise available from 2023-11-20"}},
		{"Das Standesamt ist ab Montag nicht erreichbar.", one("standesamt unavailable from 2023-11-06")},
	})
}

// So do the cells of a table; one that is but a day tells from when its row works.
func TestPutOffInCells(t *testing.T) {
	row := func(cell string) string {
		return "<table><tr><th>Amt</th><th>Stand</th></tr><tr><td>Bauamt</td><td>geöffnet</td></tr><tr><td>Stadtkasse</td><td>" + cell + "</td></tr></table>"
	}
	check(t, []sentence{
		{row("nein, ab 20. November"), []string{"bauen available", "finanzen unavailable", "finanzen available from 2023-11-20"}},
		{row("zu, wieder ab 20. November"), []string{"bauen available", "finanzen unavailable", "finanzen available from 2023-11-20"}},
		{row("geschlossen, ab 20. November auf"), []string{"bauen available", "finanzen unavailable", "finanzen available from 2023-11-20"}},
		{row("ab 20. November"), []string{"bauen available", "finanzen available from 2023-11-20"}},
		{row("bis 20. November"), one("bauen available")},
		{row("20. November"), one("bauen available")},
	})
}
