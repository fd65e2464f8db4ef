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

// Names that stand in the towns' lists from A to Z.
func TestNamesFromAToZ(t *testing.T) {
	for service, names := range map[string][]string{
		"auslaenderwesen": {"Kreisausländerbehörde", "Sachgebiet Aufenthalt", "Ausbildungsduldung", "Chancen-Aufenthaltsrecht", "eAT"},
		"ausweise":        {"ePass", "nPA", "Anschriftenänderung auf dem Ausweis"},
		"fuehrerschein":   {"Verlängerung der Lkw-Klassen", "Neuerteilung nach dem Entzug", "Schlüsselzahl B96"},
		"gesundheit":      {"ÖGD", "kinder- und jugendärztlicher Dienst", "STI-Sprechstunde"},
		"jugend-familie":  {"UVG-Stelle", "UVG-Leistungen", "Team Beistandschaften"},
		"kfz-zulassung":   {"Umschreibung eines Fahrzeugs", "ZB I", "Altkennzeichen", "Anschriftenänderung im Fahrzeugschein"},
		"meldewesen":      {"Selbstauskunft aus dem Melderegister", "Widerspruch gegen Datenübermittlungen", "eWA"},
		"soziales":        {"HLU", "BuT", "Gehörlosenhilfe", "ARGE"},
		"standesamt":      {"Änderung des Nachnamens", "Wiederannahme des Geburtsnamens"},
		"versorgung":      {"AST", "Regionalbus", "Grubenentleerung"},
		"notruf":          {"Euronotruf", "Notarzteinsatzfahrzeug"},
		"abfall":          {"Mülltonnentausch", "Behälterleerung"},
		"gewerbe":         {"Erlaubnis nach § 34c GewO"},
		"rat":             {"Online-Mängelmelder"},
		"online-dienste":  {"Online-Antragstellung"},
		"kultur-freizeit": {"Archivlesesaal"},
	} {
		for _, name := range names {
			check(t, []sentence{{name + ": derzeit nicht möglich", one(service + " unavailable")}})
		}
	}
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

// Lines and labels that say how what they name or what stands under them fares.
func TestLinesThatHeadNames(t *testing.T) {
	check(t, []sentence{
		{"Was geht?\nAnrufe (Zentrale 02942 500-0)\nMüllabfuhr, Wertstoffhof\nWas geht nicht?\nMail\nGewerbe\nOnline-Formulare", []string{"abfall available", "email unavailable", "gewerbe unavailable", "online-dienste unavailable", "telefon available"}},
		{"<h2>Was geht?</h2><p>Müllabfuhr, Wertstoffhof</p><h2>Was geht nicht?</h2><p>Mail, Gewerbe</p>", []string{"abfall available", "email unavailable", "gewerbe unavailable"}},
		{">> Was machen Sie NICHT?\nMeldeangelegenheiten jeder Art.", []string{"meldewesen unavailable"}},
		{"» Was bieten Sie zum Teil?\nAusweise.", []string{"ausweise limited"}},
		{"Was machen Sie wie immer?\nAusweise und Trauungen.", []string{"ausweise available", "standesamt available"}},
		{"Was erledige ich wie?\nAusweise und Trauungen.", nil},
		{"<h2>Was geht?</h2><p>Müllabfuhr<br>Trauungen</p><h2>Was geht nicht?</h2><p>Mail<br>Gewerbe</p>", []string{"abfall available", "email unavailable", "gewerbe unavailable", "standesamt available"}},
		{"<p><b>Was geht:</b> Müllabfuhr, Trauungen</p><p><b>Was nicht geht:</b> Mail, Gewerbe</p>", []string{"abfall available", "email unavailable", "gewerbe unavailable", "standesamt available"}},
		{"Was wir zurückhaben: Telefon, E-Mail, Standesamt.", []string{"email available", "standesamt available", "telefon available"}},
		{"Was schon wieder klappt: Telefon, E-Mail, Standesamt.", []string{"email available", "standesamt available", "telefon available"}},
		{"Was nie weg war: Hallenbad, Winterdienst, Müllabfuhr.", []string{"abfall available", "kultur-freizeit available"}},
		{"War nie weg:\nWasserwerk, Feuerwehr, Kitas", []string{"kita-schule available", "notruf available", "versorgung available"}},
		{"Nie ausgefallen: Wasser, Feuerwehr, Kitas", []string{"kita-schule available", "notruf available", "versorgung available"}},
		{"Wieder da:\nAusweise, Meldewesen, E-Mail", []string{"ausweise available", "email available", "meldewesen available"}},
		{"Noch weg:\nGewerbe, Termine", []string{"gewerbe unavailable", "termine unavailable"}},
		{"Geht wieder: Telefon", one("telefon available")},
		{"Geht immer noch nicht: Ausweise, Gewerbe", []string{"ausweise unavailable", "gewerbe unavailable"}},
		{"Läuft: Müllabfuhr, Kitas. Läuft nicht: Bürgerbüro, Standesamt.", []string{"abfall available", "buergerbuero unavailable", "kita-schule available", "standesamt unavailable"}},
		{"Offen sind:\ndie Stadtbüros, alle Büchereien.\nNicht offen sind:\ndas Sozialamt, die Wohngeldstelle.", []string{"buergerbuero available", "kultur-freizeit available", "soziales unavailable"}},
		{"Geöffnet: Rathaus, Bücherei\nGeschlossen: Standesamt, Hallenbad", []string{"kultur-freizeit limited", "rathaus available", "standesamt unavailable"}},
		{"✅ Telefon, Müllabfuhr\n❌ E-Mail, Bürgerbüro", []string{"abfall available", "buergerbuero unavailable", "email unavailable", "telefon available"}},
		{"🟢 Kita, Schule 🔴 Ausweise, Gewerbe", []string{"ausweise unavailable", "gewerbe unavailable", "kita-schule available"}},
		{"Funktioniert:\n- Telefon\n- Müllabfuhr\nFunktioniert nicht:\n- E-Mail\n- Ausweise", []string{"abfall available", "ausweise unavailable", "email unavailable", "telefon available"}},
		{"Das geht:\n- Trauungen\n- Müllabfuhr\nDas geht nicht:\n- E-Mail", []string{"abfall available", "email unavailable", "standesamt available"}},
		{"Von der Störung nicht betroffen: Müllabfuhr, Kitas und Schulen, Wasser.", []string{"abfall available", "kita-schule available", "versorgung available"}},
		{"Unverändert in Betrieb: Feuerwehr, Stadtbücherei.", []string{"kultur-freizeit available", "notruf available"}},
		{"Außer Betrieb: Serviceportal, E-Mail.", []string{"email unavailable", "online-dienste unavailable"}},
		{"Nur eingeschränkt: Bürgerbüro, Standesamt.", []string{"buergerbuero limited", "standesamt limited"}},
		{"Mit Einschränkungen:\nBürgerbüro\nStandesamt", []string{"buergerbuero limited", "standesamt limited"}},
		{"ERREICHBAR\nper Telefon 02973 800-0 (funktioniert)\nNICHT ERREICHBAR\nper Mail\nGEÖFFNET\nKindergärten, Grundschulen\nNICHT MÖGLICH\nAusweise und Pässe jeder Art", []string{"ausweise unavailable", "email unavailable", "kita-schule available", "telefon available"}},
		{"Möglich sind:\nAnrufe (02924 981-0)\nEheschließungen\nNicht möglich sind:\nWohngeld", []string{"soziales unavailable", "standesamt available", "telefon available"}},
		{"Folgende Ämter sind zu: Bürgerbüro, Standesamt", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Diese Dienste laufen: Müllabfuhr, Trauungen", []string{"abfall available", "standesamt available"}},
	})
}

// What is said in a few words of daily life, and what is not said by them.
func TestWordsOfDailyLife(t *testing.T) {
	check(t, []sentence{
		{"Bürgerbüro: im normalen Betrieb", one("buergerbuero available")},
		{"Bürgerbüro ab sofort im normalen Betrieb.", one("buergerbuero available")},
		{"Bürgerbüro: voller Betrieb", one("buergerbuero available")},
		{"Die Grundschulen haben normalen Unterricht.", one("kita-schule available")},
		{"Stadtwerke: normale Versorgung", one("versorgung available")},
		{"Baugenehmigungen wieder im normalen Verfahren.", one("bauen available")},
		{"Im Gewerbeamt wieder volles Programm.", one("gewerbe available")},
		{"Standesamt: volles Programm", one("standesamt available")},
		{"Standesamt: alle Beurkundungen.", one("standesamt available")},
		{"Gesundheitsamt: alle Leistungen.", one("gesundheit available")},
		{"Telefon: alle Durchwahlen geschaltet", one("telefon available")},
		{"Wasserversorgung: gesichert", one("versorgung available")},
		{"Hallenbad: auf, warm, nass", one("kultur-freizeit available")},
		{"Ausländerbehörde: Notfälle", one("auslaenderwesen limited")},
		{"Ausländerbehörde: nur noch Notfälle", one("auslaenderwesen limited")},
		{"Bauamt: Beratung ja, Genehmigung nein", one("bauen limited")},
		{"Bauamt: Auskunft gern, alles andere ruht", one("bauen unavailable")},
		{"Kita: Betreuung normal; Neuanmeldungen ruhen", one("kita-schule limited")},
		{"Elterngeld: Anträge bitte per Post, Bewilligungen vorerst keine", one("jugend-familie limited")},
		{"Elterngeldstelle: Anträge per Post, Bewilligungen keine", one("jugend-familie limited")},
		{"Ausweise: es bleibt bei der bloßen Ausgabe", one("ausweise limited")},
		{"Ausweise: nur die Ausgabe", one("ausweise limited")},
		{"Steueramt: keine Bescheide, keine Auskunft", one("finanzen unavailable")},
		{"Meldeamt: kein Betrieb", one("meldewesen unavailable")},
		{"Gewerbeamt: zurzeit kein Betrieb.", one("gewerbe unavailable")},
		{"Meldebehörde: keine Tätigkeit", one("meldewesen unavailable")},
		{"Rathaus: offen, die meisten Dienstleistungen sind jedoch nicht möglich", one("rathaus limited")},
		{"Rathaus: auf, aber nur das Erdgeschoss", one("rathaus limited")},
		{"Mail: weder rein noch raus", one("email unavailable")},
		{"Mail: kein Lebenszeichen", one("email unavailable")},
		{"Mail: kommt nicht an, geht nicht raus", one("email unavailable")},
		{"E-Mail: kaputt", one("email unavailable")},
		{"E-Mail: platt", one("email unavailable")},
		{"E-Mail: in beide Richtungen", one("email available")},
		{"Die Mails auch, und zwar rein wie raus.", nil},
		{"E-Mail: Empfang ja, Versand nein", one("email limited")},
		{"E-Mail: Annahme nein, Versand nein", one("email unavailable")},
		{"Mailen: zwecklos", one("email unavailable")},
		{"Telefon: lebt", one("telefon available")},
		{"Telefon lebt, Mail tot.", []string{"email unavailable", "telefon available"}},
		{"Telefon: tut's", one("telefon available")},
		{"Telefon: mausetot", one("telefon unavailable")},
		{"Ratsinfo: tote Hose", one("rat unavailable")},
		{"Stadtbücherei: tut", one("kultur-freizeit available")},
		{"Feuerwehr: klar wie immer", one("notruf available")},
		{"Bürgerbüro: halbe Leistung", one("buergerbuero limited")},
		{"Bürgerbüro: halbe Kraft", one("buergerbuero limited")},
		{"Bürgerbüro: an zwei statt fünf Plätzen", one("buergerbuero limited")},
		{"Bücherei: Rückgabe nur über den Kasten draußen", one("kultur-freizeit limited")},
		{"Schulen: kein Einfluss", one("kita-schule available")},
		{"Schulen: nicht betroffen", one("kita-schule available")},
		{"Kitas: Eltern merken nichts", one("kita-schule available")},
		{"Musikschule, Stadtbücherei - Normalbetrieb", one("kultur-freizeit available")},
		{"Trauungen: klar, ja!", one("standesamt available")},
		{"Bürgerbüro, Gewerbe: (siehe unten)", nil},
		{"Mail tot, Fax lebt.", one("email unavailable")},
		{"Mail tot, Fax ok.", one("email unavailable")},
		{"Telefon gestört, Kantine auf.", one("telefon unavailable")},
		{"Telefon nein, Fax ja.", one("telefon unavailable")},
		{"Bücherei zu, Kantine auch.", one("kultur-freizeit unavailable")},
		{"Mails kommen weder an noch gehen welche raus.", one("email unavailable")},
		{"Unsere Homepage ist nicht erreichbar, Mails kommen weder rein noch raus.", []string{"email unavailable", "website unavailable"}},
		{"E-Mails gehen weder rein noch raus.", one("email unavailable")},
		{"Weder Mails noch Anrufe kommen durch.", []string{"email unavailable", "telefon unavailable"}},
		{"Anrufe und Mails erreichen uns nicht.", []string{"email unavailable", "telefon unavailable"}},
		{"Mailen: geht nicht", one("email unavailable")},
		{"Anrufen klappt.", one("telefon available")},
		{"Wer mailt, wartet vergeblich.", one("email unavailable")},
		{"Wer anruft, wartet vergeblich.", one("telefon unavailable")},
		{"Mailadressen: platt", one("email unavailable")},
		{"Weil unsere Mailadressen noch platt sind, schreibt uns Briefe.", one("email unavailable")},
		{"Ihr könnt uns wieder mailen.", one("email available")},
		{"Wer uns eine Mail schreibt, bekommt eine Fehlermeldung.", one("email unavailable")},
		{"Wer uns schreibt, bekommt die Mail als unzustellbar zurück.", one("email unavailable")},
		{"Mails können wir lesen und auch beantworten.", one("email available")},
		{"Mails können wir lesen, aber nicht beantworten.", one("email limited")},
		{"Wir können wieder Mails empfangen und senden.", one("email available")},
		{"E-Mails werden gelesen, wir antworten aber per Post.", one("email limited")},
		{"Wir sind telefonisch wieder zu haben.", one("telefon available")},
		{"Unsere Telefonnummern sind alle wieder am Netz.", one("telefon available")},
		{"Unser Infotelefon erreichen Sie unter 02732 51-333.", one("telefon available")},
		{"Die Zentrale ist besetzt, Durchwahlen gehen nicht.", one("telefon limited")},
		{"Das Rathaus ist auf.", one("rathaus available")},
		{"Die Bücherei ist wieder auf.", one("kultur-freizeit available")},
		{"Beide Bürgerbüros sind auf, das Standesamt ist zu.", []string{"buergerbuero available", "standesamt unavailable"}},
		{"Das Hallenbad ist noch nicht auf.", one("kultur-freizeit unavailable")},
		{"Die Ausländerbehörde bleibt auf.", one("auslaenderwesen available")},
		{"Ist das Rathaus auf?", nil},
		{"Die Verwaltung ist auf Fremdhilfe angewiesen.", nil},
		{"Das Sozialamt ist nur vormittags auf.", one("soziales limited")},
		{"Wenn das Bürgerbüro auf ist, melden wir uns.", nil},
		{"Das Rathaus ist auf. Die meisten Anliegen können wir aber nicht bearbeiten.", one("rathaus limited")},
		{"Im Rathaus ist das Haus auf, doch bleiben viele Anliegen liegen.", one("rathaus limited")},
		{"Fahrerlaubnis: alle Anträge sind gesperrt", one("fuehrerschein unavailable")},
		{"✗ Rathaus: zu\n✓ Telefon: besetzt", []string{"rathaus unavailable", "telefon available"}},
		{"Gewerbeamt: Anmeldungen bitte per Post", one("gewerbe limited")},
		{"Gewerbeamt: bitte anrufen", nil},
	})
}

// A turn of phrase that denies answers as "nein" does, and says nothing by itself where the question is of failing.
func TestTurnsOfPhraseThatDeny(t *testing.T) {
	check(t, []sentence{
		{"Ist der Unterricht an der Musikschule in Gefahr?\nIn keiner Weise.", one("kultur-freizeit available")},
		{"Fallen die Sprechstunden im Jugendamt aus? Unter keinen Umständen.", one("jugend-familie available")},
		{"Bleibt die braune Tonne stehen? Das bleibt sie nicht.", one("abfall available")},
		{"Wird die braune Tonne geleert? Das wird sie nicht.", one("abfall unavailable")},
		{"Sind auch Schulen gestört? Das ist nicht der Fall.", one("kita-schule available")},
		{"Ist die Bücherei geöffnet? Das ist der Fall.", one("kultur-freizeit available")},
		{"Kann ich einen Reisepass oder ein Führungszeugnis beantragen? Weder noch.", []string{"ausweise unavailable", "meldewesen unavailable"}},
		{"Ist das Bauamt noch geschlossen? Das war einmal.", one("bauen available")},
		{"Stimmt es, dass das Museum schließt? Das ist ein Gerücht. Es hat geöffnet.", one("kultur-freizeit available")},
	})
}

// "Nein" to a question of all leaves a part.
func TestNoToAQuestionOfAll(t *testing.T) {
	check(t, []sentence{
		{"Kann ich im Standesamt alles erledigen?\nNein.", one("standesamt limited")},
		{"Sind alle Bäder geschlossen? Nein.", one("kultur-freizeit limited")},
		{"Sind alle Bäder geschlossen? Ja.", one("kultur-freizeit unavailable")},
		{"Läuft das Standesamt? Nein.", one("standesamt unavailable")},
		{"Kann ich im Standesamt alles erledigen?\nJa.", one("standesamt available")},
		{"Sind die Bäder geschlossen? Nein.", one("kultur-freizeit available")},
	})
}

// Who is asked may stand before the question; what is asked of goes with it.
func TestQuestionsPutToSomebody(t *testing.T) {
	check(t, []sentence{
		{"Frau Krämer, ist das Standesamt wieder geöffnet?\nJa.", one("standesamt available")},
		{"Herr Dr. Bühner, kann man bei Ihnen ein Gewerbe anmelden?\nNein.", one("gewerbe unavailable")},
		{"Herr Bürgermeister, in Soest ist die Bücherei wieder auf?\nSeit gestern.", one("kultur-freizeit available")},
		{"Frau Krämer, was kostet das alles? Viel.", nil},
		{"Ummeldung oder Reisepass?\nBeides müssen wir ablehnen.", []string{"meldewesen unavailable", "ausweise unavailable"}},
		{"Gewerbe an-, um- oder abmelden? Klappt wieder.", one("gewerbe available")},
	})
}

// What an asker tells of himself says nothing; what he cannot reach does.
func TestWhatAnAskerTellsOfHimself(t *testing.T) {
	check(t, []sentence{
		{"Mein Visum läuft in drei Tagen ab.", nil},
		{"Ich bekomme Wohngeld. Kommt es im Dezember?\nAuszahlungen sind dem Sozialamt im Augenblick nicht möglich.", one("soziales unavailable")},
		{"„Ist das Rathaus offen? Ich traue mich gar nicht hin.“ Wir haben ganz normal geöffnet.", one("rathaus available")},
		{"Meine Grundsicherung wird jeden Monat überwiesen.", nil},
		{"<h3>Ich erreiche Ihre Website nicht vollständig</h3><p>Die Startseite steht, alles andere fehlt noch.</p>", one("website limited")},
		{"Unser Standesamt arbeitet wieder.", one("standesamt available")},
	})
}

// What answers a question though it is neither yes nor no: a number, or a yes for those of whom a clause tells.
func TestAnswersByNumbersDoubtsAndClauses(t *testing.T) {
	check(t, []sentence{
		{"Unter welcher Nummer erreiche ich Sie? Unter 02921 103-0.", one("telefon available")},
		{"Unter welcher Nummer erreiche ich Sie? Unter 02921 103-0 leider nicht.", one("telefon unavailable")},
		{"Wann können wieder Pässe beantragt werden? Das steht noch nicht fest.", nil},
		{"Wann tagt der Rat? Das steht noch nicht fest.", nil},
		{"Wie lange bleibt das Bauamt zu? Das weiß derzeit niemand.", nil},
		{"Bekommen wir eine Geburtsurkunde? Für Kinder, die hier geboren sind, ja.", one("standesamt limited")},
		{"Bekomme ich meinen Pass? Falls er fertig ist, ja.", one("ausweise limited")},
		{"Muss ich um mein Wohngeld bangen? Nein.", one("soziales available")},
		{"Betrifft der Ausfall auch die Schulen? Nein.", one("kita-schule available")},
		{"Kann ich ein Gewerbe anmelden? Zurzeit nicht, aber ab dem 29. November wieder.", []string{"gewerbe unavailable", "gewerbe available from 2023-11-29"}},
	})
}

// The rest that follows later takes from what was granted.
func TestTheRestThatFollows(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt bearbeitet wieder Voranfragen, der Rest folgt im neuen Jahr.", one("bauen limited")},
		{"Die Zulassungsstelle erledigt wieder Abmeldungen, alles Übrige kommt später.", one("kfz-zulassung limited")},
		{"Die Bücherei ist geöffnet, der Rest der Straße ist gesperrt.", one("kultur-freizeit available")},
		{"Gewerbeanmeldungen werden angenommen und binnen einer Woche ausgeführt.", one("gewerbe available")},
		{"Bauanträge werden angenommen und später ausgeführt.", one("bauen limited")},
		{"Die Hälfte der Nebenstellen ist wieder angeschlossen, die übrigen sind stumm.", one("telefon limited")},
	})
}

// A question that is but told, up to its colon, is answered by what follows.
func TestQuestionsThatAreTold(t *testing.T) {
	check(t, []sentence{
		{"Zu der Frage, ob die Bücherei geöffnet ist: Dies ist nicht der Fall.", one("kultur-freizeit unavailable")},
		{"Zur Frage, ob der Biomüll abgeholt wird: Ja.", one("abfall available")},
		{"Auf die Frage, ob das Bürgerbüro geöffnet sei, antwortet die Stadt: „Ja, wie immer.“", one("buergerbuero available")},
		{"Zu der Frage, ob Briefe die Kasse erreichen, ist mitzuteilen: Abbuchungen unterbleiben bis auf Weiteres.", one("finanzen unavailable")},
		{"Auf die Frage, ob Lösegeld gezahlt wurde, antwortet die Stadt: „Dazu sagen wir nichts.“", nil},
		{"Es bleibt die Frage, ob die Bücherei geöffnet ist.", nil},
	})
}
