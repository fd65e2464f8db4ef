package extract

import "testing"

// Status "available", in words of everyday speech: trouble that there is none of, and how well something goes. With what those words do not say:
// what is wished, was, or goes but in part.
func TestAvailableInEverydayWords(t *testing.T) {
	check(t, []sentence{
		{"Das Bauamt macht keine Zicken.", one("bauen available")},
		{"Beim Bauamt wackelt nichts.", one("bauen available")},
		{"Das Bauamt bereitet keinerlei Scherereien.", one("bauen available")},
		{"Im Bauamt gibt es überhaupt keine Einschränkungen.", one("bauen available")},
		{"Das Bauamt hat gar keine Störungen.", one("bauen available")},
		{"Im Standesamt gibt es gar keine Urkunden.", one("standesamt unavailable")},
		{"Das Bauamt pausiert keine Stunde.", one("bauen available")},
		{"Das Bauamt hat den Ausfall hinter sich.", one("bauen available")},
		{"Das Bauamt hat sich vollständig erholt.", one("bauen available")},
		{"Das Bauamt hat sich nicht vollständig erholt.", one("bauen limited")},
		{"Das Bauamt ist putzmunter.", one("bauen available")},
		{"Im Bauamt brummt der Laden.", one("bauen available")},
		{"Für die Kitas ist es ein Tag wie jeder andere.", one("kita-schule available")},
		{"Bauanträge prüfen wir, wie abgesprochen.", one("bauen available")},
		{"Die Kurse der Volkshochschule beginnen zur vorgesehenen Stunde.", one("kultur-freizeit available")},
		{"Das Gewerbeamt kommt ohne Hürden aus.", one("gewerbe available")},
		{"Das Bauamt hat keine Einbußen.", one("bauen available")},
		{"Das Bauamt waltet seines Amtes.", one("bauen available")},
		{"Das Serviceportal ist wieder live.", one("online-dienste available")},
		{"Aus allen Wasserhähnen strömt Wasser.", one("versorgung available")},
		{"Der Bürgerbus hält auf sämtlichen Stationen.", one("versorgung available")},
		{"Das Rathaus ist wieder für den Kundenverkehr freigegeben.", one("rathaus available")},
		{"Zügig lädt die Homepage der Stadt.", one("website available")},
		{"Im Gesundheitsamt wird weiterhin geimpft.", one("gesundheit available")},
		{"Von Stillstand ist im Bauamt keine Spur.", one("bauen available")},
		{"Beim Bauamt gibt es nichts zu meckern.", one("bauen available")},
		{"Das Bauamt hat keinen Kratzer abbekommen.", one("bauen available")},
		{"Das Bauamt kennt keinen Stillstand.", one("bauen available")},
		{"Im Bauamt steht kein Rad still.", one("bauen available")},
		{"Beim Bauamt fluppt es.", one("bauen available")},
		{"Das Bauamt verrichtet seine Arbeit.", one("bauen available")},
		{"Das Bauamt ist zur Stelle.", one("bauen available")},
		{"Das Bauamt lässt niemanden im Stich.", nil},
		{"Alle Haushalte haben Strom.", one("versorgung available")},
		{"Eheurkunden stellt das Standesamt am laufenden Band aus.", one("standesamt available")},
		{"Das Standesamt beurkundet Geburten tagesaktuell.", one("standesamt available")},
		{"Bauanträge können Sie getrost stellen und abholen.", one("bauen available")},
		{"Das Jugendamt zahlt den Unterhaltsvorschuss ohne Aufschub.", one("jugend-familie available")},
		{"Im Stadtarchiv können Sie nach Belieben recherchieren.", one("kultur-freizeit available")},
		{"Geschlossen ist keine einzige Kita.", one("kita-schule available")},
		{"Geöffnet ist keine Schule.", one("kita-schule unavailable")},
		{"Keine Familie muss um ihre Trauung im Standesamt bangen.", one("standesamt available")},
		{"Ausweise werden beantragt, gedruckt und ausgegeben.", one("ausweise available")},
		{"Bauanträge werden nicht angenommen, geprüft und beschieden.", one("bauen unavailable")},
		{"Urkunden fertigen wir sofort aus.", one("standesamt available")},
		{"Die fertigen Ausweise händigen wir weiterhin aus.", one("ausweise limited")},
		{"Müllabfuhr auch heute? Logo!", one("abfall available")},
		{"Ins Museum? Aber sicher!", one("kultur-freizeit available")},
		{"Müllabfuhr auch heute? Nein.", one("abfall unavailable")},
		{"Führerschein umtauschen? Kein Ding!", one("fuehrerschein available")},
		{"Und die Online-Dienste? Die rennen.", one("online-dienste available")},
		{"Den Wertstoffhof können Sie jederzeit anfahren.", one("abfall available")},
		{"Das Bauamt will seine Zwangspause bald hinter sich haben.", nil},
		{"Das Bauamt soll wieder putzmunter sein.", nil},
		{"Das Bauamt war vor dem Angriff topfit.", nil},
		{"Aus allen Hähnen soll bald wieder Wasser fließen.", nil},
	})
}

// Status "available": failures and trouble that are denied in other words than "nicht", and what all get.
func TestAvailableWhereNothingFails(t *testing.T) {
	check(t, []sentence{
		{"Beim Bauamt herrscht kein Stillstand.", one("bauen available")},
		{"Beim Bauamt herrscht Stillstand.", one("bauen unavailable")},
		{"E-Mails kommen nicht an, und Absender erhalten keine Fehlermeldung.", one("email unavailable")},
		{"Im Bauamt geht nichts schief.", one("bauen available")},
		{"Beim Bauamt gibt es keinerlei Engpass.", one("bauen available")},
		{"Das Bauamt lässt sich nicht lahmlegen.", one("bauen available")},
		{"Beim Bauamt wird nichts verschoben.", one("bauen available")},
		{"Im Bauamt verzögert sich nichts.", one("bauen available")},
		{"Im Bauamt gibt es kein Chaos.", one("bauen available")},
		{"Beim Bauamt herrscht Chaos.", nil},
		{"Das Bauamt hat nichts zu befürchten.", one("bauen available")},
		{"Stillstand ist für das Bauamt ein Fremdwort.", one("bauen available")},
		{"Das Bauamt ist vom Ausfall verschont.", one("bauen available")},
		{"An der VHS fällt kein Kurs aus.", one("kultur-freizeit available")},
		{"Im Museum ist kein Bild gestohlen worden.", nil},
		{"Die Führerscheinstelle ist heute wie gestern für Sie da.", one("fuehrerschein available")},
		{"Über Bauanträge entscheidet das Bauamt zügig.", one("bauen available")},
		{"Die Ärztinnen des Gesundheitsamts arbeiten ganz normal.", one("gesundheit available")},
		{"Die Versorgung mit Fernwärme läuft.", one("versorgung available")},
		{"E-Mails landen zuverlässig in unserem Posteingang.", one("email available")},
		{"Jede E-Mail erreicht ihren Empfänger.", one("email available")},
		{"In der Zulassungsstelle herrscht Hochbetrieb.", one("kfz-zulassung available")},
		{"Die Zulassungsstelle hat die Störung gemeistert.", one("kfz-zulassung available")},
		{"Im Standesamt geben sich die Paare die Klinke in die Hand.", one("standesamt available")},
		{"Meldebescheinigungen erhalten Sie unkompliziert.", one("meldewesen available")},
		{"An den Terminen wird nicht gerüttelt.", one("termine available")},
		{"Das Bauamt soll die Störung bald gemeistert haben.", nil},
	})
}

// Status "available": the same in questions and answers, in subordinate clauses, and of what is handed in and dealt with.
func TestEverydayWordsInOtherPlaces(t *testing.T) {
	check(t, []sentence{
		{"E-Mails senden und empfangen? Check!", one("email available")},
		{"E-Mails empfangen? Nein.", one("email unavailable")},
		{"Auf unserer Homepage finden Sie wieder sämtliche Formulare.", one("website available")},
		{"Auf unserer Homepage finden Sie alle Informationen.", nil},
		{"Fest steht, dass beim Bauamt nichts wackelt.", one("bauen available")},
		{"Gut, dass das Bauamt keine Mätzchen macht.", one("bauen available")},
		{"Wenn sich das Bauamt erholt hat, melden wir uns.", nil},
		{"Bauamt: keine Zicken", one("bauen available")},
		{"Bauanträge können eingereicht und bearbeitet werden.", one("bauen available")},
		{"Bauanträge können nicht eingereicht und bearbeitet werden.", one("bauen unavailable")},
		{"Ein Pass dauert keinen Tag länger als üblich.", one("ausweise available")},
		{"Kennzeichen gehen weg wie warme Semmeln.", one("kfz-zulassung available")},
		{"Die Stadtverwaltung bewältigt alle Aufgaben.", one("rathaus available")},
		{"Die Stadtverwaltung muss alle Aufgaben bewältigen.", nil},
	})
}

// Status "available": further turns of speech, and what they do not say of a plan.
func TestTurnsOfSpeech(t *testing.T) {
	check(t, []sentence{
		{"Das Serviceportal tut was es soll.", one("online-dienste available")},
		{"Beim Standesamt bleibt alles wie es ist.", one("standesamt available")},
		{"Die Zulassungsstelle ist aus dem Schneider.", one("kfz-zulassung available")},
		{"Trauungen steht nichts entgegen.", one("standesamt available")},
		{"Die Grundsicherung ist sicher.", one("soziales available")},
		{"Die Feuerwehr ist in ständiger Bereitschaft.", one("notruf available")},
		{"Ihre E-Mail findet ihren Weg zu uns.", one("email available")},
		{"Im Hallenbad ziehen Schwimmer ihre Bahnen.", one("kultur-freizeit available")},
		{"Die Müllabfuhr lässt keine Straße aus.", one("abfall available")},
		{"Einer Öffnung des Hallenbads steht nichts entgegen.", nil},
		{"Die Daten im Rathaus sind sicher.", nil},
		{"Der Haushalt steht auf festen Füßen.", nil},
	})
}
