package wording

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Excuses reports whether the clause tells why somebody is asked for something, or for whose understanding ("…, da das Amt
// geschlossen bleibt"); before are the markers of the clause that asks.
func (r *Reader) Excuses(c *split.Chunk, before grammar.Mark) bool {
	i := r.Opening(c)
	if r.Informs(i) {
		return true
	}
	if before&grammar.Modal != 0 && before&grammar.Past == 0 && r.At[i]&grammar.Cause != 0 && c.Marks&(grammar.Modal|grammar.Rest) == 0 {
		return true // "Briefe beantworten wir lieber als Mails, zumal …"
	}
	if before&(grammar.Modal|grammar.Past) != 0 {
		return false
	}
	const near = 3 // tokens of "Verständnis dafür,"
	if !r.Text.Is(i, "dass") {
		return before&grammar.Advice != 0 && r.At[i]&grammar.Cause != 0
	}
	for j := i - 1; j >= max(i-near, 0); j-- {
		if r.Text.Is(j, "verstaendnis") {
			return true
		}
	}
	return false
}

// Informs reports whether the "dass" at token i tells what somebody says that he informs of ("Wir möchten Sie informieren, dass …",
// "Bitte beachten Sie, dass …").
func (r *Reader) Informs(i int) bool {
	const near = 8
	if !r.Text.Is(i, "dass") {
		return false
	}
	for j := i - 1; j >= max(i-near, 0); j-- {
		switch string(r.Text.Folded(j)) {
		case "informieren", "mitteilen", "mitzuteilen", "hinweisen", "hinzuweisen", "hinweis", "beachten", "wissen", "denken", "bekanntgeben", "kenntnis", "merken", "bekannt", "melden", "vermelden", "sagen":
			return true
		case "rechnen": // "Wir rechnen damit, dass …" foresees but what is to come
			return r.Text.Is(j+1, "sie") && r.Text.Tokens[j+1].Upper || r.Text.Is(j-1, "damit") && r.Text.Is(j-2, "sie") && r.Text.Tokens[j-2].Upper
		case "ein", "einstellen", "einzustellen":
			return r.Text.Is(j-1, "darauf")
		case "ob", "nicht", "hoffen", "hofft", "wenn", "falls":
			return false
		}
	}
	return false
}

// OpensWish reports whether the clause tells with "dass" what is wished for; before are the markers of the clause before it ("… fordert,
// dass das Amt samstags öffnet").
func (r *Reader) OpensWish(c *split.Chunk, before grammar.Mark) bool {
	return before&grammar.Modal != 0 && r.Text.Is(r.Opening(c), "dass") && !r.Informs(r.Opening(c))
}

// TellsOn reports whether the clause goes on with the one before it, prev, that tells who is meant ("Wer ein Gewerbe eröffnet, schließt oder verlegt").
func (r *Reader) TellsOn(prev, c *split.Chunk) bool {
	if prev == nil || !prev.Who || len(c.Mentions) > 0 || r.Text.Tokens[c.First].Upper || !r.Text.Is(c.Last+1, ",") || r.Text.Tokens[c.Last].Upper {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if r.Text.Is(i, "oder") {
			return true
		}
	}
	return false
}

// GoesOnSubordinate reports whether the clause goes on with the subordinate one before: "und" joins them, and its verb comes last ("… und
// Ausweise per Post verschickt").
func (r *Reader) GoesOnSubordinate(c *split.Chunk) bool {
	if !r.Text.Is(c.First, "und") && !r.Text.Is(c.First, "oder") && !r.Text.Is(c.First, "sowie") {
		return false
	}
	if n := len(c.Cues); n == 0 || c.Cues[n-1].Last != c.Last && r.At[c.Last]&grammar.Able == 0 {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if r.IsCopula(i) || r.At[i]&grammar.Able != 0 && i+1 < c.Last {
			return false // "… und das Amt ist geschlossen"
		}
	}
	return true
}

// Ellipsis reports whether the clause's subject is but an article before a place or an owner: "…, das in Werl ist geöffnet", "Die der Stadt Werl
// ist geöffnet".
func (r *Reader) Ellipsis(c *split.Chunk) bool {
	i := r.Opening(c)
	if i+2 > c.Last {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "das", "die", "der", "jenes", "jene":
	default:
		return false
	}
	owner := (r.Text.Is(i+1, "der") || r.Text.Is(i+1, "des")) && r.Text.Tokens[i+2].Upper
	return (owner || r.MarkAt(i+1)&grammar.Place != 0) && !r.attributive(i+2, c.Last)
}

// attributive reports whether the nouns from token i on end with a participle before another noun: the article before them is that noun's ("Die
// in Werl geplante Sanierung").
func (r *Reader) attributive(i, last int) bool {
	for i < last && (r.Text.Tokens[i].Upper || r.Text.Tokens[i].End-r.Text.Tokens[i].Start <= 3) {
		i++
	}
	w := r.Text.Folded(i)
	return i < last && r.Text.Tokens[i+1].Upper && (bytes.HasSuffix(w, []byte("te")) || bytes.HasSuffix(w, []byte("ten")) || bytes.HasSuffix(w, []byte("ene")) || bytes.HasSuffix(w, []byte("enen")) || bytes.HasSuffix(w, []byte("ende")) || bytes.HasSuffix(w, []byte("enden")))
}

// Shared are the marks that the clause shares with the one before, whose marks and services are given, since it shares its verb ("… ließ sich kein
// Pass beantragen, kein Auto ummelden", "Ihr dürft wieder leihen, vormerken").
func (r *Reader) Shared(c *split.Chunk, before []grammar.Mention, marks grammar.Mark) grammar.Mark {
	switch {
	case r.sharesVerb(c, before):
		return marks & (grammar.Modal | grammar.Past)
	case r.onlyDeeds(c):
		return marks & grammar.Again
	}
	return 0
}

// sharesVerb reports whether the verb of the clause is that of the clause before: it begins with "kein" and ends with an infinitive or participle,
// or goes on with the services that the one before named ("Angeblich sind Telefon, E-Mail und Homepage weg").
func (r *Reader) sharesVerb(c *split.Chunk, before []grammar.Mention) bool {
	i := r.Opening(c)
	if r.HasMark(i, c.Last-1, grammar.Able) || r.Text.Is(c.First-1, ":") || r.At[i]&grammar.Cause != 0 {
		return false // a verb of its own
	}
	if n := len(before); n > 0 && len(c.Mentions) > 0 && before[n-1].Last == c.First-2 && c.Mentions[0].First <= i+1 {
		return r.Text.Is(c.First-1, ",")
	}
	if !bytes.HasPrefix(r.Text.Folded(i), []byte("kein")) {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Last == c.Last || q.Last == c.Last-1 && r.At[c.Last]&grammar.Able != 0
	})
}

// TurnsTo reports whether the clause says by a pronoun whose door it is that opens or closes ("…; am Montag öffnet es wieder").
func (r *Reader) TurnsTo(c *split.Chunk, v judge.Verdict) bool {
	if v.Kind != grammar.Open && v.Kind != grammar.Shut && v.Kind != grammar.Reach {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "es", "er", "sie":
			return !r.Text.Tokens[i].Upper
		}
	}
	return false
}

// InCue reports whether the exception at token i is but part of what the clause says ("außer Betrieb", "vom Ausfall ausgenommen").
func (r *Reader) InCue(c *split.Chunk, i int) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.First == i && r.Text.Is(i, "ausser") || q.First < i && q.Last == i && q.Kind == grammar.Usual
	})
}

// BeginsCue reports whether an outright cue begins at token i.
func (r *Reader) BeginsCue(i int) bool {
	for _, q := range r.CuesIn(i, i) {
		if q.Kind <= grammar.Cancelled {
			return true
		}
	}
	return false
}

// NamesDeed reports whether one of the tokens is the noun of a deed ("außer Abmeldungen").
func (r *Reader) NamesDeed(first, last int) bool {
	return slices.ContainsFunc(r.CuesIn(first, last), func(q grammar.CueAt) bool { return q.Noun })
}

// OnlyAims reports whether the clause is the infinitive of what somebody but strives for ("Die Stadt setzt alles daran, das Amt wieder zu
// öffnen"): the sentence, from first on, does not tell that it comes to pass ("Es gelang, …"). The clause's own subject begins at from.
func (r *Reader) OnlyAims(c *split.Chunk, first, from int) bool {
	if r.Text.Is(c.First-1, ":") || !r.IsInfinitiveClause(c) {
		return false
	}
	for i := from; i < c.Last; i++ {
		if r.IsCopula(i) {
			return false // "…, jetzt ist der Pass wieder zu haben"
		}
	}
	return !r.Tells(grammar.Success, first, c.First-1) // "Es ist gelungen, …" comes to pass
}

// Avoids reports whether the clause says with "ohne" or "statt" what does not come about ("Ohne das Amt zu schließen, …", "Statt den Betrieb
// einzustellen, …"); that "ohne" makes something impossible is another matter.
func (r *Reader) Avoids(c *split.Chunk, v judge.Verdict) bool {
	i := r.Opening(c)
	switch {
	case r.Text.Is(i, "ohne"):
		return v.Status == notice.Unavailable && !strings.HasPrefix(v.Rule, "not-") && (r.IsInfinitiveClause(c) || r.Text.Is(i+1, "dass"))
	case r.Text.Is(i, "statt"), r.Text.Is(i, "anstatt"):
		return r.IsInfinitiveClause(c) || r.Text.Is(i+1, "dass")
	}
	return false
}

// TellsAbility reports whether the clause ends by saying what somebody is able to do, or not ("Wir sind nicht in der Lage, …").
func (r *Reader) TellsAbility(c *split.Chunk) bool {
	switch string(r.Text.Folded(c.Last)) {
	case "lage", "imstande", "stande", "ausserstande", "moeglich", "unmoeglich", "moeglichkeit", "gelegenheit":
		return true
	}
	return false
}

// Forgone reports whether the clause is the infinitive of a stop that a clause before it, with a negation, calls needless or not to be had ("Es
// ist nicht nötig, das Amt zu schließen"); "als" tells that there is no other choice.
func (r *Reader) Forgone(c *split.Chunk, v judge.Verdict) bool {
	stops := v.Kind == grammar.Shut || v.Kind == grammar.Fail || v.Kind == grammar.Cancelled
	if !stops || v.Status != notice.Unavailable || !r.IsInfinitiveClause(c) || c.First == 0 || !r.Text.Is(c.First-1, ",") || r.Text.Is(c.First, "als") {
		return false
	}
	const near = 8
	for j := c.First - 2; j >= max(c.First-near, 0) && r.Text.Tokens[j].Kind == lexicon.Word; j-- {
		if r.At[j]&grammar.Negation != 0 {
			return true
		}
	}
	return false
}

// OnlySeems reports whether the clause tells what something is but like ("Das Amt tut so, als sei es geöffnet").
func (r *Reader) OnlySeems(c *split.Chunk) bool {
	i := r.Opening(c)
	if !r.Text.Is(i, "als") {
		return false
	}
	switch string(r.Text.Folded(min(i+1, c.Last))) {
	case "ob", "sei", "seien", "waere", "waeren", "habe", "haette", "haetten", "koenne", "koennte", "koennten", "wuerde", "wuerden":
		return true
	}
	return false
}

// PutIn reports whether the clause is but a word or two between commas, behind which the one before goes on ("…, mit Verlaub, …").
func (r *Reader) PutIn(c *split.Chunk) bool {
	return (c.Last-c.First <= 1 || r.putsOtherwise(c)) && len(c.Cues) == 0 && c.First > 0 && r.Text.Is(c.First-1, ",") && r.Text.Is(c.Last+1, ",")
}

// putsOtherwise reports whether the clause but says more precisely what the one before it says of time ("genauer bis zum 3. Mai").
func (r *Reader) putsOtherwise(c *split.Chunk) bool {
	switch string(r.Text.Folded(c.First)) {
	case "genauer", "also", "sprich", "genau", "mindestens", "voraussichtlich", "vorerst":
		return len(c.Mentions) == 0
	}
	return false
}

// FramesInfinitive reports whether the clause says by v of an infinitive to come how that is ("Es ist nicht möglich, …", "Wir sind in der Lage,
// …").
func (r *Reader) FramesInfinitive(c *split.Chunk, v judge.Verdict) bool {
	if len(c.Mentions) > 0 && (!cohesion.OnlyNamed(c.Mentions) || !r.TellsAbility(c)) {
		return false
	}
	return v.Kind == grammar.Work || v.Kind == grammar.Fail || v.Kind == grammar.Do
}

// OnlyConsiders reports whether an infinitive clause but names the deed that it says v of ("daran zu denken, Geburten zu beurkunden").
func (r *Reader) OnlyConsiders(c *split.Chunk, v judge.Verdict) bool {
	return v.Status != notice.Unavailable && c.Marks&(grammar.Able|grammar.Again) == 0 && !r.Now(c.First, c.Last)
}

// BeginsDenied reports whether the clause begins with "nicht", joined to what stands before or not ("…, nicht aber per Mail").
func (r *Reader) BeginsDenied(c *split.Chunk) bool {
	i := c.First
	for i < c.Last && r.At[i]&(grammar.Join|grammar.Adversative) != 0 && !r.Text.Is(i, "nicht") {
		i++
	}
	return r.Text.Is(i, "nicht")
}
