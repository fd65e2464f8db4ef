package split

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Span is a run of tokens: First to Last.
type Span struct{ First, Last int }

// attributive reports whether the cue stands before a noun as its attribute ("die geschlossene Bücherei").
func (r *Splitter) attributive(q *grammar.CueAt) bool {
	if q.Kind > grammar.Fail || q.First != q.Last || q.Last+1 >= len(r.Text.Tokens) || !r.Text.Tokens[q.Last+1].Upper {
		return false
	}
	w := r.Text.Folded(q.Last)
	return bytes.HasSuffix(w, []byte("ene")) || bytes.HasSuffix(w, []byte("enen")) || bytes.HasSuffix(w, []byte("ete")) || bytes.HasSuffix(w, []byte("eten")) || bytes.HasSuffix(w, []byte("ener")) || bytes.HasSuffix(w, []byte("eter"))
}

// Chunk is one clause.
type Chunk struct {
	Span
	Cues     []grammar.CueAt
	Mentions []grammar.Mention
	Marks    grammar.Mark
	Label    bool // it ends with ":" or a dash after which something is said of it
	Sub      bool // a subordinate clause
	Who      bool // it only says whom the next clause is about ("Wer einen Pass braucht, …")
}

// Chunks cuts a sentence into clauses, which are good until the next sentence is cut.
func (r *Splitter) Chunks(s Span) []Chunk {
	r.cues = r.cues[:0]
	r.Mute(s.First, s.Last)
	r.chunks = r.cut(s, r.chunks[:0])
	return r.chunks
}

func (r *Splitter) cut(s Span, out []Chunk) []Chunk {
	first := s.First
	flush := func(last int, label bool) {
		if last >= first {
			out = r.split(Span{first, last}, label, out)
		}
	}
	for i := s.First; i <= s.Last; i++ {
		t := &r.Text.Tokens[i]
		if t.Kind == lexicon.Word || t.Kind == lexicon.Number {
			continue // only signs part clauses
		}
		if end := max(r.InsetAt(i), r.DayBracket(i, s.Last), r.dayBetween(first, i, s.Last), r.putIn(first, i, s.Last)); end > i {
			i = end
			continue
		}
		switch {
		case t.Kind == lexicon.Punct && i > s.First && r.isInner(first, i):
		case t.Kind == lexicon.Punct && word.EndsClause(t.First):
			flush(i-1, false)
			first = i + 1
		case t.Kind == lexicon.Punct && t.First == ':':
			flush(i-1, true)
			first = i + 1
		case t.Kind == lexicon.Dash && (i > s.First || first > s.First) && !r.isRange(i):
			flush(i-1, true)
			first = i + 1
		case t.Kind == lexicon.Symbol && t.First == '/' && r.besideCues(i, s):
			flush(i-1, false)
			first = i + 1
		}
	}
	flush(s.Last, false)
	return out
}

// isInner reports whether the sign i, in a clause from first, belongs to a cut word, a date, an abbreviation or a comparison ("so, wie man
// es kennt").
func (r *Splitter) isInner(first, i int) bool {
	switch r.Text.Tokens[i].First {
	case ',':
		return r.Text.IsCut(i-1) || r.Text.Is(i-1, "so") && r.Text.Is(i+1, "wie") || r.inDate(first, i) || i > 1 && r.ThenAt(first) == i-1 || r.inNames(first, i) || r.joinsParticiples(i)
	case '.':
		return isAbbreviation(r.Text.Folded(i - 1))
	}
	return false
}

// inNames reports whether the comma at i, in a clause from first, stands between names in the midst of the clause ("Anträge nehmen Hemer, Menden
// und Balve nicht an"), or between what a verb and its particle enclose ("nimmt Anmeldungen, Abmeldungen und Umzüge nicht an").
func (r *Splitter) inNames(first, i int) bool {
	from, to := r.Text.Enumeration(i)
	service := func(m grammar.Mention) bool { return m.Role != grammar.Named }
	return from > first && (r.spans(i) || !slices.ContainsFunc(r.MentionsIn(from, to), service)) && !r.hasCue(from, to) && !word.IsRelative(string(r.Text.Folded(from-1)))
}

// joinsParticiples reports whether the comma at i stands between participles that share a verb, the last of them behind an "und" and at the end
// of the clause ("werden beantragt, gedruckt und ausgegeben").
func (r *Splitter) joinsParticiples(i int) bool {
	done := func(j int) bool {
		return j < len(r.Text.Tokens) && !r.Text.Tokens[j].Upper && lexicon.IsVerb(r.Text.Folded(j), true)
	}
	j := i - 1
	for done(j) && r.Text.Is(j+1, ",") {
		j += 2
	}
	joined := r.Text.Is(j+1, "und") || r.Text.Is(j+1, "oder") || r.Text.Is(j+1, "noch")
	return j > i && done(j) && joined && done(j+2) && (j+3 >= len(r.Text.Tokens) || r.Text.Tokens[j+3].Kind != lexicon.Word || word.IsAuxiliary(string(r.Text.Folded(j+3))))
}

// names reports whether the clause from begin to last says whom the next one is about: "wer …", "die … möchten".
func (r *Splitter) names(begin, last int) bool {
	switch string(r.Text.Folded(begin)) {
	case "wer", "wessen", "wem":
		return !r.Text.Is(last+1, "?")
	case "was":
		switch string(r.Text.Folded(last)) {
		case "angeht", "anbelangt", "anlangt", "betrifft", "wird":
			return !r.Text.Is(last+1, ":") // "Was die Kasse angeht, …", "Was beantragt wird, …"
		}
	case "die", "der", "denen":
		return word.Wants(string(r.Text.Folded(last)))
	}
	return false
}

// isRange reports whether the dash at i stands between two numbers or days, or in a word that begins with a number ("200-mal").
func (r *Splitter) isRange(i int) bool {
	if i == 0 || i+1 >= len(r.Text.Tokens) || r.Text.Tokens[i-1].Kind != lexicon.Number {
		return false
	}
	next := &r.Text.Tokens[i+1]
	return next.Kind == lexicon.Number || next.Kind == lexicon.Word && !next.Upper && next.Start == r.Text.Tokens[i].End && r.Text.Tokens[i].Start == r.Text.Tokens[i-1].End
}

func (r *Splitter) besideCues(i int, s Span) bool {
	return r.hasCue(max(s.First, i-4), i-1) && r.hasCue(i+1, min(s.Last, i+6))
}

func (r *Splitter) hasCue(first, last int) bool {
	for _, c := range r.CuesIn(first, last) {
		if c.Last <= last && c.Kind != grammar.Trouble && !c.Noun {
			return true
		}
	}
	return false
}

// split cuts a clause once more at "und", "aber" and the like where each side has a cue, and appends the parts.
func (r *Splitter) split(s Span, label bool, out []Chunk) []Chunk {
	first := s.First
	for i := s.First + 1; i < s.Last; i++ {
		if r.Inside[i]&grammar.Join == 0 || r.At[i]&grammar.Join == 0 || r.joinsDeeds(i) || r.joinsVerbs(first, i, s.Last) {
			continue
		}
		if r.asksFirst(first, i, s.Last) || r.concludesSecond(first, i, s.Last) || r.speaksSecond(first, i, s.Last) || r.pastFirst(first, i, s.Last) {
			out = append(out, r.Chunk(Span{first, i - 1}, false))
			first = i
			continue
		}
		if r.At[i]&grammar.Adversative == 0 && !r.ownPredicate(i+1, s.Last) && !r.turns(first, i, s.Last) {
			continue
		}
		if (r.hasCue(first, i-1) || r.doesElse(first, i-1)) && r.hasCue(i+1, s.Last) && !r.spans(i) {
			out = append(out, r.Chunk(Span{first, i - 1}, false))
			first = i
		}
	}
	return append(out, r.Chunk(Span{first, s.Last}, label))
}

// doesElse reports whether the tokens end with a subject and a verb that no list knows.
func (r *Splitter) doesElse(first, last int) bool {
	return r.SoundsVerb(last) && slices.ContainsFunc(r.MentionsIn(first, last), func(m grammar.Mention) bool { return m.Last == last-1 })
}

// joinsDeeds reports whether the join at i stands between the nouns of two deeds ("die Beantragung und Ausgabe von Ausweisen").
func (r *Splitter) joinsDeeds(i int) bool {
	noun := func(first, last int) bool {
		return slices.ContainsFunc(r.CuesIn(first, last), func(c grammar.CueAt) bool { return c.Noun && c.Last <= last })
	}
	return noun(i-1, i-1) && noun(i+1, i+1)
}

// joinsVerbs reports whether the "und" at i stands between two verbs that share what stands before and behind them ("Mails empfängt und
// beantwortet die Verwaltung").
func (r *Splitter) joinsVerbs(first, i, last int) bool {
	if !r.Text.Is(i, "und") || i+2 > last || i-2 < first || !r.isVerb(i-1) || !r.isVerb(i+1) {
		return false
	}
	const article = 1
	if a, b := r.saying(first, i), r.saying(i+1, i+1); a != "" && b != "" && a != b {
		return false // "schließt und öffnet …"
	}
	return slices.ContainsFunc(r.MentionsIn(i+2, i+2+article), func(m grammar.Mention) bool { return !m.Place }) && len(r.MentionsIn(first, i-2)) > 0
}

// isVerb reports whether token i is a verb of the third person by its ending.
func (r *Splitter) isVerb(i int) bool {
	w := r.Text.Folded(i)
	return !r.Text.Tokens[i].Upper && w[len(w)-1] == 't' && (r.SoundsVerb(i) || slices.ContainsFunc(r.CuesIn(i, i), func(q grammar.CueAt) bool { return q.Last == i && !q.Noun }))
}

// turns reports whether what is said after the join at i is the contrary of what is said before it ("ist … geschlossen und
// öffnet am Samstag wieder", "ist nicht erreichbar und ab Montag wieder besetzt").
func (r *Splitter) turns(first, i, last int) bool {
	if r.HasMark(first, i-1, grammar.Negation) && r.HasMark(i+1, last, grammar.Again) && !r.HasMark(i+1, last, grammar.Negation) {
		return true
	}
	before, after := r.saying(first, i-1), r.saying(i+1, last)
	return before != "" && after != "" && before != after
}

// saying is what the last outright cue of the tokens says, negations left out; "" if there is none.
func (r *Splitter) saying(first, last int) notice.Status {
	var out notice.Status
	for _, c := range r.CuesIn(first, last) {
		if c.Last <= last && c.Kind <= grammar.Cancelled && !c.Noun {
			out = c.Cue.Status
		}
	}
	return out
}

// spans reports whether a gapped cue reaches over token i ("kann weder … noch … werden").
func (r *Splitter) spans(i int) bool {
	for _, c := range r.CuesIn(i-maxCue, i-1) {
		if c.Last > i && c.First+1 < c.Last {
			return true
		}
	}
	return false
}

// ownPredicate reports whether a mention comes before the first cue in the tokens: a new subject.
func (r *Splitter) ownPredicate(first, last int) bool {
	cues := r.CuesIn(first, last)
	return slices.ContainsFunc(r.MentionsIn(first, last), func(m grammar.Mention) bool {
		return m.Last <= last && m.Role != grammar.Way && m.Role != grammar.Named && !slices.ContainsFunc(cues, func(c grammar.CueAt) bool { return c.First == m.First })
	}) && slices.ContainsFunc(cues, func(c grammar.CueAt) bool { return c.Last <= last })
}

// maxCue is how many tokens a cue spans at most, with its gaps.
const maxCue = 24

// taken is the marker that token i loses because it belongs to a cue: "wie geplant" is no plan, "in Raten" no advice.
func (r *Splitter) taken(cues []grammar.CueAt, i int) grammar.Mark {
	var out grammar.Mark
	for k := range cues {
		switch q := &cues[k]; {
		case q.First > i || i > q.Last:
		case q.Kind == grammar.Fail && q.First == i && q.HasNegation:
			out |= grammar.Modal // "will nicht gelingen"
		case q.Kind == grammar.Usual:
			out |= grammar.Modal | grammar.Condition | grammar.Past | grammar.Elsewhere
		case q.Kind == grammar.Limited && (q.Last == q.First+1 || r.Text.Is(q.First, "muessen")), q.Kind == grammar.Held && q.Last == i:
			out |= grammar.Advice // "in Raten", "müssen Sie mit Wartezeiten rechnen", "wird wie geplant aufgebaut"
		}
	}
	return out
}

// marksIn are the markers that token i has in clause c.
func (r *Splitter) marksIn(c *Chunk, i int) grammar.Mark {
	marks := r.At[i] &^ r.taken(c.Cues, i)
	if r.Text.Is(i-1, "seit") || r.Text.Tokens[i].Upper && i > c.First && r.Text.Tokens[i-1].Kind == lexicon.Word { // "nach derzeitigem Stand", "im Schloss"
		marks &^= grammar.Past
	}
	if r.Inside[i]&grammar.NoNegation != 0 {
		marks &^= grammar.Negation | grammar.Only // "nicht nur"
	}
	if i == c.Last && r.Text.Is(i, "da") {
		marks &^= grammar.Cause // "sind wieder für Sie da"
	}
	if r.Text.Is(i-1, "auch") && r.Text.Is(i, "sonst") {
		marks &^= grammar.Rest
	}
	return marks
}

// mentionsIn are the mentions within the tokens, bodies only where nothing else is named. They are those of the text: nobody may change them.
func (r *Splitter) mentionsIn(s Span) []grammar.Mention {
	ms := r.MentionsIn(s.First, s.Last)
	if n := len(ms); n > 0 && ms[n-1].Last > s.Last {
		ms = ms[:n-1]
	}
	if named := func(m grammar.Mention) bool { return m.Role == grammar.Named }; slices.ContainsFunc(ms, func(m grammar.Mention) bool { return !named(m) }) {
		return without(ms, named)
	}
	return slices.Clip(ms)
}

// Chunk makes one clause of the tokens: its cues, its mentions and its markers. label: it stands before a colon or dash.
func (r *Splitter) Chunk(s Span, label bool) Chunk {
	c := Chunk{Span: s, Label: label}
	from, cues := len(r.cues), r.CuesIn(s.First, s.Last)
	for k := range cues {
		if q := &cues[k]; q.Last <= s.Last && !r.isOver(q, s.First) {
			r.cues = append(r.cues, *q)
		}
	}
	c.Cues = r.cues[from:len(r.cues):len(r.cues)]
	if slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !r.attributive(&q) && q.Kind != grammar.Trouble }) {
		c.Cues = slices.DeleteFunc(c.Cues, func(q grammar.CueAt) bool { return r.attributive(&q) })
	}
	c.Mentions = r.mentionsIn(s)
	for i := s.First; i <= s.Last; i++ {
		if r.At[i] != 0 {
			c.Marks |= r.marksIn(&c, i)
		}
	}
	begin := s.First
	for begin < s.Last && (r.At[begin]&grammar.Join != 0 || r.Text.Tokens[begin].Kind == lexicon.Punct) {
		begin++
	}
	if c.Who = r.names(begin, s.Last); c.Who {
		c.Marks &^= grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition
	}
	c.Sub = r.At[begin]&(grammar.Condition|grammar.Cause) != 0 && !r.Text.Is(begin, "denn") && !r.follows(begin, s.Last) || bytes.Equal(r.Text.Folded(begin), []byte("dass"))
	return c
}
