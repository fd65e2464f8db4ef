package clause

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
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
	if m.trailingNot(c) || m.denied(c) {
		return true
	}
	prev := m.granted()
	if prev == nil {
		return false
	}
	switch {
	case m.r.IsWithout(c), len(c.Mentions) == 0 && m.answersNot(c):
	case m.before&grammar.Adversative != 0 && m.r.Lacks(c):
	case cohesion.InsideOnly(c) && m.r.Reserves(c):
	case c.Marks&grammar.Except != 0 && m.r.ExceptsPart(c, prev.Mentions):
	case m.limitsPart(c):
		prev.limit(c)
		return false // what it names may have a status of its own
	default:
		return false
	}
	prev.limit(c)
	return true
}

// limitsPart reports whether the clause takes something back, and names what may have a status of its own.
func (m *machine) limitsPart(c *split.Chunk) bool {
	if len(c.Mentions) == 0 {
		return false
	}
	return c.Marks&grammar.Adversative != 0 && c.Marks&grammar.Only != 0 && m.r.SameSubject(c) || cohesion.PlacesOnly(c) && m.r.Reserves(c) && m.r.Stranger(c)
}

// givesBack handles a clause that names another way for what the one before called unavailable ("…, telefonisch schon").
// It reports whether c is one, and done with.
func (m *machine) givesBack(c *split.Chunk) bool {
	n := len(m.res.Readings)
	if n == 0 || m.res.Readings[n-1].Status != notice.Unavailable || len(c.Mentions) == 0 && !m.r.NamesWay(c) || c.Marks&grammar.Negation != 0 {
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

// requires limits what was granted, for a clause that makes it depend on what one has to do before ("…, wenn Sie vorher
// einen Termin vereinbaren"). It reports whether c is one, and done with.
func (m *machine) requires(c *split.Chunk) bool {
	prev := m.granted()
	if prev == nil || !m.r.Requires(c) {
		return false
	}
	prev.limit(c)
	return true
}

// denied takes the belief from what the clause before said, for one that calls it false ("…; das stimmt nicht"). It reports
// whether c is one, and done with.
func (m *machine) denied(c *split.Chunk) bool {
	n := len(m.res.Readings)
	if n == 0 || !m.r.Denies(c) {
		return false
	}
	m.res.Readings[n-1].Confidence = min(m.res.Readings[n-1].Confidence, 0.2)
	return true
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
	if prev := m.granted(); prev != nil && !m.beforehand(c, prev) && m.takesFrom(c, prev) {
		prev.limit(c)
	}
}

// takesFrom reports whether the clause takes something from what prev grants.
func (m *machine) takesFrom(c *split.Chunk, prev *Reading) bool {
	deed := prev.Kind == grammar.Short || prev.Kind == grammar.Accept || prev.Kind == grammar.Do
	if deed && c.Marks&grammar.Late != 0 || m.r.Grudging(c) {
		return true
	}
	channel := slices.ContainsFunc(prev.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Channel || x.Role == grammar.Way })
	if !channel && m.r.Concedes(prev.First, prev.Last) && c.Marks&grammar.Adversative != 0 {
		return true
	}
	return !m.r.Conditional(c) && (c.Marks&grammar.Only != 0 || c.Marks&grammar.Rest != 0 && c.Marks&grammar.Negation != 0 || m.r.Reserves(c))
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
