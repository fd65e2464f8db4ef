package extract

import (
	"strings"
	"testing"
)

// What a sentence hangs on: conditions, infinitives, relative clauses, exceptions, contrasts.
func TestHangingClauses(t *testing.T) {
	check(t, []sentence{
		{"Sobald die Systeme laufen, können Sie wieder Ausweise beantragen.", nil},
		{"Ob die Ausweise nächste Woche abgeholt werden können, ist offen.", nil},
		{"Sollte das Telefon gestört sein, schreiben Sie uns.", nil},
		{"Es ist derzeit nicht möglich, Personalausweise zu beantragen.", one("ausweise unavailable")},
		{"Es besteht keine Möglichkeit, Führungszeugnisse zu beantragen.", one("meldewesen unavailable")},
		{"Derzeit besteht die Möglichkeit, Ausweise abzuholen.", one("ausweise limited")},
		{"Wer einen Pass braucht, muss sich gedulden.", one("ausweise unavailable")},
		{"Wer umzieht, kann sich derzeit nicht ummelden.", one("meldewesen unavailable")},
		{"Die Verwaltung ist telefonisch, nicht aber per E-Mail erreichbar.", []string{"telefon available", "email unavailable"}},
		{"Termine lassen sich nicht online buchen, aber telefonisch.", one("termine limited")},
		{"Außer Sterbefällen kann das Standesamt nichts beurkunden.", one("standesamt limited")},
		{"Außer dem Standesamt sind alle Ämter geöffnet.", []string{"rathaus available", "standesamt unavailable"}},
		{"Weder Bürgerbüro noch Standesamt haben heute geöffnet.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Das Bürgerbüro war gestern geschlossen, heute ist es wieder offen.", one("buergerbuero available")},
	})
}

// What only looks like a statement on a service: its owner, its cause, lenience, another's thing.
func TestOthersThings(t *testing.T) {
	check(t, []sentence{
		{"Die Programme des Standesamts sind nicht verfügbar.", nil},
		{"Die Mitarbeiter des Bürgerbüros haben keinen Zugriff auf das Melderegister.", nil},
		{"Im Rathaus laufen die Computer noch nicht.", nil},
		{"Abgelaufene Personalausweise werden vorerst nicht beanstandet.", nil},
		{"Verspätete Ummeldungen werden nicht geahndet.", nil},
		{"Die Homepage des Dienstleisters ist offline.", nil},
		{"Der Blumenladen am Rathaus hat geöffnet.", nil},
		{"Fragen zu Führerscheinen beantwortet der Kreis Soest nicht.", nil},
		{"Das Finanzamt ist nicht betroffen.", nil},
		{"Das Hallenbad bleibt wegen der ausgefallenen Kasse geschlossen.", one("kultur-freizeit unavailable")},
	})
}

// Who owns a thing, or asks for patience, is not who it is said of.
func TestOwnersAndRequests(t *testing.T) {
	check(t, []sentence{
		{"Die Stadtverwaltung öffnet ihr Hallenbad wieder.", one("kultur-freizeit available")},
		{"Die Stadtverwaltung hält ihre Bücherei geschlossen.", one("kultur-freizeit unavailable")},
		{"Die Kasse des Rathauses hat geöffnet.", one("finanzen available")},
		{"Das Meldeamt bittet um Geduld und bleibt vorerst geschlossen.", one("meldewesen unavailable")},
		{"Die Bücherei dankt für das Verständnis und hat wieder geöffnet.", one("kultur-freizeit available")},
		{"Bitte rufen Sie an und haben Sie Ihren Ausweis bereit.", nil},
	})
}

// The noun of a deed says nothing; its predicate does.
func TestDeeds(t *testing.T) {
	check(t, []sentence{
		{"Die Beantragung von Ausweisen und Pässen ist nicht möglich.", one("ausweise unavailable")},
		{
			"Die Beantragung von Ausweisen und Pässen ist nicht möglich. Ab Montag, 13. November, können Ausweise wieder beantragt werden.",
			[]string{"ausweise unavailable", "ausweise available from 2023-11-13"},
		},
		{"Nun ist die Beantragung von Reisepässen wieder möglich.", one("ausweise available")},
		{"Die Ausstellung von Urkunden und Beglaubigungen im Standesamt ist nicht möglich.", one("standesamt unavailable")},
		{"Laufende Sozialleistungen werden ausgezahlt, neue Anträge können aber nicht bearbeitet werden.", one("soziales limited")},
		{"Die Stadtkasse führt nur dringende Zahlungen aus.", one("finanzen limited")},
		{"Fällige Zahlungen werden pünktlich ausgeführt.", one("finanzen available")},
		{"Inzwischen kann die Stadtkasse wieder alle Zahlungen ausführen.", one("finanzen available")},
		{"Alle Sitzungen des Rates und seiner Ausschüsse finden wie geplant statt.", one("rat available")},
		{"Telefonisch sind wir nur eingeschränkt erreichbar.", one("telefon limited")},
		{"Die Ausländerbehörde kann derzeit keine Anliegen bearbeiten.", one("auslaenderwesen unavailable")},
		{"Das Rathaus ist geöffnet. Das Bürgerbüro hat nur vormittags geöffnet, viele Leistungen sind nicht möglich.", []string{"buergerbuero limited", "rathaus available"}},
	})
}

// Who does a deed is not what it is done for, and what a thing has or is reached by is not the thing.
func TestWhatAClauseIsAbout(t *testing.T) {
	check(t, []sentence{
		{"Gaststättenerlaubnisse erteilt das Ordnungsamt wieder.", one("gewerbe available")},
		{"Das Standesamt kann nicht alle Leistungen erbringen.", one("standesamt limited")},
		{"Das Bürgerbüro bearbeitet nicht alle Anliegen.", one("buergerbuero limited")},
		{"Terminvereinbarungen sind nur per Anruf möglich.", one("termine limited")},
		{"Die Homepage zeigt vorläufig nur eine Startseite mit den wichtigsten Rufnummern.", one("website limited")},
		{"Die Ausländerbehörde, die bislang nur Notfälle annahm, hat wieder normal geöffnet.", one("auslaenderwesen available")},
		{"Das Bürgerbüro ist geschlossen; gleiches gilt für das Standesamt und die Kasse.", []string{"buergerbuero unavailable", "finanzen unavailable", "standesamt unavailable"}},
		{"Damit steht die Homepage wieder in vollem Umfang zur Verfügung.", one("website available")},
		{"Schritt für Schritt kehrt das Sozialamt zum Regelbetrieb zurück.", one("soziales limited")},
		{"In Werl funktioniert nur noch das Telefon.", one("telefon available")},
		{"Die Stadt Werl arbeitet wieder ohne Einschränkungen.", one("rathaus available")},
		{"Statt des Standesamts ist die Friedhofsverwaltung erreichbar.", nil},
		{"Statt der Zulassungsstelle hilft das Ordnungsamt, das normal arbeitet.", one("ordnung-verkehr available")},
		{"Für das Telefon gibt es keine Ersatznummer.", nil},
	})
}

// A sentence without an end is read piece by piece: what its beginning says is said.
func TestEndlessSentence(t *testing.T) {
	text := "Das Standesamt ist geschlossen, " + strings.Repeat("und so weiter, ", 400) + "das Bürgerbüro ist geöffnet."
	check(t, []sentence{{text, []string{"buergerbuero available", "standesamt unavailable"}}})
}

// Verbs that "und" joins share their subject and their object; the people and the sittings of an office are the office, one of them is not.
func TestSharedVerbsAndStaff(t *testing.T) {
	check(t, []sentence{
		{"E-Mails empfängt und beantwortet die Verwaltung wie gewohnt.", one("email available")},
		{"E-Mails sendet und empfängt die Verwaltung nicht.", one("email unavailable")},
		{"Das Rathaus schließt und öffnet erst am Montag wieder.", []string{"rathaus available from 2023-11-06", "rathaus unavailable"}},
		{"Die Mitarbeiterinnen der Zulassungsstelle arbeiten wieder normal.", one("kfz-zulassung available")},
		{"Die Sprechstunden des Jugendamtes finden statt.", one("jugend-familie available")},
		{"Die Sitzung des Umweltausschusses wird abgehalten.", one("rat available")},
		{"Eine Mitarbeiterin des Standesamtes ist wieder da.", nil},
		{"Den Mitarbeitern des Standesamtes geht es wieder gut.", nil},
	})
}

// A "nicht" behind a day denies as it does without one; who does not do what is told of says nothing, nor does what is not called off.
func TestContrastsWithNicht(t *testing.T) {
	check(t, []sentence{
		{"In den Kitas ist normal Betrieb, in der Musikschule bis Freitag nicht.", []string{"kita-schule available", "kultur-freizeit unavailable until 2023-11-03"}},
		{"Das Standesamt ist besetzt, das Bauamt bis zum 20. November nicht.", []string{"bauen unavailable until 2023-11-20", "standesamt available"}},
		{"Das Standesamt ist geschlossen, das Bauamt nicht.", []string{"bauen available", "standesamt unavailable"}},
		{"Die Steuersätze legt das Land fest, nicht die Stadt.", nil},
		{"Das Kindergeld zahlt die Familienkasse, nicht das Jugendamt.", nil},
		{"Das Standesamt ist geöffnet, nicht das Bauamt.", []string{"bauen unavailable", "standesamt available"}},
		{"Das Märchenfest ist abgesagt, der Wochenmarkt nicht.", nil},
		{"Elektronische Post erreicht die Gemeinde seit der Trennung vom Netz nicht.", one("email unavailable")},
	})
}

// What people get instead of a paper limits it; where another office works instead, it says nothing of that one.
func TestMakeshiftPapers(t *testing.T) {
	check(t, []sentence{
		{"Anstelle des gedruckten Parkausweises erhalten Anwohner einen vorläufigen Zettel.", one("ordnung-verkehr limited")},
		{"Statt des Führerscheins gibt es eine befristete Bescheinigung.", one("fuehrerschein limited")},
		{"Anstelle von Geburtsurkunden gibt es nur formlose Bescheinigungen.", one("standesamt limited")},
		{"Anstelle des Standesamtes arbeitet das Bürgerbüro eingeschränkt.", one("buergerbuero limited")},
		{"Statt der Parkausweise gibt es nun Plaketten.", nil},
		{"Die Busse bedienen alle Haltestellen, die Tonnen bleiben stehen.", []string{"abfall unavailable", "versorgung available"}},
	})
}

// A clause with "denn" is a sentence of its own: it does not hang on what was wished, asked or past before it.
func TestBecauseStandsAlone(t *testing.T) {
	check(t, []sentence{
		{"Um neun kam ein Mitarbeiter heraus, denn das Ausländeramt kann keine Anliegen bearbeiten.", one("auslaenderwesen unavailable")},
		{"Die Leute mussten gehen, denn das Bauamt ist geschlossen.", one("bauen unavailable")},
		{"Bitte kommen Sie nicht, denn das Bauamt ist geschlossen.", one("bauen unavailable")},
		{"Die Stadt will bald öffnen, denn das Bauamt ist noch zu.", one("bauen unavailable")},
		{"Die Stadt wollte öffnen, weil das Bauamt wieder arbeiten konnte.", nil},
		{"Die Bürger wünschen sich, dass das Bauamt wieder geöffnet ist.", nil},
		{"Am besten bringen Besucher der Bücherei in diesen Tagen Geduld mit.", nil},
	})
}
