package silence

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// A report tells in the past what was so on its own day, and in the subjunctive what somebody says: both hold.

// Present takes from the clauses of sentence s the markers of the past and of wishes that only come of how a report tells
// it ("war am Donnerstag weiter geschlossen", in a text of that Thursday; "könnten derzeit nicht beantragt werden"). today reports whether
// tokens name the day of the text; nil if that is not known.
func (r *Listener) Present(s split.Span, chunks []split.Chunk, today func(first, last int) bool) {
	if !slices.ContainsFunc(chunks, func(c split.Chunk) bool { return c.Marks&(grammar.Past|grammar.Modal) != 0 }) {
		return
	}
	told := r.told(s) && !slices.ContainsFunc(chunks, func(c split.Chunk) bool { return r.Text.Is(r.Opening(&c), "wenn") })
	for i := range chunks {
		c := &chunks[i]
		if c.Marks&grammar.Past != 0 && (told && r.quoted(c) || today != nil && r.onlyTense(c) && today(c.First, c.Last) && !returns(chunks[i+1:]) || r.Resumed(c) && i == len(chunks)-1) {
			c.Marks &^= grammar.Past
		}
		if c.Marks&grammar.Modal != 0 && (c.Marks&grammar.Condition == 0 && r.onlyReported(c, told) || r.guessesEnd(c)) {
			c.Marks &^= grammar.Modal
		}
	}
}

// guessesEnd reports whether the clause only guesses until when something fails, not that it does ("bleibt voraussichtlich bis Freitag zu", "dürfte
// noch Wochen ausfallen"). Until when something works again is a forecast.
func (r *Listener) guessesEnd(c *split.Chunk) bool {
	if c.Marks&grammar.Again != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Status() == notice.Available && c.Marks&(grammar.Negation|grammar.Only) == 0
	}) {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if r.At[i]&grammar.Modal == 0 {
			continue
		}
		switch string(r.Text.Folded(i)) {
		case "voraussichtlich", "vermutlich", "wahrscheinlich", "wohl", "duerfte", "duerften":
		default:
			return false
		}
		if !r.Text.Is(i-1, "bis") && !r.Text.Is(i+1, "bis") && !r.Text.Is(i+1, "noch") && !r.Text.Is(i+1, "mindestens") {
			return false
		}
	}
	return len(c.Cues) > 0
}

// returns reports whether one of the clauses says that something works again: what was before is over.
func returns(after []split.Chunk) bool {
	return slices.ContainsFunc(after, func(c split.Chunk) bool {
		return c.Marks&grammar.Again != 0 && c.Marks&(grammar.Negation|grammar.Modal|grammar.Condition) == 0
	})
}

// onlyTense reports whether nothing but the tense of its verb puts the clause into the past.
func (r *Listener) onlyTense(c *split.Chunk) bool {
	verbs := 0
	for i := c.First; i <= c.Last; i++ {
		switch {
		case r.At[i]&grammar.Tense != 0:
			verbs++
		case r.At[i]&grammar.Past != 0 && !r.Covered[i]:
			return false
		}
	}
	return verbs == 1
}

// onlyReported reports whether nothing but the subjunctive of what somebody says makes the clause look like a wish: told, or
// a word of the present or of how it is as a rule, stands beside it.
func (r *Listener) onlyReported(c *split.Chunk, told bool) bool {
	verbs, now := 0, false
	for i := c.First; i <= c.Last; i++ {
		switch {
		case r.At[i]&grammar.Subjunctive != 0:
			verbs++
		case r.At[i]&grammar.AsItIs != 0:
			now = true
		case r.At[i]&grammar.Modal != 0 && !r.Covered[i]:
			return false
		}
	}
	for k := range c.Cues {
		now = now || c.Cues[k].Kind == grammar.Usual
	}
	return verbs == 1 && (now || told && (c.Marks&(grammar.Negation|grammar.Only) != 0 || r.passive(c) || r.mustWait(c)))
}

// passive reports whether the clause has "würden" and what is done: as the plural of "werde" it tells what is so ("Termine würden eingehalten").
func (r *Listener) passive(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		if r.Text.Is(i, "wuerden") {
			return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.First > i && bytes.HasSuffix(r.Text.Folded(q.Last), []byte("t")) })
		}
	}
	return false
}

// mustWait reports whether the clause says by "müssten", the plural of "müsse", that something fails ("Anmeldungen müssten warten").
func (r *Listener) mustWait(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		if r.Text.Is(i, "muessten") {
			return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Status() == notice.Unavailable })
		}
	}
	return false
}

// quoted reports whether what puts the clause into the past is but a verb whose past is its subjunctive too ("Anträge ließen sich stellen, sagte
// die Leiterin").
func (r *Listener) quoted(c *split.Chunk) bool {
	verbs := 0
	for i := c.First; i <= c.Last; i++ {
		w := string(r.Text.Folded(i))
		if r.Text.Tokens[i].Kind == lexicon.Number || word.IsDay(w) {
			return false // "Am Dienstag ließen sich …"
		}
		switch w {
		case "liessen", "blieben", "gingen", "hielten", "liefen", "fielen", "ruhten", "stockten", "streikten", "fehlten":
			verbs++
		default:
			if r.At[i]&grammar.Past != 0 && !r.Covered[i] {
				return false
			}
		}
	}
	return verbs == 1
}

// told reports whether the sentence names somebody who says what it says.
func (r *Listener) told(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		if r.At[i]&grammar.Speech != 0 || r.Text.Is(i, "so") && r.Text.Is(i-1, ",") || r.Text.Is(i, "zufolge") || r.Text.Is(i, "hiess") && r.Text.Is(i+1, "es") || r.Text.Is(i, "laut") {
			return true
		}
		if (r.Text.Is(i, "seien") || r.Text.Is(i, "sei")) && !r.Text.Is(i-1, "es") && !r.Text.Is(i-1, "als") && !r.Text.Is(i+1, "es") {
			return true // "Das Rathaus sei offen, Umzüge könnten nicht gemeldet werden"
		}
	}
	return false
}

// noneHadTo reports whether the clause says that nothing of a kind had to close or be called off: that holds on ("Keine einzige Trauung musste
// abgesagt werden").
func (r *Listener) noneHadTo(c *split.Chunk) bool {
	i, had := r.Opening(c), 0
	if !bytes.HasPrefix(r.Text.Folded(i), []byte("kein")) && (!r.Text.Is(i, "nicht") || !bytes.HasPrefix(r.Text.Folded(i+1), []byte("ein"))) {
		return false
	}
	for i++; i <= c.Last; i++ {
		w := string(r.Text.Folded(i))
		switch {
		case w == "musste" || w == "mussten":
			had++
		case r.At[i]&grammar.Past != 0 && !r.Covered[i], r.Text.Tokens[i].Kind == lexicon.Number, word.IsDay(w):
			return false
		}
	}
	return had == 1 && len(c.Mentions) > 0 && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Kind == grammar.Cancelled || q.Kind == grammar.Shut
	})
}
