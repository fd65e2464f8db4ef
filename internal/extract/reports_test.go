package extract

import "testing"

// Rules 1 and 5 to 11 of the catalogue, as papers and notices tell things.

// Rule 6: what stands in for a site limits it, wherever the notice says so; the site itself may be gone or back in many words.
func TestRule6SitesAndWhatStandsInForThem(t *testing.T) {
	check(t, []sentence{
		{"Not-Webauftritt der Stadt Werl · 2. November 2023", one("website limited")},
		{"Behelfsauftritt der Stadt Werl\n\nDas Bürgerbüro ist geschlossen.", []string{"website limited", "buergerbuero unavailable"}},
		{"Sie befinden sich auf der Ersatzseite der Stadt Werl.", one("website limited")},
		{"Diese statische Seite steht vorerst für unsere Homepage.", one("website limited")},
		{"Unter dieser Adresse finden Sie das Wichtigste, bis unser Internetauftritt zurückkehrt.", one("website limited")},
		{"Die Stadt unterhält eine kleine Website für den Notfall.", one("website limited")},
		{"Alle Hinweise finden Sie auf unserer Sonderseite.", nil},
		{"Unsere Seite im Netz ist verschwunden.", one("website unavailable")},
		{"Die Webseiten der Stadt werden gegenwärtig nicht ausgeliefert.", one("website unavailable")},
		{"Unter werl.de ist derzeit nichts zu sehen.", one("website unavailable")},
		{"Die Homepage ist wieder die alte.", one("website available")},
		{"Die Internetseite ist in ihrer vertrauten Form zurück.", one("website available")},
		{"Solange www.werl.de fehlt, finden Sie hier das Wichtigste.", one("website limited")},
		{"Die Homepage ist tot. An dieser Stelle informieren wir Sie.", one("website limited")},
		{"Unter www.werl.de tut sich nichts; diese Notseite haben wir gestern eingerichtet.", one("website limited")},
		{"Der Auftritt der Stadt ist vom Netz. Was Sie hier sehen, vertritt ihn.", one("website limited")},
	})
}

// Rule 8: a report tells in the past what was so on its own day, and in the subjunctive what somebody says; what was so on another
// day, or may be so, is no statement.
func TestRule8ReportsOfTheDay(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus war am Donnerstag weiterhin geschlossen.", one("rathaus unavailable")},
		{"Die Internetseite der Stadt war am Donnerstagvormittag nicht aufrufbar.", one("website unavailable")},
		{"Die Stadtverwaltung war heute telefonisch nicht erreichbar.", one("telefon unavailable")},
		{"Ausweise konnten auch am Donnerstag nicht beantragt werden.", one("ausweise unavailable")},
		{"Wegen eines Rohrbruchs musste das Rathaus heute geschlossen werden.", one("rathaus unavailable")},
		{"Die Stadt hat am Mittwoch eine Notfall-Homepage eingerichtet.", one("website limited")},
		{"Der Bürgermeister sagte, neue Anträge auf Ausweise nehme die Stadt nicht an.", one("ausweise unavailable")},
		{"Ab Montag, 6. November, öffnet das Bürgerbüro wieder, allerdings nur vormittags. Es können dann Ausweise abgeholt, aber nicht beantragt werden.", []string{"buergerbuero limited from 2023-11-06", "ausweise limited from 2023-11-06"}},
		{"Das Bürgerbüro war am Montag geschlossen.", nil},
		{"Das Rathaus war in der vergangenen Woche geschlossen.", nil},
		{"Personalausweise könnten derzeit nicht beantragt werden, sagte ein Sprecher.", one("ausweise unavailable")},
		{"Trauungen könnten wie vorgesehen vollzogen werden, teilte die Stadt mit.", one("standesamt available")},
		{"Autos könnten vorerst nicht zugelassen werden, so die Stadt.", one("kfz-zulassung unavailable")},
		{"Nach derzeitigem Stand bleibt das Rathaus bis Ende der Woche geschlossen.", one("rathaus unavailable")},
		{"Die Website musste abgeschaltet werden.", one("website unavailable")},
		{"Bitte beachten Sie, dass die Zulassungsstelle bis auf Weiteres geschlossen ist.", one("kfz-zulassung unavailable")},
		{"Wir möchten Sie darüber informieren, dass das Standesamt keine Urkunden ausstellen kann.", one("standesamt unavailable")},
		{"Wir hoffen, dass das Standesamt bald wieder Urkunden ausstellen kann.", nil},
		{"Vielleicht könnten am Montag wieder Ausweise beantragt werden.", nil},
		{"In vielen Orten blieben die Bürgerbüros am Donnerstag geschlossen.", nil},
	})
}

// Rule 7: what belongs to a whole shares its status, in an enumeration of any kind.
func TestRule7DetailsOfTheWhole(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro erledigt wieder jedes Anliegen, ob Pass, Umzug oder Führungszeugnis.", []string{"buergerbuero available", "ausweise available", "meldewesen available"}},
		{"Das Bürgerbüro bietet wieder alle Leistungen an, vom Personalausweis bis zum Führungszeugnis.", []string{"buergerbuero available", "ausweise available", "meldewesen available"}},
		{"Alle Leistungen des Bürgerbüros sind wieder verfügbar, darunter Ausweise und Ummeldungen.", []string{"buergerbuero available", "ausweise available", "meldewesen available"}},
		{"Möglich bleibt: einen Ausweis zu beantragen, im Hallenbad zu schwimmen.", []string{"ausweise available", "kultur-freizeit available"}},
		{"Unmöglich geworden ist: einen Pass zu beantragen, ein Gewerbe anzumelden, Wohngeld zu bekommen.", []string{"ausweise unavailable", "gewerbe unavailable", "soziales unavailable"}},
		{"Es ist nicht möglich, einen Pass zu beantragen oder ein Gewerbe anzumelden.", []string{"ausweise unavailable", "gewerbe unavailable"}},
		{"Das Gewerbeamt ist außerstande, Anzeigen entgegenzunehmen.", one("gewerbe unavailable")},
		{"Weiterhin Müllabfuhr.", one("abfall available")},
	})
}

// Rules 9 to 11: what is over, in general, or but somebody's word, is said of nothing: a pause behind us, each year, queues before a door, the one
// who says so.
func TestRules9To11SaidOfSomethingElse(t *testing.T) {
	check(t, []sentence{
		{"Nach mehrtägiger Schließung ist das Bürgerbüro wieder geöffnet.", one("buergerbuero available")},
		{"Nach sechs Wochen Zwangspause kann die Zulassungsstelle wieder Fahrzeuge zulassen.", one("kfz-zulassung available")},
		{"Nach dem Ausfall der Telefonanlage sind wir wieder erreichbar.", one("telefon available")},
		{"Häufig können Verwaltungen nach solchen Angriffen wochenlang nichts mehr bearbeiten.", nil},
		{"Jedes Jahr werden hier 2000 Ausweise beantragt.", nil},
		{"Die Warteschlangen vor dem Bürgerbüro sind weg.", nil},
		{"Eine Anhebung der Grundsteuer schließt der Kämmerer nicht aus.", nil},
		{"Ausgezahlt sind nach Angaben der Kämmerei sämtliche Sozialleistungen für November.", one("soziales available")},
		{"Trinkwasser- und Hygienebefunde können nicht erfasst werden.", nil},
		{"Der Notruf war zu keiner Zeit gestört.", one("notruf available")},
		{"Bereits angemeldete Ehen werden geschlossen.", one("standesamt available")},
	})
}

// Rules 1 and 5: parts that differ, shares, other ways, and what is confirmed at once.
func TestRules1And5PartsSharesAndOtherWays(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist offen. Aber: Wir können viele Sachen nicht machen.", one("rathaus limited")},
		{"Das Standesamt traut, beurkunden kann es nicht.", one("standesamt limited")},
		{"Das Straßenverkehrsamt lässt Neuwagen zu, Abmeldungen muss es dagegen ablehnen.", one("kfz-zulassung limited")},
		{"Die Ausländerbehörde ist geschlossen; in dringenden Fällen hilft sie telefonisch.", one("auslaenderwesen limited")},
		{"Das Serviceportal bietet 15 von 60 Diensten an.", one("online-dienste limited")},
		{"12 der 40 Online-Dienste sind wieder verfügbar.", one("online-dienste limited")},
		{"Nicht vergeben werden Termine über das Internet. Rufen Sie uns bitte an.", one("termine limited")},
		{"Die Online-Terminbuchung ist nicht möglich.", one("termine unavailable")},
		{"Weder im Internet noch am Telefon werden Termine vergeben.", one("termine unavailable")},
		{"Die Beantragung und Abholung von Pässen laufen ohne Einschränkung.", one("ausweise available")},
		{"Gewerbeanmeldungen nehmen wir an und bestätigen sie sofort.", one("gewerbe available")},
		{"Anmeldungen zur Eheschließung nimmt das Standesamt entgegen, traut und beurkundet wie eh und je.", one("standesamt available")},
		{"Die Leitstelle nimmt alle Notrufe ohne Verzögerung an.", one("notruf available")},
		{"Die Führerscheinstelle bearbeitet seit Montag alle Antragsarten.", one("fuehrerschein available")},
		{"Geöffnet sind die Bücherei und das Standesamt, letzteres allerdings nur für Trauungen.", []string{"kultur-freizeit available", "standesamt limited"}},
		{"Das Bürgerbüro ist geöffnet, es gibt aber nur Müllsäcke.", one("buergerbuero limited")},
		{"E-Mails kommen an. Antworten können wir nicht.", one("email limited")},
		{"Das Rathaus hat auf. Ein Teil der Anliegen bleibt liegen.", one("rathaus limited")},
		{"Der Dienstbetrieb des Bürgerbüros wird bis auf Weiteres eingestellt.", one("buergerbuero unavailable")},
		{"Die Sprechzeiten im Rathaus entfallen.", one("rathaus unavailable")},
		{"Gewerbeanmeldungen werden entgegengenommen und nach Wiederherstellung der Systeme bearbeitet.", one("gewerbe limited")},
		{"Lediglich das Standesamt ist geöffnet.", one("standesamt available")},
		{"Bis auf das Standesamt sind alle städtischen Dienststellen geschlossen.", one("rathaus unavailable")},
		{"Sowohl das Bürgerbüro als auch das Standesamt sind wieder geöffnet.", []string{"buergerbuero available", "standesamt available"}},
		{"Die Verwaltung ist weder telefonisch noch per Mail erreichbar.", []string{"telefon unavailable", "email unavailable"}},
		{"Der Zutritt zum Rathaus ist nur zwischen 9 und 11 Uhr gestattet.", one("rathaus limited")},
		{"Das Hallenbad ist geöffnet. Vom 27. November bis zum 8. Dezember ist es geschlossen.", []string{"kultur-freizeit available", "kultur-freizeit unavailable from 2023-11-27 until 2023-12-08"}},
	})
}

// A report about one town stays with it, whoever helps it out; a later sentence may turn to another.
func TestReportAboutOneTown(t *testing.T) {
	const head = "Wasserschaden im Enser Rathaus\n\nDas Rathaus in Ense ist gesperrt. "
	checkOf(t, "", []sentence{
		{head + "Sterbefälle aus Ense beurkundet das Standesamt der Stadt Werl. Das Telefon ist gestört.", []string{"05974012 rathaus unavailable", "05974012 standesamt limited", "05974012 telefon unavailable"}},
		{head + "Die Stadt Werl stellt für die Gemeinde Ense Pässe aus.\n\nDie Bücherei ist offen.", []string{"05974012 ausweise limited", "05974012 kultur-freizeit available", "05974012 rathaus unavailable"}},
		{"Werl und Ense stellen im Bürgerbüro wieder Pässe aus.", []string{"05974012 ausweise available", "05974052 ausweise available"}},
		{"Werl: Das Rathaus ist geschlossen. Ense hat sein Rathaus geöffnet.", []string{"05974012 rathaus available", "05974052 rathaus unavailable"}},
		{"Werl: Das Rathaus ist geschlossen. Das Standesamt ist offen.", []string{"05974052 rathaus unavailable", "05974052 standesamt available"}},
		{"In Lüdenscheid ist das Rathaus zu. Das Kreishaus hat offen. Die Stadtkasse ist geschlossen.", []string{"05962 rathaus available", "05962032 finanzen unavailable", "05962032 rathaus unavailable"}},
	})
}

// A clause about another town takes nothing from what is said of the first.
func TestTownsAgainstEachOther(t *testing.T) {
	checkOf(t, "", []sentence{
		{"Die Bürgerbüros in Soest und Werl sind geschlossen, das in Lippstadt arbeitet eingeschränkt.", []string{"05974028 buergerbuero limited", "05974040 buergerbuero unavailable", "05974052 buergerbuero unavailable"}},
		{"Während die Lippstädter Kitas normal geöffnet sind, gibt es in Erwitte nur eine Notgruppe.", []string{"05974016 kita-schule limited", "05974028 kita-schule available"}},
		{"Das Bürgerbüro in Werl ist offen, allerdings nur vormittags.", one("05974052 buergerbuero limited")},
		{"Von den sieben Kommunen im Kreis Olpe sind fünf wieder per Mail erreichbar.", nil},
		{"Bei den Mendenern ist das Bürgerbüro offen.", one("05962040 buergerbuero available")},
		{"Das Bürgerbüro in Werl hat wieder geöffnet, das Standesamt soll am Montag folgen.", one("05974052 buergerbuero available")},
	})
}

// What papers say of branches, strikes, depots and of what was begun again last week.
func TestWordsOfPapers(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus und seine Nebenstellen sind geöffnet.", one("rathaus available")},
		{"Die Nebenstellen am Markt sind geschlossen.", nil},
		{"Die Feuerwehr rückte 20-mal aus.", nil},
		{"Ausgenommen vom Arbeitskampf ist das Standesamt.", one("standesamt available")},
		{"Die Busse bleiben heute im Depot.", one("versorgung unavailable")},
		{"Mails an die Stadt laufen dagegen ins Leere.", one("email unavailable")},
		{"Die Feuerwehr hat das Rathaus abgesperrt.", one("rathaus unavailable")},
		{"Die Feuerwehr ist nicht einsatzbereit.", one("notruf unavailable")},
		{"Auskünfte zu Bauanträgen erteilt die Gemeinde zurzeit keine.", one("bauen unavailable")},
		{"Das Bürgerbüro hat vergangene Woche wieder geöffnet.", one("buergerbuero available")},
		{"Das Bürgerbüro hatte vergangene Woche wieder geöffnet.", nil},
		{"Schlecht bestellt ist es um das Standesamt.", nil},
	})
}
