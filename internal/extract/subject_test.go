package extract

import "testing"

// Rules 9 to 11 of the catalogue, for words that say "available" elsewhere: here they do not, and beside them stand sentences where they do.

// Rules 9 to 11: what is said of a thing that belongs to a service, lies beside it or is done to it is not said of the service.
func TestRules9To11ThingsOfAService(t *testing.T) {
	check(t, []sentence{
		{"Die Stelle der Leiterin des Standesamts ist wieder besetzt.", nil},
		{"Die Sicherungskopien des Standesamts sind verfügbar.", nil},
		{"Die Klimaanlage der Leitstelle funktioniert.", nil},
		{"Die Zusammenarbeit der Rathäuser funktioniert.", nil},
		{"Die Finanzierung des Hallenbads ist gesichert.", nil},
		{"Die Sanierung des Hallenbads wird fortgesetzt.", nil},
		{"Die Vorbereitungen für die Öffnung der Zulassungsstelle laufen.", nil},
		{"Der Leiter der Zulassungsstelle ist zurück aus dem Urlaub.", nil},
		{"Die Apotheke neben dem Bürgerbüro ist geöffnet.", nil},
		{"Die Gewalt gegen die Feuerwehr steigt.", nil},
		{"Die Schäden am Dach der Schule sind behoben.", nil},
		{"Die Miete für das Rathaus wird in voller Höhe fällig.", nil},
		{"Im Rathaus stehen zwei neue Kopierer zur Verfügung.", nil},
		{"Zu den üblichen Zeiten ist im Rathaus ein Wachdienst vor Ort.", nil},
		{"Barrierefreiheit ist im neuen Bürgerbüro gewährleistet.", nil},
		{"Die Rechnung der Handwerker ist noch offen.", nil},
		{"Die Leerung der Müllgefäße erfolgt planmäßig.", one("abfall available")},
		{"Die Rufbereitschaft des Jugendamts ist besetzt.", one("jugend-familie available")},
		{"Der Betrieb des Hallenbads läuft wieder normal.", one("kultur-freizeit available")},
	})
}

// Rules 9 to 11: a verb of working that does something to a thing is none.
func TestRules9To11DoneToAThing(t *testing.T) {
	check(t, []sentence{
		{"Die Feuerwehr fährt einen neuen Wagen.", nil},
		{"Der Bürgermeister empfängt am Freitag eine Delegation im Rathaus.", nil},
		{"Das Jugendamt verleiht einen Preis.", nil},
		{"Wie jedes Jahr stellt die Feuerwehr den Maibaum auf.", nil},
		{"Das Gesundheitsamt hat alle Leistungen aufgelistet.", nil},
		{"Über alle Leistungen des Sozialamts informiert eine Broschüre.", nil},
		{"Die Stadtkasse wird vollumfänglich geprüft.", nil},
		{"Der Landrat unterstützt die Feuerwehr uneingeschränkt.", nil},
		{"Die Bücherei blieb von Hochwasser verschont.", nil},
		{"Das Jugendamt arbeitet mit der Polizei zusammen.", nil},
		{"Die Musikschule unterrichtet 800 Kinder.", nil},
		{"Unser Dank gilt der Feuerwehr.", nil},
		{"Für die Müllabfuhr gilt die neue Satzung.", nil},
		{"Der Antrag geht an das Bauamt.", nil},
		{"Es geht um die Zulassungsstelle in Werl.", nil},
		{"Die Bücherei geht neue Wege.", nil},
		{"Das Standesamt hat einen Laptop und ist einsatzfähig.", one("standesamt available")},
		{"Die Zulassungsstelle nimmt ihren Dienst wieder auf.", one("kfz-zulassung available")},
		{"Das Bürgerbüro bietet wieder alle Leistungen an.", one("buergerbuero available")},
		{"Die Schule bleibt vom Angriff verschont.", one("kita-schule available")},
	})
}

// Rule 9: what is possible, planned, counted on or somebody's claim is no statement.
func TestRule9NotYetAndOnlyThought(t *testing.T) {
	check(t, []sentence{
		{"Ein Ausfall der Telefone ist möglich.", nil},
		{"Verzögerungen bei der Müllabfuhr sind möglich.", nil},
		{"Es ist möglich, dass das Bürgerbüro am Montag wieder öffnet.", nil},
		{"Es gilt, die Zulassungsstelle schnell wieder zu öffnen.", nil},
		{"Der Plan sieht vor, dass das Jugendamt zuerst wieder arbeitet.", nil},
		{"Bis dahin, so hofft die Stadt, ist auch die Bücherei wieder offen.", nil},
		{"Im besten Fall ist das Bürgerbüro am Montag wieder arbeitsfähig.", nil},
		{"Gelingt der Test, wird die Kfz-Zulassung freigeschaltet.", nil},
		{"In einem ersten Schritt werden Telefon und E-Mail wiederhergestellt.", nil},
		{"Das Bürgerbüro wird wieder öffnen.", nil},
		{"Irrtümlich hieß es, die Zulassungsstelle sei wieder offen.", nil},
		{"Die Behauptung, das Telefon funktioniere wieder, trifft nicht zu.", nil},
		{"Leider können wir noch nicht melden, dass die E-Mail wieder funktioniert.", nil},
		{"Noch kann niemand bestätigen, dass die Homepage sicher läuft.", nil},
		{"Dass die Ausfälle im Standesamt noch dauern, ist gut möglich.", nil},
		{"Der Landrat dankte allen, die das Jugendamt arbeitsfähig halten wollen.", nil},
		{"Für Rückfragen steht der Leiter der Zulassungsstelle zur Verfügung.", nil},
	})
}

// Available only where it is granted: words that deny at a distance, or hardly grant; a denial of the reason or of the first time denies no closure.
func TestRule9DenialsAtADistance(t *testing.T) {
	check(t, []sentence{
		{"Die Homepage ist keineswegs erreichbar.", one("website unavailable")},
		{"Die Zulassungsstelle ist alles andere als geöffnet.", one("kfz-zulassung unavailable")},
		{"Die Internetseite lässt sich von niemandem aufrufen.", one("website unavailable")},
		{"Behoben ist die Störung der Telefonanlage noch lange nicht.", one("telefon unavailable")},
		{"Kaum ein Bus fährt.", one("versorgung limited")},
		{"Selten geht jemand ans Telefon.", one("telefon limited")},
		{"Mit etwas Glück ist das Sozialamt telefonisch erreichbar.", one("telefon limited")},
		{"Wie früher arbeitet das Standesamt mit Stempel und Papier.", one("standesamt limited")},
		{"Das Standesamt ist nicht erst seit gestern geschlossen.", one("standesamt unavailable")},
		{"Nicht zum ersten Mal bleibt die Zulassungsstelle geschlossen.", one("kfz-zulassung unavailable")},
		{"Die Kasse bleibt nicht ohne Grund geschlossen.", one("finanzen unavailable")},
		{"Das Bürgerbüro ist nicht etwa wegen Krankheit geschlossen, sondern wegen des Angriffs.", one("buergerbuero unavailable")},
		{"Die Zulassungsstelle ist nicht völlig lahmgelegt.", one("kfz-zulassung limited")},
		{"Das Bürgerbüro ist nicht den ganzen Tag geschlossen.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist nicht geschlossen.", one("buergerbuero available")},
		{"Es besteht kein Zweifel, dass die Feuerwehr einsatzbereit ist.", one("notruf available")},
	})
}

// What works in a town that is none of the region's is no statement.
func TestRule9FarTowns(t *testing.T) {
	check(t, []sentence{
		{"In Dortmund läuft der Betrieb im Bürgerbüro normal.", nil},
		{"Anders sieht es in Bielefeld aus: Dort ist die Zulassungsstelle geöffnet.", nil},
		{"Die Stadtverwaltung Hamm arbeitet normal.", nil},
		{"Das Bürgerbüro in Unna ist nicht betroffen und geöffnet.", nil},
		{"Dortmund: Bürgerbüro geöffnet", nil},
		{"<main><h1>Kreis Unna hilft der Stadt aus</h1><p>Das Rathaus ist geschlossen.</p></main>", one("rathaus unavailable")},
		{"Kontakt\n\nImpressum\n\nDas Rathaus ist geschlossen.\n", one("rathaus unavailable")},
		{"Die Internetseite liegt bei einem Anbieter in Dortmund und ist wieder erreichbar.", one("website available")},
	})
}

// Rule 11: a building or another office in which a matter fails is but its place; who does it instead is not ours.
func TestRule11Places(t *testing.T) {
	check(t, []sentence{
		{"Führungszeugnis: Im Rathaus derzeit nicht zu bekommen.", one("meldewesen unavailable")},
		{"Fahrzeuge werden wieder zugelassen. Im Kreishaus selbst ist das noch nicht möglich.", one("05974 kfz-zulassung limited")},
		{"Tot ist sie auch bei der Stadtverwaltung.", nil},
		{"Im Rathaus geht nichts.", one("rathaus unavailable")},
		{"Im Rathaus ist das Telefon tot.", one("telefon unavailable")},
		{"Fahrzeuge werden nicht zugelassen. Abmeldungen sind bei jeder anderen Zulassungsstelle möglich.", one("kfz-zulassung unavailable")},
		{"Wohngeld zahlt der Kreis, nicht wir.", nil},
		{"Wegen der Erneuerung der Brandmeldeanlage ist das Rathaus gesperrt.", one("rathaus unavailable")},
		{"Wegen der Schließung des Hallenbades fährt der Bürgerbus nicht.", one("versorgung unavailable")},
		{"Besucher des Standesamtes kommen nur über den Hohen Weg herein, das Bauamt ist geschlossen.", one("bauen unavailable")},
	})
}

// Rule 7: labels that name several deeds, pictures and words of custom say nothing by themselves.
func TestRule7LabelsOfDeeds(t *testing.T) {
	check(t, []sentence{
		{"Heute gilt: Autos an- & ummelden: geht nicht.", one("kfz-zulassung unavailable")},
		{"Es bleibt dabei. Ummelden und Perso: Fehlanzeige.", []string{"ausweise unavailable", "meldewesen unavailable"}},
		{"Hunde anmelden, Gewerbe abmelden: beides nicht möglich.", []string{"finanzen unavailable", "gewerbe unavailable"}},
		{"Reisepass beantragen: geht wieder.", one("ausweise available")},
		{"🪪 Führerschein: geht wieder.", one("fuehrerschein available")},
		{"Pässe beantragen kann man im Kreis nirgendwo.", one("ausweise unavailable")},
		{"Steueramt: unverändert keine Veranlagung.", one("finanzen unavailable")},
		{"Standesamt: wie gewohnt keine Wartezeiten.", one("standesamt available")},
	})
}

// Rule 12: a bill is of the finances, whatever it is for; what is paid to people is the service that it belongs to.
func TestRule12BillsForServices(t *testing.T) {
	check(t, []sentence{
		{"Gebührenbescheide für Wasser und Müllabfuhr werden erst im März verschickt.", one("finanzen limited")},
		{"Die Jahresbescheide über Straßenreinigung, Abfall und Abwasser verzögern sich.", one("finanzen limited")},
		{"Rechnungen für die Musikschule und die Volkshochschule können derzeit nicht gestellt werden.", one("finanzen unavailable")},
		{"Abbuchungen für Kita und Ganztag entfallen.", one("finanzen unavailable")},
		{"Lastschriften für Abfall werden nicht eingezogen. Die Müllabfuhr fährt wie gewohnt.", []string{"abfall available", "finanzen unavailable"}},
		{"Bescheide über Wohngeld werden wieder erteilt.", one("soziales available")},
		{"Zahlungen für Wohngeld sind nicht möglich.", one("soziales unavailable")},
		{"Anträge für Bewohnerparkausweise werden wieder bearbeitet.", one("ordnung-verkehr available")},
		{"Die Stadtkasse und die Bücherei sind geschlossen.", []string{"finanzen unavailable", "kultur-freizeit unavailable"}},
	})
}

// What services are called: the office, the paper, the deed and those who come for it; and words that only sound so.
func TestNamesOfServices(t *testing.T) {
	check(t, []sentence{
		{"Die Bürgerservicetheke ist geschlossen.", one("buergerbuero unavailable")},
		{"Nebenwohnungen können nicht abgemeldet werden.", one("meldewesen unavailable")},
		{"Zweitpässe werden wieder ausgestellt.", one("ausweise available")},
		{"Exportkennzeichen können nicht zugeteilt werden.", one("kfz-zulassung unavailable")},
		{"Werkstattkarten und Taxischeine: nicht möglich.", one("fuehrerschein unavailable")},
		{"Namensänderungen und Leichenpässe: nicht möglich.", one("standesamt unavailable")},
		{"Der Lastenzuschuss wird pünktlich ausgezahlt.", one("soziales available")},
		{"Sorgerechtsbescheinigungen können nicht ausgestellt werden.", one("jugend-familie unavailable")},
		{"Die Krippen und Horte sind geöffnet.", one("kita-schule available")},
		{"Die Bausprechstunde entfällt.", one("bauen unavailable")},
		{"Einsicht in Hausakten ist nicht möglich.", one("bauen unavailable")},
		{"Spielhallenerlaubnisse werden nicht erteilt.", one("gewerbe unavailable")},
		{"Haltverbotszonen können wieder beantragt werden.", one("ordnung-verkehr available")},
		{"Das Schadstoffmobil und die Weihnachtsbaumabfuhr fahren wie gewohnt.", one("abfall available")},
		{"Gelbfieberimpfungen sind nicht möglich.", one("gesundheit unavailable")},
		{"Die Rückgabebox ist nicht nutzbar.", one("kultur-freizeit unavailable")},
		{"Der Seniorenbeirat tagt wie geplant.", one("rat available")},
		{"Die Verbrauchsabrechnungen verzögern sich.", one("versorgung limited")},
		{"Die Wunschtermine sind abgesagt.", one("termine unavailable")},
		{"Der virtuelle Schalter ist nicht erreichbar.", one("online-dienste unavailable")},
		{"Die Telekommunikationsanlage ist ausgefallen.", one("telefon unavailable")},
		{"Passneuanträge werden nicht angenommen.", one("ausweise unavailable")},
		{"Wir melden uns wieder auf diesem Kanal.", nil},
		{"Das Schulfest war schön, das Wasser warm.", nil},
	})
}

// Rule 11 where a clause names a utility but as a cause, a speaker, or an office whose register is meant.
func TestRule11CausesSpeakersRegisters(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist geschlossen, weil der Strom ausgefallen ist.", one("rathaus unavailable")},
		{"Das Rathaus ist geschlossen, da es dort kein Wasser gibt.", one("rathaus unavailable")},
		{"Der Strom ist ausgefallen, das Rathaus ist geschlossen.", []string{"rathaus unavailable", "versorgung unavailable"}},
		{"Nach Angaben der Verwaltung fehlen die Vorlagen.", nil},
		{"Die Verwaltung ist geschlossen.", one("rathaus unavailable")},
		{"Bei der Gewerbestelle lässt sich nichts an- oder abmelden.", one("gewerbe unavailable")},
		{"In der Zulassungsstelle lässt sich nichts an- oder abmelden.", one("kfz-zulassung unavailable")},
		{"Beim Einwohnermeldeamt lässt sich nichts an- oder abmelden.", one("meldewesen unavailable")},
		{"Im Melde- und Gewerbeamt wird normal gearbeitet.", []string{"gewerbe available", "meldewesen available"}},
		{"Telefonzentrale und Durchwahlen sind nicht besetzt.", one("telefon unavailable")},
		{"Die Durchwahlen sind nicht besetzt.", one("telefon limited")},
		{"Das Museum hat auf. Ab dem 20. November ist es wegen der Erneuerung der Kassen geschlossen.", []string{"kultur-freizeit available", "kultur-freizeit unavailable from 2023-11-20"}},
	})
}

// Those who come to an office, and nouns of time, are no other thing that the sentence is about.
func TestPeopleAndTimesAreNoSubject(t *testing.T) {
	check(t, []sentence{
		{"Eltern können ihr Kind wieder für die Kita anmelden.", one("kita-schule available")},
		{"Für die Musikschule können Familien ihren Nachwuchs wieder anmelden.", one("kultur-freizeit available")},
		{"Für das Kindergartenjahr 2024/25 kann zurzeit kein Kind angemeldet werden.", one("kita-schule unavailable")},
		{"Im Bürgerbüro sitzt wieder Personal. Erledigen können die Beschäftigten fürs Erste nur einen Bruchteil.", one("buergerbuero limited")},
		{"Im Jugendamt haben die Beschäftigten Zugriff auf sämtliche Programme.", one("jugend-familie available")},
		{"Die Eltern der Kita haben einen Verein gegründet.", nil},
		{"Im Standesamt wird ein neues Buch für Brautpaare verkauft.", nil},
	})
}

// What is named as the occasion of something else, by its own name, or to tell which are meant.
func TestOccasionsNamesAndWhich(t *testing.T) {
	check(t, []sentence{
		{"Zum Weihnachtsmarkt haben alle Läden geöffnet.", nil},
		{"Während der Kirmes ist der Ring gesperrt.", nil},
		{"Nach dem Stadtfest bleiben zwei Parkhäuser geschlossen.", nil},
		{"Das Ordnungsamt ist während des Stadtfestes genauso im Einsatz wie sonst.", one("ordnung-verkehr available")},
		{"Das Stadtfest fällt aus.", one("kultur-freizeit unavailable")},
		{"Im Museum Haus Kupferhammer läuft alles wie gehabt.", one("kultur-freizeit available")},
		{"In der Musikschule Anton Bruckner läuft alles wie gehabt.", one("kultur-freizeit available")},
		{"Im Museum läuft ein Film.", nil},
		{"E-Mails, die an die Gemeinde gehen, kommen nicht an.", one("email unavailable")},
		{"Rechnungen, die bei uns eingehen, werden nicht bezahlt.", one("finanzen unavailable")},
	})
}

// What is asked, planned or brought for a service is not the service.
func TestPlansPapersAndDoers(t *testing.T) {
	check(t, []sentence{
		{"Ein Konzept für die Bücherei fehlt.", nil},
		{"Es gibt bislang keinen Zeitplan für das Bürgerbüro.", nil},
		{"Angaben für den neuen Pass nehmen wir derzeit nicht auf.", one("ausweise unavailable")},
		{"Für das Bürgerbüro gibt es keine Termine.", one("termine unavailable")},
		{"Ohne Vollmacht geben wir Pässe nicht heraus.", nil},
		{"Eine Anmeldung ist ohne Unterschrift nicht möglich.", nil},
		{"Ohne das Register geben wir keine Pässe heraus.", one("ausweise unavailable")},
		{"Ohne Unterschrift kann derzeit kein Bauantrag angenommen werden.", one("bauen unavailable")},
		{"Ihr Antrag auf Elterngeld geht nicht verloren.", nil},
		{"E-Mails gehen nicht verloren.", one("email available")},
		{"Gaststättenerlaubnisse erteilt das Ordnungsamt ohne Einschränkung.", one("gewerbe available")},
		{"Das Ordnungsamt arbeitet ohne Einschränkung.", one("ordnung-verkehr available")},
	})
}

// What people have made wrong is left, and what nobody has to pay for it, say nothing of a service.
func TestFaultsAndFines(t *testing.T) {
	check(t, []sentence{
		{"Die Müllabfuhr kommt wie gewohnt. Schlecht befüllte Säcke und überfüllte Tonnen bleiben stehen.", one("abfall available")},
		{"Fehlerhafte Gewerbeanmeldungen werden nicht angenommen.", nil},
		{"Gewerbeanmeldungen werden nicht angenommen.", one("gewerbe unavailable")},
		{"Ummeldungen sind nicht möglich. Bußgelder wegen der verspäteten Meldung verhängt die Stadt nicht.", one("meldewesen unavailable")},
		{"Bußgelder werden derzeit nicht verhängt.", one("ordnung-verkehr unavailable")},
	})
}

// Rule 1: a backlog that is dealt with, however slowly, takes nothing from what is done again.
func TestBacklogDealtWith(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist wieder geöffnet. 900 Anträge haben sich angestaut, die nach und nach abgearbeitet werden.", one("buergerbuero available")},
		{"Das Bürgerbüro ist wieder geöffnet. Neue Anträge werden nach und nach angenommen.", one("buergerbuero limited")},
	})
}

// Sites of one office, and what is done by those who work on their own account, are none of the town's services.
func TestSitesAndPractices(t *testing.T) {
	check(t, []sentence{
		{"Die Internetseite der Stadt ist nicht erreichbar. Die Seite der Stadtwerke ist davon nicht betroffen.", one("website unavailable")},
		{"Die Facebook-Seite der Feuerwehr ist erreichbar.", nil},
		{"Impftermine beim Kinderarzt finden statt.", nil},
		{"Anmeldungen bei den Fahrschulen sind weiter möglich.", nil},
		{"Termine beim Standesamt finden statt.", one("termine available")},
	})
}

// "Weder … noch" of trouble: there is none.
func TestNeitherDelaysNorCuts(t *testing.T) {
	check(t, []sentence{
		{"Bei der Müllabfuhr gibt es weder Verspätungen noch gekürzte Touren.", one("abfall available")},
		{"Es gibt derzeit weder Ausweise noch vorläufige Pässe.", one("ausweise unavailable")},
		{"Bei der Stadtkasse können weder Barzahlungen noch Überweisungen gebucht werden.", one("finanzen unavailable")},
	})
}
