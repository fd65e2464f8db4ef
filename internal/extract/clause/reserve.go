package clause

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
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
func (rd *Reading) limit(c *split.Chunk) {
	rd.Status, rd.Rule, rd.Last, rd.Confidence = notice.Limited, rd.Rule+">reserved", c.Last, max(rd.Confidence, 0.65)
}

// takesBack handles the clauses that do nothing but take back. It reports whether c is one, and done with.
func (m *machine) takesBack(c *split.Chunk) bool {
	if m.trailingNot(c) {
		return true
	}
	prev := m.granted()
	if prev == nil {
		return false
	}
	switch {
	case m.r.isWithout(c):
	case m.before&grammar.Adversative != 0 && m.r.lacks(c):
	case insideOnly(c) && m.r.reserves(c):
	case c.Marks&grammar.Except != 0 && m.r.exceptsPart(c, prev):
	case c.Marks&grammar.Adversative != 0 && c.Marks&grammar.Only != 0 && len(c.Mentions) > 0 && m.r.sameSubject(c), len(c.Mentions) > 0 && placesOnly(c) && m.r.reserves(c) && m.r.Stranger(c):
		prev.limit(c)
		return false // what it names may have a status of its own
	default:
		return false
	}
	prev.limit(c)
	return true
}

// givesBack handles a clause that names another way for what the one before called unavailable ("…, telefonisch schon").
// It reports whether c is one, and done with.
func (m *machine) givesBack(c *split.Chunk) bool {
	n := len(m.res.Readings)
	if n == 0 || m.res.Readings[n-1].Status != notice.Unavailable || len(c.Mentions) == 0 && !m.r.namesWay(c) || c.Marks&grammar.Negation != 0 {
		return false
	}
	if slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way }) || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited && q.Kind != grammar.Short }) {
		return false
	}
	if c.Marks&grammar.Adversative == 0 && !m.r.Text.Is(c.Last, "schon") && !m.r.Text.Is(c.Last, "ja") {
		return false
	}
	prev := &m.res.Readings[n-1]
	if slices.ContainsFunc(prev.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.House || x.Role == grammar.Soft }) {
		return false // that one can ring does not open a door
	}
	prev.limit(c)
	prev.Rule = strings.TrimSuffix(prev.Rule, ">reserved") + ">other-way"
	return true
}

// namesWay reports whether the clause names a way of doing something by hand.
func (r *Reader) namesWay(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Limited })
}

// trailingNot turns round what the clause before said, for a "nicht" that stands alone ("öffnet am Freitag, 3.11., NICHT").
func (m *machine) trailingNot(c *split.Chunk) bool {
	n := len(m.res.Readings)
	if n == 0 || c.First != c.Last || !m.r.Text.Is(c.First, "nicht") {
		return false
	}
	prev := &m.res.Readings[n-1]
	if prev.Status == notice.Available {
		prev.Status, prev.Rule, prev.Last = notice.Unavailable, "not-"+prev.Rule, c.Last
		if prev.Kind == grammar.Open {
			prev.Kind = grammar.Shut
		}
	}
	return true
}

// reserve limits what the clause before called available, if this one takes something back ("…, aber nur vormittags").
func (m *machine) reserve(c *split.Chunk) {
	prev := m.granted()
	channel := prev != nil && slices.ContainsFunc(prev.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Channel || x.Role == grammar.Way })
	if prev != nil && !channel && m.r.concedes(prev.First, prev.Last) && c.Marks&grammar.Adversative != 0 {
		prev.limit(c)
		return
	}
	if prev != nil && !m.r.Conditional(c) && (c.Marks&grammar.Only != 0 || c.Marks&grammar.Rest != 0 && c.Marks&grammar.Negation != 0 || m.r.reserves(c)) {
		prev.limit(c)
	}
}

// concedes reports whether the tokens grant something only to take it back: "zwar".
func (r *Reader) concedes(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.Text.Is(i, "zwar") {
			return true
		}
	}
	return false
}

// denies reports whether the clause begins with what is not possible, and names a thing that no list knows ("Nicht möglich
// sind Auskünfte aus dem Register").
func (r *Reader) denies(c *split.Chunk) bool {
	const near = 3
	return r.Stranger(c) && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Last <= c.First+near && q.Status() == notice.Unavailable && (q.Kind == grammar.Work || q.Kind == grammar.Fail)
	})
}

// reserves reports whether the clause sets against what was said that something is not so, or only in part.
func (r *Reader) reserves(c *split.Chunk) bool {
	if c.Marks&grammar.Adversative == 0 {
		return false
	}
	if c.Marks&(grammar.Negation|grammar.Scant) != 0 {
		return true
	}
	for i := range c.Cues {
		if s := c.Cues[i].Status(); s == notice.Limited && c.Cues[i].Kind == grammar.Limited || s == notice.Unavailable || s == "" {
			return true
		}
	}
	return false
}

// isWithout reports whether the clause says what is missing: it begins with "ohne", and what follows is no trouble that
// one would want to be without.
func (r *Reader) isWithout(c *split.Chunk) bool {
	i := r.Opening(c)
	if !r.Text.Is(i, "ohne") || r.Inside[i]&grammar.NoNegation != 0 || i == c.Last {
		return false
	}
	for k := range c.Cues {
		if c.Cues[k].Kind != grammar.Do && c.Cues[k].Kind != grammar.Accept {
			return false
		}
	}
	return true
}

// lacks reports whether the clause but names what there is none of ("kein Drucker").
func (r *Reader) lacks(c *split.Chunk) bool {
	i := r.Opening(c)
	return r.At[i]&grammar.Negation != 0 && r.Text.Tokens[i].First == 'k' && len(c.Cues) == 0 && len(c.Mentions) == 0
}

// exceptsPart reports whether the clause excepts something that is no service of its own.
func (r *Reader) exceptsPart(c *split.Chunk, prev *Reading) bool {
	for i := c.First; i <= c.Last; i++ {
		if r.At[i]&grammar.Except != 0 && r.IsUntil(i) {
			return false
		}
	}
	for _, m := range c.Mentions {
		if m.Role != grammar.Inside && !has(prev.Mentions, m.Service) {
			return false
		}
	}
	return len(c.Cues) == 0 && r.Stranger(c) || len(c.Mentions) > 0
}

// insideOnly reports whether the clause names but matters in general ("die meisten Anliegen").
func insideOnly(c *split.Chunk) bool {
	return len(c.Mentions) > 0 && !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role != grammar.Inside })
}

// placesOnly reports whether the clause names services only as places where something is done.
func placesOnly(c *split.Chunk) bool {
	return !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return !m.Place })
}

// sameSubject reports whether the clause goes on about the subject of the one before: its verb comes first.
func (r *Reader) sameSubject(c *split.Chunk) bool { return r.At[r.Opening(c)]&grammar.Able != 0 }

// TakesBack reports whether a sentence that grants nothing itself takes back part of what the one before granted
// ("Erledigt wird allerdings wenig.").
func (r *Reader) TakesBack(s split.Span) bool {
	chunks := r.Chunks(s, nil)
	if len(chunks) == 0 || r.isHypothetical(s) {
		return false
	}
	c := &chunks[0]
	if len(c.Mentions) > 0 || c.Sub || r.Conditional(c) || c.Marks&(grammar.Modal|grammar.Advice|grammar.Past|grammar.Elsewhere) != 0 {
		return false
	}
	return c.Marks&grammar.Scant != 0 || c.Marks&grammar.Only != 0 && c.Marks&(grammar.Able|grammar.Adversative) != 0 || r.reserves(c) || r.denies(c)
}

// GivesBack reports whether a sentence that names no service tells how what the one before called shut is dealt with all
// the same ("Dringende Anliegen bearbeiten wir nach Absprache.").
func (r *Reader) GivesBack(s split.Span) bool {
	chunks := r.Chunks(s, nil)
	if len(chunks) == 0 || r.isHypothetical(s) {
		return false
	}
	c := &chunks[0]
	if len(split.Usable(c.Mentions)) > 0 || c.Sub || r.Conditional(c) || c.Marks&(grammar.Modal|grammar.Advice|grammar.Past|grammar.Elsewhere|grammar.Negation) != 0 {
		return false
	}
	limited, deed := false, false
	for i := range c.Cues {
		limited = limited || c.Cues[i].Kind == grammar.Limited
		deed = deed || c.Cues[i].Kind == grammar.Do || c.Cues[i].Kind == grammar.Accept
	}
	return limited && deed
}

// Qualifies reports whether an answer takes back part of its "ja" ("Ja, aber ohne Samstagsöffnung").
func (r *Reader) Qualifies(s split.Span) bool {
	chunks := r.Chunks(s, nil)
	for i := range chunks {
		if c := &chunks[i]; i > 0 && len(c.Mentions) == 0 && (r.isWithout(c) || r.reserves(c)) {
			return true
		}
	}
	return false
}

// whole reports whether the clause speaks of everything, or of how it always is.
func whole(c *split.Chunk) bool {
	for i := range c.Cues {
		if c.Cues[i].Kind == grammar.Usual || c.Cues[i].Kind == grammar.Trouble {
			return true
		}
	}
	return c.Marks&grammar.All != 0
}

// relative reports whether the clause only says which of the things just named are meant ("Links zu den Diensten, die
// verfügbar sind").
func (m *machine) relative(c *split.Chunk) bool {
	n := len(m.pending)
	if n == 0 || c.First-m.pending[n-1].Last > 2 || m.r.At[c.Last]&grammar.Able == 0 {
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
		if prev.Status == notice.Available && prev.Kind == grammar.Do && rd.Status == notice.Unavailable && rd.Carried {
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
