package extract

import "testing"

// What is granted only under a condition, late, for a part of the day, or for some.
func TestGrantedInPart(t *testing.T) {
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
	})
}

// Words that look like a status and say none.
func TestNoStatus(t *testing.T) {
	check(t, []sentence{
		{"Üblicherweise ist die Zulassungsstelle montags geöffnet.", nil},
		{"Normalerweise öffnet das Bürgerbüro um 8 Uhr.", nil},
		{"Es hieß, das Hallenbad sei geöffnet; das stimmt nicht.", nil},
		{"Führerscheine bleiben gültig.", nil},
		{"Beantragen Sie Ihren Ausweis in Werl.", nil},
		{"Ein funktionierendes Standesamt wünschen wir uns alle.", nil},
		{"Nicht betroffen ist die Stadt Paderborn, ihre Büchereien arbeiten normal.", nil},
		{"Das Standesamt ist geschlossen. Per Telefon gibt es Auskunft, mehr nicht.", one("standesamt unavailable")},
		{"Das Bürgerbüro ist geschlossen.\n\nZurück zur Übersicht", one("buergerbuero unavailable")},
		{"Die Homepage läuft wieder, die Notfallseite haben wir abgeschaltet.", one("website available")},
		{"Das Rathaus hat wieder eine funktionierende E-Mail-Adresse.", one("email available")},
	})
}

// What one clause says against the one before.
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

// Columns that ask, and columns that say only whether one can come.
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
	})
}
