package denial

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// What is denied of a limit: that there is one, that it is all, or that it is no worse.

// NotEven reports whether the limited cue but tells that something fails, or not, to the very last ("nicht einmal teilweise gestört", "nicht mal in
// Notfällen"): the predicate is denied.
func (r *Denier) NotEven(q *grammar.CueAt) bool {
	i := r.besideLimit(q)
	return q.Kind == grammar.Limited && (r.Text.Is(i, "einmal") || r.Text.Is(i, "mal")) && r.Text.Is(i-1, "nicht")
}

// besideLimit is the token right before the limited cue, or before the preposition that leads to it ("für Notfälle").
func (r *Denier) besideLimit(q *grammar.CueAt) int {
	i := q.First - 1
	if i > 0 && r.MarkAt(i)&grammar.Place != 0 || r.Text.Is(i, "als") {
		i--
	}
	return i
}

// NotOnly reports whether the limited cue is but one of several things, or no limit at all ("nicht nur für Notfälle", "keineswegs bloß auf Papier",
// "nicht etwa eingeschränkt").
func (r *Denier) NotOnly(q *grammar.CueAt) bool {
	i, only := r.besideLimit(q), false
	if r.MarkAt(q.First)&grammar.Only != 0 {
		i = q.First // "nicht nur mit Termin"
	}
	for r.MarkAt(i)&grammar.Only != 0 || r.Text.Is(i, "etwa") {
		i, only = i-1, true
	}
	return only && q.Kind == grammar.Limited && (r.Text.Is(i, "nicht") || r.Text.Is(i, "mitnichten") || isAdverb(r.Text.Folded(max(i, 0))))
}

// isDegree reports whether the limited cue tells how far something works, as a participle or an adverb of measure does, and not for what or by
// what way.
func (r *Denier) isDegree(q *grammar.CueAt) bool {
	w := r.Text.Folded(q.Last)
	return !r.Text.Tokens[q.Last].Upper && (lexicon.IsVerb(w, true) && bytes.HasSuffix(w, []byte("t")) || bytes.HasSuffix(w, []byte("weise"))) || r.Text.Is(q.First, "zum") || r.Text.Is(q.First, "teils")
}

// addsOn reports whether "sondern auch" goes on behind the clause: what it says is so.
func (r *Denier) addsOn(c *split.Chunk) bool {
	return r.Text.Is(c.Last+1, ",") && r.Text.Is(c.Last+2, "sondern") && r.Text.Is(c.Last+3, "auch")
}

// CorrectsDegree reports whether the clause but says how far something does not work, for the one behind it to say how far it does ("Das Amt
// arbeitet nicht etwa eingeschränkt, es ist zu", "ist nicht teilweise, sondern ganz geschlossen").
func (r *Denier) CorrectsDegree(c *split.Chunk) bool {
	if r.addsOn(c) || !r.Text.Is(c.Last+1, ",") {
		return false
	}
	for k := range c.Cues {
		q := &c.Cues[k]
		if q.Kind != grammar.Limited || q.HasNegation || !r.isDegree(q) {
			continue
		}
		if r.NotOnly(q) || r.Text.Is(q.First-1, "nicht") && r.Text.Is(c.Last+2, "sondern") {
			return true
		}
	}
	return false
}

// liftLimits turns round the limited cues of the clause that its denials take to be no limit ("nicht nur für Notfälle", "Eingeschränkt ist das
// Amt in keiner Weise", "verkürzte Sprechzeiten gibt es nicht"), and gives the token from which on a denial is spent on them.
func (r *Denier) liftLimits(c *split.Chunk) (spent int) {
	end, none := r.endsWithNone(c), false
	for k := range c.Cues {
		q := &c.Cues[k]
		switch {
		case q.HasNegation && r.MarkAt(q.First)&grammar.Only == 0:
		case end > 0 && r.frontedNone(c, q):
			q.Negated, none = true, true
		case r.NotOnly(q) && (!r.isDegree(q) || !r.addsOn(c)):
			q.Negated = true
		case r.NotEven(q) && r.At[q.First]&grammar.Mostly != 0:
			c.Marks &^= grammar.Mostly
		}
	}
	if !none {
		return c.Last + 1
	}
	c.Cues = slices.DeleteFunc(c.Cues, func(q grammar.CueAt) bool { return q.HasNegation && q.Last >= end })
	return end
}

// endsWithNone is the first token of the denial that the clause ends with ("nicht", "nirgends", "in keiner Weise"); 0 if it ends with none.
func (r *Denier) endsWithNone(c *split.Chunk) int {
	end := c.Last
	for end > c.First && r.Inside[end]&grammar.Negation != 0 && r.At[end]&grammar.Negation == 0 {
		end--
	}
	if r.At[end]&grammar.Negation == 0 {
		return 0
	}
	return end
}

// frontedNone reports whether the clause, which ends with a denial, begins with q as its predicate or as what there is ("Verspätet ist die Müllabfuhr
// nirgends", "Abstriche oder verkürzte Sprechzeiten gibt es nicht").
func (r *Denier) frontedNone(c *split.Chunk, q *grammar.CueAt) bool {
	first := q.First == r.Opening(c)
	if q.Kind != grammar.Limited && q.Kind != grammar.Trouble || !first && r.MarkAt(q.First-1)&grammar.Join == 0 {
		return false
	}
	next := q.Last + 1
	if first && q.First == q.Last && bytes.HasSuffix(r.Text.Folded(q.Last), []byte("t")) {
		return r.IsFinite(next) || r.Text.Is(next, "kommt") || r.Text.Is(next, "kommen") || r.Text.Is(next, "arbeitet")
	}
	if r.Text.Tokens[min(next, c.Last)].Upper {
		next++ // "verkürzte Sprechzeiten"
	}
	return r.Text.Is(next, "gibt") || r.Text.Is(next, "bestehen") || r.Text.Is(next, "besteht")
}

// EitherWay reports whether the clause denies several ways one by one ("weder online noch schriftlich").
func (r *Denier) EitherWay(c *split.Chunk) bool {
	one := false
	for i := c.First; i <= c.Last; i++ {
		if one && r.Text.Is(i, "noch") {
			return true
		}
		one = one || r.Text.Is(i, "weder")
	}
	return false
}
