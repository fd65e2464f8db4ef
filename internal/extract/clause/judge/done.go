package judge

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

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
	case r.inPart(c, q):
		v.Status, v.Rule = notice.Limited, "only>"+v.Rule
	case q.Kind.IsDeed() && c.Marks&grammar.Ready != 0 && !r.makes(c):
		return Verdict{notice.Limited, grammar.Accept, 0.75, "ready>" + v.Rule}
	case q.Kind <= grammar.Held && c.Marks&(grammar.Late|grammar.Again) == grammar.Late, q.Kind == grammar.Open && (amount.LateHour(&r.Text, c.First, c.Last) || c.Marks&grammar.Again != 0 && amount.HalfDay(&r.Text, c.First, c.Last) || amount.FewDays(&r.Text, c.First, c.Last)) && !amount.AsAlways(&r.Text, c.Last):
		v.Status, v.Rule = notice.Limited, "late>"+v.Rule
	case q.Kind == grammar.Work && r.lacksTools(c) && !r.unreserved(c):
		v.Status, v.Rule = notice.Limited, "without>"+v.Rule
	case q.Kind == grammar.Open && amount.VagueMonth(&r.Text, c.First, c.Last), r.TellsFuture(c, q):
		v.Conf = 0.4
	case q.Kind == grammar.Do:
		return r.done(c, q, v)
	}
	return v
}

// inPart reports whether the clause grants but a part of what the available cue says.
func (r *Judge) inPart(c *split.Chunk, q *grammar.CueAt) bool {
	return c.Marks&grammar.Only != 0 && !r.onlyWay(c, q) || c.Marks&grammar.Mostly != 0 || amount.Hardly(&r.Text, c.First, c.Last, q.First) || amount.Share(&r.Text, c.First, c.Last) || amount.Fewer(&r.Text, c.First, c.Last)
}

// makes reports whether the clause says that something is made ("Urkunden fertigen wir sofort aus"), and does not call it finished ("fertigen
// Ausweise").
func (r *Judge) makes(c *split.Chunk) bool {
	for i := c.First; i < c.Last; i++ {
		if r.At[i]&grammar.Ready != 0 && (i == c.First || !r.Text.Is(i, "fertigen") || r.MarkAt(i+1)&(grammar.Pronoun|grammar.Able) == 0) {
			return false
		}
	}
	return true
}

// lacksTools reports whether the clause says that the work is done without tools that an office has ("arbeitet ohne Rechner").
func (r *Judge) lacksTools(c *split.Chunk) bool {
	const near = 4 // tokens of "ohne einen großen Teil seiner"
	for i := c.First; i < c.Last; i++ {
		for j := i + 1; r.Text.Is(i, "ohne") && j <= min(i+1+near, c.Last); j++ {
			if r.At[j]&grammar.Tool != 0 {
				return true
			}
		}
	}
	return false
}

// done weighs a deed that is told of: one that is taken up again or goes on counts, one that was done says nothing, and
// one that is merely named little.
func (r *Judge) done(c *split.Chunk, q *grammar.CueAt, v Verdict) Verdict {
	switch {
	case r.reports(c, q), c.Marks&grammar.Again == 0 && (q.Noun || r.perfect(c) || r.Must(c) || r.Text.Is(q.First-1, "zu")):
		return Verdict{}
	case c.Marks&grammar.Late != 0 && c.Marks&grammar.Again != 0 && r.NotYet(c.First, c.Last):
		v.Conf = 0.75 // it is so then: until then it is not
	case c.Marks&grammar.Late != 0:
		return Verdict{notice.Limited, grammar.Do, 0.75, "late>" + v.Rule}
	case c.Marks&grammar.Again != 0, r.SinceLately(c):
		v.Conf = 0.85
	case c.Marks&grammar.GoesOn != 0, r.forAll(c), r.evenNew(c), r.AsPlanned(c.First, c.Last):
		v.Conf = 0.7
	case c.Marks&grammar.Able != 0:
		v.Conf = 0.45
	default:
		v.Conf = 0.4
	}
	return v
}

// reports reports whether the deed is but that somebody says what follows ("Das Bauamt meldet, dass …").
func (r *Judge) reports(c *split.Chunk, q *grammar.CueAt) bool {
	if q.First != c.Last || !r.Text.Is(q.First, "meldet") && !r.Text.Is(q.First, "melden") {
		return false
	}
	return r.Text.Is(c.Last+1, ":") || r.Text.Is(c.Last+1, ",") && r.Text.Is(c.Last+2, "dass")
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

// Must reports whether the clause says what has to be done.
func (r *Judge) Must(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "muss", "muessen", "muesse":
			return true
		}
	}
	return false
}

// perfect reports whether the clause tells what somebody has done.
func (r *Judge) perfect(c *split.Chunk) bool {
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "hat", "haben", "habt", "habe":
			if !r.Text.Is(i-1, "zu") && !r.passiveBehind(i, c.Last) { // "sind am Schalter zu haben"
				return true
			}
		}
	}
	return false
}

// tellsApplied reports whether the clause tells who has applied for something ("Die Fraktion hat eine Sondersitzung beantragt").
func (r *Judge) tellsApplied(c *split.Chunk) bool {
	applies := func(q grammar.CueAt) bool {
		switch w := string(r.Text.Folded(q.Last)); w {
		case "beantragt", "eingereicht", "gestellt", "angemeldet", "bestellt", "abgegeben":
			return q.Kind.IsDeed()
		}
		return false
	}
	return c.Marks&(grammar.Negation|grammar.Able) == 0 && r.perfect(c) && slices.ContainsFunc(c.Cues, applies) && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !applies(q) })
}

// passiveBehind reports whether a predicate of its own follows the "haben" at i, which tells what is done ("haben Vorrang und werden beurkundet").
func (r *Judge) passiveBehind(i, last int) bool {
	for ; i+1 < last; i++ {
		if r.Text.Is(i, "und") && (r.Text.Is(i+1, "wird") || r.Text.Is(i+1, "werden")) {
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
			return m.First > i && m.First-i <= near && !r.Text.Is(m.First-1, "von") && !r.Text.Is(m.First-1, "durch") && r.singlesOut(c, q, i, &m)
		})
		if !way {
			return false // "nur für Notare und nur telefonisch"
		}
	}
	return way
}

// Processed reports whether the clause says that what is handed in is dealt with too.
func (r *Judge) Processed(c *split.Chunk) bool {
	if c.Marks&(grammar.Late|grammar.Scant) != 0 {
		return false
	}
	for i := range c.Cues {
		last := c.Cues[i].Last
		if last > c.Cues[i].First && r.Text.Is(last, "werden") {
			last-- // "bearbeitet werden"
		}
		switch string(r.Text.Folded(last)) {
		case "bearbeitet", "bearbeiten", "beschieden", "bewilligt", "bewilligen", "entschieden", "prueft", "geprueft", "bescheinigt", "erledigt", "beurkundet", "verbucht", "eingetragen", "genehmigt", "genehmigen", "ausgeliefert", "ausgefuehrt", "beglichen", "bezahlt", "nach":
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
