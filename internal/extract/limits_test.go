package extract

import "testing"

// Words of limitation that limit nothing, or something else.

// A limit that is denied is none; what is denied of it is that it is all, or that there is but this much.
func TestLimitsDenied(t *testing.T) {
	check(t, []sentence{
		{"Verspätet kommt die Müllabfuhr nirgends, alle Tonnen werden geleert.", one("abfall available")},
		{"Eingeschränkt ist das Bürgerbüro in keiner Weise.", one("buergerbuero available")},
		{"Verzögert wird beim Standesamt nichts, alle Urkunden gibt es sofort.", one("standesamt available")},
		{"Verzögerungen gibt es bei der Müllabfuhr nirgends.", one("abfall available")},
		{"Das Ordnungsamt arbeitet wie gewohnt, verkürzte Sprechzeiten gibt es nicht.", one("ordnung-verkehr available")},
		{"Das Ordnungsamt arbeitet wie immer, Abstriche oder Wartezeiten gibt es nicht.", one("ordnung-verkehr available")},
		{"Das Bürgerbüro ist weder eingeschränkt noch geschlossen.", one("buergerbuero available")},
		{"Unsere Telefone sind nicht einmal zeitweise gestört.", one("telefon available")},
		{"Das Rathaus ist nicht nur für Notfälle geöffnet, sondern für alle Anliegen.", one("rathaus available")},
		{"Das Rathaus hat keineswegs nur für Notfälle geöffnet.", one("rathaus available")},
		{"Termine bleiben bestehen und werden nicht nur in dringenden Fällen eingehalten.", one("termine available")},
		{"Gewerbeanmeldungen sind nicht nur schriftlich, sondern auch online möglich.", one("gewerbe available")},
		{"Das Bürgerbüro ist nicht nur eingeschränkt, sondern auch später geöffnet.", one("buergerbuero limited")},
		{"Das Bürgerbüro öffnet nicht bloß vormittags, sondern den ganzen Tag.", nil},
		{"Die Bücherei öffnet nicht nur am Montag, sondern täglich.", nil},
		{"Das Rathaus ist nur für Notfälle geöffnet.", one("rathaus limited")},
	})
}

// What fails to the last is no less than that: the limit is denied with the rest.
func TestLimitsThatAreWorse(t *testing.T) {
	check(t, []sentence{
		{"Wohngeld kann das Sozialamt derzeit weder ganz noch teilweise auszahlen.", one("soziales unavailable")},
		{"Grundsicherung kann die Stadt momentan weder ganz noch in Teilen auszahlen.", one("soziales unavailable")},
		{"Gewerbeanmeldungen nehmen wir weder online noch schriftlich entgegen.", one("gewerbe unavailable")},
		{"Ausweise können nicht einmal teilweise bearbeitet werden.", one("ausweise unavailable")},
		{"Nicht einmal vorläufige Ausweise stellt das Bürgerbüro derzeit aus.", one("ausweise unavailable")},
		{"Das Standesamt arbeitet nicht etwa eingeschränkt, es ist komplett geschlossen.", one("standesamt unavailable")},
		{"Das Bürgerbüro ist nicht nur eingeschränkt, sondern gar nicht geöffnet.", one("buergerbuero unavailable")},
		{"Die Bücherei ist nicht teilweise, sondern vollständig geschlossen.", one("kultur-freizeit unavailable")},
		{"Die E-Mail ist nicht bloß verzögert, sie ist ausgefallen.", one("email unavailable")},
		{"Sämtliche Online-Dienste sind abgeschaltet, und zwar vorläufig ohne Ersatz.", one("online-dienste unavailable")},
		{"Das Standesamt arbeitet, und zwar vorläufig von Hand.", one("standesamt limited")},
		{"Teilweise funktioniert das Telefon nicht.", one("telefon limited")},
	})
}

// What is told in the past tense with the year, the season or the month in which it was is over.
func TestLimitsOfAnotherTime(t *testing.T) {
	check(t, []sentence{
		{"Mit provisorischen Flugblättern warb das Jobcenter schon 2015 um Dolmetscher.", nil},
		{"Die Jury würdigte, dass die Website der Stadt 2019 mit begrenzten Mitteln barrierefrei wurde.", nil},
		{"Handschriftlich verfasste der Standesbeamte 1987 seine Rede.", nil},
		{"Handschriftliche Spickzettel fand der Prüfer bei der Führerscheinprüfung im Sommer gleich dreimal.", nil},
		{"Im Mai entwarf das Standesamt eine handschriftliche Urkunde.", nil},
		{"Im September wurde das Rathaus geschlossen.", one("rathaus unavailable")},
		{"Im September arbeitete das Standesamt nur eingeschränkt.", nil},
		{"Das Hallenbad, das 2015 eröffnet wurde, ist geschlossen.", one("kultur-freizeit unavailable")},
		{"Das Museum wurde im Sommer geschlossen und bleibt zu.", one("kultur-freizeit unavailable")},
		{"Ihren im September bestellten Ausweis können Sie derzeit nur vormittags abholen.", one("ausweise limited")},
	})
}

// What stands beside an office, tells of what failed there, or costs less is no limit of it.
func TestLimitsOfOtherThings(t *testing.T) {
	check(t, []sentence{
		{"Zwischen dem Bürgerbüro und der Tiefgarage dient ein Container behelfsmäßig als Fahrradwerkstatt.", nil},
		{"Zwischen Rathaus und Dom steht vorübergehend ein provisorischer Zaun.", nil},
		{"Ein Container neben dem Jugendamt dient provisorisch als Lager.", nil},
		{"Die Bevölkerung wurde nur bruchstückhaft über den Ausfall der Telefone unterrichtet.", nil},
		{"Schriftlich beschwerte sich ein Bürger über den Ausfall des Standesamts.", nil},
		{"Der Rat hat den Etat für Bewirtung um zehn Prozent reduziert.", nil},
		{"Die Bearbeitungsgebühr für Baugenehmigungen wird auf Antrag reduziert.", nil},
		{"Die Verwaltung hat ihren Stromverbrauch um ein Viertel verringert.", nil},
		{"Wegen der Kosten sind die Öffnungszeiten der Bücherei reduziert.", one("kultur-freizeit limited")},
		{"Die Annahme von Steuern und Gebühren ist beschränkt.", one("finanzen limited")},
		{"Das Bürgerbüro hat seine Öffnungszeiten halbiert.", one("buergerbuero limited")},
	})
}

// Whoever goes or works with less than usual is limited.
func TestLimitsByLess(t *testing.T) {
	check(t, []sentence{
		{"Mehrere Stadtbuslinien fahren heute mit reduziertem Takt, weil Fahrer fehlen.", one("versorgung limited")},
		{"Der Bürgerbus fährt mit verringertem Takt.", one("versorgung limited")},
		{"Das Bürgerbüro ist mit vermindertem Personal besetzt.", one("buergerbuero limited")},
	})
}

// The adjective of a thing, a measure of nothing, a new building and a replacement limit no service.
func TestLimitsOfStrangers(t *testing.T) {
	check(t, []sentence{
		{"Das Museum zeigt handschriftliche Briefe der Dichterin.", nil},
		{"Das Bürgerbüro gibt handschriftliche Bescheinigungen aus.", one("buergerbuero limited")},
		{"Zum Teil sind die Bücher im Archiv 400 Jahre alt.", nil},
		{"Ein Teil der Bücherei ist ein denkmalgeschützter Bau.", nil},
		{"Ein Teil der Online-Dienste ist wieder verfügbar.", one("online-dienste limited")},
		{"Verzögert hat sich auch der Neubau der Feuerwache.", nil},
		{"Beim Bau der Kita gibt es Verzögerungen.", nil},
		{"Die Sanierung der Schule verzögert sich bis 2025.", nil},
		{"Lieferengpässe verzögern den Bau des neuen Recyclinghofs.", nil},
		{"Das Jugendamt sucht Ersatz für zwei Erzieherinnen.", nil},
		{"Als Ersatz für den Kopierer bekam das Standesamt einen neuen.", nil},
		{"Beim Jugendamt verzögert sich die Auszahlung des Unterhaltsvorschusses.", one("jugend-familie limited")},
	})
}

// What the sentence says of another town's office, or of another district, is not the source's own.
func TestLimitsElsewhere(t *testing.T) {
	check(t, []sentence{
		{"In Iserlohn dagegen läuft die Kfz-Zulassung bloß im Notbetrieb.", one("05962 kfz-zulassung limited")},
		{"Im Kreis Olpe dagegen können keine Autos zugelassen werden.", one("05966 kfz-zulassung unavailable")},
		{"Iserlohns Bürgerbüro arbeitet dagegen nur eingeschränkt.", one("05962024 buergerbuero limited")},
		{"Das Soester Standesamt bleibt geschlossen.", one("05974040 standesamt unavailable")},
		{"Das Werler Standesamt bleibt geschlossen.", one("standesamt unavailable")},
		{"Im Kreis Soest ist die Zulassungsstelle geschlossen.", one("05974 kfz-zulassung unavailable")},
	})
}

// How few people do something, and by what way somebody once did, is no limit of now.
func TestLimitsOfPeople(t *testing.T) {
	check(t, []sentence{
		{"Kaum jemand zahlt die Hundesteuer noch bar.", nil},
		{"Nur wenige Bürger nutzen die Online-Dienste.", nil},
		{"Nur jeder Zehnte beantragt seinen Ausweis online.", nil},
		{"Lediglich ein Elternteil muss den Reisepass des Kindes beantragen.", nil},
		{"Nur wenige Bürger können derzeit Termine buchen.", one("termine limited")},
		{"Der Bürgermeister dankte dem Bauamt schriftlich.", nil},
		{"Die Fraktion bat das Jugendamt schriftlich um Auskunft.", nil},
		{"Das Standesamt antwortet derzeit nur schriftlich.", one("standesamt limited")},
		{"Per Hand bemalte Fliesen schmücken das Foyer des Standesamts.", nil},
		{"Per Hand ausgefüllte Anträge nimmt das Bauamt an.", one("bauen limited")},
	})
}
