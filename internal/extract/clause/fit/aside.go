package fit

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// What is named for something else than to say how it is: causes, owners, themes, places.

// isCause reports whether the noun at token i only names a cause ("wegen der ausgefallenen Kasse"), or whose or what cause it is ("wegen der
// Erneuerung der Heizung", "wegen Arbeiten am Stromnetz").
func (r *Fitter) isCause(i int) bool {
	const far = 7
	for j := i - 1; j >= max(i-far, 0); j-- {
		if r.Text.Tokens[j].Kind != lexicon.Word {
			return false
		}
		switch string(r.Text.Folded(j)) {
		case "wegen", "aufgrund", "infolge", "trotz", "mangels":
			return true
		}
		if r.Text.Tokens[j].Upper && !r.leadsOn(j+1) {
			return false
		}
	}
	return false
}

// leadsOn reports whether the word at token i joins what follows it to the noun before it; "der" does so only behind what is done ("die
// Erneuerung der …").
func (r *Fitter) leadsOn(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "der":
		return bytes.HasSuffix(r.Text.Folded(i-1), []byte("ung"))
	case "des", "am", "an", "vom", "von":
		return true
	}
	return false
}

// isSource reports whether the service at token i is but who says so ("nach Angaben der Kämmerei", "laut Standesamt").
func (r *Fitter) isSource(i int) bool {
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
// Balve").
func (r *Fitter) IsCompared(i int) bool {
	const near = 4 // tokens of "anders als in der Stadt"
	for j := i - 1; j >= max(i-near+1, 0); j-- {
		switch {
		case r.Text.Tokens[j].Kind != lexicon.Word:
			return false
		case r.Text.Is(j, "als"):
			return r.Text.Is(j-1, "anders")
		case r.Text.Is(j, "gegensatz") || r.Text.Is(j, "unterschied"):
			return true
		case r.Text.Is(j, "nicht"):
			return r.isReplaced(i)
		}
	}
	return false
}

// isReplaced reports whether "…, sondern" stands soon behind token i: what is named there is what it is not ("Nicht der Kreis, sondern …").
func (r *Fitter) isReplaced(i int) bool {
	const near = 4 // tokens of a name
	for j := i + 1; j < min(i+near, len(r.Text.Tokens)-1); j++ {
		if r.Text.Is(j, ",") {
			return r.Text.Is(j+1, "sondern") && !r.Text.Is(j+2, "auch")
		}
	}
	return false
}

// isAbout reports whether what stands at token i is what the clause is about, though a preposition leads to it ("Von der Homepage fehlt …").
func (r *Fitter) isAbout(i int) bool {
	for j := i - 1; j >= max(i-2, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "von", "vom", "bei", "beim", "um":
			return true
		}
	}
	return false
}

// isForeign reports whether what stands at token i makes the thing before it somebody else's ("… des Dienstleisters").
func (r *Fitter) isForeign(i int) bool {
	if !r.Text.Is(i, "des") && !r.Text.Is(i, "der") && !r.Text.Is(i, "von") {
		return false
	}
	return i+1 < len(r.At) && r.At[i+1]&grammar.Foreign != 0
}

// isOwner reports whether the office at token i only owns the tools that the clause is about ("die Programme des Standesamts").
func (r *Fitter) isOwner(i int) bool {
	if i < 2 || !r.Text.Is(i-1, "des") && !r.Text.Is(i-1, "der") && !r.Text.Is(i-1, "im") && !r.Text.Is(i-1, "von") {
		return false
	}
	return r.At[i-2]&(grammar.Tool|grammar.Fixture) != 0
}

// isField reports whether the service at token i is but the field of a committee ("Ausschuss für Schule und Sport").
func (r *Fitter) isField(i int) bool {
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
func (r *Fitter) isAskedAbout(i int) bool {
	for j := i - 1; j >= max(i-3, 1); j-- {
		switch string(r.Text.Folded(j)) {
		case "zu", "zum", "zur", "ueber":
			switch string(r.Text.Folded(j - 1)) {
			case "fragen", "rueckfragen", "anfragen", "informationen", "infos", "hinweise", "auskuenfte", "naeheres", "details":
				return true
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

// beside reports whether the building at token i only tells where something else is ("am Rathaus").
func (r *Fitter) beside(i int) bool {
	for j := i - 1; j >= max(i-2, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "am", "beim", "vor", "vorm", "gegenueber", "neben", "hinter", "nahe":
			return true
		}
	}
	return false
}

// afterDates reports whether m only says what the appointments before it are for ("Termine beim Meldeamt").
func afterDates(m *grammar.Mention, ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Service == "termine" && x.Service != m.Service && x.First < m.First
	})
}

// forEmergencies reports whether what limits the clause is but that something is for emergencies, as an emergency call is.
func (r *Fitter) forEmergencies(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Kind == grammar.Limited && bytes.HasPrefix(r.Text.Folded(q.Last), []byte("notf"))
	})
}

// putsOut reports whether what the clause calls gone is but a fire.
func (r *Fitter) putsOut(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return r.Text.Is(q.Last, "geloescht") })
}

// saysValid reports whether the clause says of papers that they are valid: that is no service.
func (r *Fitter) saysValid(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		w := r.Text.Folded(q.Last)
		return bytes.HasPrefix(w, []byte("gueltig")) || bytes.Equal(w, []byte("gelten")) || bytes.Equal(w, []byte("gilt"))
	})
}

// overPlace reports whether but a place and an "und" stand between a and b ("das Bürgerbüro in der Bahnhofstraße und das Standesamt").
func (r *Fitter) overPlace(a, b *grammar.Mention) bool {
	const far = 10
	if b.First-a.Last > far || r.At[a.Last+1]&grammar.Place == 0 {
		return false
	}
	i := b.First - 1
	if !r.Text.Is(i, "und") && !r.Text.Is(i, "sowie") {
		i-- // "und das"
	}
	return i > a.Last+1 && (r.Text.Is(i, "und") || r.Text.Is(i, "sowie"))
}

// besideOffice reports whether one of the mentions is an office, so that what is done in general is done there.
func besideOffice(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.Office })
}

// isInstead reports whether the service at token i is but what something else stands in for ("statt des Bürgerbüros").
func (r *Fitter) isInstead(i int) bool {
	for j := i - 1; j >= max(i-2, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "statt", "anstatt", "anstelle":
			return true
		case "des", "der", "eines", "einer", "von":
		default:
			return false
		}
	}
	return false
}

// asUsual reports whether the clause says of work that it goes on as it always does ("arbeitet wieder ohne Einschränkungen").
func asUsual(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Kind == grammar.Usual && !q.Negated || q.Kind == grammar.Trouble && q.Negated
	})
}

// isEquipment reports whether the channel m is but what another of ms has or shows ("eine Seite mit den wichtigsten Rufnummern").
func (r *Fitter) isEquipment(m *grammar.Mention, ms []grammar.Mention) bool {
	const near = 3 // tokens of "mit den wichtigsten"
	if !slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Last < m.First && x.Service != m.Service && x.Role != grammar.Way
	}) {
		return false
	}
	for j := m.First - 1; j >= max(m.First-near, 0); j-- {
		if r.Text.Is(j, "mit") || r.Text.Is(j, "samt") {
			return true
		}
		if r.Text.Tokens[j].Upper {
			return false
		}
	}
	return false
}

// namesMatter reports whether the clause is about something that people want done.
func namesMatter(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Matter })
}

// doesFor reports whether the office m only does what the clause says of another service ("Gaststättenerlaubnisse erteilt das
// Ordnungsamt").
func doesFor(m *grammar.Mention, v judge.Verdict, ms []grammar.Mention) bool {
	if v.Kind != grammar.Do && v.Kind != grammar.Accept || m.Role != grammar.Office || IsContainer(m.Service) {
		return false
	}
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.Matter && x.Service != m.Service })
}

// endsMailboxes reports whether the address m is but what mailboxes that one of ms names end with ("E-Mail-Adressen mit der Endung werl.de").
func (r *Fitter) endsMailboxes(m *grammar.Mention, ms []grammar.Mention) bool {
	return r.Text.Tokens[m.First].Kind == lexicon.Addr && slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Service == "email" && x.First < m.First })
}

// isDoer reports whether m is an office by its name that only does what the clause says of another matter ("Das Einwohnermeldeamt kann keine
// Ausweisanträge aufnehmen").
func (r *Fitter) isDoer(m *grammar.Mention, v judge.Verdict, ms []grammar.Mention) bool {
	if v.Kind != grammar.Do && v.Kind != grammar.Accept || !hasOfficeName(r.Text.Folded(m.Last)) {
		return false
	}
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role == grammar.Matter && x.Service != m.Service && x.First > m.Last+1 && !hasOfficeName(r.Text.Folded(x.Last))
	}) && !r.coordinated(m, ms)
}

// hasOfficeName reports whether the folded word is what an office is called.
func hasOfficeName(w []byte) bool {
	for _, end := range []string{"amt", "amtes", "amts", "stelle", "buero", "behoerde", "abteilung"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// lacksOn reports whether the verdict is that something on the site m fails ("Auf der Homepage fehlen die Formulare").
func (r *Fitter) lacksOn(m *grammar.Mention, v judge.Verdict) bool {
	return r.LacksOn(m) && v.Status == notice.Unavailable && (v.Kind == grammar.Fail || v.Kind == grammar.Work)
}

// LacksOn reports whether m is but the site on which something is.
func (r *Fitter) LacksOn(m *grammar.Mention) bool {
	return m.Place && r.Text.Tokens[m.First].Kind != lexicon.Addr && (r.Text.Is(m.First-1, "auf") || r.Text.Is(m.First-2, "auf"))
}

// LacksIn reports whether the words from first to last say that something of its own is lacking in m ("Im Standesamt fehlen noch
// zwei Leistungen"), not what m cannot do without.
func (r *Fitter) LacksIn(m *grammar.Mention, first, last int) bool {
	if !r.within(m.First-1) && !r.within(m.First-2) {
		return false
	}
	verb := false
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "fehlt", "fehlen":
			verb = true
			continue
		case ",":
			if !verb && i > m.Last {
				return false // "Bei Pässen ist das anders, denn es fehlen …"
			}
		case "zugriff", "zugang", "zugaenge", "verbindung", "strom", "personal", "programme", "daten", "grundlage", "grundlagen":
			return false
		}
		if verb && r.Text.Tokens[i].Upper && (i < m.First || i > m.Last) {
			return !slices.ContainsFunc(r.MentionsIn(i, i), func(x grammar.Mention) bool { return x.Service != m.Service })
		}
	}
	return false
}

// within reports whether the word at i says that something is inside of what follows.
func (r *Fitter) within(i int) bool {
	return r.Text.Is(i, "im") || r.Text.Is(i, "in") || r.Text.Is(i, "beim") || r.Text.Is(i, "bei")
}
