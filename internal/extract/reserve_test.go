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

// A clause that takes back what the one before granted limits it, with or without a service of its own.
func TestTakenBackParts(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist geöffnet, kann aber nichts bearbeiten.", one("rathaus unavailable")},
		{"Das Rathaus ist zugänglich, kann aber einen Großteil der Vorgänge nicht abschließen.", one("rathaus limited")},
		{"Das Standesamt ist geöffnet. Aber: nur vormittags.", one("standesamt limited")},
		{"E-Mails kommen an, Dateien lassen sich aber nicht öffnen.", one("email limited")},
		{"Das Bürgerbüro hat offen; bearbeiten können wir jedoch kaum etwas.", one("buergerbuero limited")},
		{"Das Gewerbeamt arbeitet wieder. Nicht möglich sind noch Auskünfte aus dem Register.", one("gewerbe limited")},
		{"Das Gesundheitsamt arbeitet normal mit Ausnahme der Belehrungen.", one("gesundheit limited")},
		{"Abgesehen von Führungszeugnissen bearbeitet das Einwohnermeldeamt wieder alles.", one("meldewesen limited")},
		{"Das Bürgerbüro ist geöffnet. Ausweise können jedoch nicht ausgestellt werden.", []string{"ausweise unavailable", "buergerbuero limited"}},
		{"Das Telefon funktioniert wieder, wenn auch mit Aussetzern.", one("telefon limited")},
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

// A reservation costs no more than the quote that holds it: the quote shows the words that take back.
func TestReservationIsQuoted(t *testing.T) {
	const text = "Das Bürgerbüro hat wieder geöffnet, allerdings nur für Abholungen."
	got := theExtractor(t).Extract(parse.Text(text, parse.Options{}), Options{Body: werl, Date: thursday})
	if len(got) != 1 || got[0].Status != notice.Limited || !strings.Contains(got[0].Quote, "allerdings nur") {
		t.Errorf("statements %+v, want one that is limited and quotes its reservation", got)
	}
}

// What is excepted limits it, of whatever the clause goes on about.
func TestExceptedParts(t *testing.T) {
	check(t, []sentence{
		{"Kfz-Zulassung: Wir können wieder alles bis auf rote Kennzeichen.", one("kfz-zulassung limited")},
		{"Das Bürgerbüro ist wieder besetzt, alles machbar außer Meldesachen.", one("buergerbuero limited")},
		{"Bis auf die Zweigstelle im Norden, die wegen eines Wasserschadens verriegelt ist, empfangen sämtliche Bürgerbüros ihre Gäste.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist bis auf Weiteres geöffnet.", one("buergerbuero available")},
		{"Außer samstags ist das Bürgerbüro jeden Tag geöffnet.", one("buergerbuero available")},
		{"Das Rathaus ist offen.\nAber:\nViele Sachen können wir nicht machen.", one("rathaus limited")},
		{"Das Rathaus ist offen. Viele Dinge gehen nicht.", one("rathaus limited")},
	})
}

// What those cannot see or do who answer takes nothing from the way to them.
func TestChannelsOfThoseWhoCannotLook(t *testing.T) {
	check(t, []sentence{
		{"Die Gemeinde nimmt Anrufe an, hat aber keinen Zugang zu Daten.", one("telefon available")},
		{"Telefonisch sind wir erreichbar, können aber nichts bearbeiten.", one("telefon available")},
		{"Die E-Mails kommen an, wir haben aber keinen Zugriff auf Fachprogramme.", one("email available")},
		{"Wir sind telefonisch erreichbar. Auf Akten haben wir jedoch keinen Zugriff.", one("telefon available")},
		{"Das Bürgerbüro ist geöffnet, hat aber keinen Zugriff auf das Melderegister.", one("buergerbuero limited")},
		{"Die E-Mails kommen an, wir können aber keine verschicken.", one("email limited")},
		{"Das Telefon funktioniert, aber nur vormittags.", one("telefon limited")},
	})
}

// Makeshifts that nobody needs any longer limit nothing.
func TestMakeshiftsOutgrown(t *testing.T) {
	check(t, []sentence{
		{"Ein Ersatzverfahren braucht das Standesamt nicht mehr.", one("standesamt available")},
		{"Auf Vordrucke ist das Gewerbeamt nicht mehr angewiesen.", one("gewerbe available")},
		{"Handschriftliche Quittungen braucht die Stadtkasse nicht mehr.", one("finanzen available")},
		{"Das Standesamt braucht ein Ersatzverfahren.", one("standesamt limited")},
		{"Das Gewerbeamt ist weiterhin auf Vordrucke angewiesen.", one("gewerbe limited")},
		{"Kein Amt ist mehr eingeschränkt.", one("rathaus available")},
		{"Kein Fachamt ist mehr beeinträchtigt.", one("rathaus available")},
		{"Das Bürgerbüro ist noch eingeschränkt.", one("buergerbuero limited")},
	})
}

// A sentence that but says "as always", or what is lacking, takes the deeds before it as a fact.
func TestDeedsConfirmed(t *testing.T) {
	check(t, []sentence{
		{"Sie können Ihr Auto anmelden. Wie immer.", one("kfz-zulassung available")},
		{"Sie können in der Bücherei Bücher leihen. Genauso wie früher.", one("kultur-freizeit available")},
		{"Ausweise werden ausgegeben. Wann, erfahren Sie hier.", nil},
		{"Angemeldeter Sperrmüll wird mitgenommen. Neue Anmeldungen zurzeit unmöglich.", one("abfall limited")},
		{"Ausweise werden ausgestellt. Neue Anträge sind nicht möglich.", one("ausweise limited")},
		{"Müllsäcke werden verkauft.", nil},
	})
}

// What comes but later, or from but some of several hands, is limited; who does it is not what is done; an open question opens no door.
func TestLaterParts(t *testing.T) {
	check(t, []sentence{
		{"Geburten: Anzeige möglich, Urkunde erst nach dem Neustart.", one("standesamt limited")},
		{"Die Zahlungen kommen an, gebucht werden sie erst nach der Reparatur.", one("finanzen limited")},
		{"Bauamt ist besetzt, Genehmigungen erst wieder im Januar.", one("bauen limited")},
		{"Eheschließungen: ja. Anmeldung zur Eheschließung: später.", one("standesamt limited")},
		{"Die Zahlungen kommen an und werden gebucht.", one("finanzen available")},
		{"Bürgerbüro: ein Schalter von fünf besetzt.", one("buergerbuero limited")},
		{"Im Bürgerbüro ist einer von vier Schaltern offen.", one("buergerbuero limited")},
		{"Gewerbemeldungen bearbeitet das Rathaus wieder durchgehend.", one("gewerbe available")},
		{"Wann öffnet das Bürgerbüro wieder?\nDas ist offen.", nil},
		{"Wann kommen die Programme für das Standesamt zurück?\nWir streben den Dezember an.", nil},
		{"Die Termine sind nicht verbindlich.", nil},
		{"<table><tr><th>Bereich</th><th>letzte Woche</th><th>diese Woche</th></tr><tr><td>Telefon</td><td>gestört</td><td>unverändert</td></tr><tr><td>Standesamt</td><td>zu</td><td>geöffnet</td></tr></table>", []string{"standesamt available", "telefon unavailable"}},
		{"<table><tr><th>Bereich</th><th>Stand</th></tr><tr><td>Telefon</td><td>unverändert</td></tr></table>", one("telefon available")},
	})
}

// A deed that the next sentence begins with, and that cannot be done, is taken from what was granted before it.
func TestDeedsPutFirst(t *testing.T) {
	check(t, []sentence{
		{"E-Mails kommen im Rathaus an. Beantworten können wir sie nicht.", one("email limited")},
		{"Unter der Hotline meldet sich eine Kollegin. Durchstellen kann sie niemanden.", one("telefon limited")},
		{"Die Stadtbücherei ist geöffnet. Ausleihen kann man zurzeit nichts.", one("kultur-freizeit limited")},
		{"Bauanträge nehmen wir an. Prüfen können wir sie nicht.", one("bauen limited")},
		{"<p>Das Rathaus ist geschlossen.</p><p>Am Telefon melden sich zwei Kollegen. Verbinden können sie nicht.</p>", []string{"rathaus unavailable", "telefon limited"}},
		{"Das Bürgerbüro ist geöffnet. Am Telefon meldet sich eine Kollegin. Verbinden kann sie nicht.", []string{"buergerbuero available", "telefon limited"}},
		{"Das Hallenbad ist geöffnet. Parken kann man hinter dem Haus.", one("kultur-freizeit available")},
		{"Der Wertstoffhof ist geöffnet. Hinweisen möchten wir auf die neue Einfahrt.", one("abfall available")},
	})
}

// What is given out of what lies ready is a part.
func TestRule1OnlyWhatIsReady(t *testing.T) {
	check(t, []sentence{
		{"Die Stadt händigt die Reisepässe aus, die bereits gedruckt sind.", one("ausweise limited")},
		{"Wir geben die Führerscheine heraus, die schon fertig im Schrank liegen.", one("fuehrerschein limited")},
		{"Das Sozialamt zahlt die Hilfen aus, die vor dem Angriff bewilligt wurden.", one("soziales limited")},
		{"Ausweise stellen wir nicht aus. Ab Montag, 13. November, geben wir die aus, die schon gedruckt sind.", []string{"ausweise limited from 2023-11-13", "ausweise unavailable"}},
		{"Sperrmüll, der bestellt wurde, wird pünktlich abgeholt.", one("abfall available")},
		{"Die Bücherei verleiht Filme, die gerade im Kino waren.", one("kultur-freizeit available")},
	})
}

// What is named behind a day, with "at first only", limits what begins then, however many things that are.
func TestOnlyPartAfterADay(t *testing.T) {
	check(t, []sentence{
		{"Fahrzeuge lassen wir nicht zu. Am Montag, 13. November, fangen wir wieder an, fürs Erste bloß mit Abmeldungen und mit Neuzulassungen.", []string{"kfz-zulassung limited from 2023-11-13", "kfz-zulassung unavailable"}},
		{"Ausweise geben wir nicht aus. Ab 13. November geht es wieder los, anfangs nur mit Reisepässen und Kinderpässen.", []string{"ausweise limited from 2023-11-13", "ausweise unavailable"}},
		{"Das Standesamt arbeitet wieder, zunächst nur mit Anmeldungen und Geburten.", one("standesamt limited")},
		{"Das Bürgerbüro ist geschlossen. Am Montag, 13. November, öffnet es wieder, und zwar mit allen Leistungen.", []string{"buergerbuero available from 2023-11-13", "buergerbuero unavailable"}},
	})
}

// What there is instead is a part of what was refused; a way that is refused leaves the others.
func TestRule1WhatThereIsInstead(t *testing.T) {
	check(t, []sentence{
		{"Pässe stellen wir nicht aus. Stattdessen gibt es vorläufige Papiere.", one("ausweise limited")},
		{"Wohngeldbescheide druckt das Amt nicht. Dafür gibt es sie handschriftlich.", one("soziales limited")},
		{"Die Stadtkasse verschickt keine Rechnungen per Mail.", one("finanzen limited")},
		{"Pässe stellen wir nicht aus. Stattdessen bitten wir um Geduld.", one("ausweise unavailable")},
	})
}

// Rule 3: e-mail that is read, but answered later, by another way or not at all, is limited.
func TestRule3RepliesByAnotherWay(t *testing.T) {
	check(t, []sentence{
		{"Ihre E-Mails empfangen wir. Antworten können noch nicht verschickt werden.", one("email limited")},
		{"E-Mails kommen an. Antworten können wir Ihnen derzeit nur telefonisch.", one("email limited")},
		{"E-Mails kommen an, beantwortet werden sie per Brief.", one("email limited")},
		{"E-Mails werden gelesen, wir antworten Ihnen jedoch mit der Post.", one("email limited")},
		{"E-Mails kommen an, wir antworten wie gewohnt.", one("email available")},
		{"E-Mails werden empfangen und beantwortet.", one("email available")},
		{"E-Mails funktionieren wieder. Antworten auf häufige Fragen finden Sie auf der Homepage.", one("email available")},
	})
}

// That one does without what nobody misses, that a makeshift is no more, or who is meant, takes nothing from what was granted.
func TestReservesThatAreNone(t *testing.T) {
	check(t, []sentence{
		{"Die Zulassungsstelle lässt wieder zu, ohne Kontingent.", one("kfz-zulassung available")},
		{"Das Bürgerbüro öffnet wieder, ohne Terminpflicht.", one("buergerbuero available")},
		{"Das Bürgerbüro öffnet wieder, ohne Passausgabe.", one("buergerbuero limited")},
		{"Statt der Ersatzseite ist wieder unsere Homepage online.", one("website available")},
		{"Ihr seht nicht mehr die Notlösung, die Homepage läuft.", one("website available")},
		{"Wir haben statt der Homepage eine Ersatzseite eingerichtet.", one("website limited")},
		{"Die Kitas arbeiten nicht mehr im Notbetrieb.", one("kita-schule available")},
		{"Die Kasse arbeitet wieder regulär. Was jetzt beantragt wird, ist in zwei Wochen fertig.", one("finanzen available")},
		{"Ausweise können beantragt werden.", one("ausweise limited")},
	})
}

// A few words behind a dash or comma that say in what measure take from what was granted; what a caller cannot have takes nothing from the telephone.
func TestMeasures(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist geöffnet – eingeschränkt.", one("buergerbuero limited")},
		{"Das Telefon geht wieder, mit Einschränkungen.", one("telefon limited")},
		{"Die Bücherei ist geöffnet, das Museum eingeschränkt.", []string{"kultur-freizeit limited"}},
		{"Das Standesamt arbeitet, das Bauamt eingeschränkt.", []string{"standesamt available", "bauen limited"}},
		{"Man geht ans Telefon, kann Anrufern in Sachen Führerschein aber nicht helfen.", []string{"telefon available", "fuehrerschein unavailable"}},
		{"Das Bürgerbüro ist geöffnet, kann aber keine Ausweise ausstellen.", []string{"buergerbuero limited", "ausweise unavailable"}},
	})
}

// Rule 3: a mailbox that stands in for one that fails limits it, also where people are only asked to write there.
func TestRule3MailboxesThatStandIn(t *testing.T) {
	check(t, []sentence{
		{"Unsere alten Postfächer sind nicht erreichbar. Schreiben Sie bitte an die Ersatzadresse; dort liest jemand mit.", one("email limited")},
		{"E-Mails kommen nicht an. Nutzen Sie bitte das Sammelpostfach, das wir eingerichtet haben.", one("email limited")},
		{"E-Mails kommen nicht an. Bitte schreiben Sie stattdessen an unsere Ausweichadresse.", one("email limited")},
		{"E-Mails kommen nicht an. Eine Ersatzadresse gibt es nicht.", one("email unavailable")},
		{"E-Mails kommen nicht an. Eine Ersatzadresse soll bald folgen.", one("email unavailable")},
		{"Das Telefon ist tot. Schreiben Sie an die Ersatzadresse.", one("telefon unavailable")},
	})
}
