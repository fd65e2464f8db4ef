package extract

import "testing"

// What holds of all the things that an office works with holds of the office; what holds of one of them, or of other things, does not.
func TestThingsOfAnOfficeThatAreAllBack(t *testing.T) {
	check(t, []sentence{
		{"Im Standesamt sind seit gestern alle Rechner wieder am Netz.", one("standesamt available")},
		{"In der Zulassungsstelle sind sämtliche Arbeitsplätze wieder angeschlossen.", one("kfz-zulassung available")},
		{"Im Bürgerbüro ist die letzte Beschränkung gefallen.", one("buergerbuero available")},
		{"Im Bürgeramt der Kreisstadt werden seit Wochenanfang sämtliche Dienste angeboten.", one("buergerbuero available")},
		{"Im Standesamt steht ein neuer Rechner am Netz.", nil},
		{"Vor dem Bürgerbüro sind alle Baustellen aufgehoben.", nil},
		{"Im Bürgerbüro ist ein Kopierer wieder angeschlossen.", nil},
	})
}

// What is put in of an earlier day is no status of today.
func TestWhatWasStillSoOnAnEarlierDay(t *testing.T) {
	check(t, []sentence{
		{"Die Vermittlung, am Montag noch stumm, klingelt seit Mittwoch wieder.", one("telefon available")},
		{"Das Hallenbad, vorige Woche noch geschlossen, ist wieder geöffnet.", one("kultur-freizeit available")},
		{"Die Homepage – am Freitag noch offline – ist wieder erreichbar.", one("website available")},
		{"Das Standesamt, im Oktober noch geöffnet, ist derzeit geschlossen.", one("standesamt unavailable")},
		{"Das Standesamt, derzeit noch geschlossen, ist in der Schulstraße.", one("standesamt unavailable")},
		{"Die Zulassungsstelle, derzeit noch nicht zu erreichen, bittet um Geduld.", one("kfz-zulassung unavailable")},
	})
}

// A "nicht" behind a subject and a verb of its own denies nothing of what stands before "und".
func TestDenialOfAnotherSubjectBehindUnd(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro am Markt hat zu und ein Datum für die Rückkehr steht nicht an der Tür.", one("buergerbuero unavailable")},
		{"Die Bücherei bleibt geschlossen und ein Termin für die Öffnung hängt nicht aus.", one("kultur-freizeit unavailable")},
		{"Das Standesamt hat geöffnet und der Andrang hält sich nicht in Grenzen.", one("standesamt available")},
		{"Das Bürgerbüro und das Standesamt öffnen nicht.", []string{"buergerbuero unavailable", "standesamt unavailable"}},
		{"Geöffnet sind das Museum und die Bücherei nicht.", one("kultur-freizeit unavailable")},
		{"Das Standesamt beurkundet und traut derzeit nicht.", one("standesamt unavailable")},
	})
}

// Several verbs tell who is meant, and the last main clause what holds of them.
func TestWhoIsMeantBySeveralVerbs(t *testing.T) {
	check(t, []sentence{
		{"Wer ein Geschäft eröffnet, schließt oder verlegt, füllt in der Gewerbestelle einen Zettel aus.", one("gewerbe limited")},
		{"Wer einen Laden öffnet, sperrt oder aufgibt, erreicht das Gewerbeamt wieder wie gewohnt.", one("gewerbe available")},
		{"Wer anruft, klingelt oder klopft, wird enttäuscht: Das Rathaus ist zu.", one("rathaus unavailable")},
		{"Wer umzieht, wartet: Die Meldestelle ist geschlossen oder überlastet.", one("meldewesen unavailable")},
		{"Wer kommt, findet das Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
		{"Wer einen Ausweis braucht, kann ihn wieder beantragen.", one("ausweise available")},
	})
}

// People who come to an office are no other subject than the office that the sentence before names; people who come for something else are.
func TestWhatBecomesOfVisitors(t *testing.T) {
	check(t, []sentence{
		{"Ein Sorgenkind bleibt das Archiv. Benutzer müssen vorerst draußen bleiben.", one("kultur-freizeit unavailable")},
		{"Schwierig ist die Lage beim Wohngeld. Antragsteller müssen unverrichteter Dinge wieder gehen.", one("soziales unavailable")},
		{"Auch das Standesamt hat keine Verbindung zum Register. Brautpaare müssen wir wegschicken.", one("standesamt unavailable")},
		{"Das Bauamt sieht seine Karten nicht. Bauherren kann dort derzeit nicht geholfen werden.", one("bauen unavailable")},
		{"Viel ist im Museum zu sehen. Besucher müssen draußen nichts bezahlen.", nil},
		{"Das Standesamt bekommt neue Rechner. Autofahrer müssen sich weiter gedulden.", nil},
	})
}

// The subject may stand behind what is put in after its predicate.
func TestSubjectBehindWhatIsPutIn(t *testing.T) {
	check(t, []sentence{
		{"Geschlossen bleibt bis auf Weiteres, genauer bis zum Frühjahr, das Museum.", one("kultur-freizeit unavailable")},
		{"Nicht erreichbar ist seit Montag, trotz aller Mühe, das Bürgerbüro.", one("buergerbuero unavailable")},
		{"Zu bleibt bis auf Weiteres, also mindestens diesen Monat, das Standesamt.", one("standesamt unavailable")},
		{"Offen ist, wie es weitergeht, sagt das Rathaus.", nil},
		{"Geschlossen bleibt die Brücke, genauer der Gehweg, am Museum.", nil},
		{"Sterbefälle haben Vorrang und werden sofort beurkundet.", one("standesamt available")},
		{"Wir haben alles geprüft und beurkundet.", nil},
	})
}

// A yard that takes waste in does its work by that.
func TestYardsTakeWaste(t *testing.T) {
	check(t, []sentence{
		{"Der Wertstoffhof nimmt Sperrmüll an.", one("abfall available")},
		{"Der Recyclinghof nimmt wieder Grünschnitt an.", one("abfall available")},
		{"Der Wertstoffhof nimmt nur Grünschnitt an.", one("abfall limited")},
		{"Der Wertstoffhof nimmt keinen Sperrmüll an.", one("abfall unavailable")},
		{"Die Stadt nimmt Anmeldungen für Sperrmüll an.", one("abfall limited")},
		{"Anmeldungen zum Sperrmüll werden entgegengenommen.", one("abfall limited")},
	})
}

// What is so at other times, or of the tills of something, is put in and says nothing; what an office offers somewhere is no other thing.
func TestWhatIsPutInOfOtherTimes(t *testing.T) {
	check(t, []sentence{
		{"Anfragen zu Baulasten, die das Bauamt sonst am selben Tag beantwortet, bleiben liegen.", one("bauen unavailable")},
		{"Das Standesamt, das normalerweise auch samstags traut, ist geschlossen.", one("standesamt unavailable")},
		{"Ausgenommen von allem Übel ist das Hallenbad, dessen Kassen an einem anderen Netz hängen; es empfängt seine Gäste ganz normal.", one("kultur-freizeit available")},
		{"Das Bürgerbüro ist umgezogen und bietet im Nachbarhaus sein ganzes Programm an.", one("buergerbuero available")},
		{"Die Zulassungsstelle, die wie sonst auch samstags öffnet, ist besetzt.", one("kfz-zulassung available")},
		{"Das Jugendamt bietet im Nachbarhaus Infoabende an.", nil},
	})
}

// Registrations behind a sentence on an office with a register of its own are that office's.
func TestRegistrationsOfTheOfficeBefore(t *testing.T) {
	check(t, []sentence{
		{"Wieder normal arbeitet das Gewerbeamt. An-, Um- und Abmeldungen werden sofort bestätigt.", one("gewerbe available")},
		{"Die Zulassungsstelle ist wieder geöffnet. An- und Abmeldungen werden sofort bearbeitet.", one("kfz-zulassung available")},
		{"Das Gewerbeamt ist vom Netz. Weder Anmeldungen noch Abmeldungen sind möglich.", one("gewerbe unavailable")},
		{"Wieder normal arbeitet das Gewerbeamt. Im Einwohnermeldeamt werden An- und Abmeldungen sofort bestätigt.", []string{"gewerbe available", "meldewesen available"}},
		{"Wieder normal arbeitet das Bürgerbüro. An- und Abmeldungen werden sofort bestätigt.", []string{"buergerbuero available", "meldewesen available"}},
		{"An- und Abmeldungen sind nicht möglich.", one("meldewesen unavailable")},
	})
}
