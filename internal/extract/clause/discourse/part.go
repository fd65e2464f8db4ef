package discourse

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/fit"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// GivesPart limits what the clause before called unavailable, for one that tells which part of it goes all the same ("Das Bauamt
// kann nicht genehmigen, berät aber", "… ist geschlossen, Abholungen sind am Fenster möglich"). It reports whether c is one, and
// done with. A building that is shut stays so, but for its other parts: what is done in it opens no door.
func (d *Course) GivesPart(c *split.Chunk, v judge.Verdict) bool {
	const silent = grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition | grammar.Cause | grammar.Elsewhere | grammar.StandIn
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || c.Label || c.Sub || c.Marks&(silent|grammar.Negation) != 0 || d.Silenced {
		return false
	}
	rest := v.Status != notice.Unavailable && (d.Ties.AmongOthers(c) || d.otherParts(c, prev))
	if c.Marks&grammar.Again != 0 && !rest {
		return false
	}
	if cohesion.HasHouse(prev.Mentions) && !rest || d.ofOther(c, prev) {
		return false
	}
	if slices.ContainsFunc(c.Mentions, func(x grammar.Mention) bool { return x.Role != grammar.Thing && x.Role != grammar.Inside }) {
		return false
	}
	if d.Ahead != nil && d.Ahead(c.First, c.Last) || !rest && !d.doesPart(c, v) {
		return false
	}
	prev.Limit(c, "in-part")
	return true
}

// OnlyReady limits what the clause before grants of a deed, for a relative clause that tells that this is done with what is finished alone ("gibt
// die Pässe aus, die schon gedruckt sind"). It reports whether c is one, and done with.
func (d *Course) OnlyReady(c *split.Chunk) bool {
	prev := d.Granted()
	if prev == nil || !prev.OfDeed() && !prev.Carried || !d.Ties.TellsReady(c) {
		return false
	}
	prev.Limit(c, reserved)
	return true
}

// AlsoReady reports whether the clause but adds to what works, by the one before, that what is finished is given out too ("können wieder beantragt
// werden, mitnehmen können Sie fertige Dokumente ebenfalls").
func (d *Course) AlsoReady(c *split.Chunk) bool {
	prev := d.Granted()
	if prev == nil || !prev.OfDeed() || c.Marks&grammar.Ready == 0 || c.Marks&(grammar.Only|grammar.Negation) != 0 {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if t := d.Ties.Text; t.Is(i, "ebenfalls") || t.Is(i, "auch") || t.Is(i, "ebenso") || t.Is(i, "gleichfalls") {
			return true
		}
	}
	return false
}

// otherParts reports whether the clause is about the other parts of what prev says of some of them ("Drei Etagen des Rathauses sind gesperrt, die
// anderen beiden sind offen").
func (d *Course) otherParts(c *split.Chunk, prev *said.Reading) bool {
	t, i := d.Ties.Text, d.Ties.Opening(c)
	others := t.Is(i, "die") && (t.Is(i+1, "anderen") || t.Is(i+1, "uebrigen") || t.Is(i+1, "restlichen"))
	if i += 2; t.Is(i, "beiden") || t.Is(i, "zwei") || t.Is(i, "drei") {
		i++
	}
	return others && i <= c.Last && !t.Tokens[i].Upper && slices.ContainsFunc(prev.Mentions, func(m grammar.Mention) bool {
		return m.First > 1 && (t.Is(m.First-1, "des") || t.Is(m.First-1, "der")) && t.Tokens[m.First-2].Upper && d.Ties.Inside[m.First-2] == 0
	})
}

// Spares limits what the clause before called unavailable, for one that excepts part of it ("… ist geschlossen, ausgenommen Sterbefälle"):
// one of the mentions, or thing, which no list knows. It reports whether c does so.
func (d *Course) Spares(c *split.Chunk, excepted []grammar.Mention, thing bool) bool {
	prev := d.Latest()
	if prev == nil || prev.Status != notice.Unavailable || d.Silenced || c.Marks&grammar.Negation != 0 {
		return false
	}
	part := slices.ContainsFunc(excepted, func(x grammar.Mention) bool {
		return x.Role == grammar.Matter && (split.Has(prev.Mentions, x.Service) || fit.HasContainer(prev.Mentions))
	})
	if !part && (len(excepted) > 0 || !thing) {
		return false
	}
	prev.Limit(c, "in-part")
	return true
}

// doesPart reports whether the clause tells what is done: by the subject of the one before, against what that says, or as a part
// that it names.
func (d *Course) doesPart(c *split.Chunk, v judge.Verdict) bool {
	part, affirms := d.Ties.NamesPortion(c.First, c.Last), d.Ties.Text.Is(c.Last, "schon") || d.Ties.Text.Is(c.Last, "ja")
	switch {
	case d.affirmsOther(c), v.Status != notice.Unavailable && c.Marks&(grammar.Adversative|grammar.GoesOn) != 0 && d.Ties.IsImpersonal(d.Ties.Opening(c), c.Last):
		return true
	case v.Status == "":
		return (part || d.leavesRest(c)) && len(c.Cues) == 0 && affirms
	}
	switch v.Kind {
	case grammar.Do, grammar.Accept, grammar.Work, grammar.Limited, grammar.Held:
		against := c.Marks&grammar.Adversative != 0 && (d.goesOn(c) || d.doesOther(c, v))
		return v.Status != notice.Unavailable && (part || affirms || against)
	case grammar.Open:
		return v.Status != notice.Unavailable && (part || c.Marks&grammar.Adversative != 0 && d.doesOther(c, v))
	default:
		return false
	}
}

// affirmsOther reports whether the clause, without a verb of its own, but affirms of another thing what the one before denies ("Anträge sind
// nicht möglich, wohl aber deren Abholung").
func (d *Course) affirmsOther(c *split.Chunk) bool {
	i := d.Ties.Opening(c)
	affirms := d.Ties.Text.Is(i, "wohl") && d.Ties.Text.Is(i+1, "aber") || d.Ties.Text.Is(i, "sehr") && d.Ties.Text.Is(i+1, "wohl")
	return affirms && c.Marks&grammar.Able == 0
}

// doesOther reports whether the clause tells of another thing that is done than the deed that the one before denies ("Die Bücherei verleiht keine
// Medien, Zeitungen darf man aber lesen").
func (d *Course) doesOther(c *split.Chunk, v judge.Verdict) bool {
	return d.Latest().OfDeed() && v.Kind != grammar.Limited && c.Marks&grammar.Able != 0 && d.Ties.NamesThing(c.First, c.Last) && !d.Ties.NamesAnswers(c)
}

// leavesRest reports whether the clause is about the rest of what the one before says of one thing that is done ("Samstagstermine nicht, alle
// anderen schon").
func (d *Course) leavesRest(c *split.Chunk) bool {
	if c.Marks&grammar.Rest == 0 {
		return false
	}
	return d.Latest().OfDeed()
}

// goesOn reports whether the clause has the subject of the one before: its verb comes first.
func (d *Course) goesOn(c *split.Chunk) bool {
	i := d.Ties.Opening(c)
	return d.Ties.SameSubject(c) || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.First == i && !q.Noun })
}

// InPlace notes what the clause says of a thing that no list knows, in the service that it names as the place ("In der Bücherei ist die Rückgabe
// möglich, …"), or of a part of what an office does, which the next clause may name ("Laufende Leistungen kommen pünktlich, …").
func (d *Course) InPlace(c *split.Chunk, rd said.Reading) {
	if len(c.Mentions) == 0 && rd.Status == notice.Available && d.Ties.NamesPortion(c.First, c.Last) {
		d.part = &rd
	}
	ms := split.Usable(c.Mentions)
	if len(ms) > 0 && rd.Kind != grammar.Usual && !slices.ContainsFunc(ms, func(m grammar.Mention) bool {
		return !m.Place || m.Role != grammar.Office || m.Service != ms[0].Service
	}) {
		rd.Mentions = ms
		d.part = &rd
	}
}

// OtherPart joins what a clause says of another thing there to that ("…, die Ausleihe nicht"): it works in part. It is nil if c is none.
func (d *Course) OtherPart(c *split.Chunk, v judge.Verdict) *said.Reading {
	p := d.part
	d.part = nil
	if p == nil || !d.afterComma(c) || p.Status == v.Status || p.Status == notice.Limited {
		return nil
	}
	if len(p.Mentions) == 0 {
		p.Mentions = split.Usable(c.Mentions)
	}
	if len(p.Mentions) == 0 || slices.ContainsFunc(split.Usable(c.Mentions), func(m grammar.Mention) bool { return m.Service != p.Mentions[0].Service || m.Role == grammar.House }) {
		return nil
	}
	p.Status, p.Rule, p.Last, p.Confidence = notice.Limited, "parts>"+p.Rule, c.Last, max(p.Confidence, v.Conf)
	return p
}

// LacksPart limits what the clause before granted, for one that says which part of it fails or goes but in part ("Die Homepage ist wieder
// da, einzelne Unterseiten fehlen"). It reports whether c is one.
func (d *Course) LacksPart(c *split.Chunk) bool {
	prev := d.Granted()
	if prev == nil || len(c.Mentions) > 0 || !d.Ties.NamesPortion(c.First, c.Last) {
		return false
	}
	prev.Limit(c, "in-part")
	return true
}

// Beside marks what the clause before granted, for a reading that says of a thing that no list knows that it fails ("Die Halle
// ist offen, die Tribüne gesperrt").
func (d *Course) Beside(rd *said.Reading) {
	switch prev := d.Granted(); {
	case prev == nil || rd.Status != notice.Unavailable:
	case prev.Kind == grammar.Short && rd.Kind == grammar.Short: // "Über die Zentrale ja, beim Sachbearbeiter nein"
		prev.Status, prev.Rule = notice.Limited, prev.Rule+">"+reserved
	case prev.Topical && prev.Kind != grammar.Trouble && rd.Kind != grammar.Cancelled && (d.Ahead == nil || !d.Ahead(prev.First, prev.Last)): // "Stadtarchiv: Der Lesesaal ist offen, die Suche in den Karten geht nicht"
		prev.Status, prev.Rule = notice.Limited, prev.Rule+">"+reserved
	case prev.Kind != grammar.Trouble && d.ofItsOwn(rd.First, rd.Kind == grammar.Cancelled): // "…, sein Innendienst steht still"
		prev.Status, prev.Rule = notice.Limited, prev.Rule+">"+reserved
		prev.Confidence = max(prev.Confidence, rd.Confidence)
	default:
		prev.Rule += ">beside"
	}
}

// visitorsCannot reports whether the clause says which one thing people cannot do at what prev calls open ("…, bezahlen kann man dort nichts").
func (d *Course) visitorsCannot(c *split.Chunk, prev *said.Reading) bool {
	return prev.Kind == grammar.Open && d.Ties.Text.Is(d.Ties.Opening(c)+2, "man")
}

// ofMail reports whether the reading is of e-mail alone.
func ofMail(rd *said.Reading) bool {
	return len(rd.Mentions) > 0 && !slices.ContainsFunc(rd.Mentions, func(m grammar.Mention) bool { return m.Service != "email" })
}

// ofItsOwn reports whether a clause from token i begins with something that belongs to what was just spoken of, or with the rest of that ("ihre
// Prüfung", "der übrige Betrieb", "manche Straßen"); an event that is called off may be its own, and no part of what it does.
func (d *Course) ofItsOwn(i int, event bool) bool {
	t := d.Ties
	for i+1 < len(t.Text.Tokens) && (t.Text.Tokens[i].Kind == lexicon.Punct || t.At[i]&grammar.Join != 0) {
		i++
	}
	if w := string(t.Text.Folded(i)); (w == "die" || word.IsArticle(w)) && i+1 < len(t.Text.Tokens) {
		i++
	} else if word.IsPossessive(w) {
		return !event // "…, sein Sommerfest ist abgesagt"
	}
	w := string(t.Text.Folded(i))
	if w == "eine" && i+1 < len(t.Text.Tokens) && strings.HasSuffix(string(t.Text.Folded(i+1)), "ung") {
		return !event // "…, eine Bearbeitung gibt es nicht"
	}
	switch w {
	case "rest", "grossteil", "manche", "manches", "einige", "einiges", "etliche", "viele", "vieles", "einzelne", "weitere", "andere", "anderes", "mehrere", "meisten":
		return true
	}
	return slices.ContainsFunc([]string{"uebrige", "restliche", "gewohnte", "uebliche", "zugehoerige", "dazugehoerige"}, func(own string) bool { return strings.HasPrefix(w, own) })
}

// noMore limits all that the sentence grants, for a clause that says that this is all ("Das Amt gibt Auskunft und nimmt Anträge an, mehr nicht").
// It reports whether c is one, and done with.
func (d *Course) noMore(c *split.Chunk) bool {
	if !d.isAll(c) {
		return false
	}
	for i := range d.Readings {
		if rd := &d.Readings[i]; rd.Status == notice.Available && (rd.Kind == grammar.Do || i == len(d.Readings)-1) {
			rd.Limit(c, reserved)
		}
	}
	return len(d.Readings) > 0
}

// isAll reports whether the clause says but that there is no more ("mehr aber auch nicht", "das war es dann").
func (d *Course) isAll(c *split.Chunk) bool {
	const most = 5 // words
	if c.Last-c.First >= most {
		return false
	}
	t := &d.Ties.Text
	words := make([]string, 0, most)
	for i := c.First; i <= c.Last; i++ {
		switch w := string(t.Folded(i)); w {
		case "aber", "jedoch", "auch", "dann", "schon", "leider":
		default:
			words = append(words, w)
		}
	}
	switch strings.Join(words, " ") {
	case "mehr nicht", "sonst nicht", "weiter nicht", "mehr nichts", "sonst nichts", "weiter nichts", "das war es", "das war s", "das war's", "das waere es", "damit hat es sich", "damit hat sich es":
		return true
	}
	return false
}
