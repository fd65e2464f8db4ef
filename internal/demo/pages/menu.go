package pages

// Link is an entry of a menu.
type Link struct {
	Text, Href string
	Sub        []Link
}

// menu is what a municipal site has for a menu. Its words name many offices and say nothing of them.
func menu() []Link {
	return []Link{
		{"Rathaus & Politik", "/rathaus/", sub("/rathaus/", "Bürgermeister", "Ansprechpartner A–Z", "Ämter und Abteilungen", "Rat und Ausschüsse", "Sitzungskalender", "Ortsrecht", "Haushalt", "Wahlen", "Stellenangebote", "Ausschreibungen", "Amtsblatt", "Gleichstellung")},
		{"Bürgerservice", "/service/", sub("/service/", "Bürgerbüro", "Personalausweis", "Reisepass", "An- und Ummeldung", "Führungszeugnis", "Standesamt", "Heiraten", "Gewerbe", "Hundesteuer", "Fundbüro", "Wohngeld", "Formulare", "Was erledige ich wo?", "Mängelmelder")},
		{"Leben & Wohnen", "/leben/", sub("/leben/", "Kitas", "Schulen", "Jugend", "Familie", "Senioren", "Inklusion", "Ehrenamt", "Vereine", "Gesundheit", "Friedhöfe", "Wochenmarkt", "Abfallkalender", "Wertstoffhof")},
		{"Bauen & Umwelt", "/bauen/", sub("/bauen/", "Baugebiete", "Bebauungspläne", "Bauantrag", "Klimaschutz", "Starkregen", "Lärmaktionsplan", "Radverkehr", "Denkmalschutz", "Wald und Forst")},
		{"Kultur & Freizeit", "/freizeit/", sub("/freizeit/", "Veranstaltungskalender", "Bücherei", "Museum", "Musikschule", "Volkshochschule", "Schwimmbäder", "Wandern", "Radfahren", "Gastgeber", "Stadtführungen")},
		{"Wirtschaft", "/wirtschaft/", sub("/wirtschaft/", "Gewerbeflächen", "Förderung", "Gründung", "Breitband", "Stadtmarketing", "Innenstadt", "Unternehmensverzeichnis")},
		{"Aktuelles", "/aktuelles/", nil},
	}
}

func sub(base string, names ...string) []Link {
	var out []Link
	for _, n := range names {
		out = append(out, Link{Text: n, Href: base + slug(n) + "/"})
	}
	return out
}

// shortMenu is the menu of a stopgap site.
func shortMenu() []Link {
	return []Link{{Text: "Startseite", Href: "/"}, {Text: "Aktuelles", Href: "/aktuelles/"}, {Text: "Kontakt", Href: "/kontakt/"}, {Text: "Impressum", Href: "/impressum/"}}
}

func serviceLinks(intern bool) []Link {
	out := []Link{
		{Text: "Impressum", Href: "/impressum/"},
		{Text: "Datenschutz", Href: "/datenschutz/"},
		{Text: "Barrierefreiheit", Href: "/barrierefreiheit/"},
		{Text: "Inhaltsverzeichnis", Href: "/sitemap/"},
	}
	if intern {
		out = append(out, Link{Text: "Mitarbeiterbereich", Href: "/intern/anmeldung/"})
	}
	return out
}
