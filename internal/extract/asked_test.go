package extract

import "testing"

// Rules 1, 2, 4 and 5 of the catalogue where something is asked: heads of columns, questions, posts.

// Rules 2, 4 and 5 in tables: heads that ask from when, tell of before, or ask whether it fails; shares, sections of two columns, ways.
func TestRules2And4And5ColumnsOfOtherKinds(t *testing.T) {
	check(t, []sentence{
		{"<table><tr><th>Dienst</th><th>vor dem Angriff</th><th>heute</th></tr><tr><td>Bauamt</td><td>offen</td><td>geschlossen</td></tr><tr><td>Telefon</td><td>ja</td><td>ja</td></tr></table>", []string{"bauen unavailable", "telefon available"}},
		{"<table><tr><th>Leistung</th><th>geht wieder ab</th></tr><tr><td>Bauamt</td><td>sofort</td></tr><tr><td>E-Mail</td><td>6.11.</td></tr><tr><td>Standesamt</td><td>offen</td></tr></table>", []string{"bauen available", "email available from 2023-11-06"}},
		{"<table><tr><th>Leistung</th><th>100 % = normal</th></tr><tr><td>Bauamt</td><td>100 %</td></tr><tr><td>E-Mail</td><td>0 %</td></tr><tr><td>Standesamt</td><td>60 %</td></tr></table>", []string{"bauen available", "email unavailable", "standesamt limited"}},
		{"<table><tr><th>Dienst</th><th>ausgefallen</th></tr><tr><td>Bauamt</td><td>ja</td></tr><tr><td>Müllabfuhr</td><td>nein</td></tr></table>", []string{"abfall available", "bauen unavailable"}},
		{"<table><tr><th>Dienst</th><th>Einschränkungen</th></tr><tr><td>Bauamt</td><td>keine</td></tr><tr><td>Müllabfuhr</td><td>nur Restmüll</td></tr></table>", []string{"abfall limited", "bauen available"}},
		{"<table><tr><th colspan=\"2\">Geht</th></tr><tr><td>Telefon</td><td>Standesamt</td></tr><tr><th colspan=\"2\">Geht nicht</th></tr><tr><td>E-Mail</td><td>Bauamt</td></tr></table>", []string{"bauen unavailable", "email unavailable", "standesamt available", "telefon available"}},
		{"<table><tr><th>Leistung</th><th>Online</th><th>Vor Ort</th></tr><tr><td>Ummelden</td><td>nein</td><td>ja</td></tr><tr><td>Ausweis</td><td>nein</td><td>nein</td></tr></table>", []string{"ausweise unavailable", "meldewesen limited"}},
		{"<table><tr><th>Störung</th><th>Betroffen</th></tr><tr><td>Bauamt</td><td>ja</td></tr><tr><td>Telefon</td><td>nein</td></tr></table>", one("telefon available")},
		{"<table><tr><th>Ort</th><th>Lage</th></tr><tr><td>Werl</td><td>Rathaus offen, Bürgerbüro zu</td></tr><tr><td>Soest</td><td>alles geschlossen</td></tr></table>", []string{"05974040 rathaus unavailable", "buergerbuero unavailable", "rathaus available"}},
		{"<p><b>Offen:</b> Standesamt, Bücherei<br><b>Eingeschränkt:</b> Bauamt<br><b>Zu:</b> Bürgerbüro</p>", []string{"bauen limited", "buergerbuero unavailable", "kultur-freizeit available", "standesamt available"}},
	})
}

// Rule 1 in questions: those cut short, those that ask since when, and the only way that is left after "no".
func TestRule1QuestionsCutShort(t *testing.T) {
	check(t, []sentence{
		{"Perso abholen? Klar! Neuen beantragen? Nope.", one("ausweise limited")},
		{"Die Bücherei? Hat ganz normal auf.", one("kultur-freizeit available")},
		{"Und das Hallenbad? Offen.", one("kultur-freizeit available")},
		{"Kann ich heiraten? Klar!", one("standesamt available")},
		{"Kann ich mich ummelden? Leider noch nicht.", one("meldewesen unavailable")},
		{"Kann ich meinen Pass abholen? Ja. Neu beantragen? Nein.", one("ausweise limited")},
		{"Ist das Telefon gestört? Nein.", one("telefon available")},
		{"Sind die Kitas betroffen? Nein, die laufen ganz normal.", one("kita-schule available")},
		{"Ist die Müllabfuhr betroffen? Nein.", one("abfall available")},
		{"Funktioniert die 112? Ja, uneingeschränkt.", one("notruf available")},
		{"Was ist mit meinem Wohngeld? Das zahlen wir pünktlich aus. Neue Anträge müssen warten.", one("soziales limited")},
		{"Bekomme ich Sozialhilfe? Ja, als Scheck.", one("soziales limited")},
		{"Wo kann ich mein Auto zulassen? Zurzeit nirgendwo.", one("kfz-zulassung unavailable")},
		{"Wann öffnet das Bürgerbüro wieder? Am Montag, 6. November.", one("buergerbuero available from 2023-11-06")},
		{"Wann öffnet das Bürgerbüro wieder? Das wissen wir nicht.", nil},
		{"Was ist mit der VHS? Alle Kurse finden statt.", one("kultur-freizeit available")},
		{"Gibt es Einschränkungen bei der Müllabfuhr? Nein.", one("abfall available")},
		{"Kann ich online einen Termin buchen? Nein, nur am Telefon.", one("termine limited")},
		{"Werden Trauungen durchgeführt? Ja, wie vereinbart.", one("standesamt available")},
		{"Kann man Bauanträge einreichen? Ja, aber sie werden nicht bearbeitet.", one("bauen limited")},
		{"Brauche ich einen Termin? Nein, das Bürgerbüro ist offen.", one("buergerbuero available")},
		{"Läuft der Unterhaltsvorschuss weiter? Ja, die Zahlungen kommen pünktlich.", one("jugend-familie available")},
	})
}

// Rules 1 and 2: what posts say in a few words and signs.
func TestRules1And2Posts(t *testing.T) {
	check(t, []sentence{
		{"+++ 9:00 Das Bürgerbüro ist wieder auf +++ 8:00 Das Bürgerbüro ist zu +++", one("buergerbuero available")},
		{"📞 Telefon: läuft ✅\n📧 Mail: tot ❌\n🚗 Zulassung: nur Händler ⚠️", []string{"email unavailable", "kfz-zulassung limited", "telefon available"}},
		{"Heute ZU: Rathaus, Bürgerbüro. Heute AUF: Bücherei, Hallenbad.", []string{"buergerbuero unavailable", "kultur-freizeit available", "rathaus unavailable"}},
		{"⛔️ Keine Ausweise\n⛔️ Keine Ummeldungen\n✅ Standesamt\n✅ Müllabfuhr", []string{"abfall available", "ausweise unavailable", "meldewesen unavailable", "standesamt available"}},
		{"Leider können wir euch zurzeit keine Termine anbieten 😞 Anrufen geht aber!", []string{"telefon available", "termine unavailable"}},
		{"Wir sind nicht per Mail erreichbar, ruft uns an 📞", one("email unavailable")},
		{"Unser Telefon geht wieder 🎉 Mails leider noch nicht", []string{"email unavailable", "telefon available"}},
		{"Kurz & knapp: Müll ✔ Kita ✔ Rathaus ✘", []string{"abfall available", "kita-schule available", "rathaus unavailable"}},
		{"Müll ja, Kita ja, Rathaus nein", []string{"abfall available", "kita-schule available", "rathaus unavailable"}},
		{"Achtung! Das Bürgerbüro ist auch morgen dicht.", one("buergerbuero unavailable")},
		{"Gute Nachrichten: Ab sofort könnt ihr euch wieder ummelden 🏠", one("meldewesen available")},
		{"Schlechte Nachricht: Auch diese Woche keine Pässe.", one("ausweise unavailable")},
	})
}

// Rule 1: questions that are but told: quotations, arrows, what a citizen says.
func TestRule1QuestionsTold(t *testing.T) {
	check(t, []sentence{
		{"\"Wertstoffhof?\" -> offen, aber nur Barzahlung.", one("abfall limited")},
		{"\"Anwohnerparken läuft ab\" -> Verlängerung nicht möglich.", one("ordnung-verkehr unavailable")},
		{"Anrufer fragt nach Elterngeld.\n-> Mit dem Bescheid dauert es länger als sonst.", one("jugend-familie limited")},
		{"Anrufer hat den Führerschein verloren.\n-> Ersatzkarten können wir nicht bestellen.", one("fuehrerschein unavailable")},
		{"1) Mein Visum läuft ab. Die Ausländerbehörde kann weder Besucher empfangen noch etwas ausstellen.", one("auslaenderwesen unavailable")},
		{"4) Ich will meinen Führerschein umtauschen. Antrag herbringen, wir bearbeiten ihn wie gewohnt.", one("fuehrerschein available")},
		{"Ich brauche einen Bewohnerparkausweis. Den bekommen Sie derzeit nicht.", one("ordnung-verkehr unavailable")},
		{"Meine Mutter ist gestorben, ich brauche eine Sterbeurkunde. Die stellt das Standesamt sofort aus.", one("standesamt available")},
	})
}
