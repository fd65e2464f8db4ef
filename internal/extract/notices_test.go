package extract

import "testing"

// Names that stand alone, over what is said of them.
func TestNamesAlone(t *testing.T) {
	check(t, []sentence{
		{"Stand der Dinge\n\nFührerscheinstelle. Anträge werden nicht angenommen.", one("fuehrerschein unavailable")},
		{"Stand der Dinge\n\nFührerscheinstelle\nAnträge werden nicht angenommen.\nBauamt\nAkten können derzeit nicht eingesehen werden.", []string{"fuehrerschein unavailable", "bauen unavailable"}},
		{"Stand der Dinge\n\nStadtbücherei\nBleibt geschlossen.", one("kultur-freizeit unavailable")},
		{"I.   Wohngeldstelle\n     Bescheide ergehen zurzeit nicht.\n\nII.  Gewerbeamt\n     Bescheinigungen gibt es keine.", []string{"soziales unavailable", "gewerbe unavailable"}},
		{"Stand der Dinge\n\nUnsere Ämter\nStandesamt\nBauamt\nWir sind nicht erreichbar.", nil}, // the last of a list
		{"Stand der Dinge\n\nFührerscheinstelle\nAm Markt 1\nTel. 02938 11\nAnträge werden nicht angenommen.", nil},
	})
}

// What is put in between a predicate and its subject, or between a condition and what holds meanwhile.
func TestPutIn(t *testing.T) {
	check(t, []sentence{
		{"Geschlossen bleiben, hier wie dort, die Bürgerbüros.", one("buergerbuero unavailable")},
		{"Geschlossen bleibt, und das ist neu, das Standesamt.", one("standesamt unavailable")},
		{"Nicht erreichbar ist, zumindest bis Montag, die Bußgeldstelle.", one("ordnung-verkehr unavailable until 2023-11-06")},
		{"Was nicht funktioniert, sind Ummeldungen, Pässe und Gewerbesachen.", []string{"meldewesen unavailable", "ausweise unavailable", "gewerbe unavailable"}},
		{"Geschlossen bleibt, wie es heißt, das Bürgerbüro, die Bücherei öffnet.", []string{"buergerbuero unavailable", "kultur-freizeit available"}},
		{"Solange die Techniker im Haus sind, also bis einschließlich Freitag, 17. November, ist das Standesamt geschlossen.", one("standesamt unavailable until 2023-11-17")},
		{"Sobald die Technik läuft, also ab Montag, 4. Dezember, öffnet das Standesamt wieder.", nil},
	})
}

// What stands over a list is said of what the list names, not of the body whose page it is.
func TestOverList(t *testing.T) {
	check(t, []sentence{
		{"<h1>Stadt Werl</h1><h2>Das können Sie nutzen, als wäre nichts gewesen</h2><ul><li>Stadtbücherei</li><li>Wertstoffhof</li></ul>", []string{"kultur-freizeit available", "abfall available"}},
		{"<h1>Stadt Werl</h1><h2>Läuft wie immer</h2><ul><li>Stadtbücherei</li><li>Hallenbad</li></ul>", one("kultur-freizeit available")},
		{"<h1>Stadt Werl</h1><h2>Das liegt brach</h2><ul><li>Standesamt</li></ul>", one("standesamt unavailable")},
	})
}

// Where an office is says nothing of what goes on in it.
func TestOwnPlace(t *testing.T) {
	check(t, []sentence{
		{"Im Bürgerbüro am Neumarkt merkt man von den Arbeiten nichts.", one("buergerbuero available")},
		{"Im Bürgerbüro in der Schulstraße merkt man von dem Angriff nichts.", one("buergerbuero available")},
		{"Im Bürgerbüro am Neumarkt läuft alles.", one("buergerbuero available")},
		{"Im Standesamt am Alten Markt geht nichts.", one("standesamt unavailable")},
		{"Die Schlangen vor dem Bürgerbüro am Neumarkt sind weg.", nil},
		{"Im Bürgerbüro am Neumarkt arbeitet ein Elektriker.", nil},
	})
}

// Papers that are finished are but handed out.
func TestFinishedPapers(t *testing.T) {
	check(t, []sentence{
		{"Die Ausgabe von Pässen, die vor dem Angriff eingetroffen sind, erfolgt weiterhin.", one("ausweise limited")},
		{"Personalausweise, die schon vor dem 20. Oktober bestellt wurden, werden ausgegeben.", one("ausweise limited")},
		{"Führerscheine, die bereits gedruckt wurden, geben wir aus.", one("fuehrerschein limited")},
		{"Reisepässe, die fertig sind, können abgeholt werden.", one("ausweise limited")},
		{"Wohngeld, das bereits bewilligt wurde, wird ausgezahlt.", one("soziales available")},
		{"Die Müllabfuhr, die vom Angriff nicht betroffen ist, läuft normal.", one("abfall available")},
	})
}

// Words that only sound as if something worked, or did not.
func TestOnlySounds(t *testing.T) {
	check(t, []sentence{
		{"Auf ein Notregister angewiesen ist indes weiterhin das Standesamt.", one("standesamt limited")},
		{"Auf ihre Programme angewiesen ist vor allem die Zulassungsstelle.", nil},
		{"Wohngeld wird pünktlich auf die Konten angewiesen.", one("soziales available")},
		{"Das Einwohnermeldeamt hat zwei Laptops mit Zugang zum Register bekommen.", nil},
		{"Für die Müllabfuhr hat der Ausfall keine Folgen.", one("abfall available")},
		{"Der Angriff hat Folgen für das Standesamt.", nil},
		{"Welche Folgen der Angriff für das Bauamt hat, ist offen.", nil},
		{"Besucher erhalten wieder Zugang zum Rathaus.", one("rathaus available")},
		{"Das Serviceportal läuft ohne eine einzige Fehlermeldung.", one("online-dienste available")},
		{"Das Serviceportal zeigt nur eine Fehlermeldung.", one("online-dienste unavailable")},
		{"Das Jugendamt ist bis Freitag, 10. November, geschlossen. Am Montag, 13. November, geht es mit allen Leistungen weiter.", []string{"jugend-familie unavailable until 2023-11-10", "jugend-familie available from 2023-11-13"}},
	})
}
