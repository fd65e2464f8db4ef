package clause

import (
	"bytes"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Span is a run of tokens: First to Last.
type Span struct{ First, Last int }

// Sentences cuts the tokens of [from, to) of the text (byte offsets) into sentences, appended to out.
func (r *Reader) Sentences(from, to int, out []Span) []Span {
	first := -1
	toks := r.Text.Tokens
	lo, hi := r.tokenAt(from), len(toks)
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
		if r.endsSentence(i, to) || i > first && r.isPicture(i) && !r.isSign(first) && toks[i+1].Kind == lexicon.Word && toks[i+1].Upper {
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

// attributive reports whether the cue stands before a noun as its attribute ("die geschlossene Bücherei").
func (r *Reader) attributive(q *cueAt) bool {
	if q.kind > Fail || q.first != q.last || q.last+1 >= len(r.Text.Tokens) || !r.Text.Tokens[q.last+1].Upper {
		return false
	}
	w := r.Text.Folded(q.last)
	return bytes.HasSuffix(w, []byte("ene")) || bytes.HasSuffix(w, []byte("enen")) || bytes.HasSuffix(w, []byte("ete")) || bytes.HasSuffix(w, []byte("eten")) || bytes.HasSuffix(w, []byte("ener")) || bytes.HasSuffix(w, []byte("eter"))
}

// isSign reports whether token i is a sign that says something by itself (✔, ❌).
func (r *Reader) isSign(i int) bool {
	return r.Text.Tokens[i].Kind == lexicon.Symbol && slices.ContainsFunc(r.cuesIn(i, i), func(c cueAt) bool { return c.kind == Short && c.last == i })
}

// isPicture reports whether token i is a picture that stands where a full stop would.
func (r *Reader) isPicture(i int) bool {
	t := &r.Text.Tokens[i]
	return t.Kind == lexicon.Symbol && r.Text.Src[t.Start] >= 0xE2 && i+1 < len(r.Text.Tokens) && !r.Text.Is(i, "✔") && !r.Text.Is(i, "✘") && r.Text.Tokens[i-1].Kind != lexicon.Symbol
}

// tokenAt is the first token that begins at or after the byte offset.
func (r *Reader) tokenAt(offset int) int {
	lo, hi := 0, len(r.Text.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.Text.Tokens[mid].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// endsLine reports whether the line break i ends a sentence that has no full stop: the next line begins a new thought.
func (r *Reader) endsLine(i int) bool {
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

func (r *Reader) endsSentence(i, to int) bool {
	t := &r.Text.Tokens[i]
	if i+1 >= len(r.Text.Tokens) || r.Text.Tokens[i+1].Start >= to {
		return true
	}
	next := &r.Text.Tokens[i+1]
	switch t.Kind {
	case lexicon.Number:
		return t.End-t.Start > 3 && r.Text.Src[t.End-1] == '.' && next.Kind == lexicon.Word && next.Upper && (r.isNoOrdinal(i) || starts(r.Text.Folded(i+1)))
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
func (r *Reader) isFullStop(i int, next *lexicon.Token) bool {
	if next.Kind == lexicon.Word && !next.Upper || next.Kind == lexicon.Punct && (next.First == ',' || next.First == ')') || next.Kind == lexicon.Number && i > 0 && isAbbreviation(r.Text.Folded(i-1)) {
		return false
	}
	return i == 0 || r.Text.Tokens[i-1].Kind != lexicon.Word || !isAbbreviation(r.Text.Folded(i-1))
}

// isNoOrdinal reports whether the number i with its dot is too long to be counted ("2023.") or is the end of a telephone
// number ("4710-536."), so that the dot ends the sentence.
func (r *Reader) isNoOrdinal(i int) bool {
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

// chunk is one clause.
type chunk struct {
	Span
	cues     []cueAt
	mentions []Mention
	marks    mark
	label    bool // it ends with ":" or a dash after which something is said of it
	sub      bool // a subordinate clause
	who      bool // it only says whom the next clause is about ("Wer einen Pass braucht, …")
}

// chunks cuts a sentence into clauses, appended to out.
func (r *Reader) chunks(s Span, out []chunk) []chunk {
	first := s.First
	flush := func(last int, label bool) {
		if last >= first {
			out = r.split(Span{first, last}, label, out)
		}
	}
	for i := s.First; i <= s.Last; i++ {
		t := &r.Text.Tokens[i]
		switch {
		case t.Kind == lexicon.Punct && t.First == ',' && i > s.First && (r.isCut(i-1) || r.inDate(first, i)):
		case t.Kind == lexicon.Punct && t.First == '.' && i > s.First && isAbbreviation(r.Text.Folded(i-1)):
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

// inDate reports whether the comma i stands in a date ("Montag, 6. November") or closes one ("…, 6. November, ist …") in
// a clause from first that has not said anything yet.
func (r *Reader) inDate(first, i int) bool {
	if i+1 >= len(r.Text.Tokens) {
		return false
	}
	prev, next := &r.Text.Tokens[i-1], &r.Text.Tokens[i+1]
	if next.Kind == lexicon.Number && isWeekday(string(r.Text.Folded(i-1))) || next.Kind == lexicon.Word && isWeekday(string(r.Text.Folded(i-1))) && (r.Text.Is(i+1, "den") || r.Text.Is(i+1, "dem")) {
		return true
	}
	closes := prev.Kind == lexicon.Number && r.Text.Src[prev.End-1] == '.' || isMonth(string(r.Text.Folded(i-1))) || prev.Kind == lexicon.Number && i >= 2 && isMonth(string(r.Text.Folded(i-2)))
	if prev.Kind == lexicon.Word && r.Text.Is(i-1, "uhr") || closes {
		return next.Kind == lexicon.Number || r.Text.Is(i+1, "bis") || isWeekday(string(r.Text.Folded(i+1))) || !r.hasCue(first, i-1)
	}
	return false
}

func isWeekday(w string) bool {
	switch w {
	case "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "sonnabend", "mo", "di", "mi", "do", "fr", "sa", "so":
		return true
	}
	return false
}

func isMonth(w string) bool {
	switch w {
	case "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember":
		return true
	}
	return false
}

// names reports whether the clause from begin to last says whom the next one is about: "wer …", "die … möchten".
func (r *Reader) names(begin, last int) bool {
	switch string(r.Text.Folded(begin)) {
	case "wer", "wessen", "wem":
		return !r.Text.Is(last+1, "?")
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

// isCut reports whether the word at i lacks its end ("An-, Ab- und Ummeldungen").
func (r *Reader) isCut(i int) bool {
	t := &r.Text.Tokens[i]
	return t.Kind == lexicon.Word && r.Text.Src[t.End-1] == '-'
}

// isRange reports whether the dash at i stands between two numbers or days.
func (r *Reader) isRange(i int) bool {
	return i > 0 && i+1 < len(r.Text.Tokens) && r.Text.Tokens[i-1].Kind == lexicon.Number && r.Text.Tokens[i+1].Kind == lexicon.Number
}

func (r *Reader) besideCues(i int, s Span) bool {
	return r.hasCue(max(s.First, i-4), i-1) && r.hasCue(i+1, min(s.Last, i+6))
}

func (r *Reader) hasCue(first, last int) bool {
	for _, c := range r.cuesIn(first, last) {
		if c.last <= last && c.kind != Trouble && !c.noun {
			return true
		}
	}
	return false
}

// split cuts a clause once more at "und", "aber" and the like where each side has a cue, and appends the parts.
func (r *Reader) split(s Span, label bool, out []chunk) []chunk {
	first := s.First
	for i := s.First + 1; i < s.Last; i++ {
		if r.inside[i]&join == 0 || r.at[i]&join == 0 {
			continue
		}
		if r.at[i]&adversative == 0 && !r.ownPredicate(i+1, s.Last) && !r.turns(first, i, s.Last) {
			continue
		}
		if r.hasCue(first, i-1) && r.hasCue(i+1, s.Last) && !r.spans(i) {
			out = append(out, r.chunk(Span{first, i - 1}, false))
			first = i
		}
	}
	return append(out, r.chunk(Span{first, s.Last}, label))
}

// turns reports whether what is said after the join at i is the contrary of what is said before it ("ist … geschlossen und
// öffnet am Samstag wieder").
func (r *Reader) turns(first, i, last int) bool {
	before, after := r.saying(first, i-1), r.saying(i+1, last)
	return before != "" && after != "" && before != after
}

// saying is what the last outright cue of the tokens says, negations left out; "" if there is none.
func (r *Reader) saying(first, last int) notice.Status {
	var out notice.Status
	for _, c := range r.cuesIn(first, last) {
		if c.last <= last && c.kind <= Cancelled && !c.noun {
			out = c.cue.status
		}
	}
	return out
}

// spans reports whether a gapped cue reaches over token i ("kann weder … noch … werden").
func (r *Reader) spans(i int) bool {
	for _, c := range r.cuesIn(i-maxCue, i-1) {
		if c.last > i && c.first+1 < c.last {
			return true
		}
	}
	return false
}

// ownPredicate reports whether a mention comes before the first cue in the tokens: a new subject.
func (r *Reader) ownPredicate(first, last int) bool {
	cues := r.cuesIn(first, last)
	return slices.ContainsFunc(r.mentionsIn(first, last), func(m Mention) bool {
		return m.Last <= last && m.Role != Way && m.Role != Named && !slices.ContainsFunc(cues, func(c cueAt) bool { return c.first == m.First })
	}) && slices.ContainsFunc(cues, func(c cueAt) bool { return c.last <= last })
}

// maxCue is how many tokens a cue spans at most, with its gaps.
const maxCue = 24

// cuesIn are the cues that begin in tokens first to last.
func (r *Reader) cuesIn(first, last int) []cueAt {
	lo, _ := slices.BinarySearchFunc(r.cues, first, func(c cueAt, at int) int { return c.first - at })
	hi := lo
	for hi < len(r.cues) && r.cues[hi].first <= last {
		hi++
	}
	return r.cues[lo:hi]
}

// mentionsIn are the mentions that begin in tokens first to last.
func (r *Reader) mentionsIn(first, last int) []Mention {
	lo, _ := slices.BinarySearchFunc(r.Mentions, first, func(m Mention, at int) int { return m.First - at })
	hi := lo
	for hi < len(r.Mentions) && r.Mentions[hi].First <= last {
		hi++
	}
	return r.Mentions[lo:hi]
}

// taken is the marker that token i loses because it belongs to a cue: "wie geplant" is no plan.
func (r *Reader) taken(cues []cueAt, i int) mark {
	for k := range cues {
		if cues[k].kind == Usual && cues[k].first <= i && i <= cues[k].last {
			return modal | condition | past
		}
	}
	return 0
}

func (r *Reader) chunk(s Span, label bool) chunk {
	c := chunk{Span: s, label: label}
	for _, q := range r.cuesIn(s.First, s.Last) {
		if q.last <= s.Last {
			c.cues = append(c.cues, q)
		}
	}
	if slices.ContainsFunc(c.cues, func(q cueAt) bool { return !r.attributive(&q) && q.kind != Trouble }) {
		c.cues = slices.DeleteFunc(c.cues, func(q cueAt) bool { return r.attributive(&q) })
	}
	for _, m := range r.mentionsIn(s.First, s.Last) {
		if m.Last <= s.Last {
			c.mentions = append(c.mentions, m)
		}
	}
	if slices.ContainsFunc(c.mentions, func(m Mention) bool { return m.Role != Named }) {
		c.mentions = slices.DeleteFunc(c.mentions, func(m Mention) bool { return m.Role == Named })
	}
	for i := s.First; i <= s.Last; i++ {
		marks := r.at[i] &^ r.taken(c.cues, i)
		if r.Text.Is(i-1, "seit") {
			marks &^= past
		}
		if r.Text.Is(i-1, "auch") && r.Text.Is(i, "sonst") {
			marks &^= rest
		}
		c.marks |= marks
	}
	begin := s.First
	for begin < s.Last && (r.at[begin]&join != 0 || r.Text.Tokens[begin].Kind == lexicon.Punct) {
		begin++
	}
	if c.who = r.names(begin, s.Last); c.who {
		c.marks &^= modal | advice | past | condition
	}
	c.sub = r.at[begin]&(condition|cause) != 0 || bytes.Equal(r.Text.Folded(begin), []byte("dass"))
	return c
}
