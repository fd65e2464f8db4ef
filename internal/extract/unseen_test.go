package extract

import "testing"

// Rule 1 and the meaning of "limited": what is granted only under a condition, late, for a part of the day, or for some is
// limited; "only" before the one office that is open takes nothing from it.
func TestGrantedInPartIsLimited(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus öffnet heute erst um 11 Uhr.", one("rathaus limited")},
		{"Das Standesamt ist vormittags wieder besetzt.", one("standesamt limited")},
		{"Die Bücherei ist an zwei Tagen in der Woche geöffnet.", one("kultur-freizeit limited")},
		{"Die Zulassungsstelle arbeitet wieder, und zwar für Händler.", one("kfz-zulassung limited")},
		{"Die Ausländerbehörde ist geöffnet, wenn Sie vorher einen Termin vereinbart haben.", one("auslaenderwesen limited")},
		{"Fertige Pässe: ja.", one("ausweise limited")},
		{"Bislang sind drei Online-Dienste wieder freigeschaltet.", one("online-dienste limited")},
		{"Das Jugendamt arbeitet mit Handakten.", one("jugend-familie limited")},
		{"Telefonisch sind wir nicht durchweg zu erreichen.", one("telefon limited")},
		{"Neue Fahrzeuge können Privatleute nicht zulassen.", one("kfz-zulassung limited")},
		{"Erreichbar ist derzeit nur das Sozialamt.", one("soziales available")},
		{"Einzig beim Wohngeld läuft es rund.", one("soziales available")},
		{"Das Ordnungsamt arbeitet, wenn auch langsam.", one("ordnung-verkehr limited")},
		{"Heiratet man hier noch? Trauungen ja, Sterbeurkunden nicht.", one("standesamt limited")},
		{"Das Telefon funktioniert in den meisten Ämtern.", one("telefon limited")},
	})
}

// Rules 9 to 11: habits, hearsay, validity, requests, wishes, other towns and offers to answer are no statement, and substitutes
// that are given up say nothing against the channel.
func TestWordsThatLookLikeAStatus(t *testing.T) {
	check(t, []sentence{
		{"Üblicherweise ist die Zulassungsstelle montags geöffnet.", nil},
		{"Normalerweise öffnet das Bürgerbüro um 8 Uhr.", nil},
		{"Es hieß, das Hallenbad sei geöffnet; das stimmt nicht.", nil},
		{"Führerscheine bleiben gültig.", nil},
		{"Kommen Sie ins Bürgerbüro.", nil},
		{"Möglicherweise öffnet das Bürgerbüro wieder.", nil},
		{"Für Rückfragen steht das Ordnungsamt zur Verfügung.", nil},
		{"Reisegewerbekarten gibt es bei uns sowieso nicht, dafür ist der Kreis da.", nil},
		{"Beantragen Sie Ihren Ausweis in Werl.", nil},
		{"Ein funktionierendes Standesamt wünschen wir uns alle.", nil},
		{"Nicht betroffen ist die Stadt Paderborn, ihre Büchereien arbeiten normal.", nil},
		{"Das Standesamt ist geschlossen. Per Telefon gibt es Auskunft, mehr nicht.", one("standesamt unavailable")},
		{"Das Bürgerbüro ist geschlossen.\n\nZurück zur Übersicht", one("buergerbuero unavailable")},
		{"Die Homepage läuft wieder, die Notfallseite haben wir abgeschaltet.", one("website available")},
		{"Das Rathaus hat wieder eine funktionierende E-Mail-Adresse.", one("email available")},
	})
}

// Rules 1 and 8: what one clause says against the one before, and from which day on.
func TestClausesAgainstEachOther(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist nicht betroffen, das Hallenbad ebenso wenig.", []string{"rathaus available", "kultur-freizeit available"}},
		{"Ab Montag, 13. November, können Ausweise wieder beantragt werden; bis dahin ist dies nicht möglich.", []string{"ausweise unavailable until 2023-11-12", "ausweise available from 2023-11-13"}},
		{"Ab Montag, 13. November, ist das Bürgerbüro wieder geöffnet; bislang sind nur Abholungen möglich.", []string{"buergerbuero limited", "buergerbuero available from 2023-11-13"}},
		{"Die Stadt öffnet am Montag, 13. November, ihre Bücherei wieder.", one("kultur-freizeit available from 2023-11-13")},
		{"Mails kommen an, werden aber nicht gelesen.", one("email limited")},
		{"Das Sozialamt, sonst gut erreichbar, ist geschlossen.", one("soziales unavailable")},
	})
}

// Rule 1 over sentences: what the next one leaves out, refuses for new cases, or does alone limits what the one before granted.
func TestNextSentenceTakesBack(t *testing.T) {
	check(t, []sentence{
		{"Angemeldete Trauungen finden statt. Neue Anmeldungen sind ausgeschlossen.", one("standesamt limited")},
		{"Im Bürgerbüro werden wieder Personalausweise ausgestellt. Nicht dabei sind Reisepässe.", one("ausweise limited")},
		{"Das Gewerbeamt ist geöffnet. Angenommen werden nur Abmeldungen.", one("gewerbe limited")},
	})
}

// The rule of doubt: an open door is not shown as "available" where the next sentence sets something against it.
func TestDoubtGoesToReview(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist nicht geschlossen. Dennoch lohnt der Weg zu uns selten.", nil},
	})
}

// Rules 2 and 4: a column that asks is answered by its cells, one of contact says nothing of the work, and a remark limits.
func TestColumnsThatAsk(t *testing.T) {
	check(t, []sentence{
		{
			"<table><tr><th>Amt</th><th>geöffnet?</th></tr><tr><td>Bauamt</td><td>nein</td></tr><tr><td>Jugendamt</td><td>ja</td></tr><tr><td>Sozialamt</td><td>teilweise</td></tr></table>",
			[]string{"bauen unavailable", "jugend-familie available", "soziales limited"},
		},
		{
			"<table><tr><th>Stelle</th><th>Auskunft</th><th>Erledigung</th></tr><tr><td>Gewerbeamt</td><td>ja</td><td>nein</td></tr><tr><td>Stadtkasse</td><td>nein</td><td>nein</td></tr></table>",
			[]string{"gewerbe unavailable", "finanzen unavailable"},
		},
		{
			"<table><tr><th>Bereich</th><th>Was geht?</th></tr><tr><td>Gesundheitsamt</td><td>Beratung, keine Gutachten</td></tr></table>",
			one("gesundheit limited"),
		},
		{
			"<table><tr><th>Bereich</th><th>Öffnung</th><th>Bemerkung</th></tr><tr><td>Musikschule</td><td>geöffnet</td><td>eingeschränktes Programm</td></tr></table>",
			one("kultur-freizeit limited"),
		},
	})
}

// Typed tables: bars with empty cells between them, and a head that is known by the answers below it.
func TestTypedTablesWithBars(t *testing.T) {
	check(t, []sentence{
		{
			"Lage am Freitag\n\nSachgebiet | geht | geht nicht | Anmerkung\n-----------+------+------------+----------\nStandesamt | x    |            | wie immer\nGewerbeamt |      | x          |\nJugendamt  | x    |            |\n",
			[]string{"standesamt available", "gewerbe unavailable", "jugend-familie available"},
		},
		{
			"Wer hilft wo\n\nRathaus in    Telefon   Müllabfuhr   Bauamt\nAnröchte      nein      ja           nein\nErwitte       ja        ja           nein\nRüthen        nein      ja           nein\n",
			[]string{
				"05974004 telefon unavailable", "05974004 abfall available", "05974004 bauen unavailable",
				"05974016 telefon available", "05974016 abfall available", "05974016 bauen unavailable",
				"05974036 telefon unavailable", "05974036 abfall available", "05974036 bauen unavailable",
			},
		},
	})
}
