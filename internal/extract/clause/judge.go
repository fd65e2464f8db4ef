package clause

import (
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// verdict is what a clause says of its subject.
type verdict struct {
	status notice.Status
	kind   Kind
	conf   float64
	rule   string
}

// absent is the rule of clauses that only negate what they name.
const absent = "absent"

// judge finds what the clause says. short allows one-word answers. The verdict's status is "" if it says nothing.
func (r *Reader) judge(c *chunk, short bool) verdict {
	if w := string(r.Text.Folded(c.First)); w == "so" && c.Last > c.First {
		return verdict{}
	}
	if r.silence(c) != "" {
		return verdict{}
	}
	return r.weigh(c, short)
}

// conditional reports whether the clause begins with "wenn", "sobald", "ob" …
func (r *Reader) conditional(c *chunk) bool {
	for i := c.First; i <= min(c.First+1, c.Last); i++ {
		if r.at[i]&condition != 0 && !r.isUntil(i) && !r.Text.Is(i-1, "auch") && !r.Text.Is(i+1, "auch") {
			return true
		}
	}
	return false
}

// isUntil tells "bis Freitag", "bis auf Weiteres" from "bis die Systeme laufen".
func (r *Reader) isUntil(i int) bool {
	if !r.Text.Is(i, "bis") {
		return false
	}
	for j := i + 1; j < len(r.Text.Tokens) && j <= i+3; j++ {
		w := string(r.Text.Folded(j))
		if r.Text.Tokens[j].Kind == lexicon.Number || isDayWord(w) {
			return true
		}
	}
	return false
}

func isDayWord(w string) bool {
	switch w {
	case "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "sonnabend", "weiteres", "einschliesslich", "einschl", "inklusive", "ende", "mitte", "anfang", "neujahr", "dahin", "heute", "morgen", "zum", "dato":
		return true
	}
	return false
}

func (r *Reader) weigh(c *chunk, short bool) verdict {
	missing := r.negate(c)
	if q := r.answered(c); q != nil {
		return r.verdict(q, q.status())
	}
	lim, bad, good := r.strongest(c, short)
	switch {
	case lim != nil:
		return r.limited(c, lim, bad, good)
	case bad != nil && (good == nil || good.kind != Trouble && (!good.negated || good.kind != Shut)):
		return r.verdict(bad, notice.Unavailable)
	case good != nil:
		return r.soften(c, good)
	}
	return cueless(c, short, missing)
}

// strongest are the clause's cues that weigh most, one for each status; nil if it has none.
func (r *Reader) strongest(c *chunk, short bool) (limited, unavailable, available *cueAt) {
	for i := range c.cues {
		q := &c.cues[i]
		if q.kind == Short && c.marks&rest != 0 || q.kind == Short && (!short || !c.tersely(q)) && !r.plainAnswer(c, q) {
			continue
		}
		status := q.status()
		if q.kind == Short && status == notice.Available && r.bracketed(q) {
			status = notice.Limited
		}
		var best **cueAt
		switch status {
		case notice.Limited:
			best = &limited
		case notice.Unavailable:
			best = &unavailable
		case notice.Available:
			best = &available
		default:
			continue
		}
		if *best == nil || q.kind < (*best).kind {
			*best = q
		}
	}
	return limited, unavailable, available
}

// stops reports whether the kind of cue says outright that something is shut, down or called off.
func stops(k Kind) bool { return k == Shut || k == Fail || k == Cancelled }

// limited weighs a limited cue against the others; bad and good may be nil.
func (r *Reader) limited(c *chunk, lim, bad, good *cueAt) verdict {
	if bad != nil {
		if v, ok := r.against(c, lim, bad); ok {
			return v
		}
	}
	switch {
	case lim.kind == Accept && good != nil && good.kind == Usual:
		return r.soften(c, good)
	case lim.kind == Accept && !lim.negated && (c.marks&again != 0 && c.marks&only == 0 || r.processed(c)):
		v := r.soften(c, lim)
		v.conf = 0.8
		return v
	}
	v := r.verdict(lim, notice.Limited)
	if good != nil && good.kind == Reach {
		v.kind = Reach // what is limited is the way: "telefonisch nur eingeschränkt erreichbar"
	}
	return v
}

// against is the verdict where the bad cue counts for more than the limited one, if it does.
func (r *Reader) against(c *chunk, lim, bad *cueAt) (verdict, bool) {
	switch {
	case lim.kind == Accept && (bad.first < lim.first || lim.noun && !bad.noun):
		return r.verdict(bad, notice.Unavailable), true
	case stops(bad.kind) && lim.kind != Accept && !bad.negated && c.marks&only == 0:
		v := r.verdict(bad, notice.Unavailable)
		v.conf -= 0.15
		return v, true
	case bad.kind == Fail && r.isSubstitute(c, lim):
		return verdict{}, true
	}
	return verdict{}, false
}

// cueless is what a clause without a cue says: that something is missing, or that there is nothing else.
func cueless(c *chunk, short, missing bool) verdict {
	switch {
	case missing && (short || len(c.mentions) > 0):
		return verdict{notice.Unavailable, Do, 0.7, absent}
	case short && c.marks&only != 0 && len(c.cues) == 0:
		return verdict{notice.Limited, Limited, 0.75, "only"}
	}
	return verdict{}
}

// bracketed reports whether a sign stands in brackets: "(✔)" is a reserved yes.
func (r *Reader) bracketed(q *cueAt) bool {
	return r.Text.Tokens[q.first].Kind == lexicon.Symbol && r.Text.Is(q.first-1, "(") && r.Text.Is(q.last+1, ")")
}

// tersely reports whether a one-word answer stands where one would: in a clause of few words, or at its edge.
func (c *chunk) tersely(q *cueAt) bool {
	return c.Last-c.First < 5 || q.first == c.First || q.last == c.Last
}

// processed reports whether the clause says that what is handed in is dealt with too.
func (r *Reader) processed(c *chunk) bool {
	for i := range c.cues {
		switch string(r.Text.Folded(c.cues[i].last)) {
		case "bearbeitet", "bearbeiten", "beschieden", "bewilligt", "bewilligen", "entschieden", "prueft", "geprueft", "bescheinigt", "erledigt":
			return !c.cues[i].negated
		}
	}
	return false
}

// isSubstitute reports whether the limited cue is itself the name of a channel ("Ausweichseite"): that a substitute is
// switched off says nothing of the channel.
func (r *Reader) isSubstitute(c *chunk, q *cueAt) bool {
	for _, m := range c.mentions {
		if m.First <= q.last && q.first <= m.Last {
			return true
		}
	}
	return false
}

// answered is the "ja" or "nein" that settles what becomes of a deed ("Antrag nein", "beantragen ja"); nil if none does.
func (r *Reader) answered(c *chunk) *cueAt {
	var answer *cueAt
	for i := range c.cues {
		switch q := &c.cues[i]; {
		case q.kind == Short && r.plainAnswer(c, q):
			answer = q
		case q.kind != Do && q.kind != Accept && q.kind != Short:
			return nil
		}
	}
	return answer
}

// plainAnswer reports whether the clause ends with "ja" or "nein" ("Trauungen ja, Urkunden nein").
func (r *Reader) plainAnswer(c *chunk, q *cueAt) bool {
	return q.first == c.Last && c.Last-c.First < 6 && (r.Text.Is(q.first, "ja") || r.Text.Is(q.first, "nein"))
}

func (r *Reader) verdict(q *cueAt, s notice.Status) verdict {
	v := verdict{s, q.kind, 0.9, kinds[q.kind]}
	if q.negated {
		v.rule = "not-" + v.rule
	}
	switch q.kind {
	case Do, Accept:
		v.conf = 0.8
	case Short:
		v.conf = 0.85
	}
	return v
}

// soften turns an available cue into what the clause makes of it.
func (r *Reader) soften(c *chunk, q *cueAt) verdict {
	v := r.verdict(q, notice.Available)
	if c.marks&only != 0 && !q.negated && !r.onlyWay(c, q) || c.marks&mostly != 0 && !q.negated {
		v.status, v.rule = notice.Limited, "only>"+v.rule
		return v
	}
	if (q.kind == Do || q.kind == Accept) && !q.negated && c.marks&ready != 0 {
		return verdict{notice.Limited, Accept, 0.75, "ready>" + v.rule}
	}
	if q.kind == Open && !q.negated && r.vagueMonth(c) {
		v.conf = 0.4
		return v
	}
	if q.kind == Do && !q.negated {
		switch {
		case c.marks&again == 0 && (q.noun || r.perfect(c)):
			return verdict{}
		case c.marks&late != 0:
			return verdict{notice.Limited, Do, 0.75, "late>" + v.rule}
		case c.marks&again != 0:
			v.conf = 0.85
		case c.marks&goesOn != 0:
			v.conf = 0.7
		case c.marks&able != 0:
			v.conf = 0.45
		default:
			v.conf = 0.3
		}
	}
	return v
}

// perfect reports whether the clause tells what somebody has done.
func (r *Reader) perfect(c *chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "hat", "haben", "habt", "habe":
			return true
		}
	}
	return false
}

// vagueMonth reports whether the clause is about a month to come ("öffnet im Mai").
func (r *Reader) vagueMonth(c *chunk) bool {
	for i := c.First; i < c.Last; i++ {
		if r.Text.Is(i, "im") {
			switch string(r.Text.Folded(i + 1)) {
			case "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "fruehjahr", "sommer", "herbst", "winter":
				return true
			}
		}
	}
	return false
}

// onlyWay reports whether "nur" belongs to the channel itself ("nur telefonisch erreichbar").
func (r *Reader) onlyWay(c *chunk, q *cueAt) bool {
	for _, m := range c.mentions {
		if m.Role == Way && c.marks&able == 0 || m.Role == Way && q.kind == Reach {
			return true
		}
	}
	return false
}

// negate marks the cues that the clause's negations turn round, and reports whether something is said to be missing
// ("keine Urkunden") without a cue of its own.
func (r *Reader) negate(c *chunk) bool {
	for i := range c.cues {
		c.cues[i].negated = false
	}
	absent := false
	for i := c.First; i <= c.Last; i++ {
		if r.at[i]&negation == 0 || r.inside[i]&noNegation != 0 || r.consumed(c, i) {
			continue
		}
		w := r.Text.Folded(i)
		switch {
		case w[0] == 'k' || string(w) == "ohne":
			absent = r.negateNoun(c, i, w[0] == 'o') || absent
		case string(w) == "weder" || string(w) == "niemand" || string(w) == "nichts" || string(w) == "nix" || string(w) == "nirgends":
			for k := range c.cues {
				if c.cues[k].kind != Short {
					c.cues[k].negated = c.cues[k].kind != Usual && c.cues[k].kind != Limited && !c.cues[k].hasNegation
				}
			}
			absent = true
		default:
			if !r.negateNext(c, i) && c.Last-c.First < 5 {
				absent = true
			}
		}
	}
	return absent
}

// consumed reports whether token i is a negation that a cue has among its own words.
func (r *Reader) consumed(c *chunk, i int) bool {
	for k := range c.cues {
		q := &c.cues[k]
		if q.hasNegation && q.first <= i && i <= q.last {
			return true
		}
	}
	return false
}

// negateNext turns round the next cue after token i, else the last one before it.
func (r *Reader) negateNext(c *chunk, i int) bool {
	before := -1
	for k := range c.cues {
		q := &c.cues[k]
		if q.kind == Short || q.hasNegation {
			continue
		}
		if q.kind == Limited && (q.first <= i || q.first > i+2) {
			continue // "mehr gibt die Ersatzseite nicht her"
		}
		if q.last > i {
			q.negated = true
			return true
		}
		before = k
	}
	if before >= 0 {
		c.cues[before].negated = true
		return true
	}
	return false
}

// negateNoun handles "kein" and "ohne": beside a word of trouble all is well; else the clause's predicate is turned
// round, or what "kein" names is missing.
func (r *Reader) negateNoun(c *chunk, i int, without bool) bool {
	for k := range c.cues {
		q := &c.cues[k]
		if q.first > i && q.first <= i+4 && (q.kind == Trouble || q.kind == Limited && q.first <= i+2) {
			q.negated = true
			return false
		}
	}
	if without {
		return false
	}
	return !r.negatePredicate(c, i)
}

// negatePredicate turns round the predicate of the clause for the "kein" at i: a cue that reaches over it, else the next
// one, else the last before it.
func (r *Reader) negatePredicate(c *chunk, i int) bool {
	best, grade := -1, 0
	for k := range c.cues {
		q := &c.cues[k]
		if q.kind == Trouble || q.kind == Short || q.hasNegation || q.kind == Usual || q.cue.status != notice.Available && q.kind != Accept {
			continue
		}
		g := 1
		switch {
		case q.first < i && q.last > i:
			g = 3
		case q.first > i:
			g = 2
		}
		if g > grade || g == 1 && grade == 1 {
			best, grade = k, g
		}
	}
	if best < 0 {
		return false
	}
	c.cues[best].negated = true
	return true
}
