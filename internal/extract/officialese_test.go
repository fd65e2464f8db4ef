package extract

import "testing"

// What a matter or an office is subject to, and what becomes of what can be handed in.
func TestSubjectToLimits(t *testing.T) {
	check(t, []sentence{
		{"Die Müllabfuhr unterliegt keinerlei Beschränkungen.", one("abfall available")},
		{"Die Tätigkeit der Feuer- und Rettungswache unterliegt keinen Einschränkungen.", one("notruf available")},
		{"Die Zulassungsstelle unterliegt erheblichen Einschränkungen.", one("kfz-zulassung limited")},
		{"Alle Sprechstunden und Untersuchungen des Gesundheitsamts laufen normal.", one("gesundheit available")},
		{"Die Beratungen des Jugendamts finden statt.", one("jugend-familie available")},
		{"Die Weihnachtsfeier des Gesundheitsamts findet statt.", nil},
		{"Führerscheinanträge können abgegeben werden und bleiben liegen.", one("fuehrerschein limited")},
		{"Führerscheinanträge können eingereicht werden und bleiben liegen.", one("fuehrerschein limited")},
		{"Beantragen kann man Ausweise nirgendwo.", one("ausweise unavailable")},
		{"Mit der elektronischen Post ist es vertrackter: Sie geht nicht, und zwar gar nicht.", one("email unavailable")},
	})
}

// Who has applied for something tells of himself, and not of the office.
func TestAppliedFor(t *testing.T) {
	check(t, []sentence{
		{"Die Hälfte hat ihren Ausweis inzwischen beantragt.", nil},
		{"Viele Bürger haben im Sommer einen neuen Pass beantragt.", nil},
		{"Der Rat hat deshalb beantragt, ein Notfallhandbuch zu erarbeiten.", nil},
		{"Ausweise können beantragt werden.", one("ausweise limited")},
		{"Haben Sie einen Pass beantragt, können Sie ihn abholen; neue Anträge sind nicht möglich.", one("ausweise limited")},
	})
}

// A second day on which something is shut, and the day behind it.
func TestAlsoShutThen(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist am 10. November geschlossen. Auch am 13. November ist es zu.", []string{"rathaus unavailable from 2023-11-10 until 2023-11-10", "rathaus unavailable from 2023-11-13 until 2023-11-13"}},
		{"Das Bürgerbüro ist am Dienstag, 14. November, geschlossen und öffnet erst am Tag darauf wieder.", []string{"buergerbuero unavailable from 2023-11-14 until 2023-11-14", "buergerbuero available from 2023-11-15"}},
	})
}

// What a word takes up of a longer one, papers beside others of their kind, and what is given out too.
func TestPapersBesideOthers(t *testing.T) {
	check(t, []sentence{
		{"Schwerbehindertenausweise werden nicht ausgestellt. Die Bediensteten warten. Ab dem 1. Dezember werden die Ausweise wieder ausgestellt.", []string{"soziales unavailable", "soziales available from 2023-12-01"}},
		{"Schwerbehindertenausweise können nicht verlängert werden. Die Ausweise gelten weiter.", one("soziales unavailable")},
		{"Bewohnerparkausweise werden nicht ausgestellt. Personalausweise können beantragt werden.", []string{"ordnung-verkehr unavailable", "ausweise limited"}},
		{"Reisepässe, vorläufige Reisepässe und Personalausweise können wieder beantragt werden.", one("ausweise available")},
		{"Nur vorläufige Reisepässe können wieder beantragt werden.", one("ausweise limited")},
		{"Ausgestellt werden vorläufige Personalausweise und Kinderreisepässe.", one("ausweise limited")},
		{"Personalausweise können wieder beantragt werden, mitnehmen können Sie fertige Dokumente ebenfalls.", one("ausweise available")},
		{"Ausweise können nicht beantragt werden, fertige Dokumente geben wir aber auch aus.", one("ausweise limited")},
	})
}

// By which way a thing works, to which address one has written, what is done as it was planned, and what stays as it is.
func TestWaysAndPlans(t *testing.T) {
	check(t, []sentence{
		{"Die Anmeldung zum Stadtlauf klappt am Telefon.", nil},
		{"Wir arbeiten am Telefon wie gewohnt.", one("telefon available")},
		{"Die Leitung am Telefon funktioniert wieder.", one("telefon available")},
		{"Wer eine Mail an info@soest.example geschrieben hat und keine Antwort bekam: Das Postfach gibt es zurzeit nicht.", one("email unavailable")},
		{"Das Standesamt führt die beiden für heute vorgesehenen Trauungen durch.", one("standesamt available")},
		{"Das Standesamt führt die angemeldeten Trauungen nicht durch.", one("standesamt unavailable")},
		{"Stadtbibliothek, Hallenbad und Jugendtreff sind auf und bleiben es.", one("kultur-freizeit available")},
		{"Das Rathaus ist offen, aber wir können Ihnen bei den wenigsten Anliegen helfen.", one("rathaus limited")},
		{"Die Techniker haben alle Leitungen gekappt.", nil},
		{"Die Leitungen sind unterbrochen.", one("telefon unavailable")},
	})
}

// What is told as a reason beside a wish, what is said of a site alone, the only address for mails, and the day that all was about.
func TestReasonsAndDays(t *testing.T) {
	check(t, []sentence{
		{"Briefe beantworten wir lieber als Mails, zumal unsere Postfächer nach wie vor nicht zugänglich sind.", one("email unavailable")},
		{"Wir möchten das ändern, weil das Bürgerbüro geschlossen ist.", one("buergerbuero unavailable")},
		{"Er sollte das Rathaus öffnen, weil die Leute sonst vor verschlossenen Türen stehen.", nil},
		{"Diese schlichte Seite hat ein Ehrenamtlicher der Freiwilligen Feuerwehr am Wochenende für uns gebaut.", one("website limited")},
		{"Mailen können Sie nur an stadt-soest@behelfspost.example.", one("email limited")},
		{"Bewerbungen bitte nur an stadt-soest@behelfspost.example.", nil},
		{"Das Rathaus ist am Dienstag, 14. November, geschlossen. Das Bürgerbüro ist für den einen Tag nur mit Termin geöffnet.", []string{"rathaus unavailable from 2023-11-14 until 2023-11-14", "buergerbuero limited from 2023-11-14 until 2023-11-14"}},
		{"Betrifft: Rechnungen, Laub, Osterfeuer und anderes\n\nDer Versand der Rechnungen wird ausgesetzt.\n\nAuch An- und Abmeldungen sind wieder möglich.", []string{"finanzen unavailable", "meldewesen available"}},
		{"Betreff: Wohngeld\n\nAnträge können nicht bearbeitet werden.", one("soziales unavailable")},
		{"Findet die Ratssitzung statt?\nWie geplant um 18 Uhr im Bürgerhaus.", one("rat available")},
		{"Ist das Hallenbad offen?\nJa, wie immer.", one("kultur-freizeit available")},
		{"Bauanträge und Anträge auf Auskunft können eingereicht werden.", one("bauen limited")},
	})
}

// What is taken in by a second verb, what waits until something is back, and what "es" takes up behind a sentence that begins with "dort".
func TestOtherVerbAndPronoun(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro verkauft Restmüllsäcke und nimmt Fundsachen an.", one("buergerbuero limited")},
		{"Das Rathaus bearbeitet keine Bauanträge und nimmt Gewerbeanmeldungen an.", []string{"bauen unavailable", "gewerbe limited"}},
		{"Führerscheinanträge werden angenommen und bleiben liegen, bis das Bundesamt wieder angebunden ist.", one("fuehrerschein limited")},
		{"Führerscheine werden ausgestellt, sobald die Verbindung steht.", nil},
		{"Ein Handbuch wird erarbeitet, in dem von der Schreibmaschine bis zum Satellitentelefon alles steht, was man braucht.", nil},
		{"Das Bürgerbüro zieht in die ehemalige Filiale um. Dort kann man nur fertige Ausweise abholen. Heute hat es geschlossen.", []string{"ausweise limited", "buergerbuero unavailable"}},
	})
}

// A weekday on which something is open again lies behind the days on which it was just said to be shut.
func TestAgainBehindShutDay(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist am Dienstag, 14. November, geschlossen und öffnet am Freitag wieder.", []string{"buergerbuero unavailable from 2023-11-14 until 2023-11-14", "buergerbuero available from 2023-11-17"}},
		{"Das Bürgerbüro ist am Dienstag, 14. November, zu und öffnet erst am Donnerstag wieder.", []string{"buergerbuero unavailable from 2023-11-14 until 2023-11-14", "buergerbuero available from 2023-11-16"}},
		{"Das Bürgerbüro ist vom 14. bis 17. November geschlossen. Am Montag ist es wieder geöffnet.", []string{"buergerbuero unavailable from 2023-11-14 until 2023-11-17", "buergerbuero available from 2023-11-20"}},
		{"Das Rathaus ist am Dienstag, 14. November, geschlossen. Das Bürgerbüro öffnet am Freitag wieder.", []string{"rathaus unavailable from 2023-11-14 until 2023-11-14", "buergerbuero available from 2023-11-03"}},
	})
}
