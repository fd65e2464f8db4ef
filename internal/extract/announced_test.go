package extract

import "testing"

// Rule 8 of the catalogue where a text announces something for a later day, and rules 6 and 7 where a sentence hangs on the one before.

// Rule 8: one part from a later day, the other not even then; the heading says it in short; a clause says how it was.
func TestRule8PartsOfALaterDay(t *testing.T) {
	check(t, []sentence{
		{"Ab Montag, 6. November, werden wieder Ausweise ausgegeben. Neue Anträge auf Ausweise können weiterhin nicht gestellt werden.", []string{"ausweise unavailable", "ausweise limited from 2023-11-06"}},
		{"Ab Montag, 6. November, können wieder Ausweise beantragt werden. Bis dahin können Ausweise nicht beantragt werden.", []string{"ausweise available from 2023-11-06", "ausweise unavailable until 2023-11-05"}},
		{"Nachdem das Rathaus geschlossen bleiben musste, ist es ab Montag, 6. November, wieder geöffnet.", one("rathaus available from 2023-11-06")},
		{"Nachdem die Bücherei geschlossen war, sind die Türen ab Montag, 6. November, wieder offen.", one("kultur-freizeit available from 2023-11-06")},
		{"Nachdem das Rathaus geschlossen werden musste, sucht die Stadt nach Räumen.", nil},
	})
}

// Rule 1: a part goes, and the rest of the office does not.
func TestRule1TheRestOfAnOffice(t *testing.T) {
	check(t, []sentence{
		{"Sterbefälle werden beurkundet. Im Übrigen ist das Standesamt geschlossen.", one("standesamt limited")},
		{"Ansonsten ist das Sozialamt geschlossen.", one("soziales limited")},
		{"Das Kreishaus steht Ihnen offen, Sie müssen aber damit rechnen, dass Ihr Anliegen liegen bleibt.", one("rathaus limited")},
		{"Das Rathaus ist geöffnet, Besucher müssen jedoch Umwege in Kauf nehmen.", one("rathaus limited")},
		{"Das Rathaus ist geöffnet.", one("rathaus available")},
	})
}

// Rule 1: a sentence or clause of its own tells which part of a service goes, or does not.
func TestRule1PartsInASentenceOfTheirOwn(t *testing.T) {
	check(t, []sentence{
		{"Die Bücherei verleiht derzeit nichts. Rückgaben sind möglich.", one("kultur-freizeit limited")},
		{"Neue Bauanträge können nicht angenommen werden. Laufende Verfahren werden weitergeführt.", one("bauen limited")},
		{"Die Wohngeldstelle ist geschlossen. Bewilligte Leistungen werden ausgezahlt.", one("soziales limited")},
		{"Die Homepage ist seit gestern wieder zu finden, einzelne Unterseiten fehlen noch.", one("website limited")},
		{"Das Rathaus ist geschlossen. Die Ausgabe erfolgt am Fenster.", one("rathaus unavailable")},
		{"Ausweise können nicht beantragt werden. Auch die Ausgabe muss verbucht werden.", one("ausweise unavailable")},
		{"Auf Mails müssen Bürgerinnen und Bürger dagegen weiter verzichten.", one("email unavailable")},
		{"Die Restmüllabfuhr verschiebt sich um einen Tag.", one("abfall limited")},
		{"Die Verwaltung arbeitet sich voran.", nil},
		{"Persönliche Vorsprachen sind nur in dringenden Fällen möglich.", one("rathaus limited")},
		{"Ab Dienstag, 7. November, nimmt das Bürgerbüro der Stadt Werl wieder Anträge auf Personalausweise und Reisepässe an.", one("ausweise available from 2023-11-07")},
		{"Derzeit lässt sich kein Auto an- oder ummelden.", one("kfz-zulassung unavailable")},
	})
}

// Rule 7: what belongs to the services of the sentence before fares as they do.
func TestRule7WhatBelongsToThem(t *testing.T) {
	check(t, []sentence{
		{"Sämtliche Dienstleistungen des Bürgerbüros stehen wieder ohne Einschränkungen zur Verfügung. Dazu gehören die Beantragung von Ausweisen und alle Meldeangelegenheiten.", []string{"buergerbuero available", "ausweise available", "meldewesen available"}},
		{"Viele Leistungen sind derzeit nicht möglich. Dazu zählen die Annahme von Gewerbeanmeldungen und die Ausgabe von Bewohnerparkausweisen.", []string{"gewerbe limited", "ordnung-verkehr limited"}},
	})
}

// Rule 6: a site of the body's own that stands in for the one that fails, not another's page and no mailbox.
func TestRule6AnotherSiteOfItsOwn(t *testing.T) {
	check(t, []sentence{
		{"Unser Internetauftritt ist abgeschaltet, die wichtigsten Hinweise finden Sie auf der Seite www.werl-notfall.de.", one("website limited")},
		{"Die Homepage ist nicht erreichbar. Aktuelles auf facebook.com/stadtwerl.", one("website unavailable")},
		{"Die Homepage ist offline. Schreiben Sie an info@werl-notfall.de.", one("website unavailable")},
		{"Die Webseite www.werl.de ist gestört.", one("website unavailable")},
	})
}
