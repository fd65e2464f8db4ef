package extract

import "testing"

// What a press release says beside its news: that there is news, whom it thanks, what it remembers, what somebody promised in writing.

// That there is news of something says nothing of it; what the news is does.
func TestThatThereIsNews(t *testing.T) {
	check(t, []sentence{
		{"Nichts Neues gibt es vom Bürgerbüro zu berichten: Das bleibt außer Betrieb.", one("buergerbuero unavailable")},
		{"Vom Bürgerbüro gibt es nichts Neues zu berichten: Es bleibt geschlossen.", one("buergerbuero unavailable")},
		{"Schlechte Nachrichten gibt es für das Hallenbad: Das bleibt zu.", one("kultur-freizeit unavailable")},
		{"Schlechte Nachrichten gibt es aus dem Hallenbad. Es bleibt bis auf Weiteres geschlossen.", one("kultur-freizeit unavailable")},
		{"Nichts Neues gibt es bei den Ausweisen: Die können wir nicht ausstellen.", one("ausweise unavailable")},
		{"Für Melderegister und Gewerberegister ist noch kein Termin genannt worden.", nil},
		{"Ein Datum für das Gewerberegister ist noch nicht absehbar, kein Termin steht fest.", nil},
		{"Das Bürgerbüro bleibt geschlossen, ein Termin für die Öffnung steht noch nicht fest.", one("buergerbuero unavailable")},
	})
}

// What somebody adds of himself takes nothing from what he has said; a tale of his own says nothing.
func TestRemarksOfOnesOwn(t *testing.T) {
	check(t, []sentence{
		{"Ummelden können wir derzeit auch niemanden – das habe ich mir vom Kreis bestätigen lassen.", one("meldewesen unavailable")},
		{"Ausweise können wir nicht ausstellen, das habe ich selbst nicht geglaubt.", one("ausweise unavailable")},
		{"Ich habe zwei Stunden gewartet und keinen Ausweis bekommen.", nil},
	})
}

// What those do who are thanked, what people do with what is theirs and what is remembered is no state of a service.
func TestThanksAndMemories(t *testing.T) {
	check(t, []sentence{
		{"Die Verwaltung dankt den Heimatvereinen, die älteren Menschen beim Ausfüllen von Papierformularen helfen.", nil},
		{"Der Landrat dankt den Mitarbeitern des Bürgerbüros, die Anträge von Hand ausfüllen.", nil},
		{"Wir danken allen, die Geduld hatten: Das Rathaus ist wieder geöffnet.", one("rathaus available")},
		{"Die Vermieter rechnen ihren Gästebeitrag in diesem Winter wohl später ab.", nil},
		{"Die Stadt rechnet den Gästebeitrag in diesem Winter später ab.", one("finanzen limited")},
		{"Bürgermeister W. rief in Erinnerung, wie es war: Neun Wochen lang keine Ausweise, Sterbeurkunden aus der Schreibmaschine.", nil},
		{"Er rief in Erinnerung, dass derzeit keine Ausweise beantragt werden können.", one("ausweise unavailable")},
		{"Der Rat hatte im Frühjahr über einen Wechsel des Dienstleisters beraten, die Entscheidung aber vertagt.", nil},
		{"Der Rat der Stadt hat den Beschluss über die neue Kita vertagt.", nil},
		{"Der Rat hat seine Sitzung vertagt.", one("rat unavailable")},
		{"Ab sofort werden Ausweise wieder ausgestellt, und zwar ohne jede Einschränkung. Die Zusage des Dienstleisters liegt der Stadt schriftlich vor.", one("ausweise available")},
		{"Dank der Stadtwerke, die Strom liefern, ist das Rathaus wieder offen.", one("rathaus available")},
		{"Unbeeindruckt vom Wasser zeigt sich das Museum, das zu den üblichen Zeiten geöffnet ist.", one("kultur-freizeit available")},
	})
}

// What goes on beyond a day holds already; what waits for something else to return does not work yet.
func TestBeyondADayAndUntilAReturn(t *testing.T) {
	check(t, []sentence{
		{"Ausweise können auch nach dem 4. Dezember vorerst nicht beantragt werden.", one("ausweise unavailable")},
		{"Ausweise können nach dem 4. Dezember nicht beantragt werden.", one("ausweise unavailable from 2023-12-05")},
		{"Anträge auf Wohngeld werden erst bearbeitet, wenn das Programm wieder läuft.", one("soziales unavailable")},
		{"Steuerbescheide werden erst dann verschickt, wenn die Akten wieder lesbar sind.", one("finanzen unavailable")},
		{"Über Bauanträge wird erst entschieden, sobald das Programm wieder läuft.", one("bauen unavailable")},
		{"Steuerbescheide werden verschickt, sobald sie fertig sind.", nil},
	})
}

// What is added with "auch" may be an enumeration; both directions of a line are no more than what was said of it.
func TestWhatElseIsMeant(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro steht zur Verfügung, und zwar ausdrücklich auch für Personalausweise, Reisepässe und Ummeldungen.", []string{"ausweise available", "buergerbuero available", "meldewesen available"}},
		{"Das Bürgerbüro ist geöffnet, auch für Personalausweise, Trauungen und Ummeldungen.", []string{"ausweise available", "buergerbuero available", "meldewesen available", "standesamt available"}},
		{"Mail: tot, in beide Richtungen.", one("email unavailable")},
		{"E-Mail: in beide Richtungen.", one("email available")},
		{"Anrufe und Mails erreichen ihre Empfänger.", []string{"email available", "telefon available"}},
		{"Telefonisch ist die Verwaltung zu erreichen, es kommt aber immer wieder zu Abbrüchen.", one("telefon limited")},
	})
}

// "Dort" behind a colon is the town that the clause before it names, also in a district's own release.
func TestThereBehindAColon(t *testing.T) {
	checkOf(t, "05970", []sentence{
		{"Neues vom Freitag. Einen kleinen Lichtblick meldet Kreuztal: Dort werden fertige Ausweise wieder ausgehändigt, neue Anträge sind aber auch dort nicht möglich.", one("05970024 ausweise limited")},
		{"Neues vom Freitag. Besser läuft es in Kreuztal: Dort werden Ausweise wieder ausgestellt.", one("05970024 ausweise available")},
		{"Neues vom Freitag. Der Kreis teilt mit: Das Rathaus ist geschlossen, dort werden auch keine Ausweise ausgestellt.", []string{"ausweise unavailable", "rathaus unavailable"}},
	})
}

// What is announced without a day is so from the day that the next sentence names; what is had on request is no wish, and "sie" no reader.
func TestAnnouncedThenDated(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro meldet sich zurück. Von Montag, 20. November, an ist es wieder mit sämtlichen Leistungen für die Bürger da. Noch steht man heute vor verschlossener Tür.", []string{"buergerbuero available from 2023-11-20", "buergerbuero unavailable"}},
		{"Das Bürgerbüro öffnet wieder! Ab Montag, 20. November, ist es wieder geöffnet.", one("buergerbuero available from 2023-11-20")},
		{"Das Rathaus ist wieder offen. Ab Montag, 20. November, ist das Standesamt auch am Nachmittag geöffnet.", []string{"rathaus available", "standesamt available from 2023-11-20"}},
		{"Wer einen neuen Antrag auf Wohngeld stellt, erhält auf Wunsch einen Abschlag.", one("soziales limited")},
		{"Die Wirte haben das Nachsehen. Auf die Ausstellung von Gewerbescheinen müssen sie vorerst verzichten.", one("gewerbe unavailable")},
	})
}

// Old mailboxes that fail, behind the address of a new one, leave mail limited.
func TestMailboxGivenBefore(t *testing.T) {
	check(t, []sentence{
		{"Schreiben Sie uns eine Mail, dann bitte an rathaus@nothilfe.example. In die alten Postfächer können wir nicht hineinsehen.", one("email limited")},
		{"Mailen Sie uns bitte an rathaus@nothilfe.example. Die bisherigen E-Mail-Adressen funktionieren nicht.", one("email limited")},
		{"Fragen zum Markt beantwortet info@markt.example. Unsere Postfächer sind gesperrt.", one("email unavailable")},
		{"Die alten Postfächer sind gesperrt.", one("email unavailable")},
	})
}

// A part of what is named, without a number, goes in part; a program that an office uses is nothing that it does.
func TestPartWithoutANumber(t *testing.T) {
	check(t, []sentence{
		{"Ein Teil der Leitungen ist gestört.", one("telefon limited")},
		{"Ein Teil der Bürgerbüros ist geschlossen.", one("buergerbuero limited")},
		{"Der größte Teil unserer Telefone ist ausgefallen.", one("telefon limited")},
		{"Die Museen sind zum größten Teil geöffnet.", one("kultur-freizeit limited")},
		{"Die Online-Dienste laufen zu einem großen Teil.", one("online-dienste limited")},
		{"Ein Großteil der Anliegen kann im Rathaus bearbeitet werden.", one("rathaus limited")},
		{"Das Museum ist geschlossen, ein Teil der Bilder ist nach Köln ausgeliehen.", one("kultur-freizeit unavailable")},
		{"Standesamt und Sozialamt nutzen andere Verfahren, sie sind von der Umstellung nicht berührt.", []string{"soziales available", "standesamt available"}},
		{"Das Bauamt nutzt ein eigenes Programm, es ist ebenfalls ausgefallen.", one("bauen unavailable")},
	})
}

// That an administration cannot get at its files says nothing of its house, but of an office it does.
func TestAdministrationWithoutItsFiles(t *testing.T) {
	check(t, []sentence{
		{"Seit heute hat die Stadtverwaltung keinen Zugriff auf die Systeme ihres Dienstleisters.", nil},
		{"Das Rathaus hat keinen Zugriff auf die Server.", nil},
		{"Das Standesamt hat keinen Zugriff auf das Register.", one("standesamt unavailable")},
		{"Die Verwaltung hat keinen Zugriff auf ihre E-Mails.", one("email unavailable")},
		{"Die Stadtverwaltung hat keinen Zugriff auf die Systeme und ist nicht arbeitsfähig.", one("rathaus unavailable")},
		{"Das Rathaus ist geöffnet, die Verwaltung hat aber keinen Zugriff auf ihre Fachverfahren.", one("rathaus limited")},
	})
}

// An office at which people get what they need is but the place where that is.
func TestWhereItIsHad(t *testing.T) {
	check(t, []sentence{
		{"Wirte, die eine Gaststättenerlaubnis brauchen, bekommen sie beim Ordnungsamt vorläufig.", one("gewerbe limited")},
		{"Wer einen Gewerbeschein benötigt, erhält ihn beim Standesamt nur auf Papier.", one("gewerbe limited")},
		{"Wer einen Pass braucht, bekommt ihn im Bürgerbüro derzeit nicht.", one("ausweise unavailable")},
	})
}

// How many of its places are open limits what is said to be; what is had on request or in copies is said of what was named before.
func TestAtSomeOfItsPlaces(t *testing.T) {
	check(t, []sentence{
		{"Das Bürgerbüro ist geöffnet, an vier von elf Schaltern.", one("buergerbuero limited")},
		{"Das Bürgerbüro ist wieder offen, vorerst mit zwei von sechs Plätzen.", one("buergerbuero limited")},
		{"Die Bücherei arbeitet wieder, mit zwei der fünf Kräfte.", one("kultur-freizeit limited")},
		{"Das Bürgerbüro ist wieder offen, an allen Schaltern.", one("buergerbuero available")},
		{"Die Telefone funktionieren, in 12 von 12 Ämtern.", one("telefon available")},
		{"Das Sozialamt zahlt die Grundsicherung aus; wer einen neuen Antrag stellt, erhält auf Wunsch einen Abschlag.", one("soziales limited")},
		{"Am Montag, 20. November, nimmt die Stadt das digitale Bauantragsverfahren wieder in Betrieb, bis dahin werden Anträge nur in dreifacher Ausfertigung auf dem Postweg akzeptiert.", []string{"bauen available from 2023-11-20", "bauen limited until 2023-11-19"}},
	})
}
