package extract

import "testing"

// What a clause says where no list knows its verb, or where a part, a label or an exception changes it: rules 1 and 5, and the statuses.

// Statuses: what can or cannot be done is a deed whatever the verb is; verbs that by themselves say that something is out of order are deeds
// beside "können".
func TestDeedsByTheirGrammar(t *testing.T) {
	check(t, []sentence{
		{"Fischereischeine können nicht unterzeichnet werden.", one("ordnung-verkehr unavailable")},
		{"Reisepässe lassen sich derzeit nicht produzieren.", one("ausweise unavailable")},
		{"Fahrerlaubnisse können wieder gefertigt werden.", one("fuehrerschein available")},
		{"Fahrzeuge können wieder stillgelegt werden.", one("kfz-zulassung available")},
		{"Ehen können nicht geschlossen werden.", one("standesamt unavailable")},
		{"Wohngeldbescheide können nicht gelöscht werden.", one("soziales unavailable")},
		{"Wir bedauern, dass Geburtsurkunden nicht signiert werden können.", one("standesamt unavailable")},
		{"Wohngeldanträge nehmen wir derzeit nicht entgegen.", one("soziales unavailable")},
		{"Steuerbescheide können wir nicht sehen.", nil},
		{"Das Rathaus kann nicht geschlossen werden.", nil},
	})
}

// Statuses: a label or an infinitive names the deed, what stands beside it says how it fares.
func TestDeedsAsSubjects(t *testing.T) {
	check(t, []sentence{
		{"Reisepass beantragen: geht nicht.", one("ausweise unavailable")},
		{"Einen Bauantrag einzureichen ist derzeit unmöglich.", one("bauen unavailable")},
		{"Ein Auto anzumelden ist derzeit unmöglich.", one("kfz-zulassung unavailable")},
		{"Es ist nicht möglich, ein Fahrzeug abzumelden.", one("kfz-zulassung unavailable")},
	})
}

// Rule 1: "ja" and "nein", what is left out, what is done without its tools.
func TestPartsLeftOut(t *testing.T) {
	check(t, []sentence{
		{"Bauakten stellen wir bereit, ältere nicht.", one("bauen limited")},
		{"Kann ich anrufen?\n\nÜber die Zentrale ja, direkt beim Sachbearbeiter nein.", one("telefon limited")},
		{"Außer der Ausgabe von Gelben Säcken kann das Ordnungsamt nichts leisten.", one("ordnung-verkehr limited")},
		{"Die Stadtbücherei ist außer Betrieb.", one("kultur-freizeit unavailable")},
		{"Das Sozialamt nimmt Notfälle auf, weitere Hilfen sind nicht vorgesehen.", one("soziales limited")},
		{"Das Jugendamt arbeitet ohne seine Programme.", one("jugend-familie limited")},
		{"Die Feuerwehr arbeitet ohne Computer wie immer.", one("notruf available")},
		{"Alle Büchereien seien zwar zugänglich, könnten aber nur einen Bruchteil der Medien verleihen, teilte der Kreis mit.", one("kultur-freizeit limited")},
	})
}

// Rules 7 and 8: what only seems to belong to a clause: what it is set against, a day's noun, a verb's noun, an end without a day.
func TestSeemingSubjects(t *testing.T) {
	check(t, []sentence{
		{"Im Gegensatz zum Bauamt ist das Sozialamt geschlossen.", one("soziales unavailable")},
		{"Anders als die Bücherei bleibt das Hallenbad geschlossen.", one("kultur-freizeit unavailable")},
		{"Trauungen finden im Schloss statt.", one("standesamt available")},
		{"Das Bauamt bleibt heute geschlossen (Arbeiten am Stromnetz).", one("bauen unavailable")},
		{"Bis auf Widerruf bleibt das Jugendamt geschlossen.", one("jugend-familie unavailable")},
		{"Im Freizeitbad Aqualand läuft der Betrieb planmäßig.", one("kultur-freizeit available")},
		{"Das Rathaus ist per E-Mail nicht zu erreichen, ebenso die Kreisverwaltung.", one("email unavailable")},
		{"Von der Störung ausgenommen ist das Telefon.", one("telefon available")},
		{"Die Verwaltung ist von der digitalen Welt abgeschnitten.", nil},
		{"An der Einsatzbereitschaft der Feuerwehr bestehen keine Zweifel.", one("notruf available")},
		{"Das Bürgerbüro ist geschlossen. Nicht anders sieht es im Standesamt aus.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Der Rückstau von 300 Baugenehmigungen ist abgearbeitet.", nil},
	})
}

// Statuses: what had to stop has stopped; what somebody has again works again; a question whose verb is that of the failure.
func TestStoppedAndRegained(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt musste seine Arbeit vollständig einstellen.", one("standesamt unavailable")},
		{"In der Zulassungsstelle bewegt sich weiterhin nichts.", one("kfz-zulassung unavailable")},
		{"Das Gewerbeamt konnte bislang nicht wieder öffnen.", one("gewerbe unavailable")},
		{"Die Musikschule macht keine Pause.", one("kultur-freizeit available")},
		{"Die Gemeindebücherei hat freitags auf, so wie immer.", one("kultur-freizeit available")},
		{"Damit stehen den Bürgern alle Leistungen des Meldewesens wieder zur Verfügung.", one("meldewesen available")},
		{"Wir sind per Post und telefonisch unter 02922 800-0 erreichbar.", one("telefon available")},
		{"Wir buchen Steuern vorläufig nicht ab.", one("finanzen unavailable")},
		{"Kommt man telefonisch durch?\n\nInzwischen ja.", one("telefon available")},
		{"Die Stadt hat ihre Homepage wieder.", one("website available")},
		{"Anrufe nimmt die Zentrale entgegen.", one("telefon available")},
		{"Fällt die Müllabfuhr aus?\n\nNein.", one("abfall available")},
		{"Bleibt das Rathaus geschlossen?\n\nJa.", one("rathaus unavailable")},
		{"Gibt es neue Personalausweise?\n\nFrühestens wieder Ende November.", one("ausweise unavailable")},
		{"Sind Trauungen möglich?\n\nAlle gebuchten Termine finden statt.", one("standesamt available")},
		{"Von der Homepage fehlt jede Spur.", one("website unavailable")},
	})
}

// A label that but names deeds says nothing by itself: what follows does.
func TestLabelsThatNameDeeds(t *testing.T) {
	check(t, []sentence{
		{"Ummelden und Perso: Fehlanzeige.", []string{"ausweise unavailable", "meldewesen unavailable"}},
		{"Wir sind da, aber anders. Gewerbe an- & ummelden: geht nicht.", one("gewerbe unavailable")},
		{"Führerschein umtauschen – nichts zu machen.", one("fuehrerschein unavailable")},
		{"Urkunde anfordern → nope", one("standesamt unavailable")},
		{"Wohngeld auszahlen lassen → nein", one("soziales unavailable")},
		{"Pass abholen – kein Problem.", one("ausweise available")},
		{"Gewerbe anmelden – nur auf Papier.", one("gewerbe limited")},
		{"Parkausweise werden ausgestellt und Anträge angenommen – bearbeitet werden sie nicht.", one("ordnung-verkehr limited")},
	})
}

// Rule 5: who takes in and hands out, or deals with it too, does all of it.
func TestRule5AppliedForAndHandedOut(t *testing.T) {
	check(t, []sentence{
		{"Reisepässe können bei uns beantragt und abgeholt werden.", one("ausweise available")},
		{"Ausweise: Wir nehmen Anträge auf und leiten sie der Bundesdruckerei zu, die Annahme und Bearbeitung ist sichergestellt.", one("ausweise available")},
		{"Die Entgegennahme und Bearbeitung von Wohngeldanträgen ist gewährleistet.", one("soziales available")},
		{"Die Beantragung und Abholung von Pässen ist nur mit Termin möglich.", one("ausweise limited")},
		{"Reisepässe können beantragt, aber nicht abgeholt werden.", one("ausweise limited")},
		{"Bereits beantragte Pässe können abgeholt werden.", one("ausweise limited")},
		{"Fertige Ausweise können abgeholt, neue beantragt werden.", one("ausweise limited")},
	})
}

// What is done for all, for new cases too, or without ado is done; what a description names is not.
func TestDeedsThatAreSure(t *testing.T) {
	check(t, []sentence{
		{"Die Unterhaltsvorschusskasse bewilligt auch neue Fälle.", one("jugend-familie available")},
		{"Die Führerscheinstelle stellt auch neue Führerscheine aus.", one("fuehrerschein available")},
		{"Die Führerscheinstelle stellt nur neue Führerscheine aus.", one("fuehrerschein limited")},
		{"Auch neue Ausweise werden nicht ausgestellt.", one("ausweise unavailable")},
		{"Auch die Software, mit der Ausweise ausgestellt werden, ist neu.", nil},
		{"Gaststättenerlaubnisse erteilt das Ordnungsamt anstandslos.", one("gewerbe available")},
		{"Urkunden stellt das Standesamt auf der Stelle aus.", one("standesamt available")},
		{"Auch das Bürgerbüro stellt auf ein neues Programm um.", nil},
		{"Auch neue Mitarbeiter stellt das Jugendamt ein.", nil},
		{"Das Standesamt beurkundet Geburten und Sterbefälle.", nil},
	})
}

// A relative clause about the one thing that there is tells how that fares; one of many, which of them are meant.
func TestRelativeClausesOfOneThing(t *testing.T) {
	check(t, []sentence{
		{"Im Ratsinformationssystem, das wieder läuft, finden Sie die Unterlagen.", one("rat available")},
		{"Unser Mängelmelder, der seit heute wieder verfügbar ist, nimmt Ihre Hinweise auf.", one("rat available")},
		{"Die Leitstelle, die rund um die Uhr besetzt ist, bittet um Geduld.", one("notruf available")},
		{"Wenden Sie sich an ein Bürgerbüro, das uneingeschränkt geöffnet ist.", nil},
		{"Suchen Sie sich eine Zulassungsstelle, die wieder läuft.", nil},
		{"Eine Liste der Dienste, die wieder verfügbar sind, finden Sie hier.", nil},
		{"Die Telefonanlage, die hoffentlich bald wieder läuft, ist neu.", nil},
	})
}

// What is done since a day was not done before it.
func TestDeedsSinceADay(t *testing.T) {
	check(t, []sentence{
		{"Die Kfz-Zulassung stempelt seit dieser Woche Kennzeichen ab.", one("kfz-zulassung available")},
		{"Das Bauamt erteilt seit Monatsbeginn Genehmigungen.", one("bauen available")},
		{"Seit Wochenbeginn stellt die Ausländerbehörde Aufenthaltstitel aus.", one("auslaenderwesen available")},
		{"Die Kasse zahlt seit vergangenem Montag Rechnungen aus.", one("finanzen available")},
		{"Seit dem 25. Oktober bearbeitet die Wohngeldstelle Anträge.", one("soziales available")},
		{"Seit dieser Woche nimmt das Sozialamt Anträge nur schriftlich an.", one("soziales limited")},
		{"Seit dieser Woche stellt das Standesamt keine Urkunden aus.", one("standesamt unavailable")},
		{"Kann ich wieder einen Pass beantragen?\nSeit gestern.", one("ausweise available")},
		{"Ist das Bürgerbüro wieder offen?\nSeit Montag, und zwar ganztags.", one("buergerbuero available")},
		{"Ist das Bürgerbüro zu?\nSeit Montag.", one("buergerbuero unavailable")},
		{"Ist das Bürgerbüro wieder offen?\nSeit Montag sind die Rechner aus.", nil},
		{"Der Landrat sagt, dass das Standesamt wieder Urkunden ausstelle.", one("standesamt available")},
	})
}

// What stands behind the comma of a day still belongs to the clause.
func TestDeniedBehindADay(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro empfängt bis einschließlich Freitag, den zehnten November, niemanden.", one("buergerbuero unavailable until 2023-11-10")},
		{"Die Musikschule erreicht man bis Montag, den 20. November, nicht.", one("kultur-freizeit unavailable until 2023-11-20")},
		{"Das Standesamt öffnet bis Montag, 6. November, nicht.", one("standesamt unavailable until 2023-11-06")},
		{"Am Montag, 6. November, trifft man niemanden im Rathaus an.", one("rathaus unavailable from 2023-11-06 until 2023-11-06")},
		{"Sie treffen uns wieder im Bürgerbüro an.", one("buergerbuero available")},
		{"Das Bauamt öffnet am Montag, 6. November, das Standesamt nicht.", []string{"bauen available from 2023-11-06", "standesamt unavailable from 2023-11-06 until 2023-11-06"}},
	})
}

// A question may begin with the deed that it asks for.
func TestQuestionsThatBeginWithADeed(t *testing.T) {
	check(t, []sentence{
		{"Beurkundet das Standesamt Geburten?\nJa.", one("standesamt available")},
		{"Bearbeitet die Wohngeldstelle Anträge?\nNein.", one("soziales unavailable")},
		{"Verlängert die Führerscheinstelle Führerscheine?\nJa, allerdings später.", one("fuehrerschein limited")},
		{"Bekommt mein Kind eine Geburtsurkunde?\nJa.", one("standesamt available")},
		{"Beurkundet das Standesamt Geburten?\nDas wissen wir nicht.", nil},
		{"Telefon: i. O.", one("telefon available")},
		{"Kläranlage: o. B.", one("versorgung available")},
	})
}

// Rule 5: deeds that share the verb of the one before share its "wieder" too.
func TestRule5DeedsThatShareAVerb(t *testing.T) {
	check(t, []sentence{
		{"In der Bücherei dürft ihr wieder leihen, verlängern, vormerken.", one("kultur-freizeit available")},
		{"Beim Jugendamt können Sie Anträge wieder stellen, abholen und einreichen.", one("jugend-familie available")},
		{"Wohngeldanträge können Sie abholen, einreichen.", one("soziales limited")},
		{"In der Bücherei könnt ihr wieder leihen, vormerken leider nicht.", one("kultur-freizeit limited")},
		{"Kann ich Wohngeld beantragen?\nNein. Wer einen Vordruck braucht, bekommt ihn auf Anruf mit der Post.", one("soziales unavailable")},
		{"Kann ich einen Pass beantragen?\nNein. Wer einen Reisepass bestellt hat, kann ihn abholen.", one("ausweise limited")},
	})
}

// What is handed in in writing and dealt with is available; with a condition behind it, it is not.
func TestRule5HandedInInWriting(t *testing.T) {
	check(t, []sentence{
		{"Gewerbeanzeigen reichen Sie schriftlich ein; sie werden noch am selben Tag bearbeitet.", one("gewerbe available")},
		{"Bauanträge reichen Sie auf Papier ein, sie werden auch geprüft.", one("bauen available")},
		{"Gewerbeanzeigen reichen Sie schriftlich ein; bearbeitet werden sie, sobald das Programm läuft.", one("gewerbe limited")},
		{"Gewerbeanzeigen reichen Sie schriftlich ein.", one("gewerbe limited")},
		{"Bauanträge nehmen wir an, geprüft werden sie, wenn die Programme laufen.", one("bauen limited")},
	})
}

// What comes of a plan holds.
func TestWhatComesOfAPlan(t *testing.T) {
	check(t, []sentence{
		{"Das Gewerbeamt stellt als Nächstes um und nimmt deshalb am 13. November keine Meldungen entgegen.", one("gewerbe unavailable from 2023-11-13 until 2023-11-13")},
		{"Das Standesamt soll ein neues Programm bekommen und bleibt deshalb am 13. November geschlossen.", one("standesamt unavailable from 2023-11-13 until 2023-11-13")},
		{"Die Bücherei soll umziehen und größer werden.", nil},
	})
}
