package clause

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
)

// A clause often takes back part of what the one before it granted: "…, aber nur vormittags", "…, ohne Passausgabe".

// granted is the reading of the clause before, if that called something available; else nil.
func (m *machine) granted() *Reading {
	if n := len(m.res.Readings); n > 0 && !m.silenced && m.res.Readings[n-1].Status == notice.Available {
		return &m.res.Readings[n-1]
	}
	return nil
}

// limit makes a granted reading a limited one, up to clause c.
func (rd *Reading) limit(c *chunk) {
	rd.Status, rd.Rule, rd.Last, rd.Confidence = notice.Limited, rd.Rule+">reserved", c.Last, max(rd.Confidence, 0.65)
}

// takesBack handles the clauses that do nothing but take back. It reports whether c is one, and done with.
func (m *machine) takesBack(c *chunk) bool {
	if m.trailingNot(c) {
		return true
	}
	prev := m.granted()
	if prev == nil {
		return false
	}
	switch {
	case m.r.isWithout(c):
	case m.before&adversative != 0 && m.r.lacks(c):
	case c.marks&except != 0 && m.r.exceptsPart(c, prev):
	case c.marks&adversative != 0 && c.marks&only != 0 && len(c.mentions) > 0 && m.r.sameSubject(c), len(c.mentions) > 0 && placesOnly(c) && m.r.reserves(c) && m.r.stranger(c):
		prev.limit(c)
		return false // what it names may have a status of its own
	default:
		return false
	}
	prev.limit(c)
	return true
}

// trailingNot turns round what the clause before said, for a "nicht" that stands alone ("öffnet am Freitag, 3.11., NICHT").
func (m *machine) trailingNot(c *chunk) bool {
	n := len(m.res.Readings)
	if n == 0 || c.First != c.Last || !m.r.Text.Is(c.First, "nicht") {
		return false
	}
	prev := &m.res.Readings[n-1]
	if prev.Status == notice.Available {
		prev.Status, prev.Rule, prev.Last = notice.Unavailable, "not-"+prev.Rule, c.Last
		if prev.Kind == Open {
			prev.Kind = Shut
		}
	}
	return true
}

// reserve limits what the clause before called available, if this one takes something back ("…, aber nur vormittags").
func (m *machine) reserve(c *chunk) {
	if prev := m.granted(); prev != nil && !m.r.conditional(c) && (c.marks&only != 0 || c.marks&rest != 0 && c.marks&negation != 0 || m.r.reserves(c)) {
		prev.limit(c)
	}
}

// reserves reports whether the clause sets against what was said that something is not so, or only in part.
func (r *Reader) reserves(c *chunk) bool {
	if c.marks&adversative == 0 {
		return false
	}
	if c.marks&(negation|scant) != 0 {
		return true
	}
	for i := range c.cues {
		if s := c.cues[i].status(); s == notice.Limited && c.cues[i].kind == Limited || s == notice.Unavailable || s == "" {
			return true
		}
	}
	return false
}

// isWithout reports whether the clause says what is missing: it begins with "ohne", and what follows is no trouble that
// one would want to be without.
func (r *Reader) isWithout(c *chunk) bool {
	i := r.opening(c)
	if !r.Text.Is(i, "ohne") || r.inside[i]&noNegation != 0 || i == c.Last {
		return false
	}
	for k := range c.cues {
		if c.cues[k].kind != Do && c.cues[k].kind != Accept {
			return false
		}
	}
	return true
}

// lacks reports whether the clause but names what there is none of ("kein Drucker").
func (r *Reader) lacks(c *chunk) bool {
	i := r.opening(c)
	return r.at[i]&negation != 0 && r.Text.Tokens[i].First == 'k' && len(c.cues) == 0 && len(c.mentions) == 0
}

// opening is the clause's first token that joins it to nothing.
func (r *Reader) opening(c *chunk) int {
	i := c.First
	for i < c.Last && r.at[i]&join != 0 {
		i++
	}
	return i
}

// exceptsPart reports whether the clause excepts something that is no service of its own.
func (r *Reader) exceptsPart(c *chunk, prev *Reading) bool {
	for i := c.First; i <= c.Last; i++ {
		if r.at[i]&except != 0 && r.isUntil(i) {
			return false
		}
	}
	for _, m := range c.mentions {
		if m.Role != Inside && !has(prev.Mentions, m.Service) {
			return false
		}
	}
	return len(c.cues) == 0 && r.stranger(c) || len(c.mentions) > 0
}

// placesOnly reports whether the clause names services only as places where something is done.
func placesOnly(c *chunk) bool {
	return !slices.ContainsFunc(c.mentions, func(m Mention) bool { return !m.Place })
}

// sameSubject reports whether the clause goes on about the subject of the one before: its verb comes first.
func (r *Reader) sameSubject(c *chunk) bool { return r.at[r.opening(c)]&able != 0 }

// TakesBack reports whether a sentence that grants nothing itself takes back part of what the one before granted
// ("Erledigt wird allerdings wenig.").
func (r *Reader) TakesBack(s Span) bool {
	chunks := r.chunks(s, nil)
	if len(chunks) == 0 || r.isHypothetical(s) {
		return false
	}
	c := &chunks[0]
	if len(c.mentions) > 0 || c.sub || r.conditional(c) || c.marks&(modal|advice|past|elsewhere) != 0 {
		return false
	}
	return c.marks&scant != 0 || c.marks&only != 0 && c.marks&(able|adversative) != 0 || r.reserves(c)
}

// Qualifies reports whether an answer takes back part of its "ja" ("Ja, aber ohne Samstagsöffnung").
func (r *Reader) Qualifies(s Span) bool {
	chunks := r.chunks(s, nil)
	for i := range chunks {
		if c := &chunks[i]; i > 0 && len(c.mentions) == 0 && (r.isWithout(c) || r.reserves(c)) {
			return true
		}
	}
	return false
}

// whole reports whether the clause speaks of everything, or of how it always is.
func (c *chunk) whole() bool {
	for i := range c.cues {
		if c.cues[i].kind == Usual || c.cues[i].kind == Trouble {
			return true
		}
	}
	return c.marks&all != 0
}

// relative reports whether the clause only says which of the things just named are meant ("Links zu den Diensten, die
// verfügbar sind").
func (m *machine) relative(c *chunk) bool {
	n := len(m.pending)
	if n == 0 || c.First-m.pending[n-1].Last > 2 || m.r.at[c.Last]&able == 0 {
		return false
	}
	switch string(m.r.Text.Folded(c.First)) {
	case "die", "der", "das", "welche", "welcher", "welches":
		return true
	}
	return false
}

// contrast settles what the clauses of a sentence say against each other of one service: what is done as a matter of course
// counts where the next clause says what is not ("Laufende Leistungen werden ausgezahlt, neue Anträge nicht bearbeitet").
func (m *machine) contrast() {
	const stated = 0.6
	for i := 1; i < len(m.res.Readings); i++ {
		prev, rd := &m.res.Readings[i-1], &m.res.Readings[i]
		if prev.Status == notice.Available && prev.Kind == Do && rd.Status == notice.Unavailable && rd.Carried {
			prev.Confidence = max(prev.Confidence, stated)
		}
	}
}

// sharesTail reports whether the last words of two enumerations end alike ("Abmeldungen …, An- und Ummeldungen"): they
// are parts of one thing.
func (r *Reader) sharesTail(a, b int) bool {
	const tail = 8
	x, y := string(r.Text.Folded(a)), string(r.Text.Folded(b))
	return len(x) > tail && len(y) > tail && strings.HasSuffix(x, y[len(y)-tail:])
}
