package extract

import "testing"

// One deed is done, the other is not: the service goes in part, whatever the verbs are.
func TestRule1DeedsAgainstEachOther(t *testing.T) {
	check(t, []sentence{
		{"Am Recyclinghof kann man Bauschutt abkippen, Elektroschrott dagegen nicht.", one("abfall limited")},
		{"In der Bücherei kann man stöbern, Medien aber nicht ausleihen.", one("kultur-freizeit limited")},
		{"Das Standesamt kann Eheschließungen durchführen, Urkunden hingegen nicht drucken.", one("standesamt limited")},
		{"Die Kfz-Zulassung ruht, abgemeldet wird weiterhin.", one("kfz-zulassung limited")},
		{"Das Sozialamt nimmt keine Anträge an, ausgezahlt wird jedoch.", one("soziales limited")},
		{"Die Zulassungsstelle ist geschlossen, gearbeitet wird aber hinter den Kulissen.", one("kfz-zulassung unavailable")},
		{"Die Zulassungsstelle kann das Problem benennen, Fahrzeuge aber nicht zulassen.", one("kfz-zulassung unavailable")},
		{"Das Standesamt bedauert die Lage, Urkunden kann es jedoch nicht ausstellen.", one("standesamt unavailable")},
		{"Das Gewerbeamt kann keine Anträge bearbeiten, bedauert dies aber sehr.", one("gewerbe unavailable")},
	})
}

// A part that is affirmed after a denial, or denied after an affirmation.
func TestRule1PartsAffirmedAfterADenial(t *testing.T) {
	check(t, []sentence{
		{"Die Trauung ist nicht möglich, wohl aber die Anmeldung dazu.", one("standesamt limited")},
		{"Neue Führerscheine gibt es nicht, sehr wohl aber Auskünfte.", one("fuehrerschein limited")},
		{"Verlängern kann die Ausländerbehörde keine Aufenthaltstitel, aushändigen schon.", one("auslaenderwesen limited")},
		{"Die Musikschule erteilt keinen Unterricht, Instrumente darf man aber leihen.", one("kultur-freizeit limited")},
		{"Die Bücherei verleiht keine Medien, der Lesesaal ist aber geöffnet.", one("kultur-freizeit limited")},
		{"Bestehende Bewilligungen kommen pünktlich, neue Anträge auf Wohngeld nimmt das Sozialamt nicht an.", one("soziales limited")},
		{"Das Bauamt berät, kann aber nichts genehmigen.", one("bauen limited")},
		{"Das Bauamt ist besetzt, kann aber nichts genehmigen.", one("bauen unavailable")},
		{"Das Bauamt ist offen, genehmigen kann es aber nichts.", one("bauen unavailable")},
		{"Die Bücherei verleiht keine Medien, die Mitarbeiter nutzen die Zeit aber.", one("kultur-freizeit unavailable")},
		{"Das Standesamt stellt keine Urkunden aus, die Techniker kommen aber voran.", one("standesamt unavailable")},
		{"Das Bürgerbüro kann nicht arbeiten, Sie können sich aber informieren.", one("buergerbuero unavailable")},
	})
}

// What is excepted, added, announced or only had to shut.
func TestRule1ExceptedAddedAnnounced(t *testing.T) {
	check(t, []sentence{
		{"Außer Abmeldungen kann die Zulassungsstelle nichts anbieten.", one("kfz-zulassung limited")},
		{"Außer Beratungen kann das Jugendamt nichts leisten.", one("jugend-familie limited")},
		{"Im Kreishaus herrscht Notbetrieb.", one("rathaus limited")},
		{"Im Rathaus herrscht Zuversicht.", nil},
		{"Rechnungen werden bezahlt, und auch das Wohngeld wird wie gewohnt überwiesen.", []string{"finanzen available", "soziales available"}},
		{"Ob Wohngeld oder Elterngeld: nichts wird bearbeitet.", []string{"soziales unavailable", "jugend-familie unavailable"}},
		{"Ob das Bürgerbüro oder das Standesamt öffnet: Wir wissen es nicht.", nil},
		{"Lediglich die Musikschule musste schließen.", one("kultur-freizeit unavailable")},
		{"Für neue Pässe müssen Sie mit längeren Wartezeiten rechnen.", one("ausweise limited")},
		{"Die Leitstelle nimmt Anrufe entgegen.", one("notruf available")},
	})
}

// What visitors cannot do at what is open, what the same office does not do, and the other parts of a building.
func TestRule1OneThingOfWhatIsOpen(t *testing.T) {
	check(t, []sentence{
		{"Das Serviceportal ist offen, hochladen kann man darin nichts.", one("online-dienste limited")},
		{"Die Stadtkasse hat geöffnet, einzahlen kann man dort nichts.", one("finanzen limited")},
		{"Das Bürgerbüro ist geöffnet, erledigen kann man dort nichts.", one("buergerbuero unavailable")},
		{"Die Verkehrsbehörde genehmigt Halteverbote. Umleitungen kann sie nicht anordnen.", one("ordnung-verkehr limited")},
		{"Zwei Stockwerke des Kreishauses sind gesperrt, die anderen sind offen.", one("rathaus limited")},
		{"Zwei Stockwerke des Kreishauses sind gesperrt.", one("rathaus unavailable")},
	})
}
