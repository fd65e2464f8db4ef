package extract

import "testing"

// Sentences that have a word of working in them, and do not say that the service works.

// What is denied, called false or only heard of is not so.
func TestNotAvailableDenied(t *testing.T) {
	check(t, []sentence{
		{"Die Kasse kann Rechnungen nicht einmal aufrufen, geschweige denn begleichen.", one("finanzen unavailable")},
		{"Nicht einmal eine Woche nach dem Angriff ist das Bürgerbüro wieder geöffnet.", one("buergerbuero available")},
		{"Es ist falsch, dass das Telefon wieder funktioniert.", nil},
		{"Es stimmt nicht, dass die Bücherei geöffnet hat.", nil},
		{"Es stimmt nicht, dass die Bücherei geschlossen hat.", nil},
		{"Dass das Bürgerbüro wieder geöffnet hat, ist nur ein Gerücht.", nil},
		{"Laut Facebook hat das Standesamt wieder geöffnet.", nil},
		{"In den sozialen Medien heißt es, die Zulassungsstelle sei wieder geöffnet.", nil},
		{"Entgegen anderslautenden Gerüchten ist das Rathaus geöffnet.", one("rathaus available")},
		{"Es ist gut, dass das Telefon wieder funktioniert.", one("telefon available")},
	})
}

// What is but tried, or done in part, is limited.
func TestNotAvailableTriedOrInPart(t *testing.T) {
	check(t, []sentence{
		{"Die Zulassungsstelle ist versuchsweise geöffnet.", one("kfz-zulassung limited")},
		{"Zur Probe stellt die Stadt wieder Ausweise aus.", one("ausweise limited")},
		{"Zu 60 Prozent läuft das Sozialamt wieder.", one("soziales limited")},
		{"Zu 100 Prozent läuft das Sozialamt wieder.", one("soziales available")},
		{"Die Bücherei hat drei ihrer fünf Zweigstellen wieder geöffnet.", one("kultur-freizeit limited")},
		{"Grundsicherung wird weiter überwiesen, Änderungen werden nicht berücksichtigt.", one("soziales limited")},
		{"Nach erfolgreichem Test ist die Kfz-Zulassung wieder geöffnet.", one("kfz-zulassung available")},
	})
}

// What others do, or works inside the house only, is not the service.
func TestNotAvailableOthers(t *testing.T) {
	check(t, []sentence{
		{"Das Landesamt bearbeitet die Elterngeldanträge weiter.", nil},
		{"Die Bundesdruckerei stellt weiterhin Ausweise her.", nil},
		{"Mit Hilfe der Bezirksregierung arbeitet das Standesamt wieder normal.", one("standesamt available")},
		{"Untereinander können die Ämter wieder E-Mails austauschen.", nil},
		{"Für die Mitarbeiter ist das Telefon wieder da.", nil},
		{"Das Restaurant am Rathaus hat wieder geöffnet.", nil},
		{"Der Umzug des Jugendamts läuft nach Plan.", nil},
		{"Das Jugendamt bietet Infoabende an.", nil},
		{"Die VHS bietet ihre Kurse wieder an.", one("kultur-freizeit available")},
		{"Das Fundbüro der Bahn hat geöffnet.", nil},
	})
}

// What is less than usual is limited; what is more is not.
func TestNotAvailableFewer(t *testing.T) {
	check(t, []sentence{
		{"Im Standesamt sind zwei Schalter statt sechs besetzt.", one("standesamt limited")},
		{"Das Ordnungsamt arbeitet mit drei statt neun Kräften.", one("ordnung-verkehr limited")},
		{"Der Bürgerbus fährt stündlich statt alle zwanzig Minuten.", one("versorgung limited")},
		{"Der Bürgerbus fährt alle zehn statt alle zwanzig Minuten.", one("versorgung available")},
		{"Das Bürgerbüro öffnet heute um 10 statt um 8 Uhr.", one("buergerbuero limited")},
		{"Das Bürgerbüro öffnet heute schon um 7 statt um 8 Uhr.", one("buergerbuero available")},
		{"Die Bücherei hat dienstags statt täglich geöffnet.", one("kultur-freizeit limited")},
	})
}

// A "nicht" behind a day denies what its clause names; what ends on a day is not so from then on.
func TestNotAvailableDeniedWithDay(t *testing.T) {
	check(t, []sentence{
		{"Die Kitas sind wie immer geöffnet, die Bücherei am Freitag nicht.", []string{"kita-schule available", "kultur-freizeit unavailable from 2023-11-03 until 2023-11-03"}},
		{"Das Telefon läuft wieder, die Homepage seit heute nicht.", []string{"telefon available", "website unavailable"}},
		{"Das Bad ist heute geöffnet, ab Montag, 13. November, nicht mehr.", []string{"kultur-freizeit available", "kultur-freizeit unavailable from 2023-11-13"}},
		{"Das Standesamt ist heute nicht besetzt, ab Montag, 13. November, schon.", []string{"standesamt unavailable", "standesamt available from 2023-11-13"}},
		{"Das Dorffest ist abgesagt, der Wochenmarkt am Freitag nicht.", nil},
		{"Das Telefon funktioniert seit der Trennung vom Netz nicht.", one("telefon unavailable")},
		{"Die Homepage ist nicht vom Netz.", one("website available")},
	})
}

// Particles make another verb; how many work somewhere is no word of how it fares.
func TestNotAvailableOtherVerb(t *testing.T) {
	check(t, []sentence{
		{"Funktioniert das Telefon? Die Meinungen gehen auseinander.", nil},
		{"Das Standesamt arbeitet mit der Kirche zusammen.", nil},
		{"Das Standesamt arbeitet wieder.", one("standesamt available")},
		{"Das Standesamt bittet: Bewahren Sie Ihre Urkunden auf.", nil},
		{"Die Zulassungsstelle teilt mit: Sie hat auf.", one("kfz-zulassung available")},
		{"Im Sozialamt arbeiten rund 30 Beschäftigte.", nil},
		{"Im Standesamt arbeiten wieder alle acht Kolleginnen.", one("standesamt available")},
	})
}

// What the administration does to a thing as always, what it costs and what somebody thinks is no word of a service.
func TestNotAvailableOtherSubject(t *testing.T) {
	check(t, []sentence{
		{"Ihre Bäume schneiden wir wie geplant.", nil},
		{"Die Verwaltung arbeitet wie gewohnt.", one("rathaus available")},
		{"Mails liest und beantwortet die Verwaltung wie gewohnt.", one("email available")},
		{"Was kostet der Umbau des Bades? Die Summe kennt noch niemand.", nil},
		{"Die Preise für Pässe legt der Bund fest, nicht die Stadt.", nil},
		{"Ein Leser meint, die Bücherei sei zu oft geschlossen.", nil},
		{"Der Bürgermeister sagt, das Rathaus sei wieder geöffnet.", one("rathaus available")},
		{"Die Rettungsleitstelle kann Anrufe annehmen.", one("notruf available")},
		{"Das Jugendamt nimmt Anrufe entgegen.", one("telefon available")},
	})
}

// What stays standing or comes but later, and the rest beside what fails.
func TestNotAvailableRest(t *testing.T) {
	check(t, []sentence{
		{"Die Biotonnen bleiben heute stehen.", one("abfall unavailable")},
		{"Große Mails kommen durch, kleine bleiben stecken.", one("email limited")},
		{"Auf zwei Linien fallen sämtliche Fahrten aus, die übrigen Stadtbusse fahren.", one("versorgung limited")},
		{"Die übrigen Stadtbusse fahren.", one("versorgung available")},
		{"Das Wohngeld wird erst zum 15. gezahlt.", one("soziales limited")},
		{"Die Müllabfuhr kommt zu den üblichen Terminen.", one("abfall available")},
	})
}

// A makeshift that is not offered, and the service that is meant instead of another.
func TestNotAvailableMakeshiftOrOther(t *testing.T) {
	check(t, []sentence{
		{"Das Jugendamt bietet keinen Notbetrieb an.", nil},
		{"Die Kitas bieten keine Notbetreuung an.", nil},
		{"Das Standesamt bietet einen Notdienst an.", one("standesamt limited")},
		{"Nicht das Sozial-, sondern das Jugendamt ist geschlossen.", one("jugend-familie unavailable")},
		{"Nicht das Bau-, sondern das Ordnungsamt hat geöffnet.", one("ordnung-verkehr available")},
		{"Nicht nur das Sozial-, sondern auch das Jugendamt ist geschlossen.", []string{"jugend-familie unavailable", "soziales unavailable"}},
	})
}

// What is denied of something else beside the service, of a price, of how long it takes or of what is the cause says nothing of the service.
func TestDeniedBeside(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro am Markt hat zu und ein Datum für die Rückkehr steht nicht an der Tür.", one("buergerbuero unavailable")},
		{"Das Standesamt ist geschlossen und ein Ende ist nicht in Sicht.", one("standesamt unavailable")},
		{"Ausweise können nicht beantragt werden und eine Abholung ist auch nicht möglich.", one("ausweise unavailable")},
		{"Das Telefon funktioniert und die E-Mail-Postfächer funktionieren nicht.", []string{"email unavailable", "telefon available"}},
		{"Die Stadtbücherei hat geöffnet und die Ausleihe kostet nichts.", one("kultur-freizeit available")},
		{"Der Besuch der Stadtbücherei kostet keinen Cent.", nil},
		{"Die Beantragung von Ausweisen dauert keine Viertelstunde und klappt völlig problemlos.", one("ausweise available")},
		{"Das Standesamt kann keine Urkunden ausstellen.", one("standesamt unavailable")},
		{"Jede Baugenehmigung braucht zwei Monate länger.", one("bauen limited")},
		{"Ein Ersatzverfahren braucht das Standesamt nicht länger.", one("standesamt available")},
		{"Bauanträge brauchen wegen der nicht erreichbaren Akten vier Wochen länger.", one("bauen limited")},
		{"Urkunden dauern wegen der nicht verfügbaren Register einen Tag länger.", one("standesamt limited")},
	})
}

// In an office stands what it deals with, and whom it serves; other things there are not its own.
func TestWorkInAnOffice(t *testing.T) {
	check(t, []sentence{
		{"Im Gesundheitsamt finden Beratungen und Untersuchungen statt.", one("gesundheit available")},
		{"Im Standesamt sind alle Vorgänge möglich.", one("standesamt available")},
		{"Im Sozialamt werden laufende Hilfen überwiesen, und zwar in gewohnter Höhe.", one("soziales available")},
		{"In der Ausländerbehörde laufen die Verfahren wieder normal.", one("auslaenderwesen available")},
		{"Im Bürgerbüro werden Kunden wieder bedient.", one("buergerbuero available")},
		{"Im Bauamt können keine Anträge bearbeitet werden.", one("bauen unavailable")},
		{"Im Standesamt funktioniert der Aufzug wieder.", nil},
		{"In der Stadtbücherei treffen sich Eltern zum Vorlesen.", nil},
	})
}

// What is to come if all goes well, as soon as it can, in a season or in the course of a week, is not so yet; what is so in theory, or what
// somebody is mistaken about, is not so at all.
func TestNotAvailableYet(t *testing.T) {
	check(t, []sentence{
		{"Wenn alles gut geht, ist das Standesamt am Montag wieder geöffnet.", nil},
		{"Wenn nichts dazwischenkommt, öffnet das Bürgerbüro am Montag.", nil},
		{"Klappt alles, arbeitet das Standesamt ab Montag wieder.", nil},
		{"Sofern die Technik mitspielt, können am Montag wieder Ausweise beantragt werden.", nil},
		{"Alles läuft nach Plan, das Rathaus ist geöffnet.", one("rathaus available")},
		{"Wir öffnen das Bürgerbüro so schnell wie möglich.", nil},
		{"Ausweise werden so schnell wie früher ausgestellt.", one("ausweise available")},
		{"Die neue Homepage geht im Frühjahr online.", nil},
		{"Im Laufe der Woche öffnet das Bürgerbüro wieder.", nil},
		{"Auch im Dezember funktioniert das Telefon.", one("telefon available")},
		{"Im Frühjahr sind Trauungen auf dem Schloss möglich.", one("standesamt available")},
		{"Theoretisch ist das Bürgerbüro geöffnet.", nil},
		{"Die Stadt arbeitet daran, dass die Zulassungsstelle wieder öffnen kann.", nil},
		{"Die IT arbeitet daran, die Homepage wieder online zu bringen.", nil},
		{"Das Bürgerbüro ist geöffnet, an den Ausweisen arbeiten wir noch.", one("buergerbuero available")},
		{"Auf dem Papier ist das Bürgerbüro geöffnet.", nil},
		{"Dass das Telefon funktioniert, ist leider ein Irrtum.", nil},
		{"Dass die Homepage wieder erreichbar sei, ist ein Missverständnis.", nil},
		{"Die Annahme der Anträge auf Wohngeld ist gewährleistet.", one("soziales limited")},
	})
}
