package denial

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Negate marks the cues that the clause's negations turn round, and reports whether something is said to be missing
// ("keine Urkunden") without a cue of its own.
func (r *Denier) Negate(c *split.Chunk) bool {
	const few = 5 // tokens of a clause that does but deny
	for i := range c.Cues {
		c.Cues[i].Negated = false
	}
	r.outgrow(c)
	spent, absent := r.liftLimits(c), false
	for i := c.First; i < spent; i++ {
		if r.negateEverywhere(c, i) || !r.isNegation(c, i) {
			continue
		}
		w := r.Text.Folded(i)
		switch {
		case w[0] == 'k' && !isAdverb(w) || string(w) == "ohne":
			absent = r.negateNoun(c, i, w[0] == 'o') || absent
		case All(w):
			absent = r.negateWhole(c, i) || absent
		default:
			if !r.negateAnswer(c, i) && !r.negateNext(c, i) && (c.Last-c.First < few || string(w) == "nicht" && r.besideDays(c.First, c.Last) < few) {
				absent = true
			}
		}
	}
	return absent
}

// isNegation reports whether token i denies something of how things are in the clause.
func (r *Denier) isNegation(c *split.Chunk, i int) bool {
	return r.At[i]&grammar.Negation != 0 && r.Inside[i]&grammar.NoNegation == 0 && !r.consumed(c, i) && !r.deniesCut(i, c.Last) && !r.ofPrice(i) && !r.ofCause(i)
}

// All reports whether the negation w denies all that its clause says.
func All(w []byte) bool {
	switch string(w) {
	case "weder", "nichts", "nix":
		return true
	}
	return bytes.HasPrefix(w, []byte("niemand")) || bytes.HasPrefix(w, []byte("nirgend"))
}

// deniesCut reports whether the "nicht" at i but denies a word that is cut off, for the one that follows it ("Nicht das Sozial-, sondern das
// Jugendamt ist zu").
func (r *Denier) deniesCut(i, last int) bool {
	const near = 3 // tokens of "nicht in der Sozial-"
	for j := i + 1; j <= min(i+near, last-2); j++ {
		if r.Text.IsCut(j) {
			return r.Text.Is(i, "nicht") && r.Text.Is(j+1, ",") && r.Text.Is(j+2, "sondern") && !r.Text.Is(j+3, "auch")
		}
	}
	return false
}

// outgrow turns round the limited cues of a clause that says that nobody needs those makeshifts any longer ("Ein Ersatzverfahren braucht das
// Standesamt nicht mehr").
func (r *Denier) outgrow(c *split.Chunk) {
	if !r.NoMore(c) || !r.Tells(grammar.Need, c.First, c.Last) {
		return
	}
	for k := range c.Cues {
		if q := &c.Cues[k]; q.Kind == grammar.Limited && !q.HasNegation {
			q.Negated = true
		}
	}
}

// isAdverb tells "keineswegs" and "keinesfalls", which deny as "nicht" does, from "kein".
func isAdverb(w []byte) bool {
	return bytes.HasSuffix(w, []byte("wegs")) || bytes.HasSuffix(w, []byte("falls"))
}

// negateAll turns round every cue of the clause, up to token end, that says outright how something fares.
func negateAll(c *split.Chunk, end int) {
	for k := range c.Cues {
		if q := &c.Cues[k]; q.Kind != grammar.Short && q.Kind != grammar.Limited && q.First <= end {
			q.Negated = q.Kind != grammar.Usual && !q.HasNegation
		}
	}
}

// consumed reports whether token i is a negation that a cue has among its own words.
func (r *Denier) consumed(c *split.Chunk, i int) bool {
	for k := range c.Cues {
		q := &c.Cues[k]
		if q.HasNegation && q.Kind != grammar.Short && q.First <= i && i <= q.Last && !Ended(c, q) {
			return true
		}
	}
	return false
}

// negateAnswer turns round the one-word answer right after the "nicht" at i ("nicht ok", "nicht voll").
func (r *Denier) negateAnswer(c *split.Chunk, i int) bool {
	for k := range c.Cues {
		if q := &c.Cues[k]; q.Kind == grammar.Short && q.First == i+1 && q.Last == c.Last && q.Cue.Status == notice.Available {
			q.Negated = true
			return true
		}
	}
	return false
}

// negateNext turns round the next cue after token i, else the last one before it.
func (r *Denier) negateNext(c *split.Chunk, i int) bool {
	before, end := -1, r.predicateEnd(c, i)
	for k := range c.Cues {
		q := &c.Cues[k]
		if q.Kind == grammar.Short || q.HasNegation || q.Last < i && r.IsAfter(q) {
			continue
		}
		if q.First > end {
			return true // "zieht nicht um und bleibt geöffnet"
		}
		if q.Kind == grammar.Limited && (r.beyond(i, q) || r.NotEven(q)) || q.Last < i && r.turnsFrom(q.Last, i) {
			continue
		}
		if q.Last > i {
			q.Negated = true
			return true
		}
		if before < 0 || q.Kind != grammar.Trouble && (!q.Noun || !r.Falters(&c.Cues[before], i)) {
			before = k // "Behoben ist die Störung nicht"
		}
	}
	if before >= 0 {
		c.Cues[before].Negated = true
		return true
	}
	return false
}

// beyond reports whether the "nicht" at i is not said of the limited cue q ("mehr gibt die Ersatzseite nicht her", "nicht als Scheck").
func (r *Denier) beyond(i int, q *grammar.CueAt) bool {
	if q.First == i && q.Last == i || q.First < i && q.Last > i || q.First < i && r.Falters(q, i) {
		return false
	}
	return q.First <= i || q.First > i+2 || q.First == i+2 && (r.MarkAt(i+1)&grammar.Place != 0 || r.Text.Is(i+1, "als"))
}

// parted reports whether the cue and the negation at i belong to predicates of their own.
func (r *Denier) parted(q *grammar.CueAt, i int) bool {
	return q.Last < i && r.turnsFrom(q.Last, i) || q.First > i && r.turnsFrom(i, q.First+1)
}

// turnsFrom reports whether a predicate of its own begins between the cue that ends at token from and the negation at i ("läuft und hat keinen
// Schaden genommen", "… arbeitet und war nie in Gefahr").
func (r *Denier) turnsFrom(from, i int) bool {
	for j := from + 1; j < i-1; j++ {
		if !r.Text.Is(j, "und") {
			continue
		}
		w := r.Text.Folded(j + 1)
		if r.isPredicate(j+1) || bytes.HasSuffix(w, []byte("t")) && !r.Text.Tokens[j+1].Upper && (r.MarkAt(j+2)&grammar.Negation != 0 || j+2 == i && !lexicon.IsVerb(w, true)) {
			return true
		}
		if r.opensSubject(j+1, i) {
			return true // "hat zu und ein Termin für die Öffnung hängt nicht aus"
		}
	}
	return false
}

// predicateEnd is where the predicate that the "nicht" at i belongs to ends: before "und" and a verb of its own, or with the clause.
func (r *Denier) predicateEnd(c *split.Chunk, i int) int {
	for j := i + 1; j < c.Last; j++ {
		if r.Text.Is(j, "und") && r.isPredicate(j+1) {
			return j
		}
	}
	return c.Last
}

// isPredicate reports whether token i is the verb that a predicate of its own begins with, behind an "und": no participle that shares the verb
// before it ("kann nicht gestellt und bearbeitet werden").
func (r *Denier) isPredicate(i int) bool {
	marks := r.MarkAt(i)
	return marks&grammar.Askable != 0 || r.Text.Is(i, "war") || r.Text.Is(i, "waren") || marks&grammar.Able != 0 && !lexicon.IsVerb(r.Text.Folded(i), true)
}

// negateNoun handles "kein" and "ohne": beside a word of trouble all is well; else the clause's predicate is turned
// round, or what "kein" names is missing.
func (r *Denier) negateNoun(c *split.Chunk, i int, without bool) bool {
	if r.Inside[i]&grammar.Never != 0 {
		negateAll(c, c.Last) // "zu keiner Minute gestört"
		return false
	}
	for k := range c.Cues {
		if q := &c.Cues[k]; r.deniesTrouble(c, i, q) || without && r.lacks(i, q) || !without && (r.deniesFronted(c, i, q) || r.stopsNot(c, i, q)) {
			q.Negated = true
			if r.SaysWhich(q) {
				break
			}
			return false
		}
	}
	return !without && !r.negatePredicate(c, i)
}

// SaysWhich reports whether the cue, of a makeshift, but says which things are meant ("keine vorläufigen Ausweise", "keine formlosen Bescheinigungen").
func (r *Denier) SaysWhich(q *grammar.CueAt) bool {
	if q.Kind != grammar.Limited || r.Text.Tokens[q.First].Upper {
		return false
	}
	next := min(q.First+1, len(r.Text.Tokens)-1)
	return r.Text.Tokens[next].Upper && word.IsMakeshift(string(r.Text.Folded(q.First)))
}

// deniesTrouble reports whether the "kein" or "ohne" at i denies q, a word of trouble.
func (r *Denier) deniesTrouble(c *split.Chunk, i int, q *grammar.CueAt) bool {
	const near, far = 2, 4
	switch {
	case q.Kind == grammar.Trouble:
		return q.First > i && q.First <= i+far
	case q.Kind.Stops(): // "kein Aufnahmestopp"
		return q.First > i && q.First <= i+near && word.IsStop(string(r.Text.Folded(q.First))) && !q.HasNegation
	case q.Kind != grammar.Limited:
		return false
	case q.Last < i && i+1 == c.Last && r.At[i-1]&grammar.Place != 0 && r.Tells(grammar.Hitch, q.First, q.Last):
		return true // "hakt es an keiner Stelle"
	case q.First < i && i < q.Last:
		return !q.HasNegation // "gibt es keine Einschränkungen"
	case i == r.Opening(c) && q.First == c.Last && bytes.HasSuffix(r.Text.Folded(q.Last), []byte("geschraenkt")):
		return true // "Kein Amt ist mehr eingeschränkt"
	case q.First > i+near:
		return q.First <= i+far && r.ownWords(i+1, q.First-1) // "keine so elegante Zwischenlösung"
	}
	return q.First > i
}

// ownWords reports whether the tokens are words that can belong to the noun behind them: none is a noun itself, and no sign stands there.
func (r *Denier) ownWords(first, last int) bool {
	for i := first; i <= last; i++ {
		if t := &r.Text.Tokens[i]; t.Kind != lexicon.Word || t.Upper {
			return false
		}
	}
	return true
}

// deniesFronted reports whether the "kein" at i denies q, a word of trouble that the clause begins with ("Einschränkungen gibt es im Standesamt
// keine").
func (r *Denier) deniesFronted(c *split.Chunk, i int, q *grammar.CueAt) bool {
	if i < c.Last && (r.Text.Tokens[i+1].Kind != lexicon.Word || r.Text.Tokens[i+1].Upper) {
		return false
	}
	return q.First == r.Opening(c) && q.Last < i && (q.Kind == grammar.Limited || q.Kind == grammar.Trouble) && !q.HasNegation
}

// lacks reports whether q is the noun, of a failure or of what works, that the "ohne" at i denies ("ohne eine einzige Fehlermeldung", "ist
// ohne jede Möglichkeit").
func (r *Denier) lacks(i int, q *grammar.CueAt) bool {
	const far = 4
	return (q.Kind == grammar.Fail || q.Kind == grammar.Work) && !q.HasNegation && i < q.First && q.First <= i+far && q.First == q.Last && r.Text.Tokens[q.First].Upper
}

// negatePredicate turns round the predicate of the clause for the "kein" at i: a cue that reaches over it, else the next
// one, else the last before it.
func (r *Denier) negatePredicate(c *split.Chunk, i int) bool {
	best, grade := -1, 0
	for k := range c.Cues {
		q := &c.Cues[k]
		if q.Kind == grammar.Trouble || q.Kind == grammar.Short || q.HasNegation || q.Kind == grammar.Usual || r.parted(q, i) || q.Cue.Status != notice.Available && q.Kind != grammar.Accept && (q.First >= i || q.Last <= i) {
			continue
		}
		g := 1
		switch {
		case q.First < i && q.Last > i:
			g = 3
		case q.First > i:
			g = 2
		}
		if g > grade || g == 1 && grade == 1 {
			best, grade = k, g
		}
	}
	if best < 0 {
		best = max(r.happensToNone(c, i), r.frontedFailure(c, i))
	}
	if best < 0 {
		return false
	}
	c.Cues[best].Negated = true
	return true
}

// happensToNone is the cue that says of what the "kein" at i names that it fails ("Kein Termin ist ausgefallen"): the clause has a verb, and
// ends with the cue; -1 if none does.
func (r *Denier) happensToNone(c *split.Chunk, i int) int {
	k := len(c.Cues) - 1
	if first := r.firstFailing(c); first >= 0 && r.failsRightBehind(c, i, &c.Cues[first]) {
		return first // "An keiner Schule entfällt heute Unterricht"
	}
	if k < 0 || r.At[max(i-1, 0)]&grammar.Place != 0 {
		return -1
	}
	q := &c.Cues[k]
	if !q.Kind.Stops() || r.turnsFrom(i, q.First+1) || q.HasNegation || q.Noun || q.First <= i+1 || !r.closes(c, q) {
		return -1
	}
	if q.First != q.Last || r.hasAuxiliary(c.First, q.First-1) || q.Kind != grammar.Fail && r.hasDone(c.First, q.First-1) {
		return k // "Kein Kurs fällt aus", "Kein Termin ist ausgefallen"
	}
	return -1
}

// closes reports whether the clause ends with the cue, or with the verb behind it.
func (r *Denier) closes(c *split.Chunk, q *grammar.CueAt) bool {
	return q.Last == c.Last || q.Last+1 == c.Last && (r.At[c.Last]&grammar.Able != 0 || r.Text.Is(c.Last, "worden"))
}

// hasDone reports whether one of the tokens is the verb beside what somebody has done ("Wir haben keine Trauung abgesagt").
func (r *Denier) hasDone(first, last int) bool {
	for j := first; j <= last; j++ {
		switch string(r.Text.Folded(j)) {
		case "hat", "haben", "habe", "habt":
			return true
		}
	}
	return false
}

// hasAuxiliary reports whether one of the tokens is a verb that a participle stands beside.
func (r *Denier) hasAuxiliary(first, last int) bool {
	for j := first; j <= last; j++ {
		switch string(r.Text.Folded(j)) {
		case "ist", "sind", "sei", "seien", "wurde", "wurden", "wird", "werden", "bleibt", "bleiben", "musste", "mussten", "muss", "muessen", "werde", "wuerden", "bleibe", "muesse":
			return true
		}
	}
	return false
}

// besideDays is how many tokens the second of two is behind the first, but for those of a day ("im Archiv bis Freitag nicht").
func (r *Denier) besideDays(from, to int) int {
	n := to - from
	for i := from + 1; i < to; i++ {
		if r.OfDay(i) {
			n--
		}
	}
	return n
}

// Ended reports whether another cue reaches over q, and says that all is usual: what q says has come to its end ("Die Einschränkung auf
// Papieranträge ist aufgehoben"). A negation among its words is that of the other ("… ist noch nicht aufgehoben").
func Ended(c *split.Chunk, q *grammar.CueAt) bool {
	return slices.ContainsFunc(c.Cues, func(over grammar.CueAt) bool {
		return over.Kind == grammar.Usual && (!over.Negated || q.HasNegation) && over.First < q.First && q.Last <= over.Last
	})
}
