package extract

import "testing"

// Rule 1: parts of one service with different statuses.
func TestRuleParts(t *testing.T) {
	check(t, []sentence{
		{"Neue Reisepässe können nicht beantragt werden. Fertige Reisepässe werden ausgegeben.", one("ausweise limited")},
		{"Personalausweise können abgeholt, aber nicht neu beantragt werden.", one("ausweise limited")},
		{"Im Standesamt finden Trauungen statt, Urkunden können nicht ausgestellt werden.", one("standesamt limited")},
		{"Das Hallenbad ist geöffnet. Die Stadtbücherei ist geschlossen.", one("kultur-freizeit limited")},
		{"Sperrmüll kann nicht angemeldet werden.", one("abfall unavailable")},
		{"Die Zentrale ist erreichbar, die Durchwahlen sind gestört.", one("telefon limited")},
		{"Ausweise: Antrag nein, Abholung ja", one("ausweise limited")},
		{"Die Homepage ist offline. Wir haben eine Notfallseite eingerichtet.", one("website limited")},
	})
}

// Rule 2: reachable by telephone.
func TestRuleTelephone(t *testing.T) {
	check(t, []sentence{
		{"Die Stadtverwaltung ist telefonisch erreichbar.", one("telefon available")},
		{"Telefonisch sind wir unter den bekannten Nummern zu erreichen.", one("telefon available")},
		{"Das Jugendamt ist nur telefonisch erreichbar.", one("telefon available")},
		{"Das Telefon ist ausgefallen.", one("telefon unavailable")},
		{"Das Rathaus ist weder telefonisch noch per E-Mail erreichbar.", []string{"telefon unavailable", "email unavailable"}},
		{"Das Rathaus ist geschlossen, telefonisch aber erreichbar.", []string{"rathaus unavailable", "telefon available"}},
		{"Unsere Telefonanlage funktioniert wieder.", one("telefon available")},
	})
}

// Rule 3: e-mail in one direction.
func TestRuleEmail(t *testing.T) {
	check(t, []sentence{
		{"E-Mails können wir empfangen, aber nicht versenden.", one("email limited")},
		{"E-Mails kommen bei uns nicht an.", one("email unavailable")},
		{"Per E-Mail sind wir nicht erreichbar.", one("email unavailable")},
		{"Die E-Mail funktioniert nicht zuverlässig.", one("email limited")},
		{"E-Mails können wir weder empfangen noch senden.", one("email unavailable")},
		{"Die E-Mail-Adressen der Stadt funktionieren wieder.", one("email available")},
		{"Der Mailverkehr ist vom Ausfall nicht betroffen.", one("email available")},
	})
}

// Rule 4: a building that is open while much is not done in it.
func TestRuleBuilding(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist geöffnet, viele Anliegen können jedoch nicht bearbeitet werden.", one("rathaus limited")},
		{"Das Rathaus hat geöffnet. Zahlreiche Dienstleistungen können nicht angeboten werden.", one("rathaus limited")},
		{"Die Stadtverwaltung ist nicht arbeitsfähig.", one("rathaus unavailable")},
		{"Das Rathaus ist wie gewohnt geöffnet.", one("rathaus available")},
		{"Die Verwaltung ist nur eingeschränkt arbeitsfähig.", one("rathaus limited")},
		{"Die Ausländerbehörde ist nicht arbeitsfähig.", one("auslaenderwesen unavailable")},
		{"Die Stadtverwaltung ist von der Störung nicht betroffen.", one("rathaus available")},
	})
}

// Rule 5: handing in without processing.
func TestRuleHandingIn(t *testing.T) {
	check(t, []sentence{
		{"Bauanträge werden entgegengenommen.", one("bauen limited")},
		{"Wohngeldanträge nehmen wir auf Papier an, eine Bearbeitung ist nicht möglich.", one("soziales limited")},
		{"Gewerbemeldungen sind wieder möglich.", one("gewerbe available")},
		{"Gewerbeanzeigen können schriftlich eingereicht werden.", one("gewerbe limited")},
		{"Anträge auf Elterngeld werden angenommen und bearbeitet.", one("jugend-familie available")},
		{"Führerscheine können wieder beantragt werden.", one("fuehrerschein available")},
		{"Anträge auf Wohngeld werden nicht angenommen.", one("soziales unavailable")},
	})
}

// Rule 6: the body's site.
func TestRuleWebsite(t *testing.T) {
	check(t, []sentence{
		{"Die Internetseite der Stadt ist nicht erreichbar.", one("website unavailable")},
		{"Unsere Homepage ist offline.", one("website unavailable")},
		{"Im Rathaus gibt es wegen der Störung kein Internet.", nil},
		{"Auf die Fachverfahren kann nicht zugegriffen werden.", nil},
		{"Die Stadt informiert über eine Notfall-Homepage.", one("website limited")},
		{"Unsere Website läuft auf einem anderen Server und ist nicht betroffen.", one("website available")},
		{"Der Internetauftritt ist wieder vollständig erreichbar.", one("website available")},
	})
}

// Rule 7: "betroffen" takes the status of what governs it.
func TestRuleAffected(t *testing.T) {
	check(t, []sentence{
		{"Betroffen sind das Bürgerbüro und das Standesamt.", nil},
		{"Von der Störung ist auch die Stadtkasse betroffen.", nil},
		{"Nicht betroffen sind: Müllabfuhr, Feuerwehr und Stadtbücherei.", []string{"abfall available", "notruf available", "kultur-freizeit available"}},
		{"Nicht betroffen sind die Kindergärten.", one("kita-schule available")},
		{"<ul><li>Vorspann</li></ul><h3>Nicht möglich sind:</h3><ul><li>Ummeldungen</li><li>Gewerbeanmeldungen</li></ul>", []string{"meldewesen unavailable", "gewerbe unavailable"}},
		{"<p>Uneingeschränkt arbeiten:</p><ul><li>Musikschule</li><li>Wertstoffhof</li></ul>", []string{"kultur-freizeit available", "abfall available"}},
		{"Der Ausfall betrifft viele Bereiche.", nil},
	})
}

// Rule 8: days.
func TestRuleDays(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist bis Freitag, 10. November, geschlossen.", one("buergerbuero unavailable until 2023-11-10")},
		{"Das Bürgerbüro ist geschlossen. Ab dem 6. November ist das Bürgerbüro wieder geöffnet.", []string{"buergerbuero unavailable", "buergerbuero available from 2023-11-06"}},
		{"Ab Montag, 13. November, ist das Standesamt wieder geöffnet. Bis dahin bleibt es geschlossen.", []string{"standesamt unavailable until 2023-11-12", "standesamt available from 2023-11-13"}},
		{"Das Hallenbad ist am Freitag, 10. November, geschlossen.", one("kultur-freizeit unavailable from 2023-11-10 until 2023-11-10")},
		{"Das Rathaus ist heute geschlossen.", one("rathaus unavailable")},
		{"Das Rathaus ist vom 27. bis zum 29. Dezember geschlossen.", one("rathaus unavailable from 2023-12-27 until 2023-12-29")},
		{"Die Ratssitzung am 14. November findet wie geplant statt.", one("rat available")},
		{"Das Bürgerbüro ist bis auf Weiteres geschlossen.", one("buergerbuero unavailable")},
		{"Das Bürgerbüro ist montags von 8 bis 12 Uhr geöffnet.", one("buergerbuero available")},
	})
}

// Rule 9: wishes, plans, forecasts.
func TestRulePlans(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro soll so schnell wie möglich wieder öffnen.", nil},
		{"Wir hoffen, dass die Homepage bald wieder erreichbar ist.", nil},
		{"Die Wiederherstellung der Telefonanlage dauert voraussichtlich mehrere Tage.", nil},
		{"Geplant ist, das Standesamt in der kommenden Woche zu öffnen.", nil},
		{"Ausweise könnten dann wieder beantragt werden.", nil},
		{"Ziel ist es, die Kfz-Zulassung rasch wieder anzubieten.", nil},
		{"Künftig will die Stadt Termine online vergeben.", nil},
	})
}

// Rule 10: advice.
func TestRuleAdvice(t *testing.T) {
	check(t, []sentence{
		{"Bitte kommen Sie nicht ins Rathaus.", nil},
		{"Bitte wenden Sie sich telefonisch an das Bürgerbüro.", nil},
		{"Wir bitten darum, von Anrufen im Standesamt abzusehen.", nil},
		{"Termine können nicht wahrgenommen werden.", one("termine unavailable")},
		{"Die Stadt empfiehlt, vor einem Besuch im Bürgerbüro anzurufen.", nil},
		{"Alle gebuchten Termine entfallen. Bitte kommen Sie nicht.", one("termine unavailable")},
		{"Bitte überweisen Sie die Grundsteuer selbst.", nil},
	})
}

// Rule 11: causes, investigations, politics, the provider.
func TestRuleCauses(t *testing.T) {
	check(t, []sentence{
		{"Grund ist, dass auf das Melderegister nicht zugegriffen werden kann.", nil},
		{"Die Südwestfalen-IT hat ihre Systeme heruntergefahren.", nil},
		{"Die Staatsanwaltschaft ermittelt, wie die Täter eindringen konnten.", nil},
		{"Der Bürgermeister dankte allen Beschäftigten im Rathaus.", nil},
		{"Die Fraktionen fordern Aufklärung im Rat.", nil},
		{"Das Bürgerbüro ist geschlossen, da das Melderegister nicht verfügbar ist.", one("buergerbuero unavailable")},
		{"Die Rechenzentren des Dienstleisters sind vom Netz genommen.", nil},
	})
}

// Rule 12: one word for two services; benefits by name.
func TestRuleSharedWords(t *testing.T) {
	check(t, []sentence{
		{"Kfz-Zulassungs- und Führerscheinangelegenheiten können nicht bearbeitet werden.", []string{"kfz-zulassung unavailable", "fuehrerschein unavailable"}},
		{"Melde- und Passwesen sind nicht arbeitsfähig.", []string{"meldewesen unavailable", "ausweise unavailable"}},
		{"An-, Ab- und Ummeldungen sind nicht möglich.", one("meldewesen unavailable")},
		{"Gewerbean- und -abmeldungen sind nicht möglich.", one("gewerbe unavailable")},
		{"Das Wohngeld wird nicht ausgezahlt.", one("soziales unavailable")},
		{"Der Unterhaltsvorschuss wird nicht ausgezahlt.", one("jugend-familie unavailable")},
		{"Rechnungen können nicht bezahlt werden.", one("finanzen unavailable")},
		{"Feuer- und Rettungswache sind uneingeschränkt einsatzbereit.", one("notruf available")},
	})
}

// Rule 13: closed for another reason.
func TestRuleOtherReasons(t *testing.T) {
	check(t, []sentence{
		{"Wegen einer Personalversammlung ist das Rathaus heute geschlossen.", one("rathaus unavailable")},
		{"Wegen des Umzugs bleibt die Stadtbücherei bis Freitag geschlossen.", one("kultur-freizeit unavailable until 2023-11-03")},
		{"Aufgrund eines Streiks sind die Kitas heute geschlossen.", one("kita-schule unavailable")},
		{"Wegen einer Softwareumstellung ist das Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
		{"Das Standesamt ist wegen einer Fortbildung nicht besetzt.", one("standesamt unavailable")},
		{"Wegen Krankheit ist der Wertstoffhof geschlossen.", one("abfall unavailable")},
	})
}

// Rule 14: another body standing in.
func TestRuleStandingIn(t *testing.T) {
	check(t, []sentence{
		{"Vorläufige Ausweise stellt vertretungsweise die Nachbarstadt aus.", one("ausweise limited")},
		{"Im Wege der Amtshilfe können Ummeldungen bei der Nachbargemeinde vorgenommen werden.", one("meldewesen limited")},
		{"Ab dem 13. November können Ummeldungen in Amtshilfe bei der Nachbargemeinde vorgenommen werden.", one("meldewesen limited from 2023-11-13")},
		{"Das Standesamt ist geschlossen, das Standesamt Soest springt ein.", one("standesamt limited")},
		{"Dringende Fälle des Jugendamts übernimmt in Amtshilfe das Kreisjugendamt.", one("jugend-familie limited")},
		{"Die Zulassungsstelle ist geschlossen. Fahrzeuge können bei jeder anderen Zulassungsstelle abgemeldet werden.", one("kfz-zulassung unavailable")},
		{"Das Bürgerbüro ist geschlossen. Bitte wenden Sie sich an das Bürgertelefon 115.", one("buergerbuero unavailable")},
	})
}
