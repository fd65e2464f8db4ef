package judge

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Judge weighs the clauses of a text. It is not safe for concurrent use; its buffers serve the next text too.
type Judge struct{ split.Splitter }

// Verdict is what a clause says of its subject.
type Verdict struct {
	Status notice.Status
	Kind   grammar.Kind
	Conf   float64
	Rule   string
}

// Absent is the rule of clauses that only negate what they name.
const Absent = "absent"

// Decide finds what the clause says. short allows one-word answers. The verdict's status is "" if it says nothing.
func (r *Judge) Decide(c *split.Chunk, short bool) Verdict {
	if w := string(r.Text.Folded(c.First)); w == "so" && c.Last > c.First && !r.Text.Is(c.First+1, "dass") {
		return Verdict{}
	}
	if r.otherwise(c) || r.tellsEarlier(c) || r.attributes(c) || r.Silence(c) != "" && (!short || !r.bidsOtherWay(c)) {
		return Verdict{}
	}
	return r.Weigh(c, short)
}

// otherwise reports whether the clause only says in passing how it is at other times (", sonst gut erreichbar, ").
func (r *Judge) otherwise(c *split.Chunk) bool {
	if !r.Text.Is(c.First, "sonst") || len(c.Mentions) > 0 {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if r.At[i]&grammar.Able != 0 {
			return false
		}
	}
	return r.Text.Is(c.First-1, ",") && r.Covered[c.Last]
}

// attributes reports whether the clause only describes what was named before it, by what somebody does with it ("die wir
// nicht herstellen dürfen") or what happens by means of it ("über die alles läuft").
func (r *Judge) attributes(c *split.Chunk) bool {
	i := c.First
	if i == 0 || i+2 > c.Last || !r.Text.Is(i-1, ",") || r.At[c.Last]&grammar.Able == 0 && !r.Covered[c.Last] {
		return false
	}
	if r.At[i]&grammar.Place != 0 {
		noun := r.Text.Tokens[i+2].Upper && !r.Text.Is(i+2, "sie")
		return word.IsRelative(string(r.Text.Folded(i+1))) && !noun && !r.verbSoon(i+2, c.Last)
	}
	if !word.IsRelative(string(r.Text.Folded(i))) {
		return false
	}
	switch string(r.Text.Folded(i + 1)) {
	case "wir", "sie", "ihr", "man", "er", "ich", "niemand":
		return true
	}
	return false
}

// verbSoon reports whether one of the next tokens is a verb of a main clause.
func (r *Judge) verbSoon(i, last int) bool {
	for j := i; j <= min(i+2, last-1); j++ {
		if r.At[j]&grammar.Able != 0 {
			return true
		}
	}
	return false
}

// Weigh finds what the clause says by its cues alone, whatever its markers make of it. short allows one-word answers.
func (r *Judge) Weigh(c *split.Chunk, short bool) Verdict {
	if c.Label && r.Text.Is(c.Last+1, ":") && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Held }) {
		return Verdict{} // "Im Einzelnen gilt:"
	}
	missing := r.negate(c)
	if q := r.answered(c); q != nil {
		return r.verdict(q, q.Status())
	}
	lim, bad, good := r.strongest(c, short)
	switch {
	case lim != nil:
		return r.limited(c, lim, bad, good)
	case bad != nil && bad.Kind == grammar.Shut && !bad.Negated && r.shutsAt(c, bad):
		return r.verdict(bad, notice.Limited)
	case bad != nil && (good == nil || good.Kind != grammar.Trouble && (!good.Negated || good.Kind != grammar.Shut)):
		return r.verdict(bad, notice.Unavailable)
	case good != nil:
		return r.soften(c, good)
	}
	return r.cueless(c, short, missing)
}

// shutsAt reports whether the cue tells at what hour of a day one closes ("schließt um 12 Uhr").
func (r *Judge) shutsAt(c *split.Chunk, q *grammar.CueAt) bool {
	switch string(r.Text.Folded(q.First)) {
	case "schliesst", "schliessen", "macht", "machen", "sperrt", "sperren":
	default:
		return false
	}
	for i := q.First; i < c.Last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Number && r.Text.Is(i+1, "uhr") && (r.Text.Is(i-1, "um") || r.Text.Is(i-1, "schon") || r.Text.Is(i-1, "bereits") || r.Text.Is(i-1, "ab")) {
			return true
		}
	}
	return false
}

// strongest are the clause's cues that weigh most, one for each status; nil if it has none.
func (r *Judge) strongest(c *split.Chunk, short bool) (limited, unavailable, available *grammar.CueAt) {
	for i := range c.Cues {
		q := &c.Cues[i]
		if q.Kind == grammar.Short && r.isOpen(c, q) {
			q.Kind = grammar.Open
		}
		if r.saysNothing(c, q, short) {
			continue
		}
		status := q.Status()
		if q.Kind == grammar.Short && status == notice.Available && r.bracketed(q) {
			status = notice.Limited
		}
		var best **grammar.CueAt
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
		if *best == nil || q.Kind < (*best).Kind {
			*best = q
		}
	}
	return limited, unavailable, available
}

// saysNothing reports whether the cue says nothing where it stands.
func (r *Judge) saysNothing(c *split.Chunk, q *grammar.CueAt, short bool) bool {
	switch q.Kind {
	case grammar.Short:
		return c.Marks&grammar.Rest != 0 || !r.bare(c, q) && (!short || !r.tersely(c, q)) && !r.plainAnswer(c, q)
	case grammar.Limited:
		return q.Negated && r.isSubstitute(c, q) // "auch keine Ersatzadresse"
	case grammar.Usual: // "unverändert keine Auszahlung"
		return q.Last < c.Last && r.At[q.Last+1]&grammar.Negation != 0 && r.Inside[q.Last+1]&grammar.NoNegation == 0
	}
	return false
}

// stops reports whether the kind of cue says outright that something is shut, down or called off.
func stops(k grammar.Kind) bool {
	return k == grammar.Shut || k == grammar.Fail || k == grammar.Cancelled
}

// limited weighs a limited cue against the others; bad and good may be nil.
func (r *Judge) limited(c *split.Chunk, lim, bad, good *grammar.CueAt) Verdict {
	if bad != nil {
		if v, ok := r.against(c, lim, bad); ok {
			return v
		}
	}
	if lim.Kind == grammar.Limited && good != nil && good.Kind == grammar.Do && r.perfect(c) && good.Last == c.Last {
		return Verdict{} // "haben wir schriftlich vereinbart"
	}
	if v, ok := r.takenIn(c, lim, good); ok {
		return v
	}
	if good != nil && good.Kind == grammar.Reach && c.Marks&grammar.Only == 0 && r.isWayToo(c, lim) {
		return r.soften(c, good) // "per Post und telefonisch erreichbar"
	}
	v := r.verdict(lim, notice.Limited)
	if good != nil && good.Kind == grammar.Reach {
		v.Kind = grammar.Reach // what is limited is the way: "telefonisch nur eingeschränkt erreichbar"
	}
	return v
}

// takenIn is the verdict where what is taken in is as good as done; good may be nil.
func (r *Judge) takenIn(c *split.Chunk, lim, good *grammar.CueAt) (Verdict, bool) {
	switch {
	case lim.Kind != grammar.Accept:
	case good != nil && good.Kind == grammar.Usual:
		return r.soften(c, good), true
	case lim.Noun && !lim.Negated && r.unreserved(c):
		return r.soften(c, good), true
	case lim.Negated:
	case r.takesWaste(c, lim):
		return r.soften(c, lim), true
	case c.Marks&grammar.Again != 0 && c.Marks&grammar.Only == 0 || r.Processed(c):
		v := r.soften(c, lim)
		v.Conf = 0.8
		return v, true
	}
	return Verdict{}, false
}

// unreserved reports whether the clause calls something usual or free of trouble ("Beantragung und Abholung laufen ohne
// Einschränkung").
func (r *Judge) unreserved(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Status() == notice.Available && (q.Kind == grammar.Usual || q.Kind == grammar.Trouble)
	})
}

// takesWaste reports whether what is taken in is waste, or an emergency call: that is the whole of the service, where it is no mere order for it.
func (r *Judge) takesWaste(c *split.Chunk, q *grammar.CueAt) bool {
	if c.Marks&grammar.Only != 0 || len(c.Mentions) == 0 {
		return false
	}
	switch string(r.Text.Folded(q.Last)) {
	case "angenommen", "entgegengenommen", "an", "entgegen", "abgeben":
	default:
		return false
	}
	return !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool {
		w := r.Text.Folded(m.Last)
		return m.Service != "notruf" && m.Service != "abfall" || bytes.HasPrefix(w, []byte("sperr")) || bytes.HasSuffix(w, []byte("meldung")) || bytes.HasSuffix(w, []byte("meldungen"))
	})
}

// against is the verdict where the bad cue counts for more than the limited one, if it does.
func (r *Judge) against(c *split.Chunk, lim, bad *grammar.CueAt) (Verdict, bool) {
	switch {
	case lim.Kind == grammar.Accept && r.refuses(c, lim, bad), r.provisional(c, lim, bad):
		return r.verdict(bad, notice.Unavailable), true
	case (bad.Kind == grammar.Fail || bad.Negated) && r.isSubstitute(c, lim):
		return Verdict{}, true
	case stops(bad.Kind) && lim.Kind != grammar.Accept && !bad.Negated && c.Marks&grammar.Only == 0:
		v := r.verdict(bad, notice.Unavailable)
		v.Conf -= 0.15
		return v, true
	}
	return Verdict{}, false
}

// refuses reports whether the bad cue says of the deed that the limited one names that it cannot be done.
func (r *Judge) refuses(c *split.Chunk, lim, bad *grammar.CueAt) bool {
	if bad.HasNegation && (bad.Last < lim.Last || bad.Last == c.Last) {
		return true // "nehmen wir derzeit nicht an"
	}
	fronted := lim.Last < c.Last && r.At[lim.Last+1]&grammar.Able != 0 // "Beantragen kann man Ausweise nirgendwo"
	return bad.First < lim.First || (lim.Noun || r.isInfinitive(lim) || fronted) && !bad.Noun
}

// provisional reports whether the limited cue but says which papers fail ("Auch vorläufige Ausweise sind nicht möglich").
func (r *Judge) provisional(c *split.Chunk, lim, bad *grammar.CueAt) bool {
	return !lim.HasNegation && bytes.HasPrefix(r.Text.Folded(lim.Last), []byte("vorlaeufig")) && len(c.Mentions) > 0 && lim.First < bad.First && !r.Text.Is(lim.First-1, "nur")
}

// Processed reports whether the clause says that what is handed in is dealt with too.
func (r *Judge) Processed(c *split.Chunk) bool {
	if c.Marks&grammar.Late != 0 {
		return false
	}
	for i := range c.Cues {
		switch string(r.Text.Folded(c.Cues[i].Last)) {
		case "bearbeitet", "bearbeiten", "beschieden", "bewilligt", "bewilligen", "entschieden", "prueft", "geprueft", "bescheinigt", "erledigt", "beurkundet", "verbucht", "eingetragen":
			return !c.Cues[i].Negated
		}
	}
	return c.Marks&grammar.Negation == 0 && (r.confirms(c) || r.completes(c))
}

// completes reports whether the clause names the last step too of what is applied for or taken in ("beantragt und abgeholt", "Annahme und
// Bearbeitung"), and not but for what is finished.
func (r *Judge) completes(c *split.Chunk) bool {
	if c.Marks&(grammar.Only|grammar.Ready|grammar.Mostly|grammar.Some) != 0 {
		return false
	}
	applied, last := false, false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "beantragt", "beantragen", "beantragung", "annahme", "entgegennahme", "anzunehmen":
			applied = true
		case "abgeholt", "abholen", "abholung", "ausgehaendigt", "aushaendigen", "ausgegeben", "ausgeben", "bearbeitung":
			last = true
		case "bundesdruckerei":
			return true // "nehmen Anträge an und leiten sie an die Bundesdruckerei weiter"
		}
	}
	return applied && last
}

// confirms reports whether the clause says that what is handed in is confirmed at once.
func (r *Judge) confirms(c *split.Chunk) bool {
	confirmed, once := false, false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "bestaetigen", "bestaetigt", "bescheinigen", "bescheinigt", "bestaetigung", "bescheinigung":
			confirmed = true
		case "sofort", "stelle", "umgehend", "unverzueglich", "gleich", "selben", "gleichen":
			once = true
		}
	}
	return confirmed && once
}

// isSubstitute reports whether the limited cue is itself the name of a channel ("Ausweichseite"): that a substitute is
// switched off says nothing of the channel.
func (r *Judge) isSubstitute(c *split.Chunk, q *grammar.CueAt) bool {
	for _, m := range c.Mentions {
		if m.First <= q.Last && q.First <= m.Last {
			return true
		}
	}
	return false
}

func (r *Judge) verdict(q *grammar.CueAt, s notice.Status) Verdict {
	v := Verdict{s, q.Kind, 0.9, q.Kind.String()}
	if q.Negated {
		v.Rule = "not-" + v.Rule
	}
	switch q.Kind {
	case grammar.Do, grammar.Accept:
		v.Conf = 0.8
	case grammar.Short:
		v.Conf = 0.85
	}
	return v
}

// soften turns an available cue into what the clause makes of it.
func (r *Judge) soften(c *split.Chunk, q *grammar.CueAt) Verdict {
	v := r.verdict(q, notice.Available)
	if q.Negated {
		return v
	}
	switch {
	case c.Marks&grammar.Only != 0 && !r.onlyWay(c, q), c.Marks&grammar.Mostly != 0, r.hardly(c, q), amount.Share(&r.Text, c.First, c.Last):
		v.Status, v.Rule = notice.Limited, "only>"+v.Rule
	case (q.Kind == grammar.Do || q.Kind == grammar.Accept) && c.Marks&grammar.Ready != 0:
		return Verdict{notice.Limited, grammar.Accept, 0.75, "ready>" + v.Rule}
	case q.Kind <= grammar.Held && c.Marks&(grammar.Late|grammar.Again) == grammar.Late, q.Kind == grammar.Open && (amount.LateHour(&r.Text, c.First, c.Last) || c.Marks&grammar.Again != 0 && r.halfDays(c) || r.fewDays(c)) && !amount.AsAlways(&r.Text, c.Last):
		v.Status, v.Rule = notice.Limited, "late>"+v.Rule
	case q.Kind == grammar.Work && r.lacksTools(c) && !r.unreserved(c):
		v.Status, v.Rule = notice.Limited, "without>"+v.Rule
	case q.Kind == grammar.Open && r.vagueMonth(c), r.tellsFuture(c, q):
		v.Conf = 0.4
	case q.Kind == grammar.Do:
		return r.done(c, q, v)
	}
	return v
}

// done weighs a deed that is told of: one that is taken up again or goes on counts, one that was done says nothing, and
// one that is merely named little.
func (r *Judge) done(c *split.Chunk, q *grammar.CueAt, v Verdict) Verdict {
	switch {
	case c.Marks&grammar.Again == 0 && (q.Noun || r.perfect(c)):
		return Verdict{}
	case c.Marks&grammar.Late != 0:
		return Verdict{notice.Limited, grammar.Do, 0.75, "late>" + v.Rule}
	case c.Marks&grammar.Again != 0:
		v.Conf = 0.85
	case c.Marks&grammar.GoesOn != 0, r.forAll(c), r.evenNew(c):
		v.Conf = 0.7
	case c.Marks&grammar.Able != 0:
		v.Conf = 0.45
	default:
		v.Conf = 0.4
	}
	return v
}

// evenNew reports whether the clause says that a deed is done for new cases too ("bewilligt auch neue Anträge", "auch Pässe werden neu
// ausgestellt"): so is it for the others.
func (r *Judge) evenNew(c *split.Chunk) bool {
	even := false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "auch":
			even = true
		case "neu":
			return even && i < c.Last && r.Covered[i+1]
		case "neue", "neuen":
			return r.Text.Is(i-1, "auch") && i < c.Last && (bytes.HasSuffix(r.Text.Folded(i+1), []byte("faelle")) || bytes.HasSuffix(r.Text.Folded(i+1), []byte("antraege")) || len(r.MentionsIn(i+1, i+1)) > 0)
		}
	}
	return false
}

// forAll reports whether the clause says that something is done for all, or all of it ("bearbeitet sämtliche Anträge").
func (r *Judge) forAll(c *split.Chunk) bool {
	if c.Marks&grammar.All == 0 || c.Marks&(grammar.Able|grammar.Condition) != grammar.Able {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if r.At[i]&grammar.All != 0 && bytes.HasPrefix(r.Text.Folded(i+1), []byte("ander")) {
			return false // "bei jeder anderen Zulassungsstelle"
		}
	}
	return true
}

// perfect reports whether the clause tells what somebody has done.
func (r *Judge) perfect(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "hat", "haben", "habt", "habe":
			return true
		}
	}
	return false
}

// onlyWay reports whether "nur" belongs to the channel itself ("nur telefonisch erreichbar"), or names the only ones that
// the cue before it is said of ("Geöffnet sind nur Standesamt und Ordnungsamt").
func (r *Judge) onlyWay(c *split.Chunk, q *grammar.CueAt) bool {
	const near = 3
	way := false
	for i := c.First; i <= c.Last; i++ {
		if r.At[i]&grammar.Only == 0 {
			continue
		}
		if i == r.Opening(c) && i+2 <= c.Last && r.Text.Is(i+1, "in") && r.Text.Tokens[i+2].Upper && len(r.MentionsIn(i+2, i+2)) == 0 {
			way = true // "Nur in Ense läuft alles normal"
			continue
		}
		if i == r.Opening(c) && i < c.Last && r.Text.Tokens[i+1].Upper && slices.ContainsFunc(r.MentionsIn(i+1, i+1), func(m grammar.Mention) bool { return m.Role == grammar.Named }) {
			way = true // "Nur Herscheid verschickt Bescheide"
			continue
		}
		way = slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool {
			return m.First > i && m.First-i <= near && r.singlesOut(c, q, i, &m)
		})
		if !way {
			return false // "nur für Notare und nur telefonisch"
		}
	}
	return way
}
