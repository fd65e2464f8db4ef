package denial

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// What "weder … noch" and "nichts" deny.

// negateWhole turns round all that the clause says, for the "weder" or "nichts" at i, or but the trouble behind it, and reports whether it did the
// first.
func (r *Denier) negateWhole(c *split.Chunk, i int) bool {
	if r.Text.Is(i, "weder") && r.deniesTroubles(c, i) {
		return false
	}
	negateAll(c, r.predicateEnd(c, i))
	r.negateNeither(c)
	return true
}

// negateNeither turns round the nouns that say how something fares, and the limits, right behind a "weder" or its "noch" ("gibt es weder Abstriche
// noch Wartezeiten", "weder ganz noch teilweise").
func (r *Denier) negateNeither(c *split.Chunk) {
	for k := range c.Cues {
		q := &c.Cues[k]
		if q.Kind == grammar.Limited && r.neither(q.First-1) || r.Text.Tokens[q.Last].Upper && q.Last > c.First && r.neither(q.Last-1) {
			q.Negated = !q.HasNegation
			if q.Negated && r.At[q.First]&grammar.Mostly != 0 {
				c.Marks &^= grammar.Mostly
			}
		}
	}
}

// neither reports whether token i is a "weder" or its "noch".
func (r *Denier) neither(i int) bool { return r.Text.Is(i, "weder") || r.Text.Is(i, "noch") }

// deniesTroubles turns round the words of trouble behind the "weder" at i, and reports whether it leads to one: then there is none of them, and what
// it denies is not the predicate ("gibt es weder Verspätungen noch gekürzte Fahrten").
func (r *Denier) deniesTroubles(c *split.Chunk, i int) bool {
	const near = 3 // tokens of "weder größere technische"
	if !r.exists(c.First, c.Last) {
		return false
	}
	first := false
	for k := range c.Cues {
		q := &c.Cues[k]
		trouble := q.Kind == grammar.Trouble || q.Kind == grammar.Limited && !q.HasNegation
		if trouble && q.First > i && (first || q.First <= i+near && r.Text.Tokens[q.Last].Upper) {
			first, q.Negated = true, true
		}
	}
	if first {
		r.negateNeither(c)
	}
	return first
}

// exists reports whether the tokens tell what there is, or somebody has.
func (r *Denier) exists(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "gibt", "gab", "gebe", "hat", "haben", "herrscht", "herrschen", "bestehen", "besteht", "drohen", "droht":
			return true
		}
	}
	return false
}
