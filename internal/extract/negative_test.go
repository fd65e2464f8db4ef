package extract

import "testing"

// negatives are texts that speak of services and make no statement on any.
var negatives = []string{
	"Die Hauptstraße ist ab Montag voll gesperrt.",
	"Die Polizei warnt vor falschen Mitarbeitern der Stadt. Geben Sie am Telefon keine Bankdaten heraus.",
	"Stellenausschreibung: Sachbearbeitung im Bürgerbüro (m/w/d). Sie stellen Ausweise aus und bearbeiten Ummeldungen.",
	"Wir suchen Verstärkung für das Standesamt. Bewerbungen bis zum 30. November.",
	"Übung: Das Drehbuch sieht vor, dass alle Telefone ausgefallen sind und das Rathaus geschlossen ist. Es ist ein Planspiel.",
	"Ein Jahr danach: Wie das Rathaus den Angriff überstand. Damals war das Bürgerbüro geschlossen.",
	"Umfrage: Wie zufrieden sind Sie mit dem Bürgerbüro?",
	"Hat das Bürgerbüro morgen geöffnet?",
	"Weiß jemand, ob man wieder Ausweise beantragen kann?",
	"Im Ausschuss wurde gefragt, warum die Stadt so lange nicht erreichbar war.",
	"Der Rat berät über den Haushalt. Die Verwaltung legt einen Bericht vor.",
	"Der Dienstleister arbeitet mit Hochdruck an der Wiederherstellung.",
	"Ein Unternehmen aus Werl ist weder telefonisch noch per E-Mail erreichbar.",
	"Bei der Bank ist das Onlinebanking ausgefallen.",
	"Das Bürgerbüro soll umgebaut werden. Geplant ist, es im Frühjahr einige Tage zu schließen.",
	"Sollte das Rathaus wegen des Sturms geschlossen bleiben, informieren wir hier.",
	"Wenn die Telefone ausfallen, erreichen Sie uns über die Warn-App.",
	"Falls der Strom ausfällt, bleibt die Schule geschlossen.",
	"Am Dienstag waren die Telefone im Rathaus für eine Stunde gestört.",
	"Die Bürgerbüros waren im Herbst wochenlang geschlossen.",
	"Der Bürgermeister dankte den Beschäftigten im Standesamt.",
	"Die Feuerwehr lädt zum Tag der offenen Tür ein.",
	"Die Stadtbücherei stellt neue Bücher vor.",
	"Der Abfallkalender für das kommende Jahr wird verteilt.",
	"Ransomware einfach erklärt: Bürgerbüro geschlossen, Website offline, so sieht es aus.",
	"Wann die Kfz-Zulassung wieder möglich ist, ist unklar.",
	"Die Stadt rechnet damit, dass das Bürgerbüro noch länger geschlossen bleibt.",
	"Die Opposition fordert, dass die Zulassungsstelle wieder öffnet.",
	"Bitte sehen Sie von Besuchen im Rathaus ab.",
	"Wir bitten um Verständnis für Verzögerungen.",
	"Ob Daten abgeflossen sind, wird derzeit untersucht.",
	"Impressum Datenschutz Kontakt Telefon 02922 800-0 E-Mail info@werl.example",
	"Öffnungszeiten Bürgerbüro: Mo bis Fr 8 bis 12 Uhr",
	"Eine eigene Ausländerbehörde hat die Stadt nicht.",
	"In vielen Rathäusern bleiben die Bildschirme dunkel.",
	"Hinweis: Diese Website verwendet Cookies.",
	"Der Online-Ausweis ist Thema einer Schulung in der Volkshochschule.",
}

func TestNegatives(t *testing.T) {
	x := theExtractor(t)
	for _, own := range []string{"", werl} {
		for _, text := range negatives {
			if got := said(t, x, text, own); len(got) > 0 {
				t.Errorf("own %q: %s\ninvented %q", own, text, got)
			}
		}
	}
}

// Words that only sound like a statement.
func TestNothingSaid(t *testing.T) {
	check(t, []sentence{
		{"Cyberangriff auf IT-Dienstleister: Aktuelle Informationen der Stadtverwaltung", nil},
		{"Angriff auf Server: Hinweise der Gemeindeverwaltung", nil},
		{"Die Feuerwehr hat der Gemeinde Platz auf ihrer Seite eingeräumt.", nil},
		{"Die Gartenstraße wird zwischen der Post und der Stadthalle halbseitig gesperrt.", nil},
		{"Der Fußweg zwischen Kirche und Hallenbad ist gesperrt.", nil},
		{"Das Hallenbad bleibt geschlossen, weil die Kasse am Netz hängt.", one("kultur-freizeit unavailable")},
		{"Die Stadtverwaltung teilt mit, dass das Jugendamt arbeitsfähig ist.", one("jugend-familie available")},
		{"Das Standesamt und das Bürgerbüro berührt dieser Hinweis nicht.", nil},
		{"Die Seite enthält Links zu den Online-Diensten, die verfügbar sind.", nil},
		{"<h3>Wann laufen die Online-Dienste wieder?</h3><p>Derzeit arbeiten die Teams der Dienstleister rund um die Uhr an der Wiederherstellung.</p>", nil},
		{"<h3>Wann findet die Belehrung statt?</h3><ul><li>Montags im Gesundheitsamt</li></ul>", nil},
	})
}

// A word that names a kind of text says so in a title or as a label, not amid a sentence.
func TestKindsOfText(t *testing.T) {
	const notice = "Das Standesamt ist geschlossen."
	check(t, []sentence{
		{"<h1>Aktuelles</h1><p>" + notice + " Hintergrund ist, dass das Personenstandsregister seit dem Angriff auf den Dienstleister nicht zur Verfügung steht.</p>", one("standesamt unavailable")},
		{"<h1>Hintergrund: So arbeitet ein Rechenzentrum</h1><p>" + notice + "</p>", nil},
		{"<h1>Umfrage</h1><p>" + notice + "</p>", nil},
	})
}

// A noun before its "kein", "nicht nur", "nicht ohne", and what is granted to one service by what was denied to another.
func TestDeniedInOddPlaces(t *testing.T) {
	check(t, []sentence{
		{"Einschränkungen gibt es im Jugendamt keine.", one("jugend-familie available")},
		{"Störungen gibt es beim Telefon keine.", one("telefon available")},
		{"Führerscheine gibt es derzeit keine.", one("fuehrerschein unavailable")},
		{"Das Bauamt ist nicht nur geöffnet, sondern stellt auch wieder Genehmigungen aus.", one("bauen available")},
		{"Das Bauamt ist nur vormittags geöffnet.", one("bauen limited")},
		{"Das Bauamt arbeitet nicht ohne Einschränkungen.", one("bauen limited")},
		{"Nicht jeder Antrag auf Elterngeld kann bearbeitet werden.", one("jugend-familie limited")},
		{"Das Telefon ist nicht gestört, die Internetseite schon lange.", one("telefon available")},
		{"Das Jugendamt ist nicht geöffnet, das Bauamt schon.", []string{"bauen available", "jugend-familie unavailable"}},
		{"Nicht erreichbar sind Jugendamt und Bauamt, wohl aber das Standesamt.", []string{"bauen unavailable", "jugend-familie unavailable", "standesamt available"}},
		{"Geschlossen ist das Jugendamt, das Bauamt auch schon.", []string{"bauen unavailable", "jugend-familie unavailable"}},
		{"Das Jugendamt (Raum 3) ist geöffnet, das Bauamt (Raum 5) nicht.", []string{"bauen unavailable", "jugend-familie available"}},
		{"Nicht nur das Jugendamt, sondern auch das Bauamt ist geschlossen.", []string{"bauen unavailable", "jugend-familie unavailable"}},
		{"Nicht das Jugendamt, sondern das Bauamt ist geschlossen.", one("bauen unavailable")},
		{"Das Telefon ist am Montag ausgefallen.", one("telefon unavailable")},
		{"Die Störung der Internetseite dauert an.", one("website unavailable")},
	})
}

// A negation turns its own predicate round, not the one before or behind it; a floating "keine" denies what the clause begins with.
func TestNegationOfItsOwnPredicate(t *testing.T) {
	check(t, []sentence{
		{"Das Telefon läuft über einen anderen Anbieter und hat keinen Schaden genommen.", one("telefon available")},
		{"Das Standesamt ist geöffnet und braucht keine Hilfe von außen.", one("standesamt available")},
		{"Das Bürgerbüro ist geöffnet und zieht nicht um.", one("buergerbuero available")},
		{"Die Bücherei hat keine Heizung und bleibt zu.", one("kultur-freizeit unavailable")},
		{"Die Bücherei hat kein Personal und bleibt geschlossen.", one("kultur-freizeit unavailable")},
		{"Das Bauamt kann keine Anträge annehmen und ist geschlossen.", one("bauen unavailable")},
		{"Kein Amt arbeitet und empfängt Besucher.", one("rathaus unavailable")},
		{"Reisepässe machen wir gerade keine.", one("ausweise unavailable")},
		{"Termine haben wir diese Woche keine.", one("termine unavailable")},
		{"Einschränkungen gibt es im Bürgerbüro keine.", one("buergerbuero available")},
		{"Reisepässe gibt es nicht, auch keine vorläufigen.", one("ausweise unavailable")},
		{"Die Kasse ist weder in der Lage, Zahlungen zu verbuchen, noch solche zu leisten.", one("finanzen unavailable")},
		{"Das Bürgerbüro ist nicht mehr ohne Telefon.", one("telefon available")},
		{"Das Ordnungsamt nimmt bis auf Weiteres Anzeigen, Beschwerden und Einsprüche nicht entgegen.", one("ordnung-verkehr unavailable")},
	})
}

// Rule 9: what nobody has to do is no service that is denied; where nobody is, or works, it is.
func TestRule9NobodyHasToAndNobodyThere(t *testing.T) {
	check(t, []sentence{
		{"Niemand muss sein Auto abmelden.", nil},
		{"Beim Standesamt braucht keiner umzuplanen.", nil},
		{"Das Standesamt arbeitet, niemand muss seine Hochzeit verschieben.", one("standesamt available")},
		{"Im Rathaus ist niemand.", one("rathaus unavailable")},
		{"In der Stadtverwaltung kann keiner arbeiten.", one("rathaus unavailable")},
		{"Im Standesamt ist niemand, der Urkunden ausstellen kann.", one("standesamt unavailable")},
		{"Im Rathaus wurde niemand entlassen.", nil},
		{"Dass es schneller geht, glaubt im Rathaus niemand.", nil},
	})
}
