package extract

import "testing"

// Rules 1, 2 and 8 of the catalogue: parts that differ, offices that one can merely ask, and days that belong to another thought.

// Rule 8: habits, earliest days, days of another clause, and returns with their day.
func TestRule8DaysOfAnotherThought(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro öffnet jeden Mittwoch.", one("buergerbuero available")},
		{"Belehrungen finden jeden Mittwoch in Soest statt.", one("gesundheit available")},
		{"Das Rathaus ist dicht, voraussichtlich bleibt das auch morgen so.", one("rathaus unavailable")},
		{"Umtausch von Führerscheinen nur für die, deren Frist am 19. Januar endet.", one("fuehrerschein limited")},
		{"Das Bürgerbüro ist geschlossen, ein Zettel kündigt die Öffnung nicht vor dem 13. November an.", one("buergerbuero unavailable until 2023-11-12")},
		{"Der Recyclinghof ist wegen einer defekten Waage dicht. Ab Montag, 6. November, könnt ihr wieder ganz normal anliefern.", []string{"abfall available from 2023-11-06", "abfall unavailable"}},
		{"Der Bürgerbus fährt diese Woche nicht. Ab Montag, 6.11., geht's wieder los.", []string{"versorgung available from 2023-11-06", "versorgung unavailable"}},
		{"Die Kita Sonnenblume ist geschlossen. Ab Montag, 6.11., ist wieder normaler Betrieb.", []string{"kita-schule available from 2023-11-06", "kita-schule unavailable"}},
		{"Das Bürgerbüro ist dienstags geschlossen und kann an den übrigen Tagen nur einen Teil seiner Aufgaben wahrnehmen.", one("buergerbuero limited")},
	})
}

// Rules 1 and 2: labels within a block go on over its sentences; ways and things beside them are but means.
func TestRules1And2LabelsGoOn(t *testing.T) {
	check(t, []sentence{
		{"Soziales\n\nUnterhaltsvorschuss: Die Zahlungen für Dezember sind sichergestellt. Neuanträge können wir entgegennehmen, aber nicht prüfen.", one("jugend-familie limited")},
		{"1) Sozialhilfe und Grundsicherung: Die Auszahlung Ende November ist gesichert. Erstanträge können gestellt, aber vorläufig nicht beschieden werden.", one("soziales limited")},
		{"Nicht erreichbar:\n- per Mail\n- Telefon", []string{"email unavailable", "telefon unavailable"}},
		{"- per Telefon 02922 800-0 (funktioniert)\n- per Fax", one("telefon available")},
		{"Standesamt: nur Beurkundung von Sterbefällen", one("standesamt limited")},
		{"Standesamt: Beurkundungen auf Papier", one("standesamt limited")},
		{"Ordnungsamt: in dringenden Fällen über die Leitstelle", one("ordnung-verkehr limited")},
		{"Ordnungsamt: Bereitschaft besetzt", one("ordnung-verkehr available")},
		{"Jugendamt: Notdienst erreichbar", one("jugend-familie limited")},
		{"Jugendamt: in Notfällen über die Polizei erreichbar", one("jugend-familie limited")},
		{"Schwimmbad: geöffnet, Kartenzahlung nicht möglich", one("kultur-freizeit limited")},
		{"Wertstoffhof: geöffnet, nur Barzahlung", one("abfall limited")},
		{"Termine: Buchung nur telefonisch", one("termine limited")},
		{"Elterngeld: Anträge werden bearbeitet", one("jugend-familie available")},
	})
}

// Rules 1 and 2: what is granted but for a part, to few, on few days, or with a grudge.
func TestRules1And2GrantedWithReserve(t *testing.T) {
	check(t, []sentence{
		{"Unser Rathaus steht Ihnen zwar zu den üblichen Zeiten offen, wir müssen aber zahlreiche Bitten abschlagen.", one("rathaus limited")},
		{"Wer einen Ausweis braucht, geht ein Zimmer weiter.", nil},
		{"Das Bürgerbüro ist am Dienstag- und am Donnerstagvormittag besetzt.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist dienstags und donnerstags geöffnet.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist jeden Vormittag geöffnet.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist montags bis freitags geöffnet.", one("buergerbuero available")},
		{"Bauanträge: Einreichung in Papier, Prüfung offen.", one("bauen limited")},
		{"Die Ausländerbehörde nimmt den Betrieb schrittweise auf.", one("auslaenderwesen limited")},
		{"Die Stadt hat ihren Internetauftritt auf einen Server in Bayern umgezogen, wo er nun vollständig läuft.", one("website available")},
		{"Nicht mehr angeboten wird die Notfall-Homepage.", nil},
		{"Wer ein Gewerbe an- oder abmelden will, hat Glück: Das ist ohne jede Verzögerung möglich.", one("gewerbe available")},
		{"Termine für Bürgerbüro, Standesamt und Rentenberatung können Sie wieder im Internet buchen.", one("termine available")},
		{"Was nicht geht:\n- alles rund um Ausweis und Pass\n- Ummelden", []string{"ausweise unavailable", "meldewesen unavailable"}},
		{"Die Standesämter hätten bewiesen, wozu sie imstande seien.", nil},
		{"Der Rat ist einberufen. Er tagt am 11. Dezember im Stadttheater.", one("rat available")},
		{"Die zum 8. November einberufene Sitzung des Haupt- und Finanzausschusses entfällt.", one("rat unavailable from 2023-11-08 until 2023-11-08")},
		{"Jugendamt: Der Schutz von Kindern ist gewährleistet, alle übrigen Aufgaben ruhen.", one("jugend-familie limited")},
	})
}

// Rule 2: numbers of a telephone end a sentence too, and what follows is said of the next office.
func TestEndsOfNumbers(t *testing.T) {
	check(t, []sentence{
		{"Telefonisch erreichen Sie uns unter 02922 800-0. E-Mails können wir nicht empfangen.", []string{"email unavailable", "telefon available"}},
		{"Telefonisch erreichen Sie uns unter 02922 800-123. E-Mails können wir nicht empfangen.", []string{"email unavailable", "telefon available"}},
		{"Telefonisch erreichen Sie uns unter 02922/800-0. Das Rathaus ist geschlossen.", []string{"rathaus unavailable", "telefon available"}},
		{"Telefonisch erreichen Sie uns unter (02922) 80 00. Das Rathaus ist geschlossen.", []string{"rathaus unavailable", "telefon available"}},
		{"Telefonisch erreichen Sie uns unter 0151 23456789. Das Rathaus ist geschlossen.", []string{"rathaus unavailable", "telefon available"}},
		{"Wir sind telefonisch unter 02922 800-0 erreichbar. E-Mails kommen nicht an.", []string{"email unavailable", "telefon available"}},
		{"Schreiben Sie an info@werl.de. Das Rathaus ist geschlossen.", one("rathaus unavailable")},
		{"Mehr unter www.werl.de. Das Rathaus ist geschlossen.", one("rathaus unavailable")},
		{"Das Rathaus ist bis 17 Uhr geöffnet. Das Bürgerbüro ist zu.", []string{"buergerbuero unavailable", "rathaus available"}},
		{"Das Rathaus ist vom 1.-3. November geschlossen.", one("rathaus unavailable until 2023-11-03")},
	})
}

// Rule 1: parts of a service in one sentence, or in the next.
func TestRule1PartsAgainstEachOther(t *testing.T) {
	check(t, []sentence{
		{"Anmeldungen sind möglich, Ummeldungen und Führungszeugnisse nicht.", one("meldewesen limited")},
		{"Die Stadtkasse ist geschlossen, Überweisungen werden jedoch gebucht.", one("finanzen limited")},
		{"Die Ausländerbehörde ist zu. In Notfällen hilft sie telefonisch.", one("auslaenderwesen limited")},
		{"Die Entgegennahme von Gewerbeanzeigen, die Erteilung von Erlaubnissen und Auskünfte müssen unterbleiben.", one("gewerbe unavailable")},
		{"Bis Freitag bleiben das Bürgerbüro in der Bahnhofstraße und das Standesamt geschlossen.", []string{"buergerbuero unavailable until 2023-11-03", "standesamt unavailable until 2023-11-03"}},
	})
}

// Rule 1: what seems granted is limited by what the clause or the next one leaves out.
func TestRule1GrantedButForARest(t *testing.T) {
	check(t, []sentence{
		{"Alle gebuchten Trauungen werden abgehalten. Nur neue Anmeldungen nimmt das Standesamt nicht an.", one("standesamt limited")},
		{"Das Standesamt nimmt wieder Anmeldungen zur Eheschließung an, freilich ohne sie zu bearbeiten.", one("standesamt limited")},
		{"35 von ehemals 90 Online-Diensten sind schon zurück.", one("online-dienste limited")},
		{"Das Bürgerbüro öffnet heute mit den wichtigsten Leistungen.", one("buergerbuero limited")},
		{"Die Mails sind ausgefallen, auch eine Ersatzadresse gibt es nicht.", one("email unavailable")},
		{"<dl><dt>Heiraten</dt><dd>Alle gebuchten Trauungen werden abgehalten. Nur neue Anmeldungen nimmt das Standesamt vorerst nicht an.</dd></dl>", one("standesamt limited")},
		{"Im Bürgerbüro ist alles außer Ausweisen möglich.", one("buergerbuero limited")},
		{"Mit Ausnahme von Führungszeugnissen arbeitet das Bürgerbüro normal.", one("buergerbuero limited")},
	})
}
