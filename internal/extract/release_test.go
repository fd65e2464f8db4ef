package extract

import "testing"

// An enumeration behind a wish, a hearsay or a word of the past belongs to it as a whole, and what only seems so is not so.
func TestEnumerationsBehindAWish(t *testing.T) {
	check(t, []sentence{
		{"Angeblich sind Telefon, E-Mail und Internet weg.", nil},
		{"Dann sollen Telefon, E-Mail und Internet ausfallen.", nil},
		{"Vorher waren Bürgerbüro, Standesamt und Rathaus geschlossen.", nil},
		{"Wir tun so, als wären das Telefon, die E-Mail und das Internet ausgefallen.", nil},
		{"Es sieht aus, als sei das Rathaus geschlossen.", nil},
		{"Das Bürgerbüro läuft, als wäre nichts gewesen.", one("buergerbuero available")},
		{"Derzeit sind Telefon, E-Mail und Internet weg.", []string{"email unavailable", "telefon unavailable"}},
		{"Bürgerbüro, Standesamt und Bücherei sind geöffnet.", []string{"buergerbuero available", "kultur-freizeit available", "standesamt available"}},
	})
}

// Days and hours that are cut are a part of what was granted.
func TestCutHours(t *testing.T) {
	check(t, []sentence{
		{"Im Bürgerbüro läuft alles wie vor dem Angriff, nur der Samstag ist noch gestrichen.", one("buergerbuero limited")},
		{"Die Zulassungsstelle öffnet wie gewohnt, die Nachmittage sind gestrichen.", one("kfz-zulassung limited")},
		{"Das Standesamt hat wieder geöffnet, der lange Donnerstag entfällt jedoch.", one("standesamt limited")},
		{"Die Bücherei ist geöffnet. Die Abendöffnung fällt aus.", one("kultur-freizeit limited")},
		{"Das Bürgerbüro ist geöffnet. Der Samstag entfällt.", one("buergerbuero limited")},
		{"Die Verwaltung ist geschlossen. Nur die Abendsprechstunde findet statt.", one("rathaus unavailable")},
		{"Das Rathaus ist geöffnet. Am Samstag findet ein Markt statt.", one("rathaus available")},
	})
}

// What has no effect is no subject; what it has none on is spared. Trouble that is denied of the next one spares that.
func TestSparedServices(t *testing.T) {
	check(t, []sentence{
		{"Auf das Rathaus hat der Umzug keine Auswirkungen.", one("rathaus available")},
		{"Der Umbau der Stadtkasse hat keinen Einfluss auf das Bürgerbüro.", one("buergerbuero available")},
		{"Die Schließung der Bücherei hat keine Auswirkungen auf das Standesamt.", one("standesamt available")},
		{"Auf die Müllabfuhr hat die Störung keinen Einfluss.", one("abfall available")},
		{"Betroffen sind Bürgerbüro und Sozialamt, nicht aber das Standesamt.", one("standesamt available")},
		{"Das Sozialamt hat massive Probleme, die Stadtbücherei nicht.", one("kultur-freizeit available")},
		{"Das Jugendamt ist geschlossen, nicht jedoch das Standesamt.", []string{"jugend-familie unavailable", "standesamt available"}},
		{"Wir sind telefonisch, nicht aber per E-Mail erreichbar.", []string{"email unavailable", "telefon available"}},
		{"Die Leitstelle arbeitet auf eigenen Servern und war nie in Gefahr.", one("notruf available")},
		{"Die Feuerwehr war zu keinem Zeitpunkt eingeschränkt.", one("notruf available")},
		{"Das Bürgerbüro ist keine Poststelle.", nil},
	})
}

// A tale of a season gone says nothing of now, as long as its sentences are about what was.
func TestTalesOfAGoneSeason(t *testing.T) {
	check(t, []sentence{
		{"Damals habe wochenlang kein Auto zugelassen, kein Pass bestellt und kein Wohngeld berechnet werden können. Bürgerbüros seien geschlossen worden.", nil},
		{"Der Brief erinnert an den vergangenen Herbst. Die Zulassungsstelle sei über Nacht geschlossen worden.", nil},
		{"Wir erinnern an den vergangenen Herbst. Die Zulassungsstelle ist wieder geöffnet.", one("kfz-zulassung available")},
		{"Seit dem vergangenen Herbst ist die Bücherei geschlossen.", one("kultur-freizeit unavailable")},
		{"Damals war das Rathaus zu. Heute ist alles anders: Das Rathaus ist geöffnet.", one("rathaus available")},
		{"Das Standesamt arbeitet wieder. Was auf Papier geleistet wurde, ist großartig.", one("standesamt available")},
	})
}

// How a return begins is said of its day; so is what opens after days on which it is shut.
func TestReturnsThatBeginSmall(t *testing.T) {
	check(t, []sentence{
		{"Das Standesamt nimmt am 15. November die Arbeit wieder auf. Zunächst werden ausschließlich Sterbefälle beurkundet.", one("standesamt limited from 2023-11-15")},
		{"Die Zulassungsstelle öffnet am Montag, 13. November, wieder. Bis dahin bleibt sie zu. Bearbeitet werden anfangs lediglich Abmeldungen.", []string{"kfz-zulassung limited from 2023-11-13", "kfz-zulassung unavailable until 2023-11-12"}},
		{"Am 13. November ist das Sozialamt wieder zu erreichen. Vorerst kann man dort nur Anträge abgeben.", one("soziales limited from 2023-11-13")},
		{"Die Bücherei öffnet am 14. November wieder. Das Bürgerbüro arbeitet vorerst nur eingeschränkt.", []string{"buergerbuero limited", "kultur-freizeit available from 2023-11-14"}},
		{"Das Bürgerbüro ist geöffnet. Zunächst werden nur Abholungen bearbeitet.", one("buergerbuero limited")},
		{"Die Bücherei ist bis Freitag geschlossen. Am Samstag hat sie geöffnet.", []string{"kultur-freizeit available from 2023-11-04", "kultur-freizeit unavailable until 2023-11-03"}},
	})
}

// Who uses a thing, what a building has in it, and a line that but says what goes and what does not, tell nothing of a service.
func TestUsersFixturesAndOverviews(t *testing.T) {
	check(t, []sentence{
		{"Das Hallenbad kann, weil die Technik versagt, nur von Schulen benutzt werden.", one("kultur-freizeit limited")},
		{"Das Hallenbad kann wieder von Schulen und Vereinen genutzt werden.", one("kultur-freizeit available")},
		{"Das Rathaus ist geöffnet, der Aufzug fällt aus.", one("rathaus available")},
		{"Das Rathaus ist geöffnet, aber nur über den Seiteneingang.", one("rathaus limited")},
		{"Zulassung, Pässe, Urkunden – wo es hakt und wo nicht", nil},
		{"Was geht und was nicht: Zulassung, Pässe, Urkunden", nil},
		{"Hier lesen Sie, was geht und was nicht: Das Bürgerbüro ist geschlossen.", one("buergerbuero unavailable")},
		{"Was nicht geht, sind Ausweise.", one("ausweise unavailable")},
		{"Wer eine Meldebescheinigung haben möchte, muss wieder gehen.", one("meldewesen unavailable")},
		{"Eltern können ihr Kind im Kita-Portal vormerken, das läuft einwandfrei.", one("kita-schule available")},
		{"Ummeldungen kann das Bürgerbüro derzeit nicht bearbeiten.", one("meldewesen unavailable")},
	})
}

// In a release of a town and its district, the head of each speaks for his own.
func TestHeadsOfTwoBodies(t *testing.T) {
	const head = "Gemeinsame Mitteilung der Stadt Olpe und des Kreises Olpe\n\n"
	checkOf(t, "", []sentence{
		{head + "Die Zulassungsstelle des Kreises bleibt zu, sagt Landrat Melcher. Bürgermeister Weber ergänzt: „Bei uns klingeln wieder alle Telefone.“", []string{"05966 kfz-zulassung unavailable", "05966024 telefon available"}},
		{head + "Das Bürgerbüro der Stadt hat geöffnet. „Unsere Telefone sind noch tot“, bedauert die Landrätin.", []string{"05966 telefon unavailable", "05966024 buergerbuero available"}},
	})
}
