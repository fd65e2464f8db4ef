package judge

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/denial"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/naught"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Judge weighs the clauses of a text. It is not safe for concurrent use; its buffers serve the next text too.
type Judge struct{ naught.Teller }

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
	if r.InPassing(c) || r.Silence(c) != "" && (!short || !r.BidsOtherWay(c)) {
		return Verdict{}
	}
	v := r.Weigh(c, short)
	if v.Status == notice.Available && r.Must(c) && !strings.HasPrefix(v.Rule, "not") {
		return Verdict{} // that it has to work is a demand
	}
	if v.Kind == grammar.Shut && r.Text.Is(c.Last, "sein") && r.Must(c) {
		return Verdict{} // "Die Tür muss stets geschlossen sein"
	}
	return v
}

// Weigh finds what the clause says by its cues alone, whatever its markers make of it. short allows one-word answers.
func (r *Judge) Weigh(c *split.Chunk, short bool) Verdict {
	if r.opensList(c) {
		return Verdict{}
	}
	if amount.AtMost(&r.Text, r.Opening(c), c.Last) {
		return Verdict{notice.Limited, grammar.Limited, 0.8, "only"}
	}
	missing := r.Negate(c)
	if r.deniesAside(c) || r.CorrectsDegree(c) || r.tellsApplied(c) {
		return Verdict{}
	}
	if q := r.answered(c); q != nil {
		return r.verdict(q, q.Status())
	}
	lim, bad, good := r.strongest(c, short)
	switch {
	case bad != nil && r.DeniesManner(c, bad):
		return Verdict{notice.Limited, grammar.Limited, 0.75, "not-usual"}
	case lim != nil:
		return r.limited(c, lim, bad, good)
	case bad != nil && r.failsInPart(c, bad):
		return r.verdict(bad, notice.Limited) // "Drei von zehn Leitungen sind gestört"
	case bad != nil && (good == nil || good.Kind != grammar.Trouble && (!good.Negated || good.Kind != grammar.Shut)):
		return r.verdict(bad, notice.Unavailable)
	case good != nil:
		return r.soften(c, good)
	}
	return r.cueless(c, short, missing)
}

// failsInPart reports whether the cue of what fails is said but of an hour, or of some of several.
func (r *Judge) failsInPart(c *split.Chunk, bad *grammar.CueAt) bool {
	return bad.Kind == grammar.Shut && !bad.Negated && r.shutsAt(c, bad) || amount.Share(&r.Text, c.First, c.Last)
}

// opensList reports whether the clause but leads to what follows its colon ("Im Einzelnen gilt:").
func (r *Judge) opensList(c *split.Chunk) bool {
	return c.Label && r.Text.Is(c.Last+1, ":") && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Held })
}

// deniesAside reports whether the clause but says that nobody has to do something ("Niemand muss warten"), or that there is no makeshift.
func (r *Judge) deniesAside(c *split.Chunk) bool {
	if r.LiftsBurden(c) || r.Surpasses(c) || r.DeniesTidings(c) || r.BringsNews(c) || r.Adjourns(c) || r.Forbids(c) || r.DeniesPlan(c) || r.MerelyPlanned(c) {
		return true
	}
	if r.SparesAll(c) && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind.Stops() }) {
		return true
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return r.LacksMakeshift(c, &q) && !slices.ContainsFunc(c.Cues, func(o grammar.CueAt) bool {
			return o.Kind.Outright() && (o.First > q.First || o.Last < q.Last) // but for "bietet keinen Notdienst an"
		})
	})
}

// shutsAt reports whether the cue tells at what hour of a day one closes ("schließt um 12 Uhr", "macht schon um zwölf zu"), or that it is
// sooner than else ("schließt eine Stunde früher").
func (r *Judge) shutsAt(c *split.Chunk, q *grammar.CueAt) bool {
	switch string(r.Text.Folded(q.First)) {
	case "schliesst", "schliessen", "macht", "machen", "sperrt", "sperren":
	default:
		return false
	}
	for i := q.First + 1; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "um", "schon", "bereits", "ab":
			if r.tellsHour(i+1, c.Last) {
				return true
			}
		case "frueher", "vorzeitig", "eher", "zeitiger":
			return true
		}
	}
	return false
}

// tellsHour reports whether the tokens begin with an hour of a day ("12 Uhr", "zwölf").
func (r *Judge) tellsHour(i, last int) bool {
	switch {
	case i > last:
		return false
	case r.Text.Is(i, "mittag") || r.Text.Is(i, "mittags"):
		return true
	case r.Text.Tokens[i].Kind == lexicon.Number && r.Text.Is(i+1, "uhr"):
		return true
	}
	return word.Count(string(r.Text.Folded(i))) > 0 && (i == last || r.Text.Is(i+1, "uhr") || r.Text.Is(i+1, "zu") || r.Text.Is(i+1, "dicht"))
}

// strongest are the clause's cues that weigh most, one for each status; nil if it has none.
func (r *Judge) strongest(c *split.Chunk, short bool) (limited, unavailable, available *grammar.CueAt) {
	for i := range c.Cues {
		q := &c.Cues[i]
		if q.Kind == grammar.Short && r.isOpen(c, q) {
			q.Kind = grammar.Open
		}
		if r.saysNothing(c, q, short) || denial.Ended(c, q) {
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
		if tellsMore(q, *best) {
			*best = q
		}
	}
	return limited, unavailable, available
}

// tellsMore reports whether q weighs more than best, which may be nil: by its kind, and as a verb more than as a noun.
func tellsMore(q, best *grammar.CueAt) bool {
	return best == nil || q.Kind < best.Kind || q.Kind == best.Kind && best.Noun && !q.Noun
}

// saysNothing reports whether the cue says nothing where it stands.
func (r *Judge) saysNothing(c *split.Chunk, q *grammar.CueAt, short bool) bool {
	if q.Kind.Stops() && (r.IsThoughtOf(c, q) || r.OfFiles(c, q)) || r.notOnlySo(q) {
		return true
	}
	switch q.Kind {
	case grammar.Short:
		return r.isNoAnswer(c, q, short)
	case grammar.Fail, grammar.Shut, grammar.Cancelled:
		return r.IsAfter(q) || r.SparesAllPlaces(c, q)
	case grammar.Limited:
		return r.limitsNothing(c, q)
	case grammar.Usual: // "unverändert keine Auszahlung"
		return q.Last < c.Last && r.MarkAt(q.Last+1)&grammar.Negation != 0 && r.Inside[q.Last+1]&grammar.NoNegation == 0
	case grammar.Work:
		return c.Marks&(grammar.Again|grammar.GoesOn) == 0 && r.Moves(q) || r.parts(c, q)
	}
	return false
}

// notOnlySo reports whether the cue ends with a "nicht" that denies the limit behind it ("öffnet nicht bloß vormittags").
func (r *Judge) notOnlySo(q *grammar.CueAt) bool {
	return q.HasNegation && q.First < q.Last && r.Text.Is(q.Last, "nicht") && r.MarkAt(q.Last+1)&grammar.Only != 0
}

// opensOnlyThen reports whether the limited cue is but the "erst" of when something opens again ("öffnet erst am Tag darauf wieder").
func (r *Judge) opensOnlyThen(c *split.Chunk, q *grammar.CueAt) bool {
	return r.Text.Is(q.First, "erst") && c.Marks&grammar.Again != 0 && slices.ContainsFunc(c.Cues, func(o grammar.CueAt) bool { return o.Kind == grammar.Open })
}

// limitsNothing reports whether the limited cue is no limit where it stands ("auch keine Ersatzadresse", "auch nicht für Händler").
func (r *Judge) limitsNothing(c *split.Chunk, q *grammar.CueAt) bool {
	switch {
	case r.TakesPlaceOf(q), r.AmongOthers(q), r.NotEven(q), r.NoLimit(c, q), r.opensOnlyThen(c, q):
		return true
	case r.NotOnly(q):
		return q.Status() == notice.Unavailable
	case !q.Negated:
		return false
	}
	return r.isSubstitute(c, q) || r.SaysWhich(q) || bytes.HasPrefix(r.Text.Folded(q.Last), []byte("vorlaeufig")) || r.Text.Is(q.First-1, "nicht") && r.Text.Is(q.First-2, "auch")
}

// isNoAnswer reports whether a one-word answer is none where it stands.
func (r *Judge) isNoAnswer(c *split.Chunk, q *grammar.CueAt, short bool) bool {
	brings := slices.ContainsFunc(c.Cues, func(o grammar.CueAt) bool { return o.Kind == grammar.Trouble && !o.Negated && o.First == q.Last+1 }) // "seit gestern wieder Störungen"
	return brings || r.Text.Is(q.Last, "richtungen") && r.Text.Is(q.First-1, ",") || r.partsFromVerb(c, q) || c.Marks&grammar.Rest != 0 || !r.bare(c, q) && (!short || !r.tersely(c, q)) && !r.plainAnswer(c, q)
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
	case good != nil && (good.Kind == grammar.Usual || good.Kind == grammar.Limited && good.Negated): // "ohne jede Verzögerung"
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
	case "angenommen", "entgegengenommen", "an", "entgegen", "abgeben", "annimmt", "annehmen", "entgegennimmt", "entgegennehmen":
	default:
		return false
	}
	yard := slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Service == "abfall" && m.Role == grammar.Office })
	return !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool {
		w := r.Text.Folded(m.Last)
		return m.Service != "notruf" && m.Service != "abfall" || !yard && bytes.HasPrefix(w, []byte("sperr")) || bytes.HasSuffix(w, []byte("meldung")) || bytes.HasSuffix(w, []byte("meldungen"))
	})
}

// against is the verdict where the bad cue counts for more than the limited one, if it does.
func (r *Judge) against(c *split.Chunk, lim, bad *grammar.CueAt) (Verdict, bool) {
	switch {
	case lim.Kind == grammar.Accept && r.refuses(c, lim, bad), r.provisional(c, lim, bad):
		return r.verdict(bad, notice.Unavailable), true
	case (bad.Kind == grammar.Fail || bad.Negated) && r.isSubstitute(c, lim):
		return Verdict{}, true
	case bad.Kind.Stops() && lim.Kind != grammar.Accept && !bad.Negated && c.Marks&grammar.Only == 0 && !r.shutsAt(c, bad) && !amount.Share(&r.Text, c.First, c.Last):
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
	fronted := lim.Last < c.Last && r.MarkAt(lim.Last+1)&grammar.Able != 0 && !r.Text.Is(lim.Last+1, "werden") // "Beantragen kann man Ausweise nirgendwo"
	return bad.First < lim.First || (lim.Noun || lim.First == lim.Last && r.TakesZu(lim.Last) || fronted) && !bad.Noun
}

// provisional reports whether the limited cue but says which papers or payments fail ("Auch vorläufige Ausweise sind nicht möglich", "zahlt nicht
// einmal einen Vorschuss").
func (r *Judge) provisional(c *split.Chunk, lim, bad *grammar.CueAt) bool {
	if lim.Kind == grammar.Limited && lim.Denied == notice.Unavailable && bad.Negated {
		return len(c.Mentions) > 0 && !r.Text.Is(lim.First-1, "nur")
	}
	return !lim.HasNegation && bytes.HasPrefix(r.Text.Folded(lim.Last), []byte("vorlaeufig")) && len(c.Mentions) > 0 && lim.First < bad.First && !r.Text.Is(lim.First-1, "nur")
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
