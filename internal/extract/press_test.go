package extract

import "testing"

// What a paper tells of a district's services is the district's, also where towns are named as the places where they are.
func TestDistrictsServicesInThePress(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Seit gestern ist die Ausländerbehörde in Arnsberg wieder auf, teilt der Hochsauerlandkreis mit.", one("05958 auslaenderwesen available")},
		{"Wer zur Ausländerbehörde des Kreises Soest muss, steht vergeblich in Lippstadt: Sie ist geschlossen.", one("05974 auslaenderwesen unavailable")},
		{"Der Notruf 112 sei in Arnsberg und Sundern nie gestört gewesen, betont der Hochsauerlandkreis.", one("05958 notruf available")},
		{"Werl und Soest: Das Gesundheitsamt ist geschlossen.", one("05974 gesundheit unavailable")},
		{"Die Ausländerbehörde des Märkischen Kreises ist geschlossen, die der Stadt Iserlohn hat geöffnet.", []string{"05962 auslaenderwesen unavailable", "05962024 auslaenderwesen available"}},
		{"Die Iserlohner Ausländerbehörde ist geschlossen, teilt der Märkische Kreis mit.", one("05962024 auslaenderwesen unavailable")},
		{"Die Ausländerbehörde in Iserlohn ist geschlossen.", one("05962024 auslaenderwesen unavailable")},
		{"Die Feuerwehr in Olpe rückt aus, teilt der Kreis Olpe mit.", one("05966024 notruf available")},
	})
}

// Words in quotation marks are those of the one who signs them, with or without brackets; places in other Länder are none of ours.
func TestSignedWordsAndOtherLaender(t *testing.T) {
	const head = "Drei Fragen, drei Antworten\n\n"
	checkOf(t, "", []sentence{
		{head + "„Das Rathaus ist offen.“ Bürgermeister in Balve\n\n„Die Telefone gehen nicht.“ – Stadt Altena", []string{"05962004 telefon unavailable", "05962008 rathaus available"}},
		{head + "„Bei uns ist das Bürgerbüro zu.“ (Hemer)\n\n„Unser Sozialamt ist zu.“ Kämmerer der Stadt Menden", []string{"05962016 buergerbuero unavailable", "05962040 soziales unavailable"}},
		{"„Das Bürgerbüro ist zu“, sagt der Bürgermeister von Balve. In Werdohl ist es offen.", []string{"05962008 buergerbuero unavailable", "05962060 buergerbuero available"}},
		{"In Soest ist das Bürgerbüro offen. Die Zulassungsstelle des hessischen Landkreises ist geschlossen.", one("05974040 buergerbuero available")},
		{"In Soest ist das Rathaus offen. In der niedersächsischen Gemeinde ist das Bürgerbüro zu.", one("05974040 rathaus available")},
		{"In Soest ist das Bürgerbüro zu, weil der hessische Dienstleister ausgefallen ist.", one("05974040 buergerbuero unavailable")},
	})
}

// A cell that goes on about what its column is about is no subject of its row; an hour may be written with an "h".
func TestColumnsAndHours(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Ort | Telefon | Bürgerbüro\n--- | --- | ---\nBalve | nur die Zentrale | geöffnet\nHemer | keine Durchwahlen | geschlossen\nAltena | erreichbar | geöffnet", []string{"05962004 buergerbuero available", "05962004 telefon available", "05962008 buergerbuero available", "05962008 telefon limited", "05962016 buergerbuero unavailable"}},
		{"Mo 30.10. 08.30 h - Werdohl: Bürgerbüro zu.\n\nMo 30.10. 11.00 h - Balve: Die Telefone funktionieren.\n\nDi 31.10. 9.15 h - Altena: Das Rathaus ist geschlossen.", []string{"05962004 rathaus unavailable", "05962008 telefon available", "05962060 buergerbuero unavailable"}},
	})
}

// "Nur in … nicht" leaves one place out of what is said of the others; what it names in one town is but a part.
func TestOnlyThereNot(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Die Rathäuser in Werl und Ense sind geöffnet, nur in Rüthen nicht.", []string{"05974012 rathaus available", "05974036 rathaus unavailable", "05974052 rathaus available"}},
		{"In Werl und Ense werden Ausweise ausgestellt, lediglich in Soest nicht.", []string{"05974012 ausweise available", "05974040 ausweise unavailable", "05974052 ausweise available"}},
		{"Die Bürgerbüros in Werl und Ense sind erreichbar, nur nicht in Soest.", []string{"05974012 buergerbuero available", "05974040 buergerbuero unavailable", "05974052 buergerbuero available"}},
		{"Das Rathaus in Werl ist geöffnet, nur dienstags nicht.", one("05974052 rathaus limited")},
		{"Die Rathäuser in Werl und Ense sind geöffnet, aber nur bis mittags.", []string{"05974012 rathaus limited", "05974052 rathaus limited"}},
	})
	check(t, []sentence{
		{"Personalausweise werden ausgestellt, nur in Eilfällen nicht.", one("ausweise limited")},
		{"Wohngeld wird ausgezahlt, nur bei Neufällen nicht.", one("soziales limited")},
	})
}

// A town that is "ohne Telefon", or that one can ring again, is spoken of by the way that it lacks or has.
func TestWaysOfReachingATown(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Werl ist weiterhin ohne Telefon und E-Mail.", []string{"05974052 email unavailable", "05974052 telefon unavailable"}},
		{"Ense ist ohne Mail; wer dort die Zentrale wählt, erreicht die Gemeinde.", []string{"05974012 email unavailable", "05974012 telefon available"}},
		{"Die Stadt Menden kann ab sofort wieder angerufen werden.", one("05962040 telefon available")},
		{"Die Gemeinde Ense kann derzeit nicht angerufen werden.", one("05974012 telefon unavailable")},
		{"Die Gemeinde Ense mailt wieder.", one("05974012 email available")},
		{"Das Bürgerbüro in Werl ist ohne Termin geöffnet.", one("05974052 buergerbuero available")},
		{"In Werl kann man sich ohne Telefon nicht anmelden.", nil},
		{"Der Landrat des Kreises Soest antwortet auf Fragen zum Haushalt.", nil},
	})
}

// What is said to be the district's is not also that of the town where it stands.
func TestOwnedByTheDistrict(t *testing.T) {
	cases := []sentence{
		{"Die Musikschule des Kreises Soest in Werl ist geschlossen.", one("05974 kultur-freizeit unavailable")},
		{"Das vom Kreis Soest betriebene Entsorgungszentrum in Werl nimmt Grünschnitt in gewohnter Weise an.", one("05974 abfall available")},
		{"Die Volkshochschule des Märkischen Kreises hat in Hemer und Balve geöffnet.", one("05962 kultur-freizeit available")},
		{"Das kreiseigene Museum in Attendorn ist geschlossen.", one("05966 kultur-freizeit unavailable")},
		{"Der Kreis Olpe und die Stadt Attendorn haben ihre Museen geschlossen.", []string{"05966 kultur-freizeit unavailable", "05966004 kultur-freizeit unavailable"}},
		{"Das Museum in Attendorn ist geschlossen, teilt der Kreis Olpe mit.", one("05966004 kultur-freizeit unavailable")},
	}
	checkOf(t, "", cases)
}

// What is done in a room as a rule, or where people travel, is nothing that works; an office open for an hour or two is limited.
func TestWhereOtherwiseAndHoursADay(t *testing.T) {
	check(t, []sentence{
		{"Im Bürgerbüro, wo sonst Ausweise über den Tresen gehen, ist niemand.", nil},
		{"Eine Etage höher, wo normalerweise Parkausweise ausgestellt werden, brennt kein Licht.", nil},
		{"Dafür fährt man zur Zulassungsstelle nach Lippstadt.", nil},
		{"Für die Zulassung fährt man vergebens nach Lippstadt.", one("kfz-zulassung unavailable")},
		{"Die Müllabfuhr fährt wieder.", one("abfall available")},
		{"Das Bürgerbüro ist zwei Stunden am Tag geöffnet.", one("buergerbuero limited")},
		{"Das Standesamt hat täglich drei Stunden auf.", one("standesamt limited")},
		{"Unsere Hotline ist 24 Stunden am Tag erreichbar.", one("telefon available")},
		{"An der Kasse stockt nichts mehr.", one("finanzen available")},
		{"Am Telefon geht nichts mehr.", one("telefon unavailable")},
	})
}

// "Keine der drei" takes up all bodies that were just named.
func TestNoneOfThem(t *testing.T) {
	checkOf(t, "05974052", []sentence{
		{"In Werl, Ense und Soest sind die Rathäuser geöffnet.\n\nReisepässe nimmt keine der drei Stellen in Auftrag.", []string{"05974012 ausweise unavailable", "05974012 rathaus available", "05974040 ausweise unavailable", "05974040 rathaus available", "ausweise unavailable", "rathaus available"}},
		{"In Werl und Ense sind die Rathäuser geöffnet.\n\nWohngeld zahlt keines der beiden Ämter aus.", []string{"05974012 rathaus available", "05974012 soziales unavailable", "rathaus available", "soziales unavailable"}},
		{"In Werl und Ense sind die Rathäuser geöffnet.\n\nDas Telefon ist gestört.", []string{"05974012 rathaus available", "rathaus available", "telefon unavailable"}},
		{"Unsere Bürgerbüros sind offen. Keine der drei Leitungen ist erreichbar.", []string{"buergerbuero available", "telefon unavailable"}},
	})
	check(t, []sentence{
		{"Das Standesamt nimmt Sterbefälle auf; weitere Beurkundungen ruhen.", one("standesamt limited")},
		{"Das Standesamt nimmt keine Geburten auf.", one("standesamt unavailable")},
	})
}

// The plural subjunctive of what somebody says is the present: "würden" with what is done, "ließen sich", "blieben". Under a condition, of a
// day, or of a time that is over it is none.
func TestPluralSubjunctive(t *testing.T) {
	check(t, []sentence{
		{"Sperrmüll und Restmüll würden abgeholt, sagte der Betriebsleiter.", one("abfall available")},
		{"Wohngeldanträge ließen sich wieder stellen, sagte die Leiterin.", one("soziales available")},
		{"Die Schulen blieben geschlossen, teilte die Stadt mit.", one("kita-schule unavailable")},
		{"Gestern blieben die Schulen geschlossen, teilte die Stadt mit.", nil},
		{"Am Dienstag ließen sich keine Pässe beantragen, sagte die Sprecherin.", nil},
		{"Sperrmüll und Restmüll würden abgeholt, wenn die Wagen liefen, sagte der Betriebsleiter.", nil},
		{"Führerscheine würden wir gern ausstellen, sagte die Leiterin.", nil},
		{"Neubürger werden von Hand in Listen eingetragen, wie der Leiter schilderte.", one("meldewesen limited")},
	})
}

// What breaks down again and again works in between.
func TestComesAndGoes(t *testing.T) {
	check(t, []sentence{
		{"Die Telefonanlage bricht immer wieder zusammen.", one("telefon limited")},
		{"Die Internetseite stürzt dauernd ab.", one("website limited")},
		{"Telefon: rauscht und bricht öfter ab.", one("telefon limited")},
		{"Der Strom ist häufig weg.", one("versorgung limited")},
		{"Die Telefonanlage ist zusammengebrochen.", one("telefon unavailable")},
		{"Das Serviceportal ist ausgefallen.", one("online-dienste unavailable")},
	})
}

// What an official "meinte" is what the administration says; what others mean is hearsay.
func TestWhatOfficialsMean(t *testing.T) {
	check(t, []sentence{
		{"In den Kitas laufe alles normal, meinte der Dezernent.", one("kita-schule available")},
		{"„Die Müllabfuhr läuft ganz normal“, meinte der Leiter des Bauhofs.", one("abfall available")},
		{"Das Standesamt ist geschlossen, meinte die Amtsleiterin.", one("standesamt unavailable")},
		{"Der Bürgermeister meinte: Das Bürgerbüro ist geschlossen.", one("buergerbuero unavailable")},
		{"Viele Leute meinten, das Standesamt sei geschlossen.", nil},
		{"Ein Leser meinte, das Standesamt sei geschlossen.", nil},
		{"Wer meint, das Bürgerbüro sei geschlossen, irrt.", nil},
	})
}

// The past of some verbs is the plural of what somebody says too; with a day of its own, or without anybody who says so, it is the past.
func TestPastThatIsSaid(t *testing.T) {
	check(t, []sentence{
		{"Alle Trauungen gingen wie geplant über die Bühne, versicherte der Sprecher.", one("standesamt available")},
		{"Die Kurse der Volkshochschule fielen aus, hieß es.", one("kultur-freizeit unavailable")},
		{"Zulassungen von Autos blieben vorerst liegen, so der Amtsleiter.", one("kfz-zulassung unavailable")},
		{"Alle Termine blieben bestehen, so die Sprecherin.", one("termine available")},
		{"Anmeldungen von Gewerben müssten warten, sagte eine Mitarbeiterin.", one("gewerbe unavailable")},
		{"Im vorigen Jahr gingen 300 Trauungen über die Bühne.", nil},
		{"Die Kurse der Volkshochschule fielen am Dienstag aus, hieß es.", nil},
		{"Anmeldungen von Gewerben müssten warten können.", nil},
	})
}

// Rule 1: an office whose branch fares otherwise is limited.
func TestRule1Branches(t *testing.T) {
	check(t, []sentence{
		{"Der Kreis Soest lässt wieder Fahrzeuge zu. Die Nebenstelle in Lippstadt bleibt geschlossen.", one("05974 kfz-zulassung limited")},
		{"Die Zulassungsstelle des Kreises Soest bleibt geschlossen. Die Nebenstelle in Lippstadt ist geöffnet.", one("05974 kfz-zulassung limited")},
		{"Das Bürgerbüro ist geöffnet. Die Außenstelle am Bahnhof bleibt geschlossen.", one("buergerbuero limited")},
		{"Die Stadtbücherei ist geöffnet. Die Zweigstelle am Markt ist ebenfalls offen.", one("kultur-freizeit available")},
		{"Das Telefon funktioniert wieder. Die Nebenstelle am Markt bleibt geschlossen.", one("telefon available")},
	})
}

// What was done with a number of things, who has applied for something, who did not come in vain, and what went on for a time: none says how
// a service fares.
func TestRules9To11Done(t *testing.T) {
	check(t, []sentence{
		{"Der Mailverkehr läuft wieder. Etwa 2.300 Nachrichten wurden gelöscht.", one("email available")},
		{"Die Fraktion hat eine Sondersitzung des Hauptausschusses beantragt.", nil},
		{"Ein Bürger hat Wohngeld beantragt.", nil},
		{"Wohngeld kann beantragt werden.", one("soziales limited")},
		{"Wer einen Ausweis abholen wollte, ist nicht umsonst gekommen.", nil},
		{"Wer einen Ausweis abholen wollte, ist umsonst gekommen.", one("ausweise unavailable")},
		{"Das Bürgerbüro arbeitete zeitweise eingeschränkt.", nil},
		{"92 Beschäftigte des Bürgerbüros arbeiteten zeitweise in der Bücherei.", nil},
		{"Plettenberg probt den Stromausfall\n\nDas Telefon im Rathaus ist tot.", nil},
		{"Die Führerscheinstelle bearbeitet alle Anträge, braucht dafür aber rund drei Monate.", one("fuehrerschein limited")},
		{"Die Führerscheinstelle bearbeitet alle Anträge, braucht dafür aber ein Lichtbild.", one("fuehrerschein available")},
	})
}

// What is told of a place, of its provider, of where an office moves to, and of who speaks, is told of the right one.
func TestWhoseAndWhere(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Der Hochsauerlandkreis hat Sorgen. Die Leitstelle in Meschede hängt an eigener Technik, Notrufe laufen dort auf wie sonst auch.", one("05958 notruf available")},
		{"Die Feuerwehr in Meschede rückt aus wie immer.", one("05958032 notruf available")},
		{"Auf der Burg in Altena gehört das Museum dem Märkischen Kreis. Dieser teilt mit: Die Museen haben auf.", one("05962 kultur-freizeit available")},
		{"Anröchte und Erwitte haben sich erklärt. Ihre Rathäuser seien geöffnet, Umzüge könnten nicht gemeldet werden. Der Grund sei, dass das Register gesperrt ist.", []string{
			"05974004 rathaus available", "05974016 rathaus available", "05974004 meldewesen unavailable", "05974016 meldewesen unavailable",
		}},
	})
	check(t, []sentence{
		{"Weil die Homepage bei einem Anbieter in Bielefeld liegt, ist sie erreichbar.", one("website available")},
		{"Das Bürgerbüro zieht in die Stadtbücherei um und bietet dort einen Notbetrieb an.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist in die Stadtbücherei umgezogen und bietet dort einen Notbetrieb an.", one("buergerbuero limited")},
		{"In der Stadtbücherei gibt es einen Notbetrieb.", one("kultur-freizeit limited")},
		{"Umzüge könnten ohne Strom nicht gemeldet werden.", nil},
		{"Im Bürgerbüro können wir Auskunft geben und fertige Ausweise aushändigen, mehr nicht.", []string{"buergerbuero limited", "ausweise limited"}},
		{"Das Telefon im Rathaus steht kaum still.", one("telefon available")},
		{"Das Kreisjugendamt Olpe arbeitet normal.", one("05966 jugend-familie available")},
		{"Das Kreishaus Olpe bleibt geschlossen.", one("05966 rathaus unavailable")},
		{"Das Kreishaus in Soest bleibt geschlossen.", one("05974 rathaus unavailable")},
		{"Vereine\nNotdienste\nArchiv\n\nDas Rathaus ist offen.", one("rathaus available")},
		{"Das Standesamt bietet Notdienste an.", one("standesamt limited")},
		{"Weil die Telefonanlage auf eigenen Servern läuft, ist sie nicht betroffen.", one("telefon available")},
		{"Weil die Telefonanlage auf eigenen Servern läuft, ist das Bürgerbüro geöffnet.", one("buergerbuero available")},
		{"Das Telefon im Rathaus steht still.", one("telefon unavailable")},
		{"Die Stadt Werl ist im Internet seit Mittwoch unter ihrer alten Adresse erreichbar.", one("website available")},
		{"Die Stadt Werl ist im Internet Opfer eines Angriffs geworden.", nil},
		{"Von Montag, 6. November, bis Mittwoch, 8. November, bleibt das Bürgerbüro geschlossen. Vom 9. November an bietet es wieder alles an. Bis morgen läuft der Notbetrieb weiter.", []string{
			"buergerbuero available from 2023-11-09", "buergerbuero limited until 2023-11-03", "buergerbuero unavailable from 2023-11-06 until 2023-11-08",
		}},
		{"Das Bürgerbüro öffnet am Montag wieder. Bis dahin bleibt es zu, und auch danach können nur Leute kommen, die etwas abzuholen haben.", []string{"buergerbuero unavailable until 2023-11-05", "buergerbuero limited from 2023-11-06"}},
	})
}

// A matter of one person, of whom a report tells, says nothing of all; deeds in pairs are of what was named before.
func TestRules5And11OnePersonAndPairs(t *testing.T) {
	check(t, []sentence{
		{"Ein Leser schreibt, sein Antrag auf Wohngeld sei seit August nicht bearbeitet.", nil},
		{"Ein Rentner wartet seit Wochen auf seinen Pass.", nil},
		{"Der Bauantrag der Familie Müller ist noch nicht genehmigt.", nil},
		{"Ihren Reisepass bekommt Frau Meier nun doch nicht vor dem Urlaub.", nil},
		{"Ein Bäcker erzählt, seine Gewerbeanmeldung sei verschwunden.", nil},
		{"Bürger können ihren Ausweis nicht verlängern.", one("ausweise unavailable")},
		{"Frau Meier vom Bürgerbüro sagt: Pässe können nicht verlängert werden.", one("ausweise unavailable")},
		{"Die Bauanträge liegen auf einem Tisch im Saal. Annehmen ja, genehmigen nein.", one("bauen limited")},
		{"Der Tisch steht im Saal. Annehmen ja, genehmigen nein.", nil},
	})
}
