package course

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Course is what the clauses of a sentence have said so far.
type Course struct {
	Readings []said.Reading // in the order of the sentence
	Silenced bool           // the clause before was a wish, a request or about the past
	Before   grammar.Mark   // the markers of the clause before
	Ties     *cohesion.Ties
	Ahead    func(first, last int) bool // reports whether tokens name a day to come; nil if no day is known
}

// New begins a sentence of the text that ties reads. ahead reports whether tokens name a day to come; nil if no day is known.
func New(ties *cohesion.Ties, ahead func(first, last int) bool) Course {
	return Course{Ties: ties, Ahead: ahead}
}

// Latest is the last reading; nil if there is none.
func (d *Course) Latest() *said.Reading {
	if n := len(d.Readings); n > 0 {
		return &d.Readings[n-1]
	}
	return nil
}

// SharesVerb reports whether the clause is but another subject and the word that says how that fares, with the verb of the clause before ("Das
// Hallenbad ist offen, das Freibad zu"), or another place ("Die Kitas im Norden sind offen, die im Süden zu").
func (d *Course) SharesVerb(c *split.Chunk) bool {
	const few = 5 // tokens of "die im Norden dagegen zu"
	prev := d.Latest()
	if prev == nil || prev.Kind > grammar.Work && prev.Kind != grammar.Short || c.Last-c.First > few || c.Marks&grammar.Able != 0 || !split.HasUsable(c.Mentions) && !d.opensWithPlace(c) {
		return false
	}
	switch string(d.Ties.Text.Folded(c.Last)) {
	case "zu", "auf", "dicht", "tot", "weg", "aus":
		return !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Short })
	}
	return false
}

// opensWithPlace reports whether the clause begins with where something is ("im Süden", "die am Stadtrand").
func (d *Course) opensWithPlace(c *split.Chunk) bool {
	i := d.Ties.Opening(c)
	switch string(d.Ties.Text.Folded(i)) {
	case "die", "der", "das", "jene", "diejenigen":
		i++
	}
	return i < c.Last && d.Ties.At[i]&grammar.Place != 0
}

// Granted is the reading of the clause before, if that called something available; else nil.
func (d *Course) Granted() *said.Reading {
	if prev := d.Latest(); prev != nil && !d.Silenced && prev.Status == notice.Available {
		return prev
	}
	return nil
}

// LikeBefore completes a verdict that only negates by the kind of the one before ("…, das Rathaus dagegen nicht"), and by its
// status where it negates the same ("… ist nicht betroffen, das Bad ebenso wenig").
func (d *Course) LikeBefore(c *split.Chunk, v judge.Verdict) judge.Verdict {
	if prev := d.Latest(); v.Rule == judge.Absent && prev != nil {
		v.Kind = prev.Kind
		switch {
		case d.Ties.AsLittle(c):
			v.Status = prev.Status
		case d.Ties.Text.Is(d.Ties.Opening(c), "auch"): // "Kein Anschluss geht, auch die Durchwahlen nicht"
		case !cohesion.NamesNoService(c.Mentions) && prev.Fails() && (d.Ties.Text.Is(d.Ties.Opening(c), "nicht") || d.Ties.Text.Is(c.Last, "nicht")):
			v = judge.Verdict{Status: notice.Available, Kind: grammar.Usual, Conf: 0.75, Rule: "echo>" + prev.Rule} // "… ist geschlossen, nicht aber das Bad"
		}
	}
	v = d.withDeed(c, v)
	if v.Status != "" && d.goesOnDenied(c) {
		return judge.Verdict{Status: notice.Unavailable, Kind: d.Latest().Kind, Conf: v.Conf, Rule: "not-do"}
	}
	if v.Status == notice.Available && d.deniedToo(c, v) {
		v.Status, v.Rule = notice.Unavailable, "not-"+v.Rule
	}
	if v.Status == "" && len(c.Mentions) > 0 && d.AnswersNot(c) {
		v = judge.Verdict{Status: notice.Unavailable, Kind: grammar.Short, Conf: 0.85, Rule: "short"}
	}
	if v.Status == "" {
		v = d.gapped(c)
	}
	if v.Status == "" && d.grantsOther(c) {
		prev := d.Latest()
		v = judge.Verdict{Status: notice.Available, Kind: prev.Kind, Conf: 0.75, Rule: "echo>" + prev.Rule}
		if v.Kind == grammar.Fail {
			v.Kind = grammar.Work
		}
	}
	return v
}

// deniedToo reports whether the clause goes on with a further deed of those that "weder" before it denies ("kann weder mahnen noch abbuchen oder
// Rechnungen schreiben").
func (d *Course) deniedToo(c *split.Chunk, v judge.Verdict) bool {
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || !v.Kind.IsDeed() || c.Marks&grammar.Able != 0 || !d.Ties.Text.Is(c.First, "oder") && !d.Ties.Text.Is(c.First, "noch") {
		return false
	}
	for i := prev.First; i <= prev.Last; i++ {
		if d.Ties.Text.Is(i, "weder") {
			return true
		}
	}
	return false
}

// goesOnDenied reports whether the clause is but further infinitives of what the one before denies ("lassen sich nicht anmelden, ummelden oder
// stilllegen").
func (d *Course) goesOnDenied(c *split.Chunk) bool {
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || prev.Last+2 != c.First || !d.Ties.Text.Is(c.First-1, ",") || d.Ties.At[c.First]&grammar.Join != 0 {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if t := &d.Ties.Text.Tokens[i]; t.Kind != lexicon.Word || t.Upper || d.Ties.At[i]&grammar.Join == 0 && !lexicon.IsVerb(d.Ties.Text.Folded(i), false) && !d.Ties.Text.Is(i, "oder") {
			return false
		}
	}
	return lexicon.IsVerb(d.Ties.Text.Folded(prev.Last), false)
}

// gapped is the verdict of a clause that has but its subject, and how far what the clause before grants holds of that ("…, das Telefon nur
// vormittags", "…, das Sozialamt dagegen gar nicht"); it is none if c is no such clause.
func (d *Course) gapped(c *split.Chunk) judge.Verdict {
	const hedges = grammar.Able | grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition | grammar.Cause | grammar.Except | grammar.Elsewhere
	prev, of := d.Latest(), split.Usable(c.Mentions)
	if prev == nil || prev.Status == notice.Unavailable || d.Silenced || c.Sub || c.Label || c.Marks&hedges != 0 || len(of) == 0 {
		return judge.Verdict{}
	}
	if slices.ContainsFunc(of, func(x grammar.Mention) bool { return x.Role == grammar.Way || split.Has(prev.Mentions, x.Service) }) {
		return judge.Verdict{}
	}
	i := d.behind(of[len(of)-1].Last+1, c.Last)
	switch says := func(q grammar.CueAt) bool { return q.Kind != grammar.Short && !q.Noun }; {
	case i > c.Last:
	case d.Ties.At[i]&grammar.Only != 0 && !slices.ContainsFunc(c.Cues, says):
		return judge.Verdict{Status: notice.Limited, Kind: grammar.Limited, Conf: 0.8, Rule: "only>" + prev.Rule}
	case prev.Status == notice.Available && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.First == i && q.Last == c.Last && q.Kind == grammar.Short && q.Status() == notice.Unavailable
	}):
		return judge.Verdict{Status: notice.Unavailable, Kind: prev.Kind, Conf: 0.75, Rule: "not-" + prev.Rule}
	}
	return judge.Verdict{}
}

// behind is the first token from i on that does more than set what is said against what was, or tell that it is so now.
func (d *Course) behind(i, last int) int {
	for i < last && d.Ties.At[i]&grammar.Only == 0 && (d.Ties.At[i]&(grammar.Adversative|grammar.Now|grammar.AsItIs) != 0 || d.Ties.Text.Is(i, "leider")) {
		i++
	}
	return i
}

// grantsOther reports whether the clause, without a verb, says of another service that the predicate denied before it is true of that ("…, das
// Bad schon", "…, wohl aber die Bücherei").
func (d *Course) grantsOther(c *split.Chunk) bool {
	const few = 6
	const hedges = grammar.Negation | grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition | grammar.Cause | grammar.Only | grammar.Except | grammar.Same
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || d.Silenced || len(c.Cues) > 0 || c.Last-c.First > few || c.Marks&hedges != 0 || cohesion.NamesNoService(c.Mentions) {
		return false
	}
	if slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool {
		return x.Role == grammar.Way && prev.Kind != grammar.Reach || split.Has(prev.Mentions, x.Service)
	}) {
		return false
	}
	t := &d.Ties.Text
	switch string(t.Folded(c.Last)) {
	case "schon", "durchaus":
		return true
	}
	return t.Is(c.First, "wohl") && t.Is(c.First+1, "aber") || t.Is(c.First, "sehr") && t.Is(c.First+1, "wohl")
}

// AnswersNot reports whether the clause ends with the "nicht" that answers what was granted before it ("Trauungen ja, Urkunden
// nicht").
func (d *Course) AnswersNot(c *split.Chunk) bool {
	prev := d.Granted()
	if prev == nil || len(c.Cues) > 0 || !d.Ties.Text.Is(c.Last, "nicht") || c.Last == c.First {
		return false
	}
	return prev.Kind == grammar.Short || d.Ties.Text.Is(c.Last-1, "es") || d.Ties.OtherHours(c)
}

// Settle decides, at the end of the sentence, what its clauses say against each other of one service: what is done as a
// matter of course counts where the next clause says what is not ("Laufende Leistungen werden ausgezahlt, neue Anträge nicht
// bearbeitet").
func (d *Course) Settle() {
	for i := 1; i < len(d.Readings); i++ {
		prev, rd := &d.Readings[i-1], &d.Readings[i]
		if rd.Status == notice.Unavailable && d.Ties.OfAllNamed(rd.First, rd.Last) {
			doubtDeeds(d.Readings[:i]) // "Hunde anmelden, Steuern zahlen: nichts davon geht"
		}
		if rd.Status == notice.Available && rd.Kind != grammar.Do && d.addsTo(rd) {
			believeDeeds(d.Readings[:i]) // "Steuern werden verbucht, und auch Wohngeld kommt wie gewohnt"
		}
		d.settle(prev, rd)
	}
}

// settle decides what two readings, one after the other, say against each other of one service.
func (d *Course) settle(prev, rd *said.Reading) {
	const told, stated = 0.3, 0.6
	same := said.SameService(prev, rd)
	if prev.GrantsPlainDeed() {
		d.state(prev, rd, same)
	}
	if rd.GrantsPlainDeed() && !rd.Carried && rd.Confidence >= told && prev.Status == notice.Unavailable && same {
		rd.Confidence = max(rd.Confidence, stated) // "…, gezahlt wird aber weiter"
	}
	if rd.Status == notice.Limited && rd.Rule == "accept" && prev.Works() && same {
		rd.Status, rd.Kind = notice.Available, grammar.Do // "… ist voll arbeitsfähig: Abmeldungen werden erfasst"
	}
}

// state adds to the belief in the plain deed prev, where rd says against it what is not done, or but in part. same: they are of one service.
func (d *Course) state(prev, rd *said.Reading, same bool) {
	const named, told, stated = 0.15, 0.3, 0.6
	denied := rd.Status == notice.Unavailable && (rd.Carried && prev.Confidence > named || prev.Confidence >= told && same)
	limited := rd.Status == notice.Limited && !rd.Carried && !same && prev.Confidence >= told && d.setsAgainst(rd)
	if denied || limited { // "Pässe stellen wir aus, Führerscheine allerdings nur vorläufig"
		prev.Confidence = max(prev.Confidence, stated)
	}
}

// setsAgainst reports whether the reading says that its own services go but in part.
func (d *Course) setsAgainst(rd *said.Reading) bool {
	return d.Ties.HasMark(rd.First, rd.Last, grammar.Only) || d.Ties.HasMark(rd.First, rd.Last, grammar.Adversative)
}

// addsTo reports whether the reading begins by saying that what it grants of its own services is granted besides ("und auch …").
func (d *Course) addsTo(rd *said.Reading) bool {
	const sure = 0.75
	i := rd.First
	if d.Ties.Text.Is(i, "und") {
		i++
	}
	return !rd.Carried && rd.Confidence >= sure && d.Ties.Text.Is(i, "auch")
}

// believeDeeds adds to the belief in the deeds that are told of: what comes after them takes them as a fact.
func believeDeeds(of []said.Reading) {
	const told, belief = 0.4, 0.6
	for k := range of {
		if of[k].GrantsPlainDeed() && of[k].Confidence >= told {
			of[k].Confidence = max(of[k].Confidence, belief)
		}
	}
}

// doubtDeeds takes the belief from the deeds that are merely named.
func doubtDeeds(of []said.Reading) {
	const belief = 0.1
	for k := range of {
		if of[k].GrantsPlainDeed() {
			of[k].Doubt(belief)
		}
	}
}

// Postpone takes the belief from what the clause before called possible: something has to happen first.
func (d *Course) Postpone() {
	const belief = 0.3
	if prev := d.Granted(); prev != nil {
		prev.Doubt(belief)
	} else if prev := d.Latest(); prev != nil && prev.Kind == grammar.Accept && prev.Status == notice.Limited {
		prev.Doubt(belief)
	}
}

// Processes handles a clause that says of what is taken in that it is worked on too. It reports whether c is one.
func (d *Course) Processes(c *split.Chunk, v judge.Verdict) bool {
	prev := d.Latest()
	if prev == nil || d.awaits(c) || slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return !split.Has(prev.Mentions, x.Service) }) || v.Status != notice.Available || !d.handsIn(prev) || (v.Kind != grammar.Usual || prev.Status != notice.Limited) && !d.Ties.Processed(c) && !d.saysItWorks(c, v) {
		return false
	}
	prev.Status, prev.Kind, prev.Rule, prev.Last = notice.Available, grammar.Do, prev.Rule+">processed", c.Last
	return true
}

// awaits reports whether a condition stands behind the clause ("eingetragen wird es, sobald die Datenbank läuft").
func (d *Course) awaits(c *split.Chunk) bool {
	return d.Ties.Text.Is(c.Last+1, ",") && (d.Ties.Text.Is(c.Last+2, "sobald") || d.Ties.Text.Is(c.Last+2, "wenn") || d.Ties.Text.Is(c.Last+2, "sowie"))
}

// handsIn reports whether what prev says is done is that something is handed in, also in writing.
func (d *Course) handsIn(prev *said.Reading) bool {
	if prev.Kind != grammar.Limited || prev.Status != notice.Limited {
		return prev.Kind == grammar.Accept && prev.Status != notice.Unavailable
	}
	return slices.ContainsFunc(d.Ties.CuesIn(prev.First, prev.Last), func(q grammar.CueAt) bool { return q.Kind == grammar.Accept && q.Last <= prev.Last })
}

// saysItWorks reports whether the clause says of the one before it as a whole that it works (", das läuft einwandfrei").
func (d *Course) saysItWorks(c *split.Chunk, v judge.Verdict) bool {
	const hedges = grammar.Only | grammar.Mostly | grammar.Modal | grammar.Late | grammar.Negation
	return v.Kind == grammar.Work && c.Marks&hedges == 0 && len(c.Mentions) == 0 && (d.Ties.Text.Is(c.First, "das") || d.Ties.Text.Is(c.First, "dies")) && !d.Ties.Stranger(c)
}
