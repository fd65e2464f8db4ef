package extract

import "testing"

// Structure before words: a line, heading or row that is but a status holds of the names after it, and a status right below a
// name is said of that name.
func TestStatusOfLines(t *testing.T) {
	check(t, []sentence{
		{"Lage am Donnerstag\n\nHier der Stand:\n\nVerfügbar\n- Müllabfuhr\n- Rettungsdienst\n\nNicht verfügbar\n- Ausweise", []string{"abfall available", "notruf available", "ausweise unavailable"}},
		{"Lage am Donnerstag\n\nWas funktioniert\nTelefon\nStandesamt (Trauungen)\n\nWas nicht funktioniert\nE-Mail\nZulassungsstelle", []string{"telefon available", "standesamt available", "email unavailable", "kfz-zulassung unavailable"}},
		{"<p>Telefon</p><p>erreichbar</p><p>E-Mail</p><p>nicht erreichbar</p>", []string{"telefon available", "email unavailable"}},
		{"<h1>Lage</h1><table><tr><th colspan=\"2\">geht</th></tr><tr><td>Wasserwerk</td><td></td></tr><tr><th colspan=\"2\">geht nicht</th></tr><tr><td>Pässe</td><td></td></tr></table>", []string{"versorgung available", "ausweise unavailable"}},
		{"Was geht heute?\n\nTelefon ✓\nE-Mail ✗", []string{"telefon available", "email unavailable"}},
		{"<h1>Lage</h1><table><tr><td>Telefon</td><td>geht</td></tr><tr><td>E-Mail</td><td>geht nicht</td></tr><tr><td>Bücherei</td><td>nur Rückgabe</td></tr></table>", []string{"telefon available", "email unavailable", "kultur-freizeit limited"}},
	})
}

// Columns: what asks for trouble is answered the other way round, an empty remark says nothing, a remark limits, lines of one
// cell belong together, and an older day is over.
func TestColumnsBesideTheStatus(t *testing.T) {
	check(t, []sentence{
		{"<table><tr><th>Bereich</th><th>betroffen?</th></tr><tr><td>Müllabfuhr</td><td>nein</td></tr><tr><td>Bauamt</td><td>ja</td></tr></table>", one("abfall available")},
		{"<table><tr><th>Bereich</th><th>Auswirkung</th></tr><tr><td>Müllabfuhr</td><td>keine</td></tr><tr><td>Bauamt</td><td>Ausfall</td></tr></table>", []string{"abfall available", "bauen unavailable"}},
		{"<table><tr><th>Amt</th><th>Status</th><th>Alternative</th></tr><tr><td>Bauamt</td><td>geöffnet</td><td>keine</td></tr></table>", one("bauen available")},
		{"<table><tr><th>Was</th><th>Geht</th><th>Geht nicht</th><th>Anmerkung</th></tr><tr><td>Kasse</td><td>✓</td><td></td><td>nur bar</td></tr></table>", one("finanzen limited")},
		{"<h1>Lage</h1><table><tr><td>Dienst</td><td>Status</td></tr><tr><td>Pässe<br>Ummeldung</td><td>nicht möglich</td></tr></table>", []string{"ausweise unavailable", "meldewesen unavailable"}},
		{"<table><tr><th>Dienst</th><th>30.10.</th><th>2.11.</th></tr><tr><td>Telefon</td><td>aus</td><td>an</td></tr></table>", one("telefon available")},
		{"<table><tr><th>Telefon</th><th>E-Mail</th><th>Bürgerbüro</th></tr><tr><td>läuft</td><td>läuft nicht</td><td>nur mit Termin</td></tr></table>", []string{"telefon available", "email unavailable", "buergerbuero limited"}},
		{"<h1>Lage</h1><table><tr><th>Stadt</th><th>Was geht</th><th>Was nicht geht</th></tr><tr><td>Ense</td><td>Telefon</td><td>E-Mail</td></tr></table>", []string{"05974012 telefon available", "05974012 email unavailable"}},
	})
}

// Signs: a cross that marks a box, and signs that the document explains.
func TestSignsThatTheDocumentExplains(t *testing.T) {
	check(t, []sentence{
		{"<h1>Lage</h1><table><tr><th>Dienst</th><th>Normal</th><th>Eingeschränkt</th><th>Aus</th></tr><tr><td>Telefon</td><td>×</td><td></td><td></td></tr><tr><td>Bauamt</td><td></td><td>×</td><td></td></tr><tr><td>E-Mail</td><td></td><td></td><td>×</td></tr></table>", []string{"telefon available", "bauen limited", "email unavailable"}},
		{"<h1>Lage</h1><table><tr><td>😀</td><td>Sozialamt</td></tr><tr><td>😐</td><td>Stadtkasse</td></tr><tr><td>😟</td><td>Bauamt</td></tr></table><p>😀 läuft normal 😐 läuft eingeschränkt 😟 läuft nicht</p>", []string{"soziales available", "finanzen limited", "bauen unavailable"}},
		{"Anrufen hilft\n\nDas ergab eine Umfrage unserer Zeitung unter allen Verwaltungen, die im Kreis vom Ausfall betroffen sind.\n\nDas Standesamt ist geschlossen.", one("standesamt unavailable")},
	})
}

// Answers: behind a label of their own, with a "nicht" before them, and with trouble named before "keine".
func TestAnswersWhereTheyStand(t *testing.T) {
	check(t, []sentence{
		{"Fragen\n\nFrage: Was ist mit der Müllabfuhr?\nAntwort: Das läuft normal.\n\nFrage: Funktioniert das Telefon?\nAntwort: Das ist derzeit nicht möglich.", []string{"abfall available", "telefon unavailable"}},
		{"Telefon: ok\nE-Mail: nicht ok", []string{"telefon available", "email unavailable"}},
		{"Standesamt: Einschränkungen: keine.", one("standesamt available")},
		{"Telefon: Störung", one("telefon unavailable")},
		{"Telefon: Störungen", one("telefon limited")},
		{"Standesamt: Trauungen ja, sonst nein", one("standesamt limited")},
		{"Im Standesamt gibt es keine Einschränkungen.", one("standesamt available")},
		{"Im Ordnungsamt: alle Leistungen.", one("ordnung-verkehr available")},
		{"Telefon läuft | E-Mail läuft nicht | Rathaus zu", []string{"telefon available", "email unavailable", "rathaus unavailable"}},
		{"+++ Telefone laufen wieder +++ Mails noch nicht +++", []string{"telefon available", "email unavailable"}},
	})
}

// Newest wins: lines and items that each begin with a time of day are entries.
func TestClockTimesAreEntries(t *testing.T) {
	check(t, []sentence{
		{"Ticker\n\n* 9.15 Uhr: Das Telefon ist ausgefallen.\n* 11.40 Uhr: Das Bürgerbüro bleibt geschlossen.\n* 14.30 Uhr: Das Telefon geht wieder.", []string{"telefon available", "buergerbuero unavailable"}},
		{"Ticker\n\n14:30 Das Telefon geht wieder.\n11:40 Das Bürgerbüro bleibt geschlossen.\n9:15 Das Telefon ist ausgefallen.", []string{"telefon available", "buergerbuero unavailable"}},
		{"<ul><li>8:00 bis 12:00 Uhr: Bücherei geöffnet</li><li>8:00 bis 10:00 Uhr: Hallenbad geöffnet</li><li>8:00 bis 11:00 Uhr: Standesamt geschlossen</li></ul>", []string{"kultur-freizeit available", "standesamt unavailable"}},
	})
}

// Words: a word written with hyphens, and a known word with a head of administration behind it.
func TestWordsMadeOfWords(t *testing.T) {
	check(t, []sentence{
		{"Das Standes-Amt ist offen.", one("standesamt available")},
		{"Die Müll-Abfuhr kommt wie immer.", one("abfall available")},
		{"BAföG-Anträge werden angenommen.", one("soziales limited")},
		{"Die Wohngeldbearbeitung ruht.", one("soziales unavailable")},
		{"Gewerbeunterlagen können nicht bearbeitet werden.", one("gewerbe unavailable")},
		{"Das Führerscheinamt ist geschlossen.", one("fuehrerschein unavailable")},
	})
}

// Rule 10: what a request follows from is a statement, and "bis zur …" is no condition.
func TestReasonsOfRequests(t *testing.T) {
	check(t, []sentence{
		{"Wir bitten, von Besuchen abzusehen, da das Bürgerbüro geschlossen bleibt.", one("buergerbuero unavailable")},
		{"Das Ausländeramt bittet um Verständnis, dass keine Aufenthaltstitel verlängert werden können.", one("auslaenderwesen unavailable")},
		{"Bis zur Wiederherstellung der Systeme werden Rechnungen verspätet beglichen.", one("finanzen limited")},
		{"Wir hoffen, dass das Bürgerbüro morgen wieder öffnet.", nil},
		{"Die Stadt plant, das Bürgerbüro zu öffnen, da das Standesamt geschlossen bleibt.", nil},
		{"Öffnen Sie keine Anhänge in E-Mails.", nil},
	})
}

// Rules 4 and 14: everything that a body does, nothing that an office does, and numbers of somebody else.
func TestWholesAndStrangers(t *testing.T) {
	check(t, []sentence{
		{"In Ense läuft alles normal.", one("05974012 rathaus available")},
		{"Das Bürgerbüro hat auf, kann aber nichts bearbeiten.", one("buergerbuero unavailable")},
		{"Das Standesamt kann keinerlei Anliegen bearbeiten.", one("standesamt unavailable")},
		{"Die Bußgeldstelle verschickt wieder Bescheide, kann Ratenzahlungen aber nicht verbuchen.", one("ordnung-verkehr limited")},
		{"Der Betrieb im Rathaus läuft wieder im gewohnten Umfang.", one("rathaus available")},
		{"Den ärztlichen Notdienst erreichen Sie unter 02921 103.", nil},
		{"Die Feuerwehr hat den Brand im Rathaus schnell gelöscht.", nil},
		{"Nicht betroffen sei die Müllabfuhr, so die Stadt Werl.", one("abfall available")},
		{"Der Wertstoffhof nimmt Grünschnitt an.", one("abfall available")},
	})
}

// The rule of doubt: what a long sentence says of something in passing is not shown as "available".
func TestInPassingGoesToReview(t *testing.T) {
	check(t, []sentence{
		{"Wer in diesen Tagen, in denen in so vielen Verwaltungen der Region die Bildschirme dunkel geblieben sind, die alte Treppe hinaufsteigt, findet ein Rathaus, das geöffnet ist.", nil},
	})
}
