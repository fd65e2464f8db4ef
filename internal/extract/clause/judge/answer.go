package judge

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// One-word answers, and clauses that say it without a word of a status.

// cueless is what a clause without a cue says: that something is missing, or that there is nothing else.
func (r *Judge) cueless(c *split.Chunk, short, missing bool) Verdict {
	const few = 5
	if v := cmp.Or(r.troubleAnswer(c, short), r.portion(c, short)); v.Status != "" {
		return v
	}
	switch {
	case short && (r.IsBack(c) || r.standsAlone(c)):
		return Verdict{notice.Available, grammar.Short, 0.85, "short"}
	case !missing && r.justGoesOn(c):
		return Verdict{notice.Available, grammar.Usual, 0.85, "usual"}
	case missing && r.noTrouble(c):
		return Verdict{notice.Available, grammar.Usual, 0.85, "not-trouble"}
	case missing && (r.MissesNamed(c) || short && len(c.Mentions) == 0 && c.Last-c.First < few && !r.assertsElse(c)):
		return Verdict{notice.Unavailable, grammar.Do, 0.7, Absent}
	case amount.Fewer(&r.Text, c.First, c.Last):
		return Verdict{notice.Limited, grammar.Limited, 0.8, "only"} // "An zwei statt fünf Plätzen wird gearbeitet"
	case r.onlyNames(c, short), r.OnlyAddress(c):
		return Verdict{notice.Limited, grammar.Limited, 0.75, "only"}
	}
	return Verdict{}
}

// onlyNames reports whether the clause, without a word of how it fares, says of what alone it is so ("nur Abmeldungen").
func (r *Judge) onlyNames(c *split.Chunk, short bool) bool {
	return c.Marks&grammar.Only != 0 && len(c.Cues) == 0 && (short || r.nameOnly(c) || r.doesOnly(c))
}

// assertsElse reports whether a clause that denies something is a sentence of its own, and no answer ("Stimmt nicht", "es wird niemand
// entlassen").
func (r *Judge) assertsElse(c *split.Chunk) bool {
	nobody, verb := false, false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "stimmt", "stimme", "steht", "stehe", "weiss", "wisse":
			return true
		case "niemand", "niemanden", "nichts":
			nobody = true
		case "hat", "haben", "wird", "werden", "wurde", "wurden":
			verb = true
		}
	}
	return nobody && verb
}

// nameOnly reports whether a clause without a verb begins with a service and "nur" ("Standesamt nur Sterbefälle").
func (r *Judge) nameOnly(c *split.Chunk) bool {
	return len(c.Mentions) > 0 && c.Mentions[0].First == r.Opening(c) && c.Mentions[0].Last < c.Last && r.At[c.Mentions[0].Last+1]&grammar.Only != 0 && c.Marks&grammar.Able == 0
}

// doesOnly reports whether the clause tells what alone an office still does, with a verb that no list knows ("Das Ordnungsamt verfolgt nur noch
// schwere Verstöße").
func (r *Judge) doesOnly(c *split.Chunk) bool {
	if len(c.Mentions) == 0 {
		return false
	}
	m := &c.Mentions[0]
	if m.Role != grammar.Office || m.Place || m.First > r.Opening(c)+1 || m.Last+1 >= c.Last || !r.tellsDeed(m.Last+1) {
		return false
	}
	for i := m.Last + 2; i < c.Last; i++ {
		if r.Text.Is(i, "nur") && r.Text.Is(i+1, "noch") {
			return true
		}
	}
	return false
}

// tellsDeed reports whether token i is a verb of the third person by its ending that tells what somebody does, and not how or what he is or has.
func (r *Judge) tellsDeed(i int) bool {
	const short = 5 // letters of "ahndet" but one
	w := string(r.Text.Folded(i))
	switch w {
	case "besteht", "zaehlt", "beschaeftigt", "braucht", "benoetigt", "verfuegt", "umfasst", "besitzt", "wartet", "sucht", "kostet", "hofft", "denkt", "fehlt", "bleibt", "nicht":
		return false
	}
	return !r.Text.Tokens[i].Upper && len(w) >= short && w[len(w)-1] == 't' && r.At[i]&(grammar.Able|grammar.Again) == 0
}

// justGoesOn reports whether a clause without a verb but names what goes on ("Weiterhin Müllabfuhr").
func (r *Judge) justGoesOn(c *split.Chunk) bool {
	i := c.First
	switch {
	case r.Text.Is(i, "weiterhin"), r.Text.Is(i, "unveraendert"):
		i++
	case r.Text.Is(i, "nach") && r.Text.Is(i+1, "wie") && r.Text.Is(i+2, "vor"):
		i += 3
	default:
		return false
	}
	if len(c.Cues) > 0 || len(c.Mentions) == 0 || c.Mentions[0].First > i+1 || c.Marks&(grammar.Negation|grammar.Only|grammar.Able|grammar.Except) != 0 {
		return false
	}
	return c.Mentions[0].Role == grammar.Matter || c.Mentions[0].Role == grammar.Office
}

// standsAlone reports whether the clause is but a verb that tells that something comes or works ("Biotonne: kommt"), and when.
func (r *Judge) standsAlone(c *split.Chunk) bool {
	verb := false
	for i := c.First; i <= c.Last; i++ {
		switch {
		case r.At[i]&grammar.Alone != 0 && !verb:
			verb = true
		case r.At[i]&(grammar.GoesOn|grammar.Again|grammar.All) != 0, r.Text.Tokens[i].Kind != lexicon.Word && r.Text.Tokens[i].Kind != lexicon.Number:
		default:
			return false
		}
	}
	return verb
}

// portion is what a portion says that stands alone as an answer ("Wohngeld: 40 %", "Telefon: zwei von zehn Leitungen").
func (r *Judge) portion(c *split.Chunk, short bool) Verdict {
	const most = 6 // tokens of "derzeit nur 2 von 10 Leitungen"
	switch {
	case !short || c.Last-c.First > most:
		return Verdict{}
	case amount.None(&r.Text, c.First, c.Last):
		return Verdict{notice.Unavailable, grammar.Short, 0.85, "short"}
	case amount.Share(&r.Text, c.First, c.Last), amount.Fewer(&r.Text, c.First, c.Last):
		return Verdict{notice.Limited, grammar.Short, 0.85, "short"}
	}
	return r.percentage(c)
}

// percentage is what a percentage says that stands alone as an answer ("Wohngeld: 40 %").
func (r *Judge) percentage(c *split.Chunk) Verdict {
	p, ok := amount.Percent(&r.Text, c.First, c.Last)
	v := Verdict{notice.Limited, grammar.Short, 0.85, "short"}
	switch {
	case !ok || c.Last-c.First != 1 || p > amount.Whole:
		return Verdict{}
	case p == amount.Whole:
		v.Status = notice.Available
	case p == 0:
		v.Status = notice.Unavailable
	}
	return v
}

// noTrouble reports whether what is missing was named right before it as trouble ("Einschränkungen: keine").
func (r *Judge) noTrouble(c *split.Chunk) bool {
	for i := c.First; i <= min(c.First+2, c.Last); i++ {
		if w := r.Text.Folded(i); w[0] != 'k' || r.At[i]&grammar.Negation == 0 {
			continue
		}
		return slices.ContainsFunc(r.CuesIn(i-2, i-1), func(q grammar.CueAt) bool { return q.Kind == grammar.Trouble && q.Last < i })
	}
	return false
}

// troubleAnswer is what a word of trouble says that stands alone as an answer ("Telefon: Störung").
func (r *Judge) troubleAnswer(c *split.Chunk, short bool) Verdict {
	const few = 2 // tokens beside it
	if !short || c.Label || len(c.Cues) != 1 || len(c.Mentions) > 0 || c.Last-c.First > few || c.Cues[0].Kind != grammar.Trouble || c.Cues[0].Negated || c.Marks&grammar.Negation != 0 {
		return Verdict{}
	}
	switch string(r.Text.Folded(c.Cues[0].Last)) {
	case "stoerung", "ausfall", "unterbrechung", "unterbrochen":
		return Verdict{notice.Unavailable, grammar.Short, 0.8, "trouble"}
	case "stoerungen", "einschraenkungen", "einschraenkung", "beeintraechtigt", "beeintraechtigungen", "beeintraechtigung", "verzoegerungen", "wartezeiten", "rueckstaende", "engpaesse":
		return Verdict{notice.Limited, grammar.Limited, 0.8, "trouble"}
	}
	return Verdict{}
}

// partsFromVerb reports whether the one-word answer at the end of the clause is but the prefix of the verb that asks for something at its head
// ("Heben Sie Ihre Bescheide gut auf").
func (r *Judge) partsFromVerb(c *split.Chunk, q *grammar.CueAt) bool {
	first := r.Opening(c)
	if q.First >= c.Last-1 && r.Text.Is(q.First, "aus") && r.looks(first, q.First) {
		return true
	}
	if q.First != c.Last || first+1 >= q.First || !r.Text.Is(first+1, "sie") && !r.Text.Is(first+1, "bitte") || !bytes.HasSuffix(r.Text.Folded(first), []byte("en")) {
		return false
	}
	switch string(r.Text.Folded(q.First)) {
	case "auf", "zu", "an", "aus", "ab", "ein":
		return true
	}
	return false
}

// looks reports whether the tokens hold a verb that "aus" makes one of seeming, lasting or getting along ("Wie sieht es aus?").
func (r *Judge) looks(first, last int) bool {
	for i := first; i < last; i++ {
		switch string(r.Text.Folded(i)) {
		case "sieht", "sehen", "sah", "sahen", "reicht", "reichen", "kommt", "kommen", "zeichnet", "tauscht", "tauschen":
			return true
		}
	}
	return false
}

// bracketed reports whether a sign stands in brackets: "(✔)" is a reserved yes.
func (r *Judge) bracketed(q *grammar.CueAt) bool {
	return r.Text.Tokens[q.First].Kind == lexicon.Symbol && r.Text.Is(q.First-1, "(") && r.Text.Is(q.Last+1, ")")
}

// tersely reports whether a one-word answer stands where one would: in a clause of few words, or at its edge.
func (r *Judge) tersely(c *split.Chunk, q *grammar.CueAt) bool {
	return c.Last-c.First < 5 || q.First == c.First || q.Last == c.Last
}

// answered is the "ja" or "nein" that settles what becomes of a deed ("Antrag nein", "beantragen ja"); nil if none does.
func (r *Judge) answered(c *split.Chunk) *grammar.CueAt {
	var answer *grammar.CueAt
	for i := range c.Cues {
		switch q := &c.Cues[i]; {
		case q.Kind == grammar.Short && r.plainAnswer(c, q):
			answer = q
		case !q.Kind.IsDeed() && q.Kind != grammar.Short:
			return nil
		}
	}
	return answer
}

// plainAnswer reports whether the clause ends with "ja" or "nein" ("Trauungen ja, Urkunden nein").
func (r *Judge) plainAnswer(c *split.Chunk, q *grammar.CueAt) bool {
	return q.First == c.Last && c.Last-c.First < 6 && (r.Text.Is(q.First, "ja") || r.Text.Is(q.First, "nein"))
}

// isOpen reports whether the clause ends with "auf" as its predicate ("Das Rathaus ist wieder auf").
func (r *Judge) isOpen(c *split.Chunk, q *grammar.CueAt) bool {
	if !r.Text.Is(q.First, "auf") || q.First != c.Last {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if word.IsCopula(string(r.Text.Folded(i))) {
			return true
		}
	}
	return false
}

// bare reports whether the clause is nothing but names and the one-word answer at its end ("Telefon ok").
func (r *Judge) bare(c *split.Chunk, q *grammar.CueAt) bool {
	if k := r.Text.Tokens[q.First].Kind; len(c.Mentions) == 0 || q.First != c.Last || k != lexicon.Word && k != lexicon.Symbol {
		return false
	}
	if slices.ContainsFunc(c.Cues, func(o grammar.CueAt) bool { return o.Kind != grammar.Short && o.Last == q.Last }) {
		return false // the end of a verb ("gibt morgen Ausweise aus")
	}
	for i := c.First; i < c.Last; i++ {
		if !r.Covered[i] && r.At[i]&grammar.Join == 0 && !r.TellsTime(i) {
			return false
		}
	}
	return true
}

// BeginsWithFailure reports whether the question's verb, token first, is one of failing or faltering ("Stockt die Müllabfuhr?").
func BeginsWithFailure(chunks []split.Chunk, first int) bool {
	return len(chunks) > 0 && slices.ContainsFunc(chunks[0].Cues, func(q grammar.CueAt) bool {
		return q.First == first && (q.Kind == grammar.Limited || q.Status() == notice.Unavailable && (q.Kind == grammar.Fail || q.Kind == grammar.Shut))
	})
}
