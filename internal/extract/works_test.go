package extract

import "testing"

// The statuses "available" and "unavailable" of the catalogue, in many words; with rule 5 ("wieder" without reservation is available) and
// rule 13 (a closure for another reason counts too).

// Status "available" and rule 5: ways of saying that it works.
func TestAvailableInManyWords(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt ist wieder aktiv.", one("bauen available")},
		{"Das Bauamt ist wieder im Geschäft.", one("bauen available")},
		{"Das Bauamt ist wieder am Start.", one("bauen available")},
		{"Das Bauamt nimmt den Betrieb wieder auf.", one("bauen available")},
		{"Das Bauamt hat den Betrieb wieder aufgenommen.", one("bauen available")},
		{"Das Bauamt hat seine Arbeit wieder aufgenommen.", one("bauen available")},
		{"Das Bauamt kann wieder alles anbieten.", one("bauen available")},
		{"Das Bauamt bietet wieder alles an.", one("bauen available")},
		{"Das Bauamt ist mit allen Leistungen zurück.", one("bauen available")},
		{"Das Bauamt hat keine Einschränkungen mehr.", one("bauen available")},
		{"Im Bauamt gibt es keine Beeinträchtigungen.", one("bauen available")},
		{"Beim Bauamt ist alles im Lot.", one("bauen available")},
		{"Beim Bauamt ist alles beim Alten.", one("bauen available")},
		{"Beim Bauamt läuft alles rund.", one("bauen available")},
		{"Beim Bauamt herrscht Normalbetrieb.", one("bauen available")},
		{"Im Bauamt ist der Normalzustand wiederhergestellt.", one("bauen available")},
		{"Das Bauamt ist zum Alltag zurückgekehrt.", one("bauen available")},
		{"Das Bauamt ist zum Normalbetrieb zurückgekehrt.", one("bauen available")},
		{"Das Bauamt ist vollständig arbeitsfähig.", one("bauen available")},
		{"Das Bauamt ist in vollem Umfang erreichbar und arbeitet.", one("bauen available")},
		{"Das Bauamt war nie betroffen und arbeitet normal.", one("bauen available")},
		{"Das Bauamt ist vom Angriff nicht berührt.", one("bauen available")},
		{"Das Bauamt hat den Angriff unbeschadet überstanden.", one("bauen available")},
		{"Das Bauamt arbeitet auf eigener Technik und ist nicht betroffen.", one("bauen available")},
		{"Das Bauamt bearbeitet Anträge wieder taggleich.", one("bauen available")},
		{"Das Bauamt arbeitet im gewohnten Tempo.", one("bauen available")},
		{"Das Bauamt ist wieder bei voller Kraft.", one("bauen available")},
		{"Das Bauamt ist wieder voll besetzt.", one("bauen available")},
		{"Das Bauamt ist für Bürger wieder geöffnet.", one("bauen available")},
		{"Das Bauamt erledigt wieder alle Anliegen.", one("bauen available")},
		{"Das Bauamt ist wieder online.", one("bauen available")},
		{"Das Bauamt arbeitet wieder mit Software.", one("bauen available")},
		{"Das Bauamt hat wieder vollen Zugriff auf seine Verfahren.", one("bauen available")},
		{"Das Bauamt hat wieder Zugriff auf alle Daten.", one("bauen available")},
		{"Das Bauamt ist wieder vollumfänglich für Sie da.", one("bauen available")},
		{"Das Bauamt arbeitet störungsfrei.", one("bauen available")},
		{"Das Bauamt ist einsatzbereit.", one("bauen available")},
		{"Das Bauamt hat sein komplettes Angebot zurück.", one("bauen available")},
		{"Das Bauamt ist technisch wieder auf der Höhe.", one("bauen available")},
		{"Das Bauamt arbeitet so flott wie eh und je.", one("bauen available")},
		{"Das Bauamt kann alle Anträge bearbeiten.", one("bauen available")},
		{"Das Bauamt arbeitet ohne Abstriche.", one("bauen available")},
		{"Das Bauamt arbeitet, als wäre nichts geschehen.", one("bauen available")},
		{"Das Bauamt versieht seinen Dienst uneingeschränkt.", one("bauen available")},
		{"Das Bauamt merkt nichts vom Angriff.", one("bauen available")},
		{"Vom Ausfall ist im Bauamt nichts zu merken.", one("bauen available")},
		{"Sämtliche Dienste des Bauamts sind zurück.", one("bauen available")},
		{"Im Bauamt laufen alle Programme wieder.", one("bauen available")},
		{"Das Bauamt: alles wie früher", one("bauen available")},
		{"Das Bauamt: alles ok", one("bauen available")},
		{"Bauamt: Normalbetrieb", one("bauen available")},
		{"Bauamt: kein Problem", one("bauen available")},
		{"Bauamt: keine Beeinträchtigung", one("bauen available")},
		{"Bauamt: ohne Befund", one("bauen available")},
		{"Bauamt: ohne Besonderheiten", one("bauen available")},
		{"Bauamt: keine Besonderheiten", one("bauen available")},
		{"Bauamt: in Ordnung", one("bauen available")},
		{"Bauamt: alles im grünen Bereich", one("bauen available")},
		{"Bauamt: unauffällig", one("bauen available")},
		{"Bauamt: voll funktionsfähig", one("bauen available")},
		{"Bauamt: Betrieb läuft", one("bauen available")},
		{"Bauamt: wiederhergestellt", one("bauen available")},
		{"Bauamt: repariert", one("bauen available")},
		{"Bauamt: Störung behoben", one("bauen available")},
		{"Bauamt: alle Leistungen", one("bauen available")},
		{"Bauamt: alles möglich", one("bauen available")},
		{"Bauamt: alles", one("bauen available")},
		{"Bauamt: komplett", one("bauen available")},
		{"Bauamt: vollständig", one("bauen available")},
		{"Bauamt: volles Programm", one("bauen available")},
		{"Bauamt: wie immer", one("bauen available")},
		{"Bauamt: jederzeit", one("bauen available")},
		{"Bauamt: in gewohnter Weise", one("bauen available")},
		{"Bauamt: Dienst nach Plan", one("bauen available")},
		{"Bauamt: geht wieder", one("bauen available")},
		{"Bauamt: funzt", one("bauen available")},
		{"Bauamt: passt", one("bauen available")},
		{"Bauamt: auf", one("bauen available")},
	})
}

// Status "unavailable" and rules 4 and 13: ways of saying that it does not.
func TestUnavailableInManyWords(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt hat geschlossen.", one("bauen unavailable")},
		{"Das Bauamt macht heute nicht auf.", one("bauen unavailable")},
		{"Das Bauamt ist handlungsunfähig.", one("bauen unavailable")},
		{"Das Bauamt ist komplett lahmgelegt.", one("bauen unavailable")},
		{"Im Bauamt geht gar nichts.", one("bauen unavailable")},
		{"Im Bauamt geht nichts mehr.", one("bauen unavailable")},
		{"Im Bauamt herrscht Stillstand.", one("bauen unavailable")},
		{"Im Bauamt ruht die Arbeit.", one("bauen unavailable")},
		{"Im Bauamt ruht der Betrieb.", one("bauen unavailable")},
		{"Im Bauamt stehen alle Räder still.", one("bauen unavailable")},
		{"Im Bauamt sind die Lichter aus.", one("bauen unavailable")},
		{"Im Bauamt bleiben die Bildschirme schwarz.", one("bauen unavailable")},
		{"Im Bauamt wird niemand bedient.", one("bauen unavailable")},
		{"Im Bauamt ist niemand anzutreffen.", one("bauen unavailable")},
		{"Im Bauamt kann niemandem geholfen werden.", one("bauen unavailable")},
		{"Das Bauamt kann keine Anliegen bearbeiten.", one("bauen unavailable")},
		{"Das Bauamt kann keinerlei Auskunft geben.", one("bauen unavailable")},
		{"Das Bauamt hat keinen Zugriff auf seine Daten.", one("bauen unavailable")},
		{"Das Bauamt hat den Betrieb eingestellt.", one("bauen unavailable")},
		{"Das Bauamt hat den Dienst eingestellt.", one("bauen unavailable")},
		{"Das Bauamt kann derzeit keine Leistungen anbieten.", one("bauen unavailable")},
		{"Das Bauamt fällt komplett aus.", one("bauen unavailable")},
		{"Das Bauamt ist weiterhin offline.", one("bauen unavailable")},
		{"Das Bauamt ist nach wie vor lahmgelegt.", one("bauen unavailable")},
		{"Das Bauamt ist nicht einsatzfähig.", one("bauen unavailable")},
		{"Das Bauamt ist noch nicht wieder am Netz.", one("bauen unavailable")},
		{"Das Bauamt ist noch nicht zurück.", one("bauen unavailable")},
		{"Das Bauamt ist noch nicht soweit.", one("bauen unavailable")},
		{"Das Bauamt ist für den Publikumsverkehr gesperrt.", one("bauen unavailable")},
		{"Das Bauamt bleibt bis auf Weiteres zu.", one("bauen unavailable")},
		{"Das Bauamt muss geschlossen bleiben.", one("bauen unavailable")},
		{"Das Bauamt muss schließen.", one("bauen unavailable")},
		{"Das Bauamt wurde geschlossen.", one("bauen unavailable")},
		{"Das Bauamt öffnet nicht.", one("bauen unavailable")},
		{"Das Bauamt öffnet in dieser Woche gar nicht.", one("bauen unavailable")},
		{"Das Bauamt hat keinen Publikumsverkehr.", one("bauen unavailable")},
		{"Das Bauamt kann nicht aufgesucht werden.", one("bauen unavailable")},
		{"Das Bauamt kann nicht besucht werden.", one("bauen unavailable")},
		{"Das Bauamt steht nicht zur Verfügung.", one("bauen unavailable")},
		{"Das Bauamt gibt keinen Laut von sich.", one("bauen unavailable")},
		{"Das Bauamt weist alle Besucher ab.", one("bauen unavailable")},
		{"Das Bauamt schickt alle Besucher wieder weg.", one("bauen unavailable")},
		{"Das Bauamt nimmt keine Anträge an.", one("bauen unavailable")},
		{"Beim Bauamt kommt man nicht voran.", one("bauen unavailable")},
		{"Beim Bauamt liegt alles brach.", one("bauen unavailable")},
		{"Beim Bauamt ist Zwangspause.", one("bauen unavailable")},
		{"Auf das Bauamt müssen die Bürger verzichten.", one("bauen unavailable")},
		{"Ohne Bauamt müssen die Bürger auskommen.", one("bauen unavailable")},
		{"An Baugenehmigungen ist nicht zu denken.", one("bauen unavailable")},
		{"Baugenehmigungen sind nicht zu bekommen.", one("bauen unavailable")},
		{"Baugenehmigungen kann es derzeit nicht geben.", one("bauen unavailable")},
		{"Baugenehmigungen können nicht erteilt werden.", one("bauen unavailable")},
		{"Baugenehmigungen werden keine erteilt.", one("bauen unavailable")},
		{"Baugenehmigungen lassen sich nicht erteilen.", one("bauen unavailable")},
		{"Baugenehmigungen scheiden derzeit aus.", one("bauen unavailable")},
		{"Baugenehmigungen liegen auf Eis.", one("bauen unavailable")},
		{"Baugenehmigungen müssen warten.", one("bauen unavailable")},
		{"Baugenehmigungen müssen hintanstehen.", one("bauen unavailable")},
		{"Baugenehmigungen sind vorerst nicht möglich.", one("bauen unavailable")},
		{"Mit Baugenehmigungen ist derzeit nichts.", one("bauen unavailable")},
		{"Bauamt: zu", one("bauen unavailable")},
		{"Bauamt: tot", one("bauen unavailable")},
		{"Bauamt: aus", one("bauen unavailable")},
		{"Bauamt: weg", one("bauen unavailable")},
		{"Bauamt: fehlt", one("bauen unavailable")},
		{"Bauamt: Fehlanzeige", one("bauen unavailable")},
		{"Bauamt: Stillstand", one("bauen unavailable")},
		{"Bauamt: Ausfall", one("bauen unavailable")},
		{"Bauamt: Totalausfall", one("bauen unavailable")},
		{"Bauamt: gesperrt", one("bauen unavailable")},
		{"Bauamt: außer Betrieb", one("bauen unavailable")},
		{"Bauamt: kein Zugang", one("bauen unavailable")},
		{"Bauamt: keine Vorgänge", one("bauen unavailable")},
		{"Bauamt: keine Möglichkeit", one("bauen unavailable")},
		{"Bauamt: entfällt", one("bauen unavailable")},
		{"Bauamt: gestrichen", one("bauen unavailable")},
		{"Bauamt: ruht", one("bauen unavailable")},
		{"Bauamt: pausiert", one("bauen unavailable")},
		{"Bauamt: nö", one("bauen unavailable")},
		{"Bauamt: nix", one("bauen unavailable")},
		{"Bauamt: noch nicht", one("bauen unavailable")},
		{"Bauamt: leider nein", one("bauen unavailable")},
		{"Bauamt: unmöglich", one("bauen unavailable")},
		{"Bauamt: abgeschaltet", one("bauen unavailable")},
		{"Bauamt: abgeklemmt", one("bauen unavailable")},
		{"Bauamt: außen vor", one("bauen unavailable")},
		{"Bauamt: dunkel", one("bauen unavailable")},
	})
}

// The three statuses in words of offices and papers for what works again, fails or goes in part.
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

// "Kein …" as the subject of what fails says that all of it takes place.
func TestNoneFails(t *testing.T) {
	check(t, []sentence{
		{"Kein Trautermin ist ausgefallen.", one("standesamt available")},
		{"Keine einzige Sitzung des Rates wurde abgesagt.", one("rat available")},
		{"Es ist kein Termin gestrichen worden.", one("termine available")},
		{"Keiner der Kurse der Volkshochschule fällt aus.", one("kultur-freizeit available")},
		{"Keine Schule bleibt geschlossen.", one("kita-schule available")},
		{"Mangels Personal ist keine Annahme möglich und der Wertstoffhof geschlossen.", one("abfall unavailable")},
		{"Ohne Leitung und mit keinem Rechner ist die Bücherei geschlossen.", one("kultur-freizeit unavailable")},
		{"Da kein Fahrer da ist, fällt die Müllabfuhr aus.", one("abfall unavailable")},
	})
}

// What has nothing to do with the outage, hangs on no net, is open to everybody anyway or answers something else says nothing.
func TestNoFailureOfTheOffice(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt arbeitet mit einem eigenen, vom Netz unabhängigen Programm.", one("standesamt available")},
		{"Die Bücherei hat mit dem Ausfall gar nichts zu tun.", nil},
		{"Das Telefon ist vom Netz.", one("telefon unavailable")},
		{"Das Fahrzeug können Sie bei jeder anderen Zulassungsstelle abmelden.", nil},
		{"Das Bundesamt für Justiz nimmt Anträge auf Führungszeugnisse auch im Internet entgegen.", nil},
		{"Gibt es Ausweise?\nEin Datum steht nicht fest.", nil},
		{"Gibt es Ausweise?\nKeine.", one("ausweise unavailable")},
		{"Bürgerbüro: keine Ang.", nil},
		{"Standesamt: niemand.", one("standesamt unavailable")},
	})
}

// A cause at the head of a main clause takes nothing from what the clause says; a cause alone says nothing.
func TestCauseLeads(t *testing.T) {
	check(t, []sentence{
		{"Infolge eines Cyberangriffs auf den Dienstleister ist die Stadtverwaltung nur telefonisch erreichbar.", one("telefon available")},
		{"Aufgrund der Störung sind wir nur telefonisch zu erreichen.", one("telefon available")},
		{"Wegen der großen Nachfrage ist die Stadtbücherei auch am Samstag geöffnet.", one("kultur-freizeit available")},
		{"Infolge des Angriffs können wir E-Mails erst jetzt wieder empfangen.", one("email available")},
		{"Wegen der geöffneten Bücherei gibt es keinen Parkplatz.", nil},
		{"Weil die Bücherei geöffnet ist, kommen viele Besucher.", nil},
		{"Da das Rathaus telefonisch erreichbar ist, bitten wir um Anrufe.", nil},
	})
}

// "Es kommt zu …" may have where and with what between its parts; what is done as before works.
func TestComesToDelay(t *testing.T) {
	check(t, []sentence{
		{"Im Bauamt kommt es bei der Bearbeitung von Anträgen weiterhin zu Verzögerungen.", one("bauen limited")},
		{"Im Sozialamt kommt es bei der Berechnung des Wohngelds derzeit zu langen Wartezeiten.", one("soziales limited")},
		{"Im Standesamt kommt es bei Geburten, Eheschließungen und Sterbefällen nicht zu Verzögerungen.", one("standesamt available")},
		{"Die Auszahlung der Grundsicherung erfolgt weiterhin.", one("soziales available")},
		{"Die Ausgabe von Gelben Säcken erfolgt weiterhin im Foyer des Rathauses.", one("abfall available")},
		{"Die Bearbeitung von Bauanträgen erfolgt weiterhin nicht.", one("bauen unavailable")},
		{"Die Bearbeitung von Bauanträgen erfolgt weiterhin nur mit Verzögerung.", one("bauen limited")},
	})
}

// Vehicles of the fire service or the waste collection are theirs; those that are registered are not.
func TestVehiclesOfAService(t *testing.T) {
	check(t, []sentence{
		{"Die Fahrzeuge der Feuerwehr sind durchgehend einsatzbereit.", one("notruf available")},
		{"Die Fahrzeuge des Rettungsdienstes sind im Einsatz.", one("notruf available")},
		{"Die Fahrzeuge der Müllabfuhr fahren wie gewohnt.", one("abfall available")},
		{"Fahrzeuge der Bürger können nicht zugelassen werden.", one("kfz-zulassung unavailable")},
		{"Die Fahrzeuge können wieder angemeldet werden.", one("kfz-zulassung available")},
		{"Die Zulassung von Fahrzeugen der Händler ist nicht möglich.", one("kfz-zulassung unavailable")},
	})
}

// What is on offer at an open door is the door's own; finished papers are those that were spoken of.
func TestOfferOfTheOffice(t *testing.T) {
	check(t, []sentence{
		{"Bürgerbüro: geöffnet, eingeschränktes Angebot", one("buergerbuero limited")},
		{"Stadtarchiv: erreichbar, eingeschränkter Service", one("kultur-freizeit limited")},
		{"Standesamt: geöffnet, volles Angebot", one("standesamt available")},
		{"Ausweise können nicht beantragt werden. Fertiggestellte Dokumente können abgeholt werden.", one("ausweise limited")},
		{"Reisepässe können nicht beantragt werden. Vorliegende Dokumente werden ausgegeben.", one("ausweise limited")},
		{"Ausweise können nicht beantragt werden. Dokumente werden nicht ausgegeben.", one("ausweise unavailable")},
	})
}

// Words around the telephone, spoken and rung.
func TestTelephonesInManyWords(t *testing.T) {
	check(t, []sentence{
		{"Alle Nebenstellen nehmen wieder ab.", one("telefon available")},
		{"Die Apparate bimmeln wieder.", one("telefon available")},
		{"Die Durchwahlen lassen sich wieder anwählen.", one("telefon available")},
		{"Die Stadt Werl ist am Telefon zu haben.", one("telefon available")},
		{"Wer anruft, bekommt wieder jeden an den Apparat.", one("telefon available")},
		{"Am Montag verstummen sämtliche Apparate der Stadtverwaltung.", one("telefon unavailable from 2023-11-06 until 2023-11-06")},
		{"Beim Bürgertelefon ertönt nur der Besetztton.", one("telefon unavailable")},
		{"Die Stadt Werl ist am Telefon nicht zu haben.", one("telefon unavailable")},
		{"Das Bürgertelefon nimmt an der Umfrage teil.", nil},
	})
}

// Verbs are understood in singular and plural, with other words within their frame, and in what somebody reports.
func TestVerbsInAllForms(t *testing.T) {
	check(t, []sentence{
		{"Am Mittwoch kehrt das Bürgerbüro zum normalen Betrieb zurück.", one("buergerbuero available from 2023-11-08")},
		{"Seit gestern kehren Bauamt und Standesamt zum normalen Betrieb zurück.", []string{"bauen available", "standesamt available"}},
		{"Die Anträge an das Bauamt gehen derzeit leider verloren.", one("bauen unavailable")},
		{"Die Kurse der Volkshochschule fallen diese Woche leider flach.", one("kultur-freizeit unavailable")},
		{"Das Bürgerbüro pausiere bis Freitag, teilte die Stadt mit.", one("buergerbuero unavailable until 2023-11-03")},
		{"Die Bücherei war kaum betroffen und hat normal geöffnet.", one("kultur-freizeit available")},
		{"Das Standesamt war von der Störung betroffen und bleibt heute zu.", one("standesamt unavailable")},
		{"Die Bücherei war betroffen und geschlossen.", nil},
	})
}

// What was ordered, limited or interrupted has come to its end; what is not yet lifted goes on.
func TestEndOfWhatWasOrdered(t *testing.T) {
	check(t, []sentence{
		{"Die Einschränkungen im Bürgerbüro sind Geschichte.", one("buergerbuero available")},
		{"Der Annahmestopp der Wohngeldstelle ist Vergangenheit.", one("soziales available")},
		{"Die Notregelung für das Einwohnermeldeamt ist außer Kraft getreten.", one("meldewesen available")},
		{"Die Sonderregelung für das Standesamt gilt nicht mehr.", one("standesamt available")},
		{"Die Zulassungsstelle ist raus aus dem Notbetrieb.", one("kfz-zulassung available")},
		{"Die Beschränkung auf schriftliche Bauanträge ist aufgehoben.", one("bauen available")},
		{"Die ersatzweise Annahme von Bauanträgen auf Papier wird beendet.", one("bauen available")},
		{"Die Schließung des Standesamtes endet mit dem heutigen Tag.", one("standesamt available")},
		{"Das Bürgerbüro schließt morgen um 8 Uhr auf.", one("buergerbuero available from 2023-11-03")},
		{"Die Beschränkung auf schriftliche Bauanträge ist noch nicht aufgehoben.", one("bauen limited")},
		{"Der Notbetrieb im Standesamt ist noch nicht beendet.", one("standesamt limited")},
		{"Die Einschränkungen in der Bücherei sind nicht vorbei.", one("kultur-freizeit limited")},
		{"Die Schließung der Bücherei ist noch nicht aufgehoben.", one("kultur-freizeit unavailable")},
		{"Die Bücherei schließt auf unbestimmte Zeit.", one("kultur-freizeit unavailable")},
	})
}

// As if nothing had been; the machine again instead of the pen, and the other way round.
func TestAsIfNothingHadBeen(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt beurkundet wieder, als wäre nie etwas geschehen.", one("standesamt available")},
		{"Die Bücherei öffnet, als hätte es den Ausfall nie gegeben.", one("kultur-freizeit available")},
		{"Der Bauantrag läuft wieder durchs System statt über den Schreibtisch.", one("bauen available")},
		{"Das Gewerbeamt arbeitet wieder am Computer statt mit Papier.", one("gewerbe available")},
		{"Gewerbeanmeldungen gehen derzeit über den Schreibtisch statt durchs System.", one("gewerbe limited")},
		{"Das Gewerbeamt bearbeitet Anmeldungen nicht so schnell wie sonst.", one("gewerbe limited")},
		{"Das Bürgerbüro arbeitet in ausgedünnter Besetzung.", one("buergerbuero limited")},
		{"Am Telefon kommt man derzeit nicht weit.", one("telefon limited")},
	})
}

// Channels as people speak of them.
func TestChannelsInManyWords(t *testing.T) {
	check(t, []sentence{
		{"Auf der Homepage der Gemeinde ist nichts zu sehen.", one("website unavailable")},
		{"Auf der Homepage fehlen die Formulare.", one("website limited")},
		{"Unsere Nummern funktionieren.", one("telefon available")},
		{"Beim Telefonieren bricht die Verbindung ständig ab.", one("telefon limited")},
		{"Wir sind wieder online.", one("website available")},
		{"Niemand hat behauptet, das Bürgerbüro sei geschlossen.", nil},
	})
}

// That nothing of a failure came to an office is no failure of it, and denies nothing behind "und".
func TestNothingOfTheFailure(t *testing.T) {
	check(t, []sentence{
		{"Die Musikschule hat vom Ausfall nichts mitbekommen und arbeitet wie immer.", one("kultur-freizeit available")},
		{"Im Standesamt merkt man von der Störung nichts mehr.", one("standesamt available")},
		{"Die Müllabfuhr hat mit dem Angriff nichts zu tun und läuft wie gewohnt.", one("abfall available")},
		{"Das Hallenbad blieb vom Angriff verschont.", one("kultur-freizeit available")},
		{"Sozialamt und Jugendamt waren betroffen und arbeiten wieder normal.", []string{"jugend-familie available", "soziales available"}},
		{"Im Jugendamt ist nichts so wie sonst.", one("jugend-familie limited")},
		{"Im Gewerbeamt geht nichts mehr.", one("gewerbe unavailable")},
		{"Das Standesamt blieb im Oktober geschlossen.", nil},
	})
}

// What an office does as it always did is as usual.
func TestWhatItDoesElse(t *testing.T) {
	check(t, []sentence{
		{"Der Wertstoffhof nimmt alles an, was er sonst auch annimmt.", one("abfall available")},
		{"Das Bürgerbüro erledigt alles, was man von ihm gewohnt ist.", one("buergerbuero available")},
		{"Das Museum hat seine gewohnten Öffnungszeiten.", one("kultur-freizeit available")},
		{"In den Kindergärten der Stadt läuft alles wie immer.", one("kita-schule available")},
		{"Das Bürgerbüro erledigt nicht alles.", one("buergerbuero limited")},
	})
}

// Who calls, and whom one gets.
func TestWhoAnswersACall(t *testing.T) {
	check(t, []sentence{
		{"Wer anruft, hat gleich jemanden dran.", one("telefon available")},
		{"Wer die Gemeinde anruft, hat niemanden dran.", one("telefon unavailable")},
		{"Die Zentrale hört Sie, kann aber keine Gespräche weitergeben.", one("telefon limited")},
		{"✔️ Anrufen: klappt", one("telefon available")},
		{"❌ Anrufen: klappt nicht", one("telefon unavailable")},
		{"Am Telefon meldet sich nur ein Anrufbeantworter.", one("telefon unavailable")},
	})
}

// What is let in, taken in or passed on is said of the door, the call and the mail; a failing card reader is but a part.
func TestTakenInAndPassedOn(t *testing.T) {
	check(t, []sentence{
		{"Es wird kein Besucher mehr ins Rathaus gelassen.", one("rathaus unavailable")},
		{"Die Leitstelle betont, dass sie jeden Hilferuf entgegennimmt.", one("notruf available")},
		{"Mails kann die Stadt lesen und auch selbst verschicken.", one("email available")},
		{"Mails kann die Stadt lesen und nicht verschicken.", one("email limited")},
		{"Im Bürgerbüro ist die Kartenzahlung ausgefallen.", one("buergerbuero limited")},
		{"Im Bürgerbüro ist die Kartenzahlung wieder möglich.", one("buergerbuero available")},
		{"Im Rathaus kann kein Anliegen bearbeitet werden.", one("rathaus unavailable")},
	})
}

// A request, a backlog worked off or an examination beside a predicate takes nothing from it.
func TestRequestsAndBacklogsBesideAPredicate(t *testing.T) {
	check(t, []sentence{
		{"Die Zulassungsstelle ist geschlossen und bittet darum, von Anfragen abzusehen.", one("kfz-zulassung unavailable")},
		{"Das Standesamt kann keine Geburten eintragen und bittet um Geduld.", one("standesamt unavailable")},
		{"Die Bücherei hat geöffnet und empfiehlt, die Rückgabeklappe zu nutzen.", one("kultur-freizeit available")},
		{"Die Passstelle hat alle Rückstände abgearbeitet und nimmt ohne Wartezeit an.", one("ausweise available")},
		{"Das Sozialamt hat die Rückstände abgebaut und arbeitet wieder normal.", one("soziales available")},
		{"Das Bauamt prüft und genehmigt Anträge ohne Verzug.", one("bauen available")},
		{"Das Jugendamt hat den Rückstand aufgeholt und bittet um Verständnis.", nil},
		{"Die Stadt prüft, ob die Bücherei wieder öffnen kann.", nil},
	})
}

// "weder" and "noch" deny the nouns behind them, also those of what limits.
func TestNeitherTroubleNorDelay(t *testing.T) {
	check(t, []sentence{
		{"Beim Wohngeld gibt es weder Abstriche noch Wartezeiten.", one("soziales available")},
		{"In der Zulassungsstelle gibt es weder Einschränkungen noch Verzögerungen.", one("kfz-zulassung available")},
		{"Die Zulassungsstelle hat alle Störungen überwunden.", one("kfz-zulassung available")},
		{"Beim Wohngeld gibt es Abstriche und Wartezeiten.", one("soziales limited")},
		{"Im Bauamt kann man weder Anträge abgeben noch Auskünfte bekommen.", one("bauen unavailable")},
		{"In der Zulassungsstelle gibt es weder Kennzeichen noch Plaketten.", one("kfz-zulassung unavailable")},
	})
}

// Whoever is turned away, or comes to no turn, is not served; only some who come to it are served in part.
func TestTurnsAtTheCounter(t *testing.T) {
	check(t, []sentence{
		{"Im Bürgerbüro kommt nur an die Reihe, wer eine unaufschiebbare Sache hat.", one("buergerbuero limited")},
		{"Im Bürgerbüro kommt wieder jeder an die Reihe.", one("buergerbuero available")},
		{"In der Ausländerbehörde kommt zurzeit niemand an die Reihe.", one("auslaenderwesen unavailable")},
		{"Wer einen Ausweis abholen will, geht mit leeren Händen nach Hause.", one("ausweise unavailable")},
		{"Wer ein Gewerbe anmelden will, kann sich den Weg sparen.", one("gewerbe unavailable")},
		{"Das Rathaus hat auf, bei vielen Anliegen muss das Personal indes passen.", one("rathaus limited")},
		{"Das Standesamt kommt mit den Geburtsurkunden kaum nach.", one("standesamt limited")},
		{"Beim Telefonieren kommt es vor, dass ein Gespräch mittendrin abbricht.", one("telefon limited")},
	})
}
