package discourse

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/notice"
)

// A clause often takes back part of what the one before it granted: "…, aber nur vormittags", "…, ohne Passausgabe".

// reserved is the part of a rule that says that it took something back.
const reserved = "reserved"

// TakesBack handles the clauses that do nothing but take back. It reports whether c is one, and done with.
func (d *Course) TakesBack(c *split.Chunk) bool {
	if d.trailingNot(c) || d.denied(c) || d.noMore(c) {
		return true
	}
	prev := d.Granted()
	if prev == nil || d.beforehand(c, prev) {
		return false
	}
	switch {
	case d.isWithout(c, prev):
	case ofMail(prev) && d.Ties.RepliesElse(c.First, c.Last): // "E-Mails lesen wir, Antworten kommen mit der Post"
	case d.onlyThere(c, prev), d.onlyPart(c, prev), d.atSome(c, prev):
	case d.onlyBy(c, prev):
		if prev.Kind == grammar.Reach { // "ist wieder erreichbar, allerdings nur telefonisch"
			prev.Mentions, prev.Rule, prev.Last = cohesion.Channels(c.Mentions), "contrast>"+prev.Rule, c.Last
			return true
		}
	case d.Ties.DoesNothing(c) && (prev.Kind != grammar.Do && !d.visitorsCannot(c, prev) || !d.Ties.DoesNoOther(c)):
		prev.Status, prev.Kind, prev.Rule, prev.Last = notice.Unavailable, grammar.Fail, prev.Rule+">"+reserved, c.Last
		return true
	case d.Ties.DoesNothing(c), d.failsPart(c, prev):
	case d.limitsPart(c):
		prev.Limit(c, reserved)
		return false // what it names may have a status of its own
	default:
		return false
	}
	prev.Limit(c, reserved)
	return true
}

// isWithout reports whether the clause but names what is not so of what prev grants, or what that is without.
func (d *Course) isWithout(c *split.Chunk, prev *said.Reading) bool {
	switch {
	case d.Ties.IsWithout(c), d.leavesOut(c), len(c.Mentions) == 0 && !d.Ties.Text.Is(c.Last-1, "es") && d.AnswersNot(c):
		return true
	case d.Before&grammar.Adversative != 0 && d.Ties.Lacks(c):
		return true
	}
	return cohesion.InsideOnly(c) && d.Ties.Reserves(c) || c.Marks&grammar.Except != 0 && d.Ties.ExceptsPart(c, prev.Mentions)
}

// DeniesOn handles a clause that names a part for which what was refused is refused too ("Ausweise stellen wir nicht aus, auch keine
// vorläufigen"). It reports whether c is one, and done with.
func (d *Course) DeniesOn(c *split.Chunk) bool {
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || !d.Ties.OnceMore(c, prev.Mentions) {
		return false
	}
	prev.Last = c.Last
	return true
}

// leavesOut reports whether the clause but names what is not so, without a verb of its own ("Händler bedienen wir, Privatleute nicht", "…, im
// Osten noch nicht").
func (d *Course) leavesOut(c *split.Chunk) bool {
	const few = 4
	verb := func(q grammar.CueAt) bool {
		return q.Kind != grammar.Short && q.Kind != grammar.Fail || !q.HasNegation || q.Last != c.Last
	}
	if len(c.Mentions) > 0 || slices.ContainsFunc(c.Cues, verb) || c.Last-c.First > few || c.Last == c.First || !d.Ties.Text.Is(c.Last, "nicht") || c.Marks&grammar.Able != 0 {
		return false
	}
	return !d.Ties.Text.Is(c.Last-1, "es") && !d.NamesPlace(c) && !d.Ties.TellsPast(c.First, c.Last)
}

// onlyThere reports whether the clause says of the office that prev grants what little there is to be had ("…, es gibt aber nur
// Müllsäcke").
func (d *Course) onlyThere(c *split.Chunk, prev *said.Reading) bool {
	i := d.Ties.Opening(c)
	there := d.Ties.Text.Is(i, "es") && d.Ties.Text.Is(i+1, "gibt") || d.Ties.Text.Is(i, "gibt") && d.Ties.Text.Is(i+1, "es")
	return there && prev.Office() && c.Marks&grammar.Only != 0 && c.Marks&grammar.Adversative != 0
}

// onlyPart reports whether the clause, without a verb of its own, but names the only part of what prev grants that this holds of ("druckt
// wieder, allerdings nur Sterbeurkunden").
func (d *Course) onlyPart(c *split.Chunk, prev *said.Reading) bool {
	if c.Marks&grammar.Only == 0 || c.Marks&(grammar.Negation|grammar.Modal) != 0 || len(c.Mentions) == 0 || hasOtherCue(c) || !d.afterComma(c) {
		return false
	}
	i := d.Ties.Opening(c)
	for i < c.Last && d.Ties.At[i]&grammar.Adversative != 0 {
		i++
	}
	inside := prev.Office() && d.Ties.At[i]&grammar.Only != 0 // "ist geöffnet, aber nur für Ausweise"
	return !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool {
		matter := x.Role == grammar.Matter || x.Role == grammar.Thing
		return x.Role == grammar.Way || !split.Has(prev.Mentions, x.Service) && (!inside || !matter)
	})
}

// onlyBy reports whether the clause, without a verb of its own, but names the only way in which that is done which prev grants ("vergeben wir
// wieder, vorerst nur telefonisch").
func (d *Course) onlyBy(c *split.Chunk, prev *said.Reading) bool {
	if !prev.Kind.IsDeed() && prev.Kind != grammar.Reach || c.Marks&grammar.Only == 0 || c.Marks&grammar.Negation != 0 || len(c.Mentions) == 0 || !d.afterComma(c) {
		return false
	}
	if hasOtherCue(c) || cohesion.OnlyChannels(prev.Mentions) {
		return false
	}
	return !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way && (x.Role != grammar.Channel || !x.Place) })
}

// afterComma reports whether a comma stands before the clause, with or without an "aber".
func (d *Course) afterComma(c *split.Chunk) bool {
	return d.Ties.Text.Is(c.First-1, ",") || d.Ties.At[max(c.First-1, 0)]&(grammar.Join|grammar.Adversative) != 0 && d.Ties.Text.Is(c.First-2, ",")
}

// failsPart reports whether the clause goes on about the office that prev grants, and says which of its matters fails, whatever
// that is called elsewhere ("Die Bußgeldstelle arbeitet, kann Raten aber nicht verbuchen").
func (d *Course) failsPart(c *split.Chunk, prev *said.Reading) bool {
	if c.Marks&grammar.Adversative == 0 || c.Marks&grammar.Negation == 0 || !d.Ties.SameSubject(c) || len(c.Mentions) == 0 {
		return false
	}
	office := slices.ContainsFunc(prev.Mentions, func(m grammar.Mention) bool { return m.Role == grammar.Office && !fit.IsContainer(m.Service) })
	return office && !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role != grammar.Matter && m.Role != grammar.Thing })
}

// limitsPart reports whether the clause takes something back, and names what may have a status of its own.
func (d *Course) limitsPart(c *split.Chunk) bool {
	if len(c.Mentions) == 0 || d.changesTopic(c) {
		return false
	}
	of := d.Latest().Mentions
	return c.Marks&grammar.Adversative != 0 && c.Marks&grammar.Only != 0 && d.Ties.SameSubject(c) || cohesion.PlacesOnly(c) && (!namesMatter(c) || !cohesion.OnlyChannels(of)) && d.Ties.Reserves(c) && d.Ties.Stranger(c)
}

// changesTopic reports whether the clause turns to another service than what the reading before it is about ("von den Online-Diensten …", "bei
// Führerscheinen …"), or that was but set against it ("Anders als die Feuerwehr, die ausrückt, …"), and does not but tell where something is.
func (d *Course) changesTopic(c *split.Chunk) bool {
	of := d.Latest().Mentions
	switch string(d.Ties.Text.Folded(d.Ties.Opening(c))) {
	case "bei", "beim", "von", "vom":
		return !split.HasAny(of, c.Mentions)
	}
	return len(of) > 0 && d.Ties.IsCompared(of[0].First)
}

// ofLater reports whether the clause begins with the time after what was said ("Bis Montag bleibt es zu, und auch danach kommen nur Abholer").
func (d *Course) ofLater(c *split.Chunk) bool {
	i := d.Ties.Opening(c)
	if d.Ties.Text.Is(i, "auch") {
		i++
	}
	return d.Ties.Text.Is(i, "danach") || d.Ties.Text.Is(i, "anschliessend") || d.Ties.Text.Is(i, "hinterher")
}

// GivesBack handles a clause that names another way for what the one before called unavailable ("…, telefonisch schon").
// It reports whether c is one, and done with.
func (d *Course) GivesBack(c *split.Chunk) bool {
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || d.ofOther(c, prev) || d.ofLater(c) {
		return false
	}
	if d.givesRest(c, prev) {
		prev.Limit(c, "other-part")
		return true
	}
	if c.Marks&grammar.Negation != 0 || !d.namesOtherWay(c, prev) {
		return false
	}
	helps := d.helps(c)
	if !helps && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited && q.Kind != grammar.Short }) {
		return false
	}
	if !helps && c.Marks&grammar.Adversative == 0 && !d.Ties.Text.Is(c.Last, "schon") && !d.Ties.Text.Is(c.Last, "ja") {
		return false
	}
	if cohesion.HasHouse(prev.Mentions) {
		return false // that one can ring does not open a door
	}
	prev.Limit(c, "other-way")
	return true
}

// namesOtherWay reports whether the clause names nothing but ways, and to something else than another channel, which prev is about.
func (d *Course) namesOtherWay(c *split.Chunk, prev *said.Reading) bool {
	if len(c.Mentions) == 0 {
		return d.Ties.NamesWay(c) || d.Ties.TellsWay(c)
	}
	onlyWays := !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Way })
	return onlyWays && !cohesion.OnlyChannels(prev.Mentions)
}

// givesRest reports whether the clause says in short that the rest of what prev calls unavailable is not so ("…, alles andere schon",
// "…, alle übrigen Meldesachen ja", "…, sonst aber alles").
func (d *Course) givesRest(c *split.Chunk, prev *said.Reading) bool {
	const few = 5
	if c.Marks&grammar.Rest == 0 || c.Marks&grammar.Negation != 0 || c.Last-c.First > few || cohesion.HasHouse(prev.Mentions) {
		return false
	}
	t := d.Ties.Text
	switch {
	case t.Is(c.Last, "schon"), t.Is(c.Last, "ja"), t.Is(c.Last, "durchaus"):
	case t.Is(c.Last, "alles") && t.Is(d.Ties.Opening(c), "sonst"):
	default:
		return false
	}
	return !slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool {
		return m.Role != grammar.Inside && m.Role != grammar.Named && !split.Has(prev.Mentions, m.Service)
	})
}

// helps reports whether the clause says of the subject before it what that does all the same ("…; in dringenden Fällen hilft sie
// telefonisch").
func (d *Course) helps(c *split.Chunk) bool {
	limited, deed := false, false
	for _, q := range c.Cues {
		switch q.Kind {
		case grammar.Limited:
			limited = true
		case grammar.Do, grammar.Accept, grammar.Reach, grammar.Work:
			deed = true
		default:
			return false
		}
	}
	return limited && (deed || d.Ties.HasVerbOfHelp(c)) && !d.Ties.Stranger(c)
}

// Requires limits what was granted, for a clause that makes it depend on what one has to do before ("…, wenn Sie vorher
// einen Termin vereinbaren"). It reports whether c is one, and done with.
func (d *Course) Requires(c *split.Chunk) bool {
	prev := d.Granted()
	if prev == nil || !d.Ties.Requires(c) {
		return false
	}
	prev.Limit(c, reserved)
	return true
}

// denied takes the belief from what the clause before said, for one that calls it false ("…; das stimmt nicht"). It reports
// whether c is one, and done with.
func (d *Course) denied(c *split.Chunk) bool {
	prev := d.Latest()
	if prev == nil || !d.Ties.Denies(c) {
		return false
	}
	prev.Doubt(0.2)
	return true
}

// trailingNot turns round what the clause before said, for a "nicht" that stands alone ("öffnet am Freitag, 3.11., NICHT").
func (d *Course) trailingNot(c *split.Chunk) bool {
	prev := d.Latest()
	if prev == nil || c.First != c.Last || !d.Ties.Text.Is(c.First, "nicht") {
		return false
	}
	if prev.Status == notice.Available {
		prev.Status, prev.Rule, prev.Last = notice.Unavailable, "not-"+prev.Rule, c.Last
		if prev.Kind == grammar.Open {
			prev.Kind = grammar.Shut
		}
	}
	return true
}

// Reserve limits what the clause before called available, if this one takes something back ("…, aber nur vormittags").
func (d *Course) Reserve(c *split.Chunk) {
	if prev := d.Granted(); prev != nil && !d.beforehand(c, prev) && d.takesFrom(c, prev) {
		prev.Limit(c, reserved)
	}
}

// GoesOnAbout reports whether the clause names nothing but services of which the reading before it grants something.
func (d *Course) GoesOnAbout(c *split.Chunk) bool {
	prev := d.Granted()
	return prev != nil && !slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return !split.Has(prev.Mentions, x.Service) })
}

// takesFrom reports whether the clause takes something from what prev grants.
func (d *Course) takesFrom(c *split.Chunk, prev *said.Reading) bool {
	if (prev.TellsDeed() || prev.Kind == grammar.Fail) && c.Marks&grammar.Late != 0 || d.Ties.Grudging(c) {
		return true
	}
	channel := slices.ContainsFunc(prev.Mentions, func(x grammar.Mention) bool { return x.Role == grammar.Channel || x.Role == grammar.Way })
	if !channel && d.Ties.Concedes(prev.First, prev.Last) && c.Marks&grammar.Adversative != 0 {
		return true
	}
	if c.Marks&grammar.Rest != 0 && len(c.Cues) > 0 && c.Cues[len(c.Cues)-1].Status() == notice.Unavailable {
		return true // "Trauungen ja, sonst nein", "…, alle übrigen Aufgaben ruhen"
	}
	if d.restFollows(c) {
		return true
	}
	return !d.Ties.Conditional(c) && (c.Marks&grammar.Only != 0 || c.Marks&grammar.Rest != 0 && c.Marks&grammar.Negation != 0 || d.Ties.Reserves(c))
}

// restFollows reports whether the clause puts off the rest of what was granted ("…, der Rest folgt im neuen Jahr").
func (d *Course) restFollows(c *split.Chunk) bool {
	rest := false
	for i := c.First; i <= c.Last; i++ {
		switch string(d.Ties.Text.Folded(i)) {
		case "rest", "uebrige", "andere":
			rest = true
		case "folgt", "folgen", "folge", "dauert", "dauern", "spaeter":
			if rest {
				return true
			}
		}
	}
	return false
}

// OnlyLimits limits what was granted, for a limited clause without a subject of its own. It reports whether c is one, and
// done with.
func (d *Course) OnlyLimits(c *split.Chunk) bool {
	prev := d.Granted()
	if len(c.Mentions) > 0 || prev == nil || d.beforehand(c, prev) {
		return false
	}
	t := d.Ties
	switch {
	case prev.Kind == grammar.Short: // "ja, unter einer Ausweichadresse"
	case c.Marks&(grammar.Adversative|grammar.Only) != 0 && !t.Stranger(c):
	case t.Text.Is(c.First, "und") && t.Text.Is(c.First+1, "zwar"):
	case t.Text.Is(c.First, "das") && t.Text.Is(c.Last, "laenger"):
	case d.isMeasure(c):
	default:
		return false
	}
	prev.Limit(c, reserved)
	return true
}

// ofOther reports whether clause and prev name different bodies ("Die Werler Kitas sind offen, in Ense gibt es nur eine Notgruppe").
func (d *Course) ofOther(c *split.Chunk, prev *said.Reading) bool {
	const stem = 4 // bytes that "Ense" and "Enser" share
	one, two := d.bodyIn(prev.First, prev.Last), d.bodyIn(c.First, c.Last)
	return len(one) > 0 && len(two) > 0 && !bytes.Equal(one[:min(stem, len(one))], two[:min(stem, len(two))])
}

// bodyIn is the first of the tokens that is the name of a body, a noun that is covered, but by none of the lists; nil if none is.
func (d *Course) bodyIn(first, last int) []byte {
	const short = 4 // tokens of a phrase that leaves no room for a name
	cues, ms := d.Ties.CuesIn(first, last), d.Ties.MentionsIn(first, last)
	for i := first; i <= last; i++ {
		if t := &d.Ties.Text.Tokens[i]; !t.Upper || !d.Ties.Covered[i] || d.Ties.Inside[i] != 0 || word.IsKindOfBody(string(d.Ties.Text.Folded(i))) {
			continue
		}
		if !slices.ContainsFunc(cues, func(q grammar.CueAt) bool { return i == q.Last || q.First <= i && i < min(q.Last, q.First+short) }) &&
			!slices.ContainsFunc(ms, func(m grammar.Mention) bool { return m.Role != grammar.Named && m.First <= i && i <= m.Last }) {
			return d.Ties.Text.Folded(i)
		}
	}
	return nil
}

// beforehand reports whether the clause tells how it is until the day to come that prev speaks of ("öffnet am Montag wieder; bislang sind nur
// Abholungen möglich", "Ab Montag offen, bis dahin nur vormittags"): it takes nothing of that back.
func (d *Course) beforehand(c *split.Chunk, prev *said.Reading) bool {
	if d.ofOther(c, prev) {
		return true
	} else if d.Ahead == nil || d.fromThenOn(c) {
		return false
	}
	return (d.Ties.Now(c.First, c.Last) || d.Ties.BeginsUntil(d.Ties.Opening(c), c.Last)) && d.Ahead(prev.First, prev.Last)
}

// fromThenOn reports whether the clause, without a verb of its own, says how far it goes at first what the one before announces ("öffnet am
// Montag wieder, vorerst nur mit Termin").
func (d *Course) fromThenOn(c *split.Chunk) bool {
	switch string(d.Ties.Text.Folded(d.Ties.Opening(c))) {
	case "vorerst", "einstweilen":
	default:
		return false
	}
	return d.Ties.Text.Is(c.First-1, ",") && c.Marks&grammar.Only != 0
}

// BesideChannel reports whether the clause says of those whom the channels granted before it lead to what they cannot see or do ("Telefonisch
// sind wir erreichbar, haben aber keinen Zugriff auf Akten"): it takes nothing from the channels. In a portal people do it themselves.
func (d *Course) BesideChannel(c *split.Chunk) bool {
	prev := d.Granted()
	return prev != nil && cohesion.OnlyChannels(prev.Mentions) && (d.Ties.LacksSight(c) || d.Ties.DoesNothing(c) && !split.Has(prev.Mentions, "online-dienste"))
}
