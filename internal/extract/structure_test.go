package extract

import "testing"

func TestStructure(t *testing.T) {
	check(t, []sentence{
		{
			`<table><tr><th>Amt</th><th>Stand</th></tr><tr><td>Standesamt</td><td>geschlossen</td></tr><tr><td>Gewerbeamt</td><td>nur nach Absprache</td></tr><tr><td>Stadtbücherei</td><td>wie gewohnt</td></tr></table>`,
			[]string{"standesamt unavailable", "gewerbe limited", "kultur-freizeit available"},
		},
		{
			`<table><tr><td>✔</td><td>Telefon</td></tr><tr><td>✘</td><td>E-Mail</td></tr><tr><td>(✔)</td><td>Bürgerbüro</td></tr></table>`,
			[]string{"telefon available", "email unavailable", "buergerbuero limited"},
		},
		{
			`<table><tr><th>Bereich</th><th>Was ist möglich?</th><th>Was ist nicht möglich?</th></tr><tr><td>Bauamt</td><td>Beratung</td><td>Genehmigungen</td></tr><tr><td>Gesundheitsamt</td><td>alles</td><td>–</td></tr></table>`,
			[]string{"bauen limited", "gesundheit available"},
		},
		{`<dl><dt>Bürgerbüro</dt><dd>geschlossen</dd><dt>Hallenbad</dt><dd>geöffnet</dd></dl>`, []string{"buergerbuero unavailable", "kultur-freizeit available"}},
		{`<h3>Kann ich anrufen?</h3><p>Ja, die Zentrale ist besetzt.</p><h3>Kann ich einen Ausweis beantragen?</h3><p>Nein.</p>`, []string{"telefon available", "ausweise unavailable"}},
		{`<p>Das <s>Bürgerbüro ist geschlossen.</s></p><p>Das Standesamt ist geöffnet.</p>`, one("standesamt available")},
		{`<h2>Bürgerbüro</h2><p>Derzeit geschlossen.</p><h2>Weitere Meldungen</h2><ul><li>Stadtbücherei geschlossen</li></ul>`, one("buergerbuero unavailable")},
		{"Telefon: ja\nE-Mail: nein\nStandesamt: nur Sterbefälle", []string{"telefon available", "email unavailable", "standesamt limited"}},
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

// Questions and their answers.
func TestQuestions(t *testing.T) {
	check(t, []sentence{
		{"<h3>Ist das Rathaus geöffnet?</h3><p>Ja, von 8 bis 12 Uhr.</p>", one("rathaus available")},
		{"<h3>Ist die Stadtbücherei betroffen?</h3><p>Nein.</p>", one("kultur-freizeit available")},
		{"<h3>Ist das Standesamt betroffen?</h3><p>Ja.</p>", nil},
		{"<h3>Wie beantrage ich einen neuen Reisepass?</h3><p>Zurzeit leider überhaupt nicht.</p>", one("ausweise unavailable")},
		{"<h3>Wann öffnet das Bürgerbüro wieder?</h3><p>Das wissen wir noch nicht.</p>", nil},
		{"<h3>Sind meine Daten sicher?</h3><p>Ja.</p>", nil},
		{"<h3>Welche Leistungen sind nicht möglich?</h3><ul><li>Ummeldungen</li><li>Ausweise</li></ul>", []string{"meldewesen unavailable", "ausweise unavailable"}},
		{"<h3>Bekomme ich mein Wohngeld?</h3><p>Ja, die Zahlungen für November sind gesichert.</p>", one("soziales available")},
		{"Heiraten? Geht! Umziehen? Geht nicht.", []string{"standesamt available", "meldewesen unavailable"}},
	})
}

// Tables whose rows or columns have a day.
func TestDatedTables(t *testing.T) {
	check(t, []sentence{
		{"<table><tr><th>Datum</th><th>Meldung</th></tr><tr><td>31.10.</td><td>Bürgerbüro geschlossen</td></tr><tr><td>02.11.</td><td>Bürgerbüro wieder geöffnet</td></tr></table>", one("buergerbuero available")},
		{ // rows with but a time of day, under a day that stands alone
			"Ticker\n\nDonnerstag, 2. November\n\n14:22  Das Telefon funktioniert wieder.\n13:10  Die Kitas sind offen.\n\n" +
				"Mittwoch, 1. November\n\n17:45  Das Telefon ist gestört.\n16:00  Die Kitas sind geschlossen.\n",
			[]string{"kita-schule available", "telefon available"},
		},
		{"<table><tr><th>Dienst</th><th>vorige Woche</th><th>diese Woche</th><th>ab 6. November</th></tr><tr><td>Standesamt</td><td>nein</td><td>nein</td><td>ja</td></tr></table>", []string{"standesamt unavailable", "standesamt available from 2023-11-06"}},
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

// Words that plain language parts are read as one, and a number with an article is the telephone.
func TestPartedWordsAndNumbers(t *testing.T) {
	check(t, []sentence{
		{"Der Müll wird ab-geholt. So wie immer.", one("abfall available")},
		{"Alle Online-Dienste sind aus-geschaltet.", one("online-dienste unavailable")},
		{"Das Bürger·büro ist wieder auf.", one("buergerbuero available")},
		{"Neue Pässe können Sie nicht be-antragen.", one("ausweise unavailable")},
		{"Das Standes-Amt ist ge-schlossen.", one("standesamt unavailable")},
		{"An- und Abmeldungen gehen nicht.", one("meldewesen unavailable")},
		{"Die 02922 8000 ist durchgehend besetzt.", one("telefon available")},
		{"Die 02922 8000 tut es wieder, jede Nebenstelle auch.", one("telefon available")},
		{"Notieren Sie bitte die 02922 8000.", nil},
		{"Der Wertstoffhof ist offen wie an jedem Montag.", one("abfall available")},
	})
}

// A line that is but the name of a service is what the list, the labels or the short lines under it are about.
func TestNamesOverPlainLines(t *testing.T) {
	check(t, []sentence{
		{"Bauamt:\n- Akteneinsicht: ja\n- Genehmigungen: nein", one("bauen limited")},
		{"<p>Jugendamt</p><ul><li>Beratung geht</li><li>Beistandschaften gehen nicht</li></ul>", one("jugend-familie limited")},
		{"Ausländerbehörde (bitte lesen):\n* Verpflichtungserklärungen: geht\n* Verlängerungen: geht", one("auslaenderwesen available")},
		{"Stadtbücherei\nAusleihe: ja\nRückgabe: ja", one("kultur-freizeit available")},
		{"Musikschule:\nDer Unterricht läuft weiter.\nAnmeldungen nehmen wir nicht entgegen.", one("kultur-freizeit limited")},
		{"Wohngeldstelle\n(geöffnet)\nGewerbeamt\n(nur vormittags)", []string{"soziales available", "gewerbe limited"}},
		{"Standesamt:\n- Telefon: geht\n- E-Mail: geht nicht", []string{"telefon available", "email unavailable"}},
		{"Die Verwaltung informiert über das Standesamt.\n\nDer neue Drucker öffnet am Freitag die Klappe nicht.", nil},
	})
}

// Items with labels under a question name what is done; a bracket of all services only adds to a name; a term that names a deed says nothing.
func TestItemsUnderQuestions(t *testing.T) {
	check(t, []sentence{
		{"<h3>Was macht das Bauamt zurzeit?</h3><ul><li>Abnahmen: ja</li><li>Genehmigungen: nein</li></ul>", one("bauen limited")},
		{"<h3>Ist das Bauamt offen?</h3><ul><li>Ja, am Vormittag</li></ul>", one("bauen available")},
		{"<p>Offen:</p><ul><li>Standesamt (alle Leistungen)</li><li>Jugendamt</li></ul>", []string{"standesamt available", "jugend-familie available"}},
		{"<p>Geschlossen:</p><ul><li>Standesamt (alle Leistungen)</li><li>Jugendamt</li></ul>", []string{"standesamt unavailable", "jugend-familie unavailable"}},
		{"<dl><dt>Pass ändern</dt><dd>unmöglich</dd><dt>Hund anmelden</dt><dd>geht</dd></dl>", []string{"ausweise unavailable", "finanzen available"}},
		{"Möglich:\n– Pässe beantragen und abholen\n– fertige Führerscheine abholen", []string{"ausweise available", "fuehrerschein limited"}},
	})
}

// What stands under a label is said of that, not of the telephone or the running of the office that it names; a day as a label tells from when.
func TestUnderLabels(t *testing.T) {
	check(t, []sentence{
		{"Notruf: Anrufe werden über eine Ersatzleitung angenommen, das dauert länger als sonst.", one("notruf limited")},
		{"Standesamt: kein Dienstbetrieb\nBauamt: Dienstbetrieb eingestellt", []string{"standesamt unavailable", "bauen unavailable"}},
		{"<p>Führerscheinstelle: zu.</p><p>Ab Montag, 13. November: auf.</p>", []string{"fuehrerschein unavailable", "fuehrerschein available from 2023-11-13"}},
		{"Das Standesamt bleibt heute geschlossen. Ab Montag, 13. November, öffnen wir wieder in der Jakobigasse.", []string{"standesamt unavailable", "standesamt available from 2023-11-13"}},
		{"Das Standesamt bleibt heute geschlossen. Ab Montag, 13. November, beginnen wieder Bauarbeiten in der Jakobigasse.", one("standesamt unavailable")},
		{"Das Jugendamt rät: Heben Sie alle Bescheide gut auf.", nil},
		{"Funktioniert das Telefon? Manchmal.", one("telefon limited")},
		{"Gas: da\nTelefon: noch nicht da", []string{"versorgung available", "telefon unavailable"}},
		{"<h3>E-Mail</h3><p>Seit Montagabend empfangen und verschicken wir wieder.</p>", one("email available")},
	})
}

// Who introduces themselves speak of their own office.
func TestSpeakersIntroduced(t *testing.T) {
	check(t, []sentence{
		{"Hier ist das Standesamt. Wir arbeiten wie gewohnt.", one("standesamt available")},
		{"Guten Tag, Sie sind verbunden mit der Zulassungsstelle. Heute haben wir geschlossen.", one("kfz-zulassung unavailable")},
		{"Sie sind mit dem Ordnungsamt verbunden. Wir sind nur für Notfälle da.", one("ordnung-verkehr limited")},
		{"Willkommen beim Bauamt. Anträge nehmen wir heute keine an.", one("bauen unavailable")},
		{"Sie sind mit dem Bürgerbüro verbunden.", nil},
		{"Hier ist das Standesamt. Danke für Ihren Anruf.", nil},
	})
}

// A list goes on behind an item that has a status of its own, and a comma in a comparison cuts nothing.
func TestListsBehindOwnStatus(t *testing.T) {
	check(t, []sentence{
		{"Offen sind: Rathaus zu den üblichen Zeiten, Ordnungsamt, Gemeindearchiv.", []string{"rathaus available", "ordnung-verkehr available", "kultur-freizeit available"}},
		{"Geschlossen sind: das Bürgerbüro bis Freitag, die Bücherei, das Museum.", []string{"buergerbuero unavailable until 2023-11-03", "kultur-freizeit unavailable until 2023-11-03"}},
		{"Steht nicht zur Verfügung: Standesamt nur per Post, Bauamt und Steueramt.", []string{"standesamt limited", "bauen unavailable", "finanzen unavailable"}},
		{"Der Stand: Bürgerbüro offen, Standesamt, Bauamt.", one("buergerbuero available")},
		{"Fischereischeine verlängert das Ordnungsamt so, wie man es kennt.", one("ordnung-verkehr available")},
		{"Das Bürgerbüro arbeitet so, wie es der Notbetrieb zulässt.", one("buergerbuero limited")},
		{"Das Bauamt arbeitet nicht so, wie man es kennt.", one("bauen limited")},
	})
}

// What an office is said to be before a colon holds of it if nothing is listed after it.
func TestColonBeforeNoList(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist wieder geöffnet: Schluss mit Zetteln, Schluss mit Warten.", one("buergerbuero available")},
		{"Das Rathaus hat geöffnet: montags bis freitags.", one("rathaus available")},
		{"Die Stadtverwaltung ist geschlossen: Es brennt nicht einmal Licht.", one("rathaus unavailable")},
		{"Unser Rathaus ist wieder geöffnet: Türen auf, und das zu den Stunden, die Sie von früher kennen.", one("rathaus available")},
		{"Das Rathaus ist geöffnet: Sozialamt, Gewerbeamt.", []string{"soziales available", "gewerbe available"}},
		{"Das Rathaus ist wieder geöffnet für: Fundsachen, Auskünfte.", nil},
		{"Im Rathaus geöffnet: Kantine und Foyer.", nil},
	})
}
