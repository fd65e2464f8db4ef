package extract

import "testing"

// What is announced for a later day is no evidence of the state before it, unless the words say so.
func TestAnnouncedDays(t *testing.T) {
	check(t, []sentence{
		{"Ab dem 6. November hat das Bürgerbüro wieder geöffnet.", one("buergerbuero available from 2023-11-06")},
		{"Von Mittwoch an sind wir wieder telefonisch zu erreichen.", one("telefon available from 2023-11-08")},
		{"Am 20. November können Sie wieder Ausweise beantragen.", one("ausweise available from 2023-11-20")},
		{"Am 13. November ist die Homepage wieder da.", one("website available from 2023-11-13")},
		{"Am 23. November werden wieder Gewerbeanmeldungen bearbeitet.", one("gewerbe available from 2023-11-23")},
		{"Erst ab dem 4. Dezember nimmt das Bauamt wieder Anträge an.", []string{"bauen available from 2023-12-04", "bauen unavailable until 2023-12-03"}},
		{"Am Montag konnte das Bürgerbüro wieder öffnen.", one("buergerbuero available")},
		{"Vergangenen Montag ging die Homepage wieder ans Netz.", one("website available")},
	})
}

// A clause that takes back what the one before granted limits it, with or without a service of its own.
func TestTakenBackParts(t *testing.T) {
	check(t, []sentence{
		{"Das Rathaus ist geöffnet, kann aber nichts bearbeiten.", one("rathaus limited")},
		{"Das Rathaus ist zugänglich, kann aber einen Großteil der Vorgänge nicht abschließen.", one("rathaus limited")},
		{"E-Mails kommen an, Dateien lassen sich aber nicht öffnen.", one("email limited")},
		{"Das Bürgerbüro hat offen; bearbeiten können wir jedoch kaum etwas.", one("buergerbuero limited")},
		{"Das Gewerbeamt arbeitet wieder. Nicht möglich sind noch Auskünfte aus dem Register.", one("gewerbe limited")},
		{"Das Gesundheitsamt arbeitet normal mit Ausnahme der Belehrungen.", one("gesundheit limited")},
		{"Abgesehen von Führungszeugnissen bearbeitet das Einwohnermeldeamt wieder alles.", one("meldewesen limited")},
		{"Das Bürgerbüro ist geöffnet. Ausweise können jedoch nicht ausgestellt werden.", []string{"ausweise unavailable", "buergerbuero limited"}},
		{"Das Telefon funktioniert wieder, wenn auch mit Aussetzern.", one("telefon limited")},
	})
}

// Who owns a thing, or asks for patience, is not who it is said of.
func TestOwnersAndRequests(t *testing.T) {
	check(t, []sentence{
		{"Die Stadtverwaltung öffnet ihr Hallenbad wieder.", one("kultur-freizeit available")},
		{"Die Stadtverwaltung hält ihre Bücherei geschlossen.", one("kultur-freizeit unavailable")},
		{"Die Kasse des Rathauses hat geöffnet.", one("finanzen available")},
		{"Das Meldeamt bittet um Geduld und bleibt vorerst geschlossen.", one("meldewesen unavailable")},
		{"Die Bücherei dankt für das Verständnis und hat wieder geöffnet.", one("kultur-freizeit available")},
		{"Bitte rufen Sie an und haben Sie Ihren Ausweis bereit.", nil},
	})
}

// A word that names a kind of text says so in a title or as a label, not amid a sentence.
func TestKindsOfText(t *testing.T) {
	const notice = "Das Standesamt ist geschlossen."
	check(t, []sentence{
		{"<h1>Aktuelles</h1><p>" + notice + " Hintergrund ist, dass das Personenstandsregister seit dem Angriff auf den Dienstleister nicht zur Verfügung steht.</p>", one("standesamt unavailable")},
		{"<h1>Hintergrund: So arbeitet ein Rechenzentrum</h1><p>" + notice + "</p>", nil},
		{"<h1>Umfrage</h1><p>" + notice + "</p>", nil},
	})
}
