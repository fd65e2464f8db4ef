package region

import "slices"

// Credit names a source of embedded data and what its licence asks for.
type Credit struct {
	What    string `json:"what"`    // what was taken, German
	Holder  string `json:"holder"`  // the note to show
	Licence string `json:"licence"` // name of the licence or terms
}

var credits = []Credit{
	{"Gemeinde- und Kreisgrenzen", Attribution(), "GeoNutzV vom 19. März 2013; vereinfacht, Kreise aus Gemeinden zusammengefügt"},
	{"Gemeindeschlüssel, Namen, Einwohnerzahlen (31.12.2022)", "© Statistisches Bundesamt (Destatis), 2023", "Nutzung mit Quellenangabe frei"},
	{"Postleitzahlen", "© OpenStreetMap-Mitwirkende", "ODbL 1.0 (Auszug)"},
	{"Internetadressen", "Wikidata", "CC0 1.0"},
	{"Namen von Ortsteilen", "Wikipedia-Autoren (CC BY-SA 4.0), GeoNames (CC BY 4.0), kommunale Internetseiten", "nur Namen übernommen"},
}

// Attribution is the note that has to stand beside the map, word for word.
func Attribution() string { return "© GeoBasis-DE / BKG 2017 (Daten verändert)" }

// Credits lists the sources of all embedded data, for an about page or a footer.
func Credits() []Credit { return slices.Clone(credits) }
