package split

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// longest is how many tokens a sentence may have before it ends at its next comma, or at twice as many wherever it is: no clerk writes that much
// without a full stop, and what goes on about what it began with is looked for all over it.
const longest = 500

// Sentences cuts the tokens of [from, to) of the text (byte offsets) into sentences, appended to out.
func (r *Splitter) Sentences(from, to int, out []Span) []Span {
	first := -1
	toks := r.Text.Tokens
	hi := r.TokenAt(to)
	for i := r.TokenAt(from); i < hi; i++ {
		if toks[i].Kind == lexicon.Break {
			if first >= 0 && i > 0 && r.endsLine(i) {
				out = append(out, Span{first, i - 1})
				first = -1
			}
			continue
		}
		if first >= 0 && i-first < longest && toks[i].Kind == lexicon.Word && i+1 < hi {
			continue // a word amid a sentence: most tokens
		}
		if first >= 0 && i > first && r.SignAt(first) && r.SignAt(i) {
			out = append(out, Span{first, i - 1})
			first = i
			continue
		}
		if first < 0 {
			first = i
		}
		if r.endsAt(first, i, to) {
			out = append(out, Span{first, i})
			first = -1
		}
	}
	if first >= 0 {
		out = append(out, Span{first, hi - 1})
	}
	return out
}

// endsAt reports whether a sentence that begins at token first, in a stretch up to byte to, ends with token i.
func (r *Splitter) endsAt(first, i, to int) bool {
	return r.endsSentence(i, to) || i > first && r.endsWithPicture(first, i) || r.isTooLong(first, i) || r.AsksIf(first, i)
}

// isTooLong reports whether the sentence from first has to end with token i.
func (r *Splitter) isTooLong(first, i int) bool {
	return i-first >= longest && (r.Text.Is(i, ",") || r.Text.Is(i, ";") || i-first >= 2*longest)
}

// endsWithPicture reports whether the sentence from first ends with the picture i: a new one begins behind it.
func (r *Splitter) endsWithPicture(first, i int) bool {
	if !r.isPicture(i) && !r.SignAt(i) || r.SignAt(first) {
		return false
	}
	next := &r.Text.Tokens[i+1]
	return next.Kind == lexicon.Word && next.Upper
}

// SignAt reports whether token i is a sign that says something by itself (✔, ❌).
func (r *Splitter) SignAt(i int) bool {
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
		return (t.End-t.Start > 3 || r.endsExtension(i) || r.countsRoom(i) && !word.IsMonth(string(r.Text.Folded(i+1)))) && r.Text.Src[t.End-1] == '.' && next.Kind == lexicon.Word && next.Upper && (r.isNoOrdinal(i) || starts(r.Text.Folded(i+1)))
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

// countsRoom reports whether the number i is that of a room ("Zimmer 14.").
func (r *Splitter) countsRoom(i int) bool { return r.Text.Is(i-1, "raum") || r.Text.Is(i-1, "zimmer") }

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
	return r.countsRoom(i) || i > 0 && (prev.Kind == lexicon.Dash || prev.Kind == lexicon.Number || prev.Kind == lexicon.Symbol) && prev.End == r.Text.Tokens[i].Start
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
	case "bzw", "ca", "ggf", "tel", "nr", "str", "inkl", "einschl", "zzt", "dr", "prof", "st", "mo", "di", "mi", "do", "fr", "sa", "so", "okt", "nov", "dez", "jan", "feb", "evtl", "usw", "etc", "abs", "zz", "wg", "exkl", "vgl", "sog", "lfd", "zi", "geb", "ehem", "bspw", "max", "min", "std", "mob", "tgl", "telef", "betr", "vorl", "zw",
		"lt", "bzgl", "abt", "hr", "bgm", "mtl", "zzgl", "gem", "vorauss", "dgl", "allg", "durchw", "hinsichtl":
		return true
	}
	return false
}
