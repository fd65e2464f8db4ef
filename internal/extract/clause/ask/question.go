package ask

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/reply"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Asker reads the questions of one text. It is not safe for concurrent use.
type Asker struct{ reply.Reader }

// Question is what a sentence asks.
type Question struct {
	Topic []grammar.Mention // what it asks about
	Yes   judge.Verdict     // what a yes would say; its status is "" if a yes says nothing
	About []grammar.Mention // what a yes would say it of
	When  bool              // it asks since when it will be so: a day answers it
	Why   bool              // it asks why it is so: to name the cause says that it is
	How   bool              // it asks how, where or when one does it: but "gar nicht" answers it
	Which bool              // it asks what all it is said of: an enumeration answers it, or "alle" and "keine"
}

// sure is how sure it is that a yes says what the question asks.
const sure = 0.75

// Question finds what the sentence of chunks asks about, and what a yes to it would say. topic is what the sentence before
// was about.
func (r *Asker) Question(s split.Span, chunks []split.Chunk, topic []grammar.Mention) Question {
	marks, first := marksOf(chunks), r.verb(s)
	q := Question{Topic: r.asked(chunks)}
	if r.AsksPrice(s) {
		return Question{}
	}
	short := r.elliptic(s, chunks)
	if goesOn := short || r.asksNext(first, s.Last) || r.asksFurther(first); len(q.Topic) == 0 && (marks&grammar.Pronoun != 0 || goesOn) && len(calls(chunks)) == 0 {
		q.Topic = topic
	}
	askable := r.isAskable(chunks, first)
	switch {
	case r.asksIfThat(r.Begins(s), s.Last):
		r.asksTruth(&q, chunks, marks)
	case r.expectsTrouble(q.Topic, chunks, first, s.Last) || r.asksAppointment(&q, chunks, s.Last):
		q.yes(notice.Unavailable, grammar.Trouble, "trouble")
	case marks&(grammar.Modal|grammar.Past) == 0 && r.asksOpenly(&q, chunks, s, first): // done
	case askable && len(calls(chunks)) == 0 && r.asksIn(s, marks, q.Topic):
		if len(q.Topic) == 0 {
			q.Topic = []grammar.Mention{{Service: "rathaus", Role: grammar.House, First: s.First, Last: s.Last}}
		}
		q.yes(notice.Available, grammar.Open, "open")
	case len(q.Topic) == 0:
		r.asksWay(&q, chunks, s, first, askable && marks&grammar.Unaskable == 0)
	case marks&(grammar.Modal|grammar.Past) == 0:
		r.answers(&q, chunks, first, marks, askable, short)
	}
	return q
}

// marksOf are the markers of all the chunks.
func marksOf(chunks []split.Chunk) (marks grammar.Mark) {
	for i := range chunks {
		marks |= chunks[i].Marks
	}
	return marks
}

// asksNext reports whether a question from token first on but asks what to do or how it goes on ("Was tun?", "Und nun?", "Wie weiter?").
func (r *Asker) asksNext(first, last int) bool {
	if last-first > 2 {
		return false
	}
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "tun", "nun", "jetzt", "weiter":
			return true
		}
	}
	return false
}

// asksFurther reports whether the question whose verb is token first goes on about what somebody has just told of himself, in the same line ("Ich
// ziehe um. Muss ich …?").
func (r *Asker) asksFurther(first int) bool {
	asks := r.MarkAt(first)&(grammar.Able|grammar.Askable) != 0 || r.Text.Is(first, "muss")
	return asks && first >= 2 && r.Text.Is(first-1, ".") && r.Text.Is(first+1, "ich")
}

// asksAnything reports whether a question of the tokens asks for nothing in particular ("Kann ich etwas online erledigen?").
func (r *Asker) asksAnything(first, last int) bool {
	for i := first; i <= last; i++ {
		switch string(r.Text.Folded(i)) {
		case "etwas", "sachen", "dinge", "antraege", "formulare", "dienste", "leistungen", "anliegen", "behoerdengaenge", "irgendwas", "irgendetwas":
			return true
		}
	}
	return false
}

// asksWay notes what the question q, of the sentence s and from token first on, asks of a way to be reached; sure: "ja" answers it.
func (r *Asker) asksWay(q *Question, chunks []split.Chunk, s split.Span, first int, sure bool) {
	if r.asksNumber(first) || r.At[first]&grammar.Askable != 0 && (r.Text.Is(first, "erreiche") || r.Text.Is(first, "erreichen") || r.Text.Is(first, "erreicht")) {
		q.Topic = []grammar.Mention{{Service: "telefon", Role: grammar.Channel, First: s.First, Last: s.Last}}
		q.yes(notice.Available, grammar.Reach, "reach")
		return
	}
	if q.Topic = calls(chunks); len(q.Topic) > 0 && sure {
		q.yes(notice.Available, grammar.Reach, "reach")
	}
	if len(q.Topic) == 0 && sure && r.asksAnything(first, s.Last) && r.HasMark(first, s.Last, grammar.Online) {
		q.Topic = []grammar.Mention{{Service: "online-dienste", Role: grammar.Channel, First: s.First, Last: s.Last}}
		q.yes(notice.Available, grammar.Work, "work")
		q.Topic = nil // what follows the answer is about forms and counters too
	}
}

// asksNumber reports whether a question from token first on asks for the number of a telephone ("Unter welcher Nummer erreiche ich Sie?").
func (r *Asker) asksNumber(first int) bool {
	if !r.Text.Is(first+1, "welcher") && !r.Text.Is(first, "welche") {
		return false
	}
	for i := first + 1; i <= min(first+2, len(r.At)-1); i++ {
		switch string(r.Text.Folded(i)) {
		case "nummer", "telefonnummer", "rufnummer", "durchwahl":
			return true
		}
	}
	return false
}

// asksOpenly notes what the question q, of the sentence s and from token first on, asks that "ja" does not answer: which, why, how. It
// reports whether it is such a question.
func (r *Asker) asksOpenly(q *Question, chunks []split.Chunk, s split.Span, first int) bool {
	switch {
	case r.asksWhich(first) && !r.HasMark(first+1, s.Last, grammar.Unaskable) && !r.asksMore(first+1, s.Last):
		q.Which = true
		q.Yes, q.About = r.whether(chunks, q.Topic)
		switch marks := marksOf(chunks); {
		case q.Yes.Status != "" || !r.asksAll(first): // whether said it
		case marks&grammar.Negation != 0:
			q.yes(notice.Unavailable, grammar.Work, "not-work")
		case marks&(grammar.Mostly|grammar.Only) != 0:
			q.yes(notice.Limited, grammar.Work, "in-part")
		default:
			q.yes(notice.Available, grammar.Work, "work")
		}
	case r.asksWhy(first):
		q.Yes, q.About = r.whether(chunks, q.Topic)
		q.Why = q.Yes.Status != notice.Available
	case r.Text.Is(first, "wann") && r.HasMark(first, s.Last, grammar.Again): // a day answers it
		return false
	case len(q.Topic) > 0 && !have(chunks, grammar.Trouble) && r.asksHow(first, s.Last):
		q.yes(notice.Available, grammar.Do, "do")
		q.How = true
	default:
		return false
	}
	return true
}

// asksWhich reports whether a question that begins with token i asks what all it is said of ("Welche Ämter …", "Was … nicht?").
func (r *Asker) asksWhich(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "welche", "welcher", "welches", "welchen", "was", "wer":
		return true
	}
	return false
}

// asksMore reports whether one of the tokens asks for the place or manner too ("Was erledige ich wo?", but not "Was läuft wie immer?").
func (r *Asker) asksMore(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.asksManner(i) && len(r.CuesIn(i, i)) == 0 {
			return true
		}
	}
	return false
}

// asksIn reports whether a question of the markers asks whether one can come: to the house or office that it is about, or to nobody in particular.
func (r *Asker) asksIn(s split.Span, marks grammar.Mark, about []grammar.Mention) bool {
	if marks&(grammar.Modal|grammar.Past|grammar.Unaskable) != 0 {
		return false
	}
	if len(about) == 0 {
		return marks&grammar.Visit != 0
	}
	end := s.Last
	for end > s.First && r.Text.Tokens[end].Kind != lexicon.Word {
		end--
	}
	if m := about[0]; m.Last == end && m.First > s.First {
		switch string(r.Text.Folded(m.First - 1)) {
		case "ins", "zum", "zur": // "Kann ich ins Rathaus?"
			return r.At[r.verb(s)]&grammar.Able != 0 && cohesion.Houses(about)
		}
	}
	switch string(r.Text.Folded(end)) {
	case "kommen", "rein", "reinkommen", "hinein", "besuchen", "betreten", "gehen":
		return cohesion.Houses(about)
	}
	return false
}

// asksAll reports whether a question that begins with token i asks for all that somebody does ("Was macht das Gesundheitsamt?").
func (r *Asker) asksAll(i int) bool {
	switch string(r.Text.Folded(i + 1)) {
	case "macht", "machen", "kann", "koennen", "bietet", "bieten", "leistet", "tut":
		return r.Text.Is(i, "was")
	}
	return false
}

// asksHow reports whether a question that begins with token i asks how, where or when somebody gets something, or how it goes on.
func (r *Asker) asksHow(i, last int) bool {
	for i < last && !r.asksManner(i) {
		i++ // "Mein Bauantrag liegt bei Ihnen, wie geht es weiter?"
	}
	const near = 4 // tokens of "Wie bekomme ich"
	for k := i + 1; k <= min(i+near, last); k++ {
		switch string(r.Text.Folded(k)) {
		case "ich", "wir", "man":
			return true
		case "weiter":
			return r.Text.Is(k-1, "es")
		}
	}
	return false
}

// asksManner reports whether token i is a word that asks how, where or when.
func (r *Asker) asksManner(i int) bool {
	return r.Text.Is(i, "wie") || r.Text.Is(i, "wo") || r.Text.Is(i, "wann")
}

// asksWhy reports whether a question that begins with token i asks for the cause or the end of what it takes as given.
func (r *Asker) asksWhy(i int) bool {
	return r.Text.Is(i, "warum") || r.Text.Is(i, "wieso") || r.Text.Is(i, "weshalb") || r.Text.Is(i, "wie") && r.Text.Is(i+1, "lange") || r.Text.Is(i, "bis") && r.Text.Is(i+1, "wann")
}

// answers notes what a yes to the question q says, whose verb is token first; short: it is but the deed or thing asked for.
func (r *Asker) answers(q *Question, chunks []split.Chunk, first int, marks grammar.Mark, askable, short bool) {
	switch {
	case have(chunks, grammar.Trouble) && askable, have(chunks, grammar.Limited) && (r.asksForIt(first) || judge.BeginsWithFailure(chunks, first)): // "Gibt es Verzögerungen …?"
		q.yes(notice.Unavailable, grammar.Trouble, "trouble")
	case r.Text.Is(first, "wann") && marks&grammar.Negation == 0:
		if v, about := r.whether(chunks, q.Topic); v.Status == notice.Available && (marks&grammar.Again != 0 || v.Kind == grammar.Open) {
			q.Yes, q.About, q.When = v, about, true
		}
	case marks&grammar.Unaskable == 0 && (askable || short || r.Text.Is(first, "heisst") || r.Text.Is(first, "bedeutet")):
		if q.Yes, q.About = r.whether(chunks, q.Topic); q.Yes.Status == "" && (r.asksForIt(first) || r.bareThing(&chunks[0])) {
			q.yes(notice.Available, grammar.Held, "held")
		}
	}
}

// yes notes what a yes says of all that is asked about.
func (q *Question) yes(status notice.Status, kind grammar.Kind, rule string) {
	q.Yes, q.About = judge.Verdict{Status: status, Kind: kind, Conf: sure, Rule: rule}, q.Topic
}

// have reports whether the clauses have a cue of the kind.
func have(chunks []split.Chunk, k grammar.Kind) bool {
	return slices.ContainsFunc(chunks, func(c split.Chunk) bool {
		return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == k })
	})
}

// asked are the services that a question names: its parts of many services only where it names none of its own, and the
// way where it asks whether somebody can be reached ("Ist das Rathaus telefonisch erreichbar?").
func (r *Asker) asked(chunks []split.Chunk) []grammar.Mention {
	if ways := calls(chunks); len(ways) > 0 && have(chunks, grammar.Reach) {
		return cohesion.Channels(ways)
	}
	var out []grammar.Mention
	for i := range chunks {
		out = append(out, split.Usable(chunks[i].Mentions)...)
	}
	if slices.ContainsFunc(out, func(x grammar.Mention) bool { return x.Role != grammar.Thing }) {
		r.countAmong(out)
		out = slices.DeleteFunc(out, func(x grammar.Mention) bool { return x.Role == grammar.Thing })
	}
	return out
}

// countAmong makes what many services have a matter of its own where it is listed among others ("Ummeldung oder Personalausweis?"), or is done
// with oneself ("Kann ich mich ummelden …?").
func (r *Asker) countAmong(ms []grammar.Mention) {
	for i := range ms {
		m := &ms[i]
		if m.Role != grammar.Thing || m.Service != "meldewesen" {
			continue
		}
		after := i > 0 && ms[i-1].Role != grammar.Thing && ms[i-1].Last == m.First-2 && r.Joins(m.First-1)
		before := i+1 < len(ms) && ms[i+1].Role != grammar.Thing && ms[i+1].First == m.Last+2 && r.Joins(m.Last+1)
		listed := m.First == m.Last && r.Text.Tokens[m.First].Upper && (after || before)
		if listed || m.First > 0 && (r.Text.Is(m.First-1, "mich") || r.Text.Is(m.First-1, "uns")) {
			m.Role = grammar.Matter
		}
	}
}

// beginsWithDeed reports whether the verb that begins a question, token first, tells a deed ("Beurkundet das Standesamt Geburten?"), or parts
// with its particle ("Rückt die Feuerwehr aus?").
func (r *Asker) beginsWithDeed(chunks []split.Chunk, first int) bool {
	return slices.ContainsFunc(chunks, func(c split.Chunk) bool {
		return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
			return q.First == first && !q.Noun && (q.Last < c.Last && q.Kind.IsDeed() || q.First < q.Last && q.Kind <= grammar.Held)
		})
	})
}

// asksForIt reports whether the verb that begins a question asks by itself whether a thing is to be had ("Kommt …?").
func (r *Asker) asksForIt(first int) bool {
	switch string(r.Text.Folded(first)) {
	case "bekomme", "bekommen", "bekommt", "erreiche", "erreichen", "kriege", "kriegen", "kommt", "kommen", "faehrt", "fahren", "laeuft", "laufen", "oeffnet", "gibt", "komm", "komme",
		"nimmt", "nehmen", "nehmt", "holt", "holen", "leert", "leeren", "zahlt", "zahlen", "hilft", "helfen", "arbeitet", "arbeiten",
		"klappt", "klappen", "habt", "haben", "spielt", "spielen", "verleiht", "rollt", "rollen", "lohnt", "ob":
		return true
	}
	return false
}

// whether is what a yes would say ("Kann ich meinen Ausweis abholen?"), and of which of the topic; its status is "" if it
// says nothing.
func (r *Asker) whether(chunks []split.Chunk, topic []grammar.Mention) (yes judge.Verdict, about []grammar.Mention) {
	for i := range chunks {
		c := &chunks[i]
		c.Marks |= grammar.Able
		c.Cues = r.pastSign(c.Cues)
		v := r.Weigh(c, true)
		if v.Status == "" || v.Status == notice.Limited && v.Kind != grammar.Accept {
			continue
		}
		fit := r.Filter(topic, v, c)
		if len(fit) == 0 {
			fit = topic
		}
		if yes.Status != v.Status {
			about = nil
		}
		for _, m := range fit { // "Kann ich mich ummelden oder einen Pass beantragen?"
			if !split.Has(about, m.Service) {
				about = append(about, m)
			}
		}
		v.Conf = sure
		yes = v
	}
	return yes, about
}

// pastSign are the cues but for the signs that a question may stand behind ("❌ Neu beantragen?"): those are of its answer.
func (r *Asker) pastSign(cues []grammar.CueAt) []grammar.CueAt {
	return slices.DeleteFunc(slices.Clone(cues), func(q grammar.CueAt) bool { return r.Text.Tokens[q.First].Kind == lexicon.Symbol })
}

// calls are the ways among the mentions ("Kann ich anrufen?").
func calls(chunks []split.Chunk) []grammar.Mention {
	var out []grammar.Mention
	for i := range chunks {
		for _, m := range chunks[i].Mentions {
			if m.Role == grammar.Way {
				out = append(out, m)
			}
		}
	}
	return out
}
