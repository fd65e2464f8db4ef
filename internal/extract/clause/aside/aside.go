package aside

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// IsAside reports whether m is named for something else than to say how it is: a cause, another's, an owner, a theme.
func (r *Teller) IsAside(m *grammar.Mention) bool {
	return r.IsCause(m.First) || r.Text.Is(m.First-1, "von") && r.MarkAt(m.First-2)&grammar.Only != 0 || // "wird nur von Schulen genutzt"
		r.IsCompared(m.First) || r.isForeign(m.Last+1) || r.isOwner(m.First) || r.isAskedAbout(m.First) || r.isField(m.First) || r.isTill(m) || r.isNewsOf(m.First) || r.byRole(m) || r.byTheWay(m)
}

// byRole reports whether m is, for what it is, named as a source, an owner or what something else stands in for.
func (r *Teller) byRole(m *grammar.Mention) bool {
	office := m.Role == grammar.Office
	return (office || m.Role == grammar.Matter) && r.isSource(m.First) || m.Service == "notruf" && r.isHost(m.First) || office && r.isInstead(m.First)
}

// byTheWay reports whether m is but where somebody goes, one person's own, an occasion, made wrong by people, or a fine that is not asked.
func (r *Teller) byTheWay(m *grammar.Mention) bool {
	return r.isGoal(m) || r.isHis(m) || r.isOccasion(m) || r.isFaulty(m.First-1) || r.isForgiven(m)
}

// isOccasion reports whether m is but when something else is so ("zur Kirmes haben die Läden offen", "während der Ratssitzung ist der Platz
// gesperrt").
func (r *Teller) isOccasion(m *grammar.Mention) bool {
	const near = 2 // tokens of "während der nächsten"
	for j := m.First - 1; j >= max(m.First-1-near, 0) && r.Text.Tokens[j].Kind == lexicon.Word; j-- {
		switch string(r.Text.Folded(j)) {
		case "waehrend":
			return m.Role != grammar.Office && m.Role != grammar.House && m.Role != grammar.Channel && !r.endsInVerb(m.Last+1)
		case "zur", "zum", "nach", "seit":
			return r.isEvent(m.Last)
		}
		if r.Text.Tokens[j].Upper {
			return false
		}
	}
	return false
}

// endsInVerb reports whether a finite verb ends what stands between token i and the next comma ("während Ummeldungen wieder möglich sind, …").
func (r *Teller) endsInVerb(i int) bool {
	for ; i < len(r.Text.Tokens)-1 && r.Text.Tokens[i].Kind == lexicon.Word; i++ {
		if r.Text.Is(i+1, ",") {
			return r.IsFinite(i)
		}
	}
	return false
}

// isFaulty reports whether token i says of what follows it that people have made it wrong: what becomes of that is no word of a service ("Falsch
// befüllte Tonnen bleiben stehen", "Unvollständige Anträge bearbeiten wir nicht").
func (r *Teller) isFaulty(i int) bool {
	if i < 0 || r.Text.Tokens[i].Kind != lexicon.Word {
		return false
	}
	w := bytes.TrimRight(r.Text.Folded(i), "enr")
	for _, stem := range []string{"befuellt", "ueberfuellt", "unvollstaendig", "fehlerhaft", "unleserlich", "ungueltig", "gefaelscht"} {
		if bytes.HasSuffix(w, []byte(stem)) {
			return string(w) != "befuellt" || r.Text.Is(i-1, "falsch") || r.Text.Is(i-1, "schlecht")
		}
	}
	return false
}

// isForgiven reports whether m is but what is not asked for a fault that people cannot help ("Bußgelder wegen verspäteter Meldung verhängt die Stadt
// nicht", "Mahngebühren für verspätete Zahlungen fallen nicht an").
func (r *Teller) isForgiven(m *grammar.Mention) bool {
	w := r.Text.Folded(m.Last)
	fine := bytes.HasPrefix(w, []byte("bussgeld")) && !bytes.HasSuffix(w, []byte("stelle")) || bytes.HasPrefix(w, []byte("verwarngeld")) || bytes.HasPrefix(w, []byte("mahngebuehr")) || bytes.HasPrefix(w, []byte("saeumnis"))
	return fine && (r.Text.Is(m.Last+1, "wegen") || r.Text.Is(m.Last+1, "fuer"))
}

// isEvent reports whether the word at token i is what people come together for.
func (r *Teller) isEvent(i int) bool {
	w := r.Text.Folded(i)
	for _, end := range []string{"kirmes", "fest", "markt", "messe", "trauung", "konzert", "feier"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// isTill reports whether m is but the tills of what the sentence is about ("das Bad, dessen Kassen an einem anderen Netz hängen").
func (r *Teller) isTill(m *grammar.Mention) bool {
	return (r.Text.Is(m.First-1, "dessen") || r.Text.Is(m.First-1, "deren")) && (r.Text.Is(m.First, "kasse") || r.Text.Is(m.First, "kassen"))
}

// isSource reports whether the service at token i is but who says so ("nach Angaben der Kämmerei", "laut Standesamt").
func (r *Teller) isSource(i int) bool {
	for j := i - 1; j >= max(i-3, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "der", "des", "dem", "vom", "von", "aus", "dortigen", "staedtischen":
		case "angaben", "auskunft", "worten", "aussage", "mitteilung", "laut":
			return !r.Text.Is(j-1, "die") && !r.Text.Is(j-1, "eine") && !r.Text.Is(j-1, "keine") // "die Auskunft aus dem Register"
		default:
			return false
		}
	}
	return false
}

// IsCompared reports whether what token i names is but what another is set against ("anders als das Standesamt", "im Gegensatz zur Stadt
// Balve", "anstelle des Telefons").
func (r *Teller) IsCompared(i int) bool {
	const near = 4 // tokens of "anders als in der Stadt"
	for j := i - 1; j >= max(i-near+1, 0); j-- {
		switch {
		case r.Text.Tokens[j].Kind != lexicon.Word:
			return false
		case r.Text.Is(j, "als"):
			return r.Text.Is(j-1, "anders")
		case r.Text.Is(j, "gegensatz"), r.Text.Is(j, "unterschied"), r.Text.Is(j, "anstelle"):
			return true
		case r.Text.Is(j, "nicht"):
			return r.isReplaced(i)
		}
	}
	return false
}

// isReplaced reports whether "…, sondern" stands soon behind token i: what is named there is what it is not ("Nicht der Kreis, sondern …").
func (r *Teller) isReplaced(i int) bool {
	const near = 4 // tokens of a name
	for j := i + 1; j < min(i+near, len(r.Text.Tokens)-1); j++ {
		if r.Text.Is(j, ",") {
			return r.Text.Is(j+1, "sondern") && !r.Text.Is(j+2, "auch")
		}
	}
	return false
}

// IsAbout reports whether what stands at token i is what the clause is about, though a preposition leads to it ("Von der Homepage fehlt …").
func (r *Teller) IsAbout(i int) bool {
	for j := i - 1; j >= max(i-2, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "von", "vom", "bei", "beim", "um":
			return true
		}
	}
	return false
}

// isForeign reports whether what stands at token i makes the thing before it somebody else's ("… des Dienstleisters").
func (r *Teller) isForeign(i int) bool {
	if r.Text.Is(i, "beim") || r.Text.Is(i, "bei") {
		j := i + 1
		for j < len(r.Text.Tokens)-1 && j < i+3 && !r.Text.Tokens[j].Upper {
			j++ // "bei den niedergelassenen Ärzten"
		}
		return j < len(r.Text.Tokens) && isPractice(r.Text.Folded(j))
	}
	if !r.Text.Is(i, "des") && !r.Text.Is(i, "der") && !r.Text.Is(i, "von") {
		return false
	}
	return r.MarkAt(i+1)&grammar.Foreign != 0
}

// isOwner reports whether the office at token i only owns the tools that the clause is about ("die Programme des Standesamts").
func (r *Teller) isOwner(i int) bool {
	if i < 2 || !r.Text.Is(i-1, "des") && !r.Text.Is(i-1, "der") && !r.Text.Is(i-1, "im") && !r.Text.Is(i-1, "von") {
		return false
	}
	return r.MarkAt(i-2)&(grammar.Tool|grammar.Fixture) != 0 || isSite(r.Text.Folded(i-2))
}

// isPractice reports whether the folded noun names somebody who does what a town hall does, or a town hall's work, on his own account.
func isPractice(w []byte) bool {
	for _, end := range []string{"arzt", "aerzten", "aerztin", "apotheke", "apotheken", "notar", "notarin", "tuev", "dekra", "fahrschule", "fahrschulen", "haendler", "haendlern", "makler", "steuerberater"} {
		if bytes.HasSuffix(w, []byte(end)) && !bytes.HasPrefix(w, []byte("amts")) {
			return true
		}
	}
	return false
}

// isSite reports whether the folded noun names pages of their own ("die Seite der Stadtwerke").
func isSite(w []byte) bool {
	for _, end := range []string{"seite", "seiten", "homepage", "website", "app", "auftritt", "kanal"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// isHost reports whether the service at token i but owns the place where something else is ("in der Fahrzeughalle der Feuerwehr").
func (r *Teller) isHost(i int) bool {
	if i < 3 || !r.Text.Is(i-1, "der") && !r.Text.Is(i-1, "des") || !r.Text.Tokens[i-2].Upper || r.Covered[i-2] {
		return false
	}
	j := i - 3
	if !r.Text.Tokens[j].Upper && r.At[j]&grammar.Place == 0 && j > 0 {
		j-- // "in der"
	}
	return r.MarkAt(j)&grammar.Place != 0
}

// isField reports whether the service at token i is but the field of a committee ("Ausschuss für Schule und Sport").
func (r *Teller) isField(i int) bool {
	const far = 6
	for j := i - 1; j >= max(i-far, 1); j-- {
		switch {
		case r.Text.Is(j, "fuer"):
			w := r.Text.Folded(j - 1)
			return bytes.HasSuffix(w, []byte("ausschuss")) || bytes.HasSuffix(w, []byte("ausschusses")) || bytes.HasSuffix(w, []byte("ausschuesse"))
		case r.Text.Tokens[j].Kind == lexicon.Word && r.Text.Tokens[j].Upper, r.At[j]&grammar.Join != 0, r.Text.Is(j, ","):
		default:
			return false
		}
	}
	return false
}

// isAskedAbout reports whether the service at token i is but what questions or news are about ("Fragen zu Führerscheinen").
func (r *Teller) isAskedAbout(i int) bool {
	for j := i - 1; j >= max(i-3, 1); j-- {
		switch string(r.Text.Folded(j)) {
		case "zu", "zum", "zur", "ueber", "fuer":
			if isPlanned(r.Text.Folded(j - 1)) {
				return true
			}
			if r.Text.Is(j, "fuer") {
				return false
			}
			switch string(r.Text.Folded(j - 1)) {
			case "fragen", "rueckfragen", "anfragen", "informationen", "infos", "hinweise", "naeheres", "details":
				return true
			case "auskuenfte":
				return !r.withheld(i)
			}
			return false
		default:
			if r.Text.Tokens[j].Upper {
				return false // the end of a title: "Hinweise zum Ausweis", over "Ausweise können nicht …"
			}
		}
	}
	return false
}

// isPlanned reports whether the folded noun is what somebody has yet to find, to say or to decide ("kein Zeitplan für das Bürgerbüro").
func isPlanned(w []byte) bool {
	switch string(w) {
	case "zeitplan", "zeitplaene", "fahrplan", "konzept", "konzepte", "loesung", "loesungen", "prognose", "prognosen", "zeitpunkt", "datum",
		"einigung", "entscheidung", "entscheidungen", "beschluss", "nachfolger", "nachfolgerin", "zukunft", "anhaltspunkte", "anzeichen", "erkenntnisse":
		return true
	}
	return false
}

// withheld reports whether the clause goes on behind token i to say that nobody gives what it names ("Auskünfte zu Bauplänen erteilt das Amt keine").
func (r *Teller) withheld(i int) bool {
	for i++; i < len(r.Text.Tokens) && r.Text.Tokens[i].Kind != lexicon.Punct; i++ {
		switch string(r.Text.Folded(i)) {
		case "keine", "niemand", "nicht":
			return true
		}
	}
	return false
}

// Beside reports whether the building at token i only tells where something else is ("am Rathaus").
func (r *Teller) Beside(i int) bool {
	for j := i - 1; j >= max(i-2, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "am", "beim", "vor", "vorm", "gegenueber", "neben", "hinter", "nahe":
			return true
		}
	}
	return false
}

// isInstead reports whether the service at token i is but what something else stands in for ("statt des Bürgerbüros").
func (r *Teller) isInstead(i int) bool {
	for j := i - 1; j >= max(i-2, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "statt", "anstatt":
			return true
		case "des", "der", "eines", "einer", "von":
		default:
			return false
		}
	}
	return false
}
