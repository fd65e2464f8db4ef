package extract

import "testing"

// What is denied, called off or closed, of which no service is said to fail.

// The words of an end in another sense: what rests on walls, what somebody lets rest, what is painted, tight or put out.
func TestOtherSensesOfClosing(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ruht auf den Grundmauern eines Klosters.", nil},
		{"Sein Mandat im Rat lässt er ruhen.", nil},
		{"Für Hinweise zu den Einbrechern im Stadtarchiv sind 3.000 Euro Belohnung ausgesetzt.", nil},
		{"In kräftigem Blau gestrichen wurden die Türen der Stadtbücherei.", nil},
		{"Der Flur des Standesamts wird in diesen Tagen frisch gestrichen.", nil},
		{"Endlich dicht ist das Dach der Turnhalle an der Grundschule.", nil},
		{"Die Bußgeldstelle weist Einsprüche als unzulässig zurück.", nil},
		{"Sehr gut aufgehoben fühlen sich die Senioren beim Team des Sozialamts.", nil},
		{"Wie die Verkehrsbehörde mitteilt, ist die Sperrung der Brüderstraße aufgehoben.", nil},
		{"Von den 41 Azubis, die das Rathaus seit 2015 eingestellt hat, fiel keiner durch die Prüfung.", nil},
		{"Im Mai des Vorjahres wurden Bauanträge nicht bearbeitet.", nil},
		{"Vor dem Angriff verlief in der Zulassungsstelle alles planmäßig.", nil},
		{"Die Feuerwehr brach den Einsatz am Bahnhof ab.", nil},
		{"Ein Verfahren gegen den Leiter der Ausländerbehörde hat die Staatsanwaltschaft eingestellt.", nil},
		{"Der Betreiber des Hallenbads hat einen Vertrag mit der Stadt geschlossen.", nil},
		{"Eingestellt auf den Andrang hat sich auch das Standesamt.", nil},
		{"Die Bücherei ist auf Gruppen eingestellt.", nil},
		{"Zwei Fachkräfte für das Bauamt hat die Stadt zum Januar eingestellt.", nil},
		{"Das Bürgerbüro hat den Betrieb bis auf Weiteres eingestellt.", one("buergerbuero unavailable")},
		{"Die Bilanz der Bücherei fällt positiv aus.", nil},
		{"Auf jede Kita entfallen 12.000 Euro.", nil},
		{"Der Bürgermeister lehnt eine Stellungnahme zum Bürgerbüro ab.", nil},
		{"Die Abfuhr der Biotonne fällt aus.", one("abfall unavailable")},
		{"Die Grundschule schließt sich dem Wettbewerb an.", nil},
		{"Aus den Zahlen schließt das Sozialamt auf mehr Bedarf.", nil},
		{"Geschlossen stimmte die SPD für den Neubau der Kita.", nil},
		{"Im Haushalt des Jugendamts wurde das Loch geschlossen.", nil},
		{"Das Bürgerbüro liegt dicht beim Bahnhof.", nil},
		{"Das Mietshaus wurde von der Feuerwehr evakuiert.", nil},
		{"Das Museum schließt heute.", one("kultur-freizeit unavailable")},
		{"Während der Sommerpause hat das Bürgerbüro neue Möbel bekommen.", nil},
		{"Ein Bebauungsplan, auf den sich das Bauamt stützte, wurde vom Oberverwaltungsgericht aufgehoben.", nil},
		{"Die Kfz-Zulassung ruht auf unbestimmte Zeit.", one("kfz-zulassung unavailable")},
		{"Die VHS-Kurse sind bis auf Weiteres ausgesetzt.", one("kultur-freizeit unavailable")},
		{"Das Rathaus ist dicht.", one("rathaus unavailable")},
	})
}

// A burden that is lifted is no service that ends.
func TestLiftedBurdens(t *testing.T) {
	check(t, []sentence{
		{"Nach dem Beschluss entfällt beim Bewohnerparken ab Januar der Aufschlag für den Zweitwagen.", nil},
		{"Die Unterschrift des Arbeitgebers ist im Vordruck für das Elterngeld entfallen.", nil},
		{"Weggefallen ist beim Wohngeld die Nachweispflicht.", nil},
		{"Die Altersgrenze für die Feuerwehr wurde aufgehoben.", nil},
		{"Das Halteverbot vor dem Standesamt ist aufgehoben.", nil},
		{"Zwei Stellen im Bauamt werden gestrichen.", nil},
		{"Gestrichen wurde im Haushalt der Zuschuss für die Musikschule.", nil},
		{"Bei der Stadtkasse entfällt die Auszahlung bis auf Weiteres.", one("finanzen unavailable")},
		{"Die Leerung der Biotonne entfällt wegen der Störung.", one("abfall unavailable")},
	})
}

// What fails nowhere works; that nothing is better is praise.
func TestNowhere(t *testing.T) {
	check(t, []sentence{
		{"Nirgends in der Stadt fällt die Müllabfuhr aus.", one("abfall available")},
		{"Strom und Wasser: Nirgends kommt es deswegen zu Ausfällen.", one("versorgung available")},
		{"An keiner Soester Schule entfällt wegen des Hackerangriffs Unterricht.", one("05974040 kita-schule available")},
		{"Kein VHS-Kurs entfällt wegen der Störung.", one("kultur-freizeit available")},
		{"Auf die Müllabfuhr wirkt sich der Cyberangriff nicht aus.", one("abfall available")},
		{"Nirgends in Westfalen steht ein schöneres Rathaus.", nil},
		{"Kein schöneres Standesamt gibt es weit und breit.", nil},
		{"Bei Gewerbeanmeldungen hakt es an keiner Stelle.", one("gewerbe available")},
		{"Kein Museum der Region hat mehr Besucher als das Burghofmuseum.", nil},
		{"Nirgends sonst in der Region gibt es so viele Kita-Plätze.", nil},
		{"E-Mails kommen nirgends an.", one("email unavailable")},
		{"Ausweise gibt es wegen der Störung nirgendwo.", one("ausweise unavailable")},
	})
}

// What is but proposed, feared, or told of a case or of another thing.
func TestThoughtOrOfOthers(t *testing.T) {
	check(t, []sentence{
		{"Den Vorschlag der SPD, die Bücherei zu schließen, diskutierte der Rat.", nil},
		{"Der Rat hat den Antrag der Fraktion, die Hundesteuer auszusetzen, abgelehnt.", nil},
		{"Der Plan, das Hallenbad zu schließen, ist vom Tisch.", nil},
		{"Der Erlass, auf den sich die Ausländerbehörde berief, wurde aufgehoben.", nil},
		{"Der Minister, der bei der Musikschule die Festrede halten wollte, hat abgesagt.", nil},
		{"Fehlt ein Passfoto, stellt das Bürgerbüro keinen Ausweis aus.", nil},
		{"Wird eine Gaststättenerlaubnis abgelehnt, begründet das Amt das schriftlich.", nil},
		{"Wohngeld erhält nicht, wer Bafög bezieht.", nil},
		{"In die Biotonne gehört keine Asche, warnt die Müllabfuhr.", nil},
		{"Das Ordnungsamt hat am Montag ein Wettbüro geschlossen.", nil},
		{"Die Bauaufsicht hat die Tiefgarage am Markt gesperrt.", nil},
		{"Das Sozialamt hat den Antrag von Herrn M. abgelehnt.", nil},
		{"Das Bürgerbüro hat die Türen geschlossen.", one("buergerbuero unavailable")},
		{"Das Freizeitbad hat wegen einer defekten Pumpe geschlossen.", one("kultur-freizeit unavailable")},
		{"Eine Schließung der Bücherei steht nicht zur Debatte.", nil},
		{"Eine Schließung des Hallenbads wird es mit ihm nicht geben, sagte der Bürgermeister.", nil},
		{"Von der Schließung der Stadtbücherei ist schon seit Jahren die Rede.", nil},
		{"Der Antrag auf Schließung des Freibads ist gescheitert.", nil},
		{"Die Stadt hat die Schließung des Museums angeordnet.", one("kultur-freizeit unavailable")},
		{"Gegen die Schließung der Bücherei protestierten 200 Menschen.", nil},
		{"Der Streit über die Schließung der Kita ist beigelegt.", nil},
		{"Die Grünen lehnen die Schließung der Musikschule ab.", nil},
		{"Hinweise auf einen Täter gibt es im Fall der Stadtkasse nicht.", nil},
		{"Konkrete Pläne für ein neues Hallenbad gibt es nicht.", nil},
		{"Der Neubau der Grundschule kann noch nicht beginnen.", nil},
		{"Im Streit um die Musikschule ist noch nichts entschieden.", nil},
		{"Die Sanierung der Turnhalle ist noch nicht abgeschlossen.", nil},
		{"Das Sozialamt hat keinen Fahrstuhl.", nil},
		{"Bei dem Brand in der Grundschule wurde niemand verletzt.", nil},
		{"Wegen der Sanierung der Turnhalle bleibt auch das Hallenbad geschlossen.", one("kultur-freizeit unavailable")},
		{"Der Weg zwischen Rathaus und Bücherei ist gesperrt.", nil},
		{"Der Fußweg hinter dem Hallenbad bleibt gesperrt.", nil},
		{"Das Geschäft gegenüber vom Bürgerbüro schließt zum Jahresende.", nil},
		{"Die Fluchttür hinter der Bühne der Stadthalle ist verschlossen.", nil},
		{"Die Tore der Rettungswache müssen nachts immer geschlossen sein.", nil},
		{"Der Antrag der Musikschule auf Fördergeld wurde vom Land abgelehnt.", nil},
		{"Das Hallenbad hinter dem Rathaus ist geschlossen.", one("kultur-freizeit unavailable")},
		{"Das Bürgerbüro, das am Markt liegt, ist geschlossen.", one("buergerbuero unavailable")},
		{"Ausweise erhält derzeit niemand, der Antrag bleibt liegen.", one("ausweise unavailable")},
	})
}

// Behind a rumour that is called false, and behind "niemand muss …, denn", stands how it is.
func TestRumoursPutRight(t *testing.T) {
	check(t, []sentence{
		{"Das Gerücht, unsere Telefone seien tot, ist falsch; alle Anschlüsse funktionieren wie gewohnt.", one("telefon available")},
		{"Dass unsere Homepage offline sei, stimmt nicht, sie ist wie gewohnt erreichbar.", one("website available")},
		{"Von abgesagten Trauungen kann keine Rede sein: Das Standesamt arbeitet wie gewohnt.", one("standesamt available")},
		{"Das Gerücht, das Bürgerbüro habe wieder geöffnet, stimmt nicht; es bleibt geschlossen.", one("buergerbuero unavailable")},
		{"Das Gerücht, die Bücherei habe wieder geöffnet, stimmt nicht.", nil},
		{"Keine Familie braucht umzuplanen, denn alle Kitas haben wie gewohnt geöffnet.", one("kita-schule available")},
		{"Niemand, der Unterhaltsvorschuss bezieht, muss bangen, denn alle Zahlungen gehen pünktlich raus.", one("jugend-familie available")},
		{"Kein Empfänger von Wohngeld muss fürchten, dass es ausgesetzt wird: Das Geld wird pünktlich überwiesen.", one("soziales available")},
	})
}

// What must not be done in an office, and what it is not, is no news of it.
func TestForbiddenOrNotSuch(t *testing.T) {
	check(t, []sentence{
		{"Im Standesamt darf nicht geraucht werden.", nil},
		{"Im Hallenbad dürfen keine Glasflaschen benutzt werden.", nil},
		{"Hunde dürfen nicht ins Rathaus.", nil},
		{"Keine Mängel fand die Bauaufsicht an der Tribüne.", nil},
		{"Uneingeschränkt lobte der Prüfer die Arbeit der Stadtkasse.", nil},
		{"Kein Problem sieht das Ordnungsamt im Alkoholverbot.", nil},
		{"Der Streit um das Hallenbad geht weiter.", nil},
		{"Keine Einschränkungen meldet die Zulassungsstelle.", one("kfz-zulassung available")},
		{"Ohne Führerschein war ein 19-Jähriger unterwegs.", nil},
		{"Das Rathaus ist kein Museum.", nil},
		{"Die Bücherei ist nicht barrierefrei.", nil},
		{"Besucher dürfen nicht ins Rathaus.", one("rathaus unavailable")},
		{"Ins Rathaus darf derzeit niemand.", one("rathaus unavailable")},
		{"Im Standesamt dürfen keine Urkunden ausgestellt werden.", one("standesamt unavailable")},
	})
}
