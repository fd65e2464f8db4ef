package extract

import "testing"

// What fails is said in many words.
func TestIdiomsOfFailure(t *testing.T) {
	check(t, []sentence{
		{"Die Internetseite ist derzeit unbenutzbar.", one("website unavailable")},
		{"Die Telefonanlage ist funktionsunfähig.", one("telefon unavailable")},
		{"Unser E-Mail-Verkehr ist versiegt.", one("email unavailable")},
		{"Für Bürger ist im Rathaus derzeit kein Hineinkommen.", one("rathaus unavailable")},
		{"Eine Gewerbeanmeldung bleibt vorerst illusorisch.", one("gewerbe unavailable")},
		{"Bei der Kfz-Zulassung herrscht Flaute.", one("kfz-zulassung unavailable")},
		{"Mit der Kfz-Zulassung ist vorerst Schluss.", one("kfz-zulassung unavailable")},
		{"Für das Rathaus gilt ein Betretungsverbot.", one("rathaus unavailable")},
		{"Autohändler ziehen bei der Zulassungsstelle den Kürzeren.", one("kfz-zulassung unavailable")},
		{"Das Bürgerbüro streicht die Segel.", one("buergerbuero unavailable")},
		{"Die Ausländerbehörde ist zur Untätigkeit gezwungen.", one("auslaenderwesen unavailable")},
		{"Die Telefonanlage verweigert den Dienst.", one("telefon unavailable")},
		{"Die Ratssitzung am Abend steigt nicht.", one("rat unavailable")},
		{"Die Biotonnen bleiben voll.", one("abfall unavailable")},
		{"In der Grundschule ist heute unterrichtsfrei.", one("kita-schule unavailable")},
		{"Die Kitas machen gar nicht erst auf.", one("kita-schule unavailable")},
		{"Das Museum bleibt Besuchern vorenthalten.", one("kultur-freizeit unavailable")},
		{"Die Stadtkasse ist zahlungsunfähig.", one("finanzen unavailable")},
		{"Den Führerscheinumtausch haben wir aus dem Programm genommen.", one("fuehrerschein unavailable")},
		{"Aus dem Führerscheinumtausch wird vorerst nichts.", one("fuehrerschein unavailable")},
		{"Die Online-Dienste können Sie derzeit abhaken.", one("online-dienste unavailable")},
		{"Sämtliche Termine wurden annulliert.", one("termine unavailable")},
		{"Im Rathaus gibt es keinen Publikumsverkehr.", one("rathaus unavailable")},
		{"Das Gewerbeamt weist alle Anträge zurück.", one("gewerbe unavailable")},
		{"Das Jugendamt weist jede Kritik zurück.", nil},
		{"Wer sich ummelden möchte, schaut derzeit in die Röhre.", one("meldewesen unavailable")},
		{"Vor dem Rathaus stehen Besucher heute vor verschlossenen Toren.", one("rathaus unavailable")},
		{"Die Homepage reagiert nicht.", one("website unavailable")},
		{"Das Jugendamt reagiert nicht auf Kritik.", nil},
		{"Den Gang ins Bürgerbüro können Sie sich sparen.", one("buergerbuero unavailable")},
		{"Der Antrag auf ein Führungszeugnis scheitert an der Technik.", one("meldewesen unavailable")},
		{"Die Ratssitzung wurde gekippt.", one("rat unavailable")},
		{"Alle gebuchten Termine sind vom Tisch.", one("termine unavailable")},
		{"Die Ausländerbehörde ist paralysiert.", one("auslaenderwesen unavailable")},
		{"Für das Rathaus droht ein Betretungsverbot.", nil},
		{"Mit dem Ärger im Bürgerbüro ist jetzt Schluss.", nil},
		{"In der Bücherei ist um 18 Uhr Schluss.", nil},
		{"Im Museum geht es um Blackouts.", nil},
		{"Das Rathaus soll kein Sperrgebiet werden.", nil},
	})
}

// A stop may be denied or lifted.
func TestIdiomsOfStops(t *testing.T) {
	check(t, []sentence{
		{"Beim Wohngeld gibt es einen Zahlungsstopp.", one("soziales unavailable")},
		{"Beim Wohngeld gibt es keinen Zahlungsstopp.", one("soziales available")},
		{"Einen Zahlungsstopp beim Wohngeld gibt es nicht.", one("soziales available")},
		{"Der Zahlungsstopp beim Wohngeld ist aufgehoben.", one("soziales available")},
		{"Für Termine gilt zurzeit ein Buchungsstopp.", one("termine unavailable")},
	})
}

// What goes in part is said in many words.
func TestIdiomsOfLimits(t *testing.T) {
	check(t, []sentence{
		{"Das Sozialamt arbeitet recht und schlecht.", one("soziales limited")},
		{"Mit Müh und Not hält die Leitstelle den Betrieb aufrecht.", one("notruf limited")},
		{"Ummeldungen sind partiell möglich.", one("meldewesen limited")},
		{"Die Bearbeitung von Bauanträgen läuft zögerlich.", one("bauen limited")},
		{"Die Internetseite wird fehlerhaft angezeigt.", one("website limited")},
		{"Unsere Homepage zeigt derzeit nur einen Platzhalter.", one("website limited")},
		{"Die Telefonverbindung ist derzeit labil.", one("telefon limited")},
		{"Anrufe landen bei uns auf einem Anrufbeantworter.", one("telefon limited")},
		{"Das Angebot des Gewerbeamtes wurde zusammengestutzt.", one("gewerbe limited")},
		{"Das Jugendamt arbeitet im Krisenmodus.", one("jugend-familie limited")},
		{"Das Gesundheitsamt arbeitet nicht im Krisenmodus, sondern ganz normal.", one("gesundheit available")},
		{"Das Ratsinformationssystem hängt sich ständig auf.", one("rat limited")},
		{"Statt Geburtsurkunden gibt es Interimsbescheinigungen.", one("standesamt limited")},
		{"E-Mails verschickt die Stadt über ein Freemail-Konto.", one("email limited")},
		{"Das Klärwerk läuft mit Notstrom.", one("versorgung limited")},
		{"Statt der ausgefallenen Linie 5 fährt ein Kleinbus.", one("versorgung limited")},
		{"Termine sind zurzeit rar.", one("termine limited")},
		{"Über Nothilfen hinaus bietet das Sozialamt nichts.", one("soziales limited")},
		{"Auf Termine muss man wochenlang warten.", one("termine limited")},
		{"Die Verwaltung arbeitet im Notstrombetrieb.", one("rathaus limited")},
		{"Die Leitstelle arbeitet mit Papier und Funk.", one("notruf limited")},
		{"Die Müllabfuhr lässt einzelne Straßen aus.", one("abfall limited")},
		{"Die Müllabfuhr lässt keine Straßen aus.", one("abfall available")},
		{"Der Betrieb im Gesundheitsamt ist weiterhin beeinträchtigt.", one("gesundheit limited")},
		{"Der Betrieb im Gesundheitsamt ist nicht beeinträchtigt.", one("gesundheit available")},
		{"Auf einen Termin warten Sie doppelt so lange.", one("termine limited")},
		{"Fahrerlaubnisse können nur per Post beantragt werden, da der Onlineantrag ausgefallen ist.", one("fuehrerschein limited")},
		{"Das Jugendamt schwächelt nicht und arbeitet normal.", one("jugend-familie available")},
		{"Telefonisch erreichen Sie uns mit etwas Geduld.", one("telefon limited")},
		{"Unser Mailverkehr läuft über ein Ersatzsystem.", one("email limited")},
		{"Im Bürgerbüro stauen sich die Anliegen.", one("buergerbuero limited")},
		{"Im Rathaus knirscht es zwischen den Fraktionen.", nil},
		{"Das Jugendamt hilft auch Kindern, die in der Schule schwächeln.", nil},
	})
}

// A sentence may tell last whom it is about, by what they want.
func TestIdiomsOfWhom(t *testing.T) {
	check(t, []sentence{
		{"Leer geht aus, wer einen Pass braucht.", one("ausweise unavailable")},
		{"Pech hat, wer ein Gewerbe anmelden möchte.", one("gewerbe unavailable")},
		{"In die Röhre guckt jeder, der sein Auto zulassen will.", one("kfz-zulassung unavailable")},
		{"Länger warten muss, wer sein Auto zulassen will.", one("kfz-zulassung limited")},
		{"Glück hat, wer einen Pass braucht.", nil},
		{"Abgewiesen wird, wer keinen Termin im Bürgerbüro hat.", nil},
	})
}

// A relative clause tells by an office which things are meant, and nothing of the office.
func TestIdiomsOfWhich(t *testing.T) {
	check(t, []sentence{
		{"Gestrichen sind sämtliche Termine, die das Bürgerbüro vergeben hat.", one("termine unavailable")},
		{"Sämtliche Termine, die das Bürgerbüro vergeben hat, sind gestrichen.", one("termine unavailable")},
		{"Geschlossen sind das Standesamt, das im Rathaus sitzt, und die Bücherei.", []string{"kultur-freizeit unavailable", "standesamt unavailable"}},
		{"Alle, die zum Standesamt wollen, gehen leer aus.", one("standesamt unavailable")},
	})
}

// What can be applied for, and is not worked on, goes in part.
func TestAppliedForAndNotWorkedOn(t *testing.T) {
	check(t, []sentence{
		{"Wohngeldanträge können gestellt, aber nicht bearbeitet werden.", one("soziales limited")},
		{"Anträge auf Wohngeld können zwar gestellt, aber noch nicht bewilligt werden.", one("soziales limited")},
		{"Wohngeldanträge können gestellt und auch bearbeitet werden.", one("soziales available")},
		{"Wohngeldanträge können gestellt und bearbeitet werden.", one("soziales available")},
		{"Wohngeldanträge können eingereicht und bearbeitet werden.", one("soziales available")},
		{"Wohngeldanträge können eingereicht und nicht bearbeitet werden.", one("soziales limited")},
		{"Sterbefälle nimmt das Standesamt auf, eingetragen werden sie erst nachträglich.", one("standesamt limited")},
		{"Wohngeldanträge können wieder gestellt werden.", one("soziales available")},
	})
}

// "Nach wie vor" names no place.
func TestNachWieVorIsNoPlace(t *testing.T) {
	check(t, []sentence{
		{"Nach wie vor ist die Website nicht erreichbar.", one("website unavailable")},
		{"Nach wie vor ist unsere Homepage offline.", one("website unavailable")},
	})
}

// What is tried fails, or does not want to.
func TestIdiomsOfTrying(t *testing.T) {
	check(t, []sentence{
		{"Es will nicht gelingen, Fischereischeine auszustellen.", one("ordnung-verkehr unavailable")},
		{"Die Website will einfach nicht laufen.", one("website unavailable")},
		{"Das Bürgerbüro will nicht schließen.", nil},
		{"Wenn Sie unsere Homepage ansteuern, erscheint nur eine Fehlermeldung.", one("website unavailable")},
		{"Es erscheint eine Fehlermeldung, wenn man die Website aufruft.", one("website unavailable")},
		{"Wenn Sie unsere Website aufrufen, erscheint das Wappen.", nil},
		{"Kann ich dem Rathaus mailen? Nein, das geht nicht.", one("email unavailable")},
		{"Anträge online stellen? Das geht zurzeit nicht.", one("online-dienste unavailable")},
		{"Kita-Kinder können nicht angemeldet werden.", one("kita-schule unavailable")},
		{"Instabil ist die telefonische Verbindung.", one("telefon limited")},
		{"Gewerbeanmeldungen können abgegeben, aber nicht erfasst werden.", one("gewerbe limited")},
	})
}

// A part of what was granted, or the rest of it, that fails leaves it in part.
func TestPartsOfItsOwn(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt ist geöffnet, seine Aktenauskunft ist gesperrt.", one("bauen limited")},
		{"Im Serviceportal stehen einfache Formulare bereit, der Großteil fehlt.", one("online-dienste limited")},
		{"Die Ratssitzungen finden statt, die übliche Übertragung fällt aus.", one("rat limited")},
		{"Den Mängelmelder können Sie ausfüllen, eine Rückmeldung gibt es nicht.", one("rat limited")},
		{"Die E-Mail-Postfächer einzelner Ämter sind nicht nutzbar.", one("email limited")},
	})
}
