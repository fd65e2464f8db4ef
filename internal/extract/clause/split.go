package clause

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
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
		if first < 0 {
			first = i
		}
		if r.endsSentence(i, to) {
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
		return t.End-t.Start > 3 && r.Text.Src[t.End-1] == '.' && next.Kind == lexicon.Word && next.Upper && starts(r.Text.Folded(i+1))
	case lexicon.Punct:
	default:
		return false
	}
	switch t.First {
	case '!', '?':
		return next.Kind != lexicon.Punct || next.First != ')' && next.First != '!' && next.First != '?'
	case '.':
		if next.Kind == lexicon.Word && !next.Upper || next.Kind == lexicon.Punct && (next.First == ',' || next.First == ')') || next.Kind == lexicon.Number && i > 0 && isAbbreviation(r.Text.Folded(i-1)) {
			return false
		}
		return i == 0 || r.Text.Tokens[i-1].Kind != lexicon.Word || !isAbbreviation(r.Text.Folded(i-1))
	}
	return false
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
		case t.Kind == lexicon.Punct && t.First == ',' && i > s.First && r.isCut(i-1):
		case t.Kind == lexicon.Punct && (t.First == ',' || t.First == ';' || t.First == '(' || t.First == ')' || t.First == '.' || t.First == '!' || t.First == '?'):
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
	for i := range r.cues {
		if r.cues[i].first >= first && r.cues[i].last <= last && r.cues[i].kind != Trouble {
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
		if r.at[i]&adversative == 0 && !r.ownPredicate(i+1, s.Last) {
			continue
		}
		if r.hasCue(first, i-1) && r.hasCue(i+1, s.Last) && !r.spans(i) {
			out = append(out, r.chunk(Span{first, i - 1}, false))
			first = i
		}
	}
	return append(out, r.chunk(Span{first, s.Last}, label))
}

// spans reports whether a gapped cue reaches over token i ("kann weder … noch … werden").
func (r *Reader) spans(i int) bool {
	for k := range r.cues {
		if r.cues[k].first < i && r.cues[k].last > i && r.cues[k].first+1 < r.cues[k].last {
			return true
		}
	}
	return false
}

// ownPredicate reports whether a mention comes before the first cue in the tokens: a new subject.
func (r *Reader) ownPredicate(first, last int) bool {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.First >= first && m.Last <= last && m.Role != Way {
			for k := range r.cues {
				if c := &r.cues[k]; c.first >= first && c.last <= last {
					return true
				}
			}
		}
	}
	return false
}

func (r *Reader) chunk(s Span, label bool) chunk {
	c := chunk{Span: s, label: label}
	for i := range r.cues {
		if q := r.cues[i]; q.first >= s.First && q.last <= s.Last {
			c.cues = append(c.cues, q)
		}
	}
	for _, m := range r.Mentions {
		if m.First >= s.First && m.Last <= s.Last {
			c.mentions = append(c.mentions, m)
		}
	}
	for i := s.First; i <= s.Last; i++ {
		c.marks |= r.at[i]
	}
	begin := s.First
	for begin < s.Last && (r.at[begin]&join != 0 || r.Text.Tokens[begin].Kind == lexicon.Punct) {
		begin++
	}
	c.sub = r.at[begin]&(condition|cause) != 0 || bytes.Equal(r.Text.Folded(begin), []byte("dass"))
	return c
}
