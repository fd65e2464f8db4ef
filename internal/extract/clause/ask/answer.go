package ask

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Answer is +1 if the sentence answers a question as "ja" does, −1 if it does as "nein", else 0.
func (r *Asker) Answer(s split.Span) int {
	first := r.pastLabel(r.Begins(s), s.Last)
	if r.HalfYes(s) {
		return 1
	}
	if first < s.Last && (r.At[first]&(grammar.Now|grammar.Again) != 0 || r.Text.Is(first, "aber") || r.Text.Is(first, "beides")) && r.At[first]&grammar.No == 0 && r.MarkAt(first+1)&(grammar.Yes|grammar.No) != 0 {
		first++ // "Inzwischen ja", "Aber nein"
	}
	switch {
	case r.At[first]&grammar.No != 0: // "Das stimmt nicht" begins as "Das stimmt"
		return -1
	case r.At[first]&grammar.Yes != 0:
		return 1
	}
	if r.Text.Is(first, "nicht") && r.Text.Is(first+1, "mehr") && r.endsAnswer(first+2, s.Last) {
		return -1
	}
	if r.wholly(first, s.Last) || r.SinceThen(first, s.Last) || r.Always(first, s.Last) {
		return 1
	}
	return cmp.Or(r.inPart(first, s.Last), r.echo(first, s.Last))
}

// pastLabel is the token behind the label that an answer from token first on may begin with ("Seit gestern: ja, …", "Antwort der Stadt: ja, …").
func (r *Asker) pastLabel(first, last int) int {
	of := r.Text.Is(first, "antwort")
	for i := first; i <= min(first+4, last-1) && (of || !r.Covered[i]); i++ {
		if r.Text.Is(i, ":") && (of || len(r.MentionsIn(first, i)) == 0) {
			return i + 1
		}
	}
	return first
}

// inPart is what "ja" or "nein" says behind the part that it is said of ("Für November ja, …", "In Soest nein."); 0 if there is none.
func (r *Asker) inPart(first, last int) int {
	const few = 5 // tokens of "Für die laufenden Fälle ja"
	switch string(r.Text.Folded(first)) {
	case "fuer", "bei", "beim", "mit", "in", "im", "am", "an", "auf", "zum", "zur", "per", "was":
	default:
		return 0
	}
	i := min(first+1, last)
	for i < min(first+few, last) && r.Text.Tokens[i+1].Kind == lexicon.Word {
		i++
	}
	switch {
	case len(r.MentionsIn(first, i)) > 0 || i < last && r.Text.Tokens[i+1].Kind != lexicon.Punct:
	case r.At[i]&grammar.Yes != 0:
		return 1
	case r.At[i]&grammar.No != 0:
		return -1
	}
	return 0
}

// HalfYes reports whether the sentence answers a question with a reserved yes ("Im Prinzip ja", "Jein", "Teils, teils", "Sofern …, ja",
// "Nur wenn …").
func (r *Asker) HalfYes(s split.Span) bool {
	i := r.Begins(s)
	switch string(r.Text.Folded(i)) {
	case "jein":
		return true
	case "nur", "bloss", "lediglich", "hoechstens", "allenfalls":
		return isCondition(string(r.Text.Folded(i + 1)))
	case "im", "zum":
		i++
		if !r.Text.Is(i, "prinzip") && !r.Text.Is(i, "grunde") && !r.Text.Is(i, "teil") {
			return false
		}
	case "teils":
		return i+2 <= s.Last && (r.Text.Is(i+1, "teils") || r.Text.Is(i+2, "teils"))
	case "fast", "beinahe", "nahezu", "weitgehend", "groesstenteils", "ueberwiegend", "vielerorts", "mancherorts", "stellenweise":
		return s.Last-i <= 2
	case "soweit", "sofern", "wenn", "falls", "solange":
		return r.endsWithYes(i, s.Last)
	case "prinzipiell", "grundsaetzlich", "bedingt", "teilweise":
	case "manchmal", "gelegentlich", "mitunter", "meistens", "meist", "selten", "bisweilen", "zuweilen", "haeufig", "oft", "unregelmaessig", "sporadisch", "zeitweise", "stundenweise", "phasenweise":
		return i == s.Last || r.Text.Tokens[i+1].Kind == lexicon.Punct
	default:
		return r.OnDays(i, s.Last)
	}
	return i < s.Last && r.Text.Is(i+1, "ja")
}

// isCondition reports whether the word opens a condition.
func isCondition(w string) bool { return w == "wenn" || w == "falls" || w == "sofern" }

// endsWithYes reports whether a condition from token i on is followed by "ja", and no more ("Sofern …, ja").
func (r *Asker) endsWithYes(i, last int) bool {
	for i < last && (!r.Text.Is(i, ",") && !r.Text.Is(i, ":") || !r.Text.Is(i+1, "ja")) {
		i++
	}
	return i < last && (i+1 == last || r.Text.Tokens[i+2].Kind == lexicon.Punct)
}

// ShareOf is available if the sentence but names the whole of what was asked about ("Alle"), unavailable if none of it ("Keine"), limited if a
// part ("Neun von siebzig", "Nur wenige"); "" if it is no such answer.
func (r *Asker) ShareOf(s split.Span) notice.Status {
	const few = 6 // tokens
	first := r.Begins(s)
	c := r.Chunk(split.Span{First: first, Last: s.Last}, false)
	switch {
	case r.wholly(first, s.Last):
		if c.Marks&grammar.Except != 0 {
			return notice.Limited
		}
		return notice.Available
	case r.Never(first, s.Last):
		return notice.Unavailable
	case s.Last-first > few || r.HasMark(first, s.Last, grammar.Able) || len(c.Mentions) > 0:
		return ""
	case amount.Share(&r.Text, first, s.Last) || c.Marks&(grammar.Mostly|grammar.Only|grammar.Scant) != 0:
		return notice.Limited
	}
	if w := string(r.Text.Folded(first)); c.Marks&grammar.Negation != 0 && !r.NamesNoun(first+1, min(first+1, s.Last)) && (r.At[first]&(grammar.No|grammar.Now) != 0 || w == "leider" || w == "im" || w[0] == 'k' || w == "nichts" || w == "niemand") {
		return notice.Unavailable
	}
	return ""
}

// NamesWays reports whether the sentence names ways to be reached ("Am Telefon nur vormittags"): what is said is said of them.
func (r *Asker) NamesWays(s split.Span) bool {
	return slices.ContainsFunc(r.MentionsIn(s.First, s.Last), func(m grammar.Mention) bool { return m.Role == grammar.Way })
}

// MeansBoth reports whether an answer is said of all that was asked about ("Beides fällt aus", "Leider geht beides nicht").
func (r *Asker) MeansBoth(s split.Span) bool {
	const near = 3 // tokens of "Leider geht beides"
	first := r.Begins(s)
	for i := first; i < min(first+near, s.Last); i++ {
		switch string(r.Text.Folded(i)) {
		case "beides", "beide", "alles", "alle", "saemtliches":
			return true
		}
	}
	return false
}

// wholly reports whether the answer that begins at token i is but the whole of what was asked about ("Alle.", "In sämtlichen Schulen, …").
func (r *Asker) wholly(i, last int) bool {
	const most = 4 // tokens behind it
	if i < last && r.At[i]&grammar.Place != 0 {
		i++
	}
	switch string(r.Text.Folded(i)) {
	case "alle", "allen", "alles", "saemtliche", "saemtlichen", "ueberall", "jede", "jeder", "jedem", "jedes", "beide", "beiden", "beides":
	default:
		return false
	}
	for k := i + 1; k <= min(i+most, last); k++ {
		switch t := &r.Text.Tokens[k]; {
		case t.Kind == lexicon.Punct || t.Kind == lexicon.Dash || t.Kind == lexicon.Break:
			return !r.Text.Is(k, ":")
		case !t.Upper && t.Kind != lexicon.Number && !r.Counts(k), r.At[k]&(grammar.Able|grammar.Negation) != 0:
			return false
		}
	}
	return last <= i+most
}

// echo is what an answer says that but takes up the verb of the question or what that is about ("Ist er.", "Können Sie nicht.", "Auch
// die.", "Das auch nicht."); 0 if it is none.
func (r *Asker) echo(i, last int) int {
	verb, points, same, answer := r.echoed(i), false, false, 1
	if verb {
		i++
	}
	first := i
	for ; i <= last && r.Text.Tokens[i].Kind == lexicon.Word; i++ {
		switch string(r.Text.Folded(i)) {
		case "er", "sie", "es", "das", "die", "der", "den", "dem", "ihr", "man", "wir", "ich", "du":
			points = points || !verb || i == first
		case "auch", "ebenfalls", "schon", "durchaus", "wohl", "sehr", "leider", "noch", "wieder", "weiterhin", "natuerlich":
			same = same || r.At[i]&grammar.Same != 0 || r.Text.Is(i, "schon")
		case "nicht":
			answer, same = -1, true
		default:
			if verb || !points || !r.echoed(i) {
				return 0
			}
			verb = true // "Sie kommt."
		}
	}
	if !r.endsAnswer(i, last) || !points || !verb && !same {
		return 0
	}
	if answer > 0 && r.toNobody(i, last) {
		return 0
	}
	return answer
}

// endsAnswer reports whether an answer ends before token i, with a sign that is no colon or with its last token.
func (r *Asker) endsAnswer(i, last int) bool {
	return (i > last || r.Text.Tokens[i].Kind == lexicon.Punct) && !r.Text.Is(i, ":")
}

// toNobody reports whether one of the tokens behind the comma says that nobody or nothing does it ("Dürfen Sie, abheben wird niemand").
func (r *Asker) toNobody(comma, last int) bool {
	for i := comma + 1; i <= last && r.Text.Is(comma, ","); i++ {
		switch string(r.Text.Folded(i)) {
		case "niemand", "nichts", "keiner", "vergeblich", "vergebens", "zwecklos":
			return true
		}
	}
	return false
}

// echoed reports whether token i is a verb with which an answer can stand for the whole of the question.
func (r *Asker) echoed(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "ist", "sind", "hat", "haben", "habt", "wird", "werden", "kann", "koennen", "koennt", "kannst", "darf", "duerfen", "duerft", "tut", "tun", "macht", "machen", "gibt",
		"bekommt", "bekommen", "kriegt", "kriegen", "erhaltet", "erhalten", "geht", "laeuft", "laufen", "kommt", "kommen", "faehrt", "fahren",
		"findet", "finden", "klappt", "funktioniert", "oeffnet", "oeffnen", "arbeitet", "arbeiten", "darfst", "bekommst", "kriegst", "braucht", "brauchen":
		return true
	}
	return false
}

// Begins is the first token of a question or answer that is no sign, quotation mark, dash, number or letter before a colon ("F:", "2.").
func (r *Asker) Begins(s split.Span) int {
	first := s.First
	for first < s.Last {
		switch t := &r.Text.Tokens[first]; {
		case t.Kind == lexicon.Symbol || t.Kind == lexicon.Dash || t.Kind == lexicon.Number || t.Kind == lexicon.Break || quotes(t) || t.First == '|':
			first++
		case first+1 < s.Last && r.Text.Is(first+1, ":") && (t.End-t.Start < 3 || r.Text.Is(first, "frage") || r.Text.Is(first, "antwort")):
			first += 2
		default:
			return first
		}
	}
	return first
}

// quotes reports whether t is a quotation mark.
func quotes(t *lexicon.Token) bool {
	return t.Kind == lexicon.Punct && (t.First == '"' || t.First >= 0x80)
}

// OnlyQuotes reports whether the sentence is but a quotation mark, left over from a question.
func (r *Asker) OnlyQuotes(s split.Span) bool {
	return s.First == s.Last && quotes(&r.Text.Tokens[s.First])
}

// NamesAsker reports whether the sentence but ends the quotation that a question is, and tells whose it is ("“, fragte gestern jemand.").
func (r *Asker) NamesAsker(s split.Span) bool {
	const few = 12 // tokens of "“, will eine Leserin aus dem Nachbarort von uns wissen."
	return s.Last-s.First <= few && quotes(&r.Text.Tokens[s.First]) && r.Text.Is(s.First+1, ",") && len(split.Usable(r.MentionsIn(s.First, s.Last))) == 0
}

// TellsWhen reports whether a day in the sentence answers the question: one of the week may but be a day on which it is open anyway, if that
// does not ask when it will be so again.
func (r *Asker) TellsWhen(ask *said.Reading, s split.Span) bool {
	if r.HasMark(ask.First, ask.Last, grammar.Again) {
		return true
	}
	numbers := false
	for i := s.First; i <= s.Last; i++ {
		if r.Text.Is(i, "uhr") || r.Text.Is(i, "bis") {
			return false
		}
		numbers = numbers || r.Text.Tokens[i].Kind == lexicon.Number
	}
	return numbers
}

// SinglesOut lets what an answer to the question that asked is a yes to but names with "nur" have the status that was asked about ("Welche Ämter
// sind zu? Nur das Standesamt."), and reports whether it is a "nein" that does so ("Sind alle zu? Nein, nur das Standesamt.").
func (r *Asker) SinglesOut(asked *said.Reading, own []said.Reading, answer int) bool {
	no := answer < 0 && asked.Status == notice.Unavailable
	if !no && !asked.Which {
		return false
	}
	only := false
	for k := range own {
		o := &own[k]
		if o.Rule != "only" || split.HasAny(o.Mentions, asked.Mentions) {
			continue
		}
		only = true
		if asked.Kind != grammar.Trouble {
			o.Status, o.Kind, o.Rule = asked.Status, asked.Kind, "only>"+asked.Rule
		}
	}
	return no && only
}

// NamesDeeds reports whether the sentence is but deeds in the infinitive, and no sentence of its own ("Pässe beantragen und Autos anmelden.").
func (r *Asker) NamesDeeds(s split.Span) bool {
	const own = grammar.Able | grammar.Negation | grammar.Only | grammar.Modal | grammar.Advice | grammar.Condition
	last := s.Last
	if r.Text.Tokens[last].Kind == lexicon.Punct {
		last--
	}
	w := r.Text.Folded(last)
	return (bytes.HasSuffix(w, []byte("en")) || bytes.HasSuffix(w, []byte("ern")) || bytes.HasSuffix(w, []byte("eln"))) && !r.Text.Tokens[last].Upper && !r.HasMark(s.First, s.Last, own) && slices.ContainsFunc(r.CuesIn(s.First, last), func(q grammar.CueAt) bool {
		return q.Last == last && (q.Kind == grammar.Do || q.Kind == grammar.Accept)
	})
}

// goesOn are the markers of words with which a sentence goes on about what was asked.
const goesOn = grammar.Pronoun | grammar.Negation | grammar.Able | grammar.Only | grammar.All | grammar.Again | grammar.Same

// HasSubject reports whether the sentence has a verb, and a subject of its own that no list knows.
func (r *Asker) HasSubject(s split.Span) bool {
	c := r.Chunk(s, false)
	if c.Marks&(grammar.Able|grammar.Askable) == 0 {
		return false
	}
	bare := s.First < s.Last && r.At[s.First]&grammar.Pronoun == 0 && !r.pointsBack(s) && len(c.Mentions) == 0 && r.At[s.First+1]&(grammar.Able|grammar.Askable) != 0
	return bare || r.Stranger(&c)
}

// Replies reports whether the sentence can answer a question before it: it begins as an answer does, or names nothing else
// that it could be about.
func (r *Asker) Replies(s split.Span) bool {
	if last := r.Text.Tokens[s.Last]; last.Kind == lexicon.Punct && last.First == '?' {
		return false
	}
	c, first := r.Chunk(s, false), s.First
	if first < s.Last && r.Text.Is(first, "leider") {
		first++
	}
	return r.Answer(s) != 0 || r.Begins(s) != s.First && !quotes(&r.Text.Tokens[s.First]) || r.NamesCause(s) || r.ShareOf(s) != "" || r.pointsBack(s) || (r.Covered[first] || r.Inside[first]&goesOn != 0) && !r.Stranger(&c)
}

// NamesCause reports whether the sentence begins as one does that answers why ("Weil der Server fehlt").
func (r *Asker) NamesCause(s split.Span) bool {
	switch string(r.Text.Folded(r.Begins(s))) {
	case "weil", "wegen", "aufgrund", "da", "damit":
		return true
	}
	return false
}

// pointsBack reports whether the sentence begins with an article that stands for what was asked about ("Die finden statt", "Den gibt es").
func (r *Asker) pointsBack(s split.Span) bool {
	switch string(r.Text.Folded(s.First)) {
	case "die", "der", "das", "den", "dem":
		return s.First < s.Last && r.MarkAt(s.First+1)&(grammar.Able|grammar.Askable) != 0
	}
	return false
}

// PromisesIt reports whether the clause begins with what those who are asked do with what was asked about, which it leaves out or points back
// to ("Stellen wir aus", "Den geben wir aus").
func (r *Asker) PromisesIt(c *split.Chunk) bool {
	i := r.Begins(split.Span{First: c.First, Last: c.Last})
	if r.pointsBack(split.Span{First: i, Last: c.Last}) {
		i++
	}
	return i < c.Last && r.Text.Is(i+1, "wir") && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.First == i && !q.Noun })
}

// TermNamesDeed reports whether sentence s, a term, but names the deed that the reading grants ("Wohnsitz anmelden:").
func (r *Asker) TermNamesDeed(s split.Span, rd *said.Reading) bool {
	return rd.GrantsDeed() && (r.EndsWithColon(s) && rd.Status == notice.Available || r.NamesDeeds(s))
}

// MayAnswer reports whether sentence s, which stands under a question, can be the answer to it: the labelled items of a list are only to one
// that takes a yes.
func (r *Asker) MayAnswer(item bool, s split.Span, ask *said.Reading) bool {
	return ask.TakesYes() && !ask.Which || !item || !r.HasLabel(s)
}
