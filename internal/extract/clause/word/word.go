package word

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/dates/names"
)

// EndsClause reports whether a clause ends at the sign.
func EndsClause(sign byte) bool {
	switch sign {
	case ',', ';', '(', ')', '.', '!', '?':
		return true
	}
	return false
}

// IsTime reports whether the word belongs to a day or time.
func IsTime(w string) bool {
	switch w {
	case "uhr", "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "woche", "kw", "tag", "tage", "tagen", "vormittag", "nachmittag", "wochenende", "monat", "vormittags", "weise", "form", "sie", "ihnen", "wochen", "monate", "monaten", "stunde", "stunden", "jahr", "jahre", "jahren", "jahres", "moment", "werktag", "werktage", "werktagen", "erste", "wirkung", "beginn",
		"wochenanfang", "wochenbeginn", "wochenmitte", "monatsanfang", "monatsbeginn", "jahresanfang", "jahresbeginn", "jahreswechsel":
		return true
	}
	return TellsDay(w) || names.Weekday(w) >= 0 || names.Of(w).Feast > 0
}

// TellsDay reports whether the word tells until when something holds ("Freitag", "Weiteres").
func TellsDay(w string) bool {
	switch w {
	case "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "sonnabend", "weiteres", "widerruf", "einschliesslich", "einschl", "inklusive", "ende", "mitte", "anfang", "neujahr", "dahin", "heute", "morgen", "zum", "dato":
		return true
	}
	return false
}

// IsSpan reports whether w belongs to a stretch of time that something has gone on for ("seit dieser Woche", "seit kurzem").
func IsSpan(w string) bool {
	switch w {
	case "dieser", "diesem", "voriger", "vorigem", "vergangener", "vergangenem", "letzter", "letztem", "woche", "monat", "wochenbeginn", "wochenanfang", "monatsbeginn",
		"monatsanfang", "jahresbeginn", "jahresanfang", "jahreswechsel", "kurzem", "neuestem", "neuem", "gestern", "vorgestern", "frueh", "mittag", "nachmittag", "abend", "vormittag", "beginn", "anfang", "mitte":
		return true
	}
	return false
}

// IsDay reports whether the folded word is a weekday, a feast or a month.
func IsDay(w string) bool {
	return IsNamedDay(w) || IsWeekday(strings.TrimSuffix(w, "s")) || IsMonth(w)
}

// IsPossessive reports whether the word begins an object of the clause's own subject ("öffnet …, ihre Kasse").
func IsPossessive(w string) bool {
	switch w {
	case "ihr", "ihre", "ihren", "ihrem", "ihrer", "sein", "seine", "seinen", "seinem", "seiner", "mein", "meine", "meinen", "meinem", "meiner":
		return true
	}
	return false
}

// IsWeekday reports whether the folded word is a weekday, in full or cut, or a part of one ("Montagvormittag").
func IsWeekday(w string) bool { return names.Weekday(w) >= 0 || names.ShortWeekday(w) >= 0 }

// IsNamedDay reports whether the folded word is a weekday or a feast ("Rosenmontag").
func IsNamedDay(w string) bool { return IsWeekday(w) || names.Of(w).Feast > 0 }

// IsMonth reports whether the folded word is a month, in full or cut.
func IsMonth(w string) bool { return names.Month(w) > 0 }

// Count is the number, of two or more, that the folded word is, also in the genitive ("zweier"); 0 if it is none.
func Count(w string) int {
	switch w {
	case "zweier":
		return 2
	case "dreier":
		return 3
	}
	if n := names.Count(w); n > 1 {
		return n
	}
	return 0
}

// IsKindOfBody reports whether the word is the kind of one body ("Stadt").
func IsKindOfBody(w string) bool {
	switch w {
	case "stadt", "kreisstadt", "gemeinde", "hansestadt", "nachbarstadt", "nachbargemeinde", "hochschulstadt", "universitaetsstadt", "wallfahrtsstadt", "kurstadt",
		"ruhrstadt", "bergstadt", "domstadt", "residenzstadt", "fachwerkstadt", "kleinstadt", "landgemeinde":
		return true
	}
	return false
}

// IsOtherLand reports whether the word tells that what follows it lies in another Land ("hessischen").
func IsOtherLand(w string) bool {
	if !strings.Contains(w, "isch") && !strings.HasPrefix(w, "thuer") {
		return false // most words
	}
	for _, stem := range []string{"hessisch", "niedersaechsisch", "bayerisch", "bayrisch", "saechsisch", "thueringisch", "thueringer", "brandenburgisch", "badisch", "wuerttembergisch", "saarlaendisch", "holsteinisch", "anhaltisch", "anhaltinisch", "mecklenburgisch", "niederlaendisch", "oesterreichisch", "schweizerisch"} {
		if tail, ok := strings.CutPrefix(w, stem); ok && len(tail) <= 2 {
			return true
		}
	}
	return false
}

// IsArea reports whether the word is the kind of a body, also of a district, in any case ("Landkreises", "Großstadt").
func IsArea(w string) bool {
	return strings.HasSuffix(w, "stadt") || strings.HasSuffix(w, "gemeinde") || strings.HasSuffix(w, "kommune") || strings.HasSuffix(strings.TrimSuffix(w, "es"), "kreis") || IsBodies(w)
}

// TakesUpAll reports whether the word before a count takes up what was named ("aller drei", "dieser drei").
func TakesUpAll(w string) bool {
	switch w {
	case "alle", "allen", "aller", "diese", "diesen", "dieser":
		return true
	}
	return false
}

// IsNoneOrEach reports whether the word tells of none or each of those whose count follows ("keine der drei Stellen").
func IsNoneOrEach(w string) bool {
	switch w {
	case "keine", "keines", "keins", "keiner", "keinem", "jede", "jedes", "jeder", "jedem":
		return true
	}
	return false
}

// IsBodies reports whether the word names several bodies, also in a compound ("Ruhrkommunen").
func IsBodies(w string) bool {
	for _, tail := range []string{"kommunen", "staedte", "staedten", "gemeinden", "verwaltungen", "rathaeuser", "rathaeusern", "orte", "orten", "haeuser", "haeusern", "buergerbueros", "standesaemter"} {
		if strings.HasSuffix(w, tail) {
			return true
		}
	}
	return false
}

// IsRelative reports whether the word can begin a relative clause.
func IsRelative(w string) bool {
	switch w {
	case "die", "der", "das", "den", "dem", "denen", "deren", "dessen", "welche", "welcher", "welches":
		return true
	}
	return false
}

// Spell reports whether the folded word is a day or a time that is named once and then meant ("Tag", "Zeitraum", "Umzugswoche"), and whether
// that is several days.
func Spell(w string) (several, ok bool) {
	switch w {
	case "tag", "streiktag", "brueckentag", "vormittag", "nachmittag":
		return false, true
	case "tage", "tagen", "zeit", "zeitraum", "woche", "vormittage", "vormittagen", "nachmittagen":
		return true, true
	}
	if day, ok := strings.CutSuffix(w, "en"); ok && names.Weekday(day) >= 0 {
		return true, true // "an beiden Freitagen"
	}
	for _, part := range []string{"umzug", "umbau", "schliess", "umstell", "wartung", "revision", "inventur", "sperr"} {
		if rest, ok := strings.CutPrefix(w, part); ok {
			switch strings.TrimPrefix(strings.TrimPrefix(rest, "ung"), "s") {
			case "tag":
				return false, true
			case "tage", "tagen", "zeit", "zeitraum", "woche", "wochen", "phase":
				return true, true
			}
		}
	}
	return false, false
}

// IsDeictic reports whether the folded word points back to what was named ("diesen", "beiden", "genannten"), or takes all of it ("den ganzen Tag").
func IsDeictic(w string) bool {
	switch w {
	case "diesem", "diesen", "dieser", "jenem", "jenen", "jener", "beiden", "allen", "genannten", "besagten", "selben", "gleichen", "ganzen":
		return true
	}
	return false
}

// IsBefore reports whether the folded word tells, at the head of a clause, how it is until a day just named ("davor nicht", "solange zu").
func IsBefore(w string) bool {
	return w == "davor" || w == "vorher" || w == "zuvor" || w == "solange"
}

// IsArticle reports whether the word is an article that stands in the dative or the genitive, or like one ("der", "einem", "dieser").
func IsArticle(w string) bool {
	switch w {
	case "der", "dem", "den", "des", "einer", "einem", "eines", "dieser", "diesem", "aller", "ihrer", "unserer":
		return true
	}
	return false
}

// IsCopula reports whether the folded word is a form of "sein" or "bleiben" of the present.
func IsCopula(w string) bool { return w == "ist" || w == "sind" || w == "bleibt" || w == "bleiben" }

// IsAuxiliary reports whether w is a verb that stands behind the participles it goes with ("… dass Pässe beantragt werden", "… beantragt sind").
func IsAuxiliary(w string) bool {
	switch w {
	case "werden", "wird", "wurde", "wurden", "worden", "sind", "ist", "sein", "haben", "hat", "habe", "seien", "sei":
		return true
	}
	return false
}

// IsMoment reports whether the folded word is a moment up to which or from which something holds ("bis zu diesem Zeitpunkt").
func IsMoment(w string) bool {
	return w == "zeitpunkt" || w == "termin" || w == "datum"
}

// IsOfOffice reports whether the folded noun is of what every office has: its hours, its people, its place.
func IsOfOffice(w string) bool {
	switch w {
	case "service", "leistungen", "team", "kolleginnen", "kollegen", "mitarbeiterinnen", "mitarbeiter", "mitarbeitenden", "beschaeftigten", "ort",
		"standort", "stelle", "platz", "raeume", "raeumen", "raeumlichkeiten", "gebaeude", "haus", "amt", "aemter", "aemtern", "dienststellen",
		"einrichtungen", "tueren", "tuer", "tore", "schalter", "schalterbetrieb", "seite", "publikum", "besucher", "besucherinnen", "besuchern", "buerger",
		"buergerinnen", "buergern", "kunden", "kundinnen", "gaeste", "gaesten", "leser", "lesern", "leserinnen", "familien", "menschen", "erdgeschoss",
		"bestand", "bewilligung", "zahlung", "auszahlung", "belegschaft", "personal", "ausleihe", "programm", "netz", "anschluss", "pause", "nummern",
		"nebenstellen", "taetigkeit", "arbeit", "kundschaft", "nutzer", "nutzern", "bediensteten", "angestellten", "fachkraefte", "sachbearbeiter",
		"sachbearbeiterinnen", "aerzte", "aerztinnen", "amtsaerzte", "standesbeamten", "etage", "etagen", "stockwerke", "stockwerken", "flure", "fluren", "eingaenge", "saele", "saelen", "abteilungen":
		return true
	}
	for _, tail := range []string{"zeit", "zeiten", "stunden", "umfang", "betrieb", "angebot", "angeboten", "angebote", "umfanges"} {
		if strings.HasSuffix(w, tail) {
			return true
		}
	}
	return false
}

// IsOfficeWork reports whether the folded noun names in general what people come to an office for ("Vorgänge", "Beratungen").
func IsOfficeWork(w string) bool {
	switch w {
	case "vorgang", "vorgaenge", "vorgaengen", "anliegen", "angelegenheiten", "verfahren", "faelle", "faellen", "leistungen", "dienstleistungen", "beratung",
		"beratungen", "beratungsgespraeche", "gespraeche", "auskuenfte", "auskunft", "untersuchung", "untersuchungen", "pruefungen", "antraege", "antraegen",
		"bescheide", "bescheinigungen", "bewilligungen", "genehmigungen", "hilfen", "beihilfen", "zahlungen", "auszahlungen", "ueberweisungen", "medien",
		"buecher", "kurse", "kursen", "sprechstunde", "sprechstunden", "sprechtage", "termine", "sachbearbeitung", "bearbeitung", "amtsgeschaefte", "aufgaben":
		return true
	}
	return false
}

// IsStreet reports whether the folded noun is the name of a street or square by its ending ("Windmühlengasse").
func IsStreet(w string) bool {
	for _, tail := range []string{"strasse", "gasse", "platz", "allee", "ring", "weg", "wall", "markt", "ufer", "damm"} {
		if strings.HasSuffix(w, tail) && len(w) > len(tail)+2 {
			return true
		}
	}
	return false
}

// IsPeople reports whether the folded noun names people who come to an office, not those who work there.
func IsPeople(w string) bool {
	switch w {
	case "buerger", "buergern", "eltern", "senioren", "kunden", "personen", "familien", "besucher", "besuchern", "einwohner", "einwohnern", "antragsteller", "antragstellern", "autofahrer", "halter", "schueler",
		"paare", "brautpaare", "studierende", "reisende", "betroffene", "kinder", "gaeste", "nachbarn", "rentner", "jugendliche", "unternehmer", "haendler",
		"benutzer", "benutzern", "nutzer", "nutzern", "leser", "lesern", "bauherren", "gewerbetreibende", "gewerbetreibenden", "bewohner", "bewohnern", "badegaeste", "patienten", "fahrgaeste", "interessierte",
		"interessenten", "angehoerige", "angehoerigen", "hinterbliebene", "hinterbliebenen", "fahrzeughalter", "autohaeuser", "neubuerger", "wartende", "ratsuchende", "ratsuchenden", "brautleute", "hochzeitspaare":
		return true
	}
	return strings.HasSuffix(w, "buergerinnen") || strings.HasSuffix(w, "kundinnen") || strings.HasSuffix(w, "schuelerinnen")
}

// IsStaff reports whether the folded noun names those who work in an office.
func IsStaff(w string) bool {
	switch w {
	case "menschen", "leute", "leuten", "frauen", "maenner", "personen", "beschaeftigte", "beschaeftigten", "angestellte", "angestellten", "beamte", "beamten", "beamtinnen", "bedienstete",
		"mitarbeitende", "mitarbeitenden", "kollegen", "kolleginnen", "kraefte", "kraeften", "ehrenamtliche", "azubis", "auszubildende", "freiwillige":
		return true
	}
	return strings.HasSuffix(w, "mitarbeiter") || strings.HasSuffix(w, "arbeiterinnen") || strings.HasSuffix(w, "bearbeiter") || strings.HasSuffix(w, "fachkraefte") || strings.HasSuffix(w, "arbeitern")
}

// GoesOn reports whether with the folded word a clause goes on behind a day ("gehen am Montag, 6. November, wieder ans Netz").
func GoesOn(w string) bool {
	switch w {
	case "wieder", "erneut", "ans", "voll", "vollstaendig":
		return true
	}
	return false
}

// Asks reports whether the word lets a question follow ("unklar, weshalb …").
func Asks(w string) bool {
	switch w {
	case "unklar", "weiss", "wissen", "frage", "fragen", "fragt", "untersucht", "untersuchen", "ermittelt", "ermitteln", "klaeren", "geklaert", "pruefen", "bekannt", "offen", "raetsel", "begruendet", "verstehen", "erfahren", "erklaeren", "begreifen", "vermitteln", "nachvollziehen", "wundert", "wundern", "sehen", "sagen", "gruende", "grund":
		return true
	}
	return false
}

// IsForNow tells the words by which a clause but says that what it adds is against what was said, or for the time being.
func IsForNow(w string) bool {
	switch w {
	case "noch", "aber", "jedoch", "freilich", "allerdings", "zunaechst", "vorerst", "einstweilen", "vorlaeufig", "anfangs", "derzeit", "leider":
		return true
	}
	return false
}

// IsMakeshift reports whether the folded adjective is said of papers that but stand in for others ("vorläufige Ausweise").
func IsMakeshift(w string) bool {
	for _, stem := range []string{"vorlaeufig", "formlos", "provisorisch", "handschriftlich", "handgeschrieben", "befristet", "behelfsmaessig"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// IsReady reports whether w tells of a paper, a case or a payment that it is finished, or was asked for long ago.
func IsReady(w string) bool {
	switch w {
	case "bestellt", "beantragt", "eingetroffen", "geliefert", "angeliefert", "gedruckt", "produziert", "hergestellt", "fertig", "fertiggestellt",
		"angekommen", "erhalten", "bekommen", "da", "ausgestellt", "bewilligt", "unterschrieben", "unterzeichnet", "genehmigt", "eingereicht", "bereit", "ausgefertigt":
		return true
	}
	return false
}

// Wants reports whether the folded word is a verb by which somebody wants or needs something.
func Wants(w string) bool {
	switch w {
	case "wollen", "moechten", "will", "moechte", "muessen", "muss", "brauchen", "benoetigen", "braucht", "benoetigt", "sucht", "suchen", "wuenscht", "wuenschen":
		return true
	}
	return false
}

// IsStop reports whether the folded word is a noun for that something is not done for now ("Aufnahmestopp", "Zugangssperre").
func IsStop(w string) bool {
	for _, end := range []string{"stopp", "sperre", "verbot", "stillstand"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// Opens reports whether the folded word is a verb by which somebody tries to see a page.
func Opens(w string) bool {
	switch w {
	case "aufruft", "aufrufen", "ansteuert", "ansteuern", "oeffnet", "oeffnen", "anklickt", "anklicken", "eingibt", "eingeben", "besucht", "besuchen", "laedt", "laden":
		return true
	}
	return false
}
