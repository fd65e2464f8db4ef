package extract

import "testing"

// Sentences that tell a rule: what never is done does not fail.

// What a law, a statute or house rules prescribe, and what has ever been so, is no news.
func TestRulesThatAlwaysHold(t *testing.T) {
	check(t, []sentence{
		{"Unter 16 Jahren bekommt man nach geltender Rechtslage keinen Führerschein.", nil},
		{"Eine Gaststättenerlaubnis bekommt nach dem Gesetz nicht, wer unzuverlässig ist.", nil},
		{"Gemäß § 12 der Satzung ist die Benutzung der Musikschule ohne Anmeldung nicht möglich.", nil},
		{"Weder Hunde noch Katzen dürfen laut Hausordnung ins Rathaus.", nil},
		{"Ohne Helm darf bei der Feuerwehr niemand an die Einsatzstelle, so will es die Dienstvorschrift.", nil},
		{"Ein Wohngeldantrag wird abgelehnt, wenn das Einkommen zu hoch ist; so sieht es das Wohngeldgesetz vor.", nil},
		{"Nach einem Umzug darf man mit der Anmeldung nicht ewig warten, das Gesetz räumt zwei Wochen ein.", nil},
		{"In die Biotonne gehören keine Windeln.", nil},
		{"Trauungen sonntags gibt es im Standesamt seit jeher nicht.", nil},
		{"E-Mails mit großen Anhängen blockiert unser Filter seit jeher.", nil},
		{"Wunschkennzeichen mit den Buchstaben SS sind bei der Kfz-Zulassung bundesweit gesperrt.", nil},
		{"Kurzzeitkennzeichen sind kraft Gesetzes auf fünf Tage begrenzt.", nil},
		{"Die Wartezeit beim Wohngeld beträgt bundesweit mehrere Wochen.", nil},
		{"Führerscheine auf Probe stellt die Führerscheinstelle prinzipiell nicht aus.", nil},
		{"Das Standesamt gibt grundsätzlich keine Urkunden an Fremde heraus.", nil},
		{"Wer seine Geburtsurkunde nicht vorlegt, dem stellt das Standesamt wie üblich keine Eheurkunde aus.", nil},
		{"Wer zu seinem Termin zu spät kommt, muss auch sonst damit rechnen, dass dieser verfällt.", nil},
		{"Wer seine Steuern nicht bezahlt, dem kann wie überall der Strom gesperrt werden.", nil},
		{"Nicht angenommen werden an der Kasse des Hallenbads, das war schon immer so, große Scheine.", nil},
		{"Dass die Kita am Nachmittag schließt, beklagen viele Eltern seit Langem.", nil},
		{"Autoreifen werden bei der Sperrmüllabfuhr nie mitgenommen.", nil},
		{"Der Bauausschuss tagt satzungsgemäß nur in geraden Wochen.", nil},
		{"Elterngeld bekommt man für höchstens drei Monate rückwirkend.", nil},
		{"Kopien von Ausweisen sind rechtlich nur eingeschränkt zulässig.", nil},
		{"Wie jedes Jahr werden im Standesamt keine Urkunden an Fremde ausgehändigt.", nil},
	})
}

// What is said of now, of a door or of a line is news, whatever words of a rule stand beside it.
func TestRulesAndHowItIsNow(t *testing.T) {
	check(t, []sentence{
		{"Ausweise kann das Bürgerbüro derzeit grundsätzlich nicht ausstellen.", one("ausweise unavailable")},
		{"Kurzzeitkennzeichen gibt die Zulassungsstelle grundsätzlich nicht mehr aus.", one("kfz-zulassung unavailable")},
		{"Das Rathaus ist grundsätzlich geöffnet.", one("rathaus available")},
		{"Das Rathaus bleibt grundsätzlich geschlossen.", one("rathaus unavailable")},
		{"Das Bürgerbüro hat wie bisher geöffnet.", one("buergerbuero available")},
		{"Das Rathaus bleibt wie bisher geschlossen.", one("rathaus unavailable")},
		{"Die Bücherei ist seit Jahren geschlossen.", one("kultur-freizeit unavailable")},
		{"Leistungen nach dem Asylbewerberleistungsgesetz werden nicht ausgezahlt.", one("soziales unavailable")},
		{"Bescheide nach der Hundesteuersatzung werden nicht erlassen.", one("finanzen unavailable")},
		{"Wer einen Ausweis beantragen will, wird derzeit abgewiesen.", one("ausweise unavailable")},
		{"Die Online-Dienste sind landesweit nicht erreichbar.", one("online-dienste unavailable")},
		{"Die Kfz-Zulassung ist bundesweit ausgefallen.", one("kfz-zulassung unavailable")},
		{"Das Hallenbad ist geschlossen, die Satzung regelt die Erstattung.", one("kultur-freizeit unavailable")},
		{"Das Rathaus ist geschlossen, und auch sonst geht in der Verwaltung nichts.", one("rathaus unavailable")},
		{"Nach dem Passgesetz ausgestellte Ausweise werden nur noch ausgegeben.", one("ausweise limited")},
		{"Laut „Soester Anzeiger“ ist das Rathaus geschlossen.", one("rathaus unavailable")},
		{"Laut Lambrecht ist das Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
		{"Die Melderegisterauskunft gemäß § 44 BMG ist nicht möglich.", one("meldewesen unavailable")},
		{"Erlaubnisse nach § 34a GewO kann das Gewerbeamt nicht erteilen.", one("gewerbe unavailable")},
		{"Laut Bauordnungsamt können keine Bauanträge angenommen werden.", one("bauen unavailable")},
		{"Gemäß Anordnung des Krisenstabs bleibt das Rathaus geschlossen.", one("rathaus unavailable")},
		{"Urkunden nach dem Personenstandsgesetz werden nicht ausgestellt.", one("standesamt unavailable")},
		{"Das Museum ist wie eh und je geöffnet.", one("kultur-freizeit available")},
		{"Wie überall in der Region können keine Ausweise beantragt werden.", one("ausweise unavailable")},
		{"Das Standesamt beurkundet laut Notfallplan nur Sterbefälle.", one("standesamt limited")},
		{"Der Rat tagt gemäß Hauptsatzung heute um 18 Uhr.", one("rat available")},
	})
}

// What follows if something is lost, refused or out of order tells of no such case.
func TestWhatMayBreakDown(t *testing.T) {
	check(t, []sentence{
		{"Geht der Führerschein verloren, hilft eine Versicherung an Eides statt.", nil},
		{"Wird eine Gaststättenerlaubnis abgelehnt, muss die Behörde das begründen.", nil},
		{"Ist die Telefonanlage gestört, schaltet der Anbieter automatisch um.", nil},
		{"Bleibt ein Wohngeldantrag länger als zwei Monate unbearbeitet, kann man klagen.", nil},
		{"Ist der Deckel der Tonne nicht ganz geschlossen, nimmt die Müllabfuhr sie nicht mit.", nil},
		{"Gestört ist das Telefon, ausgefallen das Netz.", one("telefon unavailable")},
		{"Bleibt das Rathaus heute zu, bleibt auch das Bürgerbüro zu.", []string{"rathaus unavailable", "buergerbuero unavailable"}},
		{"Mail: Kommt nicht an, geht nicht raus.", one("email unavailable")},
		{"Wird der Ausweis gestohlen oder geht er verloren, ist das unverzüglich anzuzeigen.", nil},
	})
}

// What people need not do is no failure of it.
func TestWhatNeedNotBeDone(t *testing.T) {
	check(t, []sentence{
		{"Führerscheine müssen der Polizei nicht gemeldet werden.", nil},
		{"Ausweise müssen vor dem 1. Januar nicht verlängert werden.", nil},
		{"Keinen Bauantrag stellen muss, wer einen Zaun aufstellt.", nil},
		{"Kein Gewerbe anmelden muss, wer nur Freunden hilft.", nil},
		{"Sie brauchen nicht anzurufen, nur weil anderswo die Mailserver streiken: Unser Mailverkehr läuft einwandfrei.", one("email available")},
		{"Sie brauchen nicht anzurufen.", nil},
		{"Wer umzieht, braucht den Führerschein nicht umschreiben zu lassen.", nil},
	})
}

// What fails elsewhere, in a room of the building, or of a kind of thing as it does at any time, is not the service.
func TestFailsElsewhereOrOfAnyKind(t *testing.T) {
	check(t, []sentence{
		{"Der Kaffeeautomat im Foyer des Rathauses ist kaputt.", nil},
		{"Der Kopierer im Flur der Ausländerbehörde ist defekt.", nil},
		{"Unterrichtsausfall lässt sich an Grundschulen nie ganz vermeiden.", nil},
		{"Wartezeiten im Bürgerbüro lassen sich nicht immer verhindern.", nil},
		{"Hundesteuermarken, die verloren gehen, ersetzt die Kämmerei.", nil},
		{"Termine, die ausfallen, holen wir nach.", nil},
		{"Ausweise, die verloren gehen, ersetzt das Bürgerbüro.", nil},
		{"Anderswo streiken die Mailserver.", nil},
	})
}

// Faltering that is denied is none; what holds of none of the extensions holds of the telephone. Sentences that are much like those stay read.
func TestFailureDeniedOrWhole(t *testing.T) {
	check(t, []sentence{
		{"Unter keiner unserer Durchwahlen sind wir zu erreichen.", one("telefon unavailable")},
		{"In der Führerscheinstelle hakt und hängt nichts.", one("fuehrerschein available")},
		{"Die Auszahlung der Grundsicherung stockt nicht.", one("soziales available")},
		{"Beim Wohngeld stockt die Auszahlung nicht.", one("soziales available")},
		{"Durchwahlen sind nicht zu erreichen.", one("telefon limited")},
		{"Anders als anderswo ist das Rathaus geöffnet.", one("rathaus available")},
		{"Die Auszahlung der Grundsicherung stockt und kommt nicht voran.", one("soziales unavailable")},
		{"Ausweise können nicht verlängert werden.", one("ausweise unavailable")},
		{"Ausweise müssen warten und werden nicht verlängert.", one("ausweise unavailable")},
		{"Das Foyer des Rathauses ist geschlossen.", one("rathaus unavailable")},
		{"Im Erdgeschoss ist das Rathaus geschlossen.", one("rathaus unavailable")},
		{"Die Termine, die ausfallen, holen wir nach.", one("termine unavailable")},
		{"Termine müssen nicht abgesagt werden.", one("termine available")},
		{"Kurzzeitkennzeichen, die nicht ausgegeben werden, sind gesperrt.", one("kfz-zulassung unavailable")},
		{"Sie müssen nicht anrufen, das Telefon ist gestört.", one("telefon unavailable")},
	})
}

// Who is not to blame, what somebody did at an office, and what nothing had to undergo.
func TestNotToBlameOrHadTo(t *testing.T) {
	check(t, []sentence{
		{"Seit gestern ist die Baustelle am Schulzentrum blockiert.", nil},
		{"Ein Nachfolger hat sich im Gewerbeamt noch nicht vorgestellt.", nil},
		{"Beim Standesamt haben sich die Zeugen nicht gemeldet.", nil},
		{"Das Bürgerbüro ist nicht schuld.", nil},
		{"Die Kasse trifft keine Schuld.", nil},
		{"Die Bücherei kann nichts dafür, sie hat geöffnet.", one("kultur-freizeit available")},
		{"An den Bussen liegt es nicht, die fahren wie immer.", one("versorgung available")},
		{"Keine einzige Trauung musste abgesagt werden.", one("standesamt available")},
		{"Nicht eine einzige Sitzung des Rates musste verschoben werden.", one("rat available")},
		{"Im Rathaus hat sich die Lage noch nicht normalisiert.", one("rathaus unavailable")},
		{"Heute ist der Schalter im Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
		{"Seit Montag ist der Zugang zum Rathaus gesperrt.", one("rathaus unavailable")},
		{"Das Rathaus ist nicht geöffnet, Schuld hat ein Angriff.", one("rathaus unavailable")},
	})
}

// What many or few people do at an office is their custom, and not how it fares; how many get what they came for is.
func TestWhatPeopleDo(t *testing.T) {
	check(t, []sentence{
		{"Kaum jemand zahlt die Hundesteuer noch bar, voriges Jahr waren es lediglich vier Halter.", nil},
		{"Kaum jemand beantragt den Ausweis online.", nil},
		{"Nur wenige heiraten im November im Standesamt.", nil},
		{"Fast niemand meldet sein Gewerbe noch persönlich an.", nil},
		{"Nur jeder Zehnte bezahlt seine Gebühren bar.", nil},
		{"Die wenigsten verlängern ihren Ausweis pünktlich.", nil},
		{"Kaum jemand erreicht die Zulassungsstelle.", one("kfz-zulassung limited")},
		{"Niemand bearbeitet Anträge im Sozialamt.", one("soziales unavailable")},
		{"Niemand bekommt derzeit einen Ausweis.", one("ausweise unavailable")},
	})
}
