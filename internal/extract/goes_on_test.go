package extract

import "testing"

// Rules of the catalogue on sentences that go on about the one before them: 7 (a status taken up), 8 (until a day that was announced),
// 1 (parts), and "as of": what puts right or denies something counts more than that.

// Rule 8: what was so in the past is over where the sentence says that it works again.
func TestRule8PastThatIsOver(t *testing.T) {
	check(t, []sentence{
		{"Das Telefon der Stadtverwaltung war heute früh gestört, funktioniert aber wieder.", one("telefon available")},
		{"Das Ratsinformationssystem lag zwei Wochen brach, nun ist es wieder abrufbar.", one("rat available")},
		{"Unser Mailserver lag bis gestern lahm, nun läuft er wieder.", one("email available")},
		{"Das Wohngeld blieb im Oktober liegen, nun wird es wieder pünktlich gezahlt.", one("soziales available")},
		{"Bauanträge ruhten bis Mittwoch; jetzt bearbeitet das Bauamt sie wieder wie gewohnt.", one("bauen available")},
		{"Das Standesamt blieb am Montag zu, seit Dienstag ist es wie gewohnt besetzt.", one("standesamt available")},
		{"Wochenlang ließ sich kein Ausweis beantragen, kein Auto ummelden, keine Rechnung begleichen.", nil},
		{"Damals konnte kein Pass ausgestellt, keine Ehe geschlossen, kein Auto zugelassen werden.", nil},
	})
}

// Rule 8: how things are until the day that the sentence before announces.
func TestRule8UntilTheDayAnnounced(t *testing.T) {
	check(t, []sentence{
		{"Ab Montag, 13. November, werden wieder Fahrzeuge zugelassen. Derzeit: nein.", []string{"kfz-zulassung available from 2023-11-13", "kfz-zulassung unavailable"}},
		{"Das Bürgerbüro öffnet am 20. November wieder. Bis dahin bleibt die Tür zu.", []string{"buergerbuero available from 2023-11-20", "buergerbuero unavailable until 2023-11-19"}},
		{"Trauungen gibt es wieder ab dem 15. November, bis dahin keine.", []string{"standesamt available from 2023-11-15", "standesamt unavailable until 2023-11-14"}},
		{"Die Führerscheinstelle nimmt ab dem 4. Dezember wieder Anträge an. Zurzeit wird nichts angenommen.", []string{"fuehrerschein available from 2023-12-04", "fuehrerschein unavailable"}},
		{"Der Wertstoffhof öffnet am Montag, 13. November, wieder. Noch ist er geschlossen.", []string{"abfall available from 2023-11-13", "abfall unavailable"}},
		{"Ab dem 1. Dezember nimmt das Bauamt wieder Anträge an. Derzeit keine Annahme.", []string{"bauen available from 2023-12-01", "bauen unavailable"}},
		{"Ab 1. Dezember wird Elterngeld wieder bewilligt, bis dahin nicht.", []string{"jugend-familie available from 2023-12-01", "jugend-familie unavailable until 2023-11-30"}},
	})
}

// Rule 7: "dito" and the like after a label take the status of the line before; verbs that stand alone say that it works.
func TestRule7Ditto(t *testing.T) {
	check(t, []sentence{
		{"Bürgerbüro: geschlossen\nStandesamt: dito", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Gewerbe: läuft\nPässe: ebenso", []string{"ausweise available", "gewerbe available"}},
		{"Mails: mausetot\nHomepage: dito", []string{"email unavailable", "website unavailable"}},
		{"Biotonne: kommt.\nStadtarchiv: offen.", []string{"abfall available", "kultur-freizeit available"}},
		{"Restmüll: kommt, Bio: kommt", one("abfall available")},
		{"Rettungswagen: fahren", one("notruf available")},
	})
}

// "As of": what a notice puts right, or calls false, in the next sentence.
func TestAsOfPutRight(t *testing.T) {
	check(t, []sentence{
		{"Telefon gestört. (Update 12:00: behoben, man kommt wieder durch.)", one("telefon available")},
		{"Die Telefonanlage ist ausgefallen. Update 14 Uhr: Sie läuft wieder.", one("telefon available")},
		{"Der Recyclinghof bleibt zu. Korrektur: Er hat geöffnet.", one("abfall available")},
		{"Das Hallenbad hat geöffnet. Berichtigung: Es bleibt geschlossen.", one("kultur-freizeit unavailable")},
		{"Keine Bearbeitung von Sozialleistungen. Nachtrag 12.30: Auszahlungen laufen, neue Anträge werden nicht bearbeitet.", one("soziales limited")},
		{"Ein Leser meint, der Notruf sei ausgefallen. Das stimmt nicht, die 112 funktioniert.", one("notruf available")},
	})
}

// Rules 9 and 11: rumours, tales, suppositions, and what another does.
func TestRules9And11OnlyImagined(t *testing.T) {
	check(t, []sentence{
		{"Auf Facebook kursiert, das Rathaus werde über Weihnachten geschlossen.", nil},
		{"Es geht das Gerücht um, die Feuerwehr sei nicht erreichbar.", nil},
		{"Angenommen wird, dass Telefone und Mails ausfallen und die Rathäuser schließen.", nil},
		{"Angenommen wird, dass die Rathäuser ausfallen.", nil},
		{"Gesetzt den Fall, das Telefon fällt aus, gibt es einen Plan.", nil},
		{"Feste Termine gibt es ausdrücklich nicht.", nil},
		{"Nehmen wir an, der Strom fällt aus und die Telefone sind tot.", nil},
		{"In dem Stück fällt im Rathaus das Telefon aus und das Bürgerbüro bleibt zu.", nil},
		{"Im neuen Kinofilm bleibt das Museum geschlossen.", nil},
		{"Stünden Bürger am Rathaus vor verschlossenen Türen, sei etwas schiefgelaufen.", nil},
		{"Hätte die Stadt keine Sicherung, wäre das Bürgerbüro heute noch zu.", nil},
		{"Dass das Bürgerbüro geschlossen sei, stimmt nicht.", nil},
		{"Dass die Müllabfuhr ausfällt, ist falsch.", nil},
		{"Für Bauanträge ist der Kreis Soest zuständig, nicht die Stadt.", nil},
		{"Jugendamt (Werl hat kein eigenes): Kreis.", nil},
		{"Bauanträge nehmen wir an, geprüft werden sie erst später.", one("bauen limited")},
	})
}

// Rules 1 and 5 in tables: what is taken in and what becomes of it, whom one can ask, and columns that but tell where.
func TestRules1And5ColumnsOfTakingInAndOfPlaces(t *testing.T) {
	check(t, []sentence{
		{"<table><tr><th>Leistung</th><th>Annahme</th><th>Bearbeitung</th></tr><tr><td>Gewerbeanmeldung</td><td>ja</td><td>ja</td></tr><tr><td>Wohngeld</td><td>ja</td><td>nein</td></tr><tr><td>Ausweise</td><td>nein</td><td>nein</td></tr></table>", []string{"ausweise unavailable", "gewerbe available", "soziales limited"}},
		{"<table><tr><th>Bereich</th><th>Abgabe von Anträgen</th><th>Entscheidung</th></tr><tr><td>Steuern</td><td>nein</td><td>nein</td></tr><tr><td>Grundsicherung</td><td>ja</td><td>ja</td></tr></table>", []string{"finanzen unavailable", "soziales available"}},
		{"<table><tr><th>Dienststelle</th><th>persönlich</th><th>telefonisch</th><th>Vorgänge werden bearbeitet</th></tr><tr><td>Ordnungsamt</td><td>ja</td><td>ja</td><td>nein</td></tr><tr><td>Wohngeldstelle</td><td>ja</td><td>ja</td><td>ja</td></tr></table>", []string{"ordnung-verkehr unavailable", "soziales available"}},
		{"<table><tr><th>Amt</th><th>Standort</th><th>Lage</th></tr><tr><td>Bauamt</td><td>Soest</td><td>geschlossen</td></tr><tr><td>Bücherei</td><td>Werl</td><td>geöffnet</td></tr></table>", []string{"bauen unavailable", "kultur-freizeit available"}},
		{"<table><tr><th>Leistung</th><th>wo</th><th>möglich?</th></tr><tr><td>Gewerbe</td><td>nur in Soest</td><td>ja</td></tr><tr><td>Wohngeld</td><td>Soest</td><td>nein</td></tr></table>", []string{"gewerbe available", "soziales unavailable"}},
	})
}

// Rule 1: what a citizen says that he wants, a line before the answer.
func TestRule1WishesAnswered(t *testing.T) {
	check(t, []sentence{
		{"Für die Rente brauche ich eine Meldebescheinigung.\nBekommen Sie, ganz ohne Wartezeit.", one("meldewesen available")},
		{"Nächste Woche fliege ich in die Türkei und mein Pass ist abgelaufen.\nLeider geht derzeit gar nichts.", one("ausweise unavailable")},
		{"Ich will ein Nagelstudio anmelden.\nGeht. Den Gewerbeschein gibt es sofort mit.", one("gewerbe available")},
		{"Ich bin umgezogen.\nUmmelden geht derzeit nicht.", one("meldewesen unavailable")},
		{"Gibt es Geburtsurkunden?\nLeider keine.", one("standesamt unavailable")},
	})
}

// Rule 8: a clause that tells how it is until a day just named has not that day.
func TestRule8UntilTheDayInOneSentence(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt öffnet ab Montag (6.11.) wieder, bislang steht man vor verschlossener Tür.", []string{"standesamt available from 2023-11-06", "standesamt unavailable"}},
		{"Erst ab dem 1. Dezember stellen wir wieder Pässe aus, davor bekommt man keine.", []string{"ausweise available from 2023-12-01", "ausweise unavailable until 2023-11-30"}},
		{"Das Museum ist ab dem 15. November geschlossen, momentan hat es noch auf.", []string{"kultur-freizeit available", "kultur-freizeit unavailable from 2023-11-15"}},
		{"Hat die Bücherei offen?\nNein, erst am Freitag, 10. November, öffnen wir wieder.", []string{"kultur-freizeit available from 2023-11-10", "kultur-freizeit unavailable"}},
		{"Ist das Rathaus geöffnet?\nNein, bis Freitag, 10. November, bleibt es zu.", one("rathaus unavailable until 2023-11-10")},
		{"Ab Montag, 13. November, werden nur noch Notfälle im Sozialamt bearbeitet.", one("soziales limited from 2023-11-13")},
		{"Das Bürgerbüro hat ab 27. November wieder alle Leistungen. Bislang werden nur Abholer bedient.", []string{"buergerbuero available from 2023-11-27", "buergerbuero limited"}},
	})
}

// Rule 1: an old backlog alone lowers nothing; a delay for what comes in now does.
func TestRule1Backlog(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt stellt wieder alle Urkunden aus. Die Rückstände aus dem Herbst werden der Reihe nach abgebaut.", one("standesamt available")},
		{"Die Elterngeldstelle arbeitet wieder normal, der Rückstand vom November wird Stück für Stück aufgearbeitet.", one("jugend-familie available")},
		{"Der Antragsstau beim Wohngeld wird langsam abgetragen.", nil},
		{"Beim Jugendamt gibt es keinen Rückstand mehr.", one("jugend-familie available")},
		{"Im Bauamt kommt es wegen der Rückstände zu längeren Wartezeiten.", one("bauen limited")},
		{"Das Sozialamt bearbeitet nur Rückstände.", one("soziales limited")},
		{"Die Bürgerbüros bedienen jedes Anliegen. Nacherfasst werden nur noch Altfälle.", one("buergerbuero available")},
		{"Das Standesamt arbeitet wieder vollständig. 412 Geburten sind nachgetragen.", one("standesamt available")},
		{"Das Standesamt beurkundet wieder elektronisch. Was sich seit Oktober gestapelt hat, wird nacherfasst.", one("standesamt available")},
		{"Das Gewerbeamt sammelt Anmeldungen auf Papier.", one("gewerbe limited")},
	})
}

// Rule 9: a wish in more than one clause is a wish in all of them; what is told for information or joined as a main clause is none.
func TestRule9WishesThatGoOn(t *testing.T) {
	check(t, []sentence{
		{"Die SPD fordert, dass das Bürgerbüro samstags öffnet und Ausweise per Post verschickt.", nil},
		{"Die Stadt hofft, dass die Zulassungsstelle wieder öffnet und die Telefone funktionieren.", nil},
		{"Ein Bürger wünscht sich, dass die Bücherei sonntags öffnet und Bücher verleiht.", nil},
		{"Die Stadt hofft, dass das Standesamt bald öffnet, und das Bürgerbüro ist bereits geöffnet.", one("buergerbuero available")},
		{"Wir möchten Sie informieren, dass das Standesamt geschlossen ist und die Telefone ausgefallen sind.", []string{"standesamt unavailable", "telefon unavailable"}},
		{"Die Stadt freut sich, dass die Bücherei wieder öffnet und die Telefone funktionieren.", []string{"kultur-freizeit available", "telefon available"}},
		{"Die Geschäftsstelle des Sportvereins ist telefonisch zu erreichen.", nil},
	})
}
