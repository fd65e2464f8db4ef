package extract

import "testing"

// Who a clause is about: in a sentence that names several towns each clause speaks of its own, and one that but names a town says of
// it the same as the clause before, or the contrary.
func TestEachClauseNamesItsTown(t *testing.T) {
	check(t, []sentence{
		{"In Soest ist das Rathaus geschlossen, in Werl dagegen geöffnet.", []string{"05974040 rathaus unavailable", "rathaus available"}},
		{"Während man in Soest wieder Ausweise beantragen kann, geht das in Werl nicht.", []string{"05974040 ausweise available", "ausweise unavailable"}},
		{"Weder in Soest noch in Werl können Ausweise beantragt werden.", []string{"05974040 ausweise unavailable", "ausweise unavailable"}},
		{"Bei der Stadt Soest ruht das Meldewesen, bei der Stadt Werl die Kasse.", []string{"05974040 meldewesen unavailable", "finanzen unavailable"}},
		{"In Soest ist das Bürgerbüro geöffnet, in Werl nicht.", []string{"05974040 buergerbuero available", "buergerbuero unavailable"}},
	})
}

// Rule 8: what cannot be done on coming days has these days, and a sentence that takes them up has them too.
func TestDaysOnWhichNothingIsDone(t *testing.T) {
	check(t, []sentence{
		{"Vom 13. bis zum 15. November können keine Reisepässe beantragt werden.", one("ausweise unavailable from 2023-11-13 until 2023-11-15")},
		{"Am 14. November keine Auszahlungen der Stadtkasse.", one("finanzen unavailable from 2023-11-14 until 2023-11-14")},
		{"Die Zulassungsstelle macht am 7.11. schon um 11 Uhr zu.", one("kfz-zulassung limited from 2023-11-07 until 2023-11-07")},
		{"Am 9. und 10. November ist das Standesamt zu. Ausweise werden an diesen Tagen nicht ausgegeben.", []string{"ausweise unavailable from 2023-11-09 until 2023-11-10", "standesamt unavailable from 2023-11-09 until 2023-11-10"}},
		{"Am 9. November ist das Standesamt zu. Ausweise werden an diesem Tag ausgegeben wie immer.", []string{"ausweise available", "standesamt unavailable from 2023-11-09 until 2023-11-09"}},
	})
}

// Rule 1: parts of a service in one sentence, or in the next.
func TestPartsAreSetAgainstEachOther(t *testing.T) {
	check(t, []sentence{
		{"Anmeldungen sind möglich, Ummeldungen und Führungszeugnisse nicht.", one("meldewesen limited")},
		{"Die Stadtkasse ist geschlossen, Überweisungen werden jedoch gebucht.", one("finanzen limited")},
		{"Die Ausländerbehörde ist zu. In Notfällen hilft sie telefonisch.", one("auslaenderwesen limited")},
		{"Die Entgegennahme von Gewerbeanzeigen, die Erteilung von Erlaubnissen und Auskünfte müssen unterbleiben.", one("gewerbe unavailable")},
		{"Bis Freitag bleiben das Bürgerbüro in der Bahnhofstraße und das Standesamt geschlossen.", []string{"buergerbuero unavailable until 2023-11-03", "standesamt unavailable until 2023-11-03"}},
	})
}

// Rules 9 and 11: suppositions, competences, dates of a plan and drills are no statement.
func TestSuppositionsSayNothing(t *testing.T) {
	check(t, []sentence{
		{"Angenommen wird, dass die Rathäuser ausfallen.", nil},
		{"Gesetzt den Fall, das Telefon fällt aus, gibt es einen Plan.", nil},
		{"Feste Termine gibt es ausdrücklich nicht.", nil},
	})
}

// Words of offices and papers for what works again, fails or goes in part.
func TestWordsOfOfficesAndPapers(t *testing.T) {
	check(t, []sentence{
		{"Die letzten Einschränkungen im Bürgerbüro sind aufgehoben.", one("buergerbuero available")},
		{"Im Rathaus ist wieder Alltag eingekehrt.", one("rathaus available")},
		{"Das Standesamt fertigt wieder Urkunden aus.", one("standesamt available")},
		{"Ab sofort wieder Publikumsverkehr im Rathaus.", one("rathaus available")},
		{"Die Rufnummern des Rathauses sind ohne Anschluss.", one("telefon unavailable")},
		{"Ausweise beantragen kann man nirgends.", one("ausweise unavailable")},
		{"Der Zutritt zum Rathaus ist verwehrt.", one("rathaus unavailable")},
		{"Gewerbeanzeigen werden zu Protokoll genommen.", one("gewerbe limited")},
		{"Bei den Ausweisen bleibt es bei der bloßen Ausgabe.", one("ausweise limited")},
		{"Die Zulassungsstelle lässt täglich zwanzig Fahrzeuge zu.", one("kfz-zulassung limited")},
		{"Wer in Werl heiraten will, kann das tun.", one("standesamt available")},
		{"Die Bauaufsicht, deren Datenbank zurück ist, arbeitet normal.", one("bauen available")},
	})
}

// Who does a deed is not what it is done for, and what a thing has or is reached by is not the thing.
func TestWhatAClauseIsAbout(t *testing.T) {
	check(t, []sentence{
		{"Gaststättenerlaubnisse erteilt das Ordnungsamt wieder.", one("gewerbe available")},
		{"Das Standesamt kann nicht alle Leistungen erbringen.", one("standesamt limited")},
		{"Das Bürgerbüro bearbeitet nicht alle Anliegen.", one("buergerbuero limited")},
		{"Terminvereinbarungen sind nur per Anruf möglich.", one("termine limited")},
		{"Die Homepage zeigt vorläufig nur eine Startseite mit den wichtigsten Rufnummern.", one("website limited")},
		{"Die Ausländerbehörde, die bislang nur Notfälle annahm, hat wieder normal geöffnet.", one("auslaenderwesen available")},
		{"Das Bürgerbüro ist geschlossen; gleiches gilt für das Standesamt und die Kasse.", []string{"buergerbuero unavailable", "finanzen unavailable", "standesamt unavailable"}},
		{"Damit steht die Homepage wieder in vollem Umfang zur Verfügung.", one("website available")},
		{"Schritt für Schritt kehrt das Sozialamt zum Regelbetrieb zurück.", one("soziales limited")},
		{"In Werl funktioniert nur noch das Telefon.", one("telefon available")},
		{"Die Stadt Werl arbeitet wieder ohne Einschränkungen.", one("rathaus available")},
	})
}

// Where a part of the telephone fails, or another number is given, the telephone is limited.
func TestAnotherNumber(t *testing.T) {
	check(t, []sentence{
		{"Die Durchwahlen des Rathauses sind gestört.", one("telefon limited")},
		{"Unsere Telefonanlage ist ausgefallen. Rufen Sie bitte 0151 5550 2201 an.", one("telefon limited")},
		{"Unsere Telefonanlage ist ausgefallen.", one("telefon unavailable")},
	})
}

// Rule 1: what seems granted is limited by what the clause or the next one leaves out.
func TestGrantedButForARest(t *testing.T) {
	check(t, []sentence{
		{"Alle gebuchten Trauungen werden abgehalten. Nur neue Anmeldungen nimmt das Standesamt nicht an.", one("standesamt limited")},
		{"Das Standesamt nimmt wieder Anmeldungen zur Eheschließung an, freilich ohne sie zu bearbeiten.", one("standesamt limited")},
		{"35 von ehemals 90 Online-Diensten sind schon zurück.", one("online-dienste limited")},
		{"Das Bürgerbüro öffnet heute mit den wichtigsten Leistungen.", one("buergerbuero limited")},
		{"Die Mails sind ausgefallen, auch eine Ersatzadresse gibt es nicht.", one("email unavailable")},
	})
}
