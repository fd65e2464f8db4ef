package split

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Span is a run of tokens: First to Last.
type Span struct{ First, Last int }

// Sentences cuts the tokens of [from, to) of the text (byte offsets) into sentences, appended to out.
func (r *Splitter) Sentences(from, to int, out []Span) []Span {
	first := -1
	toks := r.Text.Tokens
	lo, hi := r.TokenAt(from), len(toks)
	for i := lo; i < hi && toks[i].Start < to; i++ {
		if toks[i].Kind == lexicon.Break {
			if first >= 0 && i > 0 && r.endsLine(i) {
				out = append(out, Span{first, i - 1})
				first = -1
			}
			continue
		}
		if first >= 0 && i > first && r.isSign(first) && r.isSign(i) {
			out = append(out, Span{first, i - 1})
			first = i
			continue
		}
		if first < 0 {
			first = i
		}
		if r.endsSentence(i, to) || i > first && r.endsWithPicture(first, i) {
			out = append(out, Span{first, i})
			first = -1
		}
	}
	if first >= 0 {
		last := first
		for last+1 < hi && toks[last+1].Start < to {
			last++
		}
		out = append(out, Span{first, last})
	}
	return out
}

// endsWithPicture reports whether the sentence from first ends with the picture i: a new one begins behind it.
func (r *Splitter) endsWithPicture(first, i int) bool {
	if !r.isPicture(i) && !r.isSign(i) || r.isSign(first) {
		return false
	}
	next := &r.Text.Tokens[i+1]
	return next.Kind == lexicon.Word && next.Upper
}

// attributive reports whether the cue stands before a noun as its attribute ("die geschlossene Bücherei").
func (r *Splitter) attributive(q *grammar.CueAt) bool {
	if q.Kind > grammar.Fail || q.First != q.Last || q.Last+1 >= len(r.Text.Tokens) || !r.Text.Tokens[q.Last+1].Upper {
		return false
	}
	w := r.Text.Folded(q.Last)
	return bytes.HasSuffix(w, []byte("ene")) || bytes.HasSuffix(w, []byte("enen")) || bytes.HasSuffix(w, []byte("ete")) || bytes.HasSuffix(w, []byte("eten")) || bytes.HasSuffix(w, []byte("ener")) || bytes.HasSuffix(w, []byte("eter"))
}

// isSign reports whether token i is a sign that says something by itself (✔, ❌).
func (r *Splitter) isSign(i int) bool {
	return r.Text.Tokens[i].Kind == lexicon.Symbol && slices.ContainsFunc(r.CuesIn(i, i), func(c grammar.CueAt) bool { return c.Kind == grammar.Short && c.Last == i })
}

// isPicture reports whether token i is a picture that stands where a full stop would.
func (r *Splitter) isPicture(i int) bool {
	t := &r.Text.Tokens[i]
	return t.Kind == lexicon.Symbol && r.Text.Src[t.Start] >= 0xE2 && i+1 < len(r.Text.Tokens) && !r.Text.Is(i, "✔") && !r.Text.Is(i, "✘") && r.Text.Tokens[i-1].Kind != lexicon.Symbol
}

// endsLine reports whether the line break i ends a sentence that has no full stop: the next line begins a new thought.
func (r *Splitter) endsLine(i int) bool {
	if i+1 >= len(r.Text.Tokens) {
		return true
	}
	next := r.Text.Tokens[i+1]
	switch next.Kind {
	case lexicon.Dash, lexicon.Symbol, lexicon.Break:
		return true
	}
	prev := r.Text.Tokens[i-1]
	return prev.Kind == lexicon.Punct && prev.First == ':'
}

func (r *Splitter) endsSentence(i, to int) bool {
	t := &r.Text.Tokens[i]
	if i+1 >= len(r.Text.Tokens) || r.Text.Tokens[i+1].Start >= to {
		return true
	}
	next := &r.Text.Tokens[i+1]
	switch t.Kind {
	case lexicon.Number:
		return (t.End-t.Start > 3 || r.endsExtension(i) && !word.IsMonth(string(r.Text.Folded(i+1)))) && r.Text.Src[t.End-1] == '.' && next.Kind == lexicon.Word && next.Upper && (r.isNoOrdinal(i) || starts(r.Text.Folded(i+1)))
	case lexicon.Dash:
		return t.First == '+' // "+++ Telefon läuft +++ Rathaus zu +++"
	case lexicon.Symbol:
		return t.First == '|'
	case lexicon.Punct:
	default:
		return false
	}
	switch t.First {
	case '!', '?':
		return next.Kind != lexicon.Punct || next.First != ')' && next.First != '!' && next.First != '?'
	case '.':
		return r.isFullStop(i, next)
	}
	return false
}

// isFullStop reports whether the dot at i, which next follows, ends a sentence and not an abbreviation.
func (r *Splitter) isFullStop(i int, next *lexicon.Token) bool {
	if next.Kind == lexicon.Word && !next.Upper || next.Kind == lexicon.Punct && (next.First == ',' || next.First == ')') || next.Kind == lexicon.Number && i > 0 && isAbbreviation(r.Text.Folded(i-1)) {
		return false
	}
	return i == 0 || r.Text.Tokens[i-1].Kind != lexicon.Word || !isAbbreviation(r.Text.Folded(i-1))
}

// endsExtension reports whether the number i is the end of a telephone number ("800-0.").
func (r *Splitter) endsExtension(i int) bool {
	const least = 3 // digits before the dash
	if i < 2 {
		return false
	}
	dash, before := &r.Text.Tokens[i-1], &r.Text.Tokens[i-2]
	return dash.Kind == lexicon.Dash && dash.End == r.Text.Tokens[i].Start && before.End == dash.Start && before.Kind == lexicon.Number && before.End-before.Start >= least
}

// isNoOrdinal reports whether the number i with its dot is too long to be counted ("2023.") or is the end of a telephone
// number ("4710-536."), so that the dot ends the sentence.
func (r *Splitter) isNoOrdinal(i int) bool {
	digits := r.Text.Src[r.Text.Tokens[i].Start : r.Text.Tokens[i].End-1]
	if strings.ContainsAny(digits, ".:") {
		return false
	}
	if len(digits) > 3 {
		return true
	}
	prev := r.Text.Tokens[max(i-1, 0)]
	return i > 0 && (prev.Kind == lexicon.Dash || prev.Kind == lexicon.Number || prev.Kind == lexicon.Symbol) && prev.End == r.Text.Tokens[i].Start
}

// starts reports whether a sentence often begins with the word; after a date with a dot, only these begin one.
func starts(w []byte) bool {
	switch string(w) {
	case "die", "der", "das", "ab", "bis", "bitte", "im", "in", "wir", "sie", "es", "am", "auch", "dort", "danach", "wer", "ein", "eine", "alle", "seit", "diese", "nach", "zudem", "unter", "fuer", "bereits", "neue", "nur", "weitere":
		return true
	}
	return false
}

func isAbbreviation(w []byte) bool {
	if len(w) == 1 {
		return true
	}
	switch string(w) {
	case "bzw", "ca", "ggf", "tel", "nr", "str", "inkl", "einschl", "zzt", "dr", "prof", "st", "mo", "di", "mi", "do", "fr", "sa", "so", "okt", "nov", "dez", "jan", "feb", "evtl", "usw", "etc", "abs", "zz", "wg", "exkl", "vgl", "sog", "lfd", "zi", "geb", "ehem", "bspw", "max", "min", "std", "mob", "tgl", "telef", "betr", "vorl", "zw":
		return true
	}
	return false
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
		if end := max(r.dayBracket(i, s.Last), r.dayBetween(first, i, s.Last)); end > i {
			i = end
			continue
		}
		switch {
		case t.Kind == lexicon.Punct && i > s.First && r.isInner(first, i):
		case t.Kind == lexicon.Punct && separates(t.First):
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

// dayBracket is the end of the bracket that opens at token i and holds nothing but a day ("bis Freitag (17.11.) zu"): it ends no clause. 0 if
// there is none.
func (r *Splitter) dayBracket(i, last int) int {
	const most = 8 // tokens of a day
	if !r.Text.Is(i, "(") {
		return 0
	}
	named := false
	for j := i + 1; j <= min(last, i+most); j++ {
		switch w := string(r.Text.Folded(j)); {
		case w == ")":
			if named && j < last {
				return j
			}
			return 0
		case r.Text.Tokens[j].Kind == lexicon.Number:
			named = named || strings.ContainsRune(w, '.')
		case w == "," || w == "." || w == "den" || w == "dem" || w == "der" || word.IsWeekday(w) || word.IsMonth(w):
		default:
			return 0
		}
	}
	return 0
}

// dayBetween is the comma that closes what the comma i opens, if nothing but a day stands between them ("bleibt die ganze Woche, vom 20. bis
// zum 24. November, zu"), in a clause from first that has not said anything yet. 0 if there is none.
func (r *Splitter) dayBetween(first, i, last int) int {
	const most = 12 // tokens of two days
	if !r.Text.Is(i, ",") || i == first {
		return 0
	}
	named := r.Text.Is(i+1, "einem") && word.IsWeekday(string(r.Text.Folded(i+2))) // "am 20. November, einem Montag, …"
	for j := i + 1; j <= min(last-1, i+most); j++ {
		switch {
		case r.Text.Is(j, ",") && !r.amidDay(j):
			if !named || r.hasCue(first, i-1) {
				return 0
			}
			return j
		case !r.ofDay(j):
			return 0
		}
		named = named || r.Text.Tokens[j].Kind == lexicon.Number
	}
	return 0
}

// amidDay reports whether the comma j stands between a weekday and its date.
func (r *Splitter) amidDay(j int) bool {
	return word.IsWeekday(string(r.Text.Folded(j-1))) && (r.Text.Tokens[j+1].Kind == lexicon.Number || r.Text.Is(j+1, "dem") || r.Text.Is(j+1, "den"))
}

// ofDay reports whether token j can belong to a day or a span of days.
func (r *Splitter) ofDay(j int) bool {
	if r.Text.Tokens[j].Kind == lexicon.Punct {
		return r.Text.Is(j, ",")
	}
	w := string(r.Text.Folded(j))
	return r.TellsTime(j) || word.IsWeekday(w) || w == "zum" || w == "einem" || w == "also" || w == "einschliesslich"
}

// isInner reports whether the sign i, in a clause from first, belongs to a cut word, a date or an abbreviation.
func (r *Splitter) isInner(first, i int) bool {
	switch r.Text.Tokens[i].First {
	case ',':
		return r.IsCut(i-1) || r.inDate(first, i)
	case '.':
		return isAbbreviation(r.Text.Folded(i - 1))
	}
	return false
}

// inDate reports whether the comma i stands in a date ("Montag, 6. November") or closes one ("…, 6. November, ist …") in
// a clause from first that has not said anything yet.
func (r *Splitter) inDate(first, i int) bool {
	if i+1 >= len(r.Text.Tokens) {
		return false
	}
	prev, next := &r.Text.Tokens[i-1], &r.Text.Tokens[i+1]
	if word.IsWeekday(string(r.Text.Folded(i-1))) && (next.Kind == lexicon.Number || r.Text.Is(i+1, "den") || r.Text.Is(i+1, "dem")) {
		return true
	}
	closes := prev.Kind == lexicon.Number && r.Text.Src[prev.End-1] == '.' || word.IsMonth(string(r.Text.Folded(i-1))) || prev.Kind == lexicon.Number && i >= 2 && word.IsMonth(string(r.Text.Folded(i-2)))
	if prev.Kind == lexicon.Word && r.Text.Is(i-1, "uhr") || closes {
		return next.Kind == lexicon.Number || word.GoesOn(string(r.Text.Folded(i+1))) || r.Text.Is(i+1, "bis") && !r.Text.Is(i+2, "dahin") || word.IsPossessive(string(r.Text.Folded(i+1))) || word.IsWeekday(string(r.Text.Folded(i+1))) || !r.hasCue(first, i-1)
	}
	return false
}

// names reports whether the clause from begin to last says whom the next one is about: "wer …", "die … möchten".
func (r *Splitter) names(begin, last int) bool {
	switch string(r.Text.Folded(begin)) {
	case "wer", "wessen", "wem":
		return !r.Text.Is(last+1, "?")
	case "was":
		switch string(r.Text.Folded(last)) {
		case "angeht", "anbelangt", "anlangt", "betrifft":
			return true // "Was die Kasse angeht, …"
		}
	case "die", "der", "denen":
		switch string(r.Text.Folded(last)) {
		case "wollen", "moechten", "will", "moechte", "muessen", "brauchen", "benoetigen", "braucht", "benoetigt":
			return true
		}
	}
	return false
}

// separates reports whether a clause ends at the sign.
func separates(sign byte) bool {
	switch sign {
	case ',', ';', '(', ')', '.', '!', '?':
		return true
	}
	return false
}

// isRange reports whether the dash at i stands between two numbers or days.
func (r *Splitter) isRange(i int) bool {
	return i > 0 && i+1 < len(r.Text.Tokens) && r.Text.Tokens[i-1].Kind == lexicon.Number && r.Text.Tokens[i+1].Kind == lexicon.Number
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
		if r.Inside[i]&grammar.Join == 0 || r.At[i]&grammar.Join == 0 {
			continue
		}
		if r.asksFirst(first, i, s.Last) || r.speaksSecond(first, i, s.Last) {
			out = append(out, r.Chunk(Span{first, i - 1}, false))
			first = i
			continue
		}
		if r.At[i]&grammar.Adversative == 0 && !r.ownPredicate(i+1, s.Last) && !r.turns(first, i, s.Last) {
			continue
		}
		if r.hasCue(first, i-1) && r.hasCue(i+1, s.Last) && !r.spans(i) {
			out = append(out, r.Chunk(Span{first, i - 1}, false))
			first = i
		}
	}
	return append(out, r.Chunk(Span{first, s.Last}, label))
}

// turns reports whether what is said after the join at i is the contrary of what is said before it ("ist … geschlossen und
// öffnet am Samstag wieder").
func (r *Splitter) turns(first, i, last int) bool {
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
		case q.Kind == grammar.Usual:
			out |= grammar.Modal | grammar.Condition | grammar.Past | grammar.Elsewhere
		case q.Kind == grammar.Limited && q.Last == q.First+1, q.Kind == grammar.Held && q.Last == i:
			out |= grammar.Advice // "in Raten", "wird wie geplant aufgebaut"
		}
	}
	return out
}

// Chunk makes one clause of the tokens: its cues, its mentions and its markers. label: it stands before a colon or dash.
func (r *Splitter) Chunk(s Span, label bool) Chunk {
	c := Chunk{Span: s, Label: label}
	c.Cues = slices.DeleteFunc(slices.Clone(r.CuesIn(s.First, s.Last)), func(q grammar.CueAt) bool { return q.Last > s.Last || r.isOver(&q, s.First) })
	if slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !r.attributive(&q) && q.Kind != grammar.Trouble }) {
		c.Cues = slices.DeleteFunc(c.Cues, func(q grammar.CueAt) bool { return r.attributive(&q) })
	}
	c.Mentions = slices.DeleteFunc(slices.Clone(r.MentionsIn(s.First, s.Last)), func(m grammar.Mention) bool { return m.Last > s.Last })
	if slices.ContainsFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role != grammar.Named }) {
		c.Mentions = slices.DeleteFunc(c.Mentions, func(m grammar.Mention) bool { return m.Role == grammar.Named })
	}
	for i := s.First; i <= s.Last; i++ {
		if r.At[i] == 0 {
			continue
		}
		marks := r.At[i] &^ r.taken(c.Cues, i)
		if r.Text.Is(i-1, "seit") || r.Text.Tokens[i].Upper && i > s.First && r.Text.Tokens[i-1].Kind == lexicon.Word { // "nach derzeitigem Stand", "im Schloss"
			marks &^= grammar.Past
		}
		if r.Inside[i]&grammar.NoNegation != 0 {
			marks &^= grammar.Negation
		}
		if r.Text.Is(i-1, "auch") && r.Text.Is(i, "sonst") {
			marks &^= grammar.Rest
		}
		c.Marks |= marks
	}
	begin := s.First
	for begin < s.Last && (r.At[begin]&grammar.Join != 0 || r.Text.Tokens[begin].Kind == lexicon.Punct) {
		begin++
	}
	if c.Who = r.names(begin, s.Last); c.Who {
		c.Marks &^= grammar.Modal | grammar.Advice | grammar.Past | grammar.Condition
	}
	c.Sub = r.At[begin]&(grammar.Condition|grammar.Cause) != 0 || bytes.Equal(r.Text.Folded(begin), []byte("dass"))
	return c
}
