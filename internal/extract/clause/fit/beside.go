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

// What is named beside the service that the verdict is said of: what does it, has it, holds it, or only sounds like it.

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

// putsOff reports whether the clause tells what somebody has shut or turned off ("Die Feuerwehr hat den Strom abgestellt").
func (r *Fitter) putsOff(c *split.Chunk) bool {
	has := false
	for i := c.First; i < c.Last; i++ {
		has = has || r.Text.Is(i, "hat") || r.Text.Is(i, "haben")
	}
	if !has {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		w := r.Text.Folded(q.Last)
		return q.Last == c.Last && bytes.HasSuffix(w, []byte("t")) && bytes.Contains(w, []byte("ge"))
	})
}

// relies reports whether the clause says that somebody relies on something ("ist auf Zettel angewiesen"): nothing is paid.
func (r *Fitter) relies(c *split.Chunk) bool {
	on, paid := false, false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "auf", "darauf":
			on = true
		case "wird", "werden", "wurde", "wurden", "worden":
			paid = true
		}
	}
	return on && !paid && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return r.Text.Is(q.Last, "angewiesen") })
}

// saysValid reports whether the clause says of papers that they are valid: that is no service.
func (r *Fitter) saysValid(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		w := r.Text.Folded(q.Last)
		return bytes.HasPrefix(w, []byte("gueltig")) || bytes.HasPrefix(w, []byte("ungueltig")) || r.Text.Is(q.First, "gelten") || r.Text.Is(q.First, "gilt")
	})
}

// overPlace reports whether but a place and an "und" stand between a and b ("das Bürgerbüro in der Bahnhofstraße und das Standesamt", "(Markt 1) und").
func (r *Fitter) overPlace(a, b *grammar.Mention) bool {
	const far = 10
	at := r.InsetAt(a.Last + 1)
	if at == 0 && (b.First-a.Last > far || r.MarkAt(a.Last+1)&grammar.Place == 0) {
		return false
	}
	i := b.First - 1
	if !r.Text.Is(i, "und") && !r.Text.Is(i, "sowie") {
		i-- // "und das"
	}
	return at > b.First || i > a.Last+1 && (r.Text.Is(i, "und") || r.Text.Is(i, "sowie") || r.Text.Is(i, ",") && at > 0)
}

// besideOffice reports whether one of the mentions is an office, so that what is done in general is done there.
func besideOffice(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role == grammar.Office || x.Role == grammar.Channel && x.Service == "online-dienste"
	})
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

// isSupplied reports whether m is but the power or water that an office or a building has or lacks ("Das Bürgerbüro hat wieder Strom").
func (r *Fitter) isSupplied(m *grammar.Mention, ms []grammar.Mention) bool {
	if m.Service != "versorgung" || !r.Text.Is(m.First, "strom") && !r.Text.Is(m.First, "wasser") {
		return false
	}
	i := m.First - 1
	for r.MarkAt(i)&(grammar.Negation|grammar.Again|grammar.Now) != 0 && !r.Text.Is(i, "ohne") {
		i--
	}
	return (r.Text.Is(i, "hat") || r.Text.Is(i, "haben") || r.Text.Is(i, "ohne")) && slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role == grammar.Office || x.Role == grammar.House || x.Role == grammar.Soft
	})
}

// lackedByIt reports whether what the clause says is over is but that m lacked something ("Das Bürgerbüro ist nicht mehr ohne Telefon").
func (r *Fitter) lackedByIt(m *grammar.Mention, c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return r.Text.Is(q.Last-1, "ohne") && m.First < q.Last })
}

// locates reports whether m but tells where the office before it is ("das Bürgerbüro im Bürgerhaus").
func (r *Fitter) locates(m *grammar.Mention, ms []grammar.Mention) bool {
	const near = 4 // tokens of "in der alten"
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role == grammar.Office && !x.Place && x.Service != m.Service && x.Last < m.First && m.First-x.Last <= near && r.MarkAt(x.Last+1)&grammar.Place != 0
	})
}

// namesMatter reports whether the clause is about something that people want done.
func namesMatter(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Matter })
}

// doesFor reports whether the office m only does what the clause says of another service ("Gaststättenerlaubnisse erteilt das
// Ordnungsamt", "Gaststättenerlaubnisse erteilt das Ordnungsamt ohne Einschränkung").
func doesFor(m *grammar.Mention, v judge.Verdict, ms []grammar.Mention, c *split.Chunk) bool {
	done := v.Kind.IsDeed() || v.Kind == grammar.Usual && doesDeed(c)
	if !done || m.Role != grammar.Office || IsContainer(m.Service) {
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
	if !v.Kind.IsDeed() || !hasOfficeName(r.Text.Folded(m.Last)) {
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
