package thing

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// LacksOn reports whether m is but the site on which something is.
func (r *Guard) LacksOn(m *grammar.Mention) bool {
	return m.Place && r.Text.Tokens[m.First].Kind != lexicon.Addr && (r.Text.Is(m.First-1, "auf") || r.Text.Is(m.First-2, "auf"))
}

// LacksIn reports whether the words from first to last say that something of its own is lacking in m ("Im Standesamt fehlen noch
// zwei Leistungen"), not what m cannot do without.
func (r *Guard) LacksIn(m *grammar.Mention, first, last int) bool {
	const far = 40 // tokens
	if !r.within(m.First-1) && !r.within(m.First-2) {
		return false
	}
	verb := false
	for i := max(first, m.First-far); i <= min(last, m.Last+far); i++ {
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
func (r *Guard) within(i int) bool {
	return r.Text.Is(i, "im") || r.Text.Is(i, "in") || r.Text.Is(i, "beim") || r.Text.Is(i, "bei")
}

// AmongOthers reports whether the clause, which names no service, begins with the other places of what was just spoken of, and tells what
// happens there ("…, auf den übrigen Linien wird gefahren", "…, in den anderen Ortsteilen fließt er wieder").
func (r *Guard) AmongOthers(c *split.Chunk) bool {
	i := r.Opening(c)
	if r.MarkAt(i)&grammar.Place == 0 || i+3 >= c.Last {
		return false
	}
	i++
	switch string(r.Text.Folded(i)) {
	case "den", "der", "dem", "allen":
		i++
	}
	switch string(r.Text.Folded(i)) {
	case "uebrigen", "anderen", "restlichen", "sonstigen", "allen", "andern":
	default:
		return false
	}
	if word.IsTime(string(r.Text.Folded(i+1))) || bytes.HasSuffix(r.Text.Folded(i+1), []byte("tagen")) || bytes.HasSuffix(r.Text.Folded(i+1), []byte("zeiten")) {
		return false // "an allen übrigen Tagen" has its own time
	}
	for k := i + 2; k <= c.Last; k++ {
		if r.MarkAt(k)&(grammar.Able|grammar.Alone) != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.First == k && !q.Noun }) {
			return true
		}
	}
	return false
}

// OfAllNamed reports whether the tokens take up all that was named before them, to deny it ("nichts davon", "davon geht nichts", "all das
// nicht").
func (r *Guard) OfAllNamed(first, last int) bool {
	of, none := false, false
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "davon", "alldem", "beides", "beidem":
			of = true
		case "das":
			of = of || r.Text.Is(i-1, "all") || r.Text.Is(i+1, "alles")
		case "nichts", "nicht", "nix", "kein", "keins", "keines", "unmoeglich", "weder":
			none = true
		}
	}
	return of && none
}

// OnceMore reports whether the clause, without a verb of its own, names a part for which what was denied of the services is denied too ("…, auch
// keine vorläufigen", "…, weder für Händler noch für Privatleute", "…, auch für Notfälle").
func (r *Guard) OnceMore(c *split.Chunk, of []grammar.Mention) bool {
	i := c.First
	if c.Marks&grammar.Able != 0 || r.Text.Is(c.Last+1, ":") {
		return false
	}
	switch also := r.Text.Is(i, "auch"); {
	case r.Text.Is(i, "weder"), also && r.MarkAt(i+1)&grammar.Negation != 0, r.Text.Is(i, "nicht") && r.Text.Is(i+1, "einmal"):
	case also && (r.Text.Is(i+1, "fuer") || r.Text.Is(i+1, "in")) && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited }):
	default:
		return false
	}
	return !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool {
		return x.Role != grammar.Way && !split.Has(of, x.Service) && !r.Text.Is(x.First-1, "fuer")
	})
}

// Widens reports whether the clause, without a verb of its own, says that what was just announced in part is for all ("öffnet am Montag für
// Händler, ab dem 20. November für alle").
func (r *Guard) Widens(c *split.Chunk) bool {
	if len(c.Mentions) > 0 || c.Marks&grammar.Able != 0 {
		return false
	}
	switch string(r.Text.Folded(c.Last)) {
	case "alle", "jedermann", "jeden", "privatleute", "privatpersonen", "oeffentlichkeit":
		return true
	}
	return false
}

// OffRegister are the mentions without the registering that an office among them does, of cars or of trade ("Bei der Gewerbestelle lässt sich
// nichts an- oder abmelden").
func OffRegister(ms []grammar.Mention) []grammar.Mention {
	if !slices.ContainsFunc(ms, func(m grammar.Mention) bool {
		return m.Role == grammar.Office && (m.Service == "gewerbe" || m.Service == "kfz-zulassung")
	}) {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), func(m grammar.Mention) bool { return m.Role == grammar.Thing && m.Service == "meldewesen" })
}

// NoSites are the mentions without the pages and lines that but tell where the thing named right before them is to be had ("Terminvergabe auf
// unserer Seite").
func (r *Guard) NoSites(ms []grammar.Mention) []grammar.Mention {
	const near = 3 // tokens from "Terminvergabe" to "Seite"
	var out []grammar.Mention
	for i := range ms {
		m := &ms[i]
		on := m.Role == grammar.Channel && (r.Text.Is(m.First, "auf") || r.Text.Is(m.First-1, "auf") || r.Text.Is(m.First-2, "auf") || r.Text.Is(m.First-1, "im") || r.Text.Is(m.First-1, "per"))
		if !on || i == 0 || m.First-ms[i-1].Last > near {
			out = append(out, *m)
		}
	}
	return out
}
